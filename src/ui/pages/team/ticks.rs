//! Customers that are ticked in a list.

use crate::domain::CustomerId;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Which customers are ticked.
#[derive(Clone, Copy, Default)]
pub struct Ticks(RwSignal<BTreeSet<CustomerId>>);

impl Ticks {
    /// Those that were ticked elsewhere.
    pub fn of(ids: impl IntoIterator<Item = CustomerId>) -> Self {
        Self(RwSignal::new(ids.into_iter().collect()))
    }

    /// Whether this one is.
    pub fn has(self, id: CustomerId) -> bool {
        self.0.with(|ids| ids.contains(&id))
    }

    /// How many are.
    pub fn n(self) -> usize {
        self.0.with(BTreeSet::len)
    }

    /// Ticks these, or takes their ticks away.
    pub fn put(self, ids: impl IntoIterator<Item = CustomerId>, is_ticked: bool) {
        self.0.update(|ticked| {
            for id in ids {
                if is_ticked {
                    ticked.insert(id);
                } else {
                    ticked.remove(&id);
                }
            }
        });
    }

    /// Takes the ticks of all others away.
    pub fn keep(self, shown: &BTreeSet<CustomerId>) {
        if self.0.with_untracked(|ids| !ids.is_subset(shown)) {
            self.0.update(|ids| ids.retain(|id| shown.contains(id)));
        }
    }

    /// Those that are ticked, for whoever follows.
    pub fn now(self) -> Vec<CustomerId> {
        self.0.with(|ids| ids.iter().copied().collect())
    }

    /// Those that are ticked at this moment.
    pub fn list(self) -> Vec<CustomerId> {
        self.0.with_untracked(|ids| ids.iter().copied().collect())
    }
}
