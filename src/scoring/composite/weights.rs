//! How much each indicator weighs. Not here: where weights come from by comparison of pairs ([`ahp`](super::super::ahp)).

use super::FULL;
use serde::{Deserialize, Serialize};

/// Weights as parts per million that sum to exactly [`FULL`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<u32>", into = "Vec<u32>")]
pub struct Weights(Vec<u32>);

/// These numbers cannot be weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum WrongWeights {
    #[error("weight {place} is below zero or not a number")]
    NotAWeight { place: u32 },
    #[error("no indicator weighs anything")]
    AllZero,
    #[error("there are more than {} weights", Weights::MOST)]
    TooMany,
    #[error("the parts sum to {sum}, not to a million")]
    NotWhole { sum: u32 },
}

impl Weights {
    /// The most indicators that one composite score may have.
    pub const MOST: usize = 64;

    /// Any numbers of 0 or more, taken in proportion. The largest remainders get the parts that rounding leaves over; equal ones in
    /// their order.
    ///
    /// # Errors
    /// When a number is negative or not finite, when all are zero, or when there are more than [`Weights::MOST`].
    pub fn of(numbers: &[f64]) -> Result<Self, WrongWeights> {
        if numbers.len() > Self::MOST {
            return Err(WrongWeights::TooMany);
        }
        if let Some(place) = numbers.iter().position(|number| !number.is_finite() || *number < 0.0) {
            return Err(WrongWeights::NotAWeight { place: u32::try_from(place).unwrap_or(u32::MAX) });
        }
        let largest = numbers.iter().copied().fold(0.0, f64::max);
        if largest <= 0.0 {
            return Err(WrongWeights::AllZero);
        }
        let sum: f64 = numbers.iter().map(|number| number / largest).sum();
        let exact: Vec<f64> = numbers.iter().map(|number| number / largest / sum * f64::from(FULL)).collect();
        Ok(Self(whole_parts(&exact)))
    }

    /// Parts per million, in the order of the indicators.
    pub fn parts(&self) -> &[u32] {
        &self.0
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "each is from 0 to a million")]
fn whole_parts(exact: &[f64]) -> Vec<u32> {
    let mut parts: Vec<u32> = exact.iter().map(|part| part.floor() as u32).collect();
    let left_over = FULL.saturating_sub(parts.iter().sum());
    let mut by_remainder: Vec<usize> = (0..exact.len()).collect();
    by_remainder.sort_by(|a, b| exact[*b].fract().total_cmp(&exact[*a].fract()));
    for &place in by_remainder.iter().cycle().take(left_over as usize) {
        parts[place] += 1;
    }
    parts
}

impl TryFrom<Vec<u32>> for Weights {
    type Error = WrongWeights;

    fn try_from(parts: Vec<u32>) -> Result<Self, WrongWeights> {
        if parts.len() > Self::MOST {
            return Err(WrongWeights::TooMany);
        }
        let sum = parts.iter().fold(0_u32, |sum, part| sum.saturating_add(*part));
        if sum == FULL { Ok(Self(parts)) } else { Err(WrongWeights::NotWhole { sum }) }
    }
}

impl From<Weights> for Vec<u32> {
    fn from(weights: Weights) -> Self {
        weights.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_taken_in_proportion_and_sum_to_the_whole() -> Result<(), WrongWeights> {
        assert_eq!(Weights::of(&[1.0, 1.0, 1.0])?.parts(), [333_334, 333_333, 333_333]);
        assert_eq!(Weights::of(&[20.0, 0.0, 60.0])?.parts(), [250_000, 0, 750_000]);
        assert_eq!(Weights::of(&[f64::MAX, f64::MAX])?.parts(), [500_000, 500_000]);
        Ok(())
    }

    #[test]
    fn what_cannot_weigh_is_refused() {
        assert_eq!(Weights::of(&[1.0, -0.1]), Err(WrongWeights::NotAWeight { place: 1 }));
        assert_eq!(Weights::of(&[f64::NAN]), Err(WrongWeights::NotAWeight { place: 0 }));
        assert_eq!(Weights::of(&[0.0, 0.0]), Err(WrongWeights::AllZero));
        assert_eq!(Weights::of(&[]), Err(WrongWeights::AllZero));
        assert_eq!(Weights::of(&[1.0; 65]), Err(WrongWeights::TooMany));
        assert!(serde_json::from_str::<Weights>("[999999]").is_err() && serde_json::from_str::<Weights>("[999999,1]").is_ok());
    }
}
