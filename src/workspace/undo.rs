//! From an entry of the journal to the change set that takes it back.
//!
//! What was changed since by something else stays as it is: then the whole is refused, naming the record, and nothing is half
//! taken back. Redo is the undoing of an undo. Merges of customers are taken apart in a way of their own, at any later time.

mod merges;

pub use merges::take_apart;

use super::{
    changes::{Change, ChangeSet, Diff},
    commands::Refusal,
    decide::customers::refuse_taken_codes,
    registers::RegisterChange,
    state::Workspace,
    table::{Record, Table},
};
use crate::domain::{Customer, CustomerId};
use std::collections::{HashMap, HashSet};

/// The change set that takes `done` back.
///
/// # Errors
/// [`Refusal::ChangedSince`] naming the first record that is no longer as `done` left it.
pub fn undo(workspace: &Workspace, done: ChangeSet) -> Result<ChangeSet, Refusal> {
    let changed = done.changes.iter().filter_map(|change| if let Change::Purchase(diff) = change { Some(diff) } else { None });
    let ids = changed.filter_map(|diff| diff.after.as_ref().or(diff.before.as_ref())).map(|purchase| purchase.id.as_u128());
    let rows = workspace.rows_of(&ids.collect());
    for change in &done.changes {
        check(workspace, change, &rows)?;
    }
    refuse_orphans(workspace, &done)?;
    refuse_codes(workspace, &done)?;
    Ok(done.inverse())
}

fn check(workspace: &Workspace, change: &Change, rows: &HashMap<u128, usize>) -> Result<(), Refusal> {
    match change {
        Change::Settings(diff) => {
            let same = workspace.settings() == diff.after.as_ref();
            if same { Ok(()) } else { Err(changed(workspace.settings().map(|settings| settings.name.as_str()))) }
        }
        Change::Category(diff) => unchanged(workspace.categories(), diff, |category| &category.name),
        Change::Product(diff) => unchanged(workspace.products(), diff, |product| &product.name),
        Change::Customer(diff) => unchanged(workspace.customers(), diff, |customer| &customer.name),
        Change::Purchase(diff) => {
            let id = diff.after.as_ref().or(diff.before.as_ref()).map(|purchase| purchase.id.as_u128());
            let now = id.and_then(|id| rows.get(&id)).map(|row| workspace.purchase_at(*row));
            let number = diff.after.as_ref().and_then(|purchase| purchase.number.as_deref());
            if now == diff.after { Ok(()) } else { Err(changed(number)) }
        }
        Change::PurchasesMade(batch) => {
            let columns = workspace.purchases().columns();
            let row_of: HashMap<u128, usize> = workspace.living_rows().map(|row| (columns.id[row], row)).collect();
            for row in 0..batch.rows.len() {
                let made = batch.purchase(row);
                let same = row_of.get(&made.id.as_u128()).is_some_and(|now| workspace.purchase_at(*now) == made);
                if !same {
                    return Err(changed(made.number.as_deref()));
                }
            }
            Ok(())
        }
        Change::Register(change) => change.is_current(workspace),
        Change::PurchasesDeleted(batch) => {
            let columns = workspace.purchases().columns();
            let living: HashSet<u128> = workspace.living_rows().map(|row| columns.id[row]).collect();
            if batch.rows.id.iter().any(|id| living.contains(id)) { Err(changed(None)) } else { Ok(()) }
        }
    }
}

/// Nobody comes back under a code, or goes back to one, that somebody else has got meanwhile.
fn refuse_codes(workspace: &Workspace, done: &ChangeSet) -> Result<(), Refusal> {
    let diffs = || done.changes.iter().filter_map(|change| if let Change::Customer(diff) = change { Some(&**diff) } else { None });
    let code = |customer: &Option<Customer>| customer.as_ref().and_then(|customer| customer.code.clone());
    let back = diffs().filter(|diff| code(&diff.before) != code(&diff.after)).filter_map(|diff| diff.before.as_ref());
    let codes = back.filter_map(|customer| Some((customer.code.as_deref()?, customer.id)));
    // Whoever is changed here is looked at as it will be.
    let changed = diffs().filter_map(|diff| diff.after.as_ref().or(diff.before.as_ref())).map(|customer| customer.id);
    let changed: HashSet<CustomerId> = changed.collect();
    refuse_taken_codes(workspace, codes, |other| changed.contains(&other.id))
}

fn changed(subject: Option<&str>) -> Refusal {
    Refusal::ChangedSince { subject: subject.unwrap_or_default().to_owned() }
}

fn unchanged<R: Record>(table: &Table<R>, diff: &Diff<R>, name: impl Fn(&R) -> &String) -> Result<(), Refusal> {
    let Some(record) = diff.after.as_ref().or(diff.before.as_ref()) else { return Ok(()) };
    if table.get(record.id()) == diff.after.as_ref() { Ok(()) } else { Err(changed(Some(name(record)))) }
}

/// A record that was made cannot be taken away while a purchase that came later refers to it.
fn refuse_orphans(workspace: &Workspace, done: &ChangeSet) -> Result<(), Refusal> {
    let mut customers = HashMap::new();
    let mut products = HashMap::new();
    let mut own_purchases = HashSet::new();
    for change in &done.changes {
        match change {
            Change::Customer(diff) => {
                if let Diff { before: None, after: Some(made) } = &**diff {
                    workspace.customers().slot(made.id).map(|slot| customers.insert(slot, &made.name));
                }
            }
            Change::Product(diff) => {
                if let Diff { before: None, after: Some(made) } = &**diff {
                    workspace.products().slot(made.id).map(|slot| products.insert(slot, &made.name));
                }
            }
            Change::Purchase(diff) => own_purchases.extend(diff.after.as_ref().map(|purchase| purchase.id.as_u128())),
            Change::PurchasesMade(batch) => own_purchases.extend(batch.rows.id.iter().copied()),
            _ => {}
        }
    }
    if customers.is_empty() && products.is_empty() {
        return Ok(());
    }
    let left_here: Vec<RegisterChange> = done.changes.iter().filter_map(of_register).map(RegisterChange::as_made).collect();
    let made_customer = |id| workspace.customers().slot(id).is_some_and(|slot| customers.contains_key(&slot));
    let later = workspace.registers().deletions_with(made_customer).into_iter().map(RegisterChange::inverse);
    if let Some(orphan) = later.into_iter().find(|change| !left_here.contains(change)) {
        return Err(Refusal::ChangedSince { subject: orphan.title(workspace) });
    }
    let columns = workspace.purchases().columns();
    for row in workspace.living_rows().filter(|row| !own_purchases.contains(&columns.id[*row])) {
        let lines = &columns.lines.product[columns.lines_of(row)];
        let orphaned = customers.get(&columns.customer[row]).or_else(|| lines.iter().find_map(|product| products.get(product)));
        if let Some(name) = orphaned {
            return Err(changed(Some(name)));
        }
    }
    Ok(())
}

fn of_register(change: &Change) -> Option<&RegisterChange> {
    match change {
        Change::Register(change) => Some(change),
        _ => None,
    }
}
