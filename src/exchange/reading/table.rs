//! A delimited text as rows of cells, kept in one piece of text.
//!
//! Cells are ranges of that text: half a gigabyte of purchases needs no allocation per cell. A row that cannot be read as it stands
//! keeps its cells and carries a [`RowFault`]; the rows around it are unharmed. Not here: which row is the header
//! ([`header`](super::header)), and what cells mean.

use super::FileRefused;
use super::cells::clean;
use super::delimiter::Delimiter;
use super::quotes::quotes_close;
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
#[derive(Clone, Debug, Default)]
pub struct Table {
    text: String,
    /// Where each cell ends in `text`; it begins where the one before it ends.
    ends: Vec<u32>,
    /// The first cell of each row, and the number of cells at last.
    rows: Vec<u32>,
    faults: Vec<(u32, RowFault)>,
    /// Rows before which blank ones were left out, one entry for each left out.
    blanks: Vec<u32>,
    /// The row that names the columns, when there is one.
    header: Option<u32>,
    first_row: u32,
    n_columns: usize,
}

impl Table {
    /// The rows of `text`. Blank rows are left out.
    ///
    /// # Errors
    /// When there are more than [`MAX_ROWS`].
    pub fn read(text: &str, delimiter: Delimiter) -> Result<Self, FileRefused> {
        let mut builder = TableBuilder::new(text);
        let mut offset = 0;
        while offset < text.len() {
            offset = builder.read_until_fault(text, offset, delimiter)?;
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

struct TableBuilder {
    table: Table,
    text: Vec<u8>,
    record: csv::ByteRecord,
}

impl TableBuilder {
    fn new(text: &str) -> Self {
        let table = Table { rows: vec![0], ..Table::default() };
        Self { table, text: Vec::with_capacity(text.len()), record: csv::ByteRecord::new() }
    }

    /// Reads rows from `offset` up to a broken quote or to the end, and says where to go on.
    fn read_until_fault(&mut self, text: &str, offset: usize, delimiter: Delimiter) -> Result<usize, FileRefused> {
        let bytes = &text.as_bytes()[offset..];
        let mut reader = reader_of(bytes, delimiter, true);
        loop {
            let start = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
            // Reading from memory cannot fail, and rows of any width are allowed.
            if !matches!(reader.read_byte_record(&mut self.record), Ok(true)) {
                return Ok(text.len());
            }
            let end = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
            let read = &bytes[start..end];
            let (n_line_ends, n_skipped) = line_ends_before(read, bytes[..start].last());
            // After a line that was read on its own, the first is that line's own.
            self.note_blank(n_line_ends.saturating_sub(usize::from(offset > 0 && start == 0)));
            let spans_lines = memchr::memchr2(b'\n', b'\r', self.record.as_slice()).is_some();
            if (spans_lines || end == bytes.len()) && !quotes_close(&read[n_skipped..], delimiter) {
                let line_start = start + n_skipped;
                let line_end = memchr::memchr2(b'\n', b'\r', &bytes[line_start..]).map_or(bytes.len(), |length| line_start + length);
                self.push_unquoted(&bytes[line_start..line_end], delimiter)?;
                return Ok(offset + line_end);
            }
            self.push(None)?;
        }
    }

    /// Keeps a line whose quotes do not close, split at every delimiter.
    fn push_unquoted(&mut self, line: &[u8], delimiter: Delimiter) -> Result<(), FileRefused> {
        let mut reader = reader_of(line, delimiter, false);
        if matches!(reader.read_byte_record(&mut self.record), Ok(true)) { self.push(Some(RowFault::BrokenQuotes)) } else { Ok(()) }
    }

    fn push(&mut self, fault: Option<RowFault>) -> Result<(), FileRefused> {
        let table = &mut self.table;
        if fault.is_none() && self.record.iter().all(|cell| cell.iter().all(u8::is_ascii_whitespace)) {
            self.note_blank(1);
            return Ok(());
        }
        let row = table.n_rows_in_all();
        if row >= MAX_ROWS {
            return Err(FileRefused::TooManyRows { limit: MAX_ROWS });
        }
        if let (Some(fault), Ok(row)) = (fault.or_else(|| fault_of(&self.record)), u32::try_from(row)) {
            table.faults.push((row, fault));
        }
        let start = self.text.len();
        let end_of = |index| self.record.range(index).and_then(|range| u32::try_from(start + range.end).ok());
        table.ends.extend((0..self.record.len()).filter_map(end_of));
        self.text.extend_from_slice(self.record.as_slice());
        table.rows.push(u32::try_from(table.ends.len()).unwrap_or(u32::MAX));
        Ok(())
    }

    fn note_blank(&mut self, count: usize) {
        let row = u32::try_from(self.table.n_rows_in_all()).unwrap_or(u32::MAX);
        self.table.blanks.extend(std::iter::repeat_n(row, count));
    }

    fn finish(self) -> Result<Table, FileRefused> {
        let Self { mut table, text, .. } = self;
        // Cells of a valid text, cut at ASCII bytes, are valid.
        table.text = String::from_utf8(text).map_err(|_| FileRefused::Empty)?;
        Ok(table)
    }
}

fn reader_of(bytes: &[u8], delimiter: Delimiter, quoting: bool) -> csv::Reader<&[u8]> {
    let mut builder = csv::ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(delimiter.byte()).quoting(quoting);
    builder.buffer_capacity(bytes.len().clamp(1, 1 << 16)).from_reader(bytes)
}

fn fault_of(record: &csv::ByteRecord) -> Option<RowFault> {
    let is_too_long = |cell: &[u8]| cell.len() > MAX_CELL_CHARS && String::from_utf8_lossy(cell).chars().count() > MAX_CELL_CHARS;
    if record.as_slice().len() > MAX_CELL_CHARS && record.iter().any(is_too_long) {
        return Some(RowFault::CellTooLong);
    }
    let is_replaced = !record.as_slice().is_ascii() && memchr::memmem::find(record.as_slice(), "\u{fffd}".as_bytes()).is_some();
    is_replaced.then_some(RowFault::BrokenText)
}

/// Line ends that were skipped before a record: how many lines, and how many bytes.
fn line_ends_before(read: &[u8], before: Option<&u8>) -> (usize, usize) {
    let n_bytes = read.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
    let mut previous = before.copied();
    let mut n_lines = 0;
    for byte in &read[..n_bytes] {
        let ends_pair = *byte == b'\n' && previous == Some(b'\r');
        n_lines += usize::from(!ends_pair);
        previous = Some(*byte);
    }
    (n_lines, n_bytes)
}
