//! Who stays: customers by the month of their first purchase, followed month by month, and retention from month to month.
//!
//! A customer is active in a month with a purchase. **A month that is not yet over on the as-of day has no cell**: it is absent, not
//! zero. Not here: drawing.

use super::histories::day;
use super::repeat::{Calendar, MonthFigures, months};
use super::{Counting, PurchaseColumns, PurchaseDays, share_of};
use crate::domain::Month;
use serde::{Deserialize, Serialize};

/// Customers whose first purchase was in one month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cohort {
    pub month: Month,
    pub n_customers: u32,
    /// By months since the first: those who bought. Ends with the last month that is over.
    pub n_active: Vec<u32>,
    /// What they brought in each of these months.
    pub revenue_minor: Vec<i64>,
}

impl Cohort {
    /// Of the cohort, those who bought so many months after the first, 0 to 1; `None` when that month is not over.
    pub fn retention(&self, months_since: usize) -> Option<f64> {
        share_of((*self.n_active.get(months_since)?).into(), self.n_customers.into())
    }

    /// What an average customer of the cohort has brought by the end of that month, in minor units; `None` when it is not over.
    pub fn cumulative_per_customer_minor(&self, months_since: usize) -> Option<f64> {
        let so_far = self.revenue_minor.get(..=months_since)?;
        share_of(so_far.iter().map(|minor| i128::from(*minor)).sum(), self.n_customers.into())
    }
}

/// One month that is over, beside the month before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthRetention {
    /// Revenue, purchases, buyers (the active), ARPU and ARPPU.
    pub figures: MonthFigures,
    /// Of the month's buyers, those who bought in the month before too; `None` for the first month.
    pub n_retained: Option<u32>,
    /// Buyers of the month before; `None` for the first month.
    pub n_active_before: Option<u32>,
}

impl MonthRetention {
    /// Active in this month and the last, of those active in the last: 0 to 1. `None` when there was none.
    pub fn retention(&self) -> Option<f64> {
        share_of(self.n_retained?.into(), self.n_active_before?.into())
    }

    /// 1 - retention: those who bought in the last month and not in this.
    pub fn churn(&self) -> Option<f64> {
        self.retention().map(|retention| 1.0 - retention)
    }
}

/// The triangle and the months.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cohorts {
    /// By month; months in which nobody came are left out.
    pub cohorts: Vec<Cohort>,
    /// All months from the first purchase that are over.
    pub months: Vec<MonthRetention>,
}

impl Cohorts {
    /// A pass over the purchases and a pass over everyone's days. `days` are of the same columns and the same counting.
    pub fn of(columns: PurchaseColumns<'_>, days: &PurchaseDays, counting: Counting) -> Self {
        let Some(first_on) = days.iter().filter_map(|own| own.first().copied()).min() else { return Self::default() };
        let calendar = Calendar::new(first_on, counting.as_of);
        let mut figures = months(columns, days, counting);
        let is_over = |month: Month| month.plus(1).first_day().days_since(counting.as_of) == 1;
        let is_last_open = figures.last().is_some_and(|last| !is_over(last.month));
        let n_over = figures.len() - usize::from(is_last_open);
        let mut all = Self::empty(day(first_on).month(), &figures, n_over);
        let followed = all.follow_days(days, &calendar, figures.len());
        all.add_revenue(columns, counting, &calendar, &followed.cohort_of);
        figures.truncate(n_over);
        all.months = beside_the_month_before(&figures, &followed.n_retained);
        all.cohorts.retain(|cohort| cohort.n_customers > 0);
        all
    }

    /// A row for each month, without cells where nobody came.
    fn empty(first: Month, figures: &[MonthFigures], n_over: usize) -> Self {
        let row = |(since, figures): (usize, &MonthFigures)| {
            let n_cells = if figures.n_new_customers > 0 { n_over.saturating_sub(since) } else { 0 };
            let month = first.plus(i32::try_from(since).unwrap_or(i32::MAX));
            Cohort { month, n_customers: figures.n_new_customers, n_active: vec![0; n_cells], revenue_minor: vec![0; n_cells] }
        };
        Self { cohorts: figures.iter().enumerate().map(row).collect(), months: Vec::new() }
    }

    /// Counts who was active when.
    fn follow_days(&mut self, days: &PurchaseDays, calendar: &Calendar, n_months: usize) -> Followed {
        let mut followed = Followed { cohort_of: vec![None; days.n_slots()], n_retained: vec![0; n_months] };
        for (cohort, own) in followed.cohort_of.iter_mut().zip(days.iter()) {
            let mut before = None;
            for bought in own.iter().filter_map(|on| calendar.month_of(*on)) {
                if before == Some(bought) {
                    continue;
                }
                let first = usize::from(*cohort.get_or_insert(u16::try_from(bought).unwrap_or(u16::MAX)));
                if let Some(n_active) = self.cohorts[first].n_active.get_mut(bought - first) {
                    *n_active += 1;
                }
                followed.n_retained[bought] += u32::from(before.is_some_and(|before| before + 1 == bought));
                before = Some(bought);
            }
        }
        followed
    }

    fn add_revenue(&mut self, columns: PurchaseColumns<'_>, counting: Counting, calendar: &Calendar, cohort_of: &[Option<u16>]) {
        for row in columns.sales(cohort_of.len(), counting) {
            let (Some(first), Some(bought)) = (cohort_of[row.slot].map(usize::from), calendar.month_of(row.on)) else { continue };
            if let Some(revenue_minor) = self.cohorts[first].revenue_minor.get_mut(bought - first) {
                *revenue_minor = revenue_minor.saturating_add(row.amount_minor);
            }
        }
    }
}

/// What following everyone's days says beside the triangle.
struct Followed {
    /// By slot: months since the first month; `None` for who never bought.
    cohort_of: Vec<Option<u16>>,
    /// By month: those who bought in the month before too.
    n_retained: Vec<u32>,
}

fn beside_the_month_before(figures: &[MonthFigures], n_retained: &[u32]) -> Vec<MonthRetention> {
    let before = std::iter::once(None).chain(figures.iter().map(|month| Some(month.n_buyers)));
    let months = figures.iter().zip(n_retained).zip(before);
    let beside = |((figures, n_retained), n_active_before): ((&MonthFigures, &u32), Option<u32>)| MonthRetention {
        figures: *figures,
        n_retained: n_active_before.map(|_| *n_retained),
        n_active_before,
    };
    months.map(beside).collect()
}

#[cfg(test)]
mod tests {
    use super::super::FreeSales;
    use super::super::sample::Sample;
    use super::*;
    use crate::domain::Day;
    use crate::domain::day::NotADay;

    fn shop(as_of: &str) -> Result<Cohorts, NotADay> {
        let mut sample = Sample::default();
        let day = |month, day| Day::new(2024, month, day).map(Day::number);
        sample.sale(0, day(1, 5)?, 100).sale(0, day(1, 9)?, 50).sale(0, day(2, 1)?, 70).sale(0, day(4, 2)?, 30);
        sample.sale(1, day(1, 31)?, 40).sale(2, day(2, 29)?, 10).sale(2, day(3, 1)?, 20).give_back(1, day(2, 2)?, 40);
        let counting = Counting { as_of: as_of.parse()?, free_sales: FreeSales::Count };
        let days = PurchaseDays::of(sample.columns(), 4, counting);
        Ok(Cohorts::of(sample.columns(), &days, counting))
    }

    #[test]
    fn a_triangle_by_hand() -> Result<(), NotADay> {
        let all = shop("2024-04-30")?;
        let rows: Vec<_> =
            all.cohorts.iter().map(|one| (one.month.to_string(), one.n_customers, &one.n_active[..], &one.revenue_minor[..])).collect();
        let january = ("2024-01".to_owned(), 2, [2, 1, 0, 1].as_slice(), [190, 70, 0, 30].as_slice());
        assert_eq!(rows, [january, ("2024-02".to_owned(), 1, [1, 1, 0].as_slice(), [10, 20, 0].as_slice())]);
        assert_eq!([0, 1, 2, 4].map(|since| all.cohorts[0].retention(since)), [Some(1.0), Some(0.5), Some(0.0), None]);
        assert_eq!([1, 4].map(|since| all.cohorts[0].cumulative_per_customer_minor(since)), [Some(130.0), None]);
        let months: Vec<_> = all.months.iter().map(|month| (month.figures.n_buyers, month.n_retained, month.retention())).collect();
        assert_eq!(months, [(2, None, None), (2, Some(1), Some(0.5)), (1, Some(1), Some(0.5)), (1, Some(0), Some(0.0))]);
        assert_eq!(all.months[3].churn(), Some(1.0));
        Ok(())
    }

    #[test]
    fn a_month_that_is_not_over_has_no_cell() -> Result<(), NotADay> {
        let n_cells =
            |as_of| shop(as_of).map(|all| (all.cohorts.iter().map(|one| one.n_active.len()).collect::<Vec<_>>(), all.months.len()));
        assert_eq!(n_cells("2024-04-29")?, (vec![3, 2], 3));
        assert_eq!(n_cells("2024-02-29")?, (vec![2, 1], 2));
        assert_eq!(n_cells("2024-02-28")?, (vec![1], 1), "whoever came later is not seen");
        assert_eq!(n_cells("2024-01-05")?, (vec![0], 0), "a cohort that has only begun");
        assert_eq!(shop("2023-12-31")?, Cohorts::default());
        Ok(())
    }
}
