//! Which row names the columns, and what stands above it.
//!
//! Exports put titles and dates above the header; some files have none. Not here: what the names mean
//! ([`synonyms`](super::synonyms), asked only whether it knows them).

use super::guess::{Guess, Sureness};
use super::profile::{ColumnTally, Look};
use super::synonyms::names_some_field;
use super::table::Table;
use serde::{Deserialize, Serialize};

/// Where the names and the values begin, as rows of the table from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeaderPlace {
    /// The row of names, if there is one.
    pub row: Option<u32>,
    /// The first row of values.
    pub first_row: u32,
}

impl HeaderPlace {
    /// Names in this row, values below.
    pub const fn in_row(row: u32) -> Self {
        Self { row: Some(row), first_row: row + 1 }
    }

    /// No names, and values from this row on.
    pub const fn none_before(first_row: u32) -> Self {
        Self { row: None, first_row }
    }
}

/// Why a row was or was not taken for the header.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HeaderWhy {
    /// So many of its cells are names that exports use.
    KnownNames { n_names: u32 },
    /// It has words where the rows below have numbers, dates or addresses.
    WordsAboveValues,
    /// It has numbers, dates or addresses like the rows below.
    ValuesAtOnce,
    /// Everything is text; nothing tells.
    OnlyText,
    /// A person chose it.
    Chosen,
}

/// No header stands lower than this.
const MAX_PREAMBLE_ROWS: usize = 20;

/// The first row that is about as full as most rows are.
pub(super) fn header_candidate(table: &Table) -> u32 {
    let enough = (table.commonest_width() * 3).div_ceil(5).max(1);
    let is_full = |row: &usize| {
        let n_filled = (0..table.n_cells(*row)).filter(|column| !table.text(table.cell(*row, *column)).is_empty()).count();
        n_filled >= enough
    };
    let row = (0..table.n_rows_in_all().min(MAX_PREAMBLE_ROWS)).find(is_full).unwrap_or(0);
    u32::try_from(row).unwrap_or(0)
}

/// Whether the candidate is the header; `below` is counted over the rows under it.
pub(super) fn judge_candidate(table: &Table, candidate: u32, below: &[ColumnTally]) -> Guess<HeaderPlace, HeaderWhy> {
    let cells = || (0..below.len()).map(|column| table.text(table.cell(candidate as usize, column)));
    let look_alone = |cell: &str| {
        let mut alone = ColumnTally::default();
        alone.add(cell, 1);
        alone.look()
    };
    let is_value = |look: Look| !matches!(look, Look::Text | Look::Empty);
    let n_values = cells().filter(|cell| is_value(look_alone(cell))).count();
    let n_words_above_values = cells().zip(below).filter(|(cell, below)| look_alone(cell) == Look::Text && is_value(below.look())).count();
    let n_names = u32::try_from(cells().filter(|cell| names_some_field(cell)).count()).unwrap_or(u32::MAX);
    let header = HeaderPlace::in_row(candidate);
    if n_names > 0 && n_values * 2 <= below.len() {
        let sureness = if n_names > 1 && n_values == 0 { Sureness::Certain } else { Sureness::Likely };
        Guess::new(header, sureness, HeaderWhy::KnownNames { n_names })
    } else if n_words_above_values > n_values {
        Guess::new(header, Sureness::Likely, HeaderWhy::WordsAboveValues)
    } else if n_values > 0 {
        Guess::new(HeaderPlace::none_before(candidate), Sureness::Likely, HeaderWhy::ValuesAtOnce)
    } else {
        Guess::new(header, Sureness::Unsure, HeaderWhy::OnlyText)
    }
}
