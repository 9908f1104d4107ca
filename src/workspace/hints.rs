//! What is missing or odd in one customer's record, so that it can be mended where it stands.
//!
//! Not here: how good the records are as a whole ([`quality`](super::quality)), and customers that may be the same.

use crate::domain::Customer;
use serde::{Deserialize, Serialize};

/// Something to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Hint {
    /// Neither a telephone number nor an e-mail address, their own or a contact's.
    Unreachable,
    /// A telephone number with too few or too many digits.
    OddPhone,
    /// An e-mail address that cannot be one.
    OddEmail,
    NoOwner,
    /// The name is a number: often a row that was imported without its name.
    NumberForName,
}

/// Digits of a telephone number: the shortest local one to the longest of ITU-T E.164.
const PHONE_DIGITS: std::ops::RangeInclusive<usize> = 7..=15;

/// What there is to look at, the most pressing first.
pub fn hints(customer: &Customer) -> Vec<Hint> {
    let phones = || customer.phone.iter().chain(customer.contacts.iter().filter_map(|contact| contact.phone.as_ref()));
    let emails = || customer.email.iter().chain(customer.contacts.iter().filter_map(|contact| contact.email.as_ref()));
    let found = [
        (Hint::Unreachable, phones().next().is_none() && emails().next().is_none()),
        (Hint::OddPhone, phones().any(|phone| is_odd_phone(phone))),
        (Hint::OddEmail, emails().any(|email| is_odd_email(email))),
        (Hint::NoOwner, customer.owner.is_none()),
        (Hint::NumberForName, is_number(&customer.name)),
    ];
    found.into_iter().filter(|(_, holds)| *holds).map(|(hint, _)| hint).collect()
}

/// An extension after `x`, `ext` or `#` is no part of the number. A mainland mobile number, which begins with 1, has eleven digits.
fn is_odd_phone(phone: &str) -> bool {
    let number = phone.split(['x', 'X', 'e', 'E', '#', ';']).next().unwrap_or_default();
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let is_short_mobile = digits.starts_with('1') && !number.trim_start().starts_with('+') && matches!(digits.len(), 9 | 10 | 12);
    // Eleven digits are a mainland mobile; ten beginning with 1 may be any country's, so they are let be where written with marks.
    let is_bare = number.trim().chars().all(|c| c.is_ascii_digit());
    !PHONE_DIGITS.contains(&digits.len()) || (is_short_mobile && is_bare)
}

fn is_odd_email(email: &str) -> bool {
    let Some((mailbox, host)) = email.trim().rsplit_once('@') else { return true };
    mailbox.is_empty() || !host.contains('.') || host.starts_with('.') || host.ends_with('.') || email.trim().contains(char::is_whitespace)
}

fn is_number(name: &str) -> bool {
    name.chars().any(|c| c.is_ascii_digit()) && name.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '#' | ' ' | '+'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Contact, ContactId, CustomerId};

    fn known(name: &str, phone: Option<&str>, email: Option<&str>) -> Customer {
        let owned = |text: Option<&str>| text.map(str::to_owned);
        Customer { phone: owned(phone), email: owned(email), owner: Some("Lin".into()), ..Customer::named(CustomerId::from_u128(1), name) }
    }

    #[test]
    fn a_good_record_has_none() {
        assert_eq!(hints(&known("Acme", Some("138 1234 5678"), Some("a@acme.cn"))), []);
        assert_eq!(hints(&known("Acme", Some("+86 10 6234 5678 ext. 12"), None)), []);
    }

    #[test]
    fn a_contact_can_be_reached_for_the_customer() {
        let contact = Contact { id: ContactId::from_u128(1), name: "Wang".into(), role: None, phone: Some("62345678".into()), email: None };
        assert_eq!(hints(&Customer { contacts: vec![contact], ..known("Acme", None, None) }), []);
        assert_eq!(hints(&known("Acme", None, None)), [Hint::Unreachable]);
    }

    #[test]
    fn odd_numbers_and_addresses_are_told() {
        for odd in ["1381234567", "138123456789", "12345", "+1234567890123456", "none"] {
            assert_eq!(hints(&known("Acme", Some(odd), None)), [Hint::OddPhone], "{odd}");
        }
        for odd in ["acme.cn", "@acme.cn", "a@acme", "a b@acme.cn", "a@acme."] {
            assert_eq!(hints(&known("Acme", None, Some(odd))), [Hint::OddEmail], "{odd}");
        }
    }

    #[test]
    fn a_number_for_a_name_and_a_missing_owner_are_told() {
        let nobody = Customer { owner: None, ..known("17850.0", Some("62345678"), None) };
        assert_eq!(hints(&nobody), [Hint::NoOwner, Hint::NumberForName]);
        assert_eq!(hints(&known("7-Eleven", Some("62345678"), None)), []);
    }
}
