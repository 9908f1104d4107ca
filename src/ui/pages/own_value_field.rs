//! Values of fields of one's own while they are typed, each by its kind.
//!
//! Not here: how a value is shown ([`own_value`](super::own_value)), and whose it becomes: one customer's in the profile, or many's.

use crate::domain::{CustomField, Day, FieldContent, FieldId, FieldKind, FieldValue, UnitPrice};
use crate::ui::{
    device::use_language,
    pages::setting::Setting,
    parts::{Checkbox, Choice, InputKind, Select, TextField},
    typed,
    words::people as words,
};
use leptos::prelude::*;

const YES: &str = "yes";
const NO: &str = "no";

/// One value.
#[derive(Clone)]
pub struct ValueDraft {
    field: CustomField,
    text: RwSignal<String>,
    chosen: RwSignal<Vec<String>>,
    error: RwSignal<Option<String>>,
}

impl ValueDraft {
    /// A field that is asked for, with what was said before.
    pub fn of(field: &CustomField, values: &[FieldValue], setting: Setting) -> Self {
        let content = values.iter().find(|value| value.field == field.id).map(|value| &value.content);
        let text = match content {
            Some(FieldContent::Text(text) | FieldContent::Choice(text)) => text.clone(),
            Some(FieldContent::Number(parts)) => typed::written_price(UnitPrice(*parts)),
            Some(FieldContent::Money(minor)) => typed::written_amount(*minor, setting.currency),
            Some(FieldContent::Date(day)) => day.to_string(),
            Some(FieldContent::YesNo(yes)) => if *yes { YES } else { NO }.to_owned(),
            Some(FieldContent::Choices(_)) | None => String::new(),
        };
        let chosen = match content {
            Some(FieldContent::Choices(choices)) => choices.clone(),
            _ => Vec::new(),
        };
        Self { field: field.clone(), text: RwSignal::new(text), chosen: RwSignal::new(chosen), error: RwSignal::new(None) }
    }

    /// The field that it is a value of.
    pub const fn field(&self) -> FieldId {
        self.field.id
    }

    /// Whether the field holds several choices at once.
    pub fn holds_several(&self) -> bool {
        self.field.kind == FieldKind::MultiChoice
    }

    /// The value that is meant, or none; what is wrong is said beside the field.
    pub fn read(&self, setting: Setting) -> Result<Option<FieldValue>, ()> {
        let meant = untrack(|| self.meant(setting));
        self.say(meant.as_ref().err().copied());
        meant.map(|content| content.map(|content| FieldValue { field: self.field.id, content })).map_err(|_| ())
    }

    /// Says beside the field what is wrong, or nothing.
    pub fn say(&self, wrong: Option<&'static str>) {
        self.error.set(wrong.map(str::to_owned));
    }

    /// What is meant as it is typed, or none; otherwise what is wrong with it.
    pub fn meant(&self, setting: Setting) -> Result<Option<FieldContent>, &'static str> {
        let language = setting.language;
        let text = self.text.get().trim().to_owned();
        let content = match self.field.kind {
            FieldKind::MultiChoice => {
                let chosen = self.chosen.get();
                return Ok((!chosen.is_empty()).then_some(FieldContent::Choices(chosen)));
            }
            _ if text.is_empty() => return Ok(None),
            FieldKind::Text => FieldContent::Text(text),
            FieldKind::Choice => FieldContent::Choice(text),
            FieldKind::YesNo => FieldContent::YesNo(text == YES),
            FieldKind::Number => {
                let number = signed(&text, |text| typed::unit_price(text).ok().map(|price| price.0));
                FieldContent::Number(number.ok_or_else(|| words::number_wrong(language))?)
            }
            FieldKind::Money => {
                let amount = signed(&text, |text| typed::amount_minor(text, setting.currency).ok());
                FieldContent::Money(amount.ok_or_else(|| words::money_wrong(language))?)
            }
            FieldKind::Date => FieldContent::Date(text.parse::<Day>().map_err(|_| words::date_wrong(language))?),
        };
        Ok(Some(content))
    }

    /// The choices of the field, and what was chosen before it was taken away.
    fn choices(&self) -> Vec<String> {
        let mut choices = self.field.choices.clone();
        let chosen = self.chosen.get_untracked().into_iter().chain([self.text.get_untracked()]);
        let gone: Vec<String> = chosen.filter(|choice| !choice.is_empty() && !choices.contains(choice)).collect();
        choices.extend(gone);
        choices
    }
}

/// A number that may be below zero.
fn signed(text: &str, read: impl Fn(&str) -> Option<i64>) -> Option<i64> {
    match text.strip_prefix(['-', '−', '－']) {
        Some(rest) => read(rest).map(|number| -number),
        None => read(text),
    }
}

/// The field for a value.
#[component]
pub fn ValueField(draft: ValueDraft, setting: Setting) -> impl IntoView {
    let language = use_language();
    let (text, error, label) = (draft.text, draft.error, draft.field.name.clone());
    let typed = move |label: String, kind| view! { <TextField label value=text kind error is_optional=true /> }.into_any();
    match draft.field.kind {
        FieldKind::Text => typed(label, InputKind::Text),
        FieldKind::Number => typed(label, InputKind::Number),
        FieldKind::Money => typed(format!("{label} ({})", setting.currency.code()), InputKind::Number),
        FieldKind::Date => typed(label, InputKind::Date),
        FieldKind::Choice => {
            let known = draft.choices().into_iter().map(|choice| Choice::new(choice.clone(), choice)).collect();
            select(label, words::not_said(language), known, text)
        }
        FieldKind::YesNo => {
            let known = vec![Choice::new(YES, words::yes(language)), Choice::new(NO, words::no(language))];
            select(label, words::not_said(language), known, text)
        }
        FieldKind::MultiChoice => {
            let boxes = draft.choices().into_iter().map(|choice| check(draft.chosen, choice)).collect_view();
            view! { <fieldset class="check-list"><legend class="field-label">{label}</legend>{boxes}</fieldset> }.into_any()
        }
    }
}

fn select(label: String, none: &'static str, known: Vec<Choice>, text: RwSignal<String>) -> AnyView {
    let choices: Vec<Choice> = std::iter::once(Choice::new("", none)).chain(known).collect();
    view! { <Select label choices=Signal::stored(choices) value=text on_change=move |key| text.set(key) /> }.into_any()
}

fn check(chosen: RwSignal<Vec<String>>, choice: String) -> impl IntoView {
    let (own, name) = (choice.clone(), choice.clone());
    let change = move |is_chosen: bool| {
        chosen.update(|chosen| {
            chosen.retain(|other| *other != own);
            if is_chosen {
                chosen.push(own.clone());
            }
        });
    };
    view! { <Checkbox label=name checked=Signal::derive(move || chosen.with(|chosen| chosen.contains(&choice))) on_change=change /> }
}
