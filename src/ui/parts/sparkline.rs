//! A line the size of a word. Decoration: the figure beside it and the chart behind it say the same in numbers.

use crate::ui::geometry::scale::{Scale, area_path, line_path};
use leptos::prelude::*;

const WIDTH: f64 = 72.0;
const HEIGHT: f64 = 24.0;
/// Room for half the line's thickness.
const EDGE: f64 = 2.0;

/// The past of a figure, evenly spaced, oldest first. Fewer than two values draw nothing.
#[component]
pub fn Sparkline(values: Vec<f64>) -> impl IntoView {
    let (low, high) = values.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(*value), high.max(*value)));
    #[expect(clippy::cast_precision_loss, reason = "a few dozen values")]
    let across = Scale { values: (0.0, values.len().saturating_sub(1) as f64), places: (0.0, WIDTH) };
    let up = Scale { values: (low, high), places: (HEIGHT - EDGE, EDGE) };
    #[expect(clippy::cast_precision_loss, reason = "a few dozen values")]
    let places: Vec<(f64, f64)> = values.iter().enumerate().map(|(at, value)| (across.at(at as f64), up.at(*value))).collect();
    (places.len() > 1).then(|| {
        view! {
            <svg class="sparkline" viewBox=format!("0 0 {WIDTH} {HEIGHT}") preserveAspectRatio="none" aria-hidden="true">
                <path class="chart-area" d=area_path(&places, HEIGHT)></path>
                <path class="chart-line" d=line_path(&places)></path>
            </svg>
        }
    })
}
