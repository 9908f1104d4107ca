//! The long table: a hundred thousand rows of which only those in sight exist.
//!
//! The page owns the question and the answer. The table says through [`TablePosition::window`] which rows it wants; the page asks
//! the engine and puts them into `rows`. Rows that have not come yet show as ruled lines.
//!
//! Not here: sorting, filtering, counting. They are the engine's, and the address remembers them.

use super::table_rows::RowFrame;
use super::{Glyph, Icon, TablePosition, unique_id};
use crate::domain::CustomerKind;
use crate::ui::device::use_language;
use crate::ui::geometry::windowing::{MAX_ROWS, Step};
use crate::ui::words;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use std::borrow::Cow;
use std::collections::HashSet;
use std::hash::Hash;
use std::sync::Arc;

/// What stands in a row.
pub trait TableRow: Clone + PartialEq + Send + Sync + 'static {
    /// What the row is known by.
    type Id: Copy + Eq + Hash + Send + Sync + 'static;

    fn id(&self) -> Self::Id;

    /// What a person calls it.
    fn name(&self) -> String;

    /// What kind of customer it is, where it is one: the name of a person is masked while others look on.
    fn kind(&self) -> Option<CustomerKind> {
        None
    }
}

/// How wide a column is; the lengths are in `style/tokens.css`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColumnWidth {
    Narrow,
    #[default]
    Medium,
    /// A day in full, in either language.
    Day,
    Wide,
    /// Takes what is left. One a table, usually the name.
    Fill,
}

impl ColumnWidth {
    /// The name of its length in `style/tokens.css`.
    const fn token(self) -> &'static str {
        match self {
            Self::Narrow => "var(--column-narrow)",
            Self::Medium => "var(--column-medium)",
            Self::Day => "var(--column-day)",
            Self::Wide => "var(--column-wide)",
            Self::Fill => "var(--column-fill)",
        }
    }

    const fn class(self) -> &'static str {
        match self {
            Self::Narrow => "column-narrow",
            Self::Medium => "column-medium",
            Self::Day => "column-day",
            Self::Wide => "column-wide",
            Self::Fill => "column-fill",
        }
    }
}

/// A column: its name in the address, its heading, and what it shows of a row. The first of a table names the row.
pub struct Column<R> {
    pub key: Cow<'static, str>,
    pub label: String,
    pub width: ColumnWidth,
    /// Numbers stand on the right and sort highest first.
    pub is_numeric: bool,
    pub is_sortable: bool,
    pub cell: Arc<dyn Fn(&R) -> AnyView + Send + Sync>,
}

impl<R> Clone for Column<R> {
    fn clone(&self) -> Self {
        Self { key: self.key.clone(), label: self.label.clone(), cell: Arc::clone(&self.cell), ..*self }
    }
}

impl<R> Column<R> {
    /// A column of text that can be sorted.
    pub fn new<V: IntoView>(
        key: impl Into<Cow<'static, str>>,
        label: impl Into<String>,
        width: ColumnWidth,
        cell: impl Fn(&R) -> V + Send + Sync + 'static,
    ) -> Self {
        let cell = Arc::new(move |row: &R| cell(row).into_any());
        Self { key: key.into(), label: label.into(), width, is_numeric: false, is_sortable: true, cell }
    }

    /// A column of numbers.
    #[must_use]
    pub fn numeric(mut self) -> Self {
        self.is_numeric = true;
        self
    }

    /// A column that cannot be sorted.
    #[must_use]
    pub fn unsortable(mut self) -> Self {
        self.is_sortable = false;
        self
    }
}

/// Rows that have come.
#[derive(Clone, Debug, PartialEq)]
pub struct TableRows<R> {
    /// Place of the first of them in the whole list, from 0.
    pub first: usize,
    pub rows: Vec<R>,
}

impl<R> Default for TableRows<R> {
    fn default() -> Self {
        Self { first: 0, rows: Vec::new() }
    }
}

/// A list of any length. Arrow keys, Home, End, Page Up and Page Down move; Enter opens; Space or a click peeks; `x` selects.
#[component]
pub fn VirtualTable<R: TableRow>(
    /// What the list holds, for screen readers.
    #[prop(into)]
    label: TextProp,
    #[prop(into)] columns: Signal<Vec<Column<R>>>,
    /// Rows of the whole list, as filtered.
    #[prop(into)]
    n_rows: Signal<usize>,
    #[prop(into)] rows: Signal<TableRows<R>>,
    position: TablePosition,
    /// Column, and whether it falls.
    #[prop(optional, into)]
    sort: Signal<Option<(String, bool)>>,
    #[prop(optional, into)] on_sort: Option<Callback<(String, bool)>>,
    #[prop(into)] on_open: Callback<R::Id>,
    /// Shows the row beside the list; where it is absent, a click opens.
    #[prop(optional, into)]
    on_peek: Option<Callback<R::Id>>,
    /// Rows ticked; where it is absent there are no boxes.
    #[prop(optional)]
    selection: Option<RwSignal<HashSet<R::Id>>>,
) -> impl IntoView {
    let id = unique_id("table");
    let frame = RowFrame {
        id: StoredValue::new(id.clone()),
        columns,
        rows,
        n_rows: Signal::derive(move || n_rows.get().min(MAX_ROWS)),
        position,
        on_open,
        on_peek,
        selection,
    };
    position.keep(frame.n_rows);
    let head = move || columns.get().into_iter().map(|column| view! { <HeadCell column sort on_sort /> }).collect_view();
    let widths = move || columns.get().iter().map(|column| view! { <col class=column.width.class() /> }).collect_view();
    // Columns keep their widths, whatever rows come by; where there is no room for all, the table scrolls sideways.
    let narrowest = move || {
        let boxes = selection.map(|_| "var(--column-check)");
        let tokens: Vec<&str> = columns.with(|columns| columns.iter().map(|column| column.width.token()).chain(boxes).collect());
        format!("calc({})", tokens.join(" + "))
    };
    view! {
        <div class="table-frame">
            <div node_ref=position.scroller class="table-scroll" tabindex="-1" on:scroll=move |_| position.look()>
                <table
                    id=id.clone()
                    class="table table-sticky"
                    class:table-selectable=selection.is_some()
                    style:min-width=narrowest
                    role="grid"
                    tabindex="0"
                    aria-label=move || label.get()
                    aria-description=words::parts::table_keys(use_language())
                    aria-rowcount=move || n_rows.get() + 1
                    aria-activedescendant=move || position.active.get().map(|at| format!("{id}-{at}"))
                    on:keydown=move |event| press(frame, &event)
                >
                    <colgroup>{selection.map(|_| view! { <col class="column-check" /> })} {widths}</colgroup>
                    <thead node_ref=position.head>
                        <tr aria-rowindex="1">{selection.map(|_| view! { <td></td> })} {head}</tr>
                    </thead>
                    {frame.into_body()}
                </table>
            </div>
        </div>
    }
    .into_any()
}

fn press<R: TableRow>(frame: RowFrame<R>, event: &KeyboardEvent) {
    // A key pressed in a box or on a heading belongs to it.
    if event.is_composing() || event.ctrl_key() || event.meta_key() || event.alt_key() || event.target() != event.current_target() {
        return;
    }
    let key = event.key();
    let row = frame.active_row();
    match (key.as_str(), row) {
        ("Enter", Some(row)) => frame.on_open.run(row.id()),
        (" ", Some(row)) => frame.peek(row.id()),
        ("x", Some(row)) if frame.selection.is_some() => frame.toggle(row.id()),
        _ => match Step::from_key(&key) {
            Some(step) => frame.position.step(step, frame.n_rows.get_untracked()),
            None => return,
        },
    }
    event.prevent_default();
}

/// A heading; one that sorts is a button, and says which way.
#[component]
fn HeadCell<R: TableRow>(
    column: Column<R>,
    sort: Signal<Option<(String, bool)>>,
    on_sort: Option<Callback<(String, bool)>>,
) -> impl IntoView {
    let Column { key, label, is_numeric, is_sortable, .. } = column;
    let own = key.clone();
    let falls = Memo::new(move |_| sort.with(|sort| sort.as_ref().filter(|(sorted, _)| *sorted == own).map(|(_, falls)| *falls)));
    let direction = move || falls.get().map(|falls| if falls { "descending" } else { "ascending" });
    let glyph = move || match falls.get() {
        Some(true) => Glyph::ArrowDown,
        Some(false) => Glyph::ArrowUp,
        None => Glyph::Sort,
    };
    let title = label.clone();
    let content = match on_sort.filter(|_| is_sortable) {
        Some(on_sort) => view! {
            <button
                type="button"
                class="table-sort"
                on:click=move |_| on_sort.run((key.clone().into_owned(), falls.get_untracked().map_or(is_numeric, |falls| !falls)))
            >
                <span class="table-sort-label">{label}</span>
                {move || view! { <Icon glyph=glyph() /> }}
            </button>
        }
        .into_any(),
        None => label.into_any(),
    };
    view! { <th scope="col" class:numeric=is_numeric aria-sort=direction title=title>{content}</th> }
}
