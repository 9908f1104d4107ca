//! What must hold for every history of commands: the journal replayed is the memory, the inverse of the inverse is the change itself,
//! pages read back are what was written, undo puts everything where it was, and what follows the records is what would be worked out anew.
#![cfg(not(target_arch = "wasm32"))]

use crema::domain::{
    Channel, Currency, Customer, CustomerId, Day, GradeOverride, Indicator, Interaction, InteractionId, Line, Measure, OverrideId, Product,
    Purchase, PurchaseId, PurchaseKind, Quantity, Scheme, SchemeGrade, SchemeId, Stage, StageMark, StageMarkId, Task, UnitPrice,
    schemes::{Comparison, Condition, Gate, Method, Operand, Rule, Schedule},
};
use crema::workspace::{
    Change, ChangeSet, Command, Counted, Identifiers, RegisterRecord, Worked, Workspace,
    by_hand::ByHand,
    columns::BatchBuilder,
    commands::{CustomerField, ImportBatch, ProductDraft, PurchaseDraft},
    pages::{decode_changes, encode_changes},
    undo::undo,
};
use proptest::prelude::*;

/// A command that does not know yet which records there will be: they are named by place.
#[derive(Clone, Debug)]
enum Step {
    AddCustomer(String),
    Rename(usize, String),
    /// Says where a customer is, which grades may depend on and scores do not.
    Place(usize, String),
    /// Files a record that stands beside a customer, or a scheme.
    File(usize, Beside),
    DeleteCustomer(usize),
    Buy(usize, i32, i64),
    Return(usize, i32, i64),
    ChangePurchase(usize, i64),
    DeletePurchase(usize),
    AddProduct(String),
    Import(usize),
    Undo,
}

#[derive(Clone, Copy, Debug)]
enum Beside {
    Scheme,
    Interaction,
    Stage,
    Override,
    Task,
}

const BESIDE: [Beside; 5] = [Beside::Scheme, Beside::Interaction, Beside::Stage, Beside::Override, Beside::Task];

/// The days on which the records of a play lie.
fn day(number: i32) -> Day {
    Day::from_number(number).expect("the range is inside the calendar")
}

/// Whoever was spoken to is in the first grade.
fn scheme() -> Scheme {
    let when = Condition::test(Indicator::NInteractions, Comparison::AtLeast, Operand::Value(1));
    let grade = |name: &str| SchemeGrade { name: name.into(), ..SchemeGrade::default() };
    Scheme {
        id: SchemeId::from_u128(0),
        name: "spoken to".into(),
        version: 1,
        grades: vec![grade("yes"), grade("no")],
        method: Method::Rules { rules: vec![Rule { grade: 0, when }], otherwise: Some(1) },
        gate: Gate::default(),
        schedule: Schedule::Live,
        note: None,
        is_primary: false,
    }
}

fn beside(workspace: &Workspace, at: usize, kind: Beside) -> Option<RegisterRecord> {
    let customer = customer_at(workspace, at)?;
    Some(match kind {
        Beside::Scheme => scheme().into(),
        Beside::Interaction => Interaction {
            id: InteractionId::from_u128(0),
            customer,
            on: day(1_000),
            channel: Channel::Phone,
            contact: None,
            by: None,
            outcome: None,
            mood: None,
            minutes: 10,
            cost_minor: 100,
        }
        .into(),
        Beside::Stage => StageMark {
            id: StageMarkId::from_u128(0),
            customer,
            stage: Stage::Loyalty,
            from_on: day(0),
            until_on: None,
            reason: None,
            person: String::new(),
        }
        .into(),
        Beside::Override => GradeOverride {
            id: OverrideId::from_u128(0),
            scheme: workspace.registers().schemes.iter().map(|(_, scheme)| scheme.id).next()?,
            customer,
            grade: 0,
            reason: "known to us".into(),
            person: String::new(),
            from_on: day(0),
            until_on: day(3_000),
        }
        .into(),
        Beside::Task => Task { title: "call".into(), customer: Some(customer), ..Task::due(day(2_000)) }.into(),
    })
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let name = "[a-z王李 ]{1,8}";
    let step = prop_oneof![
        3 => name.prop_map(Step::AddCustomer),
        1 => (any::<usize>(), name).prop_map(|(at, name)| Step::Rename(at, name)),
        1 => (any::<usize>(), "[a-c]").prop_map(|(at, name)| Step::Place(at, name)),
        2 => (any::<usize>(), prop::sample::select(&BESIDE)).prop_map(|(at, kind)| Step::File(at, kind)),
        1 => any::<usize>().prop_map(Step::DeleteCustomer),
        4 => (any::<usize>(), 0..2_000_i32, 0..100_000_i64).prop_map(|(at, on, amount)| Step::Buy(at, on, amount)),
        1 => (any::<usize>(), 0..2_000_i32, 0..100_000_i64).prop_map(|(at, on, amount)| Step::Return(at, on, amount)),
        1 => (any::<usize>(), 0..100_000_i64).prop_map(|(at, amount)| Step::ChangePurchase(at, amount)),
        1 => any::<usize>().prop_map(Step::DeletePurchase),
        1 => name.prop_map(Step::AddProduct),
        1 => (1..6_usize).prop_map(Step::Import),
        2 => Just(Step::Undo),
    ];
    prop::collection::vec(step, 1..30)
}

fn customer_at(workspace: &Workspace, at: usize) -> Option<CustomerId> {
    let ids: Vec<CustomerId> = workspace.customers().iter().map(|(_, customer)| customer.id).collect();
    ids.get(at % ids.len().max(1)).copied()
}

fn purchase_at(workspace: &Workspace, at: usize) -> Option<PurchaseId> {
    let rows: Vec<usize> = workspace.living_rows().collect();
    rows.get(at % rows.len().max(1)).map(|row| workspace.purchase_at(*row).id)
}

fn product(workspace: &Workspace) -> Option<&Product> {
    workspace.products().iter().next().map(|(_, product)| product)
}

fn purchase(workspace: &Workspace, customer: Option<CustomerId>, on: i32, amount_minor: i64, kind: PurchaseKind) -> PurchaseDraft {
    let line = |product: &Product| Line {
        product: Some(product.id),
        quantity: Quantity::ONE,
        unit_price: UnitPrice(amount_minor * 100),
        discount_minor: 0,
        amount_minor: 0,
        cost_minor: None,
    };
    PurchaseDraft {
        customer,
        on: day(on),
        kind,
        number: String::new(),
        amount_minor,
        returns: None,
        lines: product(workspace).map(line).into_iter().collect(),
    }
}

fn batch(n: usize, identifiers: &mut Counted) -> ImportBatch {
    let mut builder = BatchBuilder::default();
    let mut new_customers = Vec::new();
    for place in 0..n {
        let customer = Customer::named(CustomerId::from_u128(identifiers.next()), format!("imported {place}"));
        let id = PurchaseId::from_u128(identifiers.next());
        builder.push(&Purchase {
            id,
            customer: Some(customer.id),
            on: Day::MIN.plus_days(30_000),
            kind: PurchaseKind::Sale,
            number: Some(format!("N{place}")),
            amount_minor: 100,
            returns: None,
            lines: Vec::new(),
        });
        new_customers.push(customer);
    }
    ImportBatch { file_name: "file.csv".into(), new_customers, purchases: builder.finish(), ..ImportBatch::default() }
}

fn command(workspace: &Workspace, identifiers: &mut Counted, step: &Step) -> Option<Command> {
    let sale = PurchaseKind::Sale;
    Some(match step {
        Step::AddCustomer(name) => Command::AddCustomer { fields: vec![CustomerField::Name(name.clone())] },
        Step::Rename(at, name) => {
            Command::EditCustomer { id: customer_at(workspace, *at)?, fields: vec![CustomerField::Name(name.clone())] }
        }
        Step::Place(at, name) => {
            Command::EditCustomer { id: customer_at(workspace, *at)?, fields: vec![CustomerField::Region(name.clone())] }
        }
        Step::File(at, kind) => Command::File(beside(workspace, *at, *kind)?),
        Step::DeleteCustomer(at) => Command::DeleteCustomers { ids: vec![customer_at(workspace, *at)?] },
        Step::Buy(at, on, amount) => {
            Command::RecordPurchase { purchase: purchase(workspace, customer_at(workspace, *at), *on, *amount, sale) }
        }
        Step::Return(at, on, amount) => {
            Command::RecordPurchase { purchase: purchase(workspace, customer_at(workspace, *at), *on, *amount, PurchaseKind::Return) }
        }
        Step::ChangePurchase(at, amount) => {
            let id = purchase_at(workspace, *at)?;
            let now = workspace.purchase(id)?;
            Command::EditPurchase { id, purchase: purchase(workspace, now.customer, now.on.number(), *amount, now.kind) }
        }
        Step::DeletePurchase(at) => Command::DeletePurchase { id: purchase_at(workspace, *at)? },
        Step::AddProduct(name) => Command::AddProduct { product: ProductDraft { name: name.clone(), ..ProductDraft::default() } },
        Step::Import(n) => Command::Import(Box::new(batch(*n, identifiers))),
        Step::Undo => return None,
    })
}

/// Everything that a person could tell two workspaces apart by, whatever slots and rows things stand in.
fn contents(workspace: &Workspace) -> (Vec<Customer>, Vec<Product>, Vec<Purchase>) {
    let mut customers: Vec<Customer> = workspace.customers().iter().map(|(_, customer)| customer.clone()).collect();
    customers.sort_by_key(|customer| customer.id);
    let mut products: Vec<Product> = workspace.products().iter().map(|(_, product)| product.clone()).collect();
    products.sort_by_key(|product| product.id);
    let mut purchases: Vec<Purchase> = workspace.living_rows().map(|row| workspace.purchase_at(row)).collect();
    purchases.sort_by_key(|purchase| purchase.id);
    (customers, products, purchases)
}

struct Played {
    workspace: Workspace,
    journal: Vec<ChangeSet>,
}

fn play(steps: &[Step]) -> Played {
    let mut shop = ByHand { workspace: Workspace::default(), identifiers: Counted(1), today: Day::MIN };
    let start = Command::StartWorkspace { name: "shop".into(), currency: Currency::CNY };
    let mut journal = vec![shop.run(start).expect("a workspace can be started").changes];
    for step in steps {
        let done = match (step, journal.as_slice()) {
            (Step::Undo, [_, .., last]) => shop.take_back(last).ok(),
            (Step::Undo, _) => None,
            (step, _) => {
                let command = command(&shop.workspace, &mut shop.identifiers, step);
                command.and_then(|command| shop.run(command).ok()).map(|decision| decision.changes).filter(|changes| !changes.is_empty())
            }
        };
        journal.extend(done);
    }
    Played { workspace: shop.workspace, journal }
}

/// All that a question could learn from what was worked out.
fn learnt(worked: &Worked, workspace: &Workspace) -> String {
    let indicators = Indicator::ALL.map(|indicator| worked.indicators.column(Measure::of(indicator), workspace, &worked.scores, None));
    let schemes = workspace.registers().schemes.iter().map(|(_, scheme)| worked.standings(workspace, scheme).places.clone());
    let grades = (0_u32..).take(workspace.customers().n_slots()).map(|slot| worked.scores.grade(slot));
    let parts = (grades.collect::<Vec<_>>(), indicators, schemes.collect::<Vec<_>>(), worked.stages(workspace));
    format!("{parts:?} {:?} {:?}", worked.scores.id_order(), worked.record_quality(workspace))
}

fn from_pages_of(workspace: &Workspace) -> Workspace {
    let pages = workspace.dirty_pages().into_iter().map(|(table, page, bytes)| (table as u8, page, bytes)).collect();
    Workspace::from_pages(pages).expect("pages read back")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_journal_replayed_is_the_memory(steps in steps()) {
        let Played { workspace, journal } = play(&steps);
        let mut replayed = Workspace::default();
        for changes in &journal {
            let bytes = encode_changes(changes);
            let read = decode_changes(&bytes).expect("a change set reads back");
            prop_assert_eq!(&read, changes);
            replayed.apply(&read);
        }
        prop_assert_eq!(contents(&replayed), contents(&workspace));
        prop_assert_eq!(replayed.settings(), workspace.settings());
    }

    #[test]
    fn what_follows_the_records_is_what_is_worked_out_anew(steps in steps()) {
        let mut workspace = Workspace::default();
        let as_of = day(2_000);
        let mut followed = Worked::of(&workspace, as_of);
        for changes in play(&steps).journal {
            workspace.apply(&changes);
            followed.follow(&workspace, as_of);
            prop_assert_eq!(learnt(&followed, &workspace), learnt(&Worked::of(&workspace, as_of), &workspace));
        }
    }

    #[test]
    fn the_inverse_of_the_inverse_is_the_change(steps in steps()) {
        for changes in play(&steps).journal {
            prop_assert_eq!(changes.clone().inverse().inverse(), changes);
        }
    }

    #[test]
    fn taking_everything_back_leaves_nothing(steps in steps()) {
        let Played { mut workspace, journal } = play(&steps);
        for changes in journal.into_iter().rev() {
            let back = undo(&workspace, changes).expect("the last change can always be taken back");
            workspace.apply(&back);
        }
        prop_assert_eq!(contents(&workspace), contents(&Workspace::default()));
        prop_assert!(workspace.settings().is_none());
    }

    #[test]
    fn pages_read_back_are_what_was_written(steps in steps()) {
        let workspace = play(&steps).workspace;
        let read = from_pages_of(&workspace);
        prop_assert_eq!(contents(&read), contents(&workspace));
        prop_assert_eq!(read.purchases().len(), workspace.purchases().len());
    }

    #[test]
    fn damaged_pages_are_an_error_and_never_a_panic(steps in steps(), at in any::<usize>(), byte in any::<u8>()) {
        let mut pages: Vec<(u8, u32, Vec<u8>)> =
            play(&steps).workspace.dirty_pages().into_iter().map(|(table, page, bytes)| (table as u8, page, bytes)).collect();
        let page = at % pages.len();
        let place = at % pages[page].2.len();
        pages[page].2[place] = byte;
        // Whether it reads depends on the byte; what counts is that nothing is out of bounds afterwards.
        if let Ok(workspace) = Workspace::from_pages(pages) {
            let _ = contents(&workspace);
        }
    }
}

#[test]
fn a_change_of_somebody_else_in_between_refuses_the_undo() {
    let mut shop = ByHand::started(Day::MIN, Currency::CNY);
    let run = |shop: &mut ByHand, command: Command| shop.run(command).expect("these commands are in order").changes;
    let added = run(&mut shop, Command::AddCustomer { fields: vec![CustomerField::Name("王思远".into())] });
    let id = customer_at(&shop.workspace, 0).expect("one customer is there");
    let first = run(&mut shop, Command::EditCustomer { id, fields: vec![CustomerField::Region("上海".into())] });
    run(&mut shop, Command::EditCustomer { id, fields: vec![CustomerField::Region("杭州".into())] });
    assert!(undo(&shop.workspace, first).is_err(), "the region was changed after that");
    assert!(undo(&shop.workspace, added).is_err());
    let draft = purchase(&shop.workspace, Some(id), 100, 500, PurchaseKind::Sale);
    let bought = run(&mut shop, Command::RecordPurchase { purchase: draft });
    assert!(matches!(bought.changes.as_slice(), [Change::Purchase(_)]));
    assert!(undo(&shop.workspace, bought).is_ok());
}
