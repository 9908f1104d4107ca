//! The same change to many customers at once: one change set, one undo.

use super::{Decision, customers};
use crate::domain::{Customer, CustomerId};
use crate::workspace::{
    Change, Diff, Refusal, Workspace,
    commands::{BulkEdit, CustomerField},
};
use std::collections::BTreeSet;

/// The most customers that one command may change.
const MAX_CHANGED: usize = 100_000;

/// Customers that are gone by now, and those that are as asked already, are left as they are.
pub fn edit(workspace: &Workspace, ids: &[CustomerId], edits: &[BulkEdit]) -> Result<Decision, Refusal> {
    if ids.len() > MAX_CHANGED {
        return Err(Refusal::TooMany { max: 100_000 });
    }
    let ids: BTreeSet<CustomerId> = ids.iter().copied().collect();
    let mut changes = Vec::new();
    let mut subject = String::new();
    for before in ids.into_iter().filter_map(|id| workspace.customers().get(id)) {
        let mut after = before.clone();
        edits.iter().try_for_each(|edit| apply(&mut after, edit))?;
        if after != *before {
            if subject.is_empty() {
                subject.clone_from(&after.name);
            }
            changes.push(Change::Customer(Box::new(Diff::changed(before.clone(), after))));
        }
    }
    Ok(Decision::about(subject, changes))
}

fn apply(customer: &mut Customer, edit: &BulkEdit) -> Result<(), Refusal> {
    match edit {
        // What tells customers apart cannot be the same for many.
        BulkEdit::Set(CustomerField::Name(_) | CustomerField::Code(_)) => Err(Refusal::NameMissing),
        BulkEdit::Set(field) => customers::set(customer, field.clone()),
        BulkEdit::AddTag(tag) => {
            let mut tags = customer.tags.clone();
            tags.push(tag.clone());
            customer.tags = customers::kept_tags(&tags)?;
            Ok(())
        }
        BulkEdit::RemoveTag(tag) => {
            customer.tags.retain(|other| other != tag);
            Ok(())
        }
    }
}
