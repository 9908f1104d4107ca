//! Whom a customer has, as people: the customer, and everybody to talk to there.

use super::card::{Card, CardAddress};
use crate::domain::{Customer, CustomerKind, Place, Profile};
use crate::workspace::questions::Withheld;

/// The people of a customer; none of who asked not to be contacted, and no numbers or addresses that they do not want used.
pub fn cards_of(customer: &Customer, profile: Option<&Profile>, withheld: Withheld) -> Vec<Card> {
    if withheld.contact {
        return Vec::new();
    }
    let phones = |phone: &Option<String>| phone.iter().filter(|_| !withheld.phone).cloned().collect();
    let emails = |email: &Option<String>| email.iter().filter(|_| !withheld.email).cloned().collect();
    let is_organisation = customer.kind == CustomerKind::Company;
    let own = Card {
        name: customer.name.clone(),
        organisation: is_organisation.then(|| customer.name.clone()),
        is_organisation,
        title: None,
        phones: phones(&customer.phone),
        emails: emails(&customer.email),
        addresses: addresses(customer, profile),
        birthday: profile.and_then(|profile| profile.birthday),
        note: customer.note.clone(),
        categories: customer.tags.clone(),
        uid: Some(format!("urn:uuid:{}", customer.id)),
    };
    let contacts = customer.contacts.iter().map(|contact| Card {
        name: contact.name.clone(),
        organisation: Some(customer.name.clone()),
        title: contact.role.clone(),
        phones: phones(&contact.phone),
        emails: emails(&contact.email),
        uid: Some(format!("urn:uuid:{}", contact.id)),
        ..Card::default()
    });
    // A company that is known by its people alone is named on their cards.
    let says_more = !own.phones.is_empty() || !own.emails.is_empty() || !own.addresses.is_empty();
    let is_told = !is_organisation || says_more || customer.contacts.is_empty();
    is_told.then_some(own).into_iter().chain(contacts).collect()
}

fn addresses(customer: &Customer, profile: Option<&Profile>) -> Vec<CardAddress> {
    let places = profile.map(|profile| profile.places.as_slice()).unwrap_or_default();
    if places.is_empty() {
        let whole = customer.address.iter().map(|address| CardAddress { street: Some(address.clone()), ..CardAddress::default() });
        return whole.collect();
    }
    let address = |place: &Place| CardAddress {
        street: place.street.clone(),
        district: place.district.clone(),
        city: place.city.clone(),
        region: place.province.clone(),
        postcode: place.postcode.clone(),
        country: None,
    };
    places.iter().map(address).collect()
}
