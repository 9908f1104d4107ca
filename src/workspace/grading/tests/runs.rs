//! Grades over several runs: grace, pilots, what is set by hand, and the scheme that a run keeps.

use super::{A, B, Shop, by_amount, by_quota, day};
use crate::domain::{Occasion, Scheme, SchemeId, Settled, Standing, schemes::Schedule};
use crate::workspace::{Command, Worked, grading::Standings, pages::encode_changes, questions::AskDisagreements};

#[test]
fn a_customer_rises_at_once_and_falls_only_after_the_days_of_grace() {
    // Good until day 150, weak until day 460, good again.
    let mut shop = Shop::with(&[1], &vec![(1, 90, 5_000), (1, 460, 5_000)]);
    let scheme = shop.file(by_amount(2));
    let places: Vec<_> =
        [100, 200, 300, 400, 500].map(|as_of| shop.keep(&scheme, as_of, Occasion::ByHand)).map(|run| shop.place(run, 1)).into();
    let expected = [
        (A, Settled::AsComputed),
        (A, Settled::Grace { runs_below: 1 }),
        (A, Settled::Grace { runs_below: 2 }),
        (B, Settled::AsComputed),
        (A, Settled::AsComputed),
    ];
    assert_eq!(places, expected);
}

#[test]
fn a_pilot_uses_up_no_grace() {
    let mut shop = Shop::with(&[1], &vec![(1, 90, 5_000)]);
    let scheme = shop.file(by_amount(1));
    shop.keep(&scheme, 100, Occasion::ByHand);
    for as_of in [200, 210, 220] {
        let pilot = shop.keep(&scheme, as_of, Occasion::Pilot);
        assert_eq!(shop.place(pilot, 1), (A, Settled::Grace { runs_below: 1 }), "as of {as_of}");
    }
    let first = shop.keep(&scheme, 230, Occasion::ByHand);
    assert_eq!(shop.place(first, 1), (A, Settled::Grace { runs_below: 1 }));
    let second = shop.keep(&scheme, 240, Occasion::ByHand);
    assert_eq!(shop.place(second, 1), (B, Settled::AsComputed));
}

#[test]
fn what_is_set_by_hand_counts_from_its_first_day_to_its_last() {
    let mut shop = Shop::with(&[1], &vec![(1, 10, 500)]);
    let scheme = shop.file(by_amount(3));
    shop.set_by_hand(&scheme, 1, 0, 100, 199);
    let places: Vec<_> = [99, 100, 199, 200].map(|as_of| shop.keep(&scheme, as_of, Occasion::ByHand)).map(|run| shop.place(run, 1)).into();
    assert_eq!(places, [(B, Settled::AsComputed), (A, Settled::Override), (A, Settled::Override), (B, Settled::AsComputed)]);
}

#[test]
fn a_grade_set_by_hand_ends_with_its_last_day_though_no_run_was_made_since() {
    let mut shop = Shop::with(&[1], &vec![(1, 10, 500)]);
    let scheme = shop.file(by_amount(0));
    shop.set_by_hand(&scheme, 1, 0, 100, 199);
    shop.keep(&scheme, 150, Occasion::ByHand);
    let seen_from = |as_of: i32| {
        let worked = Worked::of(&shop.0.workspace, day(as_of));
        Standings::of(worked.ground(&shop.0.workspace), &scheme).places[0]
    };
    assert_eq!(seen_from(199), Some((A, Settled::Override)));
    assert_eq!(seen_from(200), Some((B, Settled::AsComputed)));
}

#[test]
fn a_run_keeps_the_scheme_that_it_was_made_by() {
    let mut shop = Shop::with(&[1], &vec![(1, 90, 5_000)]);
    let scheme = shop.file(by_amount(0));
    let run = shop.keep(&scheme, 100, Occasion::ByHand);
    let changed = shop.file(Scheme { id: scheme.id, ..by_amount(2) });
    assert_eq!((scheme.version, changed.version), (1, 2));
    assert_eq!(shop.0.workspace.registers().runs.get(run).map(|run| run.scheme.version), Some(1));
    assert_ne!(scheme.id, SchemeId::from_u128(0));
}

#[test]
fn a_grade_that_the_scheme_has_no_longer_is_nobodys() {
    let mut shop = Shop::with(&[1], &vec![(1, 390, 5_000)]);
    let quota = shop.file(by_quota([20, 30, 30, 20]));
    let other = shop.file(by_amount(0));
    shop.set_by_hand(&quota, 1, 3, 0, 900);
    let place = |shop: &Shop| {
        let worked = Worked::of(&shop.0.workspace, day(400));
        Standings::of(worked.ground(&shop.0.workspace), &shop.0.workspace.registers().schemes.get(quota.id).expect("it is filed").clone())
            .places[0]
    };
    assert_eq!(place(&shop), Some((Standing::Graded(3), Settled::Override)));
    shop.file(Scheme { id: quota.id, ..by_amount(0) });
    assert_eq!(place(&shop), Some((A, Settled::AsComputed)), "there are two grades now");
    let asked = AskDisagreements { one: quota.id, other: other.id, cell: None, n_rows: 10 };
    assert_eq!(shop.ask(asked).map(|sheet| sheet.counts), Some(vec![vec![1, 0], vec![0, 0]]));
}

#[test]
fn a_run_of_other_grades_is_read_by_the_grades_as_they_are_now() {
    let mut shop = Shop::with(&[1, 2], &vec![(1, 90, 5_000), (2, 90, 10), (1, 390, 5_000)]);
    let quarterly = |scheme| Scheme { schedule: Schedule::Quarterly, ..scheme };
    let scheme = shop.file(quarterly(by_amount(1)));
    let before = shop.keep(&scheme, 100, Occasion::ByHand);
    let mut turned = quarterly(by_amount(0));
    turned.grades.insert(0, super::named("Best"));
    turned.grades[1].grace_runs = 1;
    if let crate::domain::schemes::Method::Rules { rules, otherwise } = &mut turned.method {
        (rules[0].grade, *otherwise) = (1, Some(2));
    }
    let scheme = shop.file(Scheme { id: scheme.id, ..turned });
    let places = |shop: &Shop| {
        let worked = Worked::of(&shop.0.workspace, day(200));
        let standings = Standings::of(worked.ground(&shop.0.workspace), &scheme);
        (standings.n_grades, standings.places)
    };
    let graded = |grade| Some((Standing::Graded(grade), Settled::AsComputed));
    assert_eq!(places(&shop), (3, vec![graded(1), graded(2)]), "the run is of before there was a best grade");
    let after = shop.keep(&scheme, 300, Occasion::ByHand);
    assert_eq!(shop.place(after, 1), (Standing::Graded(1), Settled::Grace { runs_below: 1 }), "it keeps the grade that it had");
    let moved = shop.migration(before, after, crate::workspace::questions::Moves::All);
    assert_eq!((moved.n_moves, moved.counts.rows.len()), (0, 4));
}

#[test]
fn whoever_looks_from_an_earlier_day_sees_no_run_of_a_later_one() {
    let mut shop = Shop::with(&[1], &vec![(1, 90, 5_000)]);
    let scheme = Scheme { schedule: Schedule::Quarterly, ..by_amount(0) };
    let scheme = shop.file(scheme);
    let first = shop.keep(&scheme, 100, Occasion::ByHand);
    let second = shop.keep(&scheme, 300, Occasion::ByHand);
    let seen_from = |as_of: i32| {
        let worked = Worked::of(&shop.0.workspace, day(as_of));
        let standings = Standings::of(worked.ground(&shop.0.workspace), &scheme);
        (standings.run, standings.places[0])
    };
    assert_eq!(seen_from(99), (None, Some((A, Settled::AsComputed))), "nobody had graded yet");
    assert_eq!(seen_from(299), (Some(first), Some((A, Settled::AsComputed))));
    assert_eq!(seen_from(300), (Some(second), Some((B, Settled::AsComputed))));
}

#[test]
fn agreeing_to_a_run_writes_who_agreed_and_not_the_run_again() {
    let customers: Vec<u128> = (1..=500).collect();
    let mut shop = Shop::with(&customers, &customers.iter().map(|who| (*who, 90, 5_000)).collect());
    let scheme = shop.file(by_amount(0));
    let run = shop.keep(&scheme, 100, Occasion::ByHand);
    let before = shop.0.workspace.registers().runs.get(run).cloned();
    let agreed = shop.run(Command::SignOffRun { run, note: "as discussed".into() });
    assert!(encode_changes(&agreed).len() < 100, "{} bytes", encode_changes(&agreed).len());
    let signed = shop.0.workspace.registers().runs.get(run).cloned();
    assert_eq!(signed.as_ref().and_then(|run| run.signed_off.as_ref()?.note.clone()).as_deref(), Some("as discussed"));
    let again = shop.run(Command::SignOffRun { run, note: "as discussed".into() });
    assert!(again.is_empty(), "nothing new was said");
    let back = shop.0.take_back(&agreed).expect("nothing was changed since");
    assert_eq!(shop.0.workspace.registers().runs.get(run).cloned(), before);
    shop.0.take_back(&back).expect("nothing was changed since");
    assert_eq!(shop.0.workspace.registers().runs.get(run).cloned(), signed);
}
