//! Rules of a scheme: a grade, and what must hold of a customer for it.
//!
//! Not here: what measures come to (`workspace::indicators`), and whether a condition holds (`workspace::grading`).

use super::GradeAt;
use crate::domain::{
    conditions::OwnTest,
    indicators::{Indicator, Measure},
};
use serde::{Deserialize, Serialize};

/// Customers of whom `when` holds get this grade.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Rule {
    pub grade: GradeAt,
    pub when: Condition,
}

/// What must hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Test(Test),
    /// What a field of one's own is to say, as lists ask for it too.
    Own(OwnTest),
}

/// A comparison. It does not hold where the value is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Test {
    pub measure: Measure,
    pub comparison: Comparison,
    pub operand: Operand,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Comparison {
    AtLeast,
    Below,
}

/// What a value is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Operand {
    Value(i64),
    /// The value below which this percentage of customers lie.
    Percentile(u8),
}

impl Condition {
    /// How deep conditions may lie within conditions.
    pub const MAX_DEPTH: usize = 4;

    /// Collects every test of an indicator in it.
    pub fn tests(&self, into: &mut Vec<Test>) {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.tests(into)),
            Self::Test(test) => into.push(*test),
            Self::Own(_) => {}
        }
    }

    /// Collects every test of a field of one's own in it.
    pub fn own_tests<'a>(&'a self, into: &mut Vec<&'a OwnTest>) {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.own_tests(into)),
            Self::Test(_) => {}
            Self::Own(test) => into.push(test),
        }
    }

    /// Whether it tests anything at all.
    pub(super) fn tests_anything(&self) -> bool {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().any(Self::tests_anything),
            Self::Test(_) | Self::Own(_) => true,
        }
    }

    /// How deep conditions lie within conditions; a test alone is 1.
    pub(super) fn depth(&self) -> usize {
        match self {
            Self::All(parts) | Self::Any(parts) => 1 + parts.iter().map(Self::depth).max().unwrap_or(0),
            Self::Test(_) | Self::Own(_) => 1,
        }
    }

    /// A test of an indicator over all time (growth: a year).
    pub const fn test(indicator: Indicator, comparison: Comparison, operand: Operand) -> Self {
        Self::Test(Test { measure: Measure::of(indicator), comparison, operand })
    }
}
