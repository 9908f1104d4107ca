//! The address and the question say the same.

use super::{
    rule::{Condition, Item, JUNCTIONS, Rule},
    subject::{NUMBERS, Subject},
    *,
};
use crate::domain::{Day, FieldId, SavedViewId, SchemeId, Stage};
use crate::scoring::{abc::AbcClass, rfm::Segment};
use crate::ui::route::Route;
use crate::workspace::questions::{Bound, Group, Junction, OwnAsk, OwnTest, Says, TextOf};
use proptest::prelude::*;

fn some_of<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = Vec<T>> {
    prop::sample::subsequence(all, 1..=all.len())
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(any::<String>(), 1..4)
}

fn bound<T: Copy + std::fmt::Debug + 'static>(one: impl Strategy<Value = T> + Clone + 'static) -> impl Strategy<Value = Bound<T>> {
    let some = (prop::option::of(one.clone()), prop::option::of(one));
    some.prop_filter("open at both ends", |(least, most)| least.is_some() || most.is_some()).prop_map(|(least, most)| Bound { least, most })
}

fn day() -> impl Strategy<Value = Day> + Clone {
    (Day::MIN.number()..=Day::MAX.number()).prop_map(|number| Day::from_number(number).unwrap_or(Day::MIN))
}

fn filter() -> impl Strategy<Value = Filter> {
    prop_oneof![
        some_of(&Segment::ALL).prop_map(Filter::Segment),
        some_of(&Stage::ALL).prop_map(Filter::Stage),
        some_of(&AbcClass::ALL).prop_map(Filter::Abc),
        some_of(&KINDS).prop_map(Filter::Kind),
        (1_u8..=5, 1_u8..=5).prop_map(|(recency, frequency)| Filter::Cell { recency, frequency }),
        Just(Filter::NotGraded),
        Just(Filter::Untouched),
        any::<bool>().prop_map(Filter::MayContact),
        (any::<u128>(), prop::option::of(any::<u8>()))
            .prop_map(|(bits, grade)| Filter::SchemeGrade { scheme: SchemeId::from_u128(bits), grade }),
        texts().prop_map(Filter::Region),
        texts().prop_map(Filter::Industry),
        texts().prop_map(Filter::Source),
        texts().prop_map(Filter::Owner),
        texts().prop_map(Filter::Tag),
        bound(any::<i64>()).prop_map(Filter::AmountMinor),
        bound(any::<u32>()).prop_map(Filter::NPurchases),
        bound(day()).prop_map(Filter::LastPurchaseOn),
        bound(day()).prop_map(Filter::FirstPurchaseOn),
        bound(day()).prop_map(Filter::SinceOn),
        prop::collection::vec(any::<String>(), 0..3).prop_map(|grades| Filter::Leaving { grades: without_empty(grades) }),
        says(),
        (prop::sample::select(NUMBERS.to_vec()), bound(any::<i64>())).prop_map(|(of, within)| Filter::Number { of, within }),
        any::<u128>().prop_map(|bits| Filter::In { view: SavedViewId::from_u128(bits), shows: None }),
        own(),
    ]
}

/// On a field of one's own.
fn own() -> impl Strategy<Value = Filter> {
    let field = any::<u128>().prop_map(FieldId::from_u128);
    prop_oneof![
        (field.clone(), any_says()).prop_map(|(field, says)| (field, OwnAsk::Text(says))),
        (field.clone(), bound(any::<i64>())).prop_map(|(field, within)| (field, OwnAsk::Number(within))),
        (field, bound(day())).prop_map(|(field, within)| (field, OwnAsk::Day(within))),
    ]
    .prop_map(|(field, asks)| Filter::Own(OwnTest { field, asks }))
}

fn any_says() -> impl Strategy<Value = Says> {
    prop_oneof![
        texts().prop_map(Says::Is),
        texts().prop_map(Says::Has),
        texts().prop_map(Says::IsNot),
        Just(Says::Nothing),
        Just(Says::Something)
    ]
}

fn without_empty(texts: Vec<String>) -> Vec<String> {
    texts.into_iter().filter(|text| !text.is_empty()).collect()
}

/// A text with a field of its own is asked by that field whether it is one of several.
fn says() -> impl Strategy<Value = Filter> {
    (prop::sample::select(TextOf::ALL.to_vec()), any_says())
        .prop_map(|(of, says)| Filter::Text { of, says })
        .prop_filter("has a field of its own", |filter| matches!(Subject::of(filter), Subject::Text(..)))
}

fn rule() -> impl Strategy<Value = Rule> {
    let junction = prop::sample::select(JUNCTIONS.to_vec());
    let condition = filter().prop_map(|filter| Condition::of(&filter)).boxed();
    let group = (junction.clone(), prop::collection::vec(condition.clone(), 1..4)).prop_map(|(by, own)| Item::Group(by, own));
    let items = prop::collection::vec(prop_oneof![2 => condition.prop_map(Item::Condition), 1 => group], 0..5);
    (junction, items).prop_map(|(by, items)| Rule { by, items })
}

proptest! {
    #[test]
    fn a_filter_is_read_back_through_the_address(filter in filter()) {
        let Route::Customers(view) = Route::parse(&Route::Customers(showing([filter.clone()])).to_string()) else {
            panic!("a list has become another page");
        };
        prop_assert_eq!(filters(&view), [filter]);
    }

    #[test]
    fn a_rule_is_read_back_through_the_address(rule in rule()) {
        let view = rule.shown_in(&CustomersView::default());
        let Route::Customers(read) = Route::parse(&Route::Customers(view).to_string()) else {
            panic!("a list has become another page");
        };
        prop_assert_eq!(Rule::of(&read), rule);
    }

    #[test]
    fn any_pairs_make_a_rule_that_settles(pairs in prop::collection::vec(("(any1|none2|all|tag|name_has|match|amount_minor|x)(\\.[a-z0-9]{1,4}){0,2}", any::<String>()), 0..6)) {
        let view = CustomersView { filters: pairs, ..CustomersView::default() };
        let rule = Rule::of(&view);
        prop_assert_eq!(Rule::of(&rule.shown_in(&view)), rule);
    }

    #[test]
    fn one_field_has_one_filter_and_losing_it_loses_nothing_else(first in filter(), second in filter()) {
        let view = with(&showing([first.clone()]), &second);
        let expected =
            if Subject::of(&first) == Subject::of(&second) { vec![second.clone()] } else { vec![first.clone(), second.clone()] };
        prop_assert_eq!(filters(&view).len(), expected.len());
        prop_assert!(expected.iter().all(|filter| filters(&view).contains(filter)));
        if let Some(field) = Field::of(&second) {
            let rest = filters(&without(&view, field));
            prop_assert!(rest.iter().all(|filter| *filter == first) && !rest.contains(&second));
        }
    }

    #[test]
    fn any_address_asks_some_question(query in any::<String>()) {
        if let Route::Customers(view) = Route::parse(&format!("#/customers?{query}")) {
            prop_assert!(question(&view, &[]).filters.len() <= view.filters.len());
            prop_assert_eq!(columns(&view)[0], Column::Name);
        }
    }

    #[test]
    fn a_column_comes_and_goes(at in 1..COLUMNS.len(), is_shown in any::<bool>()) {
        let view = with_column(&CustomersView::default(), COLUMNS[at], is_shown);
        prop_assert_eq!(columns(&view).contains(&COLUMNS[at]), is_shown);
        let back = with_column(&view, COLUMNS[at], USUAL_COLUMNS.contains(&COLUMNS[at]));
        prop_assert!(back.columns.is_empty(), "the usual columns need not be named");
    }
}

#[test]
fn an_address_written_by_hand_is_understood() {
    let Route::Customers(view) = Route::parse("#/customers?segment=champions&segment=loyal&abc=A&amount_minor=10000..&cell=53&sort=-last")
    else {
        panic!("not the list of customers");
    };
    assert_eq!(
        filters(&view),
        [
            Filter::Segment(vec![Segment::Champions, Segment::Loyal]),
            Filter::Abc(vec![AbcClass::A]),
            Filter::AmountMinor(Bound { least: Some(10_000), most: None }),
            Filter::Cell { recency: 5, frequency: 3 },
        ]
    );
    assert_eq!(sort(&view), Sort { column: Column::LastPurchase, descending: true });
}

#[test]
fn groups_written_by_hand_are_understood() {
    let address = "#/customers?region=East&any1.tag=VIP&any1.days_since=..90&none2.owner_empty=yes&tag=A&tag.2=B&any1.tag=Key&match=any";
    let Route::Customers(view) = Route::parse(address) else { panic!("not the list of customers") };
    let asked = question(&view, &[]);
    let tag = |tags: &[&str]| Filter::Tag(tags.iter().map(|tag| (*tag).to_owned()).collect());
    let days_since = Subject::parse("days_since").and_then(|subject| subject.filter(&["..90"]));
    assert_eq!(asked.by, Junction::Any);
    assert_eq!(asked.filters, [Filter::Region(vec!["East".to_owned()]), tag(&["A"]), tag(&["B"])]);
    let nobody = Filter::Text { of: TextOf::Owner, says: Says::Nothing };
    assert_eq!(
        asked.groups,
        [
            Group { by: Junction::Any, filters: [Some(tag(&["VIP", "Key"])), days_since].into_iter().flatten().collect() },
            Group { by: Junction::None, filters: vec![nobody] },
        ]
    );
    assert!(has_more(&view) && !has_more(&showing([tag(&["A"])])));
}

#[test]
fn every_subject_has_a_name_of_its_own() {
    let keys: Vec<String> = Subject::each().map(|subject| subject.key().into_owned()).collect();
    let distinct: std::collections::BTreeSet<&String> = keys.iter().collect();
    assert_eq!(distinct.len(), keys.len());
    for key in &keys {
        assert!(!key.is_empty() && !["q", "sort", "cols", rule::MATCH].contains(&key.as_str()) && !key.contains('.'), "{key}");
        assert_eq!(Subject::parse(key).map(|subject| subject.key().into_owned()).as_deref(), Some(key.as_str()));
    }
}

#[test]
fn a_value_comes_and_goes() {
    let two = toggled(&toggled(&CustomersView::default(), Field::Region, "East"), Field::Region, "");
    assert_eq!(filters(&two), [Filter::Region(vec!["East".to_owned(), String::new()])]);
    assert_eq!(values(&toggled(&two, Field::Region, "East"), Field::Region), [""]);
}

#[test]
fn what_cannot_be_read_is_left_out() {
    let Route::Customers(view) =
        Route::parse("#/customers?segment=kings&cell=60&amount_minor=a..b&moon=full&sort=-moon&cols=moon,region,region")
    else {
        panic!("not the list of customers");
    };
    assert_eq!(filters(&view), []);
    assert_eq!(sort(&view), Sort { column: Column::Amount, descending: true });
    assert_eq!(columns(&view), [Column::Name, Column::Region]);
}
