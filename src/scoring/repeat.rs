//! Whether customers come again, how much an order brings, how long they wait, and how months went.
//!
//! Only purchases that count are in these figures: sales to nobody known are not. Averages of money are figures to show, in minor
//! units with a fraction; no sum is ever made from them. Not here: [`cohorts`](super::cohorts) and retention.

use super::histories::day;
use super::{Counting, Histories, PurchaseColumns, PurchaseDays, share_of};
use crate::domain::{Day, Month};
use serde::{Deserialize, Serialize};

/// Everyone together, up to the as-of day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RepeatFigures {
    /// With one purchase or more.
    pub n_customers: u32,
    /// With two purchases or more.
    pub n_repeat_customers: u32,
    pub n_purchases: u32,
    pub revenue_minor: i64,
}

impl RepeatFigures {
    /// Adds all histories up.
    pub fn of(histories: &Histories) -> Self {
        histories.slots().fold(Self::default(), |sum, slot| {
            let n_purchases = histories.n_purchases()[slot];
            Self {
                n_customers: sum.n_customers + 1,
                n_repeat_customers: sum.n_repeat_customers + u32::from(n_purchases > 1),
                n_purchases: sum.n_purchases + n_purchases,
                revenue_minor: sum.revenue_minor.saturating_add(histories.monetary_minor()[slot]),
            }
        })
    }

    /// Customers with two purchases or more, of all: 0 to 1.
    pub fn repeat_share(&self) -> Option<f64> {
        share_of(self.n_repeat_customers.into(), self.n_customers.into())
    }

    pub fn purchases_per_customer(&self) -> Option<f64> {
        share_of(self.n_purchases.into(), self.n_customers.into())
    }

    /// Average order value, in minor units.
    pub fn average_order_minor(&self) -> Option<f64> {
        share_of(self.revenue_minor.into(), self.n_purchases.into())
    }

    /// Average revenue per customer, in minor units.
    pub fn average_per_customer_minor(&self) -> Option<f64> {
        share_of(self.revenue_minor.into(), self.n_customers.into())
    }
}

/// Days between a purchase and the same customer's next one, over everyone. Orders of one day are one purchase.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct PurchaseLatency {
    pub n_gaps: u32,
    pub mean_days: f64,
    /// The middle one, or halfway between the two in the middle.
    pub median_days: f64,
}

impl PurchaseLatency {
    /// `None` when nobody has bought on two days.
    pub fn of(days: &PurchaseDays) -> Option<Self> {
        let mut gaps: Vec<i32> = days.iter().flat_map(|own| own.windows(2).map(|pair| pair[1] - pair[0])).collect();
        let n_gaps = u32::try_from(gaps.len()).unwrap_or(u32::MAX);
        let mean_days = share_of(gaps.iter().map(|gap| i128::from(*gap)).sum(), n_gaps.into())?;
        let is_even = gaps.len().is_multiple_of(2);
        let (below, &mut upper, _) = gaps.select_nth_unstable(n_gaps as usize / 2);
        let lower = if is_even { below.iter().copied().max().unwrap_or(upper) } else { upper };
        Some(Self { n_gaps, mean_days, median_days: f64::midpoint(lower.into(), upper.into()) })
    }
}

/// One calendar month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthFigures {
    pub month: Month,
    pub revenue_minor: i64,
    pub n_purchases: u32,
    /// Customers who bought in this month.
    pub n_buyers: u32,
    /// Of these, those who had never bought before.
    pub n_new_customers: u32,
    /// Customers who have bought by the end of this month.
    pub n_customers: u32,
}

impl MonthFigures {
    /// ARPU: revenue of the month per customer so far, in minor units.
    pub fn average_per_customer_minor(&self) -> Option<f64> {
        share_of(self.revenue_minor.into(), self.n_customers.into())
    }

    /// ARPPU: revenue of the month per buyer of the month, in minor units.
    pub fn average_per_buyer_minor(&self) -> Option<f64> {
        share_of(self.revenue_minor.into(), self.n_buyers.into())
    }
}

/// All months from the first purchase to the as-of day, those without a purchase too. The last may not be over yet.
///
/// `days` are of the same columns and the same counting.
pub fn months(columns: PurchaseColumns<'_>, days: &PurchaseDays, counting: Counting) -> Vec<MonthFigures> {
    let Some(first_on) = days.iter().filter_map(|own| own.first().copied()).min() else { return Vec::new() };
    let calendar = Calendar::new(first_on, counting.as_of);
    let mut months = calendar.empty_months();
    for row in columns.sales(days.n_slots(), counting) {
        if let Some(month) = calendar.month_of(row.on).and_then(|at| months.get_mut(at)) {
            month.revenue_minor = month.revenue_minor.saturating_add(row.amount_minor);
            month.n_purchases += 1;
        }
    }
    for own in days.iter() {
        let mut last_bought = None;
        for bought in own.iter().filter_map(|on| calendar.month_of(*on)) {
            if last_bought != Some(bought) {
                months[bought].n_buyers += 1;
                months[bought].n_new_customers += u32::from(last_bought.is_none());
            }
            last_bought = Some(bought);
        }
    }
    let mut n_customers = 0;
    for month in &mut months {
        n_customers += month.n_new_customers;
        month.n_customers = n_customers;
    }
    months
}

/// Which month a day is in, looked up: a million civil dates are not worked out one by one.
pub(super) struct Calendar {
    first_on: i32,
    first_month: Month,
    /// For each day from the first on, months since the first.
    months: Vec<u16>,
}

impl Calendar {
    pub(super) fn new(first_on: i32, last_on: Day) -> Self {
        let first = day(first_on);
        let first_month = first.month();
        let last_month = last_on.month();
        let mut months = Vec::new();
        for (since, month) in (0_u16..).zip(0..=last_month.months_since(first_month)).map(|(since, at)| (since, first_month.plus(at))) {
            let ends_on = if month == last_month { last_on } else { month.plus(1).first_day().plus_days(-1) };
            months.resize(usize::try_from(ends_on.days_since(first) + 1).unwrap_or_default(), since);
        }
        Self { first_on, first_month, months }
    }

    pub(super) fn month_of(&self, on: i32) -> Option<usize> {
        let day = usize::try_from(on.checked_sub(self.first_on)?).ok()?;
        self.months.get(day).map(|month| usize::from(*month))
    }

    fn empty_months(&self) -> Vec<MonthFigures> {
        let n_months = self.months.last().map_or(0, |last| i32::from(*last) + 1);
        (0..n_months)
            .map(|since| MonthFigures {
                month: self.first_month.plus(since),
                revenue_minor: 0,
                n_purchases: 0,
                n_buyers: 0,
                n_new_customers: 0,
                n_customers: 0,
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::FreeSales;
    use super::super::sample::Sample;
    use super::*;
    use crate::domain::day::NotADay;

    #[test]
    fn figures_of_everyone_add_up() {
        let mut sample = Sample::default();
        sample.sale(0, 1, 100).sale(0, 1, 50).sale(2, 4, 30).sale(3, 99, 30);
        let all = RepeatFigures::of(&sample.histories(4, 9));
        assert_eq!(all, RepeatFigures { n_customers: 2, n_repeat_customers: 1, n_purchases: 3, revenue_minor: 180 });
        assert_eq!((all.repeat_share(), all.purchases_per_customer()), (Some(0.5), Some(1.5)));
        assert_eq!((all.average_order_minor(), all.average_per_customer_minor()), (Some(60.0), Some(90.0)));
        assert_eq!(RepeatFigures::default().repeat_share(), None);
    }

    #[test]
    fn latency_takes_orders_of_one_day_as_one_purchase() {
        let mut sample = Sample::default();
        let latency = |sample: &Sample| PurchaseLatency::of(&PurchaseDays::of(sample.columns(), 3, sample.counting(99, FreeSales::Count)));
        sample.sale(0, 1, 1).sale(0, 1, 1);
        assert_eq!(latency(&sample), None);
        sample.sale(0, 11, 1).sale(1, 50, 1).sale(1, 20, 1);
        assert_eq!(latency(&sample), Some(PurchaseLatency { n_gaps: 2, mean_days: 20.0, median_days: 20.0 }));
        sample.sale(1, 52, 1);
        assert_eq!(latency(&sample), Some(PurchaseLatency { n_gaps: 3, mean_days: 14.0, median_days: 10.0 }));
    }

    #[test]
    fn months_are_without_a_gap_and_know_new_customers() -> Result<(), NotADay> {
        let mut sample = Sample::default();
        let day = |month, day| Day::new(2024, month, day).map(Day::number);
        sample.sale(0, day(1, 31)?, 100).sale(1, day(1, 31)?, 50).sale(1, day(1, 1)?, 30).give_back(1, day(1, 2)?, 30);
        sample.sale(0, day(3, 1)?, 60).sale(2, day(3, 31)?, 30).sale(2, day(4, 2)?, 70);
        let counting = Counting { as_of: Day::new(2024, 4, 1)?, free_sales: FreeSales::Count };
        let days = PurchaseDays::of(sample.columns(), 3, counting);
        let rows: Vec<_> = months(sample.columns(), &days, counting)
            .into_iter()
            .map(|row| (row.month.to_string(), row.revenue_minor, row.n_purchases, row.n_buyers, row.n_new_customers, row.n_customers))
            .collect();
        let expected = [("2024-01", 180, 3, 2, 2, 2), ("2024-02", 0, 0, 0, 0, 2), ("2024-03", 90, 2, 2, 1, 3), ("2024-04", 0, 0, 0, 0, 3)];
        assert_eq!(rows, expected.map(|(month, a, b, c, d, e)| (month.to_owned(), a, b, c, d, e)));
        Ok(())
    }

    #[test]
    fn a_month_without_buyers_has_no_average_per_buyer() -> Result<(), NotADay> {
        let mut sample = Sample::default();
        sample.sale(0, Day::new(2024, 1, 1)?.number(), 90);
        let counting = Counting { as_of: Day::new(2024, 2, 29)?, free_sales: FreeSales::Count };
        let all = months(sample.columns(), &PurchaseDays::of(sample.columns(), 1, counting), counting);
        let averages = |at: usize| all.get(at).map(|month| (month.average_per_customer_minor(), month.average_per_buyer_minor()));
        assert_eq!([averages(0), averages(1), averages(2)], [Some((Some(90.0), Some(90.0))), Some((Some(0.0), None)), None]);
        assert!(months(sample.columns(), &PurchaseDays::of(sample.columns(), 0, counting), counting).is_empty());
        Ok(())
    }

    #[test]
    fn months_reach_to_both_ends_of_the_calendar() {
        let mut sample = Sample::default();
        sample.sale(0, Day::MIN.number(), 1).sale(0, Day::MAX.number(), 2);
        let counting = Counting { as_of: Day::MAX, free_sales: FreeSales::Count };
        let all = months(sample.columns(), &PurchaseDays::of(sample.columns(), 1, counting), counting);
        assert_eq!(
            (all.len(), all.first().map(|month| month.revenue_minor), all.last().map(|month| month.revenue_minor)),
            (3_600, Some(1), Some(2))
        );
    }
}
