//! Records of one kind, in slots.
//!
//! A slot is a position that a record keeps for as long as the workspace is open, so that columns can refer to a record by a
//! small number. A deleted record leaves its slot empty, and it gets the same slot back when it returns. Slots are an affair of
//! this device: whatever leaves it (journal, export) speaks of identifiers.

use std::collections::{BTreeSet, HashMap};
use std::hash::Hash;

/// A record that knows its identifier.
pub trait Record: Clone + PartialEq {
    type Id: Copy + Eq + Hash + Ord + std::fmt::Debug;
    /// How many records stand on one stored page.
    const PAGE_ROWS: u32;
    fn id(&self) -> Self::Id;
}

/// Records of one kind, in slots.
#[derive(Clone, Debug)]
pub struct Table<R: Record> {
    slots: Vec<Option<R>>,
    slot_of: HashMap<R::Id, u32>,
    n_living: u32,
    dirty_pages: BTreeSet<u32>,
}

impl<R: Record> Default for Table<R> {
    fn default() -> Self {
        Self { slots: Vec::new(), slot_of: HashMap::new(), n_living: 0, dirty_pages: BTreeSet::new() }
    }
}

impl<R: Record> Table<R> {
    /// How many records there are.
    pub const fn len(&self) -> u32 {
        self.n_living
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.n_living == 0
    }

    /// How many slots there are, empty ones included.
    pub fn n_slots(&self) -> usize {
        self.slots.len()
    }

    /// The slot of the living or once living record with this identifier.
    pub fn slot(&self, id: R::Id) -> Option<u32> {
        self.slot_of.get(&id).copied()
    }

    /// The record in this slot.
    pub fn at(&self, slot: u32) -> Option<&R> {
        self.slots.get(slot as usize)?.as_ref()
    }

    /// The record with this identifier.
    pub fn get(&self, id: R::Id) -> Option<&R> {
        self.at(self.slot(id)?)
    }

    /// Every record with its slot, in the order of slots.
    pub fn iter(&self) -> impl Iterator<Item = (u32, &R)> {
        (0_u32..).zip(&self.slots).filter_map(|(slot, record)| Some((slot, record.as_ref()?)))
    }

    /// Puts a record in (or in place of its former self) and tells its slot.
    pub fn put(&mut self, record: R) -> u32 {
        let next = u32::try_from(self.slots.len()).unwrap_or(u32::MAX);
        let slot = *self.slot_of.entry(record.id()).or_insert(next);
        if slot == next {
            self.slots.push(None);
        }
        if self.slots[slot as usize].replace(record).is_none() {
            self.n_living += 1;
        }
        self.dirty_pages.insert(slot / R::PAGE_ROWS);
        slot
    }

    /// Takes a record out; its slot stays reserved for it.
    pub fn remove(&mut self, id: R::Id) -> Option<R> {
        let slot = self.slot(id)?;
        let removed = self.slots[slot as usize].take()?;
        self.n_living -= 1;
        self.dirty_pages.insert(slot / R::PAGE_ROWS);
        Some(removed)
    }

    /// Numbers of the pages that were changed since the last [`clean`](Self::clean).
    pub fn dirty_pages(&self) -> impl Iterator<Item = u32> {
        self.dirty_pages.iter().copied()
    }

    /// Says that every page is stored as it is now.
    pub fn clean(&mut self) {
        self.dirty_pages.clear();
    }

    /// The slots of one page, the last page may be short.
    pub fn page(&self, page: u32) -> &[Option<R>] {
        let from = (page * R::PAGE_ROWS) as usize;
        let to = (from + R::PAGE_ROWS as usize).min(self.slots.len());
        self.slots.get(from..to).unwrap_or_default()
    }

    /// Makes room for so many pages.
    pub fn reserve_pages(&mut self, n_pages: usize) {
        let n_slots = n_pages.saturating_mul(R::PAGE_ROWS as usize);
        self.slots.reserve_exact(n_slots);
        self.slot_of.reserve(n_slots);
    }

    /// Appends the slots of the next page, as read from storage.
    pub fn push_page(&mut self, page: Vec<Option<R>>) {
        for record in page {
            let slot = u32::try_from(self.slots.len()).unwrap_or(u32::MAX);
            if let Some(record) = &record {
                self.slot_of.insert(record.id(), slot);
                self.n_living += 1;
            }
            self.slots.push(record);
        }
    }
}
