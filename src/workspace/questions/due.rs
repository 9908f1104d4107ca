//! Whom somebody should talk to, because a policy says so.
//!
//! Not here: what policies grant ([`policies`](super::policies)).

use super::{Asked, Question, policies::Grants, schemes::count};
use crate::domain::{Customer, CustomerId, Day, GradeAt, Scheme};
use serde::{Deserialize, Serialize};
use std::cmp::{Ordering, Reverse};
use std::collections::HashMap;

/// Whom should somebody talk to, because a policy says so?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskDue {
    /// Also what falls due in so many days.
    pub within_days: u16,
    /// How many rows to bring, at most 500.
    pub n_rows: u32,
}

/// A customer that is owed a contact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DueRow {
    pub customer: CustomerId,
    pub name: String,
    /// Who looks after them: by their own record, or else by the policy.
    pub owner: Option<String>,
    pub grade: Option<GradeAt>,
    pub every_days: u16,
    /// The last interaction; a purchase is none.
    pub last_contact_on: Option<Day>,
    pub due_on: Day,
    /// Days past due; negative while it is not due yet.
    pub overdue_days: i32,
    pub amount_minor: i64,
}

/// Who is due.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DueSheet {
    /// Whether the primary scheme has any policy at all.
    pub has_policies: bool,
    /// The primary scheme, whose policies these are.
    pub scheme: Option<Scheme>,
    /// Names of the classes, where the scheme has none of its own.
    pub class_names: Vec<String>,
    /// The day from which it was counted; none without a primary scheme.
    pub on: Option<Day>,
    pub n_due: u32,
    pub n_overdue: u32,
    /// Who is overdue first, and of these as of the others the most valuable.
    pub rows: Vec<DueRow>,
}

/// The most rows that one answer carries.
const MAX_ROWS: u32 = 500;
/// Records that end longer ago than this are of the past, and are looked at from their own end.
const FRESH_DAYS: i32 = 14;

/// The day from which contacts are due: today; where the records end long before, the day that they are looked at from.
pub(super) fn due_day(asked: &Asked<'_>) -> Day {
    let as_of = asked.scores.as_of();
    if asked.today.days_since(as_of) <= FRESH_DAYS { asked.today } else { as_of }
}

/// The last interaction with each slot up to today.
fn last_contacts(asked: &Asked<'_>) -> HashMap<u32, Day> {
    let mut last: HashMap<u32, Day> = HashMap::new();
    for (_, interaction) in asked.workspace.registers().interactions.iter() {
        if let Some(slot) = asked.workspace.customers().slot(interaction.customer).filter(|_| interaction.on <= asked.today) {
            let known = last.entry(slot).or_insert(interaction.on);
            *known = (*known).max(interaction.on);
        }
    }
    last
}

/// A contact that somebody is owed.
pub(super) struct Owed {
    pub slot: u32,
    pub grade: Option<GradeAt>,
    pub every_days: u16,
    pub last_on: Option<Day>,
    pub due_on: Day,
}

/// Everybody whom the scheme owes a contact, with the day it falls due; or one of them only.
pub(super) fn owed(asked: &Asked<'_>, scheme: &Scheme, grants: &Grants, only: Option<u32>) -> Vec<Owed> {
    let standings = asked.worked.standings(asked.workspace, scheme);
    let last = last_contacts(asked);
    let owed_to = |(slot, customer): (u32, &Customer)| {
        let grade = standings.grade(slot);
        let every_days = grants.to(grade)?.contact_every_days?;
        let last_on = last.get(&slot).copied();
        // Before the first contact the clock starts with the last purchase, or with the day that the record names.
        let start = last_on.or_else(|| asked.scores.history(slot).last_on).or(customer.since_on).unwrap_or_else(|| due_day(asked));
        Some(Owed { slot, grade, every_days, last_on, due_on: start.plus_days(every_days.into()) })
    };
    asked.workspace.customers().iter().filter(|(slot, _)| only.is_none_or(|only| only == *slot)).filter_map(owed_to).collect()
}

/// How many contacts are due on a day, overdue, and kept.
pub(super) fn counts<'a>(owed: impl Iterator<Item = &'a Owed>, on: Day) -> [u32; 3] {
    let mut counts = [0; 3];
    for one in owed {
        counts[match one.due_on.cmp(&on) {
            Ordering::Equal => 0,
            Ordering::Less => 1,
            Ordering::Greater => 2,
        }] += 1;
    }
    counts
}

impl Question for AskDue {
    type Answer = DueSheet;

    fn answer(self, asked: &Asked<'_>) -> DueSheet {
        let Some((_, scheme)) = asked.workspace.registers().schemes.iter().find(|(_, scheme)| scheme.is_primary) else {
            return DueSheet::default();
        };
        let grants = Grants::of(asked.workspace, scheme.id);
        let on = due_day(asked);
        let last_day = on.plus_days(self.within_days.into());
        let mut due: Vec<Owed> = owed(asked, scheme, &grants, None).into_iter().filter(|one| one.due_on <= last_day).collect();
        let amount = |slot: u32| asked.scores.history(slot).amount_minor;
        due.sort_by_key(|one| (one.due_on >= on, Reverse(amount(one.slot)), one.due_on));
        let n_overdue = count(due.iter().filter(|one| one.due_on < on).count());
        let n_due = count(due.len()) - n_overdue;
        let n_rows = self.n_rows.min(MAX_ROWS) as usize;
        let rows = due.into_iter().filter_map(|one| due_row(asked, &grants, &one)).take(n_rows).collect();
        let class_names = asked.worked.standings(asked.workspace, scheme).class_names.clone();
        DueSheet { has_policies: !grants.is_empty(), scheme: Some(scheme.clone()), class_names, on: Some(on), n_due, n_overdue, rows }
    }
}

/// What is told of a contact that is owed.
pub(super) fn due_row(asked: &Asked<'_>, grants: &Grants, one: &Owed) -> Option<DueRow> {
    let customer = asked.workspace.customers().at(one.slot)?;
    Some(DueRow {
        customer: customer.id,
        name: customer.name.clone(),
        owner: customer.owner.clone().or_else(|| grants.to(one.grade)?.owner.clone()),
        grade: one.grade,
        every_days: one.every_days,
        last_contact_on: one.last_on,
        due_on: one.due_on,
        overdue_days: due_day(asked).days_since(one.due_on),
        amount_minor: asked.scores.history(one.slot).amount_minor,
    })
}
