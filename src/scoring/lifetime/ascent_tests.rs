//! The fit on a hill whose summit is known, and on one without.

use super::*;

/// The summit of `ln p - p / at` is at `at`; without one it rises for ever.
struct Hill {
    at: Option<f64>,
    n_telling: u32,
}

impl Likelihood<1> for Hill {
    type Model = f64;

    fn n_telling(&self) -> u32 {
        self.n_telling
    }

    fn first_guess(&self) -> [f64; 1] {
        [1.0]
    }

    fn at(&self, &[p]: &[f64; 1]) -> Slope<1> {
        let mut slope = Slope::FLAT;
        let fall = self.at.map_or(0.0, f64::recip);
        slope.add(100.0, p.ln() - fall * p, [p.recip() - fall]);
        slope
    }

    fn model(&self, [p]: [f64; 1]) -> f64 {
        p
    }
}

#[test]
fn a_summit_is_found_with_its_standard_error() -> Result<(), NoForecast> {
    let fitted = Fit::start(Hill { at: Some(250.0), n_telling: 100 })?.finish()?;
    assert!((fitted.model / 250.0 - 1.0).abs() < 1e-8, "{fitted:?}");
    assert!((fitted.standard_errors_of_logs[0] - 0.1).abs() < 1e-6, "{fitted:?}");
    assert!(fitted.steepest_slope < 1e-6);
    Ok(())
}

#[test]
fn without_a_summit_or_anybody_it_says_so() {
    let outcome = Fit::start(Hill { at: None, n_telling: 100 }).and_then(Fit::finish);
    assert!(matches!(outcome, Err(NoForecast::NotConverged { .. })), "{outcome:?}");
    let outcome = Fit::start(Hill { at: None, n_telling: 0 }).and_then(Fit::finish);
    assert_eq!(outcome, Err(NoForecast::TooFewRepeatBuyers { n: 0, needed: 1 }));
}

#[test]
fn a_hundred_repeat_buyers_are_enough_to_show() {
    assert_eq!(NoForecast::unless_enough(100), Ok(()));
    assert_eq!(NoForecast::unless_enough(99), Err(NoForecast::TooFewRepeatBuyers { n: 99, needed: 100 }));
}
