//! What is said of every move between two runs, and that lists, matrix and runs count the same.

use super::{A, B, Sales, Shop, by_amount, by_quota, customer};
use crate::domain::{
    Indicator, Measure, NotGraded, Occasion, Scheme,
    schemes::{Gate, Industry, Template},
};
use crate::workspace::{
    Command,
    commands::CustomerField,
    grading::{Cause, causes},
    questions::{AskQuarters, AskRuns, ExplainedMove, MixBy, Moves},
};

#[test]
fn every_move_has_its_reason() {
    let mut shop =
        Shop::with(&[1, 2, 3, 4, 5], &vec![(1, 90, 5_000), (2, 250, 5_000), (2, 20, 100), (3, 90, 2_000), (3, 250, 3_000), (4, 20, 10)]);
    let scheme = shop.file(by_amount(0));
    let from = shop.keep(&scheme, 100, Occasion::ByHand);
    shop.set_by_hand(&scheme, 4, 0, 200, 400);
    shop.bring(&[6], &vec![(6, 270, 9_000)]);
    let to = shop.keep(&scheme, 300, Occasion::ByHand);
    let causes_of = |who: u128| {
        let runs = &shop.0.workspace.registers().runs;
        let set = shop.0.workspace.registers().overrides.iter().map(|(_, set)| set).find(|set| set.customer == customer(who));
        causes(runs.get(from).expect("kept"), runs.get(to).expect("kept"), customer(who), set)
    };
    let measure = Measure::over(Indicator::Amount, 100);
    let value = |before, after, is_better| Cause::Value { measure, before: Some(before), after: Some(after), is_better };
    assert_eq!(causes_of(1), [value(5_000, 0, false), Cause::Rule { before: Some(0), after: 1 }]);
    assert_eq!(causes_of(2), [value(100, 5_000, true), Cause::Rule { before: Some(1), after: 0 }]);
    assert_eq!(causes_of(3), [Cause::Rule { before: None, after: 0 }], "it stays, and the same rule says so");
    let by_hand = causes_of(4);
    assert!(matches!(&by_hand[..], [Cause::SetByHand { set: Some(set), computed: B }] if set.person == "Li"), "{by_hand:?}");
    assert_eq!(causes_of(5), [Cause::NotGraded(NotGraded::NoPurchase)]);
    assert_eq!(causes_of(6)[0], Cause::NotBefore(None));
}

#[test]
fn grace_is_told_while_it_lasts_and_when_it_is_used_up() {
    let mut shop = Shop::with(&[1], &vec![(1, 90, 5_000)]);
    let scheme = shop.file(by_amount(1));
    let [first, second, third] = [100, 200, 300].map(|as_of| shop.keep(&scheme, as_of, Occasion::ByHand));
    let kept = shop.migration(first, second, Moves::Kept);
    assert_eq!((kept.n_kept, kept.n_moves), (1, 1));
    assert!(kept.rows[0].causes.contains(&Cause::Kept { computed: 1, n_runs_below: 1, n_left: 0 }), "{:?}", kept.rows[0].causes);
    let lost = shop.migration(second, third, Moves::Down);
    assert!(lost.rows[0].causes.contains(&Cause::GraceOver { n_runs_below: 1 }), "{:?}", lost.rows[0].causes);
}

#[test]
fn a_score_is_told_with_what_the_better_grade_takes() {
    let customers: Vec<u128> = (1..=20).collect();
    let mut sales: Sales = customers.iter().map(|who| (*who, 50, 1_000 * i64::try_from(*who).unwrap_or(0))).collect();
    // The smallest becomes the largest.
    sales.extend((0..30).map(|n| (1, 110 + n, 10_000)));
    let mut shop = Shop::with(&customers, &sales);
    let scheme = shop.file(by_quota([20, 30, 30, 20]));
    let from = shop.keep(&scheme, 100, Occasion::ByHand);
    let to = shop.keep(&scheme, 150, Occasion::ByHand);
    let up = shop.migration(from, to, Moves::Up);
    let best = up.rows.iter().find(|row| row.moved.customer == customer(1)).expect("it rose");
    let score = best.causes.iter().find_map(|cause| match cause {
        Cause::Score { before_ppm, after_ppm, bar } => Some((*before_ppm, *after_ppm, *bar)),
        _ => None,
    });
    let (before, after, bar) = score.expect("the scheme has a score");
    let (grade, least) = bar.expect("somebody is in the better grade");
    assert_eq!(grade, 0);
    assert!(before.is_some_and(|before| before < least) && least <= after, "{before:?} < {least} <= {after}");
    assert!(best.causes.iter().any(|cause| matches!(cause, Cause::Value { is_better: true, .. })));
    let down = shop.migration(from, to, Moves::Down);
    assert!(down.n_moves > 0, "whoever had to make room");
    let overtaken =
        |row: &ExplainedMove| row.causes.iter().any(|cause| matches!(cause, Cause::OthersMoved | Cause::Value { is_better: false, .. }));
    assert!(down.rows.iter().all(overtaken), "a demotion always names something");
}

#[test]
fn the_matrix_the_lists_and_the_runs_count_the_same() {
    let customers: Vec<u128> = (1..=40).collect();
    let mut sales: Sales =
        customers.iter().map(|who| (*who, i32::try_from(who * 7 % 90).unwrap_or(0), 500 * i64::try_from(*who).unwrap_or(0))).collect();
    sales.extend(customers.iter().step_by(3).map(|who| (*who, 120, 30_000)));
    let mut shop = Shop::with(&customers, &sales);
    let scheme = shop.file(by_quota([20, 30, 30, 20]));
    let from = shop.keep(&scheme, 100, Occasion::ByHand);
    let to = shop.keep(&scheme, 150, Occasion::ByHand);
    let all = shop.migration(from, to, Moves::All);
    let side = all.counts.rows.len();
    let cell = |from: usize, to: usize| all.counts.rows[from][to];
    let above: u32 = (0..side - 1).flat_map(|to| (to + 1..side - 1).map(move |from| (from, to))).map(|(from, to)| cell(from, to)).sum();
    let below: u32 = (0..side - 1).flat_map(|from| (from + 1..side - 1).map(move |to| (from, to))).map(|(from, to)| cell(from, to)).sum();
    assert_eq!((above, below), (all.counts.n_promoted, all.counts.n_demoted));
    assert_eq!(all.n_moves, above + below);
    let columns: Vec<u32> = (0..side - 1).map(|to| (0..side).map(|from| cell(from, to)).sum()).collect();
    assert_eq!(columns, all.to.counts);
    let one = shop.migration(from, to, Moves::Between(Some(0), Some(0)));
    assert_eq!(one.n_moves, cell(0, 0));
    assert!(one.rows.iter().all(|row| row.moved.before == Some(A) && row.moved.after == A));
}

#[test]
fn values_of_a_field_are_followed_by_name_though_another_is_the_most_frequent_now() {
    let mut shop = Shop::with(&[1, 2, 3], &vec![(1, 90, 5_000), (2, 90, 5_000), (3, 90, 5_000)]);
    let lives = |shop: &mut Shop, who: u128, region: &str| {
        shop.run(Command::EditCustomer { id: customer(who), fields: vec![CustomerField::Region(region.into())] });
    };
    lives(&mut shop, 1, "North");
    lives(&mut shop, 2, "North");
    lives(&mut shop, 3, "South");
    // Who has not bought yet counts for no region.
    let scheme = shop.file(Scheme { gate: Gate::default(), ..Template::Region.scheme("Region".into(), Vec::new(), Industry::Shop) });
    let from = shop.keep(&scheme, 100, Occasion::ByHand);
    shop.bring(&[4, 5], &vec![(4, 200, 5_000), (5, 200, 5_000)]);
    lives(&mut shop, 4, "South");
    lives(&mut shop, 5, "South");
    let to = shop.keep(&scheme, 250, Occasion::ByHand);
    let sheet = shop.migration(from, to, Moves::All);
    assert_eq!(sheet.class_names, ["South", "North"], "the most frequent first");
    assert_eq!((sheet.n_moves, sheet.counts.stable_share), (0, Some(1.0)), "nobody has gone anywhere");
    let runs = shop.ask(AskRuns { scheme: scheme.id }).expect("it is filed").runs;
    assert_eq!(runs.into_iter().map(|run| run.counts).collect::<Vec<_>>(), [[3, 2], [1, 2]]);
    let mix = shop.ask(AskQuarters { by: MixBy::Grade, scheme: Some(scheme.id) }).quarters;
    assert!(mix.iter().all(|quarter| quarter.layers[1].n_customers == 2), "two are in the north on every day: {mix:?}");
}
