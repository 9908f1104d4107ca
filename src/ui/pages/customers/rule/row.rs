//! One condition: what it is about, how a text is asked for, and its values.

use super::{super::list::CustomerList, draft::Draft, values::ValuesOf};
use crate::ui::{
    customers_view::{
        rule::Condition,
        subject::Subject,
        topics::{Way, begun, in_way, is_same_topic, topics, way, ways},
    },
    device::use_language,
    parts::{Button, ButtonKind, Choice, Glyph, Select},
    words::finding as words,
};
use leptos::prelude::*;

/// The ways to ask for something. Of a field that is gone only the way in which it was asked for is left.
fn offered_ways(list: CustomerList, subject: Subject) -> Vec<Way> {
    match subject.own_field().map(|field| list.field(field)) {
        None => Way::TEXT.to_vec(),
        Some(Some(field)) => ways(field.kind).to_vec(),
        Some(None) => way(subject).into_iter().collect(),
    }
}

#[component]
pub fn ConditionRow(list: CustomerList, draft: Draft, number: u32) -> impl IntoView {
    let language = use_language();
    let condition = draft.condition(number);
    let subject = Memo::new(move |_| condition.get().map(|condition| condition.subject));
    let offered = move || {
        let mut topics = list.fields.with(|fields| topics(fields.as_deref().unwrap_or_default()));
        if let Some(own) = subject.get().filter(|own| !topics.iter().any(|topic| is_same_topic(*topic, *own))) {
            topics.push(own);
        }
        topics
    };
    let choices =
        Signal::derive(move || offered().into_iter().map(|topic| Choice::new(topic.key(), list.about(topic))).collect::<Vec<_>>());
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
    let own_way = Memo::new(move |_| subject.get().and_then(way));
    let own_ways = move || subject.get().map(|subject| offered_ways(list, subject)).unwrap_or_default();
    let way_choices =
        Signal::derive(move || own_ways().into_iter().map(|way| Choice::new(way.key(), words::way(language, way))).collect::<Vec<_>>());
    let choose_way = move |key: String| {
        let chosen = untrack(own_ways).into_iter().find(|way| way.key() == key);
        let (Some(chosen), Some(before), Some(subject)) = (chosen, own_way.get_untracked(), subject.get_untracked()) else { return };
        let fresh = begun(in_way(subject, chosen));
        let values = condition.get_untracked().map(|condition| condition.values).filter(|_| chosen.shares_values_with(before));
        draft.set(number, Condition { values: values.unwrap_or(fresh.values), ..fresh });
    };
    view! {
        <div class="rule-row" data-test=move || if own_way.get().is_some() { "text" } else { "other" }>
            <Select label=words::about(language) choices value on_change=choose is_label_hidden=true />
            {move || own_way.get().is_some().then(|| view! {
                <Select
                    label=words::test(language)
                    choices=way_choices
                    value=Signal::derive(move || own_way.get().map(Way::key).unwrap_or_default().to_owned())
                    on_change=choose_way
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
