//! Lines over months that are over: who came again, and what a customer brought.

use super::Setting;
use crate::scoring::cohorts::MonthRetention;
use crate::ui::{
    format,
    parts::charts::{ChartFrame, ChartTable, LegendKey, LineChart, Series},
    words::lifecycle as words,
};
use leptos::prelude::*;

/// Retention and churn, from the second month on.
pub fn kept(months: &[MonthRetention], setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let known: Vec<MonthRetention> = months.iter().filter(|month| month.retention().is_some()).copied().collect();
    let last = known.last().and_then(MonthRetention::retention);
    let title =
        last.map_or_else(|| words::kept_question(language).to_owned(), |share| words::kept_title(language, setting.share(Some(share))));
    let lines = Lines {
        label: words::kept_label(language),
        names: [words::kept(language), words::churn(language)],
        values: [MonthRetention::retention, MonthRetention::churn],
        text: |value, setting| setting.share(value),
        tick: |value, setting| format::percent(setting.language, value, 0),
    };
    chart(title, known, lines, ("crema-retention", words::kept_note(language)), setting)
}

/// Revenue per customer and per buyer.
pub fn per_customer(months: &[MonthRetention], setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let lines = Lines {
        label: words::arpu_label(language),
        names: [words::arpu(language), words::arppu(language)],
        values: [|month| month.figures.average_per_customer_minor(), |month| month.figures.average_per_buyer_minor()],
        text: |value, setting| setting.money_mean(value),
        #[expect(clippy::cast_possible_truncation, reason = "a round value of an axis of amounts")]
        tick: |value, setting| setting.money_short(value.round() as i64),
    };
    chart(
        words::arpu_title(language).to_owned(),
        months.to_vec(),
        lines,
        ("crema-revenue-per-customer", words::arpu_note(language)),
        setting,
    )
}

/// Two lines: what they are, what they are called, how they are read from a month and written.
#[derive(Clone, Copy)]
struct Lines {
    label: &'static str,
    names: [&'static str; 2],
    values: [fn(&MonthRetention) -> Option<f64>; 2],
    text: fn(Option<f64>, Setting) -> String,
    tick: fn(f64, Setting) -> String,
}

impl Lines {
    fn texts(&self, month: &MonthRetention, setting: Setting) -> [String; 2] {
        self.values.map(|value| (self.text)(value(month), setting))
    }

    #[expect(clippy::cast_precision_loss, reason = "the place of a month")]
    fn series(&self, months: &[MonthRetention]) -> Vec<Series> {
        let line = |(colour, value): (u8, fn(&MonthRetention) -> Option<f64>)| Series {
            colour,
            is_area: false,
            points: months.iter().enumerate().map(|(at, month)| (at as f64, value(month).unwrap_or_default())).collect(),
        };
        (1..).zip(self.values).map(line).collect()
    }
}

fn chart(
    title: String,
    months: Vec<MonthRetention>,
    lines: Lines,
    (file_name, note): (&'static str, &'static str),
    setting: Setting,
) -> impl IntoView + use<> {
    let language = setting.language;
    let series = lines.series(&months);
    let legend = (1..).zip(lines.names).map(|(series, name)| LegendKey { series, label: name.to_owned() }).collect();
    let row =
        |month: &MonthRetention| [format::month(language, month.figures.month)].into_iter().chain(lines.texts(month, setting)).collect();
    let table = ChartTable {
        columns: [words::month(language)].into_iter().chain(lines.names).map(str::to_owned).collect(),
        rows: months.iter().rev().map(row).collect(),
    };
    let months = StoredValue::new(months);
    let read = move |at: usize| {
        let month = months.with_value(|months| months.get(at).copied());
        month.map_or_else(Default::default, |month| {
            let [first, second] = lines.texts(&month, setting);
            let named = |name: &str, value: String| words::stage_count(language, name, value);
            let text = [named(lines.names[0], first), named(lines.names[1], second)];
            (format::month(language, month.figures.month), crate::ui::words::customers::listed(language, &text))
        })
    };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small whole number")]
    let at_month = move |at: f64| {
        let at = (at >= 0.0 && at.fract() == 0.0).then_some(at as usize)?;
        months.with_value(|months| months.get(at).map(|month| format::month(language, month.figures.month)))
    };
    let x_tick = move |at: f64| at_month(at).unwrap_or_default();
    let y_tick = move |value: f64| (lines.tick)(value, setting);
    view! {
        <ChartFrame title table file_name legend note>
            <LineChart label=lines.label series=series.clone() x_tick=x_tick y_tick=y_tick read />
        </ChartFrame>
    }
}
