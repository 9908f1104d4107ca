//! The page.

use crate::ui::{device::use_language, parts::Page, words};
use leptos::prelude::*;

#[component]
pub fn Import() -> impl IntoView {
    view! { <Page title=words::shell::import(use_language())>{()}</Page> }
}
