//! What the pipeline comes to: the sums, the forecast by month, and below it how it went.

use super::rates::{by_owner, by_source, by_stage, reasons, stays};
use crate::ui::{
    format,
    pages::{answer::answered, setting::Setting},
    parts::{
        FigureCard, Reason,
        charts::{ChartFrame, ChartTable, LegendKey, Stack, StackedChart},
    },
    session::use_session,
    words::pipeline as words,
};
use crate::workspace::questions::{AskPipelineFigures, ForecastRow, PipelineFigures, PipelineFilter, When};
use leptos::prelude::*;

/// Colours of what is expected, and of what would come beyond it.
const SERIES: [u8; 2] = [1, 8];

#[component]
pub fn Figures(filter: Memo<PipelineFilter>, setting: Memo<Setting>) -> impl IntoView {
    let answer = use_session().live(move || AskPipelineFigures { filter: filter.get() });
    let shown = move |figures: PipelineFigures| {
        let setting = setting.get();
        view! {
            <div class="dashboard" data-state="figures">
                {cards(&figures, setting)}
                {forecast(&figures, setting)}
                <div class="dashboard-charts">
                    {stays(&figures, setting)}
                    {reasons(&figures, setting)}
                    {by_stage(&figures, setting)}
                    {by_source(&figures, setting)}
                    {by_owner(&figures, setting)}
                </div>
            </div>
        }
        .into_any()
    };
    move || answered(answer.get(), shown)
}

fn cards(figures: &PipelineFigures, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let period = setting.period((figures.from, figures.to));
    let (open, ended) = (figures.open, figures.ended);
    let card = |label: &'static str, value: Option<String>, note: String, why: &'static str, n: u32, period: Option<String>| {
        let reason = Reason { formula: why.to_owned(), inputs: Vec::new(), n_cases: Some(setting.number(n)), period };
        view! { <FigureCard label value note=Some(note) reason /> }
    };
    let n_open = words::n_open(language, setting.number(open.n));
    let both = words::won_and_lost(language, setting.number(ended.n_won), setting.number(ended.n_lost));
    let rate = ended.win_share().map(|share| setting.share(Some(share)));
    let rate_note = if rate.is_some() { both } else { format!("{both}: {}", words::too_few(language)) };
    let days = figures.median_days_to_win.map(|days| format::decimal(language, days, 0));
    let won = words::won_and_lost(language, setting.number(ended.n_won), setting.number(ended.n_lost));
    view! {
        <div class="cards cards-four">
            {card(words::open_sum(language), Some(setting.money_short(open.amount_minor)), n_open, words::open_sum_why(language), open.n, None)}
            {card(words::weighted_sum(language), Some(setting.money_short(open.weighted_minor)), setting.money(open.weighted_minor), words::weighted_why(language), open.n, None)}
            {card(words::win_rate(language), rate, rate_note, words::win_rate_why(language), ended.n(), Some(period.clone()))}
            {card(words::days_to_win(language), days, won, words::days_to_win_why(language), ended.n_won, Some(period))}
        </div>
    }
}

fn when(row: &ForecastRow, setting: Setting) -> String {
    let language = setting.language;
    match row.when {
        When::Overdue => words::late(language).to_owned(),
        When::In(month) => format::month(language, month),
        When::Later => words::later_months(language).to_owned(),
        When::Unknown => words::no_day(language).to_owned(),
    }
}

#[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "bars are drawn, and their axis is round")]
fn forecast(figures: &PipelineFigures, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let rows = figures.forecast.clone();
    if rows.is_empty() {
        return view! { <p class="soft">{words::nothing_expected(language)}</p> }.into_any();
    }
    let line = |row: &ForecastRow| {
        let tally = row.tally;
        vec![when(row, setting), setting.number(tally.n), setting.money(tally.amount_minor), setting.money(tally.weighted_minor)]
    };
    let columns = [words::month(language), words::n_deals(language), words::sum(language), words::weighted(language)];
    let table = ChartTable { columns: columns.map(str::to_owned).to_vec(), rows: rows.iter().map(line).collect() };
    let stack = |row: &ForecastRow| {
        let (sum, weighted) = (row.tally.amount_minor as f64, row.tally.weighted_minor as f64);
        let shown = [
            format!("{} {}", words::weighted(language), setting.money(row.tally.weighted_minor)),
            format!("{} {}", words::sum(language), setting.money(row.tally.amount_minor)),
            words::n_open(language, setting.number(row.tally.n)),
        ];
        Stack { label: when(row, setting), values: vec![weighted, (sum - weighted).max(0.0)], shown: shown.join(" · ") }
    };
    let data: Vec<Stack> = rows.iter().map(stack).collect();
    let names = [words::weighted_part(language), words::rest_part(language)];
    let legend = SERIES.into_iter().zip(names).map(|(series, label)| LegendKey { series, label: label.to_owned() }).collect();
    let title = words::forecast_title(language, setting.money_short(figures.open.weighted_minor));
    let tick = move |minor: f64| setting.money_short(minor as i64);
    view! {
        <ChartFrame title table file_name="pipeline-forecast" legend note=words::forecast_note(language) is_wide=true>
            <StackedChart label=words::forecast_label(language) series=SERIES.to_vec() data=data.clone() tick />
        </ChartFrame>
    }
    .into_any()
}
