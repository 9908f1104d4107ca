//! Bringing in a file in four steps on one page: file, columns, check, done.
//!
//! ```text
//! wizard    where one is and what was answered; outlives the page, so that one can look elsewhere and come back
//! file      drop or choose it; which sheet; the new workspace's name and currency
//! columns   what was found, how sure and why, and what each column means
//! check     what would happen, in figures and sentences; which rows are refused
//! finished  what happened, with the way back
//! state     the wizard's plain values
//! people    contacts as vCard, which have no columns: what was found, and taking it in
//! opening   from a file to what was found in it
//! phrases   every guess, reason and field in words
//! ```
//!
//! Not here: reading, guessing and counting, which the engine does, and any byte of the file.

mod called_off;
mod check;
mod column_table;
mod columns;
mod file;
mod findings;
mod finished;
mod opening;
mod people;
mod phrases;
mod refused;
mod state;
mod wizard;

pub use wizard::provide_import;

use super::way_back::BackToWelcome;
use crate::ui::{
    device::use_language,
    dropped, format,
    parts::{Banner, Page, ProgressBar, Steps, Tone},
    route::Route,
    shell::use_frame,
    words::import as words,
};
use leptos::ev::DragEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys;
use state::{Step, Work};
use wizard::use_wizard;

/// The file that was let go of over the page, if it was one.
fn dropped_file(event: &DragEvent) -> Option<web_sys::File> {
    event.data_transfer()?.files()?.get(0)
}

/// Lets a file be dropped anywhere on the page; the dropzone takes its own.
fn take_drops_anywhere() {
    let wizard = use_wizard();
    let over = window_event_listener(leptos::ev::dragover, |event| event.prevent_default());
    let drop = window_event_listener(leptos::ev::drop, move |event| {
        if event.default_prevented() {
            return;
        }
        event.prevent_default();
        if let Some(file) = dropped_file(&event)
            && !wizard.is_busy()
        {
            wizard.take(&file);
        }
    });
    on_cleanup(move || {
        over.remove();
        drop.remove();
    });
}

/// Starts each step at its top, with the focus on the heading: the button that was pressed is gone.
fn start_steps_at_the_top() {
    let wizard = use_wizard();
    Effect::new(move |before: Option<Step>| {
        let step = wizard.step.get();
        if before.is_some_and(|before| before != step) {
            request_animation_frame(|| {
                if let Some(page) = document().query_selector(".page").ok().flatten() {
                    page.set_scroll_top(0);
                }
                let heading = document().query_selector("main h1").ok().flatten();
                if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<web_sys::HtmlElement>().ok()) {
                    let _ = heading.focus();
                }
            });
        }
        step
    });
}

/// The wizard.
#[component]
pub fn Import() -> impl IntoView {
    let language = use_language();
    let wizard = use_wizard();
    take_drops_anywhere();
    start_steps_at_the_top();
    if let Some(file) = dropped::take() {
        wizard.take(&file);
    }
    let frame = use_frame();
    // Laid anew in another language, the page is not left.
    on_cleanup(move || {
        if frame.route.with_untracked(|route| *route != Route::Import) {
            wizard.leave();
        }
    });
    let steps: Vec<String> =
        [words::step_file, words::step_columns, words::step_check, words::step_done].map(|name| name(language).to_owned()).into();
    let names = steps.clone();
    let step_name = move || names.get(wizard.step.get().place()).cloned();
    let source = move || wizard.source.get().map(|source| format!("{} · {}", source.name, format::bytes(language, source.n_bytes)));
    let step = move || match wizard.step.get() {
        Step::File => view! { <file::FileStep /> }.into_any(),
        Step::Columns => view! { <columns::ColumnsStep /> }.into_any(),
        Step::Check => view! { <check::CheckStep /> }.into_any(),
        Step::Done => view! { <finished::DoneStep /> }.into_any(),
    };
    view! {
        <Page title=words::title(language) count=Signal::derive(source) actions=|| view! { <BackToWelcome /> }>
            <p class="visually-hidden" role="status">{step_name}</p>
            <div class="wizard" data-step=move || wizard.step.get().name()>
                <Steps steps=Signal::stored(steps) current=Signal::derive(move || wizard.step.get().place()) />
                <Working />
                {move || wizard.trouble.get().map(|trouble| view! {
                    <Banner tone=Tone::Bad title=phrases::trouble(language, &trouble) on_dismiss=move || wizard.trouble.set(None) />
                })}
                {step}
            </div>
        </Page>
    }
}

/// What is being done, how far it is, and a way to stop it while nothing is saved yet.
#[component]
fn Working() -> impl IntoView {
    let language = use_language();
    let wizard = use_wizard();
    let share = Signal::derive(move || wizard.work.get().and_then(Work::share));
    let label = move || wizard.work.get().map_or_else(String::new, |work| phrases::stage(language, work).to_owned());
    let cancel = Callback::new(move |()| wizard.cancel());
    move || {
        let is_busy = Memo::new(move |_| wizard.work.with(Option::is_some));
        let can_stop = Memo::new(move |_| wizard.work.get().is_some_and(Work::can_stop));
        is_busy.get().then(|| {
            if can_stop.get() {
                view! { <ProgressBar label=label share on_cancel=cancel /> }.into_any()
            } else {
                view! { <ProgressBar label=label share /> }.into_any()
            }
        })
    }
}
