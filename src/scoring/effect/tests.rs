//! Intervals against published examples and figures worked by hand.

use super::*;

#[track_caller]
fn assert_near(ours: Option<Estimate>, [value, low, high]: [f64; 3], tolerance: f64) {
    let Some(ours) = ours else { panic!("nothing said") };
    let distances = [ours.value - value, ours.low - low, ours.high - high];
    assert!(distances.iter().all(|distance| distance.abs() <= tolerance), "{ours:?}");
}

const fn of(n_yes: u32, n: u32) -> Proportion {
    Proportion { n_yes, n }
}

#[test]
fn wilson_agrees_with_the_reference() {
    assert_near(of(0, 10).wilson(), [0.0, 0.0, 0.277_532_799_9], 1e-10);
    assert_near(of(10, 10).wilson(), [1.0, 0.722_467_200_1, 1.0], 1e-10);
    assert_near(of(7, 20).wilson(), [0.35, 0.181_191_824_1, 0.567_145_723_3], 1e-10);
    assert_eq!(of(0, 0).wilson(), None);
}

/// Newcombe 1998, table II, method 10: examples (a), (b), (d) and (g).
#[test]
fn newcombes_own_examples() {
    let difference = |one, other| difference_of_shares(one, other, 0).map(|effect| effect.difference);
    assert_near(difference(of(56, 70), of(48, 80)), [0.2, 0.0524, 0.3339], 5e-5);
    assert_near(difference(of(9, 10), of(3, 10)), [0.6, 0.1705, 0.8090], 5e-5);
    assert_near(difference(of(5, 56), of(0, 29)), [0.0893, -0.0381, 0.1926], 5e-5);
    assert_near(difference(of(10, 10), of(0, 10)), [1.0, 0.6075, 1.0], 5e-5);
}

#[test]
fn the_verdict_says_only_what_the_interval_allows() {
    let verdict = |one, other, least_n| difference_of_shares(one, other, least_n).map(|effect| effect.verdict);
    assert_eq!(verdict(of(56, 70), of(48, 80), LEAST_N), Some(Verdict::Higher));
    assert_eq!(verdict(of(48, 80), of(56, 70), LEAST_N), Some(Verdict::Lower));
    assert_eq!(verdict(of(50, 70), of(48, 80), LEAST_N), Some(Verdict::CannotTell(Doubt::MayBeChance)));
    assert_eq!(verdict(of(9, 10), of(3, 10), LEAST_N), Some(Verdict::CannotTell(Doubt::TooFew { least_n: LEAST_N })));
    assert_eq!(verdict(of(0, 0), of(3, 10), 0), None);
}

/// Variances of the means 1 and 4: t = 10 / sqrt 5, degrees of freedom 25 / (1/9 + 16/9).
#[test]
fn welch_by_hand() {
    let sample = |mean, squares| Sample { n: 10, mean, squares };
    let effect = difference_of_means(&sample(30.0, 90.0), &sample(20.0, 360.0), 10);
    let reach = t95(225.0 / 17.0).unwrap_or_default() * 5.0_f64.sqrt();
    assert_near(effect.map(|effect| effect.difference), [10.0, 10.0 - reach, 10.0 + reach], 1e-12);
    assert!((2.15..2.16).contains(&(reach / 5.0_f64.sqrt())), "between the quantiles of 13 and 14 degrees of freedom");
    assert_eq!(effect.map(|effect| (effect.n_one, effect.n_other, effect.verdict)), Some((10, 10, Verdict::Higher)));
    assert_eq!(difference_of_means(&[1.0].into_iter().collect(), &sample(0.0, 1.0), 0), None);
}

#[test]
fn samples_are_summed_up_in_one_pass() {
    let sample: Sample = [2.0, 4.0, f64::NAN, 9.0].into_iter().collect();
    assert_eq!((sample.n, sample.mean, sample.squares), (3, 5.0, 26.0));
    let far: Sample = [1e9 + 1.0, 1e9 + 3.0].into_iter().collect();
    assert_eq!(far.squares, 2.0);
    let alike: Sample = [7.0; 40].into_iter().collect();
    let lower: Sample = [6.0; 40].into_iter().collect();
    let effect = difference_of_means(&alike, &lower, LEAST_N);
    assert_near(effect.map(|effect| effect.difference), [1.0, 1.0, 1.0], 0.0);
}

#[test]
fn what_happened_to_everyone_is_taken_off() {
    let pilot = BeforeAfter { before: of(200, 400), after: of(280, 400) };
    let rest = BeforeAfter { before: of(500, 1_000), after: of(600, 1_000) };
    let effect = difference_in_differences_of_shares(pilot, rest, LEAST_N);
    assert!(effect.is_some_and(|effect| (effect.difference.value - 0.1).abs() < 1e-12 && effect.verdict == Verdict::Higher));
    let same = difference_in_differences_of_shares(pilot, pilot, LEAST_N);
    assert_eq!(same.map(|effect| effect.verdict), Some(Verdict::CannotTell(Doubt::MayBeChance)));
    let few = BeforeAfter { before: of(2, 4), after: of(3, 4) };
    let effect = difference_in_differences_of_shares(few, rest, LEAST_N);
    assert_eq!(effect.map(|effect| effect.verdict), Some(Verdict::CannotTell(Doubt::TooFew { least_n: LEAST_N })));
}

/// Four means of variance 1 each: the difference has variance 4, and 16 / (4/99) = 396 degrees of freedom.
#[test]
fn means_of_four_groups_by_hand() {
    let sample = |mean| Sample { n: 100, mean, squares: 9_900.0 };
    let groups = |before, after| BeforeAfter { before: sample(before), after: sample(after) };
    let effect = difference_in_differences_of_means(groups(10.0, 17.0), groups(10.0, 12.0), LEAST_N);
    let reach = 2.0 * t95(396.0).unwrap_or_default();
    assert_near(effect.map(|effect| effect.difference), [5.0, 5.0 - reach, 5.0 + reach], 1e-12);
    assert_eq!(effect.map(|effect| effect.verdict), Some(Verdict::Higher));
}
