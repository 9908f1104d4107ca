//! The page.

use crate::ui::{device::use_language, parts::Page, words};
use leptos::prelude::*;

#[component]
pub fn Customers() -> impl IntoView {
    view! { <Page title=words::shell::customers(use_language())>{()}</Page> }
}
