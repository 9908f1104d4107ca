//! Sheets as delimited text.
//!
//! Cells are read one by one and never as a grid, because a sheet may claim seventeen thousand million of them. Not here: guessing at
//! what is in the columns.

use super::SheetRefused;
use super::archive::weigh;
use crate::exchange::reading::{MAX_COLUMNS, MAX_ROWS};
use calamine::{DataRef, ExcelDateTime, Reader, Xlsx, XlsxError};
use serde::{Deserialize, Serialize};
use std::io::Cursor;

/// A sheet in a workbook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetOutline {
    pub name: String,
    /// Rows with anything in them.
    pub n_rows: usize,
}

/// A sheet as delimited text: UTF-8, commas, the rows up to the last with anything in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetCsv {
    pub bytes: Vec<u8>,
    /// Cells such as `#REF!`, which are empty in the text.
    pub n_errors: usize,
}

/// An open spreadsheet.
pub struct Workbook<'b> {
    sheets: Xlsx<Cursor<&'b [u8]>>,
}

impl<'b> Workbook<'b> {
    /// Opens a spreadsheet.
    ///
    /// # Errors
    /// When it is none, is encrypted, or would inflate beyond measure.
    pub fn open(bytes: &'b [u8]) -> Result<Self, SheetRefused> {
        weigh(bytes)?;
        let opened: Result<Xlsx<_>, XlsxError> = Xlsx::new(Cursor::new(bytes));
        opened.map(|sheets| Self { sheets }).map_err(|_| SheetRefused::NotASpreadsheet)
    }

    /// Its sheets in their order, with how many rows each has.
    ///
    /// # Errors
    /// When one is damaged.
    pub fn outline(&mut self) -> Result<Vec<SheetOutline>, SheetRefused> {
        let names = self.sheets.sheet_names();
        names.into_iter().map(|name| self.n_rows(&name).map(|n_rows| SheetOutline { name, n_rows })).collect()
    }

    fn n_rows(&mut self, name: &str) -> Result<usize, SheetRefused> {
        let mut n_rows = 0;
        let mut last = None;
        self.for_each_cell(name, |row, _, value| {
            let is_filled = !matches!(value, DataRef::Empty);
            n_rows += usize::from(is_filled && last != Some(row));
            last = if is_filled { Some(row) } else { last };
            Ok(())
        })?;
        Ok(n_rows)
    }

    /// A sheet as delimited text.
    ///
    /// # Errors
    /// When there is no such sheet, it is damaged, or a cell stands beyond what a table may have.
    pub fn csv(&mut self, name: &str) -> Result<SheetCsv, SheetRefused> {
        let mut text = CsvText::new();
        self.for_each_cell(name, |row, column, value| text.put(row, column, value))?;
        text.finish()
    }

    fn for_each_cell(
        &mut self,
        name: &str,
        mut take: impl FnMut(usize, usize, &DataRef<'_>) -> Result<(), SheetRefused>,
    ) -> Result<(), SheetRefused> {
        let broken = |_| SheetRefused::Broken(name.to_owned());
        let mut cells = self.sheets.worksheet_cells_reader(name).map_err(|error| match error {
            XlsxError::WorksheetNotFound(name) => SheetRefused::NoSuchSheet(name),
            other => broken(other),
        })?;
        let mut last_row = 0;
        while let Some(cell) = cells.next_cell().map_err(broken)? {
            let (row, column) = cell.get_position();
            // Text can only grow downwards, and no spreadsheet program lists its rows in another order.
            if row < last_row {
                return Err(SheetRefused::Broken(name.to_owned()));
            }
            last_row = row;
            take(row as usize, column as usize, cell.get_value())?;
        }
        Ok(())
    }
}

/// Delimited text that grows cell by cell.
struct CsvText {
    writer: csv::Writer<Vec<u8>>,
    record: Vec<String>,
    row: usize,
    /// As many cells are written for each row as the first row with any has; rows may be longer.
    width: usize,
    n_errors: usize,
}

impl CsvText {
    fn new() -> Self {
        let writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        Self { writer, record: Vec::new(), row: 0, width: 0, n_errors: 0 }
    }

    fn put(&mut self, row: usize, column: usize, value: &DataRef<'_>) -> Result<(), SheetRefused> {
        if matches!(value, DataRef::Error(_)) {
            self.n_errors += 1;
            return Ok(());
        }
        let Some(text) = text_of(value) else { return Ok(()) };
        if row >= MAX_ROWS || column >= MAX_COLUMNS {
            return Err(SheetRefused::TooManyCells { max_rows: MAX_ROWS, max_columns: MAX_COLUMNS });
        }
        while self.row < row {
            self.end_row()?;
        }
        if self.record.len() <= column {
            self.record.resize(column + 1, String::new());
        }
        self.record[column] = text;
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), SheetRefused> {
        self.row += 1;
        self.width = if self.width == 0 { self.record.len() } else { self.width };
        self.record.resize(self.record.len().max(self.width).max(1), String::new());
        // A row of one empty cell is written as quotes, so that rows keep their numbers.
        let written = self.writer.write_record(&self.record).map_err(|_| SheetRefused::NotWritten);
        self.record.clear();
        written
    }

    fn finish(mut self) -> Result<SheetCsv, SheetRefused> {
        if !self.record.is_empty() {
            self.end_row()?;
        }
        let bytes = self.writer.into_inner().map_err(|_| SheetRefused::NotWritten)?;
        Ok(SheetCsv { bytes, n_errors: self.n_errors })
    }
}

/// What a cell says; nothing for an empty one.
fn text_of(value: &DataRef<'_>) -> Option<String> {
    let text = match value {
        DataRef::Empty | DataRef::Error(_) => return None,
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(whole) => whole.to_string(),
        DataRef::Float(number) => number_text(*number),
        DataRef::Bool(flag) => if *flag { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::DateTime(day) => day_text(*day),
    };
    Some(text)
}

/// The shortest digits that name this number, without an exponent and without `.0`.
fn number_text(number: f64) -> String {
    // Zero below zero is zero.
    if number == 0.0 { "0".to_owned() } else { number.to_string() }
}

/// `2024-03-05`, with the time if there is one; a bare time or a duration as its number.
fn day_text(moment: ExcelDateTime) -> String {
    if !moment.is_datetime() || moment.as_f64() < 1.0 {
        return number_text(moment.as_f64());
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) { date } else { format!("{date} {hour:02}:{minute:02}:{second:02}") }
}
