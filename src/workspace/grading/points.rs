//! Points of indicators, remembered while a scheme is edited: a weight or a quota that is dragged ranks nobody anew.
//!
//! Not here: how values become points (`scoring::composite`).

use crate::domain::{Measure, schemes::Normalise};
use crate::scoring::composite::Normalised;
use std::cell::RefCell;

/// The most columns that are kept; the oldest makes room.
const MAX_COLUMNS: usize = 24;

/// Points of the customers who passed the gate last, by measure and by how they were made.
#[derive(Debug, Default)]
pub struct Points(RefCell<Kept>);

#[derive(Debug, Default)]
struct Kept {
    /// By slot; ranks are among these only.
    passed: Vec<bool>,
    columns: Vec<(Measure, Normalise, Normalised)>,
}

impl Points {
    /// The points of a measure among those who passed, made if they are not known.
    pub fn column(&self, passed: &[bool], measure: Measure, normalise: &Normalise, make: impl FnOnce() -> Normalised) -> Normalised {
        let kept = &mut *self.0.borrow_mut();
        if kept.passed != passed {
            kept.passed = passed.to_vec();
            kept.columns.clear();
        }
        let known = kept.columns.iter().find(|(of, how, _)| *of == measure && how == normalise);
        if let Some((.., column)) = known {
            return column.clone();
        }
        let column = make();
        if kept.columns.len() >= MAX_COLUMNS {
            kept.columns.remove(0);
        }
        kept.columns.push((measure, normalise.clone(), column.clone()));
        column
    }

    /// Forgets the points of measures whose values are others now.
    pub fn forget(&self, is_meant: impl Fn(Measure) -> bool) {
        self.0.borrow_mut().columns.retain(|(measure, ..)| !is_meant(*measure));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Day, Indicator};
    use crate::scoring::composite::{Better, Normalisation, normalise};
    use crate::workspace::{Workspace, indicators::Indicators};

    #[test]
    fn points_are_made_anew_only_for_others_or_in_another_way() {
        let points = Points::default();
        let mut n_made = 0;
        let mut ask = |passed: &[bool], how: &Normalise| {
            points.column(passed, Measure::of(Indicator::Amount), how, || {
                n_made += 1;
                normalise(&[Some(1.0), Some(2.0)], &Normalisation::Percentile, Better::More)
            });
            n_made
        };
        assert_eq!(ask(&[true, true], &Normalise::Percentile), 1);
        assert_eq!(ask(&[true, true], &Normalise::Percentile), 1, "remembered");
        assert_eq!(ask(&[true, true], &Normalise::MinMax), 2, "another way");
        assert_eq!(ask(&[true, false], &Normalise::Percentile), 3, "among others");
    }

    #[test]
    fn another_forecast_makes_other_points_of_what_it_foresees() {
        let indicators = Indicators::new(&Workspace::default(), Day::MIN);
        let points = |indicator, value| {
            let made = || normalise(&[Some(1.0), Some(value)], &Normalisation::MinMax, Better::More);
            indicators.points.column(&[true, true], Measure::of(indicator), &Normalise::MinMax, made)
        };
        let before = [Indicator::PredictedValue, Indicator::Amount].map(|indicator| points(indicator, 0.0));
        indicators.forget_forecast();
        assert_ne!(points(Indicator::PredictedValue, 2.0), before[0]);
        assert_eq!(points(Indicator::Amount, 2.0), before[1], "purchases are the same");
    }
}
