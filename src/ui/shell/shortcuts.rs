//! Keys that work on every page: `g` and a letter go somewhere, `/` searches, `c` creates, `?` explains, Ctrl+Z takes back.
//!
//! None works while something is typed or an input method is composing.

use super::{go, use_frame};
use crate::ui::{
    device::{use_language, use_presenting},
    parts::Dialog,
    route::{
        CustomersView, GradingSection, LeavingView, LifecycleSection, PipelineView, Route, SettingsSection, TasksView, TeamSection,
        TogetherView, ValueView,
    },
    session::Session,
    words::{Language, leaving, palette, shell as words, tasks, value},
};
use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{self, KeyboardEvent};
use std::cell::Cell;

/// Where `g` and a letter go.
fn place(letter: &str) -> Option<Route> {
    match letter {
        "t" => Some(Route::Today),
        "c" => Some(Route::Customers(CustomersView::default())),
        "f" => Some(Route::Pipeline(PipelineView::default())),
        "k" => Some(Route::Tasks(TasksView::default())),
        "p" => Some(Route::Products),
        "r" => Some(Route::Grading(GradingSection::default())),
        "o" => Some(Route::Policies(None)),
        "e" => Some(Route::Schemes),
        "l" => Some(Route::Lifecycle(LifecycleSection::default())),
        "b" => Some(Route::Together(TogetherView::default())),
        "v" => Some(Route::Value(ValueView::default())),
        "d" => Some(Route::Leaving(LeavingView::default())),
        "m" => Some(Route::Team(TeamSection::default())),
        "i" => Some(Route::Import),
        "h" => Some(Route::Changes),
        "u" => Some(Route::Duplicates),
        "x" => Some(Route::Bin),
        "s" => Some(Route::Settings(SettingsSection::default())),
        _ => None,
    }
}

fn is_typing() -> bool {
    let Some(element) = document().active_element() else { return false };
    matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT") && element.get_attribute("type").as_deref() != Some("checkbox")
}

fn is_dialog_open() -> bool {
    document().query_selector("dialog[open]").is_ok_and(|dialog| dialog.is_some())
}

/// Presses the element that a page has marked for a key, such as its search field or its create button.
fn press(selector: &str) -> bool {
    let element = document().query_selector(selector).ok().flatten().and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    element.is_some_and(|element| {
        if element.tag_name() == "INPUT" {
            let _ = element.focus();
        } else {
            element.click();
        }
        true
    })
}

/// Listens for as long as the shell is mounted.
pub fn listen(session: Session) {
    let frame = use_frame();
    let presenting = use_presenting();
    let after_g = Cell::new(false);
    let options = EventListenerOptions::enable_prevent_default();
    let listener = EventListener::new_with_options(&window(), "keydown", options, move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        if event.is_composing() || event.alt_key() {
            return;
        }
        let key = event.key();
        let with_command = event.ctrl_key() || event.meta_key();
        if with_command && key.eq_ignore_ascii_case("z") && !is_typing() {
            event.prevent_default();
            if event.shift_key() {
                session.redo()
            } else {
                session.undo()
            }
            return;
        }
        if with_command && key.eq_ignore_ascii_case("k") && (frame.shows_palette.get_untracked() || !is_dialog_open()) {
            event.prevent_default();
            frame.shows_palette.update(|is_shown| *is_shown = !*is_shown);
            return;
        }
        if with_command || is_typing() || is_dialog_open() {
            return;
        }
        let was_after_g = after_g.replace(key == "g");
        let is_ours = match key.as_str() {
            letter if was_after_g => place(letter).map(|route| go(&route)).is_some(),
            "/" => press("[data-key='/']"),
            "c" => press("[data-key='c']"),
            "m" => {
                presenting.switch();
                true
            }
            "?" => {
                frame.shows_shortcuts.set(true);
                true
            }
            _ => false,
        };
        if is_ours {
            event.prevent_default();
        }
    });
    let listener = StoredValue::new_local(Some(listener));
    on_cleanup(move || listener.set_value(None));
}

fn list(language: Language) -> Vec<(&'static str, &'static str)> {
    vec![
        ("Ctrl+K", palette::title(language)),
        ("/", words::key_search(language)),
        ("c", words::key_create(language)),
        ("g t", words::today(language)),
        ("g c", words::customers(language)),
        ("g f", words::pipeline(language)),
        ("g k", tasks::title(language)),
        ("g p", words::products(language)),
        ("g r", words::grading(language)),
        ("g o", words::care(language)),
        ("g e", words::schemes(language)),
        ("g v", value::title(language)),
        ("g d", leaving::title(language)),
        ("g l", words::lifecycle(language)),
        ("g b", words::together(language)),
        ("g m", words::team(language)),
        ("g i", words::import(language)),
        ("g h", words::changes(language)),
        ("g u", words::duplicates(language)),
        ("g x", words::bin(language)),
        ("g s", words::settings(language)),
        ("Ctrl+Z", words::undo(language)),
        ("Ctrl+Shift+Z", words::redo(language)),
        ("m", words::presentation(language)),
        ("?", words::shortcuts(language)),
        ("Esc", words::key_close(language)),
    ]
}

/// The list of keys.
#[component]
pub fn ShortcutsDialog(open: RwSignal<bool>) -> impl IntoView {
    let language = use_language();
    view! {
        <Dialog open on_close=move || open.set(false) title=words::shortcuts(language)>
            <dl class="shortcuts">
                {list(language).into_iter().map(|(key, text)| view! { <div class="fact"><dt>{text}</dt><dd><kbd class="kbd">{key}</kbd></dd></div> }).collect_view()}
            </dl>
        </Dialog>
    }
}
