//! Who a list shows: every kind of condition, ways to join them, and what a change to many would come to.

use super::*;
use crate::domain::{AsOf, Currency, Indicator, PurchaseKind, SavedViewId};
use crate::workspace::{
    Command,
    by_hand::ByHand,
    commands::{BulkEdit, ContactDraft, CustomerField, PurchaseDraft},
    questions::{AskBulk, Chosen, Plan, Question},
};
use proptest::prelude::*;
use std::collections::BTreeSet;

struct Shop(ByHand);

fn day(number: i32) -> Day {
    Day::MIN.plus_days(40_000 + number)
}

impl Shop {
    fn run(&mut self, command: Command) {
        self.0.run(command).expect("the command fits");
    }

    fn add(&mut self, fields: Vec<CustomerField>, purchases: &[(i32, i64)]) -> CustomerId {
        self.run(Command::AddCustomer { fields });
        let id = CustomerId::from_u128(self.0.identifiers.0);
        for (on, amount_minor) in purchases {
            let purchase = PurchaseDraft {
                customer: Some(id),
                on: day(*on),
                kind: PurchaseKind::Sale,
                number: String::new(),
                amount_minor: *amount_minor,
                returns: None,
                lines: Vec::new(),
            };
            self.run(Command::RecordPurchase { purchase });
        }
        id
    }

    fn ask<Q: Question>(&self, question: Q) -> Q::Answer {
        self.0.ask(question)
    }

    fn names(&self, view: CustomersView) -> BTreeSet<String> {
        self.ask(AskCustomers { view, window: 0..100, own: Vec::new() }).rows.into_iter().map(|row| row.name).collect()
    }

    fn meeting(&self, filter: Filter) -> BTreeSet<String> {
        self.names(CustomersView { filters: vec![filter], ..CustomersView::default() })
    }
}

/// Ada in the East bought twice, long ago; Bo, a VIP, bought once and lately; Cy never bought and has a contact.
fn shop() -> Shop {
    let mut shop = Shop(ByHand::started(day(100), Currency::CNY));
    shop.run(Command::ChooseAsOf { as_of: AsOf::Today });
    let name = |name: &str| CustomerField::Name(name.to_owned());
    shop.add(
        vec![name("Ada"), CustomerField::Region("East".into()), CustomerField::Note("Oat ＭＩＬＫ".into())],
        &[(0, 1_000), (10, 3_000)],
    );
    shop.add(vec![name("Bo"), CustomerField::Tags(vec!["VIP".into()]), CustomerField::SinceOn(Some(day(5)))], &[(95, 500)]);
    let cy = shop.add(vec![name("Cy")], &[]);
    let contact = ContactDraft { name: "Li Lei".into(), role: "Buyer".into(), ..ContactDraft::default() };
    shop.run(Command::AddContact { customer: cy, contact });
    shop
}

fn set(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn text(of: TextOf, says: Says) -> Filter {
    Filter::Text { of, says }
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

fn number(of: NumberOf, least: Option<i64>, most: Option<i64>) -> Filter {
    Filter::Number { of, within: Bound { least, most } }
}

#[test]
fn texts_are_asked_in_any_letters() {
    let shop = shop();
    assert_eq!(shop.meeting(text(TextOf::Note, Says::Has(words(&["tea", "milk"])))), set(&["Ada"]));
    assert_eq!(shop.meeting(text(TextOf::Name, Says::Is(words(&["BO", "cy"])))), set(&["Bo", "Cy"]));
    assert_eq!(shop.meeting(text(TextOf::Name, Says::Is(words(&["b"])))), set(&[]));
    assert_eq!(shop.meeting(text(TextOf::Contact, Says::Has(words(&["buyer"])))), set(&["Cy"]));
    assert_eq!(shop.meeting(text(TextOf::Tag, Says::Has(words(&["vi"])))), set(&["Bo"]));
}

#[test]
fn what_is_not_filled_in_can_be_asked_for() {
    let shop = shop();
    assert_eq!(shop.meeting(text(TextOf::Region, Says::Nothing)), set(&["Bo", "Cy"]));
    assert_eq!(shop.meeting(text(TextOf::Tag, Says::Something)), set(&["Bo"]));
    assert_eq!(shop.meeting(text(TextOf::Contact, Says::Nothing)), set(&["Ada", "Bo"]));
}

#[test]
fn who_has_no_figure_meets_no_range() {
    let shop = shop();
    let days_since = NumberOf::Figure(Indicator::DaysSinceLastPurchase);
    assert_eq!(shop.meeting(number(days_since, Some(90), None)), set(&["Ada"]));
    assert_eq!(shop.meeting(number(days_since, None, Some(10_000))), set(&["Ada", "Bo"]));
    assert_eq!(shop.meeting(number(NumberOf::Figure(Indicator::AverageOrder), Some(2_000), Some(2_000))), set(&["Ada"]));
    assert_eq!(shop.meeting(number(NumberOf::RecencyScore, Some(1), Some(5))), set(&["Ada", "Bo"]));
    assert_eq!(shop.meeting(number(NumberOf::Returned, None, Some(0))), set(&["Ada", "Bo", "Cy"]));
    assert_eq!(shop.meeting(number(NumberOf::AtStake, Some(0), None)), set(&[]), "nothing was foreseen yet");
    assert_eq!(shop.meeting(Filter::SinceOn(Bound { least: Some(day(0)), most: None })), set(&["Bo"]));
}

#[test]
fn conditions_are_joined_by_all_any_or_none() {
    let shop = shop();
    let filters = vec![Filter::Region(words(&["East"])), Filter::Tag(words(&["VIP"]))];
    let joined = |by| shop.names(CustomersView { by, filters: filters.clone(), ..CustomersView::default() });
    assert_eq!(joined(Junction::All), set(&[]));
    assert_eq!(joined(Junction::Any), set(&["Ada", "Bo"]));
    assert_eq!(joined(Junction::None), set(&["Cy"]));
    for by in [Junction::All, Junction::Any, Junction::None] {
        assert_eq!(shop.names(CustomersView { by, ..CustomersView::default() }).len(), 3, "nothing asked is everybody");
    }
}

#[test]
fn a_group_is_one_condition_among_others() {
    let shop = shop();
    let group = Group { by: Junction::Any, filters: vec![Filter::Region(words(&["East"])), Filter::Tag(words(&["VIP"]))] };
    let bought = Filter::NPurchases(Bound { least: Some(2), most: None });
    let view = CustomersView { filters: vec![bought], groups: vec![group.clone()], ..CustomersView::default() };
    assert_eq!(shop.names(view.clone()), set(&["Ada"]));
    assert_eq!(shop.names(CustomersView { by: Junction::None, ..view }), set(&["Cy"]));
    let nobody = Group { by: Junction::None, ..group };
    assert_eq!(shop.names(CustomersView { groups: vec![nobody], ..CustomersView::default() }), set(&["Cy"]));
}

#[test]
fn a_segment_is_whoever_its_view_shows_now() {
    let mut shop = shop();
    let vip = CustomersView { search: "bo".into(), filters: vec![Filter::Tag(words(&["VIP"]))], ..CustomersView::default() };
    let of = |shows| Filter::In { view: SavedViewId::from_u128(7), shows };
    assert_eq!(shop.meeting(of(Some(Box::new(vip.clone())))), set(&["Bo"]));
    shop.add(vec![CustomerField::Name("Bob".into()), CustomerField::Tags(words(&["VIP"]))], &[]);
    assert_eq!(shop.meeting(of(Some(Box::new(vip)))), set(&["Bo", "Bob"]));
    assert_eq!(shop.meeting(of(None)), set(&[]), "a view that is gone shows nobody");
}

#[test]
fn a_preview_counts_who_changes_and_who_is_so_already() {
    let shop = shop();
    let plan = Plan::Edit(vec![BulkEdit::AddTag("VIP".into())]);
    let shown = CustomersView { sort: Some(Sort { column: Column::Name, descending: false }), ..CustomersView::default() };
    let question = AskBulk { chosen: Chosen::Shown(shown), plan, with_ids: false };
    let sheet = shop.ask(question.clone()).expect("a tag can be added");
    assert_eq!((sheet.n_customers, sheet.n_changed, sheet.names, sheet.ids.len()), (3, 2, words(&["Ada", "Cy"]), 0));
    let ids = shop.ask(AskBulk { with_ids: true, ..question }).expect("a tag can be added").ids;
    assert_eq!(ids.len(), 2);
    let again = AskBulk { chosen: Chosen::These(ids), plan: Plan::Edit(vec![BulkEdit::RemoveTag("VIP".into())]), with_ids: false };
    assert_eq!(shop.ask(again).map(|sheet| (sheet.n_customers, sheet.n_changed)), Ok((2, 0)));
}

#[test]
fn a_preview_of_a_deletion_counts_what_goes_along() {
    let shop = shop();
    let all = Chosen::Shown(CustomersView::default());
    let sheet = shop.ask(AskBulk { chosen: all.clone(), plan: Plan::Delete, with_ids: true }).expect("three can be deleted");
    assert_eq!((sheet.n_changed, sheet.n_purchases, sheet.ids.len()), (3, 3, 3));
    let name = Plan::Edit(vec![BulkEdit::Set(CustomerField::Name("Same".into()))]);
    assert!(shop.ask(AskBulk { chosen: all, plan: name, with_ids: false }).is_err(), "a name is each customer’s own");
}

/// Customers with names and amounts that many share, in an order that is none of theirs.
fn crowd() -> Shop {
    let mut shop = Shop(ByHand::started(day(100), Currency::CNY));
    for nth in 0..60_i32 {
        let name = [["王思", "Acme", "acne", "远"][nth as usize % 4], ["13", " 138", "思远", ""][nth as usize / 4 % 4]].concat();
        shop.add(vec![CustomerField::Name(name)], &[(nth * 7 % 50, i64::from(nth * 11 % 5) * 100 + 100)]);
    }
    shop
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn typing_letter_by_letter_finds_what_typing_at_once_does(
        searches in prop::collection::vec(prop::sample::select(vec!["", "a", "ac", "acm", "w", "ws", "1", "13", "138", "思", "思远", "a 1", "ac 13", "x"]), 1..8),
        by in prop::sample::select(vec![Column::Amount, Column::Name, Column::LastPurchase]),
        descending: bool,
    ) {
        let shop = crowd();
        let asked = |search: &&str| {
            let view = CustomersView { search: (*search).to_owned(), sort: Some(Sort { column: by, descending }), ..CustomersView::default() };
            AskCustomers { view, window: 0..100, own: Vec::new() }
        };
        let in_turn = shop.0.ask_in_turn(searches.iter().map(asked));
        for (search, answer) in searches.iter().zip(in_turn) {
            prop_assert_eq!(answer, shop.ask(asked(search)), "{}", search);
        }
    }
}
