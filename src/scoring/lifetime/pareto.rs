//! Pareto/NBD: purchases at a rate that differs between customers (gamma with r and alpha), and a lifetime that may end at any moment, at
//! a rate that differs too (gamma with s and beta).
//!
//! Not here: many customers at once ([`forecast`](super::forecast)), and the likelihood's slope (`pareto_likelihood`).

use super::BuyingHistory;
use super::panels::{Powers, Scales, Stretch};
use super::special::{integral, one_less_power, scaled_tricomi};
use statrs::function::gamma::ln_gamma;

/// Pareto/NBD with its parameters, all above 0; alpha and beta in weeks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ParetoNbd {
    pub r: f64,
    pub alpha: f64,
    pub s: f64,
    pub beta: f64,
}

impl ParetoNbd {
    pub(super) const fn scales(&self) -> Scales {
        Scales { alpha: self.alpha, beta: self.beta }
    }

    pub(super) fn powers(&self, n_repeats: f64) -> Powers {
        Powers { shape: self.r + n_repeats, s: self.s }
    }

    /// The bracket of the likelihood and its first part, both over (alpha+t_x)^-(r+x) (beta+t_x)^-s.
    fn bracket(&self, history: BuyingHistory) -> (f64, f64) {
        let powers = self.powers(f64::from(history.n_repeats()));
        let stretch = Stretch::between(self.scales(), history.until_last_weeks(), history.observed_weeks());
        let alive = stretch.log_fall(powers).exp();
        (alive + self.s * stretch.plain(powers), alive)
    }

    /// Probability, 0 to 1, that the customer has not stopped buying for good.
    ///
    /// ```text
    /// P(alive) = 1 / (1 + s (alpha+T)^(r+x) (beta+T)^s I)
    /// I = integral from t_x to T of (alpha+y)^-(r+x) (beta+y)^-(s+1) dy
    /// ```
    pub fn probability_alive(&self, history: BuyingHistory) -> f64 {
        let (bracket, alive) = self.bracket(history);
        alive / bracket
    }

    /// Log-likelihood of one history.
    ///
    /// ```text
    /// ln G(r+x)/G(r) + r ln alpha + s ln beta + ln[(alpha+T)^-(r+x) (beta+T)^-s + s I]
    /// ```
    pub fn log_likelihood(&self, history: BuyingHistory) -> f64 {
        let (shape, last) = (self.r + f64::from(history.n_repeats()), history.until_last_weeks());
        let at_last = shape * (self.alpha + last).ln() + self.s * (last / self.beta).ln_1p();
        ln_gamma(shape) - ln_gamma(self.r) + self.r * self.alpha.ln() - at_last + self.bracket(history).0.ln()
    }

    /// Expected purchases in the next `weeks` if the customer is alive.
    ///
    /// ```text
    /// (r+x)(beta+T)/(alpha+T) [1 - ((beta+T)/(beta+T+t))^(s-1)] / (s-1)
    /// ```
    pub(super) fn expected_if_alive(&self, n_repeats: f64, observed_weeks: f64, weeks: f64) -> f64 {
        let beta = self.beta + observed_weeks;
        (self.r + n_repeats) * beta / (self.alpha + observed_weeks) * one_less_power((weeks.max(0.0) / beta).ln_1p(), self.s - 1.0)
    }

    /// Expected purchases in the next `weeks`.
    pub fn expected_purchases(&self, history: BuyingHistory, weeks: f64) -> f64 {
        self.probability_alive(history) * self.expected_if_alive(f64::from(history.n_repeats()), history.observed_weeks(), weeks)
    }

    /// What [`discounted_residual_purchases`](Self::discounted_residual_purchases) is for somebody who is alive.
    pub(super) fn discounted_if_alive(&self, n_repeats: f64, observed_weeks: f64, weekly_rate: f64) -> f64 {
        let beta = self.beta + observed_weeks;
        (self.r + n_repeats) * beta / (self.alpha + observed_weeks) * scaled_tricomi(self.s, weekly_rate * beta)
    }

    /// DERT: all purchases still to come, each discounted to today at a continuous rate a week, which is above 0.
    ///
    /// ```text
    /// DERT = alpha^r beta^s d^(s-1) G(r+x+1) U(s, s, d(beta+T)) / (G(r) (alpha+T)^(r+x+1) L)
    ///      = P(alive) (r+x)(beta+T)/(alpha+T) z^(s-1) U(s, s, z),   z = d(beta+T)
    /// ```
    ///
    /// Fader, Hardie and Lee, Journal of Marketing Research 42(4), 2005.
    pub fn discounted_residual_purchases(&self, history: BuyingHistory, weekly_rate: f64) -> f64 {
        let n_repeats = f64::from(history.n_repeats());
        self.probability_alive(history) * self.discounted_if_alive(n_repeats, history.observed_weeks(), weekly_rate)
    }

    /// Probabilities that somebody new makes 0, 1, 2 ... repeats in `weeks`.
    ///
    /// ```text
    /// P(X(t)=x) = (beta/(beta+t))^s w_x(t) + integral from 0 to t of s beta^s (beta+y)^-(s+1) w_x(y) dy,
    /// w_x(t) = G(r+x)/(G(r) x!) (alpha/(alpha+t))^r (t/(alpha+t))^x
    /// ```
    pub fn probabilities_of_repeats(&self, weeks: f64) -> impl Iterator<Item = f64> {
        const LONGEST: f64 = 0.5;
        let model = *self;
        let start = model.alpha.min(model.beta);
        let all = (weeks / start).ln_1p();
        let n_panels = (all / LONGEST).ceil().max(1.0);
        (0_u32..).map(f64::from).map(move |x| {
            let log_choices = ln_gamma(model.r + x) - ln_gamma(model.r) - ln_gamma(x + 1.0);
            let at_least = |y: f64| if x > 0.0 { x * (y / (model.alpha + y)).ln() } else { 0.0 };
            let weight = |y: f64| (log_choices - model.r * (y / model.alpha).ln_1p() + at_least(y)).exp();
            let still = |y: f64| (-model.s * (y / model.beta).ln_1p()).exp();
            let gone_at = |v: f64| {
                let y = start * v.exp_m1();
                model.s * still(y) / (model.beta + y) * weight(y) * (start + y)
            };
            let panels = (0..n_panels as u32).map(f64::from);
            let gone: f64 = panels.map(|at| integral(all * at / n_panels, all * (at + 1.0) / n_panels, gone_at)).sum();
            still(weeks) * weight(weeks) + gone
        })
    }
}
