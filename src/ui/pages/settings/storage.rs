//! Whether the browser keeps what is stored, and how full it is. The browser is asked; nothing is guessed.

use super::Setting;
use crate::storage::health::{Room, ask_to_stay, room, stays};
use crate::ui::{
    device::use_language,
    format,
    parts::{Banner, Button, Glyph, Tone},
    words::settings as words,
};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What the browser said about staying.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Staying {
    Yes,
    No,
    /// Asked, and declined for now.
    Declined,
    /// Asked, and granted.
    Granted,
    Unknown,
}

/// Whether the data stays, and how much room there is.
#[component]
pub fn StorageSetting() -> impl IntoView {
    let language = use_language();
    let staying = RwSignal::new(None);
    let space = RwSignal::new(None);
    spawn_local(async move {
        let answer = match stays().await {
            Ok(true) => Staying::Yes,
            Ok(false) => Staying::No,
            Err(_) => Staying::Unknown,
        };
        staying.try_set(Some(answer));
        space.try_set(Some(room().await.ok()));
    });
    let ask = move || {
        spawn_local(async move {
            let answer = match ask_to_stay().await {
                Ok(true) => Staying::Granted,
                Ok(false) => Staying::Declined,
                Err(_) => Staying::Unknown,
            };
            staying.try_set(Some(answer));
        });
    };
    let said = move || {
        staying.get().map(|staying| match staying {
            Staying::Yes => (Tone::Ok, words::stays(language)),
            Staying::Granted => (Tone::Ok, words::answer_yes(language)),
            Staying::No => (Tone::Warn, words::stays_not(language)),
            Staying::Declined => (Tone::Warn, words::answer_no(language)),
            Staying::Unknown => (Tone::Warn, words::stays_unknown(language)),
        })
    };
    let can_ask = move || matches!(staying.get(), Some(Staying::No | Staying::Declined));
    view! {
        <Setting title=words::storage(language) text=words::storage_text(language)>
            {move || said().map(|(tone, title)| view! { <Banner tone title=title /> })}
            {move || can_ask().then(|| view! { <Button icon=Glyph::Shield on_press=ask>{words::ask_to_stay(language)}</Button> })}
            {move || space.get().map(|space| view! { <Fill space /> })}
        </Setting>
    }
}

#[component]
fn Fill(space: Option<Room>) -> impl IntoView {
    let language = use_language();
    let Some(Room { used_bytes, limit_bytes }) = space else {
        return view! { <p class="field-hint">{words::room_unknown(language)}</p> }.into_any();
    };
    let said = words::room(language, format::bytes(language, used_bytes), format::bytes(language, limit_bytes));
    let label = said.clone();
    view! {
        <div class="settings-room progress">
            <span class="field-hint">{said}</span>
            <progress max=limit_bytes.to_string() value=used_bytes.to_string() aria-label=label></progress>
        </div>
    }
    .into_any()
}
