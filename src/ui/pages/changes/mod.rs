//! The history: the journal by day, the newest first and without end, each entry with a way to take it back.
//!
//! Not here: the history of one record, and what an entry changed field by field.

mod entry;
mod journal;
mod sentence;

pub use sentence::plain as plain_sentence;

use super::{
    answer::failed,
    setting::{Setting, use_setting},
};
use crate::domain::Day;
use crate::engine::protocol::HistoryEntry;
use crate::ui::{
    device::use_language,
    format,
    parts::{Button, ButtonKind, EmptyState, Glyph, LinkButton, Page, Skeleton},
    route::{CustomersView, Route},
    session::use_session,
    words::{changes as words, shell as shell_words},
};
use entry::Entry;
use journal::{Journal, use_in_sight};
use leptos::html::Div;
use leptos::prelude::*;

#[component]
pub fn Changes() -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let setting = use_setting();
    let journal = Journal::follow(session);
    let n_entries = move || session.standing.with(|standing| standing.journal_number);
    let count = Signal::derive(move || setting.get().map(|setting| setting.number(n_entries())));
    let is_empty = Memo::new(move |_| journal.is_read.get().then(|| journal.entries.with(Vec::is_empty)));
    let content = move || match (is_empty.get(), setting.get()) {
        (Some(true), _) => view! { <NoChanges /> }.into_any(),
        (Some(false), Some(setting)) => view! { <Days journal setting /> }.into_any(),
        _ => view! { <Skeleton n_lines=8 /> }.into_any(),
    };
    view! {
        <Page title=shell_words::changes(language) count>
            {move || journal.failure.get().map(|failure| failed(&failure))}
            {content}
        </Page>
    }
}

/// All entries that have been read, one group a day.
#[component]
fn Days(journal: Journal, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let days = move || journal.entries.with(|entries| by_day(entries));
    view! {
        <p class="soft">{words::intro(language)}</p>
        <div class="history" role="feed" aria-label=words::list(language) aria-busy=move || if journal.is_reading.get() { "true" } else { "false" }>
            <For each=days key=|(day, entries)| (*day, marks(entries)) let((day, entries))>
                <section class="history-day">
                    <h2 class="timeline-day">{day.map(|day| words::day(language, setting.ago(day), setting.day(day)))}</h2>
                    <ol class="timeline">
                        {entries.into_iter().map(|entry| view! { <Entry entry journal /> }).collect_view()}
                    </ol>
                </section>
            </For>
        </div>
        <Older journal />
    }
}

/// Reads on when it comes into sight; a button, so that keys reach it too.
#[component]
fn Older(journal: Journal) -> impl IntoView {
    let language = use_language();
    let node = NodeRef::<Div>::new();
    use_in_sight(node, move || journal.read_on());
    view! {
        <div node_ref=node class="history-end">
            {move || if journal.has_older.get() {
                view! { <Button kind=ButtonKind::Ghost icon=Glyph::ChevronDown busy=journal.is_reading on_press=move || journal.read_on()>{words::older(language)}</Button> }.into_any()
            } else {
                view! { <p class="quiet small">{words::reached_start(language)}</p> }.into_any()
            }}
        </div>
    }
}

/// What can change of entries that have been read.
fn marks(entries: &[HistoryEntry]) -> Vec<(u64, bool)> {
    entries.iter().map(|entry| (entry.number, entry.is_undone)).collect()
}

/// Entries of one day stand together; they come newest first and stay so.
fn by_day(entries: &[HistoryEntry]) -> Vec<(Option<Day>, Vec<HistoryEntry>)> {
    let mut days: Vec<(Option<Day>, Vec<HistoryEntry>)> = Vec::new();
    for entry in entries {
        let day = format::day_of(entry::at_ms(entry));
        match days.last_mut() {
            Some((last, of_day)) if *last == day => of_day.push(entry.clone()),
            _ => days.push((day, vec![entry.clone()])),
        }
    }
    days
}

#[component]
fn NoChanges() -> impl IntoView {
    let language = use_language();
    view! {
        <EmptyState title=words::empty_title(language) text=words::empty_text(language)>
            <LinkButton kind=ButtonKind::Primary icon=Glyph::Import href=Route::Import.to_string()>{words::import(language)}</LinkButton>
            <LinkButton href=Route::Customers(CustomersView::default()).to_string()>{words::go_customers(language)}</LinkButton>
        </EmptyState>
    }
}
