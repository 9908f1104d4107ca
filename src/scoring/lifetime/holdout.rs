//! How well a forecast foresaw what came: fit on what was known on a day, then count what was bought after it.
//!
//! Not here: the fit. Histories as of the earlier day are made by counting up to it ([`BuyingHistories`](super::BuyingHistories)).

use crate::domain::Day;
use crate::scoring::PurchaseDays;

/// How far forecasts were off.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Accuracy {
    pub n_customers: u32,
    pub actual_total: f64,
    pub expected_total: f64,
    /// Mean of the distances, a customer.
    pub mean_absolute_error: f64,
    /// Root of the mean of their squares.
    pub root_mean_squared_error: f64,
    /// Between expected and actual; `None` where one does not vary.
    pub correlation: Option<f64>,
    /// See [`area_under_curve`]: whether who was expected to buy more did buy at all.
    pub area_under_curve: Option<f64>,
}

impl Accuracy {
    /// Of expected and actual purchases, a pair a customer; `None` of nobody.
    pub fn of(pairs: &[(f64, u32)]) -> Option<Self> {
        let n_customers = u32::try_from(pairs.len()).ok().filter(|n| *n > 0)?;
        let n = f64::from(n_customers);
        let errors = || pairs.iter().map(|(expected, actual)| expected - f64::from(*actual));
        Some(Self {
            n_customers,
            actual_total: pairs.iter().map(|pair| f64::from(pair.1)).sum(),
            expected_total: pairs.iter().map(|pair| pair.0).sum(),
            mean_absolute_error: errors().map(f64::abs).sum::<f64>() / n,
            root_mean_squared_error: (errors().map(|error| error * error).sum::<f64>() / n).sqrt(),
            correlation: correlation(pairs.iter().map(|(expected, actual)| (*expected, f64::from(*actual)))),
            area_under_curve: area_under_curve(pairs.iter().map(|(expected, actual)| (*expected, *actual > 0))),
        })
    }

    /// The error of the total as a share of what there was; `None` when there was nothing.
    pub fn total_error_share(&self) -> Option<f64> {
        (self.actual_total > 0.0).then(|| self.expected_total / self.actual_total - 1.0)
    }
}

/// Days of purchase of each slot after `cut`, of days that end with the later as-of day.
pub fn purchases_after(days: &PurchaseDays, cut: Day) -> Vec<u32> {
    let after = |days: &[i32]| days.len() - days.partition_point(|on| *on <= cut.number());
    days.iter().map(|days| u32::try_from(after(days)).unwrap_or(u32::MAX)).collect()
}

/// Pearson's correlation; `None` where one of the two does not vary.
pub fn correlation(pairs: impl Iterator<Item = (f64, f64)> + Clone) -> Option<f64> {
    let first = pairs.clone().next()?;
    // Asked of the numbers themselves: the mean of equal ones may be a rounding away from them.
    if pairs.clone().all(|pair| pair.0 == first.0) || pairs.clone().all(|pair| pair.1 == first.1) {
        return None;
    }
    let n = pairs.clone().count() as f64;
    let sums = pairs.clone().fold((0.0, 0.0), |sums, pair| (sums.0 + pair.0, sums.1 + pair.1));
    let (mean_x, mean_y) = (sums.0 / n, sums.1 / n);
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    for (x, y) in pairs {
        let (x, y) = (x - mean_x, y - mean_y);
        xx += x * x;
        yy += y * y;
        xy += x * y;
    }
    (xx > 0.0 && yy > 0.0).then(|| xy / (xx * yy).sqrt())
}

/// The probability, 0 to 1, that a ranking puts somebody of whom it came true above somebody of whom it did not; equals count half.
/// `None` where there are not both.
///
/// Mann and Whitney, Annals of Mathematical Statistics 18(1), 1947; Bamber, Journal of Mathematical Psychology 12(4), 1975.
pub fn area_under_curve(ranked: impl Iterator<Item = (f64, bool)>) -> Option<f64> {
    let mut ranked: Vec<(f64, bool)> = ranked.collect();
    ranked.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let (mut below, mut won, mut n_true) = (0.0, 0.0, 0.0);
    for equal in ranked.chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq()) {
        let came_true = equal.iter().filter(|one| one.1).count() as f64;
        let did_not = equal.len() as f64 - came_true;
        won += came_true * (below + did_not / 2.0);
        n_true += came_true;
        below += did_not;
    }
    (n_true > 0.0 && below > 0.0).then(|| won / (n_true * below))
}

#[cfg(test)]
mod tests {
    use super::super::super::FreeSales;
    use super::super::super::sample::{Sample, on};
    use super::*;

    #[test]
    fn a_ranking_is_as_good_as_the_pairs_it_has_right() {
        let of = |ranked: &[(f64, bool)]| area_under_curve(ranked.iter().copied());
        assert_eq!(of(&[(1.0, false), (2.0, true), (0.5, false)]), Some(1.0));
        assert_eq!(of(&[(2.0, false), (1.0, true)]), Some(0.0));
        assert_eq!(of(&[(1.0, false), (1.0, true), (1.0, true)]), Some(0.5));
        assert_eq!(of(&[(1.0, true)]), None);
    }

    #[test]
    fn only_days_after_the_cut_are_to_be_foreseen() {
        let mut sample = Sample::default();
        sample.sale(0, 5, 1).sale(0, 7, 1).sale(0, 7, 1).sale(0, 8, 1).sale(1, 5, 1);
        let days = PurchaseDays::of(sample.columns(), 2, sample.counting(9, FreeSales::Count));
        assert_eq!(purchases_after(&days, on(6)), [2, 0]);
        assert_eq!(purchases_after(&days, on(8)), [0, 0]);
    }

    #[test]
    fn what_does_not_vary_goes_with_nothing() {
        let of = |pairs: &[(f64, f64)]| correlation(pairs.iter().copied());
        assert_eq!(of(&[(1.0, 0.1), (2.0, 0.1), (3.0, 0.1)]), None, "the mean of three tenths is not a tenth");
        assert_eq!(of(&[(0.7, 1.0), (0.7, 2.0), (0.7, 5.0)]), None);
        assert_eq!((of(&[]), of(&[(1.0, 2.0)])), (None, None));
        assert!(of(&[(1.0, 2.0), (2.0, 4.0), (3.0, 6.0)]).is_some_and(|all| (all - 1.0).abs() < 1e-15));
    }

    #[test]
    fn errors_are_distances() {
        let accuracy = Accuracy::of(&[(1.0, 2), (3.0, 0), (0.5, 0)]);
        assert_eq!(accuracy.map(|all| all.mean_absolute_error), Some(1.5));
        assert_eq!(accuracy.and_then(|all| all.total_error_share()), Some(1.25));
        assert_eq!(Accuracy::of(&[]), None);
    }
}
