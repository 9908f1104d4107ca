//! Weights from comparing indicators two at a time: the analytic hierarchy process.
//!
//! Saaty, *The Analytic Hierarchy Process*, McGraw-Hill, 1980. Not here: asking people, and averaging several people's judgements.

use serde::{Deserialize, Serialize};

/// The consistency ratio above which judgements should be looked at again.
pub const MOST_CONSISTENCY_RATIO: f64 = 0.10;

/// Saaty's random index by size of the matrix, from 1 to 15: the mean consistency index of matrices filled at random.
const RANDOM_INDEX: [f64; 15] = [0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59];

/// How many times as important as the other one indicator is, for every pair.
///
/// **Invariant:** the diagonal is 1 and `a[j][i] = 1 / a[i][j]`, as only the upper half is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparisons {
    rows: Vec<Vec<f64>>,
}

/// These are not comparisons of every pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum WrongComparisons {
    #[error("{n_indicators} indicators cannot be compared: from 1 to 15 can")]
    TooMany { n_indicators: u32 },
    #[error("there are {expected} pairs, not {got}")]
    Incomplete { expected: u32, got: u32 },
    #[error("comparison {place} is not from 1/9 to 9")]
    OutOfScale { place: u32 },
}

/// Weights and how well the judgements agree with each other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PairwiseWeights {
    /// Of each indicator; they sum to 1.
    pub weights: Vec<f64>,
    /// Largest eigenvalue; the number of indicators when judgements agree perfectly.
    pub lambda_max: f64,
    /// (lambda max - n) / (n - 1); 0 for one indicator.
    pub consistency_index: f64,
    /// Consistency index over Saaty's random index; `None` for one or two, which cannot disagree.
    pub consistency_ratio: Option<f64>,
    /// The pair that disagrees most with the weights, and the ratio that they would have there; `None` when all agree.
    pub look_again: Option<LookAgain>,
}

/// A judgement to think about again.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct LookAgain {
    pub pair: (u8, u8),
    pub judged: f64,
    /// What the other judgements say together.
    pub expected: f64,
}

impl PairwiseWeights {
    /// Whether the judgements agree well enough: a ratio of at most [`MOST_CONSISTENCY_RATIO`].
    pub fn is_consistent(&self) -> bool {
        self.consistency_ratio.is_none_or(|ratio| ratio <= MOST_CONSISTENCY_RATIO)
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

impl Comparisons {
    /// The upper half of the matrix row by row: (0, 1), (0, 2), ..., (1, 2), ... Each says how many times as important the first of
    /// the pair is, from 1/9 to 9.
    ///
    /// # Errors
    /// When there are none or more than 15 indicators, a pair is missing, or a number is not on the scale.
    pub fn of(n_indicators: usize, upper: &[f64]) -> Result<Self, WrongComparisons> {
        if !(1..=RANDOM_INDEX.len()).contains(&n_indicators) {
            return Err(WrongComparisons::TooMany { n_indicators: count(n_indicators) });
        }
        let expected = n_indicators * (n_indicators - 1) / 2;
        if upper.len() != expected {
            return Err(WrongComparisons::Incomplete { expected: count(expected), got: count(upper.len()) });
        }
        // A ninth has no exact double, so the scale ends a hair further out.
        let is_on_scale = |ratio: &f64| (1.0 / 9.0 - 1e-9..=9.0 + 1e-9).contains(ratio);
        if let Some(place) = upper.iter().position(|ratio| !is_on_scale(ratio)) {
            return Err(WrongComparisons::OutOfScale { place: count(place) });
        }
        let mut rows = vec![vec![1.0; n_indicators]; n_indicators];
        let pairs = (0..n_indicators).flat_map(|row| (row + 1..n_indicators).map(move |column| (row, column)));
        for ((row, column), &ratio) in pairs.zip(upper) {
            rows[row][column] = ratio;
            rows[column][row] = 1.0 / ratio;
        }
        Ok(Self { rows })
    }

    /// The principal eigenvector by power iteration, which converges as all entries are above zero (Perron and Frobenius).
    pub fn weights(&self) -> PairwiseWeights {
        let n = self.rows.len();
        let size = f64::from(count(n));
        let mut weights = vec![1.0 / size; n];
        let mut change = f64::INFINITY;
        for _ in 0..10_000 {
            if change <= 1e-16 {
                break;
            }
            let next = scaled_to_one(self.times(&weights));
            change = next.iter().zip(&weights).map(|(new, old)| (new - old).abs()).fold(0.0, f64::max);
            weights = next;
        }
        let ratios = self.times(&weights).into_iter().zip(&weights).map(|(product, weight)| product / weight);
        let lambda_max = ratios.sum::<f64>() / size;
        let consistency_index = if n > 1 { (lambda_max - size) / (size - 1.0) } else { 0.0 };
        let random_index = RANDOM_INDEX[n - 1];
        let consistency_ratio = (random_index > 0.0).then(|| consistency_index / random_index);
        PairwiseWeights { look_again: self.look_again(&weights), weights, lambda_max, consistency_index, consistency_ratio }
    }

    fn times(&self, vector: &[f64]) -> Vec<f64> {
        self.rows.iter().map(|row| row.iter().zip(vector).map(|(a, b)| a * b).sum()).collect()
    }

    fn look_again(&self, weights: &[f64]) -> Option<LookAgain> {
        let n = self.rows.len();
        let pairs = (0..n).flat_map(|row| (row + 1..n).map(move |column| (row, column)));
        let judgements = pairs.map(|(row, column)| LookAgain {
            pair: (u8::try_from(row).unwrap_or(u8::MAX), u8::try_from(column).unwrap_or(u8::MAX)),
            judged: self.rows[row][column],
            expected: weights[row] / weights[column],
        });
        let distance = |one: &LookAgain| (one.judged / one.expected).ln().abs();
        judgements.max_by(|a, b| distance(a).total_cmp(&distance(b))).filter(|worst| distance(worst) > 1e-9)
    }
}

fn scaled_to_one(vector: Vec<f64>) -> Vec<f64> {
    let sum: f64 = vector.iter().sum();
    vector.into_iter().map(|value| value / sum).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn judgements_that_agree_give_their_own_ratios() -> Result<(), WrongComparisons> {
        let all = Comparisons::of(3, &[2.0, 4.0, 2.0])?.weights();
        for (weight, expected) in all.weights.iter().zip([4.0 / 7.0, 2.0 / 7.0, 1.0 / 7.0]) {
            assert!((weight - expected).abs() < 1e-12);
        }
        assert!((all.lambda_max - 3.0).abs() < 1e-12 && all.is_consistent());
        assert_eq!(all.look_again, None);
        Ok(())
    }

    #[test]
    fn judgements_that_go_round_in_a_circle_are_told() -> Result<(), WrongComparisons> {
        // a is three times b, b three times c, and c three times a: lambda = 1 + 3 + 1/3.
        let all = Comparisons::of(3, &[3.0, 1.0 / 3.0, 3.0])?.weights();
        assert!((all.lambda_max - 13.0 / 3.0).abs() < 1e-12);
        assert!(!all.is_consistent() && all.weights.iter().all(|weight| (weight - 1.0 / 3.0).abs() < 1e-12));
        assert!(all.look_again.is_some());
        Ok(())
    }

    #[test]
    fn one_and_two_cannot_disagree() -> Result<(), WrongComparisons> {
        let one = Comparisons::of(1, &[])?.weights();
        assert_eq!((one.weights.as_slice(), one.consistency_ratio, one.consistency_index), ([1.0].as_slice(), None, 0.0));
        let two = Comparisons::of(2, &[1.0 / 9.0])?.weights();
        assert!((two.weights[1] - 0.9).abs() < 1e-12 && two.is_consistent());
        Ok(())
    }

    #[test]
    fn what_is_not_on_the_scale_is_refused() {
        assert_eq!(Comparisons::of(0, &[]), Err(WrongComparisons::TooMany { n_indicators: 0 }));
        assert_eq!(Comparisons::of(16, &[1.0; 120]), Err(WrongComparisons::TooMany { n_indicators: 16 }));
        assert_eq!(Comparisons::of(3, &[1.0]), Err(WrongComparisons::Incomplete { expected: 3, got: 1 }));
        for wrong in [0.0, -1.0, 10.0, f64::NAN, f64::INFINITY] {
            assert_eq!(Comparisons::of(2, &[wrong]), Err(WrongComparisons::OutOfScale { place: 0 }));
        }
    }
}
