//! What is proposed for today: tasks that are due and contacts that a policy owes, in one order, by the value at stake.
//!
//! ```text
//! rank = worth × (30 + days overdue, at most 30) ÷ 30 × weight of the priority (high 2, normal 1, low ½)
//! worth = what the customer has brought so far, or the weighted amount of the deal that the task belongs to, whichever is more
//! ```
//!
//! So a month's delay, or high priority, counts like twice the worth. Where the worth is not known (no customer, or one who has bought nothing), the
//! middle one of the list stands in. A contact is of normal priority. A task that approaches a customer who is also owed a contact is one
//! row, not two. Whoever asked not to be contacted is never proposed: their tasks are counted as withheld.
//!
//! Not here: all tasks ([`tasks`](super::tasks)).

use super::{
    Asked, Question,
    due::{DueRow, Owed, due_day, due_row, owed},
    policies::Grants,
    schemes::count,
    tasks::{TaskRow, task_row},
};
use crate::domain::{CustomerId, Day, Priority, Scheme, Task};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::HashMap;

/// The most rows that one answer carries.
const MAX_ROWS: u32 = 500;
/// Delay beyond this many days does not rank any higher.
const MOST_DELAY_DAYS: i32 = 30;

/// What is to be done today?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskToDo {
    /// How many rows to bring, at most 500.
    pub n_rows: u32,
}

/// What a row is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Worth {
    /// What the customer has brought so far.
    Brought(i64),
    /// The amount of the deal times its probability.
    Deal(i64),
    /// Not known: it ranks like the middle one of the list.
    Unknown,
}

impl Worth {
    const fn minor(self) -> Option<i64> {
        match self {
            Self::Brought(minor) | Self::Deal(minor) => Some(minor),
            Self::Unknown => None,
        }
    }
}

/// Something to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), expect(clippy::large_enum_variant, reason = "a list of a few rows"))]
pub enum ToDo {
    Task {
        row: TaskRow,
        /// The contact that a policy owes the same customer.
        owed: Option<DueRow>,
    },
    Contact(DueRow),
}

/// A row of the list, with what it was ranked by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToDoRow {
    pub what: ToDo,
    pub worth: Worth,
    pub rank_minor: i64,
}

impl ToDoRow {
    /// Days past due.
    pub const fn overdue_days(&self) -> i32 {
        match &self.what {
            ToDo::Task { row, .. } => row.overdue_days,
            ToDo::Contact(owed) => owed.overdue_days,
        }
    }
}

/// What is proposed for today.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToDoSheet {
    pub n_tasks: u32,
    pub n_contacts: u32,
    /// Of both, those past their day.
    pub n_overdue: u32,
    /// Tasks that would approach customers who asked not to be contacted.
    pub n_withheld: u32,
    /// Rows in all: a task and a contact that is owed to the same customer are one.
    pub n_rows: u32,
    /// The most at stake first.
    pub rows: Vec<ToDoRow>,
    /// The primary scheme, whose policies owe the contacts.
    pub scheme: Option<Scheme>,
    pub class_names: Vec<String>,
}

/// A row before it is written out.
struct Candidate<'a> {
    task: Option<&'a Task>,
    owed: Option<Owed>,
    worth: Worth,
    overdue_days: i32,
    priority: Priority,
}

impl Candidate<'_> {
    /// `middle_minor` stands in for a worth that is not known.
    fn rank_minor(&self, middle_minor: i64) -> i64 {
        let halves = match self.priority {
            Priority::High => 4,
            Priority::Normal => 2,
            Priority::Low => 1,
        };
        let delay = MOST_DELAY_DAYS + self.overdue_days.clamp(0, MOST_DELAY_DAYS);
        let rank = i128::from(self.worth.minor().unwrap_or(middle_minor)) * i128::from(delay) * halves / i128::from(2 * MOST_DELAY_DAYS);
        i64::try_from(rank).unwrap_or(i64::MAX)
    }
}

/// What a customer, or a deal with them, is worth.
fn worth(asked: &Asked<'_>, slot: Option<u32>, task: Option<&Task>) -> Worth {
    let brought = slot.map_or(0, |slot| asked.scores.history(slot).amount_minor);
    let registers = asked.workspace.registers();
    let deal = task.and_then(|task| registers.opportunities.get(task.opportunity?));
    let deal_minor = deal.map_or(0, |deal| deal.weighted_minor(registers.pipeline_stages.get(deal.stage)));
    match (brought.max(deal_minor), brought >= deal_minor) {
        (..=0, _) => Worth::Unknown,
        (minor, true) => Worth::Brought(minor),
        (minor, false) => Worth::Deal(minor),
    }
}

/// The middle of what is known.
fn middle_minor(candidates: &[Candidate<'_>]) -> i64 {
    let mut known: Vec<i64> = candidates.iter().filter_map(|one| one.worth.minor()).collect();
    known.sort_unstable();
    known.get(known.len() / 2).copied().unwrap_or(1)
}

/// Contacts that are due by a day.
fn contacts_due(asked: &Asked<'_>, scheme: &Scheme, grants: &Grants, on: Day) -> HashMap<u32, Owed> {
    owed(asked, scheme, grants, None).into_iter().filter(|one| one.due_on <= on).map(|one| (one.slot, one)).collect()
}

impl Question for AskToDo {
    type Answer = ToDoSheet;

    fn answer(self, asked: &Asked<'_>) -> ToDoSheet {
        let (today, contacts_on) = (asked.today, due_day(asked));
        let wishes = asked.wishes();
        let slot_of = |id: CustomerId| asked.workspace.customers().slot(id);
        let primary = asked.workspace.registers().schemes.iter().map(|(_, scheme)| scheme).find(|scheme| scheme.is_primary);
        let grants = primary.map(|scheme| Grants::of(asked.workspace, scheme.id)).unwrap_or_default();
        let mut contacts = primary.map(|scheme| contacts_due(asked, scheme, &grants, contacts_on)).unwrap_or_default();
        let n_contacts = count(contacts.len());

        let open = asked.workspace.registers().tasks.iter().map(|(_, task)| task).filter(|task| task.done.is_none());
        let due = open.filter(|task| task.wanted_on() <= today);
        let is_unwelcome = |task: &&Task| task.kind.is_contact() && task.customer.is_some_and(|id| wishes.forbid_contact(id));
        let (withheld, mut due): (Vec<&Task>, Vec<&Task>) = due.partition(is_unwelcome);
        due.sort_unstable_by_key(|task| (task.wanted_on(), task.id));
        let mut candidates: Vec<Candidate<'_>> = Vec::with_capacity(due.len() + contacts.len());
        for task in &due {
            let slot = task.customer.and_then(slot_of);
            candidates.push(Candidate {
                task: Some(task),
                owed: slot.filter(|_| task.kind.is_contact()).and_then(|slot| contacts.remove(&slot)),
                worth: worth(asked, slot, Some(task)),
                overdue_days: today.days_since(task.wanted_on()),
                priority: task.priority,
            });
        }
        candidates.extend(contacts.into_values().map(|one| Candidate {
            worth: worth(asked, Some(one.slot), None),
            overdue_days: contacts_on.days_since(one.due_on),
            priority: Priority::Normal,
            task: None,
            owed: Some(one),
        }));
        let middle = middle_minor(&candidates);
        candidates.sort_by_cached_key(|one| {
            let who = one.owed.as_ref().map(|owed| owed.slot);
            (Reverse(one.rank_minor(middle)), Reverse(one.overdue_days), one.task.map(|task| task.id), who)
        });
        let n_overdue = count(candidates.iter().filter(|one| one.overdue_days > 0).count());
        let n_rows = count(candidates.len());
        candidates.truncate(self.n_rows.min(MAX_ROWS) as usize);
        let rows = candidates.into_iter().filter_map(|one| {
            let rank_minor = one.rank_minor(middle);
            let owed = one.owed.and_then(|owed| due_row(asked, &grants, &owed));
            let what = match one.task {
                Some(task) => ToDo::Task { row: task_row(asked, task), owed },
                None => ToDo::Contact(owed?),
            };
            Some(ToDoRow { what, worth: one.worth, rank_minor })
        });
        ToDoSheet {
            n_tasks: count(due.len()),
            n_contacts,
            n_overdue,
            n_withheld: count(withheld.len()),
            n_rows,
            rows: rows.collect(),
            scheme: primary.filter(|_| !grants.is_empty()).cloned(),
            class_names: primary.map(|scheme| asked.worked.standings(asked.workspace, scheme).class_names.clone()).unwrap_or_default(),
        }
    }
}
