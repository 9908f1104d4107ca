//! A month on the wall. One day of it is chosen, and its tasks stand below, where something can be done about them.
//!
//! Arrow keys go from day to day, and past the edge to the next month.

use crate::domain::{Day, Month};
use crate::ui::{
    format,
    geometry::weeks::weeks,
    pages::{
        setting::Setting,
        task::{TaskErrand, TaskItem, glyph},
    },
    parts::{Button, ButtonKind, Card, Glyph, Icon, seen_text},
    route::{Route, TasksView},
    session::use_session,
    shell::go,
    words::tasks as words,
};
use crate::workspace::questions::{AskTaskDays, TaskDays, TaskRow};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys;

/// Tasks that a day has room for.
const N_IN_CELL: usize = 3;

/// What all parts of the calendar share.
#[derive(Clone, Copy)]
struct Wall {
    setting: Setting,
    month: Memo<Month>,
    chosen: RwSignal<Day>,
    found: Memo<TaskDays>,
    errand: RwSignal<Option<TaskErrand>>,
}

impl Wall {
    fn rows_of(self, day: Day) -> Vec<TaskRow> {
        self.found.with(|found| found.rows.iter().filter(|(on, _)| *on == day).map(|(_, row)| row.clone()).collect())
    }
}

#[component]
pub fn Calendar(shown: Memo<TasksView>, errand: RwSignal<Option<TaskErrand>>, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let month = Memo::new(move |_| shown.with(|view| view.month).unwrap_or_else(|| setting.today.month()));
    let answer = use_session().live(move || {
        let weeks = weeks(month.get());
        let (from, to) = weeks.first().zip(weeks.last()).map_or((setting.today, setting.today), |(first, last)| (first[0], last[6]));
        AskTaskDays { filter: shown.with(|view| view.filter.clone()), from, to }
    });
    let found = Memo::new(move |_| answer.get().and_then(Result::ok).unwrap_or_default());
    let chosen = RwSignal::new(first_chosen(month.get_untracked(), setting.today));
    let wall = Wall { setting, month, chosen, found, errand };
    // Another month, another day.
    Effect::new(move || {
        let month = month.get();
        if chosen.get_untracked().month() != month {
            chosen.set(first_chosen(month, setting.today));
        }
    });
    let to = move |month: Option<Month>| go(&Route::Tasks(TasksView { month, ..shown.get_untracked() }));
    let step = move |n: i32| to(Some(month.get_untracked().plus(n).clamp(Day::MIN.month(), Day::MAX.month())));
    let hidden = move || {
        let n = found.with(|found| found.n_tasks.saturating_sub(u32::try_from(found.rows.len()).unwrap_or(u32::MAX)));
        (n > 0).then(|| view! { <p class="quiet small">{words::too_many(language, setting.number(n))}</p> })
    };
    view! {
        <section class="card month-card">
            <header class="card-head">
                <h2 aria-live="polite">{move || format::month(language, month.get())}</h2>
                <div class="row">
                    <Button kind=ButtonKind::Ghost icon=Glyph::ChevronLeft label=words::month_before(language) on_press=move || step(-1) />
                    <Button kind=ButtonKind::Secondary on_press=move || to(None)>{words::this_month(language)}</Button>
                    <Button kind=ButtonKind::Ghost icon=Glyph::ChevronRight label=words::month_after(language) on_press=move || step(1) />
                </div>
            </header>
            <Grid wall step=to />
            {hidden}
        </section>
        <ChosenDay wall />
    }
}

/// Today where the month holds it, else its first day.
fn first_chosen(month: Month, today: Day) -> Day {
    if today.month() == month { today } else { month.first_day() }
}

#[component]
fn Grid(wall: Wall, #[prop(into)] step: Callback<Option<Month>>) -> impl IntoView {
    let language = wall.setting.language;
    let heads = words::weekdays(language).map(|name| view! { <th scope="col">{name}</th> });
    let rows = move || {
        let row = |week: [Day; 7]| view! { <tr>{week.map(|day| view! { <Cell day wall /> }).into_iter().collect_view()}</tr> };
        weeks(wall.month.get()).into_iter().map(row).collect_view()
    };
    let keys = move |event: KeyboardEvent| {
        let days = match event.key().as_str() {
            "ArrowLeft" => -1,
            "ArrowRight" => 1,
            "ArrowUp" => -7,
            "ArrowDown" => 7,
            _ => return,
        };
        event.prevent_default();
        let day = wall.chosen.get_untracked().plus_days(days);
        wall.chosen.set(day);
        if day.month() != wall.month.get_untracked() {
            step.run(Some(day.month()));
        }
        request_animation_frame(move || focus_day(day));
    };
    view! {
        <table class="month" on:keydown=keys>
            <thead><tr>{heads.into_iter().collect_view()}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// The button of a day takes the focus, once it is drawn.
fn focus_day(day: Day) {
    let button = document().query_selector(&format!("[data-day='{day}']")).ok().flatten();
    if let Some(button) = button.and_then(|button| button.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = button.focus();
    }
}

#[component]
fn Cell(day: Day, wall: Wall) -> impl IntoView {
    let Wall { setting, month, chosen, .. } = wall;
    let language = setting.language;
    let (_, _, number) = day.ymd();
    let rows = Memo::new(move |_| wall.rows_of(day));
    let is_chosen = Memo::new(move |_| chosen.get() == day);
    let label = move || format!("{} · {}", setting.day(day), words::n_open(language, setting.number(n_open(&rows.get()))));
    let tasks = move || {
        let rows = rows.get();
        let rest = rows.len().saturating_sub(N_IN_CELL);
        let line = |row: &TaskRow| {
            let (is_done, is_late) = (row.task.done.is_some(), row.overdue_days > 0);
            let title = seen_text(row.task.title.clone(), row.customer_name.clone());
            view! { <span class="month-task" class:task-done=is_done class:task-late=is_late && !is_done><Icon glyph=glyph(row.task.kind) /><span>{title}</span></span> }
        };
        let lines = rows.iter().take(N_IN_CELL).map(line).collect_view();
        let more = (rest > 0).then(|| view! { <span class="quiet small">{words::n_more(language, setting.number(i64::try_from(rest).unwrap_or(i64::MAX)))}</span> });
        view! { {lines} {more} }
    };
    view! {
        <td class:month-other=move || month.get() != day.month() class:month-today=day == setting.today>
            <button
                type="button"
                class="month-day"
                data-day=day.to_string()
                tabindex=move || if is_chosen.get() { "0" } else { "-1" }
                aria-pressed=move || if is_chosen.get() { "true" } else { "false" }
                aria-label=label
                aria-current=(day == setting.today).then_some("date")
                on:click=move |_| chosen.set(day)
            >
                <span class="month-number">{setting.number(number)}</span>
                <span class="month-dots phone-only" aria-hidden="true">{move || dots(&rows.get())}</span>
                <span class="month-tasks wide-only" aria-hidden="true">{tasks}</span>
            </button>
        </td>
    }
}

fn n_open(rows: &[TaskRow]) -> usize {
    rows.iter().filter(|row| row.task.done.is_none()).count()
}

/// On a phone, a point for each open task, at most three.
fn dots(rows: &[TaskRow]) -> String {
    "•".repeat(n_open(rows).min(N_IN_CELL))
}

/// Tasks of the chosen day.
#[component]
fn ChosenDay(wall: Wall) -> impl IntoView {
    let Wall { setting, chosen, errand, .. } = wall;
    let language = setting.language;
    let rows = Memo::new(move |_| wall.rows_of(chosen.get()));
    let new = move || errand.set(Some(TaskErrand::due(chosen.get_untracked())));
    let actions = move || {
        let label = words::new_on(language, setting.day(chosen.get()));
        view! { <Button icon=Glyph::Plus label on_press=new><span class="wide-only">{words::new(language)}</span></Button> }
    };
    view! {
        <Card title=move || words::tasks_of(language, setting.day(chosen.get())) actions>
            {move || rows.with(Vec::is_empty).then(|| view! { <p class="soft">{words::nothing_on(language)}</p> })}
            <ul class="task-list">
                <For each=move || rows.get() key=|row| format!("{row:?}") let:row>
                    <TaskItem row errand setting />
                </For>
            </ul>
        </Card>
    }
}
