//! sBG, the shifted beta-geometric model: subscriptions that are renewed or not at the end of each period, with a chance of leaving that
//! differs between customers (beta with alpha and beta).
//!
//! Retention rises with time although nobody grows more loyal: those who were going to leave have left.
//! Not here: customers without a contract ([`model`](super::model)).

use super::ascent::{Likelihood, Slope};
use super::special::hypergeometric;

/// sBG with its parameters, both above 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ShiftedBetaGeometric {
    pub alpha: f64,
    pub beta: f64,
}

impl ShiftedBetaGeometric {
    /// Share, 0 to 1, of those with a contract in period t - 1 that renew it for period t, from 1.
    ///
    /// ```text
    /// r(t) = (beta + t - 1) / (alpha + beta + t - 1)
    /// ```
    pub fn retention_share(&self, period: u32) -> f64 {
        let kept = self.beta + f64::from(period) - 1.0;
        kept / (self.alpha + kept)
    }

    /// Share, 0 to 1, that still has a contract after t renewals: the product of the retention shares.
    pub fn survival_share(&self, period: u32) -> f64 {
        (1..=period).map(|period| self.retention_share(period)).product()
    }

    /// DERL: renewals still to come of a customer in period n, from 1, about to renew, discounted at a rate a period, 0 or more. Without a
    /// discount there is no end of them where alpha is at most 1: nothing then.
    ///
    /// ```text
    /// DERL = (beta+n-1)/(alpha+beta+n-1) 2F1(1, beta+n; alpha+beta+n; 1/(1+d))
    ///      = (beta+n-1)/(alpha-1)                                                    if d = 0 and alpha > 1
    /// ```
    ///
    /// Fader and Hardie, Marketing Science 29(1), 2010. The second line is Gauss's theorem for 2F1 at 1.
    pub fn discounted_residual_renewals(&self, period: u32, rate: f64) -> Option<f64> {
        let kept = self.beta + f64::from(period);
        if rate > 0.0 {
            return Some(self.retention_share(period) * hypergeometric(1.0, kept, self.alpha + kept, 1.0 / (1.0 + rate)));
        }
        (self.alpha > 1.0).then(|| (kept - 1.0) / (self.alpha - 1.0))
    }
}

/// Contracts that came up for renewal, by period from the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Renewal {
    pub n_renewed: u32,
    pub n_lost: u32,
}

/// What came up for renewal in each period. Contracts may come in later or be too young to have come up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Renewals(pub Vec<Renewal>);

impl Renewals {
    /// From how many of one intake are left after 0, 1, 2 ... periods; a number above the one before it counts as the one before it.
    pub fn of_survivors(survivors: &[u32]) -> Self {
        let ends = survivors.windows(2);
        Self(ends.map(|ends| Renewal { n_renewed: ends[1].min(ends[0]), n_lost: ends[0].saturating_sub(ends[1]) }).collect())
    }

    fn sums(&self) -> (f64, f64) {
        self.0.iter().fold((0.0, 0.0), |(renewed, lost), one| (renewed + f64::from(one.n_renewed), lost + f64::from(one.n_lost)))
    }
}

impl Likelihood<2> for Renewals {
    type Model = ShiftedBetaGeometric;

    /// Contracts lost: without any, or with nothing but them, there is nothing to learn.
    fn n_telling(&self) -> u32 {
        let (renewed, lost) = self.sums();
        renewed.min(lost) as u32
    }

    fn first_guess(&self) -> [f64; 2] {
        let (renewed, lost) = self.sums();
        [1.0, renewed / lost]
    }

    /// ```text
    /// sum over t of renewed(t) ln r(t) + lost(t) ln(1 - r(t))
    /// ```
    fn at(&self, &[alpha, beta]: &[f64; 2]) -> Slope<2> {
        let mut slope = Slope::FLAT;
        for (period, one) in (0_u32..).zip(&self.0) {
            let kept = beta + f64::from(period);
            let all = alpha + kept;
            slope.add(one.n_renewed.into(), (kept / all).ln(), [-1.0 / all, 1.0 / kept - 1.0 / all]);
            slope.add(one.n_lost.into(), (alpha / all).ln(), [1.0 / alpha - 1.0 / all, -1.0 / all]);
        }
        slope
    }

    fn model(&self, [alpha, beta]: [f64; 2]) -> ShiftedBetaGeometric {
        ShiftedBetaGeometric { alpha, beta }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Fit, NoForecast};
    use super::*;

    #[test]
    fn discounted_renewals_are_the_sum_of_what_survives() {
        let model = ShiftedBetaGeometric { alpha: 0.7, beta: 1.2 };
        let after = |periods: u32| model.survival_share(2 + periods) / model.survival_share(2);
        let sum: f64 = (1..400).map(|periods| after(periods) / 1.1_f64.powf(f64::from(periods) - 1.0)).sum();
        assert!(model.discounted_residual_renewals(3, 0.1).is_some_and(|renewals| (renewals / sum - 1.0).abs() < 1e-10));
    }

    #[test]
    fn without_a_discount_renewals_are_what_survives_where_that_has_an_end() {
        let model = ShiftedBetaGeometric { alpha: 4.0, beta: 1.5 };
        let mut left = 1.0;
        // Survivors fall with the fourth power: what comes after so many periods is below 1e-12.
        let sum: f64 = (0..20_000)
            .map(|period| {
                left *= model.retention_share(2 + period);
                left
            })
            .sum();
        let renewals = model.discounted_residual_renewals(2, 0.0);
        assert!(renewals.is_some_and(|renewals| (renewals / sum - 1.0).abs() < 1e-9), "{renewals:?} {sum}");
        let nearly = model.discounted_residual_renewals(2, 1e-6).zip(renewals);
        assert!(nearly.is_some_and(|(nearly, exactly)| nearly < exactly && (nearly / exactly - 1.0).abs() < 1e-4), "{nearly:?}");
        assert_eq!(ShiftedBetaGeometric { alpha: 1.0, beta: 1.5 }.discounted_residual_renewals(2, 0.0), None);
    }

    #[test]
    fn nobody_leaving_tells_nothing() {
        let outcome = Fit::start(Renewals::of_survivors(&[10, 10, 10])).and_then(Fit::finish);
        assert_eq!(outcome, Err(NoForecast::TooFewRepeatBuyers { n: 0, needed: 1 }));
    }
}
