//! What can be done with the customers that are ticked.

use super::list::CustomerList;
use crate::domain::CustomerId;
use crate::ui::{
    customers_view::question,
    device::use_language,
    parts::{Button, ButtonKind, ControlSize, Glyph},
    session::use_session,
    words::customers as words,
};
use crate::workspace::{Command, questions::AskCustomers};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::HashSet;

/// The most customers that are ticked at one press.
const MAX_TICKED: u32 = 10_000;

/// Floats above the list while something is ticked.
#[component]
pub fn BulkBar(list: CustomerList) -> impl IntoView {
    let is_open = Memo::new(move |_| list.kept.selection.with(|ticked| !ticked.is_empty()));
    move || is_open.get().then(|| view! { <Actions list /> })
}

#[component]
fn Actions(list: CustomerList) -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let selection = list.kept.selection;
    let n_ticked = move || list.setting.get().number(selection.with(HashSet::len));
    let n_shown = list.figure(|answer| answer.n_shown);
    let can_tick_all = move || n_shown.get().is_some_and(|n| n <= MAX_TICKED && selection.with(|ticked| ticked.len() < n as usize));
    let tick_all = move || {
        let (view, n_shown) = (list.view.with_untracked(question), n_shown.get_untracked().unwrap_or_default());
        spawn_local(async move {
            match session.ask(AskCustomers { view, window: 0..n_shown }).await {
                Ok(answer) => {
                    selection.try_set(answer.rows.into_iter().map(|row| row.id).collect());
                }
                Err(failure) => session.say_failure(&failure),
            }
        });
    };
    let delete = move || {
        let ids: Vec<CustomerId> = selection.get_untracked().into_iter().collect();
        let said = words::deleted(language, list.setting.get_untracked().number(ids.len()));
        selection.update(HashSet::clear);
        session.run(Command::DeleteCustomers { ids }, said);
    };
    view! {
        <div class="bulkbar" role="region" aria-live="polite">
            <span class="strong nowrap">{move || words::selected(language, n_ticked())}</span>
            {move || can_tick_all().then(|| view! {
                <Button kind=ButtonKind::Ghost size=ControlSize::Small on_press=tick_all>
                    {move || words::select_all(language, list.setting.get().number(n_shown.get().unwrap_or_default()))}
                </Button>
            })}
            <Button size=ControlSize::Small icon=Glyph::Trash on_press=delete>{words::delete(language)}</Button>
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
