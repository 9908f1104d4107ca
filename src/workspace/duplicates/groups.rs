//! From pairs that are alike to groups of customers that may be one.
//!
//! The likest pairs come first, and each joins the groups of its two customers, as Kruskal's algorithm does, unless the group would grow beyond what anybody
//! looks through, or would hold two customers of whom it was said that they are not the same. Nobody is in two groups.

use super::likeness::{Likeness, SURE};
use std::collections::{BTreeMap, HashMap, HashSet};

/// The most customers of one group.
pub const MOST_MEMBERS: usize = 20;

/// Two slots, the lower first, that are alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    pub slots: (u32, u32),
    pub likeness: Likeness,
}

/// Slots that may be one customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined {
    /// Rising.
    pub slots: Vec<u32>,
    /// The score of the weakest pair that the group needs to hang together.
    pub score: u8,
    /// Those of its slots that are surely one, in sets of two or more.
    pub sure: Vec<Vec<u32>>,
    /// The likest first.
    pub pairs: Vec<Pair>,
}

/// Groups of those pairs, the surest first. `apart` are pairs, the lower slot first, that are not the same.
pub fn grouped(mut pairs: Vec<Pair>, apart: &[(u32, u32)]) -> Vec<Joined> {
    let not_same: HashSet<&(u32, u32)> = apart.iter().collect();
    pairs.retain(|pair| !not_same.contains(&pair.slots));
    pairs.sort_unstable_by_key(|pair| (std::cmp::Reverse(pair.likeness.score), pair.slots));
    let mut sets = Sets::new(apart);
    let n_sure = pairs.partition_point(|pair| pair.likeness.score >= SURE);
    for pair in &pairs[..n_sure] {
        sets.join(pair);
    }
    let sure: Vec<Vec<u32>> = sets.members.values().filter(|slots| slots.len() > 1).cloned().collect();
    for pair in &pairs[n_sure..] {
        sets.join(pair);
    }
    let mut groups: BTreeMap<u32, Joined> = BTreeMap::new();
    for (set, members) in &mut sets.members {
        members.sort_unstable();
        if members.len() > 1 {
            let score = sets.weakest.get(set).copied().unwrap_or(0);
            groups.insert(*set, Joined { slots: members.clone(), score, sure: Vec::new(), pairs: Vec::new() });
        }
    }
    for mut slots in sure {
        slots.sort_unstable();
        if let Some(group) = groups.get_mut(&sets.set_of[&slots[0]]) {
            group.sure.push(slots);
        }
    }
    for pair in pairs {
        let (one, other) = (sets.set_of[&pair.slots.0], sets.set_of[&pair.slots.1]);
        if let Some(group) = groups.get_mut(&one).filter(|_| one == other) {
            group.pairs.push(pair);
        }
    }
    let mut groups: Vec<Joined> = groups.into_values().collect();
    groups.sort_by_key(|group| (std::cmp::Reverse(group.score), group.slots[0]));
    groups
}

/// Who is in which set. A set is named by one of its slots.
struct Sets {
    set_of: HashMap<u32, u32>,
    members: BTreeMap<u32, Vec<u32>>,
    weakest: HashMap<u32, u8>,
    apart: HashMap<u32, Vec<u32>>,
}

impl Sets {
    fn new(apart: &[(u32, u32)]) -> Self {
        let mut sets = Self { set_of: HashMap::new(), members: BTreeMap::new(), weakest: HashMap::new(), apart: HashMap::new() };
        for (one, other) in apart {
            sets.apart.entry(*one).or_default().push(*other);
            sets.apart.entry(*other).or_default().push(*one);
        }
        sets
    }

    fn set_of(&mut self, slot: u32) -> u32 {
        let members = &mut self.members;
        *self.set_of.entry(slot).or_insert_with(|| {
            members.insert(slot, vec![slot]);
            slot
        })
    }

    fn join(&mut self, pair: &Pair) {
        let (one, other) = (self.set_of(pair.slots.0), self.set_of(pair.slots.1));
        let n = self.members[&one].len() + self.members[&other].len();
        if one == other || n > MOST_MEMBERS || self.are_apart(one, other) {
            return;
        }
        let moved = self.members.remove(&other).unwrap_or_default();
        for slot in &moved {
            self.set_of.insert(*slot, one);
        }
        self.members.entry(one).or_default().extend(moved);
        // Pairs come in the order of their scores, so that this one is the weakest so far.
        self.weakest.remove(&other);
        self.weakest.insert(one, pair.likeness.score);
    }

    fn are_apart(&self, one: u32, other: u32) -> bool {
        let is_in_other = |slot: &u32| self.set_of.get(slot) == Some(&other);
        self.members[&one].iter().filter_map(|slot| self.apart.get(slot)).flatten().any(is_in_other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::duplicates::likeness::Reason;
    use proptest::prelude::*;

    fn pair(one: u32, other: u32, score: u8) -> Pair {
        Pair { slots: (one.min(other), one.max(other)), likeness: Likeness { score, reasons: vec![Reason::SameName] } }
    }

    #[test]
    fn a_group_knows_its_weakest_link_and_who_is_surely_one() {
        let groups = grouped(vec![pair(1, 2, 98), pair(2, 3, 60), pair(7, 8, 100)], &[]);
        assert_eq!(groups.iter().map(|group| group.slots.as_slice()).collect::<Vec<_>>(), [&[7, 8][..], &[1, 2, 3]]);
        assert_eq!((groups[1].score, groups[1].sure.clone(), groups[1].pairs.len()), (60, vec![vec![1, 2]], 2));
    }

    #[test]
    fn who_is_not_the_same_is_never_in_one_group() {
        let pairs = vec![pair(1, 2, 98), pair(2, 3, 97), pair(1, 3, 96)];
        let groups = grouped(pairs, &[(1, 3)]);
        assert_eq!(groups.len(), 1);
        assert_eq!(groups[0].slots, [1, 2]);
    }

    proptest! {
        #[test]
        fn nobody_is_in_two_groups_and_no_group_is_too_large(
            links in prop::collection::vec((0_u32..40, 0_u32..40, 45_u8..=100), 0..120),
            apart in prop::collection::vec((0_u32..40, 0_u32..40), 0..6),
        ) {
            let apart: Vec<(u32, u32)> = apart.into_iter().map(|(a, b)| (a.min(b), a.max(b))).filter(|(a, b)| a != b).collect();
            let pairs = links.into_iter().filter(|(a, b, _)| a != b).map(|(a, b, score)| pair(a, b, score)).collect();
            let groups = grouped(pairs, &apart);
            let mut seen = HashSet::new();
            for group in &groups {
                prop_assert!((2..=MOST_MEMBERS).contains(&group.slots.len()));
                prop_assert!(group.slots.iter().all(|slot| seen.insert(*slot)));
                prop_assert!(apart.iter().all(|(a, b)| !(group.slots.contains(a) && group.slots.contains(b))));
                prop_assert!(group.sure.iter().flatten().all(|slot| group.slots.contains(slot)));
                prop_assert!(group.pairs.iter().any(|pair| pair.likeness.score == group.score));
            }
        }
    }
}
