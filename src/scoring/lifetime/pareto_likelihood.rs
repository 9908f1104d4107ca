//! Likelihood of Pareto/NBD over a cohort, with its slope.
//!
//! All histories with the same number of repeats share one integrand. It is added up once, from the latest time there is back to the
//! earliest; the integral of a history is then a difference of two of these sums. Nothing cancels in it: with A(y) =
//! (alpha+y)^-(r+x) (beta+y)^-s the integral from T on is less than A(T)/s, so that A(T) + s I is never less than s times the sum from t_x.

use super::ascent::Slope;
use super::cohort::{Cohort, Group};
use super::panels::{Integrals, Powers, Stretch};
use super::pareto::ParetoNbd;
use statrs::function::gamma::{digamma, ln_gamma};

/// Sums from each length of time to the latest, over A at that time; each with ln A.
struct Sums {
    /// From one length of time to the next.
    stretches: Vec<Stretch>,
    log_alpha: Vec<f64>,
    log_beta: Vec<f64>,
}

/// What a history needs: A(T) and the integrals, both over A(t_x), and ln A(t_x).
struct Bracket {
    log_scale: f64,
    alive: f64,
    integrals: Integrals,
}

impl Sums {
    fn over(model: &ParetoNbd, weeks: &[f64]) -> Self {
        Self {
            stretches: weeks.windows(2).map(|ends| Stretch::between(model.scales(), ends[0], ends[1])).collect(),
            log_alpha: weeks.iter().map(|weeks| (model.alpha + weeks).ln()).collect(),
            log_beta: weeks.iter().map(|weeks| (model.beta + weeks).ln()).collect(),
        }
    }

    /// The sums for one number of repeats, between the earliest and the latest time of its groups, put where `sums` has room.
    fn add_up(&self, powers: Powers, groups: &[Group], sums: &mut [Integrals]) {
        let earliest = groups.iter().map(|group| group.last_at).min().unwrap_or(0) as usize;
        let latest = groups.iter().map(|group| group.observed_at).max().unwrap_or(0) as usize;
        sums[latest] = Integrals::default();
        for at in (earliest..latest).rev() {
            let stretch = &self.stretches[at];
            sums[at] = stretch.integrals(powers).plus(stretch.log_fall(powers).exp(), &sums[at + 1]);
        }
    }

    #[inline]
    fn bracket(&self, powers: Powers, group: &Group, sums: &[Integrals]) -> Bracket {
        let (last, observed) = (group.last_at as usize, group.observed_at as usize);
        let log_at = |at: usize| -(powers.shape * self.log_alpha[at] + powers.s * self.log_beta[at]);
        let log_scale = log_at(last);
        let alive = (log_at(observed) - log_scale).exp();
        Bracket { log_scale, alive, integrals: sums[last].plus(-alive, &sums[observed]) }
    }
}

/// Log-likelihood of the cohort and its slope by r, alpha, s, beta.
pub(super) fn slope(model: &ParetoNbd, cohort: &Cohort) -> Slope<4> {
    let weeks = cohort.weeks();
    let all = Sums::over(model, weeks);
    let mut sums = vec![Integrals::default(); weeks.len()];
    let per_weeks: Vec<(f64, f64)> = weeks.iter().map(|weeks| ((model.alpha + weeks).recip(), (model.beta + weeks).recip())).collect();
    let (ln_alpha, ln_beta) = (model.alpha.ln(), model.beta.ln());
    let mut slope = Slope::FLAT;
    for (n_repeats, groups) in cohort.by_repeats() {
        let powers = model.powers(n_repeats);
        all.add_up(powers, groups, &mut sums);
        let log_factor = ln_gamma(powers.shape) - ln_gamma(model.r) + model.r * ln_alpha + model.s * ln_beta;
        let by_r = digamma(powers.shape) - digamma(model.r) + ln_alpha;
        for group in groups {
            let Bracket { log_scale, alive, integrals } = all.bracket(powers, group, &sums);
            let bracket = alive + model.s * integrals.plain;
            let observed = group.observed_at as usize;
            let (per_alpha, per_beta) = per_weeks[observed];
            let mean = |alive_part: f64, gone_part: f64| (alive * alive_part + model.s * gone_part) / bracket;
            let gradient = [
                by_r - mean(all.log_alpha[observed], integrals.log_alpha),
                model.r / model.alpha - powers.shape * mean(per_alpha, integrals.per_alpha),
                ln_beta + integrals.plain / bracket - mean(all.log_beta[observed], integrals.log_beta),
                model.s / model.beta - mean(model.s * per_beta, (model.s + 1.0) * integrals.per_beta),
            ];
            slope.add(f64::from(group.n_customers), log_factor + log_scale + bracket.ln(), gradient);
        }
    }
    slope
}

/// P(alive) of each group, in the cohort's order.
pub(super) fn probabilities_alive(model: &ParetoNbd, cohort: &Cohort) -> Vec<f64> {
    let all = Sums::over(model, cohort.weeks());
    let mut sums = vec![Integrals::default(); cohort.weeks().len()];
    let mut probabilities = Vec::new();
    for (n_repeats, groups) in cohort.by_repeats() {
        let powers = model.powers(n_repeats);
        all.add_up(powers, groups, &mut sums);
        probabilities.extend(groups.iter().map(|group| {
            let bracket = all.bracket(powers, group, &sums);
            bracket.alive / (bracket.alive + model.s * bracket.integrals.plain)
        }));
    }
    probabilities
}
