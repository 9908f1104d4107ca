//! What must hold of grades, moves, baskets and cohorts, whatever was bought.

use super::composite::{
    Better, FULL, GradingBar, Normalisation, Normalised, Quotas, Weights, by_quota, composite, contributions, normalise,
};
use super::migration::{Migration, settled_grade};
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
}
