//! The form that defines or changes a field.

use crate::domain::{CustomField, FieldId, FieldKind};
use crate::ui::{
    device::use_language,
    pages::sending::Sending,
    parts::{Button, ButtonKind, Choice, Dialog, InputKind, Select, TextField},
    session::use_session,
    words::{parts as parts_words, people, settings as words},
};
use crate::workspace::Command;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

/// The field that the form is open for.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldErrand {
    pub field: CustomField,
    /// Customers have values in it, so that its kind is fixed.
    pub is_used: bool,
}

impl FieldErrand {
    /// A field that nothing is known of yet, behind so many others.
    pub fn fresh(position: u32) -> Self {
        let field = CustomField {
            id: FieldId::from_u128(0),
            name: String::new(),
            kind: FieldKind::default(),
            choices: Vec::new(),
            position,
            is_retired: false,
        };
        Self { field, is_used: false }
    }
}

/// The form, open while there is an errand.
#[component]
pub fn FieldDialog(errand: RwSignal<Option<FieldErrand>>) -> impl IntoView {
    let language = use_language();
    let open = Signal::derive(move || errand.with(Option::is_some));
    let title = move || match errand.get() {
        Some(own) if !own.field.name.is_empty() => words::edit_field(language, own.field.name),
        _ => words::add_field(language).to_owned(),
    };
    view! {
        <Dialog open on_close=move || errand.set(None) title>
            {move || errand.get().map(|own| view! { <Form own errand /> })}
        </Dialog>
    }
}

/// What is typed. The kind is a place among [`FieldKind::ALL`].
#[derive(Clone, Copy)]
struct Draft {
    name: RwSignal<String>,
    kind: RwSignal<FieldKind>,
    choices: RwSignal<String>,
    choices_error: RwSignal<Option<String>>,
}

#[component]
fn Form(own: FieldErrand, errand: RwSignal<Option<FieldErrand>>) -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let FieldErrand { field, is_used } = own;
    let draft = Draft {
        name: RwSignal::new(field.name.clone()),
        kind: RwSignal::new(field.kind),
        choices: RwSignal::new(field.choices.join("\n")),
        choices_error: RwSignal::new(None),
    };
    let sending = Sending::new();
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let kind = draft.kind.get_untracked();
        let choices: Vec<String> =
            draft.choices.get_untracked().lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
        let is_without = kind.has_choices() && choices.is_empty();
        draft.choices_error.set(is_without.then(|| words::field_choices_missing(language).to_owned()));
        if is_without {
            return;
        }
        let name = draft.name.get_untracked().trim().to_owned();
        let said = words::field_saved(language, &name);
        let field = CustomField { name, kind, choices, ..field.clone() };
        sending.send(session, language, Command::File(field.into()), said, move || {
            errand.try_set(None);
        });
    };
    view! {
        <form class="form" novalidate on:submit=save>
            {sending.refused()}
            <Fields draft is_used />
            <div class="button-row button-row-end">
                <Button on_press=move || errand.set(None)>{parts_words::cancel(language)}</Button>
                <Button kind=ButtonKind::Primary is_submit=true busy=sending.is_busy>{people::save(language)}</Button>
            </div>
        </form>
    }
}

#[component]
fn Fields(draft: Draft, is_used: bool) -> impl IntoView {
    let language = use_language();
    let kinds: Vec<Choice> =
        FieldKind::ALL.into_iter().enumerate().map(|(at, kind)| Choice::new(at.to_string(), people::field_kind(language, kind))).collect();
    let kind = Signal::derive(move || {
        let own = draft.kind.get();
        FieldKind::ALL.iter().position(|kind| *kind == own).unwrap_or_default().to_string()
    });
    let choose = move |at: String| {
        if let Some(kind) = at.parse::<usize>().ok().and_then(|at| FieldKind::ALL.get(at)) {
            draft.kind.set(*kind);
        }
    };
    view! {
        <TextField label=words::field_name(language) value=draft.name />
        <Select
            label=words::field_kind(language)
            choices=Signal::stored(kinds)
            value=kind
            on_change=choose
            disabled=Signal::stored(is_used)
            hint=if is_used { words::field_kind_fixed(language) } else { "" }
        />
        {move || draft.kind.get().has_choices().then(|| view! {
            <TextField
                label=words::field_choices(language)
                hint=words::field_choices_hint(language)
                kind=InputKind::Paragraph
                value=draft.choices
                error=draft.choices_error
            />
        })}
    }
}
