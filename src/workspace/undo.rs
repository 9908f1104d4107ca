//! From an entry of the journal to the change set that takes it back.
//!
//! What was changed since by something else stays as it is: then the whole is refused, naming the record, and nothing is half
//! taken back. Redo is the undoing of an undo.

use super::{
    changes::{Change, ChangeSet, Diff},
    commands::Refusal,
    registers::RegisterChange,
    state::Workspace,
    table::{Record, Table},
};
use std::collections::HashMap;

/// The change set that takes `done` back.
///
/// # Errors
/// [`Refusal::ChangedSince`] naming the first record that is no longer as `done` left it.
pub fn undo(workspace: &Workspace, done: ChangeSet) -> Result<ChangeSet, Refusal> {
    for change in &done.changes {
        check(workspace, change)?;
    }
    refuse_orphans(workspace, &done)?;
    Ok(done.inverse())
}

fn check(workspace: &Workspace, change: &Change) -> Result<(), Refusal> {
    match change {
        Change::Settings(diff) => {
            let same = workspace.settings() == diff.after.as_ref();
            if same { Ok(()) } else { Err(changed(workspace.settings().map(|settings| settings.name.as_str()))) }
        }
        Change::Category(diff) => unchanged(workspace.categories(), diff, |category| &category.name),
        Change::Product(diff) => unchanged(workspace.products(), diff, |product| &product.name),
        Change::Customer(diff) => unchanged(workspace.customers(), diff, |customer| &customer.name),
        Change::Purchase(diff) => {
            let id = diff.after.as_ref().or(diff.before.as_ref()).map(|purchase| purchase.id);
            let now = id.and_then(|id| workspace.purchase(id));
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
            let living: std::collections::HashSet<u128> = workspace.living_rows().map(|row| columns.id[row]).collect();
            if batch.rows.id.iter().any(|id| living.contains(id)) { Err(changed(None)) } else { Ok(()) }
        }
    }
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
    let mut own_purchases = std::collections::HashSet::new();
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
    let made_here: Vec<RegisterChange> = done.changes.iter().filter_map(of_register).map(as_left).collect();
    let made_customer = |id| workspace.customers().slot(id).is_some_and(|slot| customers.contains_key(&slot));
    let later = workspace.registers().deletions_with(made_customer).into_iter().map(RegisterChange::inverse);
    if let Some(orphan) = later.into_iter().find(|change| !made_here.contains(change)) {
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

/// A deal that the change gave to the customer goes back to being a lead with it, so it counts as made here.
fn as_left(change: &RegisterChange) -> RegisterChange {
    match change {
        RegisterChange::Opportunity(diff) => RegisterChange::Opportunity(Diff { before: None, after: diff.after.clone() }),
        other => other.clone(),
    }
}

fn of_register(change: &Change) -> Option<&RegisterChange> {
    match change {
        Change::Register(change) => Some(change),
        _ => None,
    }
}
