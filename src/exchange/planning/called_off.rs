//! Sales that are here and of which a file says that nothing was bought after all: cancelled or refunded since.
//!
//! A file from before may call an order unpaid that was paid since, and looks just the same. So they are shown, and taken out only where a person
//! wishes it.
//! An order number speaks of a sale if that sale alone has it, if no other row of the file is of that order, and if nothing of it was returned
//! already.
//!
//! Not here: what came back, which is a return of its own (`purchases`).

use crate::domain::{CustomerKind, Day, PurchaseId, PurchaseKind};
use crate::exchange::reading::{Drafts, Table};
use crate::workspace::Workspace;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

/// How many of them a dry run lists, the latest first.
const MAX_LISTED: usize = 100;

/// What is to become of sales that a file says were not bought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum CalledOffPolicy {
    /// They stay as they are.
    #[default]
    Keep,
    /// They are deleted with the import, and come back when it is undone.
    TakeOut,
}

/// Sales here that a file says were not bought.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalledOff {
    pub n: u32,
    pub sales_minor: i64,
    /// Whether the import takes them out.
    pub is_taken_out: bool,
    pub listed: Vec<CalledOffSale>,
}

impl CalledOff {
    /// How many the import takes out.
    pub const fn n_taken_out(&self) -> u32 {
        if self.is_taken_out { self.n } else { 0 }
    }
}

/// One of them, as it is here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalledOffSale {
    pub number: String,
    /// Name and kind, if somebody is known to have bought it.
    pub customer: Option<(String, CustomerKind)>,
    pub on: Day,
    pub amount_minor: i64,
}

/// Finds them, and which to take out.
pub(super) fn find(workspace: &Workspace, table: &Table, drafts: &Drafts, policy: CalledOffPolicy) -> (CalledOff, Vec<PurchaseId>) {
    let mut rows = rows_called_off(workspace, table, drafts);
    let columns = workspace.purchases().columns();
    rows.sort_by_key(|row| (std::cmp::Reverse(columns.on[*row]), *row));
    let is_taken_out = policy == CalledOffPolicy::TakeOut;
    let listed = rows.iter().take(MAX_LISTED).map(|row| CalledOffSale {
        number: columns.number.get(*row).to_owned(),
        customer: workspace.customers().at(columns.customer[*row]).map(|customer| (customer.name.clone(), customer.kind)),
        on: Day::from_number(columns.on[*row]).unwrap_or(Day::MIN),
        amount_minor: columns.amount_minor[*row],
    });
    let called_off = CalledOff {
        n: super::count(rows.len()),
        sales_minor: rows.iter().fold(0, |sum, row| sum.saturating_add(columns.amount_minor[*row])),
        is_taken_out,
        listed: listed.collect(),
    };
    let taken_out = rows.into_iter().filter(|_| is_taken_out).map(|row| PurchaseId::from_u128(columns.id[row]));
    (called_off, taken_out.collect())
}

/// Their rows among the purchases.
fn rows_called_off(workspace: &Workspace, table: &Table, drafts: &Drafts) -> Vec<usize> {
    // For each number the only sale that has it, if one has.
    let mut spoken_of: HashMap<&str, Option<usize>> = HashMap::new();
    let numbers = drafts.not_bought.iter().map(|number| table.text(*number)).filter(|number| !number.is_empty());
    spoken_of.extend(numbers.map(|number| (number, None)));
    if spoken_of.is_empty() {
        return Vec::new();
    }
    for number in &drafts.purchases.number {
        spoken_of.remove(table.text(*number));
    }
    let columns = workspace.purchases().columns();
    let mut returned: HashSet<PurchaseId> = HashSet::new();
    for row in workspace.living_rows() {
        returned.extend(columns.returned_by(row));
        if columns.kind[row] != PurchaseKind::Sale {
            continue;
        }
        let number = columns.number.get(row);
        match spoken_of.get_mut(number) {
            Some(only @ None) => *only = Some(row),
            // Two sales have it: nobody can tell which is meant.
            Some(Some(_)) => drop(spoken_of.remove(number)),
            None => {}
        }
    }
    let only = spoken_of.into_values().flatten();
    only.filter(|row| !returned.contains(&PurchaseId::from_u128(columns.id[*row]))).collect()
}
