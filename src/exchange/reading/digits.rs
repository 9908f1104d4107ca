//! Digits with grouping, decimals and an exponent, read exactly.
//!
//! Not here: what stands around them, signs, brackets, currency ([`numbers`](super::numbers)).

use super::numbers::{DecimalMark, Exact, NotANumber};

/// The digits that are kept exactly; further decimals can only decide a rounding.
const MAX_DIGITS: u32 = 18;

/// The number that these digits are.
pub(super) fn parse_digits(text: &str, mark: DecimalMark) -> Result<Exact, NotANumber> {
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
