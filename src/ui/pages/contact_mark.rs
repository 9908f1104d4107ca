//! The mark of a customer who asked not to be contacted, wherever customers are listed.

use crate::ui::{
    device::use_language,
    parts::{Glyph, Tag, Tone},
    words::customers as words,
};
use crate::workspace::questions::Withheld;
use leptos::prelude::*;

/// The mark; nothing beside who may be contacted.
#[component]
pub fn ContactMark(withheld: Withheld) -> impl IntoView {
    let language = use_language();
    withheld.contact.then(|| {
        view! {
            " "
            <span class="contact-mark" title=words::do_not_contact_text(language)>
                <Tag tone=Tone::Bad icon=Glyph::Alert>{words::do_not_contact(language)}</Tag>
            </span>
        }
    })
}
