//! Whose deal it is: a customer on record, found by typing, or somebody who is none yet.

use super::{draft::Draft, fields::Suggesting};
use crate::domain::{CustomerId, CustomerKind};
use crate::ui::{
    device::use_language,
    pages::customer_picker::picker_row,
    parts::{Choice, Field, InputKind, Segmented, TextField, unique_id},
    session::use_session,
    words::pipeline as words,
};
use crate::workspace::questions::{AskCustomers, CustomersView, Facet};
use leptos::prelude::*;

/// Customers that are offered.
const N_OFFERED: u32 = 5;
const ON_RECORD: &str = "record";
const NOT_YET: &str = "lead";

#[component]
pub fn Whose(draft: Draft) -> impl IntoView {
    let language = use_language();
    let choices = vec![Choice::new(ON_RECORD, words::on_record(language)), Choice::new(NOT_YET, words::not_yet(language))];
    let value = Signal::derive(move || if draft.is_lead.get() { NOT_YET } else { ON_RECORD }.to_owned());
    let choose = move |key: String| {
        draft.customer_error.set(None);
        draft.is_lead.set(key == NOT_YET);
    };
    view! {
        <div class="stack-tight">
            <span class="field-label">{words::whose(language)}</span>
            <Segmented label=words::whose(language) choices=Signal::stored(choices) value on_change=choose />
        </div>
        {move || if draft.is_lead.get() { view! { <ProspectFields draft /> }.into_any() } else { view! { <CustomerField draft /> }.into_any() }}
    }
}

#[component]
fn ProspectFields(draft: Draft) -> impl IntoView {
    let language = use_language();
    let prospect = draft.prospect;
    view! {
        <div class="form-grid" data-part="prospect">
            <TextField label=words::company(language) value=prospect.company is_optional=true />
            <TextField label=words::person(language) value=prospect.name is_optional=true />
            <TextField label=words::phone(language) value=prospect.phone kind=InputKind::Phone is_optional=true />
            <TextField label=words::email(language) value=prospect.email kind=InputKind::Email is_optional=true />
            <Suggesting label=words::region(language) value=prospect.region facet=Facet::Region />
            <Suggesting label=words::industry(language) value=prospect.industry facet=Facet::Industry />
        </div>
    }
}

/// A field to search in, and the customers found below it.
#[component]
fn CustomerField(draft: Draft) -> impl IntoView {
    let language = use_language();
    let search = RwSignal::new(String::new());
    let found = use_session().live(move || {
        let view = CustomersView { search: search.get(), ..CustomersView::default() };
        AskCustomers { view, window: 0..N_OFFERED, own: Vec::new() }
    });
    let rows = Memo::new(move |_| {
        let rows = found.get().and_then(Result::ok).map(|rows| rows.rows).unwrap_or_default();
        rows.into_iter().map(|row| (row.id, row.name, row.kind, row.owner)).collect::<Vec<_>>()
    });
    let is_none = move || found.with(|found| matches!(found, Some(Ok(rows)) if rows.rows.is_empty()));
    let group = unique_id("customer");
    let offered = move || {
        let group = group.clone();
        let row = move |(id, name, kind, owner): (CustomerId, String, CustomerKind, Option<String>)| {
            let own = name.clone();
            let pick = move || {
                draft.customer_error.set(None);
                draft.customer.set(Some((id, own.clone())));
                // Whoever looks after the customer looks after the deal, unless somebody is named.
                if draft.owner.with_untracked(|owner| owner.trim().is_empty()) {
                    draft.owner.set(owner.clone().unwrap_or_default());
                }
            };
            let is_chosen = move || draft.customer.with(|chosen| chosen.as_ref().is_some_and(|(own, _)| *own == id));
            picker_row(group.clone(), name, kind, is_chosen, pick)
        };
        rows.get().into_iter().map(row).collect_view()
    };
    let is_searched = Memo::new(move |_| draft.customer.with(Option::is_none) || search.with(|search| !search.trim().is_empty()));
    let id = unique_id("picked");
    view! {
        <div data-part="customer">
            <TextField label=words::find_customer(language) value=search />
            <Field id=id.clone() label=words::customer(language) error=draft.customer_error>
                {move || draft.customer.get().map(|(_, name)| view! { <p class="strong">{words::customer_is(language, name)}</p> })}
                <div id=id class="picker" role="radiogroup" aria-label=words::customer(language) hidden=move || !is_searched.get()>
                    {offered}
                    {move || is_none().then(|| view! { <p class="soft">{words::none_found(language)}</p> })}
                </div>
            </Field>
        </div>
    }
}
