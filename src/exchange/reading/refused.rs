//! Rows that are not imported, each with its reason, and the file of them that can be mended and imported again.
//!
//! Not here: sentences; the caller says each reason in the reader's language.

use super::cells::harmless;
use super::fields::Field;
use super::table::{RowFault, Table};
use serde::{Deserialize, Serialize};

/// Why a row is not imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The row cannot be relied on as it stands in the file.
    Faulty(RowFault),
    /// Nothing in a cell that is needed.
    Missing(Field),
    NotADate(Field),
    NotANumber(Field),
    /// More than one purchase may have.
    TooLarge(Field),
    /// A discount or cost below zero.
    BelowZero(Field),
    /// A number such as `1.38E+10`, which a spreadsheet has rounded.
    RoundedBySpreadsheet(Field),
    /// The order has more lines than one purchase may have.
    TooManyLines,
    /// Another row of the same order is refused: an order comes in whole or not at all.
    OrderHeldBack,
    /// A negative quantity at no price: stock was put right, nothing was sold or returned.
    AdjustmentWithoutValue,
    /// A price below zero: something was written off.
    PriceBelowZero,
    /// Its status says that nothing was bought: cancelled, not paid, refunded.
    NotBought,
    /// Neither yes nor no in a language that is known.
    NotYesOrNo(Field),
    /// None of the choices of a field of the team's own.
    NotAChoice(Field),
    /// A text of more characters than the field may have.
    TooLong(Field),
}

impl Reason {
    /// Whether the row is in order but no purchase, so that there is nothing to mend.
    pub const fn is_set_aside(self) -> bool {
        matches!(self, Self::AdjustmentWithoutValue | Self::PriceBelowZero | Self::NotBought)
    }

    /// The field that the reason is about.
    pub const fn field(self) -> Option<Field> {
        match self {
            Self::Missing(field)
            | Self::NotADate(field)
            | Self::NotANumber(field)
            | Self::TooLarge(field)
            | Self::BelowZero(field)
            | Self::RoundedBySpreadsheet(field)
            | Self::NotYesOrNo(field)
            | Self::NotAChoice(field)
            | Self::TooLong(field) => Some(field),
            Self::AdjustmentWithoutValue => Some(Field::Quantity),
            Self::PriceBelowZero => Some(Field::UnitPrice),
            Self::NotBought => Some(Field::OrderStatus),
            Self::Faulty(_) | Self::TooManyLines | Self::OrderHeldBack => None,
        }
    }
}

/// A row that is not imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// The row of the [`Table`]; [`Table::row_number`] is the number that people know it by.
    pub row: u32,
    /// The column that the reason is about, if one is.
    pub column: Option<u32>,
    pub reason: Reason,
}

/// The refused rows as they were, with a last column that says why: UTF-8 with byte order mark, which reads back as it is.
///
/// Cells that a spreadsheet would run are made harmless. `reason_heading` names the last column where the file has a header.
pub fn refused_csv(table: &Table, refused: &[Refused], reason_heading: &str, reason_text: impl Fn(&Reason) -> String) -> Vec<u8> {
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    let mut writer = csv::WriterBuilder::new().flexible(true).terminator(csv::Terminator::CRLF).from_writer(&mut bytes);
    let mut record = csv::ByteRecord::new();
    let mut write = |record: &csv::ByteRecord| {
        // Writing to memory cannot fail, and rows of any width are allowed.
        let _written = writer.write_byte_record(record);
    };
    if table.has_header() {
        let names = table.names();
        names.iter().for_each(|name| record.push_field(harmless(name).as_bytes()));
        record.push_field(reason_heading.as_bytes());
        write(&record);
    }
    for refused in refused {
        let row = refused.row as usize;
        record.clear();
        let n_cells = table.n_cells(row).max(table.n_columns());
        (0..n_cells).for_each(|column| record.push_field(harmless(table.raw(table.cell(row, column))).as_bytes()));
        record.push_field(reason_text(&refused.reason).as_bytes());
        write(&record);
    }
    drop(writer);
    bytes
}
