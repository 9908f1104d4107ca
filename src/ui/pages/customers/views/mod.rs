//! Views that are kept, as tabs above the list: search, conditions, order and columns under a name.
//!
//! A tab is a link to its address. Who changes the list from there on can keep the changes, or keep a new view; either is one undo.
//!
//! Not here: what a segment means in other lists ([`customers_view`](crate::ui::customers_view)).

mod form;

use super::list::CustomerList;
use crate::domain::{SavedView, SavedViewId};
use crate::ui::{
    customers_view::{address, is_at, moved},
    device::use_language,
    parts::{Button, ButtonKind, ControlSize, Dialog, Glyph, Icon, Menu, MenuItem},
    route::{CustomersView, Route},
    session::use_session,
    words::{customers, finding as words},
};
use crate::workspace::{Command, Register};
use form::ViewForm;
use leptos::prelude::*;

/// Tabs, the actions of the view that is looked at, and the way to a new one.
#[component]
pub fn ViewsBar(list: CustomerList) -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let shown = Memo::new(move |_| list.view.with(address));
    let everybody = address(&CustomersView::default());
    // The view that the list was opened with, until another one or everybody is shown.
    let opened = Memo::new({
        let everybody = everybody.clone();
        move |before: Option<&Option<SavedViewId>>| {
            let same = list.views.with(|views| shown.with(|shown| views.iter().find(|view| is_at(view, shown)).map(|view| view.id)));
            let stays = || before.copied().flatten().filter(|_| shown.with(|shown| *shown != everybody));
            same.or_else(stays)
        }
    });
    let current = Memo::new(move |_| {
        let id = opened.get()?;
        list.views.with(|views| views.iter().find(|view| view.id == id).cloned())
    });
    let is_changed = Memo::new(move |_| current.with(|view| view.as_ref().is_some_and(|view| shown.with(|shown| !is_at(view, shown)))));
    let is_everybody = Memo::new(move |_| current.with(Option::is_none) && shown.with(|shown| *shown == everybody));
    let edited = RwSignal::new(None::<SavedView>);
    let keep_new = move || edited.set(Some(fresh(shown.get_untracked(), list)));
    let keep_changes = move || {
        if let Some(view) = current.get_untracked() {
            let said = words::view_kept(language, &view.name);
            session.run(Command::File(SavedView { address: shown.get_untracked(), ..view }.into()), said);
        }
    };
    view! {
        <div class="views-bar">
            <nav class="tabs" aria-label=customers::views(language)>
                <a class="tab" href=Route::Customers(CustomersView::default()).to_string() aria-current=move || is_everybody.get().then_some("page")>
                    {words::everybody(language)}
                </a>
                <For each=move || list.views.get() key=|view| (view.id, view.name.clone(), view.address.clone(), view.is_segment) let:view>
                    <Tab view opened is_changed />
                </For>
            </nav>
            <div class="views-tools">
                {move || current.get().filter(|_| !is_changed.get()).map(|view| view! { <Actions list view edited /> })}
                {move || is_changed.get().then(|| view! {
                    <Button size=ControlSize::Small icon=Glyph::Save on_press=keep_changes>{words::keep_changes(language)}</Button>
                })}
                {move || (!is_everybody.get() && (current.with(Option::is_none) || is_changed.get())).then(|| view! {
                    <Button kind=ButtonKind::Ghost size=ControlSize::Small icon=Glyph::Pin on_press=keep_new>
                        {if current.with_untracked(Option::is_none) { words::keep_view(language) } else { words::keep_new(language) }}
                    </Button>
                })}
            </div>
        </div>
        <Dialog
            open=Signal::derive(move || edited.with(Option::is_some))
            on_close=move || edited.set(None)
            title=move || edited.with(|view| title(view.as_ref(), language))
        >
            {move || edited.get().map(|view| view! { <ViewForm view on_done=move || edited.set(None) /> })}
        </Dialog>
    }
}

fn title(view: Option<&SavedView>, language: crate::ui::words::Language) -> String {
    let name = view.filter(|view| view.id.as_u128() != 0).map(|view| view.name.clone());
    name.unwrap_or_else(|| words::keep_view(language).to_owned())
}

/// A view that is not kept yet: the last in the row.
fn fresh(address: String, list: CustomerList) -> SavedView {
    let position = list.views.with_untracked(|views| views.iter().map(|view| view.position.saturating_add(1)).max().unwrap_or(0));
    SavedView { id: SavedViewId::from_u128(0), name: String::new(), address, is_segment: false, position }
}

#[component]
fn Tab(view: SavedView, opened: Memo<Option<SavedViewId>>, is_changed: Memo<bool>) -> impl IntoView {
    let language = use_language();
    let SavedView { id, name, address, is_segment, .. } = view;
    let is_current = Memo::new(move |_| opened.get() == Some(id));
    let label = {
        let name = name.clone();
        move || if is_current.get() && is_changed.get() { words::changed_view(language, &name) } else { name.clone() }
    };
    view! {
        <a class="tab" href=format!("#/{}", address.trim_start_matches("#/")) aria-current=move || is_current.get().then_some("page") aria-label=label>
            {is_segment.then(|| view! { <Icon glyph=Glyph::Customers label=words::segment_mark(language) /> })}
            <span class="tab-name" title=name.clone()>{name.clone()}</span>
            {move || (is_current.get() && is_changed.get()).then(|| view! { <span class="tab-changed" aria-hidden="true">"•"</span> })}
        </a>
    }
}

/// What can be done with the view that is looked at.
#[component]
fn Actions(list: CustomerList, view: SavedView, edited: RwSignal<Option<SavedView>>) -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let label = words::view_actions(language, &view.name);
    let view = StoredValue::new(view);
    let swap = move |step: isize| {
        let view = view.get_value();
        let records = list.views.with_untracked(|views| moved(views, view.id, step));
        if !records.is_empty() {
            let records = records.into_iter().map(Into::into).collect();
            session.run(Command::FileAll { records }, words::view_moved(language, &view.name));
        }
    };
    let delete = move || {
        let view = view.get_value();
        let command = Command::Discard { register: Register::SavedView, id: view.id.as_u128() };
        session.run(command, words::view_deleted(language, &view.name));
    };
    view! {
        <Menu label icon=Glyph::More is_icon_only=true size=ControlSize::Small>
            <MenuItem icon=Glyph::Pencil on_press=move || edited.set(Some(view.get_value()))>{words::rename(language)}</MenuItem>
            <MenuItem icon=Glyph::ArrowLeft on_press=move || swap(-1)>{words::earlier(language)}</MenuItem>
            <MenuItem icon=Glyph::ChevronRight on_press=move || swap(1)>{words::later(language)}</MenuItem>
            <MenuItem icon=Glyph::Trash is_danger=true on_press=delete>{words::delete_view(language)}</MenuItem>
        </Menu>
    }
}
