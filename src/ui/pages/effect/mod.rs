//! Does it work: before against after by grade, and the pilot against the rest, each with its size, its interval and what may be said.
//!
//! Not here: the statistics (`scoring::effect`), and choosing a pilot (the grading studio).

mod groups;
mod pilot;

use super::{
    answer::answered,
    care::{CareTabs, ChosenScheme},
    setting::{Setting, use_sure_setting},
};
use crate::domain::{Day, SchemeId};
use crate::scoring::effect::{Estimate, Verdict};
use crate::ui::{
    device::use_language,
    format,
    parts::{Glyph, Icon, InputKind, Page, Tag, TextField, Tone},
    route::Route,
    session::use_session,
    words::{effect as words, shell as shell_words},
};
use crate::workspace::questions::{AskEffect, EffectSheet, Outcome};
use leptos::prelude::*;

/// A figure of an outcome.
fn shown(outcome: Outcome, value: f64, setting: Setting) -> String {
    match outcome {
        Outcome::NPurchases => format::decimal(setting.language, value, 2),
        Outcome::ActiveShare => setting.share(Some(value)),
        Outcome::Revenue => setting.money_mean(Some(value)),
    }
}

/// A difference of an outcome, with its sign.
fn difference(outcome: Outcome, value: f64, setting: Setting) -> String {
    let sign = if value > 0.0 { "+" } else { "" };
    match outcome {
        Outcome::ActiveShare => words::pts(setting.language, format!("{sign}{}", format::decimal(setting.language, value * 100.0, 1))),
        _ => format!("{sign}{}", shown(outcome, value, setting)),
    }
}

fn interval(outcome: Outcome, estimate: Estimate, setting: Setting) -> String {
    words::interval_of(setting.language, difference(outcome, estimate.low, setting), difference(outcome, estimate.high, setting))
}

/// What may be said.
#[component]
fn VerdictTag(verdict: Option<Verdict>) -> impl IntoView {
    let language = use_language();
    let (tone, icon) = match verdict {
        Some(Verdict::Higher) => (Tone::Ok, Glyph::ArrowUp),
        Some(Verdict::Lower) => (Tone::Bad, Glyph::ArrowDown),
        Some(Verdict::CannotTell(_)) | None => (Tone::Neutral, Glyph::Question),
    };
    let text = verdict.map_or_else(|| words::cannot_tell(language).to_owned(), |verdict| words::verdict_text(language, verdict));
    view! { <Tag tone icon>{text}</Tag> }
}

/// The page of one scheme; the primary one unless the address names another.
#[component]
pub fn EffectPage() -> impl IntoView {
    let language = use_language();
    let chosen = ChosenScheme::of(|route| if let Route::Effect(scheme) = route { Some(*scheme) } else { None });
    view! {
        <Page title=shell_words::effect(language)>
            <CareTabs current=Route::Effect(None) />
            {chosen.shown(move |id| view! { <OfScheme chosen id /> })}
        </Page>
    }
}

#[component]
fn OfScheme(chosen: ChosenScheme, id: Memo<SchemeId>) -> impl IntoView {
    let language = use_language();
    let setting = use_sure_setting();
    let baseline = RwSignal::new(None::<Day>);
    let answer = use_session().live(move || AskEffect { scheme: id.get(), baseline: baseline.get() });
    let typed = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    // Each scheme begins with the day that is usual for it.
    Effect::new(move |before: Option<SchemeId>| {
        let now = id.get();
        if before.is_some_and(|before| before != now) {
            baseline.set(None);
            error.set(None);
        }
        now
    });
    let ends = Memo::new(move |_| {
        answer.with(|answer| match answer {
            Some(Ok(Some(sheet))) => Some((sheet.before.1, sheet.after.1)),
            _ => None,
        })
    });
    Effect::new(move || {
        if let Some((before, _)) = ends.get() {
            typed.set(before.to_string());
        }
    });
    let save = move |text: String| {
        let last = ends.get_untracked().map_or(Day::MAX, |(_, last)| last);
        let day = text.parse::<Day>().ok().filter(|day| *day < last);
        error.set(day.is_none().then(|| words::not_a_day(language).to_owned()));
        if day.is_some() {
            baseline.set(day);
        }
    };
    let outcome = RwSignal::new(Outcome::NPurchases);
    let content = move || answered(answer.get(), |sheet| sheet.map_or_else(|| ().into_any(), |sheet| board(sheet, outcome, setting.get())));
    view! {
        <div class="look-bar">
            {chosen.chooser(Route::Effect)}
            <TextField label=words::baseline(language) value=typed kind=InputKind::Date error on_save=save />
        </div>
        {content}
    }
}

fn board(sheet: EffectSheet, outcome: RwSignal<Outcome>, setting: Setting) -> AnyView {
    let language = setting.language;
    let range = |(from, to): (Day, Day)| words::range(language, setting.day(from), setting.day(to));
    view! {
        <div class="dashboard">
            <p class="as-of">
                <Icon glyph=Glyph::Calendar />
                <span>
                    {words::periods(language, range(sheet.before), range(sheet.after), setting.number(sheet.n_days))} " "
                    <span class="quiet">{words::who(language)}</span>
                </span>
            </p>
            {pilot::card(sheet.pilot.as_ref(), setting)}
            {groups::card(&sheet, outcome, setting)}
        </div>
    }
    .into_any()
}
