//! People of a file, matched with those who are here, to one change.
//!
//! Somebody is known by telephone number, else by e-mail address, else by name (a person at an organisation by both names). Of whom is known
//! only what is missing is filled in; nothing that is here is written over.
//!
//! Not here: reading the file ([`card`](super::card)).

use super::{
    card::{Card, CardFile},
    limits::{address_line, bounded, place},
};
use crate::domain::{Contact, ContactId, Customer, CustomerId, CustomerKind, Profile, ProfileId};
use crate::workspace::{Identifiers, Workspace, commands::ImportBatch, profiles::Profiles};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};

/// How many people a preview names.
const MAX_NAMED: usize = 100;
/// The most contacts of one customer.
const MAX_CONTACTS: usize = 200;

/// What becomes of a person of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ContactFate {
    NewCustomer,
    /// New, at a customer who is here or comes with them.
    NewContact,
    /// Known, and something that was missing is filled in.
    Completed,
    /// Known, and nothing is new.
    Known,
}

/// A person as the preview names them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewedContact {
    pub name: String,
    pub organisation: Option<String>,
    pub fate: ContactFate,
}

/// What taking the people in would do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactsPreview {
    pub n_cards: u32,
    pub n_new_customers: u32,
    pub n_new_contacts: u32,
    pub n_completed: u32,
    pub n_known: u32,
    pub n_nameless: u32,
    pub n_beyond: u32,
    /// The first hundred.
    pub people: Vec<PreviewedContact>,
}

/// People who are ready to be taken in.
#[derive(Clone, Debug, Default)]
pub struct ContactsPlan {
    pub preview: ContactsPreview,
    pub batch: ImportBatch,
}

/// Plans to take people in.
pub fn plan_contacts(workspace: &Workspace, file: CardFile, identifiers: &mut dyn Identifiers, file_name: &str) -> ContactsPlan {
    let mut book = Book::of(workspace, identifiers);
    let mut preview = ContactsPreview { n_nameless: file.n_nameless, n_beyond: file.n_beyond, ..ContactsPreview::default() };
    for card in file.cards {
        let card = bounded(card);
        let fate = book.take(&card);
        preview.n_cards += 1;
        *match fate {
            ContactFate::NewCustomer => &mut preview.n_new_customers,
            ContactFate::NewContact => &mut preview.n_new_contacts,
            ContactFate::Completed => &mut preview.n_completed,
            ContactFate::Known => &mut preview.n_known,
        } += 1;
        if preview.people.len() < MAX_NAMED {
            preview.people.push(PreviewedContact { name: card.name, organisation: card.organisation, fate });
        }
    }
    ContactsPlan { preview, batch: book.into_batch(file_name) }
}

/// Somebody in the book: a customer, or a contact there.
type Who = (CustomerId, Option<ContactId>);

/// Everybody who is here or was taken in, by what they are known by; and what is to change.
struct Book<'a> {
    workspace: &'a Workspace,
    identifiers: &'a mut dyn Identifiers,
    profiles: Profiles<'a>,
    by_phone: HashMap<String, Who>,
    by_email: HashMap<String, Who>,
    by_name: HashMap<String, CustomerId>,
    /// Customers as they are to be, new ones too.
    changed: BTreeMap<CustomerId, Customer>,
    changed_profiles: BTreeMap<CustomerId, Profile>,
}

impl<'a> Book<'a> {
    fn of(workspace: &'a Workspace, identifiers: &'a mut dyn Identifiers) -> Self {
        let mut book = Self {
            workspace,
            identifiers,
            profiles: Profiles::of(workspace),
            by_phone: HashMap::new(),
            by_email: HashMap::new(),
            by_name: HashMap::new(),
            changed: BTreeMap::new(),
            changed_profiles: BTreeMap::new(),
        };
        workspace.customers().iter().for_each(|(_, customer)| book.enter(customer));
        book
    }

    /// Notes what a customer and everybody there are known by; who was first keeps it.
    fn enter(&mut self, customer: &Customer) {
        self.by_name.entry(name_key(&customer.name)).or_insert(customer.id);
        self.enter_ways((customer.id, None), customer.phone.as_ref(), customer.email.as_ref());
        for contact in &customer.contacts {
            self.enter_ways((customer.id, Some(contact.id)), contact.phone.as_ref(), contact.email.as_ref());
        }
    }

    fn enter_ways(&mut self, who: Who, phone: Option<&String>, email: Option<&String>) {
        if let Some(key) = phone.and_then(|phone| phone_key(phone)) {
            self.by_phone.entry(key).or_insert(who);
        }
        if let Some(email) = email {
            self.by_email.entry(email.to_lowercase()).or_insert(who);
        }
    }

    fn customer(&self, id: CustomerId) -> Option<&Customer> {
        self.changed.get(&id).or_else(|| self.workspace.customers().get(id))
    }

    /// Who a person of the file is.
    fn find(&self, card: &Card) -> Option<Who> {
        let by_phone = card.phones.iter().find_map(|phone| self.by_phone.get(&phone_key(phone)?));
        let by_way = by_phone.or_else(|| card.emails.iter().find_map(|email| self.by_email.get(&email.to_lowercase())));
        by_way.copied().or_else(|| match &card.organisation {
            Some(organisation) if !is_of_its_name(card) => {
                let customer = *self.by_name.get(&name_key(organisation))?;
                Some((customer, Some(self.contact_called(customer, &card.name)?)))
            }
            _ => Some((*self.by_name.get(&name_key(&card.name))?, None)),
        })
    }

    fn contact_called(&self, customer: CustomerId, name: &str) -> Option<ContactId> {
        let key = name_key(name);
        self.customer(customer)?.contacts.iter().find(|contact| name_key(&contact.name) == key).map(|contact| contact.id)
    }

    fn take(&mut self, card: &Card) -> ContactFate {
        match self.find(card) {
            Some((customer, Some(contact))) => self.complete_contact(customer, contact, card),
            // A number that is the customer's own, and a person who is not the customer: somebody there.
            Some((customer, None)) if self.is_somebody_at(customer, card) => self.add_contact(customer, card),
            Some((customer, None)) => self.complete_customer(customer, card),
            None => match &card.organisation {
                Some(organisation) if !is_of_its_name(card) => {
                    let known = self.by_name.get(&name_key(organisation)).copied();
                    let customer = known.unwrap_or_else(|| self.add_customer(organisation, CustomerKind::Company));
                    self.add_contact(customer, card)
                }
                _ => self.add_person(card),
            },
        }
    }

    fn is_somebody_at(&self, customer: CustomerId, card: &Card) -> bool {
        let known = self.customer(customer);
        !is_of_its_name(card)
            && card.organisation.is_some()
            && known.is_some_and(|known| known.kind != CustomerKind::Person && name_key(&known.name) != name_key(&card.name))
    }

    fn change(&mut self, id: CustomerId, change: impl FnOnce(&mut Customer)) -> bool {
        let Some(before) = self.customer(id) else { return false };
        let mut after = before.clone();
        change(&mut after);
        let is_changed = after != *before;
        if is_changed {
            self.enter(&after);
            self.changed.insert(id, after);
        }
        is_changed
    }

    fn complete_contact(&mut self, customer: CustomerId, id: ContactId, card: &Card) -> ContactFate {
        let is_changed = self.change(customer, |customer| {
            if let Some(contact) = customer.contacts.iter_mut().find(|contact| contact.id == id) {
                fill(&mut contact.phone, card.phones.first());
                fill(&mut contact.email, card.emails.first());
                fill(&mut contact.role, card.title.as_ref());
            }
        });
        if is_changed { ContactFate::Completed } else { ContactFate::Known }
    }

    fn complete_customer(&mut self, id: CustomerId, card: &Card) -> ContactFate {
        let is_changed = self.change(id, |customer| {
            fill(&mut customer.phone, card.phones.first());
            fill(&mut customer.email, card.emails.first());
            fill(&mut customer.address, card.addresses.first().map(address_line).as_ref());
            fill(&mut customer.note, card.note.as_ref());
        });
        let is_known_better = self.complete_profile(id, card);
        if is_changed || is_known_better { ContactFate::Completed } else { ContactFate::Known }
    }

    /// Birthday and places, where none are known.
    fn complete_profile(&mut self, customer: CustomerId, card: &Card) -> bool {
        let known = self.changed_profiles.get(&customer).or_else(|| self.profiles.get(customer));
        let before = known.cloned().unwrap_or_else(|| Profile::blank(customer));
        let mut after = before.clone();
        after.birthday = after.birthday.or(card.birthday);
        if after.places.is_empty() {
            after.places = card.addresses.iter().filter(|address| address.city.is_some() || address.region.is_some()).map(place).collect();
        }
        let is_changed = after != before;
        if is_changed {
            if after.id.as_u128() == 0 {
                after.id = ProfileId::from_u128(self.identifiers.next());
            }
            self.changed_profiles.insert(customer, after);
        }
        is_changed
    }

    fn add_customer(&mut self, name: &str, kind: CustomerKind) -> CustomerId {
        let customer = Customer { kind, ..Customer::named(CustomerId::from_u128(self.identifiers.next()), name) };
        self.enter(&customer);
        let id = customer.id;
        self.changed.insert(id, customer);
        id
    }

    fn add_person(&mut self, card: &Card) -> ContactFate {
        let kind = if card.is_organisation { CustomerKind::Company } else { CustomerKind::Person };
        let id = self.add_customer(&card.name, kind);
        self.complete_customer(id, card);
        self.change(id, |customer| {
            customer.tags.clone_from(&card.categories);
            append(&mut customer.note, &further_ways(card));
        });
        ContactFate::NewCustomer
    }

    fn add_contact(&mut self, customer: CustomerId, card: &Card) -> ContactFate {
        let id = ContactId::from_u128(self.identifiers.next());
        let is_added = self.change(customer, |customer| {
            if customer.contacts.len() < MAX_CONTACTS {
                customer.contacts.push(Contact {
                    id,
                    name: card.name.clone(),
                    role: card.title.clone(),
                    phone: card.phones.first().cloned(),
                    email: card.emails.first().cloned(),
                });
                let more: Vec<String> = card.note.iter().cloned().chain(further_ways(card)).collect();
                let more: Vec<String> = more.into_iter().map(|line| format!("{}: {line}", card.name)).collect();
                append(&mut customer.note, &more);
            }
        });
        if is_added { ContactFate::NewContact } else { ContactFate::Known }
    }

    fn into_batch(self, file_name: &str) -> ImportBatch {
        let mut batch = ImportBatch { file_name: file_name.to_owned(), ..ImportBatch::default() };
        for (id, after) in self.changed {
            match self.workspace.customers().get(id) {
                Some(before) => batch.updated_customers.push((before.clone(), after)),
                None => batch.new_customers.push(after),
            }
        }
        batch.registers.profiles = self.changed_profiles.into_values().collect();
        batch
    }
}

/// Whether a card is about the organisation itself.
fn is_of_its_name(card: &Card) -> bool {
    card.is_organisation || card.organisation.as_ref().is_some_and(|organisation| name_key(organisation) == name_key(&card.name))
}

fn fill(slot: &mut Option<String>, value: Option<&String>) {
    if slot.is_none() {
        *slot = value.cloned();
    }
}

/// Telephone numbers and addresses beyond the first, for which a record has no field.
fn further_ways(card: &Card) -> Vec<String> {
    card.phones.iter().skip(1).chain(card.emails.iter().skip(1)).cloned().collect()
}

fn append(note: &mut Option<String>, lines: &[String]) {
    if !lines.is_empty() {
        *note = Some(note.iter().cloned().chain(lines.iter().cloned()).collect::<Vec<_>>().join("\n"));
    }
}

/// Digits alone; a mainland number with its country's code as without. Too few digits tell nobody apart.
fn phone_key(phone: &str) -> Option<String> {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.strip_prefix("00").unwrap_or(&digits);
    let bare = digits.strip_prefix("86").filter(|rest| rest.len() >= 10).unwrap_or(digits);
    (bare.len() >= 7).then(|| bare.to_owned())
}

fn name_key(name: &str) -> String {
    name.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}
