//! Where a customer's grade changed: by which run, or by whom, in every scheme.
//!
//! Runs are followed in the order of the days that they looked from, pilots apart, and grades that were set by hand stand between them on the day
//! they count from. A run says that it kept a grade that was set by hand: then the hand came first. A grade is named as it was called then. Not here:
//! a grade that comes back by itself when the time of one set by hand is over; the next run tells.

use super::{Entry, Found, TimelineKind};
use crate::domain::{CustomerId, Day, GradeAt, GradeOverride, GradingRun, Occasion, RunId, Scheme, SchemeId, Settled};
use crate::workspace::questions::{Asked, GradeWord};
use serde::{Deserialize, Serialize};

/// A grade as it was called when it was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GradeThen {
    pub at: GradeAt,
    pub word: GradeWord,
}

/// What gave a grade.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum GradeBy {
    Run {
        run: RunId,
        version: u32,
        /// Empty where nobody said.
        person: String,
        /// It came out lower and was kept for now.
        is_grace: bool,
    },
    Hand {
        person: String,
        reason: String,
        until_on: Day,
    },
}

/// A customer that came from one grade to another, or was given one by hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GradeChange {
    pub scheme: SchemeId,
    pub scheme_name: String,
    /// None where there was no grade.
    pub from: Option<GradeThen>,
    /// None where there is no grade any more.
    pub to: Option<GradeThen>,
    pub by: GradeBy,
}

/// What said a grade, on a day.
enum Saying<'a> {
    Run(&'a GradingRun, usize),
    Hand(&'a GradeOverride),
}

impl Saying<'_> {
    fn on(&self) -> Day {
        match self {
            Self::Run(run, _) => run.as_of,
            Self::Hand(set) => set.from_on,
        }
    }

    /// On one day: runs that knew of no hand, what was set by hand, runs that did.
    fn rank(&self) -> (u8, u128) {
        match self {
            Self::Run(run, row) if run.rows.settled[*row] == Settled::Override => (2, run.id.as_u128()),
            Self::Run(run, _) => (0, run.id.as_u128()),
            Self::Hand(set) => (1, set.id.as_u128()),
        }
    }
}

/// Every change of the customer's grade, and every grade that was set by hand.
pub(super) fn changes<'a>(asked: &Asked<'a>, customer: CustomerId) -> Vec<Entry<'a>> {
    let schemes = asked.workspace.registers().schemes.iter().map(|(_, scheme)| scheme);
    schemes.flat_map(|scheme| in_scheme(asked, scheme, customer)).collect()
}

fn in_scheme<'a>(asked: &Asked<'a>, scheme: &Scheme, customer: CustomerId) -> Vec<Entry<'a>> {
    let registers = asked.workspace.registers();
    let runs = registers.runs.iter().map(|(_, run)| run);
    let runs = runs.filter(|run| run.scheme_id() == scheme.id && run.occasion != Occasion::Pilot);
    let runs = runs.filter_map(|run| Some(Saying::Run(run, run.row_of(customer)?)));
    let set = registers.overrides.iter().map(|(_, set)| set).filter(|set| set.scheme == scheme.id && set.customer == customer);
    let mut sayings: Vec<Saying<'_>> = runs.chain(set.map(Saying::Hand)).collect();
    sayings.sort_unstable_by_key(|saying| (saying.on(), saying.rank()));
    let mut changes = Vec::new();
    let mut now = None;
    for saying in &sayings {
        let to = grade_said(saying, scheme);
        let is_same = to.as_ref().map(|grade: &GradeThen| &grade.word) == now.as_ref().map(|grade: &GradeThen| &grade.word);
        if is_same && matches!(saying, Saying::Run(..)) {
            continue;
        }
        let change = GradeChange { scheme: scheme.id, scheme_name: scheme.name.clone(), from: now, to: to.clone(), by: by_what(saying) };
        now = to;
        changes.push(Entry {
            on: saying.on(),
            kind: TimelineKind::Grade,
            id: scheme.id.as_u128(),
            step: changes.len(),
            found: Found::Grade(change),
        });
    }
    changes
}

fn grade_said(saying: &Saying<'_>, scheme: &Scheme) -> Option<GradeThen> {
    match saying {
        Saying::Run(run, row) => {
            let at = run.rows.standing[*row].grade()?;
            Some(GradeThen { at, word: GradeWord::of(&run.scheme, &run.class_names, at) })
        }
        // A grade is set by hand in schemes with grades of their own only.
        Saying::Hand(set) => Some(GradeThen { at: set.grade, word: GradeWord::of(scheme, &[], set.grade) }),
    }
}

fn by_what(saying: &Saying<'_>) -> GradeBy {
    match saying {
        Saying::Run(run, row) => GradeBy::Run {
            run: run.id,
            version: run.scheme.version,
            person: run.person.clone(),
            is_grace: matches!(run.rows.settled[*row], Settled::Grace { .. }),
        },
        Saying::Hand(set) => GradeBy::Hand { person: set.person.clone(), reason: set.reason.clone(), until_on: set.until_on },
    }
}
