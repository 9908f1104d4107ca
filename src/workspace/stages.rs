//! The stage of everybody's life, now and month by month: as somebody set it by hand, else as the purchases say.
//!
//! Not here: the rules (`scoring::lifecycle`).

use super::state::Workspace;
use crate::domain::{CustomerId, Day, Stage, StageMark};
use crate::scoring::{
    PurchaseDays,
    lifecycle::{Course, LifecycleRules},
    rhythm::{HalfDays, TypicalWait},
};
use std::collections::HashMap;

/// While nobody has come back there is no interval to go by: 90 days.
const NOBODY_CAME_BACK: HalfDays = HalfDays(180);
/// Month-ends that the course looks at, besides the as-of day.
const N_MONTHS: u32 = 24;

/// The thresholds of this shop: the usual ones, with its own typical interval.
pub fn rules(typical: Option<&TypicalWait>) -> LifecycleRules {
    LifecycleRules::usual(typical.map_or(NOBODY_CAME_BACK, |everyone| everyone.median))
}

fn holds_on(mark: &StageMark, day: Day) -> bool {
    mark.from_on <= day && mark.until_on.is_none_or(|until| day <= until)
}

/// The mark of each customer that holds on a day, the newest where there are several.
pub fn marks_on(workspace: &Workspace, day: Day) -> HashMap<CustomerId, &StageMark> {
    let mut newest: HashMap<CustomerId, &StageMark> = HashMap::new();
    for mark in workspace.registers().stage_marks.iter().map(|(_, mark)| mark).filter(|mark| holds_on(mark, day)) {
        let known = newest.entry(mark.customer).or_insert(mark);
        if (known.from_on, known.id) < (mark.from_on, mark.id) {
            *known = mark;
        }
    }
    newest
}

/// By slot; nothing where there is no customer.
pub fn of(workspace: &Workspace, days: &PurchaseDays, rules: &LifecycleRules, as_of: Day) -> Vec<Option<Stage>> {
    let marks = marks_on(workspace, as_of);
    let stage = |slot: u32| {
        let customer = workspace.customers().at(slot)?;
        let marked = marks.get(&customer.id).map(|mark| mark.stage);
        Some(marked.unwrap_or_else(|| rules.stage(days.get(slot as usize), as_of)))
    };
    (0_u32..).take(workspace.customers().n_slots()).map(stage).collect()
}

/// Everybody's stage at the end of the last 24 months and on the as-of day.
pub fn course(workspace: &Workspace, days: &PurchaseDays, rules: &LifecycleRules, as_of: Day) -> Course {
    let mut course = Course::of(days, rules, &Course::month_ends(as_of, N_MONTHS));
    let mut marks: Vec<&StageMark> = workspace.registers().stage_marks.iter().map(|(_, mark)| mark).collect();
    // The newest mark has the last word.
    marks.sort_unstable_by_key(|mark| (mark.from_on, mark.id));
    for mark in marks {
        if let Some(slot) = workspace.customers().slot(mark.customer) {
            course.set(slot as usize, mark.from_on, mark.until_on.unwrap_or(Day::MAX), mark.stage);
        }
    }
    course
}
