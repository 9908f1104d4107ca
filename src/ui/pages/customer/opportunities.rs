//! What is under way with the customer, and what came of it.

use super::{Sheet, forms::Forms};
use crate::domain::{CustomerId, OpportunityId, PipelineStageId};
use crate::ui::{
    device::use_language,
    pages::{
        ago::Ago,
        lazy::lazy,
        pipeline::{DealDialog, DealErrand},
        purchase_form::PurchaseErrand,
        setting::Setting,
    },
    parts::{ButtonKind, Card, ControlSize, LinkButton, Tag, Tone, seen_text},
    route::{PipelineView, Route},
    session::use_session,
    words::pipeline as words,
};
use crate::workspace::questions::{AskDeals, DealRow, DealSort, DealsSheet, PipelineFilter};
use leptos::prelude::*;
use std::collections::HashMap;

/// Deals that are listed.
const N_ROWS: u32 = 20;

/// The card of opportunities. A won one goes on to its purchase.
#[component]
pub fn OpportunitiesCard(sheet: Sheet, forms: Forms) -> impl IntoView {
    let language = use_language();
    let customer = sheet.id();
    let filter = PipelineFilter { with_closed: true, ..PipelineFilter::default() };
    let answer = use_session().live(move || AskDeals {
        filter: filter.clone(),
        customer: Some(customer),
        sort: DealSort::Expected,
        falls: false,
        n_rows: N_ROWS,
    });
    let known = Memo::new(move |_| answer.get().and_then(Result::ok));
    let errand = forms.deal;
    // The form is fetched with the first errand, and then stays.
    let is_wanted = Memo::new(move |before: Option<&bool>| before == Some(&true) || errand.with(Option::is_some));
    let won = Callback::new(move |(_, id): (CustomerId, OpportunityId)| forms.purchase.set(Some(PurchaseErrand::Won(id))));
    let list = move || known.get().map(|found| listed(found, errand, sheet.setting()));
    view! {
        <Card title=words::of_customer(language)>{list}</Card>
        {move || is_wanted.get().then(|| lazy!(work: deal_form(errand: RwSignal<Option<DealErrand>>, won: Callback<(CustomerId, OpportunityId)>) => view! {
            <DealDialog errand on_purchase=won />
        }))}
    }
}

fn listed(found: DealsSheet, errand: RwSignal<Option<DealErrand>>, setting: Setting) -> AnyView {
    let language = setting.language;
    if found.rows.is_empty() {
        return view! { <p class="quiet">{words::of_customer_none(language)}</p> }.into_any();
    }
    let stages: HashMap<PipelineStageId, String> = found.stages.into_iter().map(|stage| (stage.id, stage.name)).collect();
    let rows = found.rows.into_iter().map(|row| {
        let stage = stages.get(&row.stage).cloned().unwrap_or_default();
        item(row, stage, errand, setting)
    });
    let rows = rows.collect_view();
    view! {
        <ul class="customer-deals">{rows}</ul>
        <LinkButton kind=ButtonKind::Ghost size=ControlSize::Small href=Route::Pipeline(PipelineView::default()).to_string()>{words::to_pipeline(language)}</LinkButton>
    }
    .into_any()
}

fn item(row: DealRow, stage: String, errand: RwSignal<Option<DealErrand>>, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let id = row.id;
    let (tone, state) = match row.is_won {
        Some(true) => (Tone::Ok, words::won(language).to_owned()),
        Some(false) => (Tone::Bad, words::lost(language).to_owned()),
        None => (Tone::Info, stage),
    };
    let expected = row
        .expected_on
        .filter(|_| row.is_won.is_none())
        .map(|day| view! { <span class="quiet small"><Ago day setting max_days=45 /></span> });
    view! {
        <li class="customer-deal">
            <button type="button" class="deal-open" on:click=move |_| errand.set(Some(DealErrand::Edit(id)))>{seen_text(row.title, row.called)}</button>
            <span class="row-spread"><span class="row"><Tag tone>{state}</Tag> {expected}</span> <strong>{setting.money(row.amount_minor)}</strong></span>
        </li>
    }
}
