//! Deleted customers back from the bin: some of those that one command deleted, each with what went with it.
//!
//! What is there again already stays as it is. A whole deletion comes back through [`undo`](crate::workspace::undo).

use super::{Decision, customers};
use crate::domain::{Customer, CustomerId, Line, Purchase};
use crate::workspace::{
    Change, Diff, Refusal, Workspace,
    columns::{BatchBuilder, PurchaseBatch},
    commands::Restoring,
};
use std::collections::HashSet;

pub fn restore(workspace: &Workspace, order: &Restoring) -> Result<Decision, Refusal> {
    let wanted: HashSet<CustomerId> = order.ids.iter().copied().collect();
    let is_here = |id: CustomerId| workspace.customers().get(id).is_some();
    let deleted = order.deleted.changes.iter().filter_map(deleted_customer);
    let back: Vec<&Customer> = deleted.filter(|customer| wanted.contains(&customer.id) && !is_here(customer.id)).collect();
    let first = back.iter().min_by_key(|customer| customer.id).ok_or(Refusal::Gone)?;
    let codes = back.iter().filter_map(|customer| Some((customer.code.as_deref()?, customer.id)));
    customers::refuse_taken_codes(workspace, codes, |_| false)?;
    let subject = first.name.clone();
    let ids: HashSet<CustomerId> = back.iter().map(|customer| customer.id).collect();
    let mut changes: Vec<Change> = back.into_iter().map(|customer| Change::Customer(Box::new(Diff::made(customer.clone())))).collect();
    for change in &order.deleted.changes {
        match change {
            Change::PurchasesDeleted(batch) => changes.extend(purchases_back(workspace, batch, &ids)),
            Change::Register(change) => {
                let back = workspace.registers().restoring(change, |id| ids.contains(&id), is_here);
                changes.extend(back.map(|change| Change::Register(Box::new(change))));
            }
            _ => {}
        }
    }
    Ok(Decision::about(subject, changes))
}

/// The customer that a change deletes.
fn deleted_customer(change: &Change) -> Option<&Customer> {
    match change {
        Change::Customer(diff) if diff.after.is_none() => diff.before.as_ref(),
        _ => None,
    }
}

/// Those of the purchases that are of these customers; a line whose product was deleted meanwhile names none.
fn purchases_back(workspace: &Workspace, batch: &PurchaseBatch, ids: &HashSet<CustomerId>) -> Option<Change> {
    let living = workspace.rows_of(&batch.rows.id.iter().copied().collect());
    let mut builder = BatchBuilder::default();
    let is_sold = |line: &Line| line.product.filter(|id| workspace.products().get(*id).is_some());
    for row in 0..batch.rows.len() {
        let purchase = batch.purchase(row);
        if purchase.customer.is_some_and(|id| ids.contains(&id)) && !living.contains_key(&purchase.id.as_u128()) {
            let lines = purchase.lines.iter().map(|line| Line { product: is_sold(line), ..*line }).collect();
            builder.push(&Purchase { lines, ..purchase });
        }
    }
    let batch = builder.finish();
    (!batch.rows.is_empty()).then_some(Change::PurchasesMade(batch))
}

#[cfg(test)]
mod tests;
