//! The way back to the welcome page, for pages that can be opened before there is a workspace and with it the navigation.

use crate::ui::{
    device::use_language,
    parts::{ButtonKind, Glyph, LinkButton},
    route::Route,
    shell::use_overview,
    words::shell as words,
};
use leptos::prelude::*;

/// Leads to the welcome page; nothing once there is a workspace.
#[component]
pub fn BackToWelcome() -> impl IntoView {
    let language = use_language();
    let overview = use_overview();
    let is_new = Memo::new(move |_| overview.get().is_some_and(|overview| overview.settings.is_none()));
    move || {
        is_new.get().then(|| {
            view! { <LinkButton kind=ButtonKind::Ghost icon=Glyph::ArrowLeft href=Route::Welcome.to_string()>{words::back(language)}</LinkButton> }
        })
    }
}
