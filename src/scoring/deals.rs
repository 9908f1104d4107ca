//! How deals fare: how many of those that ended were won, and how long they stay in a stage.
//!
//! A rate of a handful is noise, so below [`LEAST_ENDED`] there is none. Not here: forecasts, which only add up what is expected
//! (`workspace`), and whether one rate differs from another ([`effect`](super::effect)).

use serde::{Deserialize, Serialize};

/// The fewest ended deals of which a rate is told.
pub const LEAST_ENDED: u32 = 5;

/// Deals that ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    pub n_won: u32,
    pub n_lost: u32,
}

impl Ended {
    /// One more.
    pub const fn count(&mut self, is_won: bool) {
        if is_won {
            self.n_won += 1;
        } else {
            self.n_lost += 1;
        }
    }

    /// All of them.
    pub const fn n(self) -> u32 {
        self.n_won + self.n_lost
    }

    /// Won deals by ended deals, 0 to 1; `None` below [`LEAST_ENDED`].
    pub fn win_share(self) -> Option<f64> {
        (self.n() >= LEAST_ENDED).then(|| f64::from(self.n_won) / f64::from(self.n()))
    }
}

/// The median of a number of days; of an even number the mean of the middle two. Reorders them.
pub fn median_days(days: &mut [i32]) -> Option<f64> {
    let middle = days.len() / 2;
    days.sort_unstable();
    let upper = f64::from(*days.get(middle)?);
    Some(if days.len().is_multiple_of(2) { f64::midpoint(f64::from(days[middle - 1]), upper) } else { upper })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_few_have_no_rate() {
        assert_eq!(Ended { n_won: 2, n_lost: 2 }.win_share(), None);
        assert_eq!(Ended { n_won: 2, n_lost: 3 }.win_share(), Some(0.4));
        let mut ended = Ended::default();
        [true, false, true].into_iter().for_each(|is_won| ended.count(is_won));
        assert_eq!(ended, Ended { n_won: 2, n_lost: 1 });
    }

    #[test]
    fn the_median_is_the_middle_one_or_between_two() {
        assert_eq!(median_days(&mut []), None);
        assert_eq!(median_days(&mut [9, 1, 4]), Some(4.0));
        assert_eq!(median_days(&mut [9, 1, 4, 5]), Some(4.5));
    }
}
