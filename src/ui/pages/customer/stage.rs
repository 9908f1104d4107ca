//! The customer's stage of life: which, why, how it was, and how to set it by hand.

use super::{Sheet, stage_form::StageDialog};
use crate::domain::{Day, StageMark};
use crate::scoring::lifecycle::{IntervalOf, StageReason, Stay};
use crate::ui::{
    device::use_language,
    format,
    pages::{
        answer::{failure_of, last_known},
        setting::Setting,
        stage_tag::{StageTag, series},
    },
    parts::{Button, ButtonKind, Card, ControlSize, Glyph},
    session::use_session,
    words::lifecycle as words,
};
use crate::workspace::{
    Command, Register,
    questions::{AskStage, StageSheet},
};
use leptos::prelude::*;

/// The card; nothing until it is answered.
#[component]
pub fn StageCard(
    sheet: Sheet,
    /// Whether the form is open that sets it by hand.
    open: RwSignal<bool>,
) -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let id = sheet.id();
    let answer = session.live(move || AskStage { customer: id });
    let own = last_known(answer, |own| own);
    let lift = move |mark: &StageMark| {
        let id = mark.id.as_u128();
        let press = move || session.run(Command::Discard { register: Register::StageMark, id }, words::lifted(language));
        view! { <Button kind=ButtonKind::Ghost size=ControlSize::Small icon=Glyph::Undo on_press=press>{words::lift(language)}</Button> }
    };
    let card = move || {
        let own = own.get()?;
        let setting = sheet.setting();
        let stage = own.stage;
        let lift = own.mark.as_ref().map(lift);
        Some(view! {
            <Card title=words::own_title(language) actions=move || view! { <StageTag stage /> }>
                {reasons(&own, setting)}
                {band(&own.stays, setting)}
                <div class="button-row">
                    <Button size=ControlSize::Small icon=Glyph::Pencil on_press=move || open.set(true)>{words::set_by_hand(language)}</Button>
                    {lift}
                </div>
                <StageDialog customer=id stage from=own.as_of open />
            </Card>
        })
    };
    view! { {failure_of(answer)} {card} }
}

/// Why it is this stage, in sentences.
fn reasons(own: &StageSheet, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let by_hand = own.mark.as_ref().map(|mark| {
        let said = words::own_by_purchases(language, words::stage(language, own.reason.stage));
        view! { <p>{set_by(mark, setting)}</p><p class="soft">{said}</p> }
    });
    let times = own.reason.days_since_last_purchase.map(|days| f64::from(days) / own.reason.interval.days());
    let times = times.map(|times| words::own_times(language, format::decimal(language, times, 1)));
    view! {
        {by_hand}
        <p>{purchases(&own.reason, setting)}" "{times}</p>
        <p class="soft small">{words::stage_means(language, own.stage)}</p>
    }
}

fn set_by(mark: &StageMark, setting: Setting) -> String {
    let language = setting.language;
    let who = if mark.person.is_empty() { words::own_set_somebody(language).to_owned() } else { words::own_set(language, &mark.person) };
    let when = match mark.until_on {
        Some(until) => words::own_from_until(language, setting.day(mark.from_on), setting.day(until)),
        None => words::own_from(language, setting.day(mark.from_on)),
    };
    [Some(who), Some(when), mark.reason.clone()].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// "3 purchases, last 41 days ago, usually every 12 days."
fn purchases(reason: &StageReason, setting: Setting) -> String {
    let language = setting.language;
    let Some(days) = reason.days_since_last_purchase else { return words::own_none(language).to_owned() };
    let (n, ago) = (setting.number(reason.n_purchases), setting.number(days));
    let interval = words::days(language, format::decimal(language, reason.interval.days(), u8::from(reason.interval.0 % 2 != 0)));
    match (reason.interval_of, reason.n_purchases) {
        (IntervalOf::Everyone, 1) => words::own_once(language, ago, interval),
        (IntervalOf::Everyone, _) => words::own_by_all(language, n, ago, interval),
        (IntervalOf::Customer, _) => words::own_by_own(language, n, ago, interval),
        (IntervalOf::Shortest, _) => words::own_by_shortest(language, n, ago, interval),
    }
}

/// The stages so far as a thin band, and the same as a list for those who do not see it.
fn band(stays: &[Stay], setting: Setting) -> Option<impl IntoView + use<>> {
    let language = setting.language;
    let (first, last) = (stays.first()?, stays.last()?);
    let all_days = f64::from(last.to.days_since(first.from).max(1));
    let ends: Vec<Day> = stays.iter().skip(1).map(|stay| stay.from).chain([last.to]).collect();
    let parts = stays.iter().zip(&ends).map(|(stay, end)| {
        let width = format!("{:.2}%", 100.0 * f64::from(end.days_since(stay.from).max(1)) / all_days);
        let said = words::own_stay(language, words::stage(language, stay.stage), setting.day(stay.from), setting.day(stay.to));
        let title = said.clone();
        view! {
            <li class=format!("stage-band-part series-{}", series(stay.stage)) style:flex-basis=width title=title>
                <span class="visually-hidden">{said}</span>
            </li>
        }
    });
    let parts = parts.collect_view();
    (stays.len() > 1).then(|| {
        view! {
            <div class="stage-history">
                <p class="small soft">{words::own_history(language)}</p>
                <ol class="stage-band">{parts}</ol>
                <p class="stage-band-ends"><span>{setting.day(first.from)}</span><span>{setting.day(last.to)}</span></p>
                <p class="chart-note">{words::own_history_note(language)}</p>
            </div>
        }
    })
}
