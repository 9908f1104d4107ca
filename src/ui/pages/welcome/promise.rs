//! That everything stays on this device, and how that is enforced.

use crate::ui::{
    device::use_language,
    parts::{Glyph, Icon},
    words::welcome as words,
};
use leptos::prelude::*;

/// The promise, and behind it the reasons to believe it.
#[component]
pub fn Promise() -> impl IntoView {
    let language = use_language();
    let reasons = [
        (Glyph::Store, words::stays_no_server(language)),
        (Glyph::Shield, words::stays_policy(language)),
        (Glyph::Coffee, words::stays_offline(language)),
        (Glyph::Save, words::stays_backup(language)),
    ];
    let list = reasons.into_iter().map(|(glyph, text)| view! { <li><Icon glyph /><span>{text}</span></li> }).collect_view();
    view! {
        <details class="welcome-promise">
            <summary>
                <Icon glyph=Glyph::Shield />
                <strong>{words::stays(language)}</strong>
                <span class="link">{words::stays_how(language)}</span>
            </summary>
            <ul>{list}</ul>
        </details>
    }
}
