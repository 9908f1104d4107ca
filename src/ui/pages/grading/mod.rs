//! The page.

use crate::ui::{device::use_language, parts::Page, route::GradingSection, words};
use leptos::prelude::*;

#[component]
pub fn Grading(section: GradingSection) -> impl IntoView {
    let _ = section;
    view! { <Page title=words::shell::grading(use_language())>{()}</Page> }
}
