//! Several customers that turn out to be one: everything of theirs becomes its, and nothing that was known is lost.
//!
//! ```text
//! purchases, tasks, interactions ...   stand beside the one that stays
//! a field that it does not say         is taken from the others
//! another phone or e-mail              becomes a contact under the other's name
//! any other text that differs          becomes a line of the note
//! profiles                             become one, in which its own word goes first
//! pictures                             its own stays, or else the first of the others
//! ```
//!
//! What does not fit any more (tags, contacts, notes and places have limits) refuses the whole. Not here: how they are found to be the same
//! ([`duplicates`](crate::workspace::duplicates)), and taking a merge back ([`undo`](crate::workspace::undo)).

mod record;
mod registers;

use super::{Decision, customers};
use crate::domain::{Customer, CustomerId, Purchase};
use crate::workspace::{Change, Circumstances, Diff, Refusal, Workspace, commands::Merging};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The most customers that become part of one.
const MAX_ABSORBED: usize = 100;
/// The most customers that become part of others by one command.
const MAX_MERGED: usize = 10_000;

/// Who becomes whom.
type Becoming = BTreeMap<CustomerId, CustomerId>;

/// Merges each order by itself, all of them in one change.
pub fn merge(workspace: &Workspace, circumstances: &mut Circumstances<'_>, orders: &[Merging]) -> Result<Decision, Refusal> {
    let becoming = becoming(orders)?;
    let mut changes = moved_purchases(workspace, &becoming);
    changes.extend(registers::moved(workspace, circumstances, &becoming)?);
    let mut kept = Vec::new();
    for order in orders {
        let before = workspace.customers().get(order.kept).ok_or(Refusal::Gone)?;
        let absorbed = absorbed_by(order).into_iter().map(|id| workspace.customers().get(id).ok_or(Refusal::Gone));
        let absorbed: Vec<&Customer> = absorbed.collect::<Result<_, _>>()?;
        kept.push((before, record::joined(circumstances, order, before, &absorbed)?));
        changes.extend(absorbed.into_iter().map(|customer| Change::Customer(Box::new(Diff::deleted(customer.clone())))));
    }
    let codes = kept.iter().filter_map(|(_, after)| Some((after.code.as_deref()?, after.id)));
    customers::refuse_taken_codes(workspace, codes, |other| becoming.contains_key(&other.id))?;
    // Several merges are about nobody in particular.
    let subject = if let [(_, only)] = kept.as_slice() { only.name.clone() } else { String::new() };
    let changed = kept.into_iter().filter(|(before, after)| *before != after);
    changes.extend(changed.map(|(before, after)| Change::Customer(Box::new(Diff::changed(before.clone(), after)))));
    Ok(Decision::about(subject, changes))
}

fn absorbed_by(order: &Merging) -> BTreeSet<CustomerId> {
    order.absorbed.iter().copied().filter(|id| *id != order.kept).collect()
}

fn becoming(orders: &[Merging]) -> Result<Becoming, Refusal> {
    let mut becoming = Becoming::new();
    for order in orders {
        let absorbed = absorbed_by(order);
        if absorbed.is_empty() {
            return Err(Refusal::NothingToMerge);
        }
        if absorbed.len() > MAX_ABSORBED {
            return Err(Refusal::TooMany { max: 100 });
        }
        for id in absorbed {
            if becoming.insert(id, order.kept).is_some() {
                return Err(Refusal::Unsound { what: "a customer that is merged twice".into() });
            }
        }
    }
    let kept: BTreeSet<CustomerId> = orders.iter().map(|order| order.kept).collect();
    if kept.len() < orders.len() || kept.iter().any(|id| becoming.contains_key(id)) {
        return Err(Refusal::Unsound { what: "a customer that is merged twice".into() });
    }
    match becoming.len() {
        0 => Err(Refusal::NothingToMerge),
        n if n > MAX_MERGED => Err(Refusal::TooMany { max: 10_000 }),
        _ => Ok(becoming),
    }
}

fn moved_purchases(workspace: &Workspace, becoming: &Becoming) -> Vec<Change> {
    let slots = becoming.iter().filter_map(|(absorbed, kept)| Some((workspace.customers().slot(*absorbed)?, *kept)));
    let slots: HashMap<u32, CustomerId> = slots.collect();
    let columns = workspace.purchases().columns();
    let moved = workspace.living_rows().filter_map(|row| Some((row, *slots.get(&columns.customer[row])?)));
    let moved = moved.map(|(row, kept)| {
        let before = workspace.purchase_at(row);
        Diff::changed(before.clone(), Purchase { customer: Some(kept), ..before })
    });
    moved.map(|diff| Change::Purchase(Box::new(diff))).collect()
}

#[cfg(test)]
pub mod tests;
