//! How the mix of customers changed from quarter to quarter.
//!
//! At the end of a quarter the scheme of today is applied to what was known then. Parts are those of today, so that they can be followed.

use super::{
    Asked, MixBy, Part, Question,
    structure::{Seen, parts_by_field, parts_by_grade, parts_by_size},
};
use crate::domain::{Day, SchemeId};
use crate::scoring::pyramid::Layer;
use serde::{Deserialize, Serialize};

/// How did the mix change from quarter to quarter?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskQuarters {
    pub by: MixBy,
    pub scheme: Option<SchemeId>,
}

/// The mix on one day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuarterMix {
    pub on: Day,
    /// In the order of [`QuartersSheet::parts`].
    pub layers: Vec<Layer>,
}

/// The mix at the ends of the last quarters, and on the day that is looked from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuartersSheet {
    pub parts: Vec<Part>,
    /// The earliest first.
    pub quarters: Vec<QuarterMix>,
}

/// Ends of quarters before the day looked from.
const N_QUARTERS: usize = 7;
/// The last days of the quarters before a day, the earliest first.
fn quarter_ends(before: Day) -> Vec<Day> {
    let (_, month) = before.month().year_month();
    let first = before.month().plus(-((month.cast_signed() - 1) % 3));
    let mut ends: Vec<Day> = (0..).map(|n| first.plus(-3 * n).first_day().plus_days(-1)).take(N_QUARTERS).collect();
    ends.reverse();
    ends
}

impl Question for AskQuarters {
    type Answer = QuartersSheet;

    fn answer(self, asked: &Asked<'_>) -> QuartersSheet {
        let now = Seen::of(asked, asked.worked);
        let scheme = self.scheme.and_then(|id| asked.workspace.registers().schemes.get(id));
        let standings = scheme.map(|scheme| (scheme, asked.worked.standings(asked.workspace, scheme)));
        let parts = match (self.by, &standings) {
            (MixBy::Grade, None) => Vec::new(),
            (MixBy::Grade, Some((_, standings))) => parts_by_grade(standings.n_grades),
            (MixBy::Size, _) => parts_by_size(&now),
            (by, _) => parts_by_field(&now, by),
        };
        let layers = |seen: &Seen<'_>| match (self.by, &standings) {
            (MixBy::Grade, Some((scheme, standings))) => seen.layers_by_grade(scheme, standings),
            (by, _) => seen.layers_of(&parts, by),
        };
        let first_on = asked.scores.histories().slots().filter_map(|slot| Some(asked.scores.histories().get(slot)?.first_on)).min();
        let ends = quarter_ends(asked.scores.as_of()).into_iter().filter(|end| first_on.is_some_and(|first| first <= *end));
        let mut quarters: Vec<QuarterMix> =
            ends.map(|on| QuarterMix { on, layers: layers(&Seen::of(asked, &asked.worked.at(asked.workspace, on))) }).collect();
        quarters.push(QuarterMix { on: asked.scores.as_of(), layers: layers(&now) });
        QuartersSheet { parts, quarters }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quarters_end_before_the_day_itself() -> Result<(), crate::domain::day::NotADay> {
        let ends = quarter_ends(Day::new(2026, 11, 22)?);
        assert_eq!(ends.last(), Some(&Day::new(2026, 9, 30)?));
        assert_eq!((ends.len(), ends[0]), (N_QUARTERS, Day::new(2025, 3, 31)?));
        assert_eq!(quarter_ends(Day::new(2026, 1, 1)?).last(), Some(&Day::new(2025, 12, 31)?));
        Ok(())
    }
}
