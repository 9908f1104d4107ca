//! The record of a customer who takes others in.

use super::customers;
use crate::domain::{Contact, ContactId, Customer, CustomerKind};
use crate::workspace::{
    Circumstances, Refusal,
    commands::{CustomerField, Merging},
    duplicates::folding::{FoldedName, email, phones},
};
use std::collections::BTreeSet;

/// The kept customer as it is to be.
pub fn joined(
    circumstances: &mut Circumstances<'_>,
    order: &Merging,
    before: &Customer,
    absorbed: &[&Customer],
) -> Result<Customer, Refusal> {
    let mut kept = before.clone();
    order.fields.iter().cloned().try_for_each(|field| customers::set(&mut kept, field))?;
    for other in absorbed {
        fill_blanks(&mut kept, other);
        kept.contacts.extend(other.contacts.iter().cloned());
    }
    let mut notes: Vec<String> = kept.note.take().into_iter().collect();
    // What it said itself may have been chosen away.
    for other in std::iter::once(&before).chain(absorbed) {
        let note = other.note.clone().filter(|note| !notes.iter().any(|known| known.contains(note.as_str())));
        notes.extend(note);
        let is_contact = keep_reach(&mut kept, other, || ContactId::from_u128(circumstances.identifiers.next()));
        let line = said_otherwise(&kept, other, is_contact).filter(|line| !notes.contains(line));
        notes.extend(line);
    }
    let tags: Vec<String> = kept.tags.iter().chain(absorbed.iter().flat_map(|other| &other.tags)).cloned().collect();
    kept.tags = customers::kept_tags(&tags)?;
    if kept.contacts.len() > customers::MAX_CONTACTS {
        return Err(Refusal::TooMany { max: 200 });
    }
    customers::set(&mut kept, CustomerField::Note(notes.join("\n")))?;
    Ok(kept)
}

/// What the kept customer does not say itself it takes from the other.
fn fill_blanks(kept: &mut Customer, other: &Customer) {
    for (own, theirs) in [
        (&mut kept.code, &other.code),
        (&mut kept.phone, &other.phone),
        (&mut kept.email, &other.email),
        (&mut kept.region, &other.region),
        (&mut kept.address, &other.address),
        (&mut kept.industry, &other.industry),
        (&mut kept.source, &other.source),
        (&mut kept.owner, &other.owner),
    ] {
        if own.is_none() {
            own.clone_from(theirs);
        }
    }
    if kept.kind == CustomerKind::Unknown {
        kept.kind = other.kind;
    }
    kept.since_on = kept.since_on.into_iter().chain(other.since_on).min();
}

/// Another phone or e-mail becomes a contact, and so does another name that can be reached; whether there is one now.
fn keep_reach(kept: &mut Customer, other: &Customer, new_contact: impl FnOnce() -> ContactId) -> bool {
    let known = |own: &Option<String>, of: fn(&Contact) -> &Option<String>| -> Vec<String> {
        own.iter().chain(kept.contacts.iter().filter_map(|contact| of(contact).as_ref())).cloned().collect()
    };
    let has_phone = is_known(&other.phone, &known(&kept.phone, |contact| &contact.phone), phones);
    let has_email = is_known(&other.email, &known(&kept.email, |contact| &contact.email), |text| email(text).into_iter().collect());
    let is_reached = other.phone.is_some() || other.email.is_some();
    let is_named_otherwise = FoldedName::of(&kept.name).whole != FoldedName::of(&other.name).whole;
    let is_contact = !has_phone || !has_email || (is_named_otherwise && is_reached);
    if is_contact {
        let (phone, email) = (other.phone.clone(), other.email.clone());
        kept.contacts.push(Contact { id: new_contact(), name: other.name.clone(), role: None, phone, email });
    }
    is_contact
}

/// Whether a phone or an address is among those that are known, however it is written.
fn is_known(text: &Option<String>, known: &[String], keys: fn(&str) -> BTreeSet<String>) -> bool {
    let Some(text) = text else { return true };
    let own = keys(text);
    let of_known: BTreeSet<String> = known.iter().flat_map(|known| keys(known)).collect();
    known.contains(text) || (!own.is_empty() && own.is_subset(&of_known))
}

/// What the other said and the kept customer now says otherwise, in a line of its own.
fn said_otherwise(kept: &Customer, other: &Customer, is_contact: bool) -> Option<String> {
    let fields = [
        (&kept.code, &other.code),
        (&kept.region, &other.region),
        (&kept.address, &other.address),
        (&kept.industry, &other.industry),
        (&kept.source, &other.source),
        (&kept.owner, &other.owner),
    ];
    let others: Vec<&str> = fields.into_iter().filter(|(own, theirs)| own != theirs).filter_map(|(_, theirs)| theirs.as_deref()).collect();
    let is_said = kept.name == other.name || (is_contact && others.is_empty());
    let name = (!is_said).then_some(other.name.as_str());
    let line = name.into_iter().chain(others).collect::<Vec<_>>().join(" \u{b7} ");
    (!line.is_empty()).then_some(line)
}
