//! Properties to people.

use super::lines::{Property, properties};
use crate::domain::{Birthday, Calendar};
use crate::exchange::reading::TextDecoding;
use serde::{Deserialize, Serialize};

/// The largest file that is read.
pub const MAX_BYTES: u64 = 64 << 20;
/// The most people of one file; those beyond are counted.
pub const MAX_CARDS: usize = 20_000;
/// The most telephone numbers, addresses and tags of one person.
const MAX_VALUES: usize = 20;

/// A person or an organisation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// What they are called; never empty once read.
    pub name: String,
    pub organisation: Option<String>,
    /// It is the organisation itself.
    pub is_organisation: bool,
    pub title: Option<String>,
    pub phones: Vec<String>,
    pub emails: Vec<String>,
    pub addresses: Vec<CardAddress>,
    pub birthday: Option<Birthday>,
    pub note: Option<String>,
    pub categories: Vec<String>,
    /// What other programs know it by.
    pub uid: Option<String>,
}

/// An address in the parts that vCard has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CardAddress {
    pub street: Option<String>,
    pub district: Option<String>,
    pub city: Option<String>,
    pub region: Option<String>,
    pub postcode: Option<String>,
    pub country: Option<String>,
}

/// The people of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CardFile {
    pub cards: Vec<Card>,
    /// Cards that say nothing that somebody could be called by.
    pub n_nameless: u32,
    /// Cards beyond the most that are read.
    pub n_beyond: u32,
}

/// Why a file cannot be read at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum ContactsRefused {
    #[error("more than {limit_bytes} bytes")]
    TooLarge { limit_bytes: u64 },
    #[error("there is no vCard in it")]
    NoCards,
}

/// Reads the people of a file. A card that is damaged gives what can be read of it.
///
/// # Errors
/// When there is no card in it, or it is too large.
pub fn read_cards(bytes: &[u8], decoder: &dyn TextDecoding) -> Result<CardFile, ContactsRefused> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(ContactsRefused::TooLarge { limit_bytes: MAX_BYTES });
    }
    let mut file = CardFile::default();
    let (mut open, mut depth, mut has_any) = (Card::default(), 0_u32, false);
    for property in properties(bytes, decoder) {
        let is_card = property.value.trim().eq_ignore_ascii_case("VCARD");
        match (property.name.as_str(), depth) {
            ("BEGIN", 0) if is_card => (open, depth, has_any) = (Card::default(), 1, true),
            // Somebody's assistant may stand within: that is another card, and passed over.
            ("BEGIN", _) if is_card => depth += 1,
            ("END", 1) if is_card => {
                depth = 0;
                file.keep(std::mem::take(&mut open));
            }
            ("END", 2..) if is_card => depth -= 1,
            (_, 1) => open.take(&property),
            _ => {}
        }
    }
    if depth > 0 {
        file.keep(open);
    }
    if has_any { Ok(file) } else { Err(ContactsRefused::NoCards) }
}

impl CardFile {
    fn keep(&mut self, card: Card) {
        match card.named() {
            _ if self.cards.len() >= MAX_CARDS => self.n_beyond += 1,
            Some(card) => self.cards.push(card),
            None => self.n_nameless += 1,
        }
    }
}

impl Card {
    /// Takes in one property; the first of a kind counts where there can be one.
    fn take(&mut self, property: &Property) {
        let value = property.value.as_str();
        let single = || (!plain(value).is_empty()).then(|| plain(value));
        let first = |slot: &mut Option<String>| *slot = slot.take().or_else(single);
        match property.name.as_str() {
            // The name as a whole goes before the one that is put together from its parts.
            "FN" => self.name = single().unwrap_or_else(|| std::mem::take(&mut self.name)),
            "N" if self.name.is_empty() => self.name = full_name(&parts(value, ';')),
            "ORG" => self.organisation = self.organisation.take().or_else(|| parts(value, ';').into_iter().find(|part| !part.is_empty())),
            "TITLE" | "ROLE" => first(&mut self.title),
            "TEL" => push(&mut self.phones, plain(value).trim_start_matches("tel:").split(";ext=").next().unwrap_or_default()),
            "EMAIL" => push(&mut self.emails, plain(value).trim_start_matches("mailto:")),
            "ADR" => self.take_address(&parts(value, ';')),
            "BDAY" => self.birthday = self.birthday.or_else(|| birthday(value)),
            "NOTE" => first(&mut self.note),
            "CATEGORIES" => parts(value, ',').iter().for_each(|category| push(&mut self.categories, category)),
            "KIND" | "X-ADDRESSBOOKSERVER-KIND" => self.is_organisation |= value.trim().eq_ignore_ascii_case("org"),
            "X-ABSHOWAS" => self.is_organisation |= value.trim().eq_ignore_ascii_case("COMPANY"),
            "UID" => first(&mut self.uid),
            _ => {}
        }
    }

    fn take_address(&mut self, parts: &[String]) {
        let part = |at: usize| parts.get(at).cloned().filter(|part| !part.is_empty());
        let whole_street = [part(2), part(1), part(0)].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let address = CardAddress {
            street: Some(whole_street).filter(|street| !street.is_empty()),
            district: None,
            city: part(3),
            region: part(4),
            postcode: part(5),
            country: part(6),
        };
        if address != CardAddress::default() && self.addresses.len() < MAX_VALUES {
            self.addresses.push(address);
        }
    }

    /// The card with something to be called by.
    fn named(mut self) -> Option<Self> {
        if self.name.is_empty() {
            self.is_organisation |= self.organisation.is_some();
            let names = [self.organisation.as_ref(), self.phones.first(), self.emails.first()];
            self.name = names.into_iter().flatten().next()?.clone();
        }
        Some(self)
    }
}

fn push(values: &mut Vec<String>, value: &str) {
    let value = value.trim();
    if !value.is_empty() && values.len() < MAX_VALUES && !values.iter().any(|own| own == value) {
        values.push(value.to_owned());
    }
}

/// Undoes the escapes of a value, and trims it.
fn plain(value: &str) -> String {
    parts(value, '\0').into_iter().next().unwrap_or_default()
}

/// The parts of a value between marks that are not escaped, without their escapes, trimmed.
fn parts(value: &str, mark: char) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        let add = match letter {
            '\\' => match letters.next() {
                Some('n' | 'N') => '\n',
                Some(other @ ('\\' | ';' | ',' | ':')) => other,
                Some(other) => {
                    parts.last_mut().expect("there is always one").push('\\');
                    other
                }
                None => '\\',
            },
            other if other == mark => {
                parts.push(String::new());
                continue;
            }
            other => other,
        };
        parts.last_mut().expect("there is always one").push(add);
    }
    parts.into_iter().map(|part| part.trim().to_owned()).collect()
}

/// Family and given name in the order of their writing: Chinese without a space and family name first.
fn full_name(parts: &[String]) -> String {
    let part = |at: usize| parts.get(at).map(String::as_str).unwrap_or_default();
    let (family, given, more) = (part(0), part(1), part(2));
    let is_han = |text: &str| text.chars().any(|c| matches!(c, '\u{3400}'..='\u{9fff}'));
    if is_han(family) || is_han(given) {
        return format!("{family}{given}{more}");
    }
    [given, more, family].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// `1986-05-01`, `19860501`, `--0501`, each with or without a time behind it.
fn birthday(value: &str) -> Option<Birthday> {
    let day = value.trim().split(['T', ' ']).next()?;
    let (year, rest) = match day.strip_prefix("--") {
        Some(rest) => (None, rest),
        None => (Some(day.get(..4)?.parse().ok()?), day.get(4..)?),
    };
    let digits: String = rest.chars().filter(|c| *c != '-').collect();
    if digits.len() != 4 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    // Telephones write 1604 for a year that is not known.
    let year = year.filter(|year| (1900..=2199).contains(year));
    let birthday = Birthday {
        calendar: Calendar::Solar,
        year,
        month: digits[..2].parse().ok()?,
        day: digits[2..].parse().ok()?,
        is_leap_month: false,
    };
    birthday.is_possible().then_some(birthday)
}
