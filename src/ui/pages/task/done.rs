//! The form that says what came of a task, and what comes next. It all is one change: the task, its next time, the next step.

use super::{NextStep, NextStepFields};
use crate::domain::{Day, Task, TaskDone};
use crate::ui::{
    pages::{sending::Sending, setting::Setting},
    parts::{Button, ButtonKind, Glyph, Icon, InputKind, TextField},
    session::use_session,
    words::{parts as parts_words, tasks as words},
};
use crate::workspace::Command;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

#[component]
pub fn DoneForm(task: Task, setting: Setting, #[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let language = setting.language;
    let session = use_session();
    let sending = Sending::new();
    let (result, on) = (RwSignal::new(String::new()), RwSignal::new(setting.today.to_string()));
    let on_error = RwSignal::new(None::<String>);
    let step = NextStep::none_yet(setting.today);
    let day = move || on.get().parse::<Day>().ok().filter(|day| *day <= setting.today);
    let repeating = task.clone();
    let following = move || {
        let next = day().and_then(|day| repeating.following(day))?;
        Some(view! { <p class="row soft"><Icon glyph=Glyph::Refresh />{words::next_by_itself(language, setting.day(next.due_on))}</p> })
    };
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let day = untrack(day);
        on_error.set(day.is_none().then(|| words::done_on_wrong(language).to_owned()));
        let (Some(day), Ok(next)) = (day, step.read(language)) else { return };
        let said = match &next {
            Some(next) => words::was_done_next(language, &task.title, &next.title),
            None => words::was_done(language, &task.title),
        };
        let next = next.map(|next| Task { customer: task.customer, opportunity: task.opportunity, owner: task.owner.clone(), ..next });
        let result = Some(result.get_untracked()).filter(|text| !text.trim().is_empty());
        let done = Task { done: Some(TaskDone { on: day, result }), ..task.clone() };
        let records = [Some(done), task.following(day), next].into_iter().flatten().map(Into::into).collect();
        sending.send(session, language, Command::FileAll { records }, said, move || on_done.run(()));
    };
    view! {
        <form class="form" novalidate on:submit=save>
            {sending.refused()}
            <div class="form-grid next-step">
                <TextField label=words::result(language) value=result is_optional=true />
                <TextField label=words::done_on(language) value=on kind=InputKind::Date error=on_error />
            </div>
            {following}
            <NextStepFields step />
            <div class="button-row button-row-end">
                <Button on_press=on_done>{parts_words::cancel(language)}</Button>
                <Button kind=ButtonKind::Primary is_submit=true busy=sending.is_busy>{words::done(language)}</Button>
            </div>
        </form>
    }
}
