//! Money, prices and quantities as whole numbers.
//!
//! A workspace has one [`Currency`]; every amount in it is a whole number of that currency's minor units and its name ends in
//! `_minor` (12.34 EUR is 1234, 500 JPY is 500). Prices of one piece may be finer than the minor unit, hence [`UnitPrice`].
//! Nothing here is a float. Not here: reading amounts as people write them (`exchange`), and showing them (`ui`).

use serde::{Deserialize, Serialize};

/// An ISO 4217 currency, by its code in JSON and in stored bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Currency(iso_currency::Currency);

/// A code that ISO 4217 does not have.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no currency has the code {0:?}")]
pub struct UnknownCurrency(pub String);

impl Currency {
    /// Renminbi, the currency of a workspace until another is chosen.
    pub const CNY: Self = Self(iso_currency::Currency::CNY);

    /// The currency with this code, such as `"EUR"`.
    ///
    /// # Errors
    /// When ISO 4217 has no such code.
    pub fn from_code(code: &str) -> Result<Self, UnknownCurrency> {
        iso_currency::Currency::from_code(code).map(Self).ok_or_else(|| UnknownCurrency(code.to_owned()))
    }

    /// The code, such as `"EUR"`.
    pub fn code(self) -> &'static str {
        self.0.code()
    }

    /// How many decimals its minor unit is: 2 for euros, 0 for yen, 3 for dinars.
    pub fn decimals(self) -> u32 {
        self.0.exponent().unwrap_or(0).into()
    }

    /// How many minor units one major unit is: 100 for euros.
    pub fn minor_per_major(self) -> i64 {
        10_i64.pow(self.decimals())
    }
}

impl Serialize for Currency {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::from_code(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl schemars::JsonSchema for Currency {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Currency".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^[A-Z]{3}$", "description": "An ISO 4217 code." })
    }
}

/// The price of one piece in ten-thousandths of a major unit: 0.001 GBP is 10.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct UnitPrice(pub i64);

/// A quantity in thousandths: half a kilogram is 500. Never below zero; the direction is the purchase's kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Quantity(pub i64);

impl UnitPrice {
    /// Ten-thousandths in one major unit.
    pub const PER_MAJOR: i64 = 10_000;
}

impl Quantity {
    /// Thousandths in one piece.
    pub const PER_PIECE: i64 = 1_000;
    /// One piece.
    pub const ONE: Self = Self(Self::PER_PIECE);
}

/// What `quantity` pieces cost at `price`, in minor units, rounded half to even; `None` when that does not fit.
pub fn line_amount_minor(quantity: Quantity, price: UnitPrice, currency: Currency) -> Option<i64> {
    let pieces_times_price = i128::from(quantity.0) * i128::from(price.0);
    let exact = pieces_times_price.checked_mul(currency.minor_per_major().into())?;
    let unit = i128::from(Quantity::PER_PIECE) * i128::from(UnitPrice::PER_MAJOR);
    i64::try_from(divide_half_even(exact, unit)).ok()
}

/// `numerator / denominator` to the nearest whole number, halves to the even one. `denominator` is above zero.
pub const fn divide_half_even(numerator: i128, denominator: i128) -> i128 {
    let floor = numerator.div_euclid(denominator);
    let twice = numerator.rem_euclid(denominator) * 2;
    if twice > denominator || (twice == denominator && floor % 2 != 0) { floor + 1 } else { floor }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_rounded_to_the_minor_unit_half_to_even() {
        let amount = |quantity, price| line_amount_minor(Quantity(quantity), UnitPrice(price), Currency::CNY);
        assert_eq!(amount(6_000, 25_500), Some(1_530)); // 6 at 2.55
        assert_eq!(amount(1_000, 10), Some(0)); // 1 at 0.001
        assert_eq!(amount(1_000, 50), Some(0)); // half a cent, to even
        assert_eq!(amount(1_000, 150), Some(2)); // one and a half cents, to even
        assert_eq!(amount(i64::MAX, i64::MAX), None);
    }

    #[test]
    fn currencies_know_their_decimals() -> Result<(), UnknownCurrency> {
        assert_eq!(Currency::from_code("JPY")?.minor_per_major(), 1);
        assert_eq!(Currency::from_code("KWD")?.minor_per_major(), 1_000);
        assert!(Currency::from_code("cream").is_err());
        Ok(())
    }
}
