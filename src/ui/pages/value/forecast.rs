//! The second tab: what is expected of everybody, in two readings that are never added.

use super::{Setting, models};
use crate::scoring::lifetime::NoForecast;
use crate::ui::{
    format,
    pages::foresight::{ForecastNeeded, why_not},
    parts::{EmptyState, FigureCard, LinkButton, Reason},
    route::{LeavingView, Route, ValueView},
    words::{Language, value as words},
};
use crate::workspace::questions::{ForecastSheet, Foretold, Margin, ValueSheet};
use leptos::prelude::*;

/// Figures and models, or how far they are, or why there are none.
pub fn tab(view: ValueView, sheet: ValueSheet, setting: Setting) -> AnyView {
    match sheet.foretold {
        Foretold::NotYet => view! { <ForecastNeeded wish=view.wish /> }.into_any(),
        Foretold::No(reason) => without(reason, setting.language).into_any(),
        Foretold::Here(forecast) => view! {
            <div class="dashboard" data-state="forecast">
                {figures(&forecast, sheet.margin, setting)}
                {models::models(&forecast, setting)}
            </div>
        }
        .into_any(),
    }
}

/// Why there are none, and what does without.
fn without(reason: NoForecast, language: Language) -> impl IntoView {
    let text = format!("{} {}", why_not(language, reason), words::no_try(language));
    view! {
        <EmptyState title=words::no_title(language) text>
            <LinkButton href=Route::Leaving(LeavingView::default()).to_string()>{words::no_list(language)}</LinkButton>
        </EmptyState>
    }
}

#[expect(clippy::cast_possible_truncation, reason = "an amount that is shown short")]
fn figures(forecast: &ForecastSheet, margin: Option<Margin>, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let horizon = forecast.wish.horizon;
    let discount = format::percent(language, f64::from(horizon.monthly_discount_ppm) / 1e6, 1);
    let money = |minor: f64| setting.money_short(minor.round() as i64);
    let margin_note = margin
        .map_or_else(|| words::margin_none(language).to_owned(), |margin| words::margin_note(language, setting.share(Some(margin.share))));
    let n_valued = words::n_valued(language, setting.number(forecast.n_valued));
    let all = [
        (
            words::expected(language).to_owned(),
            Some(format::decimal(language, forecast.year_purchases, 0)),
            words::n_valued(language, setting.number(forecast.buying.n_customers)),
            words::expected_why(language),
        ),
        (
            words::predicted_revenue(language, horizon.n_months),
            Some(money(forecast.revenue_minor)),
            words::discount_note(language, &discount),
            words::predicted_revenue_why(language),
        ),
        (
            words::predicted_profit(language, horizon.n_months),
            forecast.profit_minor.map(money),
            margin_note,
            words::predicted_profit_why(language),
        ),
    ];
    let cards = all.into_iter().map(|(label, value, note, formula)| {
        let reason = Reason { formula: formula.to_owned(), inputs: Vec::new(), n_cases: Some(n_valued.clone()), period: None };
        view! { <FigureCard label value note=Some(note) reason /> }
    });
    view! { <div class="cards cards-six">{cards.collect_view()}</div> }
}
