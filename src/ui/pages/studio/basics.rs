//! What a scheme is called, how it sorts, and when it is worked out.

use super::{Draft, fields::DraftField};
use crate::domain::schemes::{Facet, Method, Schedule};
use crate::ui::{
    parts::{Card, Choice, Select},
    scheme_draft::MethodKind,
    words::{schemes, studio as words},
};
use leptos::prelude::*;

const SCHEDULES: [(&str, Schedule); 5] = [
    ("by_hand", Schedule::ByHand),
    ("monthly", Schedule::Monthly),
    ("quarterly", Schedule::Quarterly),
    ("half_yearly", Schedule::HalfYearly),
    ("live", Schedule::Live),
];

/// Fields of customers, by their names in a list.
pub const FACETS: [(&str, Facet); 5] =
    [("industry", Facet::Industry), ("region", Facet::Region), ("kind", Facet::Kind), ("source", Facet::Source), ("owner", Facet::Owner)];

#[component]
pub fn Basics(draft: Draft) -> impl IntoView {
    let language = draft.setting.language;
    let name = draft.read(|scheme| scheme.name.clone());
    let rename = Callback::new(move |text: String| {
        let name = text.trim().to_owned();
        if name.is_empty() {
            return Some(words::name_missing(language).to_owned());
        }
        draft.change(|scheme| scheme.name = name);
        None
    });
    let note = draft.read(|scheme| scheme.note.clone().unwrap_or_default());
    let annotate = Callback::new(move |text: String| {
        let note = text.trim().to_owned();
        draft.change(|scheme| scheme.note = (!note.is_empty()).then_some(note));
        None
    });
    view! {
        <Card title=words::basics(language)>
            <div class="form-grid">
                <DraftField label=words::name(language) value=name on_save=rename />
                <DraftField label=words::note(language) value=note on_save=annotate />
                <MethodChoice draft />
                <ScheduleChoice draft />
                <FieldChoice draft />
            </div>
        </Card>
    }
}

#[component]
fn MethodChoice(draft: Draft) -> impl IntoView {
    let language = draft.setting.language;
    let kind = draft.read(|scheme| MethodKind::of(&scheme.method));
    let choices: Vec<Choice> = MethodKind::ALL.iter().map(|kind| Choice::new(kind.key(), words::method_kind(language, *kind))).collect();
    let choose = move |key: String| {
        if let Some(kind) = MethodKind::ALL.into_iter().find(|kind| kind.key() == key) {
            draft.change(|scheme| kind.switch(scheme, |at| words::new_grade(language, at + 1)));
        }
    };
    view! {
        <Select
            label=words::method(language)
            choices=Signal::stored(choices)
            value=Signal::derive(move || kind.get().key().to_owned())
            on_change=choose
        />
    }
}

#[component]
fn ScheduleChoice(draft: Draft) -> impl IntoView {
    let language = draft.setting.language;
    let schedule = draft.read(|scheme| scheme.schedule);
    let choices: Vec<Choice> = SCHEDULES.iter().map(|(key, schedule)| Choice::new(*key, schemes::schedule(language, *schedule))).collect();
    let choose = move |key: String| {
        if let Some((_, schedule)) = SCHEDULES.into_iter().find(|(known, _)| *known == key) {
            draft.change(|scheme| scheme.schedule = schedule);
        }
    };
    let value = move || SCHEDULES.iter().find(|(_, known)| *known == schedule.get()).map_or_else(String::new, |(key, _)| (*key).to_owned());
    let hint = move || match schedule.get() {
        Schedule::Live => words::schedule_live_text(language),
        _ => words::schedule_text(language),
    };
    view! {
        <Select
            label=words::schedule(language)
            choices=Signal::stored(choices)
            value=Signal::derive(value)
            on_change=choose
            hint=TextProp::from(hint)
        />
    }
}

/// Which field is sorted by, where that is the method.
#[component]
fn FieldChoice(draft: Draft) -> impl IntoView {
    let language = draft.setting.language;
    let facet = draft.read(|scheme| match scheme.method {
        Method::Field(facet) => Some(facet),
        _ => None,
    });
    let choose = Callback::new(move |key: String| {
        if let Some((_, facet)) = FACETS.into_iter().find(|(known, _)| *known == key) {
            draft.change(|scheme| scheme.method = Method::Field(facet));
        }
    });
    let choices: Vec<Choice> = FACETS.iter().map(|(key, facet)| Choice::new(*key, schemes::facet(language, *facet))).collect();
    let is_field = Memo::new(move |_| facet.get().is_some());
    let value = Signal::derive(move || {
        FACETS.iter().find(|(_, known)| Some(*known) == facet.get()).map_or_else(String::new, |(key, _)| (*key).to_owned())
    });
    move || {
        let choices = choices.clone();
        is_field.get().then(|| view! { <Select label=words::field(language) choices=Signal::stored(choices) value on_change=choose /> })
    }
}
