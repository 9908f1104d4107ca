//! Ways to reach people by one's own means: addresses that open a telephone or mail program, and the clipboard.
//!
//! Nothing is sent from here.

use leptos::prelude::window;
use leptos::wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The address that calls a number.
pub fn call_address(phone: &str) -> String {
    format!("tel:{}", phone.chars().filter(|letter| letter.is_ascii_digit() || *letter == '+').collect::<String>())
}

/// The address that opens the mail program, with subject and body where they are chosen (RFC 6068: line ends are CRLF).
pub fn mail_address(email: &str, text: Option<(&str, &str)>) -> String {
    let encoded = |text: &str| String::from(js_sys::encode_uri_component(text));
    let to = encoded(email).replace("%40", "@");
    match text {
        None => format!("mailto:{to}"),
        Some((subject, body)) => format!("mailto:{to}?subject={}&body={}", encoded(subject), encoded(&body.replace('\n', "\r\n"))),
    }
}

/// Puts a text on the clipboard; `None` where the browser does not let it.
pub async fn copied(text: &str) -> Option<()> {
    let clipboard = js_sys::Reflect::get(&window().navigator(), &JsValue::from_str("clipboard")).ok()?;
    let write = js_sys::Reflect::get(&clipboard, &JsValue::from_str("writeText")).ok()?.dyn_into::<js_sys::Function>().ok()?;
    let promise = write.call1(&clipboard, &JsValue::from_str(text)).ok()?.dyn_into::<js_sys::Promise>().ok()?;
    JsFuture::from(promise).await.ok().map(|_| ())
}
