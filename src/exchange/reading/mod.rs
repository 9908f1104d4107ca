//! Reading delimited text: bytes to a table, a table to typed drafts.
//!
//! ```text
//! bytes -> gzip -> encoding -> delimiter -> Table -> header -> profiles -> columns -> shape -> Choices   inspect
//!                                             a person may change any of them
//!                                           Table + Choices -> drafts, refused rows, counts             draft
//! ```
//!
//! Every guess is made over all rows, says how sure it is and why, and does not depend on the order of the rows. Nothing fails
//! because of one bad row: it is refused with its reason, and comes back as a file to mend ([`refused_csv`]).
//!
//! Not here: spreadsheets ([`sheets`](super::sheets) makes them into delimited text first), matching with records that exist, and
//! words for people.

mod cancelled;
mod cells;
mod choices;
mod columns;
mod currency;
mod customer_key;
mod date_parts;
mod dates;
mod delimiter;
mod digits;
mod drafts;
mod encoding;
mod fields;
mod guess;
mod gzip;
mod header;
mod inspection;
mod numbers;
mod profile;
mod quotes;
mod records;
mod refused;
mod repeats;
mod settle;
mod shape;
mod statuses;
mod synonyms;
mod table;

pub use cancelled::CancelledWhy;
pub use cells::{clean, harmless};
pub use choices::{Choices, ChoicesRefused, ColumnChoice, Reading, header_fingerprint};
pub use columns::{FieldGuess, FieldWhy};
pub use customer_key::KeyWhy;
pub use dates::{DateForm, DateOrder, DateWhy, NotADate, parse_date};
pub use delimiter::{Delimiter, DelimiterWhy};
pub use drafts::{
    DraftCounts, DraftCustomers, DraftLines, DraftProducts, DraftPurchases, Drafts, LeftOut, Slot, Target, draft, kind_in, tags_in,
};
#[cfg(not(target_arch = "wasm32"))]
pub use encoding::NativeDecoding;
pub use encoding::{CannotDecode, Encoding, EncodingWhy, TextDecoding, guess_encoding};
pub use fields::Field;
pub use guess::{Guess, Sureness};
pub use gzip::{GzipRefused, inflated};
pub use header::{HeaderPlace, HeaderWhy};
pub use inspection::{ColumnFinding, Findings, Inspection, ReadingWishes, inspect, inspect_as};
pub use numbers::{DecimalMark, Exact, NotANumber, NumberWhy, parse_number};
pub use profile::{ColumnProfile, Look};
pub use refused::{Reason, Refused, refused_csv};
pub use shape::{Shape, ShapeWhy};
pub use statuses::{Bought, StatusChoice, StatusFinding};
pub use table::{CellId, MAX_CELL_CHARS, MAX_COLUMNS, MAX_ROWS, RowFault, Table};

use serde::{Deserialize, Serialize};

/// The most bytes that a file may have, inflated.
pub const MAX_BYTES: usize = 512 << 20;

/// Why a file cannot be read at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum FileRefused {
    #[error("nothing is in it")]
    Empty,
    #[error("there are no rows below the header")]
    OnlyHeader,
    #[error("more than {limit_bytes} bytes")]
    TooLarge { limit_bytes: usize },
    /// Gzipped so that it inflates out of all proportion: made to do harm.
    #[error("inflates beyond all measure")]
    Bomb,
    #[error("the gzip stream is damaged")]
    BrokenGzip,
    #[error("no decoder for {0:?}")]
    CannotDecode(Encoding),
    #[error("{n_columns} columns, {limit} at most")]
    TooManyColumns { n_columns: usize, limit: usize },
    #[error("more than {limit} rows")]
    TooManyRows { limit: usize },
    /// XLSX: the sheets worker reads it.
    #[error("it is a spreadsheet")]
    Spreadsheet,
    /// XLS of before 2007, which has to be saved anew.
    #[error("it is a spreadsheet of an old kind")]
    OldSpreadsheet,
}

impl From<GzipRefused> for FileRefused {
    fn from(refused: GzipRefused) -> Self {
        match refused {
            GzipRefused::TooLarge { limit_bytes } => Self::TooLarge { limit_bytes },
            GzipRefused::Bomb => Self::Bomb,
            GzipRefused::Broken => Self::BrokenGzip,
        }
    }
}

impl From<CannotDecode> for FileRefused {
    fn from(CannotDecode(encoding): CannotDecode) -> Self {
        Self::CannotDecode(encoding)
    }
}
