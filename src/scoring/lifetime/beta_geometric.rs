//! BG/NBD and MBG/NBD: purchases at a rate that differs between customers (gamma), and a chance of dropping out after a purchase that
//! differs too (beta).
//!
//! In BG/NBD the first such chance comes after the first repeat, so that everyone who bought once counts as alive for ever; in MBG/NBD
//! it comes after the first purchase of all. With j = x in the former and x + 1 in the latter they share every formula.
//!
//! Not here: many customers at once ([`forecast`](super::forecast)), and the likelihood's slope (`beta_geometric_likelihood`).

use super::BuyingHistory;
use super::ladder::Ladder;
use statrs::function::{beta::ln_beta, gamma::ln_gamma};

/// After which purchases a customer may drop out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DropOut {
    /// BG/NBD.
    AfterRepeats,
    /// MBG/NBD.
    AfterEveryPurchase,
}

/// BG/NBD or MBG/NBD with its parameters, all above 0; alpha in weeks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BetaGeometric {
    pub drop_out: DropOut,
    pub r: f64,
    pub alpha: f64,
    pub a: f64,
    pub b: f64,
}

impl BetaGeometric {
    /// j: how many times a customer with x repeats could have dropped out.
    pub(super) fn n_chances(&self, n_repeats: f64) -> f64 {
        match self.drop_out {
            DropOut::AfterRepeats => n_repeats,
            DropOut::AfterEveryPurchase => n_repeats + 1.0,
        }
    }

    /// ln of the odds of having dropped out after the last purchase: ln [a/(b+j-1) ((alpha+T)/(alpha+t_x))^(r+x)]; `None` for j = 0.
    fn log_odds_gone(&self, history: BuyingHistory) -> Option<f64> {
        let n_repeats = f64::from(history.n_repeats());
        let n_chances = self.n_chances(n_repeats);
        let silent = (self.alpha + history.observed_weeks()).ln() - (self.alpha + history.until_last_weeks()).ln();
        (n_chances > 0.0).then(|| (self.a / (self.b + n_chances - 1.0)).ln() + (self.r + n_repeats) * silent)
    }

    /// Probability, 0 to 1, that the customer has not stopped buying for good.
    ///
    /// ```text
    /// P(alive) = 1 / (1 + a/(b+j-1) ((alpha+T)/(alpha+t_x))^(r+x)),   1 for j = 0
    /// ```
    ///
    /// Never rank by BG/NBD's: it is 1 for everyone who bought once.
    pub fn probability_alive(&self, history: BuyingHistory) -> f64 {
        self.log_odds_gone(history).map_or(1.0, |odds| 1.0 / (1.0 + odds.exp()))
    }

    /// Log-likelihood of one history.
    ///
    /// ```text
    /// ln G(r+x)/G(r) + r ln alpha + ln B(a,b+j)/B(a,b) + ln[(alpha+T)^-(r+x) + {j>0} a/(b+j-1) (alpha+t_x)^-(r+x)]
    /// ```
    pub fn log_likelihood(&self, history: BuyingHistory) -> f64 {
        let n_repeats = f64::from(history.n_repeats());
        let shape = self.r + n_repeats;
        let rate = ln_gamma(shape) - ln_gamma(self.r) + self.r * self.alpha.ln() - shape * (self.alpha + history.observed_weeks()).ln();
        let kept = ln_beta(self.a, self.b + self.n_chances(n_repeats)) - ln_beta(self.a, self.b);
        rate + kept + self.log_odds_gone(history).map_or(0.0, log_one_plus_exp)
    }

    /// Rungs for customers with x repeats.
    pub(super) fn ladder(&self, n_repeats: f64) -> Ladder {
        Ladder::new(self.r + n_repeats, self.b + self.n_chances(n_repeats), self.a)
    }

    /// Expected purchases in the next `weeks`.
    pub fn expected_purchases(&self, history: BuyingHistory, weeks: f64) -> f64 {
        let odds = weeks.max(0.0) / (self.alpha + history.observed_weeks());
        self.probability_alive(history) * self.ladder(f64::from(history.n_repeats())).expected(odds)
    }

    /// Probabilities that somebody new makes 0, 1, 2 ... repeats in `weeks`.
    ///
    /// ```text
    /// P(X(t)=x) = B(a,b+j)/B(a,b) w_x + {j>0} B(a+1,b+j-1)/B(a,b) [1 - sum over i < x of w_i],
    /// w_x = G(r+x)/(G(r) x!) (alpha/(alpha+t))^r (t/(alpha+t))^x
    /// ```
    pub fn probabilities_of_repeats(&self, weeks: f64) -> impl Iterator<Item = f64> {
        let model = *self;
        let z = weeks / (model.alpha + weeks);
        let mut weight = (-model.r * (weeks / model.alpha).ln_1p()).exp();
        let mut fewer = 0.0;
        (0_u32..).map(f64::from).map(move |x| {
            let n_chances = model.n_chances(x);
            let log_all = ln_beta(model.a, model.b);
            let alive = (ln_beta(model.a, model.b + n_chances) - log_all).exp() * weight;
            let gone = if n_chances > 0.0 { (ln_beta(model.a + 1.0, model.b + n_chances - 1.0) - log_all).exp() } else { 0.0 };
            let probability = alive + gone * (1.0_f64 - fewer).max(0.0);
            fewer += weight;
            weight *= (model.r + x) / (x + 1.0) * z;
            probability
        })
    }
}

/// ln(1 + e^x) without overflow.
pub(super) fn log_one_plus_exp(x: f64) -> f64 {
    x.max(0.0) + (-x.abs()).exp().ln_1p()
}
