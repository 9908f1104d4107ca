//! What profiles say, by the slot of their customer: looked up for a list without a pass over all profiles a row.
//!
//! Not here: what a value means to a condition or an order ([`fields`](crate::workspace::fields)).

use super::fold;
use crate::domain::{FieldContent, Profile};
use crate::workspace::{fields::texts, state::Workspace};
use std::cell::OnceCell;

/// Stands for "no profile".
const NONE: u32 = u32::MAX;

/// Slots of profiles by slots of customers, and what they say in fields of one's own. Both are worked out when they are first asked for.
#[derive(Debug, Default)]
pub(super) struct OwnIndex {
    profiles: OnceCell<Vec<u32>>,
    texts: OnceCell<Vec<Option<Box<str>>>>,
}

impl OwnIndex {
    /// What is known of the customer in this slot.
    pub fn profile<'w>(&self, workspace: &'w Workspace, slot: u32) -> Option<&'w Profile> {
        let by_slot = self.profiles.get_or_init(|| {
            let customers = workspace.customers();
            let mut by_slot = vec![NONE; customers.n_slots()];
            for (at, profile) in workspace.registers().profiles.iter() {
                if let Some(place) = customers.slot(profile.customer).and_then(|slot| by_slot.get_mut(slot as usize)) {
                    *place = at;
                }
            }
            by_slot
        });
        workspace.registers().profiles.at(*by_slot.get(slot as usize)?)
    }

    /// Everything that is written in fields of one's own, by slot of the customer, folded, with line ends in between.
    pub fn texts(&self, workspace: &Workspace) -> &[Option<Box<str>>] {
        self.texts.get_or_init(|| {
            if workspace.registers().fields.is_empty() {
                return Vec::new();
            }
            let customers = workspace.customers();
            let mut by_slot = vec![None; customers.n_slots()];
            for (_, profile) in workspace.registers().profiles.iter() {
                // Whoever looks for "no" does not mean everybody who was asked something.
                let written =
                    profile.values.iter().map(|value| &value.content).filter(|content| !matches!(content, FieldContent::YesNo(_)));
                let said: Vec<String> = written.flat_map(|content| texts(content).map(fold)).collect();
                let place = customers.slot(profile.customer).and_then(|slot| by_slot.get_mut(slot as usize));
                if let Some(place) = place.filter(|_| !said.is_empty()) {
                    *place = Some(said.join("\n").into());
                }
            }
            by_slot
        })
    }
}
