//! Each method of sorting, applied to everybody.

use super::{
    Grading, Ground, Warning, facet_of, ground_slots,
    own::{Holding, OwnRead},
};
use crate::domain::{
    GradeAt, Measure, Method, NotGraded, Scheme, Stage, Standing,
    indicators::Direction,
    schemes::{Comparison, Condition, Cut, Facet, Normalise, Operand, Rule, Test, Weighted},
};
use crate::scoring::{
    composite::{Better, Graded, GradingBar, Normalisation, Quotas, Weights, by_cuts, by_quota, composite, normalise},
    rfm::Segment,
};
use crate::workspace::indicators::Column;
use std::collections::BTreeMap;

/// Whether each slot may be graded; `None` where there is no customer.
type Gates = [Option<Result<(), NotGraded>>];

/// What a method says of everybody that passed the gate.
struct Sorted {
    /// By slot.
    grade: Vec<Option<GradeAt>>,
    score_ppm: Vec<u32>,
    rule: Vec<u8>,
    n_grades: usize,
    class_names: Vec<String>,
    least_scores: Vec<Option<u32>>,
    operands: Vec<Option<i64>>,
    warnings: Vec<Warning>,
}

impl Sorted {
    fn plain(grade: Vec<Option<GradeAt>>, n_grades: usize) -> Self {
        let n = grade.len();
        Self {
            grade,
            score_ppm: vec![0; n],
            rule: vec![0; n],
            n_grades,
            class_names: Vec::new(),
            least_scores: vec![None; n_grades],
            operands: Vec::new(),
            warnings: Vec::new(),
        }
    }
}

pub fn apply(ground: Ground<'_>, scheme: &Scheme, (inputs, own): (Vec<(Measure, Column)>, OwnRead), gates: &Gates) -> Grading {
    let passed = |slot: usize| matches!(gates.get(slot), Some(Some(Ok(()))));
    let sorted = match &scheme.method {
        Method::Segments => by_segment(ground, passed),
        Method::Stages => by_stage(ground, passed),
        Method::Field(facet) => by_field(ground, *facet, passed),
        Method::CumulativeShare { limits_ppm, .. } => by_cumulative_share(ground, &inputs[0].1, limits_ppm, passed),
        Method::Weighted { parts, cut } => by_score(ground, parts, cut, passed),
        Method::Rules { rules, otherwise } => by_rules(ground, &own, (rules, *otherwise), scheme.grades.len(), passed),
    };
    let standing = |(slot, gate): (usize, &Option<Result<(), NotGraded>>)| match (gate, sorted.grade[slot]) {
        (None, _) => None,
        (Some(Err(why)), _) => Some(Standing::NotGraded(*why)),
        (Some(Ok(())), Some(grade)) => Some(Standing::Graded(grade)),
        (Some(Ok(())), None) => Some(Standing::NotGraded(nothing_said(&scheme.method))),
    };
    Grading {
        computed: gates.iter().enumerate().map(standing).collect(),
        score_ppm: sorted.score_ppm,
        rule: sorted.rule,
        inputs,
        own_inputs: own.inputs,
        n_grades: sorted.n_grades,
        class_names: sorted.class_names,
        least_scores: sorted.least_scores,
        operands: sorted.operands,
        warnings: sorted.warnings,
    }
}

/// Why a method has no grade for a customer that passed the gate.
const fn nothing_said(method: &Method) -> NotGraded {
    match method {
        Method::Segments => NotGraded::NoPurchase,
        Method::Field(_) => NotGraded::FieldEmpty,
        Method::Rules { .. } => NotGraded::NoRule,
        Method::Stages | Method::CumulativeShare { .. } | Method::Weighted { .. } => NotGraded::Unknown,
    }
}

fn by_segment(ground: Ground<'_>, passed: impl Fn(usize) -> bool) -> Sorted {
    let grade = |slot: u32| ground.scores.segment(slot).filter(|_| passed(slot as usize)).map(|segment| segment as GradeAt);
    Sorted::plain(ground_slots(ground).map(grade).collect(), Segment::ALL.len())
}

fn by_stage(ground: Ground<'_>, passed: impl Fn(usize) -> bool) -> Sorted {
    let stages = ground.stages();
    let grade = |slot: u32| {
        let stage = stages.get(slot as usize).copied().flatten().filter(|_| passed(slot as usize));
        stage.map(|stage| stage as GradeAt)
    };
    Sorted::plain(ground_slots(ground).map(grade).collect(), Stage::ALL.len())
}

/// The most classes that values of a field make; the rarest beyond them are not graded.
const MAX_CLASSES: usize = 60;

/// Each value is a class, the most frequent first.
fn by_field(ground: Ground<'_>, facet: Facet, passed: impl Fn(usize) -> bool) -> Sorted {
    let value = |slot: u32| ground.workspace.customers().at(slot).and_then(|customer| facet_of(customer, facet));
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for slot in ground_slots(ground).filter(|slot| passed(*slot as usize)) {
        if let Some(value) = value(slot) {
            *counts.entry(value).or_default() += 1;
        }
    }
    let mut values: Vec<(&str, u32)> = counts.into_iter().collect();
    values.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    values.truncate(MAX_CLASSES);
    let place: BTreeMap<&str, GradeAt> = values.iter().map(|(value, _)| *value).zip(0..).collect();
    let grade = |slot: u32| value(slot).filter(|_| passed(slot as usize)).and_then(|value| place.get(value).copied());
    let sorted = Sorted::plain(ground_slots(ground).map(grade).collect(), values.len());
    Sorted { class_names: values.into_iter().map(|(value, _)| value.to_owned()).collect(), ..sorted }
}

/// The largest first; equals in the order of their identifiers. Whoever brings nothing belongs to the last grade.
fn by_cumulative_share(ground: Ground<'_>, values: &Column, limits_ppm: &[u32], passed: impl Fn(usize) -> bool) -> Sorted {
    let n_grades = limits_ppm.len() + 1;
    let last = GradeAt::try_from(limits_ppm.len()).unwrap_or(GradeAt::MAX);
    let id_order = ground.scores.id_order();
    let mut order: Vec<(i64, usize)> =
        values.iter().enumerate().filter_map(|(slot, value)| Some(((*value)?, slot))).filter(|(_, slot)| passed(*slot)).collect();
    order.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(id_order[a.1].cmp(&id_order[b.1])));
    let total: i128 = order.iter().map(|(value, _)| i128::from((*value).max(0))).sum();
    let mut before: i128 = 0;
    let mut grade = vec![None; values.len()];
    for (value, slot) in order {
        let reached = limits_ppm.iter().filter(|limit| before * 1_000_000 >= i128::from(**limit) * total).count();
        grade[slot] = Some(if total == 0 { last } else { GradeAt::try_from(reached).unwrap_or(last) });
        before += i128::from(value.max(0));
    }
    Sorted::plain(grade, n_grades)
}

fn by_score(ground: Ground<'_>, parts: &[Weighted], cut: &Cut, passed: impl Fn(usize) -> bool) -> Sorted {
    let who: Vec<bool> = (0..ground.workspace.customers().n_slots()).map(&passed).collect();
    let points = |part: &Weighted| {
        let remembered = &ground.indicators.points;
        remembered.column(&who, part.measure, &part.normalise, || normalised(ground, part, &passed))
    };
    let columns: Vec<_> = parts.iter().map(points).collect();
    let weights: Vec<f64> = parts.iter().map(|part| f64::from(part.weight)).collect();
    let n_slots = ground.workspace.customers().n_slots();
    let n_grades = match cut {
        Cut::Quotas(percents) => percents.len(),
        Cut::Thresholds(scores) => scores.len() + 1,
    };
    let Ok(weights) = Weights::of(&weights) else { return Sorted::plain(vec![None; n_slots], n_grades) };
    let mut scores = composite(&columns, &weights, 1);
    scores.resize(n_slots, None);
    let graded = match cut {
        Cut::Quotas(percents) => Quotas::try_from(percents.clone()).ok().map(|quotas| by_quota(&scores, &quotas, GradingBar::default())),
        Cut::Thresholds(least) => by_cuts(&scores, least, GradingBar::default()).ok(),
    };
    match graded {
        Some(graded) => from_scores(graded, scores, n_grades),
        None => Sorted::plain(vec![None; n_slots], n_grades),
    }
}

fn from_scores(graded: Graded, scores: Vec<Option<u32>>, n_grades: usize) -> Sorted {
    let sorted = Sorted::plain(graded.grade, n_grades);
    Sorted {
        score_ppm: scores.into_iter().map(Option::unwrap_or_default).collect(),
        least_scores: graded.tallies.iter().map(|tally| tally.least_score).collect(),
        warnings: graded.warnings.iter().map(Warning::of).collect(),
        ..sorted
    }
}

/// Only customers that may be graded are ranked against each other.
#[expect(clippy::cast_precision_loss, reason = "amounts beyond 2^53 minor units rank alike, and there are none")]
fn normalised(ground: Ground<'_>, part: &Weighted, passed: &impl Fn(usize) -> bool) -> crate::scoring::composite::Normalised {
    let values = ground.column(part.measure);
    let seen = |(slot, value): (usize, &Option<i64>)| value.filter(|_| passed(slot)).map(|value| value as f64);
    let values: Vec<Option<f64>> = values.iter().enumerate().map(seen).collect();
    let how = match &part.normalise {
        Normalise::Percentile => Normalisation::Percentile,
        Normalise::MinMax => Normalisation::MinMax,
        Normalise::Cuts(cuts) => Normalisation::Cuts(cuts.iter().map(|cut| *cut as f64).collect()),
    };
    let better = match part.measure.indicator.direction() {
        Direction::HigherIsBetter => Better::More,
        Direction::LowerIsBetter => Better::Less,
    };
    normalise(&values, &how, better)
}

/// A test with its column and the number that it holds values against.
struct Bound {
    values: Column,
    comparison: Comparison,
    against: Option<i64>,
}

/// A condition whose percentiles were looked up.
enum Bindings {
    All(Vec<Bindings>),
    Any(Vec<Bindings>),
    Test(Bound),
    /// Whether a field of one's own says what it is to say, by slot.
    Own(Option<Holding>),
}

impl Bindings {
    fn of(ground: Ground<'_>, own: &OwnRead, condition: &Condition, passed: &impl Fn(usize) -> bool) -> Self {
        let parts = |parts: &[Condition]| parts.iter().map(|part| Self::of(ground, own, part, passed)).collect();
        match condition {
            Condition::All(all) => Self::All(parts(all)),
            Condition::Any(any) => Self::Any(parts(any)),
            Condition::Test(test) => Self::Test(bound(ground, test, passed)),
            Condition::Own(test) => Self::Own(own.holding(test)),
        }
    }

    fn operands(&self, into: &mut Vec<Option<i64>>) {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.operands(into)),
            Self::Test(test) => into.push(test.against),
            Self::Own(_) => {}
        }
    }

    fn holds(&self, slot: usize) -> bool {
        match self {
            Self::All(parts) => parts.iter().all(|part| part.holds(slot)),
            Self::Any(parts) => parts.iter().any(|part| part.holds(slot)),
            Self::Test(test) => match (test.values.get(slot).copied().flatten(), test.against, test.comparison) {
                (Some(value), Some(against), Comparison::AtLeast) => value >= against,
                (Some(value), Some(against), Comparison::Below) => value < against,
                (None, ..) | (_, None, _) => false,
            },
            Self::Own(holding) => holding.as_ref().and_then(|holding| holding.get(slot)).copied().unwrap_or(false),
        }
    }
}

fn bound(ground: Ground<'_>, test: &Test, passed: &impl Fn(usize) -> bool) -> Bound {
    let values = ground.column(test.measure);
    let against = match test.operand {
        Operand::Value(value) => Some(value),
        Operand::Percentile(percent) => percentile(&values, percent, passed),
    };
    Bound { values, comparison: test.comparison, against }
}

/// The smallest value that at least this percentage of the known values do not exceed (nearest rank).
fn percentile(values: &Column, percent: u8, passed: &impl Fn(usize) -> bool) -> Option<i64> {
    let mut known: Vec<i64> = values.iter().enumerate().filter_map(|(slot, value)| value.filter(|_| passed(slot))).collect();
    let rank = (known.len() * usize::from(percent.min(100))).div_ceil(100).max(1) - 1;
    let rank = rank.min(known.len().checked_sub(1)?);
    Some(*known.select_nth_unstable(rank).1)
}

fn by_rules(
    ground: Ground<'_>,
    own: &OwnRead,
    (rules, otherwise): (&[Rule], Option<GradeAt>),
    n_grades: usize,
    passed: impl Fn(usize) -> bool,
) -> Sorted {
    let bindings: Vec<Bindings> = rules.iter().map(|rule| Bindings::of(ground, own, &rule.when, &passed)).collect();
    let n_slots = ground.workspace.customers().n_slots();
    let mut sorted = Sorted::plain(vec![None; n_slots], n_grades);
    bindings.iter().for_each(|binding| binding.operands(&mut sorted.operands));
    let none_matched = u8::try_from(rules.len()).unwrap_or(u8::MAX);
    for slot in (0..n_slots).filter(|slot| passed(*slot)) {
        let matched = bindings.iter().position(|condition| condition.holds(slot));
        sorted.grade[slot] = matched.map_or(otherwise, |at| Some(rules[at].grade));
        sorted.rule[slot] = matched.and_then(|at| u8::try_from(at).ok()).unwrap_or(none_matched);
    }
    sorted
}
