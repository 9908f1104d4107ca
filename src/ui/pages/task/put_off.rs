//! Putting a task off: it waits until a day.

use crate::domain::{Day, Task};
use crate::ui::{
    pages::{sending::Sending, setting::Setting},
    parts::{Button, ButtonKind, InputKind, TextField},
    session::{Session, use_session},
    words::{parts as parts_words, tasks as words},
};
use crate::workspace::Command;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

fn put_off(task: Task, until: Day) -> Command {
    Command::File(Task { snoozed_until_on: Some(until), ..task }.into())
}

/// Puts a task off until a day, and says so.
pub fn put_off_until(session: Session, setting: Setting, task: Task, until: Day) {
    let said = words::snoozed(setting.language, &task.title, setting.day(until));
    session.run(put_off(task, until), said);
}

/// The form for a day of choice.
#[component]
pub fn PutOffForm(task: Task, setting: Setting, #[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let language = setting.language;
    let session = use_session();
    let sending = Sending::new();
    let until = RwSignal::new(setting.today.plus_days(7).to_string());
    let error = RwSignal::new(None::<String>);
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let day = until.get_untracked().parse::<Day>().ok().filter(|day| *day > setting.today);
        error.set(day.is_none().then(|| words::until_wrong(language).to_owned()));
        if let Some(day) = day {
            let said = words::snoozed(language, &task.title, setting.day(day));
            sending.send(session, language, put_off(task.clone(), day), said, move || on_done.run(()));
        }
    };
    view! {
        <form class="form" novalidate on:submit=save>
            {sending.refused()}
            <TextField label=words::until(language) value=until kind=InputKind::Date error />
            <div class="button-row button-row-end">
                <Button on_press=on_done>{parts_words::cancel(language)}</Button>
                <Button kind=ButtonKind::Primary is_submit=true busy=sending.is_busy>{words::snooze(language)}</Button>
            </div>
        </form>
    }
}
