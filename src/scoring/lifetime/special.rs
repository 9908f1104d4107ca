//! Special functions of the lifetime models that no library of ours has.
//!
//! `ln_gamma` and `digamma` are of `statrs`. Not here: integrals that belong to one model ([`panels`](super::panels)).

/// Terms after which a series is given up; it takes fewer unless its argument is within a millionth of 1.
const MOST_TERMS: u32 = 50_000_000;

/// Nodes of the Gauss-Legendre rule of 8 points on -1 to 1, each with its weight. Abramowitz and Stegun, table 25.4.
pub const GAUSS_LEGENDRE: [(f64, f64); 8] = [
    (-0.960_289_856_497_536_3, 0.101_228_536_290_376_26),
    (-0.796_666_477_413_626_7, 0.222_381_034_453_374_48),
    (-0.525_532_409_916_329, 0.313_706_645_877_887_27),
    (-0.183_434_642_495_649_8, 0.362_683_783_378_362),
    (0.183_434_642_495_649_8, 0.362_683_783_378_362),
    (0.525_532_409_916_329, 0.313_706_645_877_887_27),
    (0.796_666_477_413_626_7, 0.222_381_034_453_374_48),
    (0.960_289_856_497_536_3, 0.101_228_536_290_376_26),
];

/// The integral of `integrand` over one panel.
pub fn integral(from: f64, to: f64, integrand: impl Fn(f64) -> f64) -> f64 {
    let half = (to - from) / 2.0;
    GAUSS_LEGENDRE.iter().map(|(node, weight)| weight * integrand(from + half * (1.0 + node))).sum::<f64>() * half
}

/// `(1 - e^(-exponent * log)) / exponent`, which is `log` when the exponent is 0.
///
/// This is what guards s = 1 in Pareto/NBD: nothing jumps there.
pub fn one_less_power(log: f64, exponent: f64) -> f64 {
    if exponent == 0.0 { log } else { -(-exponent * log).exp_m1() / exponent }
}

/// Gauss' hypergeometric function 2F1(a, b; c; z) by its series, for positive a, b, c and 0 <= z < 1. DLMF 15.2.1.
///
/// All terms are positive, so that nothing cancels.
pub fn hypergeometric(a: f64, b: f64, c: f64, z: f64) -> f64 {
    let (mut term, mut sum) = (1.0, 1.0);
    for n in (0..MOST_TERMS).map(f64::from) {
        let ratio = (a + n) * (b + n) / ((c + n) * (n + 1.0)) * z;
        term *= ratio;
        sum += term;
        if ratio < 1.0 && term < f64::EPSILON / 4.0 * sum * (1.0 - ratio) {
            break;
        }
    }
    sum
}

/// Tricomi's U(s, s, z) times z^(s-1), for s > 0 and z > 0.
///
/// ```text
/// U(s, s, z) = z^(1-s) U(1, 2-s, z)                         DLMF 13.2.40
/// U(1, 2-s, z) = integral over t > 0 of e^(-z t) (1+t)^-s   DLMF 13.4.4
/// ```
///
/// The integral is taken in w = ln(1+t), in panels in which the integrand falls by a factor of e^3 at most.
pub fn scaled_tricomi(s: f64, z: f64) -> f64 {
    const LONGEST: f64 = 0.5;
    const FALL: f64 = 3.0;
    const NOTHING_LEFT: f64 = 45.0;
    let log_integrand = |w: f64| (1.0 - s) * w - z * w.exp_m1();
    let (mut from, mut sum) = (0.0_f64, 0.0);
    while log_integrand(from) > -NOTHING_LEFT {
        let steepest = LONGEST.min(FALL / (1.0 - s).abs());
        let to = from + steepest.min((FALL / (z * from.exp())).ln_1p());
        sum += integral(from, to, |w| log_integrand(w).exp());
        from = to;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_close(ours: f64, theirs: f64) {
        assert!((ours - theirs).abs() <= 1e-13 * theirs.abs(), "{ours} is not {theirs}");
    }

    #[test]
    fn the_rule_of_eight_points_takes_polynomials_up_to_the_fifteenth_degree_exactly() {
        for degree in 0..16 {
            assert_close(integral(0.0, 1.0, |y| y.powi(degree)), 1.0 / f64::from(degree + 1));
        }
    }

    #[test]
    fn hypergeometric_where_it_is_elementary() {
        assert_close(hypergeometric(1.0, 1.0, 2.0, 0.5), 2.0 * 2.0_f64.ln());
        assert_close(hypergeometric(2.5, 3.0, 3.0, 0.9), 0.1_f64.powf(-2.5));
        assert_close(hypergeometric(1.0, 2.0, 3.0, 0.0), 1.0);
    }

    /// A rate of a millionth, the lowest that renewals are discounted at.
    #[test]
    fn hypergeometric_where_hardly_anything_is_discounted() {
        let ours = hypergeometric(1.0, 1.0, 2.0, 1.0 / (1.0 + 1e-6));
        let theirs = (1.0 + 1e-6) * 1e6_f64.ln_1p();
        assert!((ours / theirs - 1.0).abs() < 1e-9, "{ours} is not {theirs}");
    }

    #[test]
    fn tricomi_where_it_is_elementary() {
        // U(1, 2-s, z) for s = 0 is 1/z; for s = 1 it is e^z E1(z), here E1(1) and E1(0.1) of Abramowitz and Stegun, table 5.1.
        assert_close(scaled_tricomi(1e-300, 0.01), 100.0);
        assert_close(scaled_tricomi(1.0, 1.0), 1.0_f64.exp() * 0.219_383_934_395_520_27);
        assert_close(scaled_tricomi(1.0, 0.1), 0.1_f64.exp() * 1.822_923_958_419_390_7);
        // z U(1, 2-s, z) = 1 - s U(1, 1-s, z)
        for (s, z) in [(1.0, 3.0), (0.5, 800.0), (0.2, 1e-4), (2.0, 5.0)] {
            assert_close(z * scaled_tricomi(s, z), 1.0 - s * scaled_tricomi(s + 1.0, z));
        }
    }

    #[test]
    fn a_power_that_is_nearly_nothing_is_a_logarithm() {
        assert_close(one_less_power(2.0, 0.0), 2.0);
        assert_close(one_less_power(2.0, 1e-15), 2.0);
        assert_close(one_less_power(2.0_f64.ln(), 1.0), 0.5);
    }
}
