//! One condition: what it is about, how a text is asked for, and its values.

use super::{super::list::CustomerList, draft::Draft, values::ValuesOf};
use crate::ui::{
    customers_view::{
        rule::Condition,
        subject::{Subject, TextTest},
        topics::{begun, is_same_topic, text, topics},
    },
    device::use_language,
    parts::{Button, ButtonKind, Choice, Glyph, Select},
    words::{Language, finding as words},
};
use leptos::prelude::*;

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
