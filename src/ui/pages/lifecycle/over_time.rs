//! How many customers were in each stage, month by month.

use super::Setting;
use crate::domain::Stage;
use crate::ui::{
    format,
    pages::stage_tag::series,
    parts::charts::{ChartFrame, ChartTable, LegendKey, Stack, StackedChart},
    words::lifecycle as words,
};
use crate::workspace::questions::{LifecycleSheet, StageCounts};
use leptos::prelude::*;

/// From the bottom to the top: those who are on time below, those who are gone above.
const ORDER: [Stage; 8] =
    [Stage::Loyalty, Stage::Retention, Stage::WonBack, Stage::Conversion, Stage::AtRisk, Stage::Sleeping, Stage::Lost, Stage::Acquisition];

/// A bar a month.
pub fn chart(sheet: &LifecycleSheet, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let data: Vec<Stack> = sheet.months.iter().map(|month| stack(month, setting)).collect();
    let legend = ORDER.map(|stage| LegendKey { series: series(stage), label: words::stage(language, stage).to_owned() }).to_vec();
    let columns =
        [words::day(language)].into_iter().chain(Stage::ALL.map(|stage| words::stage(language, stage))).chain([words::all(language)]);
    let row = |month: &StageCounts| {
        let counts = month.n_customers.map(|n| setting.number(n));
        let all: u32 = month.n_customers.iter().sum();
        [setting.day(month.on)].into_iter().chain(counts).chain([setting.number(all)]).collect()
    };
    let table = ChartTable { columns: columns.map(str::to_owned).collect(), rows: sheet.months.iter().rev().map(row).collect() };
    let tick = move |n: f64| format::number_short(language, n);
    view! {
        <ChartFrame
            title=words::over_time(language)
            table
            file_name="crema-stages"
            legend
            note=words::over_time_note(language)
            is_wide=true
        >
            <StackedChart label=words::over_time_label(language) series=ORDER.map(series).to_vec() data=data.clone() tick />
        </ChartFrame>
    }
}

fn stack(month: &StageCounts, setting: Setting) -> Stack {
    let language = setting.language;
    let n = |stage: Stage| month.n_customers[stage as usize];
    let named = ORDER.into_iter().filter(|stage| n(*stage) > 0);
    let shown: Vec<String> =
        named.map(|stage| words::stage_count(language, words::stage(language, stage), setting.number(n(stage)))).collect();
    Stack {
        label: format::month(language, month.on.month()),
        values: ORDER.map(|stage| f64::from(n(stage))).to_vec(),
        shown: crate::ui::words::customers::listed(language, &shown),
    }
}
