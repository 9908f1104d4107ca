//! The bar of what can be done with the customers that are ticked; what would come of it is shown in a dialog first.
//!
//! Not here: the dialog ([`many`](super::many)), whose code comes when it is opened.

use super::list::CustomerList;
use crate::domain::CustomerId;
use crate::ui::{
    device::use_language,
    pages::{
        lazy::lazy,
        team::{HandOverForm, Ticks},
    },
    parts::{Button, ButtonKind, ControlSize, Dialog, Glyph},
    session::use_session,
    words::{customers as words, team},
};
use crate::workspace::questions::AskCustomers;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::HashSet;

/// The most customers that are ticked at one press; the dialog can mean everybody who is shown.
const MAX_TICKED: u32 = 10_000;

/// What is to be done with many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Errand {
    Change,
    Delete,
}

/// Floats above the list while something is ticked.
#[component]
pub fn BulkBar(list: CustomerList) -> impl IntoView {
    let language = use_language();
    let errand = RwSignal::new(None::<Errand>);
    let is_open = Memo::new(move |_| list.kept.selection.with(|ticked| !ticked.is_empty()));
    let is_handing_over = RwSignal::new(false);
    let title = move || if errand.get() == Some(Errand::Delete) { words::delete_many(language) } else { words::change(language) };
    view! {
        {move || is_open.get().then(|| view! { <Actions list errand is_handing_over /> })}
        <Dialog
            open=Signal::derive(move || errand.with(Option::is_some))
            on_close=move || errand.set(None)
            title=move || title().trim_end_matches('…').to_owned()
        >
            {move || errand.get().map(|own| {
                lazy!(work: change_many(list: CustomerList, own: Errand, errand: RwSignal<Option<Errand>>) => view! {
                    <super::many::ManyForm list own on_done=move || errand.set(None) />
                })
            })}
        </Dialog>
        <Dialog
            open=is_handing_over
            on_close=move || is_handing_over.set(false)
            title=team::hand_over_many(language).trim_end_matches('…')
        >
            {move || is_handing_over.get().then(|| {
                lazy!(work: hand_over(list: CustomerList, is_handing_over: RwSignal<bool>) => handing_over(list, is_handing_over))
            })}
        </Dialog>
    }
}

/// The form for those who are ticked; once they are somebody else's, nobody is ticked any more.
fn handing_over(list: CustomerList, is_open: RwSignal<bool>) -> impl IntoView {
    let selection = list.kept.selection;
    let done = move |is_done: bool| {
        is_open.set(false);
        if is_done {
            selection.update(HashSet::clear);
        }
    };
    let ids = Ticks::of(selection.with_untracked(|ticked| ticked.iter().copied().collect::<Vec<_>>()));
    view! { <HandOverForm from=None ids setting=list.setting.get_untracked() on_done=done /> }
}

#[component]
fn Actions(list: CustomerList, errand: RwSignal<Option<Errand>>, is_handing_over: RwSignal<bool>) -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let selection = list.kept.selection;
    let n_ticked = move || list.setting.get().number(selection.with(HashSet::len));
    let n_shown = list.figure(|answer| answer.n_shown);
    let can_tick_all = move || n_shown.get().is_some_and(|n| n <= MAX_TICKED && selection.with(|ticked| ticked.len() < n as usize));
    let tick_all = move || {
        let (view, n_shown) = (list.asked.get_untracked(), n_shown.get_untracked().unwrap_or_default());
        spawn_local(async move {
            match session.ask(AskCustomers { view, window: 0..n_shown, own: Vec::new() }).await {
                Ok(answer) => {
                    selection.try_set(answer.rows.into_iter().map(|row| row.id).collect::<HashSet<CustomerId>>());
                }
                Err(failure) => session.say_failure(&failure),
            }
        });
    };
    view! {
        <div class="bulkbar" role="region" aria-live="polite">
            <span class="strong nowrap">{move || words::selected(language, n_ticked())}</span>
            {move || can_tick_all().then(|| view! {
                <Button kind=ButtonKind::Ghost size=ControlSize::Small on_press=tick_all>
                    {move || words::select_all(language, list.setting.get().number(n_shown.get().unwrap_or_default()))}
                </Button>
            })}
            <Button size=ControlSize::Small icon=Glyph::Pencil on_press=move || errand.set(Some(Errand::Change))>{words::change(language)}</Button>
            <Button size=ControlSize::Small icon=Glyph::Person on_press=move || is_handing_over.set(true)>{team::hand_over_many(language)}</Button>
            <Button size=ControlSize::Small icon=Glyph::Trash on_press=move || errand.set(Some(Errand::Delete))>{words::delete_many(language)}</Button>
            <Button
                kind=ButtonKind::Ghost
                size=ControlSize::Small
                icon=Glyph::Close
                label=words::unselect(language)
                on_press=move || selection.update(HashSet::clear)
            />
        </div>
    }
}
