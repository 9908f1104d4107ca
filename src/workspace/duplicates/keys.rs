//! Keys that customers who may be alike have in common, so that nobody is compared with everybody.
//!
//! A key is a number of 64 bits, made of one trait: two customers share it when the trait is the same, and by a rare accident. It finds candidates;
//! whether they are alike is told by [`compared`](super::likeness::compared) from the traits themselves.
//!
//! Names one letter apart share a key because every name has one for itself and one for each of its letters left out: Garbe, SymSpell, 2012. All of
//! them cost one pass over the letters: the hash of a name without a letter follows from the hashes of its beginnings and ends.

use super::likeness::{FEWEST_NEAR, MOST_NEAR, Traits};

/// Keys are kept in so many parts, each sorted by itself, so that no step takes long.
pub const N_PARTS: usize = 64;

/// A key with the slots of who has it.
type Part = Vec<(u64, u32)>;

/// What kind of trait a key is made of.
#[derive(Clone, Copy)]
enum Of {
    Phone = 1,
    Email,
    Core,
    Turned,
    Sound,
    Near,
}

/// The keys of everybody.
#[derive(Clone, Debug)]
pub struct KeyTable {
    parts: Vec<Part>,
}

impl Default for KeyTable {
    fn default() -> Self {
        Self { parts: vec![Part::new(); N_PARTS] }
    }
}

impl KeyTable {
    /// Adds a customer's keys.
    pub fn add(&mut self, slot: u32, traits: &Traits) {
        each_key(traits, |key| self.parts[part_of(key)].push((key, slot)));
    }

    /// Sorts a part, so that who shares a key stands together. Of two letters that follow one another and are the same either may be left out: that
    /// is one key.
    pub fn sort(&mut self, part: usize) {
        self.parts[part].sort_unstable();
        self.parts[part].dedup();
    }

    /// The slots that share a key, key by key, of a part that is sorted.
    pub fn blocks(&self, part: usize) -> impl Iterator<Item = &[(u64, u32)]> {
        self.parts[part].chunk_by(|one, other| one.0 == other.0)
    }

    /// Who shares a key with these traits, in the order of slots; every part must be sorted. A key that more than `most` share finds nobody.
    pub fn sharing(&self, traits: &Traits, most: usize) -> Vec<u32> {
        let mut slots = Vec::new();
        each_key(traits, |key| {
            let part = &self.parts[part_of(key)];
            let from = part.partition_point(|(other, _)| *other < key);
            let n = part[from..].iter().take(most + 1).take_while(|(other, _)| *other == key).count();
            if n <= most {
                slots.extend(part[from..from + n].iter().map(|(_, slot)| *slot));
            }
        });
        slots.sort_unstable();
        slots.dedup();
        slots
    }
}

const fn part_of(key: u64) -> usize {
    (key >> 58) as usize
}

fn each_key(traits: &Traits, mut take: impl FnMut(u64)) {
    traits.phones.iter().for_each(|phone| take(hashed(Of::Phone, phone)));
    traits.emails.iter().for_each(|email| take(hashed(Of::Email, email)));
    let name = &traits.name;
    for (of, text) in [(Of::Core, &name.core), (Of::Turned, &name.turned), (Of::Sound, &name.sound)] {
        if !text.is_empty() {
            take(hashed(of, text));
        }
    }
    each_near_key(&name.core, take);
}

/// FNV-1a, stirred.
fn hashed(of: Of, text: &str) -> u64 {
    let start = 0xcbf2_9ce4_8422_2325 ^ of as u64;
    stirred(text.bytes().fold(start, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)))
}

/// The end of splitmix64: every bit depends on every other.
const fn stirred(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

const BASE: u64 = 0x9e37_79b9_7f4a_7c15;

/// Digits are never left out, so that names with other digits share nothing.
fn each_near_key(core: &str, mut take: impl FnMut(u64)) {
    let letters: Vec<char> = core.chars().collect();
    if letters.len() < FEWEST_NEAR || letters.len() > MOST_NEAR {
        return;
    }
    let value = |letter: char| u64::from(u32::from(letter)) + 1;
    // Of each end of the name: its hash, and the base to the power of its length.
    let mut ends = vec![(0_u64, 1_u64)];
    for letter in letters.iter().rev() {
        let (hash, power) = ends[ends.len() - 1];
        ends.push((hash.wrapping_add(value(*letter).wrapping_mul(power)), power.wrapping_mul(BASE)));
    }
    let key = |hash: u64| stirred(hash ^ (Of::Near as u64) << 56);
    let mut beginning = 0_u64;
    for (at, letter) in letters.iter().enumerate() {
        if !letter.is_numeric() {
            let (hash, power) = ends[letters.len() - 1 - at];
            take(key(beginning.wrapping_mul(power).wrapping_add(hash)));
        }
        beginning = beginning.wrapping_mul(BASE).wrapping_add(value(*letter));
    }
    take(key(beginning));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Customer, CustomerId};
    use std::collections::HashSet;

    fn near_keys(core: &str) -> HashSet<u64> {
        let mut keys = HashSet::new();
        each_near_key(core, |key| {
            keys.insert(key);
        });
        keys
    }

    #[test]
    fn names_one_letter_apart_share_a_key_and_others_do_not() {
        let coffee = near_keys("coffee");
        for near in ["cofee", "coffea", "coffees", "xcoffee", "toffee"] {
            assert!(!coffee.is_disjoint(&near_keys(near)), "{near}");
        }
        for other in ["teahouse", "cof", "caffea", "eeffoc"] {
            assert!(coffee.is_disjoint(&near_keys(other)), "{other}");
        }
        assert!(near_keys("shop 1").is_disjoint(&near_keys("shop 2")));
    }

    #[test]
    fn who_shares_a_trait_is_found_and_a_trait_of_everybody_finds_nobody() {
        let named = |name: &str| Traits::of(&Customer::named(CustomerId::from_u128(1), name));
        let mut table = KeyTable::default();
        for (slot, name) in (0..).zip(["Acme Ltd", "Acme", "Acne", "Bean", "Bean", "Bean"]) {
            table.add(slot, &named(name));
        }
        (0..N_PARTS).for_each(|part| table.sort(part));
        assert_eq!(table.sharing(&named("ACME"), 2), [0, 1]);
        assert!(table.sharing(&named("Bean"), 2).is_empty());
        assert_eq!(table.sharing(&named("Bean"), 3), [3, 4, 5]);
    }
}
