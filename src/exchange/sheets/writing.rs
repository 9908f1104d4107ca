//! A table as a spreadsheet.
//!
//! Texts are written as texts and never as formulas, whatever they begin with. Not here: what is in the table, and words for its header.

use super::SheetRefused;
use crate::domain::Day;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use serde::{Deserialize, Serialize};

/// The most rows of a sheet, with its header.
pub const MAX_SHEET_ROWS: usize = 1_048_576;
/// The most columns of a sheet.
pub const MAX_SHEET_COLUMNS: usize = 16_384;

/// A table to be written as one sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetTable {
    /// The name of the sheet: 1 to 31 characters, none of `[]:*?/\`.
    pub name: String,
    pub header: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
}

/// A cell of a [`SheetTable`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cell {
    Empty,
    Text(String),
    Whole(i64),
    /// `minor` divided by ten to the power of `decimals`, shown with that many decimals.
    Decimal {
        minor: i64,
        decimals: u8,
    },
    Day(Day),
}

/// The table as the bytes of an XLSX file with one sheet, its header bold and held in place.
///
/// # Errors
/// When it has more rows or columns than a sheet, a text is longer than a cell, or no sheet may have the name.
pub fn write_xlsx(table: &SheetTable) -> Result<Vec<u8>, SheetRefused> {
    let n_columns = table.rows.iter().map(Vec::len).max().unwrap_or(0).max(table.header.len());
    if table.rows.len() >= MAX_SHEET_ROWS || n_columns > MAX_SHEET_COLUMNS {
        return Err(SheetRefused::TooManyCells { max_rows: MAX_SHEET_ROWS, max_columns: MAX_SHEET_COLUMNS });
    }
    let mut workbook = Workbook::new();
    // The same table gives the same bytes: nothing here knows the time.
    let created = ExcelDateTime::from_ymd(2000, 1, 1).map_err(|_| SheetRefused::NotWritten)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let sheet = workbook.add_worksheet();
    sheet.set_name(&table.name).map_err(|_| SheetRefused::BadName(table.name.clone()))?;
    let formats = Formats::new();
    sheet.set_freeze_panes(1, 0).map_err(|_| SheetRefused::NotWritten)?;
    for (column, name) in table.header.iter().enumerate() {
        let place = Place { row: 0, column };
        place.written(sheet.write_string_with_format(0, place.column_number(), name, &formats.header))?;
    }
    for (row, cells) in table.rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            Place { row: row + 1, column }.write(sheet, cell, &formats)?;
        }
    }
    workbook.save_to_buffer().map_err(|_| SheetRefused::NotWritten)
}

struct Formats {
    header: Format,
    day: Format,
    /// By the number of decimals.
    decimals: Vec<Format>,
}

impl Formats {
    fn new() -> Self {
        let with_decimals = |n_decimals: usize| match n_decimals {
            0 => Format::new().set_num_format("0"),
            _ => Format::new().set_num_format(format!("0.{}", "0".repeat(n_decimals))),
        };
        let day = Format::new().set_num_format("yyyy-mm-dd");
        Self { header: Format::new().set_bold(), day, decimals: (0..=MAX_DECIMALS).map(with_decimals).collect() }
    }
}

/// Further decimals are kept in the value and not shown.
const MAX_DECIMALS: usize = 9;

/// Where a cell stands, counted from 0.
#[derive(Clone, Copy)]
struct Place {
    row: usize,
    column: usize,
}

impl Place {
    // Both were checked against the limits of a sheet.
    fn row_number(self) -> u32 {
        u32::try_from(self.row).unwrap_or(u32::MAX)
    }

    fn column_number(self) -> u16 {
        u16::try_from(self.column).unwrap_or(u16::MAX)
    }

    fn write(self, sheet: &mut Worksheet, cell: &Cell, formats: &Formats) -> Result<(), SheetRefused> {
        let (row, column) = (self.row_number(), self.column_number());
        match cell {
            Cell::Empty => Ok(()),
            Cell::Text(text) => self.written(sheet.write_string(row, column, text)),
            // A spreadsheet keeps 15 digits; a longer number is written as a text rather than changed.
            Cell::Whole(whole) if whole.unsigned_abs() > MAX_EXACT => self.written(sheet.write_string(row, column, whole.to_string())),
            Cell::Whole(whole) => self.written(sheet.write_number(row, column, float(*whole))),
            Cell::Decimal { minor, decimals } => {
                let value = float(*minor) / 10_f64.powi(i32::from(*decimals));
                let format = &formats.decimals[usize::from(*decimals).min(MAX_DECIMALS)];
                self.written(sheet.write_number_with_format(row, column, value, format))
            }
            Cell::Day(day) => self.written(sheet.write_number_with_format(row, column, f64::from(serial(*day)), &formats.day)),
        }
    }

    fn written(self, result: Result<&mut Worksheet, XlsxError>) -> Result<(), SheetRefused> {
        match result {
            Ok(_) => Ok(()),
            Err(XlsxError::MaxStringLengthExceeded) => Err(SheetRefused::TextTooLong { row: self.row, column: self.column }),
            Err(_) => Err(SheetRefused::NotWritten),
        }
    }
}

/// The greatest whole number that a spreadsheet shows digit by digit.
const MAX_EXACT: u64 = 999_999_999_999_999;

#[expect(clippy::cast_precision_loss, reason = "a spreadsheet has no other numbers; this is the way out, nothing is calculated with it")]
const fn float(whole: i64) -> f64 {
    whole as f64
}

/// The number of a day in the 1900 system, in which 1900 was a leap year.
const fn serial(day: Day) -> i32 {
    let number = day.number() + 25_569;
    if number <= 60 { number - 1 } else { number }
}
