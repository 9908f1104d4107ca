//! Who got which customer from whom, when and how: read from the journal when it is asked for.

use crate::domain::CustomerId;
use crate::engine::protocol::{Failure, OwnerEntry, OwnerHistory, Reply, Request};
use crate::ui::{
    format,
    pages::{
        answer::failed,
        changes::plain_sentence,
        person_link::PersonLink,
        setting::{Setting, use_sure_setting},
    },
    parts::{Button, ButtonKind, Card, ControlSize, Glyph, Heading, PlainTable, Skeleton, Tag},
    route::Route,
    session::{Session, use_session},
    words::{changes, record_history, team as words},
};
use crate::workspace::questions::OwnerMove;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What has been read, the latest first.
#[derive(Clone, Copy)]
struct Read {
    session: Session,
    known: RwSignal<Option<Result<OwnerHistory, Failure>>>,
    is_reading: RwSignal<bool>,
}

impl Read {
    fn ask(self, before: Option<u64>, known: Vec<OwnerEntry>) {
        self.is_reading.set(true);
        spawn_local(async move {
            let answer = match self.session.request(Request::OwnerHistory { before }, None).await {
                Ok(Reply::OwnerHistory(parcel)) => {
                    let read = parcel.open();
                    Ok(OwnerHistory { entries: known.into_iter().chain(read.entries).collect(), ..read })
                }
                Ok(_) => Err(Failure::EngineDied),
                Err(failure) => Err(failure),
            };
            self.known.try_set(Some(answer));
            self.is_reading.try_set(false);
        });
    }

    fn earlier(self) {
        if let Some(Ok(history)) = self.known.get_untracked()
            && history.next.is_some()
        {
            self.ask(history.next, history.entries);
        }
    }
}

/// The log; it follows every change.
#[component]
pub fn OwnerLog() -> impl IntoView {
    let session = use_session();
    let setting = use_sure_setting();
    let read = Read { session, known: RwSignal::new(None), is_reading: RwSignal::new(false) };
    let number = Memo::new(move |_| session.standing.with(|standing| standing.journal_number));
    Effect::new(move || {
        number.get();
        read.ask(None, Vec::new());
    });
    move || match read.known.get() {
        None => view! { <Skeleton n_lines=6 /> }.into_any(),
        Some(Ok(history)) => told(history, read, setting.get()),
        Some(Err(failure)) => failed(&failure),
    }
}

fn told(history: OwnerHistory, read: Read, setting: Setting) -> AnyView {
    let language = setting.language;
    let end = if history.next.is_some() {
        view! {
            <div>
                <Button kind=ButtonKind::Ghost size=ControlSize::Small icon=Glyph::ChevronDown busy=read.is_reading on_press=move || read.earlier()>
                    {record_history::earlier(language)}
                </Button>
            </div>
        }
        .into_any()
    } else {
        let is_empty = history.entries.is_empty();
        (!is_empty).then(|| view! { <p class="quiet small">{record_history::reached_start(language)}</p> }).into_any()
    };
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
    let sentence = plain_sentence(language, &entry.head);
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
