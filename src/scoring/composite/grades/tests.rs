//! Quotas and cut points, with figures worked by hand.

use super::*;

const NO_BAR: GradingBar = GradingBar { most_grades: 255, least_customers: 0 };

fn quota(scores: &[u32], percents: &[u8]) -> Result<Graded, WrongQuotas> {
    let scores: Vec<Option<u32>> = scores.iter().copied().map(Some).collect();
    Ok(by_quota(&scores, &Quotas::try_from(percents.to_vec())?, NO_BAR))
}

fn letters(graded: &Graded) -> String {
    graded.grade.iter().map(|grade| grade.map_or('-', |grade| char::from(b'A' + grade))).collect()
}

#[test]
fn ten_customers_fall_into_two_three_three_two() -> Result<(), WrongQuotas> {
    let graded = quota(&[10, 9, 8, 7, 6, 5, 4, 3, 2, 1], &[20, 30, 30, 20])?;
    assert_eq!(letters(&graded), "AABBBCCCDD");
    assert_eq!(graded.tallies.iter().map(|tally| tally.least_score).collect::<Vec<_>>(), [Some(9), Some(6), Some(3), Some(1)]);
    assert_eq!((graded.share(0), graded.share(4), graded.warnings), (Some(0.2), None, vec![]));
    Ok(())
}

#[test]
fn equals_go_to_the_better_grade_only_if_more_than_half_of_them_fit() -> Result<(), WrongQuotas> {
    // Two places in A. Three equals from the first place: two fit, more than half.
    assert_eq!(letters(&quota(&[9, 9, 9, 6, 5, 4, 3, 2, 1, 0], &[20, 80])?), "AAABBBBBBB");
    // Two equals from the second place: one fits, which is not more than half.
    assert_eq!(letters(&quota(&[9, 8, 8, 6, 5, 4, 3, 2, 1, 0], &[20, 80])?), "ABBBBBBBBB");
    // Three equals from the second place: one fits.
    assert_eq!(letters(&quota(&[9, 8, 8, 8, 5, 4, 3, 2, 1, 0], &[20, 80])?), "ABBBBBBBBB");
    // Everyone is equal: A holds a fifth of the group, A and B together half of it, which is not more.
    assert_eq!(letters(&quota(&[5; 10], &[20, 30, 30, 20])?), "CCCCCCCCCC");
    Ok(())
}

#[test]
fn one_customer_across_the_end_follows_the_same_rule() -> Result<(), WrongQuotas> {
    // 20 % of 3 is 0.6 of the first customer; of 7 is 1.4, so 0.4 of the second; of 5 at 50 % is 2.5, exactly half of the third.
    assert_eq!(letters(&quota(&[3, 2, 1], &[20, 80])?), "ABB");
    assert_eq!(letters(&quota(&[7, 6, 5, 4, 3, 2, 1], &[20, 80])?), "ABBBBBB");
    assert_eq!(letters(&quota(&[5, 4, 3, 2, 1], &[50, 50])?), "AABBB");
    Ok(())
}

#[test]
fn a_quota_that_equals_make_impossible_is_told() -> Result<(), WrongQuotas> {
    let graded = quota(&[9, 8, 8, 8, 8, 8, 8, 2, 1, 0], &[20, 30, 50])?;
    assert_eq!(letters(&graded), "ABBBBBBCCC");
    let missed = |grade, asked_percent, n_customers| GradingWarning::QuotaMissed { grade, asked_percent, n_customers, n_equal: 6 };
    assert_eq!(graded.warnings, [missed(1, 30, 6), missed(2, 50, 3)]);
    Ok(())
}

#[test]
fn equals_that_an_end_does_not_part_are_not_to_blame() -> Result<(), WrongQuotas> {
    // A ends within the four equals of 8, B exactly before the eight equals of 1.
    let graded = quota(&[9, 8, 8, 8, 8, 7, 7, 6, 6, 5, 5, 4, 1, 1, 1, 1, 1, 1, 1, 1], &[15, 45, 40])?;
    assert_eq!(letters(&graded), "ABBBBBBBBBBBCCCCCCCC");
    let missed = |grade, asked_percent, n_customers| GradingWarning::QuotaMissed { grade, asked_percent, n_customers, n_equal: 4 };
    assert_eq!(graded.warnings, [missed(0, 15, 1), missed(1, 45, 11)]);
    Ok(())
}

#[test]
fn grades_that_are_asked_for_nobody_stay_empty() -> Result<(), WrongQuotas> {
    let graded = quota(&[3, 2, 1], &[0, 100, 0])?;
    assert_eq!((letters(&graded), graded.tallies[0].least_score), ("BBB".to_owned(), None));
    assert_eq!(quota(&[u32::MAX], &[0, 100]).map(|graded| letters(&graded)), Ok("B".to_owned()));
    assert_eq!(quota(&[], &[50, 50]).map(|graded| graded.n_graded), Ok(0));
    Ok(())
}

#[test]
fn whoever_has_no_score_has_no_grade_and_takes_no_place() -> Result<(), WrongQuotas> {
    let graded = by_quota(&[None, Some(2), None, Some(1)], &Quotas::try_from(vec![50, 50])?, NO_BAR);
    assert_eq!((letters(&graded), graded.n_graded), ("-A-B".to_owned(), 2));
    Ok(())
}

#[test]
fn quotas_that_are_not_a_whole_are_refused() {
    assert_eq!(Quotas::try_from(vec![20, 30]), Err(WrongQuotas { sum_percent: 50 }));
    assert_eq!(Quotas::try_from(vec![]), Err(WrongQuotas { sum_percent: 0 }));
    assert_eq!(Quotas::try_from(vec![255; 3]), Err(WrongQuotas { sum_percent: 765 }));
    assert_eq!(Quotas::abcd().percents().iter().sum::<u8>(), 100);
}

#[test]
fn at_the_cut_point_is_in_the_better_grade() {
    let scores = [Some(800), Some(799), None, Some(500), Some(0)];
    let graded = by_cuts(&scores, &[800, 500], GradingBar { most_grades: 2, least_customers: 2 });
    assert_eq!(graded.as_ref().map(letters), Ok("AB-BC".to_owned()));
    let few = |grade, n_customers| GradingWarning::TooFewCustomers { grade, n_customers };
    assert_eq!(graded.map(|graded| graded.warnings), Ok(vec![GradingWarning::TooManyGrades { n_grades: 3 }, few(0, 1), few(2, 1)]));
    assert_eq!(by_cuts(&scores, &[500, 500], NO_BAR), Err(WrongCuts::NotFalling { place: 1 }));
    assert_eq!(by_cuts(&scores, &(0..255).rev().collect::<Vec<_>>(), NO_BAR), Err(WrongCuts::TooMany));
}
