//! Amounts, prices and quantities as people type them into one field, read exactly or not at all.
//!
//! `1,234.5`, `1.234,50`, `1 234`, `¥12`, `12元`, `1.5万`, full-width digits. Nothing is rounded: an amount finer than its currency is
//! said to be so. Nothing here is a float. Not here: columns of a file, where all cells together decide which mark is the decimal one.

mod clock;
mod measures;

use crate::domain::{Currency, Quantity, UnitPrice};

pub use clock::{minute_of_day, written_minute};
pub use measures::{measure_value, own_number, written_measure, written_own_number};

/// Why a text is not the number that a field asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotRead {
    Empty,
    Unreadable,
    /// More decimals than are kept.
    TooFine {
        decimals: u32,
    },
    TooLarge,
}

/// Decimals of a [`UnitPrice`].
const PRICE_DECIMALS: u32 = 4;
/// Decimals of a [`Quantity`].
const QUANTITY_DECIMALS: u32 = 3;

/// An amount of 0 or more, in minor units.
///
/// # Errors
/// When it is not written as one, or is finer than the currency.
pub fn amount_minor(text: &str, currency: Currency) -> Result<i64, NotRead> {
    scaled(text, currency.decimals())
}

/// The price of one piece, 0 or more.
///
/// # Errors
/// When it is not written as one, or has more than four decimals.
pub fn unit_price(text: &str) -> Result<UnitPrice, NotRead> {
    scaled(text, PRICE_DECIMALS).map(UnitPrice)
}

/// A quantity of 0 or more.
///
/// # Errors
/// When it is not written as one, or has more than three decimals.
pub fn quantity(text: &str) -> Result<Quantity, NotRead> {
    scaled(text, QUANTITY_DECIMALS).map(Quantity)
}

/// A count of 0 or more.
///
/// # Errors
/// When it is not a whole number.
pub fn count(text: &str) -> Result<u32, NotRead> {
    scaled(text, 0).and_then(|count| u32::try_from(count).map_err(|_| NotRead::TooLarge))
}

/// A share of up to 100 %, in hundredths of a percent; the sign may be there or not.
///
/// # Errors
/// When it is not written as one, is finer than that, or is more than the whole.
pub fn percent_bp(text: &str) -> Result<u16, NotRead> {
    let whole = scaled(text.trim().trim_end_matches(['%', '％']), 2)?;
    u16::try_from(whole).ok().filter(|bp| *bp <= 10_000).ok_or(NotRead::TooLarge)
}

/// A share in hundredths of a percent as it stands in a field: `2.5`.
pub fn written_percent(bp: u16) -> String {
    written(bp.into(), 2, 0)
}

/// An amount as it stands in a field: `1234.50`.
pub fn written_amount(minor: i64, currency: Currency) -> String {
    written(minor, currency.decimals(), currency.decimals())
}

/// A price as it stands in a field: `12.5`.
pub fn written_price(price: UnitPrice) -> String {
    written(price.0, PRICE_DECIMALS, 0)
}

/// A price as it stands in a field beside amounts, with at least the currency's decimals: `12.50`, `0.125`.
pub fn written_price_in(price: UnitPrice, currency: Currency) -> String {
    written(price.0, PRICE_DECIMALS, currency.decimals())
}

/// A quantity as it stands in a field: `0.5`.
pub fn written_quantity(quantity: Quantity) -> String {
    written(quantity.0, QUANTITY_DECIMALS, 0)
}

/// Decimal text with `least` to `decimals` decimals.
fn written(value: i64, decimals: u32, least: u32) -> String {
    let per_one = 10_u64.saturating_pow(decimals);
    let sign = if value < 0 { "-" } else { "" };
    let (whole, rest) = (value.unsigned_abs() / per_one, value.unsigned_abs() % per_one);
    let mut fraction = if decimals == 0 { String::new() } else { format!("{rest:0width$}", width = decimals as usize) };
    while fraction.len() > least as usize && fraction.ends_with('0') {
        fraction.pop();
    }
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

/// The most digits that are looked at: more than any kept number has.
const MAX_DIGITS: usize = 30;

fn scaled(text: &str, decimals: u32) -> Result<i64, NotRead> {
    let narrow: String = text.chars().map(half_width).collect();
    let (bare, power_of_ten) = undressed(narrow.trim());
    if bare.is_empty() {
        return Err(if narrow.trim().is_empty() { NotRead::Empty } else { NotRead::Unreadable });
    }
    let (whole, fraction) = match decimal_mark(bare) {
        Some(at) => (&bare[..at], bare[at + 1..].trim_end_matches('0')),
        None => (bare, ""),
    };
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let whole = ungrouped(whole).ok_or(NotRead::Unreadable)?;
    if !is_digits(fraction) || (whole.is_empty() && !bare.ends_with(|last: char| last.is_ascii_digit())) {
        return Err(NotRead::Unreadable);
    }
    let n_decimals = u32::try_from(fraction.len()).unwrap_or(u32::MAX);
    let missing = (decimals + power_of_ten).checked_sub(n_decimals).ok_or(NotRead::TooFine { decimals })?;
    let digits = format!("{whole}{fraction}");
    let digits = digits.trim_start_matches('0');
    if digits.len() > MAX_DIGITS {
        return Err(NotRead::TooLarge);
    }
    let mantissa: i128 = if digits.is_empty() { 0 } else { digits.parse().map_err(|_| NotRead::TooLarge)? };
    let value = 10_i128.checked_pow(missing).and_then(|power| mantissa.checked_mul(power)).ok_or(NotRead::TooLarge)?;
    i64::try_from(value).map_err(|_| NotRead::TooLarge)
}

const fn half_width(letter: char) -> char {
    match letter {
        '０'..='９' => (b'0' + (letter as u32 - '０' as u32) as u8) as char,
        '．' | '。' => '.',
        '，' => ',',
        '￥' => '¥',
        '’' | '＇' => '\'',
        '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{3000}' => ' ',
        other => other,
    }
}

/// Takes currency signs and codes off both ends, and the Chinese ten thousands as a power of ten.
fn undressed(text: &str) -> (&str, u32) {
    let is_currency = |letter: char| letter == ' ' || letter.is_ascii_uppercase() || matches!(letter, '¥' | '$' | '€' | '£' | '元');
    let bare = text.trim_matches(is_currency);
    let (bare, power_of_ten) = match (bare.strip_suffix('万'), bare.strip_suffix('亿')) {
        (Some(rest), _) => (rest, 4),
        (_, Some(rest)) => (rest, 8),
        (None, None) => (bare, 0),
    };
    (bare.trim(), power_of_ten)
}

/// Where the decimal mark stands. The last point or comma is one, unless it repeats, or is a comma before exactly three last digits.
fn decimal_mark(text: &str) -> Option<usize> {
    let last = text.rfind(['.', ','])?;
    let mark = text.as_bytes()[last];
    let n_same = text.bytes().filter(|byte| *byte == mark).count();
    let has_other = text.bytes().any(|byte| matches!(byte, b'.' | b',') && byte != mark);
    let n_after = text.len() - last - 1;
    let looks_grouped = mark == b',' && n_after == 3 && !has_other && (1..=3).contains(&last) && !text.starts_with('0');
    (n_same == 1 && !looks_grouped).then_some(last)
}

/// The digits without what groups them; `None` if the groups are not of three, or are not divided by one and the same mark.
fn ungrouped(whole: &str) -> Option<String> {
    let Some(mark) = whole.chars().find(|letter| !letter.is_ascii_digit()) else { return Some(whole.to_owned()) };
    if !matches!(mark, ',' | '.' | ' ' | '\'') {
        return None;
    }
    let groups: Vec<&str> = whole.split(mark).collect();
    let is_group = |group: &&str| group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit());
    let (first, rest) = groups.split_first()?;
    let starts_well = (1..=3).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_digit());
    (starts_well && rest.iter().all(is_group)).then(|| groups.concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cny(text: &str) -> Result<i64, NotRead> {
        amount_minor(text, Currency::CNY)
    }

    #[test]
    fn shares_are_read_with_and_without_their_sign() {
        assert_eq!(["5", "2.5 %", "100％", "0"].map(percent_bp), [Ok(500), Ok(250), Ok(10_000), Ok(0)]);
        assert_eq!(
            ["100.01", "1.234", "a"].map(percent_bp),
            [Err(NotRead::TooLarge), Err(NotRead::TooFine { decimals: 2 }), Err(NotRead::Unreadable)]
        );
        assert_eq!([500, 250, 1].map(written_percent), ["5", "2.5", "0.01"]);
    }

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (text, minor) in [
            ("12", 1_200),
            ("12.5", 1_250),
            ("12,5", 1_250),
            ("1,234", 123_400),
            ("1,234.50", 123_450),
            ("1.234,50", 123_450),
            ("1 234 567,8", 123_456_780),
            ("1'234'567", 123_456_700),
            ("1.234.567", 123_456_700),
            ("¥ 12.30", 1_230),
            ("CNY 12", 1_200),
            ("12 元", 1_200),
            ("１２．５", 1_250),
            ("1.5万", 1_500_000),
            ("1.2345万元", 1_234_500),
            (".5", 50),
            ("0,500", 50),
            ("0", 0),
            ("5.", 500),
            ("12.3000", 1_230),
        ] {
            assert_eq!(cny(text), Ok(minor), "{text}");
        }
    }

    #[test]
    fn what_is_not_an_amount_says_why() {
        assert_eq!(cny("  "), Err(NotRead::Empty));
        assert_eq!(cny("12.345"), Err(NotRead::TooFine { decimals: 2 }));
        for text in ["-5", "twelve", "12 34", "1,23,4.5", "1.2.3", "1,2345.6", ".", "¥", "12abc", "1,234 567"] {
            assert_eq!(cny(text), Err(NotRead::Unreadable), "{text}");
        }
        assert_eq!(cny("99999999999999999999"), Err(NotRead::TooLarge));
        assert_eq!(cny(&"9".repeat(80)), Err(NotRead::TooLarge));
    }

    #[test]
    fn every_kind_has_its_own_decimals() -> Result<(), crate::domain::money::UnknownCurrency> {
        assert_eq!(amount_minor("500", Currency::from_code("JPY")?), Ok(500));
        assert_eq!(amount_minor("0.5", Currency::from_code("JPY")?), Err(NotRead::TooFine { decimals: 0 }));
        assert_eq!(unit_price("0.001"), Ok(UnitPrice(10)));
        assert_eq!(quantity("0.5"), Ok(Quantity(500)));
        assert_eq!(count("12"), Ok(12));
        assert_eq!(count("1.5"), Err(NotRead::TooFine { decimals: 0 }));
        Ok(())
    }

    #[test]
    fn fields_are_filled_without_needless_zeros() {
        assert_eq!(written_amount(123_450, Currency::CNY), "1234.50");
        assert_eq!(written_price(UnitPrice(125_000)), "12.5");
        assert_eq!(written_price_in(UnitPrice(125_000), Currency::CNY), "12.50");
        assert_eq!(written_price_in(UnitPrice(1_250), Currency::CNY), "0.125");
        assert_eq!(written_quantity(Quantity(500)), "0.5");
        assert_eq!(written_quantity(Quantity(2_000)), "2");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(value in 0_i64..=i64::MAX) {
            prop_assert_eq!(cny(&written_amount(value, Currency::CNY)), Ok(value));
            prop_assert_eq!(unit_price(&written_price(UnitPrice(value))), Ok(UnitPrice(value)));
            prop_assert_eq!(quantity(&written_quantity(Quantity(value))), Ok(Quantity(value)));
        }

        #[test]
        fn no_text_brings_it_down(text in any::<String>()) {
            let _ = cny(&text);
        }
    }
}
