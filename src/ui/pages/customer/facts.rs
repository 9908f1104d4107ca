//! What is known of a customer, changed where it stands: one field, one change, one step to take back.

use super::{Sheet, Suggestions, TagsField, TextFact, forms::Part};
use crate::domain::Day;
use crate::engine::protocol::Failure;
use crate::ui::{
    customers_view::{KINDS, kind_key},
    device::{Presenting, use_language, use_presenting},
    format,
    pages::twins::TwinsNote,
    parts::{Card, Choice, Fact, Facts, InlineField, InputKind, Private, SeenName, Select, TextField, unique_id},
    sentences,
    session::{Session, use_session},
    words::{Language, customer as words, grades},
};
use crate::workspace::{Command, commands::CustomerField};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Texts in the order in which they stand.
const TEXTS: [TextFact; 9] = [
    TextFact::Name,
    TextFact::Code,
    TextFact::Phone,
    TextFact::Email,
    TextFact::Region,
    TextFact::Address,
    TextFact::Industry,
    TextFact::Source,
    TextFact::Owner,
];

/// Saves one field; a refusal stays beside it.
#[derive(Clone, Copy)]
struct Saver {
    sheet: Sheet,
    session: Session,
    language: Language,
    error: RwSignal<Option<String>>,
}

impl Saver {
    fn new(sheet: Sheet) -> Self {
        Self { sheet, session: use_session(), language: use_language(), error: RwSignal::new(None) }
    }

    fn save(self, field: CustomerField, label: &'static str) {
        let Self { sheet, session, language, .. } = self;
        let id = sheet.id();
        spawn_local(async move {
            match session.perform(Command::EditCustomer { id, fields: vec![field] }).await {
                Ok(done) => {
                    self.error.try_set(None);
                    session.say_done(&done, words::saved(language, label));
                }
                Err(Failure::Refused(refusal)) => {
                    self.error.try_set(Some(sentences::refusal(language, &refusal)));
                }
                Err(failure) => session.say_failure(&failure),
            }
        });
    }
}

/// The card of facts.
#[component]
pub fn FactsCard(sheet: Sheet) -> impl IntoView {
    let language = use_language();
    view! {
        <Card title=words::facts(language)>
            <div class="customer-facts stack">
            <Facts>
                {TEXTS.into_iter().map(|fact| view! { <TextRow sheet fact /> }).collect_view()}
                <Fact label=words::kind(language)><KindField sheet /></Fact>
                <Fact label=words::since(language)><SinceField sheet /></Fact>
            </Facts>
            <TagsOf sheet />
            <NoteOf sheet />
            <TwinsNote typed=named_and_reached(sheet) except=sheet.id() />
            </div>
        </Card>
    }
}

/// What twins are looked for by.
fn named_and_reached(sheet: Sheet) -> Signal<[String; 3]> {
    sheet.part(|sheet| [TextFact::Name, TextFact::Phone, TextFact::Email].map(|fact| fact.value(&sheet.customer)))
}

#[component]
fn TextRow(sheet: Sheet, fact: TextFact) -> impl IntoView {
    let language = use_language();
    let saver = Saver::new(sheet);
    let label = fact.label(language);
    let value = sheet.part(move |sheet| fact.value(&sheet.customer));
    let list = fact.facet().map(|facet| (unique_id("values"), facet));
    let Presenting(is_presenting) = use_presenting();
    let kind = sheet.part(|sheet| sheet.customer.kind);
    let is_masked = Memo::new(move |_| is_presenting.get() && value.with(|value| !value.is_empty()));
    let field = move || {
        let list = list.clone();
        let suggestions = list.clone().map(|(id, facet)| view! { <Suggestions id facet /> });
        view! {
            // Whoever leaves the field as it was is done with the refusal.
            <div id=(fact == TextFact::Owner).then(|| Part::Owner.id()) on:focusout=move |_| saver.error.set(None)>
                <InlineField
                    label
                    value
                    kind=fact.input_kind()
                    placeholder=format::UNKNOWN
                    error=saver.error
                    list=list.map(|(id, _)| id).unwrap_or_default()
                    on_save=move |text| saver.save(fact.field(text), label)
                />
                {suggestions}
            </div>
        }
    };
    view! {
        <Fact label>
            {move || match fact.mask().filter(|_| is_masked.get()) {
                Some(mask) => view! { <Private value=value.get() mask /> }.into_any(),
                None if fact == TextFact::Name && is_masked.get() => view! { <SeenName name=value.get() kind=kind.get() /> }.into_any(),
                None => field().into_any(),
            }}
        </Fact>
    }
}

#[component]
fn KindField(sheet: Sheet) -> impl IntoView {
    let language = use_language();
    let saver = Saver::new(sheet);
    let label = words::kind(language);
    let value = sheet.part(|sheet| kind_key(sheet.customer.kind).to_owned());
    let choices = Signal::stored(KINDS.map(|kind| Choice::new(kind_key(kind), grades::customer_kind(language, kind))).to_vec());
    let save = move |key: String| {
        if let Some(kind) = KINDS.into_iter().find(|kind| kind_key(*kind) == key) {
            saver.save(CustomerField::Kind(kind), label);
        }
    };
    view! { <div class="select-inline"><Select label choices value on_change=save error=saver.error is_label_hidden=true /></div> }
}

#[component]
fn SinceField(sheet: Sheet) -> impl IntoView {
    let language = use_language();
    let saver = Saver::new(sheet);
    let label = words::since(language);
    let value = sheet.part(|sheet| sheet.customer.since_on.map(|day| day.to_string()).unwrap_or_default());
    let save = move |text: String| match (text.is_empty(), text.parse::<Day>()) {
        (true, _) => saver.save(CustomerField::SinceOn(None), label),
        (false, Ok(day)) => saver.save(CustomerField::SinceOn(Some(day)), label),
        (false, Err(_)) => saver.error.set(Some(words::not_a_day(language).to_owned())),
    };
    view! { <InlineField label value kind=InputKind::Date error=saver.error on_save=save /> }
}

#[component]
fn TagsOf(sheet: Sheet) -> impl IntoView {
    let saver = Saver::new(sheet);
    let tags = sheet.part(|sheet| sheet.customer.tags.clone());
    let label = words::tags(use_language());
    view! { <TagsField tags on_change=move |tags| saver.save(CustomerField::Tags(tags), label) error=saver.error /> }
}

#[component]
fn NoteOf(sheet: Sheet) -> impl IntoView {
    let saver = Saver::new(sheet);
    let label = words::note(use_language());
    let saved = sheet.part(|sheet| sheet.customer.note.clone().unwrap_or_default());
    let draft = RwSignal::new(saved.get_untracked());
    Effect::new(move || draft.set(saved.get()));
    view! {
        <TextField
            label
            value=draft
            kind=InputKind::Paragraph
            placeholder=words::add_note(use_language())
            error=saver.error
            on_save=move |text| saver.save(CustomerField::Note(text), label)
        />
    }
}
