//! Everything that happened with one customer, and what is planned, as one list: the newest first.
//!
//! ```text
//! purchases, returns, interactions, consents, reviews     on their day
//! tasks                                                   what is done on the day it was done, what is open on the day it is wanted on
//! opportunities                                           opened, every move that is kept, won or lost
//! stages of life                                          from the day a mark counts from
//! grades                                                  where a kept run or somebody by hand changed one (`grades`)
//! owners                                                  as the asker has read them in the journal
//! ```
//!
//! On one day it goes by kind, in the order of [`TimelineKind::ALL`], and within a kind what was made later comes first: identifiers and moves tell,
//! not the clock. Only the rows that are shown are told in full. Not here: changes of the record itself, which the journal tells.

mod found;
mod grades;

use super::{Asked, PurchaseRow, Question, customer::purchase_row, schemes::count};
use crate::domain::{
    Consent, CustomerId, Day, Interaction, Month, Opportunity, OpportunityId, Review, ReviewDecision, ReviewId, ReviewPhase, StageMark,
    Task,
};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

pub use grades::{GradeBy, GradeChange, GradeThen};

/// The most rows that one answer carries.
pub const MAX_TIMELINE_ROWS: u32 = 1_000;

/// What kind of thing happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum TimelineKind {
    Purchase,
    Return,
    Interaction,
    Task,
    Opportunity,
    Stage,
    Grade,
    Consent,
    Owner,
    Review,
}

impl TimelineKind {
    /// Every kind, in the order in which they stand on one day.
    pub const ALL: [Self; 10] = [
        Self::Purchase,
        Self::Return,
        Self::Interaction,
        Self::Task,
        Self::Opportunity,
        Self::Stage,
        Self::Grade,
        Self::Consent,
        Self::Owner,
        Self::Review,
    ];
}

/// What happened with this customer?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskTimeline {
    pub customer: CustomerId,
    /// None for all.
    pub kinds: Vec<TimelineKind>,
    /// How many of the newest to bring, at most [`MAX_TIMELINE_ROWS`].
    pub n_rows: u32,
    /// Who owned them when, the latest first: questions do not read the journal, whoever asks has.
    pub owners: Vec<OwnerChange>,
}

/// A customer that changed hands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnerChange {
    pub on: Day,
    pub before: Option<String>,
    pub after: Option<String>,
    /// Who did it; empty where nobody said.
    pub person: String,
}

/// A step of an opportunity. Stages by name: none where the stage is gone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DealStep {
    Opened { stage: Option<String> },
    Moved { from: Option<String>, to: Option<String> },
    Won { reason: Option<String> },
    Lost { reason: Option<String> },
}

/// What happened, with what a row says of it and what leads to where it is edited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TimelineEvent {
    /// Or a return.
    Purchase(PurchaseRow),
    Interaction(Interaction),
    Task {
        task: Task,
        is_overdue: bool,
    },
    Deal {
        id: OpportunityId,
        title: String,
        amount_minor: i64,
        step: DealStep,
    },
    StageMark(StageMark),
    Grade(GradeChange),
    Consent(Consent),
    Owner(OwnerChange),
    Review {
        id: ReviewId,
        phase: ReviewPhase,
        decision: Option<ReviewDecision>,
        score_tenths: Option<u32>,
        person: String,
    },
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelineRow {
    pub on: Day,
    pub kind: TimelineKind,
    pub event: TimelineEvent,
}

/// What happened with one customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelineSheet {
    /// Of each kind that there is any of, whatever is shown.
    pub counts: Vec<(TimelineKind, u32)>,
    /// Of the kinds that are shown.
    pub n_found: u32,
    /// The newest first.
    pub rows: Vec<TimelineRow>,
    /// By month of these rows, sales less returns of the kinds that are shown, those that are not brought among them.
    pub months: Vec<(Month, i64)>,
}

/// Something that happened, not yet told in full.
enum Found<'a> {
    Purchase(usize),
    Interaction(&'a Interaction),
    Task(&'a Task),
    Deal(&'a Opportunity, DealStep),
    StageMark(&'a StageMark),
    Grade(GradeChange),
    Consent(&'a Consent),
    Owner(OwnerChange),
    Review(&'a Review),
}

struct Entry<'a> {
    on: Day,
    kind: TimelineKind,
    /// What was made later has a larger one.
    id: u128,
    /// Tells steps of the same record apart, the later ones larger.
    step: usize,
    found: Found<'a>,
}

impl Question for AskTimeline {
    type Answer = Option<TimelineSheet>;

    fn answer(self, asked: &Asked<'_>) -> Option<TimelineSheet> {
        let slot = asked.workspace.customers().slot(self.customer)?;
        let mut entries = found::purchases(asked, slot);
        entries.extend(found::records(asked, self.customer));
        entries.extend(found::deals(asked, self.customer));
        entries.extend(grades::changes(asked, self.customer));
        entries.extend(found::owners(self.owners));
        let of = |kind| count(entries.iter().filter(|entry: &&Entry<'_>| entry.kind == kind).count());
        let counts = TimelineKind::ALL.map(|kind| (kind, of(kind))).into_iter().filter(|(_, n)| *n > 0).collect();
        entries.retain(|entry| self.kinds.is_empty() || self.kinds.contains(&entry.kind));
        entries.sort_unstable_by_key(|entry| (Reverse(entry.on), entry.kind, Reverse((entry.id, entry.step))));
        let shown = entries.len().min(self.n_rows.min(MAX_TIMELINE_ROWS) as usize);
        let months = months(asked, &entries, shown);
        let n_found = count(entries.len());
        entries.truncate(shown);
        Some(TimelineSheet { counts, n_found, rows: entries.into_iter().map(|entry| told(asked, entry)).collect(), months })
    }
}

/// Sales less returns by month, of the months that the first `n_shown` rows stand in.
fn months(asked: &Asked<'_>, entries: &[Entry<'_>], n_shown: usize) -> Vec<(Month, i64)> {
    let columns = asked.workspace.purchases().columns();
    let Some(last) = entries[..n_shown].last().map(|entry| entry.on.month()) else { return Vec::new() };
    let mut months: Vec<(Month, i64)> = Vec::new();
    for entry in entries.iter().take_while(|entry| entry.on.month() >= last) {
        let Found::Purchase(row) = entry.found else { continue };
        let (month, amount) = (entry.on.month(), columns.amount_minor[row]);
        let signed = if entry.kind == TimelineKind::Return { -amount } else { amount };
        match months.last_mut() {
            Some((known, sum)) if *known == month => *sum = sum.saturating_add(signed),
            _ => months.push((month, signed)),
        }
    }
    months
}

fn told(asked: &Asked<'_>, entry: Entry<'_>) -> TimelineRow {
    let event = match entry.found {
        Found::Purchase(row) => TimelineEvent::Purchase(purchase_row(asked, row)),
        Found::Interaction(one) => TimelineEvent::Interaction(one.clone()),
        Found::Task(task) => TimelineEvent::Task { is_overdue: task.done.is_none() && task.wanted_on() < asked.today, task: task.clone() },
        Found::Deal(deal, step) => TimelineEvent::Deal { id: deal.id, title: deal.title.clone(), amount_minor: deal.amount_minor, step },
        Found::StageMark(mark) => TimelineEvent::StageMark(mark.clone()),
        Found::Grade(change) => TimelineEvent::Grade(change),
        Found::Consent(consent) => TimelineEvent::Consent(consent.clone()),
        Found::Owner(change) => TimelineEvent::Owner(change),
        Found::Review(review) => TimelineEvent::Review {
            id: review.id,
            phase: review.phase,
            decision: review.decision,
            score_tenths: review.score_tenths(),
            person: review.person.clone(),
        },
    };
    TimelineRow { on: entry.on, kind: entry.kind, event }
}

#[cfg(test)]
mod tests;
