//! What each grade is owed, structure, reviews and effect, asked of a workspace made by hand whose answers are known.
#![cfg(not(target_arch = "wasm32"))]

use crema::domain::{
    Channel, Criterion, Customer, CustomerId, Day, Duty, GradingRun, Indicator, Interaction, InteractionId, Occasion, Policy, PolicyId,
    Profile, Purchase, PurchaseId, PurchaseKind, Review, ReviewDecision, ReviewId, ReviewPhase, RunId, Scheme, SchemeGrade, SchemeId,
    Standing,
    runs::RunRows,
    schemes::{Comparison, Condition, Gate, Method, Operand, Rule, Schedule},
    settings::AsOf,
};
use crema::scoring::effect::{Doubt, Verdict};
use crema::workspace::{
    Command, Refusal, Register,
    by_hand::ByHand,
    questions::{
        AskAttention, AskEffect, AskInteractions, AskPolicies, AskQuarters, AskReview, AskReviews, AskStructure, AskToDo, DueRow, MixBy,
        Outcome, Part, Served, ToDo, ToDoSheet,
    },
    registers::RegisterLists,
};

const SCHEME: SchemeId = SchemeId::from_u128(9);

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn today() -> Day {
    day("2026-06-30")
}

fn policy(id: u128, grade: Option<u8>) -> Policy {
    Policy { id: PolicyId::from_u128(id), ..Policy::blank(SCHEME, grade) }
}

/// Two grades: from 1 000.00 on, and the rest.
fn scheme() -> Scheme {
    let grade = |name: &str, target| SchemeGrade { name: name.into(), target_percent: target, ..SchemeGrade::default() };
    let when = Condition::test(Indicator::Amount, Comparison::AtLeast, Operand::Value(100_000));
    Scheme {
        id: SCHEME,
        name: "Key customers".into(),
        version: 1,
        grades: vec![grade("Key", Some(20)), grade("Other", Some(80))],
        method: Method::Rules { rules: vec![Rule { grade: 0, when }], otherwise: Some(1) },
        gate: Gate::default(),
        schedule: Schedule::Live,
        note: None,
        is_primary: true,
    }
}

fn customer(id: u128, name: &str, region: Option<&str>) -> Customer {
    Customer { region: region.map(str::to_owned), ..Customer::named(CustomerId::from_u128(id), name) }
}

fn purchase(id: u128, customer: u128, on: Day, amount_minor: i64) -> Purchase {
    Purchase {
        id: PurchaseId::from_u128(id),
        customer: Some(CustomerId::from_u128(customer)),
        on,
        kind: PurchaseKind::Sale,
        number: None,
        amount_minor,
        returns: None,
        lines: Vec::new(),
    }
}

fn interaction(id: u128, customer: u128, on: Day, minutes: u32, cost_minor: i64) -> Interaction {
    Interaction {
        id: InteractionId::from_u128(id),
        customer: CustomerId::from_u128(customer),
        on,
        channel: Channel::Phone,
        contact: None,
        by: None,
        outcome: None,
        mood: None,
        minutes,
        cost_minor,
    }
}

fn opened(customers: Vec<Customer>, purchases: &[Purchase], registers: RegisterLists) -> ByHand {
    ByHand::with(today(), customers, purchases, registers).expect("a sound workspace")
}

fn run(shop: &mut ByHand, command: Command) -> Result<String, Refusal> {
    shop.run(command).map(|decision| decision.subject)
}

/// Anna is key, Ben and Cleo are not, Dora has bought nothing. Every key customer is owed a call in 30 days and an hour a month,
/// everybody a call in 90 days.
fn shop() -> ByHand {
    let customers = vec![
        customer(1, "Anna", Some("North")),
        customer(2, "Ben", Some("North")),
        customer(3, "Cleo", Some("South")),
        customer(4, "Dora", None),
    ];
    let purchases = [
        purchase(1, 1, day("2026-05-01"), 150_000),
        purchase(2, 1, day("2026-06-10"), 50_000),
        purchase(3, 2, day("2026-06-01"), 50_000),
        purchase(4, 3, day("2024-01-01"), 30_000),
    ];
    let key = Policy {
        contact_every_days: Some(30),
        discount_bp: 500,
        owner: Some("Li".into()),
        minutes_a_month: 60,
        hour_cost_minor: 10_000,
        gifts_minor_a_year: 5_000,
        ..policy(21, Some(0))
    };
    let duty = Duty { department: "Service".into(), duty: "Answer within a day".into() };
    let floor =
        Policy { contact_every_days: Some(90), minutes_a_month: 10, hour_cost_minor: 6_000, duties: vec![duty], ..policy(22, None) };
    let registers = RegisterLists {
        schemes: vec![scheme()],
        policies: vec![key, floor],
        interactions: vec![
            interaction(31, 1, day("2026-05-20"), 200, 30_000),
            interaction(32, 1, day("2026-06-20"), 100, 20_000),
            interaction(33, 3, day("2026-01-10"), 20, 2_000),
        ],
        ..RegisterLists::default()
    };
    opened(customers, &purchases, registers)
}

#[test]
fn policies_say_what_is_granted_what_it_costs_and_what_is_due() {
    let sheet = shop().ask(AskPolicies { scheme: SCHEME }).expect("the scheme is there");
    let rows: Vec<_> =
        sheet.rows.iter().map(|row| (row.grade, row.layer.n_customers, row.year_cost_minor, row.year_revenue_minor)).collect();
    // Key: 12 hours at 100.00, gifts of 50.00, and 5 % of 2 000.00. The floor: two hours at 60.00 a customer and year.
    assert_eq!(
        rows,
        [(Some(0), 1, Some(120_000 + 5_000 + 10_000), 200_000), (Some(1), 2, Some(2 * 12_000), 50_000), (None, 1, Some(12_000), 0)]
    );
    // Anna was called ten days ago; Ben bought 29 days ago and was never called; Cleo was called in January; Dora's clock starts today.
    let counts: Vec<_> = sheet.rows.iter().map(|row| [row.n_due, row.n_overdue, row.n_kept]).collect();
    assert_eq!(counts, [[0, 0, 1], [0, 1, 1], [0, 0, 1]]);
    assert_eq!(sheet.minutes_by_owner, [(None, 3 * 120), (Some("Li".to_owned()), 720)]);
    assert_eq!((sheet.rows[0].year_profit_minor, sheet.on), (None, today()), "costs are not known");
}

/// Contacts that are proposed for today.
fn contacts(sheet: &ToDoSheet) -> Vec<&DueRow> {
    sheet.rows.iter().filter_map(|row| if let ToDo::Contact(owed) = &row.what { Some(owed) } else { None }).collect()
}

#[test]
fn a_contact_is_owed_until_it_is_written_down() {
    let mut workspace = shop();
    let due = |workspace: &ByHand, customer| {
        let own = workspace.ask(AskInteractions { customer: CustomerId::from_u128(customer), n_rows: 0 }).and_then(|own| own.due);
        own.map(|due| (due.overdue_days, due.every_days, due.last_contact_on))
    };
    assert_eq!(due(&workspace, 1), Some((-20, 30, Some(day("2026-06-20")))));
    assert_eq!((due(&workspace, 2), due(&workspace, 4)), (Some((-61, 90, None)), Some((-90, 90, None))));
    let sheet = workspace.ask(AskToDo { n_rows: 10 });
    let rows: Vec<_> = contacts(&sheet).iter().map(|row| (row.name.as_str(), row.overdue_days, row.last_contact_on)).collect();
    assert_eq!(rows, [("Cleo", 81, Some(day("2026-01-10")))]);
    assert_eq!((sheet.n_overdue, sheet.n_contacts, sheet.scheme.is_some()), (1, 1, true));
    let filed = Command::File(interaction(0, 3, today(), 10, 1_000).into());
    assert_eq!(run(&mut workspace, filed).as_deref(), Ok("Cleo"));
    let after = workspace.ask(AskToDo { n_rows: 10 });
    assert_eq!((after.n_overdue, after.rows.len()), (0, 0));
}

#[test]
fn who_asked_not_to_be_contacted_is_owed_no_contact() {
    let mut workspace = shop();
    let profile = Profile { do_not_contact: true, ..Profile::blank(CustomerId::from_u128(3)) };
    assert!(run(&mut workspace, Command::File(profile.into())).is_ok());
    assert_eq!(workspace.ask(AskToDo { n_rows: 10 }).n_rows, 0);
    let sheet = workspace.ask(AskPolicies { scheme: SCHEME }).expect("the scheme is there");
    assert_eq!(sheet.rows[1].n_overdue, 0);
}

#[test]
fn records_that_end_long_ago_are_looked_at_from_their_own_end() {
    let mut workspace = shop();
    assert!(run(&mut workspace, Command::ChooseAsOf { as_of: AsOf::On(day("2024-02-01")) }).is_ok());
    let sheet = workspace.ask(AskPolicies { scheme: SCHEME }).expect("the scheme is there");
    assert_eq!(sheet.on, day("2024-02-01"));
}

#[test]
fn attention_tells_too_much_from_too_little() {
    let workspace = shop();
    let sheet = workspace.ask(AskAttention { scheme: SCHEME, n_rows: 10 }).expect("the scheme is there");
    // Granted in 90 days: 180 minutes. Spent on Anna: 300. Nobody called Ben, Cleo and Dora in 90 days.
    let over: Vec<_> = sheet.over.iter().map(|row| (row.name.as_str(), row.minutes, row.granted_minutes, row.cost_minor)).collect();
    assert_eq!(over, [("Anna", 300, 180, 50_000)]);
    assert_eq!(sheet.over[0].granted_cost_minor, 125_000 * 90 / 365);
    let under: Vec<_> = sheet.under.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(under, ["Ben", "Cleo", "Dora"], "the most valuable first");
    assert_eq!((sheet.n_over, sheet.n_under, sheet.n_as_granted, sheet.n_interactions), (1, 3, 0, 2));
    let own = workspace.ask(AskInteractions { customer: CustomerId::from_u128(1), n_rows: 1 }).expect("Anna is there");
    assert_eq!((own.n_all, own.rows.len(), own.rows[0].minutes), (2, 1, 100));
    assert_eq!(own.attention.map(|row| row.served), Some(Served::Over));
    assert_eq!(own.due.map(|due| due.due_on), Some(day("2026-07-20")));
}

#[test]
fn a_set_of_policies_is_one_change_and_names_its_scheme() {
    let mut workspace = shop();
    for id in [21, 22] {
        assert!(run(&mut workspace, Command::Discard { register: Register::Policy, id }).is_ok());
    }
    let set = |grades: &[Option<u8>]| Command::FilePolicies { policies: grades.iter().map(|grade| policy(0, *grade)).collect() };
    assert_eq!(run(&mut workspace, set(&[Some(0), Some(0)])), Err(Refusal::PolicyExists), "twice for one grade");
    assert_eq!(run(&mut workspace, set(&[])), Err(Refusal::Gone));
    assert_eq!(run(&mut workspace, set(&[Some(0), Some(1), None])).as_deref(), Ok("Key customers"));
    assert_eq!(workspace.workspace.registers().policies.len(), 3);
    assert_eq!(run(&mut workspace, set(&[Some(1)])), Err(Refusal::PolicyExists), "there already");
}

#[test]
fn structure_shares_out_customers_and_the_revenue_of_a_year() {
    let workspace = shop();
    let sheet = workspace.ask(AskStructure { scheme: Some(SCHEME) });
    assert_eq!(sheet.n_customers, 2, "Cleo bought more than a year ago, Dora never");
    let regions: Vec<_> = sheet.by_region.iter().map(|row| (row.part.clone(), row.layer.n_customers, row.layer.revenue_minor)).collect();
    assert_eq!(regions, [(Part::Named("North".into()), 2, 250_000)]);
    let grades: Vec<_> =
        sheet.by_grade.iter().map(|row| (row.layer.customers_share, row.layer.revenue_share, row.target_percent)).collect();
    assert_eq!(grades, [(Some(1.0 / 3.0), Some(0.8), Some(20)), (Some(2.0 / 3.0), Some(0.2), Some(80))]);
    assert_eq!(sheet.by_industry.iter().map(|row| &row.part).collect::<Vec<_>>(), [&Part::Unknown]);
    let sizes: u32 = sheet.by_size.iter().map(|row| row.layer.n_customers).sum();
    assert_eq!(sizes, 2, "the bands hold every buyer once");
    let quarters = workspace.ask(AskQuarters { by: MixBy::Grade, scheme: Some(SCHEME) });
    let counts: Vec<_> =
        quarters.quarters.iter().map(|quarter| (quarter.on, quarter.layers[0].n_customers, quarter.layers[1].n_customers)).collect();
    assert_eq!(counts.last(), Some(&(today(), 1, 2)));
    assert_eq!(counts[counts.len() - 2], (day("2026-03-31"), 0, 1), "only Cleo had bought by then");
}

#[test]
fn a_review_is_weighed_and_found_again() {
    let mut workspace = shop();
    let criterion = |weight, score| Criterion { name: "Reliability".into(), weight, score, note: None };
    let review = Review {
        id: ReviewId::from_u128(0),
        customer: CustomerId::from_u128(1),
        phase: ReviewPhase::During,
        on: today(),
        person: "Li".into(),
        criteria: vec![criterion(3, Some(80)), criterion(1, Some(60)), criterion(5, None)],
        agreed: None,
        rewards: None,
        sanctions: None,
        decision: Some(ReviewDecision::Keep),
        reasons: None,
    };
    assert_eq!(run(&mut workspace, Command::File(review.clone().into())), Err(Refusal::ReasonMissing));
    let with_reason = Review { reasons: Some("Steady".into()), ..review };
    assert!(run(&mut workspace, Command::File(with_reason.into())).is_ok());
    let list = workspace.ask(AskReviews);
    let row = &list.rows[0];
    assert_eq!((row.name.as_str(), row.score_tenths, row.n_judged, row.n_criteria), ("Anna", Some(750), 2, 3));
    assert_eq!(list.n_undecided, 0);
    let sheet = workspace.ask(AskReview { id: row.id }).expect("it was filed");
    assert_eq!((sheet.name.as_str(), sheet.others.len()), ("Anna", 0));
}

/// `n` customers of whom the first half is in a pilot: those buy twice as much afterwards, the others as before.
fn piloted(n: u128) -> ByHand {
    let (mut customers, mut purchases) = (Vec::new(), Vec::new());
    let (long_ago, before, after) = (day("2024-01-01"), day("2025-12-01"), day("2026-05-01"));
    for id in 1..=n {
        customers.push(customer(id, "Customer", None));
        let amount = 10_000 + i64::try_from(id % 7).unwrap_or(0) * 100;
        let n_after = if id <= n / 2 { 2 } else { 1 };
        let days = [long_ago, before].into_iter().chain(std::iter::repeat_n(after, n_after));
        for on in days {
            purchases.push(purchase(purchases.len() as u128 + 1, id, on, amount));
        }
    }
    let rows = RunRows {
        customer: (1..=n).collect(),
        standing: (1..=n)
            .map(|id| if id <= n / 2 { Standing::Graded(1) } else { Standing::NotGraded(crema::domain::NotGraded::NotInPilot) })
            .collect(),
        computed: vec![Standing::Graded(1); n as usize],
        settled: vec![crema::domain::Settled::AsComputed; n as usize],
        score_ppm: vec![0; n as usize],
        rule: vec![0; n as usize],
        inputs: vec![vec![None; n as usize]],
    };
    let pilot = GradingRun {
        id: RunId::from_u128(40),
        scheme: scheme(),
        as_of: day("2025-12-31"),
        made_on: day("2025-12-31"),
        person: String::new(),
        occasion: Occasion::Pilot,
        fingerprint: 0,
        signed_off: None,
        class_names: Vec::new(),
        least_scores: Vec::new(),
        operands: Vec::new(),
        rows,
    };
    opened(customers, &purchases, RegisterLists { schemes: vec![scheme()], runs: vec![pilot], ..RegisterLists::default() })
}

#[test]
fn a_pilot_that_works_is_told_from_the_rest() {
    let sheet = piloted(80).ask(AskEffect { scheme: SCHEME, baseline: None }).expect("the scheme is there");
    assert_eq!((sheet.before.1, sheet.after.1, sheet.n_days), (day("2025-12-31"), today(), 181), "from the day of the pilot");
    assert_eq!((sheet.everybody.n_customers, sheet.grades[1].n_customers), (80, 80));
    let pilot = sheet.pilot.expect("there was one");
    assert_eq!((pilot.pilot.n_customers, pilot.rest.n_customers), (40, 40));
    let effect = |outcome| pilot.effects.iter().find(|(own, _)| *own == outcome).and_then(|(_, effect)| *effect).expect("enough of both");
    let purchases = effect(Outcome::NPurchases);
    assert!((purchases.difference.value - 1.0).abs() < 1e-12);
    assert_eq!((purchases.verdict, purchases.n_one, purchases.n_other), (Verdict::Higher, 40, 40));
    assert_eq!(effect(Outcome::ActiveShare).verdict, Verdict::CannotTell(Doubt::MayBeChance), "everybody was active both times");
    let revenue = effect(Outcome::Revenue).difference;
    assert!(revenue.low > 9_000.0 && revenue.high < 11_500.0, "{revenue:?}");
}

#[test]
fn a_handful_of_customers_tells_nothing() {
    let sheet = piloted(20).ask(AskEffect { scheme: SCHEME, baseline: None }).expect("the scheme is there");
    let verdicts = sheet.everybody.comparisons.iter().filter_map(|comparison| comparison.effect).map(|effect| effect.verdict);
    assert!(
        verdicts.clone().count() == 3 && verdicts.into_iter().all(|verdict| verdict == Verdict::CannotTell(Doubt::TooFew { least_n: 30 }))
    );
    assert!(
        piloted(20).ask(AskEffect { scheme: SCHEME, baseline: Some(today()) }).is_some_and(|sheet| sheet.n_days > 0),
        "a day too late is not taken"
    );
}
