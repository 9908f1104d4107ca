//! Lines and areas over a number: trends, Pareto and Lorenz curves.

use super::canvas::Canvas;
use super::reading::{Pointed, Readout, Walk};
use crate::ui::geometry::scale::{Scale, area_path, label_every, line_path, nearest, round_ticks};
use crate::ui::parts::Size;
use leptos::ev::PointerEvent;
use leptos::prelude::*;
use std::sync::Arc;

/// One line. All lines of a chart have the same x, in rising order; the engine thins them to some hundred points.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// 1 to 8.
    pub colour: u8,
    pub is_area: bool,
    pub points: Vec<(f64, f64)>,
}

const LEFT: f64 = 56.0;
const BOTTOM: f64 = 26.0;
const TOP: f64 = 8.0;
const RIGHT: f64 = 12.0;
/// Width that a label of the x axis needs.
const LABEL: f64 = 64.0;

/// Lines from left to right.
#[component]
pub fn LineChart(
    #[prop(into)] label: TextProp,
    #[prop(into)] series: Signal<Vec<Series>>,
    /// A round value of the x axis, formatted.
    #[prop(into)]
    x_tick: Callback<f64, String>,
    #[prop(into)] y_tick: Callback<f64, String>,
    /// What the readout says of the point with this number: its name, and its values.
    #[prop(into)]
    read: Callback<usize, (String, String)>,
    /// Draws the line of perfect equality from corner to corner.
    #[prop(optional)]
    is_compared_to_even: bool,
    #[prop(optional, into)] on_pick: Option<Callback<usize>>,
) -> impl IntoView {
    let n_values = Signal::derive(move || series.with(|series| series.first().map_or(0, |first| first.points.len())));
    let read = Callback::new(move |at| {
        let (name, text) = read.run(at);
        Some(Readout { name, text })
    });
    let walk = Walk { pointed: Pointed::of_frame(), n_values, n_across: 0, read, on_pick };
    let draw = Arc::new(move |size| {
        let plot = Plot::of(&series.get(), size);
        let even = is_compared_to_even.then(|| plot.even());
        (plot.axes(x_tick, y_tick), even, plot.lines(), plot.cursor(walk.pointed), plot.surface(walk)).into_any()
    });
    view! { <Canvas label walk draw /> }
}

/// Lines placed in a drawing.
struct Plot {
    size: Size,
    across: Scale,
    up: Scale,
    x_ticks: Vec<f64>,
    y_ticks: Vec<f64>,
    lines: Vec<Line>,
}

/// One line, placed.
#[derive(Clone)]
struct Line {
    colour: u8,
    is_area: bool,
    places: Vec<(f64, f64)>,
}

impl Plot {
    fn of(series: &[Series], size: Size) -> Self {
        let points = || series.iter().flat_map(|line| &line.points);
        let (low, high) = points().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), (x, _)| (low.min(*x), high.max(*x)));
        let y_ticks = round_ticks(points().map(|(_, y)| *y), 4);
        let x_ticks = round_ticks([low, high], 5).into_iter().filter(|x| (low..=high).contains(x)).collect();
        let across = Scale { values: (low, high), places: (LEFT, size.width - RIGHT) };
        let up = Scale { values: (y_ticks[0], y_ticks[y_ticks.len() - 1]), places: (size.height - BOTTOM, TOP) };
        let place = |line: &Series| Line {
            colour: line.colour,
            is_area: line.is_area,
            places: line.points.iter().map(|(x, y)| (across.at(*x), up.at(*y))).collect(),
        };
        Self { size, across, up, x_ticks, y_ticks, lines: series.iter().map(place).collect() }
    }

    fn axes(&self, x_tick: Callback<f64, String>, y_tick: Callback<f64, String>) -> impl IntoView {
        let every = label_every(self.x_ticks.len(), LABEL, self.size.width - LEFT);
        let right = self.size.width - RIGHT;
        let bottom = self.size.height - 6.0;
        let rows = self.y_ticks.iter().map(|value| {
            let y = self.up.at(*value);
            view! {
                <line class=if *value == 0.0 { "chart-axis" } else { "chart-grid" } x1=LEFT x2=right y1=y y2=y></line>
                <text class="end" x=LEFT - 8.0 y=y + 4.0>{y_tick.run(*value)}</text>
            }
        });
        let columns = self.x_ticks.iter().step_by(every).map(|value| {
            // Below the last point there is no room for half a label beside the chart.
            let x = self.across.at(*value);
            let (anchor, x) = if x + LABEL / 2.0 > self.size.width { ("end", self.size.width) } else { ("middle", x) };
            view! { <text class=anchor x=x y=bottom>{x_tick.run(*value)}</text> }
        });
        (rows.collect_view(), columns.collect_view())
    }

    fn even(&self) -> impl IntoView {
        let Scale { places: (left, right), .. } = self.across;
        let Scale { places: (bottom, top), .. } = self.up;
        view! { <path class="chart-even" d=line_path(&[(left, bottom), (right, top)])></path> }
    }

    fn lines(&self) -> impl IntoView {
        let base = self.up.at(0.0);
        let draw = |Line { colour, is_area, places }: &Line| {
            view! {
                <g class=format!("series-{colour}")>
                    {is_area.then(|| view! { <path class="chart-area" d=area_path(places, base)></path> })}
                    <path class="chart-line" d=line_path(places)></path>
                </g>
            }
        };
        self.lines.iter().map(draw).collect_view()
    }

    /// Feels for the pointer: the nearest point is the one meant.
    fn surface(&self, walk: Walk) -> impl IntoView {
        let xs: Vec<f64> = self.lines.first().map(|line| line.places.iter().map(|(x, _)| *x).collect()).unwrap_or_default();
        let Size { width, height } = self.size;
        view! {
            <rect
                class="chart-hit"
                x="0"
                y="0"
                width=width
                height=height
                on:pointermove=move |event: PointerEvent| walk.point(nearest(&xs, f64::from(event.offset_x())))
                on:click=move |_| if let Some(at) = walk.pointed.at.get_untracked() { walk.pick(at) }
            ></rect>
        }
    }

    fn cursor(&self, pointed: Pointed) -> impl IntoView {
        let lines = StoredValue::new(self.lines.clone());
        let (top, bottom) = (TOP, self.size.height - BOTTOM);
        move || {
            let at = pointed.at.get()?;
            let dots: Vec<(u8, (f64, f64))> =
                lines.with_value(|lines| lines.iter().filter_map(|line| Some((line.colour, *line.places.get(at)?))).collect());
            let (_, (x, _)) = *dots.first()?;
            let dots = dots
                .into_iter()
                .map(|(colour, (x, y))| view! { <circle class=format!("chart-dot series-{colour}") cx=x cy=y r="4"></circle> });
            Some(view! { <line class="chart-cursor" x1=x x2=x y1=top y2=bottom></line> {dots.collect_view()} })
        }
    }
}
