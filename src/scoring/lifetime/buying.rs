//! From purchases to buying histories, as the lifetime models want them.
//!
//! Orders of one customer on one day are one purchase here; RFM counts orders ([`histories`](super::super::histories)). The first
//! purchase makes a customer and is not counted among the repeats, nor its amount in the mean spend. The as-of day counts.

use super::Cohort;
use crate::scoring::{Counting, PurchaseColumns, PurchaseDays};

/// What the models of buying know of a customer: (x, t_x, T).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BuyingHistory {
    n_repeats: u32,
    until_last_weeks: f64,
    observed_weeks: f64,
}

/// Weeks that no history has.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[error("no history has {n_repeats} repeat purchases, the last after {until_last_weeks} of {observed_weeks} weeks")]
pub struct NotAHistory {
    pub n_repeats: u32,
    pub until_last_weeks: f64,
    pub observed_weeks: f64,
}

impl BuyingHistory {
    /// Somebody who has only just bought for the first time.
    pub const NEW: Self = Self { n_repeats: 0, until_last_weeks: 0.0, observed_weeks: 0.0 };

    /// `n_repeats` purchases after the first, the last of them `until_last_weeks` after it, seen for `observed_weeks`.
    ///
    /// # Errors
    /// Unless 0 <= `until_last_weeks` <= `observed_weeks`, both finite, and the former is 0 exactly when there are no repeats.
    pub fn new(n_repeats: u32, until_last_weeks: f64, observed_weeks: f64) -> Result<Self, NotAHistory> {
        let in_order = until_last_weeks >= 0.0 && until_last_weeks <= observed_weeks && observed_weeks.is_finite();
        if in_order && (n_repeats == 0) == (until_last_weeks == 0.0) {
            Ok(Self { n_repeats, until_last_weeks, observed_weeks })
        } else {
            Err(NotAHistory { n_repeats, until_last_weeks, observed_weeks })
        }
    }

    /// x: purchases after the first.
    pub const fn n_repeats(self) -> u32 {
        self.n_repeats
    }

    /// t_x: weeks from the first purchase to the last; 0 without a repeat.
    pub const fn until_last_weeks(self) -> f64 {
        self.until_last_weeks
    }

    /// T: weeks from the first purchase to the as-of day.
    pub const fn observed_weeks(self) -> f64 {
        self.observed_weeks
    }
}

/// The same in days, as it was counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BuyingDays {
    pub n_repeats: u32,
    pub until_last_days: i32,
    pub observed_days: i32,
}

impl From<BuyingDays> for BuyingHistory {
    fn from(days: BuyingDays) -> Self {
        let weeks = |days: i32| f64::from(days) / 7.0;
        Self { n_repeats: days.n_repeats, until_last_weeks: weeks(days.until_last_days), observed_weeks: weeks(days.observed_days) }
    }
}

/// Buying histories of all customers, each column indexed by slot.
#[derive(Clone, Debug)]
pub struct BuyingHistories {
    /// Days with a purchase; 0 for a slot without a history.
    n_days: Vec<u32>,
    until_last_days: Vec<i32>,
    observed_days: Vec<i32>,
    /// Sum over all days but the first.
    repeat_spend_minor: Vec<i64>,
}

impl BuyingHistories {
    /// Sorts out the days of purchase, then one pass for what was spent on all but the first. Rows may be in any order.
    pub fn of(columns: PurchaseColumns<'_>, n_slots: usize, counting: Counting) -> Self {
        let days = PurchaseDays::of(columns, n_slots, counting);
        let mut all = Self {
            n_days: Vec::with_capacity(n_slots),
            until_last_days: Vec::with_capacity(n_slots),
            observed_days: Vec::with_capacity(n_slots),
            repeat_spend_minor: vec![0; n_slots],
        };
        let mut first_on = Vec::with_capacity(n_slots);
        for days in days.iter() {
            let (first, last) = (days.first().copied().unwrap_or(0), days.last().copied().unwrap_or(0));
            first_on.push(first);
            all.n_days.push(u32::try_from(days.len()).unwrap_or(u32::MAX));
            all.until_last_days.push(last - first);
            all.observed_days.push(counting.as_of.number() - first);
        }
        for row in columns.sales(n_slots, counting) {
            if row.on > first_on[row.slot] {
                all.repeat_spend_minor[row.slot] = all.repeat_spend_minor[row.slot].saturating_add(row.amount_minor);
            }
        }
        all
    }

    pub const fn n_slots(&self) -> usize {
        self.n_days.len()
    }

    /// Slots of customers with a purchase, rising.
    pub fn slots(&self) -> impl Iterator<Item = usize> + '_ {
        self.n_days.iter().enumerate().filter_map(|(slot, &n)| (n > 0).then_some(slot))
    }

    /// A slot's history in days; `None` without a purchase.
    pub fn days(&self, slot: usize) -> Option<BuyingDays> {
        let n_repeats = self.n_days.get(slot).copied()?.checked_sub(1)?;
        Some(BuyingDays { n_repeats, until_last_days: self.until_last_days[slot], observed_days: self.observed_days[slot] })
    }

    /// A slot's history; `None` without a purchase.
    pub fn get(&self, slot: usize) -> Option<BuyingHistory> {
        self.days(slot).map(BuyingHistory::from)
    }

    /// z: the mean of the repeat purchase days in major units, 0 without a repeat; `None` without a purchase.
    #[expect(clippy::cast_precision_loss, reason = "a mean is no longer money")]
    pub fn mean_repeat_spend(&self, slot: usize, minor_per_major: i64) -> Option<f64> {
        let n_repeats = self.days(slot)?.n_repeats;
        let sum = self.repeat_spend_minor[slot] as f64 / minor_per_major as f64;
        Some(if n_repeats == 0 { 0.0 } else { sum / f64::from(n_repeats) })
    }

    /// Customers with a purchase after the first.
    pub fn n_repeat_buyers(&self) -> u32 {
        u32::try_from(self.n_days.iter().filter(|n| **n > 1).count()).unwrap_or(u32::MAX)
    }

    /// The histories with equal ones counted once, in the order of [`slots`](Self::slots).
    pub fn cohort(&self) -> Cohort {
        Cohort::of(self.slots().filter_map(|slot| self.get(slot)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::FreeSales;
    use super::super::super::sample::Sample;
    use super::*;

    #[test]
    fn orders_of_one_day_are_one_purchase_and_the_first_day_is_not_a_repeat() {
        let mut sample = Sample::default();
        sample.sale(0, 20, 300).sale(0, 6, 900).sale(0, 20, 100).sale(0, 6, 50).sale(0, 13, 200).sale(0, 28, 7_000);
        sample.sale(2, 27, 500).give_back(2, 20, 500);
        let all = BuyingHistories::of(sample.columns(), 3, sample.counting(27, FreeSales::Count));
        assert_eq!(all.days(0), Some(BuyingDays { n_repeats: 2, until_last_days: 14, observed_days: 21 }));
        assert_eq!(all.get(0), BuyingHistory::new(2, 2.0, 3.0).ok());
        assert_eq!(all.mean_repeat_spend(0, 100), Some(3.0));
        assert_eq!((all.get(1), all.mean_repeat_spend(1, 100), all.get(7)), (None, None, None));
        assert_eq!((all.get(2), all.mean_repeat_spend(2, 100)), (Some(BuyingHistory::NEW), Some(0.0)));
        assert_eq!((all.slots().collect::<Vec<_>>(), all.n_repeat_buyers()), (vec![0, 2], 1));
    }

    #[test]
    fn weeks_that_no_history_has_are_refused() {
        for (n_repeats, until_last, observed) in [(0, 1.0, 2.0), (1, 0.0, 2.0), (1, 3.0, 2.0), (1, f64::NAN, 2.0), (1, 1.0, f64::INFINITY)]
        {
            assert!(BuyingHistory::new(n_repeats, until_last, observed).is_err(), "{n_repeats} {until_last} {observed}");
        }
    }
}
