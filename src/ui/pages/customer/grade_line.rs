//! A customer's grades in one scheme over time as a line of steps. Not here: each change in words, which stands in the timeline.

use crate::domain::{Day, Settled, Standing};
use crate::ui::{pages::setting::Setting, parts::StepLine, words::runs as words};
use crate::workspace::questions::StandingRow;
use leptos::prelude::*;

/// The line, the oldest grade first.
#[component]
pub fn GradeLine(row: StandingRow, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let label = words::history_label(language, &row.scheme.name);
    let points = points(&row.history);
    let n_levels = u8::try_from(row.scheme.grades.len().max(row.class_names.len())).unwrap_or(u8::MAX);
    let deepest = points.iter().filter_map(|(_, level)| *level).max().map_or(0, |level| level.saturating_add(1));
    view! {
        <section class="grade-history">
            <h3>{words::history(language)}</h3>
            <StepLine label points n_levels=n_levels.max(deepest) />
        </section>
    }
}

/// Days as shares of the way from the first to the last, which ends a tenth before the edge so that the last step is seen.
fn points(history: &[(Day, Standing, Settled)]) -> Vec<(f64, Option<u8>)> {
    let (Some((first, ..)), Some((last, ..))) = (history.first(), history.last()) else { return Vec::new() };
    let extent = f64::from(last.days_since(*first).max(1));
    history.iter().map(|(day, standing, _)| (0.9 * f64::from(day.days_since(*first)) / extent, standing.grade())).collect()
}
