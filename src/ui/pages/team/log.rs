//! Who got which customer from whom, when and how: read from the journal when it is asked for.

use crate::domain::CustomerId;
use crate::engine::protocol::{OwnerEntry, OwnerHistory, Reply, Request};
use crate::ui::{
    format,
    pages::{
        answer::answered,
        changes::plain_sentence,
        journal_reading::{JournalReading, Memory},
        person_link::PersonLink,
        setting::{Setting, use_sure_setting},
    },
    parts::{Card, Glyph, Heading, PlainTable, Tag, use_seen_name},
    route::Route,
    words::{changes, team as words},
};
use crate::workspace::questions::OwnerMove;
use leptos::prelude::*;

/// Who got whom, as the journal remembers it.
#[derive(Clone, Copy)]
struct Owners;

impl Memory for Owners {
    type Entry = OwnerEntry;

    fn request(self, before: Option<u64>) -> Request {
        Request::OwnerHistory { before }
    }

    fn recalled(reply: Reply) -> Option<OwnerHistory> {
        if let Reply::OwnerHistory(parcel) = reply { Some(parcel.open()) } else { None }
    }
}

/// The log; it follows every change.
#[component]
pub fn OwnerLog() -> impl IntoView {
    let setting = use_sure_setting();
    let reading = JournalReading::follow(Owners, || true);
    move || answered(reading.known(), |history| told(history, reading, setting.get()))
}

fn told(history: OwnerHistory, reading: JournalReading<Owners>, setting: Setting) -> AnyView {
    let language = setting.language;
    let is_bare = history.entries.is_empty() && history.next.is_none();
    let end = (!is_bare).then(|| reading.end(&history, language));
    let headings = vec![
        Heading::new(words::customer(language)),
        Heading::new(words::from_to(language)),
        Heading::wide(words::how(language)),
        Heading::new(words::when(language)),
    ];
    let table = if history.entries.is_empty() {
        view! { <p class="soft">{words::log_none(language)}</p> }.into_any()
    } else {
        let rows = history.entries.into_iter().map(|entry| entry_rows(entry, setting)).collect_view();
        view! { <PlainTable class="people owner-log" headings>{rows}</PlainTable> }.into_any()
    };
    view! { <Card title=words::log(language)><p class="soft">{words::log_text(language)}</p>{table}{end}</Card> }.into_any()
}

/// A row for each customer who is named, and one that counts the rest.
#[expect(clippy::cast_precision_loss, reason = "exact for some 280,000 years")]
fn entry_rows(entry: OwnerEntry, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let at_ms = entry.head.time.at_ms as f64;
    let n_more = entry.moves.n_moved.saturating_sub(u32::try_from(entry.moves.moves.len()).unwrap_or(u32::MAX));
    let (head, seen) = (entry.head.clone(), use_seen_name());
    let sentence = move || plain_sentence(language, &head, seen);
    let person = (!entry.head.person.is_empty()).then(|| changes::by(language, &entry.head.person));
    let is_undone = entry.is_undone;
    let row = move |OwnerMove { customer, name, from, to }: OwnerMove| {
        let owner = move |owner: Option<String>| owner.unwrap_or_else(|| words::unowned(language).to_owned());
        let undone = is_undone.then(|| view! { " " <Tag icon=Glyph::Undo>{changes::taken_back(language)}</Tag> });
        let id: CustomerId = customer;
        view! {
            <tr class:history-undone=is_undone>
                <th scope="row"><PersonLink to=Route::Customer(id) name /></th>
                <td>{owner(from)} " → " {owner(to)} {undone}</td>
                <td class="wide-only">{sentence.clone()} " " <span class="quiet">{person.clone()}</span></td>
                <td><time title=format::instant(language, at_ms)>{format::day_of(at_ms).map(|day| setting.ago(day))}</time></td>
            </tr>
        }
    };
    let rows = entry.moves.moves.into_iter().map(row).collect_view();
    let rest = (n_more > 0).then(|| {
        let text = words::log_more(language, setting.number(n_more));
        view! { <tr><td class="quiet" colspan="4">{text}</td></tr> }
    });
    view! { {rows} {rest} }
}
