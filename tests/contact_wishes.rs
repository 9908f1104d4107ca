//! Days ahead, valuable customers whom nobody has touched, and how everybody's wish not to be contacted is kept by lists and files, asked of the
//! whole engine on the host.
#![cfg(not(target_arch = "wasm32"))]

use crema::domain::{
    Birthday, Calendar, Channel, Consent, ConsentId, Currency, CustomerId, Day, Indicator, Interaction, InteractionId, Policy, Profile,
    PurchaseKind, Purpose, Scheme, SchemeGrade, SchemeId,
    schemes::{Comparison, Condition, Gate, Method, Operand, Rule, Schedule},
};
use crema::engine::{
    headless::{Desk, HeadlessEngine, started},
    parcel::Parcel,
    protocol::{ContactsWish, Made, Now, ReadyFile, Reply, Request, TableFormat},
};
use crema::exchange::{contacts::CardVersion, lists::ExportWords};
use crema::scoring::calendar::lunar::LunarDate;
use crema::workspace::{
    Command,
    commands::{CustomerField, PurchaseDraft},
    questions::{
        AskCustomers, AskDaysAhead, AskUntouched, Column, CustomerRows, CustomersView, DaysAheadSheet, Filter, Junction, Query,
        UntouchedSheet,
    },
};
use pollster::block_on;

const TODAY: &str = "2026-11-21";

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn run(engine: &mut HeadlessEngine, command: Command) -> Option<Made> {
    block_on(engine.run(command)).expect("it can be done").made
}

/// A customer who bought once; their telephone number and mail address hold their name.
fn add(engine: &mut HeadlessEngine, name: &str, amount_minor: i64, on: &str) -> CustomerId {
    let fields = vec![
        CustomerField::Name(name.to_owned()),
        CustomerField::Phone(format!("5550-{name}")),
        CustomerField::Email(format!("{name}@example.com")),
    ];
    let Some(Made::Customer(id)) = run(engine, Command::AddCustomer { fields }) else { panic!("a customer is made") };
    let purchase = PurchaseDraft {
        customer: Some(id),
        on: day(on),
        kind: PurchaseKind::Sale,
        number: String::new(),
        amount_minor,
        returns: None,
        lines: Vec::new(),
    };
    run(engine, Command::RecordPurchase { purchase });
    id
}

/// Anna and Cleo are class A and have not bought for months, Ben bought yesterday, Dora little and long ago. Cleo asked not to be
/// contacted, Ben not by e-mail.
fn shop() -> (HeadlessEngine, [CustomerId; 4]) {
    let desk = Desk::at(Now { at_ms: 1, today: day(TODAY) });
    let mut engine = block_on(started(desk, Currency::CNY)).expect("memory opens");
    let bought =
        [("Anna", 800_000, "2026-06-01"), ("Ben", 300_000, "2026-11-20"), ("Cleo", 900_000, "2026-07-01"), ("Dora", 10_000, "2025-01-01")];
    let ids = bought.map(|(name, amount_minor, on)| add(&mut engine, name, amount_minor, on));
    let withdrawn = Consent {
        id: ConsentId::from_u128(0),
        customer: ids[1],
        purpose: Purpose::Marketing,
        channel: Some(Channel::Email),
        is_given: false,
        on: day("2026-10-01"),
        source: None,
        evidence: None,
    };
    run(&mut engine, Command::File(withdrawn.into()));
    know(&mut engine, ids[2], None, true);
    (engine, ids)
}

fn know(engine: &mut HeadlessEngine, customer: CustomerId, birthday: Option<Birthday>, do_not_contact: bool) {
    let known =
        engine.workspace().registers().profiles.iter().find(|(_, known)| known.customer == customer).map(|(_, known)| known.clone());
    let profile = Profile { birthday, do_not_contact, ..known.unwrap_or_else(|| Profile::blank(customer)) };
    run(engine, Command::File(profile.into()));
}

fn solar(month: u8, day: u8) -> Option<Birthday> {
    Some(Birthday { calendar: Calendar::Solar, year: Some(1980), month, day, is_leap_month: false })
}

fn ahead(engine: &mut HeadlessEngine, n_rows: u32) -> DaysAheadSheet {
    DaysAheadSheet::try_from(engine.answer(Query::from(AskDaysAhead { n_rows }))).expect("the answer is to this question")
}

fn untouched(engine: &mut HeadlessEngine) -> UntouchedSheet {
    UntouchedSheet::try_from(engine.answer(Query::from(AskUntouched { n_rows: 10 }))).expect("the answer is to this question")
}

fn names(engine: &mut HeadlessEngine, filters: Vec<Filter>, by: Junction) -> Vec<String> {
    let view = CustomersView { filters, by, ..CustomersView::default() };
    let answer = engine.answer(Query::from(AskCustomers { view, window: 0..10, own: Vec::new() }));
    CustomerRows::try_from(answer).expect("the answer is to this question").rows.into_iter().map(|row| row.name).collect()
}

#[test]
fn birthdays_of_either_calendar_come_in_the_order_of_days() {
    let (mut engine, [anna, ben, cleo, dora]) = shop();
    assert_eq!(ahead(&mut engine, 10).birthdays, []);
    let moon = LunarDate::of(day("2026-12-05")).expect("within the table");
    let lunar = Birthday { calendar: Calendar::Lunar, year: None, month: moon.month, day: moon.day, is_leap_month: moon.is_leap_month };
    know(&mut engine, anna, solar(12, 21), false);
    know(&mut engine, ben, Some(lunar), false);
    know(&mut engine, cleo, solar(11, 25), true);
    know(&mut engine, dora, solar(12, 22), false);
    let sheet = ahead(&mut engine, 10);
    let rows: Vec<_> = sheet.birthdays.iter().map(|row| (row.customer.name.as_str(), row.on, row.calendar)).collect();
    assert_eq!(
        rows,
        [("Ben", day("2026-12-05"), Calendar::Lunar), ("Anna", day("2026-12-21"), Calendar::Solar)],
        "Dora’s is a day too far"
    );
    assert_eq!((sheet.n_birthdays, sheet.n_withheld, sheet.until), (2, 1, day("2026-12-21")));
    know(&mut engine, dora, solar(11, 21), false);
    know(&mut engine, ben, solar(11, 21), false);
    let sheet = ahead(&mut engine, 2);
    let rows: Vec<_> = sheet.birthdays.iter().map(|row| (row.customer.name.as_str(), row.on)).collect();
    assert_eq!(rows, [("Ben", day(TODAY)), ("Dora", day(TODAY))], "today counts; of one day, who has brought more");
    assert_eq!(sheet.n_birthdays, 3, "all are counted, whatever is shown");
}

/// From 5 000.00 on a customer is of the first grade, which is owed a contact in so many days.
fn promise(engine: &mut HeadlessEngine, contact_every_days: u16) {
    let grade = |name: &str| SchemeGrade { name: name.into(), ..SchemeGrade::default() };
    let when = Condition::test(Indicator::Amount, Comparison::AtLeast, Operand::Value(500_000));
    let scheme = Scheme {
        id: SchemeId::from_u128(0),
        name: "Key customers".into(),
        version: 1,
        grades: vec![grade("Key"), grade("Other")],
        method: Method::Rules { rules: vec![Rule { grade: 0, when }], otherwise: Some(1) },
        gate: Gate::default(),
        schedule: Schedule::Live,
        note: None,
        is_primary: false,
    };
    run(engine, Command::File(scheme.into()));
    let id = engine.workspace().registers().schemes.iter().map(|(_, scheme)| scheme.id).max().expect("it is filed");
    run(engine, Command::ChoosePrimaryScheme { scheme: Some(id) });
    run(engine, Command::File(Policy { contact_every_days: Some(contact_every_days), ..Policy::blank(id, Some(0)) }.into()));
}

#[test]
fn valuable_customers_are_untouched_by_their_policy_or_else_after_ninety_days() {
    let (mut engine, [anna, ..]) = shop();
    let sheet = untouched(&mut engine);
    let row = &sheet.rows[0];
    assert_eq!((row.customer.id, row.touched_on, row.untouched_days), (anna, day("2026-06-01"), 173));
    assert_eq!((row.limit_days, row.is_by_policy, row.grade.as_deref()), (90, false, None));
    assert_eq!((sheet.rows.len(), sheet.n_untouched, sheet.amount_minor, sheet.n_withheld), (1, 1, 800_000, 1), "Dora is not valuable");
    assert_eq!(names(&mut engine, vec![Filter::Untouched], Junction::All), ["Cleo", "Anna"], "the list shows everybody, with a mark");
    assert_eq!(names(&mut engine, vec![Filter::Untouched, Filter::MayContact(true)], Junction::All), ["Anna"]);

    promise(&mut engine, 30);
    let sheet = untouched(&mut engine);
    assert_eq!((sheet.rows[0].limit_days, sheet.rows[0].is_by_policy, sheet.rows[0].grade.as_deref()), (30, true, Some("Key")));
    let called = Interaction {
        id: InteractionId::from_u128(0),
        customer: anna,
        on: day("2026-10-22"),
        channel: Channel::Phone,
        contact: None,
        by: None,
        outcome: None,
        mood: None,
        minutes: 5,
        cost_minor: 0,
    };
    run(&mut engine, Command::File(called.into()));
    assert_eq!(untouched(&mut engine).n_untouched, 0, "thirty days are not more than thirty");
    promise(&mut engine, 29);
    assert_eq!(untouched(&mut engine).rows[0].untouched_days, 30);
    promise(&mut engine, 200);
    assert_eq!((untouched(&mut engine).n_untouched, untouched(&mut engine).n_withheld), (0, 0), "a policy may also promise less");
}

#[test]
fn a_list_shows_who_may_be_contacted_and_marks_who_may_not() {
    let (mut engine, [_, _, cleo, _]) = shop();
    assert_eq!(names(&mut engine, vec![Filter::MayContact(false)], Junction::All), ["Cleo"]);
    assert_eq!(names(&mut engine, vec![Filter::MayContact(false)], Junction::None), ["Anna", "Ben", "Dora"]);
    let answer = engine.answer(Query::from(AskCustomers { view: CustomersView::default(), window: 0..10, own: Vec::new() }));
    let rows = CustomerRows::try_from(answer).expect("the answer is to this question").rows;
    let marked: Vec<CustomerId> = rows.iter().filter(|row| row.withheld.contact).map(|row| row.id).collect();
    assert_eq!((marked, rows.iter().filter(|row| row.withheld.hides_email()).count()), (vec![cleo], 2));
}

fn file(engine: &mut HeadlessEngine, request: Request) -> (ReadyFile, String) {
    let reply = block_on(engine.handle(request)).expect("a file is made");
    let Reply::File(file) = reply else { panic!("a file, not {reply:?}") };
    let (_, bytes) = engine.world().last_offered().expect("it was offered");
    (file, String::from_utf8(bytes).expect("UTF-8"))
}

#[test]
fn files_leave_out_what_nobody_is_to_be_contacted_by_and_say_of_how_many() {
    let (mut engine, _) = shop();
    let list = |columns: &[Column]| Request::ExportList {
        view: Parcel::of(&CustomersView::default()),
        columns: columns.iter().map(|column| (*column, format!("{column:?}"))).collect(),
        format: TableFormat::Csv,
        words: ExportWords::default(),
    };
    let (said, text) = file(&mut engine, list(&[Column::Name, Column::Phone, Column::Email]));
    assert_eq!(said.n_withheld, 2);
    let rows: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
    let anna = "Anna,5550-Anna,Anna@example.com";
    assert_eq!(rows, ["Name,Phone,Email", "Cleo,,", anna, "Ben,5550-Ben,", "Dora,5550-Dora,Dora@example.com"]);
    let (said, _) = file(&mut engine, list(&[Column::Name, Column::Amount]));
    assert_eq!(said.n_withheld, 0, "nothing was left out that was asked for");

    let buyers = CustomersView { filters: vec![Filter::AmountMinor(at_least(100_000))], ..CustomersView::default() };
    let wish = ContactsWish::Shown(Parcel::of(&buyers));
    let (said, text) = file(&mut engine, Request::ExportContacts { wish, version: CardVersion::Four, name: "People".into() });
    assert_eq!((said.n_withheld, text.matches("BEGIN:VCARD").count()), (2, 2), "{text}");
    assert!(text.contains("Anna@example.com") && text.contains("5550-Ben") && !text.contains("Ben@example.com") && !text.contains("Cleo"));
}

const fn at_least(minor: i64) -> crema::workspace::questions::Bound<i64> {
    crema::workspace::questions::Bound { least: Some(minor), most: None }
}
