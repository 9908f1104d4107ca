//! From purchase rows to one history a customer, in one pass and without looking anything up.
//!
//! A sale counts if it names a customer, is not deleted, is not later than the as-of day, and has a value (or
//! [`FreeSales::Count`] is chosen). Returns are counted apart and take nothing away.
//!
//! Not here: merging orders of one day, which only the lifetime models and the rhythm want
//! ([`purchase_days`](super::purchase_days)).

use crate::domain::{Day, PurchaseKind};
use serde::{Deserialize, Serialize};

/// What the customer column holds for a sale to nobody known.
pub const NO_CUSTOMER: u32 = u32::MAX;

/// Purchases as columns of equal length; a row is read only where every column reaches.
#[derive(Clone, Copy, Debug)]
pub struct PurchaseColumns<'a> {
    /// Slot of the customer, or [`NO_CUSTOMER`].
    pub customer: &'a [u32],
    /// [`Day::number`].
    pub on: &'a [i32],
    /// 0 or more; the direction is the kind.
    pub amount_minor: &'a [i64],
    pub kind: &'a [PurchaseKind],
    /// False for a row that was deleted and waits to be swept out.
    pub alive: &'a [bool],
}

/// Whether a sale with an amount of zero is a purchase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FreeSales {
    /// Each row is an order, whatever it came to.
    Count,
    /// An order of no value is none.
    Ignore,
}

/// Which rows count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Counting {
    /// The last day that is looked at; it counts.
    pub as_of: Day,
    pub free_sales: FreeSales,
}

/// One row that may count.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    pub slot: usize,
    pub on: i32,
    pub amount_minor: i64,
    pub kind: PurchaseKind,
}

impl<'a> PurchaseColumns<'a> {
    /// Living rows up to the as-of day: sales that count, and all returns. [`NO_CUSTOMER`] is a slot that no column has.
    #[inline]
    pub(super) fn rows(self, counting: Counting) -> impl Iterator<Item = Row> + 'a {
        let last_on = counting.as_of.number();
        let least_minor = match counting.free_sales {
            FreeSales::Count => 0,
            FreeSales::Ignore => 1,
        };
        self.customer.iter().zip(self.on).zip(self.amount_minor).zip(self.kind).zip(self.alive).filter_map(
            move |((((&customer, &on), &amount_minor), &kind), &alive)| {
                let counts = alive && on <= last_on && (kind == PurchaseKind::Return || amount_minor >= least_minor);
                counts.then_some(Row { slot: customer as usize, on, amount_minor, kind })
            },
        )
    }

    /// The same, sales to known customers only.
    #[inline]
    pub(super) fn sales(self, n_slots: usize, counting: Counting) -> impl Iterator<Item = Row> + 'a {
        self.rows(counting).filter(move |row| row.kind == PurchaseKind::Sale && row.slot < n_slots)
    }

    /// The day of the last sale that counts, to look at everything from there; `None` when there is none.
    pub fn last_sale_on(self, n_slots: usize, free_sales: FreeSales) -> Option<Day> {
        self.sales(n_slots, Counting { as_of: Day::MAX, free_sales }).map(|row| row.on).max().map(day)
    }
}

/// A day from a column. Columns are filled from days, so none is outside the calendar.
pub(super) fn day(number: i32) -> Day {
    Day::from_number(number).unwrap_or(Day::MIN)
}

/// What a customer has bought up to the as-of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct History {
    pub first_on: Day,
    pub last_on: Day,
    /// As-of day less the day of the last purchase: 0 or more.
    pub days_since_last_purchase: i32,
    /// 1 or more.
    pub n_purchases: u32,
    /// Sum of the purchases; returns are not taken off.
    pub monetary_minor: i64,
    pub n_returns: u32,
    pub returned_minor: i64,
}

/// Histories of all customers, each column indexed by slot.
#[derive(Clone, Debug)]
pub struct Histories {
    counting: Counting,
    first_on: Vec<i32>,
    last_on: Vec<i32>,
    n_purchases: Vec<u32>,
    monetary_minor: Vec<i64>,
    n_returns: Vec<u32>,
    returned_minor: Vec<i64>,
}

impl Histories {
    /// One pass over the purchases of `n_slots` customers. Rows may be in any order.
    pub fn of(columns: PurchaseColumns<'_>, n_slots: usize, counting: Counting) -> Self {
        let mut all = Self {
            counting,
            first_on: vec![i32::MAX; n_slots],
            last_on: vec![i32::MIN; n_slots],
            n_purchases: vec![0; n_slots],
            monetary_minor: vec![0; n_slots],
            n_returns: vec![0; n_slots],
            returned_minor: vec![0; n_slots],
        };
        for row in columns.rows(counting).filter(|row| row.slot < n_slots) {
            match row.kind {
                PurchaseKind::Sale => all.add_sale(row),
                PurchaseKind::Return => all.add_return(row),
            }
        }
        all
    }

    #[inline]
    fn add_sale(&mut self, row: Row) {
        let slot = row.slot;
        self.first_on[slot] = self.first_on[slot].min(row.on);
        self.last_on[slot] = self.last_on[slot].max(row.on);
        self.n_purchases[slot] += 1;
        self.monetary_minor[slot] = self.monetary_minor[slot].saturating_add(row.amount_minor);
    }

    #[inline]
    fn add_return(&mut self, row: Row) {
        self.n_returns[row.slot] += 1;
        self.returned_minor[row.slot] = self.returned_minor[row.slot].saturating_add(row.amount_minor);
    }

    /// Which rows were counted.
    pub const fn counting(&self) -> Counting {
        self.counting
    }

    pub const fn n_slots(&self) -> usize {
        self.n_purchases.len()
    }

    /// Slots of customers with a purchase, rising. These are the N of every score.
    pub fn slots(&self) -> impl Iterator<Item = usize> + '_ {
        self.n_purchases.iter().enumerate().filter_map(|(slot, &n)| (n > 0).then_some(slot))
    }

    /// The history in a slot; `None` for a customer without a purchase, even if something came back.
    pub fn get(&self, slot: usize) -> Option<History> {
        (self.n_purchases.get(slot).copied()? > 0).then(|| History {
            first_on: day(self.first_on[slot]),
            last_on: day(self.last_on[slot]),
            days_since_last_purchase: self.days_since_last_purchase(slot),
            n_purchases: self.n_purchases[slot],
            monetary_minor: self.monetary_minor[slot],
            n_returns: self.n_returns[slot],
            returned_minor: self.returned_minor[slot],
        })
    }

    /// As-of day less the day of the last purchase; meaningless in a slot without a purchase.
    #[inline]
    pub(super) fn days_since_last_purchase(&self, slot: usize) -> i32 {
        self.counting.as_of.number().saturating_sub(self.last_on[slot])
    }

    /// Purchases by slot; 0 for none.
    pub fn n_purchases(&self) -> &[u32] {
        &self.n_purchases
    }

    /// Sum of purchases by slot; 0 for none.
    pub fn monetary_minor(&self) -> &[i64] {
        &self.monetary_minor
    }

    /// Returns by slot: how many.
    pub fn n_returns(&self) -> &[u32] {
        &self.n_returns
    }

    /// Returns by slot: what they came to.
    pub fn returned_minor(&self) -> &[i64] {
        &self.returned_minor
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Sample, on};
    use super::*;

    #[test]
    fn what_counts_is_counted_once_and_the_rest_is_not() {
        let mut sample = Sample::default();
        sample.sale(0, 10, 500).sale(0, 4, 250).sale(0, 30, 100);
        sample.sale(1, 31, 900).sale(NO_CUSTOMER, 5, 700).sale(9, 5, 700).sale(2, 5, 0);
        sample.give_back(0, 12, 50).give_back(3, 12, 80).give_back(0, 31, 50);
        sample.sale(0, 11, 9_999).delete_last();
        let all = Histories::of(sample.columns(), 4, sample.counting(30, FreeSales::Ignore));
        assert_eq!(
            all.get(0),
            Some(History {
                first_on: on(4),
                last_on: on(30),
                days_since_last_purchase: 0,
                n_purchases: 3,
                monetary_minor: 850,
                n_returns: 1,
                returned_minor: 50
            })
        );
        assert_eq!((1..9).filter_map(|slot| all.get(slot)).count(), 0, "later than as-of, free, only a return, no such slot");
        assert_eq!(all.returned_minor(), [50, 0, 0, 80]);
        assert_eq!(all.slots().collect::<Vec<_>>(), [0]);
    }

    #[test]
    fn a_free_order_is_a_purchase_only_when_asked_for() {
        let mut sample = Sample::default();
        sample.sale(0, 5, 0);
        let n = |free| Histories::of(sample.columns(), 1, sample.counting(9, free)).n_purchases()[0];
        assert_eq!((n(FreeSales::Count), n(FreeSales::Ignore)), (1, 0));
    }

    #[test]
    fn the_last_sale_is_one_that_counts() {
        let mut sample = Sample::default();
        assert_eq!(sample.columns().last_sale_on(2, FreeSales::Count), None);
        sample.sale(0, 5, 10).sale(1, 8, 0).give_back(0, 9, 10).sale(NO_CUSTOMER, 11, 10).sale(0, 12, 5).delete_last();
        assert_eq!(sample.columns().last_sale_on(2, FreeSales::Ignore), Some(on(5)));
        assert_eq!(sample.columns().last_sale_on(2, FreeSales::Count), Some(on(8)));
    }

    #[test]
    fn sums_beyond_64_bits_stop_at_the_largest() {
        let mut sample = Sample::default();
        sample.sale(0, 1, i64::MAX).sale(0, 1, 1);
        assert_eq!(Histories::of(sample.columns(), 1, sample.counting(1, FreeSales::Ignore)).monetary_minor(), [i64::MAX]);
    }
}
