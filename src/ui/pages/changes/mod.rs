//! The page.

use crate::ui::{device::use_language, parts::Page, words};
use leptos::prelude::*;

#[component]
pub fn Changes() -> impl IntoView {
    view! { <Page title=words::shell::changes(use_language())>{()}</Page> }
}
