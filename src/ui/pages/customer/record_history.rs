//! Every change of the record, read from the journal when it is asked for: who, when, and what stood there before.

use super::Sheet;
use crate::domain::{Contact, CustomerId};
use crate::engine::protocol::{RecordEntry, RecordHistory, Reply, Request};
use crate::ui::{
    device::use_language,
    format,
    pages::{
        answer::failed,
        changes::plain_sentence,
        journal_reading::{JournalReading, Memory},
        setting::Setting,
    },
    parts::{Button, Card, Glyph, Tag, use_seen_name},
    words::{Language, changes, grades, record_history as words},
};
use crate::workspace::questions::{FieldChange, Said};
use leptos::prelude::*;

/// Entries on one page.
const N_ENTRIES: u32 = 20;

/// What happened to a customer, as the journal remembers it.
#[derive(Clone, Copy)]
struct Record(CustomerId);

impl Memory for Record {
    type Entry = RecordEntry;

    fn request(self, before: Option<u64>) -> Request {
        Request::RecordHistory { customer: self.0, before, n: N_ENTRIES, field: None }
    }

    fn recalled(reply: Reply) -> Option<RecordHistory> {
        if let Reply::RecordHistory(parcel) = reply { Some(parcel.open()) } else { None }
    }
}

/// The card. Nothing is read before it is wanted; then it follows every change.
#[component]
pub fn RecordHistoryCard(sheet: Sheet) -> impl IntoView {
    let language = use_language();
    let is_wanted = RwSignal::new(false);
    let reading = JournalReading::follow(Record(sheet.id()), move || is_wanted.get());
    let content = move || {
        match reading.known() {
        None => view! {
            <p class="soft">{words::text(language)}</p>
            <div><Button icon=Glyph::Changes busy=reading.is_reading on_press=move || is_wanted.set(true) attr:data-action="history">{words::show(language)}</Button></div>
        }
        .into_any(),
        Some(Ok(history)) => told(history, reading, sheet.setting_now()),
        Some(Err(failure)) => failed(&failure),
    }
    };
    view! { <div class="no-print"><Card title=words::title(language)>{content}</Card></div> }
}

fn told(history: RecordHistory, reading: JournalReading<Record>, setting: Setting) -> AnyView {
    let language = setting.language;
    let end = reading.end(&history, language);
    let none = history.entries.is_empty().then(|| view! { <p class="soft">{words::none(language)}</p> });
    let entries = history.entries.into_iter().map(|entry| entry_view(entry, setting)).collect_view();
    view! {
        {none}
        <ol class="record-history" data-state="history">{entries}</ol>
        {end}
    }
    .into_any()
}

#[expect(clippy::cast_precision_loss, reason = "exact for some 280,000 years")]
fn entry_view(entry: RecordEntry, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let at_ms = entry.head.time.at_ms as f64;
    let when = format::day_of(at_ms).map(|day| setting.ago(day));
    let person = (!entry.head.person.is_empty()).then(|| view! { <span>{changes::by(language, &entry.head.person)}</span> });
    let beside = [
        (entry.change.n_purchases > 0).then(|| words::n_purchases(language, setting.number(entry.change.n_purchases))),
        (entry.change.n_others > 0).then(|| words::n_others(language, setting.number(entry.change.n_others))),
    ];
    let beside = beside.into_iter().flatten().map(|text| view! { <span>{text}</span> }).collect_view();
    let undone = entry.is_undone.then(|| view! { <Tag icon=Glyph::Undo>{changes::taken_back(language)}</Tag> });
    let (head, seen) = (entry.head.clone(), use_seen_name());
    let sentence = move || plain_sentence(language, &head, seen);
    let fields = entry.change.fields.into_iter().map(|change| field_view(change, setting)).collect_view();
    view! {
        <li class="record-entry" class:history-undone=entry.is_undone>
            <p class="row"><span>{sentence}</span> {undone}</p>
            <p class="history-notes">
                <time title=format::instant(language, at_ms)>{when} " " {format::clock(language, at_ms)}</time>
                {person}
                {beside}
            </p>
            <dl class="record-fields">{fields}</dl>
        </li>
    }
}

fn field_view(change: FieldChange, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let said = |said: Option<Said>| said.map_or_else(|| format::UNKNOWN.to_owned(), |said| shown(language, said, setting));
    let (before, after) = (said(change.before), said(change.after));
    view! {
        <dt>{words::field(language, change.field)}</dt>
        <dd>
            <del><span class="visually-hidden">{words::before(language)} " "</span>{before}</del>
            <span aria-hidden="true">" → "</span>
            <ins><span class="visually-hidden">{words::after(language)} " "</span>{after}</ins>
        </dd>
    }
}

fn shown(language: Language, said: Said, setting: Setting) -> String {
    match said {
        Said::Text(text) => text,
        Said::Kind(kind) => grades::customer_kind(language, kind).to_owned(),
        Said::Tags(tags) => tags.join(changes::separator(language)),
        Said::Day(day) => setting.day(day),
        Said::Contact(Contact { name, role, phone, email, .. }) => {
            std::iter::once(name).chain([role, phone, email].into_iter().flatten()).collect::<Vec<_>>().join(" \u{b7} ")
        }
    }
}
