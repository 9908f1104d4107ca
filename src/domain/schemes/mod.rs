//! Schemes: rules that sort customers into grades. Several live side by side, one of them is the workspace's primary one.
//!
//! A scheme is data: it can be shown, compared, changed and stored with every run. A grade is named by its position, the best (or
//! first) being 0. Not here: applying a scheme (`workspace::grading`), ready-made schemes ([`templates`]), what a
//! grade is owed ([`policies`](super::policies)).

mod conditions;
mod flaws;
mod own_inputs;
mod places;
pub mod templates;

use super::{
    SchemeId,
    indicators::{Measure, Source},
};
use serde::{Deserialize, Serialize};

pub use conditions::{Comparison, Condition, Operand, Rule, Test};
pub use flaws::Flaw;
pub use own_inputs::{OwnInput, OwnLook};
pub use places::GradePlaces;
pub use templates::{Industry, Template};

/// Position of a grade in its scheme; 0 is the best.
pub type GradeAt = u8;

/// Rules that sort customers into grades.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Scheme {
    pub id: SchemeId,
    pub name: String,
    /// Goes up whenever rules change, so that a run can name what it was made by.
    #[serde(default)]
    pub version: u32,
    /// The grades, the best first. Empty where the method brings its own (segments, stages, values of a field).
    #[serde(default)]
    pub grades: Vec<SchemeGrade>,
    pub method: Method,
    #[serde(default)]
    pub gate: Gate,
    #[serde(default)]
    pub schedule: Schedule,
    #[serde(default)]
    pub note: Option<String>,
    /// The one that is shown where only one can be; at most one scheme is.
    #[serde(default)]
    pub is_primary: bool,
}

/// One grade of a scheme.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SchemeGrade {
    pub name: String,
    /// What to do with customers of this grade, in a sentence.
    #[serde(default)]
    pub measure: Option<String>,
    /// For how many runs in a row a customer must come out lower before it loses this grade; 0 is at once.
    #[serde(default)]
    pub grace_runs: u8,
    /// The share of customers that is aimed at, as percent.
    #[serde(default)]
    pub target_percent: Option<u8>,
}

/// How customers are sorted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// The named segments on recency and frequency.
    Segments,
    /// The stages of the lifecycle.
    Stages,
    /// Each value of a field is a class of its own.
    Field(Facet),
    /// The largest first: a customer belongs to the first grade whose limit its predecessors together do not reach.
    CumulativeShare { measure: Measure, limits_ppm: Vec<u32> },
    /// By a score from 0 to 1 000 000 that several indicators add to.
    Weighted { parts: Vec<Weighted>, cut: Cut },
    /// The first rule that holds; `otherwise` for those whom none holds for, or none: not graded.
    Rules { rules: Vec<Rule>, otherwise: Option<GradeAt> },
}

/// A field of a customer that customers can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Facet {
    Industry,
    Region,
    Kind,
    Source,
    Owner,
}

/// An indicator with its weight in a score.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Weighted {
    pub measure: Measure,
    /// Any whole number; shares of the sum of all weights are what counts.
    pub weight: u32,
    #[serde(default)]
    pub normalise: Normalise,
}

/// How values of any unit become parts of a score.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Normalise {
    /// By rank among all; equals get the same.
    #[default]
    Percentile,
    /// From the lowest to the highest in even steps.
    MinMax,
    /// By rising cut points: how many of them are reached.
    Cuts(Vec<i64>),
}

/// Where one grade ends and the next begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Cut {
    /// Shares of the graded customers in percent, the best grade first; together 100.
    Quotas(Vec<u8>),
    /// The lowest score of each grade but the last, falling, in parts per million.
    Thresholds(Vec<u32>),
}

/// What must be known of a customer before it is graded. Below the bar a customer is "not graded", with the reason, never the lowest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Gate {
    pub min_purchases: u32,
    /// Days since the first purchase.
    #[serde(default)]
    pub min_tenure_days: u32,
    /// The last purchase may be no longer ago than this.
    #[serde(default)]
    pub max_days_since_last_purchase: Option<u32>,
    /// Of the indicators that are weighed, how many may be unknown.
    #[serde(default)]
    pub max_unknown: u8,
    /// Fields that must be filled in.
    #[serde(default)]
    pub needs: Vec<Facet>,
}

impl Default for Gate {
    fn default() -> Self {
        Self { min_purchases: 1, min_tenure_days: 0, max_days_since_last_purchase: None, max_unknown: 0, needs: Vec::new() }
    }
}

/// When grades are worked out anew.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Schedule {
    #[default]
    ByHand,
    Monthly,
    Quarterly,
    HalfYearly,
    /// Always as of now; nothing needs to be run.
    Live,
}

impl Schedule {
    /// How many months lie between two runs; `None` where no run is ever due.
    pub const fn months(self) -> Option<u32> {
        match self {
            Self::ByHand | Self::Live => None,
            Self::Monthly => Some(1),
            Self::Quarterly => Some(3),
            Self::HalfYearly => Some(6),
        }
    }
}

impl Scheme {
    /// The most grades a scheme may have.
    pub const MAX_GRADES: usize = 12;
    /// The most indicators a score may weigh.
    pub const MAX_PARTS: usize = 24;
    /// The most rules.
    pub const MAX_RULES: usize = 40;
    /// More grades than this are too many to treat differently.
    pub const MANY_GRADES: usize = 6;

    /// Every measure that the method looks at, once each.
    pub fn measures(&self) -> Vec<Measure> {
        let mut measures = match &self.method {
            Method::Segments | Method::Stages | Method::Field(_) => Vec::new(),
            Method::CumulativeShare { measure, .. } => vec![*measure],
            Method::Weighted { parts, .. } => parts.iter().map(|part| part.measure).collect(),
            Method::Rules { rules, .. } => {
                let mut tests = Vec::new();
                rules.iter().for_each(|rule| rule.when.tests(&mut tests));
                tests.iter().map(|test| test.measure).collect()
            }
        };
        measures.sort_unstable();
        measures.dedup();
        measures
    }

    /// Whether it looks at what a lifetime model expects, so that a forecast has to be there before it can be applied.
    pub fn looks_ahead(&self) -> bool {
        self.measures().iter().any(|measure| measure.indicator.source() == Source::Forecast)
    }

    /// Whether it has this grade. How many classes there are where a scheme has no grades of its own, only a grading tells.
    pub fn may_have(&self, grade: GradeAt) -> bool {
        self.grades.is_empty() || usize::from(grade) < self.grades.len()
    }

    /// Whether two schemes sort alike, whatever they are called.
    pub fn sorts_like(&self, other: &Self) -> bool {
        self.method == other.method
            && self.gate == other.gate
            && self.grades.len() == other.grades.len()
            && self.grades.iter().map(|grade| grade.grace_runs).eq(other.grades.iter().map(|grade| grade.grace_runs))
    }
}
