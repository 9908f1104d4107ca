//! Stages of life: who is where, how many get how far, how long they stay, and how it was month by month.

use super::{Asked, CustomerRow, Question, customers::row, schemes::count};
use crate::domain::{CustomerId, Day, Stage, StageMark};
use crate::scoring::{
    lifecycle::{Funnel, LifecycleRules, StageReason, Stay, TimeInStage},
    pyramid::Layer,
};
use crate::workspace::stages::marks_on;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// How do customers stand in their life with the shop?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskLifecycle;

/// Customers in one stage.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct StageRow {
    pub stage: Stage,
    /// How many they are, what they have brought.
    pub layer: Layer,
    /// Of them, those whose stage was set by hand.
    pub n_by_hand: u32,
    /// How long customers stayed in it, month-ends being looked at.
    pub time: TimeInStage,
}

/// How many were in each stage at the end of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageCounts {
    pub on: Day,
    /// In the order of [`Stage::ALL`].
    pub n_customers: [u32; 8],
}

/// A customer whose stage changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageMove {
    pub customer: CustomerRow,
    pub from: Stage,
    pub to: Stage,
}

/// Everybody's stages at once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LifecycleSheet {
    pub as_of: Day,
    pub rules: LifecycleRules,
    /// In the order of [`Stage::ALL`].
    pub rows: Vec<StageRow>,
    pub funnel: Funnel,
    /// The end of each of the last 24 months from the first with anybody, the oldest first, and the as-of day. A customer counts from the
    /// first purchase on, or from the day that is noted as the beginning: before, nobody knew of them.
    pub months: Vec<StageCounts>,
    /// The day that moves are counted from: the end of the last month.
    pub moved_since: Option<Day>,
    /// By stage then and stage now, in the order of [`Stage::ALL`].
    pub moves: [[u32; 8]; 8],
    /// Who moved, those who brought most first.
    pub moved: Vec<StageMove>,
}

/// How many of those who moved are named.
const MAX_MOVED: usize = 12;

impl Question for AskLifecycle {
    type Answer = LifecycleSheet;

    fn answer(self, asked: &Asked<'_>) -> LifecycleSheet {
        let (workspace, worked, as_of) = (asked.workspace, asked.worked, asked.scores.as_of());
        let customers = workspace.customers();
        let is_known = |slot: usize| u32::try_from(slot).is_ok_and(|slot| customers.at(slot).is_some());
        let course = worked.course(workspace);
        let is_counted = |slot: usize, on: Day, stage: Stage| {
            let customer = u32::try_from(slot).ok().and_then(|slot| customers.at(slot));
            customer
                .is_some_and(|customer| stage != Stage::Acquisition || on == as_of || customer.since_on.is_some_and(|since| since <= on))
        };
        let counts = course.n_customers(is_counted);
        let months = course.looked_on().iter().zip(counts).map(|(on, n_customers)| StageCounts { on: *on, n_customers });
        let last = course.looked_on().len().saturating_sub(1);
        let before = last.checked_sub(1);
        let rules = worked.lifecycle_rules(workspace);
        LifecycleSheet {
            as_of,
            rows: rows(asked, &course.time_in_stage(is_known)),
            funnel: Funnel::of(worked.purchase_days(workspace), &rules, as_of, is_known),
            months: months.skip_while(|month| month.n_customers == [0; 8]).collect(),
            moved_since: before.and_then(|before| course.looked_on().get(before).copied()),
            moves: before.map(|before| course.moves(before, last, is_known)).unwrap_or_default(),
            moved: before.map(|before| moved(asked, before, last)).unwrap_or_default(),
            rules,
        }
    }
}

fn rows(asked: &Asked<'_>, times: &[TimeInStage; 8]) -> Vec<StageRow> {
    let stages = asked.worked.stages(asked.workspace);
    let in_stages = stages.iter().enumerate().filter_map(|(slot, stage)| Some((slot, (*stage)? as usize)));
    let layers = asked.scores.layers_by(Stage::ALL.len(), in_stages);
    let mut n_by_hand = [0; 8];
    for mark in marks_on(asked.workspace, asked.scores.as_of()).values() {
        n_by_hand[mark.stage as usize] += 1;
    }
    let row = |(stage, layer): (Stage, Layer)| StageRow { stage, layer, n_by_hand: n_by_hand[stage as usize], time: times[stage as usize] };
    Stage::ALL.into_iter().zip(layers).map(row).collect()
}

fn moved(asked: &Asked<'_>, before: usize, after: usize) -> Vec<StageMove> {
    let course = asked.worked.course(asked.workspace);
    let stages = |slot: u32| {
        let own = course.of_slot(slot as usize);
        Some((*own.get(before)?, *own.get(after)?))
    };
    let mut all: Vec<(u32, Stage, Stage)> = asked
        .workspace
        .customers()
        .iter()
        .filter_map(|(slot, _)| {
            let (from, to) = stages(slot)?;
            (from != to).then_some((slot, from, to))
        })
        .collect();
    all.sort_unstable_by_key(|(slot, ..)| Reverse((asked.scores.history(*slot).amount_minor, *slot)));
    all.truncate(MAX_MOVED);
    let named = |(slot, from, to)| Some(StageMove { customer: row(asked, slot, asked.workspace.customers().at(slot)?), from, to });
    all.into_iter().filter_map(named).collect()
}

/// In which stage is this customer, and why?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskStage {
    pub customer: CustomerId,
}

/// One customer's stage with what led to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StageSheet {
    pub as_of: Day,
    /// As it is shown everywhere: set by hand where that holds, else by the purchases.
    pub stage: Stage,
    /// What the purchases say.
    pub reason: StageReason,
    pub rules: LifecycleRules,
    /// The mark that holds on the as-of day.
    pub mark: Option<StageMark>,
    /// Marks of other days.
    pub n_other_marks: u32,
    /// The stages since the first purchase, or since the cooperation began, at most 24 months back.
    pub stays: Vec<Stay>,
}

impl Question for AskStage {
    type Answer = Option<StageSheet>;

    fn answer(self, asked: &Asked<'_>) -> Option<StageSheet> {
        let (workspace, worked, as_of) = (asked.workspace, asked.worked, asked.scores.as_of());
        let slot = workspace.customers().slot(self.customer)?;
        let customer = workspace.customers().at(slot)?;
        let rules = worked.lifecycle_rules(workspace);
        let reason = rules.reason(worked.purchase_days(workspace).get(slot as usize), as_of);
        let mark = marks_on(workspace, as_of).remove(&self.customer).cloned();
        let n_marks = count(workspace.registers().stage_marks.iter().filter(|(_, mark)| mark.customer == self.customer).count());
        let mut stays = worked.course(workspace).stays(slot as usize);
        // Before the first purchase nobody knew of them, unless a beginning is noted.
        let is_unknown =
            |stay: &Stay| stay.stage == Stage::Acquisition && stay.to < as_of && customer.since_on.is_none_or(|since| since > stay.to);
        if stays.first().is_some_and(is_unknown) {
            stays.remove(0);
        }
        Some(StageSheet {
            as_of,
            stage: mark.as_ref().map_or(reason.stage, |mark| mark.stage),
            reason,
            rules,
            n_other_marks: n_marks - u32::from(mark.is_some()),
            mark,
            stays,
        })
    }
}
