//! What a condition can be made about, step by step: first the topic, then, of a text, how it is asked for.
//!
//! Not here: words for topics (`words`), and the address ([`subject`](super::subject)).

use super::{
    field::Field,
    rule::Condition,
    subject::{NUMBERS, Subject, TextTest},
};
use crate::workspace::questions::TextOf;

/// What can be chosen first: a text stands once, however it is asked for.
pub fn topics() -> Vec<Subject> {
    let usual = [Field::Tag, Field::Owner, Field::Region, Field::Industry, Field::Source].map(Subject::Usual);
    let texts = [TextOf::Name, TextOf::Contact, TextOf::Phone, TextOf::Email, TextOf::Address, TextOf::Note, TextOf::Code];
    let texts = texts.map(|of| Subject::Text(of, TextTest::Has));
    let grades = [Field::SchemeGrade, Field::Segment, Field::Stage, Field::Abc, Field::Kind, Field::Graded, Field::Leaving];
    let care = [Field::MayContact, Field::Untouched].map(Subject::Usual);
    let figures = [Field::Amount, Field::NPurchases, Field::LastPurchase, Field::FirstPurchase];
    let numbers = NUMBERS.into_iter().map(Subject::Number);
    let named = usual.into_iter().chain([Subject::In]).chain(texts).chain(grades.map(Subject::Usual));
    named.chain(care).chain(figures.map(Subject::Usual)).chain([Subject::Since]).chain(numbers).collect()
}

/// The text that is asked for, and how.
pub const fn text(subject: Subject) -> Option<(TextOf, TextTest)> {
    match subject {
        Subject::Text(of, test) => Some((of, test)),
        Subject::Usual(Field::Region) => Some((TextOf::Region, TextTest::Is)),
        Subject::Usual(Field::Industry) => Some((TextOf::Industry, TextTest::Is)),
        Subject::Usual(Field::Source) => Some((TextOf::Source, TextTest::Is)),
        Subject::Usual(Field::Owner) => Some((TextOf::Owner, TextTest::Is)),
        Subject::Usual(Field::Tag) => Some((TextOf::Tag, TextTest::Is)),
        _ => None,
    }
}

/// Whether two are about the same, however it is asked for.
pub fn is_same_topic(one: Subject, other: Subject) -> bool {
    match (text(one), text(other)) {
        (Some((of, _)), Some((other, _))) => of == other,
        _ => one == other,
    }
}

/// The condition that a fresh choice begins with: of some there is nothing more to say.
pub fn begun(subject: Subject) -> Condition {
    let values = match subject {
        Subject::Text(_, TextTest::Empty) => vec!["yes".to_owned()],
        Subject::Usual(Field::Graded) => vec!["no".to_owned()],
        Subject::Usual(Field::Leaving) => vec![String::new()],
        Subject::Usual(Field::MayContact | Field::Untouched) => vec!["yes".to_owned()],
        _ => Vec::new(),
    };
    Condition { subject, values }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_subject_can_be_chosen_or_is_a_way_to_ask_for_one_that_can() {
        let offered = topics();
        // A cell of the grid comes from a link; it can be taken away, not made here.
        let missing: Vec<Subject> =
            Subject::each().filter(|subject| !offered.iter().any(|topic| is_same_topic(*topic, *subject))).collect();
        assert_eq!(missing, [Subject::Usual(Field::Cell)]);
    }

    #[test]
    fn what_needs_no_values_is_complete_at_once() {
        let whole = [Subject::Usual(Field::Graded), Subject::Usual(Field::Leaving), Subject::Text(TextOf::Note, TextTest::Empty)];
        assert!(whole.into_iter().all(|subject| begun(subject).filter().is_some()));
    }
}
