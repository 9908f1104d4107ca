//! Grading runs: who got which grade when, by which scheme, from which inputs. A run is never changed, only signed off.
//!
//! Not here: making one (`workspace::grading`), and comparing two (`scoring::migration`).

use super::{
    CustomerId, Day, Measure, RunId, SchemeId,
    schemes::{GradeAt, OwnInput, Scheme},
};
use serde::{Deserialize, Serialize};

/// Why grades were worked out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Occasion {
    #[default]
    ByHand,
    Scheduled,
    /// Together with a change of the scheme.
    Studio,
    /// For a part of the customers first.
    Pilot,
}

/// Why a customer has no grade in a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum NotGraded {
    NoPurchase,
    TooFewPurchases,
    TooNew,
    TooLongAgo,
    /// Indicators that are weighed are not known.
    Unknown,
    /// Fields that the gate asks for are empty.
    FieldEmpty,
    /// No rule holds.
    NoRule,
    /// Not chosen for the pilot.
    NotInPilot,
}

/// A customer's place in a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    Graded(GradeAt),
    NotGraded(NotGraded),
}

impl Standing {
    /// The grade, if there is one.
    pub const fn grade(self) -> Option<GradeAt> {
        match self {
            Self::Graded(grade) => Some(grade),
            Self::NotGraded(_) => None,
        }
    }
}

/// Why the grade that counts is not the one that was computed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Settled {
    #[default]
    AsComputed,
    /// Came out lower, but is still in the days of grace.
    Grace { runs_below: u8 },
    /// Somebody decided otherwise.
    Override,
}

/// Everybody's place, as columns of the same length.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RunRows {
    #[serde(with = "super::id_runs")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Vec<String>"))]
    pub customer: Vec<u128>,
    /// The grade that counts.
    pub standing: Vec<Standing>,
    /// The grade that was computed.
    pub computed: Vec<Standing>,
    pub settled: Vec<Settled>,
    /// Score in parts per million, 0 where the method has none.
    pub score_ppm: Vec<u32>,
    /// Which rule matched, counted from 0, where the method has rules.
    pub rule: Vec<u8>,
    /// One column a measure of the scheme, in the order of [`Scheme::measures`]; then one for everything that it looks at in fields of
    /// one's own, in the order of [`Scheme::own_inputs`].
    pub inputs: Vec<Vec<Option<i64>>>,
}

/// Who agreed to a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SignOff {
    pub person: String,
    pub on: Day,
    #[serde(default)]
    pub note: Option<String>,
}

/// Who got which grade when, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GradingRun {
    pub id: RunId,
    /// The scheme as it was then.
    pub scheme: Scheme,
    /// The day that was looked from.
    pub as_of: Day,
    /// The day it was made, and by whom.
    pub made_on: Day,
    #[serde(default)]
    pub person: String,
    #[serde(default)]
    pub occasion: Occasion,
    /// Tells two runs apart that were made from different inputs.
    pub fingerprint: u32,
    #[serde(default)]
    pub signed_off: Option<SignOff>,
    /// Names of the classes where the scheme itself has none: values of a field.
    #[serde(default)]
    pub class_names: Vec<String>,
    /// By grade, the lowest score in it, in parts per million.
    #[serde(default)]
    pub least_scores: Vec<Option<u32>>,
    /// What each test of the rules held values against, in their order.
    #[serde(default)]
    pub operands: Vec<Option<i64>>,
    pub rows: RunRows,
}

impl GradingRun {
    /// The most customers that one run holds.
    pub const MAX_ROWS: usize = 2_000_000;

    /// Whether its columns hold together: as long as each other, customers in the order of identifiers, an input for each measure, and no
    /// grade that the scheme did not have.
    pub fn is_sound(&self) -> bool {
        let rows = &self.rows;
        let n = rows.customer.len();
        let n_grades = self.scheme.grades.len();
        let is_there = |standing: &Standing| n_grades == 0 || standing.grade().is_none_or(|grade| usize::from(grade) < n_grades);
        n <= Self::MAX_ROWS
            && [rows.standing.len(), rows.computed.len(), rows.settled.len(), rows.score_ppm.len(), rows.rule.len()]
                .iter()
                .all(|len| *len == n)
            && rows.inputs.iter().all(|column| column.len() == n)
            && rows.inputs.len() == self.scheme.n_inputs()
            && rows.customer.is_sorted_by(|a, b| a < b)
            && rows.standing.iter().chain(&rows.computed).all(is_there)
    }

    /// The row of a customer; rows stand in the order of identifiers.
    pub fn row_of(&self, customer: CustomerId) -> Option<usize> {
        self.rows.customer.binary_search(&customer.as_u128()).ok()
    }

    /// The columns of its measures.
    pub fn inputs(&self) -> impl Iterator<Item = (Measure, &[Option<i64>])> {
        self.scheme.measures().into_iter().zip(self.rows.inputs.iter().map(Vec::as_slice))
    }

    /// The columns of what its rules looked at in fields of one's own.
    pub fn own_inputs(&self) -> impl Iterator<Item = (OwnInput, &[Option<i64>])> {
        let columns = self.rows.inputs.iter().skip(self.scheme.measures().len()).map(Vec::as_slice);
        self.scheme.own_inputs().into_iter().zip(columns)
    }

    /// The scheme that it was made by.
    pub const fn scheme_id(&self) -> SchemeId {
        self.scheme.id
    }
}

/// A grade that somebody set against the rules, for a while.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GradeOverride {
    pub id: super::OverrideId,
    pub scheme: SchemeId,
    pub customer: CustomerId,
    pub grade: GradeAt,
    pub reason: String,
    #[serde(default)]
    pub person: String,
    pub from_on: Day,
    /// The last day on which it holds.
    pub until_on: Day,
}

impl GradeOverride {
    /// Whether it holds on a day.
    pub fn holds_on(&self, day: Day) -> bool {
        self.from_on <= day && day <= self.until_on
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Indicator, schemes::Industry, schemes::Template};

    fn run(customer: Vec<u128>, grades: [GradeAt; 2]) -> GradingRun {
        let standing: Vec<Standing> = grades.map(Standing::Graded).to_vec();
        let rows = RunRows {
            customer,
            computed: standing.clone(),
            standing,
            settled: vec![Settled::AsComputed; 2],
            score_ppm: vec![0; 2],
            rule: vec![0; 2],
            inputs: vec![vec![Some(1); 2]],
        };
        let day = Day::MIN;
        let scheme = Template::Abc.scheme("ABC".into(), Vec::new(), Industry::Shop);
        GradingRun {
            id: RunId::from_u128(1),
            scheme,
            as_of: day,
            made_on: day,
            person: String::new(),
            occasion: Occasion::ByHand,
            fingerprint: 0,
            signed_off: None,
            class_names: Vec::new(),
            least_scores: Vec::new(),
            operands: Vec::new(),
            rows,
        }
    }

    #[test]
    fn a_run_that_nobody_could_have_made_is_not_sound() {
        let good = run(vec![1, 2], [0, 2]);
        assert!(good.is_sound());
        assert_eq!(good.scheme.measures(), [Measure::of(Indicator::Amount)]);
        assert!(!run(vec![2, 1], [0, 2]).is_sound(), "nobody could be found in it");
        assert!(!run(vec![1, 1], [0, 2]).is_sound(), "twice the same");
        assert!(!run(vec![1, 2], [0, 3]).is_sound(), "there are three grades");
        let mut short = good.clone();
        short.rows.inputs[0].pop();
        assert!(!short.is_sound());
        let mut other = good;
        other.rows.inputs.clear();
        assert!(!other.is_sound(), "an input is missing");
    }
}
