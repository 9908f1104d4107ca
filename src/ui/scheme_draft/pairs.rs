//! Comparing indicators two at a time: the pairs, the steps of the scale, and the weights as whole numbers.
//!
//! Not here: what the comparisons come to (`scoring::ahp`).

/// The furthest step to either side: nine times as important.
pub const MOST_STEP: i8 = 8;

/// The pairs of so many indicators: (0, 1), (0, 2), ..., (1, 2), ...
pub fn pairs(n: usize) -> Vec<(usize, usize)> {
    (0..n).flat_map(|first| (first + 1..n).map(move |second| (first, second))).collect()
}

/// How many times as important the first is: step 0 is "as important", 8 nine times, -8 a ninth.
pub fn ratio(step: i8) -> f64 {
    let times = f64::from(step.clamp(-MOST_STEP, MOST_STEP).unsigned_abs()) + 1.0;
    if step < 0 { 1.0 / times } else { times }
}

/// The step that is nearest to two weights, to begin with what is there.
#[expect(clippy::cast_possible_truncation, reason = "held to a scale of 17 steps")]
pub fn nearest_step(first: u32, second: u32) -> i8 {
    let (larger, smaller) = (first.max(second), first.min(second).max(1));
    let step = (f64::from(larger) / f64::from(smaller)).round().clamp(1.0, f64::from(MOST_STEP) + 1.0) as i8 - 1;
    if first < second { -step } else { step }
}

/// Weights that sum to 1 as whole tenths of a percent.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "shares from 0 to 1")]
pub fn whole(weights: &[f64]) -> Vec<u32> {
    weights.iter().map(|weight| (weight.clamp(0.0, 1.0) * 1000.0).round() as u32).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scoring::ahp::Comparisons;

    #[test]
    fn every_step_is_on_the_scale() -> Result<(), crate::scoring::ahp::WrongComparisons> {
        for step in -MOST_STEP..=MOST_STEP {
            let weights = Comparisons::of(2, &[ratio(step)])?.weights();
            assert!((weights.weights[0] / weights.weights[1] - ratio(step)).abs() < 1e-9);
            let whole = whole(&weights.weights);
            assert_eq!(nearest_step(whole[0], whole[1]), step);
        }
        Ok(())
    }

    #[test]
    fn pairs_stand_in_the_order_of_the_matrix() {
        assert_eq!(pairs(3), [(0, 1), (0, 2), (1, 2)]);
        assert!(pairs(1).is_empty());
    }
}
