//! Everybody's contacts as one file for telephones and mail programs.

use super::Setting;
use crate::engine::{parcel::Parcel, protocol::ContactsWish};
use crate::exchange::contacts::CardVersion;
use crate::ui::{
    device::use_language,
    pages::saving::save_contacts,
    parts::{Button, Glyph, use_toasts},
    session::use_session,
    words::settings as words,
};
use crate::workspace::questions::CustomersView;
use leptos::prelude::*;

/// A button for each version.
#[component]
pub fn ContactsSetting() -> impl IntoView {
    let (language, session, toasts) = (use_language(), use_session(), use_toasts());
    let save = move |version| {
        let everybody = ContactsWish::Shown(Parcel::of(&CustomersView::default()));
        save_contacts(session, toasts, language, everybody, version, words::contacts(language).to_owned());
    };
    view! {
        <Setting title=words::contacts(language) text=words::contacts_text(language)>
            <div class="button-row">
                <Button icon=Glyph::Download on_press=move || save(CardVersion::Three) attr:data-action="save-contacts">{words::contacts_three(language)}</Button>
                <Button icon=Glyph::Download on_press=move || save(CardVersion::Four)>{words::contacts_four(language)}</Button>
            </div>
        </Setting>
    }
}
