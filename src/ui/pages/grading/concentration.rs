//! The third tab: how unevenly revenue is spread, and whether customers come back.

use super::{Setting, months};
use crate::scoring::concentration::SharePoint;
use crate::ui::{
    format,
    parts::{
        FigureCard, Reason,
        charts::{ChartFrame, ChartTable, LineChart, Series},
    },
    words::grading as words,
};
use crate::workspace::questions::GradingSheet;
use leptos::prelude::*;

/// Figures, the Pareto curve, and the months.
pub fn tab(sheet: GradingSheet, setting: Setting) -> impl IntoView {
    view! {
        <div class="dashboard">
            {figures(&sheet, setting)}
            <div class="dashboard-charts">
                {pareto(&sheet.pareto, sheet.top20_share, setting)}
                {months::per_customer(&sheet.months, months::finding(&sheet, setting), setting)}
                {months::revenue(&sheet, setting)}
            </div>
        </div>
    }
}

/// A figure with its note and what it is worked out from.
struct Figure {
    label: &'static str,
    value: Option<String>,
    note: Option<String>,
    formula: &'static str,
    inputs: Vec<(&'static str, String)>,
}

fn figures(sheet: &GradingSheet, setting: Setting) -> impl IntoView + use<> {
    let period = words::up_to(setting.language, setting.day(sheet.as_of));
    let n_cases = setting.number(sheet.n_graded);
    let cards = spread(sheet, setting).into_iter().chain(repeat(sheet, setting)).map(|figure| {
        let Figure { label, value, note, formula, inputs } = figure;
        let reason = Reason {
            formula: formula.to_owned(),
            inputs: inputs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
            n_cases: Some(n_cases.clone()),
            period: Some(period.clone()),
        };
        view! { <FigureCard label value note reason /> }
    });
    view! { <div class="cards cards-six">{cards.collect_view()}</div> }
}

fn spread(sheet: &GradingSheet, setting: Setting) -> [Figure; 2] {
    let language = setting.language;
    let inputs = || {
        vec![(words::n_graded(language), setting.number(sheet.n_graded)), (words::revenue(language), setting.money(sheet.revenue_minor))]
    };
    [
        Figure {
            label: words::top20(language),
            value: sheet.top20_share.map(|share| setting.share(Some(share))),
            note: Some(words::top20_note(language).to_owned()),
            formula: words::top20_why(language),
            inputs: inputs(),
        },
        Figure {
            label: words::gini(language),
            value: sheet.gini.map(|gini| format::decimal(language, gini, 2)),
            note: Some(words::gini_note(language).to_owned()),
            formula: words::gini_why(language),
            inputs: inputs(),
        },
    ]
}

fn repeat(sheet: &GradingSheet, setting: Setting) -> [Figure; 4] {
    let language = setting.language;
    let repeat = sheet.repeat;
    let n_customers = (words::n_graded(language), setting.number(repeat.n_customers));
    let n_purchases = (words::purchases(language), setting.number(repeat.n_purchases));
    let latency_inputs = sheet.latency.map(|latency| (words::gaps(language), setting.number(latency.n_gaps)));
    [
        Figure {
            label: words::repeat(language),
            value: repeat.repeat_share().map(|share| setting.share(Some(share))),
            note: Some(words::repeat_note(language, setting.number(repeat.n_repeat_customers), setting.number(repeat.n_customers))),
            formula: words::repeat_why(language),
            inputs: vec![(words::repeat_customers(language), setting.number(repeat.n_repeat_customers)), n_customers.clone()],
        },
        Figure {
            label: words::per_head(language),
            value: repeat.purchases_per_customer().map(|mean| format::decimal(language, mean, 1)),
            note: None,
            formula: words::per_head_why(language),
            inputs: vec![n_purchases.clone(), n_customers],
        },
        Figure {
            label: words::average_order(language),
            value: repeat.average_order_minor().map(|mean| setting.money_mean(Some(mean))),
            note: None,
            formula: words::average_order_why(language),
            inputs: vec![(words::revenue(language), setting.money(repeat.revenue_minor)), n_purchases],
        },
        Figure {
            label: words::latency(language),
            value: sheet.latency.map(|latency| format::decimal(language, latency.median_days, 0)),
            note: Some(sheet.latency.map_or_else(
                || words::latency_none(language).to_owned(),
                |latency| words::latency_note(language, format::decimal(language, latency.mean_days, 1)),
            )),
            formula: words::latency_why(language),
            inputs: latency_inputs.into_iter().collect(),
        },
    ]
}

/// The Pareto curve, and what the first fifth of customers brings.
pub fn pareto(shown: &[SharePoint], top20_share: Option<f64>, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let title = top20_share
        .map_or_else(|| words::pareto_none(language).to_owned(), |share| words::pareto_title(language, setting.share(Some(share))));
    let line =
        Series { colour: 1, is_area: true, points: shown.iter().map(|point| (point.customers_share, point.revenue_share)).collect() };
    let points = StoredValue::new(shown.to_vec());
    let read = move |at: usize| {
        let point = points.with_value(|points| points.get(at).copied());
        let share = |share: f64| setting.share(Some(share));
        point.map_or_else(Default::default, |point| {
            (words::pareto_name(language, share(point.customers_share)), words::pareto_text(language, share(point.revenue_share)))
        })
    };
    let tick = move |share: f64| format::percent(language, share, 0);
    // A table of two hundred lines tells less than one of ten.
    let every = (shown.len() / 10).max(1);
    let table = ChartTable {
        columns: vec![words::customers_share(language).to_owned(), words::revenue_share(language).to_owned()],
        rows: shown
            .iter()
            .step_by(every)
            .map(|point| vec![setting.share(Some(point.customers_share)), setting.share(Some(point.revenue_share))])
            .collect(),
    };
    view! {
        <ChartFrame title table file_name="crema-pareto" note=words::pareto_note(language)>
            <LineChart
                label=words::pareto_label(language)
                series=vec![line.clone()]
                x_tick=tick
                y_tick=tick
                read
                is_compared_to_even=true
            />
        </ChartFrame>
    }
}
