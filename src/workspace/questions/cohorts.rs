//! Who stays: cohorts by month of the first purchase, retention month by month, and how long customers wait.

use super::{Asked, Question};
use crate::domain::Day;
use crate::scoring::{
    cohorts::{Cohort, MonthRetention},
    gaps::GapHistogram,
    repeat::{PurchaseLatency, RepeatFigures},
};
use serde::{Deserialize, Serialize};

/// How many customers stay, and how often do they come?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskCohorts;

/// Who stays.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CohortsSheet {
    pub as_of: Day,
    /// The latest 24, the oldest first; each with at most 25 months. Months that are not over have no cell.
    pub cohorts: Vec<Cohort>,
    /// The latest 36 months that are over, the oldest first.
    pub months: Vec<MonthRetention>,
    pub repeat: RepeatFigures,
    /// Absent while nobody has bought on two days.
    pub latency: Option<PurchaseLatency>,
    pub gaps: GapHistogram,
}

const N_COHORTS: usize = 24;
const N_CELLS: usize = 25;
const N_MONTHS: usize = 36;

impl Question for AskCohorts {
    type Answer = CohortsSheet;

    fn answer(self, asked: &Asked<'_>) -> CohortsSheet {
        let days = asked.worked.purchase_days(asked.workspace);
        let mut all = asked.scores.cohorts(asked.workspace, days);
        all.cohorts.drain(..all.cohorts.len().saturating_sub(N_COHORTS));
        for cohort in &mut all.cohorts {
            cohort.n_active.truncate(N_CELLS);
            cohort.revenue_minor.truncate(N_CELLS);
        }
        all.months.drain(..all.months.len().saturating_sub(N_MONTHS));
        CohortsSheet {
            as_of: asked.scores.as_of(),
            cohorts: all.cohorts,
            months: all.months,
            repeat: RepeatFigures::of(asked.scores.histories()),
            latency: PurchaseLatency::of(days),
            gaps: GapHistogram::of(days),
        }
    }
}
