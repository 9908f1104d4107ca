//! Chance that can be repeated: the same seed gives the same course of events on every machine.
//!
//! `SplitMix64` of Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014. Whole numbers only, since
//! floats may differ in the last digit between machines. Not for secrets.

/// A source of repeatable chance.
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A source of its own, so that what happens to one customer does not move the others.
    pub const fn branch(&mut self) -> Self {
        Self(self.bits())
    }

    /// 64 bits, all equally likely.
    pub const fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to `n` less one; 0 if `n` is 0.
    pub fn below(&mut self, n: usize) -> usize {
        let product = u128::from(self.bits()) * n as u128;
        usize::try_from(product >> 64).unwrap_or(0)
    }

    /// A number from `least` to `most`, both included.
    pub fn between(&mut self, least: i32, most: i32) -> i32 {
        let n = usize::try_from(most - least + 1).unwrap_or(0);
        least + i32::try_from(self.below(n)).unwrap_or(0)
    }

    /// Whether something with this many chances in a thousand happens.
    pub fn happens(&mut self, permille: usize) -> bool {
        self.below(1_000) < permille
    }

    /// One of a list that is not empty.
    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }

    /// A position in a list of weights, the likelier the larger the weight.
    pub fn weighted(&mut self, weights: &[usize]) -> usize {
        let mut left = self.below(weights.iter().sum());
        for (at, weight) in weights.iter().enumerate() {
            match left.checked_sub(*weight) {
                Some(rest) => left = rest,
                None => return at,
            }
        }
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_of_the_published_algorithm() {
        let mut chance = Chance::new(1_234_567);
        let first: Vec<u64> = (0..3).map(|_| chance.bits()).collect();
        assert_eq!(first, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }

    #[test]
    fn every_value_of_a_range_is_met_and_none_outside() {
        let mut chance = Chance::new(7);
        let mut met: Vec<i32> = (0..200).map(|_| chance.between(-2, 3)).collect();
        met.sort_unstable();
        met.dedup();
        assert_eq!(met, [-2, -1, 0, 1, 2, 3]);
        let weighted: Vec<usize> = (0..50).map(|_| chance.weighted(&[0, 3, 0, 1])).collect();
        assert!(weighted.contains(&1) && weighted.contains(&3) && !weighted.contains(&0) && !weighted.contains(&2));
    }
}
