//! One task: as a row with what can be done about it, and the dialogs that write, finish and put it off.
//!
//! They are opened from the page of tasks, from Today and from a customer, all with one [`TaskErrand`]. Not here: lists of tasks.

mod done;
mod form;
mod item;
mod next_step;
mod put_off;
mod tools;

pub use item::{TaskItem, glyph};
pub use next_step::{NextStep, NextStepFields};
pub use tools::TaskTools;

use super::{
    lazy::lazy,
    setting::{Setting, use_sure_setting},
};
use crate::domain::{CustomerId, Day, Task};
use crate::ui::{device::use_language, parts::Dialog, words::tasks as words};
use leptos::prelude::*;

/// What a dialog is open for.
#[derive(Clone, Debug, PartialEq)]
pub enum TaskErrand {
    /// To write a task, a new one unless it has an identifier. The name is its customer's.
    Write { task: Task, customer_name: Option<String> },
    /// To say that it is done, and what comes next.
    Finish(Task),
    /// To put it off until a day of choice.
    PutOff(Task),
}

impl TaskErrand {
    /// A new task of which only the day is known.
    pub const fn due(on: Day) -> Self {
        Self::Write { task: Task::due(on), customer_name: None }
    }

    /// A new task for a customer.
    pub fn about(customer: CustomerId, name: String, owner: Option<String>, on: Day) -> Self {
        Self::Write { task: Task { customer: Some(customer), owner, ..Task::due(on) }, customer_name: Some(name) }
    }
}

/// The dialog, open while there is an errand.
#[component]
pub fn TaskDialog(errand: RwSignal<Option<TaskErrand>>) -> impl IntoView {
    let language = use_language();
    let setting = use_sure_setting();
    let open = Signal::derive(move || errand.with(Option::is_some));
    let title = move || {
        errand.with(|errand| match errand {
            Some(TaskErrand::Write { task, .. }) if task.id.as_u128() == 0 => words::new(language).to_owned(),
            Some(TaskErrand::Write { .. }) => words::edit_title(language).to_owned(),
            Some(TaskErrand::Finish(task)) => words::done_of(language, &task.title),
            Some(TaskErrand::PutOff(task)) => words::snooze_of(language, &task.title),
            None => String::new(),
        })
    };
    view! {
        <Dialog open on_close=move || errand.set(None) title is_wide=true>
            {move || {
                let setting = setting.get_untracked();
                errand.with(Option::is_some).then(|| lazy!(work: task_errand(errand: RwSignal<Option<TaskErrand>>, setting: Setting) => view! { <ErrandForm errand setting /> }))
            }}
        </Dialog>
    }
}

#[component]
fn ErrandForm(errand: RwSignal<Option<TaskErrand>>, setting: Setting) -> impl IntoView {
    let on_done = move || errand.set(None);
    errand.get_untracked().map(|own| match own {
        TaskErrand::Write { task, customer_name } => view! { <form::TaskForm task customer_name setting on_done /> }.into_any(),
        TaskErrand::Finish(task) => view! { <done::DoneForm task setting on_done /> }.into_any(),
        TaskErrand::PutOff(task) => view! { <put_off::PutOffForm task setting on_done /> }.into_any(),
    })
}
