//! What a card says, within the limits of a record.

use super::card::{Card, CardAddress};
use crate::domain::Place;

/// The most characters of a name, of a telephone number, of a longer text, of an address.
const MAX_NAME: usize = 200;
const MAX_PHONE: usize = 100;
const MAX_TEXT: usize = 2_000;
const MAX_ADDRESS: usize = 500;

/// Chinese from the large to the small without spaces, others from the small to the large with commas.
pub fn address_line(address: &CardAddress) -> String {
    let parts = [&address.region, &address.city, &address.district, &address.street].map(|part| part.clone().unwrap_or_default());
    let is_han = parts.iter().any(|part| part.chars().any(|c| matches!(c, '\u{4e00}'..='\u{9fff}')));
    let line =
        if is_han { parts.concat() } else { parts.iter().rev().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(", ") };
    clipped(&line, MAX_ADDRESS)
}

/// An address as a profile keeps it.
pub fn place(address: &CardAddress) -> Place {
    Place {
        label: None,
        province: address.region.clone(),
        city: address.city.clone(),
        district: address.district.clone(),
        street: address.street.clone(),
        postcode: address.postcode.clone(),
    }
}

/// The card within the limits of a record: single lines without control characters, nothing too long.
pub fn bounded(card: Card) -> Card {
    let single = |text: Option<String>, max| text.map(|text| one_line(&text, max)).filter(|text| !text.is_empty());
    let all = |texts: Vec<String>, max| texts.iter().map(|text| one_line(text, max)).filter(|text| !text.is_empty()).collect();
    let address = |address: CardAddress| CardAddress {
        street: single(address.street, MAX_NAME),
        district: single(address.district, MAX_NAME),
        city: single(address.city, MAX_NAME),
        region: single(address.region, MAX_NAME),
        postcode: single(address.postcode, MAX_PHONE),
        country: single(address.country, MAX_NAME),
    };
    Card {
        name: one_line(&card.name, MAX_NAME),
        organisation: single(card.organisation, MAX_NAME),
        title: single(card.title, MAX_NAME),
        phones: all(card.phones, MAX_PHONE),
        emails: all(card.emails, MAX_NAME),
        addresses: card.addresses.into_iter().map(address).collect(),
        note: card.note.map(|note| clipped(&note, MAX_TEXT)).filter(|note| !note.is_empty()),
        categories: all(card.categories, MAX_PHONE),
        ..card
    }
}

fn one_line(text: &str, max: usize) -> String {
    clipped(&text.replace(['\n', '\r', '\t'], " "), max)
}

fn clipped(text: &str, max: usize) -> String {
    let kept: String = text.chars().filter(|c| !c.is_control() || *c == '\n').take(max).collect();
    kept.trim().to_owned()
}
