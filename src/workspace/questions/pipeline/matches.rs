//! Customers on record that a lead may be about: of the same telephone number, e-mail address or name.
//!
//! One pass over the customers and their contacts. Not here: duplicates among customers.

use super::{Asked, Question};
use crate::domain::{Customer, CustomerId, Prospect};
use crate::workspace::find::fold;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// Who on record may this be?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskLeadMatches {
    pub prospect: Prospect,
}

/// A customer, and in what it is the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeadMatch {
    pub id: CustomerId,
    pub name: String,
    pub owner: Option<String>,
    pub is_same_phone: bool,
    pub is_same_email: bool,
    pub is_same_name: bool,
}

/// The likeliest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeadMatches {
    pub rows: Vec<LeadMatch>,
}

/// The most customers that are offered.
const MAX_MATCHES: usize = 5;
/// The fewest digits by which a telephone number is known without its country code.
const LEAST_DIGITS: usize = 7;

/// A name without what people write in different ways: case, width, spaces, punctuation.
fn bare(name: &str) -> Option<String> {
    let bare: String = fold(name).chars().filter(|c| c.is_alphanumeric()).collect();
    (!bare.is_empty()).then_some(bare)
}

fn digits(phone: &str) -> Option<String> {
    let digits: String = fold(phone).chars().filter(char::is_ascii_digit).collect();
    (digits.len() >= LEAST_DIGITS).then_some(digits)
}

fn address(email: &str) -> Option<String> {
    let address = fold(email.trim());
    (!address.is_empty()).then_some(address)
}

/// What a lead is compared by.
struct Wanted {
    phone: Option<String>,
    email: Option<String>,
    company: Option<String>,
    person: Option<String>,
}

impl Wanted {
    fn of(prospect: &Prospect) -> Self {
        let known = |text: &Option<String>, of: fn(&str) -> Option<String>| text.as_deref().and_then(of);
        Self {
            phone: known(&prospect.phone, digits),
            email: known(&prospect.email, address),
            company: known(&prospect.company, bare),
            person: known(&prospect.name, bare),
        }
    }

    const fn is_nothing(&self) -> bool {
        self.phone.is_none() && self.email.is_none() && self.company.is_none() && self.person.is_none()
    }

    /// With or without the country code.
    fn is_phone(&self, phone: &str) -> bool {
        self.phone.as_ref().zip(digits(phone)).is_some_and(|(own, other)| own.ends_with(&other) || other.ends_with(own.as_str()))
    }

    fn is_email(&self, email: &str) -> bool {
        self.email.is_some() && address(email) == self.email
    }

    fn is_name(&self, name: &str) -> bool {
        bare(name).is_some_and(|name| [&self.company, &self.person].into_iter().flatten().any(|own| *own == name))
    }

    /// The name of a contact says something only where the lead names a person.
    fn is_person(&self, name: &str) -> bool {
        self.person.is_some() && bare(name) == self.person
    }

    fn matched(&self, customer: &Customer) -> Option<LeadMatch> {
        let contacts = || customer.contacts.iter();
        let phones = customer.phone.iter().chain(contacts().filter_map(|contact| contact.phone.as_ref()));
        let emails = customer.email.iter().chain(contacts().filter_map(|contact| contact.email.as_ref()));
        let found = LeadMatch {
            id: customer.id,
            name: customer.name.clone(),
            owner: customer.owner.clone(),
            is_same_phone: phones.into_iter().any(|phone| self.is_phone(phone)),
            is_same_email: emails.into_iter().any(|email| self.is_email(email)),
            is_same_name: self.is_name(&customer.name) || contacts().any(|contact| self.is_person(&contact.name)),
        };
        (found.n_same() > 0).then_some(found)
    }
}

impl LeadMatch {
    fn n_same(&self) -> u32 {
        u32::from(self.is_same_phone) + u32::from(self.is_same_email) + u32::from(self.is_same_name)
    }
}

impl Question for AskLeadMatches {
    type Answer = LeadMatches;

    fn answer(self, asked: &Asked<'_>) -> LeadMatches {
        let wanted = Wanted::of(&self.prospect);
        if wanted.is_nothing() {
            return LeadMatches::default();
        }
        let mut rows: Vec<LeadMatch> = asked.workspace.customers().iter().filter_map(|(_, customer)| wanted.matched(customer)).collect();
        rows.sort_by_key(|row| (Reverse(row.n_same()), row.id));
        rows.truncate(MAX_MATCHES);
        LeadMatches { rows }
    }
}
