//! Does grading work: before against after for every grade, and the pilot against the rest.
//!
//! Two stretches of equal length are compared: the one that ends with the baseline day, and the one that ends with the day looked from.
//! Only customers who had bought before the first of them are in it, so that nobody is new in either; their grade is that of the
//! baseline day, by the scheme as it is now. Changes of the same customers are held against none (a paired comparison); those of the
//! pilot against those of the rest (difference in differences). The arithmetic is [`scoring::effect`](crate::scoring::effect)'s.

use super::{
    Asked, Question, RunHead,
    schemes::{count, run_head},
};
use crate::domain::{CustomerId, Day, GradeAt, GradingRun, Indicator, Measure, Occasion, Scheme, SchemeId};
use crate::scoring::effect::{
    BeforeAfter, Effect, LEAST_N, Proportion, Sample, difference_in_differences_of_shares, difference_of_means, difference_of_shares,
};
use crate::workspace::{
    Worked,
    grading::{Classes, graded},
};
use serde::{Deserialize, Serialize};

/// What has changed since the baseline day?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskEffect {
    pub scheme: SchemeId,
    /// The last day before it was done differently; without one the newest pilot's day, or half a year ago.
    pub baseline: Option<Day>,
}

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Outcome {
    /// Purchases of a customer in the stretch.
    NPurchases,
    /// Share of customers who bought in the stretch; who did not has churned so far.
    ActiveShare,
    /// Amount of a customer in the stretch, in minor units.
    Revenue,
}

impl Outcome {
    /// Every outcome, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::NPurchases, Self::ActiveShare, Self::Revenue];
}

/// A figure before and after, and whether its change is more than chance.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    pub outcome: Outcome,
    pub before: f64,
    pub after: f64,
    /// Absent with fewer than two customers.
    pub effect: Option<Effect>,
}

/// A group of customers before and after.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EffectRow {
    /// None is everybody.
    pub grade: Option<GradeAt>,
    pub n_customers: u32,
    /// Empty where there is nobody.
    pub comparisons: Vec<Comparison>,
}

/// The pilot against the rest.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PilotSheet {
    pub run: RunHead,
    pub pilot: EffectRow,
    pub rest: EffectRow,
    /// By outcome, how much more the pilot changed than the rest.
    pub effects: Vec<(Outcome, Option<Effect>)>,
}

/// Before against after.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EffectSheet {
    pub scheme: Scheme,
    pub class_names: Vec<String>,
    /// First and last day of each stretch.
    pub before: (Day, Day),
    pub after: (Day, Day),
    pub n_days: u16,
    pub everybody: EffectRow,
    /// By grade on the baseline day.
    pub grades: Vec<EffectRow>,
    pub pilot: Option<PilotSheet>,
}

/// Half a year, the usual stretch; the longest is a year.
const USUAL_DAYS: i32 = 182;
const MAX_DAYS: i32 = 365;

/// What one customer did in both stretches.
#[derive(Clone, Copy, Debug)]
struct Course {
    customer: CustomerId,
    grade: Option<GradeAt>,
    n_purchases: BeforeAfter<f64>,
    amount: BeforeAfter<f64>,
}

impl Course {
    const fn figures(self, outcome: Outcome) -> BeforeAfter<f64> {
        match outcome {
            Outcome::Revenue => self.amount,
            Outcome::NPurchases | Outcome::ActiveShare => self.n_purchases,
        }
    }
}

impl Question for AskEffect {
    type Answer = Option<EffectSheet>;

    fn answer(self, asked: &Asked<'_>) -> Option<EffectSheet> {
        let scheme = asked.workspace.registers().schemes.get(self.scheme)?;
        let as_of = asked.scores.as_of();
        let pilot = newest_pilot(asked, scheme.id);
        let usual = || pilot.map(|run| run.as_of).filter(|day| *day < as_of).unwrap_or_else(|| as_of.plus_days(-USUAL_DAYS));
        let baseline = self.baseline.filter(|day| *day < as_of).unwrap_or_else(usual);
        let n_days = u16::try_from(as_of.days_since(baseline).clamp(1, MAX_DAYS)).unwrap_or(1);
        let since = i32::from(n_days) - 1;
        let standings = asked.worked.standings(asked.workspace, scheme);
        let courses = courses(asked, scheme, &standings.class_names, baseline, n_days);
        let of_grade = |grade| courses.iter().copied().filter(move |course| course.grade == Some(grade)).collect::<Vec<_>>();
        Some(EffectSheet {
            class_names: standings.class_names.clone(),
            before: (baseline.plus_days(-since), baseline),
            after: (as_of.plus_days(-since), as_of),
            n_days,
            everybody: row(None, &courses),
            grades: (0..).take(standings.n_grades).map(|grade| row(Some(grade), &of_grade(grade))).collect(),
            pilot: pilot.map(|run| pilot_sheet(run, &courses)),
            scheme: scheme.clone(),
        })
    }
}

/// The newest run of the scheme for a part of the customers.
fn newest_pilot<'a>(asked: &Asked<'a>, scheme: SchemeId) -> Option<&'a GradingRun> {
    let runs = asked.workspace.registers().runs.iter().map(|(_, run)| run);
    runs.filter(|run| run.scheme_id() == scheme && run.occasion == Occasion::Pilot).max_by_key(|run| (run.as_of, run.id))
}

#[expect(clippy::cast_precision_loss, reason = "figures for statistics; nothing is added up from them")]
fn courses(asked: &Asked<'_>, scheme: &Scheme, class_names: &[String], baseline: Day, n_days: u16) -> Vec<Course> {
    let then = asked.worked.on(asked.workspace, baseline);
    let grading = graded(then.ground(asked.workspace), scheme).ok();
    let classes = grading.as_ref().map(|grading| Classes::between((scheme, &grading.class_names), (scheme, class_names)));
    let column = |worked: &Worked, indicator| worked.ground(asked.workspace).column(Measure::over(indicator, n_days));
    let both = |indicator| BeforeAfter { before: column(&then, indicator), after: column(asked.worked, indicator) };
    let (n_purchases, amount) = (both(Indicator::NPurchases), both(Indicator::Amount));
    let begin = baseline.plus_days(-i32::from(n_days));
    let course = |(slot, customer): (u32, &crate::domain::Customer)| {
        then.scores.history(slot).first_on.filter(|first| *first <= begin)?;
        let at = slot as usize;
        let figures = |columns: &BeforeAfter<crate::workspace::indicators::Column>| {
            let value = |column: &crate::workspace::indicators::Column| column[at].unwrap_or(0) as f64;
            BeforeAfter { before: value(&columns.before), after: value(&columns.after) }
        };
        let grade = grading.as_ref().zip(classes.as_ref()).and_then(|(grading, classes)| classes.place(grading.computed[at]?.grade()?));
        Some(Course { customer: customer.id, grade, n_purchases: figures(&n_purchases), amount: figures(&amount) })
    };
    asked.workspace.customers().iter().filter_map(course).collect()
}

fn row(grade: Option<GradeAt>, courses: &[Course]) -> EffectRow {
    let comparisons = if courses.is_empty() { Vec::new() } else { Outcome::ALL.map(|outcome| comparison(outcome, courses)).to_vec() };
    EffectRow { grade, n_customers: count(courses.len()), comparisons }
}

fn comparison(outcome: Outcome, courses: &[Course]) -> Comparison {
    if outcome == Outcome::ActiveShare {
        let active = active(courses);
        let value = |proportion: Proportion| proportion.wilson().map_or(0.0, |estimate| estimate.value);
        let effect = difference_of_shares(active.after, active.before, LEAST_N);
        return Comparison { outcome, before: value(active.before), after: value(active.after), effect };
    }
    let sample = |value: fn(BeforeAfter<f64>) -> f64| courses.iter().map(|course| value(course.figures(outcome))).collect::<Sample>();
    let changes = changes(outcome, courses);
    // Against no change at all: a sample without any spread leaves the paired interval of Student.
    let none = Sample { n: changes.n, mean: 0.0, squares: 0.0 };
    Comparison {
        outcome,
        before: sample(|figures| figures.before).mean,
        after: sample(|figures| figures.after).mean,
        effect: difference_of_means(&changes, &none, LEAST_N),
    }
}

fn changes(outcome: Outcome, courses: &[Course]) -> Sample {
    courses.iter().map(|course| course.figures(outcome)).map(|figures| figures.after - figures.before).collect()
}

fn active(courses: &[Course]) -> BeforeAfter<Proportion> {
    let n_yes = |value: fn(BeforeAfter<f64>) -> f64| count(courses.iter().filter(|course| value(course.n_purchases) > 0.0).count());
    let of = |n_yes| Proportion { n_yes, n: count(courses.len()) };
    BeforeAfter { before: of(n_yes(|figures| figures.before)), after: of(n_yes(|figures| figures.after)) }
}

fn pilot_sheet(run: &GradingRun, courses: &[Course]) -> PilotSheet {
    let is_pilot = |course: &Course| run.row_of(course.customer).is_some_and(|row| run.rows.standing[row].grade().is_some());
    let (pilot, rest): (Vec<Course>, Vec<Course>) = courses.iter().partition(|course| is_pilot(course));
    let effect = |outcome| match outcome {
        Outcome::ActiveShare => difference_in_differences_of_shares(active(&pilot), active(&rest), LEAST_N),
        _ => difference_of_means(&changes(outcome, &pilot), &changes(outcome, &rest), LEAST_N),
    };
    PilotSheet {
        run: run_head(run),
        effects: Outcome::ALL.map(|outcome| (outcome, effect(outcome))).to_vec(),
        pilot: row(None, &pilot),
        rest: row(None, &rest),
    }
}
