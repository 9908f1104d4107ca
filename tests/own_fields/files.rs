//! Values that go out and come in with files.

use super::shop::{CHOICE, DATE, KINDS, MONEY, NUMBER, SEVERAL, Shop, TEXT, YES_NO, day, several, shop, text};
use crema::domain::{CustomField, FieldContent, FieldId, FieldKind, Profile, ProfileId};
use crema::engine::protocol::{Failure, Request};
use crema::exchange::{
    planning::{DryRun, MatchPolicy},
    reading::{Field, Reason},
};
use crema::workspace::{Command, Refusal, Register};
use pollster::block_on;

#[test]
fn a_list_goes_out_and_comes_back_as_it_was() {
    let mut shop = shop();
    let all: Vec<usize> = (0..KINDS.len()).collect();
    let file = shop.exported(&all);
    let anna = "Anna,Big Ａnna,2.5,1980.50,2027-01-31,High,\"Tea; Cups, saucers\",是";
    assert_eq!(file.lines().nth(1), Some(anna));
    let same = shop.checked(&file, MatchPolicy::CreateAndUpdate);
    assert_eq!((same.n_refused, same.n_customers_same, same.n_customers_updated), (0, 3, 0), "{:?}", same.refused);

    let mut other = Shop::new();
    let dry_run = other.imported(&file);
    assert_eq!((dry_run.n_customers_created, dry_run.n_refused), (3, 0));
    for at in all {
        for name in ["Anna", "Ben", "Cy"] {
            assert_eq!(other.value(name, at), shop.value(name, at), "{name} {:?}", KINDS[at]);
        }
    }
}

#[test]
fn values_are_read_by_what_the_field_holds_in_both_languages() {
    let mut shop = Shop::new();
    let file = "Customer name,nickname,SHOPS,Budget,Contract ends,level,Interests,Has app\n\
        Anna,Annie,\"1,200.5\",\"¥1,980.00\",2027/1/31,HIGH,cake|tea,是\n\
        Ben,,3,12,2026年12月1日,low,\"Tea, Cake\",N\n";
    let dry_run = shop.imported(file);
    assert_eq!((dry_run.n_customers_created, dry_run.n_refused), (2, 0), "{:?}", dry_run.refused);
    assert_eq!(shop.value("Anna", TEXT), Some(text("Annie")));
    assert_eq!(shop.value("Anna", NUMBER), Some(FieldContent::Number(12_005_000)));
    assert_eq!(shop.value("Anna", MONEY), Some(FieldContent::Money(198_000)));
    assert_eq!(shop.value("Anna", CHOICE), Some(FieldContent::Choice("High".into())), "as the field writes it");
    assert_eq!(shop.value("Anna", SEVERAL), Some(several(&["Cake", "Tea"])));
    assert_eq!(shop.value("Anna", YES_NO), Some(FieldContent::YesNo(true)));
    assert_eq!(shop.value("Ben", TEXT), None);
    assert_eq!(shop.value("Ben", DATE), Some(FieldContent::Date(day("2026-12-01"))));
    assert_eq!(shop.value("Ben", SEVERAL), Some(several(&["Tea", "Cake"])));
    assert_eq!(shop.value("Ben", YES_NO), Some(FieldContent::YesNo(false)));
}

#[test]
fn a_value_that_does_not_fit_refuses_its_row_and_no_other() {
    let mut shop = Shop::new();
    let own = |shop: &Shop, at: usize| Field::of(&shop.fields[at]);
    let long = format!("5,2027-01-31,High,Tea,yes,{}", "x".repeat(FieldContent::MAX_TEXT_CHARS + 1));
    let good = "5,2027-01-31,High,Tea,yes,ok";
    let rows = [
        ("five,2027-01-31,High,Tea,yes,ok", Reason::NotANumber(own(&shop, NUMBER))),
        ("999999999999999999,2027-01-31,High,Tea,yes,ok", Reason::TooLarge(own(&shop, NUMBER))),
        ("5,soon,High,Tea,yes,ok", Reason::NotADate(own(&shop, DATE))),
        ("5,2027-01-31,Higher,Tea,yes,ok", Reason::NotAChoice(own(&shop, CHOICE))),
        ("5,2027-01-31,High,Tea; Coffee,yes,ok", Reason::NotAChoice(own(&shop, SEVERAL))),
        ("5,2027-01-31,High,Tea,perhaps,ok", Reason::NotYesOrNo(own(&shop, YES_NO))),
        (long.as_str(), Reason::TooLong(own(&shop, TEXT))),
    ];
    let mut file = "Customer name,Shops,Contract ends,Level,Interests,Has app,Nickname\n".to_owned();
    for (number, (row, _)) in rows.iter().enumerate() {
        file.push_str(&format!("Bad {number},{row}\n"));
    }
    for number in 0..30 {
        file.push_str(&format!("Good {number},{good}\n"));
    }
    let dry_run = shop.imported(&file);
    assert_eq!(dry_run.refused.iter().map(|row| row.reason).collect::<Vec<_>>(), rows.map(|(_, reason)| reason));
    assert_eq!((dry_run.n_customers_created, shop.customer("Bad 0")), (30, None));
    assert_eq!(dry_run.refused[0].column.as_deref(), Some("Shops"));
}

#[test]
fn an_import_fills_profiles_by_its_policy_in_one_change_that_is_taken_back_at_once() {
    let mut shop = shop();
    let anna = shop.profile("Anna");
    let kept = Profile { size: Some("large".into()), ..anna.clone() };
    shop.run(Command::File(kept.clone().into()));
    let file = "Customer name,Shops,Level\nAnna,7,\nCy,8,Low\nDora,9,High\n";
    let counts = |dry_run: DryRun| (dry_run.n_customers_created, dry_run.n_customers_updated, dry_run.n_customers_skipped);
    assert_eq!(counts(shop.checked(file, MatchPolicy::CreateOnly)), (1, 0, 2));
    assert_eq!(counts(shop.checked(file, MatchPolicy::UpdateOnly)), (0, 2, 1));
    assert_eq!(counts(shop.imported(file)), (1, 2, 0));
    let after = shop.profile("Anna");
    assert_eq!((after.id, after.size.as_deref()), (kept.id, Some("large")), "the rest of the profile stays");
    assert_eq!(shop.value("Anna", NUMBER), Some(FieldContent::Number(70_000)));
    assert_eq!(shop.value("Anna", CHOICE), Some(FieldContent::Choice("High".into())), "an empty cell says nothing");
    assert_eq!(
        (shop.value("Cy", NUMBER), shop.value("Dora", NUMBER)),
        (Some(FieldContent::Number(80_000)), Some(FieldContent::Number(90_000)))
    );
    assert_eq!(counts(shop.checked(file, MatchPolicy::CreateAndUpdate)), (0, 0, 0), "the same file again changes nothing");
    assert!(block_on(shop.engine.handle(Request::Undo)).is_ok());
    assert_eq!(shop.profile("Anna"), kept);
    assert_eq!((shop.profile("Cy").id, shop.customer("Dora")), (ProfileId::from_u128(0), None), "no profile is left behind");
}

#[test]
fn an_import_that_was_checked_does_not_write_over_what_was_changed_since() {
    let mut shop = shop();
    let file = "Customer name,Shops\nAnna,7\nCy,8\n";
    shop.checked(file, MatchPolicy::CreateAndUpdate);
    let cy = shop.customer("Cy").expect("Cy is here");
    shop.run(Command::File(Profile { size: Some("small".into()), ..Profile::blank(cy) }.into()));
    let refused = block_on(shop.engine.run_import());
    assert_eq!(refused.err(), Some(Failure::Refused(Refusal::ChangedSince { subject: "Cy".into() })));
    assert_eq!(shop.value("Anna", NUMBER), Some(FieldContent::Number(25_000)), "nothing of it is written");
}

#[test]
fn a_column_is_taken_for_the_field_of_its_name_unless_it_is_needed_for_more() {
    let mut shop = Shop::new();
    let new = |name: &str, kind| CustomField {
        id: FieldId::from_u128(0),
        name: name.into(),
        kind,
        choices: Vec::new(),
        position: 9,
        is_retired: false,
    };
    shop.run(Command::File(new("Channel", FieldKind::Text).into()));
    shop.run(Command::File(new("Amount", FieldKind::Money).into()));
    shop.learn_fields();
    let id = |shop: &Shop, name: &str| shop.fields.iter().find(|field| field.name == name).map(Field::of);
    let file = "customer name,channel,order date,amount,has_app\nAnn,Web,2026-01-01,12.50,yes\nBo,Shop,2026-01-02,13.50,no\n";
    let found = shop.inspected(file);
    let fields: Vec<Option<Field>> = found.findings.choices.columns.iter().map(|column| column.field).collect();
    let expected = [Some(Field::CustomerName), id(&shop, "Channel"), Some(Field::Date), Some(Field::Amount), id(&shop, "Has app")];
    assert_eq!(fields, expected, "money of an order is the order's, whatever the team calls its field");

    block_on(shop.engine.dry_run(found.findings.choices, MatchPolicy::default())).expect("its choices fit it");
    block_on(shop.engine.run_import()).expect("memory does not fail");
    let retired = shop.fields.iter().find(|field| field.name == "Channel").cloned().expect("it is defined");
    shop.run(Command::File(CustomField { is_retired: true, ..retired }.into()));
    let again = shop.inspected(file);
    assert!(again.is_remembered, "choices are kept for the next file of the same header");
    assert_eq!(again.findings.choices.columns[1].field, None, "a retired field is not asked for");
}

#[test]
fn a_field_that_was_retired_meanwhile_takes_nothing_in() {
    let mut shop = shop();
    let field = shop.fields[NUMBER].clone();
    let found = shop.inspected("Customer name,Shops\nAnna,7\n");
    shop.run(Command::File(CustomField { is_retired: true, ..field.clone() }.into()));
    let refused = block_on(shop.engine.dry_run(found.findings.choices, MatchPolicy::default()));
    assert!(matches!(refused, Err(Failure::Choices(_))), "{refused:?}");
    let gone = shop.tried(Command::Discard { register: Register::CustomField, id: field.id.as_u128() });
    assert_eq!(gone, Err(Refusal::FieldInUse { name: "Shops".into() }), "what was written keeps it");
}
