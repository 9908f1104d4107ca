//! The page.

use crate::ui::{device::use_language, parts::Page, words};
use leptos::prelude::*;

#[component]
pub fn Products() -> impl IntoView {
    view! { <Page title=words::shell::products(use_language())>{()}</Page> }
}
