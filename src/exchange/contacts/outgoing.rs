//! Whom a customer has, as people: the customer, and everybody to talk to there.

use super::card::{Card, CardAddress};
use crate::domain::{Customer, CustomerKind, Place, Profile};

/// The people of a customer; none of who asked not to be contacted.
pub fn cards_of(customer: &Customer, profile: Option<&Profile>) -> Vec<Card> {
    if profile.is_some_and(|profile| profile.do_not_contact) {
        return Vec::new();
    }
    let is_organisation = customer.kind == CustomerKind::Company;
    let own = Card {
        name: customer.name.clone(),
        organisation: is_organisation.then(|| customer.name.clone()),
        is_organisation,
        title: None,
        phones: customer.phone.iter().cloned().collect(),
        emails: customer.email.iter().cloned().collect(),
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
        phones: contact.phone.iter().cloned().collect(),
        emails: contact.email.iter().cloned().collect(),
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
