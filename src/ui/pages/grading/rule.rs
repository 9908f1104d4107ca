//! The fourth tab: how scores are made, what each takes, who has it, and cut points of one's own.

use super::{
    Setting,
    look::{Look, rule_name},
    own_cuts::OwnCuts,
};
use crate::domain::RfmRule;
use crate::scoring::rfm::{Band, Dimension, DimensionCuts};
use crate::ui::{
    format,
    parts::{Button, Card, Glyph, Heading, PlainTable},
    words::{Language, grades, grading as words},
};
use crate::workspace::questions::GradingSheet;
use leptos::prelude::*;

/// The rule in words, a table for each dimension, and the form.
pub fn tab(sheet: GradingSheet, look: Look, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let cuts = sheet.cuts;
    let scored_of = words::scored_of(language, setting.number(cuts.n_customers), setting.day(cuts.as_of));
    let own = if matches!(cuts.rule, RfmRule::Custom(_)) {
        view! { <OwnCuts cuts look setting /> }.into_any()
    } else {
        let start = move || look.try_rule(RfmRule::Custom(cuts.as_own()));
        view! {
            <Card title=words::own_title(language)>
                <p class="soft">{words::own_start_text(language)}</p>
                <div class="button-row"><Button icon=Glyph::Pencil on_press=start>{words::own_start(language)}</Button></div>
            </Card>
        }
        .into_any()
    };
    view! {
        <div class="dashboard">
            <Card title=rule_name(language, cuts.rule)>
                <p>{means(language, cuts.rule)}</p>
                <p class="quiet small">{scored_of}</p>
            </Card>
            <div class="panels rule-panels">
                {cuts.dimensions.map(|dimension| dimension_card(&dimension, cuts.rule, setting)).collect_view()}
                {own}
            </div>
        </div>
    }
}

const fn means(language: Language, rule: RfmRule) -> &'static str {
    match rule {
        RfmRule::Ntile => words::ntile_means(language),
        RfmRule::StrictlyWorse => words::strictly_worse_means(language),
        RfmRule::Quantile => words::quantile_means(language),
        RfmRule::Custom(_) => words::custom_means(language),
    }
}

/// What a dimension is called, and what it means.
pub const fn dimension_words(language: Language, dimension: Dimension) -> (&'static str, &'static str) {
    match dimension {
        Dimension::Recency => (grades::recency(language), grades::recency_means(language)),
        Dimension::Frequency => (grades::frequency(language), grades::frequency_means(language)),
        Dimension::Monetary => (grades::monetary(language), grades::monetary_means(language)),
    }
}

fn dimension_card(cuts: &DimensionCuts, rule: RfmRule, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let (name, meaning) = dimension_words(language, cuts.dimension);
    // Cut points of one's own say the same as what a score takes.
    let stated_tenths = cuts.stated_tenths.filter(|_| !matches!(rule, RfmRule::Custom(_)));
    let has_stated = stated_tenths.is_some();
    let rows = (1..=5_u8).rev().map(|score| score_row(&DimensionCuts { stated_tenths, ..*cuts }, score, setting)).collect_view();
    let stated = has_stated.then(|| Heading::number(words::stated(language)));
    let headings = [Heading::new(words::score(language)), Heading::new(words::takes(language))].into_iter().chain(stated);
    let headings = headings.chain([Heading::new(words::seen(language)), Heading::number(words::customers(language))]).collect();
    view! {
        <Card title=name>
            <p class="quiet small">{meaning}</p>
            <PlainTable headings>{rows}</PlainTable>
        </Card>
    }
}

fn score_row(cuts: &DimensionCuts, score: u8, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let place = usize::from(score);
    let dimension = cuts.dimension;
    let takes = match place.checked_sub(2).map(|at| cuts.takes[at]) {
        None => words::anything_else(language).to_owned(),
        Some(None) => words::out_of_reach(language).to_owned(),
        Some(Some(value)) => takes(dimension, value, setting),
    };
    // Cut points rise; of days the best score has the lowest.
    let stated = cuts.stated_tenths.map(|tenths| {
        let at = if dimension == Dimension::Recency { 5_usize.checked_sub(place) } else { place.checked_sub(2) };
        let text = at.and_then(|at| tenths.get(at)).map(|tenths| stated(dimension, *tenths, setting));
        view! { <td class="numeric quiet">{text.unwrap_or_default()}</td> }
    });
    let band = cuts.bands[place - 1];
    let seen = band.map_or_else(|| words::nobody(language).to_owned(), |band| band_text(dimension, band, setting));
    view! {
        <tr>
            <th scope="row">{score}</th>
            <td>{takes}</td>
            {stated}
            <td>{seen}</td>
            <td class="numeric">{setting.number(band.map_or(0, |band| band.n_customers))}</td>
        </tr>
    }
}

fn takes(dimension: Dimension, value: i64, setting: Setting) -> String {
    let language = setting.language;
    match dimension {
        Dimension::Recency => words::at_most_days(language, setting.number(value)),
        Dimension::Frequency => words::at_least_purchases(language, setting.number(value)),
        Dimension::Monetary => words::at_least_amount(language, setting.money(value)),
    }
}

/// A cut point as its rule states it, to a tenth of the unit.
#[expect(clippy::cast_precision_loss, reason = "a cut point to show")]
fn stated(dimension: Dimension, tenths: i64, setting: Setting) -> String {
    match dimension {
        Dimension::Recency | Dimension::Frequency => format::decimal(setting.language, tenths as f64 / 10.0, u8::from(tenths % 10 != 0)),
        Dimension::Monetary => setting.money_mean(Some(tenths as f64 / 10.0)),
    }
}

fn band_text(dimension: Dimension, band: Band, setting: Setting) -> String {
    let language = setting.language;
    let Band { least, most, .. } = band;
    let is_one = least == most;
    match dimension {
        Dimension::Recency if is_one => words::days(language, setting.number(least)),
        Dimension::Recency => words::days_range(language, setting.number(least), setting.number(most)),
        Dimension::Frequency if is_one => words::n_purchases(language, setting.number(least)),
        Dimension::Frequency => words::n_purchases_range(language, setting.number(least), setting.number(most)),
        Dimension::Monetary if is_one => setting.money(least),
        Dimension::Monetary => words::amount_range(language, setting.money(least), setting.money(most)),
    }
}
