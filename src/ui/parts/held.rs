//! What has the focus, to be gone back to: itself, or what stands for it once it was drawn anew or is gone.

use leptos::prelude::document;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement};

/// What can be gone on from. Not fields: on a phone they would bring up the keyboard.
const STOPS: &str = "a[href], button:not(:disabled), summary, [tabindex='0']";

/// What had the focus, and all that it is in, the nearest first.
pub struct Held {
    element: Element,
    name: String,
    within: Vec<Element>,
}

/// What something is called, by which it is known again.
fn name(element: &Element) -> String {
    element.get_attribute("aria-label").or_else(|| element.text_content()).unwrap_or_default()
}

impl Held {
    /// What has the focus now.
    pub fn now() -> Option<Self> {
        document().active_element().map(Self::of)
    }

    /// This element.
    pub fn of(element: Element) -> Self {
        let within = std::iter::successors(element.parent_element(), |element| element.parent_element()).collect();
        Self { name: name(&element), within, element }
    }

    /// Whether it has left the page.
    pub fn is_gone(&self) -> bool {
        !self.element.is_connected()
    }

    /// Gives it the focus again, or its heir.
    pub fn take_up(&self) {
        let own = self.element.clone().dyn_into::<HtmlElement>().ok().filter(|_| !self.is_gone());
        if let Some(heir) = own.or_else(|| self.heir()) {
            // What cannot take it leaves it where it is.
            let _ = heir.focus();
        }
    }

    /// The same thing drawn anew, as near as there is one; else what is nearest to where it was; else the heading of the page.
    fn heir(&self) -> Option<HtmlElement> {
        let left = || self.within.iter().filter(|element| element.is_connected());
        let twin = left().find_map(|element| first(element, &self.element.tag_name(), |other| name(other) == self.name));
        let near = || left().take_while(|element| !element.matches(".page, main, body").unwrap_or(true));
        twin.or_else(|| near().find_map(|element| first(element, STOPS, |_| true)))
            .or_else(|| document().query_selector("main h1").ok().flatten()?.dyn_into().ok())
    }
}

/// The first thing inside that is shown, fits, and is meant.
fn first(element: &Element, selector: &str, is_meant: impl Fn(&Element) -> bool) -> Option<HtmlElement> {
    let all = element.query_selector_all(selector).ok()?;
    let mut found = (0..all.length()).filter_map(|at| all.item(at)?.dyn_into::<HtmlElement>().ok());
    // What is not shown takes no room.
    found.find(|element| element.get_bounding_client_rect().width() > 0.0 && is_meant(element))
}
