//! The list of moves as a file, with the reasons as they are read on the page.

use super::{Pair, migration::teller, moves::place};
use crate::engine::protocol::{Failure, Request, TableFormat};
use crate::exchange::sheets::{Cell, SheetTable};
use crate::ui::{
    format,
    pages::{saving::SaveMenu, setting::Setting},
    session::use_session,
    words::runs as words,
};
use crate::workspace::questions::{AskMigration, ExplainedMove, MigrationSheet, Moves};
use leptos::prelude::*;

/// Rows that a file holds at most.
const N_ROWS: u32 = 5_000;

/// Saves the list that is chosen.
#[component]
pub fn MovesFile(pair: Pair, moves: RwSignal<Moves>, setting: Setting) -> impl IntoView {
    let session = use_session();
    let (from, to) = pair;
    let request = move |format: TableFormat| {
        let question = AskMigration { from, to, moves: moves.get_untracked(), n_rows: N_ROWS };
        async move {
            let sheet = session.ask(question).await?.ok_or(Failure::NothingPending)?;
            Ok(Request::ExportTable { table: table(&sheet, setting), format })
        }
    };
    view! { <SaveMenu name=words::file_moves(setting.language) request /> }
}

fn table(sheet: &MigrationSheet, setting: Setting) -> SheetTable {
    let language = setting.language;
    let header = [words::customer, words::before, words::after, words::amount, words::reason];
    SheetTable {
        name: words::file_moves(language).to_owned(),
        header: header.map(|name| name(language).to_owned()).to_vec(),
        rows: sheet.rows.iter().map(|explained| cells(explained, sheet, setting)).collect(),
    }
}

fn cells(ExplainedMove { moved, causes }: &ExplainedMove, sheet: &MigrationSheet, setting: Setting) -> Vec<Cell> {
    let decimals = u8::try_from(setting.currency.decimals()).unwrap_or(0);
    vec![
        Cell::Text(moved.name.clone()),
        Cell::Text(format::or_unknown(moved.before.map(|standing| place(sheet, standing, setting)))),
        Cell::Text(place(sheet, moved.after, setting)),
        Cell::Decimal { minor: moved.amount_minor, decimals },
        Cell::Text(teller(sheet, setting).all(moved.after.grade(), causes)),
    ]
}
