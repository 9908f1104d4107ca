//! What is to be done today, the most at stake first: tasks that are due and contacts that a policy owes. Each row says why it stands there.

use crate::domain::{CustomerId, CustomerKind, Priority, Task};
use crate::ui::{
    pages::{
        interaction_form::InteractionErrand,
        setting::Setting,
        task::{TaskErrand, TaskTools, glyph},
    },
    parts::{Button, ButtonKind, Card, ControlSize, Glyph, Icon, LinkButton, Reason, SeenName, Why, seen_name, seen_text},
    route::{Route, TasksView},
    schemes_view::{GradeTag, grade_label},
    typed,
    words::{interactions, tasks as words},
};
use crate::workspace::questions::{CustomerRow, DueRow, TaskRow, ToDo, ToDoRow, ToDoSheet, Worth};
use leptos::prelude::*;

/// The dialogs that a row opens.
#[derive(Clone, Copy)]
pub struct Errands {
    pub contact: RwSignal<Option<InteractionErrand>>,
    pub task: RwSignal<Option<TaskErrand>>,
}

/// The list; with nothing due, the way to write a task.
pub fn card(sheet: &ToDoSheet, errands: Errands, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let actions = move || {
        view! {
            <LinkButton size=ControlSize::Small href=Route::Tasks(TasksView::default()).to_string()>{words::to_do_all(language)}</LinkButton>
            <Button size=ControlSize::Small icon=Glyph::Plus shortcut="c" on_press=move || errands.task.set(Some(TaskErrand::due(setting.today))) attr:data-key="c">
                {words::new(language)}
            </Button>
        }
    };
    let withheld = (sheet.n_withheld > 0)
        .then(|| view! { <p class="quiet small">{words::to_do_withheld(language, setting.number(sheet.n_withheld))}</p> });
    let card = if sheet.n_rows == 0 {
        view! { <Card title=words::to_do_none_title(language) actions><p class="soft">{words::to_do_none(language)}</p>{withheld}</Card> }
            .into_any()
    } else {
        let rest = (sheet.n_rows as usize).saturating_sub(sheet.rows.len());
        let rest = (rest > 0).then(|| {
            view! { <p class="quiet small">{words::to_do_more(language, setting.number(i64::try_from(rest).unwrap_or(i64::MAX)))}</p> }
        });
        let said =
            words::to_do_text(language, setting.number(sheet.n_tasks), setting.number(sheet.n_contacts), setting.number(sheet.n_overdue));
        let order =
            Reason { formula: words::to_do_why(language).to_owned(), n_cases: Some(setting.number(sheet.n_rows)), ..Reason::default() };
        let (title, rows) = (
            words::to_do_title(language, setting.number(sheet.n_rows)),
            sheet.rows.iter().map(|row| item(row, sheet, errands, setting)).collect_view(),
        );
        view! {
            <Card title actions>
                <p class="row soft"><span>{said}</span><Why figure=words::to_do_order(language) reason=order /></p>
                <ul class="task-list to-do">{rows}</ul>
                {rest}
                {withheld}
            </Card>
        }
        .into_any()
    };
    view! { <div class="chart-wide">{card}</div> }
}

fn item(row: &ToDoRow, sheet: &ToDoSheet, errands: Errands, setting: Setting) -> AnyView {
    let why = why(row, setting);
    match &row.what {
        ToDo::Task { row, .. } => task_item(row, why, errands, setting).into_any(),
        ToDo::Contact(owed) => contact_item(owed, why, sheet, errands, setting).into_any(),
    }
}

fn task_item(row: &TaskRow, why: AnyView, errands: Errands, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let task = &row.task;
    let customer = task.customer.zip(row.customer_name.clone());
    let customer = customer.map(|(id, name)| view! { <a class="link" href=Route::Customer(id).to_string()><SeenName name /></a> });
    let own = TaskErrand::Write { task: task.clone(), customer_name: row.customer_name.clone() };
    let title = seen_text(task.title.clone(), row.customer_name.clone());
    let hint = title.clone();
    view! {
        <li class="task" data-task=task.id.to_string()>
            <span class="timeline-mark"><Icon glyph=glyph(task.kind) label=words::kind_name(language, task.kind) /></span>
            <div class="task-body">
                <div class="row">
                    <button type="button" class="task-title" title=move || words::edit_of(language, hint()) on:click=move |_| errands.task.set(Some(own.clone()))>
                        {title}
                    </button>
                    {customer}
                </div>
                {why}
            </div>
            <TaskTools row=row.clone() errand=errands.task setting />
        </li>
    }
}

fn contact_item(owed: &DueRow, why: AnyView, sheet: &ToDoSheet, errands: Errands, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let label = owed.grade.zip(sheet.scheme.as_ref()).map(|(grade, scheme)| grade_label(language, scheme, &sheet.class_names, grade));
    let grade = owed.grade;
    let title = seen_name(owed.name.clone(), CustomerKind::Unknown);
    let title = move || words::contact_owed(language, title());
    let who = Whom { id: owed.customer, name: owed.name.clone(), owner: owed.owner.clone() };
    let later = Task { title: words::contact_owed(language, &owed.name), ..Task::due(setting.today.plus_days(1)) };
    view! {
        <li class="task" data-contact=owed.customer.to_string()>
            <span class="timeline-mark"><Icon glyph=Glyph::Person /></span>
            <div class="task-body">
                <div class="row">
                    <a class="task-title" href=Route::Customer(owed.customer).to_string()>{title}</a>
                    {label.map(|label| view! { <GradeTag grade label /> })}
                </div>
                {why}
            </div>
            {contact_tools(&who, later, errands, setting)}
        </li>
    }
}

/// Who is to be contacted.
pub struct Whom {
    pub id: CustomerId,
    pub name: String,
    pub owner: Option<String>,
}

impl Whom {
    pub fn of(row: &CustomerRow) -> Self {
        Self { id: row.id, name: row.name.clone(), owner: row.owner.clone() }
    }
}

/// What can be done about a contact: write it down, or plan it as this task.
pub fn contact_tools(who: &Whom, later: Task, errands: Errands, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let Whom { id, name, owner } = who;
    let subject = InteractionErrand::with(*id, name.clone(), owner.clone(), setting.today);
    let task = Task { customer: Some(*id), owner: owner.clone(), ..later };
    let later = TaskErrand::Write { task, customer_name: Some(name.clone()) };
    view! {
        <div class="task-tools no-print">
            <Button size=ControlSize::Small icon=Glyph::Pencil label=interactions::write_to(language, name) on_press=move || errands.contact.set(Some(subject.clone()))>
                <span class="wide-only">{interactions::write_short(language)}</span>
            </Button>
            <Button
                kind=ButtonKind::Ghost
                size=ControlSize::Small
                icon=Glyph::Calendar
                label=words::plan_for(language, name)
                on_press=move || errands.task.set(Some(later.clone()))
                attr:data-action="plan"
            />
        </div>
    }
}

/// One sentence: by when, how important, and what is at stake. Being late stands out.
fn why(row: &ToDoRow, setting: Setting) -> AnyView {
    let language = setting.language;
    let overdue_days = row.overdue_days();
    let is_late = overdue_days > 0;
    let due = if is_late { words::why_overdue(language, setting.number(overdue_days)) } else { words::why_due_today(language).to_owned() };
    let rhythm = |owed: &DueRow| words::why_rhythm(language, setting.number(owed.every_days));
    let mut clauses = vec![String::new()];
    match &row.what {
        ToDo::Task { row, owed } => {
            clauses.extend(row.task.at_minute.map(|minute| words::why_at(language, typed::written_minute(minute))));
            clauses.extend(match row.task.priority {
                Priority::High => Some(words::why_high(language).to_owned()),
                Priority::Low => Some(words::why_low(language).to_owned()),
                Priority::Normal => None,
            });
            clauses.extend(owed.as_ref().map(rhythm));
        }
        ToDo::Contact(owed) => clauses.push(rhythm(owed)),
    }
    clauses.push(match row.worth {
        Worth::Brought(minor) => words::why_brought(language, setting.money_short(minor)),
        Worth::Deal(minor) => words::why_deal(language, setting.money_short(minor)),
        Worth::Unknown => words::why_unknown(language).to_owned(),
    });
    let rest = clauses.join(words::clause(language)) + words::full_stop(language);
    view! { <p class="task-note"><span class:task-late=is_late>{due}</span>{rest}</p> }.into_any()
}
