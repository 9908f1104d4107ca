//! Numbers as people write them, read exactly.
//!
//! `1,234.50`, `1.234,50`, `1 234,50`, `(12.00)`, `-￥１２`, `12 元`, `1.5万`, `30%`, `1E-05`. Which mark is the decimal one is
//! decided for a whole column ([`NumberTally`]), never for one cell. Nothing here is a float. Not here: digits that only
//! name something, such as phone numbers ([`profile`](super::profile)).

use super::cells::half_width;
use super::currency::{strip_currency_after, strip_currency_before};
use super::digits::parse_digits;
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
    pub(super) const fn byte(self) -> u8 {
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
    /// A cell of ASCII digits alone, there `n` times.
    pub(super) const fn add_whole(&mut self, n: u32) {
        self.n_numbers += n;
    }

    /// Counts a cell that is there `n` times if it is a number, and says whether it is.
    pub(super) fn add(&mut self, cell: &str, n: u32) -> bool {
        let by_point = parse_dressed(cell, DecimalMark::Point);
        // Without a comma the point's reading differs from the comma's only if there is a point.
        let has_marks = cell.bytes().any(|byte| matches!(byte, b'.' | b',') || !byte.is_ascii());
        let by_comma = if has_marks { parse_dressed(cell, DecimalMark::Comma).ok() } else { None };
        let dressed = match (by_point, by_comma) {
            (Ok(point), Some(comma)) if point.value != comma.value => {
                self.n_either += n;
                point
            }
            (Ok(point), comma) => {
                self.n_only_point += n * u32::from(has_marks && comma.is_none());
                point
            }
            (Err(_), Some(comma)) => {
                self.n_only_comma += n;
                comma
            }
            (Err(_), None) => return false,
        };
        self.n_numbers += n;
        self.n_fractions += n * u32::from(dressed.value.decimals > 0);
        self.n_percents += n * u32::from(dressed.is_percent);
        self.n_currency += n * u32::from(dressed.has_currency);
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
