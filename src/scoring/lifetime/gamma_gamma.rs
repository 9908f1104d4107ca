//! Gamma-Gamma: what a purchase of a customer is expected to come to, between the customer's own mean and everyone's.
//!
//! It takes for granted that how often someone buys says nothing about how much: show [`Spends::correlation`] beside it.
//! Not here: how many purchases there will be ([`model`](super::model)).

use super::ascent::{Likelihood, Slope};
use statrs::function::gamma::{digamma, ln_gamma};

/// Gamma-Gamma with its parameters, all above 0; gamma in the unit of money.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GammaGamma {
    pub p: f64,
    pub q: f64,
    pub gamma: f64,
}

impl GammaGamma {
    /// E(M | x, z): the expected mean spend of a customer with x repeats of the mean z; `None` where it is infinite (no repeats and q <= 1).
    ///
    /// ```text
    /// p (gamma + x z) / (p x + q - 1)
    /// ```
    ///
    /// Fader and Hardie, "The Gamma-Gamma Model of Monetary Value", 2013.
    pub fn expected_spend(&self, n_repeats: u32, mean_spend: f64) -> Option<f64> {
        let n_repeats = f64::from(n_repeats);
        let below = self.p * n_repeats + self.q - 1.0;
        (below > 0.0).then(|| self.p * (self.gamma + n_repeats * mean_spend) / below)
    }
}

/// Repeats and mean spend of everyone who bought again and paid.
#[derive(Clone, Debug, Default)]
pub struct Spends {
    /// x, z, ln z; by x.
    each: Vec<(u32, f64, f64)>,
}

impl Spends {
    /// Those of the customers (x, z) who have both.
    pub fn of(customers: impl IntoIterator<Item = (u32, f64)>) -> Self {
        let telling = customers.into_iter().filter(|(n_repeats, mean)| *n_repeats > 0 && *mean > 0.0 && mean.is_finite());
        let mut each: Vec<(u32, f64, f64)> = telling.map(|(n_repeats, mean)| (n_repeats, mean, mean.ln())).collect();
        each.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        Self { each }
    }

    pub const fn n_customers(&self) -> usize {
        self.each.len()
    }

    /// The correlation of x and z, which the model takes to be 0; `None` where one of them does not vary.
    pub fn correlation(&self) -> Option<f64> {
        super::holdout::correlation(self.each.iter().map(|one| (f64::from(one.0), one.1)))
    }

    fn mean(&self) -> f64 {
        self.each.iter().map(|one| one.1).sum::<f64>() / self.each.len() as f64
    }
}

impl Likelihood<3> for Spends {
    type Model = GammaGamma;

    fn n_telling(&self) -> u32 {
        u32::try_from(self.each.len()).unwrap_or(u32::MAX)
    }

    /// A customer's purchases differ as an exponential's, customers' means somewhat less.
    fn first_guess(&self) -> [f64; 3] {
        [1.0, 3.0, 2.0 * self.mean()]
    }

    /// ```text
    /// ln G(px+q) - ln G(px) - ln G(q) + q ln gamma + (px-1) ln z + px ln x - (px+q) ln(gamma + x z)
    /// ```
    fn at(&self, &[p, q, gamma]: &[f64; 3]) -> Slope<3> {
        let (log_q, by_q, log_gamma) = (ln_gamma(q), digamma(q), gamma.ln());
        let mut slope = Slope::FLAT;
        for same in self.each.chunk_by(|a, b| a.0 == b.0) {
            let x = f64::from(same[0].0);
            let (shape, both, log_x) = (p * x, p * x + q, x.ln());
            let log_factor = ln_gamma(both) - ln_gamma(shape) - log_q + q * log_gamma + shape * log_x;
            let by_both = digamma(both);
            let by_shape = x * (by_both - digamma(shape) + log_x);
            for &(_, mean, log_mean) in same {
                let all = gamma + x * mean;
                let log_all = all.ln();
                let log_likelihood = log_factor + (shape - 1.0) * log_mean - both * log_all;
                let gradient = [by_shape + x * (log_mean - log_all), by_both - by_q + log_gamma - log_all, q / gamma - both / all];
                slope.add(1.0, log_likelihood, gradient);
            }
        }
        slope
    }

    fn model(&self, [p, q, gamma]: [f64; 3]) -> GammaGamma {
        GammaGamma { p, q, gamma }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Fit, NoForecast};
    use super::*;

    #[test]
    fn the_more_purchases_the_nearer_to_ones_own_mean() {
        let model = GammaGamma { p: 6.25, q: 3.74, gamma: 15.4 };
        let of = |n_repeats, mean| model.expected_spend(n_repeats, mean).unwrap_or(f64::NAN);
        let everyone = of(0, 0.0);
        assert!((everyone - 6.25 * 15.4 / 2.74).abs() < 1e-12);
        assert!(everyone < of(1, 80.0) && of(1, 80.0) < of(10, 80.0) && of(10, 80.0) < 80.0);
        assert_eq!(GammaGamma { q: 1.0, ..model }.expected_spend(0, 0.0), None);
    }

    #[test]
    fn the_same_spends_in_a_smaller_currency_are_fitted_alike() -> Result<(), NoForecast> {
        let fitted = |per_unit: f64| {
            let mut state = 0x9E37_79B9_7F4A_7C15_u64;
            let mut chance = || {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                (state >> 11) as f64 / (1_u64 << 53) as f64
            };
            let spend = |at: u32| {
                let (n_repeats, usual) = (1 + at % 5, per_unit * f64::from(20 + (at * 37) % 90));
                let sum: f64 = (0..n_repeats).map(|_| -usual * (1.0 - chance()).ln()).sum();
                (n_repeats, sum / f64::from(n_repeats))
            };
            Fit::start(Spends::of((0..500).map(spend)))?.finish()
        };
        let (dollars, dong) = (fitted(1.0)?, fitted(1e6)?);
        let near = |ours: f64, theirs: f64| (ours / theirs - 1.0).abs() < 1e-6;
        assert!(near(dong.model.p, dollars.model.p) && near(dong.model.q, dollars.model.q), "{dong:?} {dollars:?}");
        assert!(near(dong.model.gamma, 1e6 * dollars.model.gamma), "{dong:?} {dollars:?}");
        Ok(())
    }

    #[test]
    fn who_never_came_back_or_never_paid_tells_nothing() {
        let spends = Spends::of([(0, 5.0), (3, 0.0), (2, 7.0), (1, f64::INFINITY), (1, 9.0)]);
        assert_eq!((spends.n_customers(), spends.n_telling()), (2, 2));
        assert!((spends.correlation().unwrap_or_default() + 1.0).abs() < 1e-12);
        assert_eq!(Spends::of([(1, 9.0)]).correlation(), None);
    }
}
