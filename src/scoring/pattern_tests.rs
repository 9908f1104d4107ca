//! What must hold of grades, moves, baskets and cohorts, whatever was bought.

use super::baskets::frequent::FrequentSets;
use super::baskets::rules::{RuleLimits, rules};
use super::baskets::{Baskets, ExactShare};
use super::chance::p_of_equal_rates;
use super::cohorts::{Cohort, Cohorts};
use super::composite::{
    Better, FULL, GradingBar, Normalisation, Normalised, Quotas, Weights, by_quota, composite, contributions, normalise,
};
use super::effect::{Estimate, Proportion, Verdict, difference_of_shares};
use super::lifecycle::{LifecycleRules, Stage};
use super::migration::{Migration, settled_grade};
use super::rhythm::HalfDays;
use super::sample::{Sample, on};
use super::{FreeSales, Histories, PurchaseDays};
use proptest::collection::vec;
use proptest::prelude::*;

fn indicator() -> impl Strategy<Value = Vec<Option<f64>>> {
    vec(prop::option::weighted(0.9, (-20..20_i32).prop_map(f64::from)), 1..50)
}

fn how() -> impl Strategy<Value = Normalisation> {
    prop_oneof![Just(Normalisation::Percentile), Just(Normalisation::MinMax), vec(-25.0..25.0_f64, 0..5).prop_map(Normalisation::Cuts)]
}

fn quotas() -> impl Strategy<Value = Quotas> {
    vec(0..=100_u8, 0..6).prop_map(|mut ends| {
        ends.push(100);
        ends.sort_unstable();
        let mut below = 0;
        let percents = ends.into_iter().map(|end| end - std::mem::replace(&mut below, end)).collect::<Vec<_>>();
        Quotas::try_from(percents).unwrap_or_else(|_| Quotas::abcd())
    })
}

proptest! {
#[test]
fn normalising_keeps_order_and_equals(values in indicator(), how in how(), is_more in any::<bool>()) {
    let better = if is_more { Better::More } else { Better::Less };
    let column = normalise(&values, &how, better);
    for (one, other) in (0..values.len()).flat_map(|one| (0..values.len()).map(move |other| (one, other))) {
        prop_assert_eq!(column.get(one).is_some(), values[one].is_some());
        let (Some(a), Some(b)) = (values[one], values[other]) else { continue };
        let (a, b) = if is_more { (a, b) } else { (b, a) };
        prop_assert!(a > b || column.get(one) <= column.get(other));
        prop_assert!(column.get(one) <= Some(FULL));
    }
}

#[test]
fn receipts_sum_to_scores(columns in vec(indicator(), 1..5), numbers in vec(0.01..9.0_f64, 5), least_known in 0..=FULL) {
    let columns: Vec<Normalised> = columns.iter().map(|values| normalise(values, &Normalisation::Percentile, Better::More)).collect();
    let weights = Weights::of(&numbers[..columns.len()]).map_err(|error| TestCaseError::fail(error.to_string()))?;
    prop_assert_eq!(weights.parts().iter().sum::<u32>(), FULL);
    for (slot, score) in composite(&columns, &weights, least_known).into_iter().enumerate() {
        let Some(score) = score else { continue };
        prop_assert_eq!(contributions(&columns, &weights, slot).iter().map(|one| one.gives).sum::<u32>(), score);
        prop_assert!(score <= FULL);
    }
}

#[test]
fn equals_share_a_grade_and_better_is_never_graded_worse(scores in vec(prop::option::weighted(0.9, 0..30_u32), 0..70), quotas in quotas()) {
    let graded = by_quota(&scores, &quotas, GradingBar::default());
    for (one, other) in (0..scores.len()).flat_map(|one| (0..scores.len()).map(move |other| (one, other))) {
        prop_assert_eq!(scores[one].is_some(), graded.grade[one].is_some());
        prop_assert!(scores[one] != scores[other] || graded.grade[one] == graded.grade[other]);
        prop_assert!(scores[one] <= scores[other] || scores[other].is_none() || graded.grade[one] <= graded.grade[other]);
    }
    prop_assert_eq!(graded.tallies.iter().map(|tally| tally.n_customers).sum::<u32>(), graded.n_graded);
    prop_assert_eq!(graded.n_graded as usize, scores.iter().flatten().count());
}

#[test]
fn quotas_are_met_within_one_customer_where_all_differ(n_customers in 0..200_u32, quotas in quotas()) {
    let scores: Vec<Option<u32>> = (0..n_customers).map(|score| Some(score.wrapping_mul(7_919) % 100_003)).collect();
    let graded = by_quota(&scores, &quotas, GradingBar { most_grades: u8::MAX, least_customers: 0 });
    prop_assert_eq!(&graded.warnings, &[]);
    for (tally, percent) in graded.tallies.iter().zip(quotas.percents()) {
        prop_assert!((tally.n_customers * 100).abs_diff(n_customers * u32::from(*percent)) <= 100);
    }
}

#[test]
fn rows_and_columns_sum_to_the_two_runs(runs in vec((prop::option::of(0..4_u8), prop::option::of(0..4_u8)), 0..80)) {
    let (before, after): (Vec<_>, Vec<_>) = runs.iter().copied().unzip();
    let all = Migration::between(4, &before, &after);
    let n = |run: &[Option<u8>], grade: u8| run.iter().filter(|own| **own == (grade < 4).then_some(grade)).count();
    for (grade, row) in (0..=4).zip(all.rows()) {
        prop_assert_eq!(row.iter().sum::<u32>() as usize, n(&before, grade));
        let column: u32 = all.rows().map(|row| row[usize::from(grade)]).sum();
        prop_assert_eq!(column as usize, n(&after, grade));
    }
    let n_same: u32 = (0..4).map(|grade| all.n_customers(Some(grade), Some(grade))).sum();
    prop_assert_eq!(all.promoted.len() + all.demoted.len() + n_same as usize, all.n_graded_twice() as usize);
}

#[test]
fn nobody_falls_sooner_than_the_grace_allows(computed in vec(0..4_u8, 1..30), grace in 0..4_u8) {
    let (mut grade, mut n_below, mut n_in_a_row) = (Some(0), 0, 0);
    for computed in computed {
        let settled = settled_grade(grade, Some(computed), n_below, grace);
        n_in_a_row = if Some(computed) > grade { n_in_a_row + 1 } else { 0 };
        prop_assert!(settled.grade <= grade || n_in_a_row > grace);
        prop_assert!(settled.grade <= Some(computed));
        (grade, n_below) = (settled.grade, settled.n_runs_below);
        if n_below == 0 { n_in_a_row = 0; }
    }
}

    #[test]
    fn frequent_sets_are_those_that_counting_finds(baskets in vec(vec(0..7_u32, 0..6), 0..25), least_count in 1..5_u32) {
        let pairs = (0..).zip(&baskets).flat_map(|(basket, items)| items.iter().map(move |item| (basket, *item)));
        let sets = FrequentSets::of(&Baskets::of(7, pairs), least_count).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let mut n_frequent = 0;
        for mask in 1..128_u32 {
            let items: Vec<u32> = (0..7).filter(|item| mask >> item & 1 == 1).collect();
            let n_baskets = baskets.iter().filter(|basket| items.iter().all(|item| basket.contains(item))).count();
            let expected = u32::try_from(n_baskets).ok().filter(|n| *n >= least_count);
            prop_assert_eq!(sets.n_baskets_with(&items), expected);
            n_frequent += usize::from(expected.is_some());
        }
        prop_assert_eq!(sets.len(), n_frequent);
    }

    #[test]
    fn rules_reach_their_limits_and_fall_in_lift(baskets in vec(vec(0..6_u32, 1..6), 1..25), percent in 1..=100_u8) {
        let pairs = (0..).zip(&baskets).flat_map(|(basket, items)| items.iter().map(move |item| (basket, *item)));
        let limits = RuleLimits { least_support: ExactShare::percent(10), least_confidence: ExactShare::percent(percent) };
        let all = rules(&Baskets::of(6, pairs), limits).map_err(|error| TestCaseError::fail(error.to_string()))?;
        for rule in &all {
            prop_assert!(rule.n_with_both * 100 >= rule.n_with_antecedent * u32::from(percent) && rule.n_with_both * 10 >= rule.n_baskets);
            prop_assert!(rule.n_with_both <= rule.n_with_consequent && rule.confidence() <= 1.0);
            prop_assert!(rule.antecedent.iter().all(|item| !rule.consequent.contains(item)));
        }
        prop_assert!(all.windows(2).all(|pair| pair[0].lift() >= pair[1].lift() - 1e-12));
    }

    #[test]
    fn retention_is_a_share_and_cohorts_hold_everyone(rows in vec((0..6_u32, 0..400_i32, 0..500_i64), 0..80), as_of in 0..420_i32) {
        let mut sample = Sample::default();
        for (customer, on, amount) in rows {
            sample.sale(customer, on, amount);
        }
        let counting = sample.counting(as_of, FreeSales::Count);
        let days = PurchaseDays::of(sample.columns(), 6, counting);
        let all = Cohorts::of(sample.columns(), &days, counting);
        let histories = Histories::of(sample.columns(), 6, counting);
        prop_assert_eq!(all.cohorts.iter().map(|cohort| cohort.n_customers as usize).sum::<usize>(), histories.slots().count());
        for cohort in &all.cohorts {
            prop_assert!(cohort.n_active.iter().all(|n| *n <= cohort.n_customers));
            prop_assert!(cohort.n_active.first().is_none_or(|n| *n == cohort.n_customers));
        }
        for (since, month) in all.months.iter().enumerate() {
            prop_assert!(month.retention().is_none_or(|share| (0.0..=1.0).contains(&share)));
            let at = |cohort: &Cohort| usize::try_from(month.figures.month.months_since(cohort.month)).ok();
            let n_active: u32 = all.cohorts.iter().filter_map(|cohort| cohort.n_active.get(at(cohort)?)).sum();
            let revenue: i64 = all.cohorts.iter().filter_map(|cohort| cohort.revenue_minor.get(at(cohort)?)).sum();
            prop_assert_eq!((n_active, revenue), (month.figures.n_buyers, month.figures.revenue_minor), "month {}", since);
        }
    }

    #[test]
    fn waiting_never_makes_a_customer_fresher(days in vec(0..300_i32, 1..12), typical in 1..90_i32, wait in 0..400_i32) {
        let mut days = days;
        days.sort_unstable();
        days.dedup();
        let rules = LifecycleRules::usual(HalfDays(typical));
        let last = days.last().copied().unwrap_or_default();
        let lateness = |stage| [Stage::AtRisk, Stage::Sleeping, Stage::Lost].iter().position(|late| *late == stage).map_or(0, |at| at + 1);
        let at = |wait| lateness(rules.stage(&days, on(last + wait)));
        prop_assert!(at(wait) <= at(wait + 1));
        prop_assert_eq!(at(0), 0);
    }

    #[test]
    fn turning_two_windows_round_turns_the_verdict_round(one in 0..200_u32, other in 0..200_u32) {
        let p = p_of_equal_rates(one, other);
        prop_assert_eq!(p, p_of_equal_rates(other, one));
        prop_assert!(p.is_none_or(|p| (0.0..=1.0).contains(&p)) && p.is_some() == (one + other > 0));
        // The definition, term by term.
        let n = one + other;
        let half = (0..=one.min(other)).scan(0.5_f64.powi(n.cast_signed()), |term, k| {
            let own = *term;
            *term *= f64::from(n - k) / f64::from(k + 1);
            Some(own)
        });
        let expected = (2.0 * half.sum::<f64>()).min(1.0);
        prop_assert!(p.is_none_or(|p| (p - expected).abs() <= 1e-9), "{:?} {}", p, expected);
    }

    #[test]
    fn an_interval_holds_its_difference(one in (0..60_u32, 1..60_u32), other in (0..60_u32, 1..60_u32)) {
        let proportion = |(n_yes, n): (u32, u32)| Proportion { n_yes: n_yes.min(n), n };
        let effect = difference_of_shares(proportion(one), proportion(other), 0);
        let turned = difference_of_shares(proportion(other), proportion(one), 0);
        let (Some(effect), Some(turned)) = (effect, turned) else { return Err(TestCaseError::fail("groups of somebody")) };
        let Estimate { value, low, high } = effect.difference;
        prop_assert!(-1.0 <= low && low <= value && value <= high && high <= 1.0, "{:?}", effect);
        prop_assert!((turned.difference.low + high).abs() < 1e-12);
        prop_assert_eq!(effect.verdict == Verdict::Higher, turned.verdict == Verdict::Lower);
    }
}
