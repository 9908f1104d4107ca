//! How months went: revenue, and revenue per customer and per buyer.

use super::Setting;
use crate::scoring::repeat::MonthFigures;
use crate::ui::{
    format,
    parts::charts::{BarChart, ChartFrame, ChartTable, Datum, LegendKey, LineChart, Series},
    words::grading as words,
};
use crate::workspace::questions::GradingSheet;
use leptos::prelude::*;

/// ARPU and ARPPU, month by month.
pub fn per_customer(shown: &[MonthFigures], title: &'static str, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let months = StoredValue::new(shown.to_vec());
    let series = vec![line(shown, 1, MonthFigures::average_per_customer_minor), line(shown, 2, MonthFigures::average_per_buyer_minor)];
    let read = move |at: usize| {
        let month = months.with_value(|months| months.get(at).copied());
        month.map_or_else(Default::default, |month| {
            let (customer, buyer) = (month.average_per_customer_minor(), month.average_per_buyer_minor());
            let text = words::months_text(language, setting.money_mean(customer), setting.money_mean(buyer));
            (format::month(language, month.month), text)
        })
    };
    let x_tick = move |at: f64| {
        month_at(at)
            .and_then(|at| months.with_value(|months| months.get(at).copied()))
            .map_or_else(String::new, |month| format::month(language, month.month))
    };
    let legend = vec![
        LegendKey { series: 1, label: words::arpu(language).to_owned() },
        LegendKey { series: 2, label: words::arppu(language).to_owned() },
    ];
    let table = ChartTable {
        columns: [words::month(language), words::arpu(language), words::arppu(language)].map(str::to_owned).to_vec(),
        rows: shown
            .iter()
            .rev()
            .map(|month| {
                vec![
                    format::month(language, month.month),
                    setting.money_mean(month.average_per_customer_minor()),
                    setting.money_mean(month.average_per_buyer_minor()),
                ]
            })
            .collect(),
    };
    view! {
        <ChartFrame title table file_name="crema-arpu" legend note=words::months_note(language)>
            <LineChart
                label=words::months_label(language)
                series=series.clone()
                x_tick=x_tick
                y_tick=move |minor: f64| money_tick(minor, setting)
                read
            />
        </ChartFrame>
    }
}

/// Whether a customer brings more than a year ago, where that can be told.
pub fn finding(sheet: &GradingSheet, setting: Setting) -> &'static str {
    let language = setting.language;
    let means =
        sheet.a_year_apart().and_then(|(last, before)| Some((last.average_per_customer_minor()?, before.average_per_customer_minor()?)));
    match means {
        Some((last, before)) if last > before => words::months_title_up(language),
        Some((last, before)) if last < before => words::months_title_down(language),
        _ => words::months_title(language),
    }
}

/// Revenue by month as bars.
pub fn revenue(sheet: &GradingSheet, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let best = sheet.months.iter().max_by_key(|month| month.revenue_minor);
    let title = best.map_or_else(
        || words::revenue_none(language).to_owned(),
        |month| words::revenue_title(language, format::month(language, month.month), setting.money_short(month.revenue_minor)),
    );
    #[expect(clippy::cast_precision_loss, reason = "the height of a bar")]
    let datum = |month: &MonthFigures| Datum {
        label: format::month(language, month.month),
        value: month.revenue_minor as f64,
        shown: words::revenue_text(
            language,
            setting.money(month.revenue_minor),
            setting.number(month.n_buyers),
            setting.number(month.n_new_customers),
        ),
    };
    let data: Vec<Datum> = sheet.months.iter().map(datum).collect();
    let row = |month: &MonthFigures| {
        vec![
            format::month(language, month.month),
            setting.money(month.revenue_minor),
            setting.number(month.n_purchases),
            setting.number(month.n_buyers),
            setting.number(month.n_new_customers),
        ]
    };
    let columns = [
        words::month(language),
        words::revenue(language),
        words::purchases(language),
        words::buyers(language),
        words::new_customers(language),
    ];
    let table = ChartTable { columns: columns.map(str::to_owned).to_vec(), rows: sheet.months.iter().rev().map(row).collect() };
    view! {
        <ChartFrame title table file_name="crema-revenue" is_wide=true>
            <BarChart label=words::revenue_label(language) data=data.clone() tick=move |minor: f64| money_tick(minor, setting) />
        </ChartFrame>
    }
}

#[expect(clippy::cast_precision_loss, reason = "the place of a month")]
fn line(months: &[MonthFigures], colour: u8, value: fn(&MonthFigures) -> Option<f64>) -> Series {
    let points = months.iter().enumerate().map(|(at, month)| (at as f64, value(month).unwrap_or_default())).collect();
    Series { colour, is_area: false, points }
}

/// A whole place on the axis; ticks may fall between months.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small whole number")]
fn month_at(at: f64) -> Option<usize> {
    (at >= 0.0 && at.fract() == 0.0).then_some(at as usize)
}

#[expect(clippy::cast_possible_truncation, reason = "a round value of an axis of amounts")]
fn money_tick(minor: f64, setting: Setting) -> String {
    setting.money_short(minor.round() as i64)
}
