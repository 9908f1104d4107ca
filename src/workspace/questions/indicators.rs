//! The library of indicators: of how many customers each is known, and between which values it lies.

use super::{Asked, Question};
use crate::domain::{Indicator, Measure};
use serde::{Deserialize, Serialize};

/// What is known of each indicator?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskIndicators;

/// One indicator with what is known of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndicatorRow {
    pub measure: Measure,
    /// Of how many customers it is known.
    pub n_known: u32,
    /// The lowest, the middle and the highest value; absent where it is known of nobody.
    pub range: Option<(i64, i64, i64)>,
}

/// Every indicator, in the order of the library.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndicatorsSheet {
    pub rows: Vec<IndicatorRow>,
}

impl Question for AskIndicators {
    type Answer = IndicatorsSheet;

    fn answer(self, asked: &Asked<'_>) -> IndicatorsSheet {
        let ground = asked.worked.ground(asked.workspace);
        let row = |indicator| {
            let measure = Measure::of(indicator);
            let mut known: Vec<i64> = ground.column(measure).iter().copied().flatten().collect();
            known.sort_unstable();
            let range = known.first().zip(known.last()).map(|(least, most)| (*least, known[known.len() / 2], *most));
            IndicatorRow { measure, n_known: super::schemes::count(known.len()), range }
        };
        IndicatorsSheet { rows: Indicator::ALL.into_iter().map(row).collect() }
    }
}
