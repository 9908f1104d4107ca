//! Customers that may be one: groups with what speaks for it, compared side by side and merged, or said not to be the same.
//!
//! Not here: how they are found (`workspace::duplicates`), and what a merge does (`workspace::decide`).

mod group;
mod merge;
mod merge_fields;
mod merge_form;
mod merge_sure;
mod scan;

pub use merge::MergeDialog;

use super::{
    answer::answered,
    setting::{Setting, use_setting},
};
use crate::domain::CustomerId;
use crate::ui::{
    device::use_language,
    parts::{Button, ButtonKind, Choice, EmptyState, Glyph, LinkButton, Page, Segmented},
    route::{CustomersView, Route},
    session::use_session,
    words::{bin, duplicates as words},
};
use crate::workspace::questions::{AskDuplicates, DuplicatesSheet, LIKELY, SURE};
use leptos::prelude::*;

/// Groups that are brought at first, and with every further press.
const N_GROUPS: u32 = 30;

#[component]
pub fn Duplicates() -> impl IntoView {
    let language = use_language();
    let setting = use_setting();
    let least_score = RwSignal::new(0_u8);
    let n_wanted = RwSignal::new(N_GROUPS);
    let answer = use_session().live(move || AskDuplicates { least_score: least_score.get(), window: 0..n_wanted.get() });
    let sheet = Memo::new(move |_| answer.get().and_then(Result::ok).unwrap_or_default());
    let compared = RwSignal::new(None::<Vec<CustomerId>>);
    let count = Signal::derive(move || {
        setting.get().filter(|_| !sheet.with(|sheet| sheet.is_unknown)).map(|setting| setting.number(sheet.with(|sheet| sheet.n_groups)))
    });
    let content =
        move || setting.get().map(|setting| answered(answer.get(), |sheet| content(sheet, least_score, n_wanted, compared, setting)));
    let is_answered = Memo::new(move |_| answer.with(|answer| matches!(answer, Some(Ok(_)))));
    let wants_scan = Memo::new(move |_| is_answered.get() && sheet.with(|sheet| sheet.is_unknown || sheet.is_outdated));
    let actions = move || {
        view! {
            <LinkButton kind=ButtonKind::Ghost icon=Glyph::Trash href=Route::Bin.to_string()>{bin::title(language)}</LinkButton>
            <merge_sure::MergeSure sheet />
        }
    };
    view! {
        <Page title=words::title(language) count actions>
            <p class="soft">{words::intro(language)}</p>
            <scan::ScanState wants_scan is_first=Signal::derive(move || sheet.with(|sheet| sheet.is_unknown)) />
            {content}
            <MergeDialog compared />
        </Page>
    }
}

fn content(
    sheet: DuplicatesSheet,
    least_score: RwSignal<u8>,
    n_wanted: RwSignal<u32>,
    compared: RwSignal<Option<Vec<CustomerId>>>,
    setting: Setting,
) -> AnyView {
    let language = setting.language;
    if sheet.is_unknown {
        return ().into_any();
    }
    if sheet.n_groups == 0 {
        return view! {
            <EmptyState title=words::none_title(language) text=words::none_text(language)>
                <LinkButton href=Route::Customers(CustomersView::default()).to_string()>{bin::go_customers(language)}</LinkButton>
            </EmptyState>
        }
        .into_any();
    }
    let n_rest = sheet.n_shown.saturating_sub(u32::try_from(sheet.groups.len()).unwrap_or(u32::MAX));
    let more = (n_rest > 0).then(|| {
        let press = move || n_wanted.update(|n| *n += N_GROUPS);
        view! { <Button on_press=press>{words::show_more(language, setting.number(n_rest.min(N_GROUPS)))}</Button> }
    });
    let summary = words::summary(language, setting.number(sheet.n_groups), setting.number(sheet.n_customers));
    let none = (sheet.n_shown == 0).then(|| {
        view! {
            <p class="row soft">
                {words::none_of_these(language)}
                <Button kind=ButtonKind::Ghost on_press=move || least_score.set(0)>{words::show_all(language)}</Button>
            </p>
        }
    });
    let groups = sheet.groups.into_iter().map(|group| view! { <group::GroupCard group compared setting /> }).collect_view();
    view! {
        <div class="row duplicate-bar"><Sureness least_score /><span class="quiet">{summary}</span></div>
        {none}
        <div class="duplicate-groups" data-state="duplicates">{groups}</div>
        {more}
    }
    .into_any()
}

/// How sure a group must be to be shown.
#[component]
fn Sureness(least_score: RwSignal<u8>) -> impl IntoView {
    let language = use_language();
    let levels = [(0, words::all(language)), (LIKELY, words::likely(language)), (SURE, words::sure(language))];
    let choices = Signal::stored(levels.map(|(score, label)| Choice::new(score.to_string(), label)).to_vec());
    let choose = move |score: String| least_score.set(score.parse().unwrap_or(0));
    view! { <Segmented label=words::how_sure(language) choices value=Signal::derive(move || least_score.get().to_string()) on_change=choose /> }
}
