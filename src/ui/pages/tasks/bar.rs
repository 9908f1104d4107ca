//! Whose tasks, of which kind, how important; and the same as a file for other calendars.

use super::Answered;
use crate::domain::{Priority, TaskKind};
use crate::engine::protocol::Request;
use crate::exchange::ics::CalendarWords;
use crate::ui::{
    device::use_language,
    pages::saving::save_file,
    parts::{Button, Choice, Glyph, Select, use_toasts},
    route::{Route, TasksView, priority_key, task_kind_key},
    session::use_session,
    shell::go,
    words::tasks as words,
};
use crate::workspace::questions::TaskFilter;
use leptos::prelude::*;

/// The filters. What is chosen goes into the address.
#[component]
pub fn FilterBar(shown: Memo<TasksView>, sheet: Answered) -> impl IntoView {
    let language = use_language();
    let change = move |change: &dyn Fn(&mut TaskFilter)| {
        let mut view = shown.get_untracked();
        change(&mut view.filter);
        go(&Route::Tasks(view));
    };
    let owners = Memo::new(move |_| {
        let known = sheet.with(|sheet| sheet.as_ref().and_then(|sheet| sheet.as_ref().ok()).map(|sheet| sheet.owners.clone()));
        let chosen = shown.with(|view| view.filter.owner.clone());
        let mut owners = known.unwrap_or_default();
        // Whom the address names can be chosen away, even with nothing to do.
        owners.extend(chosen.filter(|chosen| !owners.contains(chosen)));
        owners
    });
    let with_all = |all: &'static str, known: Vec<Choice>| std::iter::once(Choice::new("", all)).chain(known).collect::<Vec<_>>();
    let owner_choices =
        move || with_all(words::anyone(language), owners.get().into_iter().map(|owner| Choice::new(owner.clone(), owner)).collect());
    let kinds = TaskKind::ALL.map(|kind| Choice::new(task_kind_key(kind), words::kind_name(language, kind))).to_vec();
    let priorities = Priority::ALL.map(|priority| Choice::new(priority_key(priority), words::priority_name(language, priority))).to_vec();
    let kind = move |key: String| change(&|filter| filter.kind = TaskKind::ALL.into_iter().find(|kind| task_kind_key(*kind) == key));
    let priority =
        move |key: String| change(&|filter| filter.priority = Priority::ALL.into_iter().find(|priority| priority_key(*priority) == key));
    view! {
        <div class="look-bar task-bar">
            {move || (!owners.with(Vec::is_empty)).then(|| view! {
                <Select
                    label=words::owner(language)
                    choices=Signal::derive(owner_choices)
                    value=Signal::derive(move || shown.with(|view| view.filter.owner.clone().unwrap_or_default()))
                    on_change=move |text: String| change(&|filter| filter.owner = (!text.is_empty()).then(|| text.clone()))
                />
            })}
            <Select
                label=words::kind(language)
                choices=Signal::stored(with_all(words::any_kind(language), kinds))
                value=Signal::derive(move || shown.with(|view| view.filter.kind.map(task_kind_key).unwrap_or_default().to_owned()))
                on_change=kind
            />
            <Select
                label=words::priority(language)
                choices=Signal::stored(with_all(words::any_priority(language), priorities))
                value=Signal::derive(move || shown.with(|view| view.filter.priority.map(priority_key).unwrap_or_default().to_owned()))
                on_change=priority
            />
        </div>
    }
}

/// The open tasks that are shown, as a file for other calendars.
#[component]
pub fn Export(shown: Memo<TasksView>) -> impl IntoView {
    let language = use_language();
    let (session, toasts) = (use_session(), use_toasts());
    let export = move || {
        let words = CalendarWords {
            name: words::title(language).to_owned(),
            kinds: TaskKind::ALL.map(|kind| words::kind_name(language, kind).to_owned()).to_vec(),
            owner: words::owner(language).to_owned(),
        };
        save_file(session, toasts, language, Request::ExportTasks { filter: shown.get_untracked().filter, words });
    };
    view! {
        <Button icon=Glyph::Download label=words::export(language) on_press=export attr:data-action="export-tasks" attr:title=words::export_why(language)>
            <span class="wide-only">{words::export(language)}</span>
        </Button>
    }
}
