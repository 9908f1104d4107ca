//! The days on which each customer bought, in order and each day once.
//!
//! Orders of one customer on one day are one purchase here, as the rhythm of buying and the lifetime models want it; RFM counts
//! orders ([`histories`](super::histories)). Amounts are not here.

use super::{Counting, PurchaseColumns};

/// Days of purchase of all customers, one slice a slot.
#[derive(Clone, Debug)]
pub struct PurchaseDays {
    /// Where the days of each slot begin; one more than there are slots.
    starts: Vec<usize>,
    days: Vec<i32>,
}

impl PurchaseDays {
    /// Two passes over the purchases and a sort of each customer's own few days. Rows may be in any order.
    pub fn of(columns: PurchaseColumns<'_>, n_slots: usize, counting: Counting) -> Self {
        let mut starts = vec![0_usize; n_slots + 1];
        for row in columns.sales(n_slots, counting) {
            starts[row.slot + 1] += 1;
        }
        for slot in 0..n_slots {
            starts[slot + 1] += starts[slot];
        }
        let mut next = starts.clone();
        let mut days = vec![0_i32; starts[n_slots]];
        for row in columns.sales(n_slots, counting) {
            days[next[row.slot]] = row.on;
            next[row.slot] += 1;
        }
        Self { starts, days }.each_day_once()
    }

    /// Sorts each slot's days and closes the gaps that repeated days leave.
    fn each_day_once(mut self) -> Self {
        let mut written = 0;
        for slot in 0..self.n_slots() {
            let (start, end) = (self.starts[slot], self.starts[slot + 1]);
            self.days[start..end].sort_unstable();
            self.starts[slot] = written;
            for at in start..end {
                if at == start || self.days[at] != self.days[written - 1] {
                    self.days[written] = self.days[at];
                    written += 1;
                }
            }
        }
        let n_slots = self.n_slots();
        self.starts[n_slots] = written;
        self.days.truncate(written);
        self
    }

    pub const fn n_slots(&self) -> usize {
        self.starts.len() - 1
    }

    /// Days of purchase in a slot, rising, as [`Day::number`](crate::domain::Day::number); empty for a slot there is not.
    pub fn get(&self, slot: usize) -> &[i32] {
        match self.starts.get(slot..).unwrap_or_default() {
            [start, end, ..] => &self.days[*start..*end],
            _ => &[],
        }
    }

    /// Each slot's days, in the order of slots.
    pub fn iter(&self) -> impl Iterator<Item = &[i32]> {
        self.starts.windows(2).map(|ends| &self.days[ends[0]..ends[1]])
    }
}

#[cfg(test)]
mod tests {
    use super::super::FreeSales;
    use super::super::sample::Sample;
    use super::*;

    #[test]
    fn days_come_in_order_and_once() {
        let mut sample = Sample::default();
        sample.sale(2, 9, 1).sale(0, 7, 1).sale(2, 3, 1).sale(0, 7, 5).sale(2, 9, 1).sale(2, 4, 1).sale(0, 99, 1).sale(9, 1, 1);
        sample.give_back(1, 5, 1);
        let days = PurchaseDays::of(sample.columns(), 4, sample.counting(10, FreeSales::Ignore));
        assert_eq!(days.iter().collect::<Vec<_>>(), [&[7][..], &[], &[3, 4, 9], &[]]);
        assert_eq!((days.get(2), days.get(4), days.get(99)), (&[3, 4, 9][..], &[][..], &[][..]));
    }

    #[test]
    fn nobody_has_no_days() {
        let sample = Sample::default();
        let days = PurchaseDays::of(sample.columns(), 0, sample.counting(10, FreeSales::Ignore));
        assert_eq!((days.n_slots(), days.iter().count(), days.get(0).len()), (0, 0, 0));
    }
}
