//! Customers that a change set took away, with what went with them: what the bin shows.
//!
//! Not here: which entries are looked through (`engine`), and the way back (`decide::restoring`, [`undo`](super::undo)).

use super::{
    changes::{Change, ChangeSet},
    state::Workspace,
};
use crate::domain::{CustomerId, PurchaseKind};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// A customer that is gone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoneCustomer {
    pub id: CustomerId,
    pub name: String,
    /// What went with it.
    pub n_purchases: u32,
    /// Sales without returns.
    pub amount_minor: i64,
    /// Records of registers: interactions, tasks and the like.
    pub n_others: u32,
}

/// Those whom the change set took away and who are not here again, by name.
pub fn gone(workspace: &Workspace, changes: &ChangeSet) -> Vec<GoneCustomer> {
    let mut gone: HashMap<CustomerId, GoneCustomer> = HashMap::new();
    for change in &changes.changes {
        if let Change::Customer(diff) = change
            && let (Some(customer), None) = (&diff.before, &diff.after)
            && workspace.customers().get(customer.id).is_none()
        {
            let (id, name) = (customer.id, customer.name.clone());
            gone.insert(id, GoneCustomer { id, name, n_purchases: 0, amount_minor: 0, n_others: 0 });
        }
    }
    let mut count = |id: Option<CustomerId>, n_purchases: u32, amount_minor: i64, n_others: u32| {
        if let Some(customer) = id.and_then(|id| gone.get_mut(&id)) {
            customer.n_purchases += n_purchases;
            customer.amount_minor = customer.amount_minor.saturating_add(amount_minor);
            customer.n_others += n_others;
        }
    };
    let sold = |kind: PurchaseKind, amount_minor: i64| if kind == PurchaseKind::Sale { amount_minor } else { 0 };
    for change in &changes.changes {
        match change {
            Change::Purchase(diff) => {
                if let Some(before) = &diff.before {
                    count(before.customer, 1, sold(before.kind, before.amount_minor), 0);
                }
            }
            Change::PurchasesDeleted(batch) => {
                let rows = &batch.rows;
                for row in 0..rows.len() {
                    count(batch.customers.get(rows.customer[row] as usize).copied(), 1, sold(rows.kind[row], rows.amount_minor[row]), 0);
                }
            }
            Change::Register(change) => count(change.owners()[0], 0, 0, 1),
            _ => {}
        }
    }
    let mut gone: Vec<GoneCustomer> = gone.into_values().collect();
    gone.sort_unstable_by(|one, other| one.name.cmp(&other.name).then(one.id.cmp(&other.id)));
    gone
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Customer;
    use crate::workspace::Diff;

    #[test]
    fn who_is_here_again_is_not_gone() {
        let customer = |id, name| Customer::named(CustomerId::from_u128(id), name);
        let deleted = |id, name| Change::Customer(Box::new(Diff::deleted(customer(id, name))));
        let changes = ChangeSet { changes: vec![deleted(1, "Bean"), deleted(2, "Acme"), deleted(3, "Cup")] };
        let mut workspace = Workspace::default();
        workspace.apply(&ChangeSet { changes: vec![Change::Customer(Box::new(Diff::made(customer(3, "Cup"))))] });
        let names: Vec<String> = gone(&workspace, &changes).into_iter().map(|customer| customer.name).collect();
        assert_eq!(names, ["Acme", "Bean"]);
    }
}
