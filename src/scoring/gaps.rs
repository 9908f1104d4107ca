//! How days between purchases spread: a histogram, in bins of whole days.
//!
//! Orders of one day are one purchase. Not here: one customer's rhythm ([`rhythm`](super::rhythm)).

use super::PurchaseDays;
use serde::{Deserialize, Serialize};

/// The most bins, the last open one not counted.
const MOST_BINS: usize = 24;
/// Widths of a bin, in days, as people count them.
const WIDTHS: [i32; 9] = [1, 2, 5, 7, 14, 30, 60, 90, 365];

/// Gaps by length. Bin 0 begins with 1 day; each is `width_days` wide.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GapHistogram {
    pub width_days: i32,
    pub n_gaps: Vec<u32>,
    /// Longer than the last bin.
    pub n_longer: u32,
}

impl GapHistogram {
    /// The narrowest bins with which nineteen gaps in twenty find a place. Empty when nobody has bought on two days.
    pub fn of(days: &PurchaseDays) -> Self {
        let mut gaps: Vec<i32> = days.iter().flat_map(|own| own.windows(2).map(|pair| pair[1] - pair[0])).collect();
        if gaps.is_empty() {
            return Self::default();
        }
        // The last of the shortest nineteen in twenty: below the number of gaps, as there is one.
        let last_to_fit = (gaps.len() * 19).div_ceil(20) - 1;
        let (_, &mut long, _) = gaps.select_nth_unstable(last_to_fit);
        let most_bins = i32::try_from(MOST_BINS).unwrap_or(i32::MAX);
        let width_days = WIDTHS.into_iter().find(|width| width * most_bins >= long).unwrap_or(WIDTHS[WIDTHS.len() - 1]);
        let n_bins = usize::try_from((long - 1) / width_days + 1).unwrap_or(1).min(MOST_BINS);
        let mut all = Self { width_days, n_gaps: vec![0; n_bins], n_longer: 0 };
        for gap in gaps {
            match usize::try_from((gap - 1) / width_days).ok().and_then(|at| all.n_gaps.get_mut(at)) {
                Some(n) => *n += 1,
                None => all.n_longer += 1,
            }
        }
        all
    }

    /// First and last day of a bin.
    pub fn days_of(&self, bin: usize) -> (i32, i32) {
        let first = i32::try_from(bin).unwrap_or(i32::MAX).saturating_mul(self.width_days).saturating_add(1);
        (first, first.saturating_add(self.width_days - 1))
    }
}

#[cfg(test)]
mod tests {
    use super::super::FreeSales;
    use super::super::sample::Sample;
    use super::*;

    fn of(gaps: &[i32]) -> GapHistogram {
        let mut sample = Sample::default();
        for (slot, gap) in (0..).zip(gaps) {
            sample.sale(slot, 0, 1).sale(slot, *gap, 1);
        }
        GapHistogram::of(&PurchaseDays::of(sample.columns(), gaps.len(), sample.counting(9_000, FreeSales::Count)))
    }

    #[test]
    fn every_gap_is_in_one_bin() {
        assert_eq!(of(&[1, 2, 2, 5]), GapHistogram { width_days: 1, n_gaps: vec![1, 2, 0, 0, 1], n_longer: 0 });
        let mut long = vec![30; 39];
        long.push(900);
        assert_eq!(of(&long), GapHistogram { width_days: 2, n_gaps: [vec![0; 14], vec![39]].concat(), n_longer: 1 });
        assert_eq!(of(&long[20..]), GapHistogram { width_days: 2, n_gaps: [vec![0; 14], vec![19]].concat(), n_longer: 1 });
        assert_eq!((of(&long).days_of(0), of(&long).days_of(14)), ((1, 2), (29, 30)));
        assert_eq!(of(&[]), GapHistogram::default());
    }
}
