//! What needs no `Intl`: decimal text, masks, initials.

use crate::domain::CustomerKind;
use crate::ui::words::people;

/// Stands where a value is not known. Zero is written 0.
pub const UNKNOWN: &str = "–";

/// The text, or the sign for unknown.
pub fn or_unknown(text: Option<String>) -> String {
    text.unwrap_or_else(|| UNKNOWN.to_owned())
}

/// A whole number of minor units as decimal text in major units: (-1205, 2) is `-12.05`. Exact for every `i64`.
///
/// What `Intl` is given to show, and what a field for an amount starts with.
pub fn decimal_text(minor: i64, decimals: u32) -> String {
    let per_major = 10_u64.saturating_pow(decimals);
    let sign = if minor < 0 { "-" } else { "" };
    let (major, rest) = (minor.unsigned_abs() / per_major, minor.unsigned_abs() % per_major);
    if decimals == 0 { format!("{sign}{major}") } else { format!("{sign}{major}.{rest:0width$}", width = decimals as usize) }
}

/// A telephone number with all but its start and its last two to four digits hidden.
pub fn mask_phone(phone: &str) -> String {
    let letters: Vec<char> = phone.chars().filter(|letter| !letter.is_whitespace()).collect();
    let (start, end) = match letters.len() {
        0..=4 => (0, 0),
        5..=8 => (1, 2),
        _ => (3, 4),
    };
    let head: String = letters[..start].iter().collect();
    let tail: String = letters[letters.len() - end..].iter().collect();
    format!("{head} •••• {tail}").trim().to_owned()
}

/// An e-mail address with all but the first letter of the mailbox hidden; the domain stays, since it names the company.
pub fn mask_email(email: &str) -> String {
    match email.split_once('@') {
        Some((mailbox, domain)) => format!("{}•••@{domain}", mailbox.chars().next().unwrap_or('•')),
        None => "••••".to_owned(),
    }
}

/// A postal address with all but its beginning hidden: the region may be seen, the street may not.
pub fn mask_address(address: &str) -> String {
    let shown = if address.chars().any(is_han) { 3 } else { 4 };
    let n_letters = address.trim().chars().count();
    let head: String = address.trim().chars().take(shown.min(n_letters / 3)).collect();
    format!("{head} ••••").trim().to_owned()
}

/// A person's name with all but its beginning hidden, `A.`, or the first character and `**` of a Chinese one; that of an organisation stays.
///
/// Where nothing says which of both it is, a name with a word that only organisations have is one of those, and any other a person's: rather
/// a shop too many is hidden than a person too few.
pub fn mask_name(name: &str, kind: CustomerKind) -> String {
    let is_person = match kind {
        CustomerKind::Company => false,
        CustomerKind::Person => true,
        CustomerKind::Unknown => !people::is_organisation(name),
    };
    if !is_person {
        return name.to_owned();
    }
    match name.chars().find(|letter| letter.is_alphanumeric()) {
        Some(letter) if is_han(letter) => format!("{letter}**"),
        Some(letter) => format!("{}.", capital(letter)),
        None => "••••".to_owned(),
    }
}

const fn is_han(letter: char) -> bool {
    matches!(letter, '\u{4e00}'..='\u{9fff}')
}

/// The letter that stands for a name in a round mark.
pub fn initial(name: &str) -> String {
    name.chars().find(|letter| letter.is_alphanumeric()).map_or('•', capital).to_string()
}

/// The letter itself where its capital is none (ß, ŉ): one letter is to be seen, not two.
fn capital(letter: char) -> char {
    let mut capitals = letter.to_uppercase();
    match (capitals.next(), capitals.next()) {
        (Some(capital), None) => capital,
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn minor_units_become_exact_decimal_text() {
        assert_eq!(decimal_text(-1_205, 2), "-12.05");
        assert_eq!(decimal_text(-5, 2), "-0.05");
        assert_eq!(decimal_text(500, 0), "500");
        assert_eq!(decimal_text(1, 3), "0.001");
        assert_eq!(decimal_text(i64::MAX, 2), "92233720368547758.07");
        assert_eq!(decimal_text(i64::MIN, 2), "-92233720368547758.08");
    }

    #[test]
    fn masks_leave_enough_to_recognise_and_too_little_to_use() {
        assert_eq!(mask_phone("138 1234 5678"), "138 •••• 5678");
        assert_eq!(mask_phone("62345678"), "6 •••• 78");
        assert_eq!(mask_phone("110"), "••••");
        assert_eq!(mask_email("li.jiayi@acme.cn"), "l•••@acme.cn");
        assert_eq!(mask_email("@acme.cn"), "••••@acme.cn");
        assert_eq!(mask_email("nonsense"), "••••");
        assert_eq!(mask_address("上海市浦东新区世纪大道100号"), "上海市 ••••");
        assert_eq!(mask_address("221B Baker Street"), "221B ••••");
        assert_eq!(mask_address("京A"), "••••");
    }

    #[test]
    fn persons_are_masked_and_organisations_are_not() {
        use CustomerKind::{Company, Person, Unknown};
        for (name, kind, seen) in [
            ("王思远", Person, "王**"),
            ("欧阳静", Unknown, "欧**"),
            ("Anna Becker", Unknown, "A."),
            ("éva", Person, "É."),
            ("ßS", Person, "ß."),
            ("“Tom”", Unknown, "T."),
            ("?", Person, "••••"),
            ("Hotel", Person, "H."),
            ("上海云棠咖啡馆", Company, "上海云棠咖啡馆"),
            ("北京拾光科技有限公司", Unknown, "北京拾光科技有限公司"),
            ("半山酒店（分店）", Unknown, "半山酒店（分店）"),
            ("Old Mill Stores Ltd.", Unknown, "Old Mill Stores Ltd."),
            ("Blue Kettle Café, Becker", Unknown, "Blue Kettle Café, Becker"),
            ("Anna", Company, "Anna"),
        ] {
            assert_eq!(mask_name(name, kind), seen, "{name}");
        }
    }

    #[test]
    fn a_name_has_an_initial() {
        assert_eq!(initial("王思远"), "王");
        assert_eq!(initial("«acme»"), "A");
        assert_eq!(initial(" "), "•");
    }

    proptest! {
        #[test]
        fn a_mask_never_shows_a_whole_number(phone in "[0-9+]{1,24}") {
            let shown = mask_phone(&phone).chars().filter(|letter| phone.contains(*letter)).count();
            prop_assert!(shown < phone.len());
        }

        #[test]
        fn of_a_person_one_letter_is_seen_at_most(name in "\\PC{2,12}") {
            let seen = mask_name(&name, CustomerKind::Person);
            prop_assert!(seen.chars().filter(|letter| letter.is_alphanumeric() && name.contains(*letter)).count() <= 1, "{seen}");
        }
    }
}
