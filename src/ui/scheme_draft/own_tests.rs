//! A test of a field of one's own as a condition of a list, and back: what is asked is chosen and typed in the same way in both places.
//!
//! Not here: the parts of a rule ([`conditions`](super::conditions)).

use crate::domain::{
    CustomField,
    conditions::{Bound, OwnAsk, OwnTest, Says},
};
use crate::ui::customers_view::{
    rule::Condition,
    subject::{Subject, TextTest},
    topics::{self, Way},
};
use crate::workspace::questions::Filter;

/// A test as it is begun: in the usual way of the field, asking for nothing yet.
pub fn begun(field: &CustomField) -> Option<OwnTest> {
    test_of(&topics::begun(topics::in_way(Subject::OwnText(field.id, TextTest::Is), topics::ways(field.kind)[0])))
}

/// The condition of a list that says the same.
pub fn condition_of(test: &OwnTest) -> Condition {
    let asked = Condition::of(&Filter::Own(test.clone()));
    // An open range is written, but says nothing.
    if asked.filter().is_some() { asked } else { Condition { values: Vec::new(), ..asked } }
}

/// The test that a condition of a list makes; while its values say nothing, one that asks for nothing. None where it is about another
/// thing than a field of one's own.
pub fn test_of(condition: &Condition) -> Option<OwnTest> {
    match condition.filter() {
        Some(Filter::Own(test)) => Some(test),
        _ => unsaid(condition.subject),
    }
}

/// The same field asked in another way, with the words that it was asked for before where they fit.
pub fn in_way(test: &OwnTest, way: Way) -> Option<OwnTest> {
    let before = condition_of(test);
    let fresh = topics::begun(topics::in_way(before.subject, way));
    let keeps = topics::way(before.subject).is_some_and(|before| way.shares_values_with(before));
    test_of(&if keeps { Condition { values: before.values, ..fresh } } else { fresh })
}

const fn unsaid(subject: Subject) -> Option<OwnTest> {
    Some(match subject {
        Subject::OwnText(field, TextTest::Is) => OwnTest { field, asks: OwnAsk::Text(Says::Is(Vec::new())) },
        Subject::OwnText(field, TextTest::IsNot) => OwnTest { field, asks: OwnAsk::Text(Says::IsNot(Vec::new())) },
        Subject::OwnText(field, TextTest::Has) => OwnTest { field, asks: OwnAsk::Text(Says::Has(Vec::new())) },
        Subject::OwnText(field, TextTest::Empty) => OwnTest { field, asks: OwnAsk::Text(Says::Nothing) },
        Subject::OwnNumber(field) => OwnTest { field, asks: OwnAsk::Number(Bound::OPEN) },
        Subject::OwnDay(field) => OwnTest { field, asks: OwnAsk::Day(Bound::OPEN) },
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{FieldId, FieldKind};

    fn field(kind: FieldKind) -> CustomField {
        let id = FieldId::from_u128(7);
        CustomField { id, name: "Level".into(), kind, choices: Vec::new(), position: 0, is_retired: false }
    }

    #[test]
    fn every_kind_is_asked_in_its_ways_and_what_is_begun_asks_for_nothing_yet() {
        for kind in FieldKind::ALL {
            let begun = begun(&field(kind)).expect("every kind has a usual way");
            assert!(begun.asks.is_for(kind) && !begun.asks.is_meant(), "{kind:?}");
            for way in topics::ways(kind) {
                let asked = in_way(&begun, *way).expect("it is of a field of one's own");
                assert_eq!((asked.field, asked.asks.is_for(kind)), (begun.field, true));
                assert_eq!(topics::way(condition_of(&asked).subject), Some(*way));
                assert_eq!(test_of(&condition_of(&asked)), Some(asked));
            }
        }
    }

    #[test]
    fn words_are_kept_in_another_way_and_ends_of_ranges_are_not() {
        let is = OwnTest { field: FieldId::from_u128(7), asks: OwnAsk::Text(Says::Is(vec!["High".into()])) };
        let is_not = in_way(&is, Way::Test(TextTest::IsNot)).map(|test| test.asks);
        assert_eq!(is_not, Some(OwnAsk::Text(Says::IsNot(vec!["High".into()]))));
        let empty = in_way(&is, Way::Test(TextTest::Empty)).map(|test| test.asks);
        assert_eq!(empty, Some(OwnAsk::Text(Says::Nothing)));
        let within = OwnTest { field: FieldId::from_u128(7), asks: OwnAsk::Number(Bound { least: Some(1), most: None }) };
        assert_eq!(condition_of(&within).values, ["1.."]);
        assert_eq!(test_of(&Condition { values: Vec::new(), ..condition_of(&within) }).map(|test| test.asks.is_meant()), Some(false));
    }
}
