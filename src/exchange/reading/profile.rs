//! What the values of a column look like, counted over all its cells.
//!
//! Digits are not always numbers: leading zeros, more than 15 digits and phone numbers name something and stay text, and
//! `1.38E+10` in such a column is a number that a spreadsheet has already destroyed. Every count is a sum over cells, so the order of
//! rows does not matter. Not here: what a column is for ([`columns`](super::columns)).

use super::dates::{DateForm, DateTally, DateWhy};
use super::guess::Guess;
use super::numbers::{DecimalMark, NumberTally, NumberWhy};
use super::statuses::StatusFinding;
use serde::{Deserialize, Serialize};

/// What most cells of a column look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Look {
    /// No cell has anything in it.
    Empty,
    Number,
    Date,
    Email,
    Phone,
    /// Digits that name something: leading zeros, or too many for a number.
    Digits,
    Text,
}

/// A column: its name and what its values look like.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnProfile {
    /// As the header has it; empty where there is no header.
    pub name: String,
    pub look: Look,
    pub n_filled: u32,
    pub n_empty: u32,
    /// How numbers of this column are written.
    pub decimal_mark: Guess<DecimalMark, NumberWhy>,
    /// How dates of this column are written.
    pub date_form: Guess<DateForm, DateWhy>,
    /// Cells such as `1.38E+10`: if the column names something, a spreadsheet has destroyed it.
    pub n_rounded_by_spreadsheet: u32,
    /// Cells with a currency sign or code.
    pub n_currency: u32,
    /// The first few different values.
    pub examples: Vec<String>,
    /// Its values, were they the status of orders; none where they are too many or too long for that.
    pub statuses: Vec<StatusFinding>,
    pub(super) tally: ColumnTally,
}

/// Counts over the cells of a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ColumnTally {
    pub n_filled: u32,
    pub n_empty: u32,
    pub n_emails: u32,
    pub n_phones: u32,
    /// Cells of ASCII digits alone.
    pub n_digits: u32,
    pub n_leading_zero: u32,
    pub n_long: u32,
    pub n_rounded: u32,
    /// `#1001`, as shops number orders.
    pub n_hash: u32,
    /// The least and the greatest of the cells of digits alone.
    pub whole_range: Option<(u64, u64)>,
    #[serde(skip)]
    pub numbers: NumberTally,
    #[serde(skip)]
    pub dates: DateTally,
}

/// A number of more digits than this is not exact in a spreadsheet.
const MAX_SPREADSHEET_DIGITS: usize = 15;
/// Longer cells are prose.
const MAX_VALUE_BYTES: usize = 64;

/// Which kinds of characters a cell has.
#[derive(Default)]
struct Characters {
    n_digits: usize,
    n_letters: usize,
    has_at: bool,
    has_full_width: bool,
}

impl Characters {
    fn of(cell: &str) -> Self {
        let mut found = Self::default();
        for byte in cell.bytes() {
            match byte {
                b'0'..=b'9' => found.n_digits += 1,
                b'a'..=b'z' | b'A'..=b'Z' => found.n_letters += 1,
                b'@' => found.has_at = true,
                // The first byte of every full-width digit.
                0xef => found.has_full_width = true,
                _ => {}
            }
        }
        found
    }
}

impl ColumnTally {
    /// Counts a clean cell that is there `n` times.
    pub(super) fn add(&mut self, cell: &str, n: u32) {
        if cell.is_empty() {
            self.n_empty += n;
            return;
        }
        self.n_filled += n;
        if cell.len() > MAX_VALUE_BYTES {
            return;
        }
        let characters = Characters::of(cell);
        if characters.n_digits == cell.len() {
            self.add_digits(cell, n);
        } else if characters.has_at {
            self.n_emails += n * u32::from(is_email(cell));
        } else if characters.n_digits > 0 || characters.has_full_width {
            self.add_mixed(cell, n, &characters);
        }
    }

    fn add_digits(&mut self, cell: &str, n: u32) {
        self.n_digits += n;
        self.n_leading_zero += n * u32::from(cell.len() > 1 && cell.starts_with('0'));
        self.n_long += n * u32::from(cell.len() > MAX_SPREADSHEET_DIGITS);
        self.n_phones += n * u32::from(is_phone(cell));
        self.numbers.add_whole(n);
        if let Ok(value) = cell.parse::<u64>() {
            let (least, greatest) = self.whole_range.unwrap_or((value, value));
            self.whole_range = Some((least.min(value), greatest.max(value)));
        }
        match cell.len() {
            5 => self.dates.add_serial(cell, n),
            8 | 12 | 14 => {
                self.dates.add(cell, n);
            }
            _ => {}
        }
    }

    fn add_mixed(&mut self, cell: &str, n: u32, characters: &Characters) {
        self.n_hash += n * u32::from(cell.strip_prefix('#').is_some_and(|rest| rest.starts_with(|first: char| first.is_ascii_digit())));
        self.n_rounded += n * u32::from(characters.n_letters == 1 && is_rounded_by_spreadsheet(cell));
        self.n_phones += n * u32::from(characters.n_letters == 0 && is_phone(cell));
        // A date has the names of a month and a weekday at most. Its last part has two or four digits, a group of a number three, so
        // that nothing is both.
        let can_be_date = characters.n_letters <= 20 && (characters.n_digits >= 3 || characters.has_full_width);
        if can_be_date && self.dates.add(cell, n) {
            return;
        }
        // A currency code and an exponent have four letters at most.
        if characters.n_letters <= 4 && self.numbers.add(cell, n) {
            self.dates.add_serial(cell, n);
        }
    }

    /// Whether at least so many of a hundred filled cells are among `n`.
    pub(super) const fn is_at_least(&self, percent: u64, n: u32) -> bool {
        self.n_filled > 0 && n as u64 * 100 >= self.n_filled as u64 * percent
    }

    pub(super) const fn look(&self) -> Look {
        if self.n_filled == 0 {
            Look::Empty
        } else if self.is_at_least(80, self.n_emails) {
            Look::Email
        } else if self.is_at_least(80, self.dates.n_dates) {
            Look::Date
        } else if self.is_at_least(80, self.n_phones) {
            Look::Phone
        } else if self.is_at_least(80, self.n_digits) && (self.n_leading_zero > 0 || self.n_long > 0) {
            Look::Digits
        } else if self.is_at_least(80, self.numbers.n_numbers) {
            Look::Number
        } else {
            Look::Text
        }
    }

    pub(super) fn profile(self, name: &str, examples: Vec<String>, statuses: Vec<StatusFinding>) -> ColumnProfile {
        ColumnProfile {
            name: name.to_owned(),
            look: self.look(),
            n_filled: self.n_filled,
            n_empty: self.n_empty,
            decimal_mark: self.numbers.decimal_mark(),
            date_form: self.dates.form(),
            n_rounded_by_spreadsheet: self.n_rounded,
            n_currency: self.numbers.n_currency,
            examples,
            statuses,
            tally: self,
        }
    }
}

/// Whether a spreadsheet has turned a long row of digits into this: `1.38E+10`.
pub(super) fn is_rounded_by_spreadsheet(cell: &str) -> bool {
    let Some((digits, exponent)) = cell.split_once(['E', 'e']) else { return false };
    let is_decimal =
        digits.starts_with(|first: char| first.is_ascii_digit()) && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    is_decimal && exponent.strip_prefix('+').is_some_and(|power| power.len() == 2 && power.parse::<u8>().is_ok_and(|power| power >= 8))
}

fn is_email(cell: &str) -> bool {
    cell.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !cell.contains(char::is_whitespace))
}

/// A Chinese mobile number, or an international or grouped one.
fn is_phone(cell: &str) -> bool {
    let bytes = cell.as_bytes();
    if let [b'1', b'3'..=b'9', rest @ ..] = bytes
        && rest.len() == 9
        && rest.iter().all(u8::is_ascii_digit)
    {
        return true;
    }
    let n_digits = bytes.iter().filter(|byte| byte.is_ascii_digit()).count();
    let is_written_so = bytes.iter().all(|byte| byte.is_ascii_digit() || matches!(byte, b'+' | b'-' | b' ' | b'(' | b')' | b'.'));
    let is_grouped =
        matches!(bytes, [b'+' | b'(', ..]) || bytes.iter().filter(|byte| matches!(byte, b'-' | b' ')).count() >= 1 && bytes[0] != b'-';
    (7..=15).contains(&n_digits) && is_written_so && is_grouped && !bytes.contains(&b'.')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(cells: &[&str]) -> Look {
        let mut tally = ColumnTally::default();
        cells.iter().for_each(|cell| tally.add(cell, 1));
        tally.look()
    }

    #[test]
    fn columns_are_told_by_their_values() {
        assert_eq!(look(&["", ""]), Look::Empty);
        assert_eq!(look(&["12", "-3.5", ""]), Look::Number);
        assert_eq!(look(&["￥１２", "3,000.00"]), Look::Number);
        assert_eq!(look(&["2024-03-05", "2024年3月5日"]), Look::Date);
        assert_eq!(look(&["19970101", "19980630"]), Look::Date);
        assert_eq!(look(&["a@b.cn", "c@d.com"]), Look::Email);
        assert_eq!(look(&["13800138000", "+86 139 0013 9000", "(021) 6888-1234"]), Look::Phone);
        assert_eq!(look(&["0001", "0002"]), Look::Digits);
        assert_eq!(look(&["310101199001011234", "310101199001015678"]), Look::Digits);
        assert_eq!(look(&["85123A", "71053", "华东"]), Look::Text);
    }

    #[test]
    fn numbers_destroyed_by_a_spreadsheet_are_counted() {
        for (cell, expected) in
            [("1.38E+10", true), ("3.10101E+17", true), ("1.5E+03", false), ("1E-05", false), ("85E", false), ("12", false)]
        {
            assert_eq!(is_rounded_by_spreadsheet(cell), expected, "{cell}");
        }
    }
}
