//! The address of the page of tasks: which of its sections, whose tasks, of which kind, and the month of the calendar.
//!
//! ```text
//! #/tasks?owner=Li&kind=call&priority=high
//! #/tasks/calendar?owner=Li&month=2026-11
//! ```
//!
//! What is not said is everything; without a month the calendar shows the one that today lies in.

use super::percent::{Encoded, decode};
use crate::domain::{Day, Month, Priority, TaskKind};
use crate::workspace::questions::TaskFilter;
use std::fmt::{self, Display, Formatter};

/// A part of the page of tasks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TasksSection {
    /// By when they are to be done.
    #[default]
    Ladder,
    /// A month on the wall.
    Calendar,
}

impl TasksSection {
    /// Every section, in the order of the tabs.
    pub const ALL: [Self; 2] = [Self::Ladder, Self::Calendar];
}

/// Which tasks are shown, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TasksView {
    pub section: TasksSection,
    pub filter: TaskFilter,
    pub month: Option<Month>,
}

/// A kind of task in the address.
pub const fn task_kind_key(kind: TaskKind) -> &'static str {
    match kind {
        TaskKind::FollowUp => "follow_up",
        TaskKind::Call => "call",
        TaskKind::Visit => "visit",
        TaskKind::Message => "message",
        TaskKind::Meeting => "meeting",
        TaskKind::Other => "other",
    }
}

/// A priority in the address.
pub const fn priority_key(priority: Priority) -> &'static str {
    match priority {
        Priority::High => "high",
        Priority::Normal => "normal",
        Priority::Low => "low",
    }
}

const CALENDAR: &str = "calendar";

impl TasksView {
    pub(super) fn parse(section: Option<&str>, query: &str) -> Option<Self> {
        let section = match section {
            None => TasksSection::Ladder,
            Some(CALENDAR) => TasksSection::Calendar,
            Some(_) => return None,
        };
        let mut view = Self { section, ..Self::default() };
        for (name, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
            let value = decode(value);
            match name {
                "owner" => view.filter.owner = (!value.is_empty()).then_some(value),
                "kind" => view.filter.kind = TaskKind::ALL.into_iter().find(|kind| task_kind_key(*kind) == value),
                "priority" => view.filter.priority = Priority::ALL.into_iter().find(|priority| priority_key(*priority) == value),
                "month" => view.month = format!("{value}-01").parse().ok().map(Day::month),
                _ => {}
            }
        }
        Some(view)
    }
}

impl Display for TasksView {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let TaskFilter { owner, kind, priority } = &self.filter;
        let pairs = [
            owner.as_ref().map(|owner| format!("owner={}", Encoded(owner))),
            kind.map(|kind| format!("kind={}", task_kind_key(kind))),
            priority.map(|priority| format!("priority={}", priority_key(priority))),
            self.month.map(|month| format!("month={month}")),
        ];
        f.write_str("#/tasks")?;
        if self.section == TasksSection::Calendar {
            write!(f, "/{CALENDAR}")?;
        }
        let pairs: Vec<String> = pairs.into_iter().flatten().collect();
        if pairs.is_empty() { Ok(()) } else { write!(f, "?{}", pairs.join("&")) }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use proptest::prelude::*;

    pub fn view() -> impl Strategy<Value = TasksView> {
        let owner = prop::option::of(any::<String>().prop_filter("empty", |owner| !owner.is_empty()));
        let kind = prop::option::of(prop::sample::select(TaskKind::ALL.to_vec()));
        let priority = prop::option::of(prop::sample::select(Priority::ALL.to_vec()));
        let month = prop::option::of(Day::MIN.number()..=Day::MAX.number());
        (prop::sample::select(TasksSection::ALL.to_vec()), owner, kind, priority, month).prop_map(
            |(section, owner, kind, priority, day)| {
                let month = day.and_then(|day| Day::from_number(day).ok()).map(Day::month);
                TasksView { section, filter: TaskFilter { owner, kind, priority }, month }
            },
        )
    }

    #[test]
    fn what_cannot_be_read_is_left_out() {
        let view =
            TasksView::parse(Some("calendar"), "owner=&kind=party&priority=high&month=2026-13&moon=full").expect("the section is there");
        let filter = TaskFilter { priority: Some(Priority::High), ..TaskFilter::default() };
        assert_eq!(view, TasksView { section: TasksSection::Calendar, filter, month: None });
        assert_eq!(TasksView::parse(Some("year"), ""), None);
    }
}
