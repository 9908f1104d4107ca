//! The frame around the pages: navigation, switches, shortcuts, notices, and what is shown when the engine cannot start.
//!
//! The shell listens to the address and mounts one page; on a change of language it mounts everything anew.
//! Not here: anything a page shows.

mod health;
mod navigation;
mod notices;
mod panic;
mod shortcuts;

pub use navigation::Switches;

use super::{
    device::{Theme, detect_language, provide_language, remember_language},
    pages,
    parts::{SkipLink, ToastStack, provide_revealed, provide_toasts},
    route::Route,
    session::{Health, Session, provide_session},
    words::{self, Language},
};
use gloo::events::EventListener;
use leptos::mount::mount_to_body;
use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys;

/// What the whole page shares besides data: where one is, and the switches.
#[derive(Clone, Copy)]
pub struct Frame {
    pub route: RwSignal<Route>,
    pub language: RwSignal<Language>,
    pub theme: RwSignal<Theme>,
    pub shows_shortcuts: RwSignal<bool>,
}

/// The frame around the page.
pub fn use_frame() -> Frame {
    expect_context()
}

/// Goes to another page, as a link would.
pub fn go(route: &Route) {
    // Setting the hash fails only where scripts may not navigate, and then links do not work either.
    let _ = window().location().set_hash(&route.to_string());
}

/// Replaces the address without a step in the history: for a search that is being typed.
pub fn replace_address(route: &Route) {
    let Ok(history) = window().history() else { return };
    let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&route.to_string()));
    use_frame().route.set(route.clone());
}

fn current_route() -> Route {
    Route::parse(&window().location().hash().unwrap_or_default())
}

/// Mounts the whole app. Called by `main` and by nothing else.
pub fn mount() {
    panic::show_page_on_panic();
    mount_to_body(App);
}

#[component]
fn App() -> impl IntoView {
    let frame = Frame {
        route: RwSignal::new(current_route()),
        language: RwSignal::new(detect_language()),
        theme: RwSignal::new(Theme::remembered()),
        shows_shortcuts: RwSignal::new(false),
    };
    provide_context(frame);
    let listener = EventListener::new(&window(), "hashchange", move |_| {
        frame.route.set(current_route());
    });
    on_cleanup({
        let listener = StoredValue::new_local(Some(listener));
        move || listener.set_value(None)
    });
    move || view! { <Shell language=frame.language.get() /> }
}

#[component]
fn Shell(language: Language) -> impl IntoView {
    provide_language(language);
    remember_language(language);
    provide_toasts();
    provide_revealed();
    pages::provide_kept();
    let session = provide_session();
    pages::provide_import(language);
    let frame = use_frame();
    shortcuts::listen(session);
    view! {
        <SkipLink />
        <notices::Notices />
        {move || match session.health.get() {
            Health::Ready(_) => view! { <Ready session /> }.into_any(),
            other => view! { <health::NotReady health=other /> }.into_any(),
        }}
        <ToastStack />
        <shortcuts::ShortcutsDialog open=frame.shows_shortcuts />
    }
}

/// Navigation and the page, once the engine can be asked.
#[component]
fn Ready(session: Session) -> impl IntoView {
    let frame = use_frame();
    let overview = session.live(|| crate::workspace::questions::AskOverview);
    provide_context(Overview(overview));
    let has_workspace = Memo::new(move |_| overview.get().map(|answer| answer.is_ok_and(|overview| overview.settings.is_some())));
    let page = Memo::new(move |before: Option<&Route>| {
        let route = frame.route.get();
        match before {
            // A list that only changes what it shows stays mounted, with its scroll and its focus; grading with the day that is tried.
            Some(before @ Route::Customers(_)) if matches!(route, Route::Customers(_)) => before.clone(),
            Some(before @ Route::Grading(_)) if matches!(route, Route::Grading(_)) => before.clone(),
            Some(before @ Route::Lifecycle(_)) if matches!(route, Route::Lifecycle(_)) => before.clone(),
            Some(before @ Route::Together(_)) if matches!(route, Route::Together(_)) => before.clone(),
            Some(before @ Route::Likes(_)) if matches!(route, Route::Likes(_)) => before.clone(),
            _ => route,
        }
    });
    view! {
        {move || has_workspace.get().map(|has_workspace| if has_workspace {
            view! {
                <div class="shell">
                    <navigation::Sidebar />
                    <main id="main" class="main" tabindex="-1">{move || { settled(); pages::page(&page.get()) }}</main>
                    <navigation::BottomBar />
                </div>
            }.into_any()
        } else {
            view! {
                <div class="shell shell-plain">
                    <main id="main" class="main" tabindex="-1">{move || {
                        settled();
                        match page.get() {
                            Route::Import => pages::page(&Route::Import),
                            Route::Settings(section) => pages::page(&Route::Settings(section)),
                            _ => pages::page(&Route::Welcome),
                        }
                    }}</main>
                </div>
            }.into_any()
        })}
        <p class="visually-hidden" role="status" aria-live="polite">{move || words::shell::page_announced(super::device::use_language(), navigation::name(&page.get()))}</p>
    }
}

/// What is there, in numbers; asked once for everybody.
#[derive(Clone, Copy)]
pub struct Overview(pub Signal<Option<Result<crate::workspace::questions::Overview, crate::engine::protocol::Failure>>>);

/// What is there, in numbers, as it was last answered.
pub fn use_overview() -> Signal<Option<crate::workspace::questions::Overview>> {
    let Overview(answer) = expect_context();
    Signal::derive(move || answer.get().and_then(Result::ok))
}

/// Says that a page is up (tests wait for it) and gives its heading the focus, so that a screen reader starts there.
fn settled() {
    request_animation_frame(|| {
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("data-ready", "true");
        }
        let heading = document().query_selector("main h1").ok().flatten();
        let is_in_use =
            document().active_element().is_some_and(|element| element.tag_name() != "BODY" && element.closest("main, nav").is_err());
        if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<web_sys::HtmlElement>().ok())
            && !is_in_use
        {
            let _ = heading.focus();
        }
    });
}
