//! Tasks: what somebody is to do by a day, for whom, and what came of it.
//!
//! A repeating task is one task at a time: when it is done, the next one is made. Not here: what a policy says is owed (it is worked
//! out from [`policies`](super::policies), never written down as a task), and what today is.

use super::{CustomerId, Day, OpportunityId, TaskId};
use serde::{Deserialize, Serialize};

/// What kind of thing is to be done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum TaskKind {
    #[default]
    FollowUp,
    Call,
    Visit,
    Message,
    Meeting,
    Other,
}

impl TaskKind {
    /// Every kind.
    pub const ALL: [Self; 6] = [Self::FollowUp, Self::Call, Self::Visit, Self::Message, Self::Meeting, Self::Other];

    /// Whether the customer is approached with it.
    pub const fn is_contact(self) -> bool {
        !matches!(self, Self::Other)
    }
}

/// How much it matters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Priority {
    Low,
    #[default]
    Normal,
    High,
}

impl Priority {
    /// Every priority, the highest first.
    pub const ALL: [Self; 3] = [Self::High, Self::Normal, Self::Low];
}

/// The measure of a rhythm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RepeatUnit {
    Days,
    Weeks,
    Months,
    Years,
}

impl RepeatUnit {
    /// Every unit.
    pub const ALL: [Self; 4] = [Self::Days, Self::Weeks, Self::Months, Self::Years];
}

/// A rhythm, such as every two weeks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Repeat {
    /// 1 to [`Repeat::MAX_EVERY`].
    pub every: u16,
    pub unit: RepeatUnit,
    /// The day of the month that is meant, so that the 31st comes back after a shorter month; 0 for units of days and weeks.
    #[serde(default)]
    pub day_of_month: u8,
}

impl Repeat {
    /// The largest distance, in units.
    pub const MAX_EVERY: u16 = 366;

    /// A rhythm that begins on a day.
    pub fn from(every: u16, unit: RepeatUnit, on: Day) -> Self {
        let (_, _, day) = on.ymd();
        let day_of_month = if matches!(unit, RepeatUnit::Months | RepeatUnit::Years) { u8::try_from(day).unwrap_or(0) } else { 0 };
        Self { every, unit, day_of_month }
    }

    /// The first day of the rhythm of `due_on` that lies after `done_on`. A month that is too short gives its last day.
    pub fn next(self, due_on: Day, done_on: Day) -> Day {
        let mut n = 1;
        loop {
            let next = self.step(due_on, n);
            if next > done_on || next == Day::MAX {
                return next;
            }
            n += 1;
        }
    }

    /// `n` steps after a day.
    fn step(self, from: Day, n: i32) -> Day {
        let steps = i32::from(self.every.max(1)).saturating_mul(n);
        match self.unit {
            RepeatUnit::Days => from.plus_days(steps),
            RepeatUnit::Weeks => from.plus_days(steps.saturating_mul(7)),
            RepeatUnit::Months => self.months_later(from, steps),
            RepeatUnit::Years => self.months_later(from, steps.saturating_mul(12)),
        }
    }

    fn months_later(self, from: Day, n_months: i32) -> Day {
        let (year, month, day) = from.ymd();
        let wanted = if self.day_of_month == 0 { day } else { self.day_of_month.into() };
        let months = (year * 12 + month.cast_signed() - 1).saturating_add(n_months);
        let (year, month) = (months.div_euclid(12), months.rem_euclid(12).cast_unsigned() + 1);
        (1..=wanted).rev().find_map(|day| Day::new(year, month, day).ok()).unwrap_or(Day::MAX)
    }
}

/// When it was done, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TaskDone {
    pub on: Day,
    #[serde(default)]
    pub result: Option<String>,
}

/// Something to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Task {
    pub id: TaskId,
    pub title: String,
    pub kind: TaskKind,
    #[serde(default)]
    pub customer: Option<CustomerId>,
    #[serde(default)]
    pub opportunity: Option<OpportunityId>,
    pub due_on: Day,
    /// Minutes after midnight on the wall clock; none for any time of the day.
    #[serde(default)]
    pub at_minute: Option<u16>,
    /// Who on the team.
    #[serde(default)]
    pub owner: Option<String>,
    #[serde(default)]
    pub priority: Priority,
    #[serde(default)]
    pub repeat: Option<Repeat>,
    /// Not to be shown as due before this day.
    #[serde(default)]
    pub snoozed_until_on: Option<Day>,
    #[serde(default)]
    pub done: Option<TaskDone>,
    #[serde(default)]
    pub note: Option<String>,
}

impl Task {
    /// A task that is due on a day, of which nothing else is said.
    pub const fn due(due_on: Day) -> Self {
        Self {
            id: TaskId::from_u128(0),
            title: String::new(),
            kind: TaskKind::FollowUp,
            customer: None,
            opportunity: None,
            due_on,
            at_minute: None,
            owner: None,
            priority: Priority::Normal,
            repeat: None,
            snoozed_until_on: None,
            done: None,
            note: None,
        }
    }

    /// The day from which it is to be done: a snoozed task waits.
    pub fn wanted_on(&self) -> Day {
        self.snoozed_until_on.map_or(self.due_on, |until| until.max(self.due_on))
    }

    /// The task that follows when this one is done on a day; none if it does not repeat.
    pub fn following(&self, done_on: Day) -> Option<Self> {
        let repeat = self.repeat?;
        let due_on = repeat.next(self.due_on, done_on);
        Some(Self { id: TaskId::from_u128(0), due_on, snoozed_until_on: None, done: None, ..self.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    #[test]
    fn the_last_of_a_month_comes_back_after_a_short_month() {
        let repeat = Repeat::from(1, RepeatUnit::Months, day("2026-01-31"));
        assert_eq!(repeat.next(day("2026-01-31"), day("2026-01-31")), day("2026-02-28"));
        assert_eq!(repeat.next(day("2026-02-28"), day("2026-03-01")), day("2026-03-31"));
        let leap = Repeat::from(1, RepeatUnit::Years, day("2024-02-29"));
        assert_eq!(leap.next(day("2024-02-29"), day("2024-03-01")), day("2025-02-28"));
        assert_eq!(leap.next(day("2027-02-28"), day("2027-02-28")), day("2028-02-29"));
    }

    #[test]
    fn what_was_done_late_does_not_pile_up() {
        let weekly = Repeat::from(1, RepeatUnit::Weeks, day("2026-01-05"));
        assert_eq!(weekly.next(day("2026-01-05"), day("2026-02-10")), day("2026-02-16"));
        let task = Task { repeat: Some(weekly), snoozed_until_on: Some(day("2026-01-09")), ..Task::due(day("2026-01-05")) };
        assert_eq!(task.wanted_on(), day("2026-01-09"));
        let next = task.following(day("2026-02-10")).expect("it repeats");
        assert_eq!((next.due_on, next.snoozed_until_on, next.done), (day("2026-02-16"), None, None));
    }

    proptest! {
        #[test]
        fn the_next_time_lies_after_the_last(every in 1_u16..=366, unit in 0_usize..4, from in 0_i32..20_000, late in 0_i32..3_000) {
            let from = Day::from_number(from).expect("in range");
            let repeat = Repeat::from(every, RepeatUnit::ALL[unit], from);
            let done = from.plus_days(late);
            prop_assert!(repeat.next(from, done) > done);
        }
    }
}
