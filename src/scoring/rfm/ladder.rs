//! One dimension's way from a value to a score: four rungs, each the least that reaches the next score.
//!
//! Every rule comes down to such a ladder, which is why a score can be explained and a next step worked out without asking which
//! rule it was. Rungs stand on *goodness*, a whole number of which more is better: purchases, minor units, and days since the last
//! purchase with the sign turned round. Not here: which rule is wanted, and what is shown of it ([`super`]).

use super::Dimension;

/// Goodness, then the place among equals. Only rule A lets the second decide.
pub type Key = (i64, u32);

/// What nobody reaches.
const OUT_OF_REACH: Key = (i64::MAX, u32::MAX);

/// The least key that reaches scores 2, 3, 4 and 5, rising.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ladder([Key; 4]);

impl Ladder {
    /// 1 to 5: one more than the rungs that are reached.
    #[inline]
    pub fn score(&self, key: Key) -> u8 {
        self.0.iter().fold(1, |score, &rung| score + u8::from(key >= rung))
    }

    /// The least goodness that reaches `score` (2 to 5) for someone with this place among equals; `None` when nobody can.
    pub fn goodness_for(&self, score: u8, place: u32) -> Option<i64> {
        let rung = *self.0.get(usize::from(score).checked_sub(2)?)?;
        (rung != OUT_OF_REACH).then(|| if place < rung.1 { rung.0.saturating_add(1) } else { rung.0 })
    }

    /// Rule A, `NTILE(5)` over goodness and place rising: fifths of equal size, the first ones one larger where N is not a
    /// multiple of five. Splits ties. `keys` come back in another order.
    pub fn ntile(keys: &mut [Key]) -> Self {
        let (size, n_larger) = (keys.len() / 5, keys.len() % 5);
        Self([1, 2, 3, 4].map(|fifth| nth(keys, fifth * size + fifth.min(n_larger)).unwrap_or(OUT_OF_REACH)))
    }

    /// Rule B: score = 1 + floor(5 * n_strictly_worse / N).
    ///
    /// A score of s therefore takes at least ceil((s - 1) N / 5) customers who are strictly worse, which is to be better than the
    /// last of just so many from below. `keys` come back in another order.
    pub fn strictly_worse(keys: &mut [Key]) -> Self {
        let n = keys.len();
        Self([1, 2, 3, 4].map(|fifth: usize| {
            let n_worse = (fifth * n).div_ceil(5);
            n_worse.checked_sub(1).and_then(|last| nth(keys, last)).map_or(OUT_OF_REACH, |(goodness, _)| (goodness.saturating_add(1), 0))
        }))
    }

    /// Cut points below which (recency) or from which on (the others) the next score begins, in fifths of the unit, rising.
    pub fn at_cuts(dimension: Dimension, cuts_fifths: [i128; 4]) -> Self {
        let from = cuts_fifths.map(|fifths| i64::try_from(fifths.div_euclid(5) + i128::from(fifths.rem_euclid(5) > 0)).unwrap_or(i64::MAX));
        Self::rising(match dimension {
            Dimension::Recency => from.map(|days| 1_i64.saturating_sub(days)),
            Dimension::Frequency | Dimension::Monetary => from,
        })
    }

    /// Cut points of one's own: a value above (recency: at or below) more of them scores higher.
    pub fn beyond(dimension: Dimension, cuts: [i64; 4]) -> Self {
        Self::rising(match dimension {
            Dimension::Recency => cuts.map(i64::saturating_neg),
            Dimension::Frequency | Dimension::Monetary => cuts.map(|cut| cut.saturating_add(1)),
        })
    }

    fn rising(mut goodness: [i64; 4]) -> Self {
        goodness.sort_unstable();
        Self(goodness.map(|least| (least, 0)))
    }
}

/// The key that would stand at `position` if the keys were sorted.
fn nth(keys: &mut [Key], position: usize) -> Option<Key> {
    (position < keys.len()).then(|| *keys.select_nth_unstable(position).1)
}

/// Rule C's cut points: the quantiles at 20, 40, 60 and 80 % (type 7: linear between order statistics), plus one unit, as exact fifths.
///
/// Position (N - 1) k / 5 falls between two values in whole fifths, so no float is needed. `values` is not empty and comes back in
/// another order.
pub fn quantile_cuts_fifths(values: &mut [i64], one: i64) -> [i128; 4] {
    let last = values.len().saturating_sub(1);
    [1, 2, 3, 4].map(|fifth| {
        let (below, fifths_on) = (last * fifth / 5, last * fifth % 5);
        let (_, &mut low, above) = values.select_nth_unstable(below);
        let high = above.iter().copied().min().unwrap_or(low);
        let (low, high) = (i128::from(low), i128::from(high));
        5 * (low + i128::from(one)) + fifths_on as i128 * (high - low)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(goodness: &[i64]) -> Vec<Key> {
        goodness.iter().copied().zip(0..).collect()
    }

    fn scores(ladder: Ladder, goodness: &[i64]) -> Vec<u8> {
        keys(goodness).into_iter().map(|key| ladder.score(key)).collect()
    }

    #[test]
    fn ntile_gives_the_first_fifths_one_more_and_splits_ties_by_place() {
        let equal = [7_i64; 12];
        assert_eq!(scores(Ladder::ntile(&mut keys(&equal)), &equal), [1, 1, 1, 2, 2, 2, 3, 3, 4, 4, 5, 5]);
        let three = [30, 10, 20];
        assert_eq!(scores(Ladder::ntile(&mut keys(&three)), &three), [3, 1, 2]);
    }

    #[test]
    fn strictly_worse_is_its_definition() {
        for goodness in [&[5_i64, 1, 1, 2, 9, 9, 9, 3, 4, 4, 4, 4, 0][..], &[1], &[3, 3, 3], &[1, 2], &[-4, -9, -4, 0, -1, -9]] {
            let expected: Vec<u8> = goodness
                .iter()
                .map(|own| goodness.iter().filter(|other| *other < own).count() * 5 / goodness.len())
                .map(|fifths| 1 + u8::try_from(fifths).unwrap_or(u8::MAX))
                .collect();
            assert_eq!(scores(Ladder::strictly_worse(&mut keys(goodness)), goodness), expected, "{goodness:?}");
        }
    }

    #[test]
    fn quantiles_are_of_type_seven_plus_one_unit() {
        // R: quantile(c(1, 2, 4, 8), c(.2, .4, .6, .8)) is 1.6 2.4 3.6 5.6
        assert_eq!(quantile_cuts_fifths(&mut [8, 1, 4, 2], 1), [13, 17, 23, 33]);
        assert_eq!(quantile_cuts_fifths(&mut [3], 100), [515; 4]);
    }

    #[test]
    fn half_open_bins_begin_at_their_cut() {
        let ladder = Ladder::at_cuts(Dimension::Frequency, [10, 12, 15, 25]); // 2, 2.4, 3, 5
        assert_eq!(scores(ladder, &[1, 2, 3, 4, 5]), [1, 2, 4, 4, 5]);
        let ladder = Ladder::at_cuts(Dimension::Recency, [74, 170, 365, 905]); // 14.8, 34, 73, 181 days
        assert_eq!(scores(ladder, &[-14, -15, -33, -34, -180, -181]), [5, 4, 4, 3, 2, 1]);
    }

    #[test]
    fn ones_own_cut_points_are_passed_above_and_for_days_at_or_below() {
        assert_eq!(scores(Ladder::beyond(Dimension::Frequency, [1, 2, 4, 8]), &[1, 2, 4, 5, 9]), [1, 2, 3, 4, 5]);
        assert_eq!(scores(Ladder::beyond(Dimension::Recency, [7, 30, 90, 365]), &[-7, -8, -30, -366]), [5, 4, 4, 1]);
    }

    #[test]
    fn the_least_for_a_score_reaches_it_and_one_less_does_not() {
        let goodness = [4_i64, 4, 4, 6, 1, 9, 9, 2, 5, 5, 5, 12];
        for ladder in [Ladder::ntile(&mut keys(&goodness)), Ladder::strictly_worse(&mut keys(&goodness))] {
            for (score, place) in (2..=5).flat_map(|score| [(score, 0), (score, 5), (score, 11)]) {
                let least = ladder.goodness_for(score, place);
                assert!(least.is_some_and(|least| ladder.score((least, place)) >= score && ladder.score((least - 1, place)) < score));
            }
        }
        let alone = Ladder::ntile(&mut keys(&[4]));
        assert_eq!([1, 2, 5, 6].map(|score| alone.goodness_for(score, 0)), [None; 4]);
    }
}
