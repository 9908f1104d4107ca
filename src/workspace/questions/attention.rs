//! Interactions with customers, and whether what was spent on them is what their policy grants.
//!
//! Interactions are written down by people, so they are looked at from today, whatever day purchases are looked at from.

use super::{
    Asked, DueRow, Question, Withheld,
    due::{due_row, owed},
    policies::Grants,
    schemes::count,
};
use crate::domain::{CustomerId, Day, GradeAt, Interaction, Policy, Scheme, SchemeId};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::HashMap;

/// Who gets more, and who gets less, than the policies of this scheme grant?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskAttention {
    pub scheme: SchemeId,
    /// How many rows to bring of each kind, at most 200.
    pub n_rows: u32,
}

/// What was spent against what is granted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Served {
    /// More than half as much again, in minutes or in money.
    Over,
    /// Less than half of the minutes, where as many are granted that it can be told.
    Under,
    AsGranted,
}

/// Time and money of the last 90 days for one customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttentionRow {
    pub customer: CustomerId,
    pub name: String,
    pub withheld: Withheld,
    pub grade: Option<GradeAt>,
    pub n_interactions: u32,
    pub minutes: u32,
    pub granted_minutes: u32,
    pub cost_minor: i64,
    pub granted_cost_minor: i64,
    /// What they have brought so far.
    pub amount_minor: i64,
    pub served: Served,
}

/// Who gets more and who gets less than is granted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttentionSheet {
    pub from: Day,
    pub to: Day,
    /// Interactions in these days, of all customers.
    pub n_interactions: u32,
    pub n_over: u32,
    pub n_under: u32,
    pub n_as_granted: u32,
    /// The costliest excess first.
    pub over: Vec<AttentionRow>,
    /// The most valuable customers first.
    pub under: Vec<AttentionRow>,
}

/// What was there with this customer, and is it what was promised?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskInteractions {
    pub customer: CustomerId,
    /// How many of the latest to bring, at most 200.
    pub n_rows: u32,
}

/// Interactions with one customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InteractionsSheet {
    pub n_all: u32,
    /// The latest first.
    pub rows: Vec<Interaction>,
    /// The primary scheme, where there is one.
    pub scheme: Option<Scheme>,
    pub class_names: Vec<String>,
    /// What its policy asks for.
    pub due: Option<DueRow>,
    /// What was spent against what that policy grants.
    pub attention: Option<AttentionRow>,
}

/// Days that are looked at.
const PERIOD_DAYS: i32 = 90;
/// The most rows that one answer carries.
const MAX_ROWS: u32 = 200;
/// Minutes in 90 days that are too few to be much, and too few to be missed.
const LEAST_MINUTES: u32 = 30;

/// Sums of one customer's interactions.
#[derive(Clone, Copy, Debug, Default)]
struct Spent {
    n: u32,
    minutes: u32,
    cost_minor: i64,
}

fn period(asked: &Asked<'_>) -> (Day, Day) {
    (asked.today.plus_days(1 - PERIOD_DAYS), asked.today)
}

fn spent_by_slot(asked: &Asked<'_>) -> HashMap<u32, Spent> {
    let (from, to) = period(asked);
    let mut spent: HashMap<u32, Spent> = HashMap::new();
    let interactions = asked.workspace.registers().interactions.iter().map(|(_, one)| one);
    for one in interactions.filter(|one| from <= one.on && one.on <= to) {
        if let Some(slot) = asked.workspace.customers().slot(one.customer) {
            let sum = spent.entry(slot).or_default();
            sum.n += 1;
            sum.minutes = sum.minutes.saturating_add(one.minutes);
            sum.cost_minor = sum.cost_minor.saturating_add(one.cost_minor);
        }
    }
    spent
}

/// Minutes and money that a policy grants in 90 days: three months of minutes, and a year's cost by the day.
const fn granted(policy: &Policy) -> (u32, i64) {
    (policy.minutes_a_month.saturating_mul(3), policy.year_cost_minor().saturating_mul(PERIOD_DAYS as i64) / 365)
}

const fn served(spent: Spent, granted_minutes: u32, granted_cost_minor: i64) -> Served {
    let minutes = (spent.minutes as u64, granted_minutes as u64);
    let is_long = spent.minutes >= LEAST_MINUTES && 2 * minutes.0 > 3 * minutes.1;
    let is_costly = granted_cost_minor > 0 && spent.cost_minor.saturating_mul(2) > granted_cost_minor.saturating_mul(3);
    if is_long || is_costly {
        Served::Over
    } else if granted_minutes >= LEAST_MINUTES && 2 * minutes.0 < minutes.1 {
        Served::Under
    } else {
        Served::AsGranted
    }
}

fn attention_row(asked: &Asked<'_>, slot: u32, grade: Option<GradeAt>, policy: &Policy, spent: Spent) -> Option<AttentionRow> {
    let customer = asked.workspace.customers().at(slot)?;
    let (granted_minutes, granted_cost_minor) = granted(policy);
    Some(AttentionRow {
        customer: customer.id,
        name: customer.name.clone(),
        withheld: asked.wishes().of_customer(customer.id),
        grade,
        n_interactions: spent.n,
        minutes: spent.minutes,
        granted_minutes,
        cost_minor: spent.cost_minor,
        granted_cost_minor,
        amount_minor: asked.scores.history(slot).amount_minor,
        served: served(spent, granted_minutes, granted_cost_minor),
    })
}

impl Question for AskAttention {
    type Answer = Option<AttentionSheet>;

    fn answer(self, asked: &Asked<'_>) -> Option<AttentionSheet> {
        let scheme = asked.workspace.registers().schemes.get(self.scheme)?;
        let grants = Grants::of(asked.workspace, scheme.id);
        let standings = asked.worked.standings(asked.workspace, scheme);
        let spent = spent_by_slot(asked);
        let row = |(slot, _)| {
            let grade = standings.grade(slot);
            attention_row(asked, slot, grade, grants.to(grade)?, spent.get(&slot).copied().unwrap_or_default())
        };
        let rows: Vec<AttentionRow> = asked.workspace.customers().iter().filter_map(row).collect();
        let of = |served: Served| rows.iter().filter(move |row| row.served == served);
        let (mut over, mut under): (Vec<_>, Vec<_>) = (of(Served::Over).cloned().collect(), of(Served::Under).cloned().collect());
        let excess =
            |row: &AttentionRow| (row.cost_minor.saturating_sub(row.granted_cost_minor), row.minutes.saturating_sub(row.granted_minutes));
        over.sort_by_key(|row| Reverse(excess(row)));
        under.sort_by_key(|row| Reverse(row.amount_minor));
        let (from, to) = period(asked);
        let sheet = AttentionSheet {
            from,
            to,
            n_interactions: spent.values().map(|sum| sum.n).sum(),
            n_over: count(over.len()),
            n_under: count(under.len()),
            n_as_granted: count(of(Served::AsGranted).count()),
            over: Vec::new(),
            under: Vec::new(),
        };
        let n_rows = self.n_rows.min(MAX_ROWS) as usize;
        over.truncate(n_rows);
        under.truncate(n_rows);
        Some(AttentionSheet { over, under, ..sheet })
    }
}

impl Question for AskInteractions {
    type Answer = Option<InteractionsSheet>;

    fn answer(self, asked: &Asked<'_>) -> Option<InteractionsSheet> {
        let slot = asked.workspace.customers().slot(self.customer)?;
        asked.workspace.customers().at(slot)?;
        let own = asked.workspace.registers().interactions.iter().map(|(_, one)| one).filter(|one| one.customer == self.customer);
        let mut rows: Vec<Interaction> = own.cloned().collect();
        rows.sort_unstable_by_key(|one| Reverse((one.on, one.id)));
        let n_all = count(rows.len());
        rows.truncate(self.n_rows.min(MAX_ROWS) as usize);
        let primary = asked.workspace.registers().schemes.iter().map(|(_, scheme)| scheme).find(|scheme| scheme.is_primary);
        let class_names = primary.map(|scheme| asked.worked.standings(asked.workspace, scheme).class_names.clone()).unwrap_or_default();
        let (due, attention) = primary.map(|scheme| promises(asked, scheme, slot)).unwrap_or_default();
        Some(InteractionsSheet { n_all, rows, scheme: primary.cloned(), class_names, due, attention })
    }
}

/// What one customer is owed, and what was spent on them against what is granted.
fn promises(asked: &Asked<'_>, scheme: &Scheme, slot: u32) -> (Option<DueRow>, Option<AttentionRow>) {
    let grants = Grants::of(asked.workspace, scheme.id);
    let grade = asked.worked.standings(asked.workspace, scheme).grade(slot);
    let due = owed(asked, scheme, &grants, Some(slot)).first().and_then(|one| due_row(asked, &grants, one));
    let spent = spent_by_slot(asked).get(&slot).copied().unwrap_or_default();
    (due, grants.to(grade).and_then(|policy| attention_row(asked, slot, grade, policy, spent)))
}
