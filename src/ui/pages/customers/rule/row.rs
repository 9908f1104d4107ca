//! One condition: what it is about, how a text is asked for, and its values.

use super::{super::list::CustomerList, draft::Draft, values::ValuesOf};
use crate::ui::{
    customers_view::{
        Field,
        rule::Condition,
        subject::{NUMBERS, Subject, TextTest},
    },
    device::use_language,
    parts::{Button, ButtonKind, Choice, Glyph, Select},
    words::{Language, finding as words},
};
use crate::workspace::questions::TextOf;
use leptos::prelude::*;

/// What can be chosen first: a text stands once, however it is asked for.
fn topics() -> Vec<Subject> {
    let usual = [Field::Tag, Field::Owner, Field::Region, Field::Industry, Field::Source].map(Subject::Usual);
    let texts = [TextOf::Name, TextOf::Contact, TextOf::Phone, TextOf::Email, TextOf::Address, TextOf::Note, TextOf::Code];
    let texts = texts.map(|of| Subject::Text(of, TextTest::Has));
    let grades = [Field::SchemeGrade, Field::Segment, Field::Stage, Field::Abc, Field::Kind, Field::Graded, Field::Leaving];
    let figures = [Field::Amount, Field::NPurchases, Field::LastPurchase, Field::FirstPurchase];
    let numbers = NUMBERS.into_iter().map(Subject::Number);
    let named = usual.into_iter().chain([Subject::In]).chain(texts).chain(grades.map(Subject::Usual));
    named.chain(figures.map(Subject::Usual)).chain([Subject::Since]).chain(numbers).collect()
}

/// The text that is asked for, and how.
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
fn is_same_topic(one: Subject, other: Subject) -> bool {
    match (text(one), text(other)) {
        (Some((of, _)), Some((other, _))) => of == other,
        _ => one == other,
    }
}

/// The condition that a fresh choice begins with: of some there is nothing more to say.
fn begun(subject: Subject) -> Condition {
    let values = match subject {
        Subject::Text(_, TextTest::Empty) => vec!["yes".to_owned()],
        Subject::Usual(Field::Graded) => vec!["no".to_owned()],
        Subject::Usual(Field::Leaving) => vec![String::new()],
        _ => Vec::new(),
    };
    Condition { subject, values }
}

fn ways(language: Language) -> Vec<Choice> {
    TextTest::ALL.map(|test| Choice::new(test_key(test), words::text_test(language, test))).to_vec()
}

const fn test_key(test: TextTest) -> &'static str {
    match test {
        TextTest::Is => "is",
        TextTest::Has => "has",
        TextTest::Empty => "empty",
    }
}

#[component]
pub fn ConditionRow(list: CustomerList, draft: Draft, number: u32) -> impl IntoView {
    let language = use_language();
    let condition = draft.condition(number);
    let subject = Memo::new(move |_| condition.get().map(|condition| condition.subject));
    let offered = move || {
        let mut topics = topics();
        if let Some(own) = subject.get().filter(|own| !topics.iter().any(|topic| is_same_topic(*topic, *own))) {
            topics.push(own);
        }
        topics
    };
    let choices = Signal::derive(move || {
        offered().into_iter().map(|topic| Choice::new(topic.key(), words::subject(language, topic))).collect::<Vec<_>>()
    });
    let value = Signal::derive(move || {
        let own = subject.get();
        let topic = offered().into_iter().find(|topic| own.is_some_and(|own| is_same_topic(*topic, own)));
        topic.map(|topic| topic.key().into_owned()).unwrap_or_default()
    });
    let choose = move |key: String| {
        if let Some(subject) = Subject::parse(&key) {
            draft.set(number, begun(subject));
        }
    };
    let test = Memo::new(move |_| subject.get().and_then(text));
    let choose_test = move |key: String| {
        let chosen = TextTest::ALL.into_iter().find(|test| test_key(*test) == key);
        if let Some((chosen, (of, before))) = chosen.zip(test.get_untracked()) {
            let fresh = begun(Subject::text(of, chosen));
            // Values that were asked for exactly may be looked for as parts, and the other way round.
            let stay = chosen != TextTest::Empty && before != TextTest::Empty;
            let values = condition.get_untracked().map(|condition| condition.values).filter(|_| stay);
            draft.set(number, Condition { values: values.unwrap_or(fresh.values), ..fresh });
        }
    };
    view! {
        <div class="rule-row" data-test=move || if test.get().is_some() { "text" } else { "other" }>
            <Select label=words::about(language) choices value on_change=choose is_label_hidden=true />
            {move || test.get().is_some().then(|| view! {
                <Select
                    label=words::test(language)
                    choices=Signal::stored(ways(language))
                    value=Signal::derive(move || test.get().map(|(_, test)| test_key(test)).unwrap_or_default().to_owned())
                    on_change=choose_test
                    is_label_hidden=true
                />
            })}
            <div class="rule-values">{move || subject.get().map(|subject| view! { <ValuesOf list draft number subject /> })}</div>
            <Button
                kind=ButtonKind::Ghost
                icon=Glyph::Close
                label=words::remove_condition(language)
                on_press=move || draft.remove(number)
            />
        </div>
    }
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
