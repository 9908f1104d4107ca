//! Subscriptions that are renewed or not: how many stay, and how many renewals are still to come, by sBG.
//!
//! What is fitted comes from a form, not from the records, which know no contracts.

use crate::scoring::lifetime::{
    Fit, NoForecast,
    renewals::{Renewals, ShiftedBetaGeometric},
};
use serde::{Deserialize, Serialize};

/// Periods that are foreseen beyond those that were seen.
const N_AHEAD: u32 = 12;
/// More periods than anybody has kept count of.
const MOST_PERIODS: usize = 600;

/// How many of one intake were left after 0, 1, 2 ... periods.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Survivors {
    pub n_left: Vec<u32>,
    /// Parts per million a period; 0 is no discount.
    pub discount_ppm: u32,
}

/// A period, seen or foreseen.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct RenewalPeriod {
    pub seen_share: Option<f64>,
    /// Share, 0 to 1, of the intake that is left.
    pub expected_share: f64,
    /// Share, 0 to 1, of those left before that stayed; nothing for the first.
    pub expected_retention: Option<f64>,
}

/// What is known of an intake of subscribers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RenewalSheet {
    pub alpha: f64,
    pub beta: f64,
    pub log_likelihood: f64,
    pub periods: Vec<RenewalPeriod>,
    /// Discounted renewals still to come of who is left after the last period that was seen; nothing where they have no end, which only a
    /// discount could give them.
    pub residual_renewals: Option<f64>,
}

/// Fits sBG to what is left of an intake.
///
/// # Errors
/// When nobody left, or nobody stayed, or the likelihood has no summit.
pub fn renewed(survivors: &Survivors) -> Result<RenewalSheet, NoForecast> {
    let seen = &survivors.n_left[..survivors.n_left.len().min(MOST_PERIODS)];
    let fitted = Fit::start(Renewals::of_survivors(seen))?.finish()?;
    let ShiftedBetaGeometric { alpha, beta } = fitted.model;
    let first = f64::from(seen.first().copied().unwrap_or(0).max(1));
    let n_seen = u32::try_from(seen.len()).unwrap_or(u32::MAX);
    let period = |at: u32| RenewalPeriod {
        seen_share: seen.get(at as usize).map(|n| f64::from(*n) / first),
        expected_share: fitted.model.survival_share(at),
        expected_retention: (at > 0).then(|| fitted.model.retention_share(at)),
    };
    Ok(RenewalSheet {
        alpha,
        beta,
        log_likelihood: fitted.log_likelihood,
        periods: (0..n_seen + N_AHEAD).map(period).collect(),
        residual_renewals: fitted.model.discounted_residual_renewals(n_seen.max(1), f64::from(survivors.discount_ppm) / 1e6),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_intake_as_in_the_paper_is_repeated() {
        // "High end" of Fader and Hardie 2007, table 1: fitted to seven renewals, alpha 0.668 and beta 3.806.
        let n_left = vec![1_000, 869, 743, 653, 593, 551, 517, 491];
        let sheet = renewed(&Survivors { n_left, discount_ppm: 100_000 }).expect("it has a summit");
        assert!((sheet.alpha - 0.668).abs() < 0.001 && (sheet.beta - 3.806).abs() < 0.001, "{} {}", sheet.alpha, sheet.beta);
        assert_eq!(sheet.periods.len(), 8 + 12);
        assert_eq!(sheet.periods[1].seen_share, Some(0.869));
        assert!(sheet.periods.is_sorted_by(|a, b| a.expected_share > b.expected_share));
    }

    #[test]
    fn without_a_discount_renewals_are_counted_whole_or_have_no_end() {
        let undiscounted = |n_left: &[u32]| {
            let sheet = renewed(&Survivors { n_left: n_left.to_vec(), discount_ppm: 0 }).expect("it has a summit");
            (sheet.alpha, sheet.beta, sheet.residual_renewals)
        };
        let (alpha, _, endless) = undiscounted(&[1_000, 869, 743, 653, 593, 551, 517, 491]);
        assert!(alpha < 1.0 && endless.is_none(), "{alpha} {endless:?}");
        let (alpha, beta, renewals) = undiscounted(&[1_000, 500, 310, 210, 155, 118, 94, 76]);
        assert!(alpha > 1.0, "{alpha}");
        assert!(renewals.is_some_and(|renewals| (renewals * (alpha - 1.0) / (beta + 7.0) - 1.0).abs() < 1e-12), "{renewals:?}");
    }

    #[test]
    fn nobody_leaving_tells_nothing() {
        for n_left in [vec![], vec![5], vec![5, 5, 5], vec![5, 0]] {
            assert!(renewed(&Survivors { n_left, discount_ppm: 0 }).is_err());
        }
    }
}
