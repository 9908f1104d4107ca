//! Which grade is which, when a scheme's grades are others than they were.
//!
//! A grade is pointed at by its position, so whoever points at one has to follow it when grades are put into another order, put in or
//! taken out. A grade stays the same by its name; one that is called otherwise at the place where it was stays the same too. Not here: who
//! points at grades (`workspace::decide`), and classes that a scheme has no say in (`workspace::grading`).

use super::{GradeAt, Method, Scheme, SchemeGrade};

/// Where each grade of a scheme stands in another, or in the same one as it is later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GradePlaces(Moved);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Moved {
    Nothing,
    /// By the earlier position, the later one; none where the grade is gone.
    To(Vec<Option<GradeAt>>),
}

impl GradePlaces {
    /// From the grades of one scheme to those of the other. Where neither has grades of its own, they are the same ones if both sort by the
    /// same method; where only one has, none is.
    pub fn between(before: &Scheme, after: &Scheme) -> Self {
        match (before.grades.is_empty(), after.grades.is_empty()) {
            (true, true) if has_the_classes_of(&before.method, &after.method) => Self(Moved::Nothing),
            (false, false) => Self::of_grades(&before.grades, &after.grades),
            _ => Self(Moved::To(Vec::new())),
        }
    }

    fn of_grades(before: &[SchemeGrade], after: &[SchemeGrade]) -> Self {
        let mut is_taken = vec![false; after.len()];
        let mut take = |at: usize| {
            is_taken[at] = true;
            at
        };
        let mut places: Vec<Option<usize>> = Vec::with_capacity(before.len());
        for (at, grade) in before.iter().enumerate() {
            // Of several grades of one name the first is the first.
            let n_before = before[..at].iter().filter(|other| other.name == grade.name).count();
            let named = after.iter().enumerate().filter(|(_, other)| other.name == grade.name).nth(n_before);
            places.push(named.map(|(to, _)| take(to)));
        }
        for (at, place) in places.iter_mut().enumerate() {
            if place.is_none() && is_taken.get(at) == Some(&false) {
                is_taken[at] = true;
                *place = Some(at);
            }
        }
        let is_same = before.len() <= after.len() && places.iter().enumerate().all(|(at, place)| *place == Some(at));
        let places = || places.into_iter().map(|place| place.and_then(|to| GradeAt::try_from(to).ok())).collect();
        Self(if is_same { Moved::Nothing } else { Moved::To(places()) })
    }

    /// The later position of a grade; none where it is gone.
    pub fn place(&self, grade: GradeAt) -> Option<GradeAt> {
        match &self.0 {
            Moved::Nothing => Some(grade),
            Moved::To(places) => places.get(usize::from(grade)).copied().flatten(),
        }
    }

    /// Whether any grade of the earlier scheme is in the later one.
    pub fn keep_any(&self) -> bool {
        match &self.0 {
            Moved::Nothing => true,
            Moved::To(places) => places.iter().any(Option::is_some),
        }
    }

    /// Whether every grade of the earlier scheme still stands where it did.
    pub fn are_same(&self) -> bool {
        self.0 == Moved::Nothing
    }
}

/// Whether two methods that bring their own classes bring the same ones.
fn has_the_classes_of(one: &Method, other: &Method) -> bool {
    match (one, other) {
        (Method::Field(one), Method::Field(other)) => one == other,
        (one, other) => std::mem::discriminant(one) == std::mem::discriminant(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::schemes::{Facet, Industry, Template};

    fn graded(names: &[&str]) -> Scheme {
        let grades = names.iter().map(|name| SchemeGrade { name: (*name).to_owned(), ..SchemeGrade::default() }).collect();
        Scheme { grades, ..Template::Abc.scheme("ABC".into(), Vec::new(), Industry::Shop) }
    }

    fn places(before: &[&str], after: &[&str]) -> Vec<Option<GradeAt>> {
        let places = GradePlaces::between(&graded(before), &graded(after));
        (0..).take(before.len()).map(|grade| places.place(grade)).collect()
    }

    #[test]
    fn grades_are_followed_by_name_and_renamed_ones_by_place() {
        assert_eq!(places(&["A", "B", "C"], &["C", "A", "B"]), [Some(1), Some(2), Some(0)], "another order");
        assert_eq!(places(&["A", "B"], &["S", "A", "B"]), [Some(1), Some(2)], "one was put in");
        assert_eq!(places(&["A", "B", "C"], &["A", "C"]), [Some(0), None, Some(1)], "one was taken out");
        assert_eq!(places(&["A", "B"], &["A", "Good"]), [Some(0), Some(1)], "one is called otherwise");
        assert_eq!(places(&["A", "B"], &["B", "C"]), [None, Some(0)], "its place is another's now");
        assert_eq!(places(&["A", "A"], &["A", "B", "A"]), [Some(0), Some(2)], "two of one name");
    }

    #[test]
    fn grades_that_stay_where_they_are_have_not_moved() {
        let are_same = |before: &[&str], after: &[&str]| GradePlaces::between(&graded(before), &graded(after)).are_same();
        assert!(are_same(&["A", "B"], &["A", "B"]) && are_same(&["A", "B"], &["Best", "B", "C"]));
        assert!(!are_same(&["A", "B"], &["A"]) && !are_same(&["A", "B"], &["B", "A"]));
    }

    #[test]
    fn classes_are_the_same_ones_under_the_same_method_alone() {
        let segments = Template::Segments.scheme("S".into(), Vec::new(), Industry::Shop);
        let region = Scheme { method: Method::Field(Facet::Region), ..segments.clone() };
        assert!(GradePlaces::between(&segments, &segments).are_same());
        assert_eq!(GradePlaces::between(&segments, &region).place(0), None);
        assert_eq!(GradePlaces::between(&graded(&["A"]), &segments).place(0), None);
    }
}
