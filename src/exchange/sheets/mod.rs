//! Spreadsheets (XLSX) in and out; only the `sheets` worker and native tests use it.
//!
//! In: a sheet becomes delimited text, which [`reading`](super::reading) reads like any other. Out: a [`SheetTable`] becomes a file.
//! Archives are weighed before they are opened, so that a few kilobytes cannot fill the memory.
//!
//! Not here: the kinds of spreadsheets before 2007 and of other offices, formulas (their last result is read; none is ever written),
//! and what columns mean.

mod archive;
mod reading;
mod writing;

pub use archive::{MAX_INFLATED_BYTES, MAX_RATIO};
pub use reading::{SheetCsv, SheetOutline, Workbook};
pub use writing::{Cell, MAX_SHEET_COLUMNS, MAX_SHEET_ROWS, SheetTable, write_xlsx};

use serde::{Deserialize, Serialize};

/// Why a spreadsheet cannot be read or written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum SheetRefused {
    #[error("not an archive of a spreadsheet")]
    NotASpreadsheet,
    #[error("encrypted with a password")]
    Encrypted,
    #[error("inflates to more than {limit_bytes} bytes")]
    TooLarge { limit_bytes: u64 },
    /// A part inflates more than [`MAX_RATIO`] times: it was made to do harm.
    #[error("a part inflates beyond all measure")]
    Bomb,
    #[error("no sheet has this name: {0}")]
    NoSuchSheet(String),
    #[error("the sheet {0} is damaged")]
    Broken(String),
    #[error("a cell stands beyond row {max_rows} or column {max_columns}")]
    TooManyCells { max_rows: usize, max_columns: usize },
    #[error("row {row}, column {column}: longer than a spreadsheet's cell may be")]
    TextTooLong { row: usize, column: usize },
    #[error("a spreadsheet allows no such sheet name: {0}")]
    BadName(String),
    #[error("the file could not be put together")]
    NotWritten,
}

#[cfg(test)]
#[path = "sheets_tests.rs"]
mod tests;
