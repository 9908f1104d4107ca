//! What is seen while there is no workspace: what Crema is, where the data stays, and three ways in.
//!
//! A file can be dropped anywhere on the page. Not here: reading it (the import page) and restoring a backup (settings).

mod promise;
mod ways;

use crate::ui::{
    device::use_language,
    dropped,
    parts::{CupDrawing, Dropzone, LinkButton},
    route::{Route, SettingsSection},
    shell::{Switches, go, use_overview},
    words::{shell as shell_words, welcome as words},
};
use leptos::ev::DragEvent;
use leptos::prelude::*;
use leptos::web_sys::File;

/// File name endings that the import page reads.
const READABLE: &str = ".csv,.tsv,.txt,.gz,.xlsx";

fn import(file: File) {
    dropped::leave(file);
    go(&Route::Import);
}

#[component]
pub fn Welcome() -> impl IntoView {
    let language = use_language();
    let overview = use_overview();
    let is_over = RwSignal::new(false);
    let workspace = Memo::new(move |_| overview.get().and_then(|overview| overview.settings).map(|settings| settings.name));
    Effect::new(move || document().set_title(&format!("{} · {}", shell_words::welcome(language), shell_words::app(language))));
    let drop = move |event: DragEvent| {
        is_over.set(false);
        // The field in the middle has taken what was dropped on it.
        if event.default_prevented() {
            return;
        }
        event.prevent_default();
        if let Some(file) = event.data_transfer().and_then(|dropped| dropped.files()).and_then(|files| files.get(0)) {
            import(file);
        }
    };
    let over = move |event: DragEvent| {
        event.prevent_default();
        is_over.set(true);
    };
    view! {
        <div
            class="welcome"
            data-over=move || is_over.get().then_some("true")
            on:dragover=over
            on:dragleave=move |_| is_over.set(false)
            on:drop=drop
        >
            <div class="welcome-switches"><Switches /></div>
            <header class="welcome-head">
                <CupDrawing />
                <h1 tabindex="-1">{words::title(language)}</h1>
                <p class="welcome-lead">{words::what(language)}</p>
            </header>
            <section class="welcome-ways">
                <promise::Promise />
                {move || match workspace.get() {
                    Some(name) => view! { <GoOn name /> }.into_any(),
                    None => view! { <WaysIn /> }.into_any(),
                }}
            </section>
        </div>
    }
}

/// A file, the demo, or nothing to begin with.
#[component]
fn WaysIn() -> impl IntoView {
    let language = use_language();
    view! {
        <Dropzone on_file=import accept=READABLE title=words::drop_title(language) hint=words::drop_hint(language) />
        <p class="welcome-links">
            <a href=Route::Import.to_string()>{words::about_import(language)}</a>
            <a href=Route::Settings(SettingsSection::Data).to_string()>{words::restore(language)}</a>
        </p>
        <h2 class="welcome-or">{words::other_ways(language)}</h2>
        <div class="welcome-choices">
            <ways::Demo />
            <ways::StartEmpty />
        </div>
    }
}

/// Somebody came back to this page: there is a workspace already.
#[component]
fn GoOn(name: String) -> impl IntoView {
    let language = use_language();
    view! {
        <div class="choice">
            <h2 class="choice-title">{words::already_title(language, name)}</h2>
            <p class="choice-text">{words::already_text(language)}</p>
            <div class="button-row">
                <LinkButton kind=crate::ui::parts::ButtonKind::Primary href=Route::Today.to_string()>{shell_words::go_today(language)}</LinkButton>
                <LinkButton href=Route::Import.to_string()>{shell_words::import(language)}</LinkButton>
            </div>
        </div>
    }
}
