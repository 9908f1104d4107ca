//! The models as they were found, how well they repeat what was seen, and how well they foresaw what came.

use super::Setting;
use crate::scoring::lifetime::NoForecast;
use crate::ui::{
    format,
    pages::foresight::model_name,
    parts::{
        Card, Heading, PlainTable,
        charts::{ChartFrame, ChartTable, LegendKey, LineChart, Series},
    },
    words::{Language, value as words},
};
use crate::workspace::questions::{FitFigures, ForecastSheet, Trial};
use leptos::prelude::*;

/// Cards and the chart of calibration.
pub fn models(forecast: &ForecastSheet, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let model = forecast.wish.model;
    let correlation = forecast.spend_correlation.map(|value| words::correlation(language, format::decimal(language, value, 2)));
    let spend = match &forecast.spend {
        Ok(fit) => fit_table(fit, &["p", "q", "γ"], setting),
        Err(_) => view! { <p class="soft">{words::spend_none(language)}</p> }.into_any(),
    };
    let buying = fit_table(&forecast.buying, &model.parameter_names(), setting);
    view! {
        <div class="dashboard-charts">
            {calibration(forecast, setting)}
            {trial(forecast.trial, setting)}
            <Card title=words::fit_title(language, model_name(language, model))>
                {buying}
            </Card>
            <Card title=words::spend_title(language)>
                {spend}
                {correlation.map(|text| view! { <p class="soft small">{text}</p> })}
            </Card>
        </div>
    }
}

/// As papers write it.
fn greek(name: &'static str) -> &'static str {
    match name {
        "alpha" => "α",
        "beta" => "β",
        other => other,
    }
}

fn fit_table(fit: &FitFigures, names: &[&'static str], setting: Setting) -> AnyView {
    let language = setting.language;
    let decimal = move |value: f64| format::decimal(language, value, 4);
    let rows = names.iter().map(|name| greek(name)).zip(fit.parameters.clone()).map(|(name, (value, error))| {
        view! { <tr><th scope="row">{name}</th><td class="numeric">{decimal(value)}</td><td class="numeric">{decimal(error)}</td></tr> }
    });
    let rows = rows.collect::<Vec<_>>();
    view! {
        <PlainTable
            headings=vec![
                Heading::new(words::parameter(language)),
                Heading::number(words::estimate(language)),
                Heading::number(words::standard_error(language)),
            ]
        >
            {rows}
        </PlainTable>
        <p class="soft small">
            {words::log_likelihood(language, format::decimal(language, fit.log_likelihood, 2), fit.n_steps, setting.number(fit.n_customers))}
        </p>
    }
    .into_any()
}

fn repeats(language: Language, at: usize, n_bars: usize) -> String {
    if at + 1 == n_bars { words::repeats_or_more(language, at) } else { at.to_string() }
}

#[expect(clippy::cast_precision_loss, reason = "eight bars")]
fn calibration(forecast: &ForecastSheet, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let bars = forecast.calibration.clone();
    let n_bars = bars.len();
    let points = |value: &dyn Fn(&(u32, f64)) -> f64| bars.iter().enumerate().map(|(at, bar)| (at as f64, value(bar))).collect();
    let series = vec![
        Series { colour: 1, is_area: true, points: points(&|bar| f64::from(bar.0)) },
        Series { colour: 2, is_area: false, points: points(&|bar| bar.1) },
    ];
    let legend = vec![
        LegendKey { series: 1, label: words::counted(language).to_owned() },
        LegendKey { series: 2, label: words::model_says(language).to_owned() },
    ];
    let expected = move |value: f64| format::decimal(language, value, 1);
    let rows = bars.iter().enumerate().map(|(at, bar)| vec![repeats(language, at, n_bars), setting.number(bar.0), expected(bar.1)]);
    let columns = [words::repeats(language), words::counted(language), words::model_says(language)];
    let table = ChartTable { columns: columns.map(str::to_owned).to_vec(), rows: rows.collect() };
    let stored = StoredValue::new(bars.clone());
    let read = move |at: usize| {
        stored.with_value(|bars| bars.get(at).copied()).map_or_else(Default::default, |(actual, model): (u32, f64)| {
            (repeats(language, at, n_bars), words::calibration_text(language, setting.number(actual), expected(model)))
        })
    };
    let x_tick = move |at: f64| if at.fract() == 0.0 { format::decimal(language, at, 0) } else { String::new() };
    view! {
        <ChartFrame title=words::calibration_title(language) table file_name="crema-calibration" legend>
            <LineChart
                label=words::calibration_label(language)
                series=series.clone()
                x_tick=x_tick
                y_tick=move |n: f64| format::number_short(language, n)
                read
            />
        </ChartFrame>
    }
}

fn trial(trial: Result<Trial, NoForecast>, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let body = match trial {
        Err(_) => view! { <p class="soft">{words::trial_none(language)}</p> }.into_any(),
        Ok(trial) => {
            let error = trial.total_error_share.map_or(f64::NAN, |share| share);
            let text = words::trial(
                language,
                setting.day(trial.cut_on),
                format::decimal(language, trial.expected_total, 0),
                format::decimal(language, trial.actual_total, 0),
                format::signed_percent(language, error, 1),
            );
            let each =
                words::trial_each(language, format::decimal(language, trial.mean_absolute_error, 2), setting.number(trial.n_customers));
            let auc = trial.area_under_curve.map(|area| words::trial_auc(language, setting.share(Some(area))));
            view! { <p>{text}</p> <p class="soft">{each}</p> {auc.map(|auc| view! { <p class="soft">{auc}</p> })} }.into_any()
        }
    };
    view! { <Card title=words::trial_title(language)>{body}</Card> }
}
