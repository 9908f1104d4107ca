//! An icon of the sprite: decoration beside a word, or, with a label, a picture that speaks for itself.

use super::Glyph;
use leptos::prelude::*;

/// An outline icon in the colour of the text around it. Without a `label` it is hidden from screen readers.
#[component]
pub fn Icon(
    glyph: Glyph,
    #[prop(optional, into)] label: Option<TextProp>,
    #[prop(optional)] is_large: bool,
    #[prop(optional)] is_spinning: bool,
) -> impl IntoView {
    view! {
        <svg
            class="icon"
            class:icon-large=is_large
            class:icon-spin=is_spinning
            role=label.is_some().then_some("img")
            aria-hidden=label.is_none().then_some("true")
            aria-label=label.map(|label| move || label.get())
        >
            <use href=glyph.href()></use>
        </svg>
    }
}
