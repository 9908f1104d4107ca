//! Whether a customer gets what the policy grants: how often they are to be heard of, and what was spent on them.
//!
//! Not here: the contacts themselves, which stand in the timeline.

use super::Sheet;
use crate::ui::{
    pages::{
        answer::{failure_of, last_known},
        setting::Setting,
    },
    parts::{Card, Fact, Facts, Reason, Tag, Tone, Why},
    session::use_session,
    words::{interactions as words, timeline},
};
use crate::workspace::questions::{AskInteractions, AttentionRow, DueRow, Served};
use leptos::prelude::*;

/// The card; nothing where no policy says anything.
#[component]
pub fn CareCard(sheet: Sheet) -> impl IntoView {
    let customer = sheet.id();
    let answer = use_session().live(move || AskInteractions { customer, n_rows: 0 });
    let known = last_known(answer, |sheet| sheet.map(|sheet| (sheet.due, sheet.attention)));
    let card = move || {
        let ((due, attention), setting) = (known.get()?, sheet.setting());
        let language = setting.language;
        let is_owed = due.is_some() || attention.is_some();
        let due = due.map(|due| rhythm(&due, setting)).map(|due| view! { <Fact label=words::promise(language)>{due}</Fact> });
        let spent = attention.map(|row| spent(&row, setting)).map(|spent| view! { <Fact label=words::spent(language)>{spent}</Fact> });
        is_owed.then(|| view! { <Card title=timeline::owed(language)><Facts>{due} {spent}</Facts></Card> })
    };
    view! { {failure_of(answer)} {card} }
}

fn rhythm(due: &DueRow, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let (tone, text) = match due.overdue_days {
        1.. => (Tone::Bad, words::overdue(language, setting.number(due.overdue_days))),
        0 => (Tone::Warn, words::due_today(language).to_owned()),
        _ => (Tone::Ok, words::kept(language).to_owned()),
    };
    view! {
        <span class="row">
            <span>{words::every(language, setting.number(due.every_days))}</span>
            <Tag tone>{text}</Tag>
            <span class="quiet">{words::next_on(language, setting.day(due.due_on))}</span>
        </span>
    }
}

fn spent(row: &AttentionRow, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let tone = match row.served {
        Served::Over => Tone::Warn,
        Served::Under => Tone::Bad,
        Served::AsGranted => Tone::Ok,
    };
    let minutes = words::spent_of(language, setting.number(row.minutes), setting.number(row.granted_minutes));
    let cost = words::cost_of(language, setting.money(row.cost_minor), setting.money(row.granted_cost_minor));
    let served = words::served(language, row.served);
    let reason = Reason {
        formula: words::served_why(language).to_owned(),
        inputs: vec![(words::minutes(language).to_owned(), minutes.clone())],
        n_cases: Some(setting.number(row.n_interactions)),
        period: None,
    };
    view! {
        <span class="row">
            <span>{minutes}</span>
            <span class="quiet">{cost}</span>
            <Tag tone>{served}</Tag>
            <Why figure=words::spent(language) reason />
        </span>
    }
}
