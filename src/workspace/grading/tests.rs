//! Grades of many customers at once, grades over several runs, and what is said of every move.

use super::{
    Cause, Standings, Warning, causes, graded,
    settling::{RunCircumstances, run_of, settled},
};
use crate::domain::{
    Currency, CustomerId, Day, DeviceId, GradeAt, GradeOverride, GradingRun, Indicator, Measure, NotGraded, Occasion, OverrideId, Purchase,
    PurchaseId, PurchaseKind, RunId, Scheme, SchemeGrade, SchemeId, Settled, Standing,
    schemes::{Comparison, Condition, Cut, Industry, Method, Operand, Rule, Template},
};
use crate::workspace::{
    Circumstances, Command, Identifiers, RegisterRecord, Worked, Workspace,
    columns::BatchBuilder,
    commands::ImportBatch,
    decide,
    find::Find,
    questions::{AskCustomers, AskMigration, AskSchemes, Asked, CustomersView, Filter, MigrationSheet, Moves, Question},
};
use proptest::prelude::*;

/// Everybody's purchases: who, which day, how much.
type Sales = Vec<(u128, i32, i64)>;

/// Numbers from 1000 on, so that customers can have the small ones.
struct Rising(u128);

impl Identifiers for Rising {
    fn next(&mut self) -> u128 {
        self.run(1)
    }

    fn run(&mut self, n: u32) -> u128 {
        let first = self.0;
        self.0 += u128::from(n);
        first
    }
}

/// A workspace that is changed by commands.
struct Shop {
    workspace: Workspace,
    identifiers: Rising,
}

fn day(number: i32) -> Day {
    Day::MIN.plus_days(40_000 + number)
}

fn customer(number: u128) -> CustomerId {
    CustomerId::from_u128(number)
}

impl Shop {
    fn with(customers: &[u128], sales: &Sales) -> Self {
        let mut shop = Self { workspace: Workspace::default(), identifiers: Rising(1_000) };
        shop.run(Command::StartWorkspace { name: "shop".into(), currency: Currency::CNY });
        shop.bring(customers, sales);
        shop
    }

    fn run(&mut self, command: Command) {
        let mut circumstances = Circumstances {
            identifiers: &mut self.identifiers,
            device: DeviceId::from_u128(1),
            person: "Li".into(),
            now_ms: 1,
            today: day(0),
        };
        let decision = decide(&self.workspace, &mut circumstances, command).expect("the command fits");
        self.workspace.apply(&decision.changes);
    }

    fn bring(&mut self, customers: &[u128], sales: &Sales) {
        let mut purchases = BatchBuilder::default();
        for (who, on, amount_minor) in sales {
            purchases.push(&Purchase {
                id: PurchaseId::from_u128(self.identifiers.next()),
                customer: Some(customer(*who)),
                on: day(*on),
                kind: PurchaseKind::Sale,
                number: None,
                amount_minor: *amount_minor,
                returns: None,
                lines: Vec::new(),
            });
        }
        let new_customers =
            customers.iter().map(|number| crate::domain::Customer::named(customer(*number), format!("customer {number}"))).collect();
        let batch = ImportBatch { file_name: "file.csv".into(), new_customers, purchases: purchases.finish(), ..ImportBatch::default() };
        self.run(Command::Import(Box::new(batch)));
    }

    fn file(&mut self, scheme: Scheme) -> Scheme {
        self.run(Command::File(RegisterRecord::from(scheme)));
        let filed = self.workspace.registers().schemes.iter().last().map(|(_, scheme)| scheme.clone());
        filed.expect("it was filed")
    }

    fn graded(&self, scheme: &Scheme, as_of: i32, occasion: Occasion) -> GradingRun {
        let worked = Worked::of(&self.workspace, day(as_of));
        let ground = worked.ground(&self.workspace);
        let grading = graded(ground, scheme).expect("the scheme can be applied");
        let circumstances =
            RunCircumstances { id: RunId::from_u128(0), made_on: day(as_of), person: "Li".into(), occasion, pilot: None, signed_off: None };
        run_of(ground, scheme, &grading, circumstances)
    }

    /// Grades as of a day and keeps the run; says where a customer stands in it.
    fn keep(&mut self, scheme: &Scheme, as_of: i32, occasion: Occasion) -> RunId {
        let run = self.graded(scheme, as_of, occasion);
        self.run(Command::KeepRun { scheme: None, run: Box::new(run) });
        let runs = self.workspace.registers().runs.iter().map(|(_, run)| run.id);
        runs.max().expect("a run was kept")
    }

    fn place(&self, run: RunId, who: u128) -> (Standing, Settled) {
        let run = self.workspace.registers().runs.get(run).expect("it is kept");
        let row = run.row_of(customer(who)).expect("the customer is in it");
        (run.rows.standing[row], run.rows.settled[row])
    }

    fn set_by_hand(&mut self, scheme: &Scheme, who: u128, grade: GradeAt, from: i32, until: i32) {
        let set = GradeOverride {
            id: OverrideId::from_u128(0),
            scheme: scheme.id,
            customer: customer(who),
            grade,
            reason: "a promise was given".into(),
            person: String::new(),
            from_on: day(from),
            until_on: day(until),
        };
        self.run(Command::File(RegisterRecord::from(set)));
    }

    fn ask<Q: Question>(&self, question: Q) -> Q::Answer {
        let worked = Worked::of(&self.workspace, day(400));
        let find = Find::of(&self.workspace);
        question.answer(&Asked { workspace: &self.workspace, scores: &worked.scores, worked: &worked, find: &find, today: day(400) })
    }

    fn migration(&self, from: RunId, to: RunId, moves: Moves) -> MigrationSheet {
        self.ask(AskMigration { from, to, moves, n_rows: 100 }).expect("both runs are kept")
    }
}

/// A for those who have brought at least 1 000 in the last 100 days, B for everyone else; A grants so many runs of grace.
fn by_amount(grace_runs: u8) -> Scheme {
    let measure = Measure::over(Indicator::Amount, 100);
    let test = crate::domain::schemes::Test { measure, comparison: Comparison::AtLeast, operand: Operand::Value(1_000) };
    let grade = |name: &str, grace_runs| SchemeGrade { name: name.into(), grace_runs, ..SchemeGrade::default() };
    Scheme {
        grades: vec![grade("A", grace_runs), grade("B", 0)],
        method: Method::Rules { rules: vec![Rule { grade: 0, when: Condition::Test(test) }], otherwise: Some(1) },
        ..Template::Segments.scheme("By amount".into(), Vec::new(), Industry::Shop)
    }
}

fn by_quota(quotas: [u8; 4]) -> Scheme {
    let mut scheme = Template::AbcdQuota.scheme("Quota".into(), ["A", "B", "C", "D"].map(named).to_vec(), Industry::Shop);
    scheme.grades.iter_mut().for_each(|grade| grade.grace_runs = 0);
    if let Method::Weighted { cut, .. } = &mut scheme.method {
        *cut = Cut::Quotas(quotas.to_vec());
    }
    scheme
}

fn named(name: &str) -> SchemeGrade {
    SchemeGrade { name: name.into(), ..SchemeGrade::default() }
}

const A: Standing = Standing::Graded(0);
const B: Standing = Standing::Graded(1);

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
        let worked = Worked::of(&shop.workspace, day(as_of));
        Standings::of(worked.ground(&shop.workspace), &scheme).places[0]
    };
    assert_eq!(seen_from(199), Some((A, Settled::Override)));
    assert_eq!(seen_from(200), Some((B, Settled::AsComputed)));
}

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
        let runs = &shop.workspace.registers().runs;
        let set = shop.workspace.registers().overrides.iter().map(|(_, set)| set).find(|set| set.customer == customer(who));
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
    let overtaken = |row: &crate::workspace::questions::ExplainedMove| {
        row.causes.iter().any(|cause| matches!(cause, Cause::OthersMoved | Cause::Value { is_better: false, .. }))
    };
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

fn sales() -> impl Strategy<Value = Sales> {
    prop::collection::vec((1_u128..30, 0..100_i32, 1_i64..6), 0..120)
        .prop_map(|sales| sales.into_iter().map(|(who, on, amount)| (who, on, amount * 1_000)).collect())
}

fn quotas() -> impl Strategy<Value = [u8; 4]> {
    (5_u8..40, 5_u8..30, 5_u8..25).prop_map(|(a, b, c)| [a, b, c, 100 - a - b - c])
}

/// By customer: grade and score.
fn result(shop: &Shop, scheme: &Scheme) -> Vec<(u128, Standing, u32)> {
    let run = shop.graded(scheme, 100, Occasion::ByHand);
    let rows = &run.rows;
    (0..rows.customer.len()).map(|row| (rows.customer[row], rows.standing[row], rows.score_ppm[row])).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn everybody_is_somewhere_once(sales in sales(), quotas in quotas()) {
        let customers: Vec<u128> = (1..30).collect();
        let shop = Shop::with(&customers, &sales);
        let worked = Worked::of(&shop.workspace, day(100));
        for scheme in [by_quota(quotas), by_amount(0), Template::Abc.scheme("ABC".into(), ["A", "B", "C"].map(named).to_vec(), Industry::Shop)] {
            let grading = graded(worked.ground(&shop.workspace), &scheme).expect("the scheme can be applied");
            let (counts, n_not_graded) = grading.counts();
            prop_assert_eq!(counts.iter().sum::<u32>() + n_not_graded, 29);
            let places = settled(&shop.workspace, &scheme, day(100), &grading);
            prop_assert_eq!(places.iter().flatten().count(), 29);
        }
    }

    #[test]
    fn equal_scores_are_never_parted_and_better_ones_never_below(sales in sales(), quotas in quotas()) {
        let customers: Vec<u128> = (1..30).collect();
        let shop = Shop::with(&customers, &sales);
        let mut graded: Vec<(u32, GradeAt)> =
            result(&shop, &by_quota(quotas)).into_iter().filter_map(|(_, standing, score)| Some((score, standing.grade()?))).collect();
        graded.sort_unstable_by_key(|(score, _)| std::cmp::Reverse(*score));
        for pair in graded.windows(2) {
            prop_assert!(pair[0].1 <= pair[1].1, "{:?} stands above {:?}", pair[0], pair[1]);
            prop_assert!(pair[0].0 != pair[1].0 || pair[0].1 == pair[1].1, "{:?} and {:?} are equal", pair[0], pair[1]);
        }
    }

    #[test]
    fn the_order_in_which_customers_came_does_not_matter(sales in sales(), quotas in quotas(), seed in any::<u64>()) {
        let customers: Vec<u128> = (1..30).collect();
        let mut shuffled = customers.clone();
        shuffled.sort_by_key(|who| crc32fast::hash(&[who.to_le_bytes().as_slice(), &seed.to_le_bytes()].concat()));
        let (one, other) = (Shop::with(&customers, &sales), Shop::with(&shuffled, &sales));
        let scheme = by_quota(quotas);
        prop_assert_eq!(result(&one, &scheme), result(&other, &scheme));
    }
}

#[test]
fn a_quota_that_equals_make_impossible_is_said() {
    let customers: Vec<u128> = (1..=100).collect();
    let sales: Sales = customers.iter().map(|who| (*who, 50, 1_000)).collect();
    let shop = Shop::with(&customers, &sales);
    let worked = Worked::of(&shop.workspace, day(100));
    let grading = graded(worked.ground(&shop.workspace), &by_quota([20, 30, 30, 20])).expect("the scheme can be applied");
    assert!(grading.warnings.iter().any(|warning| matches!(warning, Warning::QuotaMissed { n_equal: 100, .. })), "{:?}", grading.warnings);
}

#[test]
fn a_run_keeps_the_scheme_that_it_was_made_by() {
    let mut shop = Shop::with(&[1], &vec![(1, 90, 5_000)]);
    let scheme = shop.file(by_amount(0));
    let run = shop.keep(&scheme, 100, Occasion::ByHand);
    let changed = shop.file(Scheme { id: scheme.id, ..by_amount(2) });
    assert_eq!((scheme.version, changed.version), (1, 2));
    assert_eq!(shop.workspace.registers().runs.get(run).map(|run| run.scheme.version), Some(1));
    assert_ne!(scheme.id, SchemeId::from_u128(0));
}

#[test]
fn a_list_filtered_by_a_grade_is_as_long_as_the_layer_says() {
    let customers: Vec<u128> = (1..=30).collect();
    let sales: Sales = customers.iter().skip(3).map(|who| (*who, 50, 500 * i64::try_from(*who).unwrap_or(0))).collect();
    let mut shop = Shop::with(&customers, &sales);
    let scheme = shop.file(by_quota([20, 30, 30, 20]));
    let run = shop.keep(&scheme, 100, Occasion::ByHand);
    let row = shop.ask(AskSchemes).rows.remove(0);
    let shown = |grade: Option<GradeAt>| {
        let filters = vec![Filter::SchemeGrade { scheme: scheme.id, grade }];
        shop.ask(AskCustomers { view: CustomersView { filters, ..CustomersView::default() }, window: 0..100 })
    };
    let layers: Vec<u32> = row.layers.iter().map(|layer| layer.n_customers).collect();
    assert_eq!((0..4).map(|grade| shown(Some(grade)).n_shown).collect::<Vec<_>>(), layers);
    assert_eq!((shown(None).n_shown, row.n_not_graded), (3, 3));
    let best = shown(Some(0));
    assert!(best.rows.iter().all(|row| row.place == Some(shop.place(run, row.id.as_u128()))), "the first scheme is the primary one");
    assert_eq!(best.filtered_by.iter().map(|named| named.scheme.name.as_str()).collect::<Vec<_>>(), ["Quota"]);
}
