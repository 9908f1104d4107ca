//! Everyone's grades at once: layers with their shares, the grid, the curve, and how customers come back.

use super::{Asked, Question};
use crate::domain::{Day, RfmRule};
use crate::scoring::{
    abc::AbcClass,
    concentration::SharePoint,
    pyramid::Layer,
    repeat::{MonthFigures, PurchaseLatency, RepeatFigures},
    rfm::{RfmCuts, Segment},
};
use crate::workspace::scores::Scores;
use serde::{Deserialize, Serialize};

/// How do all customers stand?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskGrading {
    /// Another day to look from than the workspace's.
    pub as_of: Option<Day>,
    /// Another rule to look by than the workspace's.
    pub rule: Option<RfmRule>,
}

/// One cell of the grid of recency and frequency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GridCell {
    pub recency: u8,
    pub frequency: u8,
    pub segment: Segment,
    pub n_customers: u32,
    pub revenue_minor: i64,
}

/// Everyone's grades at once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GradingSheet {
    pub as_of: Day,
    pub rule: RfmRule,
    pub n_graded: u32,
    pub n_not_graded: u32,
    pub revenue_minor: i64,
    /// A, B, C.
    pub classes: Vec<(AbcClass, Layer)>,
    /// Every segment that has anybody, the most valuable first.
    pub segments: Vec<(Segment, Layer)>,
    /// 25 cells, recency 5 first, frequency 1 first within.
    pub grid: Vec<GridCell>,
    pub cuts: RfmCuts,
    /// Cumulative share of revenue against share of customers, the largest first.
    pub pareto: Vec<SharePoint>,
    pub gini: Option<f64>,
    pub top20_share: Option<f64>,
    pub repeat: RepeatFigures,
    /// Absent while nobody has bought on two days.
    pub latency: Option<PurchaseLatency>,
    /// The latest 36 months, the oldest first.
    pub months: Vec<MonthFigures>,
}

impl GradingSheet {
    /// Revenue less what the sold pieces cost; `None` where a sale does not say what it cost.
    pub fn profit_minor(&self) -> Option<i64> {
        self.classes.iter().map(|(_, layer)| layer.profit_minor).try_fold(0_i64, |sum, profit| Some(sum.saturating_add(profit?)))
    }

    /// The months whose average per customer can be compared: the last full one, and the same a year before.
    pub fn a_year_apart(&self) -> Option<(&MonthFigures, &MonthFigures)> {
        let full: Vec<&MonthFigures> = self.months.iter().filter(|month| month.month < self.as_of.plus_days(1).month()).collect();
        let last = *full.last()?;
        let before = full.iter().find(|month| last.month.months_since(month.month) == 12)?;
        Some((last, before))
    }
}

impl Question for AskGrading {
    type Answer = GradingSheet;

    fn answer(self, asked: &Asked<'_>) -> GradingSheet {
        let own = asked.scores;
        if self.as_of.is_none_or(|day| day == own.as_of()) && self.rule.is_none_or(|rule| rule == own.rule()) {
            return own.grading(asked.workspace);
        }
        let other = Scores::with_rule(asked.workspace, self.as_of.unwrap_or(own.as_of()), self.rule.unwrap_or(own.rule()));
        other.grading(asked.workspace)
    }
}
