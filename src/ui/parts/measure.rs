//! How large an element is, kept up to date.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::prelude::Closure;
use leptos::web_sys;

/// Width and height in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    pub width: f64,
    pub height: f64,
}

/// Watches an element until it is dropped.
struct Watch {
    observer: web_sys::ResizeObserver,
    _told: Closure<dyn FnMut()>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// The size of an element: zero until it is on the page, then as it changes.
pub fn use_size(node: NodeRef<leptos::html::Div>) -> ReadSignal<Size> {
    let (size, set_size) = signal(Size::default());
    let watch = StoredValue::new_local(None::<Watch>);
    Effect::new(move || {
        let Some(element) = node.get() else { return };
        let watched = element.clone();
        let told = Closure::<dyn FnMut()>::new(move || {
            let now = Size { width: f64::from(watched.client_width()), height: f64::from(watched.client_height()) };
            if size.try_get_untracked().is_some_and(|before| before != now) {
                set_size.try_set(now);
            }
        });
        if let Ok(observer) = web_sys::ResizeObserver::new(told.as_ref().unchecked_ref()) {
            observer.observe(&element);
            watch.set_value(Some(Watch { observer, _told: told }));
        }
    });
    size
}
