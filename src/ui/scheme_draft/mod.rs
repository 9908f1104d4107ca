//! A scheme that is being edited: every step leaves grades and method in agreement, so that a draft can be looked at while it changes.
//!
//! ```text
//! MethodKind::switch        another method, with the grades that are there
//! add_grade, remove_grade   quotas, limits and rules follow
//! borders                   quotas and the borders between them, always a hundred percent   (borders)
//! conditions                and/or of a rule, by the way down to a part                     (conditions)
//! own_tests                 tests of fields of one's own as lists ask for them              (own_tests)
//! pairs                     comparisons on the scale from 1/9 to 9, and whole weights       (pairs)
//! ```
//!
//! Pure. Not here: what a draft comes to (`workspace::grading`), and fields (`pages::studio`).

pub mod borders;
pub mod conditions;
pub mod own_tests;
pub mod pairs;

use crate::domain::{
    GradeAt, Indicator, Measure, Method, Scheme,
    schemes::{Comparison, Condition, Cut, Facet, Normalise, Operand, Rule, SchemeGrade, Weighted},
};

/// Which way of sorting, without its details.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MethodKind {
    Weighted,
    CumulativeShare,
    Rules,
    Segments,
    Stages,
    Field,
}

impl MethodKind {
    /// Every way, in the order in which they are offered.
    pub const ALL: [Self; 6] = [Self::Weighted, Self::CumulativeShare, Self::Rules, Self::Segments, Self::Stages, Self::Field];

    /// The way that a method goes.
    pub const fn of(method: &Method) -> Self {
        match method {
            Method::Segments => Self::Segments,
            Method::Stages => Self::Stages,
            Method::Field(_) => Self::Field,
            Method::CumulativeShare { .. } => Self::CumulativeShare,
            Method::Weighted { .. } => Self::Weighted,
            Method::Rules { .. } => Self::Rules,
        }
    }

    /// Its name in a list of choices.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Weighted => "weighted",
            Self::CumulativeShare => "share",
            Self::Rules => "rules",
            Self::Segments => "segments",
            Self::Stages => "stages",
            Self::Field => "field",
        }
    }

    /// Whether the grades are a matter of the scheme, not of the method.
    pub const fn has_grades(self) -> bool {
        matches!(self, Self::Weighted | Self::CumulativeShare | Self::Rules)
    }

    /// Has a scheme sort this way; the grades stay where the way has any, and are named by `name` where there are too few.
    pub fn switch(self, scheme: &mut Scheme, name: impl Fn(usize) -> String) {
        if Self::of(&scheme.method) == self {
            return;
        }
        if self.has_grades() {
            while scheme.grades.len() < 3 {
                scheme.grades.push(SchemeGrade { name: name(scheme.grades.len()), ..SchemeGrade::default() });
            }
        } else {
            scheme.grades.clear();
        }
        scheme.method = self.begun(scheme.grades.len());
    }

    fn begun(self, n_grades: usize) -> Method {
        let amount = Measure::of(Indicator::Amount);
        match self {
            Self::Segments => Method::Segments,
            Self::Stages => Method::Stages,
            Self::Field => Method::Field(Facet::Industry),
            Self::Weighted => Method::Weighted { parts: vec![begun_part(amount)], cut: Cut::Quotas(borders::even(n_grades)) },
            Self::CumulativeShare => Method::CumulativeShare { measure: amount, limits_ppm: begun_limits(n_grades) },
            Self::Rules => {
                let when = Condition::All(vec![Condition::test(Indicator::Amount, Comparison::AtLeast, Operand::Percentile(80))]);
                Method::Rules { rules: vec![Rule { grade: 0, when }], otherwise: last_grade(n_grades) }
            }
        }
    }
}

/// An indicator as it joins a score.
pub fn begun_part(measure: Measure) -> Weighted {
    Weighted { measure, weight: 20, normalise: Normalise::Percentile }
}

fn last_grade(n_grades: usize) -> Option<GradeAt> {
    GradeAt::try_from(n_grades.checked_sub(1)?).ok()
}

/// Eighty percent for the first grade, eighty percent of the rest for the second, and so on.
fn begun_limits(n_grades: usize) -> Vec<u32> {
    let mut limits = vec![800_000];
    while limits.len() + 1 < n_grades {
        let last = limits.last().copied().unwrap_or_default();
        limits.push(last + (1_000_000 - last) * 4 / 5);
    }
    limits.truncate(n_grades.saturating_sub(1));
    limits
}

/// Adds a grade below all others.
pub fn add_grade(scheme: &mut Scheme, name: String) {
    if scheme.grades.len() >= Scheme::MAX_GRADES {
        return;
    }
    scheme.grades.push(SchemeGrade { name, ..SchemeGrade::default() });
    match &mut scheme.method {
        Method::CumulativeShare { limits_ppm, .. } => {
            let last = limits_ppm.last().copied().unwrap_or_default();
            limits_ppm.push(last + 1_000_000_u32.saturating_sub(last) / 2);
        }
        Method::Weighted { cut: Cut::Quotas(quotas), .. } => borders::split_last(quotas),
        Method::Weighted { cut: Cut::Thresholds(scores), .. } => scores.push(scores.last().copied().unwrap_or(1_000_000) / 2),
        Method::Segments | Method::Stages | Method::Field(_) | Method::Rules { .. } => {}
    }
}

/// Takes a grade out; its share, or its rules, go to the one beside it. The last grade stays.
pub fn remove_grade(scheme: &mut Scheme, at: usize) {
    if at >= scheme.grades.len() || scheme.grades.len() < 2 {
        return;
    }
    scheme.grades.remove(at);
    let n_grades = scheme.grades.len();
    match &mut scheme.method {
        Method::CumulativeShare { limits_ppm, .. } => without(limits_ppm, at),
        Method::Weighted { cut: Cut::Quotas(quotas), .. } => borders::merge(quotas, at),
        Method::Weighted { cut: Cut::Thresholds(scores), .. } => without(scores, at),
        Method::Rules { rules, otherwise } => {
            let moved = |grade: GradeAt| if usize::from(grade) > at || usize::from(grade) >= n_grades { grade - 1 } else { grade };
            rules.iter_mut().for_each(|rule| rule.grade = moved(rule.grade));
            *otherwise = otherwise.map(moved);
        }
        Method::Segments | Method::Stages | Method::Field(_) => {}
    }
}

/// The border below a grade goes with it; the last grade takes the one above it along.
fn without(limits: &mut Vec<u32>, at: usize) {
    if let Some(last) = limits.len().checked_sub(1) {
        limits.remove(at.min(last));
    }
}

/// Whether two say the same, whichever version they are and whichever is the primary one.
pub fn says_the_same(one: &Scheme, other: &Scheme) -> bool {
    let plain = |scheme: &Scheme| Scheme { version: 0, is_primary: false, ..scheme.clone() };
    plain(one) == plain(other)
}

/// The same scheme as a new one of another name.
pub fn duplicate(scheme: &Scheme, name: String) -> Scheme {
    Scheme { id: crate::domain::SchemeId::from_u128(0), name, version: 0, is_primary: false, ..scheme.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::schemes::{Flaw, Industry, Template};
    use proptest::prelude::*;

    fn scheme(template: Template) -> Scheme {
        let grades = (0..template.n_grades()).map(|at| SchemeGrade { name: at.to_string(), ..SchemeGrade::default() }).collect();
        template.scheme("one".into(), grades, Industry::Shop)
    }

    fn templates() -> impl Strategy<Value = Template> {
        prop::sample::select(Template::ALL.to_vec())
    }

    proptest! {
        #[test]
        fn grades_may_come_and_go_and_the_scheme_still_holds(template in templates(), steps in prop::collection::vec((any::<bool>(), 0_usize..12), 0..20)) {
            let mut draft = scheme(template);
            MethodKind::Weighted.switch(&mut draft, |at| at.to_string());
            for (adds, at) in steps {
                if adds { add_grade(&mut draft, "new".into()) } else { remove_grade(&mut draft, at) }
                prop_assert_eq!(draft.check(), Ok(()));
            }
        }

        #[test]
        fn any_method_can_follow_any_other(template in templates(), kinds in prop::collection::vec(0_usize..6, 1..8)) {
            let mut draft = scheme(template);
            for kind in kinds {
                MethodKind::ALL[kind].switch(&mut draft, |at| at.to_string());
                prop_assert_eq!(draft.check(), Ok(()));
                prop_assert_eq!(MethodKind::of(&draft.method), MethodKind::ALL[kind]);
            }
        }
    }

    #[test]
    fn rules_and_limits_follow_their_grades() {
        let mut types = scheme(Template::RelationshipTypes);
        remove_grade(&mut types, 1);
        let Method::Rules { rules, otherwise } = &types.method else { panic!("still rules") };
        assert_eq!((rules.iter().map(|rule| rule.grade).collect::<Vec<_>>(), *otherwise), (vec![1, 1, 0], Some(2)));
        assert_eq!(types.check(), Ok(()));

        let mut abc = scheme(Template::Abc);
        add_grade(&mut abc, "D".into());
        assert!(matches!(&abc.method, Method::CumulativeShare { limits_ppm, .. } if *limits_ppm == [800_000, 950_000, 975_000]));
        remove_grade(&mut abc, 0);
        assert!(matches!(&abc.method, Method::CumulativeShare { limits_ppm, .. } if *limits_ppm == [950_000, 975_000]));
    }

    #[test]
    fn a_grade_too_many_is_not_added_and_the_last_one_stays() {
        let mut draft = scheme(Template::AbcdQuota);
        (0..20).for_each(|at| add_grade(&mut draft, at.to_string()));
        assert_eq!(draft.grades.len(), Scheme::MAX_GRADES);
        (0..20).for_each(|_| remove_grade(&mut draft, 0));
        assert_eq!((draft.grades.len(), draft.check()), (1, Ok::<(), Flaw>(())));
    }

    #[test]
    fn a_version_or_being_primary_is_no_change_of_mind() {
        let one = scheme(Template::Abc);
        let other = Scheme { version: 9, is_primary: true, ..one.clone() };
        assert!(says_the_same(&one, &other));
        assert!(!says_the_same(&one, &duplicate(&one, "two".into())));
    }
}
