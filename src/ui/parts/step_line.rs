//! A small line of steps: a grade over time, the best at the top.

use leptos::prelude::*;
use std::fmt::Write;

const WIDTH: f64 = 100.0;
const HEIGHT: f64 = 24.0;
const MARGIN: f64 = 2.0;

/// Steps from left to right; each point is a share of the way (0 to 1) and a level, 0 the best. Where there is no level, no line.
#[component]
pub fn StepLine(#[prop(into)] label: String, points: Vec<(f64, Option<u8>)>, n_levels: u8) -> impl IntoView {
    let path = path(&points, n_levels);
    view! {
        <svg class="step-line" viewBox=format!("0 0 {WIDTH} {HEIGHT}") preserveAspectRatio="none" role="img" aria-label=label>
            <path class="chart-line" d=path></path>
        </svg>
    }
}

fn path(points: &[(f64, Option<u8>)], n_levels: u8) -> String {
    let lowest = f64::from(n_levels.max(2) - 1);
    let y = |level: u8| MARGIN + (HEIGHT - 2.0 * MARGIN) * f64::from(level) / lowest;
    let mut path = String::new();
    let mut is_down = false;
    for (at, (share, level)) in points.iter().enumerate() {
        let from = share * WIDTH;
        let to = points.get(at + 1).map_or(WIDTH, |(next, _)| next * WIDTH);
        if let Some(level) = level {
            // Writing to a String cannot fail.
            let _ = write!(path, "{}{from:.1} {y:.1}H{to:.1}", if is_down { 'L' } else { 'M' }, y = y(*level));
        }
        is_down = level.is_some();
    }
    path
}
