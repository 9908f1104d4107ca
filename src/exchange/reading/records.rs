//! Records of a delimited text, one after the other, into a table.
//!
//! The csv crate splits them; here a record whose quotes do not close is given up and its line read by itself. Not here: what the table
//! is asked later ([`table`](super::table)).

use super::FileRefused;
use super::delimiter::Delimiter;
use super::quotes::quotes_close;
use super::table::{MAX_CELL_CHARS, MAX_ROWS, RowFault, Table};
use crate::exchange::pace::Pace;

/// A table that grows row by row.
pub(super) struct TableBuilder {
    table: Table,
    text: Vec<u8>,
    record: csv::ByteRecord,
}

impl TableBuilder {
    pub(super) fn new(text: &str) -> Self {
        Self { table: Table::empty(), text: Vec::with_capacity(text.len()), record: csv::ByteRecord::new() }
    }

    /// Reads rows from `offset` up to a broken quote or to the end, and says where to go on.
    pub(super) fn read_until_fault(
        &mut self,
        text: &str,
        offset: usize,
        delimiter: Delimiter,
        pace: &mut Pace<'_>,
    ) -> Result<usize, FileRefused> {
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
                pace.pass((line_end - start) as u64);
                self.push_unquoted(&bytes[line_start..line_end], delimiter)?;
                return Ok(offset + line_end);
            }
            pace.pass((end - start) as u64);
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

    pub(super) fn finish(self) -> Result<Table, FileRefused> {
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
