//! A table whose cells are the darker the more there is: cohorts by months. Unlike a drawing it scrolls on a phone and is read as a table.
//!
//! One cell is a stop of the Tab key; arrow keys, Home and End go from cell to cell. What is pointed at or walked to is read out above.

use super::HeatCell;
use crate::ui::geometry::scale::strength;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement};

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatRow {
    pub label: String,
    /// A number beside the label that is no part of the map, formatted.
    pub note: String,
    /// Cells that are absent leave the place empty.
    pub cells: Vec<Option<HeatCell>>,
}

/// A table of cells. What a cell is called is said by `name`, given row and column.
#[component]
pub fn HeatTable(
    #[prop(into)] label: TextProp,
    /// The headings of the label and of the note.
    headings: [String; 2],
    #[prop(into)] columns: Signal<Vec<String>>,
    #[prop(into)] rows: Signal<Vec<HeatRow>>,
    /// What is as dark as can be; more is no darker.
    #[prop(into)]
    highest: Signal<f64>,
    #[prop(into)] name: Callback<(usize, usize), String>,
    /// What the readout says while nothing is pointed at.
    #[prop(into)]
    hint: TextProp,
) -> impl IntoView {
    let table = NodeRef::<leptos::html::Table>::new();
    let pointed = RwSignal::new(None::<(usize, usize)>);
    let stop = RwSignal::new((0, 0));
    let readout = move || {
        let shown = pointed.get().and_then(|(row, column)| {
            let text = rows.with(|rows| rows.get(row)?.cells.get(column)?.as_ref().map(|cell| cell.shown.clone()))?;
            Some(view! { <strong>{name.run((row, column))}</strong> " " {text} })
        });
        shown.map_or_else(|| hint.get().into_any(), IntoAny::into_any)
    };
    let press = move |event: KeyboardEvent| {
        let widths = rows.with_untracked(|rows| rows.iter().map(|row| row.cells.len()).collect::<Vec<_>>());
        let Some(next) = step(&event.key(), stop.get_untracked(), &widths) else { return };
        event.prevent_default();
        let cell = table.get_untracked().and_then(|table| find(&table, next));
        if let Some(cell) = cell {
            let _ = cell.focus();
        }
    };
    let body = move || {
        let highest = highest.get();
        let row = |(at, row): (usize, HeatRow)| {
            let cells = row.cells.into_iter().enumerate().map(|(column, cell)| drawn((at, column), cell, highest, pointed, stop));
            view! { <tr><th scope="row">{row.label}</th><td class="numeric quiet">{row.note}</td>{cells.collect_view()}</tr> }
        };
        rows.get().into_iter().enumerate().map(row).collect_view()
    };
    let [first, second] = headings;
    view! {
        <p class="chart-readout" aria-live="polite">{readout}</p>
        <div class="table-overflow heat-frame">
            <table node_ref=table class="heat-table" aria-label=move || label.get() on:keydown=press on:pointerleave=move |_| pointed.set(None)>
                <thead>
                    <tr>
                        <th scope="col">{first}</th>
                        <th scope="col" class="numeric">{second}</th>
                        {move || columns.get().into_iter().map(|column| view! { <th scope="col">{column}</th> }).collect_view()}
                    </tr>
                </thead>
                <tbody>{body}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn drawn(
    at: (usize, usize),
    cell: Option<HeatCell>,
    highest: f64,
    pointed: RwSignal<Option<(usize, usize)>>,
    stop: RwSignal<(usize, usize)>,
) -> AnyView {
    let Some(cell) = cell else { return view! { <td></td> }.into_any() };
    let class =
        strength(cell.value.min(highest), highest).map_or_else(|| "heat-cell".to_owned(), |strength| format!("heat-cell heat-{strength}"));
    view! {
        <td
            class=class
            data-cell=format!("{}-{}", at.0, at.1)
            tabindex=move || if stop.get() == at { "0" } else { "-1" }
            title=cell.shown
            on:pointerenter=move |_| pointed.set(Some(at))
            on:focus=move |_| {
                stop.set(at);
                pointed.set(Some(at));
            }
            on:blur=move |_| {
                pointed.try_set(None);
            }
        >
            {cell.text}
        </td>
    }
    .into_any()
}

fn find(table: &Element, (row, column): (usize, usize)) -> Option<HtmlElement> {
    table.query_selector(&format!("[data-cell='{row}-{column}']")).ok().flatten()?.dyn_into().ok()
}

/// The cell that a key leads to; rows may differ in length.
fn step(key: &str, (row, column): (usize, usize), widths: &[usize]) -> Option<(usize, usize)> {
    let last = |row: usize| widths.get(row).and_then(|width| width.checked_sub(1));
    let to_row = |row: usize| last(row).map(|last| (row, column.min(last)));
    match key {
        "ArrowRight" => Some((row, (column + 1).min(last(row)?))),
        "ArrowLeft" => Some((row, column.saturating_sub(1))),
        "ArrowDown" => to_row(row + 1),
        "ArrowUp" => to_row(row.checked_sub(1)?),
        "Home" => Some((row, 0)),
        "End" => Some((row, last(row)?)),
        _ => None,
    }
}
