//! The frame around the pages: navigation, switches, shortcuts, notices, and what is shown when the engine cannot start.
//!
//! The shell listens to the address and mounts one page. On a change of language it mounts anew what is seen; the engine, what is being
//! imported and what the list remembers live above it and go on.
//! Not here: anything a page shows.

mod focus;
mod health;
mod navigation;
mod notices;
mod panic;
mod shortcuts;

pub use navigation::{Switches, name as page_name};

use super::{
    device::{Presenting, Theme, detect_language, provide_language, remember_language, remember_use, was_in_use},
    pages,
    parts::{SkipLink, ToastStack, provide_revealed, provide_toasts},
    route::Route,
    session::{Health, Session, provide_session},
    words::{self, Language},
};
use crate::workspace::questions::{AskOverview, Overview};
use gloo::events::{EventListener, EventListenerOptions};
use leptos::mount::mount_to_body;
use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys;
use std::time::Duration;

/// What the whole page shares besides data: where one is, and the switches.
#[derive(Clone, Copy)]
pub struct Frame {
    pub route: RwSignal<Route>,
    pub language: RwSignal<Language>,
    pub theme: RwSignal<Theme>,
    pub shows_shortcuts: RwSignal<bool>,
    pub shows_places: RwSignal<bool>,
    pub shows_palette: RwSignal<bool>,
    /// Whether the page holds something that leaving it would lose.
    pub is_held: RwSignal<bool>,
    /// Where somebody wanted to go while the page was held; the page asks.
    pub wanted: RwSignal<Option<Route>>,
}

impl Frame {
    /// Goes where the address says, unless the page is held: then the address stays, and the page asks first.
    fn follow_address(self) {
        let (here, next) = (self.route.get_untracked(), current_route());
        if self.is_held.get_untracked() && next != here {
            restore_address(&here);
            self.wanted.set(Some(next));
        } else {
            self.route.set(next);
        }
    }

    /// Lets go of the page and goes where somebody wanted to go.
    pub fn leave(self) {
        self.is_held.set(false);
        if let Some(wanted) = self.wanted.get_untracked() {
            self.wanted.set(None);
            go(&wanted);
        }
    }
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
    restore_address(route);
    use_frame().route.set(route.clone());
}

fn restore_address(route: &Route) {
    let Ok(history) = window().history() else { return };
    let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&route.to_string()));
}

fn current_route() -> Route {
    Route::parse(&window().location().hash().unwrap_or_default())
}

/// Mounts the whole app. Called by `main` and by nothing else.
pub fn mount() {
    panic::show_page_on_panic();
    // In a task of its own: starting the program has taken the one that this is called in.
    set_timeout(|| mount_to_body(App), Duration::ZERO);
}

#[component]
fn App() -> impl IntoView {
    let frame = Frame {
        route: RwSignal::new(current_route()),
        language: RwSignal::new(detect_language()),
        theme: RwSignal::new(Theme::remembered()),
        shows_shortcuts: RwSignal::new(false),
        shows_places: RwSignal::new(false),
        shows_palette: RwSignal::new(false),
        is_held: RwSignal::new(false),
        wanted: RwSignal::new(None),
    };
    provide_context(frame);
    if was_in_use() {
        // The engine reads what is stored meanwhile. Who is new is not kept waiting for a page that is not shown first.
        pages::fetch_ahead(current_route());
    }
    pages::provide_kept_draft();
    pages::provide_kept();
    provide_context(Presenting::remembered());
    provide_toasts();
    provide_revealed();
    let session = provide_session(frame.language);
    pages::provide_import(frame.language);
    let follows = EventListener::new(&window(), "hashchange", move |_| frame.follow_address());
    // The browser asks in its own words before the tab is closed.
    let cancelling = EventListenerOptions::enable_prevent_default();
    let asks = EventListener::new_with_options(&window(), "beforeunload", cancelling, move |event| {
        if frame.is_held.get_untracked() {
            event.prevent_default();
        }
    });
    on_cleanup({
        let listeners = StoredValue::new_local(Some((follows, asks)));
        move || listeners.set_value(None)
    });
    move || view! { <Shell language=frame.language.get() session /> }
}

#[component]
fn Shell(language: Language, session: Session) -> impl IntoView {
    provide_language(language);
    remember_language(language);
    let frame = use_frame();
    shortcuts::listen(session);
    focus::keep();
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
    let answer = session.live(|| AskOverview);
    // A workspace that cannot be asked is no empty workspace.
    let overview = pages::last_known(answer, Some);
    provide_context(KnownOverview(overview));
    let has_workspace = Memo::new(move |_| overview.with(|overview| overview.as_ref().map(|overview| overview.settings.is_some())));
    Effect::new(move || {
        if let Some(has_workspace) = has_workspace.get() {
            remember_use(has_workspace);
        }
    });
    let page = Memo::new(move |before: Option<&Route>| {
        let route = frame.route.get();
        before.filter(|before| before.stays_for(&route)).cloned().unwrap_or(route)
    });
    view! {
        {move || match has_workspace.get() {
            Some(true) => view! {
                <div class="shell">
                    <navigation::Sidebar />
                    <main id="main" class="main" tabindex="-1"><Framed page /></main>
                    <navigation::BottomBar />
                    <navigation::PlacesDialog open=frame.shows_places />
                    <pages::PaletteDialog open=frame.shows_palette />
                </div>
            }.into_any(),
            Some(false) => view! {
                <div class="shell shell-plain">
                    <main id="main" class="main" tabindex="-1">{move || {
                        settled();
                        match page.get() {
                            Route::Import => pages::page(Route::Import),
                            Route::Settings(section) => pages::page(Route::Settings(section)),
                            _ => pages::page(Route::Welcome),
                        }
                    }}</main>
                </div>
            }.into_any(),
            None => view! { <main id="main" class="main" tabindex="-1">{pages::failure_of(answer)}</main> }.into_any(),
        }}
        <p class="visually-hidden" role="status" aria-live="polite">{move || words::shell::page_announced(super::device::use_language(), navigation::name(&page.get()))}</p>
    }
}

/// The page in its frame, made in a task of its own: both in one go would keep the page's thread busy for too long.
#[component]
fn Framed(page: Memo<Route>) -> impl IntoView {
    let is_framed = RwSignal::new(false);
    let framed = move || {
        // Whoever has changed the language meanwhile has another frame.
        is_framed.try_set(true);
        pages::fetch_rest_ahead();
    };
    set_timeout(framed, Duration::ZERO);
    move || {
        is_framed.get().then(|| {
            settled();
            pages::page(page.get())
        })
    }
}

/// What is there, in numbers; asked once for everybody.
#[derive(Clone, Copy)]
struct KnownOverview(Memo<Option<Overview>>);

/// What is there, in numbers, as it was last answered.
pub fn use_overview() -> Memo<Option<Overview>> {
    let KnownOverview(overview) = expect_context();
    overview
}

/// Views that are kept, in their order.
pub fn use_views() -> Memo<Vec<crate::domain::SavedView>> {
    let overview = use_overview();
    Memo::new(move |_| overview.get().map(|overview| overview.views).unwrap_or_default())
}

/// Says that a page is up (tests wait for it) and gives its heading the focus, so that a screen reader starts there. A page whose code
/// is on its way says so itself when it is there.
pub fn settled() {
    request_animation_frame(|| {
        if document().query_selector("main > [data-arriving]").is_ok_and(|arriving| arriving.is_some()) {
            return;
        }
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
