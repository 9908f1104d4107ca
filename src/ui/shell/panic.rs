//! When the page itself breaks: an overlay says that saved data is safe and offers a reload.
//!
//! Built with the plain document, because nothing else may work any more.

use crate::ui::{device::detect_language, words::shell as words};
use leptos::{prelude::document, wasm_bindgen::JsValue, web_sys::Element};

/// From now on a panic shows a page.
pub fn show_page_on_panic() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        // What cannot be shown cannot be helped: the console has it.
        let _ = show(&info.to_string());
    }));
}

fn show(reason: &str) -> Result<(), JsValue> {
    let language = detect_language();
    let document = document();
    let Some(body) = document.body() else { return Ok(()) };
    let add = |parent: &Element, tag: &str, text: &str| -> Result<Element, JsValue> {
        let element = document.create_element(tag)?;
        element.set_text_content(Some(text));
        parent.append_child(&element)?;
        Ok(element)
    };
    let overlay = document.create_element("div")?;
    overlay.set_class_name("panic");
    overlay.set_attribute("role", "alertdialog")?;
    add(&overlay, "h1", words::panic_title(language))?;
    add(&overlay, "p", words::panic_text(language))?;
    let link = add(&overlay, "a", words::reload(language))?;
    link.set_attribute("href", "./")?;
    link.set_class_name("button button-primary");
    let details = add(&overlay, "details", "")?;
    add(&details, "summary", words::panic_details(language))?;
    add(&details, "pre", reason)?;
    body.append_child(&overlay)?;
    Ok(())
}
