//! Hands a file that the engine has made ready to the browser's downloads.
//!
//! The bytes never pass through the page: the file is an object URL, which is let go once the browser has had time to take it.
//! Not here: making files (`engine`), and saving charts, which are the page's own drawings (`parts::charts`).

use crate::engine::protocol::ReadyFile;
use gloo::timers::callback::Timeout;
use leptos::prelude::document;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{HtmlAnchorElement, Url};

/// How long a browser is given to begin reading the file.
const TAKEN_AFTER_MS: u32 = 60_000;

/// Offers the file for download under its name. `None` if the browser makes no link, where nothing can be saved at all.
pub fn save(file: &ReadyFile) -> Option<()> {
    let link = document().create_element("a").ok()?.dyn_into::<HtmlAnchorElement>().ok()?;
    link.set_href(&file.url);
    link.set_download(&file.name);
    link.click();
    let url = file.url.clone();
    // Letting go of an address that is gone already is no loss.
    Timeout::new(TAKEN_AFTER_MS, move || drop(Url::revoke_object_url(&url))).forget();
    Some(())
}
