//! The field to search a list with.

use super::{Glyph, Icon};
use leptos::ev::{CompositionEvent, KeyboardEvent};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys;

/// A search field that tells every keystroke, but none while an input method is composing. Esc clears it.
///
/// Esc clears it, and once more leaves it. It carries `data-key`, by which the shell finds it when `/` is pressed.
#[component]
pub fn SearchField(
    #[prop(into)] label: TextProp,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] on_search: Callback<String>,
) -> impl IntoView {
    let (called, placeholder) = (label.clone(), label);
    let input = NodeRef::<leptos::html::Input>::new();
    let tell = move || {
        if let Some(typed) = input.get_untracked().map(|input| input.value())
            && typed != value.get_untracked()
        {
            on_search.run(typed);
        }
    };
    let typed = move |event: web_sys::Event| {
        if !event.dyn_ref::<web_sys::InputEvent>().is_some_and(web_sys::InputEvent::is_composing) {
            tell();
        }
    };
    let keys = move |event: KeyboardEvent| {
        if event.key() != "Escape" || event.is_composing() {
            return;
        }
        if value.with_untracked(|value| !value.is_empty()) {
            event.stop_propagation();
            on_search.run(String::new());
        } else if let Some(input) = input.get_untracked() {
            // Leaving the field fails only if it is gone.
            let _ = input.blur();
        }
    };
    view! {
        <label class="search-field">
            <Icon glyph=Glyph::Search />
            <input
                node_ref=input
                class="input"
                type="search"
                data-key="/"
                autocomplete="off"
                spellcheck="false"
                aria-label=move || called.get()
                placeholder=move || placeholder.get()
                prop:value=value
                on:input=typed
                on:compositionend=move |_: CompositionEvent| tell()
                on:keydown=keys
            />
            <span class="kbd wide-only" aria-hidden="true">"/"</span>
        </label>
    }
    .into_any()
}
