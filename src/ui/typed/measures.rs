//! Values of indicators as they stand in a field and are read back: money and points as decimals, shares in percent, counts and days whole.

use super::{NotRead, half_width, scaled, written};
use crate::domain::{Currency, FieldContent, indicators::Unit};

/// Decimals of a percentage whose unit is a millionth.
const PERCENT_DECIMALS: u32 = 4;
/// Decimals of a number of a field of one's own.
const OWN_DECIMALS: u32 = FieldContent::NUMBER_PARTS.ilog10();
/// Decimals of points.
const POINT_DECIMALS: u32 = 3;

fn decimals(unit: Unit, currency: Currency) -> u32 {
    match unit {
        Unit::Money => currency.decimals(),
        Unit::Count | Unit::Days => 0,
        Unit::Share => PERCENT_DECIMALS,
        Unit::Points => POINT_DECIMALS,
    }
}

/// A value of an indicator: `1,200.50`, `12`, `-10 %`.
///
/// # Errors
/// When it is not written as one, or has more decimals than its unit.
pub fn measure_value(text: &str, unit: Unit, currency: Currency) -> Result<i64, NotRead> {
    let bare = if unit == Unit::Share { text.trim_end_matches(['%', '％', ' ']) } else { text };
    signed(bare, decimals(unit, currency))
}

/// A number of a field of one's own, in ten-thousandths: `-12.5`.
///
/// # Errors
/// When it is not written as one, or has more than four decimals.
pub fn own_number(text: &str) -> Result<i64, NotRead> {
    signed(text, OWN_DECIMALS)
}

/// A number of a field of one's own as it stands in a field.
pub fn written_own_number(parts: i64) -> String {
    written(parts, OWN_DECIMALS, 0)
}

fn signed(text: &str, decimals: u32) -> Result<i64, NotRead> {
    let narrow: String = text.chars().map(half_width).collect();
    let bare = narrow.trim();
    let (bare, is_negative) = bare.strip_prefix(['-', '−']).map_or((bare, false), |rest| (rest, true));
    let value = scaled(bare, decimals)?;
    Ok(if is_negative { -value } else { value })
}

/// A value of an indicator as it stands in a field.
pub fn written_measure(value: i64, unit: Unit, currency: Currency) -> String {
    written(value, decimals(unit, currency), 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const UNITS: [Unit; 5] = [Unit::Money, Unit::Count, Unit::Days, Unit::Share, Unit::Points];

    #[test]
    fn values_are_read_in_their_unit() {
        assert_eq!(measure_value("1,200.50", Unit::Money, Currency::CNY), Ok(120_050));
        assert_eq!(measure_value("-10 %", Unit::Share, Currency::CNY), Ok(-100_000));
        assert_eq!(measure_value("12.5％", Unit::Share, Currency::CNY), Ok(125_000));
        assert_eq!(measure_value("4.25", Unit::Points, Currency::CNY), Ok(4_250));
        assert_eq!(measure_value("1.5", Unit::Days, Currency::CNY), Err(NotRead::TooFine { decimals: 0 }));
        assert_eq!(measure_value("", Unit::Count, Currency::CNY), Err(NotRead::Empty));
        assert_eq!(measure_value("10%", Unit::Count, Currency::CNY), Err(NotRead::Unreadable));
    }

    #[test]
    fn numbers_of_ones_own_are_read_to_four_decimals() {
        assert_eq!((own_number("−1,200.5"), own_number("3.00001")), (Ok(-12_005_000), Err(NotRead::TooFine { decimals: 4 })));
        assert_eq!((written_own_number(-12_005_000).as_str(), written_own_number(30_000).as_str()), ("-1200.5", "3"));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(value in -i64::MAX..=i64::MAX, unit in prop::sample::select(UNITS.to_vec())) {
            prop_assert_eq!(measure_value(&written_measure(value, unit, Currency::CNY), unit, Currency::CNY), Ok(value));
        }
    }
}
