//! From an entry of the journal to the change set that takes it back.
//!
//! What was changed since by something else stays as it is: then the whole is refused, naming the record, and nothing is half
//! taken back. So it is where the records would not hold together afterwards (`aftermath`). Redo is the undoing of an
//! undo. Merges of customers are taken apart in a way of their own, at any later time.

mod aftermath;
mod merges;

pub use merges::take_apart;

use super::{
    changes::{Change, ChangeSet, Diff},
    commands::Refusal,
    registers::RegisterChange,
    state::Workspace,
    table::{Record, Table},
};
use aftermath::Aftermath;
use std::collections::{HashMap, HashSet};

/// The change set that takes `done` back.
///
/// # Errors
/// [`Refusal::ChangedSince`] naming the first record that is no longer as `done` left it, or that something refers to since. Where
/// a record would come back: [`Refusal::TiedToGone`], [`Refusal::CodeGivenSince`] or [`Refusal::PolicyExists`].
pub fn undo(workspace: &Workspace, done: ChangeSet) -> Result<ChangeSet, Refusal> {
    let changed = done.changes.iter().filter_map(|change| if let Change::Purchase(diff) = change { Some(diff) } else { None });
    let ids = changed.filter_map(|diff| diff.after.as_ref().or(diff.before.as_ref())).map(|purchase| purchase.id.as_u128());
    let rows = workspace.rows_of(&ids.collect());
    for change in &done.changes {
        check(workspace, change, &rows)?;
    }
    let mut taking_back = done.inverse();
    let aftermath = Aftermath::of(workspace, &taking_back);
    aftermath.check(&taking_back)?;
    if aftermath.has_other_primary() {
        yield_primary(&mut taking_back);
    }
    Ok(taking_back)
}

/// Schemes that come back do not come back as the primary one: another has become that since.
fn yield_primary(taking_back: &mut ChangeSet) {
    for change in &mut taking_back.changes {
        if let Change::Register(change) = change
            && let RegisterChange::Scheme(Diff { before: None, after: Some(scheme) }) = &mut **change
        {
            scheme.is_primary = false;
        }
    }
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
        Change::RunSigned(signed) => {
            let run = workspace.registers().runs.get(signed.run);
            let is_so = run.is_some_and(|run| run.signed_off == signed.after);
            if is_so { Ok(()) } else { Err(changed(run.map(|run| run.scheme.name.as_str()))) }
        }
        Change::PurchasesDeleted(batch) => {
            let columns = workspace.purchases().columns();
            let living: HashSet<u128> = workspace.living_rows().map(|row| columns.id[row]).collect();
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

fn of_register(change: &Change) -> Option<&RegisterChange> {
    match change {
        Change::Register(change) => Some(change),
        _ => None,
    }
}
