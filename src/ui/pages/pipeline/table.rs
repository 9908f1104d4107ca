//! The same deals as rows, sorted by any column.

use super::{DealErrand, none_match};
use crate::domain::{CustomerKind, PipelineStageId};
use crate::ui::{
    device::use_language,
    format,
    pages::{ago::Ago, answer::failed, setting::Setting},
    parts::{Button, Choice, Glyph, Icon, Select, Tag, Tone, seen_name, seen_text},
    route::{PipelineView, Route},
    session::use_session,
    shell::go,
    words::{Language, pipeline as words},
};
use crate::workspace::questions::{AskDeals, DealRow, DealSort, DealsSheet};
use leptos::prelude::*;
use std::collections::HashMap;

/// Rows that are brought at first, and with every further press.
const N_ROWS: u32 = 100;

/// Columns in their order: what each sorts by, whether it is a number, whether a phone has room for it.
const COLUMNS: [(DealSort, bool, bool); 8] = [
    (DealSort::Title, false, true),
    (DealSort::Stage, false, false),
    (DealSort::Amount, true, true),
    (DealSort::Probability, true, false),
    (DealSort::Weighted, true, false),
    (DealSort::Expected, false, false),
    (DealSort::InStage, true, false),
    (DealSort::Owner, false, false),
];

const fn heading(language: Language, sort: DealSort) -> &'static str {
    match sort {
        DealSort::Title => words::deal(language),
        DealSort::Stage => words::stage(language),
        DealSort::Amount => words::amount(language),
        DealSort::Probability => words::probability(language),
        DealSort::Weighted => words::weighted(language),
        DealSort::Expected => words::expected_on(language),
        DealSort::InStage => words::in_stage(language),
        DealSort::Owner => words::owner(language),
    }
}

#[component]
pub fn DealsTable(view: Memo<PipelineView>, setting: Memo<Setting>, errand: RwSignal<Option<DealErrand>>) -> impl IntoView {
    let n_wanted = RwSignal::new(N_ROWS);
    let answer = use_session().live(move || {
        let PipelineView { filter, sort, falls, .. } = view.get();
        AskDeals { filter, customer: None, sort, falls, n_rows: n_wanted.get() }
    });
    let language = use_language();
    let sheet = Memo::new(move |before: Option<&Option<DealsSheet>>| match answer.get() {
        Some(Ok(sheet)) => Some(sheet),
        _ => before.cloned().flatten(),
    });
    let failure = move || answer.with(|answer| answer.as_ref().and_then(|answer| answer.as_ref().err().map(failed)));
    let is_none = Memo::new(move |_| sheet.with(|sheet| sheet.as_ref().is_some_and(|sheet| sheet.n_shown == 0)));
    // The headings stay where they are, with the focus, when the order changes.
    let heads = COLUMNS.map(|(sort, is_numeric, is_on_phone)| head(view, language, sort, is_numeric, is_on_phone)).collect_view();
    let more = move || {
        let n_rest = sheet.with(|sheet| sheet.as_ref().map_or(0, |sheet| sheet.n_shown)).saturating_sub(n_wanted.get());
        let text = words::more(language, setting.get().number(n_rest.min(N_ROWS)));
        (n_rest > 0).then(|| view! { <Button on_press=move || n_wanted.update(|n| *n += N_ROWS)>{text}</Button> })
    };
    view! {
        <PhoneSort view />
        {failure}
        {move || is_none.get().then(|| none_match(view))}
        <div class="stack" data-state="table" hidden=move || is_none.get()>
            <div class="card table-overflow">
                <table class="table table-plain people deals">
                    <thead><tr>{heads}</tr></thead>
                    <tbody>{move || sheet.get().map(|sheet| rows(sheet, errand, setting.get()))}</tbody>
                </table>
            </div>
            {move || sheet.with(|sheet| sheet.as_ref().map(|sheet| foot(sheet, setting.get())))}
            {more}
        </div>
    }
}

fn foot(sheet: &DealsSheet, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    view! {
        <p class="row soft">
            <span>{words::foot_shown(language, setting.number(sheet.n_shown))}</span>
            <span>{words::foot_sum(language, setting.money(sheet.open.amount_minor))}</span>
            <span>{words::foot_weighted(language, setting.money(sheet.open.weighted_minor))}</span>
        </p>
    }
}

/// A phone has no room for headings to press.
#[component]
fn PhoneSort(view: Memo<PipelineView>) -> impl IntoView {
    let language = use_language();
    let key = |sort: DealSort| COLUMNS.iter().position(|(own, ..)| *own == sort).unwrap_or_default().to_string();
    let choices: Vec<Choice> = COLUMNS.iter().map(|(sort, ..)| Choice::new(key(*sort), heading(language, *sort))).collect();
    let choose = move |chosen: String| {
        if let Some((sort, is_numeric, _)) = chosen.parse::<usize>().ok().and_then(|at| COLUMNS.get(at)) {
            go(&Route::Pipeline(PipelineView { sort: *sort, falls: *is_numeric, ..view.get_untracked() }));
        }
    };
    let value = Signal::derive(move || key(view.with(|view| view.sort)));
    view! { <div class="phone-only"><Select label=words::sort_by(language) choices=Signal::stored(choices) value on_change=choose /></div> }
}

fn rows(sheet: DealsSheet, errand: RwSignal<Option<DealErrand>>, setting: Setting) -> impl IntoView {
    let names: HashMap<PipelineStageId, String> = sheet.stages.into_iter().map(|stage| (stage.id, stage.name)).collect();
    let row = |row: DealRow| {
        let stage = names.get(&row.stage).cloned().unwrap_or_default();
        line(row, stage, errand, setting)
    };
    sheet.rows.into_iter().map(row).collect_view()
}

fn head(view: Memo<PipelineView>, language: Language, sort: DealSort, is_numeric: bool, is_on_phone: bool) -> impl IntoView {
    let falls = Memo::new(move |_| view.with(|view| (view.sort == sort).then_some(view.falls)));
    let direction = move || falls.get().map(|falls| if falls { "descending" } else { "ascending" });
    let glyph = move || match falls.get() {
        Some(true) => Glyph::ArrowDown,
        Some(false) => Glyph::ArrowUp,
        None => Glyph::Sort,
    };
    let press = move |_| {
        let falls = falls.get_untracked().map_or(is_numeric, |falls| !falls);
        go(&Route::Pipeline(PipelineView { sort, falls, ..view.get_untracked() }));
    };
    view! {
        <th scope="col" class:numeric=is_numeric class:wide-only=!is_on_phone aria-sort=direction>
            <button type="button" class="table-sort" on:click=press>
                <span class="table-sort-label">{heading(language, sort)}</span>
                {move || view! { <Icon glyph=glyph() /> }}
            </button>
        </th>
    }
}

/// A tag for what ended and for what is no customer's yet.
pub fn state_tag(row: &DealRow, language: Language) -> Option<AnyView> {
    match (row.is_won, row.customer) {
        (Some(true), _) => Some(view! { <Tag tone=Tone::Ok>{words::won(language)}</Tag> }.into_any()),
        (Some(false), _) => Some(view! { <Tag tone=Tone::Bad>{words::lost(language)}</Tag> }.into_any()),
        (None, None) => Some(view! { <Tag>{words::lead(language)}</Tag> }.into_any()),
        (None, Some(_)) => None,
    }
}

fn line(row: DealRow, stage: String, errand: RwSignal<Option<DealErrand>>, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let id = row.id;
    let tag = state_tag(&row, language);
    let is_late = row.is_won.is_none() && row.expected_on.is_some_and(|day| day < setting.today);
    let expected = row.expected_on.map_or_else(|| format::UNKNOWN.into_any(), |day| view! { <Ago day setting max_days=45 /> }.into_any());
    let days = row.is_won.is_none().then(|| words::n_days_short(language, setting.number(setting.today.days_since(row.since_on).max(0))));
    let title = seen_text(row.title.clone(), row.called.clone());
    // A customer who is called as the deal is needs no second line.
    let called = row.called.filter(|called| *called != row.title);
    let called = called.map(|called| seen_name(called, CustomerKind::Unknown));
    let on_phone = {
        let (called, stage) = (called.clone(), stage.clone());
        move || called.iter().map(|called| called()).chain([stage.clone()]).collect::<Vec<_>>().join(" · ")
    };
    view! {
        <tr>
            <th scope="row">
                <span class="deal-cell">
                    <button type="button" class="deal-open" on:click=move |_| errand.set(Some(DealErrand::Edit(id)))>{title}</button>
                    {tag}
                </span>
                <span class="deal-sub quiet small wide-only">{called}</span>
                <span class="deal-sub quiet small phone-only">{on_phone}</span>
            </th>
            <td class="wide-only">{stage}</td>
            <td class="numeric">{setting.money(row.amount_minor)}</td>
            <td class="numeric wide-only">{words::percent(language, row.probability_percent)}</td>
            <td class="numeric wide-only">{setting.money(row.weighted_minor)}</td>
            <td class="wide-only" class:deal-late=is_late>{expected}</td>
            <td class="numeric wide-only">{format::or_unknown(days)}</td>
            <td class="wide-only">{format::or_unknown(row.owner)}</td>
        </tr>
    }
}
