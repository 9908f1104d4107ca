//! Texts that name the same thing, numbered in the order in which they are first met.

use std::collections::HashMap;

/// Numbers for different keys. Rows of one order follow each other, so the key before is tried first.
pub(super) struct Interned<K> {
    slots: HashMap<K, usize>,
    last: Option<(K, usize)>,
}

impl<K: Copy + Eq + std::hash::Hash> Interned<K> {
    pub(super) fn new() -> Self {
        Self { slots: HashMap::new(), last: None }
    }

    /// The number of a key, and whether it is new.
    pub(super) fn index(&mut self, key: K) -> (usize, bool) {
        if let Some((last, index)) = self.last
            && last == key
        {
            return (index, false);
        }
        let next = self.slots.len();
        let index = *self.slots.entry(key).or_insert(next);
        self.last = Some((key, index));
        (index, index == next)
    }
}
