//! From an indicator's own unit to 0 ..= 1,000,000, of which more is always better.
//!
//! Not here: filling in what is not known; it stays unknown.

use super::FULL;
use serde::{Deserialize, Serialize};

/// Which way an indicator is good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Better {
    More,
    /// Days since the last purchase, returns, complaints.
    Less,
}

/// How a column is brought to one scale.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Normalisation {
    /// Mid-rank: (n worse + n equal / 2) / N, oneself among the equals. One giant customer does not squeeze the rest together.
    Percentile,
    /// (value - worst) / (best - worst); one half for everyone when all are equal.
    MinMax,
    /// The band between cut points, of `n` bands from 0 to `n - 1`: band / (n - 1). At the cut point is in the better band. Order and
    /// repeated cut points do not matter; those that are not numbers are left out. Without any cut point everyone has one half.
    Cuts(Vec<f64>),
}

/// Stands in the column for a value that is not known.
const UNKNOWN: u32 = u32::MAX;

/// A normalised column, by slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Normalised(Vec<u32>);

impl Normalised {
    pub const fn n_slots(&self) -> usize {
        self.0.len()
    }

    /// 0 to [`FULL`]; `None` for a value that is not known and for a slot there is not.
    pub fn get(&self, slot: usize) -> Option<u32> {
        self.0.get(slot).copied().filter(|value| *value != UNKNOWN)
    }

    /// Each slot's value, in the order of slots.
    pub fn iter(&self) -> impl Iterator<Item = Option<u32>> + '_ {
        self.0.iter().map(|&value| (value != UNKNOWN).then_some(value))
    }
}

/// Brings a column to 0 ..= [`FULL`]. What is not a finite number is not known.
pub fn normalise(values: &[Option<f64>], how: &Normalisation, better: Better) -> Normalised {
    // Adding zero makes -0.0 and 0.0 one value.
    let goodness = |value: f64| 0.0 + if better == Better::More { value } else { -value };
    let known = values.iter().enumerate().filter_map(|(slot, value)| Some((slot, goodness(value.filter(|value| value.is_finite())?))));
    let mut column = vec![UNKNOWN; values.len()];
    match how {
        Normalisation::Percentile => fill_percentiles(known, &mut column),
        Normalisation::MinMax => {
            let (worst, best) = known.clone().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), (_, v)| (low.min(v), high.max(v)));
            for (slot, value) in known {
                column[slot] = if best > worst { parts((value / 2.0 - worst / 2.0) / (best / 2.0 - worst / 2.0)) } else { FULL / 2 };
            }
        }
        Normalisation::Cuts(cuts) => {
            let mut cuts: Vec<f64> = cuts.iter().copied().filter(|cut| cut.is_finite()).map(goodness).collect();
            cuts.sort_unstable_by(f64::total_cmp);
            cuts.dedup();
            for (slot, value) in known {
                let band = cuts.partition_point(|cut| *cut <= value);
                column[slot] = if cuts.is_empty() { FULL / 2 } else { parts(band_share(band, cuts.len())) };
            }
        }
    }
    Normalised(column)
}

#[expect(clippy::cast_precision_loss, reason = "there are far fewer cut points than 2^52")]
fn band_share(band: usize, last_band: usize) -> f64 {
    band as f64 / last_band as f64
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held within 0 and a million")]
fn parts(share: f64) -> u32 {
    (share.clamp(0.0, 1.0) * f64::from(FULL)).round() as u32
}

fn fill_percentiles(known: impl Iterator<Item = (usize, f64)>, column: &mut [u32]) {
    let mut ranked: Vec<(u64, u32)> = known.map(|(slot, value)| (in_order(value), u32::try_from(slot).unwrap_or(u32::MAX))).collect();
    sort_by_key(&mut ranked);
    let n_known = ranked.len() as u64;
    let mut n_worse = 0;
    for equals in ranked.chunk_by(|a, b| a.0 == b.0) {
        let n_equal = equals.len() as u64;
        let percentile = ((2 * n_worse + n_equal) * u64::from(FULL) + n_known) / (2 * n_known);
        for &(_, slot) in equals {
            column[slot as usize] = u32::try_from(percentile).unwrap_or(FULL);
        }
        n_worse += n_equal;
    }
}

/// Bits that stand in the order of the numbers: IEEE 754 with the sign turned, and negative numbers upside down.
const fn in_order(value: f64) -> u64 {
    let bits = value.to_bits();
    if bits >> 63 == 1 { !bits } else { bits | 1 << 63 }
}

/// Radix sort by the key, a byte at a time from the lowest; bytes that all keys share are skipped. Several times as fast as comparing,
/// which is what keeps a preview of eight indicators of 100,000 customers within its time.
fn sort_by_key(pairs: &mut Vec<(u64, u32)>) {
    let mut counts = vec![[0_u32; 256]; 8];
    for (key, _) in &*pairs {
        for (count, byte) in counts.iter_mut().zip(key.to_le_bytes()) {
            count[usize::from(byte)] += 1;
        }
    }
    let mut sorted = vec![(0, 0); pairs.len()];
    for (place, count) in counts.iter().enumerate() {
        if count.iter().any(|n| *n as usize == pairs.len()) {
            continue;
        }
        let mut next = [0_u32; 256];
        for byte in 1..256 {
            next[byte] = next[byte - 1] + count[byte - 1];
        }
        for &pair in &*pairs {
            let byte = usize::from(pair.0.to_le_bytes()[place]);
            sorted[next[byte] as usize] = pair;
            next[byte] += 1;
        }
        std::mem::swap(pairs, &mut sorted);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(values: &[f64], how: &Normalisation, better: Better) -> Vec<Option<u32>> {
        let values: Vec<Option<f64>> = values.iter().copied().map(Some).collect();
        normalise(&values, how, better).iter().collect()
    }

    #[test]
    fn percentiles_are_mid_ranks() {
        let how = Normalisation::Percentile;
        assert_eq!(all(&[10.0, -3.0, 10.0, 0.5], &how, Better::More), [Some(750_000), Some(125_000), Some(750_000), Some(375_000)]);
        assert_eq!(all(&[10.0, -3.0, 10.0, 0.5], &how, Better::Less), [Some(250_000), Some(875_000), Some(250_000), Some(625_000)]);
        assert_eq!(all(&[0.0, -0.0], &how, Better::Less), [Some(500_000); 2], "nought has no sign");
        assert_eq!(all(&[7.0], &how, Better::More), [Some(500_000)]);
    }

    #[test]
    fn min_max_reaches_both_ends() {
        let how = Normalisation::MinMax;
        assert_eq!(all(&[2.0, 4.0, 10.0], &how, Better::More), [Some(0), Some(250_000), Some(FULL)]);
        assert_eq!(all(&[2.0, 4.0, 10.0], &how, Better::Less), [Some(FULL), Some(750_000), Some(0)]);
        assert_eq!(all(&[3.0, 3.0], &how, Better::More), [Some(500_000); 2]);
        assert_eq!(all(&[f64::MIN, 0.0, f64::MAX], &how, Better::More), [Some(0), Some(500_000), Some(FULL)]);
    }

    #[test]
    fn at_the_cut_is_in_the_better_band() {
        let how = Normalisation::Cuts(vec![90.0, 30.0, 30.0, f64::NAN]);
        assert_eq!(all(&[29.0, 30.0, 90.0], &how, Better::More), [Some(0), Some(500_000), Some(FULL)]);
        assert_eq!(all(&[30.0, 90.0, 91.0], &how, Better::Less), [Some(FULL), Some(500_000), Some(0)]);
        assert_eq!(all(&[1.0], &Normalisation::Cuts(vec![]), Better::More), [Some(500_000)]);
    }

    #[test]
    fn what_is_no_number_is_not_known_and_counts_for_nobody() {
        let values = [None, Some(f64::NAN), Some(1.0), Some(f64::INFINITY), Some(2.0)];
        for how in [Normalisation::Percentile, Normalisation::MinMax, Normalisation::Cuts(vec![2.0])] {
            let column = normalise(&values, &how, Better::More);
            assert_eq!([0, 1, 3, 9].map(|slot| column.get(slot)), [None; 4], "{how:?}");
            assert!(column.get(2) < column.get(4), "{how:?}");
        }
        assert_eq!(normalise(&[], &Normalisation::Percentile, Better::More).n_slots(), 0);
    }
}
