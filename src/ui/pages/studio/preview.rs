//! What the draft would come to, while it changes: layers, who is not graded, data quality, cost, warnings, moves.

use super::{draft::Draft, moves::Moves, warnings::Warnings};
use crate::domain::{GradeAt, Method, schemes::Cut};
use crate::scoring::pyramid::Layer;
use crate::ui::{
    format,
    pages::{
        answer::{failure_of, last_known},
        foresight::ForecastNeeded,
        layers,
    },
    parts::{
        Card, Reason, Skeleton, Why,
        charts::{ChartFrame, Pyramid},
    },
    schemes_view::grade_series,
    session::use_session,
    words::{grading, schemes, studio as words},
};
use crate::workspace::questions::{AskStudio, ForesightWish, Quality, StudioSheet};
use leptos::prelude::*;

#[component]
pub fn Preview(draft: Draft) -> impl IntoView {
    let language = draft.setting.language;
    let answer = use_session().live_newest(move || AskStudio { scheme: draft.scheme.get(), as_of: None });
    // A draft with a flaw has no answer; what it came to before stays in sight until it is mended.
    let sheet = last_known(answer, Result::ok);
    Effect::new(move || {
        if let Some(names) = sheet.with(|sheet| sheet.as_ref().map(|sheet| sheet.class_names.clone())) {
            draft.class_names.set(names);
        }
    });
    let is_stale = move || (draft.flaw().is_some()).then_some("true");
    let is_there = Memo::new(move |_| sheet.with(Option::is_some));
    let sure = Signal::derive(move || sheet.get());
    let content = move || match is_there.get() {
        true => view! { <Panels draft sheet=sure /> }.into_any(),
        false => view! { <Skeleton n_lines=8 /> }.into_any(),
    };
    view! {
        <aside class="studio-preview" aria-label=words::preview(language) data-stale=is_stale>
            {failure_of(answer)}
            {content}
        </aside>
    }
}

/// A part of the sheet, told only when it changes.
fn part<T: PartialEq + Default + Send + Sync + 'static>(
    sheet: Signal<Option<StudioSheet>>,
    read: impl Fn(&StudioSheet) -> T + Send + Sync + 'static,
) -> Memo<T> {
    Memo::new(move |_| sheet.with(|sheet| sheet.as_ref().map(&read).unwrap_or_default()))
}

#[component]
fn Panels(draft: Draft, sheet: Signal<Option<StudioSheet>>) -> impl IntoView {
    let language = draft.setting.language;
    let layers = part(sheet, |sheet| sheet.layers.clone());
    let needs_forecast = part(sheet, |sheet| sheet.needs_forecast);
    let title = TextProp::from(move || {
        let n_graded: u32 = layers.with(|layers| layers.iter().map(|layer| layer.n_customers).sum());
        let day = sheet.with(|sheet| sheet.as_ref().map(|sheet| draft.setting.day(sheet.as_of)));
        if n_graded == 0 {
            words::nobody_graded(language).to_owned()
        } else {
            words::preview_of(language, draft.setting.number(n_graded), format::or_unknown(day))
        }
    });
    let knows_profit = Memo::new(move |_| layers.with(|layers| layers.iter().any(|layer| layer.profit_minor.is_some())));
    let measures = Signal::derive(move || layers::measures(language, knows_profit.get()));
    let step =
        move |(grade, layer): (GradeAt, &Layer)| layers::step(draft.grade_name(grade.into()), grade_series(grade), layer, draft.setting);
    let steps = Signal::derive(move || layers.with(|layers| (0..).zip(layers).map(step).collect::<Vec<_>>()));
    let table = Signal::derive(move || {
        layers.with(|layers| {
            let named = layers.iter().enumerate().map(|(at, layer)| (draft.grade_name(at), layer));
            layers::table(words::grade(language), named, draft.setting)
        })
    });
    view! {
        {move || needs_forecast.get().then(|| view! { <ForecastNeeded wish=ForesightWish::default() /> })}
        <Warnings draft warnings=part(sheet, |sheet| sheet.warnings.clone()) />
        <ChartFrame title table file_name="crema-studio">
            <Pyramid label=words::preview(language) measures layers=steps />
        </ChartFrame>
        <GradeTable draft sheet />
        <Moves draft sheet />
        <QualityCard draft sheet />
    }
}

/// What was asked of each grade, what it comes to, where it begins, and what serving it would cost.
#[component]
fn GradeTable(draft: Draft, sheet: Signal<Option<StudioSheet>>) -> impl IntoView {
    let (language, setting) = (draft.setting.language, draft.setting);
    let asked = draft.read(|scheme| match &scheme.method {
        Method::Weighted { cut: Cut::Quotas(quotas), .. } => quotas.clone(),
        _ => Vec::new(),
    });
    let points = move |score: u32| format::decimal(language, f64::from(score) / 1e4, 1);
    let rows = move || {
        let sheet = sheet.get()?;
        let asked = asked.get();
        let row = |(at, layer): (usize, &Layer)| {
            let quota = asked.get(at).map(|percent| format::percent(language, f64::from(*percent) / 100.0, 0));
            let score = sheet.least_scores.get(at).copied().flatten().map(points);
            let cost = sheet.policy_costs_minor.get(at).copied().flatten().map(|minor| setting.money_short(minor));
            view! {
                <tr>
                    <th scope="row">{draft.grade_name(at)}</th>
                    <td class="numeric">{setting.number(layer.n_customers)}</td>
                    <td class="numeric">{format::or_unknown(quota)}</td>
                    <td class="numeric" data-reached=at.to_string()>{setting.share(layer.customers_share)}</td>
                    <td class="numeric">{format::or_unknown(score)}</td>
                    <td class="numeric">{format::or_unknown(cost)}</td>
                </tr>
            }
        };
        Some(sheet.layers.iter().enumerate().map(row).collect_view())
    };
    let costs = move || {
        let costs: Option<Vec<i64>> =
            sheet.with(|sheet| sheet.as_ref().map(|sheet| sheet.policy_costs_minor.iter().copied().flatten().collect()));
        match costs {
            Some(costs) if !costs.is_empty() => {
                words::costs_all(language, setting.money(costs.iter().fold(0, |sum: i64, cost| sum.saturating_add(*cost))))
            }
            _ => words::costs_none(language).to_owned(),
        }
    };
    let headings = [
        grading::customers(language),
        words::asked(language),
        words::reached(language),
        words::lowest_score(language),
        words::cost_a_year(language),
    ];
    view! {
        <Card title=words::grades(language)>
            <div class="table-overflow">
                <table class="table-plain">
                    <thead>
                        <tr>
                            <th scope="col">{words::grade(language)}</th>
                            {headings.map(|heading| view! { <th scope="col" class="numeric">{heading}</th> }).into_iter().collect_view()}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <NotGraded draft sheet />
            <p class="quiet small">{costs}</p>
        </Card>
    }
}

#[component]
fn NotGraded(draft: Draft, sheet: Signal<Option<StudioSheet>>) -> impl IntoView {
    let (language, setting) = (draft.setting.language, draft.setting);
    let reasons = part(sheet, |sheet| sheet.not_graded.clone());
    move || {
        let reasons = reasons.get();
        let n_all: u32 = reasons.iter().map(|(_, n)| n).sum();
        let lines =
            reasons.into_iter().map(|(why, n)| schemes::grade_count(language, schemes::not_graded(language, why), setting.number(n)));
        let lines = lines.collect::<Vec<_>>().join(" · ");
        (n_all > 0).then(|| view! {
            <p><strong>{schemes::grade_count(language, words::not_graded(language), setting.number(n_all))}</strong> " " <span class="quiet">{lines}</span></p>
        })
    }
}

/// A count of the data's quality.
type Count = fn(&Quality) -> u32;

/// How good the data is that the draft looks at.
#[component]
fn QualityCard(draft: Draft, sheet: Signal<Option<StudioSheet>>) -> impl IntoView {
    let (language, setting) = (draft.setting.language, draft.setting);
    let quality = part(sheet, |sheet| sheet.quality);
    let figures: [(&str, &str, Count); 4] = [
        (words::complete(language), words::complete_why(language), |quality| quality.n_complete),
        (words::stale(language), words::stale_why(language), |quality| quality.n_stale),
        (words::outliers(language), words::outliers_why(language), |quality| quality.n_outliers),
        (words::same_name(language), words::same_name_why(language), |quality| quality.n_same_name),
    ];
    let figures = figures.map(|(name, why, read)| {
        let value = move || setting.number(quality.with(read));
        let reason = move || {
            let all = quality.with(|quality| quality.n_customers);
            Reason { formula: why.to_owned(), n_cases: Some(setting.number(all)), ..Reason::default() }
        };
        view! { <dt>{name} <Why figure=name reason=Signal::derive(reason) /></dt><dd>{value}</dd> }
    });
    view! {
        <Card title=words::quality(language)>
            <dl class="facts facts-numeric">{figures.into_iter().collect_view()}</dl>
        </Card>
    }
}
