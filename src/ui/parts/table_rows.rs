//! The body of a [`VirtualTable`](super::VirtualTable): the rows in sight between two gaps.

use super::{Column, TablePosition, TableRow, TableRows, use_seen_name};
use crate::domain::CustomerKind;
use crate::ui::device::use_language;
use crate::ui::words;
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys;
use std::collections::HashSet;

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
        let first = Memo::new(move |_| self.rows.with(|answer| answer.first.min(self.n_rows.get())));
        let n_here = Memo::new(move |_| self.rows.with(|answer| answer.rows.len()));
        let each = move || {
            let numbered = |answer: &TableRows<R>| {
                let rows = answer.rows.iter().cloned().enumerate();
                rows.map(|(at, row)| (answer.revision, answer.first + at, row)).collect::<Vec<_>>()
            };
            self.rows.with(numbered)
        };
        // A row in another place is another row: its place is then plain text, and scrolling runs no effect in the rows that stay.
        let key = |(revision, at, row): &(u64, usize, R)| (*revision, *at, row.id());
        let row = move |(_, at, row): (u64, usize, R)| self.row(at, &row);
        // Other columns are other rows: they are made anew.
        let body = move || {
            self.columns.track();
            view! { <For each=each key=key children=row /> }
        };
        view! {
            {self.gap(move || first.get())}
            <tbody class="table-rows">{body}</tbody>
            {self.gap(move || self.n_rows.get().saturating_sub(first.get() + n_here.get()))}
        }
    }

    fn row(self, at: usize, row: &R) -> AnyView {
        let id = row.id();
        let click = move |event: MouseEvent| {
            self.position.active.set(Some(at));
            if !is_on_control(&event) {
                self.peek(id);
            }
        };
        let cells = self
            .columns
            .with_untracked(|columns| columns.iter().enumerate().map(|(place, column)| cell(column, place == 0, row)).collect_view());
        view! {
            <tr
                id=self.id.with_value(|table| format!("{table}-{at}"))
                aria-rowindex=at + 2
                aria-selected=self.selection.map(|_| move || if self.is_ticked(id) { "true" } else { "false" })
                data-active=move || (self.position.active.get() == Some(at)).then_some("true")
                on:click=click
            >
                {self.selection.map(|_| self.tick_box(id, row.name(), row.kind()))}
                {cells}
            </tr>
        }
        .into_any()
    }

    fn tick_box(self, id: R::Id, name: String, kind: Option<CustomerKind>) -> impl IntoView {
        let (language, seen) = (use_language(), use_seen_name());
        let label = move || words::parts::select_row(language, kind.map_or_else(|| name.clone(), |kind| seen(&name, kind)));
        view! {
            <td>
                <input
                    type="checkbox"
                    class="check-box"
                    tabindex="-1"
                    aria-label=label
                    prop:checked=move || self.is_ticked(id)
                    on:change=move |_| self.toggle(id)
                />
            </td>
        }
    }
}

fn cell<R: TableRow>(column: &Column<R>, is_name: bool, row: &R) -> AnyView {
    let content = (column.cell)(row);
    if is_name {
        view! { <th scope="row">{content}</th> }.into_any()
    } else {
        view! { <td class:numeric=column.is_numeric>{content}</td> }.into_any()
    }
}
