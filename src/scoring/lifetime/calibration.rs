//! How well a model repeats what it was fitted to: customers with 0, 1, 2 ... repeats, as counted and as expected.
//!
//! A model that cannot repeat the past foresees nothing. Not here: the future ([`holdout`](super::holdout)).

use super::{Cohort, Model};

/// Bars: 0 to 6 repeats one by one, and all who have 7 or more.
pub const N_BARS: usize = 8;

/// Customers by number of repeats; the last is for that number and more.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Calibration {
    pub actual: [u32; N_BARS],
    pub expected: [f64; N_BARS],
}

impl Calibration {
    /// Adds up the probabilities of everyone's number of repeats, each in the time the customer was observed.
    pub fn of(model: &Model, cohort: &Cohort) -> Self {
        let mut actual = [0; N_BARS];
        let mut n_observed = vec![0_u32; cohort.weeks().len()];
        for group in cohort.by_repeats().flat_map(|(_, groups)| groups) {
            actual[(group.n_repeats as usize).min(N_BARS - 1)] += group.n_customers;
            n_observed[group.observed_at as usize] += group.n_customers;
        }
        let mut expected = [0.0; N_BARS];
        for (weeks, n) in cohort.weeks().iter().zip(n_observed).filter(|(_, n)| *n > 0) {
            let n = f64::from(n);
            let mut rest = n;
            for (bar, probability) in expected.iter_mut().zip(model.probabilities_of_repeats(*weeks, N_BARS - 1)) {
                *bar += n * probability;
                rest -= n * probability;
            }
            expected[N_BARS - 1] += rest;
        }
        Self { actual, expected }
    }
}
