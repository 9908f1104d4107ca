//! Who looks after whom: the pool, claiming, handing over, and what each owner has in hand, on a workspace made by hand.
#![cfg(not(target_arch = "wasm32"))]

use crema::domain::{
    Channel, Customer, CustomerId, Day, Interaction, InteractionId, Member, MemberId, Opportunity, OpportunityId, PipelineStage,
    PipelineStageId, PoolRules, PoolRulesId, Profile, Purchase, PurchaseId, PurchaseKind, Task, TaskDone, TaskId,
};
use crema::workspace::{
    ChangeSet, Command, Refusal,
    by_hand::ByHand,
    commands::{BulkEdit, CustomerField, HandOver},
    questions::{AskHandOver, AskPool, AskTeam, HandOverSheet, PoolPart},
    registers::RegisterLists,
};

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn today() -> Day {
    day("2026-06-30")
}

const fn id(number: u128) -> CustomerId {
    CustomerId::from_u128(number)
}

fn customer(number: u128, name: &str, owner: Option<&str>) -> Customer {
    Customer { owner: owner.map(str::to_owned), ..Customer::named(id(number), name) }
}

fn purchase(number: u128, on: &str, amount_minor: i64, kind: PurchaseKind) -> Purchase {
    let (customer, on) = (Some(id(number % 10)), day(on));
    Purchase { id: PurchaseId::from_u128(number), customer, on, kind, number: None, amount_minor, returns: None, lines: Vec::new() }
}

fn member(number: u128, name: &str, max_customers: Option<u32>) -> Member {
    Member { id: MemberId::from_u128(number), name: name.into(), role: None, target_minor_a_month: None, max_customers, has_left: false }
}

fn task(number: u128, customer: u128, owner: &str, due_on: &str) -> Task {
    Task {
        id: TaskId::from_u128(number),
        title: "Call".into(),
        customer: Some(id(customer)),
        owner: Some(owner.into()),
        ..Task::due(day(due_on))
    }
}

/// Anna and Ben are Li's, Cleo is Wu's, Dora and Emil nobody's. Ben was last heard of more than half a year ago, Cleo almost as long.
fn shop() -> ByHand {
    let customers = vec![
        customer(1, "Anna", Some("Li")),
        customer(2, "Ben", Some("Li")),
        customer(3, "Cleo", Some("Wu")),
        customer(4, "Dora", None),
        customer(5, "Emil", None),
    ];
    let purchases = [
        purchase(11, "2026-06-10", 50_000, PurchaseKind::Sale),
        purchase(21, "2026-05-02", 20_000, PurchaseKind::Sale),
        purchase(31, "2026-06-20", 10_000, PurchaseKind::Return),
        purchase(12, "2025-11-01", 90_000, PurchaseKind::Sale),
        purchase(13, "2026-01-05", 30_000, PurchaseKind::Sale),
        purchase(14, "2026-06-01", 70_000, PurchaseKind::Sale),
    ]
    .map(|purchase| {
        let customer = if purchase.id.as_u128() < 32 && purchase.id.as_u128() % 10 == 1 { Some(id(1)) } else { purchase.customer };
        Purchase { customer, ..purchase }
    });
    let stage = PipelineStage {
        id: PipelineStageId::from_u128(61),
        name: "Offer".into(),
        position: 0,
        probability_percent: 40,
        is_qualified: true,
    };
    let deal = Opportunity {
        id: OpportunityId::from_u128(62),
        title: "Machines".into(),
        customer: Some(id(1)),
        amount_minor: 100_000,
        owner: Some("Li".into()),
        ..Opportunity::opened(stage.id, day("2026-06-01"))
    };
    let done = Some(TaskDone { on: day("2026-02-01"), result: None });
    let registers = RegisterLists {
        members: vec![member(51, "Li", None), member(52, "Wu", Some(2))],
        tasks: vec![task(71, 1, "Li", "2026-06-29"), task(72, 2, "Li", "2026-07-02"), Task { done, ..task(73, 3, "Wu", "2026-01-01") }],
        pipeline_stages: vec![stage],
        opportunities: vec![deal],
        interactions: vec![Interaction {
            id: InteractionId::from_u128(81),
            customer: id(1),
            on: day("2026-06-25"),
            channel: Channel::Phone,
            contact: None,
            by: Some("Wu".into()),
            outcome: None,
            mood: None,
            minutes: 10,
            cost_minor: 0,
        }],
        pool_rules: vec![PoolRules { id: PoolRulesId::from_u128(91), untouched_days: 160, warning_days: 20, max_customers: 3 }],
        ..RegisterLists::default()
    };
    ByHand::with(today(), customers, &purchases, registers).expect("a sound workspace")
}

fn run(shop: &mut ByHand, command: Command) -> Result<ChangeSet, Refusal> {
    shop.run(command).map(|decision| decision.changes)
}

fn pool(workspace: &ByHand, part: PoolPart) -> Vec<(String, Option<u32>)> {
    let sheet = workspace.ask(AskPool { part, owner: String::new(), n_rows: 10 });
    sheet.rows.into_iter().map(|row| (row.name, row.untouched_days)).collect()
}

fn owner(workspace: &ByHand, number: u128) -> Option<&str> {
    workspace.workspace.customers().get(id(number)).and_then(|customer| customer.owner.as_deref())
}

#[test]
fn the_pool_holds_the_unowned_and_says_who_is_about_to_return() {
    let workspace = shop();
    assert_eq!(workspace.ask(AskPool { part: PoolPart::Unowned, owner: String::new(), n_rows: 10 }).counts, [2, 1, 1, 1]);
    assert_eq!(pool(&workspace, PoolPart::Unowned), [("Dora".to_owned(), Some(29)), ("Emil".to_owned(), None)], "the most valuable first");
    assert_eq!(pool(&workspace, PoolPart::Untouched), [("Ben".to_owned(), Some(241))]);
    // Cleo bought 176 days ago, but a task about her was done 149 days ago.
    assert_eq!(pool(&workspace, PoolPart::Warned), [("Cleo".to_owned(), Some(149))]);
    let kept = workspace.ask(AskPool { part: PoolPart::Kept, owner: "Li".into(), n_rows: 10 });
    assert_eq!(kept.counts, [0, 1, 0, 1]);
    assert_eq!((kept.rows[0].name.as_str(), kept.rows[0].touched_by.as_deref()), ("Anna", Some("Wu")), "who was last in touch is said");
}

#[test]
fn claims_keep_to_the_limit_and_take_nobody_from_anybody() {
    let mut workspace = shop();
    let claim = |workspace: &mut ByHand, ids: &[u128], owner: &str| {
        run(workspace, Command::ClaimCustomers { ids: ids.iter().copied().map(id).collect(), owner: owner.into() }).map(drop)
    };
    let taken = claim(&mut workspace, &[4, 1], "Wu");
    assert_eq!(taken, Err(Refusal::OwnedAlready { name: "Anna".into(), owner: "Li".into() }));
    assert_eq!(claim(&mut workspace, &[4, 5], "Wu"), Err(Refusal::TooManyOwned { owner: "Wu".into(), max: 2 }), "her own limit is 2");
    assert_eq!(owner(&workspace, 4), None, "all or none");
    assert_eq!(claim(&mut workspace, &[4], "Wu"), Ok(()));
    assert_eq!(claim(&mut workspace, &[5], "Li"), Ok(()), "up to the limit of the pool");
    assert_eq!((owner(&workspace, 4), owner(&workspace, 5)), (Some("Wu"), Some("Li")));
}

#[test]
fn a_hand_over_takes_what_is_open_along_and_can_be_taken_back() {
    let mut workspace = shop();
    let preview = |workspace: &ByHand| workspace.ask(AskHandOver { ids: vec![id(1), id(2), id(77)], to: "Wu".into() });
    let counted = |n_already, n_open_tasks| HandOverSheet { n_customers: 2, n_already, n_open_tasks, n_open_deals: 1 };
    assert_eq!(preview(&workspace), counted(0, 2), "what is done or closed, and who is not there, is not counted");
    let order = HandOver { ids: vec![id(1), id(2)], to: "Wu".into(), task: "Introduce yourself".into(), note: "Both like visits".into() };
    let done = run(&mut workspace, Command::HandOver(order)).expect("both are there");
    let registers = workspace.workspace.registers();
    assert_eq!((owner(&workspace, 1), owner(&workspace, 2)), (Some("Wu"), Some("Wu")));
    assert!(registers.tasks.iter().all(|(_, task)| task.owner.as_deref() == Some("Wu")));
    assert!(registers.opportunities.iter().all(|(_, deal)| deal.owner.as_deref() == Some("Wu")));
    let introductions =
        registers.tasks.iter().filter(|(_, task)| task.note.as_deref() == Some("Both like visits") && task.due_on == today());
    assert_eq!(introductions.count(), 2);
    assert_eq!(preview(&workspace), counted(2, 4));
    workspace.workspace.apply(&done.inverse());
    assert_eq!((owner(&workspace, 1), workspace.workspace.registers().tasks.iter().count()), (Some("Li"), 3));
    assert!(workspace.workspace.registers().opportunities.iter().all(|(_, deal)| deal.owner.as_deref() == Some("Li")));
}

#[test]
fn nobody_is_told_to_introduce_themselves_to_who_asked_not_to_be_contacted() {
    let mut workspace = shop();
    run(&mut workspace, Command::File(Profile { do_not_contact: true, ..Profile::blank(id(2)) }.into())).expect("a sound profile");
    let order = HandOver { ids: vec![id(1), id(2)], to: "Wu".into(), task: "Introduce yourself".into(), note: String::new() };
    run(&mut workspace, Command::HandOver(order)).expect("both are there");
    assert_eq!(owner(&workspace, 2), Some("Wu"), "they are handed over all the same");
    let made = workspace.workspace.registers().tasks.iter().filter(|(_, task)| task.title == "Introduce yourself");
    assert_eq!(made.map(|(_, task)| task.customer).collect::<Vec<_>>(), [Some(id(1))]);
    let pool = workspace.ask(AskPool { part: PoolPart::Untouched, owner: String::new(), n_rows: 10 });
    assert_eq!(pool.rows.iter().map(|row| (row.name.as_str(), row.withheld.contact)).collect::<Vec<_>>(), [("Ben", true)], "marked");
}

#[test]
fn each_owner_sees_their_share_of_the_work() {
    let sheet = shop().ask(AskTeam);
    let rows: Vec<_> =
        sheet.rows.iter().map(|row| (row.name.as_str(), row.n_customers, row.n_untouched, row.month_minor, row.last_month_minor)).collect();
    assert_eq!(rows, [("Li", 2, 1, 40_000, 20_000), ("Wu", 1, 0, 0, 0)], "Anna's return of June is taken off");
    let li = &sheet.rows[0];
    assert_eq!((li.n_open_tasks, li.n_overdue_tasks, li.n_open_deals, li.weighted_minor, li.n_interactions), (2, 1, 1, 40_000, 0));
    assert_eq!((sheet.rows[1].n_open_tasks, sheet.rows[1].n_interactions, sheet.n_unowned), (0, 1, 2));
}

#[test]
fn the_same_change_to_many_leaves_those_alone_that_are_so_already() {
    let mut workspace = shop();
    let ids: Vec<CustomerId> = (1..=5).map(id).collect();
    let edits = vec![BulkEdit::Set(CustomerField::Owner("Li".into())), BulkEdit::AddTag("fair".into())];
    let done = run(&mut workspace, Command::EditCustomers { ids: ids.clone(), edits: edits.clone() }).expect("they are there");
    assert_eq!(done.touched().n_customers, 5);
    assert!(run(&mut workspace, Command::EditCustomers { ids: ids.clone(), edits }).expect("they are there").is_empty());
    let named = run(&mut workspace, Command::EditCustomers { ids, edits: vec![BulkEdit::Set(CustomerField::Name("All".into()))] });
    assert_eq!(named, Err(Refusal::NameMissing), "a name is each customer's own");
    workspace.workspace.apply(&done.inverse());
    assert_eq!((owner(&workspace, 3), owner(&workspace, 4)), (Some("Wu"), None));
}
