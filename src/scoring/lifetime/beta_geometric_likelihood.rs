//! Likelihood of BG/NBD and MBG/NBD over a cohort, with its slope.
//!
//! Gamma functions are worked out once a number of repeats and logarithms once a length of time: a history costs one exponential and
//! one logarithm.

use super::ascent::Slope;
use super::beta_geometric::BetaGeometric;
use super::cohort::{Cohort, Group};
use statrs::function::gamma::{digamma, ln_gamma};

/// ln(alpha+w) and 1/(alpha+w) of every length of time.
struct Times {
    logs: Vec<f64>,
    inverses: Vec<f64>,
}

/// What depends on the number of repeats alone: the logarithm of the factor before the bracket, its slope, and the odds in the bracket.
struct Repeats {
    log_factor: f64,
    slope: [f64; 4],
    shape: f64,
    /// ln [a/(b+j-1)]; minus infinity for j = 0.
    log_gone: f64,
    /// 1/(b+j-1), or 0.
    per_kept: f64,
}

impl Repeats {
    fn of(model: &BetaGeometric, n_repeats: f64) -> Self {
        let &BetaGeometric { r, alpha, a, b, .. } = model;
        let (shape, n_chances) = (r + n_repeats, model.n_chances(n_repeats));
        let all = digamma(a + b) - digamma(a + b + n_chances);
        let kept = b + n_chances - 1.0;
        let may_be_gone = n_chances > 0.0;
        Self {
            log_factor: ln_gamma(shape) - ln_gamma(r) + r * alpha.ln() + ln_gamma(a + b) + ln_gamma(b + n_chances)
                - ln_gamma(b)
                - ln_gamma(a + b + n_chances),
            slope: [digamma(shape) - digamma(r) + alpha.ln(), r / alpha, all, digamma(b + n_chances) - digamma(b) + all],
            shape,
            log_gone: if may_be_gone { (a / kept).ln() } else { f64::NEG_INFINITY },
            per_kept: if may_be_gone { kept.recip() } else { 0.0 },
        }
    }
}

/// Log-likelihood of the cohort and its slope by r, alpha, a, b.
pub(super) fn slope(model: &BetaGeometric, cohort: &Cohort) -> Slope<4> {
    let times = Times {
        logs: cohort.weeks().iter().map(|weeks| (model.alpha + weeks).ln()).collect(),
        inverses: cohort.weeks().iter().map(|weeks| (model.alpha + weeks).recip()).collect(),
    };
    let mut slope = Slope::FLAT;
    for (n_repeats, groups) in cohort.by_repeats() {
        let repeats = Repeats::of(model, n_repeats);
        for group in groups {
            let (log_likelihood, gradient) = term(model, &repeats, &times, group);
            slope.add(f64::from(group.n_customers), log_likelihood, gradient);
        }
    }
    slope
}

#[inline]
fn term(model: &BetaGeometric, repeats: &Repeats, times: &Times, group: &Group) -> (f64, [f64; 4]) {
    let (observed, last) = (group.observed_at as usize, group.last_at as usize);
    let (log_observed, log_last) = (times.logs[observed], times.logs[last]);
    let odds = repeats.log_gone + repeats.shape * (log_observed - log_last);
    let small = (-odds.abs()).exp();
    let alive = if odds > 0.0 { small } else { 1.0 } / (1.0 + small);
    let gone = 1.0 - alive;
    let log_likelihood = repeats.log_factor - repeats.shape * log_observed + odds.max(0.0) + small.ln_1p();
    let [by_r, by_alpha, by_a, by_b] = repeats.slope;
    let gradient = [
        by_r - alive * log_observed - gone * log_last,
        by_alpha - repeats.shape * (alive * times.inverses[observed] + gone * times.inverses[last]),
        by_a + gone / model.a,
        by_b - gone * repeats.per_kept,
    ];
    (log_likelihood, gradient)
}

/// P(alive) of each group, in the cohort's order.
pub(super) fn probabilities_alive(model: &BetaGeometric, cohort: &Cohort) -> Vec<f64> {
    let logs: Vec<f64> = cohort.weeks().iter().map(|weeks| (model.alpha + weeks).ln()).collect();
    let mut all = Vec::new();
    for (n_repeats, groups) in cohort.by_repeats() {
        let repeats = Repeats::of(model, n_repeats);
        all.extend(groups.iter().map(|group| {
            let odds = repeats.log_gone + repeats.shape * (logs[group.observed_at as usize] - logs[group.last_at as usize]);
            1.0 / (1.0 + odds.exp())
        }));
    }
    all
}
