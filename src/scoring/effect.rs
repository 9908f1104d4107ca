//! Does it work: two groups, or two periods, and whether their difference is more than chance.
//!
//! Every answer has both sizes, an interval of 95 % and a verdict, which is [`Verdict::CannotTell`] when the interval covers no
//! difference or when a group is too small. Not here: choosing the groups. Whoever chose the pilot by hand compares what was chosen.
//!
//! Wilson, JASA 22, 1927; Newcombe, Statistics in Medicine 17, 1998 (his method 10); Zou and Donner, Statistics in Medicine 27, 2008 (the
//! same way for any two intervals); Welch, Biometrika 34, 1947.

use super::chance::{Z95, t95};
use serde::{Deserialize, Serialize};

/// Fewer than this in a group say nothing, if nothing else is asked for.
pub const LEAST_N: u32 = 30;

/// What may be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    Higher,
    Lower,
    CannotTell(Doubt),
}

/// Why nothing may be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// A group has fewer than this.
    TooFew { least_n: u32 },
    /// The interval covers no difference.
    MayBeChance,
}

/// A figure with its interval of 95 %.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    pub value: f64,
    pub low: f64,
    pub high: f64,
}

impl Estimate {
    /// The difference of two independent figures, from their intervals (Zou and Donner).
    fn minus(self, other: Self) -> Self {
        let value = self.value - other.value;
        let low = value - (self.value - self.low).hypot(other.high - other.value);
        let high = value + (self.high - self.value).hypot(other.value - other.low);
        Self { value, low, high }
    }
}

/// A difference, how sure it is, and from how many.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Effect {
    /// The first less the second, in the figure's own unit.
    pub difference: Estimate,
    pub n_one: u32,
    pub n_other: u32,
    pub verdict: Verdict,
}

impl Effect {
    fn of(difference: Estimate, [n_one, n_other]: [u32; 2], n_smallest: u32, least_n: u32) -> Self {
        let verdict = match difference {
            _ if n_smallest < least_n => Verdict::CannotTell(Doubt::TooFew { least_n }),
            Estimate { low, .. } if low > 0.0 => Verdict::Higher,
            Estimate { high, .. } if high < 0.0 => Verdict::Lower,
            _ => Verdict::CannotTell(Doubt::MayBeChance),
        };
        Self { difference, n_one, n_other, verdict }
    }
}

/// How many of a group did something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proportion {
    /// At most `n`; more is taken as `n`.
    pub n_yes: u32,
    pub n: u32,
}

impl Proportion {
    /// The share, 0 to 1, with Wilson's interval; `None` for a group of nobody.
    ///
    /// ```text
    /// (p + z^2/2n -+ z sqrt(p (1 - p)/n + z^2/4n^2)) / (1 + z^2/n)
    /// ```
    pub fn wilson(self) -> Option<Estimate> {
        if self.n == 0 {
            return None;
        }
        let (n, z2) = (f64::from(self.n), Z95 * Z95);
        let value = f64::from(self.n_yes.min(self.n)) / n;
        let middle = value + z2 / (2.0 * n);
        let reach = Z95 * (value * (1.0 - value) / n + z2 / (4.0 * n * n)).sqrt();
        let whole = 1.0 + z2 / n;
        Some(Estimate { value, low: ((middle - reach) / whole).clamp(0.0, value), high: ((middle + reach) / whole).clamp(value, 1.0) })
    }
}

/// How much larger the share of one group is than that of the other, by Newcombe's interval; `None` when a group is nobody.
pub fn difference_of_shares(one: Proportion, other: Proportion, least_n: u32) -> Option<Effect> {
    Some(Effect::of(one.wilson()?.minus(other.wilson()?), [one.n, other.n], one.n.min(other.n), least_n))
}

/// Two periods of one group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BeforeAfter<T> {
    pub before: T,
    pub after: T,
}

/// How much more the share of the pilot changed than that of the rest. The four groups are taken as independent, so for the same people
/// asked twice the interval is on the wide side. The sizes are those afterwards; the smallest of the four must reach `least_n`.
pub fn difference_in_differences_of_shares(pilot: BeforeAfter<Proportion>, rest: BeforeAfter<Proportion>, least_n: u32) -> Option<Effect> {
    let change = |group: BeforeAfter<Proportion>| Some(group.after.wilson()?.minus(group.before.wilson()?));
    let n_smallest = [pilot.before, pilot.after, rest.before, rest.after].map(|group| group.n).into_iter().min()?;
    Some(Effect::of(change(pilot)?.minus(change(rest)?), [pilot.after.n, rest.after.n], n_smallest, least_n))
}

/// Numbers of a group, summed up in one pass (Welford 1962).
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sample {
    pub n: u32,
    pub mean: f64,
    /// Sum of the squared distances from the mean.
    pub squares: f64,
}

impl FromIterator<f64> for Sample {
    /// What is not a finite number is left out.
    fn from_iter<I: IntoIterator<Item = f64>>(numbers: I) -> Self {
        numbers.into_iter().filter(|number| number.is_finite()).fold(Self::default(), |so_far, number| {
            let n = so_far.n + 1;
            let mean = so_far.mean + (number - so_far.mean) / f64::from(n);
            Self { n, mean, squares: so_far.squares + (number - so_far.mean) * (number - mean) }
        })
    }
}

impl Sample {
    /// Variance of the mean, and what it adds to Welch's sum of degrees of freedom; `None` with fewer than two numbers.
    fn variance_of_mean(&self) -> Option<(f64, f64)> {
        let degrees = f64::from(self.n.checked_sub(1).filter(|degrees| *degrees > 0)?);
        let variance = self.squares / degrees / f64::from(self.n);
        Some((variance, variance * variance / degrees))
    }
}

/// How much larger the mean of one group is than that of the other, by Welch's interval; `None` with fewer than two in a group.
///
/// For the same customers in two periods, compare their changes: hand in the changes of the pilot and of the rest, and the answer is the
/// difference in differences, with each customer as their own comparison.
pub fn difference_of_means(one: &Sample, other: &Sample, least_n: u32) -> Option<Effect> {
    let difference = welch(one.mean - other.mean, &[one, other])?;
    Some(Effect::of(difference, [one.n, other.n], one.n.min(other.n), least_n))
}

/// How much more the mean of the pilot changed than that of the rest, with different people in all four groups. The sizes are those
/// afterwards; the smallest of the four must reach `least_n`.
pub fn difference_in_differences_of_means(pilot: BeforeAfter<Sample>, rest: BeforeAfter<Sample>, least_n: u32) -> Option<Effect> {
    let groups = [&pilot.before, &pilot.after, &rest.before, &rest.after];
    let value = (pilot.after.mean - pilot.before.mean) - (rest.after.mean - rest.before.mean);
    let n_smallest = groups.iter().map(|group| group.n).min()?;
    Some(Effect::of(welch(value, &groups)?, [pilot.after.n, rest.after.n], n_smallest, least_n))
}

/// A sum or difference of independent means with the degrees of freedom of Welch and Satterthwaite.
fn welch(value: f64, groups: &[&Sample]) -> Option<Estimate> {
    let (mut variance, mut over_degrees) = (0.0, 0.0);
    for group in groups {
        let (own, own_over_degrees) = group.variance_of_mean()?;
        variance += own;
        over_degrees += own_over_degrees;
    }
    // Groups without any spread have no doubt about their means.
    let reach = if over_degrees > 0.0 { t95(variance * variance / over_degrees)? * variance.sqrt() } else { 0.0 };
    Some(Estimate { value, low: value - reach, high: value + reach })
}

#[cfg(test)]
mod tests;
