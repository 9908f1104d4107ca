//! Schemes whose next run is due: one press grades everybody.

use crate::domain::{Day, Occasion, Scheme};
use crate::ui::{
    pages::{
        answer::{failure_of, last_known},
        runs::grade,
        setting::Setting,
    },
    parts::{Banner, Button, ButtonKind, ControlSize, LinkButton, Tone},
    route::Route,
    session::use_session,
    words::runs as words,
};
use crate::workspace::questions::{AskSchemes, SchemeRow};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A line for each scheme that is due; nothing where none is.
#[component]
pub fn DueRuns(setting: Setting) -> impl IntoView {
    let answer = use_session().live(|| AskSchemes);
    let known = last_known(answer, |sheet| Some(sheet.rows));
    let due = Memo::new(move |_| {
        let rows = known.get().unwrap_or_default();
        rows.into_iter().filter_map(|row| due(row, setting.today)).collect::<Vec<_>>()
    });
    let lines = move || due.get().into_iter().map(|(scheme, since)| view! { <DueRun scheme since setting /> }).collect_view();
    view! { {failure_of(answer)} {lines} }
}

/// The scheme, and since when it is due; without a day where it was never run.
fn due(row: SchemeRow, today: Day) -> Option<(Scheme, Option<Day>)> {
    let due_on = row.due_on.filter(|due_on| *due_on <= today)?;
    Some((row.scheme, row.newest_run.map(|_| due_on)))
}

#[component]
fn DueRun(scheme: Scheme, since: Option<Day>, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let session = use_session();
    let is_busy = RwSignal::new(false);
    let title = words::due_today_line(language, &scheme.name);
    let text = since.map_or_else(|| words::due_never_run(language).to_owned(), |day| words::due_since(language, setting.day(day)));
    let runs = Route::Runs(scheme.id).to_string();
    let run = move || {
        if !is_busy.get_untracked() {
            is_busy.set(true);
            let scheme = scheme.clone();
            spawn_local(async move {
                // What came of it is said already; the line goes by itself once nothing is due.
                let _said = grade(session, language, scheme, None, Occasion::Scheduled).await;
                is_busy.try_set(false);
            });
        }
    };
    let actions = move || {
        view! {
            <Button kind=ButtonKind::Primary size=ControlSize::Small busy=is_busy on_press=run.clone()>{words::grade_now(language)}</Button>
            <LinkButton size=ControlSize::Small href=runs.clone()>{words::see_runs(language)}</LinkButton>
        }
    };
    view! { <Banner tone=Tone::Info title actions>{text}</Banner> }
}
