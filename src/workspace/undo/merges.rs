//! Taking a merge back at any later time, whatever has happened since.
//!
//! ```text
//! those who were absorbed     come back, with the purchases and records that were theirs, as these are now
//! the one who stayed          says again what it said, but for fields that were changed since
//! what was added since        stays with the one who stayed
//! what is gone since          is skipped, and so is what was given to somebody else
//! ```
//!
//! Where the one who stayed is gone too, merged into another perhaps, what was theirs comes back from wherever it is now. Only a code that somebody else has
//! got meanwhile refuses it. Redo of such an undo is strict, as every other.

mod profile;
mod record;

use super::super::{
    changes::{Change, ChangeSet, Diff},
    commands::Refusal,
    decide::customers::refuse_taken_codes,
    registers::RegisterChange,
    state::Workspace,
};
use crate::domain::{Contact, ContactId, Customer, CustomerId, Purchase};
use record::{back, parted};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// The change set that takes the merge `done` apart.
///
/// # Errors
/// [`Refusal::CodeTaken`] when somebody else has the code of one who comes back.
pub fn take_apart(workspace: &Workspace, done: &ChangeSet) -> Result<ChangeSet, Refusal> {
    let customers = customers(workspace, done);
    let codes = customers.iter().filter_map(|diff| diff.after.as_ref()).filter_map(|after| Some((after.code.as_deref()?, after.id)));
    // Whoever is changed here is looked at as it will be.
    let changed: BTreeSet<CustomerId> = customers.iter().filter_map(|diff| diff.after.as_ref()).map(|customer| customer.id).collect();
    refuse_taken_codes(workspace, codes, |other| changed.contains(&other.id))?;
    let is_here = |id: CustomerId| changed.contains(&id) || workspace.customers().get(id).is_some();
    let mut changes: Vec<Change> = customers.into_iter().map(|diff| Change::Customer(Box::new(diff))).collect();
    changes.extend(purchases(workspace, done, is_here));
    let records = done.changes.iter().filter_map(super::of_register).filter_map(|change| record_back(workspace, change, is_here));
    changes.extend(records.map(|change| Change::Register(Box::new(change))));
    Ok(ChangeSet { changes })
}

fn customers(workspace: &Workspace, done: &ChangeSet) -> Vec<Diff<Customer>> {
    let diffs = || {
        done.changes.iter().filter_map(|change| match change {
            Change::Customer(diff) => Some((diff.before.as_ref()?, diff.after.as_ref())),
            _ => None,
        })
    };
    let now = |id: CustomerId| workspace.customers().get(id);
    let of_absorbed: BTreeSet<ContactId> =
        diffs().filter(|(_, after)| after.is_none()).flat_map(|(before, _)| &before.contacts).map(|contact| contact.id).collect();
    // Contacts that were taken in, as they are now; none of those who stayed may be here any more.
    let keepers: Vec<&Customer> = diffs().filter_map(|(before, after)| after.and(now(before.id))).collect();
    let contacts: BTreeMap<ContactId, &Contact> =
        keepers.iter().flat_map(|keeper| &keeper.contacts).map(|contact| (contact.id, contact)).collect();
    let are_known = !keepers.is_empty();
    let of = |(before, after): (&Customer, Option<&Customer>)| match (after, now(before.id)) {
        (None, None) => Some(Diff::made(back(before, are_known.then_some(&contacts)))),
        (Some(after), Some(now)) => {
            let parted = parted(now, before, after, &of_absorbed);
            (parted != *now).then(|| Diff::changed(now.clone(), parted))
        }
        _ => None,
    };
    diffs().filter_map(of).collect()
}

fn purchases(workspace: &Workspace, done: &ChangeSet, is_here: impl Fn(CustomerId) -> bool) -> Vec<Change> {
    let moved: Vec<(&Purchase, &Purchase)> = done
        .changes
        .iter()
        .filter_map(|change| match change {
            Change::Purchase(diff) => Some((diff.before.as_ref()?, diff.after.as_ref()?)),
            _ => None,
        })
        .collect();
    let ids: HashSet<u128> = moved.iter().map(|(before, _)| before.id.as_u128()).collect();
    let rows = workspace.rows_of(&ids);
    let back = |(before, after): (&Purchase, &Purchase)| {
        let now = workspace.purchase_at(*rows.get(&before.id.as_u128())?);
        let is_with_kept = now.customer == after.customer || after.customer.is_none_or(|kept| !is_here(kept));
        let owner = before.customer.filter(|id| is_here(*id))?;
        (is_with_kept && now.customer != Some(owner)).then(|| Diff::changed(now.clone(), Purchase { customer: Some(owner), ..now }))
    };
    moved.into_iter().filter_map(back).map(|diff| Change::Purchase(Box::new(diff))).collect()
}

fn record_back(workspace: &Workspace, change: &RegisterChange, is_here: impl Fn(CustomerId) -> bool + Copy) -> Option<RegisterChange> {
    let registers = workspace.registers();
    if let Some(back) = registers.restoring(change, is_here, is_here) {
        return Some(back);
    }
    match change {
        RegisterChange::Profile(diff) => profile::back(registers.profiles.get(diff.after.as_ref()?.id)?, diff).map(RegisterChange::Profile),
        RegisterChange::Distinct(diff) => {
            let (before, after) = (diff.before?, diff.after?);
            let is_as_left = registers.distincts.get(after.id) == Some(&after);
            (is_as_left && is_here(before.first) && is_here(before.second)).then(|| RegisterChange::Distinct(Diff::changed(after, before)))
        }
        other => registers.returning(other, is_here),
    }
}

#[cfg(test)]
mod tests;
