//! Each customer's own rhythm of buying: how late they are by it, and when they will come next.
//!
//! Orders of one day are one purchase. The rhythm of a category or a product is that of the purchases in it: hand in the days of those.
//! Not here: probabilities, which the lifetime models give, and what will be bought ([`companions`](super::baskets::companions)).

use super::PurchaseDays;
use super::histories::day;
use super::repeat::PurchaseLatency;
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
    pub interval: HalfDays,
    pub rhythm_of: RhythmOf,
}

/// The next purchase of someone with these purchase days, in one category or in all: by the customer's own rhythm from
/// [`LEAST_PURCHASES`] on, else by `everyone`'s; `None` for who has not bought here or where nobody has a rhythm.
pub fn next_purchase(days: &[i32], everyone: Option<&PurchaseLatency>) -> Option<NextPurchase> {
    let last_on = day(*days.last()?);
    let own = HalfDays::own(days).map(|interval| (interval, RhythmOf::Customer { n_intervals: n_intervals(days) }));
    let typical = || everyone.map(|all| (typical_interval(all), RhythmOf::Everyone { n_intervals: all.n_gaps }));
    let (interval, rhythm_of) = own.or_else(typical)?;
    Some(NextPurchase { on: last_on.plus_days(interval.whole_days()), interval, rhythm_of })
}

fn n_intervals(days: &[i32]) -> u32 {
    u32::try_from(days.len().saturating_sub(1)).unwrap_or(u32::MAX)
}

/// Everyone's median interval, which is whole or half days already.
#[expect(clippy::cast_possible_truncation, reason = "a median of days within the calendar")]
pub fn typical_interval(everyone: &PurchaseLatency) -> HalfDays {
    HalfDays(((everyone.median_days * 2.0).round() as i32).max(1))
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
        let everyone = PurchaseLatency { n_gaps: 9, mean_days: 40.0, median_days: 30.5 };
        let next = |days: &[i32]| next_purchase(days, Some(&everyone));
        let expected = |number, interval, rhythm_of| Some(NextPurchase { on: on(number), interval: HalfDays(interval), rhythm_of });
        assert_eq!(next(&[0, 7, 15]), expected(23, 15, RhythmOf::Customer { n_intervals: 2 }));
        assert_eq!(next(&[0, 7]), expected(38, 61, RhythmOf::Everyone { n_intervals: 9 }));
        assert_eq!((next(&[]), next_purchase(&[0, 7], None)), (None, None));
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
