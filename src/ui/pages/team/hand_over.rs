//! Customers that go to a colleague: which, to whom, with a task for each and the story so far. One press, one undo.

use super::{Edited, pool::members, ticks::Ticks};
use crate::domain::{CustomerId, CustomerKind};
use crate::ui::{
    device::use_language,
    pages::{
        contact_mark::ContactMark,
        setting::{Setting, use_sure_setting},
    },
    parts::{Button, ButtonKind, Dialog, InputKind, SeenName, Select, TextField},
    session::use_session,
    words::{finding, parts as parts_words, team as words},
};
use crate::workspace::{
    Command,
    commands::HandOver,
    questions::{AskCustomers, AskHandOver, AskTeam, CustomersView, Filter, HandOverSheet, OwnerRow, Withheld},
};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

/// How many customers are offered at once; who has more finds the others by their names.
const N_OFFERED: u32 = 200;

/// The dialog, open while `edited` says whose customers; they are ticked in it.
#[component]
pub fn HandOverDialog(edited: RwSignal<Option<Edited>>) -> impl IntoView {
    let language = use_language();
    let setting = use_sure_setting();
    let from = Memo::new(move |_| match edited.get() {
        Some(Edited::HandOver(from)) => Some(from),
        _ => None,
    });
    let open = Signal::derive(move || from.with(Option::is_some));
    let title = move || words::hand_over_of(language, from.get().unwrap_or_default());
    view! {
        <Dialog open on_close=move || edited.set(None) title is_wide=true>
            {move || from.get().map(|from| {
                let on_done = move |_| edited.set(None);
                view! { <HandOverForm from=Some(from) ids=Ticks::default() setting=setting.get_untracked() on_done /> }
            })}
        </Dialog>
    }
}

/// To whom, with what: customers of one owner, to be ticked here, or those that were ticked elsewhere.
#[component]
pub fn HandOverForm(
    from: Option<String>,
    ids: Ticks,
    setting: Setting,
    /// Told whether they were handed over.
    #[prop(into)]
    on_done: Callback<bool>,
) -> impl IntoView {
    let language = setting.language;
    let session = use_session();
    let to = RwSignal::new(String::new());
    let (task, story) = (RwSignal::new(words::task_text(language).to_owned()), RwSignal::new(String::new()));
    let (to_error, error) = (RwSignal::new(None::<String>), RwSignal::new(None::<String>));
    let team = session.live(|| AskTeam);
    let own = from.clone();
    let choices = Signal::derive(move || {
        let rows = team.get().and_then(Result::ok).map(|sheet| sheet.rows).unwrap_or_default();
        let is_offered = |row: &OwnerRow| Some(&row.name) != own.as_ref() && row.member.as_ref().is_none_or(|member| !member.has_left);
        members(language, rows.into_iter().filter(is_offered).map(|row| row.name))
    });
    let choose = move |name: String| {
        to_error.set(None);
        to.set(name);
    };
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let (to, ids) = (to.get_untracked(), ids.list());
        to_error.set(to.is_empty().then(|| words::choose_owner(language).to_owned()));
        error.set(ids.is_empty().then(|| words::none_chosen(language).to_owned()));
        if to.is_empty() || ids.is_empty() {
            return;
        }
        let said = words::handed(language, setting.number(ids.len()), &to);
        let order = HandOver { ids, to, task: task.get_untracked(), note: story.get_untracked() };
        on_done.run(true);
        session.run(Command::HandOver(order), said);
    };
    view! {
        <form class="form" novalidate on:submit=save>
            <Select label=words::to(language) choices value=to on_change=choose error=to_error />
            {from.map(|from| view! { <Chooser from setting ids /> })}
            {move || error.get().map(|text| view! { <p class="field-error" role="alert">{text}</p> })}
            <p class="soft small">{words::no_task_for_unwilling(language)}</p>
            <TextField label=words::task(language) value=task is_optional=true />
            <TextField label=words::story(language) hint=words::story_hint(language) value=story kind=InputKind::Paragraph is_optional=true />
            <Preview ids to setting />
            <div class="button-row button-row-end">
                <Button on_press=move || on_done.run(false)>{parts_words::cancel(language)}</Button>
                <Button kind=ButtonKind::Primary is_submit=true>
                    {move || words::hand_over_n(language, setting.number(ids.n()))}
                </Button>
            </div>
        </form>
    }
}

/// What goes along with those who are chosen.
#[component]
fn Preview(ids: Ticks, to: RwSignal<String>, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let answer = use_session().live_newest(move || AskHandOver { ids: ids.now(), to: to.get() });
    let sheet = Memo::new(move |_| answer.get().and_then(Result::ok));
    let said = move |sheet: HandOverSheet| {
        let [customers, tasks, deals] = [sheet.n_customers, sheet.n_open_tasks, sheet.n_open_deals].map(|n| setting.number(n));
        let already = (sheet.n_already > 0).then(|| words::already(language, setting.number(sheet.n_already), to.get()));
        view! {
            <p class="strong">{words::goes_along(language, customers, tasks, deals)}</p>
            {already.map(|text| view! { <p>{text}</p> })}
            <p class="quiet">{finding::can_undo(language)}</p>
        }
    };
    view! { <div class="many-preview" role="status" aria-live="polite">{move || sheet.get().map(said)}</div> }
}

/// The owner's customers, the most valuable first, to tick.
#[component]
fn Chooser(from: String, setting: Setting, ids: Ticks) -> impl IntoView {
    let language = setting.language;
    let search = RwSignal::new(String::new());
    let found = use_session().live(move || AskCustomers {
        view: CustomersView { search: search.get(), filters: vec![Filter::Owner(vec![from.clone()])], ..CustomersView::default() },
        window: 0..N_OFFERED,
        own: Vec::new(),
    });
    let shown = Memo::new(move |_| {
        let answer = found.get().and_then(Result::ok);
        answer
            .map(|answer| answer.rows.into_iter().map(|row| (row.id, row.name, (row.kind, row.withheld))).collect::<Vec<_>>())
            .unwrap_or_default()
    });
    let n_all = Memo::new(move |_| found.with(|found| found.as_ref()?.as_ref().ok().map(|answer| answer.n_shown)).unwrap_or_default());
    let is_all = move || shown.with(|shown| !shown.is_empty() && shown.iter().all(|(id, ..)| ids.has(*id)));
    let tick_all = move |event: leptos::ev::Event| {
        let is_ticked = event_target_checked(&event);
        shown.with_untracked(|shown| ids.put(shown.iter().map(|(id, ..)| *id), is_ticked));
    };
    let row = move |(id, name, (kind, withheld)): (CustomerId, String, (CustomerKind, Withheld))| {
        let tick = move |event: leptos::ev::Event| {
            ids.put([id], event_target_checked(&event));
        };
        view! {
            <label class="picker-row">
                <input type="checkbox" class="check-box" prop:checked=move || ids.has(id) on:change=tick />
                <span><SeenName name kind /></span>
                <ContactMark withheld />
            </label>
        }
    };
    view! {
        <TextField label=words::find(language) value=search kind=InputKind::Text />
        <fieldset class="picker team-chooser" aria-label=words::customers(language)>
            <label class="picker-row strong">
                <input type="checkbox" class="check-box" prop:checked=is_all on:change=tick_all />
                <span>{words::tick_all(language)}</span>
            </label>
            <For each=move || shown.get() key=|(id, ..)| *id let:one>{row(one)}</For>
        </fieldset>
        <p class="quiet small" aria-live="polite">
            {move || words::n_chosen(language, setting.number(ids.n()), setting.number(n_all.get()))}
        </p>
    }
}
