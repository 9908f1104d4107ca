//! Tasks as a calendar that every calendar program reads: RFC 5545, "Internet Calendaring and Scheduling Core Object Specification".
//!
//! A task is an event: all day, or at its time on the wall clock ("floating", section 3.3.5, since a task says no time zone). What repeats
//! carries a rule, and where its next time was put off, that one time once more with its other day (section 3.8.4.4). A month that is too short gives its last
//! day, as [`Repeat`] has it. Lines end with CRLF and are folded at 75 octets, never within a letter.
//!
//! Not here: which tasks (the caller chooses), the time now (it is given), and words (the caller brings them).

use crate::domain::{Day, Priority, Repeat, RepeatUnit, Task, TaskKind};
use crate::workspace::questions::TaskRow;
use serde::{Deserialize, Serialize};
use std::fmt::Write;

/// Words that the file needs, in the page's language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarWords {
    /// What the calendar and the file are called.
    pub name: String,
    /// For each kind of task in the order of `TaskKind::ALL`.
    pub kinds: Vec<String>,
    /// What stands before the owner's name.
    pub owner: String,
}

/// The most octets of a line, its end not counted (section 3.1).
const MAX_OCTETS: usize = 75;
const MS_PER_DAY: u64 = 86_400_000;

/// The calendar of these tasks. `stamp_ms` is when it is made, in milliseconds since 1970 UTC.
pub fn calendar<'a>(rows: impl IntoIterator<Item = &'a TaskRow>, words: &CalendarWords, stamp_ms: u64) -> String {
    let mut lines = Lines(String::new());
    lines.plain("BEGIN", "VCALENDAR");
    lines.plain("VERSION", "2.0");
    lines.plain("PRODID", "-//Crema//Tasks//EN");
    lines.plain("CALSCALE", "GREGORIAN");
    // Not of the standard, yet what most programs take the calendar's name from.
    lines.text("X-WR-CALNAME", &words.name);
    let stamp = instant(stamp_ms);
    for row in rows {
        event(&mut lines, row, words, &stamp);
    }
    lines.plain("END", "VCALENDAR");
    lines.0
}

fn event(lines: &mut Lines, row: &TaskRow, words: &CalendarWords, stamp: &str) {
    let task = &row.task;
    let repeat = task.repeat;
    let put_off = repeat.and(task.snoozed_until_on).filter(|until| *until > task.due_on);
    lines.plain("BEGIN", "VEVENT");
    head(lines, task, stamp);
    let starts_on = if repeat.is_some() { task.due_on } else { task.wanted_on() };
    moment(lines, "DTSTART", starts_on, task.at_minute);
    if let Some(repeat) = repeat {
        lines.plain("RRULE", &rule(repeat, task.due_on));
    }
    body(lines, row, words);
    lines.plain("END", "VEVENT");
    if let Some(until) = put_off {
        lines.plain("BEGIN", "VEVENT");
        head(lines, task, stamp);
        moment(lines, "RECURRENCE-ID", task.due_on, task.at_minute);
        moment(lines, "DTSTART", until, task.at_minute);
        body(lines, row, words);
        lines.plain("END", "VEVENT");
    }
}

fn head(lines: &mut Lines, task: &Task, stamp: &str) {
    lines.plain("UID", &task.id.to_string());
    lines.plain("DTSTAMP", stamp);
}

fn body(lines: &mut Lines, row: &TaskRow, words: &CalendarWords) {
    let task = &row.task;
    let summary = row.customer_name.as_ref().map_or_else(|| task.title.clone(), |name| format!("{} · {name}", task.title));
    lines.text("SUMMARY", &summary);
    let owner = task.owner.as_ref().map(|owner| format!("{}: {owner}", words.owner));
    let told: Vec<String> = task.note.clone().into_iter().chain(owner).collect();
    if !told.is_empty() {
        lines.text("DESCRIPTION", &told.join("\n"));
    }
    let kind = TaskKind::ALL.into_iter().position(|kind| kind == task.kind).and_then(|at| words.kinds.get(at));
    if let Some(kind) = kind {
        lines.text("CATEGORIES", kind);
    }
    // Section 3.8.1.9: 1 is the highest, 5 the middle, 9 the lowest.
    let priority = match task.priority {
        Priority::High => "1",
        Priority::Normal => "5",
        Priority::Low => "9",
    };
    lines.plain("PRIORITY", priority);
    // A task for any time of a day does not make the day a busy one.
    lines.plain("TRANSP", if task.at_minute.is_some() { "OPAQUE" } else { "TRANSPARENT" });
}

/// A day, or a time of a day without a time zone.
fn moment(lines: &mut Lines, name: &str, on: Day, at_minute: Option<u16>) {
    match at_minute {
        None => lines.plain(&format!("{name};VALUE=DATE"), &date(on)),
        Some(minute) => lines.plain(name, &format!("{}T{:02}{:02}00", date(on), minute / 60, minute % 60)),
    }
}

fn date(day: Day) -> String {
    let (year, month, day) = day.ymd();
    format!("{year:04}{month:02}{day:02}")
}

/// An instant in UTC.
fn instant(at_ms: u64) -> String {
    let days = i32::try_from(at_ms / MS_PER_DAY).ok().and_then(|days| Day::from_number(days).ok()).unwrap_or(Day::MAX);
    let seconds = at_ms % MS_PER_DAY / 1_000;
    format!("{}T{:02}{:02}{:02}Z", date(days), seconds / 3_600, seconds / 60 % 60, seconds % 60)
}

/// The rule of a rhythm. The last of the days that a month has, up to the one that is meant, is "the last of this set" (`BYSETPOS=-1`).
fn rule(repeat: Repeat, due_on: Day) -> String {
    let every = repeat.every.max(1);
    let frequency = match repeat.unit {
        RepeatUnit::Days => "DAILY",
        RepeatUnit::Weeks => "WEEKLY",
        RepeatUnit::Months => "MONTHLY",
        RepeatUnit::Years => "YEARLY",
    };
    let mut rule = format!("FREQ={frequency};INTERVAL={every}");
    let (_, month, _) = due_on.ymd();
    let shortest = if repeat.unit == RepeatUnit::Years && month != 2 { 31 } else { 28 };
    if repeat.day_of_month > shortest {
        if repeat.unit == RepeatUnit::Years {
            rule.push_str(";BYMONTH=2");
        }
        let days: Vec<String> = (shortest..=repeat.day_of_month).map(|day| day.to_string()).collect();
        rule.push_str(&format!(";BYMONTHDAY={};BYSETPOS=-1", days.join(",")));
    }
    rule
}

/// Content lines (section 3.1).
struct Lines(String);

impl Lines {
    /// A line whose value is not text.
    fn plain(&mut self, name: &str, value: &str) {
        self.folded(&format!("{name}:{value}"));
    }

    /// A line whose value is text (section 3.3.11).
    fn text(&mut self, name: &str, value: &str) {
        self.plain(name, &escaped(value));
    }

    /// Folds a line: what goes on begins with a space, which counts.
    fn folded(&mut self, line: &str) {
        let mut n_octets = 0;
        for letter in line.chars() {
            if n_octets + letter.len_utf8() > MAX_OCTETS {
                self.0.push_str("\r\n ");
                n_octets = 1;
            }
            self.0.push(letter);
            n_octets += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// Text as a value: backslash, semicolon, comma and line ends are escaped, other control characters have no place in it.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.replace("\r\n", "\n").chars() {
        match letter {
            '\\' | ';' | ',' => {
                // Writing to a String cannot fail.
                let _ = write!(escaped, "\\{letter}");
            }
            '\n' | '\r' => escaped.push_str("\\n"),
            '\t' => escaped.push(' '),
            _ if letter.is_control() => {}
            _ => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::TaskId;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    fn row(task: Task) -> TaskRow {
        TaskRow { task, customer_name: None, do_not_contact: false, overdue_days: 0 }
    }

    fn task(due_on: &str) -> Task {
        Task { id: TaskId::from_u128(7), title: "Call back".into(), ..Task::due(day(due_on)) }
    }

    fn made(rows: &[TaskRow]) -> String {
        let words = CalendarWords { name: "Tasks".into(), kinds: vec!["Follow-up".into(), "Call".into()], owner: "Owner".into() };
        // 2026-11-21 at 08:09:10 UTC.
        calendar(rows, &words, u64::from(day("2026-11-21").number().unsigned_abs()) * MS_PER_DAY + 29_350_999)
    }

    /// Lines as they were before they were folded (section 3.1: a CRLF and one white space are taken out).
    fn unfolded(text: &str) -> Vec<String> {
        text.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn a_task_of_a_day_is_an_event_of_a_whole_day() {
        let told =
            Task { note: Some("Ask; then, wait\\\nsend".into()), owner: Some("Li".into()), priority: Priority::High, ..task("2026-11-30") };
        let lines = unfolded(&made(&[TaskRow { customer_name: Some("Anna, Ltd".into()), ..row(told) }]));
        assert_eq!(
            lines,
            [
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//Crema//Tasks//EN",
                "CALSCALE:GREGORIAN",
                "X-WR-CALNAME:Tasks",
                "BEGIN:VEVENT",
                "UID:00000000-0000-0000-0000-000000000007",
                "DTSTAMP:20261121T080910Z",
                "DTSTART;VALUE=DATE:20261130",
                "SUMMARY:Call back · Anna\\, Ltd",
                "DESCRIPTION:Ask\\; then\\, wait\\\\\\nsend\\nOwner: Li",
                "CATEGORIES:Follow-up",
                "PRIORITY:1",
                "TRANSP:TRANSPARENT",
                "END:VEVENT",
                "END:VCALENDAR",
            ]
        );
    }

    #[test]
    fn a_time_floats_and_a_task_put_off_stands_on_its_other_day() {
        let timed = Task { at_minute: Some(9 * 60 + 5), snoozed_until_on: Some(day("2026-12-02")), ..task("2026-11-30") };
        let text = made(&[row(timed)]);
        assert!(text.contains("\r\nDTSTART:20261202T090500\r\n"), "{text}");
        assert_eq!(text.matches("BEGIN:VEVENT").count(), 1);
    }

    #[test]
    fn what_repeats_carries_its_rule() {
        let of = |every, unit, due_on: &str| rule(Repeat::from(every, unit, day(due_on)), day(due_on));
        assert_eq!(of(3, RepeatUnit::Days, "2026-11-30"), "FREQ=DAILY;INTERVAL=3");
        assert_eq!(of(2, RepeatUnit::Weeks, "2026-11-30"), "FREQ=WEEKLY;INTERVAL=2");
        assert_eq!(of(1, RepeatUnit::Months, "2026-11-15"), "FREQ=MONTHLY;INTERVAL=1");
        assert_eq!(of(1, RepeatUnit::Months, "2026-01-31"), "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=28,29,30,31;BYSETPOS=-1");
        assert_eq!(of(1, RepeatUnit::Years, "2026-03-31"), "FREQ=YEARLY;INTERVAL=1");
        assert_eq!(of(1, RepeatUnit::Years, "2024-02-29"), "FREQ=YEARLY;INTERVAL=1;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1");
    }

    #[test]
    fn one_time_of_a_rhythm_that_was_put_off_stands_beside_it() {
        let weekly = Some(Repeat::from(1, RepeatUnit::Weeks, day("2026-11-30")));
        let text = made(&[row(Task { repeat: weekly, snoozed_until_on: Some(day("2026-12-03")), ..task("2026-11-30") })]);
        let lines = unfolded(&text);
        assert_eq!(lines.iter().filter(|line| line.starts_with("UID:")).count(), 2, "one thing, told twice");
        for line in [
            "DTSTART;VALUE=DATE:20261130",
            "RRULE:FREQ=WEEKLY;INTERVAL=1",
            "RECURRENCE-ID;VALUE=DATE:20261130",
            "DTSTART;VALUE=DATE:20261203",
        ] {
            assert_eq!(lines.iter().filter(|own| *own == line).count(), 1, "{line}");
        }
    }

    #[test]
    fn long_lines_are_folded_between_letters() {
        let text = made(&[row(Task { title: "\u{56de}\u{8bbf}".repeat(40), ..task("2026-11-30") })]);
        assert!(text.lines().all(|line| line.len() <= MAX_OCTETS), "{text}");
        assert!(unfolded(&text).contains(&format!("SUMMARY:{}", "\u{56de}\u{8bbf}".repeat(40))));
    }

    proptest! {
        #[test]
        fn no_text_breaks_a_line(title in any::<String>(), note in any::<String>()) {
            let text = made(&[row(Task { title, note: Some(note), ..task("2026-11-30") })]);
            prop_assert!(text.split_terminator("\r\n").all(|line| line.len() <= MAX_OCTETS && !line.contains(['\r', '\n'])));
            let lines = unfolded(&text);
            prop_assert_eq!(lines.iter().filter(|line| line.starts_with("BEGIN:")).count(), 2);
            prop_assert!(lines.iter().all(|line| line.contains(':')));
        }
    }
}
