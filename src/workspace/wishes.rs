//! Who does not want to be contacted, or not on which way, for everybody at once.
//!
//! ```text
//! not at all          the wish on the profile
//! not by telephone    the latest statement on marketing by telephone, or on every way, is a withdrawal
//! not by e-mail       the same of e-mail
//! ```
//!
//! Silence forbids nothing here. Not here: what one customer allows for which purpose ([`consents`](super::consents)).

use super::{
    consents::{Allowance, said},
    state::Workspace,
};
use crate::domain::{Channel, Consent, CustomerId, Purpose};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

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
    /// A pass over all profiles, and all statements in the order of their customers.
    pub fn of(workspace: &Workspace) -> Self {
        let mut wishes = Self::default();
        for (_, profile) in workspace.registers().profiles.iter().filter(|(_, profile)| profile.do_not_contact) {
            wishes.0.entry(profile.customer).or_default().contact = true;
        }
        let all = workspace.registers().consents.iter().map(|(_, consent)| consent);
        let mut statements: Vec<&Consent> = all.filter(|consent| consent.purpose == Purpose::Marketing).collect();
        statements.sort_unstable_by_key(|consent| consent.customer);
        for of_one in statements.chunk_by(|one, next| one.customer == next.customer) {
            let [phone, email] = [Channel::Phone, Channel::Email].map(|channel| is_withdrawn(of_one, channel));
            if phone || email {
                let withheld = wishes.0.entry(of_one[0].customer).or_default();
                (withheld.phone, withheld.email) = (phone, email);
            }
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

/// Whether one customer's latest statement on marketing by a channel is a withdrawal.
fn is_withdrawn(of_one: &[&Consent], channel: Channel) -> bool {
    said(of_one.iter().copied(), Purpose::Marketing, channel) == Allowance::Forbidden
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Customer, Day, Profile};
    use crate::workspace::{by_hand::ByHand, consents::statement, registers::RegisterLists};

    /// What customers 1 and 2 do not want, of whom these are the statements.
    fn withheld(consents: Vec<Consent>, profiles: Vec<Profile>) -> [Withheld; 2] {
        let ids = [1, 2].map(CustomerId::from_u128);
        let customers = ids.map(|id| Customer::named(id, "Ada")).to_vec();
        let registers = RegisterLists { consents, profiles, ..RegisterLists::default() };
        let by_hand = ByHand::with(Day::MAX, customers, &[], registers).expect("the records fit together");
        let wishes = Wishes::of(&by_hand.workspace);
        ids.map(|id| wishes.of_customer(id))
    }

    const PHONE: Withheld = Withheld { contact: false, phone: true, email: false };
    const BOTH: Withheld = Withheld { email: true, ..PHONE };
    const NOTHING: Withheld = Withheld { phone: false, ..PHONE };

    #[test]
    fn the_latest_word_on_a_way_or_on_all_of_them_counts() {
        let mut statements = vec![statement(1, Some(Channel::Email), true, 10), statement(2, None, false, 11)];
        assert_eq!(withheld(statements.clone(), Vec::new()), [BOTH, NOTHING]);
        statements.push(statement(3, Some(Channel::Email), true, 11));
        assert_eq!(withheld(statements, Vec::new()), [PHONE, NOTHING], "of two of a day the one that was written down later");
    }

    #[test]
    fn everybody_speaks_for_themselves_alone() {
        let second = CustomerId::from_u128(2);
        let of_second = |said: Consent| Consent { customer: second, ..said };
        let statements = vec![
            statement(1, None, true, 10),
            of_second(statement(2, Some(Channel::Phone), false, 9)),
            statement(3, Some(Channel::Phone), true, 8),
            of_second(statement(4, Some(Channel::Email), true, 12)),
        ];
        let profile = Profile { do_not_contact: true, ..Profile::blank(CustomerId::from_u128(1)) };
        let unasked = Withheld { contact: true, ..NOTHING };
        assert_eq!(withheld(statements, vec![profile]), [unasked, PHONE]);
    }

    #[test]
    fn silence_and_other_purposes_forbid_nothing() {
        assert_eq!(withheld(Vec::new(), Vec::new()), [NOTHING; 2]);
        assert_eq!(withheld(vec![statement(1, Some(Channel::Sms), false, 10)], Vec::new()), [NOTHING; 2]);
        let surveys = Consent { purpose: Purpose::Surveys, ..statement(1, None, false, 10) };
        assert_eq!(withheld(vec![surveys], Vec::new()), [NOTHING; 2]);
    }

    #[test]
    fn who_asked_not_to_be_contacted_is_not_on_any_way() {
        assert!(Withheld { contact: true, ..Withheld::default() }.hides_phone());
        let email = Withheld { email: true, ..Withheld::default() };
        assert!(email.hides_email() && !email.hides_phone());
    }
}
