//! Merging: nothing is lost, sums stay, and taking it back leaves everything as it was.

use crate::domain::{
    Contact, ContactId, Currency, Customer, CustomerId, CustomerKind, Day, DeviceId, Distinct, DistinctId, Interaction, InteractionId,
    Place, Profile, ProfileId, Purchase, PurchaseId, PurchaseKind, Task, TaskId, WorkspaceId, WorkspaceSettings,
};
use crate::workspace::{
    Change, ChangeSet, Circumstances, Command, Counted, Diff, Refusal, RegisterChange, Workspace,
    commands::{CustomerField, Merging},
    decide,
    undo::{take_apart, undo},
};
use proptest::prelude::*;

pub fn id(bits: u128) -> CustomerId {
    CustomerId::from_u128(bits)
}

pub fn applied(workspace: &mut Workspace, changes: ChangeSet) -> ChangeSet {
    workspace.apply(&changes);
    changes
}

pub fn decided(workspace: &Workspace, command: Command) -> Result<ChangeSet, Refusal> {
    let mut identifiers = Counted(1_000_000 + u128::from(workspace.revision()) * 1_000);
    let mut circumstances =
        Circumstances { identifiers: &mut identifiers, device: DeviceId::from_u128(7), person: String::new(), now_ms: 0, today: Day::MIN };
    decide(workspace, &mut circumstances, command).map(|decision| decision.changes)
}

pub fn merge(workspace: &mut Workspace, kept: u128, absorbed: &[u128]) -> Result<ChangeSet, Refusal> {
    let order = Merging { kept: id(kept), absorbed: absorbed.iter().map(|bits| id(*bits)).collect(), fields: Vec::new() };
    let changes = decided(workspace, Command::MergeCustomers(vec![order]))?;
    Ok(applied(workspace, changes))
}

pub fn run(workspace: &mut Workspace, command: Command) -> ChangeSet {
    let changes = decided(workspace, command).expect("the command is in order");
    applied(workspace, changes)
}

fn register(change: RegisterChange) -> Change {
    Change::Register(Box::new(change))
}

pub fn purchase(bits: u128, customer: u128, amount_minor: i64) -> Purchase {
    Purchase {
        id: PurchaseId::from_u128(bits),
        customer: Some(id(customer)),
        on: Day::MIN.plus_days(30_000),
        kind: PurchaseKind::Sale,
        number: None,
        amount_minor,
        returns: None,
        lines: Vec::new(),
    }
}

fn contact(bits: u128, name: &str) -> Contact {
    Contact { id: ContactId::from_u128(bits), name: name.into(), role: None, phone: Some(format!("1380013{bits:04}")), email: None }
}

/// Three customers who know things of one another.
pub fn shop() -> Workspace {
    let settings = WorkspaceSettings {
        id: WorkspaceId::from_u128(1),
        name: "shop".into(),
        currency: Currency::CNY,
        as_of: Default::default(),
        rfm_rule: Default::default(),
        is_demo: false,
    };
    let text = |text: &str| Some(text.to_owned());
    let acme = Customer {
        code: text("A-1"),
        phone: text("138 0013 8000"),
        tags: vec!["vip".into()],
        note: text("likes tea"),
        contacts: vec![contact(1, "Anna")],
        ..Customer::named(id(1), "Acme Ltd")
    };
    let double = Customer {
        code: text("B-2"),
        phone: text("13800138000"),
        email: text("info@acme.example.com"),
        region: text("Shanghai"),
        kind: CustomerKind::Company,
        tags: vec!["vip".into(), "north".into()],
        note: text("pays late"),
        since_on: Some(Day::MIN),
        contacts: vec![contact(2, "Bert")],
        ..Customer::named(id(2), "ACME")
    };
    let other = Customer { phone: text("13900139000"), region: text("Beijing"), ..Customer::named(id(3), "Acme Coffee") };
    let profile = |bits: u128, size: &str, place: &str| Profile {
        id: ProfileId::from_u128(bits),
        size: text(size).filter(|size| !size.is_empty()),
        places: vec![Place { city: text(place), ..Place::default() }],
        ..Profile::blank(id(bits))
    };
    let task = Task { id: TaskId::from_u128(1), title: "call".into(), customer: Some(id(2)), ..Task::due(Day::MIN) };
    let talk = |bits: u128| Interaction {
        id: InteractionId::from_u128(bits),
        customer: id(bits),
        on: Day::MIN,
        channel: Default::default(),
        contact: None,
        by: None,
        outcome: None,
        mood: None,
        minutes: 5,
        cost_minor: 0,
    };
    let said = |bits: u128, one: u128, other: u128| Distinct { id: DistinctId::from_u128(bits), ..Distinct::between(id(one), id(other)) };
    let mut changes = vec![Change::Settings(Box::new(Diff::made(settings)))];
    changes.extend([acme, double, other].map(|customer| Change::Customer(Box::new(Diff::made(customer)))));
    changes.extend(
        [purchase(1, 1, 100), purchase(2, 2, 20), purchase(3, 2, 3), purchase(4, 3, 7)]
            .map(|made| Change::Purchase(Box::new(Diff::made(made)))),
    );
    changes
        .extend([profile(2, "50", "Shanghai"), profile(3, "9", "Beijing")].map(|made| register(RegisterChange::Profile(Diff::made(made)))));
    changes.push(register(RegisterChange::Task(Diff::made(task))));
    changes.extend([1, 2, 3].map(|bits| register(RegisterChange::Interaction(Diff::made(talk(bits))))));
    changes.extend([said(1, 1, 3), said(2, 2, 3)].map(|made| register(RegisterChange::Distinct(Diff::made(made)))));
    let mut workspace = Workspace::default();
    workspace.apply(&ChangeSet { changes });
    workspace
}

/// Everything that a person could tell two workspaces apart by, in one text.
pub fn contents(workspace: &Workspace) -> String {
    let mut customers: Vec<&Customer> = workspace.customers().iter().map(|(_, customer)| customer).collect();
    customers.sort_by_key(|customer| customer.id);
    let mut purchases: Vec<Purchase> = workspace.living_rows().map(|row| workspace.purchase_at(row)).collect();
    purchases.sort_by_key(|purchase| purchase.id);
    let mut beside: Vec<String> = workspace.registers().deletions().iter().map(|change| format!("{change:?}")).collect();
    beside.sort();
    format!("{customers:#?}\n{purchases:#?}\n{}", beside.join("\n"))
}

#[test]
fn nothing_that_was_known_is_lost() {
    let mut workspace = shop();
    merge(&mut workspace, 1, &[2, 3]).expect("they can be merged");
    let kept = workspace.customers().get(id(1)).expect("it stays");
    assert_eq!((kept.name.as_str(), kept.code.as_deref(), kept.phone.as_deref()), ("Acme Ltd", Some("A-1"), Some("138 0013 8000")));
    assert_eq!(
        (kept.email.as_deref(), kept.region.as_deref(), kept.kind),
        (Some("info@acme.example.com"), Some("Shanghai"), CustomerKind::Company)
    );
    assert_eq!((kept.tags.join(" ").as_str(), kept.since_on), ("vip north", Some(Day::MIN)));
    assert_eq!(kept.note.as_deref(), Some("likes tea\npays late\nACME · B-2\nAcme Coffee · Beijing"));
    let contacts: Vec<&str> = kept.contacts.iter().map(|contact| contact.name.as_str()).collect();
    assert_eq!(contacts, ["Anna", "Bert", "Acme Coffee"], "the same phone in another spelling makes no contact, another phone does");
    let registers = workspace.registers();
    assert!(registers.interactions.iter().all(|(_, talk)| talk.customer == id(1)));
    assert!(registers.tasks.iter().all(|(_, task)| task.customer == Some(id(1))));
    let profile = registers.profiles.iter().map(|(_, profile)| profile).next().expect("one profile is left");
    assert_eq!((registers.profiles.len(), profile.customer, profile.size.as_deref(), profile.places.len()), (1, id(1), Some("50"), 2));
    assert!(registers.distincts.is_empty(), "nobody is distinct from themselves");
    assert_eq!(workspace.customers().len(), 1);
}

#[test]
fn chosen_fields_win_and_what_was_chosen_away_is_kept() {
    let mut workspace = shop();
    let fields =
        vec![CustomerField::Name("Acme Coffee".into()), CustomerField::Phone("13900139000".into()), CustomerField::Code("B-2".into())];
    let order = Merging { kept: id(1), absorbed: vec![id(2), id(3)], fields };
    run(&mut workspace, Command::MergeCustomers(vec![order]));
    let kept = workspace.customers().get(id(1)).expect("it stays");
    assert_eq!((kept.name.as_str(), kept.code.as_deref(), kept.phone.as_deref()), ("Acme Coffee", Some("B-2"), Some("13900139000")));
    assert!(kept.contacts.iter().any(|contact| contact.phone.as_deref() == Some("138 0013 8000")), "its own phone is a contact now");
    assert!(kept.note.as_deref().is_some_and(|note| note.contains("A-1")), "its own code stands in the note");
}

#[test]
fn a_statement_that_two_differ_follows_whoever_stays() {
    let mut workspace = shop();
    merge(&mut workspace, 1, &[2]).expect("they can be merged");
    let said: Vec<Distinct> = workspace.registers().distincts.iter().map(|(_, pair)| *pair).collect();
    assert!(matches!(said.as_slice(), [pair] if pair.is_about(id(1), id(3))), "{said:?}");
}

#[test]
fn what_cannot_be_is_refused_as_a_whole() {
    let mut workspace = shop();
    let before = contents(&workspace);
    assert_eq!(merge(&mut workspace, 1, &[1]), Err(Refusal::NothingToMerge));
    assert_eq!(merge(&mut workspace, 1, &[9]), Err(Refusal::Gone));
    assert_eq!(merge(&mut workspace, 9, &[1]), Err(Refusal::Gone));
    let code = Merging { kept: id(1), absorbed: vec![id(3)], fields: vec![CustomerField::Code("B-2".into())] };
    let taken = Refusal::CodeTaken { code: "B-2".into(), name: "ACME".into() };
    assert_eq!(decided(&workspace, Command::MergeCustomers(vec![code])), Err(taken));
    let order = |kept, absorbed| Merging { kept: id(kept), absorbed: vec![id(absorbed)], fields: Vec::new() };
    for twice in [[order(1, 2), order(2, 3)], [order(1, 2), order(3, 2)], [order(1, 2), order(1, 3)]] {
        assert!(matches!(decided(&workspace, Command::MergeCustomers(twice.to_vec())), Err(Refusal::Unsound { .. })));
    }
    let many = Customer { contacts: (10..210).map(|bits| contact(bits, "x")).collect(), ..Customer::named(id(4), "Many") };
    workspace.apply(&ChangeSet { changes: vec![Change::Customer(Box::new(Diff::made(many)))] });
    assert_eq!(merge(&mut workspace, 1, &[4]), Err(Refusal::TooMany { max: 200 }));
    run(&mut workspace, Command::DeleteCustomers { ids: vec![id(4)] });
    assert_eq!(contents(&workspace), before);
}

proptest! {
    #[test]
    fn sums_stay_and_taking_it_back_leaves_everything_as_it_was(
        owners in prop::collection::vec(1_u128..=5, 0..20),
        kept in 1_u128..=5,
        absorbed in prop::collection::btree_set(1_u128..=5, 1..4),
    ) {
        let mut workspace = shop();
        let more = [4, 5].map(|bits| Change::Customer(Box::new(Diff::made(Customer::named(id(bits), format!("more {bits}"))))));
        let bought = (10..).zip(owners).map(|(bits, owner)| Change::Purchase(Box::new(Diff::made(purchase(bits, owner, 1 << (bits % 30))))));
        workspace.apply(&ChangeSet { changes: more.into_iter().chain(bought).collect() });
        let before = contents(&workspace);
        let sum = |workspace: &Workspace| workspace.living_rows().map(|row| workspace.purchases().columns().amount_minor[row]).sum::<i64>();
        let (sum_before, absorbed) = (sum(&workspace), absorbed.into_iter().collect::<Vec<_>>());
        let Ok(done) = merge(&mut workspace, kept, &absorbed) else {
            prop_assert_eq!(&absorbed, &[kept]);
            return Ok(());
        };
        prop_assert_eq!(sum(&workspace), sum_before);
        let own: i64 = workspace.living_rows().map(|row| workspace.purchase_at(row)).filter(|purchase| purchase.customer == Some(id(kept))).map(|purchase| purchase.amount_minor).sum();
        prop_assert!(own > 0 || absorbed.iter().chain([&kept]).all(|bits| *bits > 3));
        let strict = undo(&workspace, done.clone()).expect("nothing has changed since");
        let apart = take_apart(&workspace, &done).expect("a merge can always be taken back");
        for back in [strict, apart] {
            let mut workspace = workspace.clone();
            workspace.apply(&back);
            prop_assert_eq!(contents(&workspace), before.clone());
            let again = undo(&workspace, back).expect("nothing has changed since");
            workspace.apply(&again);
            prop_assert_eq!(sum(&workspace), sum_before);
        }
    }
}
