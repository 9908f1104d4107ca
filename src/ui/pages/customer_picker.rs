//! A field that finds a customer by name, number, telephone or tag, as part of a form.

use crate::domain::{CustomerId, CustomerKind};
use crate::ui::{
    device::use_language,
    parts::{Field, FilterChip, InputKind, SeenName, TextField, unique_id, use_seen_name},
    session::use_session,
    words::reviews as words,
};
use crate::workspace::questions::{AskCustomers, CustomersView};
use leptos::prelude::*;

/// Customers that are offered.
const N_OFFERED: u32 = 6;

/// A field to search in, and the customers found below it. One that may be left out offers nobody before something is typed.
#[component]
pub fn CustomerPicker(
    /// What the field to search in is called, if not as usual.
    #[prop(optional)]
    find: Option<&'static str>,
    /// What is being chosen, if it is not simply a customer.
    #[prop(optional)]
    label: Option<&'static str>,
    chosen: RwSignal<Option<(CustomerId, String)>>,
    error: RwSignal<Option<String>>,
    #[prop(optional)] is_optional: bool,
    /// Who cannot be chosen.
    #[prop(optional)]
    except: Option<CustomerId>,
) -> impl IntoView {
    let language = use_language();
    let (find, label) = (find.unwrap_or_else(|| words::customer_find(language)), label.unwrap_or_else(|| words::customer(language)));
    let search = RwSignal::new(String::new());
    let is_looking = Memo::new(move |_| !is_optional || search.with(|search| !search.trim().is_empty()));
    let id = unique_id("picked");
    let seen = use_seen_name();
    let chip = move || {
        chosen.get().map(|(_, name)| {
            let name = seen(&name, CustomerKind::Unknown);
            if is_optional {
                view! { <FilterChip text=words::chosen(language, name) on_remove=move || chosen.set(None) /> }.into_any()
            } else {
                view! { <p class="quiet small">{words::chosen(language, name)}</p> }.into_any()
            }
        })
    };
    view! {
        <TextField label=find value=search kind=InputKind::Text is_optional />
        {move || {
            let id = id.clone();
            is_looking.get().then(|| view! {
                <Field id=id.clone() label error><Offered id label search chosen error except /></Field>
            })
        }}
        {chip}
    }
}

#[component]
fn Offered(
    id: String,
    label: &'static str,
    search: RwSignal<String>,
    chosen: RwSignal<Option<(CustomerId, String)>>,
    error: RwSignal<Option<String>>,
    except: Option<CustomerId>,
) -> impl IntoView {
    let language = use_language();
    let found = use_session().live(move || AskCustomers {
        view: CustomersView { search: search.get(), ..CustomersView::default() },
        window: 0..N_OFFERED,
        own: Vec::new(),
    });
    let group = unique_id("customer");
    let rows = Memo::new(move |_| {
        let rows = found.get().and_then(Result::ok).map(|rows| rows.rows).unwrap_or_default();
        rows.into_iter().map(|row| (row.id, row.name, row.kind)).filter(|(id, ..)| Some(*id) != except).collect::<Vec<_>>()
    });
    let is_none = move || found.with(|found| matches!(found, Some(Ok(rows)) if rows.rows.is_empty()));
    let row = move |(id, name, kind): (CustomerId, String, CustomerKind)| {
        let own = name.clone();
        let pick = move || {
            error.set(None);
            chosen.set(Some((id, own.clone())));
        };
        let is_chosen = move || chosen.with(|chosen| chosen.as_ref().is_some_and(|(own, _)| *own == id));
        picker_row(group.clone(), name, kind, is_chosen, pick)
    };
    view! {
        <div id=id class="picker" role="radiogroup" aria-label=label>
            {move || rows.get().into_iter().map(&row).collect_view()}
            {move || is_none().then(|| view! { <p class="soft">{words::none_found(language)}</p> })}
        </div>
    }
}

/// A customer who is offered, in a group of which one is chosen.
pub fn picker_row(
    group: String,
    name: String,
    kind: CustomerKind,
    is_chosen: impl Fn() -> bool + Send + 'static,
    pick: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <label class="picker-row">
            <input type="radio" name=group prop:checked=is_chosen on:change=move |_| pick() />
            <span><SeenName name kind /></span>
        </label>
    }
}
