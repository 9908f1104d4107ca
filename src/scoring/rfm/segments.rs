//! Named segments on recency and frequency scores: rules in order, the first that matches wins.
//!
//! Not here: names for people to read (`ui`); [`Segment::canonical_name`] is for files.

use serde::{Deserialize, Serialize};

/// A part of the grid of recency and frequency, the most valuable first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Segment {
    Champions,
    Loyal,
    PotentialLoyalist,
    New,
    Promising,
    NeedAttention,
    AboutToSleep,
    CantLoseThem,
    AtRisk,
    Hibernating,
    Lost,
}

impl Segment {
    pub const ALL: [Self; 11] = [
        Self::Champions,
        Self::Loyal,
        Self::PotentialLoyalist,
        Self::New,
        Self::Promising,
        Self::NeedAttention,
        Self::AboutToSleep,
        Self::CantLoseThem,
        Self::AtRisk,
        Self::Hibernating,
        Self::Lost,
    ];

    /// The English name that files and reports carry, whatever the language of the screen.
    pub const fn canonical_name(self) -> &'static str {
        match self {
            Self::Champions => "Champions",
            Self::Loyal => "Loyal",
            Self::PotentialLoyalist => "Potential Loyalist",
            Self::New => "New",
            Self::Promising => "Promising",
            Self::NeedAttention => "Need Attention",
            Self::AboutToSleep => "About to Sleep",
            Self::CantLoseThem => "Can't Lose Them",
            Self::AtRisk => "At Risk",
            Self::Hibernating => "Hibernating",
            Self::Lost => "Lost",
        }
    }
}

/// A rectangle of the grid and its name. Scores run from the first to the second, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SegmentRule {
    pub segment: Segment,
    pub recency: (u8, u8),
    pub frequency: (u8, u8),
}

const fn rule(recency: (u8, u8), frequency: (u8, u8), segment: Segment) -> SegmentRule {
    SegmentRule { segment, recency, frequency }
}

/// The last rule: what none of the others took.
const REST: SegmentRule = rule((1, 2), (1, 2), Segment::Hibernating);

const COMMON: [SegmentRule; 10] = [
    rule((5, 5), (4, 5), Segment::Champions),
    rule((3, 4), (4, 5), Segment::Loyal),
    rule((4, 5), (2, 3), Segment::PotentialLoyalist),
    rule((5, 5), (1, 1), Segment::New),
    rule((4, 4), (1, 1), Segment::Promising),
    rule((3, 3), (3, 3), Segment::NeedAttention),
    rule((3, 3), (1, 2), Segment::AboutToSleep),
    rule((1, 2), (5, 5), Segment::CantLoseThem),
    rule((1, 2), (3, 4), Segment::AtRisk),
    REST,
];

const WITH_LOST: [SegmentRule; 11] = {
    let mut rules = [REST; 11];
    let mut at = 0;
    while at < COMMON.len() - 1 {
        rules[at] = COMMON[at];
        at += 1;
    }
    rules[at] = rule((1, 1), (1, 2), Segment::Lost);
    rules
};

/// Which rules name the grid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SegmentGrid {
    /// The ten segments in common use.
    #[default]
    Common,
    /// The same, with those who are lost (recency 1, frequency at most 2) taken out of the hibernating.
    WithLost,
}

impl SegmentGrid {
    /// Its rules in the order in which they are tried. Together they cover all 25 cells.
    pub const fn rules(self) -> &'static [SegmentRule] {
        match self {
            Self::Common => &COMMON,
            Self::WithLost => &WITH_LOST,
        }
    }

    /// The first rule that matches these scores, each 1 to 5.
    pub fn rule_for(self, recency: u8, frequency: u8) -> SegmentRule {
        let within = |score: u8, (from, to): (u8, u8)| (from..=to).contains(&score);
        self.rules().iter().find(|rule| within(recency, rule.recency) && within(frequency, rule.frequency)).copied().unwrap_or(REST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(grid: SegmentGrid, recency: u8) -> [Segment; 5] {
        [1, 2, 3, 4, 5].map(|frequency| grid.rule_for(recency, frequency).segment)
    }

    #[test]
    fn all_cells_have_the_segment_of_the_common_grid() {
        use Segment::*;
        assert_eq!(row(SegmentGrid::Common, 5), [New, PotentialLoyalist, PotentialLoyalist, Champions, Champions]);
        assert_eq!(row(SegmentGrid::Common, 4), [Promising, PotentialLoyalist, PotentialLoyalist, Loyal, Loyal]);
        assert_eq!(row(SegmentGrid::Common, 3), [AboutToSleep, AboutToSleep, NeedAttention, Loyal, Loyal]);
        assert_eq!(row(SegmentGrid::Common, 2), [Hibernating, Hibernating, AtRisk, AtRisk, CantLoseThem]);
        assert_eq!(row(SegmentGrid::Common, 1), row(SegmentGrid::Common, 2));
    }

    #[test]
    fn lost_takes_two_cells_from_the_hibernating_and_nothing_else() {
        assert_eq!(row(SegmentGrid::WithLost, 1)[..2], [Segment::Lost; 2]);
        assert_eq!(row(SegmentGrid::WithLost, 1)[2..], row(SegmentGrid::Common, 1)[2..]);
        for recency in 2..=5 {
            assert_eq!(row(SegmentGrid::WithLost, recency), row(SegmentGrid::Common, recency));
        }
    }

    #[test]
    fn the_rule_that_is_named_really_holds_the_cell() {
        for (recency, frequency) in (1..=5).flat_map(|recency| (1..=5).map(move |frequency| (recency, frequency))) {
            for grid in [SegmentGrid::Common, SegmentGrid::WithLost] {
                let SegmentRule { recency: r, frequency: f, .. } = grid.rule_for(recency, frequency);
                assert!((r.0..=r.1).contains(&recency) && (f.0..=f.1).contains(&frequency), "{recency}{frequency}");
            }
        }
    }

    #[test]
    fn order_of_all_is_order_of_worth() {
        assert!(Segment::ALL.is_sorted());
        assert!(Segment::ALL.iter().enumerate().all(|(at, &segment)| segment as usize == at));
    }
}
