//! Tasks: by when they are to be done, in a span of days, and of one customer.
//!
//! Tasks are written by people, so they are looked at from today, whatever day purchases are looked at from. Not here: which of them are
//! proposed for today ([`to_do`](super::to_do)).

use super::{Asked, Question, schemes::count};
use crate::domain::{CustomerId, Day, Priority, Task, TaskKind};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// The most rows that one rung, or one customer, brings.
const MAX_ROWS: u32 = 500;
/// The most rows of a span of days.
const MAX_DAYS_ROWS: usize = 2_000;
/// Days for which what is done is shown as done lately.
const LATELY_DAYS: i32 = 30;

/// Whose tasks, of which kind, how important; all of them where nothing is said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskFilter {
    pub owner: Option<String>,
    pub kind: Option<TaskKind>,
    pub priority: Option<Priority>,
}

impl TaskFilter {
    /// Whether it lets a task through.
    pub fn takes(&self, task: &Task) -> bool {
        self.owner.as_ref().is_none_or(|owner| task.owner.as_ref() == Some(owner))
            && self.kind.is_none_or(|kind| task.kind == kind)
            && self.priority.is_none_or(|priority| task.priority == priority)
    }
}

/// By when a task is to be done, seen from today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Rung {
    /// By 30 days or more.
    Overdue30,
    /// By 7 to 29 days.
    Overdue7,
    /// By 3 to 6 days.
    Overdue3,
    /// By a day or two.
    Overdue1,
    Today,
    /// In the coming 7 days.
    Week,
    Later,
    /// Done in the last 30 days.
    Done,
}

impl Rung {
    /// Every rung, from the top.
    pub const ALL: [Self; 8] =
        [Self::Overdue30, Self::Overdue7, Self::Overdue3, Self::Overdue1, Self::Today, Self::Week, Self::Later, Self::Done];

    /// Where a task stands; nowhere once it was done long ago.
    pub fn of(task: &Task, today: Day) -> Option<Self> {
        if let Some(done) = &task.done {
            return (today.days_since(done.on) <= LATELY_DAYS).then_some(Self::Done);
        }
        Some(match today.days_since(task.wanted_on()) {
            30.. => Self::Overdue30,
            7..30 => Self::Overdue7,
            3..7 => Self::Overdue3,
            1..3 => Self::Overdue1,
            0 => Self::Today,
            -7..0 => Self::Week,
            _ => Self::Later,
        })
    }
}

/// A task with whom it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskRow {
    pub task: Task,
    pub customer_name: Option<String>,
    /// The customer asked not to be contacted.
    pub do_not_contact: bool,
    /// Days past the day that it is wanted on; negative while it is not due yet.
    pub overdue_days: i32,
}

impl TaskRow {
    /// A task that would approach somebody who asked not to be approached.
    pub const fn is_unwelcome(&self) -> bool {
        self.do_not_contact && self.task.kind.is_contact()
    }
}

/// A task as a row.
pub(super) fn task_row(asked: &Asked<'_>, task: &Task) -> TaskRow {
    let customer = task.customer.and_then(|id| asked.workspace.customers().get(id));
    TaskRow {
        customer_name: customer.map(|customer| customer.name.clone()),
        do_not_contact: task.customer.is_some_and(|id| asked.wishes().forbid_contact(id)),
        overdue_days: asked.today.days_since(task.wanted_on()),
        task: task.clone(),
    }
}

fn tasks<'a>(asked: &'a Asked<'_>) -> impl Iterator<Item = &'a Task> {
    asked.workspace.registers().tasks.iter().map(|(_, task)| task)
}

/// What is wanted first comes first; at the same time, what matters more. What is done: the latest first.
fn in_order(tasks: &mut [&Task]) {
    tasks.sort_unstable_by_key(|task| {
        let done_on = Reverse(task.done.as_ref().map(|done| done.on));
        (done_on, task.wanted_on(), task.at_minute.unwrap_or(u16::MAX), Reverse(task.priority), task.id)
    });
}

/// Which tasks are there, by when they are to be done?
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskTasks {
    pub filter: TaskFilter,
    /// How many rows of each rung to bring, at most 500.
    pub n_rows: u32,
}

/// One rung of the ladder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RungRows {
    pub rung: Rung,
    pub n_tasks: u32,
    pub rows: Vec<TaskRow>,
}

/// Tasks by when they are to be done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TasksSheet {
    /// In the whole workspace, whatever the filter says.
    pub n_all: u32,
    /// Open ones that the filter lets through.
    pub n_open: u32,
    /// Rungs that hold something, from the top.
    pub rungs: Vec<RungRows>,
    /// Everybody who has a task, in the order of names.
    pub owners: Vec<String>,
}

impl Question for AskTasks {
    type Answer = TasksSheet;

    fn answer(self, asked: &Asked<'_>) -> TasksSheet {
        let owners: BTreeSet<&String> = tasks(asked).filter_map(|task| task.owner.as_ref()).collect();
        let shown: Vec<&Task> = tasks(asked).filter(|task| self.filter.takes(task)).collect();
        let rungs = Rung::ALL.into_iter().filter_map(|rung| {
            let mut on_rung: Vec<&Task> = shown.iter().copied().filter(|task| Rung::of(task, asked.today) == Some(rung)).collect();
            in_order(&mut on_rung);
            let n_rows = self.n_rows.min(MAX_ROWS) as usize;
            let rows = on_rung.iter().take(n_rows).map(|task| task_row(asked, task)).collect();
            (!on_rung.is_empty()).then(|| RungRows { rung, n_tasks: count(on_rung.len()), rows })
        });
        TasksSheet {
            rungs: rungs.collect(),
            n_all: count(tasks(asked).count()),
            n_open: count(shown.iter().filter(|task| task.done.is_none()).count()),
            owners: owners.into_iter().cloned().collect(),
        }
    }
}

/// Every open task that a filter lets through, what is wanted first comes first.
pub fn open_tasks(asked: &Asked<'_>, filter: &TaskFilter) -> Vec<TaskRow> {
    let mut open: Vec<&Task> = tasks(asked).filter(|task| task.done.is_none() && filter.takes(task)).collect();
    in_order(&mut open);
    open.into_iter().map(|task| task_row(asked, task)).collect()
}

/// Which tasks stand in these days?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskTaskDays {
    pub filter: TaskFilter,
    pub from: Day,
    pub to: Day,
}

/// Tasks in a span of days: what is open on the day that it is wanted on, what is done on the day that it was done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskDays {
    /// In the order of days, and of times of the day; at most 2,000.
    pub rows: Vec<(Day, TaskRow)>,
    pub n_tasks: u32,
}

impl Question for AskTaskDays {
    type Answer = TaskDays;

    fn answer(self, asked: &Asked<'_>) -> TaskDays {
        let on = |task: &Task| task.done.as_ref().map_or_else(|| task.wanted_on(), |done| done.on);
        let mut shown: Vec<(Day, &Task)> = tasks(asked).filter(|task| self.filter.takes(task)).map(|task| (on(task), task)).collect();
        shown.retain(|(on, _)| (self.from..=self.to).contains(on));
        shown.sort_unstable_by_key(|(on, task)| {
            (*on, task.done.is_some(), task.at_minute.unwrap_or(u16::MAX), Reverse(task.priority), task.id)
        });
        let n_tasks = count(shown.len());
        let rows = shown.into_iter().take(MAX_DAYS_ROWS).map(|(on, task)| (on, task_row(asked, task))).collect();
        TaskDays { rows, n_tasks }
    }
}

/// What is to be done for this customer?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskCustomerTasks {
    pub customer: CustomerId,
    /// How many of the open ones to bring, at most 500.
    pub n_rows: u32,
}

/// Open tasks of one customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerTasks {
    pub n_open: u32,
    /// What is wanted first comes first.
    pub open: Vec<TaskRow>,
    /// They asked not to be contacted.
    pub do_not_contact: bool,
}

impl Question for AskCustomerTasks {
    type Answer = Option<CustomerTasks>;

    fn answer(self, asked: &Asked<'_>) -> Option<CustomerTasks> {
        asked.workspace.customers().get(self.customer)?;
        let mut open: Vec<&Task> = tasks(asked).filter(|task| task.customer == Some(self.customer) && task.done.is_none()).collect();
        in_order(&mut open);
        let n_rows = self.n_rows.min(MAX_ROWS) as usize;
        Some(CustomerTasks {
            n_open: count(open.len()),
            open: open.into_iter().take(n_rows).map(|task| task_row(asked, task)).collect(),
            do_not_contact: asked.wishes().forbid_contact(self.customer),
        })
    }
}
