//! Numbers as people write them, read exactly.
//!
//! `1,234.50`, `1.234,50`, `1 234,50`, `(12.00)`, `-￥１２`, `12 元`, `1.5万`, `30%`, `1E-05`. Which mark is the decimal one is
//! decided for a whole column ([`NumberTally`]), never for one cell. Nothing here is a float. Not here: digits that only
//! name something, such as phone numbers ([`profile`](super::profile)).

use super::cells::half_width;
use super::currency::{strip_currency_after, strip_currency_before};
use super::guess::{Guess, Sureness};
use crate::domain::money::divide_half_even;
use serde::{Deserialize, Serialize};

/// Which mark stands before the decimals. The other one, a space or an apostrophe may group the digits before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecimalMark {
    #[default]
    Point,
    Comma,
}

impl DecimalMark {
    const fn byte(self) -> u8 {
        match self {
            Self::Point => b'.',
            Self::Comma => b',',
        }
    }
}

/// An exact decimal number: `mantissa` divided by ten to the power of `decimals` (which may be below zero).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exact {
    pub mantissa: i64,
    pub decimals: i32,
}

/// Why a cell is not a number that can be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotANumber {
    #[error("not written as a number")]
    Unreadable,
    #[error("more than 18 digits before the decimals")]
    TooLarge,
}

/// The digits that are kept exactly; further decimals can only decide a rounding.
const MAX_DIGITS: u32 = 18;

impl Exact {
    /// The number in units of one over ten to the power of `decimals`, rounded half to even; `None` when that does not fit.
    pub fn scaled(self, decimals: u32) -> Option<i64> {
        let shift = i32::try_from(decimals).ok()? - self.decimals;
        let power = |exponent: i32| 10_i128.checked_pow(exponent.unsigned_abs());
        match shift {
            0.. => i64::try_from(i128::from(self.mantissa).checked_mul(power(shift)?)?).ok(),
            // Dividing 18 digits by more than 38 leaves nothing.
            _ => power(shift).map_or(Some(0), |divisor| i64::try_from(divide_half_even(self.mantissa.into(), divisor)).ok()),
        }
    }

    const fn negated_if(self, negative: bool) -> Self {
        if negative { Self { mantissa: -self.mantissa, ..self } } else { self }
    }
}

/// The number in a cell that is already [clean](super::cells::clean).
///
/// # Errors
/// When it is not written as a number with this decimal mark, or has more digits than fit.
pub fn parse_number(cell: &str, mark: DecimalMark) -> Result<Exact, NotANumber> {
    parse_dressed(cell, mark).map(|dressed| dressed.value)
}

/// A number with what was written around it.
pub(super) struct DressedNumber {
    pub value: Exact,
    pub is_percent: bool,
    pub has_currency: bool,
}

pub(super) fn parse_dressed(cell: &str, mark: DecimalMark) -> Result<DressedNumber, NotANumber> {
    let bare = |value| DressedNumber { value, is_percent: false, has_currency: false };
    let (negative, digits) = cell.strip_prefix('-').map_or((false, cell), |digits| (true, digits));
    match parse_digits(digits, mark) {
        Ok(value) => return Ok(bare(value.negated_if(negative))),
        // Nothing to take off.
        Err(refused) if digits.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',')) => return Err(refused),
        Err(_) => {}
    }
    let narrow = half_width(cell);
    let undressed = undress(&narrow);
    let value = parse_digits(undressed.digits, mark)?;
    let value = Exact { decimals: value.decimals - undressed.power_of_ten, ..value };
    let value = value.negated_if(undressed.n_minus == 1);
    let is_signed_once = undressed.n_minus <= 1;
    let dressed = DressedNumber { value, is_percent: undressed.is_percent, has_currency: undressed.has_currency };
    if is_signed_once { Ok(dressed) } else { Err(NotANumber::Unreadable) }
}

#[derive(Default)]
struct Undressed<'a> {
    digits: &'a str,
    n_minus: u8,
    power_of_ten: i32,
    is_percent: bool,
    has_currency: bool,
}

/// Takes signs, brackets, currency, percent and the Chinese ten thousands off a number, each at most once.
fn undress(cell: &str) -> Undressed<'_> {
    let mut found = Undressed { digits: cell.trim(), ..Undressed::default() };
    if let Some(inner) = found.digits.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        (found.digits, found.n_minus) = (inner.trim(), 1);
    }
    let mut has_plus = false;
    loop {
        let before = found.digits;
        if let Some(rest) = before.strip_prefix('-').or_else(|| before.strip_suffix('-')) {
            (found.digits, found.n_minus) = (rest, found.n_minus.saturating_add(1));
        } else if let Some(rest) = before.strip_prefix('+').filter(|_| !has_plus) {
            (found.digits, has_plus) = (rest, true);
        } else if let Some(rest) = before.strip_suffix('%').filter(|_| !found.is_percent) {
            (found.digits, found.is_percent) = (rest, true);
            found.power_of_ten -= 2;
        } else if let Some(rest) = before.strip_suffix('万').filter(|_| found.power_of_ten == 0) {
            (found.digits, found.power_of_ten) = (rest, 4);
        } else if let Some(rest) = before.strip_suffix('亿').filter(|_| found.power_of_ten == 0) {
            (found.digits, found.power_of_ten) = (rest, 8);
        } else if let Some(rest) = strip_currency_before(before).or_else(|| strip_currency_after(before)).filter(|_| !found.has_currency) {
            (found.digits, found.has_currency) = (rest, true);
        } else {
            return found;
        }
        found.digits = found.digits.trim();
    }
}

/// Digits with grouping, decimals and an exponent: no sign, no currency.
fn parse_digits(text: &str, mark: DecimalMark) -> Result<Exact, NotANumber> {
    let bytes = text.as_bytes();
    let mut reading = DigitReader::default();
    let whole_end = bytes.iter().position(|byte| *byte == mark.byte() || matches!(byte, b'e' | b'E')).unwrap_or(bytes.len());
    read_whole(&bytes[..whole_end], mark, &mut reading)?;
    let mut rest = &bytes[whole_end..];
    if let Some(fraction) = rest.strip_prefix(&[mark.byte()]) {
        let end = fraction.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(fraction.len());
        fraction[..end].iter().for_each(|digit| reading.push_decimal(*digit));
        rest = &fraction[end..];
    }
    if reading.n_read == 0 {
        return Err(NotANumber::Unreadable);
    }
    let exponent = exponent_of(rest)?;
    let decimals = i32::try_from(reading.n_decimals).unwrap_or(i32::MAX) - exponent;
    Ok(Exact { mantissa: reading.rounded_to_odd(), decimals })
}

/// `E+05`, `e-3` or nothing.
fn exponent_of(rest: &[u8]) -> Result<i32, NotANumber> {
    let Some((b'e' | b'E', digits)) = rest.split_first() else {
        return if rest.is_empty() { Ok(0) } else { Err(NotANumber::Unreadable) };
    };
    let exponent: i32 = std::str::from_utf8(digits).ok().and_then(|digits| digits.parse().ok()).ok_or(NotANumber::Unreadable)?;
    if exponent.abs() > 300 { Err(NotANumber::Unreadable) } else { Ok(exponent) }
}

/// Digits before the decimals: all together, or in groups of three (or, in India, two) divided by one and the same character.
fn read_whole(whole: &[u8], mark: DecimalMark, reading: &mut DigitReader) -> Result<(), NotANumber> {
    let divides = |byte: &u8| matches!(byte, b' ' | b'\'') || (matches!(byte, b'.' | b',') && *byte != mark.byte());
    let mut divider = None;
    let mut group_length = 0;
    for byte in whole {
        if byte.is_ascii_digit() {
            reading.push_whole(*byte)?;
            group_length += 1;
        } else if divides(byte) && divider.is_none_or(|first| first == *byte) {
            let group_fits =
                if divider.is_none() { (1..=3).contains(&group_length) && whole[0] != b'0' } else { matches!(group_length, 2 | 3) };
            if !group_fits {
                return Err(NotANumber::Unreadable);
            }
            (divider, group_length) = (Some(*byte), 0);
        } else {
            return Err(NotANumber::Unreadable);
        }
    }
    if divider.is_some() && group_length != 3 { Err(NotANumber::Unreadable) } else { Ok(()) }
}

/// Digits as they come in: [`MAX_DIGITS`] are kept, and whether anything followed.
#[derive(Default)]
struct DigitReader {
    mantissa: i64,
    n_significant: u32,
    n_decimals: u32,
    n_read: u32,
    dropped_nonzero: bool,
}

impl DigitReader {
    fn push(&mut self, digit: u8) {
        self.mantissa = self.mantissa * 10 + i64::from(digit - b'0');
        self.n_significant += u32::from(self.mantissa != 0);
    }

    fn push_whole(&mut self, digit: u8) -> Result<(), NotANumber> {
        self.n_read += 1;
        if self.n_significant == MAX_DIGITS {
            return Err(NotANumber::TooLarge);
        }
        self.push(digit);
        Ok(())
    }

    fn push_decimal(&mut self, digit: u8) {
        self.n_read += 1;
        if self.n_significant < MAX_DIGITS && self.n_decimals < 2 * MAX_DIGITS {
            self.push(digit);
            self.n_decimals += 1;
        } else {
            self.dropped_nonzero |= digit != b'0';
        }
    }

    /// The kept digits, moved off an exact half by what was dropped, so that a later rounding goes the right way.
    const fn rounded_to_odd(&self) -> i64 {
        if self.dropped_nonzero && self.mantissa % 5 == 0 { self.mantissa + 1 } else { self.mantissa }
    }
}

/// Why a decimal mark was guessed for a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NumberWhy {
    /// So many cells read only with this mark.
    OnlyThisFits { n_cells: u32 },
    /// No cell has a mark that would matter.
    NoMarks,
    /// Cells such as `1,234` read either way, as one thousand or as one.
    EitherFits { n_cells: u32 },
    /// Some cells need the one mark and some the other.
    Contradiction { n_point: u32, n_comma: u32 },
    /// A person chose it.
    Chosen,
}

/// How the numbers of a column are written, counted over all its cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct NumberTally {
    pub n_numbers: u32,
    pub n_fractions: u32,
    pub n_percents: u32,
    pub n_currency: u32,
    n_only_point: u32,
    n_only_comma: u32,
    n_either: u32,
}

impl NumberTally {
    /// A cell of ASCII digits alone.
    pub(super) const fn add_whole(&mut self) {
        self.n_numbers += 1;
    }

    /// Counts a cell if it is a number, and says whether it is.
    pub(super) fn add(&mut self, cell: &str) -> bool {
        let by_point = parse_dressed(cell, DecimalMark::Point);
        // Without a comma the point's reading differs from the comma's only if there is a point.
        let has_marks = cell.bytes().any(|byte| matches!(byte, b'.' | b',') || !byte.is_ascii());
        let by_comma = if has_marks { parse_dressed(cell, DecimalMark::Comma).ok() } else { None };
        let dressed = match (by_point, by_comma) {
            (Ok(point), Some(comma)) if point.value != comma.value => {
                self.n_either += 1;
                point
            }
            (Ok(point), comma) => {
                self.n_only_point += u32::from(has_marks && comma.is_none());
                point
            }
            (Err(_), Some(comma)) => {
                self.n_only_comma += 1;
                comma
            }
            (Err(_), None) => return false,
        };
        self.n_numbers += 1;
        self.n_fractions += u32::from(dressed.value.decimals > 0);
        self.n_percents += u32::from(dressed.is_percent);
        self.n_currency += u32::from(dressed.has_currency);
        true
    }

    /// The mark that reads the most cells.
    pub(super) const fn decimal_mark(&self) -> Guess<DecimalMark, NumberWhy> {
        let (n_point, n_comma) = (self.n_only_point, self.n_only_comma);
        let value = if n_comma > n_point { DecimalMark::Comma } else { DecimalMark::Point };
        match (n_point, n_comma, self.n_either) {
            (0, 0, 0) => Guess::new(value, Sureness::Certain, NumberWhy::NoMarks),
            (0, 0, n_cells) => Guess::new(value, Sureness::Unsure, NumberWhy::EitherFits { n_cells }),
            (n_cells, 0, _) | (0, n_cells, _) => Guess::new(value, Sureness::Certain, NumberWhy::OnlyThisFits { n_cells }),
            _ => Guess::new(value, Sureness::Unsure, NumberWhy::Contradiction { n_point, n_comma }),
        }
    }
}

#[cfg(test)]
#[path = "numbers_tests.rs"]
mod tests;
