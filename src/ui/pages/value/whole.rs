//! The first tab: what everybody has brought, month by month, and how much hangs on a few.

use super::Setting;
use crate::scoring::growth::Trend;
use crate::ui::{
    format,
    pages::grading::{concentration::pareto, months},
    parts::{
        FigureCard, Reason,
        charts::{ChartFrame, ChartTable, LegendKey, LineChart, Series},
    },
    words::value as words,
};
use crate::workspace::questions::{GroupFigures, QuarterFigures, ValueSheet};
use leptos::prelude::*;

/// Figures and curves.
pub fn tab(sheet: &ValueSheet, setting: Setting) -> impl IntoView + use<> {
    view! {
        <div class="dashboard">
            {figures(sheet, setting)}
            <div class="dashboard-charts">
                {months::per_customer(&sheet.months, words::arpu_title(setting.language), setting)}
                {pareto(&sheet.pareto, sheet.top20_share, setting)}
                {quarters(&sheet.quarters, setting)}
            </div>
        </div>
    }
}

/// A figure with its note and its formula.
type Figure = (&'static str, Option<String>, Option<String>, &'static str);

fn figures(sheet: &ValueSheet, setting: Setting) -> impl IntoView + use<> {
    let period = crate::ui::words::grading::up_to(setting.language, setting.day(sheet.as_of));
    let n_cases = setting.number(sheet.whole.n_customers);
    let figures = brought(&sheet.whole, setting).into_iter().chain(habits(&sheet.whole, setting));
    let cards = figures.map(|(label, value, note, formula)| {
        let reason =
            Reason { formula: formula.to_owned(), inputs: Vec::new(), n_cases: Some(n_cases.clone()), period: Some(period.clone()) };
        view! { <FigureCard label value note reason /> }
    });
    view! { <div class="cards cards-four">{cards.collect_view()}</div> }
}

fn brought(whole: &GroupFigures, setting: Setting) -> [Figure; 4] {
    let language = setting.language;
    #[expect(clippy::cast_precision_loss, reason = "a mean of amounts")]
    let each = |minor: Option<i64>| {
        whole.per_customer(minor.map(|minor| minor as f64)).map(|mean| words::per_customer(language, setting.money_mean(Some(mean))))
    };
    let needs_costs = || Some(words::needs_costs(language).to_owned());
    let contribution = whole.contribution_minor();
    [
        (words::customers(language), Some(setting.number(whole.n_customers)), None, words::customers_why(language)),
        (
            words::revenue(language),
            Some(setting.money_short(whole.revenue_minor)),
            each(Some(whole.revenue_minor)),
            words::revenue_why(language),
        ),
        (
            words::profit(language),
            whole.profit_minor.map(|minor| setting.money_short(minor)),
            each(whole.profit_minor).or_else(needs_costs),
            words::profit_why(language),
        ),
        (
            words::contribution(language),
            contribution.map(|minor| setting.money_short(minor)),
            each(contribution).or_else(needs_costs),
            words::contribution_why(language),
        ),
    ]
}

fn habits(whole: &GroupFigures, setting: Setting) -> [Figure; 4] {
    let language = setting.language;
    let growth_note = whole.growth.map_or_else(
        || words::growth_none(language).to_owned(),
        |growth| {
            let (now, before) = (setting.number(growth.n_now), setting.number(growth.n_before));
            if growth.trend() == Trend::CannotTell {
                words::growth_unsure(language, now, before)
            } else {
                words::growth_sure(language, now, before)
            }
        },
    );
    [
        (
            words::frequency(language),
            whole.purchases_per_customer().map(|mean| format::decimal(language, mean, 1)),
            None,
            words::frequency_why(language),
        ),
        (
            words::interval(language),
            whole.interval_days.map(|days| words::days(language, format::decimal(language, days, 0))),
            None,
            words::interval_why(language),
        ),
        (
            words::average_order(language),
            whole.average_order_minor().map(|mean| setting.money_mean(Some(mean))),
            None,
            words::average_order_why(language),
        ),
        (
            words::growth(language),
            whole.growth.map(|growth| format::signed_percent(language, growth.change_share(), 1)),
            Some(growth_note),
            words::growth_why(language),
        ),
    ]
}

/// Gini and the share of the first fifth, quarter by quarter.
#[expect(clippy::cast_precision_loss, reason = "a dozen quarters")]
fn quarters(quarters: &[QuarterFigures], setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let title = match quarters {
        [] | [_] => words::quarters_none(language),
        [first, .., last] if last.gini > first.gini + 0.02 => words::quarters_title_up(language),
        [first, .., last] if last.gini < first.gini - 0.02 => words::quarters_title_down(language),
        _ => words::quarters_title(language),
    };
    let line = |colour, value: fn(&QuarterFigures) -> f64| Series {
        colour,
        is_area: false,
        points: quarters.iter().enumerate().map(|(at, quarter)| (at as f64, value(quarter))).collect(),
    };
    let series = vec![line(1, |quarter| quarter.gini), line(2, |quarter| quarter.top20_share)];
    let legend = vec![
        LegendKey { series: 1, label: words::gini(language).to_owned() },
        LegendKey { series: 2, label: words::top20(language).to_owned() },
    ];
    let row = |quarter: &QuarterFigures| {
        vec![
            format::month(language, quarter.first_month),
            format::decimal(language, quarter.gini, 2),
            setting.share(Some(quarter.top20_share)),
            setting.number(quarter.n_buyers),
        ]
    };
    let columns = [words::quarter(language), words::gini(language), words::top20(language), words::buyers(language)];
    let table = ChartTable { columns: columns.map(str::to_owned).to_vec(), rows: quarters.iter().map(row).collect() };
    let rows = StoredValue::new(quarters.to_vec());
    let read = move |at: usize| {
        rows.with_value(|rows| rows.get(at).copied()).map_or_else(Default::default, |quarter: QuarterFigures| {
            let gini = format::decimal(language, quarter.gini, 2);
            let text = words::quarter_text(language, gini, setting.share(Some(quarter.top20_share)), setting.number(quarter.n_buyers));
            (format::month(language, quarter.first_month), text)
        })
    };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a dozen quarters")]
    let x_tick = move |at: f64| {
        let quarter = (at >= 0.0 && at.fract() == 0.0).then(|| rows.with_value(|rows| rows.get(at as usize).copied())).flatten();
        quarter.map_or_else(String::new, |quarter: QuarterFigures| format::month(language, quarter.first_month))
    };
    let is_drawn = quarters.len() > 1;
    view! {
        <ChartFrame title table file_name="crema-gini" legend note=words::quarters_note(language) is_wide=true>
            {is_drawn.then(|| view! {
                <LineChart
                    label=words::quarters_label(language)
                    series=series.clone()
                    x_tick=x_tick
                    y_tick=move |share: f64| format::decimal(language, share, 1)
                    read
                />
            })}
        </ChartFrame>
    }
}
