//! Customers and their contacts: added, edited field by field, deleted together with their purchases.

use super::{Decision, text};
use crate::domain::{Contact, ContactId, Customer, CustomerId};
use crate::workspace::{
    Change, Circumstances, Diff, Refusal, Workspace,
    commands::{ContactDraft, CustomerField, TextField},
};
use std::collections::{HashMap, HashSet};

/// The most customers that one command may delete; more is done by undoing the import or replacing the workspace.
pub(super) const MAX_DELETED: usize = 100_000;
const MAX_TAGS: usize = 50;
pub(super) const MAX_CONTACTS: usize = 200;

pub fn add(workspace: &Workspace, circumstances: &mut Circumstances<'_>, fields: Vec<CustomerField>) -> Result<Decision, Refusal> {
    let mut customer = Customer::named(CustomerId::from_u128(circumstances.identifiers.next()), "");
    for field in fields {
        set(&mut customer, field)?;
    }
    if customer.name.is_empty() {
        return Err(Refusal::NameMissing);
    }
    refuse_taken_code(workspace, &customer)?;
    Ok(Decision::about(customer.name.clone(), vec![Change::Customer(Box::new(Diff::made(customer)))]))
}

pub fn edit(workspace: &Workspace, id: CustomerId, fields: Vec<CustomerField>) -> Result<Decision, Refusal> {
    change(workspace, id, |customer| fields.into_iter().try_for_each(|field| set(customer, field)))
}

fn change(workspace: &Workspace, id: CustomerId, change: impl FnOnce(&mut Customer) -> Result<(), Refusal>) -> Result<Decision, Refusal> {
    let before = workspace.customers().get(id).ok_or(Refusal::Gone)?;
    let mut after = before.clone();
    change(&mut after)?;
    if after == *before {
        return Ok(Decision::about("", Vec::new()));
    }
    if after.code != before.code {
        refuse_taken_code(workspace, &after)?;
    }
    Ok(Decision::about(after.name.clone(), vec![Change::Customer(Box::new(Diff::changed(before.clone(), after)))]))
}

pub(super) fn set(customer: &mut Customer, field: CustomerField) -> Result<(), Refusal> {
    use CustomerField as F;
    match field {
        F::Name(name) => customer.name = text::name(&name)?,
        F::Kind(kind) => customer.kind = kind,
        F::Code(code) => customer.code = text::optional(TextField::Code, &code)?,
        F::Phone(phone) => customer.phone = text::optional(TextField::Phone, &phone)?,
        F::Email(email) => customer.email = text::optional(TextField::Email, &email)?,
        F::Region(region) => customer.region = text::optional(TextField::Region, &region)?,
        F::Address(address) => customer.address = text::optional(TextField::Address, &address)?,
        F::Industry(industry) => customer.industry = text::optional(TextField::Industry, &industry)?,
        F::Source(source) => customer.source = text::optional(TextField::Source, &source)?,
        F::Owner(owner) => customer.owner = text::optional(TextField::Owner, &owner)?,
        F::Tags(tags) => customer.tags = kept_tags(&tags)?,
        F::Note(note) => customer.note = text::optional(TextField::Note, &note)?,
        F::SinceOn(day) => customer.since_on = day,
    }
    Ok(())
}

pub(super) fn kept_tags(tags: &[String]) -> Result<Vec<String>, Refusal> {
    let mut kept: Vec<String> = Vec::new();
    for tag in tags {
        if let Some(tag) = text::optional(TextField::Tag, tag)?
            && !kept.contains(&tag)
        {
            kept.push(tag);
        }
    }
    if kept.len() > MAX_TAGS { Err(Refusal::TooMany { max: 50 }) } else { Ok(kept) }
}

pub(super) fn refuse_taken_code(workspace: &Workspace, customer: &Customer) -> Result<(), Refusal> {
    let Some(code) = &customer.code else { return Ok(()) };
    let other = workspace.customers().iter().find(|(_, other)| other.id != customer.id && other.code.as_ref() == Some(code));
    other.map_or(Ok(()), |(_, other)| Err(Refusal::CodeTaken { code: code.clone(), name: other.name.clone() }))
}

/// Refuses codes that somebody else has, in one pass; `is_leaving` are those whose code becomes free.
pub fn refuse_taken_codes<'a>(
    workspace: &Workspace,
    codes: impl Iterator<Item = (&'a str, CustomerId)>,
    is_leaving: impl Fn(&Customer) -> bool,
) -> Result<(), Refusal> {
    let mut owners: HashMap<&str, CustomerId> = HashMap::new();
    for (code, id) in codes {
        if owners.insert(code, id).is_some_and(|other| other != id) {
            let name = workspace.customers().get(id).map(|customer| customer.name.clone()).unwrap_or_default();
            return Err(Refusal::CodeTaken { code: code.to_owned(), name });
        }
    }
    if owners.is_empty() {
        return Ok(());
    }
    let owner = |customer: &Customer| customer.code.as_deref().and_then(|code| owners.get(code)).copied();
    // Those who are among the owners are looked at as they will be, not as they are.
    let ids: HashSet<CustomerId> = owners.values().copied().collect();
    let mut others = workspace.customers().iter().map(|(_, other)| other).filter(|other| !is_leaving(other) && !ids.contains(&other.id));
    let taken = others.find(|other| owner(other).is_some());
    taken.map_or(Ok(()), |other| Err(Refusal::CodeTaken { code: other.code.clone().unwrap_or_default(), name: other.name.clone() }))
}

pub fn delete(workspace: &Workspace, ids: &[CustomerId]) -> Result<Decision, Refusal> {
    if ids.len() > MAX_DELETED {
        return Err(Refusal::TooMany { max: 100_000 });
    }
    let doomed: Vec<&Customer> = ids.iter().collect::<HashSet<_>>().into_iter().filter_map(|id| workspace.customers().get(*id)).collect();
    let first = doomed.iter().min_by_key(|customer| customer.id).ok_or(Refusal::Gone)?;
    let subject = first.name.clone();
    let slots: HashSet<u32> = doomed.iter().filter_map(|customer| workspace.customers().slot(customer.id)).collect();
    let columns = workspace.purchases().columns();
    let purchases = workspace.batch_of(workspace.living_rows().filter(|row| slots.contains(&columns.customer[*row])));
    let ids: HashSet<CustomerId> = doomed.iter().map(|customer| customer.id).collect();
    let beside = workspace.registers().deletions_with(|ties| ties.customers().any(|id| ids.contains(&id)));
    let mut changes: Vec<Change> = beside.into_iter().map(|change| Change::Register(Box::new(change))).collect();
    if !purchases.rows.is_empty() {
        changes.push(Change::PurchasesDeleted(purchases));
    }
    let mut doomed: Vec<Customer> = doomed.into_iter().cloned().collect();
    doomed.sort_unstable_by_key(|customer| customer.id);
    changes.extend(doomed.into_iter().map(|customer| Change::Customer(Box::new(Diff::deleted(customer)))));
    Ok(Decision::about(subject, changes))
}

pub fn add_contact(
    workspace: &Workspace,
    circumstances: &mut Circumstances<'_>,
    customer: CustomerId,
    draft: &ContactDraft,
) -> Result<Decision, Refusal> {
    let contact = Contact {
        id: ContactId::from_u128(circumstances.identifiers.next()),
        name: text::name(&draft.name)?,
        role: text::optional(TextField::Role, &draft.role)?,
        phone: text::optional(TextField::Phone, &draft.phone)?,
        email: text::optional(TextField::Email, &draft.email)?,
    };
    change(workspace, customer, |customer| {
        customer.contacts.push(contact);
        if customer.contacts.len() > MAX_CONTACTS { Err(Refusal::TooMany { max: 200 }) } else { Ok(()) }
    })
}

pub fn edit_contact(workspace: &Workspace, customer: CustomerId, contact: Contact) -> Result<Decision, Refusal> {
    let kept = Contact {
        id: contact.id,
        name: text::name(&contact.name)?,
        role: text::optional(TextField::Role, contact.role.as_deref().unwrap_or_default())?,
        phone: text::optional(TextField::Phone, contact.phone.as_deref().unwrap_or_default())?,
        email: text::optional(TextField::Email, contact.email.as_deref().unwrap_or_default())?,
    };
    change(workspace, customer, |customer| {
        let place = customer.contacts.iter_mut().find(|other| other.id == kept.id).ok_or(Refusal::Gone)?;
        *place = kept;
        Ok(())
    })
}

pub fn delete_contact(workspace: &Workspace, customer: CustomerId, contact: ContactId) -> Result<Decision, Refusal> {
    change(workspace, customer, |customer| {
        let n_before = customer.contacts.len();
        customer.contacts.retain(|other| other.id != contact);
        if customer.contacts.len() == n_before { Err(Refusal::Gone) } else { Ok(()) }
    })
}
