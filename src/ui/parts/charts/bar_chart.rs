//! Bars: one value a month, a product, a segment.

use super::canvas::Canvas;
use super::reading::{Pointed, Readout, Walk};
use crate::ui::geometry::scale::{Scale, label_every, round_ticks};
use crate::ui::parts::Size;
use leptos::prelude::*;
use std::sync::Arc;

/// One bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Datum {
    /// Below the bar, short.
    pub label: String,
    /// May be below zero; not finite draws nothing.
    pub value: f64,
    /// The value in full, formatted; what the readout says.
    pub shown: String,
}

/// Room at the left for numbers, at the bottom for labels, at the top for half a line of type.
const LEFT: f64 = 56.0;
const BOTTOM: f64 = 26.0;
const TOP: f64 = 8.0;
/// Width that a label needs.
const LABEL: f64 = 56.0;
/// Share of its place that a bar fills.
const FILL: f64 = 0.72;

/// Bars from left to right.
#[component]
pub fn BarChart(
    /// What the bars are, for screen readers.
    #[prop(into)]
    label: TextProp,
    #[prop(into)] data: Signal<Vec<Datum>>,
    /// A round value of the axis, formatted short.
    #[prop(into)]
    tick: Callback<f64, String>,
    /// Colour, 1 to 8.
    #[prop(default = 1)]
    series: u8,
    /// Goes to what is behind a bar.
    #[prop(optional, into)]
    on_pick: Option<Callback<usize>>,
) -> impl IntoView {
    let read =
        move |at: usize| data.with(|data| data.get(at).map(|datum| Readout { name: datum.label.clone(), text: datum.shown.clone() }));
    let n_values = Signal::derive(move || data.with(Vec::len));
    let walk = Walk { pointed: Pointed::of_frame(), n_values, n_across: 0, read: Callback::new(read), on_pick };
    let draw = Arc::new(move |size| bars(size, data.get(), tick, series, walk).into_any());
    view! { <Canvas label walk draw /> }
}

#[expect(clippy::cast_precision_loss, reason = "a few dozen bars")]
fn bars(size: Size, data: Vec<Datum>, tick: Callback<f64, String>, series: u8, walk: Walk) -> impl IntoView {
    let ticks = round_ticks(data.iter().map(|datum| datum.value), 4);
    let up = Scale { values: (ticks[0], ticks[ticks.len() - 1]), places: (size.height - BOTTOM, TOP) };
    let place = (size.width - LEFT) / data.len() as f64;
    let every = label_every(data.len(), LABEL, size.width - LEFT);
    let zero = up.at(0.0);
    let grid = ticks
        .into_iter()
        .map(|value| {
            let y = up.at(value);
            view! {
                <line class=if value == 0.0 { "chart-axis" } else { "chart-grid" } x1=LEFT x2=size.width y1=y y2=y></line>
                <text class="end" x=LEFT - 8.0 y=y + 4.0>{tick.run(value)}</text>
            }
        })
        .collect_view();
    let bars = data
        .into_iter()
        .enumerate()
        .map(|(at, datum)| {
            let x = LEFT + at as f64 * place;
            let y = if datum.value.is_finite() { up.at(datum.value) } else { zero };
            let is_on = move || (walk.pointed.at.get() == Some(at)).then_some("true");
            let written = (at % every == 0).then(|| {
                view! { <text class="middle" x=x + place / 2.0 y=size.height - 6.0>{datum.label}</text> }
            });
            view! {
                <rect
                    class=format!("chart-bar series-{series}")
                    data-on=is_on
                    x=x + place * (1.0 - FILL) / 2.0
                    width=place * FILL
                    y=y.min(zero)
                    height=(zero - y).abs()
                    rx="2"
                ></rect>
                {written}
                <rect
                    class="chart-hit"
                    x=x
                    width=place
                    y="0"
                    height=size.height
                    on:pointerenter=move |_| walk.point(Some(at))
                    on:click=move |_| walk.pick(at)
                ></rect>
            }
        })
        .collect_view();
    view! { {grid} <g class="chart-bars" data-pointed=move || walk.pointed.at.get().is_some().then_some("true")>{bars}</g> }
}
