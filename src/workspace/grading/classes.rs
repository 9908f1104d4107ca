//! Classes without an order of their own, followed from one grading to another.
//!
//! A scheme that sorts by a field numbers its values by how many customers have them: the same value may be first on one day and third on
//! another. Whoever compares two gradings goes by the names. Not here: grades of a scheme's own, which keep their places.

use crate::domain::{GradeAt, Standing};

/// Where each class of one grading stands in another.
#[derive(Clone, Debug)]
pub struct Classes(Option<Vec<Option<GradeAt>>>);

impl Classes {
    /// From the names of one grading's classes to those of another; both have none where grades are the scheme's own.
    pub fn between(from: &[String], to: &[String]) -> Self {
        let place = |name: &String| to.iter().position(|other| other == name).and_then(|at| GradeAt::try_from(at).ok());
        let are_named = !from.is_empty() || !to.is_empty();
        Self(are_named.then(|| from.iter().map(place).collect()))
    }

    /// Where a class stands in the other grading; nothing where it is not there.
    pub fn place(&self, grade: GradeAt) -> Option<GradeAt> {
        self.0.as_ref().map_or(Some(grade), |places| places.get(usize::from(grade)).copied().flatten())
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
        if self.0.is_none() {
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

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn classes_are_followed_by_name_and_grades_by_place() {
        let classes = Classes::between(&names(&["North", "South", "East"]), &names(&["South", "West", "North"]));
        assert_eq!([0, 1, 2, 3].map(|grade| classes.place(grade)), [Some(2), Some(0), None, None]);
        assert_eq!(classes.counts(vec![5, 4, 3], 3), [4, 0, 5]);
        let grades = Classes::between(&[], &[]);
        assert_eq!((grades.place(3), grades.counts(vec![5, 4], 2)), (Some(3), vec![5, 4]));
        assert_eq!(Classes::between(&names(&["North"]), &[]).place(0), None, "a class is no grade");
    }
}
