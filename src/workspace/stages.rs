//! The stage of everybody's life: as somebody set it by hand, else as the purchases say.
//!
//! Not here: the rules (`scoring::lifecycle`).

use super::{scores::Scores, state::Workspace};
use crate::domain::{CustomerId, Day, Stage, StageMark};
use crate::scoring::{
    PurchaseDays,
    lifecycle::LifecycleRules,
    repeat::PurchaseLatency,
    rhythm::{HalfDays, typical_interval},
};
use std::collections::HashMap;

/// While nobody has come back there is no interval to go by: 90 days.
const NOBODY_CAME_BACK: HalfDays = HalfDays(180);

/// The thresholds of this shop: the usual ones, with its own typical interval.
pub fn rules(days: &PurchaseDays) -> LifecycleRules {
    let typical = PurchaseLatency::of(days).map_or(NOBODY_CAME_BACK, |everyone| typical_interval(&everyone));
    LifecycleRules::usual(typical)
}

/// The mark of each customer that holds on a day, the newest where there are several.
pub fn marks_on(workspace: &Workspace, day: Day) -> HashMap<CustomerId, &StageMark> {
    let holds = |mark: &&StageMark| mark.from_on <= day && mark.until_on.is_none_or(|until| day <= until);
    let mut newest: HashMap<CustomerId, &StageMark> = HashMap::new();
    for mark in workspace.registers().stage_marks.iter().map(|(_, mark)| mark).filter(holds) {
        let known = newest.entry(mark.customer).or_insert(mark);
        if (known.from_on, known.id) < (mark.from_on, mark.id) {
            *known = mark;
        }
    }
    newest
}

/// By slot; nothing where there is no customer.
pub fn of(workspace: &Workspace, scores: &Scores) -> Vec<Option<Stage>> {
    let days = scores.purchase_days(workspace);
    let rules = rules(&days);
    let marks = marks_on(workspace, scores.as_of());
    let stage = |slot: u32| {
        let customer = workspace.customers().at(slot)?;
        let marked = marks.get(&customer.id).map(|mark| mark.stage);
        Some(marked.unwrap_or_else(|| rules.stage(days.get(slot as usize), scores.as_of())))
    };
    (0_u32..).take(workspace.customers().n_slots()).map(stage).collect()
}
