//! How many purchases a customer who is alive is expected to make, where one may drop out after each (BG/NBD and MBG/NBD).
//!
//! The published formula has a difference of two near equals, divides by a - 1, and has a 2F1 that cancels for some parameters:
//!
//! ```text
//! E = (a+b+j-1)/(a-1) [1 - (1-z)^(r+x) 2F1(r+x, b+j; a+b+j-1; z)],   z = t/(alpha+T+t),  j = x (BG) or x + 1 (MBG)
//! ```
//!
//! Expanded in what it means it has none of these. Somebody who never dropped out would make n purchases in the time with the
//! probability w_n of a negative binomial; of n purchases, those before dropping out are expected to be E_n:
//!
//! ```text
//! E = sum over n of w_n E_n,   w_n = (r+x)_n / n! z^n (1-z)^(r+x),   E_n = sum over i < n of (b+j)_i / (a+b+j)_i
//! ```
//!
//! All terms are positive and nothing happens at a = 1. The rungs depend on x alone and are kept for all T and t.

const MOST_RUNGS: usize = 1_000_000;
/// Terms are made smaller by this when they outgrow a double.
const TOO_LARGE: f64 = 1e200;

/// Rungs for one number of repeats.
#[derive(Clone, Debug)]
pub(super) struct Ladder {
    /// r + x.
    shape: f64,
    /// b + j.
    keep: f64,
    /// a + b + j.
    all: f64,
    /// P(still alive after the purchases of all rungs so far).
    still: f64,
    /// For each n from 0: (shape + n) / (n + 1), and E of n + 1.
    rungs: Vec<(f64, f64)>,
}

impl Ladder {
    /// `shape` = r + x, `keep` = b + j, `drop` = a.
    pub fn new(shape: f64, keep: f64, drop: f64) -> Self {
        Self { shape, keep, all: drop + keep, still: 1.0, rungs: Vec::new() }
    }

    /// How fast things change with ln(1 + odds): about as (1 + odds)^-a in the long run, and as (1 + odds shape/keep)^-a at first.
    pub fn bend(&self) -> f64 {
        let drop = self.all - self.keep;
        1.0 + drop + self.shape / self.keep * (2.0 + drop / 4.0)
    }

    fn rung(&mut self, n: usize) -> (f64, f64) {
        while self.rungs.len() <= n {
            let at = self.rungs.len() as f64;
            let below = self.rungs.last().map_or(0.0, |rung| rung.1);
            self.rungs.push(((self.shape + at) / (at + 1.0), below + self.still));
            self.still *= (self.keep + at) / (self.all + at);
        }
        self.rungs[n]
    }

    /// Expected purchases in a time that is `odds` = t/(alpha+T) as long as what is known.
    pub fn expected(&mut self, odds: f64) -> f64 {
        let z = odds / (1.0 + odds);
        let mut log_scale = -self.shape * odds.ln_1p();
        let (mut weight, mut sum) = (1.0, 0.0);
        for n in 0..MOST_RUNGS {
            let (growth, expected) = self.rung(n);
            weight *= growth * z;
            let term = weight * expected;
            sum += term;
            let ratio = growth * z;
            if ratio < 1.0 && term < f64::EPSILON / 8.0 * sum * (1.0 - ratio) {
                break;
            }
            if weight > TOO_LARGE {
                weight /= TOO_LARGE;
                sum /= TOO_LARGE;
                log_scale += TOO_LARGE.ln();
            }
        }
        if sum > 0.0 { (log_scale + sum.ln()).exp() } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::super::special::hypergeometric;
    use super::*;

    #[test]
    fn it_is_the_published_formula() {
        for (shape, keep, drop, odds) in
            [(2.24_f64, 4.43, 0.79, 0.9_f64), (0.25, 2.4, 1.7, 0.4), (30.0, 5.0, 3.0, 1.5), (5.0, 9.0, 0.2, 9.0)]
        {
            let z = odds / (1.0 + odds);
            let before_last = drop + keep - 1.0;
            let published = before_last / (drop - 1.0) * (1.0 - (1.0 - z).powf(shape) * hypergeometric(shape, keep, before_last, z));
            let ours = Ladder::new(shape, keep, drop).expected(odds);
            assert!((ours / published - 1.0).abs() < 1e-10, "{ours} is not {published}");
        }
    }

    #[test]
    fn without_dropping_out_it_is_the_mean_of_the_negative_binomial() {
        for (shape, odds) in [(2.0, 0.5), (900.0, 40.0), (0.3, 1e-9)] {
            let ours = Ladder::new(shape, 1e300, 1e-300).expected(odds);
            assert!((ours / (shape * odds) - 1.0).abs() < 1e-10, "{ours}");
        }
        assert!(Ladder::new(2.0, 1.0, 1.0).expected(0.0) == 0.0);
    }

    #[test]
    fn nothing_happens_at_a_equal_to_one() {
        let near = |drop| Ladder::new(2.2, 4.4, drop).expected(0.9);
        assert!((near(1.0) - (near(1.0 - 1e-6) + near(1.0 + 1e-6)) / 2.0).abs() < 1e-11);
    }
}
