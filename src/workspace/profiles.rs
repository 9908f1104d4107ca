//! Who has which profile and picture: profiles by customer, found once for everybody.
//!
//! Profiles stand in a register of their own, in the order in which they were made; whoever asks for many builds this first, whoever asks
//! for one calls [`profile_of`].

use super::state::Workspace;
use crate::domain::{CustomerId, Portrait, Profile};
use std::collections::HashMap;

/// Profiles by customer.
#[derive(Debug, Default)]
pub struct Profiles<'a> {
    by_customer: HashMap<CustomerId, &'a Profile>,
}

impl<'a> Profiles<'a> {
    /// A pass over all profiles.
    pub fn of(workspace: &'a Workspace) -> Self {
        Self { by_customer: workspace.registers().profiles.iter().map(|(_, profile)| (profile.customer, profile)).collect() }
    }

    /// What is known of a customer; none where nothing is.
    pub fn get(&self, customer: CustomerId) -> Option<&'a Profile> {
        self.by_customer.get(&customer).copied()
    }
}

/// What is known of one customer; none where nothing is.
pub fn profile_of(workspace: &Workspace, customer: CustomerId) -> Option<&Profile> {
    workspace.registers().profiles.iter().map(|(_, profile)| profile).find(|profile| profile.customer == customer)
}

/// Every picture of a customer: one, or none, unless two devices have brought one each.
pub fn portraits_of(workspace: &Workspace, customer: CustomerId) -> impl Iterator<Item = &Portrait> {
    workspace.registers().portraits.iter().map(|(_, portrait)| portrait).filter(move |portrait| portrait.customer == customer)
}

/// The picture of a customer that is shown: the one that was made last.
pub fn portrait_of(workspace: &Workspace, customer: CustomerId) -> Option<&Portrait> {
    portraits_of(workspace, customer).max_by_key(|portrait| portrait.id)
}
