//! A ladder's answers as pieces of polynomials, for when very many are asked for.
//!
//! With u = ln(1 + t/(alpha+T)) the expected purchases over u are a smooth function of u alone for everyone with the same number of
//! repeats. It is interpolated at Chebyshev points (Trefethen, *Approximation Theory and Approximation Practice*, 2013), a piece when it
//! is first asked for, and is then within 1e-11 of the sum.
//!
//! Not here: the sum itself ([`ladder`](super::ladder)), which answers for one customer and where pieces would be too short to pay.

use super::ladder::Ladder;
use std::f64::consts::PI;

const N_POINTS: usize = 16;
const MOST_PIECES: usize = 64;

/// A ladder and the pieces made of it so far.
#[derive(Clone, Debug)]
pub(super) struct SmoothLadder {
    ladder: Ladder,
    /// Of one piece, in u.
    length: f64,
    /// Chebyshev coefficients.
    pieces: Vec<Option<[f64; N_POINTS]>>,
}

impl SmoothLadder {
    /// The faster customers drop out, the more the function bends, and the shorter are the pieces.
    pub fn of(ladder: Ladder) -> Self {
        let length = (2.0 / ladder.bend()).min(0.75);
        Self { ladder, length, pieces: Vec::new() }
    }

    /// See [`Ladder::expected`].
    pub fn expected(&mut self, odds: f64) -> f64 {
        let u = odds.ln_1p();
        let at = (u / self.length) as usize;
        if at >= MOST_PIECES {
            return self.ladder.expected(odds);
        }
        if self.pieces.len() <= at {
            self.pieces.resize(at + 1, None);
        }
        let piece = match self.pieces[at] {
            Some(piece) => piece,
            None => *self.pieces[at].insert(piece(&mut self.ladder, at as f64 * self.length, self.length)),
        };
        u * clenshaw(&piece, 2.0 * (u / self.length - at as f64) - 1.0)
    }
}

/// Coefficients between `from` and `from + length`.
fn piece(ladder: &mut Ladder, from: f64, length: f64) -> [f64; N_POINTS] {
    let angle = |point: usize| PI * (point as f64 + 0.5) / N_POINTS as f64;
    let values: [f64; N_POINTS] = std::array::from_fn(|point| {
        let u = from + length * (1.0 + angle(point).cos()) / 2.0;
        ladder.expected(u.exp_m1()) / u
    });
    std::array::from_fn(|degree| {
        let sum: f64 = values.iter().enumerate().map(|(point, value)| value * (degree as f64 * angle(point)).cos()).sum();
        sum * if degree == 0 { 1.0 } else { 2.0 } / N_POINTS as f64
    })
}

/// The sum of Chebyshev polynomials at x from -1 to 1.
#[inline]
fn clenshaw(coefficients: &[f64; N_POINTS], x: f64) -> f64 {
    let (mut one, mut two) = (0.0, 0.0);
    for coefficient in coefficients[1..].iter().rev() {
        (one, two) = (coefficient + 2.0 * x * one - two, one);
    }
    coefficients[0] + x * one - two
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_as_good_as_the_sum() {
        for (shape, keep, drop) in [
            (2.2, 4.4, 0.8),
            (0.2, 0.4, 0.01),
            (60.0, 70.0, 2.0),
            (400.0, 405.0, 12.0),
            (282.0, 3.0, 2.9),
            (858.0, 12.0, 7.1),
            (1.0, 1.0, 900.0),
        ] {
            let mut smooth = SmoothLadder::of(Ladder::new(shape, keep, drop));
            for odds in [0.0, 1e-9, 0.01, 0.3, 1.0, 3.7, 30.0] {
                let theirs = Ladder::new(shape, keep, drop).expected(odds);
                let ours = smooth.expected(odds);
                assert!((ours - theirs).abs() <= 1e-11 * theirs, "{ours} is not {theirs} for {shape} {keep} {drop} {odds}");
            }
        }
    }
}
