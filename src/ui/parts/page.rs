//! The frame of one page: its title, how many it holds, its actions, its content, its footer.

use super::unique_id;
use crate::ui::device::use_language;
use crate::ui::words;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys;

/// A page inside `<main>`: bar with heading, count and actions, then the content, then an optional footer bar.
///
/// Sets the window's title. The heading can take the focus, which the shell gives it when the route changes.
#[component]
pub fn Page(
    #[prop(into)] title: TextProp,
    /// A picture before the heading.
    #[prop(optional, into)]
    mark: Option<ViewFn>,
    /// How many there are, formatted.
    #[prop(optional, into)]
    count: Signal<Option<String>>,
    /// Search and buttons, the one primary button last.
    #[prop(optional, into)]
    actions: Option<ViewFn>,
    /// Shown, total, sum and mean of a list.
    #[prop(optional, into)]
    footer: Option<ViewFn>,
    /// The page does not scroll: its list fills what is left, and scrolls by itself.
    #[prop(optional)]
    is_filled: bool,
    children: Children,
) -> impl IntoView {
    let language = use_language();
    let heading = title.clone();
    Effect::new(move || document().set_title(&format!("{} · {}", title.get(), words::shell::app(language))));
    view! {
        <header class="topbar">
            {mark.map(|mark| mark.run())}
            <h1 tabindex="-1">{move || heading.get()}</h1>
            <span class="topbar-count">{count}</span>
            <div class="topbar-actions">{actions.as_ref().map(ViewFn::run)}</div>
        </header>
        <div class="page" class:page-fill=is_filled>{children()}</div>
        {footer.map(|footer| view! { <footer class="footbar">{footer.run()}</footer> })}
    }
    .into_any()
}

/// The first thing Tab reaches: jumps over the navigation to `<main id="main" tabindex="-1">`, leaving the address alone.
#[component]
pub fn SkipLink() -> impl IntoView {
    let skip = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        if let Some(main) = document().get_element_by_id("main").and_then(|main| main.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = main.focus();
        }
    };
    view! { <a class="skip-link" href="#main" on:click=skip>{words::shell::skip_to_content(use_language())}</a> }
}

/// A part of a page with a frame and a heading.
#[component]
pub fn Card(
    #[prop(into)] title: TextProp,
    /// What stands at the end of the heading's line.
    #[prop(optional, into)]
    actions: Option<ViewFn>,
    children: Children,
) -> impl IntoView {
    let id = unique_id("card");
    let named = id.clone();
    view! {
        <section class="card" aria-labelledby=named>
            <header class="card-head">
                <h2 id=id>{move || title.get()}</h2>
                {actions.map(|actions| view! { <div class="row">{actions.run()}</div> })}
            </header>
            {children()}
        </section>
    }
    .into_any()
}
