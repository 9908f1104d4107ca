//! How good the records are that customers are graded by, whatever the scheme: stale ones, outliers, names that stand twice.
//!
//! Not here: of whom an indicator is known, which is a matter of the scheme (`questions::AskStudio`).

use super::{scores::Scores, state::Workspace};
use std::collections::HashMap;

/// Days after which a record counts as stale.
const STALE_DAYS: i32 = 365;

/// The fewest customers with a purchase among whom one can be an outlier.
const FEWEST_AMOUNTS: usize = 8;

/// How good the records are as of a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RecordQuality {
    pub n_customers: u32,
    /// Without a purchase in the last year before the day.
    pub n_stale: u32,
    /// Whose amount lies beyond three interquartile ranges above the upper quartile.
    pub n_outliers: u32,
    /// Who share a name with another.
    pub n_same_name: u32,
}

impl RecordQuality {
    /// A pass over all customers.
    pub fn of(workspace: &Workspace, scores: &Scores) -> Self {
        let mut quality = Self::default();
        let mut names: HashMap<&str, u32> = HashMap::new();
        let mut amounts = Vec::new();
        for (slot, customer) in workspace.customers().iter() {
            quality.n_customers += 1;
            let history = scores.history(slot);
            quality.n_stale += u32::from(history.last_on.is_none_or(|day| scores.as_of().days_since(day) > STALE_DAYS));
            if history.n_purchases > 0 {
                amounts.push(history.amount_minor);
            }
            *names.entry(customer.name.as_str()).or_default() += 1;
        }
        quality.n_same_name = names.values().filter(|n| **n > 1).sum();
        quality.n_outliers = n_outliers(&mut amounts);
        quality
    }
}

/// Tukey's far-out values: beyond three interquartile ranges above the upper quartile.
fn n_outliers(amounts: &mut [i64]) -> u32 {
    if amounts.len() < FEWEST_AMOUNTS {
        return 0;
    }
    amounts.sort_unstable();
    let (lower, upper) = (amounts[amounts.len() / 4], amounts[amounts.len() * 3 / 4]);
    let fence = upper.saturating_add(upper.saturating_sub(lower).saturating_mul(3));
    u32::try_from(amounts.len() - amounts.partition_point(|amount| *amount <= fence)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::n_outliers;

    #[test]
    fn an_amount_far_beyond_the_others_is_an_outlier() {
        assert_eq!(n_outliers(&mut [1, 2, 3, 4, 5, 6, 7, 1_000]), 1);
        assert_eq!(n_outliers(&mut [1, 2, 3, 4, 5, 6, 7, 8]), 0);
        assert_eq!(n_outliers(&mut [1, 1_000]), 0, "of two nobody can say which is odd");
    }
}
