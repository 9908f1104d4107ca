//! Where everybody stands in a scheme on the day that is looked from: by its newest run up to then, or live.
//!
//! A live scheme, and one that had never been run by then, is worked out from the records as they are. Overrides hold in either case.

use super::{Classes, Grading, Ground, Place, graded, settling};
use crate::domain::{GradeAt, RunId, Scheme, Settled, Standing, schemes::Schedule};

/// Everybody's place in one scheme.
///
/// **Invariant:** whoever has a grade has one of the `n_grades`.
#[derive(Clone, Debug)]
pub struct Standings {
    /// By slot.
    pub places: Vec<Option<Place>>,
    pub n_grades: usize,
    /// Names of the classes, where the scheme has none of its own.
    pub class_names: Vec<String>,
    /// The run that they are taken from; none where they are live.
    pub run: Option<RunId>,
    /// What they were worked out as, where they are live.
    pub grading: Option<Grading>,
}

impl Standings {
    /// Where everybody stands in a scheme; nobody anywhere if its rules cannot be applied.
    pub fn of(ground: Ground<'_>, scheme: &Scheme) -> Self {
        let run = settling::run_on(ground.workspace, scheme.id, ground.scores.as_of()).filter(|_| scheme.schedule != Schedule::Live);
        run.map_or_else(|| Self::live(ground, scheme), |run| Self::of_run(scheme, run, ground))
    }

    fn live(ground: Ground<'_>, scheme: &Scheme) -> Self {
        let n_slots = ground.workspace.customers().n_slots();
        match graded(ground, scheme) {
            Ok(grading) => Self {
                places: settling::settled(ground.workspace, scheme, ground.scores.as_of(), &grading),
                n_grades: grading.n_grades,
                class_names: grading.class_names.clone(),
                run: None,
                grading: Some(grading),
            },
            Err(_) => {
                Self { places: vec![None; n_slots], n_grades: scheme.grades.len(), class_names: Vec::new(), run: None, grading: None }
            }
        }
    }

    /// A run keeps its own version of the scheme; places are those of the grades as they are now. Whose grade is gone has none until the next run.
    fn of_run(scheme: &Scheme, run: &crate::domain::GradingRun, ground: Ground<'_>) -> Self {
        let workspace = ground.workspace;
        let classes = Classes::since(run, scheme, &run.class_names);
        let mut places = vec![None; workspace.customers().n_slots()];
        for (row, id) in run.rows.customer.iter().enumerate() {
            let slot = workspace.customers().slot(crate::domain::CustomerId::from_u128(*id));
            if let Some(place) =
                slot.filter(|slot| workspace.customers().at(*slot).is_some()).and_then(|slot| places.get_mut(slot as usize))
            {
                // What was set by hand holds no longer than somebody said, whatever the run saw.
                let (standing, settled) = match run.rows.settled[row] {
                    Settled::Override => (run.rows.computed[row], Settled::AsComputed),
                    settled => (run.rows.standing[row], settled),
                };
                *place = classes.standing(standing).map(|standing| (standing, settled));
            }
        }
        let n_grades = if scheme.grades.is_empty() { n_classes(&places, run.class_names.len()) } else { scheme.grades.len() };
        for (customer, set) in settling::overrides_on(workspace, run.scheme_id(), n_grades, ground.scores.as_of()) {
            if let Some(place) = workspace.customers().slot(customer).and_then(|slot| places.get_mut(slot as usize)) {
                *place = Some((Standing::Graded(set.grade), Settled::Override));
            }
        }
        Self { places, n_grades, class_names: run.class_names.clone(), run: Some(run.id), grading: None }
    }

    /// The grade of a slot.
    pub fn grade(&self, slot: u32) -> Option<GradeAt> {
        self.places.get(slot as usize).copied().flatten().and_then(|(standing, _)| standing.grade())
    }
}

/// As many classes as are named, or as anybody is in.
fn n_classes(places: &[Option<Place>], n_named: usize) -> usize {
    let most = places.iter().flatten().filter_map(|(standing, _)| standing.grade()).max();
    n_named.max(most.map_or(0, |most| usize::from(most) + 1))
}
