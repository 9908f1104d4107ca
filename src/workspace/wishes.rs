//! Who does not want to be contacted, or not on which way, for everybody at once.
//!
//! ```text
//! not at all          the wish on the profile
//! not by telephone    the latest statement on marketing by telephone, or on every way, is a withdrawal
//! not by e-mail       the same of e-mail
//! ```
//!
//! Silence forbids nothing here. Not here: what one customer allows for which purpose ([`consents`](super::consents)).

use super::state::Workspace;
use crate::domain::{Channel, Consent, ConsentId, CustomerId, Day, Purpose};
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, hash_map::Entry};

/// What a customer does not want.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Withheld {
    /// They asked not to be contacted.
    pub contact: bool,
    /// They withdrew what they allowed by telephone.
    pub phone: bool,
    /// They withdrew what they allowed by e-mail.
    pub email: bool,
}

impl Withheld {
    /// Whether telephone numbers are kept out of what is made for contacting.
    pub const fn hides_phone(self) -> bool {
        self.contact || self.phone
    }

    /// Whether e-mail addresses are kept out of what is made for contacting.
    pub const fn hides_email(self) -> bool {
        self.contact || self.email
    }
}

/// What everybody does not want.
#[derive(Debug, Default)]
pub struct Wishes(HashMap<CustomerId, Withheld>);

impl Wishes {
    /// A pass over all profiles and one over all statements.
    pub fn of(workspace: &Workspace) -> Self {
        let mut wishes = Self::default();
        for (_, profile) in workspace.registers().profiles.iter().filter(|(_, profile)| profile.do_not_contact) {
            wishes.0.entry(profile.customer).or_default().contact = true;
        }
        let statements = || workspace.registers().consents.iter().map(|(_, consent)| consent);
        for customer in withdrawn(statements(), Channel::Phone) {
            wishes.0.entry(customer).or_default().phone = true;
        }
        for customer in withdrawn(statements(), Channel::Email) {
            wishes.0.entry(customer).or_default().email = true;
        }
        wishes
    }

    /// What one customer does not want.
    pub fn of_customer(&self, customer: CustomerId) -> Withheld {
        self.0.get(&customer).copied().unwrap_or_default()
    }

    /// Whether a customer asked not to be contacted.
    pub fn forbid_contact(&self, customer: CustomerId) -> bool {
        self.of_customer(customer).contact
    }
}

/// Whose latest statement on marketing by a channel is a withdrawal.
fn withdrawn<'a>(statements: impl Iterator<Item = &'a Consent>, channel: Channel) -> impl Iterator<Item = CustomerId> {
    let mut latest: HashMap<CustomerId, ((Day, ConsentId), bool)> = HashMap::new();
    let is_about = |consent: &&Consent| consent.purpose == Purpose::Marketing && consent.channel.is_none_or(|own| own == channel);
    for consent in statements.filter(is_about) {
        let said = ((consent.on, consent.id), consent.is_given);
        match latest.entry(consent.customer) {
            Entry::Occupied(mut known) if known.get().0 < said.0 => drop(known.insert(said)),
            Entry::Occupied(_) => {}
            Entry::Vacant(none) => drop(none.insert(said)),
        }
    }
    latest.into_iter().filter(|(_, (_, is_given))| !is_given).map(|(customer, _)| customer)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn statement(id: u128, channel: Option<Channel>, is_given: bool, on: i32) -> Consent {
        Consent {
            id: ConsentId::from_u128(id),
            customer: CustomerId::from_u128(1),
            purpose: Purpose::Marketing,
            channel,
            is_given,
            on: Day::from_number(on).expect("a day"),
            source: None,
            evidence: None,
        }
    }

    fn is_withdrawn(statements: &[Consent], channel: Channel) -> bool {
        withdrawn(statements.iter(), channel).next().is_some()
    }

    #[test]
    fn the_latest_word_on_a_way_or_on_all_of_them_counts() {
        let mut statements = vec![statement(1, Some(Channel::Email), true, 10), statement(2, None, false, 11)];
        assert!(is_withdrawn(&statements, Channel::Email) && is_withdrawn(&statements, Channel::Phone));
        statements.push(statement(3, Some(Channel::Email), true, 11));
        assert!(!is_withdrawn(&statements, Channel::Email), "of two of a day the one that was written down later");
        assert!(is_withdrawn(&statements, Channel::Phone));
        statements.reverse();
        assert!(!is_withdrawn(&statements, Channel::Email));
    }

    #[test]
    fn silence_and_other_purposes_forbid_nothing() {
        assert!(!is_withdrawn(&[], Channel::Email));
        assert!(!is_withdrawn(&[statement(1, Some(Channel::Sms), false, 10)], Channel::Phone));
        let surveys = Consent { purpose: Purpose::Surveys, ..statement(1, None, false, 10) };
        assert!(!is_withdrawn(&[surveys], Channel::Phone));
    }

    #[test]
    fn who_asked_not_to_be_contacted_is_not_on_any_way() {
        assert!(Withheld { contact: true, ..Withheld::default() }.hides_phone());
        let email = Withheld { email: true, ..Withheld::default() };
        assert!(email.hides_email() && !email.hides_phone());
    }
}
