//! What expected purchases are worth today.
//!
//! Two readings of lifetime value are in use. They differ by the margin, so that one is several times the other: every figure names
//! its reading, and the two never stand in one chart.
//!
//! Not here: expected purchases ([`model`](super::model)) and expected spend ([`gamma_gamma`](super::gamma_gamma)).

use serde::{Deserialize, Serialize};

/// Weeks of a month, as it is published and as other programs have it.
pub const WEEKS_PER_MONTH: f64 = 4.345;
/// Weeks over which a yearly rate is spread.
pub const WEEKS_PER_YEAR: f64 = 52.0;

/// Which lifetime value is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ValueReading {
    /// What the customer is expected to pay.
    #[default]
    Revenue,
    /// What is expected to be left of it: `margin_share`, 0 to 1, of revenue.
    Profit { margin_share: f64 },
}

impl ValueReading {
    /// The value of discounted purchases that are expected to come to `expected_spend` each.
    pub fn lifetime_value(self, expected_spend: f64, discounted_purchases: f64) -> f64 {
        let revenue = expected_spend * discounted_purchases;
        match self {
            Self::Revenue => revenue,
            Self::Profit { margin_share } => margin_share * revenue,
        }
    }
}

/// Months ahead, and by how much a month a purchase is worth less.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct MonthlyDiscount {
    pub n_months: u32,
    /// 0.01 for one per cent a month.
    pub share: f64,
}

impl MonthlyDiscount {
    /// CLV12: a year at one per cent a month.
    pub const CLV12: Self = Self { n_months: 12, share: 0.01 };

    /// Purchases by month, each month's discounted to today.
    ///
    /// ```text
    /// sum over m = 1..n of (E[Y(4.345 m)] - E[Y(4.345 (m-1))]) / (1+d)^m
    /// ```
    pub fn discounted_purchases(self, mut expected_in_weeks: impl FnMut(f64) -> f64) -> f64 {
        let (mut sum, mut before, mut worth) = (0.0, 0.0, 1.0);
        for month in 1..=self.n_months {
            let until_then = expected_in_weeks(WEEKS_PER_MONTH * f64::from(month));
            worth /= 1.0 + self.share;
            sum += (until_then - before) * worth;
            before = until_then;
        }
        sum
    }
}

/// The continuous rate a week that discounts as much as `yearly_share` a year: 0.15 gives ln(1.15)/52.
pub fn weekly_rate(yearly_share: f64) -> f64 {
    yearly_share.ln_1p() / WEEKS_PER_YEAR
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn purchases_at_an_even_pace_are_an_annuity() {
        let pace = MonthlyDiscount::CLV12.discounted_purchases(|weeks| weeks / WEEKS_PER_MONTH);
        assert!((pace - (1.0 - 1.01_f64.powi(-12)) / 0.01).abs() < 1e-12);
        let whole = MonthlyDiscount { n_months: 3, share: 0.0 }.discounted_purchases(|weeks| weeks);
        assert!((whole - 3.0 * WEEKS_PER_MONTH).abs() < 1e-12);
    }

    #[test]
    fn a_profit_is_a_part_of_the_revenue() {
        assert!((ValueReading::Revenue.lifetime_value(20.0, 3.0) - 60.0).abs() < 1e-12);
        assert!((ValueReading::Profit { margin_share: 0.3 }.lifetime_value(20.0, 3.0) - 18.0).abs() < 1e-12);
    }

    #[test]
    fn a_year_of_weeks_discounts_as_the_yearly_rate() {
        assert!(((weekly_rate(0.15) * WEEKS_PER_YEAR).exp() - 1.15).abs() < 1e-12);
    }
}
