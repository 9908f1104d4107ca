//! The form for a purchase or a return: a day and an amount are enough, lines are for those who want profit by product.
//!
//! Not here: reading what is typed ([`purchase_draft`](crate::ui::purchase_draft)), and what the workspace refuses.

mod fields;
mod lines;
mod won;

use super::product_names::product_labels;
use super::{sending::Sending, setting::use_sure_setting};
use crate::domain::{CustomerId, OpportunityId, ProductId, Purchase, PurchaseId, PurchaseKind};
use crate::engine::protocol::Failure;
use crate::ui::{
    device::use_language,
    parts::{Banner, Button, ButtonKind, Dialog, Skeleton, Tone},
    purchase_draft::TypedPurchase,
    sentences,
    session::{Session, use_session},
    words::{Language, customer, purchase as words},
};
use crate::workspace::{Command, questions::AskPurchase};
use fields::{Draft, Fields};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::HashMap;

/// What the form is open for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PurchaseErrand {
    Record(PurchaseKind),
    Edit(PurchaseId),
    /// What this opportunity, which was won, comes to.
    Won(OpportunityId),
}

/// What the form begins with.
#[derive(Clone)]
struct Beginning {
    typed: TypedPurchase,
    /// Labels of the products on the lines.
    products: HashMap<ProductId, String>,
    /// What was agreed, where the lines may not add up to it yet.
    agreed_minor: Option<i64>,
}

/// The form, in a dialog; open while there is an errand.
#[component]
pub fn PurchaseDialog(customer: CustomerId, errand: RwSignal<Option<PurchaseErrand>>) -> impl IntoView {
    let language = use_language();
    let kind = RwSignal::new(PurchaseKind::Sale);
    let title = move || match (errand.get(), kind.get()) {
        (Some(PurchaseErrand::Edit(_)), PurchaseKind::Sale) => words::edit(language),
        (Some(PurchaseErrand::Edit(_)), PurchaseKind::Return) => words::edit_return(language),
        (_, PurchaseKind::Sale) => words::record(language),
        (_, PurchaseKind::Return) => words::record_return(language),
    };
    view! {
        <Dialog open=Signal::derive(move || errand.with(Option::is_some)) on_close=move || errand.set(None) title is_wide=true>
            {move || errand.get().map(|own| view! { <Prepared customer own errand kind /> })}
        </Dialog>
    }
}

/// Fetches what is to be edited; the form itself begins filled.
#[component]
fn Prepared(
    customer: CustomerId,
    own: PurchaseErrand,
    errand: RwSignal<Option<PurchaseErrand>>,
    kind: RwSignal<PurchaseKind>,
) -> impl IntoView {
    let session = use_session();
    let language = use_language();
    let setting = use_sure_setting().get_untracked();
    let beginning = RwSignal::new(None::<Result<Beginning, String>>);
    match own {
        PurchaseErrand::Record(kind) => {
            let typed = TypedPurchase { on: setting.today.to_string(), ..TypedPurchase::new(customer, kind) };
            beginning.set(Some(Ok(Beginning { typed, products: HashMap::new(), agreed_minor: None })));
        }
        PurchaseErrand::Edit(id) => spawn_local(async move {
            let fetched = fetch(session, id).await.map_err(|failure| sentences::failure(language, &failure));
            let filled = |(purchase, products): (Purchase, _)| Beginning {
                typed: TypedPurchase::of(&purchase, setting.currency),
                products,
                agreed_minor: None,
            };
            beginning.try_set(Some(fetched.map(filled)));
        }),
        PurchaseErrand::Won(id) => spawn_local(async move {
            let fetched = won::beginning(session, customer, id, setting).await;
            beginning.try_set(Some(fetched.map_err(|failure| sentences::failure(language, &failure))));
        }),
    }
    move || match beginning.get() {
        None => view! { <Skeleton n_lines=5 /> }.into_any(),
        Some(Err(text)) => view! { <Banner tone=Tone::Bad title=text /> }.into_any(),
        Some(Ok(beginning)) => {
            kind.set(beginning.typed.kind);
            let draft = Draft::new(beginning.typed, &beginning.products, kind, setting);
            let agreed = beginning.agreed_minor.map(|minor| won::agreed(minor, setting));
            view! { {agreed} <Form own errand draft /> }.into_any()
        }
    }
}

async fn fetch(session: Session, id: PurchaseId) -> Result<(Purchase, HashMap<ProductId, String>), Failure> {
    let purchase = session.ask(AskPurchase { id }).await?.ok_or(Failure::Refused(crate::workspace::Refusal::Gone))?;
    let products = if purchase.lines.is_empty() { HashMap::new() } else { product_labels(session).await? };
    Ok((purchase, products))
}

const fn said(language: Language, own: PurchaseErrand, kind: PurchaseKind) -> &'static str {
    match (own, kind) {
        (PurchaseErrand::Edit(_), _) => words::saved(language),
        (_, PurchaseKind::Sale) => words::recorded(language),
        (_, PurchaseKind::Return) => words::return_recorded(language),
    }
}

#[component]
fn Form(own: PurchaseErrand, errand: RwSignal<Option<PurchaseErrand>>, draft: Draft) -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let sending = Sending::new();
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(purchase) = draft.read() else { return };
        let said = said(language, own, purchase.kind);
        let command = match own {
            PurchaseErrand::Record(_) | PurchaseErrand::Won(_) => Command::RecordPurchase { purchase },
            PurchaseErrand::Edit(id) => Command::EditPurchase { id, purchase },
        };
        sending.send(session, language, command, said.to_owned(), move || {
            errand.try_set(None);
        });
    };
    view! {
        <form class="stack-loose" novalidate on:submit=save>
            {sending.refused()}
            <Fields draft />
            <div class="button-row button-row-end">
                <Button on_press=move || errand.set(None)>{customer::cancel(language)}</Button>
                <Button kind=ButtonKind::Primary is_submit=true busy=sending.is_busy>{customer::save(language)}</Button>
            </div>
        </form>
    }
}
