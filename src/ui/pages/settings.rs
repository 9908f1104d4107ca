//! The page.

use crate::ui::{device::use_language, parts::Page, route::SettingsSection, words};
use leptos::prelude::*;

#[component]
pub fn Settings(section: SettingsSection) -> impl IntoView {
    let _ = section;
    view! { <Page title=words::shell::settings(use_language())>{()}</Page> }
}
