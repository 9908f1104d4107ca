//! How alike two customers are: what speaks for it, what against, and a score from both.
//!
//! | names | one phone and e-mail | one of them | neither known | both known, all different |
//! | --- | --- | --- | --- | --- |
//! | the same, of a company or long | 100 | 98 | 85 | 65 |
//! | the same, of several words | 99 | 97 | 72 | 46 |
//! | the same, short | 99 | 96 | 50 | 0 |
//! | the same words in another order | 98 | 95 | 70 | 46 |
//! | the same but for brackets | 95 | 90 | 60 | 0 |
//! | one letter differs, and sounds alike | 94 | 90 | 65 | 0 |
//! | one letter differs | 92 | 85 | 50 | 0 |
//! | sounds alike | 92 | 85 | 0 | 0 |
//! | others | 80 | 60 | 0 | 0 |
//!
//! Judgement, not measurement: the numbers put likenesses in an order, and from [`SURE`] on name and phone or e-mail agree. A name alone never makes
//! two customers surely one.

use super::folding::{FoldedName, email, phones};
use crate::domain::{Customer, CustomerKind};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// From this score on two customers are one as surely as can be told from records.
pub const SURE: u8 = 95;
/// From this score on they probably are.
pub const LIKELY: u8 = 70;
/// Below it two customers are not shown as alike.
pub const LEAST: u8 = 45;

/// What speaks for two customers being one, or against it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Reason {
    SamePhone,
    SameEmail,
    SameName,
    /// The same words, or Chinese characters, in another order.
    SameWords,
    /// What stands in brackets differs.
    SameButBrackets,
    OneLetter,
    SoundsAlike,
    /// Against it: both have a phone or an e-mail address, and all of them differ.
    ReachedOtherwise,
}

/// How alike two customers are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Likeness {
    /// From [`LEAST`] to 100.
    pub score: u8,
    pub reasons: Vec<Reason>,
}

/// What a customer is compared by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Traits {
    pub name: FoldedName,
    pub phones: BTreeSet<String>,
    pub emails: BTreeSet<String>,
    is_company: bool,
    is_person: bool,
}

impl Traits {
    /// Those of a record; phones and addresses of its contacts are its own.
    pub fn of(customer: &Customer) -> Self {
        let contacts = || customer.contacts.iter();
        let numbers = customer.phone.iter().chain(contacts().filter_map(|contact| contact.phone.as_ref()));
        let addresses = customer.email.iter().chain(contacts().filter_map(|contact| contact.email.as_ref()));
        Self {
            name: FoldedName::of(&customer.name),
            phones: numbers.flat_map(|text| phones(text)).collect(),
            emails: addresses.filter_map(|text| email(text)).collect(),
            is_company: customer.kind == CustomerKind::Company,
            is_person: customer.kind == CustomerKind::Person,
        }
    }

    /// How much the name tells: of few people there is only one.
    fn weight(&self) -> Weight {
        let name = &self.name;
        if name.has_form || (!self.is_person && name.n_han > 3) || (self.is_company && (name.n_han > 1 || name.core.len() > 3)) {
            Weight::Long
        } else if name.n_han > 3 || (name.n_han == 0 && name.n_words > 1) {
            Weight::Plain
        } else {
            Weight::Short
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    Short,
    Plain,
    Long,
}

/// How alike two customers are; nothing if not enough to be shown.
pub fn compared(one: &Traits, other: &Traits) -> Option<Likeness> {
    let mut reasons = Vec::new();
    let same_phone = !one.phones.is_disjoint(&other.phones);
    let same_email = !one.emails.is_disjoint(&other.emails);
    let scores = of_names(one, other, &mut reasons);
    reasons.extend(same_email.then_some(Reason::SameEmail));
    reasons.extend(same_phone.then_some(Reason::SamePhone));
    let differ = |own: &BTreeSet<String>, theirs: &BTreeSet<String>| !own.is_empty() && !theirs.is_empty();
    let is_reached_otherwise = differ(&one.phones, &other.phones) || differ(&one.emails, &other.emails);
    let score = match (same_phone, same_email) {
        (true, true) => scores[0],
        (true, false) | (false, true) => scores[1],
        (false, false) if !is_reached_otherwise => scores[2],
        (false, false) => {
            reasons.push(Reason::ReachedOtherwise);
            scores[3]
        }
    };
    reasons.sort_unstable();
    (score >= LEAST).then_some(Likeness { score, reasons })
}

/// The line of the table above.
fn of_names(one: &Traits, other: &Traits, reasons: &mut Vec<Reason>) -> [u8; 4] {
    let (own, theirs) = (&one.name, &other.name);
    let are_both = |own: &str, theirs: &str| !own.is_empty() && own == theirs;
    if are_both(&own.whole, &theirs.whole) {
        reasons.push(Reason::SameName);
        return match one.weight().max(other.weight()) {
            Weight::Long => [100, 98, 85, 65],
            Weight::Plain => [99, 97, 72, 46],
            Weight::Short => [99, 96, 50, 0],
        };
    }
    if are_both(&own.turned, &theirs.turned) {
        reasons.push(Reason::SameWords);
        return [98, 95, 70, 46];
    }
    if are_both(&own.core, &theirs.core) {
        reasons.push(Reason::SameButBrackets);
        return [95, 90, 60, 0];
    }
    let sounds_alike = are_both(&own.sound, &theirs.sound) && (own.n_han > 0 || theirs.n_han > 0);
    let is_near = one_edit_apart(&own.core, &theirs.core);
    reasons.extend(is_near.then_some(Reason::OneLetter));
    reasons.extend(sounds_alike.then_some(Reason::SoundsAlike));
    match (is_near, sounds_alike) {
        (true, true) => [94, 90, 65, 0],
        (true, false) => [92, 85, 50, 0],
        (false, true) => [92, 85, 0, 0],
        (false, false) => [80, 60, 0, 0],
    }
}

/// Names with fewer letters are too often one letter apart.
pub const FEWEST_NEAR: usize = 4;
/// Longer ones are not looked at.
pub const MOST_NEAR: usize = 60;

/// Whether one letter was changed, left out or put in. Digits must be the same: shop 1 is not shop 2.
fn one_edit_apart(one: &str, other: &str) -> bool {
    let (mut short, mut long): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if short.len() > long.len() {
        std::mem::swap(&mut short, &mut long);
    }
    if short.len() < FEWEST_NEAR || long.len() > MOST_NEAR || long.len() - short.len() > 1 {
        return false;
    }
    let n_alike = short.iter().zip(&long).take_while(|(a, b)| a == b).count();
    let is_same_length = short.len() == long.len();
    let rest_of_short = &short[(n_alike + usize::from(is_same_length)).min(short.len())..];
    let rest_of_long = &long[(n_alike + 1).min(long.len())..];
    let is_digit = |letter: Option<&char>| letter.is_some_and(|letter| letter.is_numeric());
    let is_digit_changed = is_digit(long.get(n_alike)) || (is_same_length && is_digit(short.get(n_alike)));
    n_alike < long.len() && rest_of_short == rest_of_long && !is_digit_changed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::CustomerId;
    use proptest::prelude::*;

    fn customer(name: &str, phone: &str, email: &str) -> Traits {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Traits::of(&Customer { phone: some(phone), email: some(email), ..Customer::named(CustomerId::from_u128(1), name) })
    }

    fn likeness(one: [&str; 3], other: [&str; 3]) -> Option<(u8, Vec<Reason>)> {
        let [one, other] = [one, other].map(|[name, phone, email]| customer(name, phone, email));
        compared(&one, &other).map(|likeness| (likeness.score, likeness.reasons))
    }

    #[test]
    fn each_line_of_the_table_is_met() {
        use Reason as R;
        let phone = "13800138000";
        assert_eq!(likeness(["王伟", phone, ""], ["王 伟", "+86 138 0013 8000", ""]), Some((96, vec![R::SamePhone, R::SameName])));
        assert_eq!(likeness(["王伟", "", ""], ["王伟", "", ""]), Some((50, vec![R::SameName])));
        assert_eq!(likeness(["王伟", phone, ""], ["王伟", "13900139000", ""]), None, "two people of one name");
        assert_eq!(likeness(["云朵咖啡有限公司", "", ""], ["云朵咖啡", "", ""]), Some((85, vec![R::SameName])));
        assert_eq!(likeness(["云朵咖啡（上海）", "", ""], ["云朵咖啡", "", ""]), Some((60, vec![R::SameButBrackets])));
        assert_eq!(likeness(["John Smith", "", ""], ["Smith, John", "", ""]), Some((70, vec![R::SameWords])));
        assert_eq!(likeness(["Acme Coffee", "", ""], ["Acme Cofee Ltd", "", ""]), Some((50, vec![R::OneLetter])));
        assert_eq!(likeness(["张伟", phone, ""], ["章伟", phone, ""]), Some((85, vec![R::SamePhone, R::SoundsAlike])));
        assert_eq!(likeness(["张伟", "", ""], ["章伟", "", ""]), None);
        assert_eq!(likeness(["云朵茶馆", "", ""], ["云朵查馆", "", ""]).map(|(score, _)| score), Some(65));
        assert_eq!(likeness(["Acme", phone, "a@b.cn"], ["Bean", phone, "A+x@b.cn"]), Some((80, vec![R::SamePhone, R::SameEmail])));
        assert_eq!(likeness(["散客", "", ""], ["散客", "", ""]), None);
        assert_eq!(likeness(["17850", "", ""], ["17851", "", ""]), None, "numbers are not near one another");
    }

    #[test]
    fn one_edit_is_a_letter_changed_left_out_or_put_in() {
        for (one, other) in [("coffee", "cofee"), ("coffee", "coffea"), ("coffee", "coffees"), ("coffee", "xcoffee"), ("shop1a", "shop1b")]
        {
            assert!(one_edit_apart(one, other) && one_edit_apart(other, one), "{one} {other}");
        }
        for (one, other) in
            [("coffee", "coffee"), ("coffee", "tea"), ("cafe", "caffee"), ("abc", "abd"), ("shop1", "shop2"), ("shop", "shop1")]
        {
            assert!(!one_edit_apart(one, other) && !one_edit_apart(other, one), "{one} {other}");
        }
    }

    proptest! {
        #[test]
        fn likeness_is_mutual(one in name(), other in name(), phones in prop::array::uniform2("(1380013800[0-3])?")) {
            let (one, other) = (customer(&one, &phones[0], ""), customer(&other, &phones[1], ""));
            prop_assert_eq!(compared(&one, &other), compared(&other, &one));
            if let Some(likeness) = compared(&one, &other) {
                prop_assert!((LEAST..=100).contains(&likeness.score) && !likeness.reasons.is_empty());
            }
        }
    }

    fn name() -> impl Strategy<Value = String> {
        "[ab云朵]{1,6}( ?[（(]上海[)）])?( Ltd|有限公司)?"
    }
}
