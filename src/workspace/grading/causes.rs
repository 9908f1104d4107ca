//! Why a customer's grade in one run is not that of an earlier one: what somebody who asks would be told.
//!
//! Nothing is guessed: every cause is read off the two runs, which keep inputs, scores, cuts and rules of their day. Not here: how it
//! is said (`ui`), and who moved at all (`scoring::migration`).

use super::Classes;
use crate::domain::{
    CustomerId, GradeAt, GradeOverride, GradingRun, Measure, Method, NotGraded, Scheme, Settled, Standing, indicators::Direction,
    schemes::OwnInput,
};
use serde::{Deserialize, Serialize};

/// One thing that led to a grade, or to another grade than before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cause {
    /// Somebody set it; what was said then is absent once that was lifted. By the rules it would be `computed`.
    SetByHand { set: Option<GradeOverride>, computed: Standing },
    /// What somebody had set holds no longer.
    NoLongerByHand,
    /// Came out as `computed`, which is lower, and keeps its grade for so many more runs.
    Kept { computed: GradeAt, n_runs_below: u8, n_left: u8 },
    /// Came out lower for so many runs before this one; the days of grace are over.
    GraceOver { n_runs_below: u8 },
    /// Had no grade before; without a reason, was not there.
    NotBefore(Option<NotGraded>),
    /// Has none now.
    NotGraded(NotGraded),
    /// The rules are not those of the earlier run.
    OtherRules { before: u32, after: u32 },
    /// An input that changed, the way that the grade did.
    Value { measure: Measure, before: Option<i64>, after: Option<i64>, is_better: bool },
    /// The score, and what it took to be in the better of the two grades; in parts per million.
    Score { before_ppm: Option<u32>, after_ppm: u32, bar: Option<(GradeAt, u32)> },
    /// Another rule holds than before, counted from 0.
    Rule { before: Option<u8>, after: u8 },
    /// Its own inputs did not change that way: those of others did.
    OthersMoved,
    /// The class is what the scheme sorts by, and it is another now.
    ClassChanged,
    /// What the rules look at in a field of one's own is something else than before.
    OwnValue { input: OwnInput, before: Option<i64>, after: Option<i64> },
}

/// The most inputs that a move is explained by.
const MAX_VALUES: usize = 3;

/// One customer in one run.
struct Row<'a> {
    run: &'a GradingRun,
    at: usize,
}

impl<'a> Row<'a> {
    fn of(run: &'a GradingRun, customer: CustomerId) -> Option<Self> {
        run.row_of(customer).map(|at| Self { run, at })
    }

    fn standing(&self) -> Standing {
        self.run.rows.standing[self.at]
    }

    fn settled(&self) -> Settled {
        self.run.rows.settled[self.at]
    }

    fn computed(&self) -> Standing {
        self.run.rows.computed[self.at]
    }

    fn value(&self, measure: Measure) -> Option<i64> {
        self.run.inputs().find(|(other, _)| *other == measure).and_then(|(_, column)| column.get(self.at).copied().flatten())
    }

    /// What the rules of the run saw in fields of one's own.
    fn own_values(&self) -> impl Iterator<Item = (OwnInput, Option<i64>)> {
        self.run.own_inputs().filter_map(|(input, column)| Some((input, *column.get(self.at)?)))
    }
}

/// Why a customer stands in `to` where it does, as seen from `from`; `by_hand` is what somebody had set for the day of `to`.
pub fn causes(from: &GradingRun, to: &GradingRun, customer: CustomerId, by_hand: Option<&GradeOverride>) -> Vec<Cause> {
    let Some(after) = Row::of(to, customer) else { return Vec::new() };
    let before = Row::of(from, customer);
    if after.settled() == Settled::Override {
        return vec![Cause::SetByHand { set: by_hand.cloned(), computed: after.computed() }];
    }
    if let Standing::NotGraded(why) = after.standing() {
        return vec![Cause::NotGraded(why)];
    }
    let classes = Classes::of_runs(from, to);
    let was = before.as_ref().and_then(|before| classes.place(before.standing().grade()?));
    let mut causes = Vec::new();
    if from.scheme.version != to.scheme.version {
        causes.push(Cause::OtherRules { before: from.scheme.version, after: to.scheme.version });
    }
    match before.as_ref().map(Row::standing) {
        None => causes.push(Cause::NotBefore(None)),
        Some(Standing::NotGraded(why)) => causes.push(Cause::NotBefore(Some(why))),
        Some(Standing::Graded(_)) => {}
    }
    causes.extend(settling(before.as_ref(), was, &after));
    causes.extend(figures(before.as_ref(), was, &after));
    causes
}

/// What grace and hands had to do with it; `was` is the earlier grade, where the later scheme has it.
fn settling(before: Option<&Row<'_>>, was: Option<GradeAt>, after: &Row<'_>) -> Option<Cause> {
    match (before.map(Row::settled), after.settled(), after.computed()) {
        (_, Settled::Grace { runs_below }, Standing::Graded(computed)) => {
            let kept = after.standing().grade().and_then(|grade| after.run.scheme.grades.get(usize::from(grade)));
            let n_left = kept.map_or(0, |grade| grade.grace_runs.saturating_sub(runs_below));
            Some(Cause::Kept { computed, n_runs_below: runs_below, n_left })
        }
        (Some(Settled::Override), ..) => Some(Cause::NoLongerByHand),
        (Some(Settled::Grace { runs_below }), _, Standing::Graded(computed)) => {
            was.is_some_and(|kept| computed > kept).then_some(Cause::GraceOver { n_runs_below: runs_below })
        }
        _ => None,
    }
}

/// What the figures say, where the rules put the customer elsewhere than before.
fn figures(before: Option<&Row<'_>>, was: Option<GradeAt>, after: &Row<'_>) -> Vec<Cause> {
    let Some(now) = after.computed().grade() else { return Vec::new() };
    let is_better = was.is_none_or(|was| now < was);
    let moved_from = before.filter(|_| was.is_some_and(|was| was != now));
    let mut values = moved_from.map_or_else(Vec::new, |before| changed(before, after, is_better));
    values.extend(moved_from.map_or_else(Vec::new, |before| own_changed(before, after)));
    let others_moved = was.is_some_and(|was| was != now) && values.is_empty();
    let mut causes = values;
    match &after.run.scheme.method {
        Method::Segments | Method::Stages | Method::Field(_) => {
            causes.extend(others_moved.then_some(Cause::ClassChanged));
        }
        Method::CumulativeShare { .. } => causes.extend(others_moved.then_some(Cause::OthersMoved)),
        Method::Weighted { .. } => {
            causes.extend(others_moved.then_some(Cause::OthersMoved));
            causes.push(score(before, after, was.map_or(now, |was| was.min(now))));
        }
        Method::Rules { .. } => {
            let rule = |row: &Row<'_>| row.run.rows.rule[row.at];
            let (earlier, later) = (before.map(rule), rule(after));
            causes.extend((others_moved && earlier == Some(later)).then_some(Cause::OthersMoved));
            causes.push(Cause::Rule { before: earlier.filter(|earlier| *earlier != later), after: later });
        }
    }
    causes
}

fn score(before: Option<&Row<'_>>, after: &Row<'_>, better: GradeAt) -> Cause {
    let score = |row: &Row<'_>| row.run.rows.score_ppm[row.at];
    let bar = after.run.least_scores.get(usize::from(better)).copied().flatten().map(|least| (better, least));
    let before_ppm = before.filter(|before| before.standing().grade().is_some()).map(score);
    Cause::Score { before_ppm, after_ppm: score(after), bar }
}

/// The inputs that changed for the better (or the worse), those that weigh most first.
fn changed(before: &Row<'_>, after: &Row<'_>, is_better: bool) -> Vec<Cause> {
    let mut found: Vec<(f64, Cause)> = Vec::new();
    for measure in after.run.scheme.measures() {
        let (was, now) = (before.value(measure), after.value(measure));
        let Some((was_known, now_known)) = was.zip(now).filter(|(was, now)| was != now) else { continue };
        let rose_is_good = measure.indicator.direction() == Direction::HigherIsBetter;
        if (now_known > was_known) == (rose_is_good == is_better) {
            let weight = relative_change(was_known, now_known) * weight_of(&after.run.scheme, measure);
            found.push((weight, Cause::Value { measure, before: was, after: now, is_better }));
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    found.into_iter().take(MAX_VALUES).map(|(_, cause)| cause).collect()
}

/// What fields of one's own say otherwise than before; which way is better, only the rules know.
fn own_changed(before: &Row<'_>, after: &Row<'_>) -> Vec<Cause> {
    let seen: Vec<(OwnInput, Option<i64>)> = before.own_values().collect();
    let changed = |(input, now): (OwnInput, Option<i64>)| {
        let (_, was) = seen.iter().find(|(other, _)| *other == input)?;
        (*was != now).then_some(Cause::OwnValue { input, before: *was, after: now })
    };
    after.own_values().filter_map(changed).take(MAX_VALUES).collect()
}

/// By how much of the larger of the two a value changed, 0 to 2.
#[expect(clippy::cast_precision_loss, reason = "it only orders")]
fn relative_change(was: i64, now: i64) -> f64 {
    (now as f64 - was as f64).abs() / (was.unsigned_abs().max(now.unsigned_abs()).max(1) as f64)
}

fn weight_of(scheme: &Scheme, measure: Measure) -> f64 {
    match &scheme.method {
        Method::Weighted { parts, .. } => parts.iter().find(|part| part.measure == measure).map_or(0.0, |part| f64::from(part.weight)),
        _ => 1.0,
    }
}
