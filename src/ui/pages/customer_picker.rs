//! Choosing one customer: a field to search in, and who was found below it.

use crate::domain::CustomerId;
use crate::ui::{
    device::use_language,
    parts::{Field, InputKind, TextField, unique_id},
    session::use_session,
    words::reviews as words,
};
use crate::workspace::questions::{AskCustomers, CustomersView};
use leptos::prelude::*;

/// Customers that are offered.
const N_OFFERED: u32 = 6;

/// The field; `chosen` holds who was picked and the name they go by.
#[component]
pub fn CustomerPicker(
    /// What the search field is called.
    find: &'static str,
    /// What is being chosen.
    label: &'static str,
    chosen: RwSignal<Option<(CustomerId, String)>>,
    error: RwSignal<Option<String>>,
    /// Who cannot be chosen.
    #[prop(optional)]
    except: Option<CustomerId>,
) -> impl IntoView {
    let language = use_language();
    let search = RwSignal::new(String::new());
    let found = use_session()
        .live(move || AskCustomers { view: CustomersView { search: search.get(), ..CustomersView::default() }, window: 0..N_OFFERED });
    let group = unique_id("customer");
    let rows = Memo::new(move |_| {
        let rows = found.get().and_then(Result::ok).map(|rows| rows.rows).unwrap_or_default();
        rows.into_iter().map(|row| (row.id, row.name)).filter(|(id, _)| Some(*id) != except).collect::<Vec<_>>()
    });
    let is_none = move || found.with(|found| matches!(found, Some(Ok(rows)) if rows.rows.is_empty()));
    let offered = move || {
        let group = group.clone();
        let row = move |(id, name): (CustomerId, String)| {
            let own = name.clone();
            let pick = move |_| {
                error.set(None);
                chosen.set(Some((id, own.clone())));
            };
            view! {
                <label class="picker-row">
                    <input type="radio" name=group.clone() prop:checked=move || chosen.with(|chosen| chosen.as_ref().is_some_and(|(own, _)| *own == id)) on:change=pick />
                    <span>{name}</span>
                </label>
            }
        };
        rows.get().into_iter().map(row).collect_view()
    };
    let id = unique_id("picked");
    view! {
        <TextField label=find value=search kind=InputKind::Text />
        <Field id=id.clone() label error>
            <div id=id class="picker" role="radiogroup" aria-label=label>
                {offered}
                {move || is_none().then(|| view! { <p class="soft">{words::none_found(language)}</p> })}
            </div>
            {move || chosen.get().map(|(_, name)| view! { <p class="quiet small">{words::chosen(language, name)}</p> })}
        </Field>
    }
}
