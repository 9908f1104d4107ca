//! Names, phones and e-mails as they are compared: what people write in many ways, written in one.
//!
//! ```text
//! 云朵咖啡（上海）有限公司      core 云朵咖啡, all of it 云朵咖啡上海
//! Acme Coffee Co., Ltd.      core acmecoffee
//! +86 138-0013 8000          13800138000
//! (021) 6123 4567 ext. 12    61234567
//! Li.Na+shop@Example.com     li.na@example.com
//! ```
//!
//! How a name is spaced and capitalised changes nothing. Not here: how alike two customers are ([`likeness`](super::likeness)).

use crate::workspace::find::{fold, reading};
use std::collections::{BTreeSet, HashSet};
use std::sync::LazyLock;

/// The words of names that say nothing. A file, because they are in the languages of names.
static WORDS: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("names.txt")));

struct Words {
    /// What Chinese names end with, the longest first.
    endings: Vec<&'static str>,
    /// Words that other names end with.
    forms: HashSet<&'static str>,
    fillers: HashSet<&'static str>,
    nobodies: HashSet<&'static str>,
}

impl Words {
    fn read(file: &'static str) -> Self {
        let lines = || file.lines().filter_map(|line| line.split_once(' ')).filter(|(kind, _)| *kind != "#");
        let of = |wanted: &'static str| lines().filter(move |(kind, _)| *kind == wanted).map(|(_, word)| word);
        let mut endings: Vec<&str> = of("form").filter(|word| !word.is_ascii()).collect();
        endings.sort_by_key(|word| std::cmp::Reverse(word.len()));
        Self {
            endings,
            forms: of("form").filter(|word| word.is_ascii()).collect(),
            fillers: of("filler").collect(),
            nobodies: of("nobody").collect(),
        }
    }
}

/// Whether a character is a Chinese one.
const fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// A name as it is compared. Where nobody is named everything is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoldedName {
    /// Without legal form and brackets.
    pub core: String,
    /// The same with what stood in brackets.
    pub whole: String,
    /// Its words, or Chinese characters, in the order of the alphabet; empty where there is one alone, or too few characters.
    pub turned: String,
    /// How the core sounds: pinyin for Chinese characters; empty where one has none, or there is nothing to hear.
    pub sound: String,
    /// Ends with the legal form of a company.
    pub has_form: bool,
    pub n_han: usize,
    pub n_words: usize,
}

/// From how many Chinese characters on the same ones in another order say something.
const FEWEST_TURNED: usize = 5;

impl FoldedName {
    pub fn of(name: &str) -> Self {
        let (outside, inside) = split_brackets(&fold(name));
        let mut words = words_of(&outside);
        let has_form = strip_forms(&mut words);
        let mut aside = words_of(&inside);
        if words.is_empty() {
            words = std::mem::take(&mut aside);
        }
        strip_forms(&mut aside);
        aside.sort_unstable();
        let core = words.concat();
        if WORDS.nobodies.contains(core.as_str()) {
            return Self::default();
        }
        let mut parts: Vec<String> = words.iter().chain(&aside).flat_map(|word| pieces(word)).collect();
        let n_han = core.chars().filter(|letter| is_han(*letter)).count();
        let says_something = if n_han > 0 { parts.len() >= FEWEST_TURNED } else { parts.len() > 1 };
        parts.sort_unstable();
        let turned = if says_something { parts.join(" ") } else { String::new() };
        let whole = core.clone() + &aside.concat();
        Self { sound: sound(&core).unwrap_or_default(), whole, turned, has_form, n_han, n_words: words.len(), core }
    }
}

const OPENING: &str = "([{<\u{3010}\u{300c}\u{300e}\u{3008}\u{300a}\u{3014}";
const CLOSING: &str = ")]}>\u{3011}\u{300d}\u{300f}\u{3009}\u{300b}\u{3015}";

/// What stands outside of brackets and what stands in them. A bracket that nothing closes is none.
fn split_brackets(text: &str) -> (String, String) {
    let (mut outside, mut inside) = (String::with_capacity(text.len()), String::new());
    let mut rest = text;
    while let Some(at) = rest.find(|letter| OPENING.contains(letter)) {
        let (before, opened) = rest.split_at(at);
        let Some(length) = opened.find(|letter| CLOSING.contains(letter)) else { break };
        outside.push_str(before);
        outside.push(' ');
        inside.push(' ');
        inside.extend(opened[..length].chars().filter(|letter| !OPENING.contains(*letter)));
        rest = opened[length..].trim_start_matches(|letter| CLOSING.contains(letter));
    }
    outside.push_str(rest);
    (outside, inside)
}

/// Runs of letters and digits. Dots and apostrophes are within a word (`L.L.C.`), Chinese characters and others never in one.
fn words_of(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut last = None;
    for letter in text.chars().filter(|letter| !matches!(letter, '.' | '\'' | '\u{2019}' | '`')) {
        let kind = letter.is_alphanumeric().then(|| is_han(letter));
        match (kind, words.last_mut()) {
            (Some(_), Some(word)) if last == kind => word.push(letter),
            (Some(_), _) => words.push(letter.to_string()),
            (None, _) => {}
        }
        last = kind;
    }
    words.retain(|word| !WORDS.fillers.contains(word.as_str()));
    words
}

/// Takes legal forms from the end, but never the whole name; whether there was one.
fn strip_forms(words: &mut Vec<String>) -> bool {
    let mut has_form = false;
    loop {
        let is_alone = words.len() < 2;
        let Some(last) = words.last_mut() else { return has_form };
        let ending = WORDS.endings.iter().find(|ending| last.ends_with(**ending) && (!is_alone || last.len() > ending.len()));
        if let Some(ending) = ending {
            last.truncate(last.len() - ending.len());
        } else if !is_alone && WORDS.forms.contains(last.as_str()) {
            last.clear();
        } else {
            return has_form;
        }
        has_form = true;
        if last.is_empty() {
            words.pop();
        }
    }
}

/// A word, or its characters where it is Chinese.
fn pieces(word: &str) -> Vec<String> {
    if word.chars().any(is_han) { word.chars().map(String::from).collect() } else { vec![word.to_owned()] }
}

fn sound(core: &str) -> Option<String> {
    if !core.chars().any(char::is_alphabetic) {
        return None;
    }
    let mut sound = String::with_capacity(core.len() * 2);
    for letter in core.chars() {
        if is_han(letter) { sound.push_str(reading(letter)?) } else { sound.push(letter) }
    }
    Some(sound)
}

/// The fewest digits that tell one customer from another.
const FEWEST_DIGITS: usize = 7;

/// The numbers in a field for phones, each by its last 8 digits, a Chinese mobile by its 11. What everybody may have written, such as
/// one digit again and again, is no number.
pub fn phones(text: &str) -> BTreeSet<String> {
    if !text.contains(|letter: char| letter.is_numeric()) {
        return BTreeSet::new();
    }
    fold(text).split([',', ';', '/', '\u{3001}', '\n', '|']).filter_map(phone).collect()
}

fn phone(text: &str) -> Option<String> {
    // An extension is another desk, not another customer.
    let is_extension =
        |(at, letter): &(usize, char)| letter.is_alphabetic() && text[..*at].chars().filter(char::is_ascii_digit).count() >= 7;
    let end = text.char_indices().find(|place| place.1 == '#' || is_extension(place)).map_or(text.len(), |(at, _)| at);
    let digits: String = text[..end].chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_start_matches("00");
    let national = digits.strip_prefix("86").filter(|rest| rest.len() >= 10).unwrap_or(digits);
    let is_mobile = national.len() == 11 && national.starts_with('1');
    let key = if is_mobile { national } else { &national[national.len().saturating_sub(8)..] };
    let is_telling = key.len() >= FEWEST_DIGITS && key.bytes().collect::<BTreeSet<u8>>().len() > 2;
    is_telling.then(|| key.to_owned())
}

/// An e-mail address without what its owner may add to it; none if it is no address.
pub fn email(text: &str) -> Option<String> {
    let folded = fold(text.trim());
    let (owner, host) = folded.rsplit_once('@')?;
    let owner = owner.split('+').next().unwrap_or_default().trim();
    let owner = if host == "gmail.com" { owner.replace('.', "") } else { owner.to_owned() };
    let is_address = !owner.is_empty() && host.contains('.') && !folded.contains(char::is_whitespace);
    is_address.then(|| format!("{owner}@{host}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{collection::vec, prelude::*, sample::select};

    #[test]
    fn spellings_of_one_company_fold_to_one_name() {
        let same =
            ["云朵咖啡（上海）有限公司", "云朵咖啡(上海)有限责任公司", "云朵 咖啡 【上海】 股份有限公司", "云朵咖啡有限公司（上海）"];
        for name in same {
            let folded = FoldedName::of(name);
            assert_eq!((folded.core.as_str(), folded.whole.as_str(), folded.has_form), ("云朵咖啡", "云朵咖啡上海", true), "{name}");
        }
        assert_eq!(FoldedName::of("上海云朵咖啡有限公司").turned, FoldedName::of(same[0]).turned);
        for name in ["Acme Coffee Co., Ltd.", "ACME COFFEE LIMITED", "ＡＣＭＥ coffee, Inc.", "The Acme-Coffee L.L.C."] {
            assert_eq!(FoldedName::of(name).core, "acmecoffee", "{name}");
        }
        assert_eq!(FoldedName::of("Smith, John").turned, FoldedName::of("John Smith").turned);
        assert_eq!(FoldedName::of("张伟").sound, FoldedName::of("Zhang Wei").sound);
    }

    #[test]
    fn a_name_that_is_a_legal_form_alone_stays_and_no_name_is_none() {
        assert_eq!(FoldedName::of("集团").core, "集团");
        assert_eq!(FoldedName::of("Company").core, "company");
        assert_eq!(FoldedName::of("(Acme").core, "acme");
        assert_eq!(FoldedName::of("（散客）"), FoldedName::default());
        assert_eq!(FoldedName::of("Walk-in customer"), FoldedName::default());
        assert_eq!(FoldedName::of("-- ?"), FoldedName::default());
    }

    #[test]
    fn phones_are_their_last_digits() {
        for text in ["13800138000", "+86 138-0013 8000", "0086-138 0013 8000", "８６１３８００１３８０００", "（+86）13800138000"]
        {
            assert_eq!(phones(text), BTreeSet::from(["13800138000".to_owned()]), "{text}");
        }
        for text in ["(021) 6123 4567 ext. 12", "6123-4567", "+86 21 61234567 转 802", "021-61234567#12"] {
            assert_eq!(phones(text), BTreeSet::from(["61234567".to_owned()]), "{text}");
        }
        assert_eq!(phones("13800138000 / 13900139000").len(), 2);
        for text in ["", "00000000000", "11111111", "12345", "none"] {
            assert!(phones(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn e_mails_lose_what_their_owner_added() {
        assert_eq!(email(" Li.Na+shop@Example.COM "), Some("li.na@example.com".to_owned()));
        assert_eq!(email("li.na@gmail.com"), email("lina@Gmail.com"));
        for text in ["", "@", "li@", "@example.com", "li@local", "a b@example.com"] {
            assert_eq!(email(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn how_words_are_spaced_and_capitalised_changes_nothing(
            words in vec(("[a-zA-Z]{1,8}|[李王云朵咖啡集团]{1,3}|有限公司|Ltd|Co|Mr", select(vec![" ", "  ", "-", ", ", " - ", "\u{3000}"])), 1..6),
        ) {
            let spaced: Vec<&str> = words.iter().map(|(word, _)| word.as_str()).collect();
            let otherwise: String = words.iter().flat_map(|(word, space)| [word.as_str(), space]).collect();
            let name = FoldedName::of(&spaced.join(" "));
            prop_assert_eq!(&FoldedName::of(&otherwise), &name);
            prop_assert_eq!(&FoldedName::of(&otherwise.to_ascii_uppercase()), &name);
        }

        #[test]
        fn any_text_folds(name in any::<String>(), phone in any::<String>(), address in any::<String>()) {
            let name = FoldedName::of(&name);
            prop_assert!(name.whole.starts_with(&name.core));
            prop_assert!(phones(&phone).iter().all(|key| (7..=11).contains(&key.len())));
            if let Some(key) = email(&address) {
                prop_assert_eq!(email(&key), Some(key));
            }
        }
    }
}
