//! Several customers that turn out to be one: everything of theirs becomes its, and nothing that was known is lost.
//!
//! Not here: how they are found to be the same (a question), and taking a merge back (`undo`).

use super::{Decision, customers, registers::changed};
use crate::domain::{Contact, ContactId, Customer, CustomerId, Profile, Purchase};
use crate::workspace::{
    Change, Circumstances, Diff, Refusal, Workspace,
    commands::Merging,
    registers::{Register, RegisterChange},
};
use std::collections::BTreeSet;

/// The most customers that become part of one.
const MAX_ABSORBED: usize = 100;

pub fn merge(workspace: &Workspace, circumstances: &mut Circumstances<'_>, order: Merging) -> Result<Decision, Refusal> {
    let ids: BTreeSet<CustomerId> = order.absorbed.iter().copied().filter(|id| *id != order.kept).collect();
    if ids.is_empty() {
        return Err(Refusal::NothingToMerge);
    }
    if ids.len() > MAX_ABSORBED {
        return Err(Refusal::TooMany { max: 100 });
    }
    let before = workspace.customers().get(order.kept).ok_or(Refusal::Gone)?;
    let absorbed: Vec<&Customer> = ids.iter().map(|id| workspace.customers().get(*id).ok_or(Refusal::Gone)).collect::<Result<_, _>>()?;
    let mut after = before.clone();
    order.fields.into_iter().try_for_each(|field| customers::set(&mut after, field))?;
    for customer in &absorbed {
        take_in(&mut after, customer, || ContactId::from_u128(circumstances.identifiers.next()))?;
    }
    refuse_taken_code(workspace, &after, &ids)?;
    let mut changes = moved_purchases(workspace, &ids, order.kept);
    changes.extend(moved_records(workspace, &ids, order.kept));
    changes.extend(absorbed.into_iter().map(|customer| Change::Customer(Box::new(Diff::deleted(customer.clone())))));
    let subject = after.name.clone();
    if after != *before {
        changes.push(Change::Customer(Box::new(Diff::changed(before.clone(), after))));
    }
    Ok(Decision::about(subject, changes))
}

/// What the kept customer does not say itself it takes from the other; what both say differently becomes a contact, tag or note.
fn take_in(kept: &mut Customer, other: &Customer, new_contact: impl FnOnce() -> ContactId) -> Result<(), Refusal> {
    let blanks = [
        (&mut kept.code, &other.code),
        (&mut kept.region, &other.region),
        (&mut kept.address, &other.address),
        (&mut kept.industry, &other.industry),
        (&mut kept.source, &other.source),
        (&mut kept.owner, &other.owner),
    ];
    for (own, theirs) in blanks {
        if own.is_none() {
            own.clone_from(theirs);
        }
    }
    kept.since_on = kept.since_on.into_iter().chain(other.since_on).min();
    let differs = |own: &Option<String>, theirs: &Option<String>| theirs.is_some() && own.is_some() && own != theirs;
    let is_reached_otherwise = differs(&kept.phone, &other.phone) || differs(&kept.email, &other.email);
    if kept.name != other.name || is_reached_otherwise {
        let contact =
            Contact { id: new_contact(), name: other.name.clone(), role: None, phone: other.phone.clone(), email: other.email.clone() };
        kept.contacts.push(contact);
    }
    for (own, theirs) in [(&mut kept.phone, &other.phone), (&mut kept.email, &other.email)] {
        if own.is_none() {
            own.clone_from(theirs);
        }
    }
    kept.contacts.extend(other.contacts.iter().cloned());
    kept.tags = customers::kept_tags(&[kept.tags.clone(), other.tags.clone()].concat())?;
    let notes = [kept.note.take(), other.note.clone().filter(|note| kept.note.as_ref() != Some(note))];
    let note = notes.into_iter().flatten().collect::<Vec<_>>().join("\n");
    customers::set(kept, crate::workspace::commands::CustomerField::Note(note))
}

/// A code may be that of a customer who is merged away.
fn refuse_taken_code(workspace: &Workspace, customer: &Customer, absorbed: &BTreeSet<CustomerId>) -> Result<(), Refusal> {
    match customers::refuse_taken_code(workspace, customer) {
        Err(Refusal::CodeTaken { code, name }) => {
            let is_absorbed = |other: &Customer| other.code.as_ref() == Some(&code) && absorbed.contains(&other.id);
            if workspace.customers().iter().any(|(_, other)| is_absorbed(other)) { Ok(()) } else { Err(Refusal::CodeTaken { code, name }) }
        }
        other => other,
    }
}

fn moved_purchases(workspace: &Workspace, absorbed: &BTreeSet<CustomerId>, kept: CustomerId) -> Vec<Change> {
    let slots: BTreeSet<u32> = absorbed.iter().filter_map(|id| workspace.customers().slot(*id)).collect();
    let columns = workspace.purchases().columns();
    let rows = workspace.living_rows().filter(|row| slots.contains(&columns.customer[*row]));
    let purchases = rows.map(|row| workspace.purchase_at(row));
    let moved = purchases.map(|before| Diff::changed(before.clone(), Purchase { customer: Some(kept), ..before }));
    moved.map(|diff| Change::Purchase(Box::new(diff))).collect()
}

/// Everything that stands beside the absorbed ones; of profiles there is one for each customer, so they are put together.
fn moved_records(workspace: &Workspace, absorbed: &BTreeSet<CustomerId>, kept: CustomerId) -> Vec<Change> {
    let registers = workspace.registers();
    let moves = registers.moves(|id| absorbed.contains(&id), kept);
    let beside = moves.into_iter().filter(|change| change.register() != Register::Profile);
    let referred = registers.profiles.iter().map(|(_, profile)| profile).filter(|profile| {
        profile.referrer.is_some_and(|id| absorbed.contains(&id)) && profile.customer != kept && !absorbed.contains(&profile.customer)
    });
    let referred = referred.map(|profile| Diff::changed(profile.clone(), Profile { referrer: Some(kept), ..profile.clone() }));
    let profiles = merged_profiles(workspace, absorbed, kept).into_iter().chain(referred).map(RegisterChange::Profile);
    beside.chain(profiles).flat_map(|change| changed(Some(change))).collect()
}

fn merged_profiles(workspace: &Workspace, absorbed: &BTreeSet<CustomerId>, kept: CustomerId) -> Vec<Diff<Profile>> {
    let profiles = || workspace.registers().profiles.iter().map(|(_, profile)| profile);
    let theirs: Vec<&Profile> = profiles().filter(|profile| absorbed.contains(&profile.customer)).collect();
    let Some(first) = theirs.first() else { return Vec::new() };
    let own = profiles().find(|profile| profile.customer == kept);
    let start = own.cloned().unwrap_or_else(|| Profile { customer: kept, ..(*first).clone() });
    let mut after = theirs.iter().fold(start.clone(), |after, profile| after.with(profile));
    after.referrer = after.referrer.filter(|id| *id != kept && !absorbed.contains(id));
    let stays = own.map_or(first.id, |own| own.id);
    let mut changes: Vec<Diff<Profile>> =
        theirs.iter().filter(|profile| profile.id != stays).map(|profile| Diff::deleted((*profile).clone())).collect();
    let before = own.unwrap_or(first);
    if after != *before {
        changes.push(Diff::changed(before.clone(), after));
    }
    changes
}
