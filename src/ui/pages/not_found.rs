//! An address that leads nowhere.

use crate::ui::{
    device::use_language,
    parts::{EmptyState, LinkButton, Page},
    route::Route,
    words::shell as words,
};
use leptos::prelude::*;

/// Says so, and leads back.
#[component]
pub fn NotFound() -> impl IntoView {
    let language = use_language();
    view! {
        <Page title=words::not_found(language)>
            <EmptyState title=words::not_found(language) text=words::not_found_text(language)><LinkButton href=Route::Today.to_string()>{words::go_today(language)}</LinkButton></EmptyState>
        </Page>
    }
}
