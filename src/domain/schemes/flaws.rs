//! Whether a scheme's rules can be applied, and what is wrong with them otherwise.
//!
//! Not here: whether it is wise (`workspace::questions::studio`), and whether what it refers to is there (`workspace::grading`).

use super::{Condition, Cut, GradeAt, Method, Normalise, Rule, Scheme, Weighted};
use serde::{Deserialize, Serialize};

/// Why a scheme cannot be applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Flaw {
    #[error("more than {} grades", Scheme::MAX_GRADES)]
    TooManyGrades,
    #[error("cuts, quotas or rules speak of more or fewer grades than there are")]
    GradesDoNotFit,
    #[error("no indicator is weighed, or too many are")]
    NoIndicators,
    #[error("no indicator has a weight")]
    NoWeight,
    #[error("cut points are not in order")]
    CutsOutOfOrder,
    #[error("the quotas do not add up to 100 percent")]
    QuotasDoNotAddUp,
    #[error("there is no rule, too many, or one that tests nothing")]
    NoRules,
    #[error("a condition on a field of one's own asks for nothing yet, or for too much")]
    OwnTestUnclear,
    #[error("a rule looks at a field of one's own that does not exist (any more)")]
    FieldGone,
    #[error("a rule asks a field of one's own for what it does not hold")]
    FieldOfAnotherKind,
}

impl Scheme {
    /// Whether its rules can be applied; the first thing that is wrong otherwise.
    ///
    /// # Errors
    /// See [`Flaw`].
    pub fn check(&self) -> Result<(), Flaw> {
        let n_grades = self.grades.len();
        if n_grades > Self::MAX_GRADES {
            return Err(Flaw::TooManyGrades);
        }
        match &self.method {
            Method::Segments | Method::Stages | Method::Field(_) => Ok(()),
            Method::CumulativeShare { limits_ppm, .. } => {
                rising(limits_ppm).and(exactly(limits_ppm.len() + 1, n_grades)).and(within(limits_ppm, 1_000_000))
            }
            Method::Weighted { parts, cut } => check_parts(parts).and(check_cut(cut, n_grades)),
            Method::Rules { rules, otherwise } => check_rules(rules, *otherwise, n_grades).and_then(|()| self.check_own_tests()),
        }
    }
}

fn exactly(needed: usize, n_grades: usize) -> Result<(), Flaw> {
    if needed == n_grades { Ok(()) } else { Err(Flaw::GradesDoNotFit) }
}

fn rising(limits: &[u32]) -> Result<(), Flaw> {
    if limits.is_sorted_by(|a, b| a < b) { Ok(()) } else { Err(Flaw::CutsOutOfOrder) }
}

fn within(limits: &[u32], most: u32) -> Result<(), Flaw> {
    if limits.iter().all(|limit| *limit <= most) { Ok(()) } else { Err(Flaw::CutsOutOfOrder) }
}

fn check_parts(parts: &[Weighted]) -> Result<(), Flaw> {
    if parts.is_empty() || parts.len() > Scheme::MAX_PARTS {
        return Err(Flaw::NoIndicators);
    }
    if parts.iter().all(|part| part.weight == 0) || parts.iter().any(|part| part.weight > 1_000_000) {
        return Err(Flaw::NoWeight);
    }
    let falls = |part: &Weighted| matches!(&part.normalise, Normalise::Cuts(cuts) if cuts.is_empty() || !cuts.is_sorted_by(|a, b| a < b));
    if parts.iter().any(falls) { Err(Flaw::CutsOutOfOrder) } else { Ok(()) }
}

fn check_cut(cut: &Cut, n_grades: usize) -> Result<(), Flaw> {
    match cut {
        Cut::Quotas(percent) => {
            exactly(percent.len(), n_grades)?;
            if percent.iter().map(|part| u32::from(*part)).sum::<u32>() == 100 { Ok(()) } else { Err(Flaw::QuotasDoNotAddUp) }
        }
        Cut::Thresholds(scores) => {
            exactly(scores.len() + 1, n_grades)?;
            if scores.is_sorted_by(|a, b| a > b) { within(scores, 1_000_000) } else { Err(Flaw::CutsOutOfOrder) }
        }
    }
}

fn check_rules(rules: &[Rule], otherwise: Option<GradeAt>, n_grades: usize) -> Result<(), Flaw> {
    if rules.is_empty() || rules.len() > Scheme::MAX_RULES {
        return Err(Flaw::NoRules);
    }
    if rules.iter().any(|rule| !rule.when.tests_anything() || rule.when.depth() > Condition::MAX_DEPTH) {
        return Err(Flaw::NoRules);
    }
    let mut named = rules.iter().map(|rule| rule.grade).chain(otherwise);
    if named.all(|grade| usize::from(grade) < n_grades) { Ok(()) } else { Err(Flaw::GradesDoNotFit) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::schemes::{Industry, Template};

    #[test]
    fn a_rule_that_tests_nothing_is_no_rule() {
        let mut scheme = Template::RelationshipTypes.scheme("Types".into(), Vec::new(), Industry::Shop);
        assert_eq!(scheme.check(), Ok(()));
        if let Method::Rules { rules, .. } = &mut scheme.method {
            rules[1].when = Condition::All(vec![Condition::Any(Vec::new())]);
        }
        assert_eq!(scheme.check(), Err(Flaw::NoRules), "though the others test something");
    }
}
