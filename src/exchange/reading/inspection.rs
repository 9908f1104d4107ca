//! Everything that can be found out about a file, and a complete set of choices to start from.
//!
//! Not here: each single guess (every one has its module), and reading rows into drafts ([`drafts`](super::drafts)).

use super::cancelled::{CancelledWhy, guess_cancelled};
use super::choices::{Choices, ColumnChoice, Reading};
use super::columns::{FieldGuess, guess_columns};
use super::customer_key::{KeyWhy, guess_key};
use super::delimiter::{Delimiter, DelimiterWhy, guess_delimiter, without_declaration};
use super::encoding::{DecodedText, Encoding, EncodingWhy, TextDecoding, decode, guess_encoding};
use super::fields::Field;
use super::guess::{Guess, Sureness};
use super::gzip::inflated;
use super::header::{HeaderPlace, HeaderWhy, header_candidate, judge_candidate};
use super::profile::{ColumnProfile, ColumnTally, Look};
use super::repeats::Counts;
use super::settle::settle_columns;
use super::shape::{Shape, ShapeWhy, guess_shape};
use super::statuses::{chosen, statuses};
use super::table::{MAX_COLUMNS, Table};
use super::{FileRefused, MAX_BYTES};
use crate::domain::CustomField;
use crate::exchange::pace::{Pace, Told, unwatched};
use serde::{Deserialize, Serialize};

/// What a person, or a remembered choice, has already settled about the reading of a file; the rest is guessed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadingWishes {
    pub encoding: Option<Encoding>,
    pub delimiter: Option<Delimiter>,
    pub header: Option<HeaderPlace>,
}

/// A table, and what was found out about it.
#[derive(Clone, Debug)]
pub struct Inspection {
    pub table: Table,
    pub findings: Findings,
}

/// What was found out about a file, small enough to be sent to the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Findings {
    pub encoding: Guess<Encoding, EncodingWhy>,
    pub delimiter: Guess<Delimiter, DelimiterWhy>,
    pub header: Guess<HeaderPlace, HeaderWhy>,
    pub columns: Vec<ColumnFinding>,
    pub shape: Guess<Shape, ShapeWhy>,
    pub customer_key: Guess<Option<Field>, KeyWhy>,
    pub c_is_cancelled: Guess<bool, CancelledWhy>,
    pub n_rows: usize,
    pub n_blank_rows: usize,
    /// Rows that will be refused whatever the choices: broken quotes, undecodable bytes, too many cells, an endless cell.
    pub n_faulty_rows: usize,
    /// Characters that the encoding does not have.
    pub n_replaced: usize,
    /// NUL characters that were taken out.
    pub n_nul: usize,
    /// All values as choices.
    pub choices: Choices,
}

/// A column: its values, and what it is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnFinding {
    pub profile: ColumnProfile,
    pub field: FieldGuess,
}

/// Everything that can be found out about a file, where the team has no fields of its own.
///
/// # Errors
/// When it cannot be read at all; single bad rows are no error.
pub fn inspect(bytes: &[u8], file_name: &str, decoder: &(impl TextDecoding + ?Sized)) -> Result<Inspection, FileRefused> {
    inspect_as(bytes, file_name, ReadingWishes::default(), decoder, &[], &unwatched)
}

/// Like [`inspect`], with some of the reading settled beforehand, and the fields of the team's own that columns may be for. `told` hears of its
/// bytes, each of which is passed twice: on the way into the table, and when its column is looked at.
///
/// # Errors
/// When it cannot be read at all; single bad rows are no error.
pub fn inspect_as(
    bytes: &[u8],
    file_name: &str,
    wishes: ReadingWishes,
    decoder: &(impl TextDecoding + ?Sized),
    own: &[CustomField],
    told: Told<'_>,
) -> Result<Inspection, FileRefused> {
    let bytes = inflated(bytes, MAX_BYTES)?;
    refuse_spreadsheets(&bytes)?;
    let chosen = |encoding| Guess::new(encoding, Sureness::Certain, EncodingWhy::Chosen);
    let encoding = wishes.encoding.map_or_else(|| guess_encoding(&bytes), chosen);
    let DecodedText { text, n_replaced, n_nul } = decode(&bytes, encoding.value, decoder)?;
    drop(bytes);
    let chosen = |delimiter| Guess::new(delimiter, Sureness::Certain, DelimiterWhy::Chosen);
    let delimiter = wishes.delimiter.map_or_else(|| guess_delimiter(&text, file_name), chosen);
    let mut pace = Pace::begin(2 * text.len() as u64, told);
    let mut table = Table::read(without_declaration(&text), delimiter.value, &mut pace)?;
    drop(text);
    let (header, profiles) = profile_table(&mut table, wishes.header, &mut pace)?;
    let reading = Reading { encoding: encoding.value, delimiter: delimiter.value, header: header.value };
    let meaning = Meaning::guess(&table, &profiles, own);
    let findings = Findings {
        choices: meaning.choices(reading, &profiles),
        columns: profiles.into_iter().zip(meaning.fields).map(|(profile, field)| ColumnFinding { profile, field }).collect(),
        encoding,
        delimiter,
        header,
        shape: meaning.shape,
        customer_key: meaning.customer_key,
        c_is_cancelled: meaning.c_is_cancelled,
        n_rows: table.n_rows(),
        n_blank_rows: table.n_blank(),
        n_faulty_rows: table.faults().len(),
        n_replaced,
        n_nul,
    };
    Ok(Inspection { table, findings })
}

/// What columns and rows stand for.
struct Meaning {
    fields: Vec<FieldGuess>,
    shape: Guess<Shape, ShapeWhy>,
    customer_key: Guess<Option<Field>, KeyWhy>,
    c_is_cancelled: Guess<bool, CancelledWhy>,
}

impl Meaning {
    fn guess(table: &Table, profiles: &[ColumnProfile], own: &[CustomField]) -> Self {
        let mut fields = guess_columns(table, profiles, own);
        settle_columns(table, profiles, &mut fields);
        let column_of = |field: Field| fields.iter().position(|guess| guess.value == Some(field));
        let shape = guess_shape(table, column_of);
        let customer_key = guess_key(table, profiles, shape.value, column_of);
        let c_is_cancelled = guess_cancelled(table, column_of(Field::OrderNumber));
        Self { fields, shape, customer_key, c_is_cancelled }
    }

    fn choices(&self, reading: Reading, profiles: &[ColumnProfile]) -> Choices {
        let choice_of = |(profile, field): (&ColumnProfile, &FieldGuess)| ColumnChoice {
            field: field.value,
            decimal_mark: profile.decimal_mark.value,
            date_form: profile.date_form.value,
        };
        let status_column =
            profiles.iter().zip(&self.fields).find(|(_, field)| field.value == Some(Field::OrderStatus)).map(|(profile, _)| profile);
        Choices {
            reading,
            shape: self.shape.value,
            columns: profiles.iter().zip(&self.fields).map(choice_of).collect(),
            customer_key: self.customer_key.value,
            c_is_cancelled: self.c_is_cancelled.value,
            statuses: status_column.map(|profile| chosen(&profile.statuses)).unwrap_or_default(),
        }
    }
}

fn refuse_spreadsheets(bytes: &[u8]) -> Result<(), FileRefused> {
    match bytes {
        [b'P', b'K', 3, 4, ..] => Err(FileRefused::Spreadsheet),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Err(FileRefused::OldSpreadsheet),
        _ => Ok(()),
    }
}

/// Finds the header, and what the columns below it look like.
fn profile_table(
    table: &mut Table,
    chosen: Option<HeaderPlace>,
    pace: &mut Pace<'_>,
) -> Result<(Guess<HeaderPlace, HeaderWhy>, Vec<ColumnProfile>), FileRefused> {
    let n_rows = table.n_rows_in_all();
    if n_rows == 0 {
        return Err(FileRefused::Empty);
    }
    let first = chosen
        .map_or_else(|| header_candidate(table), |place| place.row.unwrap_or(place.first_row))
        .min(u32::try_from(n_rows - 1).unwrap_or(0));
    let n_columns = table.commonest_width().max(table.n_cells(first as usize));
    if n_columns > MAX_COLUMNS {
        return Err(FileRefused::TooManyColumns { n_columns, limit: MAX_COLUMNS });
    }
    let mut tallies = vec![ColumnTally::default(); n_columns];
    let below = chosen.map_or(first + 1, |place| place.first_row);
    add_rows(table, &mut tallies, below as usize..n_rows, pace);
    let header =
        chosen.map_or_else(|| judge_candidate(table, first, &tallies), |place| Guess::new(place, Sureness::Certain, HeaderWhy::Chosen));
    if header.value.first_row < below {
        add_rows(table, &mut tallies, header.value.first_row as usize..below as usize, pace);
    }
    table.set_header(header.value.row, header.value.first_row.min(u32::try_from(n_rows).unwrap_or(u32::MAX)), n_columns);
    if table.n_rows() == 0 {
        return Err(FileRefused::OnlyHeader);
    }
    let profile = |(column, tally): (usize, ColumnTally)| {
        let statuses = if tally.look() == Look::Text { statuses(table, column) } else { Vec::new() };
        tally.profile(table.name(column), examples(table, column), statuses)
    };
    let profiles = tallies.into_iter().enumerate().map(profile).collect();
    Ok((header, profiles))
}

fn add_rows(table: &Table, tallies: &mut [ColumnTally], rows: std::ops::Range<usize>, pace: &mut Pace<'_>) {
    let mut counts = Counts::default();
    for row in rows {
        pace.pass(table.n_bytes(row));
        for column in 0..tallies.len() {
            if let Some((column, text, n)) = counts.count(column, table.text(table.cell(row, column))) {
                tallies[column].add(text, n);
            }
        }
    }
    for (column, text, n) in counts.rest() {
        tallies[column].add(text, n);
    }
}

/// The first three different values of a column, shortened.
fn examples(table: &Table, column: usize) -> Vec<String> {
    const MAX_CHARS: usize = 60;
    let mut examples: Vec<String> = Vec::new();
    for row in table.body().take(1_000) {
        let text: String = table.text(table.cell(row, column)).chars().take(MAX_CHARS).collect();
        if !text.is_empty() && !examples.contains(&text) {
            examples.push(text);
        }
        if examples.len() == 3 {
            break;
        }
    }
    examples
}

#[cfg(test)]
#[path = "real_files_tests.rs"]
mod tests;
