//! Settings in sections: this device, the workspace, fields of one's own, privacy, the data and where it is kept.
//!
//! ```text
//! device       language, appearance, keyboard: kept on this device, changed at once
//! workspace    name, currency, as-of day, rule: commands, each with its undo
//! fields       what the team wants to know of customers beyond what everybody does
//! privacy      presentation mode, and whose time of keeping is over
//! data         the section that gathers backup, restore, storage, demo and erasing
//! ```
//!
//! Not here: cut points of one's own, which are set where their effect is seen (`grading`).

mod backup;
mod contacts;
mod data;
mod device;
mod erase;
mod field_form;
mod fields;
mod privacy;
mod restore;
mod restore_preview;
mod rule;
mod storage;
mod workspace;

use super::{address::RouteTabs, way_back::BackToWelcome};
use crate::ui::{
    device::use_language,
    parts::Page,
    route::{Route, SettingsSection},
    words::{settings as words, shell},
};
use leptos::prelude::*;

/// The settings, one section at a time.
#[component]
pub fn Settings(section: SettingsSection) -> impl IntoView {
    let language = use_language();
    let name = |section| match section {
        SettingsSection::Device => words::device(language),
        SettingsSection::Workspace => words::workspace(language),
        SettingsSection::Fields => words::fields(language),
        SettingsSection::Privacy => words::privacy_section(language),
        SettingsSection::Data => words::data(language),
    };
    let places = SettingsSection::ALL.map(|section| (Route::Settings(section), name(section))).to_vec();
    let content = match section {
        SettingsSection::Device => view! { <device::DeviceSettings /> }.into_any(),
        SettingsSection::Workspace => view! { <workspace::WorkspaceOfSettings /> }.into_any(),
        SettingsSection::Fields => view! { <fields::FieldsSettings /> }.into_any(),
        SettingsSection::Privacy => view! { <privacy::PrivacySettings /> }.into_any(),
        SettingsSection::Data => view! { <data::DataSettings /> }.into_any(),
    };
    view! {
        <Page title=shell::settings(language) actions=|| view! { <BackToWelcome /> }>
            <RouteTabs label=words::sections(language) places current=Route::Settings(section) />
            <div class="settings">{content}</div>
        </Page>
    }
}

/// One setting: what it is, a sentence about it, and what can be done.
#[component]
fn Setting(#[prop(into)] title: TextProp, #[prop(into)] text: TextProp, #[prop(optional)] children: Option<Children>) -> impl IntoView {
    view! {
        <section class="settings-section">
            <div class="stack-tight">
                <h2>{move || title.get()}</h2>
                <p>{move || text.get()}</p>
            </div>
            <div>{children.map(|children| children())}</div>
        </section>
    }
    .into_any()
}
