//! Schemes and what they come to: the list of them, their runs' heads, and the names of their grades.

use super::{Asked, Question};
use crate::domain::{
    CustomField, CustomerKind, Day, GradeAt, GradingRun, Occasion, RunId, Scheme, SchemeId, SignOff, Stage, Standing,
    schemes::{Facet, Flaw, Method, Schedule},
};
use crate::scoring::{pyramid::Layer, rfm::Segment};
use crate::workspace::{
    Worked, Workspace,
    fields::in_order,
    grading::{Place, check_fields, settling},
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
    /// Why it grades nobody as it is: a field that its rules look at may be gone.
    pub flaw: Option<Flaw>,
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
        n_overrides: count(settling::overrides_on(asked.workspace, scheme.id, standings.n_grades, asked.scores.as_of()).len()),
        newest_run: newest.map(run_head),
        n_runs: count(registers.runs.iter().filter(|(_, run)| run.scheme_id() == scheme.id).count()),
        due_on: due_on(scheme.schedule, newest, asked.today),
        flaw: flaw_of(asked.workspace, scheme),
        scheme: scheme.clone(),
    }
}

/// Why a scheme cannot be applied to these records.
pub(super) fn flaw_of(workspace: &Workspace, scheme: &Scheme) -> Option<Flaw> {
    scheme.check().and_then(|()| check_fields(workspace, scheme)).err()
}

/// The fields of one's own in their order, where any of these schemes looks at one.
pub(super) fn own_fields<'a>(workspace: &Workspace, mut schemes: impl Iterator<Item = &'a Scheme>) -> Vec<CustomField> {
    if schemes.any(|scheme| !scheme.own_tests().is_empty()) { in_order(workspace).into_iter().cloned().collect() } else { Vec::new() }
}

/// A month, quarter or half-year after the newest run; at once where there was none.
pub(super) fn due_on(schedule: Schedule, newest: Option<&GradingRun>, today: Day) -> Option<Day> {
    let months = i32::try_from(schedule.months()?).unwrap_or(1);
    Some(newest.map_or(today, |run| run.made_on.plus_months(months)))
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

/// What a grade is called: by the team, or by the method, whose own words are the page's to say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum GradeWord {
    /// A name of the scheme's own, or a value of the field that it sorts by.
    Own(String),
    Segment(Segment),
    Stage(Stage),
    Kind(CustomerKind),
    /// It has no name (any more).
    Unnamed(GradeAt),
    /// The scheme has lost it.
    Gone,
}

impl GradeWord {
    /// The position that no grade has. Kept views that asked for a grade that is gone ask for it, and are shown nobody.
    pub const GONE_AT: GradeAt = GradeAt::MAX;

    /// The word for a grade of a scheme whose classes are called so.
    pub fn of(scheme: &Scheme, class_names: &[String], grade: GradeAt) -> Self {
        let at = usize::from(grade);
        let own = scheme.grades.get(at).map(|grade| Self::Own(grade.name.clone()));
        let of_method = || match &scheme.method {
            Method::Segments => Segment::ALL.get(at).copied().map(Self::Segment),
            Method::Stages => Stage::ALL.get(at).copied().map(Self::Stage),
            Method::Field(Facet::Kind) => class_names.get(at).map(|name| Self::Kind(kind_called(name))),
            _ => class_names.get(at).cloned().map(Self::Own),
        };
        own.or_else(of_method).unwrap_or(if grade == Self::GONE_AT { Self::Gone } else { Self::Unnamed(grade) })
    }
}

/// The kinds of customers are classes under fixed names.
fn kind_called(name: &str) -> CustomerKind {
    match name {
        "company" => CustomerKind::Company,
        "person" => CustomerKind::Person,
        _ => CustomerKind::Unknown,
    }
}

/// The name that a grade has in a scheme: none where the method brings its own.
pub fn grade_name(scheme: &Scheme, class_names: &[String], grade: GradeAt) -> Option<String> {
    let at = usize::from(grade);
    scheme.grades.get(at).map(|grade| grade.name.clone()).or_else(|| class_names.get(at).cloned())
}
