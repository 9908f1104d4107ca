//! One score from several indicators, in whole parts per million, so that equals are exactly equal.
//!
//! ```text
//! indicator in its own unit --normalise--> 0 ..= 1_000_000 --weights--> composite 0 ..= 1_000_000 --quotas or cuts--> grade
//! ```
//!
//! Everything after [`normalise()`] is whole numbers: the same score on every machine, in every order of customers.
//!
//! Not here: where indicators come from, names of grades, and what a grade is owed.

mod grades;
mod normalise;
mod weights;

pub use grades::{GradeTally, Graded, GradingBar, GradingWarning, Quotas, WrongCuts, WrongQuotas, by_cuts, by_quota};
pub use normalise::{Better, Normalisation, Normalised, normalise};
pub use weights::{Weights, WrongWeights};

use serde::{Deserialize, Serialize};

/// The best normalised value and the best composite score.
pub const FULL: u32 = 1_000_000;

/// Composite scores by slot, 0 to [`FULL`]; `None` for a customer of whom too little is known.
///
/// ```text
/// score = round(sum(w_i s_i) / sum(w_i)),  over the indicators that are known of this customer
/// ```
///
/// An indicator that is not known takes its weight out of the sum, so it neither helps nor harms. Whoever has less than
/// `least_known` (parts per million) of the weight known is not graded. Columns beyond the weights are left out; a column that does
/// not reach a slot does not know it.
pub fn composite(columns: &[Normalised], weights: &Weights, least_known: u32) -> Vec<Option<u32>> {
    let n_slots = columns.iter().map(Normalised::n_slots).max().unwrap_or_default();
    let (mut sums, mut known) = (vec![0_u64; n_slots], vec![0_u32; n_slots]);
    for (column, &weight) in columns.iter().zip(weights.parts()) {
        for ((sum, known), value) in sums.iter_mut().zip(&mut known).zip(column.iter()) {
            if let Some(value) = value {
                *sum += u64::from(weight) * u64::from(value);
                *known += weight;
            }
        }
    }
    sums.into_iter().zip(known).map(|(sum, known)| (known >= least_known.max(1)).then(|| rounded(sum, known))).collect()
}

/// `sum / known`, halves up; at most [`FULL`] as no value is more.
fn rounded(sum: u64, known: u32) -> u32 {
    let known = u64::from(known);
    u32::try_from((sum + known / 2) / known).unwrap_or(FULL)
}

/// What one indicator gives to a customer's composite score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contribution {
    /// 0 to [`FULL`]; `None` when it is not known, and then it gives nothing.
    pub value: Option<u32>,
    /// Of the whole weight, in parts per million.
    pub weight: u32,
    /// Parts per million of the composite score that come from here.
    pub gives: u32,
}

/// The receipt of the score in a slot, in the order of the columns. What they give sums exactly to the score.
pub fn contributions(columns: &[Normalised], weights: &Weights, slot: usize) -> Vec<Contribution> {
    let values: Vec<(Option<u32>, u32)> = columns.iter().zip(weights.parts()).map(|(column, &weight)| (column.get(slot), weight)).collect();
    let known: u32 = values.iter().filter(|(value, _)| value.is_some()).map(|(_, weight)| weight).sum();
    let (mut sum, mut given) = (0_u64, 0_u32);
    let contribution = |(value, weight): (Option<u32>, u32)| {
        sum += u64::from(weight) * u64::from(value.unwrap_or_default());
        let so_far = if known == 0 { 0 } else { rounded(sum, known) };
        let gives = so_far - given;
        given = so_far;
        Contribution { value, weight, gives }
    };
    values.into_iter().map(contribution).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(values: &[Option<f64>]) -> Normalised {
        normalise(values, &Normalisation::MinMax, Better::More)
    }

    #[test]
    fn scores_are_weighted_means_and_the_receipt_sums_to_them() -> Result<(), WrongWeights> {
        let columns = [column(&[Some(0.0), Some(5.0), Some(10.0)]), column(&[Some(3.0), Some(1.0), Some(2.0)])];
        let weights = Weights::of(&[3.0, 1.0])?;
        assert_eq!(composite(&columns, &weights, FULL), [Some(250_000), Some(375_000), Some(875_000)]);
        let receipt = contributions(&columns, &weights, 1);
        assert_eq!(receipt[0], Contribution { value: Some(500_000), weight: 750_000, gives: 375_000 });
        assert_eq!(receipt[1], Contribution { value: Some(0), weight: 250_000, gives: 0 });
        Ok(())
    }

    #[test]
    fn what_is_not_known_takes_its_weight_out() -> Result<(), WrongWeights> {
        let columns = [column(&[Some(0.0), None, Some(10.0)]), column(&[None, Some(1.0), Some(0.0)])];
        let weights = Weights::of(&[0.6, 0.4])?;
        assert_eq!(composite(&columns, &weights, 500_000), [Some(0), None, Some(600_000)]);
        assert_eq!(composite(&columns, &weights, 400_000), [Some(0), Some(FULL), Some(600_000)]);
        assert_eq!(contributions(&columns, &weights, 1).iter().map(|one| one.gives).collect::<Vec<_>>(), [0, FULL]);
        let nobody = [column(&[None]), column(&[None])];
        assert_eq!(composite(&nobody, &weights, 0), [None], "nothing known is not a score of 0");
        Ok(())
    }
}
