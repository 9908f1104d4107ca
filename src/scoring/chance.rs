//! How much may be chance: the few distributions that figures of this room are held against.
//!
//! Everything is at the usual 95 %, two-sided. Not here: what is compared ([`growth`](super::growth), [`effect`](super::effect)).

use statrs::function::beta::checked_beta_reg;

/// The normal quantile at 97.5 %.
pub const Z95: f64 = 1.959_963_984_540_054;
/// Less probable than this is not taken for chance.
pub const SIGNIFICANT: f64 = 0.05;

/// Probability, 0 to 1, of two counts at least so far apart in equal times if both have the same rate. `None` when both are 0.
///
/// ```text
/// X ~ Binomial(n_one + n_other, 1/2);  p = min(1, 2 P(X <= min(n_one, n_other)))
/// ```
///
/// The conditional test of two Poisson means: Przyborowski and Wilenski, Biometrika 31, 1940. It is exact, so it holds for small counts:
/// with fewer than six together nothing is ever significant.
pub fn p_of_equal_rates(n_one: u32, n_other: u32) -> Option<f64> {
    let (fewer, more) = (f64::from(n_one.min(n_other)), f64::from(n_one.max(n_other)));
    // P(X <= k) = I_1/2(n - k, k + 1), the regularised incomplete beta function.
    let tail = checked_beta_reg(more, fewer + 1.0, 0.5).ok();
    (more > 0.0).then_some(())?;
    tail.map(|tail| (2.0 * tail).min(1.0))
}

/// Probability, 0 to 1, that Student's t with so many degrees of freedom is at least so far from 0.
pub fn p_of_t(t: f64, degrees: f64) -> Option<f64> {
    let x = degrees / (degrees + t * t);
    (x.is_finite() && degrees > 0.0).then(|| checked_beta_reg(degrees / 2.0, 0.5, x).ok()).flatten()
}

/// The quantile of Student's t at 97.5 %, found by halving; `None` unless there are degrees of freedom.
pub fn t95(degrees: f64) -> Option<f64> {
    p_of_t(Z95, degrees)?;
    let (mut low, mut high) = (0.0_f64, 2.0_f64);
    while p_of_t(high, degrees)? > SIGNIFICANT {
        (low, high) = (high, high * 2.0);
    }
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if p_of_t(middle, degrees)? > SIGNIFICANT { low = middle } else { high = middle }
    }
    Some(f64::midpoint(low, high))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_near(ours: Option<f64>, expected: f64) -> bool {
        ours.is_some_and(|ours| (ours - expected).abs() < 1e-9 * expected.abs().max(1.0))
    }

    #[test]
    fn equal_rates_by_hand() {
        // 0 of 5: 2 / 2^5. 1 of 6: 2 (1 + 6) / 2^6. 2 of 10: 2 (1 + 10 + 45) / 2^10.
        assert!(is_near(p_of_equal_rates(0, 5), 0.0625) && is_near(p_of_equal_rates(6, 0), 0.03125));
        assert!(is_near(p_of_equal_rates(5, 1), 0.21875) && is_near(p_of_equal_rates(2, 8), 0.109_375));
        assert_eq!((p_of_equal_rates(0, 0), p_of_equal_rates(3, 3)), (None, Some(1.0)));
        assert!(p_of_equal_rates(900, 1_100).is_some_and(|p| p < 1e-4));
        assert!(p_of_equal_rates(0, u32::MAX).is_some_and(|p| p == 0.0), "beyond what a float can hold");
    }

    #[test]
    fn students_t_is_that_of_the_tables() {
        for (degrees, expected) in
            [(1.0, 12.706_204_736_432_1), (2.0, 4.302_652_729_911_3), (10.0, 2.228_138_851_964_9), (5_593.0, 1.960_388_225)]
        {
            assert!(t95(degrees).is_some_and(|t| (t - expected).abs() < 1e-8), "{degrees} {:?}", t95(degrees));
        }
        assert!(is_near(p_of_t(0.0, 3.0), 1.0) && is_near(p_of_t(1.0, 1.0), 0.5));
        assert_eq!((t95(0.0), t95(f64::NAN), p_of_t(f64::NAN, 2.0)), (None, None, None));
    }
}
