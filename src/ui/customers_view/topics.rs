//! What a condition can be made about, step by step: first the topic, then, of a text, how it is asked for.
//!
//! Not here: words for topics (`words`), and the address ([`subject`](super::subject)).

use super::{
    field::Field,
    own::live,
    rule::Condition,
    subject::{NUMBERS, Subject, TextTest},
};
use crate::domain::{CustomField, FieldKind};
use crate::workspace::questions::TextOf;

/// What can be chosen first: a text or a field of one's own stands once, however it is asked for.
pub fn topics(fields: &[CustomField]) -> Vec<Subject> {
    let usual = [Field::Tag, Field::Owner, Field::Region, Field::Industry, Field::Source].map(Subject::Usual);
    let texts = [TextOf::Name, TextOf::Contact, TextOf::Phone, TextOf::Email, TextOf::Address, TextOf::Note, TextOf::Code];
    let texts = texts.map(|of| Subject::Text(of, TextTest::Has));
    let grades = [Field::SchemeGrade, Field::Segment, Field::Stage, Field::Abc, Field::Kind, Field::Graded, Field::Leaving];
    let care = [Field::MayContact, Field::Untouched].map(Subject::Usual);
    let figures = [Field::Amount, Field::NPurchases, Field::LastPurchase, Field::FirstPurchase];
    let numbers = NUMBERS.into_iter().map(Subject::Number);
    let named = usual.into_iter().chain([Subject::In]).chain(texts).chain(grades.map(Subject::Usual));
    let named = named.chain(own_topics(fields)).chain(care);
    named.chain(figures.map(Subject::Usual)).chain([Subject::Since]).chain(numbers).collect()
}

/// The fields of one's own that can be chosen, each in its usual way.
pub fn own_topics(fields: &[CustomField]) -> impl Iterator<Item = Subject> {
    live(fields).map(|field| in_way(Subject::OwnText(field.id, TextTest::Is), ways(field.kind)[0]))
}

/// How something is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Test(TextTest),
    /// A number between two others.
    Within,
    /// A day between two others.
    On,
}

impl Way {
    /// The ways to ask for a text.
    pub const TEXT: [Self; 4] =
        [Self::Test(TextTest::Is), Self::Test(TextTest::IsNot), Self::Test(TextTest::Has), Self::Test(TextTest::Empty)];

    /// Whether values that were given for one way are values for the other: what was asked for exactly may be looked for as a part.
    pub const fn shares_values_with(self, other: Self) -> bool {
        self.takes_words() && other.takes_words()
    }

    const fn takes_words(self) -> bool {
        matches!(self, Self::Test(TextTest::Is | TextTest::IsNot | TextTest::Has))
    }

    /// Its name, where it is chosen.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Test(TextTest::Is) => "is",
            Self::Test(TextTest::Has) => "has",
            Self::Test(TextTest::Empty) => "empty",
            Self::Test(TextTest::IsNot) => "not",
            Self::Within => "within",
            Self::On => "on",
        }
    }
}

/// The ways to ask for a field of one's own that holds this, the usual one first.
pub const fn ways(kind: FieldKind) -> &'static [Way] {
    use TextTest::{Empty, Has, Is, IsNot};
    match kind {
        FieldKind::Text => &[Way::Test(Has), Way::Test(Is), Way::Test(IsNot), Way::Test(Empty)],
        FieldKind::Choice | FieldKind::MultiChoice => &[Way::Test(Is), Way::Test(IsNot), Way::Test(Empty)],
        FieldKind::YesNo => &[Way::Test(Is), Way::Test(Empty)],
        FieldKind::Number | FieldKind::Money => &[Way::Within, Way::Test(Empty)],
        FieldKind::Date => &[Way::On, Way::Test(Empty)],
    }
}

/// How it is asked for, where there are several ways.
pub fn way(subject: Subject) -> Option<Way> {
    match subject {
        Subject::OwnText(_, test) => Some(Way::Test(test)),
        Subject::OwnNumber(_) => Some(Way::Within),
        Subject::OwnDay(_) => Some(Way::On),
        other => text(other).map(|(_, test)| Way::Test(test)),
    }
}

/// The same asked for in another way.
pub fn in_way(subject: Subject, way: Way) -> Subject {
    match (subject.own_field(), text(subject), way) {
        (Some(field), _, Way::Test(test)) => Subject::OwnText(field, test),
        (Some(field), _, Way::Within) => Subject::OwnNumber(field),
        (Some(field), _, Way::On) => Subject::OwnDay(field),
        (None, Some((of, _)), Way::Test(test)) => Subject::text(of, test),
        (None, ..) => subject,
    }
}

/// The text of the record that is asked for, and how.
const fn text(subject: Subject) -> Option<(TextOf, TextTest)> {
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
    if let Some(field) = one.own_field() {
        return other.own_field() == Some(field);
    }
    match (text(one), text(other)) {
        (Some((of, _)), Some((other, _))) => of == other,
        _ => one == other,
    }
}

/// The condition that a fresh choice begins with: of some there is nothing more to say.
pub fn begun(subject: Subject) -> Condition {
    let values = match subject {
        Subject::Text(_, TextTest::Empty) | Subject::OwnText(_, TextTest::Empty) => vec!["yes".to_owned()],
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
    use crate::domain::FieldId;

    #[test]
    fn every_subject_can_be_chosen_or_is_a_way_to_ask_for_one_that_can() {
        let offered = topics(&[]);
        // A cell of the grid comes from a link; it can be taken away, not made here.
        let missing: Vec<Subject> =
            Subject::each().filter(|subject| !offered.iter().any(|topic| is_same_topic(*topic, *subject))).collect();
        assert_eq!(missing, [Subject::Usual(Field::Cell)]);
    }

    #[test]
    fn every_field_of_ones_own_that_is_asked_for_can_be_chosen_in_the_ways_that_fit_it() {
        let field = |number: u32, kind| {
            let id = FieldId::from_u128(number.into());
            CustomField { id, name: "Level".into(), kind, choices: Vec::new(), position: number, is_retired: false }
        };
        let mut fields: Vec<CustomField> = (1_u32..).zip(FieldKind::ALL).map(|(number, kind)| field(number, kind)).collect();
        fields.push(CustomField { is_retired: true, ..field(99, FieldKind::Text) });
        let offered: Vec<Subject> = topics(&fields).into_iter().filter(|topic| topic.own_field().is_some()).collect();
        assert_eq!(offered.len(), FieldKind::ALL.len(), "a retired one is not offered");
        for (topic, field) in offered.iter().zip(&fields) {
            for own in ways(field.kind) {
                let asked = in_way(*topic, *own);
                assert_eq!((asked.own_field(), way(asked)), (Some(field.id), Some(*own)));
                assert!(is_same_topic(asked, *topic) && Subject::parse(&asked.key()) == Some(asked));
            }
        }
        assert!(!is_same_topic(offered[0], offered[1]));
    }

    #[test]
    fn what_needs_no_values_is_complete_at_once() {
        let whole = [Subject::Usual(Field::Graded), Subject::Usual(Field::Leaving), Subject::Text(TextOf::Note, TextTest::Empty)];
        assert!(whole.into_iter().all(|subject| begun(subject).filter().is_some()));
    }
}
