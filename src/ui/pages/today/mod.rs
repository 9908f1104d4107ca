//! The page.

use crate::ui::{device::use_language, parts::Page, words};
use leptos::prelude::*;

#[component]
pub fn Today() -> impl IntoView {
    view! { <Page title=words::shell::today(use_language())>{()}</Page> }
}
