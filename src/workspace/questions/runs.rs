//! Runs of a scheme: which there were, and who moved between two of them, with the reason of each move.

use super::{
    Asked, MigrationCounts, MoveRow, Question, RunHead,
    schemes::{count, due_on, own_fields, run_head},
    studio::OwnSeen,
};
use crate::domain::{
    CustomField, CustomerId, Day, GradeAt, GradeOverride, GradingRun, Measure, RunId, Scheme, SchemeId, Settled, schemes::OwnInput,
};
use crate::scoring::migration::{Migration, Move};
use crate::workspace::grading::{Cause, Classes, causes, settling};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// Which runs were there?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskRuns {
    pub scheme: SchemeId,
}

/// The runs of a scheme, the newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunsSheet {
    pub scheme: Scheme,
    /// Of the newest run; counts of all runs are in its order.
    pub class_names: Vec<String>,
    pub runs: Vec<RunHead>,
    /// The scheme as it was in runs of earlier versions, the latest first.
    pub former: Vec<Scheme>,
    /// The day on which the next run is due, where the schedule says one.
    pub due_on: Option<Day>,
    pub as_of: Day,
}

/// Which moves of a migration are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Moves {
    #[default]
    All,
    Up,
    Down,
    /// Came out lower and kept their grade.
    Kept,
    /// Somebody set the later grade.
    ByHand,
    /// From one grade to another; none is "not graded".
    Between(Option<GradeAt>, Option<GradeAt>),
}

/// Who moved from one run to another?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskMigration {
    pub from: RunId,
    pub to: RunId,
    pub moves: Moves,
    /// How many rows to bring, at most 5 000.
    pub n_rows: u32,
}

/// A customer's way from one run to another, and what led to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExplainedMove {
    pub moved: MoveRow,
    pub causes: Vec<Cause>,
}

/// Who moved, and why. Customers deleted before the later run are left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MigrationSheet {
    pub from: RunHead,
    pub to: RunHead,
    pub scheme: Scheme,
    pub class_names: Vec<String>,
    /// What the tests of the later run's rules held values against.
    pub operands: Vec<Option<i64>>,
    /// Fields of one's own as they are called now, where the rules of either run look at any.
    pub fields: Vec<CustomField>,
    pub counts: MigrationCounts,
    /// How many came out lower and kept their grade.
    pub n_kept: u32,
    /// How many later grades somebody set.
    pub n_by_hand: u32,
    /// How many moves there are of the kind that was asked for.
    pub n_moves: u32,
    /// The most valuable customers first.
    pub rows: Vec<ExplainedMove>,
}

/// The most rows that one answer carries: more are exported in parts nobody would read.
const MAX_ROWS: u32 = 5_000;

impl Question for AskRuns {
    type Answer = Option<RunsSheet>;

    fn answer(self, asked: &Asked<'_>) -> Option<RunsSheet> {
        let scheme = asked.workspace.registers().schemes.get(self.scheme)?.clone();
        let runs = asked.workspace.registers().runs.iter().map(|(_, run)| run);
        let mut runs: Vec<&GradingRun> = runs.filter(|run| run.scheme_id() == self.scheme).collect();
        runs.sort_unstable_by_key(|run| std::cmp::Reverse((run.as_of, run.id)));
        let class_names = runs.first().map(|run| run.class_names.clone()).unwrap_or_default();
        let head = |run: &GradingRun| {
            let head = run_head(run);
            let counts = if class_names.is_empty() {
                head.counts
            } else {
                Classes::since(run, &scheme, &class_names).counts(head.counts, class_names.len())
            };
            RunHead { counts, ..head }
        };
        Some(RunsSheet {
            former: former(&scheme, &runs),
            due_on: due_on(scheme.schedule, settling::newest_run(asked.workspace, self.scheme), asked.today),
            as_of: asked.scores.as_of(),
            runs: runs.into_iter().map(head).collect(),
            class_names,
            scheme,
        })
    }
}

/// The scheme as it was in each earlier version that a run keeps.
fn former(scheme: &Scheme, runs: &[&GradingRun]) -> Vec<Scheme> {
    let mut former: Vec<Scheme> = Vec::new();
    for run in runs {
        if run.scheme.version != scheme.version && former.iter().all(|known| known.version != run.scheme.version) {
            former.push(run.scheme.clone());
        }
    }
    former.sort_by_key(|scheme| std::cmp::Reverse(scheme.version));
    former
}

impl Question for AskMigration {
    type Answer = Option<MigrationSheet>;

    fn answer(self, asked: &Asked<'_>) -> Option<MigrationSheet> {
        let runs = &asked.workspace.registers().runs;
        let (from, to) = (runs.get(self.from)?, runs.get(self.to)?);
        let (from_head, to_head) = (run_head(from), run_head(to));
        // Where grades are the scheme's own, they are those of the later run.
        let n_grades = if to.scheme.grades.is_empty() { from_head.counts.len().max(to_head.counts.len()) } else { to.scheme.grades.len() };
        let everyone = Everyone::of(asked, from, to, n_grades);
        let migration = Migration::between(u8::try_from(n_grades).unwrap_or(u8::MAX), &everyone.before, &everyone.after);
        let mut places = everyone.places(&migration, self.moves);
        let n_moves = count(places.len());
        places.sort_by_key(|place| std::cmp::Reverse(everyone.amount_minor(asked, *place)));
        places.truncate(self.n_rows.min(MAX_ROWS) as usize);
        Some(MigrationSheet {
            scheme: to.scheme.clone(),
            class_names: to.class_names.clone(),
            operands: to.operands.clone(),
            fields: own_fields(asked.workspace, [&from.scheme, &to.scheme].into_iter()),
            counts: MigrationCounts::of(&migration),
            n_kept: count(everyone.settled(is_kept).count()),
            n_by_hand: count(everyone.settled(is_by_hand).count()),
            n_moves,
            rows: places.into_iter().map(|place| everyone.explained(asked, place)).collect(),
            from: from_head,
            to: to_head,
        })
    }
}

const fn is_kept(settled: Settled) -> bool {
    matches!(settled, Settled::Grace { .. })
}

const fn is_by_hand(settled: Settled) -> bool {
    matches!(settled, Settled::Override)
}

/// Everybody who is in the later run, in its order.
struct Everyone<'a> {
    from: &'a GradingRun,
    to: &'a GradingRun,
    /// Where the classes of the earlier run stand in the later one.
    classes: Classes,
    /// By place, the row in the earlier run.
    rows_before: Vec<Option<usize>>,
    before: Vec<Option<GradeAt>>,
    after: Vec<Option<GradeAt>>,
    by_hand: HashMap<CustomerId, &'a GradeOverride>,
}

impl<'a> Everyone<'a> {
    fn of(asked: &Asked<'a>, from: &'a GradingRun, to: &'a GradingRun, n_grades: usize) -> Self {
        let ids = to.rows.customer.iter().map(|id| CustomerId::from_u128(*id));
        let rows_before: Vec<Option<usize>> = ids.map(|id| from.row_of(id)).collect();
        let classes = Classes::of_runs(from, to);
        Self {
            before: rows_before.iter().map(|row| row.and_then(|row| classes.place(from.rows.standing[row].grade()?))).collect(),
            after: to.rows.standing.iter().map(|standing| standing.grade()).collect(),
            by_hand: settling::overrides_on(asked.workspace, to.scheme_id(), n_grades, to.as_of),
            classes,
            rows_before,
            from,
            to,
        }
    }

    fn settled(&self, is_meant: fn(Settled) -> bool) -> impl Iterator<Item = usize> {
        self.to.rows.settled.iter().enumerate().filter(move |(_, settled)| is_meant(**settled)).map(|(place, _)| place)
    }

    fn places(&self, migration: &Migration, moves: Moves) -> Vec<usize> {
        let of = |moves: &[Move]| moves.iter().map(|moved| moved.slot as usize).collect::<Vec<_>>();
        match moves {
            Moves::Up => of(&migration.promoted),
            Moves::Down => of(&migration.demoted),
            Moves::All => [of(&migration.promoted), of(&migration.demoted)].concat(),
            Moves::Kept => self.settled(is_kept).collect(),
            Moves::ByHand => self.settled(is_by_hand).collect(),
            Moves::Between(from, to) => {
                (0..self.after.len()).filter(|place| self.before[*place] == from && self.after[*place] == to).collect()
            }
        }
    }

    fn id(&self, place: usize) -> CustomerId {
        CustomerId::from_u128(self.to.rows.customer[place])
    }

    fn amount_minor(&self, asked: &Asked<'_>, place: usize) -> i64 {
        asked.workspace.customers().slot(self.id(place)).map_or(0, |slot| asked.scores.history(slot).amount_minor)
    }

    fn explained(&self, asked: &Asked<'_>, place: usize) -> ExplainedMove {
        let Self { from, to, .. } = *self;
        let (id, row_before) = (self.id(place), self.rows_before[place]);
        let before_of = |measure: Measure| {
            from.inputs().find(|(other, _)| *other == measure).and_then(|(_, column)| column.get(row_before?).copied().flatten())
        };
        let own_before = |input: &OwnInput| {
            from.own_inputs().find(|(other, _)| other == input).and_then(|(_, column)| column.get(row_before?).copied().flatten())
        };
        let moved = MoveRow {
            customer: id,
            name: asked.workspace.customers().get(id).map(|customer| customer.name.clone()).unwrap_or_default(),
            before: row_before.and_then(|row| self.classes.standing(from.rows.standing[row])),
            after: to.rows.standing[place],
            settled: to.rows.settled[place],
            amount_minor: self.amount_minor(asked, place),
            inputs: to.inputs().map(|(measure, column)| (measure, before_of(measure), column[place])).collect(),
            own_inputs: to
                .own_inputs()
                .map(|(input, column)| OwnSeen { before: own_before(&input), after: column[place], input })
                .collect(),
            score_before_ppm: row_before.map(|row| from.rows.score_ppm[row]),
            score_after_ppm: to.rows.score_ppm[place],
        };
        ExplainedMove { moved, causes: causes(from, to, id, self.by_hand.get(&id).copied()) }
    }
}
