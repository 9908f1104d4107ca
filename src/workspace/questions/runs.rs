//! Runs of a scheme: which there were, and who moved between two of them, with the reason of each move.

use super::{
    Asked, MigrationCounts, MoveRow, Question, RunHead,
    schemes::{count, run_head},
};
use crate::domain::{CustomerId, GradeAt, GradingRun, Measure, RunId, Scheme, SchemeId};
use crate::scoring::migration::{Migration, Move};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Which runs were there?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskRuns {
    pub scheme: SchemeId,
}

/// The runs of a scheme, the newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunsSheet {
    pub scheme: Scheme,
    pub runs: Vec<RunHead>,
}

/// Which moves of a migration are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Moves {
    #[default]
    All,
    Up,
    Down,
    /// From one grade to another; none is "not graded".
    Between(Option<GradeAt>, Option<GradeAt>),
}

/// Who moved from one run to another?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskMigration {
    pub from: RunId,
    pub to: RunId,
    pub moves: Moves,
    /// How many rows to bring, at most 500.
    pub n_rows: u32,
}

/// Who moved, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MigrationSheet {
    pub from: RunHead,
    pub to: RunHead,
    pub scheme: Scheme,
    pub class_names: Vec<String>,
    pub counts: MigrationCounts,
    /// How many moves there are of the kind that was asked for.
    pub n_moves: u32,
    /// The most valuable customers first.
    pub rows: Vec<MoveRow>,
}

/// The most rows that one answer carries.
const MAX_ROWS: u32 = 500;

impl Question for AskRuns {
    type Answer = Option<RunsSheet>;

    fn answer(self, asked: &Asked<'_>) -> Option<RunsSheet> {
        let scheme = asked.workspace.registers().schemes.get(self.scheme)?.clone();
        let runs = asked.workspace.registers().runs.iter().map(|(_, run)| run);
        let mut runs: Vec<RunHead> = runs.filter(|run| run.scheme_id() == self.scheme).map(run_head).collect();
        runs.sort_unstable_by_key(|run| std::cmp::Reverse((run.as_of, run.id)));
        Some(RunsSheet { scheme, runs })
    }
}

impl Question for AskMigration {
    type Answer = Option<MigrationSheet>;

    fn answer(self, asked: &Asked<'_>) -> Option<MigrationSheet> {
        let runs = &asked.workspace.registers().runs;
        let (from, to) = (runs.get(self.from)?, runs.get(self.to)?);
        let everyone = Everyone::of(from, to);
        let (from_head, to_head) = (run_head(from), run_head(to));
        let n_grades = from_head.counts.len().max(to_head.counts.len());
        let migration = Migration::between(u8::try_from(n_grades).unwrap_or(u8::MAX), &everyone.before, &everyone.after);
        let places = everyone.places(&migration, self.moves);
        let mut rows: Vec<MoveRow> = places.iter().filter_map(|place| everyone.row(asked, from, to, *place)).collect();
        rows.sort_by_key(|row| std::cmp::Reverse(row.amount_minor));
        rows.truncate(self.n_rows.min(MAX_ROWS) as usize);
        Some(MigrationSheet {
            scheme: to.scheme.clone(),
            class_names: to.class_names.clone(),
            counts: MigrationCounts::of(&migration),
            n_moves: count(places.len()),
            rows,
            from: from_head,
            to: to_head,
        })
    }
}

/// Everybody who is in either run.
struct Everyone {
    customers: Vec<CustomerId>,
    before: Vec<Option<GradeAt>>,
    after: Vec<Option<GradeAt>>,
}

impl Everyone {
    fn of(from: &GradingRun, to: &GradingRun) -> Self {
        let mut grades: BTreeMap<u128, [Option<GradeAt>; 2]> = BTreeMap::new();
        for (at, run) in [from, to].into_iter().enumerate() {
            for (id, standing) in run.rows.customer.iter().zip(&run.rows.standing) {
                grades.entry(*id).or_default()[at] = standing.grade();
            }
        }
        Self {
            customers: grades.keys().map(|id| CustomerId::from_u128(*id)).collect(),
            before: grades.values().map(|grades| grades[0]).collect(),
            after: grades.values().map(|grades| grades[1]).collect(),
        }
    }

    fn places(&self, migration: &Migration, moves: Moves) -> Vec<usize> {
        let of = |moves: &[Move]| moves.iter().map(|moved| moved.slot as usize).collect::<Vec<_>>();
        match moves {
            Moves::Up => of(&migration.promoted),
            Moves::Down => of(&migration.demoted),
            Moves::All => [of(&migration.promoted), of(&migration.demoted)].concat(),
            Moves::Between(from, to) => {
                (0..self.customers.len()).filter(|place| self.before[*place] == from && self.after[*place] == to).collect()
            }
        }
    }

    fn row(&self, asked: &Asked<'_>, from: &GradingRun, to: &GradingRun, place: usize) -> Option<MoveRow> {
        let id = self.customers[place];
        let row = to.row_of(id)?;
        let row_before = from.row_of(id);
        let before_of = |measure: Measure| {
            let at = from.scheme.measures().iter().position(|other| *other == measure)?;
            from.rows.inputs.get(at)?.get(row_before?).copied().flatten()
        };
        let customers = asked.workspace.customers();
        let inputs = to.scheme.measures().into_iter().zip(&to.rows.inputs);
        Some(MoveRow {
            customer: id,
            name: customers.get(id).map(|customer| customer.name.clone()).unwrap_or_default(),
            before: row_before.map(|row| from.rows.standing[row]),
            after: to.rows.standing[row],
            settled: to.rows.settled[row],
            amount_minor: customers.slot(id).map_or(0, |slot| asked.scores.history(slot).amount_minor),
            inputs: inputs.map(|(measure, column)| (measure, before_of(measure), column[row])).collect(),
            score_before_ppm: row_before.map(|row| from.rows.score_ppm[row]),
            score_after_ppm: to.rows.score_ppm[row],
        })
    }
}

/// On which customers do two schemes disagree?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskDisagreements {
    pub one: SchemeId,
    pub other: SchemeId,
    /// Only this cell: a grade of the one and a grade of the other.
    pub cell: Option<(GradeAt, GradeAt)>,
    /// How many rows to bring, at most 500.
    pub n_rows: u32,
}

/// How two schemes sort the same customers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DisagreementSheet {
    pub one: Scheme,
    pub one_classes: Vec<String>,
    pub other: Scheme,
    pub other_classes: Vec<String>,
    /// By grade of the one, then of the other.
    pub counts: Vec<Vec<u32>>,
    pub n_rows: u32,
    /// Those furthest apart first, then the most valuable.
    pub rows: Vec<DisagreementRow>,
}

/// A customer that two schemes put in different places.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisagreementRow {
    pub customer: CustomerId,
    pub name: String,
    pub one: GradeAt,
    pub other: GradeAt,
    pub amount_minor: i64,
    pub profit_minor: Option<i64>,
    pub n_purchases: u32,
}

impl Question for AskDisagreements {
    type Answer = Option<DisagreementSheet>;

    fn answer(self, asked: &Asked<'_>) -> Option<DisagreementSheet> {
        let schemes = &asked.workspace.registers().schemes;
        let (one, other) = (schemes.get(self.one)?, schemes.get(self.other)?);
        let (ones, others) = (asked.worked.standings(asked.workspace, one), asked.worked.standings(asked.workspace, other));
        let mut counts = vec![vec![0; others.n_grades]; ones.n_grades];
        let mut found = Vec::new();
        for (slot, customer) in asked.workspace.customers().iter() {
            let (Some(a), Some(b)) = (ones.grade(slot), others.grade(slot)) else { continue };
            counts[usize::from(a)][usize::from(b)] += 1;
            // How far apart, where both are read from best to worst.
            let place = |grade: GradeAt, n: usize| f64::from(grade) / f64::from(count(n.max(2) - 1));
            let apart = (place(a, ones.n_grades) - place(b, others.n_grades)).abs();
            if self.cell.map_or(apart > 0.5, |cell| cell == (a, b)) {
                found.push((apart, slot, customer, a, b));
            }
        }
        let amount = |slot: u32| asked.scores.history(slot).amount_minor;
        found.sort_unstable_by(|x, y| y.0.total_cmp(&x.0).then_with(|| amount(y.1).cmp(&amount(x.1))));
        let row = |(_, slot, customer, one, other): &(f64, u32, &crate::domain::Customer, GradeAt, GradeAt)| DisagreementRow {
            customer: customer.id,
            name: customer.name.clone(),
            one: *one,
            other: *other,
            amount_minor: amount(*slot),
            profit_minor: asked.scores.profit_minor(*slot),
            n_purchases: asked.scores.history(*slot).n_purchases,
        };
        Some(DisagreementSheet {
            one_classes: ones.class_names.clone(),
            other_classes: others.class_names.clone(),
            counts,
            n_rows: count(found.len()),
            rows: found.iter().take(self.n_rows.min(MAX_ROWS) as usize).map(row).collect(),
            one: one.clone(),
            other: other.clone(),
        })
    }
}
