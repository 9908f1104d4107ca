//! Item to item: what goes with a product, and what to offer a customer, with the reason.
//!
//! Cosine between items: Sarwar, Karypis, Konstan and Riedl, WWW 2001; sums of them over what was bought: Deshpande and Karypis, ACM
//! TOIS 22(1), 2004. Not here: when a customer will buy next.

use super::Baskets;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

/// An item that is bought with another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Companion {
    pub item: u32,
    /// Baskets with this item.
    pub n_with: u32,
    /// Baskets with both items.
    pub n_both: u32,
    /// Baskets with the other item.
    pub n_other: u32,
    pub n_baskets: u32,
}

impl Companion {
    /// n_ij / sqrt(n_i n_j), 0 to 1.
    pub fn cosine(&self) -> f64 {
        f64::from(self.n_both) / (f64::from(self.n_with) * f64::from(self.n_other)).sqrt()
    }

    /// How many times as often together as by chance.
    pub fn lift(&self) -> f64 {
        f64::from(self.n_both) * f64::from(self.n_baskets) / (f64::from(self.n_with) * f64::from(self.n_other))
    }

    /// Whether they are together more often than by chance, in whole numbers.
    pub fn is_beyond_chance(&self) -> bool {
        u64::from(self.n_both) * u64::from(self.n_baskets) > u64::from(self.n_with) * u64::from(self.n_other)
    }

    /// By cosine, falling, then by item. The other item is the same, so n_ij^2 / n_j decides, in whole numbers.
    fn by_cosine(&self, other: &Self) -> Ordering {
        let squared = |one: &Self, two: &Self| u128::from(one.n_both) * u128::from(one.n_both) * u128::from(two.n_with);
        squared(other, self).cmp(&squared(self, other)).then(self.item.cmp(&other.item))
    }
}

/// Baskets that can be asked which of them hold an item.
#[derive(Clone, Debug)]
pub struct Companions<'a> {
    baskets: &'a Baskets,
    /// Where the baskets of each item begin; one more than there are items.
    starts: Vec<u32>,
    holders: Vec<u32>,
}

/// What an offer takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct OfferLimits {
    /// Fewer baskets with both items are an accident.
    pub least_both: u32,
    pub n_offers: u32,
}

impl Default for OfferLimits {
    fn default() -> Self {
        Self { least_both: 5, n_offers: 10 }
    }
}

/// Something that a customer has not bought, and why it may be wanted.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Offer {
    /// The item, and with what bought item it goes best.
    pub companion: Companion,
    /// The bought item that is the reason: the one with the largest cosine.
    pub because_of: u32,
    /// How many bought items speak for it.
    pub n_reasons: u32,
    /// Sum of the cosines with everything bought: what offers are ordered by.
    pub weight: f64,
}

impl<'a> Companions<'a> {
    /// Turns the baskets round, in one pass.
    pub fn of(baskets: &'a Baskets) -> Self {
        let mut starts = vec![0; baskets.n_items() as usize + 1];
        for item in 0..baskets.n_items() {
            starts[item as usize + 1] = starts[item as usize] + baskets.n_baskets_with(item);
        }
        let mut next = starts.clone();
        let mut holders = vec![0; baskets.items.len()];
        for (number, basket) in (0..).zip(baskets.iter()) {
            for &item in basket {
                holders[next[item as usize] as usize] = number;
                next[item as usize] += 1;
            }
        }
        Self { baskets, starts, holders }
    }

    fn basket(&self, number: u32) -> &[u32] {
        let starts = &self.baskets.starts;
        &self.baskets.items[starts[number as usize] as usize..starts[number as usize + 1] as usize]
    }

    /// Everything that was ever in a basket with this item, the closest first; empty for an item that is in no basket.
    pub fn with(&self, item: u32) -> Vec<Companion> {
        let mut counts = vec![0; self.baskets.n_items() as usize];
        let mut all = self.counted(item, &mut counts);
        all.sort_unstable_by(Companion::by_cosine);
        all
    }

    /// The same in no order. `counts` is 0 for every item, before and after.
    fn counted(&self, item: u32, counts: &mut [u32]) -> Vec<Companion> {
        let Some(&[from, to]) = self.starts.get(item as usize..).unwrap_or_default().first_chunk() else { return Vec::new() };
        let mut seen = Vec::new();
        for &number in &self.holders[from as usize..to as usize] {
            for &other in self.basket(number) {
                if counts[other as usize] == 0 {
                    seen.push(other);
                }
                counts[other as usize] += 1;
            }
        }
        let companion = |other| Companion {
            item: other,
            n_with: self.baskets.n_baskets_with(other),
            n_both: std::mem::take(&mut counts[other as usize]),
            n_other: to - from,
            n_baskets: self.baskets.n_baskets(),
        };
        seen.into_iter().map(companion).filter(|companion| companion.item != item).collect()
    }

    /// What goes with the `bought` items, in any order, and is not among them; the heaviest first, equals by item.
    ///
    /// Pairs that are rarer than the limit or no more frequent than by chance do not speak for anything.
    pub fn offers(&self, bought: &[u32], limits: OfferLimits) -> Vec<Offer> {
        let mut bought: Vec<u32> = bought.to_vec();
        bought.sort_unstable();
        bought.dedup();
        let n_items = self.baskets.n_items() as usize;
        let (mut counts, mut offers) = (vec![0; n_items], vec![None::<Offer>; n_items]);
        for &because_of in &bought {
            let speaks =
                |one: &Companion| one.n_both >= limits.least_both && one.is_beyond_chance() && bought.binary_search(&one.item).is_err();
            for companion in self.counted(because_of, &mut counts).into_iter().filter(speaks) {
                let cosine = companion.cosine();
                match &mut offers[companion.item as usize] {
                    None => offers[companion.item as usize] = Some(Offer { companion, because_of, n_reasons: 1, weight: cosine }),
                    Some(offer) => {
                        offer.weight += cosine;
                        offer.n_reasons += 1;
                        if cosine > offer.companion.cosine() {
                            (offer.companion, offer.because_of) = (companion, because_of);
                        }
                    }
                }
            }
        }
        let mut offers: Vec<Offer> = offers.into_iter().flatten().collect();
        offers.sort_by(|a, b| b.weight.total_cmp(&a.weight));
        offers.truncate(limits.n_offers as usize);
        offers
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Coffee 0, filters 1, milk 2, tea 3, kettle 4.
    fn shop() -> Baskets {
        let baskets = [[0, 1].as_slice(), &[0, 1], &[0, 1, 2], &[2, 3], &[3, 4], &[3, 4], &[2], &[0]];
        Baskets::of(5, (0..).zip(baskets).flat_map(|(basket, items)| items.iter().map(move |item| (basket, *item))))
    }

    #[test]
    fn companions_are_ordered_by_cosine() {
        let baskets = shop();
        let all = Companions::of(&baskets).with(0);
        assert_eq!(all.iter().map(|one| (one.item, one.n_both, one.n_with, one.n_other)).collect::<Vec<_>>(), [(1, 3, 3, 4), (2, 1, 3, 4)]);
        assert_eq!((all[0].cosine(), all[0].lift()), (3.0 / 12.0_f64.sqrt(), 2.0));
        assert!(all[0].is_beyond_chance() && !all[1].is_beyond_chance());
        assert_eq!(Companions::of(&baskets).with(9), []);
        assert_eq!(Companions::of(&Baskets::of(2, [(0, 1)])).with(0), [], "in no basket");
    }

    #[test]
    fn offers_name_the_bought_item_that_is_the_reason() {
        let baskets = shop();
        let limits = OfferLimits { least_both: 1, n_offers: 10 };
        let offers = Companions::of(&baskets).offers(&[3, 0, 3], limits);
        assert_eq!(offers.iter().map(|offer| (offer.companion.item, offer.because_of)).collect::<Vec<_>>(), [(1, 0), (4, 3)]);
        assert_eq!((offers[1].companion.n_both, offers[1].companion.lift(), offers[1].n_reasons), (2, 8.0 / 3.0, 1));
        assert_eq!(Companions::of(&baskets).offers(&[3, 0], OfferLimits { n_offers: 1, ..limits }).len(), 1);
        assert_eq!(Companions::of(&baskets).offers(&[3, 0], OfferLimits::default()), [], "too few baskets have both");
        assert_eq!(Companions::of(&baskets).offers(&[], limits), []);
    }
}
