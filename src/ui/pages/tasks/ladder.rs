//! Tasks by when they are to be done, a card for each rung that holds something.

use super::{Answered, N_ROWS, clear_filter};
use crate::ui::{
    pages::{
        setting::Setting,
        task::{TaskErrand, TaskItem},
    },
    parts::{Button, ButtonKind, Tag, Tone, unique_id},
    route::TasksView,
    words::tasks as words,
};
use crate::workspace::questions::{Rung, RungRows};
use leptos::prelude::*;

const fn tone(rung: Rung) -> Tone {
    match rung {
        Rung::Overdue30 | Rung::Overdue7 | Rung::Overdue3 | Rung::Overdue1 => Tone::Bad,
        Rung::Today => Tone::Warn,
        Rung::Week | Rung::Later => Tone::Neutral,
        Rung::Done => Tone::Ok,
    }
}

#[component]
pub fn Ladder(
    shown: Memo<TasksView>,
    sheet: Answered,
    errand: RwSignal<Option<TaskErrand>>,
    n_wanted: RwSignal<u32>,
    setting: Setting,
) -> impl IntoView {
    let language = setting.language;
    let known = move || {
        sheet.with(|sheet| sheet.as_ref().and_then(|sheet| sheet.as_ref().ok()).map(|sheet| sheet.rungs.clone()).unwrap_or_default())
    };
    let rungs = Memo::new(move |_| known());
    let present = Memo::new(move |_| rungs.with(|rungs| rungs.iter().map(|rows| rows.rung).collect::<Vec<_>>()));
    let none = move || {
        present.with(Vec::is_empty).then(|| {
            view! {
                <p class="row soft">
                    {words::none_match(language)}
                    <Button kind=ButtonKind::Ghost on_press=move || clear_filter(shown)>{words::clear(language)}</Button>
                </p>
            }
        })
    };
    view! {
        <div class="dashboard">
            {none}
            <For each=move || present.get() key=|rung| *rung let:rung>
                <RungCard rung rungs errand n_wanted setting />
            </For>
        </div>
    }
}

#[component]
fn RungCard(
    rung: Rung,
    rungs: Memo<Vec<RungRows>>,
    errand: RwSignal<Option<TaskErrand>>,
    n_wanted: RwSignal<u32>,
    setting: Setting,
) -> impl IntoView {
    let language = setting.language;
    let own = Memo::new(move |_| rungs.with(|rungs| rungs.iter().find(|rows| rows.rung == rung).cloned()));
    let rows = move || own.get().map(|own| own.rows).unwrap_or_default();
    let n_tasks = move || own.with(|own| own.as_ref().map_or(0, |own| own.n_tasks));
    let n_rest =
        move || own.with(|own| own.as_ref().map_or(0, |own| own.n_tasks.saturating_sub(u32::try_from(own.rows.len()).unwrap_or(u32::MAX))));
    let more = move || {
        Some(n_rest()).filter(|n| *n > 0).map(|n| {
            view! {
                <Button kind=ButtonKind::Ghost on_press=move || n_wanted.update(|wanted| *wanted += N_ROWS)>
                    {words::more_rows(language, setting.number(n.min(N_ROWS)))}
                </Button>
            }
        })
    };
    let heading = unique_id("rung");
    let named = heading.clone();
    view! {
        <section class="card task-rung" aria-labelledby=named>
            <header class="card-head">
                <h2 id=heading>{words::rung_name(language, rung)}</h2>
                <Tag tone=tone(rung)>{move || setting.number(n_tasks())}</Tag>
            </header>
            <ul class="task-list">
                <For each=rows key=|row| format!("{row:?}") let:row>
                    <TaskItem row errand setting />
                </For>
            </ul>
            {more}
        </section>
    }
}
