//! The page.

use crate::ui::{device::use_language, parts::Page, words};
use leptos::prelude::*;

#[component]
pub fn Welcome() -> impl IntoView {
    view! { <Page title=words::shell::welcome(use_language())>{()}</Page> }
}
