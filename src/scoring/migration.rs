//! Who moved between two grading runs, and whether a customer keeps a grade through a bad run.
//!
//! Grades are small numbers, 0 the best, as in [`composite`](super::composite). Not here: runs themselves, names of grades, and
//! overrides by hand.

use super::share_of;
use serde::{Deserialize, Serialize};

/// Customers by their grade in an earlier and in a later run.
///
/// **Invariant:** each cell counts customers of one earlier and one later grade, so a row sums to the earlier run's grade and a column
/// to the later's. The last row and the last column are the customers who were not graded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Migration {
    n_grades: u8,
    /// Row by row.
    cells: Vec<u32>,
    pub promoted: Vec<Move>,
    pub demoted: Vec<Move>,
}

/// A customer whose grade changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    pub slot: u32,
    pub before: u8,
    pub after: u8,
}

impl Migration {
    /// Compares two runs of `n_grades` grades by slot. A shorter run knows nothing of the customers beyond its end; a grade that there
    /// is not counts as not graded.
    pub fn between(n_grades: u8, before: &[Option<u8>], after: &[Option<u8>]) -> Self {
        let side = usize::from(n_grades) + 1;
        let mut all = Self { n_grades, cells: vec![0; side * side], promoted: Vec::new(), demoted: Vec::new() };
        let grade = |run: &[Option<u8>], slot: usize| run.get(slot).copied().flatten().filter(|grade| *grade < n_grades);
        for slot in 0..before.len().max(after.len()) {
            let (before, after) = (grade(before, slot), grade(after, slot));
            let cell = all.place(before, after);
            all.cells[cell] += 1;
            if let (Some(before), Some(after)) = (before, after) {
                let moved = Move { slot: u32::try_from(slot).unwrap_or(u32::MAX), before, after };
                if after < before {
                    all.promoted.push(moved);
                } else if after > before {
                    all.demoted.push(moved);
                }
            }
        }
        all
    }

    fn place(&self, before: Option<u8>, after: Option<u8>) -> usize {
        let at = |grade: Option<u8>| usize::from(grade.unwrap_or(self.n_grades).min(self.n_grades));
        at(before) * (usize::from(self.n_grades) + 1) + at(after)
    }

    pub const fn n_grades(&self) -> u8 {
        self.n_grades
    }

    /// Customers with these grades; `None` stands for not graded.
    pub fn n_customers(&self, before: Option<u8>, after: Option<u8>) -> u32 {
        self.cells[self.place(before, after)]
    }

    /// Rows by the earlier grade, each with the later grades; the last of both is not graded.
    pub fn rows(&self) -> impl Iterator<Item = &[u32]> {
        self.cells.chunks_exact(usize::from(self.n_grades) + 1)
    }

    /// Customers who were graded in both runs.
    pub fn n_graded_twice(&self) -> u32 {
        let graded = usize::from(self.n_grades);
        self.rows().take(graded).flat_map(|row| &row[..graded]).sum()
    }

    /// The share of customers graded in both runs who kept their grade, 0 to 1.
    pub fn stable_share(&self) -> Option<f64> {
        let n_stable: u32 = (0..self.n_grades).map(|grade| self.n_customers(Some(grade), Some(grade))).sum();
        share_of(n_stable.into(), self.n_graded_twice().into())
    }

    /// Of those who had a grade before, the share that has this one now, 0 to 1: one cell of the matrix of transition.
    pub fn moved_share(&self, before: Option<u8>, after: Option<u8>) -> Option<f64> {
        let row = self.rows().nth(usize::from(before.unwrap_or(self.n_grades)))?;
        share_of(self.n_customers(before, after).into(), row.iter().map(|n| i128::from(*n)).sum())
    }
}

/// A grade after the decision whether it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    pub grade: Option<u8>,
    /// How many runs in a row have now come out below the grade that is kept: hand it to the next decision.
    pub n_runs_below: u8,
}

/// Quick up, slow down: a better grade is given at once, a worse one only when the customer has come out below for more than `grace`
/// runs in a row.
///
/// `n_runs_below` are the runs in a row, before this one, that came out below `previous`. With a grace of 0 the computed grade always
/// holds. A run that cannot grade the customer (`computed` is `None`) takes the grade away at once: it is not a bad run but a missing
/// one, with a reason of its own.
pub const fn settled_grade(previous: Option<u8>, computed: Option<u8>, n_runs_below: u8, grace: u8) -> Settled {
    match (previous, computed) {
        (Some(kept), Some(worse)) if worse > kept && n_runs_below < grace => {
            Settled { grade: Some(kept), n_runs_below: n_runs_below.saturating_add(1) }
        }
        _ => Settled { grade: computed, n_runs_below: 0 },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moves_are_counted_and_listed() {
        let before = [Some(0), Some(1), Some(1), None, Some(2), Some(9)];
        let after = [Some(0), Some(0), Some(2), Some(1), None];
        let all = Migration::between(3, &before, &after);
        let rows: Vec<&[u32]> = all.rows().collect();
        assert_eq!(rows, [[1, 0, 0, 0], [1, 0, 1, 0], [0, 0, 0, 1], [0, 1, 0, 1]]);
        assert_eq!(all.promoted, [Move { slot: 1, before: 1, after: 0 }]);
        assert_eq!(all.demoted, [Move { slot: 2, before: 1, after: 2 }]);
        assert_eq!((all.n_graded_twice(), all.stable_share()), (3, Some(1.0 / 3.0)));
        assert_eq!((all.moved_share(Some(1), Some(0)), all.moved_share(None, Some(1))), (Some(0.5), Some(0.5)));
        assert_eq!(Migration::between(2, &[], &[]).stable_share(), None);
    }

    #[test]
    fn up_at_once_and_down_after_the_grace() {
        let settled = |grade, n_runs_below| Settled { grade, n_runs_below };
        assert_eq!(settled_grade(Some(2), Some(0), 1, 2), settled(Some(0), 0));
        assert_eq!(settled_grade(Some(0), Some(2), 0, 2), settled(Some(0), 1));
        assert_eq!(settled_grade(Some(0), Some(1), 1, 2), settled(Some(0), 2));
        assert_eq!(settled_grade(Some(0), Some(2), 2, 2), settled(Some(2), 0));
        assert_eq!(settled_grade(Some(0), Some(0), 2, 2), settled(Some(0), 0), "a good run makes up for the bad ones");
        assert_eq!(settled_grade(Some(0), Some(1), 0, 0), settled(Some(1), 0));
        assert_eq!(settled_grade(None, Some(1), 0, 2), settled(Some(1), 0));
        assert_eq!(settled_grade(Some(1), None, 0, 2), settled(None, 0));
    }
}
