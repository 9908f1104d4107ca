//! From cut points that are in force to cut points of one's own: where to start from when a team sets its own.
//!
//! Not here: scoring by them ([`super`]) and asking for them (`ui`).

use super::{Dimension, DimensionCuts, RfmCuts};
use crate::domain::CutPoints;

impl RfmCuts {
    /// What scores 2, 3, 4 and 5 take of a dimension, made strictly falling for days and strictly rising for the others, so that they
    /// can be cut points of one's own. What nobody can reach gets the next value beyond.
    pub fn asked(&self, dimension: Dimension) -> [i64; 4] {
        let DimensionCuts { takes, .. } = self.dimensions[dimension as usize];
        let mut asked = [0; 4];
        match dimension {
            // From the best score on, as days cannot fall below none.
            Dimension::Recency => {
                let mut least = 0;
                for at in (0..4).rev() {
                    asked[at] = takes[at].unwrap_or(least).max(least);
                    least = asked[at].saturating_add(1);
                }
            }
            Dimension::Frequency | Dimension::Monetary => {
                let mut least = 1;
                for at in 0..4 {
                    asked[at] = takes[at].unwrap_or(least).max(least);
                    least = asked[at].saturating_add(1);
                }
            }
        }
        asked
    }

    /// Cut points of one's own that score as these do, as far as equals and what nobody reaches allow.
    pub fn as_own(&self) -> CutPoints {
        CutPoints::asking(Dimension::ALL.map(|dimension| self.asked(dimension)))
    }
}

impl CutPoints {
    /// Cut points from what scores 2, 3, 4 and 5 take: at most so many days, at least so many purchases, at least so many minor units.
    pub fn asking([recency, frequency, monetary]: [[i64; 4]; 3]) -> Self {
        let [second, third, fourth, fifth] = recency.map(|days| i32::try_from(days).unwrap_or(i32::MAX));
        Self {
            recency_days: [fifth, fourth, third, second],
            n_purchases: frequency.map(|n| u32::try_from(n.saturating_sub(1)).unwrap_or(u32::MAX)),
            amount_minor: monetary.map(|minor| minor.saturating_sub(1)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{RfmScheme, RfmScores};
    use super::*;
    use crate::domain::{Currency, RfmRule};
    use crate::scoring::sample::Sample;
    use proptest::prelude::*;

    fn scored(sample: &Sample, rule: RfmRule) -> RfmScores {
        let histories = sample.histories(40, 400);
        RfmScores::of(&histories, RfmScheme { rule, currency: Currency::CNY, id_order: &[] })
    }

    proptest! {
        #[test]
        fn own_cut_points_that_start_from_a_rule_score_as_it_does(sales in prop::collection::vec((0..40_u32, 1..400_i32, 1..9_000_i64), 30..120)) {
            let mut sample = Sample::default();
            for (customer, on, amount_minor) in sales {
                sample.sale(customer, on, amount_minor);
            }
            let by_rule = scored(&sample, RfmRule::StrictlyWorse);
            let by_own = scored(&sample, RfmRule::Custom(by_rule.cuts().as_own()));
            for dimension in Dimension::ALL {
                // Where two scores take the same, the lower one has nobody, and own cut points have to differ.
                let takes = by_rule.cuts().dimensions[dimension as usize].takes;
                if by_rule.cuts().asked(dimension).map(Some) == takes {
                    for slot in 0..40 {
                        let score = |scores: &RfmScores| scores.get(slot).map(|scores| scores[dimension as usize]);
                        prop_assert_eq!(score(&by_rule), score(&by_own));
                    }
                }
            }
        }

        #[test]
        fn what_is_asked_is_always_in_strict_order(sales in prop::collection::vec((0..6_u32, 1..9_i32, 1..4_i64), 0..20)) {
            let mut sample = Sample::default();
            for (customer, on, amount_minor) in sales {
                sample.sale(customer, on, amount_minor);
            }
            let CutPoints { recency_days, n_purchases, amount_minor } = scored(&sample, RfmRule::Ntile).cuts().as_own();
            prop_assert!(recency_days.is_sorted_by(|a, b| a < b) && n_purchases.is_sorted_by(|a, b| a < b) && amount_minor.is_sorted_by(|a, b| a < b));
        }
    }
}
