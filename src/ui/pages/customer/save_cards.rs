//! The customer and everybody there as a vCard file, for a telephone or a mail program.

use super::Sheet;
use super::profile::use_known;
use crate::engine::protocol::ContactsWish;
use crate::exchange::contacts::CardVersion;
use crate::ui::{
    device::use_language,
    pages::saving::save_contacts,
    parts::{Button, ButtonKind, ControlSize, Glyph, use_toasts},
    session::use_session,
    words::people as words,
};
use leptos::prelude::*;

/// The button; not there for who asked not to be contacted.
#[component]
pub fn SaveCards(sheet: Sheet) -> impl IntoView {
    let (language, session, toasts, known) = (use_language(), use_session(), use_toasts(), use_known());
    let may_be_saved = Memo::new(move |_| known.with(|known| known.as_ref().is_some_and(|known| !known.profile.do_not_contact)));
    let save = move || {
        let name = untrack(|| sheet.with(|sheet, _| sheet.customer.name.clone()));
        save_contacts(session, toasts, language, ContactsWish::Customer(sheet.id()), CardVersion::Three, name);
    };
    move || {
        may_be_saved.get().then(|| view! {
            <Button kind=ButtonKind::Ghost size=ControlSize::Small icon=Glyph::Download label=words::save_cards(language) on_press=save attr:data-action="save-cards" />
        })
    }
}
