//! The records of customers after a merge is taken apart.

use crate::domain::{Contact, ContactId, Customer};
use std::collections::{BTreeMap, BTreeSet};

/// What a field says once the merge is taken back: what it said, unless it was changed since.
pub fn unless_changed<T: Clone + PartialEq>(now: &T, before: &T, after: &T) -> T {
    if now == after { before.clone() } else { now.clone() }
}

/// The same for a list: what the merge put in is taken out, what was put in since stays.
pub fn without_added<T: Clone + PartialEq>(now: &[T], before: &[T], after: &[T]) -> Vec<T> {
    now.iter().filter(|item| before.contains(item) || !after.contains(item)).cloned().collect()
}

/// One who was absorbed, as it was. Its contacts are as they are `now` where the one who stayed is here; one that was deleted since is gone.
pub fn back(before: &Customer, now: Option<&BTreeMap<ContactId, &Contact>>) -> Customer {
    let contacts = match now {
        Some(now) => before.contacts.iter().filter_map(|contact| now.get(&contact.id)).map(|contact| (*contact).clone()).collect(),
        None => before.contacts.clone(),
    };
    Customer { contacts, ..before.clone() }
}

/// The one who stayed, without what the merge brought. `of_absorbed` are contacts that go back with those who come back.
pub fn parted(now: &Customer, before: &Customer, after: &Customer, of_absorbed: &BTreeSet<ContactId>) -> Customer {
    macro_rules! fields {
        ($($field:ident),*) => {
            Customer {
                id: now.id,
                $($field: unless_changed(&now.$field, &before.$field, &after.$field),)*
                tags: without_added(&now.tags, &before.tags, &after.tags),
                contacts: contacts(now, before, after, of_absorbed),
            }
        };
    }
    fields!(name, kind, code, phone, email, region, address, industry, source, owner, note, since_on)
}

/// Contacts that the merge itself made go, unless they were changed since.
fn contacts(now: &Customer, before: &Customer, after: &Customer, of_absorbed: &BTreeSet<ContactId>) -> Vec<Contact> {
    let is_own = |contact: &Contact| before.contacts.iter().any(|own| own.id == contact.id);
    let is_as_made = |contact: &Contact| after.contacts.contains(contact);
    now.contacts.iter().filter(|contact| is_own(contact) || !(of_absorbed.contains(&contact.id) || is_as_made(contact))).cloned().collect()
}
