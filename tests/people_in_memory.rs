//! What is known of customers beyond the record, asked of the whole engine on the host: profiles, fields of one's own, consents, whose
//! time of keeping is over, and people out and in as vCard.
#![cfg(not(target_arch = "wasm32"))]

use crema::domain::{
    Birthday, Calendar, Channel, Consent, ConsentId, Currency, CustomField, CustomerId, Day, FieldContent, FieldId, FieldKind, FieldValue,
    Profile, Purpose,
};
use crema::engine::{
    headless::{Desk, HeadlessEngine, started, tried},
    parcel::Parcel,
    protocol::{ContactsWish, Failure, Made, Now, Request},
};
use crema::exchange::contacts::CardVersion;
use crema::workspace::{
    Command, Refusal, Register,
    commands::CustomerField,
    consents::{Allowance, allows},
    fields,
    profiles::Profiles,
    questions::{AskFields, AskProfile, AskRetention, CustomersView, FieldsSheet, Hint, ProfileSheet, Query, RetentionSheet},
};
use pollster::block_on;

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn shop() -> HeadlessEngine {
    let desk = Desk::at(Now { at_ms: 1, today: day("2026-11-21") });
    block_on(started(desk, Currency::CNY)).expect("memory opens")
}

fn run(engine: &mut HeadlessEngine, command: Command) -> Result<Option<Made>, Refusal> {
    block_on(tried(engine, command))
}

fn add(engine: &mut HeadlessEngine, name: &str, more: Vec<CustomerField>) -> CustomerId {
    let fields = [CustomerField::Name(name.to_owned())].into_iter().chain(more).collect();
    match run(engine, Command::AddCustomer { fields }) {
        Ok(Some(Made::Customer(id))) => id,
        other => panic!("a customer is made: {other:?}"),
    }
}

fn profile(engine: &mut HeadlessEngine, customer: CustomerId) -> ProfileSheet {
    let answer = engine.answer(Query::from(AskProfile { customer }));
    Option::<ProfileSheet>::try_from(answer).expect("the answer is to this question").expect("the customer is here")
}

fn field_rows(engine: &mut HeadlessEngine) -> FieldsSheet {
    FieldsSheet::try_from(engine.answer(Query::from(AskFields))).expect("the answer is to this question")
}

fn field(id: FieldId, name: &str, kind: FieldKind, position: u32) -> CustomField {
    CustomField { id, name: name.into(), kind, choices: Vec::new(), position, is_retired: false }
}

#[test]
fn a_profile_tells_the_next_birthday_and_who_brought_whom() {
    let mut engine = shop();
    let (anna, ben) = (add(&mut engine, "Anna", Vec::new()), add(&mut engine, "Ben", Vec::new()));
    let leap = Birthday { calendar: Calendar::Lunar, year: Some(1987), month: 6, day: 1, is_leap_month: true };
    let known = Profile { birthday: Some(leap), referrer: Some(ben), ..Profile::blank(anna) };
    run(&mut engine, Command::File(known.into())).expect("a sound profile");
    let sheet = profile(&mut engine, anna);
    let next = sheet.next_birthday.expect("the table reaches further");
    assert_eq!((next.on, next.turns), (day("2027-07-04"), Some(40)), "2027 has no such leap month, so it is the ordinary one");
    assert_eq!(sheet.referrer.map(|referrer| referrer.name).as_deref(), Some("Ben"));
    assert_eq!(sheet.hints, [Hint::Unreachable, Hint::NoOwner]);
    let brought = profile(&mut engine, ben);
    assert_eq!((brought.n_referred, brought.referred[0].id), (1, anna));
    assert_eq!(run(&mut engine, Command::File(Profile::blank(anna).into())), Err(Refusal::ProfileExists), "there is one already");
}

#[test]
fn a_field_is_defined_renamed_retired_and_brought_back_without_loss() {
    let mut engine = shop();
    let anna = add(&mut engine, "Anna", Vec::new());
    let new = FieldId::from_u128(0);
    run(&mut engine, Command::File(field(new, "Score", FieldKind::Number, 1).into())).expect("a sound field");
    run(&mut engine, Command::File(field(new, "Shops", FieldKind::Number, 0).into())).expect("a sound field");
    let names: Vec<String> = field_rows(&mut engine).rows.into_iter().map(|row| row.field.name).collect();
    assert_eq!(names, ["Shops", "Score"], "in the order of their places");
    let shops = field_rows(&mut engine).rows[0].field.clone();
    let value = FieldValue { field: shops.id, content: FieldContent::Number(30_000) };
    run(&mut engine, Command::File(Profile { values: vec![value.clone()], ..Profile::blank(anna) }.into())).expect("it fits");

    run(&mut engine, Command::File(CustomField { name: "Branches".into(), is_retired: true, ..shops.clone() }.into())).expect("it may");
    let sheet = field_rows(&mut engine);
    assert_eq!((sheet.rows[1].field.name.as_str(), sheet.rows[1].n_values), ("Branches", 1), "retired ones stand last");
    assert_eq!(profile(&mut engine, anna).profile.values, [value]);
    let other_kind = CustomField { kind: FieldKind::Date, ..shops.clone() };
    assert_eq!(run(&mut engine, Command::File(other_kind.into())), Err(Refusal::FieldInUse { name: "Shops".into() }));
    let gone = Command::Discard { register: Register::CustomField, id: shops.id.as_u128() };
    assert_eq!(run(&mut engine, gone), Err(Refusal::FieldInUse { name: "Branches".into() }));
    run(&mut engine, Command::File(shops.clone().into())).expect("it is brought back");

    let profiles = Profiles::of(engine.workspace());
    let content = profiles.get(anna).and_then(|profile| fields::content(profile, shops.id)).expect("it was never lost");
    assert_eq!(*content, FieldContent::Number(30_000));
}

#[test]
fn whose_day_is_past_comes_up_for_review_once() {
    let mut engine = shop();
    let (anna, ben) = (add(&mut engine, "Anna", Vec::new()), add(&mut engine, "Ben", Vec::new()));
    let until = |customer, text: &str| Profile { retain_until_on: Some(day(text)), ..Profile::blank(customer) };
    run(&mut engine, Command::File(until(anna, "2026-11-20").into())).expect("a sound profile");
    run(&mut engine, Command::File(until(ben, "2026-11-21").into())).expect("a sound profile");
    let review = |engine: &mut HeadlessEngine| {
        RetentionSheet::try_from(engine.answer(Query::from(AskRetention))).expect("the answer is to this question")
    };
    let sheet = review(&mut engine);
    assert_eq!((sheet.rows.len(), sheet.n_later), (1, 1), "the day itself is not past");
    assert_eq!((sheet.rows[0].name.as_str(), sheet.rows[0].last_purchase_on), ("Anna", None));
    let kept = Profile { retain_until_on: Some(day("2027-11-21")), ..sheet.rows[0].profile.clone() };
    run(&mut engine, Command::File(kept.into())).expect("it is kept");
    assert_eq!(review(&mut engine).rows, []);
}

#[test]
fn what_is_allowed_follows_from_everything_that_was_said() {
    let mut engine = shop();
    let anna = add(&mut engine, "Anna", Vec::new());
    let say = |channel, is_given, on: &str| Consent {
        id: ConsentId::from_u128(0),
        customer: anna,
        purpose: Purpose::Marketing,
        channel,
        is_given,
        on: day(on),
        source: None,
        evidence: Some("at the counter".into()),
    };
    run(&mut engine, Command::File(say(None, true, "2026-01-01").into())).expect("a statement");
    run(&mut engine, Command::File(say(Some(Channel::Sms), false, "2026-02-01").into())).expect("a statement");
    let allowed = |engine: &HeadlessEngine, channel| allows(engine.workspace(), anna, Purpose::Marketing, channel);
    assert_eq!(allowed(&engine, Channel::Email), Allowance::Allowed);
    assert_eq!(allowed(&engine, Channel::Sms), Allowance::Forbidden);
    let known = profile(&mut engine, anna).consents;
    assert_eq!(known.iter().map(|row| row.counts).collect::<Vec<_>>(), [true, true]);
    run(&mut engine, Command::File(say(None, false, "2026-03-01").into())).expect("a statement");
    let known = profile(&mut engine, anna).consents;
    assert_eq!(known.iter().map(|row| row.counts).collect::<Vec<_>>(), [true, false, false], "the history is kept");
    run(&mut engine, Command::File(Profile { do_not_contact: true, ..Profile::blank(anna) }.into())).expect("a sound profile");
    assert_eq!(allows(engine.workspace(), anna, Purpose::Service, Channel::Phone), Allowance::Forbidden);
    assert_eq!(allows(engine.workspace(), anna, Purpose::Scoring, Channel::Phone), Allowance::NotSaid, "nobody is contacted by that");
}

#[test]
fn people_go_out_as_a_file_and_come_in_as_one_change() {
    let mut engine = shop();
    let anna = add(&mut engine, "Anna", vec![CustomerField::Phone("138 1234 5678".into())]);
    let ben = add(&mut engine, "Ben", vec![CustomerField::Phone("62345678".into())]);
    run(&mut engine, Command::File(Profile { do_not_contact: true, ..Profile::blank(ben) }.into())).expect("a sound profile");
    let everybody = ContactsWish::Shown(Parcel::of(&CustomersView::default()));
    block_on(engine.export_contacts(&everybody, CardVersion::Three, "all/of them")).expect("Anna may be saved");
    let (name, bytes) = engine.world().last_offered().expect("a file was offered");
    let text = String::from_utf8_lossy(&bytes).into_owned();
    assert_eq!(name, "all-of-them.vcf");
    assert!(text.contains("FN:Anna") && !text.contains("Ben"), "who asked not to be contacted is left out: {text}");
    let nobody = block_on(engine.export_contacts(&ContactsWish::Customer(ben), CardVersion::Four, "Ben"));
    assert_eq!(nobody, Err(Failure::NobodyToSave));

    let file = std::env::temp_dir().join(format!("crema-people-{}.vcf", std::process::id()));
    let cards = "BEGIN:VCARD\nFN:Cleo\nORG:Acme\nTEL:62340000\nEND:VCARD\nBEGIN:VCARD\nFN:Anna\nTEL:+8613812345678\nEMAIL:anna@acme.cn\nEND:VCARD\n";
    std::fs::write(&file, cards).expect("a file can be written");
    let preview = block_on(engine.inspect_contacts(&file.display().to_string(), "people.vcf"));
    std::fs::remove_file(&file).expect("the file is there");
    let preview = preview.expect("it is a file of people");
    assert_eq!((preview.n_new_contacts, preview.n_completed), (1, 1));
    block_on(engine.take_contacts()).expect("it was previewed");
    assert_eq!(engine.workspace().customers().len(), 3);
    assert_eq!(engine.workspace().customers().get(anna).and_then(|anna| anna.email.as_deref()), Some("anna@acme.cn"));
    block_on(engine.handle(Request::Undo)).expect("one step back");
    assert_eq!(engine.workspace().customers().len(), 2);
    assert_eq!(engine.workspace().customers().get(anna).and_then(|anna| anna.email.as_deref()), None);
    assert!(block_on(engine.take_contacts()).is_err(), "it is taken in once");
}
