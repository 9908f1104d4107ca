//! The page.

use crate::domain::CustomerId;
use crate::ui::{device::use_language, parts::Page, words};
use leptos::prelude::*;

#[component]
pub fn CustomerPage(id: CustomerId) -> impl IntoView {
    view! { <Page title=words::shell::customer(use_language())>{id.to_string()}</Page> }
}
