//! Grades and classes, followed from one grading to another.
//!
//! A scheme that sorts by a field numbers its values by how many customers have them: the same value may be first on one day and third on
//! another. Whoever compares two gradings goes by the names. Grades of a scheme's own are where that version of the scheme has them
//! ([`GradePlaces`]). Not here: who points at grades of a scheme (`workspace::decide`).

use crate::domain::{GradeAt, GradingRun, Scheme, Standing, schemes::GradePlaces};

/// Where each class of one grading stands in another.
#[derive(Clone, Debug)]
pub struct Classes(Followed);

#[derive(Clone, Debug)]
enum Followed {
    Grades(GradePlaces),
    ByName(Vec<Option<GradeAt>>),
}

impl Classes {
    /// From one grading to another, each by its scheme and the names of its classes; these have none where grades are the scheme's own.
    pub fn between(from: (&Scheme, &[String]), to: (&Scheme, &[String])) -> Self {
        if from.1.is_empty() && to.1.is_empty() {
            return Self(Followed::Grades(GradePlaces::between(from.0, to.0)));
        }
        let place = |name: &String| to.1.iter().position(|other| other == name).and_then(|at| GradeAt::try_from(at).ok());
        Self(Followed::ByName(from.1.iter().map(place).collect()))
    }

    /// From a run to a grading by the same scheme as it is now.
    pub fn since(run: &GradingRun, scheme: &Scheme, class_names: &[String]) -> Self {
        Self::between((&run.scheme, &run.class_names), (scheme, class_names))
    }

    /// From one run to another.
    pub fn of_runs(from: &GradingRun, to: &GradingRun) -> Self {
        Self::since(from, &to.scheme, &to.class_names)
    }

    /// Where a class stands in the other grading; nothing where it is not there.
    pub fn place(&self, grade: GradeAt) -> Option<GradeAt> {
        match &self.0 {
            Followed::Grades(places) => places.place(grade),
            Followed::ByName(places) => places.get(usize::from(grade)).copied().flatten(),
        }
    }

    /// The same of a standing: nothing where its class is not there.
    pub fn standing(&self, standing: Standing) -> Option<Standing> {
        match standing {
            Standing::Graded(grade) => self.place(grade).map(Standing::Graded),
            not_graded @ Standing::NotGraded(_) => Some(not_graded),
        }
    }

    /// Counts by class in the order of the other grading, which has so many; what is not there is left out.
    pub fn counts(&self, counts: Vec<u32>, n_classes: usize) -> Vec<u32> {
        if matches!(&self.0, Followed::Grades(places) if places.are_same()) {
            return counts;
        }
        let mut there = vec![0; n_classes];
        for (grade, n_customers) in (0..).zip(counts) {
            if let Some(into) = self.place(grade).and_then(|at| there.get_mut(usize::from(at))) {
                *into += n_customers;
            }
        }
        there
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::schemes::{Facet, Industry, Method, Template};

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    fn by_region() -> Scheme {
        let scheme = Template::Segments.scheme("Region".into(), Vec::new(), Industry::Shop);
        Scheme { method: Method::Field(Facet::Region), ..scheme }
    }

    #[test]
    fn classes_are_followed_by_name_and_grades_by_place() {
        let (scheme, abc) = (by_region(), Template::Abc.scheme("ABC".into(), Vec::new(), Industry::Shop));
        let (from, to) = (names(&["North", "South", "East"]), names(&["South", "West", "North"]));
        let classes = Classes::between((&scheme, &from), (&scheme, &to));
        assert_eq!([0, 1, 2, 3].map(|grade| classes.place(grade)), [Some(2), Some(0), None, None]);
        assert_eq!(classes.counts(vec![5, 4, 3], 3), [4, 0, 5]);
        let grades = Classes::between((&abc, &[]), (&abc, &[]));
        assert_eq!((grades.place(3), grades.counts(vec![5, 4], 2)), (Some(3), vec![5, 4]));
        assert_eq!(Classes::between((&scheme, &names(&["North"])), (&abc, &[])).place(0), None, "a class is no grade");
    }
}
