//! A preview of a scheme that is being edited: what it would come to, who would move, and how good the data is. Nothing is kept.

use super::{
    Asked, Question,
    schemes::{count, layers},
};
use crate::domain::{
    CustomerId, Day, GradeAt, Measure, NotGraded, Scheme, Settled, Standing,
    schemes::{Flaw, GradePlaces, OwnInput},
};
use crate::scoring::{lifetime::ModelName, migration::Migration, pyramid::Layer};
use crate::workspace::{
    Worked,
    grading::{Classes, Grading, Place, Standings, Warning, graded, settling},
    indicators::Column,
    quality::RecordQuality,
};
use serde::{Deserialize, Serialize};

/// What would this scheme come to? Nothing is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskStudio {
    pub scheme: Scheme,
    /// Another day to look from than the workspace's.
    pub as_of: Option<Day>,
}

/// What a scheme would come to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StudioSheet {
    pub as_of: Day,
    /// It weighs what a model expects, and no model was asked yet: what it weighs is not known of anybody.
    pub needs_forecast: bool,
    /// By grade.
    pub layers: Vec<Layer>,
    /// What the policies of each grade would cost a year; none where it has no policy.
    pub policy_costs_minor: Vec<Option<i64>>,
    pub class_names: Vec<String>,
    /// How many are not graded, for which reason.
    pub not_graded: Vec<(NotGraded, u32)>,
    /// By grade, the lowest score in it, in parts per million.
    pub least_scores: Vec<Option<u32>>,
    /// What the tests of the rules hold values against.
    pub operands: Vec<Option<i64>>,
    /// Against where everybody stands now; absent where no grade is one that there was before.
    pub migration: Option<MigrationCounts>,
    pub warnings: Vec<Warning>,
    pub quality: Quality,
    /// The first that would move, the most valuable first.
    pub moves: Vec<MoveRow>,
}

/// How good the data is that a scheme looks at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quality {
    pub n_customers: u32,
    /// Of whom every indicator is known.
    pub n_complete: u32,
    /// Without a purchase in the last year before the as-of day.
    pub n_stale: u32,
    /// Whose amount lies beyond three interquartile ranges above the upper quartile.
    pub n_outliers: u32,
    /// Who share a name with another.
    pub n_same_name: u32,
}

/// Who moved from where to where.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MigrationCounts {
    /// By grade before, then by grade after; the last of both is "not graded".
    pub rows: Vec<Vec<u32>>,
    pub n_promoted: u32,
    pub n_demoted: u32,
    /// Of those graded both times, the share that stayed, 0 to 1.
    pub stable_share: Option<f64>,
}

/// One customer that moves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoveRow {
    pub customer: CustomerId,
    pub name: String,
    pub before: Option<Standing>,
    pub after: Standing,
    pub settled: Settled,
    pub amount_minor: i64,
    /// Inputs before, where a run keeps them, and after; with what they measure.
    pub inputs: Vec<(Measure, Option<i64>, Option<i64>)>,
    pub score_before_ppm: Option<u32>,
    pub score_after_ppm: u32,
    /// What the rules look at in fields of one's own.
    pub own_inputs: Vec<OwnSeen>,
}

/// What rules look at in a field of one's own, before, where a run keeps it, and after; none where the field is empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnSeen {
    pub input: OwnInput,
    pub before: Option<i64>,
    pub after: Option<i64>,
}

/// How many moves an answer carries.
const MAX_MOVES: usize = 200;

impl Question for AskStudio {
    type Answer = Result<StudioSheet, Flaw>;

    fn answer(self, asked: &Asked<'_>) -> Result<StudioSheet, Flaw> {
        match self.as_of.filter(|day| *day != asked.scores.as_of()) {
            Some(day) => studio(asked, &asked.worked.on(asked.workspace, day), &self.scheme),
            None => studio(asked, asked.worked, &self.scheme),
        }
    }
}

fn studio(asked: &Asked<'_>, worked: &Worked, scheme: &Scheme) -> Result<StudioSheet, Flaw> {
    let ground = worked.ground(asked.workspace);
    let grading = graded(ground, scheme)?;
    let places = settling::settled(asked.workspace, scheme, worked.scores.as_of(), &grading);
    let layers = layers(worked, &places, grading.n_grades);
    let filed = asked.workspace.registers().schemes.get(scheme.id);
    let comparable = filed.filter(|filed| GradePlaces::between(filed, scheme).keep_any());
    let before = comparable.map(|filed| standings_before(filed, &asked.worked.standings(asked.workspace, filed), scheme, &grading));
    let compared = before.as_deref().map(|before| migration(grading.n_grades, before, &places));
    Ok(StudioSheet {
        as_of: worked.scores.as_of(),
        needs_forecast: scheme.looks_ahead() && worked.foresight(ModelName::default()).is_none(),
        policy_costs_minor: super::policies::year_costs_minor(asked.workspace, scheme, &layers),
        layers,
        not_graded: reasons(&places),
        least_scores: grading.least_scores.clone(),
        operands: grading.operands.clone(),
        class_names: grading.class_names.clone(),
        moves: compared
            .as_ref()
            .zip(before.as_deref())
            .map(|(all, before)| moves(asked, &grading, before, &places, all))
            .unwrap_or_default(),
        migration: compared.as_ref().map(MigrationCounts::of),
        quality: quality(asked, worked, &grading),
        warnings: grading.warnings,
    })
}

/// Where everybody stands now, by slot, in the grades of the grading.
fn standings_before(filed: &Scheme, now: &Standings, scheme: &Scheme, grading: &Grading) -> Vec<Option<Standing>> {
    let classes = Classes::between((filed, &now.class_names), (scheme, &grading.class_names));
    now.places.iter().map(|place| classes.standing((*place)?.0)).collect()
}

fn migration(n_grades: usize, before: &[Option<Standing>], after: &[Option<Place>]) -> Migration {
    let before: Vec<Option<GradeAt>> = before.iter().map(|standing| (*standing)?.grade()).collect();
    let after: Vec<Option<GradeAt>> = after.iter().map(|place| (*place)?.0.grade()).collect();
    Migration::between(u8::try_from(n_grades).unwrap_or(u8::MAX), &before, &after)
}

impl MigrationCounts {
    /// The counts of a comparison.
    pub fn of(all: &Migration) -> Self {
        Self {
            rows: all.rows().map(<[u32]>::to_vec).collect(),
            n_promoted: count(all.promoted.len()),
            n_demoted: count(all.demoted.len()),
            stable_share: all.stable_share(),
        }
    }
}

fn moves(asked: &Asked<'_>, grading: &Grading, before: &[Option<Standing>], after: &[Option<Place>], all: &Migration) -> Vec<MoveRow> {
    let mut slots: Vec<u32> = all.promoted.iter().chain(&all.demoted).map(|moved| moved.slot).collect();
    slots.sort_unstable_by_key(|slot| std::cmp::Reverse(asked.scores.history(*slot).amount_minor));
    slots.truncate(MAX_MOVES);
    let row = |slot: u32| {
        let at = slot as usize;
        let own_seen =
            |(input, column): &(OwnInput, Column)| OwnSeen { input: input.clone(), before: None, after: column.get(at).copied().flatten() };
        let customer = asked.workspace.customers().at(slot)?;
        let (standing, settled) = after.get(at).copied().flatten()?;
        Some(MoveRow {
            customer: customer.id,
            name: customer.name.clone(),
            before: before.get(at).copied().flatten(),
            after: standing,
            settled,
            amount_minor: asked.scores.history(slot).amount_minor,
            inputs: grading.inputs.iter().map(|(measure, column)| (*measure, None, column.get(at).copied().flatten())).collect(),
            score_before_ppm: None,
            score_after_ppm: grading.score_ppm[at],
            own_inputs: grading.own_inputs.iter().map(own_seen).collect(),
        })
    };
    slots.into_iter().filter_map(row).collect()
}

fn reasons(places: &[Option<Place>]) -> Vec<(NotGraded, u32)> {
    let mut counts = std::collections::BTreeMap::new();
    for (standing, _) in places.iter().flatten() {
        if let Standing::NotGraded(why) = standing {
            *counts.entry(*why).or_insert(0) += 1;
        }
    }
    counts.into_iter().collect()
}

fn quality(asked: &Asked<'_>, worked: &Worked, grading: &Grading) -> Quality {
    let known = |slot: u32, column: &Column| column.get(slot as usize).is_some_and(Option::is_some);
    let is_complete = |slot: u32| grading.inputs.iter().all(|(_, column)| known(slot, column));
    let n_complete = count(asked.workspace.customers().iter().filter(|(slot, _)| is_complete(*slot)).count());
    let RecordQuality { n_customers, n_stale, n_outliers, n_same_name } = worked.record_quality(asked.workspace);
    Quality { n_customers, n_complete, n_stale, n_outliers, n_same_name }
}
