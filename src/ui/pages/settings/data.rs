//! The data and where it is kept: backup and restore, storage, privacy, open formats, the demo, erasing.

use super::{
    Setting,
    backup::BackupSetting,
    contacts::ContactsSetting,
    erase::{DemoSetting, EraseSetting},
    restore::RestoreSetting,
    storage::StorageSetting,
};
use crate::ui::{
    device::use_language,
    parts::{Glyph, LinkButton},
    shell::use_overview,
    words::settings as words,
};
use leptos::prelude::*;

/// Where the schema of a backup stands, beside the page.
const SCHEMA: &str = "workspace.schema.json";

/// Everything about the data.
#[component]
pub fn DataSettings() -> impl IntoView {
    let overview = use_overview();
    let settings = Memo::new(move |_| overview.get().and_then(|overview| overview.settings));
    let has_workspace = Memo::new(move |_| settings.with(Option::is_some));
    let is_demo = Memo::new(move |_| settings.with(|settings| settings.as_ref().is_some_and(|settings| settings.is_demo)));
    view! {
        {move || is_demo.get().then(|| view! { <DemoSetting /> })}
        {move || has_workspace.get().then(|| view! { <BackupSetting /> })}
        <RestoreSetting />
        {move || has_workspace.get().then(|| view! { <ContactsSetting /> })}
        <StorageSetting />
        <PrivacySetting />
        <FormatsSetting />
        {move || has_workspace.get().then(|| view! { <EraseSetting /> })}
    }
}

/// The policy that this very page was served with.
fn policy_in_force() -> Option<String> {
    document().query_selector("meta[http-equiv='Content-Security-Policy']").ok()??.get_attribute("content")
}

#[component]
fn PrivacySetting() -> impl IntoView {
    let language = use_language();
    view! {
        <Setting title=words::privacy(language) text=words::privacy_text(language)>
            {policy_in_force().map(|policy| view! {
                <p class="field-label">{words::policy(language)}</p>
                <code class="settings-policy">{policy}</code>
            })}
        </Setting>
    }
}

#[component]
fn FormatsSetting() -> impl IntoView {
    let language = use_language();
    view! {
        <Setting title=words::formats(language) text=words::formats_text(language)>
            <LinkButton icon=Glyph::External href=SCHEMA>{words::schema(language)}</LinkButton>
        </Setting>
    }
}
