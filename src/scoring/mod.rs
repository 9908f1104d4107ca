//! What can be concluded: scores, classes and figures, as pure functions on columns.
//!
//! | File | Says |
//! | --- | --- |
//! | [`histories`] | per customer, in one pass: first and last purchase, how many, how much, what came back |
//! | [`purchase_days`] | per customer, the days of purchase in order |
//! | [`rfm`] | scores of 1 to 5 for recency, frequency and money, under four rules, and the named segments |
//! | [`improve`] | what would move a customer's scores up, and how long they last |
//! | [`abc`] | classes by cumulative share of revenue |
//! | [`concentration`] | Gini, Lorenz, Pareto, the top fifth |
//! | [`repeat`] | repeat rate, order value, days between purchases, revenue by month |
//! | [`composite`] | one score from several indicators, weighted, and grades from it by quota or by cut points |
//! | [`ahp`] | weights from comparing indicators two at a time, and whether the judgements agree |
//! | [`migration`] | who moved between two grading runs, and whether a grade is kept through a bad run |
//! | [`baskets`] | what is bought together: rules, item to item, offers with their reason |
//! | [`cohorts`] | who stays: customers by month of first purchase, retention and churn by month |
//! | [`rhythm`] | how late a customer is by their own rhythm, and when they will buy next |
//! | [`deals`] | how many deals that ended were won, and how long they stay in a stage |
//! | [`calendar`] | the Chinese calendar beside the solar, the next birthday, the festivals ahead |
//! | [`gaps`] | how days between purchases spread |
//! | [`growth`] | more or less than in the window before, and whether that is more than noise |
//! | [`effect`] | does it work: two groups or periods, with sizes, interval and an honest "cannot tell" |
//! | [`chance`] | the distributions behind these tests |
//! | [`lifecycle`] | the stage of life of each customer at any day, the way through the stages, the funnel |
//! | [`pyramid`] | how many customers, how much revenue and profit each layer holds |
//! | [`lifetime`] | who is likely to buy again, how often, what that is worth; the fit of the models behind it |
//!
//! A customer is a *slot*: the position of its row in every column. Nobody is looked up by name or identifier here.
//! Whatever decides a class is compared in whole numbers; floats are for shares and averages that are shown.
//!
//! Not here: where columns come from (`workspace`), words for people (`ui`), and today's date (it comes in as the as-of day).
//!
//! # Sources
//!
//! - RFM in fifths: Hughes, *Strategic Database Marketing*, 1994; `NTILE` is of ISO/IEC 9075-2 (SQL).
//! - Quantiles of type 7: Hyndman and Fan, "Sample Quantiles in Statistical Packages", The American Statistician 50(4), 1996;
//!   cut points one unit above them and half-open bins, as in the R package `rfm`.
//! - Segments on (R, F): the grid of ten names in common use; it has no single author. `Lost` is an addition of ours.
//! - ABC: Dickie, "ABC Inventory Analysis Shoots for Dollars, Not Pennies", Factory Management and Maintenance 109, 1951.
//! - Lorenz, "Methods of Measuring the Concentration of Wealth", Publications of the American Statistical Association 9(70), 1905;
//!   Gini, *Variabilità e mutabilità*, 1912.
//!
//! - Composite scores, growth, effects, comparison of pairs and products that go together name their sources in their files.
//!
//! Figures are held to answers of independent implementations by `tests/oracle`.

pub mod abc;
pub mod ahp;
pub mod baskets;
pub mod calendar;
pub mod chance;
pub mod cohorts;
pub mod composite;
pub mod concentration;
pub mod deals;
pub mod effect;
pub mod gaps;
pub mod growth;
pub mod histories;
pub mod improve;
pub mod lifecycle;
pub mod lifetime;
pub mod migration;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod pattern_tests;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod properties;
pub mod purchase_days;
pub mod pyramid;
pub mod repeat;
pub mod rfm;
pub mod rhythm;
#[cfg(test)]
mod sample;

pub use histories::{Counting, FreeSales, Histories, History, NO_CUSTOMER, PurchaseColumns};
pub use purchase_days::PurchaseDays;

/// `part` of `whole` as 0 to 1; `None` when there is no whole to take a part of.
#[expect(clippy::cast_precision_loss, reason = "a share is shown, never compared to decide a class")]
pub fn share_of(part: i128, whole: i128) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// A sum of money, or the nearest that 64 bits hold.
fn in_64_bits(minor: i128) -> i64 {
    i64::try_from(minor).unwrap_or(if minor < 0 { i64::MIN } else { i64::MAX })
}
