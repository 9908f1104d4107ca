//! The integral of Pareto/NBD, and the four more that its slope needs.
//!
//! ```text
//! I = integral from t_x to T of (alpha+y)^-(r+x) (beta+y)^-(s+1) dy
//! ```
//!
//! It is taken in v = ln(min(alpha,beta)+y) by Gauss-Legendre of 8 points, in panels in which v grows by 1 at most and the integrand
//! falls by e^4 at most; the rule is then right to 1e-13. Everything is kept relative to (alpha+y)^-(r+x) (beta+y)^-s at the
//! panel's start, so that nothing underflows however many purchases there are.

use super::special::GAUSS_LEGENDRE;

/// How far the integrand may fall in one panel, as a logarithm.
const FALL: f64 = 4.0;

/// alpha and beta.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scales {
    pub alpha: f64,
    pub beta: f64,
}

/// r + x and s.
#[derive(Clone, Copy, Debug)]
pub(super) struct Powers {
    pub shape: f64,
    pub s: f64,
}

/// The integral with different weights under it: 1, ln(alpha+y), ln(beta+y), 1/(alpha+y), 1/(beta+y).
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Integrals {
    pub plain: f64,
    pub log_alpha: f64,
    pub log_beta: f64,
    pub per_alpha: f64,
    pub per_beta: f64,
}

impl Integrals {
    pub fn plus(self, share: f64, other: &Self) -> Self {
        Self {
            plain: self.plain + share * other.plain,
            log_alpha: self.log_alpha + share * other.log_alpha,
            log_beta: self.log_beta + share * other.log_beta,
            per_alpha: self.per_alpha + share * other.per_alpha,
            per_beta: self.per_beta + share * other.per_beta,
        }
    }
}

#[derive(Clone, Copy, Debug)]
struct Node {
    /// Weight of the rule times dy/dv over (beta+y).
    weight: f64,
    /// ln of (alpha+y) and (beta+y) over what they are at the panel's start.
    rise_alpha: f64,
    rise_beta: f64,
    per_alpha: f64,
    per_beta: f64,
}

/// The nodes between two times.
#[derive(Clone, Copy, Debug)]
struct Panel {
    log_alpha: f64,
    log_beta: f64,
    nodes: [Node; 8],
}

impl Panel {
    fn between(Scales { alpha, beta }: Scales, from: f64, to: f64) -> Self {
        let (start_alpha, start_beta) = (alpha + from, beta + from);
        let start = start_alpha.min(start_beta);
        let half = ((to - from) / start).ln_1p() / 2.0;
        let nodes = GAUSS_LEGENDRE.map(|(node, weight)| {
            let grown = (half * (1.0 + node)).exp_m1() * start;
            let (per_alpha, per_beta) = ((start_alpha + grown).recip(), (start_beta + grown).recip());
            Node {
                weight: weight * half * (start + grown) * per_beta,
                rise_alpha: (grown / start_alpha).ln_1p(),
                rise_beta: (grown / start_beta).ln_1p(),
                per_alpha,
                per_beta,
            }
        });
        Self { log_alpha: start_alpha.ln(), log_beta: start_beta.ln(), nodes }
    }

    #[inline]
    fn plain(&self, powers: Powers) -> f64 {
        self.nodes.iter().map(|node| node.weight * (-powers.shape * node.rise_alpha - powers.s * node.rise_beta).exp()).sum()
    }

    #[inline]
    fn integrals(&self, powers: Powers) -> Integrals {
        let mut all = Integrals::default();
        for node in &self.nodes {
            let part = node.weight * (-powers.shape * node.rise_alpha - powers.s * node.rise_beta).exp();
            all.plain += part;
            all.log_alpha += part * node.rise_alpha;
            all.log_beta += part * node.rise_beta;
            all.per_alpha += part * node.per_alpha;
            all.per_beta += part * node.per_beta;
        }
        all.log_alpha += all.plain * self.log_alpha;
        all.log_beta += all.plain * self.log_beta;
        all
    }
}

/// A stretch of time with the nodes for the case that one panel is enough, which is kept for every number of repeats.
#[derive(Clone, Debug)]
pub(super) struct Stretch {
    scales: Scales,
    from: f64,
    to: f64,
    rise_alpha: f64,
    rise_beta: f64,
    whole: Panel,
}

impl Stretch {
    pub fn between(scales: Scales, from: f64, to: f64) -> Self {
        let rise = |scale: f64| ((to - from) / (scale + from)).ln_1p();
        let (rise_alpha, rise_beta) = (rise(scales.alpha), rise(scales.beta));
        Self { scales, from, to, rise_alpha, rise_beta, whole: Panel::between(scales, from, to) }
    }

    /// (alpha+y)^-(r+x) (beta+y)^-s at the end over that at the start, as a logarithm: 0 or less.
    #[inline]
    pub fn log_fall(&self, powers: Powers) -> f64 {
        -(powers.shape * self.rise_alpha + powers.s * self.rise_beta)
    }

    /// How many panels it takes.
    #[inline]
    fn n_panels(&self, powers: Powers) -> u32 {
        let longest = self.rise_alpha.max(self.rise_beta);
        let n = (-self.log_fall(powers) / FALL).max(longest).ceil();
        if n > 1.0 { n as u32 } else { 1 }
    }

    /// Panels one after the other, each with how far (as a logarithm) the start has fallen by then.
    fn panels(&self, n: u32, powers: Powers) -> impl Iterator<Item = (Panel, f64)> {
        let scales = self.scales;
        let start = scales.alpha.min(scales.beta) + self.from;
        let part = self.rise_alpha.max(self.rise_beta) / f64::from(n);
        let at = move |panel: u32| self.from + start * (part * f64::from(panel)).exp_m1();
        (0..n).map(move |panel| {
            let (from, to) = (at(panel), if panel + 1 == n { self.to } else { at(panel + 1) });
            let fallen = Self::fall_between(scales, self.from, from, powers);
            (Panel::between(scales, from, to), fallen)
        })
    }

    fn fall_between(scales: Scales, from: f64, to: f64, powers: Powers) -> f64 {
        let rise = |scale: f64| ((to - from) / (scale + from)).ln_1p();
        -(powers.shape * rise(scales.alpha) + powers.s * rise(scales.beta))
    }

    /// The plain integral alone.
    pub fn plain(&self, powers: Powers) -> f64 {
        match self.n_panels(powers) {
            1 => self.whole.plain(powers),
            n => self.panels(n, powers).map(|(panel, fallen)| fallen.exp() * panel.plain(powers)).sum(),
        }
    }

    /// All five.
    pub fn integrals(&self, powers: Powers) -> Integrals {
        match self.n_panels(powers) {
            1 => self.whole.integrals(powers),
            n => self.panels(n, powers).fold(Integrals::default(), |all, (panel, fallen)| all.plus(fallen.exp(), &panel.integrals(powers))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HARD: [(f64, f64, f64, f64, f64, f64); 5] = [
        (10.6, 11.7, 2.5, 0.6, 3.0, 39.0),
        (10.6, 11.7, 200.0, 0.6, 3.0, 400.0),
        (0.01, 900.0, 3.0, 20.0, 0.5, 500.0),
        (900.0, 0.01, 40.0, 0.2, 0.0, 500.0),
        (5.0, 5.0, 3_000.0, 1.0, 0.0, 520.0),
    ];

    /// The same by many more panels than are needed, added up from the small end.
    fn slow(alpha: f64, beta: f64, powers: Powers, from: f64, to: f64) -> f64 {
        let scales = Scales { alpha, beta };
        let (n, start) = (20_000, alpha.min(beta) + from);
        let part = ((to - from) / start).ln_1p() / f64::from(n);
        let at = |panel: i32| from + start * (part * f64::from(panel)).exp_m1();
        let fallen = |panel| Stretch::fall_between(scales, from, at(panel), powers).exp();
        (0..n).rev().map(|panel| fallen(panel) * Panel::between(scales, at(panel), at(panel + 1)).plain(powers)).sum()
    }

    #[test]
    fn a_few_panels_are_as_good_as_very_many() {
        for (alpha, beta, shape, s, from, to) in HARD {
            let powers = Powers { shape, s };
            let stretch = Stretch::between(Scales { alpha, beta }, from, to);
            let (ours, theirs) = (stretch.plain(powers), slow(alpha, beta, powers, from, to));
            assert!((ours / theirs - 1.0).abs() < 1e-11, "{ours} is not {theirs} for {alpha} {beta} {shape} {s}");
            assert!((stretch.integrals(powers).plain / ours - 1.0).abs() < 1e-14);
        }
    }

    #[test]
    fn where_alpha_is_beta_it_is_elementary() {
        let powers = Powers { shape: 7.5, s: 1.5 };
        let ours = Stretch::between(Scales { alpha: 4.0, beta: 4.0 }, 1.0, 6.0).plain(powers);
        let theirs = (1.0 - 2.0_f64.powf(-9.0)) / 9.0;
        assert!((ours / theirs - 1.0).abs() < 1e-13, "{ours} is not {theirs}");
    }
}
