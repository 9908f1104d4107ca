//! The pipeline: leads and opportunities as a board, a table and figures on one address, and the forms for them and their stages.
//!
//! What is shown, of whom and in which order stands in the address. Not here: sums and rates (`workspace::questions::pipeline`).

mod bar;
mod board;
mod card;
mod drag;
mod figures;
mod form;
mod moving;
mod rates;
mod stages;
mod table;

pub use form::{DealDialog, DealErrand};

use super::{
    answer::failed,
    lazy::lazy,
    purchase_form::{PurchaseDialog, PurchaseErrand},
    setting::use_sure_setting,
};
use crate::domain::CustomerId;
use crate::ui::{
    device::use_language,
    parts::{Button, ButtonKind, EmptyState, Glyph, Page, Skeleton},
    route::{PipelineLook, PipelineView, Route},
    session::use_session,
    shell::{go, replace_address, use_frame},
    words::{pipeline as words, shell as shell_words},
};
use crate::workspace::questions::{AskBoard, BoardSheet, PipelineFilter};
use leptos::prelude::*;
use stages::{StagesDialog, begin_stages};

/// Cards of one column that are brought.
const N_CARDS: u32 = 60;

/// What stands below the tabs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Content {
    Waiting,
    /// Nothing was ever answered; why stands above.
    Failed,
    NoStages,
    NoDeals,
    Deals(PipelineLook),
}

#[component]
pub fn Pipeline() -> impl IntoView {
    let language = use_language();
    let setting = use_sure_setting();
    let frame = use_frame();
    let view = Memo::new(move |before: Option<&PipelineView>| match frame.route.get() {
        Route::Pipeline(view) => view,
        _ => before.cloned().unwrap_or_default(),
    });
    let look = Memo::new(move |_| view.with(|view| view.look));
    let filter = Memo::new(move |_| view.with(|view| view.filter.clone()));
    let n_cards = move || if look.get() == PipelineLook::Board { N_CARDS } else { 0 };
    let answer = use_session().live(move || AskBoard { filter: filter.get(), n_cards: n_cards() });
    let sheet = Memo::new(move |before: Option<&BoardSheet>| match answer.get() {
        Some(Ok(sheet)) => sheet,
        _ => before.cloned().unwrap_or_default(),
    });
    let errand = RwSignal::new(None::<DealErrand>);
    let edits_stages = RwSignal::new(false);
    // An address may name the one to open; then it is open, and the address is that of the page again.
    Effect::new(move || {
        if let Some(id) = view.with(|view| view.deal) {
            errand.set(Some(DealErrand::Edit(id)));
            replace_address(&Route::Pipeline(PipelineView { deal: None, ..view.get_untracked() }));
        }
    });
    let content = Memo::new(move |_| match answer.with(|answer| answer.as_ref().map(Result::is_ok)) {
        None => Content::Waiting,
        Some(false) if sheet.with(|sheet| sheet.columns.is_empty()) => Content::Failed,
        Some(_) if sheet.with(|sheet| sheet.columns.is_empty()) => Content::NoStages,
        Some(_) if sheet.with(|sheet| sheet.n_all == 0) => Content::NoDeals,
        Some(_) => Content::Deals(look.get()),
    });
    let shown = move || match content.get() {
        Content::Waiting => view! { <Skeleton n_lines=8 /> }.into_any(),
        Content::Failed => ().into_any(),
        Content::NoStages => view! { <NoStages edits_stages /> }.into_any(),
        Content::NoDeals => view! { <NoDeals errand edits_stages /> }.into_any(),
        Content::Deals(PipelineLook::Board) => view! { <board::Board view sheet setting errand /> }.into_any(),
        Content::Deals(PipelineLook::Table) => view! { <table::DealsTable view setting errand /> }.into_any(),
        Content::Deals(PipelineLook::Figures) => view! { <figures::Figures filter setting /> }.into_any(),
    };
    let failure = move || answer.with(|answer| answer.as_ref().and_then(|answer| answer.as_ref().err().map(failed)));
    let count = Signal::derive(move || Some(setting.get().number(answer.get()?.ok()?.n_shown)));
    let has_stages = Memo::new(move |_| matches!(content.get(), Content::NoDeals | Content::Deals(_)));
    view! {
        <Page title=shell_words::pipeline(language) count actions=move || view! { {move || has_stages.get().then(|| view! { <Actions errand edits_stages /> })} }>
            {move || matches!(content.get(), Content::Deals(_)).then(|| view! { <bar::Looks view /> <bar::FilterBar view sheet /> })}
            {failure}
            {shown}
            <StagesDialog open=edits_stages />
            <Dialogs errand />
        </Page>
    }
}

#[component]
fn Actions(errand: RwSignal<Option<DealErrand>>, edits_stages: RwSignal<bool>) -> impl IntoView {
    let language = use_language();
    view! {
        <Button kind=ButtonKind::Ghost icon=Glyph::Settings on_press=move || edits_stages.set(true) attr:data-action="stages">
            <span>{words::edit_stages(language)}</span>
        </Button>
        <Button kind=ButtonKind::Primary icon=Glyph::Plus shortcut="c" attr:data-key="c" on_press=move || errand.set(Some(DealErrand::blank()))>
            <span class="wide-only">{words::new(language)}</span>
            <span class="phone-only">{words::new_short(language)}</span>
        </Button>
    }
}

/// The form of a deal, and that of the purchase that a won one becomes.
#[component]
fn Dialogs(errand: RwSignal<Option<DealErrand>>) -> impl IntoView {
    let purchase = RwSignal::new(None::<PurchaseErrand>);
    let buyer = RwSignal::new(None::<CustomerId>);
    let won = move |(customer, id)| {
        buyer.set(Some(customer));
        purchase.set(Some(PurchaseErrand::Won(id)));
    };
    view! {
        <DealDialog errand on_purchase=won />
        {move || buyer.get().map(|customer| lazy!(records: won_purchase(customer: CustomerId, purchase: RwSignal<Option<PurchaseErrand>>) => view! {
            <PurchaseDialog customer errand=purchase />
        }))}
    }
}

/// Nothing to sort deals by yet.
#[component]
fn NoStages(edits_stages: RwSignal<bool>) -> impl IntoView {
    let language = use_language();
    let session = use_session();
    view! {
        <EmptyState title=words::no_stages_title(language) text=words::no_stages_text(language)>
            <Button kind=ButtonKind::Primary icon=Glyph::Pipeline on_press=move || begin_stages(session, language) attr:data-action="begin-stages">
                {words::begin(language)}
            </Button>
            <Button on_press=move || edits_stages.set(true)>{words::own_stages(language)}</Button>
        </EmptyState>
    }
}

/// Stages, and nothing in them.
#[component]
fn NoDeals(errand: RwSignal<Option<DealErrand>>, edits_stages: RwSignal<bool>) -> impl IntoView {
    let language = use_language();
    view! {
        <EmptyState title=words::empty_title(language) text=words::empty_text(language)>
            <Button kind=ButtonKind::Secondary icon=Glyph::Plus on_press=move || errand.set(Some(DealErrand::blank()))>{words::new(language)}</Button>
            <Button on_press=move || edits_stages.set(true)>{words::edit_stages(language)}</Button>
        </EmptyState>
    }
}

/// The filter lets nothing through.
fn none_match(view: Memo<PipelineView>) -> impl IntoView {
    let language = use_language();
    let show_all = move || go(&Route::Pipeline(PipelineView { filter: PipelineFilter::default(), ..view.get_untracked() }));
    view! {
        <p class="row soft">
            {words::none_match(language)}
            <Button kind=ButtonKind::Ghost on_press=show_all>{words::show_all(language)}</Button>
        </p>
    }
}
