//! Schemes and what they come to: the list of them, a preview of one that is being edited, its runs, and where one customer stands.

use super::{Asked, Question};
use crate::domain::{
    CustomerId, Day, GradeAt, GradingRun, Measure, NotGraded, Occasion, RunId, Scheme, SchemeId, Settled, SignOff, Standing,
    schemes::{Flaw, Schedule},
};
use crate::scoring::{migration::Migration, pyramid::Layer};
use crate::workspace::{
    Worked,
    grading::{Grading, Place, Standings, Warning, graded, settling},
};
use serde::{Deserialize, Serialize};

/// Which schemes are there, and what do they come to now?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskSchemes;

/// A scheme with what it comes to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SchemeRow {
    pub scheme: Scheme,
    /// Names of the classes, where the scheme has none of its own.
    pub class_names: Vec<String>,
    /// By grade.
    pub layers: Vec<Layer>,
    pub n_not_graded: u32,
    pub n_overrides: u32,
    /// The newest run that is no pilot.
    pub newest_run: Option<RunHead>,
    pub n_runs: u32,
    /// The day on which the next run is due, where the schedule says one.
    pub due_on: Option<Day>,
}

/// Schemes in the order of their making, the primary one first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SchemesSheet {
    pub rows: Vec<SchemeRow>,
    pub today: Option<Day>,
}

/// A run without its rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunHead {
    pub id: RunId,
    pub scheme: SchemeId,
    pub scheme_name: String,
    pub version: u32,
    pub as_of: Day,
    pub made_on: Day,
    pub person: String,
    pub occasion: Occasion,
    pub fingerprint: u32,
    pub signed_off: Option<SignOff>,
    /// By grade.
    pub counts: Vec<u32>,
    pub n_not_graded: u32,
}

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
    /// Against where everybody stands now; absent where the grades are others than before.
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
}

/// How many moves an answer carries.
const MAX_MOVES: usize = 200;

impl Question for AskSchemes {
    type Answer = SchemesSheet;

    fn answer(self, asked: &Asked<'_>) -> SchemesSheet {
        let mut schemes: Vec<&Scheme> = asked.workspace.registers().schemes.iter().map(|(_, scheme)| scheme).collect();
        schemes.sort_unstable_by_key(|scheme| (!scheme.is_primary, scheme.id));
        SchemesSheet { rows: schemes.into_iter().map(|scheme| scheme_row(asked, scheme)).collect(), today: Some(asked.today) }
    }
}

fn scheme_row(asked: &Asked<'_>, scheme: &Scheme) -> SchemeRow {
    let registers = asked.workspace.registers();
    let standings = asked.worked.standings(asked.workspace, scheme);
    let newest = settling::newest_run(asked.workspace, scheme.id);
    SchemeRow {
        class_names: standings.class_names.clone(),
        layers: layers(asked.worked, &standings.places, standings.n_grades),
        n_not_graded: count(standings.places.iter().flatten().filter(|(standing, _)| standing.grade().is_none()).count()),
        n_overrides: count(settling::overrides_on(asked.workspace, scheme.id, asked.scores.as_of()).len()),
        newest_run: newest.map(run_head),
        n_runs: count(registers.runs.iter().filter(|(_, run)| run.scheme_id() == scheme.id).count()),
        due_on: due_on(scheme.schedule, newest, asked.today),
        scheme: scheme.clone(),
    }
}

/// A month, quarter or half-year after the newest run; at once where there was none.
pub(super) fn due_on(schedule: Schedule, newest: Option<&GradingRun>, today: Day) -> Option<Day> {
    let months = i32::try_from(schedule.months()?).unwrap_or(1);
    Some(newest.map_or(today, |run| {
        let (_, _, day) = run.made_on.ymd();
        run.made_on.month().plus(months).first_day().plus_days(i32::try_from(day).unwrap_or(1) - 1)
    }))
}

/// What is told of a run without its rows.
pub fn run_head(run: &GradingRun) -> RunHead {
    let n_grades = run.scheme.grades.len().max(run.class_names.len());
    let mut counts = vec![0; n_grades];
    let mut n_not_graded = 0;
    for standing in &run.rows.standing {
        match standing {
            Standing::Graded(grade) => {
                let at = usize::from(*grade);
                if at >= counts.len() {
                    counts.resize(at + 1, 0);
                }
                counts[at] += 1;
            }
            Standing::NotGraded(_) => n_not_graded += 1,
        }
    }
    RunHead {
        id: run.id,
        scheme: run.scheme.id,
        scheme_name: run.scheme.name.clone(),
        version: run.scheme.version,
        as_of: run.as_of,
        made_on: run.made_on,
        person: run.person.clone(),
        occasion: run.occasion,
        fingerprint: run.fingerprint,
        signed_off: run.signed_off.clone(),
        counts,
        n_not_graded,
    }
}

/// Shares of customers, revenue and profit by grade.
pub fn layers(worked: &Worked, places: &[Option<Place>], n_grades: usize) -> Vec<Layer> {
    let grade = |slot: usize| places[slot].and_then(|(standing, _)| standing.grade()).map(usize::from).filter(|grade| *grade < n_grades);
    worked.scores.layers_by(n_grades, (0..places.len()).filter_map(|slot| Some((slot, grade(slot)?))))
}

pub(super) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

impl Question for AskStudio {
    type Answer = Result<StudioSheet, Flaw>;

    fn answer(self, asked: &Asked<'_>) -> Result<StudioSheet, Flaw> {
        match self.as_of.filter(|day| *day != asked.scores.as_of()) {
            Some(day) => studio(asked, &Worked::of(asked.workspace, day), &self.scheme),
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
    let now = filed.filter(|filed| filed.grades.len() == scheme.grades.len()).map(|filed| asked.worked.standings(asked.workspace, filed));
    let compared = now.as_deref().map(|now| migration(grading.n_grades, now, &places));
    Ok(StudioSheet {
        as_of: worked.scores.as_of(),
        policy_costs_minor: super::policies::year_costs_minor(asked.workspace, scheme.id, &layers),
        layers,
        not_graded: reasons(&places),
        least_scores: grading.least_scores.clone(),
        operands: grading.operands.clone(),
        class_names: grading.class_names.clone(),
        moves: compared.as_ref().zip(now.as_deref()).map(|(all, now)| moves(asked, &grading, now, &places, all)).unwrap_or_default(),
        migration: compared.as_ref().map(MigrationCounts::of),
        quality: quality(asked, worked, &grading),
        warnings: grading.warnings,
    })
}

fn migration(n_grades: usize, before: &Standings, after: &[Option<Place>]) -> Migration {
    let grades = |places: &[Option<Place>]| -> Vec<Option<u8>> {
        places.iter().map(|place| place.and_then(|(standing, _)| standing.grade())).collect()
    };
    Migration::between(u8::try_from(n_grades).unwrap_or(u8::MAX), &grades(&before.places), &grades(after))
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

fn moves(asked: &Asked<'_>, grading: &Grading, now: &Standings, after: &[Option<Place>], all: &Migration) -> Vec<MoveRow> {
    let mut slots: Vec<u32> = all.promoted.iter().chain(&all.demoted).map(|moved| moved.slot).collect();
    slots.sort_unstable_by_key(|slot| std::cmp::Reverse(asked.scores.history(*slot).amount_minor));
    slots.truncate(MAX_MOVES);
    let row = |slot: u32| {
        let at = slot as usize;
        let customer = asked.workspace.customers().at(slot)?;
        let (standing, settled) = after.get(at).copied().flatten()?;
        Some(MoveRow {
            customer: customer.id,
            name: customer.name.clone(),
            before: now.places.get(at).copied().flatten().map(|(standing, _)| standing),
            after: standing,
            settled,
            amount_minor: asked.scores.history(slot).amount_minor,
            inputs: grading.inputs.iter().map(|(measure, column)| (*measure, None, column.get(at).copied().flatten())).collect(),
            score_before_ppm: None,
            score_after_ppm: grading.score_ppm[at],
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

/// Days after which a record counts as stale.
const STALE_DAYS: i32 = 365;

fn quality(asked: &Asked<'_>, worked: &Worked, grading: &Grading) -> Quality {
    let mut quality = Quality::default();
    let mut names: std::collections::HashMap<&str, u32> = std::collections::HashMap::new();
    let mut amounts = Vec::new();
    for (slot, customer) in asked.workspace.customers().iter() {
        quality.n_customers += 1;
        let known = |column: &crate::workspace::indicators::Column| column.get(slot as usize).is_some_and(Option::is_some);
        quality.n_complete += u32::from(grading.inputs.iter().all(|(_, column)| known(column)));
        let history = worked.scores.history(slot);
        quality.n_stale += u32::from(history.last_on.is_none_or(|day| worked.scores.as_of().days_since(day) > STALE_DAYS));
        if history.n_purchases > 0 {
            amounts.push(history.amount_minor);
        }
        *names.entry(customer.name.as_str()).or_default() += 1;
    }
    quality.n_same_name = names.values().filter(|n| **n > 1).sum();
    quality.n_outliers = n_outliers(&mut amounts);
    quality
}

/// Tukey's far-out values: beyond three interquartile ranges above the upper quartile.
fn n_outliers(amounts: &mut [i64]) -> u32 {
    if amounts.len() < 8 {
        return 0;
    }
    amounts.sort_unstable();
    let (lower, upper) = (amounts[amounts.len() / 4], amounts[amounts.len() * 3 / 4]);
    let fence = upper.saturating_add(upper.saturating_sub(lower).saturating_mul(3));
    count(amounts.len() - amounts.partition_point(|amount| *amount <= fence))
}

/// Where does this customer stand in every scheme, and since when?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskStandings {
    pub customer: CustomerId,
}

/// A customer's place in one scheme, with everything that led to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandingRow {
    pub scheme: Scheme,
    pub class_names: Vec<String>,
    pub standing: Standing,
    pub computed: Standing,
    pub settled: Settled,
    /// The run that it was settled by; none where it is live.
    pub run: Option<RunHead>,
    pub override_: Option<crate::domain::GradeOverride>,
    pub score_ppm: u32,
    pub rule: u8,
    pub inputs: Vec<(Measure, Option<i64>)>,
    pub least_scores: Vec<Option<u32>>,
    pub operands: Vec<Option<i64>>,
    /// Day looked from and place, by run, the oldest first.
    pub history: Vec<(Day, Standing, Settled)>,
}

/// A customer's places.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandingsSheet {
    pub rows: Vec<StandingRow>,
}

impl Question for AskStandings {
    type Answer = StandingsSheet;

    fn answer(self, asked: &Asked<'_>) -> StandingsSheet {
        let mut schemes: Vec<&Scheme> = asked.workspace.registers().schemes.iter().map(|(_, scheme)| scheme).collect();
        schemes.sort_unstable_by_key(|scheme| (!scheme.is_primary, scheme.id));
        StandingsSheet { rows: schemes.into_iter().filter_map(|scheme| standing_row(asked, scheme, self.customer)).collect() }
    }
}

fn standing_row(asked: &Asked<'_>, scheme: &Scheme, id: CustomerId) -> Option<StandingRow> {
    let slot = asked.workspace.customers().slot(id)? as usize;
    let run = settling::newest_run(asked.workspace, scheme.id).filter(|_| scheme.schedule != Schedule::Live);
    let standings = asked.worked.standings(asked.workspace, scheme);
    let (standing, settled) = standings.places.get(slot).copied().flatten()?;
    let override_ = settling::overrides_on(asked.workspace, scheme.id, asked.scores.as_of()).get(&id).map(|set| (*set).clone());
    let blank = StandingRow {
        scheme: scheme.clone(),
        class_names: standings.class_names.clone(),
        standing,
        computed: standing,
        settled,
        run: run.map(run_head),
        override_,
        score_ppm: 0,
        rule: 0,
        inputs: Vec::new(),
        least_scores: Vec::new(),
        operands: Vec::new(),
        history: history(asked, scheme.id, id),
    };
    Some(match run.and_then(|run| Some((run, run.row_of(id)?))) {
        Some((run, row)) => StandingRow {
            scheme: run.scheme.clone(),
            computed: run.rows.computed[row],
            score_ppm: run.rows.score_ppm[row],
            rule: run.rows.rule[row],
            inputs: run.scheme.measures().into_iter().zip(&run.rows.inputs).map(|(measure, column)| (measure, column[row])).collect(),
            least_scores: run.least_scores.clone(),
            operands: run.operands.clone(),
            ..blank
        },
        None => match graded(asked.worked.ground(asked.workspace), scheme) {
            Ok(grading) => StandingRow {
                computed: grading.computed.get(slot).copied().flatten().unwrap_or(standing),
                score_ppm: grading.score_ppm[slot],
                rule: grading.rule[slot],
                inputs: grading.inputs.iter().map(|(measure, column)| (*measure, column.get(slot).copied().flatten())).collect(),
                least_scores: grading.least_scores,
                operands: grading.operands,
                ..blank
            },
            Err(_) => blank,
        },
    })
}

fn history(asked: &Asked<'_>, scheme: SchemeId, id: CustomerId) -> Vec<(Day, Standing, Settled)> {
    let runs = asked.workspace.registers().runs.iter().map(|(_, run)| run);
    let mut runs: Vec<&GradingRun> = runs.filter(|run| run.scheme_id() == scheme && run.occasion != Occasion::Pilot).collect();
    runs.sort_unstable_by_key(|run| (run.as_of, run.id));
    runs.into_iter().filter_map(|run| run.row_of(id).map(|row| (run.as_of, run.rows.standing[row], run.rows.settled[row]))).collect()
}

/// The name that a grade has in a scheme: none where the method brings its own.
pub fn grade_name(scheme: &Scheme, class_names: &[String], grade: GradeAt) -> Option<String> {
    let at = usize::from(grade);
    scheme.grades.get(at).map(|grade| grade.name.clone()).or_else(|| class_names.get(at).cloned())
}
