//! The body of a [`VirtualTable`](super::VirtualTable): the rows in sight between two gaps.

use super::{Column, TablePosition, TableRow, TableRows, use_seen_name};
use crate::ui::device::use_language;
use crate::ui::geometry::windowing::Lines;
use crate::ui::words;
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys;
use std::collections::HashSet;
use std::sync::Arc;

/// All that rows share.
pub(super) struct RowFrame<R: TableRow> {
    pub id: StoredValue<String>,
    pub columns: Signal<Vec<Column<R>>>,
    pub rows: Signal<TableRows<R>>,
    pub n_rows: Signal<usize>,
    pub position: TablePosition,
    pub on_open: Callback<R::Id>,
    pub on_peek: Option<Callback<R::Id>>,
    pub selection: Option<RwSignal<HashSet<R::Id>>>,
}

impl<R: TableRow> Clone for RowFrame<R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R: TableRow> Copy for RowFrame<R> {}

/// Whether something in the row wants the press for itself.
fn is_on_control(event: &MouseEvent) -> bool {
    let pressed = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    pressed.is_some_and(|element| element.closest("a, button, input, label, [popover]").is_ok_and(|control| control.is_some()))
}

impl<R: TableRow> RowFrame<R> {
    /// The active row, if it has come.
    pub fn active_row(self) -> Option<R> {
        let at = self.position.active.get_untracked()?;
        self.rows.with_untracked(|answer| answer.rows.get(at.checked_sub(answer.first)?).cloned())
    }

    /// Shows the row beside the list, or opens it where nothing is shown beside.
    pub fn peek(self, id: R::Id) {
        self.on_peek.unwrap_or(self.on_open).run(id);
    }

    /// Ticks the row, or takes the tick away.
    pub fn toggle(self, id: R::Id) {
        if let Some(selection) = self.selection {
            selection.update(|ticked| {
                if !ticked.remove(&id) {
                    ticked.insert(id);
                }
            });
        }
    }

    fn is_ticked(self, id: R::Id) -> bool {
        self.selection.is_some_and(|selection| selection.with(|ticked| ticked.contains(&id)))
    }

    /// A gap as high as the rows that are not there.
    fn gap(self, n_missing: impl Fn() -> usize + Copy + Send + Sync + 'static) -> impl IntoView {
        let n_columns = move || self.columns.with(Vec::len) + usize::from(self.selection.is_some());
        view! {
            <tbody aria-hidden="true" hidden=move || n_missing() == 0>
                <tr class="table-gap"><td colspan=n_columns style:height=move || format!("calc(var(--row) * {})", n_missing())></td></tr>
            </tbody>
        }
    }

    pub fn into_body(self) -> impl IntoView {
        let lines = Memo::new(move |before: Option<&Lines>| {
            let places = self.rows.with(|answer| {
                let first = answer.first.min(self.n_rows.get());
                first..first + answer.rows.len()
            });
            Lines::taking_over(before, places)
        });
        let each = move || lines.with(Lines::all);
        // Other columns are other rows: they are made anew.
        let body = move || {
            self.columns.track();
            view! { <For each=each key=|line| *line children=move |line| self.line(line, lines) /> }
        };
        view! {
            {self.gap(move || lines.with(|lines| lines.places.start))}
            <tbody class="table-rows">{body}</tbody>
            {self.gap(move || self.n_rows.get().saturating_sub(lines.with(|lines| lines.places.end)))}
        }
    }

    /// A line of the table: whichever row is in its place. What the row says is written anew only when it says something else.
    fn line(self, line: usize, lines: Memo<Lines>) -> AnyView {
        let row = Memo::new(move |before: Option<&Option<(usize, R)>>| {
            let place = lines.with(|lines| lines.place(line));
            let come = self.rows.with(|answer| answer.rows.get(place?.checked_sub(answer.first)?).cloned());
            // A line that is about to go shows what it showed.
            place.zip(come).or_else(|| before.cloned().flatten())
        });
        let place = Memo::new(move |_| row.with(|row| row.as_ref().map(|(place, _)| *place)));
        let click = move |event: MouseEvent| {
            self.position.active.set(place.get_untracked());
            if let Some((_, row)) = row.get_untracked().filter(|_| !is_on_control(&event)) {
                self.peek(row.id());
            }
        };
        let is_ticked = Memo::new(move |_| row.with(|row| row.as_ref().is_some_and(|(_, row)| self.is_ticked(row.id()))));
        let cells =
            self.columns.with_untracked(|columns| columns.iter().enumerate().map(|(at, column)| cell(column, at == 0, row)).collect_view());
        view! {
            <tr
                id=move || place.get().map(|place| self.id.with_value(|table| format!("{table}-{place}")))
                aria-rowindex=move || place.get().map(|place| place + 2)
                aria-selected=self.selection.map(|_| move || if is_ticked.get() { "true" } else { "false" })
                data-active=move || (place.get().is_some() && self.position.active.get() == place.get()).then_some("true")
                on:click=click
            >
                {self.selection.map(|_| self.tick_box(row, is_ticked))}
                {cells}
            </tr>
        }
        .into_any()
    }

    fn tick_box(self, row: Memo<Option<(usize, R)>>, is_ticked: Memo<bool>) -> impl IntoView {
        let (language, seen) = (use_language(), use_seen_name());
        let label = move || {
            row.with(|row| {
                let (_, row) = row.as_ref()?;
                let name = row.name();
                Some(words::parts::select_row(language, row.kind().map_or_else(|| name.clone(), |kind| seen(&name, kind))))
            })
        };
        let toggle = move |_| {
            if let Some((_, row)) = row.get_untracked() {
                self.toggle(row.id());
            }
        };
        view! {
            <td>
                <input type="checkbox" class="check-box" tabindex="-1" aria-label=label prop:checked=is_ticked on:change=toggle />
            </td>
        }
    }
}

/// A cell that stays while what stands in it changes: its own attributes would else be taken away and given anew.
fn cell<R: TableRow>(column: &Column<R>, is_name: bool, row: Memo<Option<(usize, R)>>) -> AnyView {
    let written = Arc::clone(&column.cell);
    let content = move || row.with(|row| row.as_ref().map(|(_, row)| written(row)));
    if is_name {
        view! { <th scope="row">{content}</th> }.into_any()
    } else {
        view! { <td class:numeric=column.is_numeric>{content}</td> }.into_any()
    }
}
