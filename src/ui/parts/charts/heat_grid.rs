//! A grid whose cells are the darker the more there is: recency against frequency.

use super::canvas::Canvas;
use super::reading::{Pointed, Readout, Walk};
use crate::ui::device::use_language;
use crate::ui::geometry::scale::strength;
use crate::ui::parts::Size;
use crate::ui::words;
use leptos::prelude::*;
use std::sync::Arc;

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatCell {
    /// Makes the colour; 0 or less has none.
    pub value: f64,
    /// In the cell, short.
    pub text: String,
    /// What the readout says.
    pub shown: String,
}

/// Room for the names of rows and columns, and for what the axes are.
const LEFT: f64 = 64.0;
const BOTTOM: f64 = 24.0;

/// A grid of rows from the top and columns from the left. `on_pick` gets row and column.
#[component]
pub fn HeatGrid(
    #[prop(into)] label: TextProp,
    #[prop(into)] row_labels: Signal<Vec<String>>,
    #[prop(into)] column_labels: Signal<Vec<String>>,
    /// Row after row.
    #[prop(into)]
    cells: Signal<Vec<HeatCell>>,
    #[prop(optional, into)] on_pick: Option<Callback<(usize, usize)>>,
    /// Cells a row; the labels may come later.
    #[prop(default = 5)]
    n_columns: usize,
) -> impl IntoView {
    let n_columns = n_columns.max(1);
    let language = use_language();
    let read = move |at: usize| {
        let name = |labels: Signal<Vec<String>>, at: usize| labels.with(|labels| labels.get(at).cloned().unwrap_or_default());
        let name = words::parts::row_and_column(language, name(row_labels, at / n_columns), name(column_labels, at % n_columns));
        cells.with(|cells| cells.get(at).map(|cell| Readout { name, text: cell.shown.clone() }))
    };
    let on_pick = on_pick.map(|on_pick| Callback::new(move |at: usize| on_pick.run((at / n_columns, at % n_columns))));
    let n_values = Signal::derive(move || cells.with(Vec::len));
    let walk = Walk { pointed: Pointed::of_frame(), n_values, n_across: n_columns, read: Callback::new(read), on_pick };
    let draw = Arc::new(move |size| draw(size, row_labels.get(), column_labels.get(), cells.get(), n_columns, walk).into_any());
    view! { <Canvas label walk draw /> }
}

#[expect(clippy::cast_precision_loss, reason = "a handful of rows and columns")]
fn draw(
    size: Size,
    row_labels: Vec<String>,
    column_labels: Vec<String>,
    cells: Vec<HeatCell>,
    n_columns: usize,
    walk: Walk,
) -> impl IntoView {
    let width = (size.width - LEFT) / n_columns as f64;
    let height = (size.height - BOTTOM) / cells.len().div_ceil(n_columns) as f64;
    let highest = cells.iter().fold(0.0_f64, |highest, cell| highest.max(cell.value));
    let rows = row_labels.into_iter().enumerate().map(|(at, label)| {
        view! { <text class="end" x=LEFT - 8.0 y=(at as f64 + 0.5) * height + 4.0>{label}</text> }
    });
    let columns = column_labels.into_iter().enumerate().map(|(at, label)| {
        view! { <text class="middle" x=LEFT + (at as f64 + 0.5) * width y=size.height - 6.0>{label}</text> }
    });
    let cell = |(at, cell): (usize, HeatCell)| {
        let (x, y) = (LEFT + (at % n_columns) as f64 * width, (at / n_columns) as f64 * height);
        let (ground, ink) = match strength(cell.value, highest) {
            Some(strength) => (format!("chart-cell heat-{strength}"), format!("middle heat-ink-{strength}")),
            None => ("chart-cell heat-none".to_owned(), "middle".to_owned()),
        };
        view! {
            <rect class=ground data-on=move || (walk.pointed.at.get() == Some(at)).then_some("true") x=x y=y width=width height=height rx="5"></rect>
            <text class=ink x=x + width / 2.0 y=y + height / 2.0 + 4.0>{cell.text}</text>
            <rect
                class="chart-hit"
                x=x
                y=y
                width=width
                height=height
                on:pointerenter=move |_| walk.point(Some(at))
                on:click=move |_| walk.pick(at)
            ></rect>
        }
    };
    let cells = cells.into_iter().enumerate().map(cell).collect_view();
    (rows.collect_view(), columns.collect_view(), cells)
}
