//! The fields of the form in their order: what, whose, how far, how it ends.

use super::{
    customer::Whose,
    draft::{Draft, Suggested},
    ending::Ending,
    products::ProductsField,
};
use crate::ui::{
    deal_draft::DealField,
    device::use_language,
    pages::customer::Suggestions,
    parts::{Choice, InputKind, Select, TextField, unique_id},
    words::pipeline as words,
};
use crate::workspace::questions::Facet;
use leptos::prelude::*;

#[component]
pub fn Fields(draft: Draft, suggested: StoredValue<Suggested>) -> impl IntoView {
    let language = use_language();
    view! {
        <TextField
            label=words::title(language)
            value=draft.title
            hint=words::title_hint(language)
            error=draft.error(language, DealField::Title)
            is_optional=true
        />
        <Whose draft />
        <div class="form-grid">
            <StageField draft />
            <TextField
                label=words::amount_of(language, draft.currency)
                value=draft.amount
                kind=InputKind::Number
                error=draft.error(language, DealField::Amount)
                is_optional=true
            />
            <ProbabilityField draft />
            <TextField
                label=words::expected_on(language)
                value=draft.expected
                kind=InputKind::Date
                error=draft.error(language, DealField::Expected)
                is_optional=true
            />
            <Suggesting label=words::owner(language) value=draft.owner facet=Facet::Owner />
            <Suggesting label=words::source(language) value=draft.source facet=Facet::Source />
        </div>
        <ProductsField draft />
        <Listed label=words::competitor(language) value=draft.competitor values=suggested.with_value(|suggested| suggested.competitors.clone()) />
        <TextField label=words::note(language) value=draft.note kind=InputKind::Paragraph is_optional=true />
        {draft.is_known().then(|| view! { <Ending draft suggested is_chosen=false /> })}
    }
}

#[component]
fn StageField(draft: Draft) -> impl IntoView {
    let language = use_language();
    let choices =
        draft.stages.with_value(|stages| stages.iter().map(|stage| Choice::new(stage.id.to_string(), &*stage.name)).collect::<Vec<_>>());
    let value = Signal::derive(move || draft.stage.get().to_string());
    let choose = move |id: String| {
        if let Ok(id) = id.parse() {
            draft.stage.set(id);
        }
    };
    view! { <Select label=words::stage(language) choices=Signal::stored(choices) value on_change=choose /> }
}

/// Its own probability; the hint says that of the stage.
#[component]
fn ProbabilityField(draft: Draft) -> impl IntoView {
    let language = use_language();
    let of_stage = move || {
        let id = draft.stage.get();
        draft.stages.with_value(|stages| stages.iter().find(|stage| stage.id == id).map_or(0, |stage| stage.probability_percent))
    };
    let hint = move || words::probability_hint(language, of_stage());
    view! {
        <TextField
            label=words::probability(language)
            value=draft.probability
            kind=InputKind::Number
            hint
            error=draft.error(language, DealField::Probability)
            is_optional=true
        />
    }
}

/// A text with what customers have there.
#[component]
pub fn Suggesting(label: &'static str, value: RwSignal<String>, facet: Facet) -> impl IntoView {
    let id = unique_id("values");
    view! { <div><TextField label value is_optional=true list=id.clone() /><Suggestions id facet /></div> }
}

/// A text with what others deals say.
#[component]
pub fn Listed(
    label: &'static str,
    value: RwSignal<String>,
    values: Vec<String>,
    #[prop(optional)] hint: &'static str,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(default = true)] is_optional: bool,
) -> impl IntoView {
    let id = unique_id("values");
    let options = values.into_iter().map(|value| view! { <option value=value></option> }).collect_view();
    view! {
        <div>
            <TextField label value hint error is_optional list=id.clone() />
            <datalist id=id>{options}</datalist>
        </div>
    }
}
