//! How the mix changed: a line a part, from quarter to quarter.

use super::{mix::by_name, part_name};
use crate::domain::{Scheme, SchemeId};
use crate::scoring::pyramid::Layer;
use crate::ui::{
    format,
    pages::{answer::failed, setting::Setting},
    parts::{
        Choice, Segmented, Skeleton,
        charts::{ChartFrame, ChartTable, LegendKey, LineChart, Series},
    },
    schemes_view::grade_series,
    session::use_session,
    words::structure as words,
};
use crate::workspace::questions::{AskQuarters, MixBy, Part, QuartersSheet};
use leptos::prelude::*;

/// Lines that can be told apart by their colours.
const MAX_LINES: usize = 8;

/// Ways to tell customers apart, with their names in this page.
const WAYS: [(MixBy, &str); 4] = [(MixBy::Grade, "grade"), (MixBy::Region, "region"), (MixBy::Industry, "industry"), (MixBy::Size, "size")];

/// Which share is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Share {
    Customers,
    Revenue,
}

impl Share {
    const fn of(self, layer: &Layer) -> Option<f64> {
        match self {
            Self::Customers => layer.customers_share,
            Self::Revenue => layer.revenue_share,
        }
    }
}

/// The chart with its choices.
#[component]
pub fn OverTime(chosen: Memo<Option<SchemeId>>, names: Memo<(Option<Scheme>, Vec<String>)>, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let first = if chosen.get_untracked().is_some() { MixBy::Grade } else { MixBy::Region };
    let (by, share) = (RwSignal::new(first), RwSignal::new(Share::Customers));
    let answer = use_session().live(move || AskQuarters { by: by.get(), scheme: chosen.get() });
    let ways = Signal::derive(move || {
        let ways = WAYS.into_iter().filter(|(by, _)| *by != MixBy::Grade || chosen.with(Option::is_some));
        ways.map(|(by, key)| Choice::new(key, by_name(language, by))).collect::<Vec<_>>()
    });
    let way = Signal::derive(move || WAYS.into_iter().find(|(own, _)| *own == by.get()).map(|(_, key)| key.to_owned()).unwrap_or_default());
    let choose_way = move |key: String| {
        if let Some((chosen, _)) = WAYS.into_iter().find(|(_, own)| *own == key) {
            by.set(chosen);
        }
    };
    let shares = vec![Choice::new("customers", words::customers(language)), Choice::new("revenue", words::revenue(language))];
    let shown = Signal::derive(move || if share.get() == Share::Customers { "customers".to_owned() } else { "revenue".to_owned() });
    let choose_share = move |key: String| share.set(if key == "revenue" { Share::Revenue } else { Share::Customers });
    let drawing = move || match answer.get() {
        None => view! { <p class="quiet">{words::working(language)}</p> <Skeleton n_lines=4 /> }.into_any(),
        Some(Err(failure)) => failed(&failure),
        Some(Ok(sheet)) => {
            let (scheme, class_names) = names.get();
            let names = sheet.parts.iter().map(|part| part_name(part, scheme.as_ref(), &class_names, setting)).collect();
            chart(sheet, names, share.get(), by.get_untracked(), setting).into_any()
        }
    };
    view! {
        <section class="stack over-time">
            <div class="row-spread">
                <h2>{words::over_time(language)}</h2>
                <div class="row">
                    <Segmented label=words::choose_by(language) choices=ways value=way on_change=choose_way />
                    <Segmented label=words::choose_measure(language) choices=Signal::stored(shares) value=shown on_change=choose_share />
                </div>
            </div>
            {drawing}
        </section>
    }
}

fn colour(part: &Part, at: usize) -> u8 {
    match part {
        Part::Grade(grade) => grade_series(*grade),
        _ => u8::try_from(at % MAX_LINES + 1).unwrap_or(1),
    }
}

/// The part with a name whose share rose most from the first to the last quarter.
fn finding(sheet: &QuartersSheet, names: &[String], share: Share, by: MixBy, setting: Setting) -> String {
    let language = setting.language;
    let change = |at: usize| {
        let of = |quarter: &crate::workspace::questions::QuarterMix| quarter.layers.get(at).and_then(|layer| share.of(layer));
        Some((of(sheet.quarters.last()?)? - of(sheet.quarters.first()?)?) * 100.0)
    };
    let named = |at: &usize| !matches!(sheet.parts.get(*at), Some(Part::Unknown | Part::Others));
    let changes = names.iter().enumerate().filter(|(at, _)| named(at)).filter_map(|(at, name)| Some((name, change(at)?)));
    match changes.max_by(|(_, one), (_, other)| one.total_cmp(other)) {
        Some((name, points)) if points >= 0.1 => words::rose_most(language, name, format::decimal(language, points, 1)),
        _ => words::over_time_by(language, by_name(language, by).to_lowercase()),
    }
}

#[expect(clippy::cast_precision_loss, reason = "the place of a quarter")]
fn chart(sheet: QuartersSheet, names: Vec<String>, share: Share, by: MixBy, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let title = finding(&sheet, &names, share, by, setting);
    let line = |(at, part): (usize, &Part)| {
        let value =
            |quarter: &crate::workspace::questions::QuarterMix| quarter.layers.get(at).and_then(|layer| share.of(layer)).unwrap_or(0.0);
        let points = sheet.quarters.iter().enumerate().map(|(place, quarter)| (place as f64, value(quarter))).collect();
        Series { colour: colour(part, at), is_area: false, points }
    };
    let series: Vec<Series> = sheet.parts.iter().enumerate().take(MAX_LINES).map(line).collect();
    let legend = sheet.parts.iter().zip(&names).enumerate().take(MAX_LINES);
    let legend = legend.map(|(at, (part, name))| LegendKey { series: colour(part, at), label: name.clone() }).collect();
    let row = |quarter: &crate::workspace::questions::QuarterMix| {
        let shares = quarter.layers.iter().map(|layer| setting.share(share.of(layer)));
        std::iter::once(setting.day(quarter.on)).chain(shares).collect()
    };
    let columns = std::iter::once(words::quarter_end(language).to_owned()).chain(names.iter().cloned()).collect();
    let table = ChartTable { columns, rows: sheet.quarters.iter().rev().map(row).collect() };
    let label = names.clone();
    let days: Vec<String> = sheet.quarters.iter().map(|quarter| format::month(language, quarter.on.month())).collect();
    let ticks = days.clone();
    let read = move |at: usize| {
        let values = sheet.quarters.get(at).map(|quarter| {
            let parts = label.iter().zip(&quarter.layers).map(|(name, layer)| format!("{name} {}", setting.share(share.of(layer))));
            parts.collect::<Vec<_>>().join(" · ")
        });
        (days.get(at).cloned().unwrap_or_default(), values.unwrap_or_default())
    };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small whole number")]
    let x_tick =
        move |at: f64| if at >= 0.0 && at.fract() == 0.0 { ticks.get(at as usize).cloned().unwrap_or_default() } else { String::new() };
    view! {
        <ChartFrame title table file_name="crema-structure" legend note=words::over_time_note(language) is_wide=true>
            <LineChart
                label=words::chart_label(language)
                series=series.clone()
                x_tick=x_tick.clone()
                y_tick=move |share: f64| format::percent(language, share, 0)
                read=read.clone()
            />
        </ChartFrame>
    }
}
