//! A layer of customers as every page shows it: cells of a table, and a step of a pyramid with the table behind it.
//!
//! Not here: what the layers are, which each page says.

use super::setting::Setting;
use crate::scoring::pyramid::Layer;
use crate::ui::{
    format,
    parts::{
        Heading, Meter,
        charts::{ChartTable, Layer as Step},
    },
    words::{Language, grading as words},
};
use leptos::prelude::*;

/// A share as a bar beside its number.
pub fn meter(share: Option<f64>, setting: Setting) -> impl IntoView {
    view! { <Meter share=share.unwrap_or_default() text=setting.share(share) /> }
}

/// A table's headings: what the layers are, the four columns of [`cells`], and the last.
pub fn headings(language: Language, first: &'static str, last: Heading) -> Vec<Heading> {
    vec![
        Heading::new(first),
        Heading::number(words::customers(language)),
        Heading::wide(words::customers_share(language)),
        Heading::number(words::revenue(language)),
        Heading::wide(words::revenue_share(language)),
        last,
    ]
}

/// How many they are and what they have brought, each with its share; `of_them` stands below the number of customers.
pub fn cells(layer: &Layer, of_them: Option<AnyView>, setting: Setting) -> AnyView {
    view! {
        <td class="numeric">{setting.number(layer.n_customers)}{of_them}</td>
        <td class="wide-only">{meter(layer.customers_share, setting)}</td>
        <td class="numeric" title=setting.money(layer.revenue_minor)>{setting.money_short(layer.revenue_minor)}</td>
        <td class="wide-only">{meter(layer.revenue_share, setting)}</td>
    }
    .into_any()
}

/// The cell of what was left of the revenue, where that is known.
pub fn profit_cell(layer: &Layer, setting: Setting) -> AnyView {
    let exact = layer.profit_minor.map(|minor| setting.money(minor));
    let short = layer.profit_minor.map(|minor| setting.money_short(minor));
    view! { <td class="numeric wide-only" title=exact>{format::or_unknown(short)}</td> }.into_any()
}

/// What the sides of a pyramid measure.
pub fn measures(language: Language, knows_profit: bool) -> Vec<String> {
    let profit = knows_profit.then(|| words::profit(language));
    [words::customers(language), words::revenue(language)].into_iter().chain(profit).map(str::to_owned).collect()
}

/// A layer as a step of a pyramid.
pub fn step(label: String, series: u8, layer: &Layer, setting: Setting) -> Step {
    let language = setting.language;
    let share = |share: Option<f64>| (share.unwrap_or_default(), setting.share(share));
    let mut shares = vec![share(layer.customers_share), share(layer.revenue_share)];
    let (n, revenue) = (setting.number(layer.n_customers), setting.money(layer.revenue_minor));
    let shown = match layer.profit_minor {
        Some(profit) => {
            shares.push(share(layer.profit_share));
            words::layer_shown_profit(language, n, revenue, setting.money(profit))
        }
        None => words::layer_shown(language, n, revenue),
    };
    Step { label, series, shares, shown }
}

/// The figures of a pyramid as a table; `first` says what the layers are.
pub fn table<'a>(first: &str, layers: impl Iterator<Item = (String, &'a Layer)>, setting: Setting) -> ChartTable {
    let language = setting.language;
    let columns = [
        first,
        words::customers(language),
        words::customers_share(language),
        words::revenue(language),
        words::revenue_share(language),
        words::profit(language),
        words::profit_share(language),
    ];
    let row = |(name, layer): (String, &Layer)| {
        vec![
            name,
            setting.number(layer.n_customers),
            setting.share(layer.customers_share),
            setting.money(layer.revenue_minor),
            setting.share(layer.revenue_share),
            format::or_unknown(layer.profit_minor.map(|minor| setting.money(minor))),
            setting.share(layer.profit_share),
        ]
    };
    ChartTable { columns: columns.map(str::to_owned).to_vec(), rows: layers.map(row).collect() }
}
