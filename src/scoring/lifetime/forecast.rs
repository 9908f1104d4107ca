//! Everyone's figures at once: P(alive), expected purchases, and purchases of the coming months discounted to today.
//!
//! What depends on x and T alone is worked out once for all who share them. Not here: one customer's figures
//! ([`Model`]), and money ([`value`](super::value)).

use super::value::MonthlyDiscount;
use super::{Cohort, Model};

/// Columns in the order in which the cohort's histories came.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Forecast {
    pub probability_alive: Vec<f64>,
    /// In the weeks that were asked for.
    pub expected_purchases: Vec<f64>,
    /// By [`MonthlyDiscount`]; times the expected spend they are a lifetime value.
    pub discounted_purchases: Vec<f64>,
}

impl Forecast {
    pub fn of(model: &Model, cohort: &Cohort, weeks: f64, discount: MonthlyDiscount) -> Self {
        let alive = model.probabilities_alive(cohort);
        let (mut expected, mut discounted) = (Vec::with_capacity(alive.len()), Vec::with_capacity(alive.len()));
        for (n_repeats, groups) in cohort.by_repeats() {
            let mut while_alive = model.while_alive(n_repeats);
            for same in groups.chunk_by(|a, b| a.observed_at == b.observed_at) {
                let observed_weeks = cohort.weeks()[same[0].observed_at as usize];
                let in_weeks = while_alive.expected(observed_weeks, weeks);
                let in_months = discount.discounted_purchases(|weeks| while_alive.expected(observed_weeks, weeks));
                for _ in same {
                    let probability = alive[expected.len()];
                    expected.push(probability * in_weeks);
                    discounted.push(probability * in_months);
                }
            }
        }
        Self {
            probability_alive: cohort.spread(&alive),
            expected_purchases: cohort.spread(&expected),
            discounted_purchases: cohort.spread(&discounted),
        }
    }
}
