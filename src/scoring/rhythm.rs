//! Each customer's own rhythm of buying: how late they are by it, and when they will come next.
//!
//! Orders of one day are one purchase. The rhythm of a category or a product is that of the purchases in it: hand in the days of those.
//! Not here: probabilities, which the lifetime models give, and what will be bought ([`companions`](super::baskets::companions)).

use super::PurchaseDays;
use super::histories::day;
use crate::domain::Day;
use serde::{Deserialize, Serialize};

/// The fewest purchases that have a rhythm: two intervals.
pub const LEAST_PURCHASES: usize = 3;

/// An interval in half days, as the median of an even number may lie between two days. More than 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct HalfDays(pub i32);

impl HalfDays {
    pub fn days(self) -> f64 {
        f64::from(self.0) / 2.0
    }

    /// Whole days, rounded up: on that day the interval has passed.
    pub const fn whole_days(self) -> i32 {
        self.0 / 2 + self.0 % 2
    }

    /// The median interval between purchase days that rise; `None` with fewer than `least` of them.
    fn median(days: &[i32], least: usize) -> Option<Self> {
        if days.len() < least.max(2) {
            return None;
        }
        let mut gaps: Vec<i32> = days.windows(2).map(|pair| pair[1].saturating_sub(pair[0])).collect();
        let (middle, is_even) = (gaps.len() / 2, gaps.len().is_multiple_of(2));
        let (below, &mut upper, _) = gaps.select_nth_unstable(middle);
        let lower = if is_even { below.iter().copied().max().unwrap_or(upper) } else { upper };
        Some(Self(lower.saturating_add(upper).max(1)))
    }

    /// The customer's own median interval, given all intervals, which rise; `None` with too few.
    pub(super) fn of_gaps(gaps: &[i32]) -> Option<Self> {
        if gaps.len() + 1 < LEAST_PURCHASES {
            return None;
        }
        let (upper, lower) = (gaps[gaps.len() / 2], gaps[(gaps.len() - 1) / 2]);
        Some(Self(lower.saturating_add(upper).max(1)))
    }

    /// The customer's own median interval, given purchase days that rise; `None` with fewer than [`LEAST_PURCHASES`].
    pub fn own(days: &[i32]) -> Option<Self> {
        Self::median(days, LEAST_PURCHASES)
    }
}

/// How one customer buys, seen from the as-of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rhythm {
    pub n_purchases: u32,
    /// The median of the customer's own intervals.
    pub interval: HalfDays,
    pub last_on: Day,
    pub days_since_last_purchase: i32,
}

impl Rhythm {
    /// From purchase days that rise, none later than the as-of day; `None` with fewer than [`LEAST_PURCHASES`].
    pub fn of(days: &[i32], as_of: Day) -> Option<Self> {
        let interval = HalfDays::own(days)?;
        let last_on = day(*days.last()?);
        Some(Self {
            n_purchases: u32::try_from(days.len()).unwrap_or(u32::MAX),
            interval,
            last_on,
            days_since_last_purchase: as_of.days_since(last_on),
        })
    }

    /// Everyone's rhythm, by slot.
    pub fn of_everyone(days: &PurchaseDays, as_of: Day) -> Vec<Option<Self>> {
        days.iter().map(|own| Self::of(own, as_of)).collect()
    }

    /// Days since the last purchase over the customer's own median interval: 1 is on time, 2.3 is "2.3 of their own intervals".
    pub fn intervals_since_last_purchase(&self) -> f64 {
        f64::from(self.days_since_last_purchase) / self.interval.days()
    }

    /// Whether that reaches so many tenths, in whole numbers.
    pub fn has_reached_tenths(&self, tenths: u32) -> bool {
        reached_tenths(self.days_since_last_purchase, self.interval, tenths)
    }
}

/// Whether so many days are so many tenths of the interval or more.
pub(super) fn reached_tenths(days: i32, interval: HalfDays, tenths: u32) -> bool {
    20 * i64::from(days) >= i64::from(interval.0) * i64::from(tenths)
}

/// Whose rhythm a forecast follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RhythmOf {
    /// The customer's own, from so many intervals.
    Customer { n_intervals: u32 },
    /// That of everyone who bought here twice, as the customer has bought too rarely.
    Everyone { n_intervals: u32 },
}

/// When a customer will next buy, if the rhythm holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextPurchase {
    /// The first day on which the interval has passed. Before the as-of day for who is late.
    pub on: Day,
    /// The days on which a quarter and three quarters of the intervals have passed: in half of all cases it was between them.
    pub from: Day,
    pub to: Day,
    pub interval: HalfDays,
    pub rhythm_of: RhythmOf,
}

/// How long customers wait, over everyone: what a forecast goes by for who has bought too rarely.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypicalWait {
    pub n_intervals: u32,
    pub median: HalfDays,
    /// Whole days in which a quarter and three quarters of the intervals have passed.
    pub quartiles_days: (i32, i32),
}

impl TypicalWait {
    /// `None` when nobody has bought on two days.
    pub fn of<'a>(days: impl Iterator<Item = &'a [i32]>) -> Option<Self> {
        let mut gaps: Vec<i32> = days.flat_map(|own| own.windows(2).map(|pair| pair[1].saturating_sub(pair[0]))).collect();
        gaps.sort_unstable();
        let (upper, lower) = (*gaps.get(gaps.len() / 2)?, *gaps.get(gaps.len().saturating_sub(1) / 2)?);
        Some(Self {
            n_intervals: u32::try_from(gaps.len()).unwrap_or(u32::MAX),
            median: HalfDays(lower.saturating_add(upper).max(1)),
            quartiles_days: quartiles(&gaps)?,
        })
    }
}

/// A quarter and three quarters of rising gaps: the first that so many do not exceed (nearest rank).
fn quartiles(gaps: &[i32]) -> Option<(i32, i32)> {
    let rank = |quarters: usize| gaps.get((gaps.len() * quarters).div_ceil(4).saturating_sub(1)).copied();
    rank(1).zip(rank(3))
}

/// The next purchase of someone with these purchase days, in one category or in all: by the customer's own rhythm from
/// [`LEAST_PURCHASES`] on, else by `everyone`'s; `None` for who has not bought here or where nobody has a rhythm.
pub fn next_purchase(days: &[i32], everyone: Option<&TypicalWait>) -> Option<NextPurchase> {
    let last_on = day(*days.last()?);
    let own = TypicalWait::of([days].into_iter()).filter(|_| days.len() >= LEAST_PURCHASES);
    let rhythm_of = match own {
        Some(_) => RhythmOf::Customer { n_intervals: n_intervals(days) },
        None => RhythmOf::Everyone { n_intervals: everyone?.n_intervals },
    };
    let wait = own.or(everyone.copied())?;
    let (lower, upper) = wait.quartiles_days;
    Some(NextPurchase {
        on: last_on.plus_days(wait.median.whole_days()),
        from: last_on.plus_days(lower),
        to: last_on.plus_days(upper),
        interval: wait.median,
        rhythm_of,
    })
}

fn n_intervals(days: &[i32]) -> u32 {
    u32::try_from(days.len().saturating_sub(1)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::sample::on;
    use super::*;

    #[test]
    fn lateness_is_counted_in_ones_own_intervals() {
        let rhythm = Rhythm::of(&[0, 10, 40, 50], on(73));
        let got =
            rhythm.map(|own| (own.n_purchases, own.interval.days(), own.days_since_last_purchase, own.intervals_since_last_purchase()));
        assert_eq!(got, Some((4, 10.0, 23, 2.3)));
        assert_eq!(rhythm.map(|own| [22, 23, 24].map(|tenths| own.has_reached_tenths(tenths))), Some([true, true, false]));
        assert_eq!(Rhythm::of(&[0, 5, 20], on(20)).map(|own| own.interval), Some(HalfDays(20)), "halfway between 5 and 15");
        assert_eq!((Rhythm::of(&[0, 5], on(20)), Rhythm::of(&[], on(20))), (None, None));
    }

    #[test]
    fn the_next_purchase_follows_the_own_rhythm_or_everyones() {
        let all: [&[i32]; 2] = [&[0, 20, 50], &[3, 34, 94]];
        let everyone = TypicalWait::of(all.into_iter());
        assert_eq!(everyone, Some(TypicalWait { n_intervals: 4, median: HalfDays(61), quartiles_days: (20, 31) }));
        let next = |days: &[i32]| next_purchase(days, everyone.as_ref());
        let expected = |[at, from, to]: [i32; 3], interval, rhythm_of| {
            Some(NextPurchase { on: on(at), from: on(from), to: on(to), interval: HalfDays(interval), rhythm_of })
        };
        assert_eq!(next(&[0, 7, 15]), expected([23, 22, 23], 15, RhythmOf::Customer { n_intervals: 2 }));
        assert_eq!(next(&[0, 7]), expected([38, 27, 38], 61, RhythmOf::Everyone { n_intervals: 4 }));
        assert_eq!((next(&[]), next_purchase(&[0, 7], None)), (None, None));
        assert_eq!(TypicalWait::of([[4].as_slice()].into_iter()), None);
    }

    #[test]
    fn a_median_of_gaps_is_that_of_the_days() {
        for days in [[0, 5, 20, 21].as_slice(), &[0, 5, 20], &[0, 5], &[7]] {
            let mut gaps: Vec<i32> = days.windows(2).map(|pair| pair[1] - pair[0]).collect();
            gaps.sort_unstable();
            assert_eq!(HalfDays::of_gaps(&gaps), HalfDays::own(days));
        }
    }

    #[test]
    fn everyone_is_read_by_slot() {
        let mut sample = super::super::sample::Sample::default();
        sample.sale(0, 1, 1).sale(2, 1, 1).sale(2, 3, 1).sale(2, 3, 1).sale(2, 5, 1);
        let days = PurchaseDays::of(sample.columns(), 3, sample.counting(9, super::super::FreeSales::Count));
        let all: Vec<_> = Rhythm::of_everyone(&days, on(9)).into_iter().map(|own| own.map(|own| own.interval.days())).collect();
        assert_eq!(all, [None, None, Some(2.0)]);
    }
}
