//! A task as a row of a list: what, about whom, by when, and what can be done about it.

use super::{TaskErrand, TaskTools};
use crate::domain::{Priority, TaskKind};
use crate::ui::{
    pages::{ago::Ago, setting::Setting},
    parts::{Glyph, Icon, SeenName, Tag, Tone, seen_text},
    route::Route,
    typed,
    words::tasks as words,
};
use crate::workspace::questions::TaskRow;
use leptos::prelude::*;

/// The picture of a kind.
pub const fn glyph(kind: TaskKind) -> Glyph {
    match kind {
        TaskKind::FollowUp => Glyph::Clock,
        TaskKind::Call => Glyph::Phone,
        TaskKind::Visit => Glyph::Building,
        TaskKind::Message => Glyph::Mail,
        TaskKind::Meeting => Glyph::Customers,
        TaskKind::Other => Glyph::CircleCheck,
    }
}

/// One row.
#[component]
pub fn TaskItem(
    row: TaskRow,
    errand: RwSignal<Option<TaskErrand>>,
    setting: Setting,
    /// On the customer's own page the name goes without saying.
    #[prop(optional)]
    is_at_customer: bool,
) -> impl IntoView {
    let language = setting.language;
    let (task, customer_name) = (row.task.clone(), row.customer_name.clone());
    let edit = {
        let (task, customer_name) = (task.clone(), customer_name.clone());
        move |_| errand.set(Some(TaskErrand::Write { task: task.clone(), customer_name: customer_name.clone() }))
    };
    let customer = task.customer.zip(customer_name).filter(|_| !is_at_customer);
    let customer = customer.map(|(id, name)| view! { <a class="link" href=Route::Customer(id).to_string()><SeenName name /></a> });
    let priority = match task.priority {
        Priority::High => Some(view! { <Tag tone=Tone::Warn>{words::high_priority(language)}</Tag> }),
        Priority::Low => Some(view! { <Tag>{words::low_priority(language)}</Tag> }),
        Priority::Normal => None,
    };
    let unwelcome = row.is_unwelcome().then(|| view! { <Tag tone=Tone::Bad icon=Glyph::Alert>{words::unwelcome(language)}</Tag> });
    let repeat = task.repeat.map(|repeat| words::rhythm(language, &setting.number(repeat.every), repeat.unit));
    let facts = [task.at_minute.filter(|_| task.done.is_none()).map(typed::written_minute), task.owner.clone(), repeat];
    let facts = facts.into_iter().flatten().map(|fact| view! { <span>{fact}</span> }).collect_view();
    let result = task.done.as_ref().and_then(|done| done.result.clone()).or_else(|| task.note.clone());
    let when = when(&row, setting);
    let title = seen_text(task.title.clone(), row.customer_name.clone());
    let hint = title.clone();
    view! {
        <li class="task" class:task-done=task.done.is_some() data-task=task.id.to_string()>
            <span class="timeline-mark"><Icon glyph=glyph(task.kind) label=words::kind_name(language, task.kind) /></span>
            <div class="task-body">
                <div class="row">
                    <button type="button" class="task-title" title=move || words::edit_of(language, hint()) on:click=edit>{title}</button>
                    {priority} {unwelcome}
                </div>
                <p class="task-facts">{customer} {when} {facts}</p>
                {result.map(|result| view! { <p class="task-note">{result}</p> })}
            </div>
            <TaskTools row errand setting />
        </li>
    }
}

/// By when, or when it was done.
fn when(row: &TaskRow, setting: Setting) -> AnyView {
    let (language, task) = (setting.language, &row.task);
    if let Some(done) = &task.done {
        return view! { <span>{words::done_by(language, setting.ago(done.on))}</span> }.into_any();
    }
    let due = view! { <Ago day=task.wanted_on() setting /> };
    let late = (task.wanted_on() != task.due_on).then(|| words::was_due(language, setting.day(task.due_on)));
    view! { <span class:task-late=row.overdue_days.is_positive()>{due}</span> {late.map(|late| view! { <span>{late}</span> })} }.into_any()
}
