//! The address and the question say the same.

use super::*;
use crate::domain::{Day, SchemeId, Stage};
use crate::scoring::{abc::AbcClass, rfm::Segment};
use crate::ui::route::Route;
use crate::workspace::questions::Bound;
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
    ]
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
    fn one_field_has_one_filter_and_losing_it_loses_nothing_else(first in filter(), second in filter()) {
        let view = with(&showing([first.clone()]), &second);
        let expected = if Field::of(&first) == Field::of(&second) { vec![second.clone()] } else { vec![first.clone(), second.clone()] };
        prop_assert_eq!(filters(&view).len(), expected.len());
        prop_assert!(expected.iter().all(|filter| filters(&view).contains(filter)));
        let rest = filters(&without(&view, Field::of(&second)));
        prop_assert!(rest.iter().all(|filter| *filter == first) && !rest.contains(&second));
    }

    #[test]
    fn any_address_asks_some_question(query in any::<String>()) {
        if let Route::Customers(view) = Route::parse(&format!("#/customers?{query}")) {
            prop_assert!(question(&view).filters.len() <= Field::ALL.len());
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
            Filter::Cell { recency: 5, frequency: 3 },
            Filter::AmountMinor(Bound { least: Some(10_000), most: None }),
        ]
    );
    assert_eq!(sort(&view), Sort { column: Column::LastPurchase, descending: true });
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
