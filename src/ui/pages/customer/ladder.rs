//! One dimension as a ladder of five rungs: what each score takes, who stands there, and where this customer stands.

use super::receipt::rule_formula;
use crate::domain::{Day, RfmRule};
use crate::scoring::rfm::{Band, Dimension, DimensionCuts};
use crate::ui::{
    pages::setting::Setting,
    parts::{Reason, Why},
    words::{Language, customer as words, grades},
};
use leptos::prelude::*;

/// A value of a dimension, in words.
pub fn value_text(dimension: Dimension, value: i64, setting: Setting) -> String {
    match dimension {
        Dimension::Recency => words::days(setting.language, setting.number(value)),
        Dimension::Frequency => words::purchases(setting.language, setting.number(value)),
        Dimension::Monetary => setting.money(value),
    }
}

/// What a dimension is called.
pub const fn dimension_name(language: Language, dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Recency => grades::recency(language),
        Dimension::Frequency => grades::frequency(language),
        Dimension::Monetary => grades::monetary(language),
    }
}

/// The ladder of one dimension.
#[component]
pub fn Ladder(cuts: DimensionCuts, score: u8, value: i64, rule: RfmRule, n_graded: u32, as_of: Day, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let dimension = cuts.dimension;
    let name = dimension_name(language, dimension);
    let reason = Signal::stored(reason(cuts, value, rule, n_graded, as_of, setting));
    let most = cuts.bands.iter().flatten().map(|band| band.n_customers).max().unwrap_or(1);
    let rungs = (1..=5_u8).rev().zip(cuts.bands.into_iter().rev()).map(|(rung, band)| {
        view! { <Rung dimension rung band most is_own=rung == score setting /> }
    });
    view! {
        <section class="ladder" aria-label=name>
            <header class="ladder-head">
                <h3>{name}</h3>
                <Why figure=name reason />
                <span class="push strong">{words::score_of(language, score)}</span>
            </header>
            <p class="small soft">{words::this_customer(language, value_text(dimension, value, setting))}</p>
            <ol class="ladder-rungs">{rungs.collect_view()}</ol>
        </section>
    }
}

#[component]
fn Rung(dimension: Dimension, rung: u8, band: Option<Band>, most: u32, is_own: bool, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let exact = |band: Band| {
        let (least, most) = (value_text(dimension, band.least, setting), value_text(dimension, band.most, setting));
        if band.least == band.most { least } else { words::range(language, least, most) }
    };
    let range = band.map_or_else(|| words::nobody(language).to_owned(), |band| short_range(dimension, band, setting));
    let n_customers = band.map_or(0, |band| band.n_customers);
    let width = format!("{:.1}%", 100.0 * f64::from(n_customers) / f64::from(most.max(1)));
    let title = format!(
        "{}: {}, {}",
        words::score_spelled(language, rung),
        band.map_or_else(|| range.clone(), exact),
        words::n_customers(language, setting.number(n_customers))
    );
    view! {
        <li class="ladder-rung" aria-current=is_own.then_some("true") title=title>
            <span class="ladder-score">{rung}</span>
            <span class="ladder-range">{range}</span>
            <span class="ladder-track" aria-hidden="true"><span class="ladder-fill" style:width=width></span></span>
            <span class="ladder-count">{setting.number(n_customers)}</span>
        </li>
    }
}

/// The values of a band where there is little room.
fn short_range(dimension: Dimension, Band { least, most, .. }: Band, setting: Setting) -> String {
    let last = match dimension {
        Dimension::Recency => value_text(dimension, most, setting),
        Dimension::Frequency => setting.number(most),
        Dimension::Monetary => setting.money_short(most),
    };
    let first = if dimension == Dimension::Monetary { setting.money_short(least) } else { setting.number(least) };
    if least == most { last } else { words::range(setting.language, first, last) }
}

fn reason(cuts: DimensionCuts, value: i64, rule: RfmRule, n_graded: u32, as_of: Day, setting: Setting) -> Reason {
    let language = setting.language;
    let dimension = cuts.dimension;
    let end = |value: i64| {
        let value = value_text(dimension, value, setting);
        if dimension == Dimension::Recency { words::at_most(language, value) } else { words::at_least(language, value) }
    };
    let takes = (2..=5_u8)
        .zip(cuts.takes)
        .rev()
        .map(|(score, takes)| (words::takes(language, score), takes.map_or_else(|| words::out_of_reach(language).to_owned(), end)));
    let own = (words::own(language).to_owned(), value_text(dimension, value, setting));
    Reason {
        formula: rule_formula(language, rule).to_owned(),
        inputs: std::iter::once(own).chain(takes).collect(),
        n_cases: Some(setting.number(n_graded)),
        period: Some(words::up_to(language, setting.day(as_of))),
    }
}
