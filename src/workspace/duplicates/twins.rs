//! Who is like one customer that is being typed in, while it is being typed.
//!
//! The keys of everybody are made with the first such question and kept; who has changed since is looked at one by one, so that nothing is sorted
//! again with every letter.

use super::{
    keys::{KeyTable, N_PARTS},
    likeness::{Likeness, Traits, compared},
    scan::MOST_IN_BLOCK,
};
use crate::domain::CustomerId;
use crate::workspace::Workspace;
use std::collections::BTreeSet;

/// After so many changes the keys are made anew.
const MOST_CHANGED: usize = 2_000;

/// The keys of everybody, and who has changed since they were made.
#[derive(Clone, Debug)]
pub struct KeysOfAll {
    keys: KeyTable,
    changed: BTreeSet<u32>,
}

impl KeysOfAll {
    /// Those of a scan that was just made.
    pub fn scanned(keys: KeyTable) -> Self {
        Self { keys, changed: BTreeSet::new() }
    }

    /// A pass over all customers.
    pub fn of(workspace: &Workspace) -> Self {
        let mut keys = KeyTable::default();
        for (slot, customer) in workspace.customers().iter() {
            keys.add(slot, &Traits::of(customer));
        }
        (0..N_PARTS).for_each(|part| keys.sort(part));
        Self::scanned(keys)
    }

    /// Notes that a customer is no longer as it was; whether the keys are still worth keeping.
    pub fn note_change(&mut self, slot: u32) -> bool {
        self.changed.insert(slot);
        self.changed.len() <= MOST_CHANGED
    }

    /// The living customers that are like these traits, the likest first.
    pub fn twins(&self, workspace: &Workspace, traits: &Traits, except: Option<CustomerId>) -> Vec<(u32, Likeness)> {
        let mut slots: BTreeSet<u32> = self.keys.sharing(traits, MOST_IN_BLOCK).into_iter().collect();
        slots.extend(&self.changed);
        let like = |slot: u32| {
            let customer = workspace.customers().at(slot).filter(|customer| Some(customer.id) != except)?;
            Some((slot, compared(traits, &Traits::of(customer))?))
        };
        let mut twins: Vec<(u32, Likeness)> = slots.into_iter().filter_map(like).collect();
        twins.sort_by_key(|(slot, likeness)| (std::cmp::Reverse(likeness.score), *slot));
        twins
    }
}
