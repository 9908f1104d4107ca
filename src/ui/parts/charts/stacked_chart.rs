//! Bars of several parts each: how a whole is made up, month by month.

use super::canvas::Canvas;
use super::reading::{Pointed, Readout, Walk};
use crate::ui::geometry::scale::{Scale, label_every, round_ticks};
use crate::ui::parts::Size;
use leptos::prelude::*;
use std::sync::Arc;

/// One bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Stack {
    /// Below the bar, short.
    pub label: String,
    /// From the bottom to the top, each 0 or more.
    pub values: Vec<f64>,
    /// The values in full, formatted; what the readout says.
    pub shown: String,
}

/// Room at the left for numbers, at the bottom for labels, at the top for half a line of type.
const LEFT: f64 = 56.0;
const BOTTOM: f64 = 26.0;
const TOP: f64 = 8.0;
/// Width that a label needs.
const LABEL: f64 = 72.0;
/// Share of its place that a bar fills.
const FILL: f64 = 0.84;

/// Stacked bars from left to right.
#[component]
pub fn StackedChart(
    /// What the bars are, for screen readers.
    #[prop(into)]
    label: TextProp,
    /// The colour of each part, 1 to 8, from the bottom to the top.
    series: Vec<u8>,
    #[prop(into)] data: Signal<Vec<Stack>>,
    /// A round value of the axis, formatted short.
    #[prop(into)]
    tick: Callback<f64, String>,
) -> impl IntoView {
    let read =
        move |at: usize| data.with(|data| data.get(at).map(|stack| Readout { name: stack.label.clone(), text: stack.shown.clone() }));
    let n_values = Signal::derive(move || data.with(Vec::len));
    let walk = Walk { pointed: Pointed::of_frame(), n_values, n_across: 0, read: Callback::new(read), on_pick: None };
    let draw = Arc::new(move |size| stacks(size, data.get(), &series, tick, walk).into_any());
    view! { <Canvas label walk draw /> }
}

#[expect(clippy::cast_precision_loss, reason = "a few dozen bars")]
fn stacks(size: Size, data: Vec<Stack>, series: &[u8], tick: Callback<f64, String>, walk: Walk) -> impl IntoView + use<> {
    let ticks = round_ticks(data.iter().map(|stack| stack.values.iter().sum()), 4);
    let up = Scale { values: (0.0, ticks[ticks.len() - 1]), places: (size.height - BOTTOM, TOP) };
    let place = (size.width - LEFT) / data.len() as f64;
    let every = label_every(data.len(), LABEL, size.width - LEFT);
    let grid = ticks.into_iter().map(|value| {
        let y = up.at(value);
        view! {
            <line class=if value == 0.0 { "chart-axis" } else { "chart-grid" } x1=LEFT x2=size.width y1=y y2=y></line>
            <text class="end" x=LEFT - 8.0 y=y + 4.0>{tick.run(value)}</text>
        }
    });
    let grid = grid.collect_view();
    let bars = data.into_iter().enumerate().map(|(at, stack)| {
        let x = LEFT + at as f64 * place;
        let is_on = move || (walk.pointed.at.get() == Some(at)).then_some("true");
        let written = (at % every == 0).then(|| view! { <text class="middle" x=x + place / 2.0 y=size.height - 6.0>{stack.label}</text> });
        view! {
            {parts(&stack.values, series, up, (x + place * (1.0 - FILL) / 2.0, place * FILL), is_on)}
            {written}
            <rect class="chart-hit" x=x width=place y="0" height=size.height on:pointerenter=move |_| walk.point(Some(at))></rect>
        }
    });
    let bars = bars.collect_view();
    view! { {grid} <g class="chart-bars" data-pointed=move || walk.pointed.at.get().is_some().then_some("true")>{bars}</g> }
}

/// The parts of one bar, one upon the other. `across` is where it begins and how wide it is.
fn parts(
    values: &[f64],
    series: &[u8],
    up: Scale,
    across: (f64, f64),
    is_on: impl Fn() -> Option<&'static str> + Copy + Send + 'static,
) -> Vec<AnyView> {
    let mut below = 0.0;
    let mut drawn = Vec::new();
    for (value, colour) in values.iter().zip(series).filter(|(value, _)| **value > 0.0) {
        let (bottom, top) = (up.at(below), up.at(below + value));
        below += value;
        drawn.push(
            view! {
                <rect class=format!("chart-bar series-{colour}") data-on=is_on x=across.0 width=across.1 y=top height=bottom - top></rect>
            }
            .into_any(),
        );
    }
    drawn
}
