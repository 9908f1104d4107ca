//! The third tab: whether customers come back, after how long, and how months went.

use super::{Setting, months};
use crate::scoring::gaps::GapHistogram;
use crate::ui::{
    format,
    parts::{
        FigureCard, Reason,
        charts::{BarChart, ChartFrame, ChartTable, Datum},
    },
    words::lifecycle as words,
};
use crate::workspace::questions::CohortsSheet;
use leptos::prelude::*;

/// Figures, waits, retention and revenue by month.
pub fn tab(sheet: CohortsSheet, setting: Setting) -> AnyView {
    view! {
        <div class="dashboard">
            {figures(&sheet, setting)}
            <div class="dashboard-charts">
                {waits(&sheet, setting)}
                {months::kept(&sheet.months, setting)}
                {months::per_customer(&sheet.months, setting)}
            </div>
        </div>
    }
    .into_any()
}

fn figures(sheet: &CohortsSheet, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let repeat = sheet.repeat;
    let days = |days: f64| words::days(language, format::decimal(language, days, u8::from(days.fract() > 0.0)));
    let why = |formula: &str, inputs: Vec<(&str, String)>, n_cases: String| Reason {
        formula: formula.to_owned(),
        inputs: inputs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
        n_cases: Some(n_cases),
        period: Some(setting.day(sheet.as_of)),
    };
    let n_customers = setting.number(repeat.n_customers);
    let latency = sheet.latency;
    let last = sheet.months.last();
    let churn = last.and_then(|month| Some((format::month(language, month.figures.month), month.churn()?, month.n_active_before?)));
    view! {
        <div class="cards cards-four">
            <FigureCard
                label=words::repeat(language)
                value=repeat.repeat_share().map(|share| setting.share(Some(share)))
                note=Some(words::repeat_note(language, setting.number(repeat.n_repeat_customers)))
                reason=why(words::repeat_why(language), vec![(words::customers(language), n_customers.clone())], n_customers.clone())
            />
            <FigureCard
                label=words::per_customer(language)
                value=repeat.purchases_per_customer().map(|n| format::decimal(language, n, 1))
                reason=why(
                    words::per_customer_why(language),
                    vec![(words::purchases(language), setting.number(repeat.n_purchases)), (words::customers(language), n_customers.clone())],
                    n_customers,
                )
            />
            <FigureCard
                label=words::median_wait(language)
                value=latency.map(|latency| days(latency.median_days))
                note=latency.map(|latency| words::mean_wait_note(language, format::decimal(language, latency.mean_days, 1)))
                reason=why(words::median_wait_why(language), Vec::new(), setting.number(latency.map_or(0, |latency| latency.n_gaps)))
            />
            <FigureCard
                label=words::churn_now(language)
                value=churn.as_ref().map(|(_, share, _)| setting.share(Some(*share)))
                note=churn.as_ref().map(|(month, _, n)| words::churn_note(language, month, setting.number(*n)))
                reason=why(words::churn_why(language), Vec::new(), setting.number(churn.as_ref().map_or(0, |(.., n)| *n)))
            />
        </div>
    }
}

/// Days between purchases as bars.
fn waits(sheet: &CohortsSheet, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let median = sheet.latency.map(|latency| latency.median_days);
    let title = median.map_or_else(
        || words::waits_none(language).to_owned(),
        |days| words::waits_title(language, format::decimal(language, days, u8::from(days.fract() > 0.0))),
    );
    let gaps = sheet.gaps.clone();
    let label = |at: usize| range(&gaps, at, setting);
    let datum =
        |(at, n): (usize, &u32)| Datum { label: label(at), value: f64::from(*n), shown: words::n_times(language, setting.number(*n)) };
    let data: Vec<Datum> = gaps.n_gaps.iter().enumerate().map(datum).collect();
    let table = ChartTable {
        columns: vec![words::wait_days(language).to_owned(), words::times(language).to_owned()],
        rows: gaps.n_gaps.iter().enumerate().map(|(at, n)| vec![label(at), setting.number(*n)]).collect(),
    };
    let note = match gaps.n_longer {
        0 => words::waits_all(language).to_owned(),
        n => words::waits_longer(language, setting.number(n)),
    };
    let tick = move |n: f64| format::number_short(language, n);
    view! {
        <ChartFrame title table file_name="crema-days-between-purchases" note is_wide=true>
            <BarChart label=words::waits_label(language) data=data.clone() tick />
        </ChartFrame>
    }
}

fn range(gaps: &GapHistogram, at: usize, setting: Setting) -> String {
    let (from, to) = gaps.days_of(at);
    if from == to { setting.number(from) } else { words::waits_range(setting.language, setting.number(from), setting.number(to)) }
}
