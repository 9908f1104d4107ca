//! The stage of life of each customer, at any day, from the days on which they bought.
//!
//! ```text
//! never bought                                             acquisition
//! late by lost / sleeping / at risk times the interval     lost / sleeping / at risk
//! back after a gap that made them lost                     won back
//! one purchase / several / as many as loyalty takes        conversion / retention / loyalty
//! ```
//!
//! The first line that fits decides. The interval is the customer's own median from three purchases on, and until then the typical one;
//! a shortest interval keeps a week of daily visits from making anyone lost on the next Sunday. Everything is compared in whole numbers.
//!
//! Not here: stages that someone set by hand, what a stage calls for, and who of the customers without a purchase is worth having.

mod course;
mod follow;
mod funnel;

pub use course::{Course, Stay, TimeInStage};
pub use funnel::Funnel;

use super::rhythm::{HalfDays, reached_tenths};
use crate::domain::Day;
pub use crate::domain::Stage;
use serde::{Deserialize, Serialize};

/// Thresholds of the stages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct LifecycleRules {
    /// Purchases, each day once, from which a customer is loyal; at least 2.
    pub loyal_from: u32,
    /// Tenths of the interval since the last purchase from which a customer is at risk, sleeping, lost; they should rise.
    pub at_risk_tenths: u32,
    pub sleeping_tenths: u32,
    pub lost_tenths: u32,
    /// For so many purchases after the gap a customer counts as won back.
    pub won_back_for: u32,
    /// The interval of customers with fewer than three purchases.
    pub typical: HalfDays,
    /// No interval is taken as shorter.
    pub shortest: HalfDays,
}

impl LifecycleRules {
    /// The usual thresholds, with the typical interval of this shop
    /// ([`TypicalWait`](super::rhythm::TypicalWait)).
    pub const fn usual(typical: HalfDays) -> Self {
        Self { loyal_from: 5, at_risk_tenths: 15, sleeping_tenths: 25, lost_tenths: 40, won_back_for: 1, typical, shortest: HalfDays(28) }
    }

    /// The stage on a day, given all purchase days, which rise; those later than the day are not looked at.
    pub fn stage(&self, days: &[i32], as_of: Day) -> Stage {
        self.reason(days, as_of).stage
    }

    /// The stage and the figures that decided it.
    pub fn reason(&self, days: &[i32], as_of: Day) -> StageReason {
        let days = &days[..days.partition_point(|on| *on <= as_of.number())];
        let n_purchases = u32::try_from(days.len()).unwrap_or(u32::MAX);
        let own = HalfDays::own(days);
        let interval = self.interval(own);
        let interval_of = match own {
            _ if own.unwrap_or(self.typical) < self.shortest => IntervalOf::Shortest,
            Some(_) => IntervalOf::Customer,
            None => IntervalOf::Everyone,
        };
        let days_since_last_purchase = days.last().map(|last| as_of.number().saturating_sub(*last));
        let stage = self.decided(n_purchases, days_since_last_purchase, interval, || self.is_back(days));
        StageReason { stage, n_purchases, days_since_last_purchase, interval, interval_of }
    }

    /// The first line of the table that fits.
    fn decided(&self, n_purchases: u32, waited: Option<i32>, interval: HalfDays, is_back: impl FnOnce() -> bool) -> Stage {
        let Some(waited) = waited else { return Stage::Acquisition };
        match n_purchases {
            _ if reached_tenths(waited, interval, self.lost_tenths) => Stage::Lost,
            _ if reached_tenths(waited, interval, self.sleeping_tenths) => Stage::Sleeping,
            _ if reached_tenths(waited, interval, self.at_risk_tenths) => Stage::AtRisk,
            _ if is_back() => Stage::WonBack,
            1 => Stage::Conversion,
            n if n < self.loyal_from => Stage::Retention,
            _ => Stage::Loyalty,
        }
    }

    fn interval(&self, own: Option<HalfDays>) -> HalfDays {
        own.unwrap_or(self.typical).max(self.shortest)
    }

    /// Whether a gap is one in which a customer with this interval was lost: on the day of the return they no longer are, the day
    /// before they were.
    fn was_lost(&self, gap: i32, interval: HalfDays) -> bool {
        reached_tenths(gap - 1, interval, self.lost_tenths)
    }

    /// Whether one of the last purchases ended a gap in which the customer was lost, by the interval as it was then.
    fn is_back(&self, days: &[i32]) -> bool {
        let first_looked_at = days.len().saturating_sub(self.won_back_for as usize).max(1);
        let gap = |at: usize| days[at].saturating_sub(days[at - 1]);
        (first_looked_at..days.len()).any(|at| self.was_lost(gap(at), self.interval(HalfDays::own(&days[..at]))))
    }
}

/// Whose interval lateness was measured by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IntervalOf {
    /// The customer's own median.
    Customer,
    /// The typical one, as the customer has bought too rarely.
    Everyone,
    /// The shortest that is taken, as the customer's is shorter.
    Shortest,
}

/// Why a customer is in a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageReason {
    pub stage: Stage,
    /// Each day once.
    pub n_purchases: u32,
    /// `None` without a purchase.
    pub days_since_last_purchase: Option<i32>,
    /// What lateness was measured by.
    pub interval: HalfDays,
    pub interval_of: IntervalOf,
}

#[cfg(test)]
mod tests {
    use super::super::sample::on;
    use super::*;

    /// Typical interval 20 days, shortest 5.
    const RULES: LifecycleRules = LifecycleRules { shortest: HalfDays(10), ..LifecycleRules::usual(HalfDays(40)) };

    #[test]
    fn lateness_decides_before_the_number_of_purchases() {
        let stages = |days: &[i32], as_of: [i32; 5]| as_of.map(|as_of| RULES.stage(days, on(as_of)));
        use Stage::{Acquisition, AtRisk, Conversion, Lost, Loyalty, Retention, Sleeping};
        assert_eq!(stages(&[10], [9, 10, 39, 40, 59]), [Acquisition, Conversion, Conversion, AtRisk, AtRisk], "by the typical 20 days");
        assert_eq!(stages(&[10], [60, 89, 90, 900, 10]), [Sleeping, Sleeping, Lost, Lost, Conversion]);
        assert_eq!(stages(&[0, 10, 20], [20, 34, 35, 45, 60]), [Retention, Retention, AtRisk, Sleeping, Lost], "by their own 10 days");
        assert_eq!(stages(&[0, 10, 20, 30, 40], [30, 40, 54, 55, 80]), [Retention, Loyalty, Loyalty, AtRisk, Lost]);
    }

    #[test]
    fn who_was_lost_and_returns_is_won_back_until_the_next_purchase() {
        let days = [0, 10, 20, 61, 70];
        let stages = [60, 61, 69, 70].map(|as_of| RULES.stage(&days, on(as_of)));
        assert_eq!(stages, [Stage::Lost, Stage::WonBack, Stage::WonBack, Stage::Loyalty]);
        assert_eq!(RULES.stage(&[0, 10, 20, 60], on(60)), Stage::Retention, "came on the very day on which they would have been lost");
        let longer = LifecycleRules { won_back_for: 2, ..RULES };
        assert_eq!([70, 61].map(|as_of| longer.stage(&days, on(as_of))), [Stage::WonBack; 2]);
        assert_eq!(LifecycleRules { won_back_for: 0, ..RULES }.stage(&days, on(61)), Stage::Retention);
    }

    #[test]
    fn nobody_is_lost_after_a_week_of_daily_visits() {
        let reason = RULES.reason(&[1, 2, 3, 4, 5, 6], on(13));
        let expected = StageReason {
            stage: Stage::Loyalty,
            n_purchases: 6,
            days_since_last_purchase: Some(7),
            interval: HalfDays(10),
            interval_of: IntervalOf::Shortest,
        };
        assert_eq!(reason, expected);
        assert_eq!(RULES.reason(&[1, 21, 41], on(50)).interval_of, IntervalOf::Customer);
        assert_eq!(RULES.reason(&[1], on(13)).interval_of, IntervalOf::Everyone);
        assert_eq!(RULES.reason(&[], on(13)).days_since_last_purchase, None);
    }
}
