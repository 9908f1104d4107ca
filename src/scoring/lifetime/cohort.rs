//! Histories with equal rows counted once, ordered so that what depends on a few of the numbers is worked out once.
//!
//! Of 100,000 customers many share a history, all of them share a few hundred lengths of time, and gamma functions depend on the
//! number of repeats alone.

use super::BuyingHistory;

/// Customers with the same history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Group {
    pub n_repeats: u32,
    /// Place of T among the cohort's weeks.
    pub observed_at: u32,
    /// Place of t_x among the cohort's weeks.
    pub last_at: u32,
    pub n_customers: u32,
}

/// Histories of many customers, grouped.
#[derive(Clone, Debug, Default)]
pub struct Cohort {
    /// Every t_x and T there is, rising, each once.
    weeks: Vec<f64>,
    /// By repeats, then T, then t_x.
    groups: Vec<Group>,
    /// Group of each history, in the order in which they came.
    group_of: Vec<u32>,
}

impl Cohort {
    /// Groups histories; they are answered for in this order.
    pub fn of(histories: impl IntoIterator<Item = BuyingHistory>) -> Self {
        // Bits of floats that are not negative are in the order of the floats.
        let bits = |weeks: f64| (weeks + 0.0).to_bits();
        let mut keyed: Vec<(u32, u64, u64, u32)> = histories
            .into_iter()
            .zip(0..)
            .map(|(one, at)| (one.n_repeats(), bits(one.observed_weeks()), bits(one.until_last_weeks()), at))
            .collect();
        keyed.sort_unstable();
        let mut weeks: Vec<u64> = keyed.iter().flat_map(|key| [key.1, key.2]).collect();
        weeks.sort_unstable();
        weeks.dedup();
        let place = |bits: u64| u32::try_from(weeks.partition_point(|known| *known < bits)).unwrap_or(u32::MAX);
        let (mut groups, mut group_of): (Vec<Group>, Vec<u32>) = (Vec::new(), vec![0; keyed.len()]);
        for same in keyed.chunk_by(|a, b| (a.0, a.1, a.2) == (b.0, b.1, b.2)) {
            let (n_repeats, observed, last, _) = same[0];
            for (.., at) in same {
                group_of[*at as usize] = u32::try_from(groups.len()).unwrap_or(u32::MAX);
            }
            let n_customers = u32::try_from(same.len()).unwrap_or(u32::MAX);
            groups.push(Group { n_repeats, observed_at: place(observed), last_at: place(last), n_customers });
        }
        Self { weeks: weeks.into_iter().map(f64::from_bits).collect(), groups, group_of }
    }

    pub const fn n_customers(&self) -> usize {
        self.group_of.len()
    }

    /// Customers with a purchase after the first.
    pub fn n_repeat_buyers(&self) -> u32 {
        self.groups.iter().filter(|group| group.n_repeats > 0).map(|group| group.n_customers).sum()
    }

    /// Purchases after the first, of all customers.
    pub fn n_repeats(&self) -> u64 {
        self.groups.iter().map(|group| u64::from(group.n_repeats) * u64::from(group.n_customers)).sum()
    }

    /// Weeks observed, of all customers.
    pub fn observed_weeks(&self) -> f64 {
        self.groups.iter().map(|group| self.weeks[group.observed_at as usize] * f64::from(group.n_customers)).sum()
    }

    pub(super) fn weeks(&self) -> &[f64] {
        &self.weeks
    }

    /// Groups of one number of repeats after another, rising.
    pub(super) fn by_repeats(&self) -> impl Iterator<Item = (f64, &[Group])> {
        self.groups.chunk_by(|a, b| a.n_repeats == b.n_repeats).map(|same| (f64::from(same[0].n_repeats), same))
    }

    /// One number a group, spread to the histories in the order in which they came.
    pub(super) fn spread(&self, by_group: &[f64]) -> Vec<f64> {
        self.group_of.iter().map(|group| by_group[*group as usize]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_histories_are_counted_once_and_answered_for_each() {
        let of = |n_repeats, until_last, observed| BuyingHistory::new(n_repeats, until_last, observed).unwrap_or(BuyingHistory::NEW);
        let cohort = Cohort::of([of(2, 3.0, 5.0), of(0, 0.0, 5.0), of(2, 3.0, 5.0), of(2, 2.0, 3.0)]);
        assert_eq!(cohort.weeks(), [0.0, 2.0, 3.0, 5.0]);
        let sizes: Vec<_> =
            cohort.groups.iter().map(|group| (group.n_repeats, group.observed_at, group.last_at, group.n_customers)).collect();
        assert_eq!(sizes, [(0, 3, 0, 1), (2, 2, 1, 1), (2, 3, 2, 2)]);
        assert_eq!(cohort.spread(&[10.0, 20.0, 30.0]), [30.0, 10.0, 30.0, 20.0]);
        assert_eq!((cohort.n_customers(), cohort.n_repeat_buyers(), cohort.n_repeats()), (4, 3, 6));
        assert!((cohort.observed_weeks() - 18.0).abs() < 1e-12);
    }
}
