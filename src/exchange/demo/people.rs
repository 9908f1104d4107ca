//! Who buys in the demo: companies and people with Chinese and Western names, in either language.
//!
//! Telephone numbers are of ranges kept free for fiction (+86 10 5555 0xxx is unassigned, 020 7946 0xxx and 555-01xx are reserved),
//! e-mail addresses of a domain kept free for examples (RFC 2606). Not here: how they buy ([`habits`](super::habits)).

use super::{DemoLanguage, chance::Chance, identity::Identity, words};
use crate::domain::{Contact, Customer, CustomerKind, Day};
use crate::workspace::find::reading;

use std::collections::HashSet;

/// Invents customers, no two of one name.
pub struct People {
    language: DemoLanguage,
    names: HashSet<String>,
    emails: HashSet<String>,
    n_made: u32,
}

/// A customer with what decides about the buying.
pub struct Invented {
    pub customer: Customer,
    pub tastes: [usize; super::catalogue::N_CATEGORIES],
    pub is_company: bool,
}

impl People {
    pub fn new(language: DemoLanguage) -> Self {
        Self { language, names: HashSet::new(), emails: HashSet::new(), n_made: 0 }
    }

    /// The next customer.
    pub fn invent(&mut self, identity: &mut Identity, chance: &mut Chance) -> Invented {
        self.n_made += 1;
        let is_company = chance.happens(580);
        // More of the names are Chinese in Chinese, more Western in English.
        let is_chinese = chance.happens(self.language.of(760, 400));
        let industry = chance.pick(words::INDUSTRIES);
        let home = *chance.pick(words::CHINESE_REGIONS);
        let name = self.new_name(chance, is_chinese.then_some(home), is_company.then_some(industry));
        let mut customer = Customer::named(identity.next_customer(), name);
        customer.code = Some(format!("K{:04}", self.n_made));
        customer.kind = match (is_company, chance.happens(30)) {
            (_, true) => CustomerKind::Unknown,
            (true, false) => CustomerKind::Company,
            (false, false) => CustomerKind::Person,
        };
        let is_at_home = is_chinese || chance.happens(250);
        self.add_whereabouts(&mut customer, chance, is_at_home.then_some(home));
        customer.industry = is_company.then(|| self.word(industry.name));
        customer.source = chance.happens(850).then(|| self.word(*chance.pick(words::SOURCES)));
        customer.owner = chance.happens(if is_company { 950 } else { 350 }).then(|| self.word(*chance.pick(words::OWNERS)));
        customer.tags = self.tags(chance);
        customer.note = chance.happens(120).then(|| self.word(*chance.pick(words::NOTES)));
        if is_company {
            let n_contacts = chance.weighted(&[0, 60, 30, 10]);
            customer.contacts = (0..n_contacts).map(|_| self.contact(identity, chance, is_chinese)).collect();
        }
        Invented { customer, tastes: if is_company { industry.tastes } else { words::HOME_TASTES }, is_company }
    }

    fn word(&self, pair: words::Pair) -> String {
        self.language.of(pair.0, pair.1).to_owned()
    }

    /// A name that nobody has yet; a Chinese one where a region of China is given.
    fn new_name(&mut self, chance: &mut Chance, home: Option<words::Pair>, industry: Option<&words::Industry>) -> String {
        loop {
            let name = match (industry, home) {
                (None, _) => person_name(chance, home.is_some()),
                (Some(industry), Some((region, _))) => {
                    format!("{region}{}{}", chance.pick(words::CHINESE_BRANDS), industry.chinese_ending)
                }
                (Some(industry), None) => format!("{} {}", chance.pick(words::WESTERN_BRANDS), industry.western_ending),
            };
            // There are few Western companies of one industry: a second name tells them apart.
            let name = if self.names.contains(&name) && industry.is_some() && home.is_none() {
                format!("{name}, {}", chance.pick(words::LAST_NAMES))
            } else {
                name
            };
            if self.names.insert(name.clone()) {
                return name;
            }
        }
    }

    /// Region, telephone and e-mail; abroad, unless a region of China is given.
    fn add_whereabouts(&mut self, customer: &mut Customer, chance: &mut Chance, home: Option<words::Pair>) {
        let number = self.n_made % 1_000;
        let (region, phone) = if let Some(home) = home {
            (home, format!("+86 10 5555 0{number:03}"))
        } else if chance.happens(600) {
            (words::BRITAIN, format!("+44 20 7946 0{number:03}"))
        } else {
            let area = [202, 303, 404, 505, 606, 707, 808][number as usize / 100 % 7];
            (words::AMERICA, format!("+1 {area} 555 01{:02}", number % 100))
        };
        customer.region = chance.happens(960).then(|| self.word(region));
        customer.phone = chance.happens(880).then_some(phone);
        customer.email = chance.happens(780).then(|| self.new_email(&customer.name));
    }

    fn new_email(&mut self, name: &str) -> String {
        let base = letters(name);
        let numbered = (2..).map(|n| format!("{base}.{n}@example.com"));
        let email = std::iter::once(format!("{base}@example.com")).chain(numbered).find(|email| !self.emails.contains(email));
        let email = email.unwrap_or_default();
        self.emails.insert(email.clone());
        email
    }

    fn tags(&self, chance: &mut Chance) -> Vec<String> {
        let n_tags = chance.weighted(&[55, 33, 12]);
        let first = chance.below(words::TAGS.len());
        (0..n_tags).map(|n| self.word(words::TAGS[(first + n * 2) % words::TAGS.len()])).collect()
    }

    fn contact(&mut self, identity: &mut Identity, chance: &mut Chance, is_chinese: bool) -> Contact {
        let name = person_name(chance, is_chinese);
        let email = chance.happens(700).then(|| self.new_email(&name));
        let role = chance.happens(850).then(|| self.word(*chance.pick(words::ROLES)));
        Contact { id: identity.next_contact(), name, role, phone: None, email }
    }
}

/// When a relationship began that shows its first purchase on `first_on`, for customers of whom it is known.
pub fn since(chance: &mut Chance, first_on: Day, is_old: bool) -> Option<Day> {
    let days_before = if is_old { chance.between(60, 1_800) } else { chance.between(0, 20) };
    chance.happens(700).then(|| first_on.plus_days(-days_before))
}

fn person_name(chance: &mut Chance, is_chinese: bool) -> String {
    if is_chinese {
        format!("{}{}", chance.pick(words::SURNAMES), chance.pick(words::GIVEN_NAMES))
    } else {
        format!("{} {}", chance.pick(words::FIRST_NAMES), chance.pick(words::LAST_NAMES))
    }
}

/// A name in plain small letters, words apart by dots.
fn letters(name: &str) -> String {
    let mut letters = String::new();
    for c in name.chars() {
        match reading(c) {
            Some(pinyin) => letters.push_str(pinyin),
            None if c == ' ' && !letters.ends_with('.') => letters.push('.'),
            None => letters.extend(plain(c).filter(char::is_ascii_alphanumeric)),
        }
    }
    letters.trim_matches('.').to_owned()
}

/// A letter without its accent, small.
fn plain(c: char) -> std::char::ToLowercase {
    let plain = match c {
        'á' | 'ä' => 'a',
        'é' | 'ë' => 'e',
        'í' => 'i',
        'ø' | 'ö' => 'o',
        other => other,
    };
    plain.to_lowercase()
}
