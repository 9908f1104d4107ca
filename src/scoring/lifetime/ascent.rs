//! Finds the parameters under which what was seen is most likely, one step at a time.
//!
//! Parameters are positive and are climbed in their logarithms. First by BFGS (Nocedal and Wright, *Numerical Optimization*, chapter 6),
//! which starts from the sum of outer products of the customers' own slopes (Berndt, Hall, Hall and Hausman, 1974), so that no scale has
//! to be guessed; then by Newton's method with the curvature from differences of exact slopes, which also gives the standard errors.
//! There is nothing to set, and the same histories always give the same digits.
//!
//! Not here: likelihoods, each of which lives with its model.

use super::N_REPEAT_BUYERS_TO_SHOW;
use super::matrix::{Matrix, dot, identity, inverse, times};
use serde::{Deserialize, Serialize};

/// Steps after which there is no more hope.
const MOST_STEPS: u32 = 200;
/// No parameter is sought beyond e^16 or below e^-16 times the first guess, which has the unit of money or time in it: a likelihood
/// that still rises there has no summit.
const FARTHEST: f64 = 16.0;
/// The longest move of a logarithm in one step.
const LONGEST_MOVE: f64 = 1.5;
/// Expected gain in log-likelihood below which BFGS hands over.
const NEAR: f64 = 1e-8;
/// Expected gain in log-likelihood below which the summit is reached; parameters are then right to 1e-6 standard errors.
const THERE: f64 = 1e-12;

/// Log-likelihood and its slope at some parameters.
#[derive(Clone, Copy, Debug)]
pub struct Slope<const N: usize> {
    pub log_likelihood: f64,
    /// By each parameter (not its logarithm).
    pub gradient: [f64; N],
    /// Sum of outer products of the terms' own gradients.
    pub outer: Matrix<N>,
}

impl<const N: usize> Slope<N> {
    pub const FLAT: Self = Self { log_likelihood: 0.0, gradient: [0.0; N], outer: [[0.0; N]; N] };

    /// Adds the term of `n` customers with the same history.
    #[inline]
    pub fn add(&mut self, n: f64, log_likelihood: f64, gradient: [f64; N]) {
        self.log_likelihood += n * log_likelihood;
        for (row, outer) in self.outer.iter_mut().enumerate() {
            let counted = n * gradient[row];
            self.gradient[row] += counted;
            for (sum, other) in outer[..=row].iter_mut().zip(gradient) {
                *sum += counted * other;
            }
        }
    }

    /// The same by the parameters' logarithms, with the upper half of `outer` filled in.
    fn by_logs(mut self, parameters: &[f64; N]) -> Self {
        for row in 0..N {
            self.gradient[row] *= parameters[row];
            for column in 0..=row {
                self.outer[row][column] *= parameters[row] * parameters[column];
                self.outer[column][row] = self.outer[row][column];
            }
        }
        self
    }

    fn is_finite(&self) -> bool {
        self.log_likelihood.is_finite() && self.gradient.iter().all(|slope| slope.is_finite())
    }

    fn steepest(&self) -> f64 {
        self.gradient.iter().fold(0.0, |most, slope| slope.abs().max(most))
    }
}

/// What is to be made as large as it can be, by N positive parameters.
pub trait Likelihood<const N: usize> {
    /// What the parameters make.
    type Model;

    /// Repeat buyers, or whoever else tells about the parameters.
    fn n_telling(&self) -> u32;

    /// A rough first guess from averages.
    fn first_guess(&self) -> [f64; N];

    /// Value and exact slope at some parameters.
    fn at(&self, parameters: &[f64; N]) -> Slope<N>;

    /// The model with these parameters.
    fn model(&self, parameters: [f64; N]) -> Self::Model;
}

/// Why there is no forecast.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, thiserror::Error)]
pub enum NoForecast {
    /// A fit needs one; showing it needs [`N_REPEAT_BUYERS_TO_SHOW`].
    #[error("{n} repeat buyers where {needed} are needed")]
    TooFewRepeatBuyers { n: u32, needed: u32 },
    /// The likelihood has no summit, or none that could be found: customers are all alike, or do not buy as the model has it.
    #[error("no summit of the likelihood after {n_steps} steps, steepest slope {steepest_slope}")]
    NotConverged { n_steps: u32, steepest_slope: f64 },
}

impl NoForecast {
    /// Whether a forecast may be shown for a cohort with so many repeat buyers.
    ///
    /// # Errors
    /// When there are too few.
    pub const fn unless_enough(n_repeat_buyers: u32) -> Result<(), Self> {
        if n_repeat_buyers < N_REPEAT_BUYERS_TO_SHOW {
            return Err(Self::TooFewRepeatBuyers { n: n_repeat_buyers, needed: N_REPEAT_BUYERS_TO_SHOW });
        }
        Ok(())
    }
}

/// A model and how it was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fitted<M, const N: usize> {
    pub model: M,
    pub parameters: [f64; N],
    pub log_likelihood: f64,
    /// The largest slope left, by the logarithm of a parameter.
    pub steepest_slope: f64,
    /// Standard errors of the logarithms of the parameters, from the curvature at the summit.
    pub standard_errors_of_logs: [f64; N],
    pub n_steps: u32,
}

/// How far a fit is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Progress {
    pub n_steps: u32,
    pub log_likelihood: f64,
    pub steepest_slope: f64,
}

/// What one step came to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step<M, const N: usize> {
    Going(Progress),
    Done(Result<Fitted<M, N>, NoForecast>),
}

/// A fit on its way. Take steps until one is [`Step::Done`]; drop it to give up.
#[derive(Clone, Debug)]
pub struct Fit<L, const N: usize> {
    likelihood: L,
    /// The first guess.
    began_at: [f64; N],
    logs: [f64; N],
    slope: Slope<N>,
    /// Inverse of the curvature, as far as it is known.
    reach: Matrix<N>,
    is_near: bool,
    n_steps: u32,
}

impl<L: Likelihood<N>, const N: usize> Fit<L, N> {
    /// Looks around at the first guess.
    ///
    /// # Errors
    /// When nobody tells anything about the parameters.
    pub fn start(likelihood: L) -> Result<Self, NoForecast> {
        if likelihood.n_telling() == 0 {
            return Err(NoForecast::TooFewRepeatBuyers { n: 0, needed: 1 });
        }
        let logs = likelihood.first_guess().map(f64::ln);
        let mut fit = Self { likelihood, began_at: logs, logs, slope: Slope::FLAT, reach: identity(), is_near: false, n_steps: 0 };
        fit.slope = fit.at(&logs);
        fit.reach = fit.first_reach();
        Ok(fit)
    }

    /// All steps at once.
    ///
    /// # Errors
    /// When there is no summit to be found.
    pub fn finish(mut self) -> Result<Fitted<L::Model, N>, NoForecast> {
        loop {
            if let Step::Done(outcome) = self.step() {
                return outcome;
            }
        }
    }

    /// One iteration: a handful of passes over the customers.
    pub fn step(&mut self) -> Step<L::Model, N> {
        self.n_steps += 1;
        let is_far = self.logs.iter().zip(&self.began_at).any(|(log, began_at)| (log - began_at).abs() > FARTHEST);
        if is_far || self.n_steps > MOST_STEPS || !self.slope.is_finite() {
            return Step::Done(Err(self.not_converged()));
        }
        if self.is_near {
            return self.newton_step();
        }
        let improved = self.bfgs_step();
        self.is_near = !improved || dot(&self.slope.gradient, &times(&self.reach, &self.slope.gradient)) < NEAR;
        Step::Going(self.progress())
    }

    fn progress(&self) -> Progress {
        Progress { n_steps: self.n_steps, log_likelihood: self.slope.log_likelihood, steepest_slope: self.slope.steepest() }
    }

    fn not_converged(&self) -> NoForecast {
        NoForecast::NotConverged { n_steps: self.n_steps, steepest_slope: self.slope.steepest() }
    }

    fn at(&self, logs: &[f64; N]) -> Slope<N> {
        let parameters = logs.map(f64::exp);
        self.likelihood.at(&parameters).by_logs(&parameters)
    }

    /// The inverse of the outer products, made safe against directions about which nobody tells anything.
    fn first_reach(&self) -> Matrix<N> {
        let mut curvature = self.slope.outer;
        let trace: f64 = (0..N).map(|row| curvature[row][row]).sum();
        for (row, values) in curvature.iter_mut().enumerate() {
            values[row] += 1e-6 * trace;
        }
        inverse(&curvature).unwrap_or_else(identity)
    }

    /// Moves by as much of `direction` as does good; false if nothing does.
    fn move_along(&mut self, direction: &[f64; N]) -> bool {
        let longest = direction.iter().fold(0.0, |most: f64, part| most.max(part.abs()));
        let expected = dot(direction, &self.slope.gradient);
        if !longest.is_finite() || expected <= 0.0 {
            return false;
        }
        let rounding = 1e-13 * self.slope.log_likelihood.abs();
        let mut share = (LONGEST_MOVE / longest).min(1.0);
        for _ in 0..30 {
            let logs = std::array::from_fn(|at| self.logs[at] + share * direction[at]);
            let slope = self.at(&logs);
            let enough = self.slope.log_likelihood + 1e-4 * share * expected - rounding;
            if slope.is_finite() && slope.log_likelihood >= enough {
                (self.logs, self.slope) = (logs, slope);
                return true;
            }
            share /= 2.0;
        }
        false
    }

    fn bfgs_step(&mut self) -> bool {
        let (logs, gradient) = (self.logs, self.slope.gradient);
        let direction = times(&self.reach, &gradient);
        if !self.move_along(&direction) {
            return false;
        }
        let moved: [f64; N] = std::array::from_fn(|at| self.logs[at] - logs[at]);
        let fallen: [f64; N] = std::array::from_fn(|at| gradient[at] - self.slope.gradient[at]);
        let curvature = dot(&moved, &fallen);
        if curvature > 1e-12 * dot(&fallen, &fallen).sqrt() * dot(&moved, &moved).sqrt() {
            let reached = times(&self.reach, &fallen);
            let scale = 1.0 + dot(&fallen, &reached) / curvature;
            for row in 0..N {
                for column in 0..N {
                    self.reach[row][column] +=
                        (scale * moved[row] * moved[column] - moved[row] * reached[column] - reached[row] * moved[column]) / curvature;
                }
            }
        }
        true
    }

    /// Newton's step; done when it promises nothing more.
    fn newton_step(&mut self) -> Step<L::Model, N> {
        let Some(reach) = inverse(&self.curvature()) else {
            return self.search_again();
        };
        self.reach = reach;
        let gain = |fit: &Self| dot(&fit.slope.gradient, &times(&reach, &fit.slope.gradient));
        let before = gain(self);
        let improved = self.move_along(&times(&reach, &self.slope.gradient));
        if gain(self) < THERE || (!improved && before < NEAR) {
            return Step::Done(Ok(self.fitted()));
        }
        if improved { Step::Going(self.progress()) } else { Step::Done(Err(self.not_converged())) }
    }

    /// The place looked like a summit and is none: climb on from here with a fresh sense of scale.
    fn search_again(&mut self) -> Step<L::Model, N> {
        self.reach = self.first_reach();
        if !self.bfgs_step() {
            return Step::Done(Err(self.not_converged()));
        }
        self.is_near = false;
        Step::Going(self.progress())
    }

    /// Minus the second derivatives by the logarithms, from central differences of the slope.
    fn curvature(&self) -> Matrix<N> {
        const APART: f64 = 1e-4;
        let mut curvature = [[0.0; N]; N];
        for column in 0..N {
            let slope_at = |by: f64| {
                let mut logs = self.logs;
                logs[column] += by;
                self.at(&logs).gradient
            };
            let (below, above) = (slope_at(-APART), slope_at(APART));
            for row in 0..N {
                let half = (below[row] - above[row]) / (4.0 * APART);
                curvature[row][column] += half;
                curvature[column][row] += half;
            }
        }
        curvature
    }

    fn fitted(&self) -> Fitted<L::Model, N> {
        let parameters = self.logs.map(f64::exp);
        Fitted {
            model: self.likelihood.model(parameters),
            parameters,
            log_likelihood: self.slope.log_likelihood,
            steepest_slope: self.slope.steepest(),
            standard_errors_of_logs: std::array::from_fn(|at| self.reach[at][at].sqrt()),
            n_steps: self.n_steps,
        }
    }
}

#[cfg(test)]
#[path = "ascent_tests.rs"]
mod tests;
