//! What would move a customer up, worked out from the cut points as they stand.
//!
//! Steps are honest in two ways. A dimension's step is the least that reaches its next score with everyone else staying as they are.
//! And since a purchase changes recency and frequency at once, the way to a better segment is counted in purchases made on the
//! as-of day, with both effects. Nobody is promised that the cut points stay where they are.
//!
//! Not here: advice. It says what the rules would do, not what would be worth doing.

use super::Histories;
use super::rfm::{Dimension, RfmScheme, RfmScores, SegmentGrid, SegmentRule, place};
use serde::{Deserialize, Serialize};

/// The least change in one dimension that reaches a higher score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextScore {
    pub dimension: Dimension,
    /// The score that is reached; more than one above where cut points coincide.
    pub score: u8,
    /// What it takes: at most so many days since the last purchase, at least so many purchases, at least so many minor units.
    pub takes: i64,
    /// How far that is from now, 1 or more: so many days fewer, purchases more or minor units more.
    pub change: i64,
}

/// The fewest purchases, made on the as-of day, that reach a better segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextSegment {
    /// The rule that would match then.
    pub rule: SegmentRule,
    /// Recency and frequency score then.
    pub scores: (u8, u8),
    /// 1 or more.
    pub n_purchases: u32,
}

/// What would move one customer up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Improvement {
    /// In the order of [`Dimension::ALL`]; `None` where the score is 5 or no change reaches the next one.
    pub next_scores: [Option<NextScore>; 3],
    /// `None` for champions, and where purchases alone do not help.
    pub next_segment: Option<NextSegment>,
    /// How many more days without a purchase the recency score lasts, the as-of day not counted; `None` when it is 1 and cannot fall.
    pub recency_lasts_days: Option<i64>,
}

/// One customer against the ladders.
struct Climber<'a> {
    scores: &'a RfmScores,
    values: [i64; 3],
    place: u32,
}

/// What would move the customer in `slot` up; `None` for a customer who is not scored.
///
/// `scheme` is the one that `scores` were made with.
pub fn improvement(
    histories: &Histories,
    scores: &RfmScores,
    scheme: RfmScheme<'_>,
    grid: SegmentGrid,
    slot: usize,
) -> Option<Improvement> {
    let now = scores.get(slot)?;
    let values = Dimension::ALL.map(|dimension| dimension.value(histories, slot));
    let climber = Climber { scores, values, place: place(scheme.id_order, slot) };
    Some(Improvement {
        next_scores: Dimension::ALL.map(|dimension| climber.next_score(dimension, now[dimension as usize])),
        next_segment: climber.next_segment(grid, now),
        recency_lasts_days: climber.recency_lasts_days(now[Dimension::Recency as usize]),
    })
}

impl Climber<'_> {
    fn value(&self, dimension: Dimension) -> i64 {
        self.values[dimension as usize]
    }

    fn takes(&self, dimension: Dimension, score: u8) -> Option<i64> {
        self.scores.takes(dimension, score, self.place)
    }

    fn score(&self, dimension: Dimension, value: i64) -> u8 {
        self.scores.score_at(dimension, value, self.place)
    }

    fn next_score(&self, dimension: Dimension, now: u8) -> Option<NextScore> {
        let takes = self.takes(dimension, now + 1)?;
        let change = dimension.turned(takes).saturating_sub(dimension.turned(self.value(dimension)));
        Some(NextScore { dimension, score: self.score(dimension, takes), takes, change })
    }

    fn next_segment(&self, grid: SegmentGrid, now: [u8; 3]) -> Option<NextSegment> {
        let segment_now = grid.rule_for(now[0], now[1]).segment;
        let n_now = self.value(Dimension::Frequency);
        let recency = self.score(Dimension::Recency, 0);
        let to_higher_frequency = (now[1] + 1..=5).filter_map(|score| self.takes(Dimension::Frequency, score)).map(|takes| takes - n_now);
        std::iter::once(1).chain(to_higher_frequency).find_map(|more| {
            let frequency = self.score(Dimension::Frequency, n_now + more);
            let rule = grid.rule_for(recency, frequency);
            let n_purchases = u32::try_from(more).ok()?;
            (rule.segment < segment_now).then_some(NextSegment { rule, scores: (recency, frequency), n_purchases })
        })
    }

    fn recency_lasts_days(&self, now: u8) -> Option<i64> {
        self.takes(Dimension::Recency, now).map(|most_days| most_days - self.value(Dimension::Recency))
    }
}

#[cfg(test)]
mod tests {
    use super::super::rfm::Segment;
    use super::super::sample::customers;
    use super::*;
    use crate::domain::{Currency, CutPoints, RfmRule};

    const OWN: CutPoints =
        CutPoints { recency_days: [7, 30, 90, 365], n_purchases: [1, 1, 4, 8], amount_minor: [1_000, 5_000, 20_000, 100_000] };

    fn of_one(rule: RfmRule, cast: &[(i32, u32, i64)], slot: usize) -> Option<Improvement> {
        let histories = customers(cast);
        let scheme = RfmScheme { rule, currency: Currency::CNY, id_order: &[] };
        improvement(&histories, &RfmScores::of(&histories, scheme), scheme, SegmentGrid::Common, slot)
    }

    #[test]
    fn each_dimension_names_the_least_that_reaches_the_next_score() {
        let up = of_one(RfmRule::Custom(OWN), &[(40, 1, 4_200)], 0);
        let next = |dimension, score, takes, change| Some(NextScore { dimension, score, takes, change });
        assert_eq!(
            up.map(|up| up.next_scores),
            Some([
                next(Dimension::Recency, 4, 30, 10),
                next(Dimension::Frequency, 3, 2, 1), // two cut points at 1: the step skips score 2
                next(Dimension::Monetary, 3, 5_001, 801),
            ])
        );
        assert_eq!(up.and_then(|up| up.recency_lasts_days), Some(50));
    }

    #[test]
    fn a_purchase_counts_for_recency_and_frequency_at_once() {
        let to = |days, n_purchases| {
            let next = of_one(RfmRule::Custom(OWN), &[(days, n_purchases, 100)], 0)?.next_segment?;
            Some((next.rule.segment, next.scores, next.n_purchases))
        };
        assert_eq!(to(400, 1), Some((Segment::PotentialLoyalist, (5, 3), 1)));
        assert_eq!(to(5, 2), Some((Segment::Champions, (5, 4), 3)), "already recent, so only more purchases help");
        assert_eq!(to(5, 5), None, "champions have nowhere to go");
    }

    #[test]
    fn the_best_have_no_next_score_and_the_longest_gone_nothing_to_lose() {
        let best = of_one(RfmRule::Custom(OWN), &[(0, 9, 100_001)], 0);
        assert_eq!(best.map(|best| best.next_scores), Some([None; 3]));
        assert_eq!(of_one(RfmRule::Custom(OWN), &[(400, 1, 1)], 0).map(|gone| gone.recency_lasts_days), Some(None));
        assert_eq!(of_one(RfmRule::Custom(OWN), &[(400, 1, 1)], 1), None);
    }

    #[test]
    fn days_below_none_are_not_asked_for() {
        let all_today = of_one(RfmRule::StrictlyWorse, &[(0, 1, 100); 4], 0);
        assert_eq!(all_today.map(|up| up.next_scores[0]), Some(None), "no one can have bought later than today");
        assert_eq!(all_today.and_then(|up| up.next_scores[1]).map(|next| (next.score, next.change)), Some((5, 1)));
    }
}
