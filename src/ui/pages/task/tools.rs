//! What can be done about a task where it stands: finish it, put it off, and the rest behind a menu.

use super::{TaskErrand, put_off::put_off_until};
use crate::domain::Task;
use crate::ui::{
    pages::setting::Setting,
    parts::{Button, ButtonKind, ControlSize, Glyph, Menu, MenuItem},
    session::use_session,
    words::tasks as words,
};
use crate::workspace::{Command, Register, questions::TaskRow};
use leptos::prelude::*;

/// The buttons of one task.
#[component]
pub fn TaskTools(row: TaskRow, errand: RwSignal<Option<TaskErrand>>, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let task = StoredValue::new(row.task.clone());
    let is_open = row.task.done.is_none();
    let finish = is_open.then(|| {
        let label = words::done_of(language, &row.task.title);
        let press = move || errand.set(Some(TaskErrand::Finish(task.get_value())));
        view! {
            <Button size=ControlSize::Small icon=Glyph::Check label on_press=press attr:data-action="finish">
                <span class="wide-only">{words::done(language)}</span>
            </Button>
        }
    });
    let wait = (is_open && row.overdue_days >= 0).then(|| view! { <PutOffMenu task errand setting /> });
    view! { <div class="task-tools no-print">{finish} {wait} <MoreMenu row task errand setting /></div> }
}

#[component]
fn PutOffMenu(task: StoredValue<Task>, errand: RwSignal<Option<TaskErrand>>, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let session = use_session();
    let label = task.with_value(|task| words::snooze_of(language, &task.title));
    let by = move |days: i32| put_off_until(session, setting, task.get_value(), setting.today.plus_days(days));
    view! {
        <Menu label icon=Glyph::Clock is_icon_only=true kind=ButtonKind::Ghost size=ControlSize::Small>
            <MenuItem icon=Glyph::ChevronRight on_press=move || by(1)>{words::tomorrow(language)}</MenuItem>
            <MenuItem icon=Glyph::ChevronRight on_press=move || by(3)>{words::in_3_days(language)}</MenuItem>
            <MenuItem icon=Glyph::ChevronRight on_press=move || by(7)>{words::in_a_week(language)}</MenuItem>
            <MenuItem icon=Glyph::Calendar on_press=move || errand.set(Some(TaskErrand::PutOff(task.get_value())))>
                {words::until_a_day(language)}
            </MenuItem>
        </Menu>
    }
}

#[component]
fn MoreMenu(row: TaskRow, task: StoredValue<Task>, errand: RwSignal<Option<TaskErrand>>, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let session = use_session();
    let label = words::actions_of(language, &row.task.title);
    let is_done = row.task.done.is_some();
    let customer_name = StoredValue::new(row.customer_name);
    let edit = move || errand.set(Some(TaskErrand::Write { task: task.get_value(), customer_name: customer_name.get_value() }));
    let open_again = move || {
        let own = task.get_value();
        let said = words::opened_again(language, &own.title);
        session.run(Command::File(Task { done: None, ..own }.into()), said);
    };
    let delete = move || {
        let own = task.get_value();
        session.run(Command::Discard { register: Register::Task, id: own.id.as_u128() }, words::deleted(language, &own.title));
    };
    view! {
        <Menu label icon=Glyph::More is_icon_only=true kind=ButtonKind::Ghost size=ControlSize::Small>
            <MenuItem icon=Glyph::Pencil on_press=edit>{words::edit(language)}</MenuItem>
            {is_done.then(|| view! { <MenuItem icon=Glyph::Undo on_press=open_again>{words::open_again(language)}</MenuItem> })}
            <MenuItem icon=Glyph::Trash is_danger=true on_press=delete>{words::delete(language)}</MenuItem>
        </Menu>
    }
}
