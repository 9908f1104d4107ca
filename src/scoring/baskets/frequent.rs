//! Every set of items that is in at least so many baskets.
//!
//! Depth first, by occurrence deliver (Uno, Kiyomi and Arimura, "LCM ver. 2", FIMI 2004): a set knows the places where it occurs, and
//! one pass over what follows there counts all its extensions at once. Rare items come first, so that what follows is short.
//! The memory needed grows with the baskets, never with the square of the items.

use super::Baskets;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// The most sets that are looked for. With so many no set has more than fifteen items, as each holds all its subsets.
pub const MOST_SETS: usize = 50_000;

/// So many sets are frequent that nobody could read them: ask for more support.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[error("more than {MOST_SETS} sets of items are in {least_count} baskets or more: ask for a higher support")]
pub struct TooManySets {
    pub least_count: u32,
}

/// Sets of items with the number of baskets that hold all of each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrequentSets {
    n_baskets_with: HashMap<Box<[u32]>, u32>,
}

impl FrequentSets {
    /// Finds all sets that `least_count` baskets hold; 0 is taken as 1.
    ///
    /// # Errors
    /// When there are more than [`MOST_SETS`].
    pub fn of(baskets: &Baskets, least_count: u32) -> Result<Self, TooManySets> {
        let least_count = least_count.max(1);
        let frequent = RareFirst::of(baskets, least_count);
        let mut search =
            Search { ranked: &frequent, least_count, counts: vec![0; frequent.items.len()], set: Vec::new(), found: Self::default() };
        search.extend(&frequent.whole_baskets())?;
        Ok(search.found)
    }

    /// Baskets that hold all of these items, which rise; `None` when they are fewer than were asked for.
    pub fn n_baskets_with(&self, items: &[u32]) -> Option<u32> {
        self.n_baskets_with.get(items).copied()
    }

    /// Each set, its items rising, with its baskets. In no order.
    pub fn iter(&self) -> impl Iterator<Item = (&[u32], u32)> {
        self.n_baskets_with.iter().map(|(items, n)| (&**items, *n))
    }

    pub fn len(&self) -> usize {
        self.n_baskets_with.len()
    }

    pub fn is_empty(&self) -> bool {
        self.n_baskets_with.is_empty()
    }
}

/// Baskets without rare items; the rest are renamed by their rank, the rarest 0.
struct RareFirst {
    /// The item of each rank.
    items: Vec<u32>,
    /// Ranks of all baskets, one basket after the other, each rising.
    ranks: Vec<u32>,
    ends: Vec<u32>,
}

impl RareFirst {
    fn of(baskets: &Baskets, least_count: u32) -> Self {
        let mut items: Vec<u32> = (0..baskets.n_items()).filter(|item| baskets.n_baskets_with(*item) >= least_count).collect();
        items.sort_unstable_by_key(|item| (baskets.n_baskets_with(*item), *item));
        let mut rank_of = vec![u32::MAX; baskets.n_items() as usize];
        for (rank, item) in (0..).zip(&items) {
            rank_of[*item as usize] = rank;
        }
        let (mut ranks, mut ends) = (Vec::new(), Vec::new());
        for basket in baskets.iter() {
            let from = ranks.len();
            ranks.extend(basket.iter().map(|item| rank_of[*item as usize]).filter(|rank| *rank != u32::MAX));
            ranks[from..].sort_unstable();
            ends.push(u32::try_from(ranks.len()).unwrap_or(u32::MAX));
        }
        Self { items, ranks, ends }
    }

    fn whole_baskets(&self) -> Vec<Rest> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(from, end)| Rest { from, end: *end }).filter(|rest| rest.from < rest.end).collect()
    }

    fn of_rest(&self, rest: Rest) -> &[u32] {
        &self.ranks[rest.from as usize..rest.end as usize]
    }
}

/// What follows a set in one basket that holds it.
#[derive(Clone, Copy)]
struct Rest {
    from: u32,
    end: u32,
}

struct Search<'a> {
    ranked: &'a RareFirst,
    least_count: u32,
    /// By rank; all 0 between two passes.
    counts: Vec<u32>,
    /// Ranks of the set that is being extended.
    set: Vec<u32>,
    found: FrequentSets,
}

impl Search<'_> {
    /// Finds all frequent sets that begin with the present one, given the rests of the baskets that hold it.
    fn extend(&mut self, rests: &[Rest]) -> Result<(), TooManySets> {
        let extensions = self.frequent_in(rests);
        let mut rests_by_extension = self.delivered(rests, &extensions);
        for (&(rank, n_baskets), rests) in extensions.iter().zip(&mut rests_by_extension) {
            self.set.push(rank);
            self.keep(n_baskets)?;
            // The place is given back as soon as the branch is done.
            let rests = std::mem::take(rests);
            if rests.len() >= self.least_count as usize {
                self.extend(&rests)?;
            }
            self.set.pop();
        }
        Ok(())
    }

    /// Ranks that enough rests hold, rising, each with how many do.
    fn frequent_in(&mut self, rests: &[Rest]) -> Vec<(u32, u32)> {
        // Whatever follows is less rare than the last of the set.
        let first = self.set.last().map_or(0, |rank| rank + 1);
        for &rest in rests {
            for &rank in self.ranked.of_rest(rest) {
                self.counts[rank as usize] += 1;
            }
        }
        let counted = (first..).zip(self.counts.iter_mut().skip(first as usize)).map(|(rank, count)| (rank, std::mem::take(count)));
        counted.filter(|(_, count)| *count >= self.least_count).collect()
    }

    /// For each extension, what follows it in the rests that hold it; rests that end there are left out.
    fn delivered(&mut self, rests: &[Rest], extensions: &[(u32, u32)]) -> Vec<Vec<Rest>> {
        let mut delivered: Vec<Vec<Rest>> = extensions.iter().map(|(_, n)| Vec::with_capacity(*n as usize)).collect();
        if extensions.is_empty() {
            return delivered;
        }
        for (number, (rank, _)) in (1..).zip(extensions) {
            self.counts[*rank as usize] = number;
        }
        for &rest in rests {
            for (after, &rank) in (rest.from + 1..).zip(self.ranked.of_rest(rest)) {
                let number = self.counts[rank as usize] as usize;
                if number > 0 && after < rest.end {
                    delivered[number - 1].push(Rest { from: after, end: rest.end });
                }
            }
        }
        for (rank, _) in extensions {
            self.counts[*rank as usize] = 0;
        }
        delivered
    }

    fn keep(&mut self, n_baskets: u32) -> Result<(), TooManySets> {
        if self.found.len() == MOST_SETS {
            return Err(TooManySets { least_count: self.least_count });
        }
        let mut items: Box<[u32]> = self.set.iter().map(|rank| self.ranked.items[*rank as usize]).collect();
        items.sort_unstable();
        self.found.n_baskets_with.insert(items, n_baskets);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Agrawal and Srikant's example, VLDB 1994: four transactions, support of two.
    #[test]
    fn the_example_of_apriori() -> Result<(), TooManySets> {
        let baskets = [[1, 3, 4].as_slice(), &[2, 3, 5], &[1, 2, 3, 5], &[2, 5]];
        let pairs = (0..).zip(baskets).flat_map(|(basket, items)| items.iter().map(move |item| (basket, *item)));
        let sets = FrequentSets::of(&Baskets::of(6, pairs), 2)?;
        let mut found: Vec<_> = sets.iter().map(|(items, n)| (items.len(), items.to_vec(), n)).collect();
        found.sort();
        let expected: [(&[u32], u32); 9] =
            [(&[1], 2), (&[2], 3), (&[3], 3), (&[5], 3), (&[1, 3], 2), (&[2, 3], 2), (&[2, 5], 3), (&[3, 5], 2), (&[2, 3, 5], 2)];
        assert_eq!(found, expected.map(|(items, n)| (items.len(), items.to_vec(), n)));
        assert_eq!((sets.n_baskets_with(&[2, 3, 5]), sets.n_baskets_with(&[4])), (Some(2), None));
        Ok(())
    }

    #[test]
    fn too_many_sets_are_refused_and_none_is_fine() -> Result<(), TooManySets> {
        let full = Baskets::of(16, (0..2).flat_map(|basket| (0..16).map(move |item| (basket, item))));
        assert_eq!(FrequentSets::of(&full, 2), Err(TooManySets { least_count: 2 }), "2^16 - 1 sets");
        assert!(FrequentSets::of(&full, 3)?.is_empty());
        assert!(FrequentSets::of(&Baskets::default(), 0)?.is_empty());
        Ok(())
    }
}
