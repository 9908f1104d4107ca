//! What all policies of a scheme cost and bring together.

use crate::ui::{
    format,
    pages::setting::Setting,
    parts::{FigureCard, Reason},
    words::policies as words,
};
use crate::workspace::questions::{PoliciesSheet, PolicyRow};
use leptos::prelude::*;

/// Profit for every unit of money that the policies cost; none where either is not known or nothing is spent.
#[expect(clippy::cast_precision_loss, reason = "a ratio to show")]
pub fn attention_return(profit_minor: Option<i64>, cost_minor: Option<i64>) -> Option<f64> {
    let (profit, cost) = (profit_minor?, cost_minor?);
    (cost > 0).then(|| profit as f64 / cost as f64)
}

/// A return as "3.2×".
pub fn times(back: Option<f64>, setting: Setting) -> String {
    format::or_unknown(back.map(|back| words::times(setting.language, format::decimal(setting.language, back, 1))))
}

#[expect(clippy::cast_precision_loss, reason = "a share to show")]
fn share(part: i64, whole: i64) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// Cost, revenue, profit and the return on attention.
pub fn figures(sheet: &PoliciesSheet, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let sum = |value: fn(&PolicyRow) -> i64| sheet.rows.iter().map(value).fold(0, i64::saturating_add);
    let cost = sum(|row| row.year_cost_minor.unwrap_or(0));
    let revenue = sum(|row| row.year_revenue_minor);
    let profit = sheet.rows.iter().map(|row| row.year_profit_minor).try_fold(0_i64, |sum, own| Some(sum.saturating_add(own?)));
    let n_cases = sheet.rows.iter().map(|row| row.layer.n_customers).sum::<u32>();
    let why = |formula: &'static str| Reason {
        formula: formula.to_owned(),
        inputs: vec![
            (words::year_cost(language).to_owned(), setting.money(cost)),
            (words::year_revenue(language).to_owned(), setting.money(revenue)),
            (words::year_profit(language).to_owned(), format::or_unknown(profit.map(|minor| setting.money(minor)))),
        ],
        n_cases: Some(setting.number(n_cases)),
        period: None,
    };
    let of_revenue = share(cost, revenue).map(|share| words::cost_share(language, setting.share(Some(share))));
    let no_profit = profit.is_none().then(|| words::profit_unknown(language).to_owned());
    view! {
        <div class="cards cards-four">
            <FigureCard
                label=words::year_cost(language)
                value=Some(setting.money_short(cost))
                note=of_revenue
                reason=why(words::year_cost_why(language))
            />
            <FigureCard label=words::year_revenue(language) value=Some(setting.money_short(revenue)) reason=why(words::year_revenue_why(language)) />
            <FigureCard
                label=words::year_profit(language)
                value=profit.map(|minor| setting.money_short(minor))
                note=no_profit
                reason=why(words::year_profit_why(language))
            />
            <FigureCard
                label=words::attention_return(language)
                value=Some(times(attention_return(profit, Some(cost)), setting))
                reason=why(words::attention_return_why(language))
            />
        </div>
    }
}
