//! From computed grades to those that count, and to a run that is kept.
//!
//! A customer rises at once. It falls only after as many runs in a row as the grade it would lose grants; a run is counted where it was
//! made after the one before it, pilots apart. An override counts before both, from its first day to its last.

use super::{Classes, Grading, Ground};
use crate::domain::{
    CustomerId, Day, GradeAt, GradeOverride, GradingRun, NotGraded, Occasion, RunId, Scheme, SchemeId, Settled, Standing,
    runs::{RunRows, SignOff},
};
use crate::scoring::migration::settled_grade;
use crate::workspace::{Workspace, indicators::Column};
use std::collections::{HashMap, HashSet};

/// A part of the customers to try a scheme on first.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Pilot {
    /// These.
    Chosen(Vec<CustomerId>),
    /// So many in a hundred, the same ones for the same seed.
    Random { percent: u8, seed: u32 },
}

impl Pilot {
    /// Who of these takes part.
    pub fn among(&self, customers: impl Iterator<Item = CustomerId>) -> HashSet<CustomerId> {
        match self {
            Self::Chosen(chosen) => {
                let chosen: HashSet<CustomerId> = chosen.iter().copied().collect();
                customers.filter(|customer| chosen.contains(customer)).collect()
            }
            Self::Random { percent, seed } => {
                let draw = |customer: CustomerId| {
                    let mut hasher = crc32fast::Hasher::new();
                    hasher.update(&customer.as_u128().to_le_bytes());
                    hasher.update(&seed.to_le_bytes());
                    hasher.finalize() % 100
                };
                customers.filter(|customer| draw(*customer) < u32::from(*percent)).collect()
            }
        }
    }
}

/// The grade that counts, and why it is not the one that was computed.
pub type Place = (Standing, Settled);

/// The newest run of a scheme, pilots apart, among those that looked from such a day.
fn newest_among(workspace: &Workspace, scheme: SchemeId, is_meant: impl Fn(Day) -> bool) -> Option<&GradingRun> {
    let runs = workspace.registers().runs.iter().map(|(_, run)| run);
    let counted = runs.filter(|run| run.scheme_id() == scheme && run.occasion != Occasion::Pilot && is_meant(run.as_of));
    counted.max_by_key(|run| (run.as_of, run.id))
}

/// The newest run of a scheme that looked from before a day, pilots apart.
pub fn run_before(workspace: &Workspace, scheme: SchemeId, day: Day) -> Option<&GradingRun> {
    newest_among(workspace, scheme, |as_of| as_of < day)
}

/// The newest run that is known on a day, pilots apart: none that looked from a later one.
pub fn run_on(workspace: &Workspace, scheme: SchemeId, day: Day) -> Option<&GradingRun> {
    newest_among(workspace, scheme, |as_of| as_of <= day)
}

/// The newest run of a scheme, pilots apart.
pub fn newest_run(workspace: &Workspace, scheme: SchemeId) -> Option<&GradingRun> {
    newest_among(workspace, scheme, |_| true)
}

/// The override of each customer that holds on a day, the newest where there are several. What was set to a grade that a scheme of
/// `n_grades` grades has no longer holds no longer.
pub fn overrides_on(workspace: &Workspace, scheme: SchemeId, n_grades: usize, day: Day) -> HashMap<CustomerId, &GradeOverride> {
    let is_there = |set: &GradeOverride| set.scheme == scheme && usize::from(set.grade) < n_grades;
    let holding = workspace.registers().overrides.iter().map(|(_, set)| set).filter(|set| is_there(set) && set.holds_on(day));
    let mut newest: HashMap<CustomerId, &GradeOverride> = HashMap::new();
    for set in holding {
        let known = newest.entry(set.customer).or_insert(set);
        if known.id < set.id {
            *known = set;
        }
    }
    newest
}

/// By slot, the grade that counts.
pub fn settled(workspace: &Workspace, scheme: &Scheme, as_of: Day, grading: &Grading) -> Vec<Option<Place>> {
    let before = run_before(workspace, scheme.id, as_of);
    let classes = before.map(|run| Classes::since(run, scheme, &grading.class_names));
    let overrides = overrides_on(workspace, scheme.id, grading.n_grades, as_of);
    let grace = |grade: GradeAt| scheme.grades.get(usize::from(grade)).map_or(0, |grade| grade.grace_runs);
    let has_grace = scheme.grades.iter().any(|grade| grade.grace_runs > 0);
    let place = |(slot, computed): (usize, &Option<Standing>)| {
        let computed = (*computed)?;
        let customer = workspace.customers().at(u32::try_from(slot).ok()?)?.id;
        if let Some(set) = overrides.get(&customer) {
            return Some((Standing::Graded(set.grade), Settled::Override));
        }
        let row = before.zip(classes.as_ref()).filter(|_| has_grace).and_then(|(run, classes)| Some((run, classes, run.row_of(customer)?)));
        let Some((run, classes, row)) = row else { return Some((computed, Settled::AsComputed)) };
        let n_below = match run.rows.settled[row] {
            Settled::Grace { runs_below } => runs_below,
            Settled::AsComputed | Settled::Override => 0,
        };
        // What was set by hand is no grade that could be kept afterwards.
        let previous = if run.rows.settled[row] == Settled::Override { run.rows.computed[row] } else { run.rows.standing[row] };
        let previous = previous.grade().and_then(|grade| classes.place(grade));
        let kept = settled_grade(previous, computed.grade(), n_below, previous.map_or(0, grace));
        match kept.grade {
            Some(grade) if kept.n_runs_below > 0 => Some((Standing::Graded(grade), Settled::Grace { runs_below: kept.n_runs_below })),
            _ => Some((computed, Settled::AsComputed)),
        }
    };
    grading.computed.iter().enumerate().map(place).collect()
}

/// Who makes a run, when and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunCircumstances {
    pub id: RunId,
    pub made_on: Day,
    pub person: String,
    pub occasion: Occasion,
    pub pilot: Option<Pilot>,
    pub signed_off: Option<SignOff>,
}

/// A grading as it is kept: everybody in the order of identifiers, with the inputs of each.
pub fn run_of(ground: Ground<'_>, scheme: &Scheme, grading: &Grading, circumstances: RunCircumstances) -> GradingRun {
    let as_of = ground.scores.as_of();
    let places = settled(ground.workspace, scheme, as_of, grading);
    let mut order: Vec<(CustomerId, usize)> =
        ground.workspace.customers().iter().map(|(slot, customer)| (customer.id, slot as usize)).collect();
    order.sort_unstable();
    let pilot = circumstances.pilot.as_ref().map(|pilot| pilot.among(order.iter().map(|(id, _)| *id)));
    let takes = |id| pilot.as_ref().is_none_or(|pilot| pilot.contains(&id));
    let columns: Vec<&Column> =
        grading.inputs.iter().map(|(_, column)| column).chain(grading.own_inputs.iter().map(|(_, column)| column)).collect();
    let mut rows = RunRows { inputs: vec![Vec::with_capacity(order.len()); columns.len()], ..RunRows::default() };
    for (id, slot) in order {
        let outside = (Standing::NotGraded(NotGraded::NotInPilot), Settled::AsComputed);
        let (standing, settled) = if takes(id) { places[slot].unwrap_or(outside) } else { outside };
        rows.customer.push(id.as_u128());
        rows.standing.push(standing);
        rows.computed.push(if takes(id) { grading.computed[slot].unwrap_or(outside.0) } else { outside.0 });
        rows.settled.push(settled);
        rows.score_ppm.push(grading.score_ppm[slot]);
        rows.rule.push(grading.rule[slot]);
        for (into, column) in rows.inputs.iter_mut().zip(&columns) {
            into.push(column.get(slot).copied().flatten());
        }
    }
    let RunCircumstances { id, made_on, person, occasion, signed_off, .. } = circumstances;
    let fingerprint = fingerprint(&rows);
    GradingRun {
        id,
        scheme: scheme.clone(),
        as_of,
        made_on,
        person,
        occasion,
        fingerprint,
        signed_off,
        class_names: grading.class_names.clone(),
        least_scores: grading.least_scores.clone(),
        operands: grading.operands.clone(),
        rows,
    }
}

/// The same for the same customers with the same inputs, what the rules look at in fields of one's own among them.
fn fingerprint(rows: &RunRows) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    rows.customer.iter().for_each(|id| hasher.update(&id.to_le_bytes()));
    for column in &rows.inputs {
        column.iter().for_each(|value| hasher.update(&value.unwrap_or(i64::MIN).to_le_bytes()));
    }
    hasher.finalize()
}
