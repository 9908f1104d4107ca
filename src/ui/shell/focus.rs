//! Keeps the focus when what has it is drawn anew or goes away: whoever works by keyboard, or listens, goes on where they were. Left to
//! itself the browser begins at the top of the page.
//!
//! Not here: where the focus goes on a new page ([`settled`](super::settled)) and after a dialog ([`Dialog`](crate::ui::parts::Dialog)).

use crate::ui::parts::Held;
use gloo::events::EventListener;
use js_sys::{Object, Reflect};
use leptos::prelude::*;
use leptos::wasm_bindgen::{self, JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};
use leptos::web_sys::{Element, Node};

#[wasm_bindgen]
extern "C" {
    /// Tells when the page has changed.
    type MutationObserver;

    #[wasm_bindgen(constructor)]
    fn new(told: &JsValue) -> MutationObserver;

    #[wasm_bindgen(method)]
    fn observe(this: &MutationObserver, target: &Node, options: &Object);

    #[wasm_bindgen(method)]
    fn disconnect(this: &MutationObserver);
}

/// Whatever is added or taken away, anywhere.
fn everything() -> Object {
    let options = Object::new();
    for name in ["childList", "subtree"] {
        // Fails only for an object that is frozen.
        let _ = Reflect::set(&options, &name.into(), &JsValue::TRUE);
    }
    options
}

fn is_lost() -> bool {
    document().active_element().is_none_or(|element| element.tag_name() == "BODY")
}

/// Watches for as long as the shell is mounted.
pub fn keep() {
    let Some(body) = document().body() else { return };
    let held = StoredValue::new_local(None::<Held>);
    let moves = EventListener::new(&body, "focusin", move |event| {
        let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        held.try_set_value(element.map(Held::of));
    });
    let told = Closure::<dyn FnMut()>::new(move || {
        // Whoever pressed beside everything has let go of it; only what has left the page is looked for.
        if is_lost()
            && let Some(gone) = held.try_update_value(|held| held.take_if(|held| held.is_gone())).flatten()
        {
            gone.take_up();
        }
    });
    let observer = MutationObserver::new(told.as_ref());
    observer.observe(&body, &everything());
    let watching = StoredValue::new_local(Some((moves, told, observer)));
    on_cleanup(move || {
        if let Some((_, _, observer)) = watching.try_update_value(Option::take).flatten() {
            observer.disconnect();
        }
    });
}
