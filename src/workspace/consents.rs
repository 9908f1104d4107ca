//! What a customer allows, from everything that they ever said.
//!
//! For a purpose and a channel the latest statement counts, whether it was made for that channel or for all of them; of two of the same
//! day the one that was written down later. Who asked not to be contacted is not, whatever was allowed before.

use super::{profiles::profile_of, state::Workspace};
use crate::domain::{Channel, Consent, CustomerId, Purpose};
use serde::{Deserialize, Serialize};

/// Whether something is allowed. Silence is neither.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Allowance {
    Allowed,
    Forbidden,
    NotSaid,
}

/// Whether a customer may be contacted on a channel for a purpose, or their data used for it.
pub fn allows(workspace: &Workspace, customer: CustomerId, purpose: Purpose, channel: Channel) -> Allowance {
    let is_contact = purpose != Purpose::Scoring;
    if is_contact && profile_of(workspace, customer).is_some_and(|profile| profile.do_not_contact) {
        return Allowance::Forbidden;
    }
    let statements = workspace.registers().consents.iter().map(|(_, consent)| consent).filter(|consent| consent.customer == customer);
    said(statements, purpose, channel)
}

/// What one customer's statements come to.
pub fn said<'a>(statements: impl Iterator<Item = &'a Consent>, purpose: Purpose, channel: Channel) -> Allowance {
    let is_about = |consent: &&Consent| consent.purpose == purpose && consent.channel.is_none_or(|own| own == channel);
    match statements.filter(is_about).max_by_key(|consent| (consent.on, consent.id)) {
        Some(latest) if latest.is_given => Allowance::Allowed,
        Some(_) => Allowance::Forbidden,
        None => Allowance::NotSaid,
    }
}

/// Whether a statement still counts among one customer's: no later one on the same purpose takes its place, be it for the same channel or
/// for all.
pub fn counts(consent: &Consent, all: &[Consent]) -> bool {
    let replaces = |other: &&Consent| {
        other.purpose == consent.purpose
            && (other.channel.is_none() || other.channel == consent.channel)
            && (other.on, other.id) > (consent.on, consent.id)
    };
    !all.iter().any(|other| replaces(&other))
}

/// What customer 1 said of marketing, for tests.
#[cfg(test)]
pub fn statement(id: u128, channel: Option<Channel>, is_given: bool, on: i32) -> Consent {
    Consent {
        id: crate::domain::ConsentId::from_u128(id),
        customer: CustomerId::from_u128(1),
        purpose: Purpose::Marketing,
        channel,
        is_given,
        on: crate::domain::Day::from_number(on).expect("a day"),
        source: None,
        evidence: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn by(statements: &[Consent], channel: Channel) -> Allowance {
        said(statements.iter(), Purpose::Marketing, channel)
    }

    #[test]
    fn silence_is_neither_yes_nor_no() {
        assert_eq!(by(&[], Channel::Sms), Allowance::NotSaid);
        let phone = [statement(1, Some(Channel::Phone), true, 10)];
        assert_eq!(by(&phone, Channel::Sms), Allowance::NotSaid);
        assert_eq!(said(phone.iter(), Purpose::Surveys, Channel::Phone), Allowance::NotSaid);
    }

    #[test]
    fn the_latest_statement_counts_whether_general_or_not() {
        let general_last = [statement(1, Some(Channel::Sms), true, 10), statement(2, None, false, 11)];
        assert_eq!(by(&general_last, Channel::Sms), Allowance::Forbidden);
        assert!(!counts(&general_last[0], &general_last) && counts(&general_last[1], &general_last));
        let own_last = [statement(1, None, false, 10), statement(2, Some(Channel::Sms), true, 11)];
        assert_eq!(by(&own_last, Channel::Sms), Allowance::Allowed);
        assert_eq!(by(&own_last, Channel::Phone), Allowance::Forbidden);
        assert!(own_last.iter().all(|statement| counts(statement, &own_last)), "the general one still counts for other channels");
    }

    #[test]
    fn of_two_of_a_day_the_one_written_later_counts_in_any_order() {
        let mut statements = [statement(2, None, false, 10), statement(1, None, true, 10)];
        assert_eq!(by(&statements, Channel::Phone), Allowance::Forbidden);
        statements.reverse();
        assert_eq!(by(&statements, Channel::Phone), Allowance::Forbidden);
    }
}
