//! How unevenly revenue is spread over customers: Gini, Lorenz, Pareto, and what the top fifth brings.
//!
//! Not here: classes ([`abc`](super::abc)) and drawing.

use super::share_of;
use serde::{Deserialize, Serialize};

/// A point of a curve; both are shares from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct SharePoint {
    pub customers_share: f64,
    pub revenue_share: f64,
}

/// Amounts of customers, sorted once for every figure. There is at least one customer and something was sold.
#[derive(Clone, Debug)]
pub struct Concentration {
    /// Cumulative amounts from the smallest customer on: 0 first, the total last.
    cumulative: Vec<i128>,
    /// sum(i v_i), v ascending, i from 1.
    weighted: i128,
}

impl Concentration {
    /// Sorts the amounts, each 0 or more; `None` when there is no customer or nothing was sold.
    pub fn of(amounts_minor: impl Iterator<Item = i64>) -> Option<Self> {
        let mut ascending: Vec<i64> = amounts_minor.collect();
        ascending.sort_unstable();
        let mut cumulative = Vec::with_capacity(ascending.len() + 1);
        let (mut sum, mut weighted) = (0_i128, 0_i128);
        cumulative.push(sum);
        for (place, amount) in (1_i128..).zip(ascending) {
            sum += i128::from(amount);
            weighted += place * i128::from(amount);
            cumulative.push(sum);
        }
        (sum > 0).then_some(Self { cumulative, weighted })
    }

    const fn n_customers(&self) -> usize {
        self.cumulative.len() - 1
    }

    fn total(&self) -> i128 {
        self.cumulative[self.n_customers()]
    }

    fn share(&self, part: i128) -> f64 {
        share_of(part, self.total()).unwrap_or_default()
    }

    /// Gini coefficient, 0 when all are equal, up to (n - 1) / n when one has all.
    ///
    /// ```text
    /// G = 2 sum(i v_i) / (n sum(v)) - (n + 1) / n,  v ascending
    /// ```
    pub fn gini(&self) -> f64 {
        let n = self.n_customers() as i128;
        share_of(2 * self.weighted - (n + 1) * self.total(), n * self.total()).unwrap_or_default()
    }

    /// Share of revenue, 0 to 1, that the smallest `customers_share` (0 to 1) of customers bring; linear between customers.
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a place on a curve that is shown"
    )]
    pub fn lorenz_at(&self, customers_share: f64) -> f64 {
        let n = self.n_customers();
        let place = customers_share.clamp(0.0, 1.0) * n as f64;
        let below = (place as usize).min(n - 1);
        let (low, high) = (self.cumulative[below], self.cumulative[below + 1]);
        self.share(low) + (place - below as f64) * self.share(high - low)
    }

    /// Share of revenue, 0 to 1, that the largest `customers_share` (0 to 1) of customers bring; .2 is the usual question.
    pub fn top_share(&self, customers_share: f64) -> f64 {
        1.0 - self.lorenz_at(1.0 - customers_share)
    }

    /// The Lorenz curve, the smallest customers first, from (0, 0) to (1, 1) in at most `n_points` points (and at least two).
    pub fn lorenz_curve(&self, n_points: usize) -> Vec<SharePoint> {
        self.curve(n_points, |n_customers| self.cumulative[n_customers])
    }

    /// The Pareto curve, the largest customers first, from (0, 0) to (1, 1) in at most `n_points` points (and at least two).
    pub fn pareto_curve(&self, n_points: usize) -> Vec<SharePoint> {
        self.curve(n_points, |n_customers| self.total() - self.cumulative[self.n_customers() - n_customers])
    }

    /// Points at equal steps of whole customers, so that each is a true one and none is interpolated.
    fn curve(&self, n_points: usize, revenue_of: impl Fn(usize) -> i128) -> Vec<SharePoint> {
        let n = self.n_customers();
        let n_steps = n.min(n_points.max(2) - 1);
        (0..=n_steps)
            .map(|step| step * n / n_steps)
            .map(|n_customers| SharePoint {
                customers_share: share_of(n_customers as i128, n as i128).unwrap_or_default(),
                revenue_share: self.share(revenue_of(n_customers)),
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(amounts: &[i64]) -> Option<Concentration> {
        Concentration::of(amounts.iter().copied())
    }

    #[test]
    fn gini_is_none_for_equals_and_nearly_one_for_a_single_spender() {
        assert_eq!(of(&[5; 8]).map(|all| all.gini()), Some(0.0));
        assert_eq!(of(&[0, 0, 0, 9]).map(|all| all.gini()), Some(0.75));
        assert_eq!(of(&[1]).map(|all| all.gini()), Some(0.0));
        assert_eq!(of(&[4, 1, 3, 2]).map(|all| all.gini()), Some(0.25));
    }

    #[test]
    fn nothing_to_share_has_no_figures() {
        assert!(of(&[]).is_none() && of(&[0, 0]).is_none());
    }

    #[test]
    fn lorenz_is_linear_between_customers() {
        let ten = of(&[1, 2, 3, 4]);
        let at = |share| ten.as_ref().map(|all| all.lorenz_at(share));
        assert_eq!([0.0, 0.25, 0.5, 1.0].map(at), [Some(0.0), Some(0.1), Some(0.3), Some(1.0)]);
        assert_eq!(at(0.375), Some(0.2));
        assert_eq!([-1.0, 7.0].map(at), [Some(0.0), Some(1.0)]);
        assert_eq!(ten.as_ref().map(|all| all.top_share(0.25)), Some(0.4));
    }

    #[test]
    fn curves_run_from_corner_to_corner_in_at_most_so_many_points() {
        let point = |customers_share, revenue_share| SharePoint { customers_share, revenue_share };
        let four = of(&[1, 2, 3, 4]);
        let lorenz = |n| four.as_ref().map(|all| all.lorenz_curve(n)).unwrap_or_default();
        assert_eq!(lorenz(3), [point(0.0, 0.0), point(0.5, 0.3), point(1.0, 1.0)]);
        assert_eq!(lorenz(100).len(), 5, "no more points than there are customers");
        assert_eq!(lorenz(0), [point(0.0, 0.0), point(1.0, 1.0)]);
        let pareto = four.as_ref().map(|all| all.pareto_curve(3));
        assert_eq!(pareto, Some(vec![point(0.0, 0.0), point(0.5, 0.7), point(1.0, 1.0)]));
    }
}
