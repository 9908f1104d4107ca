//! What is to be done: by when, as a ladder from long overdue to done lately, or as a month on the wall.
//!
//! What is shown stands in the address. Not here: one task and its dialogs ([`task`](super::task)), and what is proposed for today.

mod bar;
mod calendar;
mod ladder;

use super::{
    address::use_shown,
    answer::failed,
    setting::{Setting, use_setting},
    task::{TaskDialog, TaskErrand},
};
use crate::engine::protocol::Failure;
use crate::ui::{
    device::use_language,
    parts::{Button, ButtonKind, Choice, EmptyState, Glyph, Page, Skeleton, Tabs},
    route::{Route, TasksSection, TasksView},
    session::use_session,
    shell::go,
    words::tasks as words,
};
use crate::workspace::questions::{AskTasks, TasksSheet};
use leptos::prelude::*;

/// Rows of each rung that are brought at first, and with every further press.
const N_ROWS: u32 = 30;

/// The answer that the page hangs on.
type Answered = Signal<Option<Result<TasksSheet, Failure>>>;

#[component]
pub fn Tasks() -> impl IntoView {
    let language = use_language();
    let setting = use_setting();
    let shown = use_shown(|route| if let Route::Tasks(view) = route { Some(view) } else { None });
    let n_wanted = RwSignal::new(N_ROWS);
    let errand = RwSignal::new(None::<TaskErrand>);
    let sheet = use_session().live(move || AskTasks { filter: shown.with(|view| view.filter.clone()), n_rows: n_wanted.get() });
    let count = Signal::derive(move || {
        let n_open = sheet.with(|sheet| sheet.as_ref().and_then(|sheet| sheet.as_ref().ok()).map(|sheet| sheet.n_open))?;
        Some(words::n_open(language, setting.get()?.number(n_open)))
    });
    let tabs = Signal::derive(move || {
        let tab = |section, label| Choice::new(Route::Tasks(TasksView { section, ..shown.get() }).to_string(), label);
        vec![tab(TasksSection::Ladder, words::ladder(language)), tab(TasksSection::Calendar, words::calendar(language))]
    });
    let current = Signal::derive(move || Route::Tasks(shown.get()).to_string());
    let content = move || setting.get().map(|setting| view! { <Content shown sheet errand n_wanted setting /> });
    view! {
        <Page title=words::title(language) count actions=move || view! { <Actions shown errand /> }>
            <Tabs label=words::sections(language) tabs current />
            <bar::FilterBar shown sheet />
            {content}
            <TaskDialog errand />
        </Page>
    }
}

#[component]
fn Actions(shown: Memo<TasksView>, errand: RwSignal<Option<TaskErrand>>) -> impl IntoView {
    let language = use_language();
    let setting = use_setting();
    let new = move || errand.set(setting.get_untracked().map(|setting| TaskErrand::due(setting.today)));
    view! {
        <bar::Export shown />
        <Button kind=ButtonKind::Primary icon=Glyph::Plus shortcut="c" on_press=new attr:data-key="c">{words::new(language)}</Button>
    }
}

/// Where one is: bones, nothing yet, nothing like that, or the section of the address.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Underway,
    Failed,
    Empty,
    Ladder,
    Calendar,
}

#[component]
fn Content(
    shown: Memo<TasksView>,
    sheet: Answered,
    errand: RwSignal<Option<TaskErrand>>,
    n_wanted: RwSignal<u32>,
    setting: Setting,
) -> impl IntoView {
    let language = setting.language;
    let place = Memo::new(move |_| {
        sheet.with(|sheet| match (sheet, shown.with(|view| view.section)) {
            (None, _) => Place::Underway,
            (Some(Err(_)), _) => Place::Failed,
            (Some(Ok(sheet)), TasksSection::Ladder) if sheet.n_all == 0 => Place::Empty,
            (Some(Ok(_)), TasksSection::Ladder) => Place::Ladder,
            (Some(Ok(_)), TasksSection::Calendar) => Place::Calendar,
        })
    });
    move || match place.get() {
        Place::Underway => view! { <Skeleton n_lines=6 /> }.into_any(),
        Place::Failed => sheet.get_untracked().and_then(Result::err).map(|failure| failed(&failure)).into_any(),
        Place::Empty => view! {
            <EmptyState title=words::none_title(language) text=words::none_text(language)>
                <Button kind=ButtonKind::Primary icon=Glyph::Plus on_press=move || errand.set(Some(TaskErrand::due(setting.today)))>
                    {words::new(language)}
                </Button>
            </EmptyState>
        }
        .into_any(),
        Place::Ladder => view! { <ladder::Ladder shown sheet errand n_wanted setting /> }.into_any(),
        Place::Calendar => view! { <calendar::Calendar shown errand setting /> }.into_any(),
    }
}

/// Goes where nothing is left out.
fn clear_filter(shown: Memo<TasksView>) {
    go(&Route::Tasks(TasksView { filter: Default::default(), ..shown.get_untracked() }));
}
