//! Which shared pieces of code go into one file.
//!
//! Dividing makes a piece for every set of parts that share something: some ninety, most of a few kilobytes, of which one page needs forty. A
//! file costs a visitor time of its own, however small it is, so pieces that mostly the same parts need are put into one.
//!
//! Not here: putting modules together (`merging`).

use std::collections::BTreeSet;

/// A visitor waits for one more file about as long as for this many bytes of code: each is asked for, handed over by the service worker, compiled and
/// started by itself.
const FILE_BYTES: u64 = 20_000;

/// Pieces that are fetched together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Together {
    /// What the pieces are called, the one that gives the file its name first.
    pub pieces: Vec<String>,
    /// The parts that need one of them.
    pub parts: BTreeSet<String>,
    pub bytes: u64,
}

impl Together {
    /// What fetching this costs, over all parts that need it.
    fn cost(&self) -> u64 {
        self.parts.len() as u64 * (self.bytes + FILE_BYTES)
    }

    fn with(&self, other: &Self) -> Self {
        Self {
            pieces: self.pieces.iter().chain(&other.pieces).cloned().collect(),
            parts: self.parts.union(&other.parts).cloned().collect(),
            bytes: self.bytes + other.bytes,
        }
    }
}

/// Puts the two together that spare most, for as long as that spares anything.
pub(super) fn grouped(mut all: Vec<Together>) -> Vec<Together> {
    while let Some((first, second)) = best_pair(&all) {
        let other = all.remove(second);
        all[first] = all[first].with(&other);
    }
    all
}

/// The places of the two that spare most together, in order; the first such pair, so that the same build always comes out the same.
fn best_pair(all: &[Together]) -> Option<(usize, usize)> {
    let pairs = (0..all.len()).flat_map(|first| (first + 1..all.len()).map(move |second| (first, second)));
    let spared = |&(first, second): &(usize, usize)| {
        let (first, second) = (&all[first], &all[second]);
        (first.cost() + second.cost()).saturating_sub(first.with(second).cost())
    };
    pairs.filter(|pair| spared(pair) > 0).min_by_key(|pair| std::cmp::Reverse(spared(pair)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(name: &str, parts: &str, bytes: u64) -> Together {
        Together { pieces: vec![name.to_owned()], parts: parts.chars().map(String::from).collect(), bytes }
    }

    fn names(all: &[Together]) -> Vec<String> {
        all.iter().map(|together| together.pieces.join("+")).collect()
    }

    #[test]
    fn small_pieces_that_nearly_the_same_parts_need_share_a_file() {
        let all = vec![piece("a", "123", 300), piece("b", "12", 500), piece("c", "123", 900)];
        assert_eq!(names(&grouped(all)), ["a+c+b"]);
    }

    #[test]
    fn nobody_fetches_much_that_they_do_not_need() {
        let all = vec![piece("a", "12", 100_000), piece("b", "34", 100_000), piece("c", "12", 100)];
        assert_eq!(names(&grouped(all)), ["a+c", "b"]);
    }

    #[test]
    fn everything_is_still_there_once() {
        let all: Vec<_> = (1..40_u64).map(|n| piece(&n.to_string(), ["12", "123", "3", "14"][n as usize % 4], n * 997 % 30_000)).collect();
        let bytes: u64 = all.iter().map(|piece| piece.bytes).sum();
        let grouped = grouped(all);
        let mut pieces: Vec<u64> = grouped.iter().flat_map(|together| &together.pieces).filter_map(|name| name.parse().ok()).collect();
        pieces.sort_unstable();
        assert_eq!(pieces, (1..40).collect::<Vec<_>>());
        assert_eq!(grouped.iter().map(|together| together.bytes).sum::<u64>(), bytes);
    }
}
