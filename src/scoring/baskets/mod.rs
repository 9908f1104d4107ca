//! What is bought together.
//!
//! | File | Says |
//! | --- | --- |
//! | [`frequent`] | every set of items that enough baskets hold |
//! | [`rules`] | "who buys these also buys those": support, confidence, lift, leverage, conviction |
//! | [`companions`] | item to item by cosine, and what to offer a customer, with the reason |
//! | [`goods`] | which product codes are goods and which are postage, fees and corrections |
//! | [`share`] | the least support and confidence, kept as exact decimals |
//!
//! A basket is what the caller says: an order, or all that a customer ever bought. Items are numbered in the order of their keys, so
//! that "by key" is "by number". What decides whether a rule holds is compared in whole numbers.
//!
//! Not here: which purchases count, names of products.

pub mod companions;
pub mod frequent;
pub mod goods;
pub mod rules;
pub mod share;

pub use share::{ExactShare, NotAShare};

/// Baskets with the items of each, sorted and each once. No basket is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baskets {
    /// Where the items of each basket begin; one more than there are baskets.
    starts: Vec<u32>,
    items: Vec<u32>,
    /// By item.
    n_baskets_with: Vec<u32>,
}

impl Baskets {
    /// Gathers pairs of a basket's number and an item, in any order, repeated or not. Baskets without an item are not counted and
    /// leave no gap. Items are below `n_items`; others are left out.
    pub fn of(n_items: u32, pairs: impl IntoIterator<Item = (u32, u32)>) -> Self {
        let mut keys: Vec<u64> = Vec::new();
        // Nested rows are walked through faster from within than one at a time.
        pairs
            .into_iter()
            .filter(|(_, item)| *item < n_items)
            .for_each(|(basket, item)| keys.push(u64::from(basket) << 32 | u64::from(item)));
        // Rows of a shop come basket by basket, and then there is little to sort.
        if keys.is_sorted_by_key(|key| key >> 32) {
            keys.chunk_by_mut(|a, b| *a >> 32 == *b >> 32).for_each(<[u64]>::sort_unstable);
        } else {
            keys.sort_unstable();
        }
        keys.dedup();
        let mut all = Self { starts: vec![0], items: Vec::with_capacity(keys.len()), n_baskets_with: vec![0; n_items as usize] };
        for basket in keys.chunk_by(|a, b| a >> 32 == b >> 32) {
            all.push(basket.iter().map(|key| (key & u64::from(u32::MAX)) as u32));
        }
        all
    }

    fn push(&mut self, items: impl Iterator<Item = u32>) {
        for item in items {
            self.items.push(item);
            self.n_baskets_with[item as usize] += 1;
        }
        self.starts.push(u32::try_from(self.items.len()).unwrap_or(u32::MAX));
    }

    pub fn n_baskets(&self) -> u32 {
        u32::try_from(self.starts.len().saturating_sub(1)).unwrap_or(u32::MAX)
    }

    /// How many numbers of items there are, those in no basket too.
    pub fn n_items(&self) -> u32 {
        u32::try_from(self.n_baskets_with.len()).unwrap_or(u32::MAX)
    }

    /// Baskets that hold the item.
    pub fn n_baskets_with(&self, item: u32) -> u32 {
        self.n_baskets_with.get(item as usize).copied().unwrap_or_default()
    }

    /// Items of each basket, rising.
    pub fn iter(&self) -> impl Iterator<Item = &[u32]> {
        self.starts.windows(2).map(|ends| &self.items[ends[0] as usize..ends[1] as usize])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_basket_holds_each_item_once() {
        let all = Baskets::of(4, [(7, 2), (1, 0), (7, 2), (7, 1), (3, 9), (1, 3)]);
        assert_eq!(all.iter().collect::<Vec<_>>(), [[0, 3], [1, 2]]);
        assert_eq!((all.n_baskets(), all.n_items()), (2, 4));
        assert_eq!(Baskets::of(4, [(1, 3), (1, 0), (7, 2), (7, 1), (7, 2)]), all, "baskets that come one after the other");
        assert_eq!([0, 1, 2, 3, 4].map(|item| all.n_baskets_with(item)), [1, 1, 1, 1, 0]);
        assert_eq!((Baskets::default().n_baskets(), Baskets::of(0, []).n_baskets()), (0, 0));
    }
}
