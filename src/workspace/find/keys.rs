//! The key a customer is found by, and the word that is looked for in it.

use super::pinyin::reading;
use crate::domain::Customer;
use memchr::memmem::Finder;

/// What one customer is found and ordered by.
#[derive(Debug)]
pub struct SearchKey {
    /// Everything that can be searched, folded, with line ends in between so that no word matches across two fields.
    folded: Box<str>,
    /// Phone numbers as bare digits, so that spaces and dashes do not matter.
    digits: Box<str>,
    /// The syllables of a name that has Chinese characters, with spaces in between; else empty.
    syllables: Box<str>,
    /// Those of the contacts' names, a line each.
    contact_syllables: Box<str>,
    /// How long the folded name at the beginning is.
    name_len: usize,
}

impl SearchKey {
    pub fn of(customer: &Customer) -> Self {
        let name = fold(&customer.name);
        let name_len = name.len();
        let contacts = customer.contacts.iter().flat_map(|contact| [Some(&contact.name), contact.phone.as_ref(), contact.email.as_ref()]);
        let own =
            [&customer.code, &customer.phone, &customer.email, &customer.region, &customer.address, &customer.industry, &customer.note];
        let others = own.into_iter().map(Option::as_ref).chain(contacts).flatten().chain(&customer.tags);
        let folded = others.fold(name, |mut key, text| {
            key.push('\n');
            key.push_str(&fold(text));
            key
        });
        let phones = customer.phone.iter().chain(customer.contacts.iter().filter_map(|contact| contact.phone.as_ref()));
        let digits: Vec<String> = phones.map(|phone| phone.chars().filter(char::is_ascii_digit).collect()).collect();
        let spelled = customer.contacts.iter().map(|contact| syllables(&contact.name)).filter(|spelled| !spelled.is_empty());
        let contact_syllables = spelled.collect::<Vec<_>>().join("\n");
        Self {
            folded: folded.into(),
            digits: digits.join(" ").into(),
            syllables: syllables(&customer.name).into(),
            contact_syllables: contact_syllables.into(),
            name_len,
        }
    }

    /// What names are ordered by: pinyin where there is any, then the name itself.
    pub fn order(&self) -> (&str, &str) {
        let name = &self.folded[..self.name_len];
        (if self.syllables.is_empty() { name } else { &self.syllables }, name)
    }
}

/// What is compared when words are looked for: small letters, full-width letters and digits as ordinary ones.
pub fn fold(text: &str) -> String {
    // Most texts are, and a hundred thousand notes are folded for one condition.
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let narrow = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        other => other,
    };
    text.chars().map(narrow).flat_map(char::to_lowercase).collect()
}

/// `"王思远 Acme"` becomes `"wang si yuan acme"`; empty when no character has a pinyin.
fn syllables(name: &str) -> String {
    if name.is_ascii() {
        return String::new();
    }
    let mut any = false;
    let mut written = String::new();
    let mut in_word = false;
    for c in fold(name).chars() {
        if let Some(pinyin) = reading(c) {
            any = true;
            in_word = false;
            written.push(' ');
            written.push_str(pinyin);
        } else if c.is_alphanumeric() {
            if !in_word {
                written.push(' ');
            }
            in_word = true;
            written.push(c);
        } else {
            in_word = false;
        }
    }
    if any { written.trim_start().to_owned() } else { String::new() }
}

/// One word that is looked for.
pub struct Needle {
    finder: Finder<'static>,
    folded: String,
    digits: Option<Finder<'static>>,
    may_be_pinyin: bool,
}

impl Needle {
    pub fn new(word: &str) -> Self {
        let folded = fold(word);
        let digits: String = folded.chars().filter(char::is_ascii_digit).collect();
        let is_phone = digits.len() >= 3 && folded.chars().all(|c| c.is_ascii_digit() || "+-()./".contains(c));
        Self {
            finder: Finder::new(&folded).into_owned(),
            digits: is_phone.then(|| Finder::new(&digits).into_owned()),
            may_be_pinyin: folded.chars().all(|c| c.is_ascii_alphanumeric()),
            folded,
        }
    }

    pub fn is_in(&self, key: &SearchKey) -> bool {
        self.finder.find(key.folded.as_bytes()).is_some()
            || self.digits.as_ref().is_some_and(|digits| digits.find(key.digits.as_bytes()).is_some())
            || (self.may_be_pinyin && self.is_spelled_in(key))
    }

    /// Whether a text that is folded already holds it.
    pub fn is_in_text(&self, folded: &str) -> bool {
        self.finder.find(folded.as_bytes()).is_some()
    }
}

/// Whether these words find nobody whom another search does not find: every word of that search begins one of these.
pub fn narrow(needles: &[Needle], than: &str) -> bool {
    // A word that begins to look like a phone number also finds numbers that are written otherwise.
    let longer =
        |needle: &Needle, than: &Needle| needle.folded.starts_with(&than.folded) && (needle.digits.is_none() || than.digits.is_some());
    than.split_whitespace().map(Needle::new).all(|than| needles.iter().any(|needle| longer(needle, &than)))
}

impl Needle {
    fn is_spelled_in(&self, key: &SearchKey) -> bool {
        let is_spelled = |line: &str| !line.is_empty() && spells(&self.folded, line);
        // Most have neither, and to walk through the lines of nothing costs something too.
        is_spelled(&key.syllables) || (!key.contact_syllables.is_empty() && key.contact_syllables.lines().any(is_spelled))
    }
}

/// Whether the word is made of the beginnings of syllables that follow one another: `wsy`, `wangsiy` and `siyuan` all spell
/// `wang si yuan`, `ang` does not.
fn spells(word: &str, syllables: &str) -> bool {
    let starts = std::iter::once(0).chain(syllables.match_indices(' ').map(|(at, _)| at + 1));
    starts.into_iter().any(|start| spells_from(word, &syllables[start..]))
}

fn spells_from(word: &str, syllables: &str) -> bool {
    if word.is_empty() {
        return true;
    }
    let (syllable, rest) = syllables.split_once(' ').unwrap_or((syllables, ""));
    let common = word.bytes().zip(syllable.bytes()).take_while(|(a, b)| a == b).count();
    (1..=common).rev().any(|taken| spells_from(&word[taken..], rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Contact, ContactId, Customer, CustomerId};
    use proptest::prelude::*;

    fn finds(name: &str, phone: &str, word: &str) -> bool {
        let mut customer = Customer::named(CustomerId::from_u128(1), name);
        customer.phone = Some(phone.to_owned());
        Needle::new(word).is_in(&SearchKey::of(&customer))
    }

    #[test]
    fn names_are_found_by_part_pinyin_and_initials() {
        for word in ["思", "王思远", "wsy", "wang", "wangsiy", "siyuan", "sy"] {
            assert!(finds("王思远", "", word), "{word}");
        }
        for word in ["ang", "wy", "yuanw", "远王"] {
            assert!(!finds("王思远", "", word), "{word}");
        }
        assert!(finds("ＡＣＭＥ 上海", "", "acme"));
        assert!(finds("赵敏 (Acme 上海)", "", "zmacmesh"));
    }

    #[test]
    fn contacts_tags_and_notes_are_found() {
        let mut customer = Customer::named(CustomerId::from_u128(1), "Acme");
        customer.tags = vec!["VIP".to_owned(), "老客户".to_owned()];
        customer.note = Some("Prefers oat milk".to_owned());
        let contact = |name: &str, phone: Option<&str>, email: Option<&str>| Contact {
            id: ContactId::from_u128(2),
            name: name.to_owned(),
            role: None,
            phone: phone.map(str::to_owned),
            email: email.map(str::to_owned),
        };
        customer.contacts = vec![contact("Li Lei", Some("010-8888 6666"), None), contact("王思远", None, Some("wang@acme.cn"))];
        let key = SearchKey::of(&customer);
        for word in ["vip", "客户", "oat", "lei", "88886666", "思远", "wsy", "siyuan", "@acme"] {
            assert!(Needle::new(word).is_in(&key), "{word}");
        }
        for word in ["leiw", "angs", "milkvip"] {
            assert!(!Needle::new(word).is_in(&key), "{word}");
        }
    }

    #[test]
    fn a_longer_word_narrows_a_search() {
        let narrow = |search: &str, than: &str| narrow(&search.split_whitespace().map(Needle::new).collect::<Vec<_>>(), than);
        assert!(narrow("wsy", "ws") && narrow("Acme sh", "acme") && narrow("acme sh", "s ac") && narrow("13800", "138"));
        assert!(!narrow("sw", "ws") && !narrow("acme", "acme sh") && !narrow("swsy", "wsy"));
        assert!(!narrow("138", "13"), "as a phone number it also finds 1-38");
    }

    proptest! {
        #[test]
        fn a_narrower_search_finds_no_others(name in "[王思远a-c1-3 ]{1,8}", phone in "[1-3 -]{0,8}", word in "[wsyaＡbc1-3-]{1,5}", more in "[wsyabc1-3 -]{0,3}") {
            let mut customer = Customer::named(CustomerId::from_u128(1), name);
            customer.phone = Some(phone);
            let key = SearchKey::of(&customer);
            let is_found = |search: &str| search.split_whitespace().all(|word| Needle::new(word).is_in(&key));
            let longer = format!("{word}{more}");
            if narrow(&longer.split_whitespace().map(Needle::new).collect::<Vec<_>>(), &word) {
                prop_assert!(is_found(&word) || !is_found(&longer));
            }
        }
    }

    #[test]
    fn phones_are_found_whatever_their_punctuation() {
        assert!(finds("x", "+86 138-0013 8000", "13800138"));
        assert!(finds("x", "13800138000", "138-0013"));
        assert!(!finds("x", "13800138000", "139"));
    }
}
