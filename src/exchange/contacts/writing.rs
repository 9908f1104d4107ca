//! People to the bytes of a file, in version 3.0 or 4.0: UTF-8, CRLF, lines of at most 75 bytes, none broken within a letter.

use super::card::{Card, CardAddress};
use crate::domain::{Birthday, Calendar};
use serde::{Deserialize, Serialize};

/// Which form is written. Telephones read 3.0; 4.0 says more and is read by newer programs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum CardVersion {
    #[default]
    Three,
    Four,
}

/// The most bytes of a line, its end not counted.
const MAX_LINE_BYTES: usize = 75;

/// Writes people as one file.
pub fn write_cards(cards: &[Card], version: CardVersion) -> Vec<u8> {
    let mut written = String::new();
    for card in cards {
        write_card(&mut written, card, version);
    }
    written.into_bytes()
}

fn write_card(written: &mut String, card: &Card, version: CardVersion) {
    let is_four = version == CardVersion::Four;
    let mut line = |name: &str, value: String| folded(written, &format!("{name}:{value}"));
    line("BEGIN", "VCARD".to_owned());
    line("VERSION", if is_four { "4.0" } else { "3.0" }.to_owned());
    if let Some(uid) = &card.uid {
        line("UID", escaped(uid));
    }
    if is_four && card.is_organisation {
        line("KIND", "org".to_owned());
    }
    line("FN", escaped(&card.name));
    // The whole name as the given one: who wrote it down did not say which part is which.
    line("N", if card.is_organisation { ";;;;".to_owned() } else { format!(";{};;;", escaped(&card.name)) });
    if let Some(organisation) = &card.organisation {
        line("ORG", escaped(organisation));
    }
    if let Some(title) = &card.title {
        line("TITLE", escaped(title));
    }
    card.phones.iter().for_each(|phone| line(if is_four { "TEL;VALUE=text" } else { "TEL;TYPE=WORK,VOICE" }, escaped(phone)));
    card.emails.iter().for_each(|email| line(if is_four { "EMAIL" } else { "EMAIL;TYPE=INTERNET" }, escaped(email)));
    card.addresses.iter().for_each(|address| line(if is_four { "ADR" } else { "ADR;TYPE=WORK" }, address_value(address)));
    if let Some(day) = card.birthday.and_then(|birthday| birthday_value(birthday, is_four)) {
        line("BDAY", day);
    }
    if let Some(note) = &card.note {
        line("NOTE", escaped(note));
    }
    if !card.categories.is_empty() {
        line("CATEGORIES", card.categories.iter().map(|category| escaped(category)).collect::<Vec<_>>().join(","));
    }
    line("END", "VCARD".to_owned());
}

fn address_value(address: &CardAddress) -> String {
    // The district stands before the street: vCard has no part for it.
    let street = [&address.district, &address.street].into_iter().flatten().cloned().collect::<Vec<_>>().join(" ");
    let part = |part: &Option<String>| escaped(part.as_deref().unwrap_or_default());
    let street = escaped(&street);
    format!(";;{street};{};{};{};{}", part(&address.city), part(&address.region), part(&address.postcode), part(&address.country))
}

/// A lunar birthday has no form in vCard, and a day without its year only in version 4.0.
fn birthday_value(birthday: Birthday, is_four: bool) -> Option<String> {
    let Birthday { calendar: Calendar::Solar, year, month, day, .. } = birthday else { return None };
    match (year, is_four) {
        (Some(year), true) => Some(format!("{year:04}{month:02}{day:02}")),
        (Some(year), false) => Some(format!("{year:04}-{month:02}-{day:02}")),
        (None, true) => Some(format!("--{month:02}{day:02}")),
        (None, false) => None,
    }
}

fn escaped(value: &str) -> String {
    let mut escaped = String::with_capacity(value.len());
    for letter in value.chars() {
        match letter {
            '\\' | ';' | ',' => escaped.extend(['\\', letter]),
            '\n' => escaped.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}

fn folded(written: &mut String, line: &str) {
    let mut n_bytes = 0;
    for letter in line.chars() {
        if n_bytes + letter.len_utf8() > MAX_LINE_BYTES {
            written.push_str("\r\n ");
            n_bytes = 1;
        }
        written.push(letter);
        n_bytes += letter.len_utf8();
    }
    written.push_str("\r\n");
}
