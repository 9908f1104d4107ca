//! What is changed in many customers at once: a field of the record or of one's own, and its new value.
//!
//! Not here: whose it is and what it would come to ([`many`](super::many)).

use super::list::CustomerList;
use crate::domain::{FieldContent, FieldId};
use crate::ui::{
    customers_view::{KINDS, bulk::What, field_in, field_key, kind_key, live},
    device::use_language,
    pages::{
        customer::Suggestions,
        own_value_field::{ValueDraft, ValueField},
        setting::Setting,
    },
    parts::{Choice, InputKind, Segmented, Select, TextField, unique_id},
    words::{Language, customers, finding as words, grades},
};
use crate::workspace::commands::{BulkEdit, Choosing};
use leptos::prelude::*;

/// What is chosen so far.
#[derive(Clone, Copy)]
pub struct WhatDraft {
    target: RwSignal<Target>,
    /// Of a field of the record, as it is typed.
    value: RwSignal<String>,
    choosing: RwSignal<Option<Choosing>>,
}

/// What can become of choices that a customer has, where a field holds several: none is to put the new ones in their place.
const CHOOSINGS: [(Option<Choosing>, &str); 3] = [(Some(Choosing::Add), "add"), (Some(Choosing::Remove), "remove"), (None, "set")];

const fn choosing_label(choosing: Option<Choosing>, language: Language) -> &'static str {
    match choosing {
        Some(Choosing::Add) => words::choosing_add(language),
        Some(Choosing::Remove) => words::choosing_remove(language),
        None => words::choosing_set(language),
    }
}

fn own_edit(field: FieldId, content: Option<FieldContent>, choosing: Option<Choosing>) -> BulkEdit {
    match (choosing, content) {
        (Some(choosing), Some(FieldContent::Choices(choices))) => BulkEdit::Choose { field, choices, choosing },
        (Some(choosing), _) => BulkEdit::Choose { field, choices: Vec::new(), choosing },
        (None, content) => BulkEdit::SetOwn { field, content },
    }
}

/// What is changed: a field of the record, or one of one's own with what is typed for it.
#[derive(Clone)]
enum Target {
    Usual(What),
    Own(ValueDraft),
}

impl Target {
    fn key(&self) -> String {
        match self {
            Self::Usual(what) => what.key().to_owned(),
            Self::Own(value) => field_key(value.field()),
        }
    }
}

impl WhatDraft {
    /// Begins with a tag that is added.
    pub fn new() -> Self {
        Self {
            target: RwSignal::new(Target::Usual(What::AddTag)),
            value: RwSignal::new(String::new()),
            choosing: RwSignal::new(Some(Choosing::Add)),
        }
    }

    /// The edit that is meant; none while it cannot be read.
    pub fn edit(self, setting: Setting) -> Option<BulkEdit> {
        match self.target.get() {
            Target::Usual(what) => self.value.with(|value| what.edit(value)),
            Target::Own(value) => {
                let choosing = self.choosing.get().filter(|_| value.holds_several());
                value.meant(setting).ok().map(|content| own_edit(value.field(), content, choosing))
            }
        }
    }

    fn choose(self, key: &str, list: CustomerList) {
        let usual = What::ALL.into_iter().find(|what| what.key() == key).map(Target::Usual);
        let own = || {
            let field = list.field(field_in(key)?).filter(|field| !field.is_retired)?;
            Some(Target::Own(ValueDraft::of(&field, &[], list.setting.get_untracked())))
        };
        if let Some(target) = usual.or_else(|| untrack(own)) {
            self.value.set(if matches!(target, Target::Usual(What::Kind)) { kind_key(KINDS[0]) } else { "" }.to_owned());
            self.target.set(target);
        }
    }
}

/// The field that is changed, and its new value.
#[component]
pub fn WhatField(list: CustomerList, draft: WhatDraft) -> impl IntoView {
    let language = use_language();
    let choices = Signal::derive(move || {
        let usual = What::ALL.into_iter().map(|what| Choice::new(what.key(), label(what, language)));
        list.fields.with(|fields| {
            let own = live(fields.as_deref().unwrap_or_default());
            usual.chain(own.map(|field| Choice::new(field_key(field.id), words::set_field(language, &field.name)))).collect::<Vec<_>>()
        })
    });
    let value = Signal::derive(move || draft.target.with(Target::key));
    view! {
        <Select label=words::what(language) choices value on_change=move |key: String| draft.choose(&key, list) />
        {move || match draft.target.get() {
            Target::Usual(what) => usual_value(what, draft.value, language),
            Target::Own(value) => view! { <OwnValue value choosing=draft.choosing setting=list.setting.get() /> }.into_any(),
        }}
    }
}

fn usual_value(what: What, value: RwSignal<String>, language: Language) -> AnyView {
    match what {
        What::Kind => {
            let kinds = KINDS.map(|kind| Choice::new(kind_key(kind), grades::customer_kind(language, kind)));
            let choose = move |key: String| value.set(key);
            view! { <Segmented label=words::new_value(language) choices=Signal::stored(kinds.to_vec()) value on_change=choose /> }
                .into_any()
        }
        What::Since => {
            view! { <TextField label=words::new_value(language) value kind=InputKind::Date hint=words::new_value_hint(language) /> }
                .into_any()
        }
        what => {
            let id = unique_id("values");
            let is_tag = matches!(what, What::AddTag | What::RemoveTag);
            let hint = if is_tag { words::tag_needed(language) } else { words::new_value_hint(language) };
            let list = id.clone();
            view! {
                <div>
                    <TextField label=label(what, language) value hint list />
                    {what.facet().map(|facet| view! { <Suggestions id facet /> })}
                </div>
            }
            .into_any()
        }
    }
}

/// What is wrong is said as it is typed, since the preview has no answer to it.
#[component]
fn OwnValue(value: ValueDraft, choosing: RwSignal<Option<Choosing>>, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let typed = value.clone();
    Effect::new(move || typed.say(typed.meant(setting).err()));
    let holds_several = value.holds_several();
    let choices = CHOOSINGS.map(|(choosing, key)| Choice::new(key, choosing_label(choosing, language))).to_vec();
    let chosen = Signal::derive(move || {
        let known = CHOOSINGS.into_iter().find(|(own, _)| *own == choosing.get());
        known.map(|(_, key)| key.to_owned()).unwrap_or_default()
    });
    let choose = move |key: String| choosing.set(CHOOSINGS.into_iter().find(|(_, own)| *own == key).and_then(|(own, _)| own));
    let may_be_empty = move || (!holds_several || choosing.get().is_none()).then(|| words::new_value_hint(language));
    view! {
        {holds_several.then(|| view! { <Segmented label=words::choosing(language) choices=Signal::stored(choices) value=chosen on_change=choose /> })}
        <ValueField draft=value setting />
        <p class="quiet small">{may_be_empty}</p>
    }
}

/// What can be changed, in words.
fn label(what: What, language: Language) -> String {
    let set = |field: &str| words::set_field(language, field);
    match what {
        What::AddTag => words::add_tag(language).to_owned(),
        What::RemoveTag => words::remove_tag(language).to_owned(),
        What::Owner => set(customers::owner(language)),
        What::Kind => set(customers::kind(language)),
        What::Region => set(customers::region(language)),
        What::Industry => set(customers::industry(language)),
        What::Source => set(customers::source(language)),
        What::Since => set(words::since(language)),
    }
}
