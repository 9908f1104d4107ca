//! How many customers ever got so far: known, bought, bought again, loyal.
//!
//! Not here: where they stand now ([`Stage`](super::Stage)); who has become loyal and was lost is still counted as having been loyal.

use super::LifecycleRules;
use crate::domain::Day;
use crate::scoring::{PurchaseDays, share_of};
use serde::{Deserialize, Serialize};

/// How many customers ever got so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Funnel {
    pub n_known: u32,
    pub n_bought: u32,
    pub n_bought_again: u32,
    pub n_loyal: u32,
}

impl Funnel {
    /// Counts purchase days up to the as-of day. `is_known` says which slots hold a customer.
    pub fn of(days: &PurchaseDays, rules: &LifecycleRules, as_of: Day, is_known: impl Fn(usize) -> bool) -> Self {
        let known = days.iter().enumerate().filter(|(slot, _)| is_known(*slot));
        known.fold(Self::default(), |so_far, (_, own)| {
            let n = own.partition_point(|on| *on <= as_of.number());
            let reaches = |least: u32| u32::from(n >= least as usize);
            Self {
                n_known: so_far.n_known + 1,
                n_bought: so_far.n_bought + reaches(1),
                n_bought_again: so_far.n_bought_again + reaches(2),
                n_loyal: so_far.n_loyal + reaches(rules.loyal_from.max(2)),
            }
        })
    }

    /// From each step to the next, 0 to 1: known to bought, bought to again, again to loyal.
    pub fn conversion(&self) -> [Option<f64>; 3] {
        let share = |part: u32, whole: u32| share_of(part.into(), whole.into());
        [share(self.n_bought, self.n_known), share(self.n_bought_again, self.n_bought), share(self.n_loyal, self.n_bought_again)]
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::FreeSales;
    use super::super::super::rhythm::HalfDays;
    use super::super::super::sample::{Sample, on};
    use super::*;

    #[test]
    fn a_funnel_counts_who_ever_got_so_far() {
        let rules = LifecycleRules { loyal_from: 3, ..LifecycleRules::usual(HalfDays(40)) };
        let mut sample = Sample::default();
        for on in [10, 20, 30, 100] {
            sample.sale(0, on, 1);
        }
        sample.sale(1, 95, 1).sale(2, 100, 1).sale(2, 104, 1);
        let days = PurchaseDays::of(sample.columns(), 5, sample.counting(200, FreeSales::Count));
        let funnel = |as_of| Funnel::of(&days, &rules, on(as_of), |slot| slot < 4);
        assert_eq!(funnel(200), Funnel { n_known: 4, n_bought: 3, n_bought_again: 2, n_loyal: 1 });
        assert_eq!(funnel(200).conversion(), [Some(0.75), Some(2.0 / 3.0), Some(0.5)]);
        assert_eq!(funnel(25).conversion(), [Some(0.25), Some(1.0), Some(0.0)]);
        assert_eq!(Funnel::default().conversion(), [None; 3]);
    }
}
