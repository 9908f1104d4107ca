//! One customer's days, written down by hand: order, counts, filters, ties on a day, and where grades changed.

use super::*;
use crate::domain::{
    Channel, Closing, ConsentId, Customer, GradeOverride, GradingRun, InteractionId, Occasion, OverrideId, PipelineStage, PipelineStageId,
    Purchase, PurchaseId, PurchaseKind, Purpose, RunId, Scheme, SchemeGrade, SchemeId, Settled, Stage, StageEntry, StageMarkId, Standing,
    TaskDone, TaskId,
    runs::RunRows,
    schemes::{Industry, Template},
};
use crate::workspace::{
    Change, ChangeSet, Diff, RegisterChange, Worked, Workspace, columns::BatchBuilder, find::Find, questions::GradeWord,
};

const ANNA: CustomerId = CustomerId::from_u128(1);
const BEN: CustomerId = CustomerId::from_u128(2);
const FIRST: PipelineStageId = PipelineStageId::from_u128(70);
const GONE: PipelineStageId = PipelineStageId::from_u128(71);
const SCHEME: SchemeId = SchemeId::from_u128(9);

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn purchase(id: u128, customer: CustomerId, on: &str, kind: PurchaseKind, amount_minor: i64) -> Purchase {
    let id = PurchaseId::from_u128(id);
    Purchase { id, customer: Some(customer), on: day(on), kind, number: None, amount_minor, returns: None, lines: Vec::new() }
}

fn interaction(id: u128, customer: CustomerId, on: &str) -> RegisterChange {
    RegisterChange::Interaction(Diff::made(Interaction {
        id: InteractionId::from_u128(id),
        customer,
        on: day(on),
        channel: Channel::Visit,
        contact: None,
        by: None,
        outcome: None,
        mood: None,
        minutes: 0,
        cost_minor: 0,
    }))
}

fn task(id: u128, due_on: &str, done_on: Option<&str>) -> RegisterChange {
    let done = done_on.map(|on| TaskDone { on: day(on), result: None });
    RegisterChange::Task(Diff::made(Task { id: TaskId::from_u128(id), customer: Some(ANNA), done, ..Task::due(day(due_on)) }))
}

fn deal() -> RegisterChange {
    let entries = vec![StageEntry { stage: GONE, on: day("2026-01-10") }, StageEntry { stage: FIRST, on: day("2026-01-10") }];
    let closing = Closing { on: day("2026-02-01"), is_won: false, reason: Some("price".into()) };
    RegisterChange::Opportunity(Diff::made(Opportunity {
        id: OpportunityId::from_u128(60),
        title: "Grinder".into(),
        customer: Some(ANNA),
        entries,
        closing: Some(closing),
        amount_minor: 700,
        ..Opportunity::opened(FIRST, day("2026-01-10"))
    }))
}

fn stage() -> RegisterChange {
    RegisterChange::PipelineStage(Diff::made(PipelineStage {
        id: FIRST,
        name: "Offer".into(),
        position: 0,
        probability_percent: 10,
        is_qualified: true,
    }))
}

fn workspace(purchases: &[Purchase], records: Vec<RegisterChange>) -> Workspace {
    let customers = [(ANNA, "Anna"), (BEN, "Ben")].map(|(id, name)| Change::Customer(Box::new(Diff::made(Customer::named(id, name)))));
    let mut batch = BatchBuilder::default();
    purchases.iter().for_each(|purchase| batch.push(purchase));
    let records = records.into_iter().map(|record| Change::Register(Box::new(record)));
    let mut workspace = Workspace::default();
    let changes = customers.into_iter().chain([Change::PurchasesMade(batch.finish())]).chain(records).collect();
    workspace.apply(&ChangeSet { changes });
    workspace
}

fn ask(workspace: &Workspace, question: AskTimeline) -> Option<TimelineSheet> {
    let today = day("2026-03-01");
    let (worked, find) = (Worked::of(workspace, today), Find::of(workspace));
    question.answer(&Asked { workspace, scores: &worked.scores, worked: &worked, find: &find, today })
}

fn all(n_rows: u32) -> AskTimeline {
    AskTimeline { customer: ANNA, kinds: Vec::new(), n_rows, owners: Vec::new() }
}

fn told(sheet: &TimelineSheet) -> Vec<(String, TimelineKind)> {
    sheet.rows.iter().map(|row| (row.on.to_string(), row.kind)).collect()
}

#[test]
fn everything_of_one_customer_stands_newest_first() {
    use TimelineKind as Kind;
    let purchases = [
        purchase(1, ANNA, "2026-01-05", PurchaseKind::Sale, 1_000),
        purchase(2, ANNA, "2026-02-03", PurchaseKind::Return, 300),
        purchase(3, BEN, "2026-02-03", PurchaseKind::Sale, 9_999),
    ];
    let mark = StageMark {
        id: StageMarkId::from_u128(4),
        customer: ANNA,
        stage: Stage::Loyalty,
        from_on: day("2026-01-20"),
        until_on: None,
        reason: None,
        person: "Li".into(),
    };
    let consent = Consent {
        id: ConsentId::from_u128(5),
        customer: ANNA,
        purpose: Purpose::Marketing,
        channel: None,
        is_given: true,
        on: day("2026-01-21"),
        source: None,
        evidence: None,
    };
    let records = vec![
        interaction(10, ANNA, "2026-01-06"),
        interaction(11, BEN, "2026-01-06"),
        task(20, "2026-03-10", None),
        task(21, "2026-01-15", Some("2026-01-18")),
        task(22, "2026-02-20", None),
        stage(),
        deal(),
        RegisterChange::StageMark(Diff::made(mark)),
        RegisterChange::Consent(Diff::made(consent)),
    ];
    let workspace = workspace(&purchases, records);
    let owner = |on: &str, before: &str| OwnerChange { on: day(on), before: Some(before.into()), after: None, person: String::new() };
    let sheet = ask(&workspace, AskTimeline { owners: vec![owner("2026-02-02", "Li"), owner("2026-01-02", "Wang")], ..all(50) });
    let sheet = sheet.expect("Anna is there");
    let expected = [
        ("2026-03-10", Kind::Task),
        ("2026-02-20", Kind::Task),
        ("2026-02-03", Kind::Return),
        ("2026-02-02", Kind::Owner),
        ("2026-02-01", Kind::Opportunity),
        ("2026-01-21", Kind::Consent),
        ("2026-01-20", Kind::Stage),
        ("2026-01-18", Kind::Task),
        ("2026-01-10", Kind::Opportunity),
        ("2026-01-10", Kind::Opportunity),
        ("2026-01-06", Kind::Interaction),
        ("2026-01-05", Kind::Purchase),
        ("2026-01-02", Kind::Owner),
    ];
    assert_eq!(told(&sheet), expected.map(|(on, kind)| (on.to_owned(), kind)));
    let counts = [(Kind::Purchase, 1), (Kind::Return, 1), (Kind::Interaction, 1), (Kind::Task, 3), (Kind::Opportunity, 3)];
    let counts = counts.into_iter().chain([(Kind::Stage, 1), (Kind::Consent, 1), (Kind::Owner, 2)]).collect::<Vec<_>>();
    assert_eq!((sheet.counts, sheet.n_found), (counts, 13));
    let overdue = sheet.rows.iter().filter_map(|row| match &row.event {
        TimelineEvent::Task { is_overdue, .. } => Some(*is_overdue),
        _ => None,
    });
    assert_eq!(overdue.collect::<Vec<_>>(), [false, true, false], "to come, overdue, done");
    let steps: Vec<&DealStep> =
        sheet.rows.iter().filter_map(|row| if let TimelineEvent::Deal { step, .. } = &row.event { Some(step) } else { None }).collect();
    let [DealStep::Lost { reason }, DealStep::Moved { from: None, to }, DealStep::Opened { stage: None }] = steps.as_slice() else {
        panic!("not the steps, the last one first: {steps:?}")
    };
    assert_eq!((reason.as_deref(), to.as_deref()), (Some("price"), Some("Offer")), "a stage that is gone has no name");
    assert!(ask(&workspace, AskTimeline { customer: CustomerId::from_u128(99), ..all(50) }).is_none());
}

#[test]
fn a_filter_leaves_the_counts_and_months_count_what_is_shown() {
    let purchases = [
        purchase(1, ANNA, "2026-01-05", PurchaseKind::Sale, 1_000),
        purchase(2, ANNA, "2026-01-07", PurchaseKind::Return, 300),
        purchase(3, ANNA, "2026-01-01", PurchaseKind::Sale, 50),
        purchase(4, ANNA, "2025-12-31", PurchaseKind::Sale, 7),
    ];
    let workspace = workspace(&purchases, vec![interaction(10, ANNA, "2026-01-06"), task(20, "2026-02-01", None)]);
    let january = day("2026-01-01").month();
    let two = ask(&workspace, all(3)).expect("Anna is there");
    assert_eq!((two.rows.len(), two.n_found, two.counts.len()), (3, 6, 4));
    assert_eq!(two.months, [(january, 750)], "the whole of a month that is begun, and no month before it");

    let kinds = vec![TimelineKind::Return, TimelineKind::Interaction];
    let some = ask(&workspace, AskTimeline { kinds, ..all(50) }).expect("Anna is there");
    assert_eq!(told(&some).iter().map(|(_, kind)| *kind).collect::<Vec<_>>(), [TimelineKind::Return, TimelineKind::Interaction]);
    assert_eq!((some.n_found, some.counts, some.months), (2, two.counts, vec![(january, -300)]));
    let none = ask(&workspace, AskTimeline { kinds: vec![TimelineKind::Review], ..all(50) }).expect("Anna is there");
    assert_eq!((none.n_found, none.rows.len(), none.months.len(), none.counts.len()), (0, 0, 0, 4));
}

#[test]
fn on_one_day_it_goes_by_kind_and_then_by_what_was_made_later() {
    let on = "2026-01-10";
    let purchases = [3, 1, 2].map(|id| purchase(id, ANNA, on, PurchaseKind::Sale, i64::try_from(id).unwrap_or_default()));
    let workspace = workspace(&purchases, vec![task(900, on, None), interaction(10, ANNA, on), interaction(12, ANNA, on), stage(), deal()]);
    let sheet =
        ask(&workspace, AskTimeline { owners: vec![owner("Wang", "Li"), owner("Chen", "Wang")], ..all(50) }).expect("Anna is there");
    let on_the_day: Vec<String> = sheet.rows.iter().filter(|row| row.on == day(on)).map(|row| called(&row.event)).collect();
    let expected =
        ["purchase 3", "purchase 2", "purchase 1", "contact 12", "contact 10", "task 900", "moved", "opened", "from Wang", "from Chen"];
    assert_eq!(on_the_day, expected);
    let again = ask(&workspace, AskTimeline { owners: vec![owner("Wang", "Li"), owner("Chen", "Wang")], ..all(50) });
    assert_eq!(Some(sheet), again, "ties are no chance");
}

fn owner(before: &str, after: &str) -> OwnerChange {
    OwnerChange { on: day("2026-01-10"), before: Some(before.into()), after: Some(after.into()), person: String::new() }
}

fn called(event: &TimelineEvent) -> String {
    match event {
        TimelineEvent::Purchase(row) => format!("purchase {}", row.id.as_u128()),
        TimelineEvent::Interaction(one) => format!("contact {}", one.id.as_u128()),
        TimelineEvent::Task { task, .. } => format!("task {}", task.id.as_u128()),
        TimelineEvent::Deal { step: DealStep::Opened { .. }, .. } => "opened".into(),
        TimelineEvent::Deal { step: DealStep::Moved { .. }, .. } => "moved".into(),
        TimelineEvent::Owner(change) => format!("from {}", change.before.clone().unwrap_or_default()),
        other => format!("{other:?}"),
    }
}

fn scheme() -> Scheme {
    let grades = ["A", "B", "C"].map(|name| SchemeGrade { name: name.into(), ..SchemeGrade::default() }).to_vec();
    Scheme { id: SCHEME, version: 3, ..Template::Abc.scheme("By amount".into(), grades, Industry::Shop) }
}

fn run(id: u128, as_of: &str, standing: Standing, settled: Settled, occasion: Occasion) -> RegisterChange {
    let rows = RunRows {
        customer: vec![ANNA.as_u128()],
        standing: vec![standing],
        computed: vec![standing],
        settled: vec![settled],
        score_ppm: vec![0],
        rule: vec![0],
        inputs: vec![vec![Some(1)]],
    };
    RegisterChange::GradingRun(Diff::made(GradingRun {
        id: RunId::from_u128(id),
        scheme: scheme(),
        as_of: day(as_of),
        made_on: day(as_of),
        person: "Li".into(),
        occasion,
        fingerprint: 0,
        signed_off: None,
        class_names: Vec::new(),
        least_scores: Vec::new(),
        operands: Vec::new(),
        rows,
    }))
}

fn by_hand(id: u128, from_on: &str, grade: u8) -> RegisterChange {
    RegisterChange::GradeOverride(Diff::made(GradeOverride {
        id: OverrideId::from_u128(id),
        scheme: SCHEME,
        customer: ANNA,
        grade,
        reason: "a promise".into(),
        person: "Wang".into(),
        from_on: day(from_on),
        until_on: day("2026-12-31"),
    }))
}

fn grade_rows(records: Vec<RegisterChange>) -> Vec<(String, String, String, String)> {
    let records = std::iter::once(RegisterChange::Scheme(Diff::made(scheme()))).chain(records).collect();
    let workspace = workspace(&[], records);
    let sheet = ask(&workspace, AskTimeline { kinds: vec![TimelineKind::Grade], ..all(50) }).expect("Anna is there");
    let name = |grade: Option<GradeThen>| match grade.map(|grade| grade.word) {
        Some(GradeWord::Own(name)) => name,
        Some(other) => format!("{other:?}"),
        None => "-".into(),
    };
    let rows = sheet.rows.into_iter().map(|row| {
        let TimelineEvent::Grade(change) = row.event else { panic!("a row of another kind") };
        assert_eq!((change.scheme, change.scheme_name.as_str()), (SCHEME, "By amount"));
        let by = match change.by {
            GradeBy::Run { run, version, person, is_grace } => {
                format!("run {} v{version} {person}{}", run.as_u128(), if is_grace { " for now" } else { "" })
            }
            GradeBy::Hand { person, reason, .. } => format!("{person}: {reason}"),
        };
        (row.on.to_string(), name(change.from), name(change.to), by)
    });
    rows.collect()
}

fn rows(expected: &[[&str; 4]]) -> Vec<(String, String, String, String)> {
    expected.iter().map(|[on, from, to, by]| ((*on).into(), (*from).into(), (*to).into(), (*by).into())).collect()
}

#[test]
fn grades_change_from_run_to_run_and_by_hand() {
    use crate::domain::NotGraded;
    let graded = Standing::Graded;
    let (computed, pilot) = (Settled::AsComputed, Occasion::Pilot);
    let records = vec![
        run(5, "2026-05-01", Standing::NotGraded(NotGraded::TooLongAgo), computed, Occasion::ByHand),
        run(1, "2026-01-01", graded(1), computed, Occasion::ByHand),
        run(2, "2026-02-01", graded(1), computed, Occasion::Scheduled),
        run(3, "2026-03-01", graded(0), computed, Occasion::Scheduled),
        run(4, "2026-03-15", graded(2), computed, pilot),
        run(6, "2026-04-01", graded(1), Settled::Grace { runs_below: 1 }, Occasion::ByHand),
        by_hand(8, "2026-04-10", 0),
    ];
    let expected = rows(&[
        ["2026-05-01", "A", "-", "run 5 v3 Li"],
        ["2026-04-10", "B", "A", "Wang: a promise"],
        ["2026-04-01", "A", "B", "run 6 v3 Li for now"],
        ["2026-03-01", "B", "A", "run 3 v3 Li"],
        ["2026-01-01", "-", "B", "run 1 v3 Li"],
    ]);
    assert_eq!(grade_rows(records), expected, "a run that changes nothing and a pilot are no rows");
}

#[test]
fn on_one_day_a_run_says_whether_it_knew_of_the_hand() {
    let graded = Standing::Graded;
    let before = vec![run(9, "2026-01-01", graded(2), Settled::AsComputed, Occasion::ByHand), by_hand(8, "2026-01-01", 0)];
    let expected = rows(&[["2026-01-01", "C", "A", "Wang: a promise"], ["2026-01-01", "-", "C", "run 9 v3 Li"]]);
    assert_eq!(grade_rows(before), expected, "set after the run");
    let after = vec![run(7, "2026-01-01", graded(0), Settled::Override, Occasion::ByHand), by_hand(8, "2026-01-01", 0)];
    assert_eq!(grade_rows(after), rows(&[["2026-01-01", "-", "A", "Wang: a promise"]]), "the run kept what was set before it");
    let kept = vec![run(1, "2026-01-01", graded(0), Settled::AsComputed, Occasion::ByHand), by_hand(8, "2026-02-01", 0)];
    assert_eq!(grade_rows(kept)[0], rows(&[["2026-02-01", "A", "A", "Wang: a promise"]])[0], "held by hand where it was");
}
