//! Tasks, what is proposed for today, and how customers are reached, asked of a workspace made by hand whose answers are known.
#![cfg(not(target_arch = "wasm32"))]

use crema::domain::{
    Channel, Currency, Customer, CustomerId, Day, Opportunity, OpportunityId, PipelineStage, PipelineStageId, Policy, PolicyId, Priority,
    Profile, ProfileId, Purchase, PurchaseId, PurchaseKind, Repeat, RepeatUnit, Scheme, SchemeGrade, SchemeId, Task, TaskDone, TaskId,
    TaskKind, TextTemplate, TextTemplateId,
    schemes::{Gate, Method, Schedule},
};
use crema::engine::{
    Engine,
    headless::Desk,
    protocol::{Now, Reply, Request},
};
use crema::exchange::ics::CalendarWords;
use crema::storage::MemoryStore;
use crema::workspace::{
    Command, Refusal,
    by_hand::ByHand,
    questions::{AskCustomerTasks, AskReach, AskTaskDays, AskTasks, AskToDo, Rung, TaskFilter, TasksSheet, ToDo, ToDoRow, Worth},
    registers::RegisterLists,
};
use pollster::block_on;

const SCHEME: SchemeId = SchemeId::from_u128(9);
const STAGE: PipelineStageId = PipelineStageId::from_u128(70);
const DEAL: OpportunityId = OpportunityId::from_u128(71);

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn today() -> Day {
    day("2026-06-30")
}

fn customer_id(id: u128) -> CustomerId {
    CustomerId::from_u128(id)
}

fn sale(id: u128, customer: u128, amount_minor: i64) -> Purchase {
    Purchase {
        id: PurchaseId::from_u128(id),
        customer: Some(customer_id(customer)),
        on: day("2026-06-20"),
        kind: PurchaseKind::Sale,
        number: None,
        amount_minor,
        returns: None,
        lines: Vec::new(),
    }
}

/// A task with so many days to go (below 0: overdue), of nobody in particular.
fn task(id: u128, title: &str, days_to_go: i32) -> Task {
    Task { id: TaskId::from_u128(id), title: title.into(), ..Task::due(today().plus_days(days_to_go)) }
}

fn about(customer: u128, task: Task) -> Task {
    Task { customer: Some(customer_id(customer)), ..task }
}

/// One scheme with one grade for everybody, owed a contact in ten days.
fn scheme() -> (Scheme, Policy) {
    let scheme = Scheme {
        id: SCHEME,
        name: "All alike".into(),
        version: 1,
        grades: vec![SchemeGrade { name: "Everybody".into(), ..SchemeGrade::default() }],
        method: Method::Rules { rules: Vec::new(), otherwise: Some(0) },
        gate: Gate::default(),
        schedule: Schedule::Live,
        note: None,
        is_primary: true,
    };
    let policy = Policy { id: PolicyId::from_u128(21), contact_every_days: Some(10), ..Policy::blank(SCHEME, None) };
    (scheme, policy)
}

/// Anna has brought 1 000.00, Ben 300.00, Cleo 200.00; Dora has bought nothing and asked not to be contacted.
fn opened(registers: RegisterLists) -> ByHand {
    let customers = [(1, "Anna"), (2, "Ben"), (3, "Cleo"), (4, "Dora")].map(|(id, name)| Customer::named(customer_id(id), name)).to_vec();
    let dora = Profile { id: ProfileId::from_u128(60), do_not_contact: true, ..Profile::blank(customer_id(4)) };
    let registers = RegisterLists { profiles: vec![dora], ..registers };
    let purchases = [sale(1, 1, 100_000), sale(2, 2, 30_000), sale(3, 3, 20_000)];
    ByHand::with(today(), customers, &purchases, registers).expect("a sound workspace")
}

fn run(shop: &mut ByHand, command: Command) -> Result<String, Refusal> {
    shop.run(command).map(|decision| decision.subject)
}

fn with_tasks(tasks: Vec<Task>) -> ByHand {
    opened(RegisterLists { tasks, ..RegisterLists::default() })
}

fn ladder(sheet: &TasksSheet) -> Vec<(Rung, Vec<&str>)> {
    sheet.rungs.iter().map(|rung| (rung.rung, rung.rows.iter().map(|row| row.task.title.as_str()).collect())).collect()
}

#[test]
fn tasks_stand_on_the_rung_of_the_day_that_they_are_wanted_on() {
    let done = |id, title, ago: i32| Task { done: Some(TaskDone { on: today().plus_days(-ago), result: None }), ..task(id, title, -90) };
    let workspace = with_tasks(vec![
        task(1, "30 late", -30),
        task(2, "29 late", -29),
        task(3, "7 late", -7),
        task(4, "3 late", -3),
        task(5, "1 late", -1),
        Task { at_minute: Some(600), ..task(6, "today at ten", 0) },
        Task { at_minute: Some(540), ..task(7, "today at nine", 0) },
        Task { snoozed_until_on: Some(today()), ..task(8, "put off until today", -40) },
        task(9, "in a week", 7),
        task(10, "in eight days", 8),
        done(11, "done a month ago", 30),
        done(12, "done yesterday", 1),
        done(13, "done long ago", 31),
    ]);
    let sheet = workspace.ask(AskTasks { n_rows: 10, ..AskTasks::default() });
    assert_eq!(
        ladder(&sheet),
        [
            (Rung::Overdue30, vec!["30 late"]),
            (Rung::Overdue7, vec!["29 late", "7 late"]),
            (Rung::Overdue3, vec!["3 late"]),
            (Rung::Overdue1, vec!["1 late"]),
            (Rung::Today, vec!["today at nine", "today at ten", "put off until today"]),
            (Rung::Week, vec!["in a week"]),
            (Rung::Later, vec!["in eight days"]),
            (Rung::Done, vec!["done yesterday", "done a month ago"]),
        ]
    );
    assert_eq!((sheet.n_all, sheet.n_open), (13, 10));
    let few = workspace.ask(AskTasks { n_rows: 1, ..AskTasks::default() });
    let counts: Vec<_> = few.rungs.iter().map(|rung| (rung.n_tasks, rung.rows.len())).collect();
    assert_eq!(counts[1], (2, 1), "what is not brought is counted");
}

#[test]
fn a_filter_holds_for_ladder_and_days() {
    let own = Task { owner: Some("Li".into()), kind: TaskKind::Call, priority: Priority::High, ..task(1, "Li’s call", 0) };
    let workspace = with_tasks(vec![own, Task { owner: Some("Wang".into()), ..task(2, "Wang’s", 0) }, task(3, "nobody’s", 40)]);
    for filter in [
        TaskFilter { owner: Some("Li".into()), ..TaskFilter::default() },
        TaskFilter { kind: Some(TaskKind::Call), ..TaskFilter::default() },
        TaskFilter { priority: Some(Priority::High), ..TaskFilter::default() },
    ] {
        let sheet = workspace.ask(AskTasks { filter: filter.clone(), n_rows: 10 });
        assert_eq!(ladder(&sheet), [(Rung::Today, vec!["Li’s call"])]);
        assert_eq!((sheet.n_all, sheet.n_open, sheet.owners), (3, 1, vec!["Li".to_owned(), "Wang".to_owned()]));
        let days = workspace.ask(AskTaskDays { filter, from: today(), to: today() });
        assert_eq!((days.n_tasks, days.rows.len()), (1, 1));
    }
    let days = workspace.ask(AskTaskDays { filter: TaskFilter::default(), from: today().plus_days(1), to: today().plus_days(40) });
    let titles: Vec<_> = days.rows.iter().map(|(on, row)| (*on, row.task.title.as_str())).collect();
    assert_eq!(titles, [(today().plus_days(40), "nobody’s")]);
}

#[test]
fn done_and_the_next_one_are_one_change() {
    let weekly = Repeat::from(1, RepeatUnit::Weeks, day("2026-06-22"));
    let repeating = about(1, Task { repeat: Some(weekly), ..task(1, "Weekly call", -8) });
    let mut workspace = with_tasks(vec![repeating.clone()]);
    let done = Task { done: Some(TaskDone { on: today(), result: Some("Ordered".into()) }), ..repeating.clone() };
    let next = about(1, Task { title: "Send the sample".into(), ..Task::due(today().plus_days(2)) });
    let following = repeating.following(today()).expect("it repeats");
    let command = Command::FileAll { records: vec![done.into(), following.into(), next.into()] };
    assert_eq!(run(&mut workspace, command).as_deref(), Ok("Weekly call"));
    let own = workspace.ask(AskCustomerTasks { customer: customer_id(1), n_rows: 10 }).expect("Anna is there");
    let open: Vec<_> = own.open.iter().map(|row| (row.task.title.as_str(), row.task.due_on)).collect();
    assert_eq!(open, [("Send the sample", day("2026-07-02")), ("Weekly call", day("2026-07-06"))]);
    assert_eq!((own.n_open, own.do_not_contact), (2, false));
    let done = workspace.workspace.registers().tasks.iter().find_map(|(_, task)| task.done.clone());
    assert_eq!(done.and_then(|done| done.result).as_deref(), Some("Ordered"));
    assert!(workspace.ask(AskCustomerTasks { customer: customer_id(99), n_rows: 10 }).is_none());
}

/// What a row is about.
fn title(row: &ToDoRow) -> &str {
    match &row.what {
        ToDo::Task { row, .. } => &row.task.title,
        ToDo::Contact(owed) => &owed.name,
    }
}

/// What each row is about, and what it is worth.
fn proposed(rows: &[ToDoRow]) -> Vec<(&str, Worth, i64)> {
    rows.iter().map(|row| (title(row), row.worth, row.rank_minor)).collect()
}

#[test]
fn today_ranks_by_worth_delay_and_priority() {
    let workspace = with_tasks(vec![
        about(1, task(1, "Anna", 0)),
        about(2, Task { priority: Priority::High, ..task(2, "Ben, late and high", -15) }),
        about(3, Task { priority: Priority::Low, ..task(3, "Cleo, low", -90) }),
        Task { kind: TaskKind::Other, ..task(4, "Nobody’s", 0) },
        about(1, task(5, "Tomorrow", 1)),
        about(4, task(6, "Dora", -1)),
        about(4, Task { kind: TaskKind::Other, ..task(7, "Dora’s papers", 0) }),
    ]);
    let sheet = workspace.ask(AskToDo { n_rows: 10 });
    assert_eq!(
        proposed(&sheet.rows),
        [
            ("Anna", Worth::Brought(100_000), 100_000),
            // One and a half times for half a month, twice for the priority.
            ("Ben, late and high", Worth::Brought(30_000), 90_000),
            // The middle of what is known.
            ("Nobody’s", Worth::Unknown, 30_000),
            ("Dora’s papers", Worth::Unknown, 30_000),
            // Twice for the delay, which counts no more after a month, and half for the priority.
            ("Cleo, low", Worth::Brought(20_000), 20_000),
        ]
    );
    assert_eq!((sheet.n_tasks, sheet.n_overdue, sheet.n_withheld, sheet.n_rows), (5, 2, 1, 5), "Dora is not to be contacted");
    assert_eq!(workspace.ask(AskToDo { n_rows: 2 }).rows.len(), 2);
    assert!(sheet.scheme.is_none());
}

#[test]
fn a_deal_worth_more_than_what_was_brought_decides() {
    let stage = PipelineStage { id: STAGE, name: "Offer".into(), position: 0, probability_percent: 50, is_qualified: true };
    let deal = Opportunity {
        id: DEAL,
        title: "Machines".into(),
        customer: Some(customer_id(3)),
        amount_minor: 500_000,
        ..Opportunity::opened(STAGE, today())
    };
    let registers = RegisterLists {
        pipeline_stages: vec![stage],
        opportunities: vec![deal],
        tasks: vec![about(1, task(1, "Anna", 0)), about(3, Task { opportunity: Some(DEAL), ..task(2, "Cleo’s offer", 0) })],
        ..RegisterLists::default()
    };
    let sheet = opened(registers).ask(AskToDo { n_rows: 10 });
    assert_eq!(proposed(&sheet.rows), [("Cleo’s offer", Worth::Deal(250_000), 250_000), ("Anna", Worth::Brought(100_000), 100_000)]);
}

#[test]
fn a_contact_that_is_owed_joins_the_task_for_the_same_customer() {
    let (scheme, policy) = scheme();
    let registers = RegisterLists {
        schemes: vec![scheme],
        policies: vec![policy],
        tasks: vec![about(2, task(1, "Call Ben", 0)), about(3, Task { kind: TaskKind::Other, ..task(2, "Cleo’s bill", 0) })],
        ..RegisterLists::default()
    };
    let sheet = opened(registers).ask(AskToDo { n_rows: 10 });
    // All three bought ten days ago and were not contacted since. A bill is no contact.
    let rows: Vec<_> = sheet.rows.iter().map(|row| matches!(&row.what, ToDo::Task { owed: Some(_), .. })).collect();
    let titles: Vec<_> = sheet.rows.iter().map(title).collect();
    assert_eq!(titles, ["Anna", "Call Ben", "Cleo", "Cleo’s bill"]);
    assert_eq!(rows, [false, true, false, false]);
    assert_eq!((sheet.n_tasks, sheet.n_contacts, sheet.n_rows, sheet.n_overdue), (2, 3, 4, 0));
    assert!(sheet.scheme.is_some_and(|scheme| scheme.id == SCHEME));
}

#[test]
fn how_a_customer_is_reached_says_whether_they_want_to_be() {
    let template = |id, name: &str| TextTemplate {
        id: TextTemplateId::from_u128(id),
        name: name.into(),
        channel: Channel::Email,
        subject: None,
        body: "{name}".into(),
    };
    let registers = RegisterLists { text_templates: vec![template(1, "Thanks"), template(2, "Greeting")], ..RegisterLists::default() };
    let workspace = opened(registers);
    let anna = workspace.ask(AskReach { customer: customer_id(1) }).expect("Anna is there");
    assert_eq!((anna.do_not_contact, anna.last_purchase_on), (false, Some(day("2026-06-20"))));
    assert_eq!(anna.templates.iter().map(|template| template.name.as_str()).collect::<Vec<_>>(), ["Greeting", "Thanks"]);
    assert!(workspace.ask(AskReach { customer: customer_id(4) }).is_some_and(|dora| dora.do_not_contact));
}

#[test]
fn the_calendar_holds_open_tasks_that_nobody_minds() {
    let now = Now { at_ms: 1_782_780_000_000, today: today() };
    let mut engine = Engine::new(MemoryStore::new(), Desk::at(now));
    block_on(engine.handle(Request::Open { person: String::new() })).expect("memory opens");
    block_on(engine.run(Command::StartWorkspace { name: "Tea".into(), currency: Currency::CNY })).expect("it is the first");
    let done = Task { done: Some(TaskDone { on: today(), result: None }), ..task(0, "Done", 0) };
    let records = vec![task(0, "Open", 3).into(), done.into()];
    block_on(engine.run(Command::FileAll { records })).expect("they are in order");
    let words = CalendarWords { name: "Tasks".into(), kinds: Vec::new(), owner: "Owner".into() };
    let reply = block_on(engine.handle(Request::ExportTasks { filter: TaskFilter::default(), words })).expect("there is a workspace");
    let (name, bytes) = engine.world().last_offered().expect("a file was offered");
    let text = String::from_utf8(bytes).expect("UTF-8");
    assert!(matches!(reply, Reply::File(file) if file.name == name) && name == "Tasks.ics");
    assert!(text.contains("SUMMARY:Open\r\n") && !text.contains("SUMMARY:Done") && text.contains("DTSTAMP:20260630T"), "{text}");
}
