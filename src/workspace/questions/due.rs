//! Whom somebody should talk to, because a policy says so. Who asked not to be contacted is owed no contact.
//!
//! Not here: what policies grant ([`policies`](super::policies)), and in which order they are proposed ([`to_do`](super::to_do)).

use super::{Asked, policies::Grants};
use crate::domain::{Customer, CustomerId, Day, GradeAt, Scheme};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::collections::HashMap;

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
    let (last, wishes) = (last_contacts(asked), asked.wishes());
    let owed_to = |(slot, customer): (u32, &Customer)| {
        let grade = standings.grade(slot);
        let every_days = grants.to(grade)?.contact_every_days?;
        let last_on = last.get(&slot).copied();
        // Before the first contact the clock starts with the last purchase, or with the day that the record names.
        let start = last_on.or_else(|| asked.scores.history(slot).last_on).or(customer.since_on).unwrap_or_else(|| due_day(asked));
        Some(Owed { slot, grade, every_days, last_on, due_on: start.plus_days(every_days.into()) })
    };
    let is_meant = |slot: u32, customer: &Customer| only.is_none_or(|only| only == slot) && !wishes.forbid_contact(customer.id);
    asked.workspace.customers().iter().filter(|(slot, customer)| is_meant(*slot, customer)).filter_map(owed_to).collect()
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
