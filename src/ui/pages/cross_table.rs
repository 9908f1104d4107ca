//! Two ways of sorting crossed: a count in each cell, the darker the more, and a press on it says which one.

use super::setting::Setting;
use crate::ui::{geometry::scale::strength, words::runs as words};
use leptos::prelude::*;

/// Rows from the top and columns from the left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crossed {
    pub corner: String,
    pub rows: Vec<String>,
    pub columns: Vec<String>,
    pub counts: Vec<Vec<u32>>,
}

/// Row and column of a cell.
pub type Cell = (usize, usize);

/// The table with sums at its end; empty cells are not to be pressed.
#[component]
pub fn CrossTable(
    crossed: Crossed,
    setting: Setting,
    #[prop(into)] chosen: Signal<Option<Cell>>,
    #[prop(into)] on_pick: Callback<Cell>,
) -> impl IntoView {
    let language = setting.language;
    let Crossed { corner, rows, columns, counts } = crossed;
    let highest = counts.iter().flatten().copied().max().unwrap_or_default();
    let below: Vec<u64> = (0..columns.len()).map(|at| counts.iter().filter_map(|row| row.get(at)).map(|n| u64::from(*n)).sum()).collect();
    let total: u64 = below.iter().sum();
    let row = |(at, (name, counts)): (usize, (&String, &Vec<u32>))| {
        let sum: u64 = counts.iter().map(|n| u64::from(*n)).sum();
        let cells = counts.iter().zip(&columns).enumerate().map(|(across, (n, column))| {
            let spoken = words::cell_spoken(language, name, column, setting.number(*n));
            cell((at, across), *n, highest, spoken, setting, chosen, on_pick)
        });
        view! {
            <tr>
                <th scope="row">{name.clone()}</th>
                {cells.collect_view()}
                <td class="numeric quiet">{setting.number(i64::try_from(sum).unwrap_or(i64::MAX))}</td>
            </tr>
        }
    };
    let body = rows.iter().zip(&counts).enumerate().map(row).collect_view();
    let foot = below.into_iter().chain([total]).map(|n| {
        view! { <td class="numeric quiet">{setting.number(i64::try_from(n).unwrap_or(i64::MAX))}</td> }
    });
    view! {
        <div class="table-overflow">
            <table class="table table-plain cross">
                <thead>
                    <tr>
                        <th scope="col">{corner}</th>
                        {columns.iter().map(|name| view! { <th scope="col" class="numeric">{name.clone()}</th> }).collect_view()}
                        <th scope="col" class="numeric">{words::total(language)}</th>
                    </tr>
                </thead>
                <tbody>{body}<tr><th scope="row">{words::total(language)}</th>{foot.collect_view()}</tr></tbody>
            </table>
        </div>
    }
}

fn cell(
    at: Cell,
    n: u32,
    highest: u32,
    spoken: String,
    setting: Setting,
    chosen: Signal<Option<Cell>>,
    on_pick: Callback<Cell>,
) -> impl IntoView {
    let class = strength(n.into(), highest.into()).map_or_else(|| "cross-cell".to_owned(), |heat| format!("cross-cell cross-heat-{heat}"));
    view! {
        <td class="numeric">
            <button
                type="button"
                class=class
                data-cell=format!("{}-{}", at.0, at.1)
                disabled=n == 0
                aria-label=spoken.clone()
                title=spoken
                aria-pressed=move || if chosen.get() == Some(at) { "true" } else { "false" }
                on:click=move |_| on_pick.run(at)
            >
                {setting.number(n)}
            </button>
        </td>
    }
}
