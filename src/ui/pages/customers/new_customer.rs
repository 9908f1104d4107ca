//! The form for a new customer. A name is enough; everything else can be filled in later.

use crate::domain::CustomerKind;
use crate::engine::protocol::{Failure, Made};
use crate::ui::{
    customers_view::{KINDS, kind_key},
    device::use_language,
    pages::{
        customer::{Suggestions, TagsField, TextFact},
        lazy::lazy,
        twins::TwinsNote,
    },
    parts::{Banner, Button, ButtonKind, Choice, Dialog, InputKind, Segmented, TextField, Tone, unique_id},
    route::Route,
    sentences,
    session::use_session,
    shell::go,
    words::{customer as words, customers, grades},
};
use crate::workspace::{
    Command, Refusal,
    commands::{CustomerField, TextField as RefusedField},
};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Texts of the form, in its order.
const TEXTS: [TextFact; 8] = [
    TextFact::Name,
    TextFact::Phone,
    TextFact::Email,
    TextFact::Region,
    TextFact::Code,
    TextFact::Industry,
    TextFact::Source,
    TextFact::Owner,
];

/// What is typed so far.
#[derive(Clone, Copy)]
struct Draft {
    texts: [RwSignal<String>; TEXTS.len()],
    kind: RwSignal<CustomerKind>,
    tags: RwSignal<Vec<String>>,
    note: RwSignal<String>,
    refusal: RwSignal<Option<Refusal>>,
    is_saving: RwSignal<bool>,
}

impl Draft {
    fn new() -> Self {
        Self {
            texts: TEXTS.map(|_| RwSignal::new(String::new())),
            kind: RwSignal::new(CustomerKind::Company),
            tags: RwSignal::new(Vec::new()),
            note: RwSignal::new(String::new()),
            refusal: RwSignal::new(None),
            is_saving: RwSignal::new(false),
        }
    }

    /// What to say of a field that was refused.
    fn error(self, field: RefusedField) -> Signal<Option<String>> {
        self.refused(move |refusal| refused_field(refusal) == Some(field))
    }

    /// What to say of a refusal that is about no field.
    fn error_elsewhere(self) -> Signal<Option<String>> {
        self.refused(|refusal| refused_field(refusal).is_none())
    }

    fn refused(self, is_meant: impl Fn(&Refusal) -> bool + Send + Sync + 'static) -> Signal<Option<String>> {
        let language = use_language();
        Signal::derive(move || {
            self.refusal
                .with(|refusal| refusal.as_ref().filter(|refusal| is_meant(refusal)).map(|refusal| sentences::refusal(language, refusal)))
        })
    }

    fn fields(self) -> Vec<CustomerField> {
        let texts = TEXTS.into_iter().zip(self.texts).map(|(fact, text)| fact.field(text.get_untracked()));
        let others = [
            CustomerField::Kind(self.kind.get_untracked()),
            CustomerField::Tags(self.tags.get_untracked()),
            CustomerField::Note(self.note.get_untracked()),
        ];
        texts.chain(others).collect()
    }
}

/// The field that a refusal is about, if it is about one.
fn refused_field(refusal: &Refusal) -> Option<RefusedField> {
    match refusal {
        Refusal::NameMissing => Some(RefusedField::Name),
        Refusal::CodeTaken { .. } => Some(RefusedField::Code),
        Refusal::TooLong { field, .. } => Some(*field),
        _ => None,
    }
}

/// The form, in a dialog.
#[component]
pub fn NewCustomerDialog(open: RwSignal<bool>) -> impl IntoView {
    let language = use_language();
    view! {
        <Dialog open on_close=move || open.set(false) title=customers::new_customer(language) is_wide=true>
            {lazy!(records: new_customer(open: RwSignal<bool>) => view! { <Form open /> })}
        </Dialog>
    }
}

#[component]
fn Form(open: RwSignal<bool>) -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let draft = Draft::new();
    let create = move || async move {
        let name = draft.texts[0].get_untracked();
        let outcome = session.perform(Command::AddCustomer { fields: draft.fields() }).await;
        draft.is_saving.try_set(false);
        match outcome {
            Ok(done) => {
                open.try_set(false);
                session.say_done(&done, words::added(language, name.trim()));
                if let Some(Made::Customer(id)) = done.made {
                    go(&Route::Customer(id));
                }
            }
            Err(Failure::Refused(refusal)) => {
                draft.refusal.try_set(Some(refusal));
            }
            Err(failure) => session.say_failure(&failure),
        }
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if !draft.is_saving.get_untracked() {
            draft.is_saving.set(true);
            spawn_local(create());
        }
    };
    let elsewhere = draft.error_elsewhere();
    view! {
        <form class="stack-loose" novalidate on:submit=submit>
            {move || elsewhere.get().map(|text| view! { <Banner tone=Tone::Bad title=text /> })}
            <Fields draft />
            <TwinsNote typed=Signal::derive(move || [0, 1, 2].map(|at: usize| draft.texts[at].get())) />
            <div class="button-row button-row-end">
                <Button on_press=move || open.set(false)>{words::cancel(language)}</Button>
                <Button kind=ButtonKind::Primary is_submit=true busy=draft.is_saving>{words::create(language)}</Button>
            </div>
        </form>
    }
}

#[component]
fn Fields(draft: Draft) -> impl IntoView {
    let language = use_language();
    let mut texts = TEXTS.into_iter().zip(draft.texts).map(|(fact, value)| view! { <FactField draft fact value /> });
    let name = texts.next();
    let others = texts.collect_view();
    view! {
        {name}
        <KindField draft />
        <div class="form-grid customer-form">
            {others}
            <TagsField tags=draft.tags on_change=move |tags| draft.tags.set(tags) error=draft.error(RefusedField::Tag) />
            <div class="field-whole">
                <TextField
                    label=words::note(language)
                    value=draft.note
                    kind=InputKind::Paragraph
                    is_optional=true
                    error=draft.error(RefusedField::Note)
                />
            </div>
        </div>
    }
}

#[component]
fn FactField(draft: Draft, fact: TextFact, value: RwSignal<String>) -> impl IntoView {
    let language = use_language();
    let list = fact.facet().map(|facet| (unique_id("values"), facet));
    let suggestions = list.clone().map(|(id, facet)| view! { <Suggestions id facet /> });
    let hint = if fact == TextFact::Code { words::code_hint(language) } else { "" };
    view! {
        <div>
            <TextField
                label=fact.label(language)
                value
                kind=fact.input_kind()
                hint
                error=draft.error(fact.refused_as())
                is_optional=fact != TextFact::Name
                list=list.map(|(id, _)| id).unwrap_or_default()
            />
            {suggestions}
        </div>
    }
}

#[component]
fn KindField(draft: Draft) -> impl IntoView {
    let language = use_language();
    let choices = Signal::stored(KINDS.map(|kind| Choice::new(kind_key(kind), grades::customer_kind(language, kind))).to_vec());
    let choose = move |key: String| {
        if let Some(kind) = KINDS.into_iter().find(|kind| kind_key(*kind) == key) {
            draft.kind.set(kind);
        }
    };
    let value = Signal::derive(move || kind_key(draft.kind.get()).to_owned());
    view! { <Segmented label=words::kind(language) choices value on_change=choose /> }
}
