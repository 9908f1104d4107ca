//! A delimited text as rows of cells, kept in one piece of text.
//!
//! Cells are ranges of that text: half a gigabyte of purchases needs no allocation per cell. A row that cannot be read as it stands
//! keeps its cells and carries a [`RowFault`]; the rows around it are unharmed. Not here: which row is the header
//! ([`header`](super::header)), and what cells mean.

use super::FileRefused;
use super::cells::clean;
use super::delimiter::Delimiter;
use super::records::TableBuilder;
use crate::exchange::pace::Pace;
use serde::{Deserialize, Serialize};

/// The most columns of a table.
pub const MAX_COLUMNS: usize = 1_000;
/// The most rows of a table.
pub const MAX_ROWS: usize = 3_000_000;
/// The most characters of a cell: what a spreadsheet allows.
pub const MAX_CELL_CHARS: usize = 32_767;

/// The place of a cell in its [`Table`], or no cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellId(u32);

impl CellId {
    /// No cell; its text is empty.
    pub const NONE: Self = Self(u32::MAX);

    /// Whether it is a cell.
    pub const fn is_some(self) -> bool {
        self.0 != u32::MAX
    }
}

/// Why a whole row cannot be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowFault {
    /// A quote opens a cell and never closes it; the line was read as if it had no quotes.
    BrokenQuotes,
    /// More cells than the header names.
    TooManyCells,
    /// A cell is longer than [`MAX_CELL_CHARS`].
    CellTooLong,
    /// It holds bytes that the encoding does not have.
    BrokenText,
}

/// Rows of cells. The first row is row 0, whatever it holds.
#[derive(Clone, Debug)]
pub struct Table {
    pub(super) text: String,
    /// Where each cell ends in `text`; it begins where the one before it ends.
    pub(super) ends: Vec<u32>,
    /// The first cell of each row, and the number of cells at last.
    pub(super) rows: Vec<u32>,
    pub(super) faults: Vec<(u32, RowFault)>,
    /// Rows before which blank ones were left out, one entry for each left out.
    pub(super) blanks: Vec<u32>,
    /// The row that names the columns, when there is one.
    header: Option<u32>,
    first_row: u32,
    n_columns: usize,
}

impl Table {
    /// No rows yet.
    pub(super) fn empty() -> Self {
        Self {
            text: String::new(),
            ends: Vec::new(),
            rows: vec![0],
            faults: Vec::new(),
            blanks: Vec::new(),
            header: None,
            first_row: 0,
            n_columns: 0,
        }
    }

    /// The rows of `text`. Blank rows are left out. Every byte of `text` is passed once.
    ///
    /// # Errors
    /// When there are more than [`MAX_ROWS`].
    pub fn read(text: &str, delimiter: Delimiter, pace: &mut Pace<'_>) -> Result<Self, FileRefused> {
        let mut builder = TableBuilder::new(text);
        let mut offset = 0;
        while offset < text.len() {
            offset = builder.read_until_fault(text, offset, delimiter, pace)?;
        }
        builder.finish()
    }

    /// All rows, with the header and what stands before it.
    pub fn n_rows_in_all(&self) -> usize {
        self.rows.len().saturating_sub(1)
    }

    /// How many rows follow the header.
    pub fn n_rows(&self) -> usize {
        self.n_rows_in_all() - self.first_row as usize
    }

    /// The rows that follow the header.
    pub fn body(&self) -> std::ops::Range<usize> {
        self.first_row as usize..self.n_rows_in_all()
    }

    /// How many columns the header, or the commonest row, has.
    pub const fn n_columns(&self) -> usize {
        self.n_columns
    }

    /// Whether a row names the columns.
    pub const fn has_header(&self) -> bool {
        self.header.is_some()
    }

    /// How many cells this row has, of whatever width the table is.
    pub fn n_cells(&self, row: usize) -> usize {
        (self.rows[row + 1] - self.rows[row]) as usize
    }

    /// How long the text of this row is.
    pub(super) fn n_bytes(&self, row: usize) -> u64 {
        let end = |row: usize| self.rows[row].checked_sub(1).map_or(0, |last| self.ends[last as usize]);
        u64::from(end(row + 1) - end(row))
    }

    /// The place of a cell; none where the row is too short.
    pub fn cell(&self, row: usize, column: usize) -> CellId {
        match self.rows.get(row..row + 2) {
            Some(&[first, end]) if column < (end - first) as usize => CellId(first + u32::try_from(column).unwrap_or(u32::MAX)),
            _ => CellId::NONE,
        }
    }

    /// A cell exactly as the file has it, unquoted; empty where there is none.
    pub fn raw(&self, cell: CellId) -> &str {
        let index = cell.0 as usize;
        let start = index.checked_sub(1).map_or(0, |before| self.ends.get(before).map_or(0, |end| *end as usize));
        self.ends.get(index).and_then(|end| self.text.get(start..*end as usize)).unwrap_or_default()
    }

    /// What a cell says: [`raw`](Self::raw), cleaned.
    pub fn text(&self, cell: CellId) -> &str {
        clean(self.raw(cell))
    }

    /// The name of a column in the header; empty where it has none.
    pub fn name(&self, column: usize) -> &str {
        self.header.map_or("", |row| self.text(self.cell(row as usize, column)))
    }

    /// The names of all columns.
    pub fn names(&self) -> Vec<&str> {
        (0..self.n_columns).map(|column| self.name(column)).collect()
    }

    /// The number of a row as a spreadsheet shows it: from 1, with header and blank rows.
    pub fn row_number(&self, row: usize) -> u32 {
        let row = u32::try_from(row).unwrap_or(u32::MAX);
        let n_blank = self.blanks.partition_point(|before| *before <= row);
        row.saturating_add(1).saturating_add(u32::try_from(n_blank).unwrap_or(u32::MAX))
    }

    /// Faults of rows, in the order of the rows.
    pub fn faults(&self) -> &[(u32, RowFault)] {
        &self.faults
    }

    /// How many blank rows were left out.
    pub const fn n_blank(&self) -> usize {
        self.blanks.len()
    }

    /// Takes `header` for the row of names and everything before `first_row` for no rows at all, and finds rows that are too wide.
    pub(super) fn set_header(&mut self, header: Option<u32>, first_row: u32, n_columns: usize) {
        (self.header, self.first_row, self.n_columns) = (header, first_row, n_columns);
        let is_too_wide = |row: &usize| {
            self.n_cells(*row) > n_columns && (n_columns..self.n_cells(*row)).any(|column| !self.text(self.cell(*row, column)).is_empty())
        };
        let too_wide: Vec<_> =
            self.body().filter(is_too_wide).filter_map(|row| Some((u32::try_from(row).ok()?, RowFault::TooManyCells))).collect();
        self.faults.retain(|(row, fault)| *row >= first_row && *fault != RowFault::TooManyCells);
        self.faults.extend(too_wide);
        self.faults.sort_unstable();
        self.faults.dedup_by_key(|(row, _)| *row);
    }

    /// The number of cells that most rows have, the larger on a tie.
    pub(super) fn commonest_width(&self) -> usize {
        let mut n_rows_of = vec![0_usize; MAX_COLUMNS + 2];
        for row in 0..self.n_rows_in_all() {
            n_rows_of[self.n_cells(row).min(MAX_COLUMNS + 1)] += 1;
        }
        (0..n_rows_of.len()).max_by_key(|width| n_rows_of[*width]).unwrap_or(0)
    }
}
