//! Whether a customer buys more or less than before, and whether that is more than noise.
//!
//! Two windows of equal length end on the as-of day: now, and before. The amount is what is shown; the number of purchases is what is
//! tested, as amounts of single orders vary far more than anyone knows. Not here: seasons. A shop with a Christmas compares whole years.

use super::chance::{SIGNIFICANT, p_of_equal_rates};
use super::{Counting, PurchaseColumns, share_of};
use serde::{Deserialize, Serialize};

/// Which way it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trend {
    /// Amount and number of purchases rose, the latter by more than chance.
    Rising,
    /// Both fell, the number by more than chance.
    Falling,
    /// It may be chance, or amount and number do not go the same way.
    CannotTell,
}

/// One customer's two windows.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Growth {
    pub amount_now_minor: i64,
    /// More than 0.
    pub amount_before_minor: i64,
    /// Purchases; with those before, the n of the test.
    pub n_now: u32,
    pub n_before: u32,
    /// Probability, 0 to 1, of numbers so far apart by chance.
    pub p_value: f64,
}

impl Growth {
    /// (now - before) / before: -1 for nothing left, 1 for twice as much.
    pub fn change_share(&self) -> f64 {
        let more = i128::from(self.amount_now_minor) - i128::from(self.amount_before_minor);
        share_of(more, self.amount_before_minor.into()).unwrap_or_default()
    }

    pub fn trend(&self) -> Trend {
        let is_chance = self.p_value >= SIGNIFICANT;
        match (self.n_now.cmp(&self.n_before), self.amount_now_minor.cmp(&self.amount_before_minor)) {
            (number, amount) if is_chance || number != amount => Trend::CannotTell,
            (number, _) if number.is_gt() => Trend::Rising,
            _ => Trend::Falling,
        }
    }
}

/// Two windows of one customer.
#[derive(Clone, Copy, Debug, Default)]
struct Windows {
    has_bought_earlier: bool,
    amount_minor: [i64; 2],
    n_purchases: [u32; 2],
}

impl Windows {
    /// `None` when too little is known: the window before is not wholly after the first purchase, or nothing was bought in it.
    fn growth(&self) -> Option<Growth> {
        let [amount_now_minor, amount_before_minor] = self.amount_minor;
        let [n_now, n_before] = self.n_purchases;
        if !self.has_bought_earlier || amount_before_minor <= 0 {
            return None;
        }
        Some(Growth { amount_now_minor, amount_before_minor, n_now, n_before, p_value: p_of_equal_rates(n_now, n_before)? })
    }
}

/// Growth of all customers, by slot.
#[derive(Clone, Debug)]
pub struct Growths {
    window_days: i32,
    windows: Vec<Windows>,
}

impl Growths {
    /// One pass over the purchases. Each window is so many days long, at least one; the as-of day is the last day of the window now.
    pub fn of(columns: PurchaseColumns<'_>, n_slots: usize, counting: Counting, window_days: i32) -> Self {
        let window_days = window_days.max(1);
        let mut windows = vec![Windows::default(); n_slots];
        for row in columns.sales(n_slots, counting) {
            let days_ago = i64::from(counting.as_of.number()) - i64::from(row.on);
            let own = &mut windows[row.slot];
            match days_ago / i64::from(window_days) {
                0 => own.add(0, row.amount_minor),
                1 => own.add(1, row.amount_minor),
                _ => own.has_bought_earlier = true,
            }
            // Who first bought on the very first day of the window before has all of it behind them.
            own.has_bought_earlier |= days_ago == 2 * i64::from(window_days) - 1;
        }
        Self { window_days, windows }
    }

    pub const fn window_days(&self) -> i32 {
        self.window_days
    }

    pub const fn n_slots(&self) -> usize {
        self.windows.len()
    }

    /// The growth in a slot; `None` when too little is known of the customer: not yet there through the whole window before, or
    /// nothing bought in it.
    pub fn get(&self, slot: usize) -> Option<Growth> {
        self.windows.get(slot)?.growth()
    }
}

impl Windows {
    fn add(&mut self, window: usize, amount_minor: i64) {
        self.n_purchases[window] += 1;
        self.amount_minor[window] = self.amount_minor[window].saturating_add(amount_minor);
    }
}

#[cfg(test)]
mod tests {
    use super::super::FreeSales;
    use super::super::sample::Sample;
    use super::*;

    fn growth(now: &[i64], before: &[i64]) -> Option<Growth> {
        let mut sample = Sample::default();
        sample.sale(0, 40, 1);
        for amount in now {
            sample.sale(0, 100, *amount);
        }
        for amount in before {
            sample.sale(0, 90, *amount);
        }
        Growths::of(sample.columns(), 1, sample.counting(100, FreeSales::Count), 10).get(0)
    }

    #[test]
    fn windows_end_on_the_as_of_day() {
        let mut sample = Sample::default();
        sample.sale(0, 81, 50).sale(0, 90, 70).sale(0, 91, 30).sale(0, 100, 60).sale(0, 101, 999);
        sample.sale(1, 82, 50).sale(1, 100, 60);
        sample.sale(2, 80, 50).sale(2, 100, 60).give_back(2, 85, 50);
        let all = Growths::of(sample.columns(), 3, sample.counting(100, FreeSales::Count), 10);
        let got = all.get(0).map(|own| (own.amount_now_minor, own.amount_before_minor, own.n_now, own.n_before, own.change_share()));
        assert_eq!(got, Some((90, 120, 2, 2, -0.25)));
        assert_eq!([1, 2, 9].map(|slot| all.get(slot)), [None; 3], "not yet there, nothing before, no such slot");
    }

    #[test]
    fn a_trend_takes_amount_and_number_the_same_way_beyond_chance() {
        let trend = |now: &[i64], before: &[i64]| growth(now, before).map(|growth| growth.trend());
        assert_eq!(trend(&[], &[10; 6]), Some(Trend::Falling), "p = 0.031");
        assert_eq!(trend(&[], &[10; 5]), Some(Trend::CannotTell), "p = 0.063");
        assert_eq!(trend(&[10; 9], &[10]), Some(Trend::Rising), "p = 0.021");
        assert_eq!(trend(&[500], &[10; 9]), Some(Trend::CannotTell), "fewer, but larger");
        assert_eq!(trend(&[10; 3], &[20; 3]), Some(Trend::CannotTell), "as many");
        assert_eq!(growth(&[], &[10; 6]).map(|growth| growth.change_share()), Some(-1.0));
    }

    #[test]
    fn nothing_is_said_where_nothing_was_before() {
        assert_eq!((growth(&[10], &[]), growth(&[10], &[0])), (None, None));
    }
}
