//! Recency, frequency and money: three scores of 1 to 5 for everyone who has bought, 5 the best.
//!
//! | Rule | Score |
//! | --- | --- |
//! | A | SQL's `NTILE(5)`; equals may be split, by the order of their identifiers as text |
//! | B | 1 + floor(5 * n_customers_strictly_worse / N), so equals score alike |
//! | C | bins between the quantiles of type 7, each raised by one unit (a day, a purchase, one of the currency's major unit) |
//! | own | bins between cut points that someone has set |
//!
//! N is the number of customers with a purchase that counts. Whoever has none is not scored: that is not the lowest score.
//! Everything that decides is a whole number. Recency is the as-of day less the day of the last purchase.
//!
//! Not here: which purchases count ([`histories`](super::histories)) and what would change a score ([`improve`](super::improve)).

mod ladder;
mod own_cuts;
mod segments;

pub use segments::{Segment, SegmentGrid, SegmentRule};

use super::Histories;
use crate::domain::{Currency, CutPoints, Day, RfmRule};
use ladder::{Key, Ladder, quantile_cuts_fifths};
use serde::{Deserialize, Serialize};

/// What is scored. Its number is the place of its score in [`Scores`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    /// Days since the last purchase; fewer are better.
    Recency,
    /// Number of purchases.
    Frequency,
    /// Sum of the purchases, in minor units.
    Monetary,
}

impl Dimension {
    pub const ALL: [Self; 3] = [Self::Recency, Self::Frequency, Self::Monetary];

    /// A value in the dimension's unit as goodness, of which more is better, and back: the sign of days is turned round.
    pub(super) const fn turned(self, number: i64) -> i64 {
        match self {
            Self::Recency => number.saturating_neg(),
            Self::Frequency | Self::Monetary => number,
        }
    }

    /// Days, purchases or minor units of the customer in a slot with a purchase.
    pub(super) fn value(self, histories: &Histories, slot: usize) -> i64 {
        match self {
            Self::Recency => histories.days_since_last_purchase(slot).into(),
            Self::Frequency => histories.n_purchases()[slot].into(),
            Self::Monetary => histories.monetary_minor()[slot],
        }
    }
}

/// Scores of recency, frequency and money, each 1 to 5.
pub type Scores = [u8; 3];

/// Stands in the column for a customer who is not scored.
const NOT_SCORED: Scores = [0; 3];

/// The customers who have one score: how many, and the values they really have, in days, purchases or minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Band {
    pub n_customers: u32,
    pub least: i64,
    pub most: i64,
}

/// How one dimension was cut, in days, purchases or minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DimensionCuts {
    pub dimension: Dimension,
    /// What scores 2, 3, 4 and 5 take: at least so many purchases or so much money, at most so many days. `None` when nobody can
    /// reach it. Under rule A equals may be split there.
    pub takes: [Option<i64>; 4],
    /// Cut points as rule C or their author states them, rising, in tenths of the unit. Rule C: a score begins at its cut point, for
    /// days below it. One's own: above it, for days at or below it. Rules A and B have none.
    pub stated_tenths: Option<[i64; 4]>,
    /// Who has score 1, 2, 3, 4 and 5.
    pub bands: [Option<Band>; 5],
}

/// The cut points of a scoring: what to show beside any score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RfmCuts {
    pub rule: RfmRule,
    pub as_of: Day,
    /// Customers with a purchase: the N of the rules.
    pub n_customers: u32,
    /// In the order of [`Dimension::ALL`].
    pub dimensions: [DimensionCuts; 3],
}

/// What scoring needs beside the histories.
#[derive(Clone, Copy, Debug)]
pub struct RfmScheme<'a> {
    pub rule: RfmRule,
    /// Rule C adds one of its major units to the money's cut points.
    pub currency: Currency,
    /// For each slot the position of its identifier among all, sorted as text; decides between equals under rule A.
    pub id_order: &'a [u32],
}

/// Everyone's scores, and how they came about.
#[derive(Clone, Debug)]
pub struct RfmScores {
    scores: Vec<Scores>,
    cuts: RfmCuts,
    ladders: [Ladder; 3],
}

impl RfmScores {
    /// Scores all customers with a purchase.
    pub fn of(histories: &Histories, scheme: RfmScheme<'_>) -> Self {
        let slots: Vec<usize> = histories.slots().collect();
        let mut scores = vec![NOT_SCORED; histories.n_slots()];
        let [recency, frequency, monetary] = Dimension::ALL.map(|dimension| {
            let keys: Vec<Key> =
                slots.iter().map(|&slot| (dimension.turned(dimension.value(histories, slot)), place(scheme.id_order, slot))).collect();
            let (ladder, stated_tenths) = ladder_for(dimension, scheme, keys.clone());
            let mut bands = [None; 5];
            for (&slot, &key) in slots.iter().zip(&keys) {
                let score = ladder.score(key);
                scores[slot][dimension as usize] = score;
                widen(&mut bands[usize::from(score) - 1], dimension.turned(key.0));
            }
            let takes = [2, 3, 4, 5].map(|score| takes(&ladder, dimension, score, u32::MAX));
            (ladder, DimensionCuts { dimension, takes, stated_tenths, bands })
        });
        let cuts = RfmCuts {
            rule: scheme.rule,
            as_of: histories.counting().as_of,
            n_customers: u32::try_from(slots.len()).unwrap_or(u32::MAX),
            dimensions: [recency.1, frequency.1, monetary.1],
        };
        Self { scores, cuts, ladders: [recency.0, frequency.0, monetary.0] }
    }

    /// The scores in a slot; `None` for a customer without a purchase.
    pub fn get(&self, slot: usize) -> Option<Scores> {
        self.scores.get(slot).copied().filter(|scores| *scores != NOT_SCORED)
    }

    /// The rule that names the customer's segment; `None` for a customer without a purchase.
    pub fn segment(&self, slot: usize, grid: SegmentGrid) -> Option<SegmentRule> {
        self.get(slot).map(|[recency, frequency, _]| grid.rule_for(recency, frequency))
    }

    pub const fn cuts(&self) -> &RfmCuts {
        &self.cuts
    }

    /// The score that this value would have for someone with this place among equals.
    pub(super) fn score_at(&self, dimension: Dimension, value: i64, place: u32) -> u8 {
        self.ladders[dimension as usize].score((dimension.turned(value), place))
    }

    /// The value that `score` takes for someone with this place among equals; `None` when nobody can reach it.
    pub(super) fn takes(&self, dimension: Dimension, score: u8, place: u32) -> Option<i64> {
        takes(&self.ladders[dimension as usize], dimension, score, place)
    }

    /// How many customers each cell holds: `[recency - 1][frequency - 1]`.
    pub fn n_customers_by_cell(&self) -> [[u32; 5]; 5] {
        let mut cells = [[0; 5]; 5];
        for [recency, frequency, _] in self.scores.iter().filter(|scores| **scores != NOT_SCORED) {
            cells[usize::from(*recency) - 1][usize::from(*frequency) - 1] += 1;
        }
        cells
    }

    /// How many customers each segment holds, in the order of [`Segment::ALL`].
    pub fn n_customers_by_segment(&self, grid: SegmentGrid) -> [u32; Segment::ALL.len()] {
        let mut segments = [0; Segment::ALL.len()];
        for (recency, row) in (1..).zip(self.n_customers_by_cell()) {
            for (frequency, n_customers) in (1..).zip(row) {
                segments[grid.rule_for(recency, frequency).segment as usize] += n_customers;
            }
        }
        segments
    }
}

/// The customer's place among equals; slots that the order does not know stand in their own order.
pub(super) fn place(id_order: &[u32], slot: usize) -> u32 {
    id_order.get(slot).copied().unwrap_or_else(|| u32::try_from(slot).unwrap_or(u32::MAX))
}

/// No one has bought later than the as-of day, so days below none are out of reach.
fn takes(ladder: &Ladder, dimension: Dimension, score: u8, place: u32) -> Option<i64> {
    ladder.goodness_for(score, place).map(|goodness| dimension.turned(goodness)).filter(|value| *value >= 0)
}

/// The ladder of the rule, and the cut points that the rule states, in tenths.
fn ladder_for(dimension: Dimension, scheme: RfmScheme<'_>, mut keys: Vec<Key>) -> (Ladder, Option<[i64; 4]>) {
    match scheme.rule {
        RfmRule::Ntile => (Ladder::ntile(&mut keys), None),
        RfmRule::StrictlyWorse => (Ladder::strictly_worse(&mut keys), None),
        RfmRule::Quantile if keys.is_empty() => (Ladder::ntile(&mut keys), None),
        RfmRule::Quantile => {
            let one = if dimension == Dimension::Monetary { scheme.currency.minor_per_major() } else { 1 };
            let mut values: Vec<i64> = keys.iter().map(|key| dimension.turned(key.0)).collect();
            let fifths = quantile_cuts_fifths(&mut values, one);
            (Ladder::at_cuts(dimension, fifths), Some(fifths.map(|fifths| i64::try_from(fifths * 2).unwrap_or(i64::MAX))))
        }
        RfmRule::Custom(CutPoints { recency_days, n_purchases, amount_minor }) => {
            let cuts = match dimension {
                Dimension::Recency => recency_days.map(i64::from),
                Dimension::Frequency => n_purchases.map(i64::from),
                Dimension::Monetary => amount_minor,
            };
            (Ladder::beyond(dimension, cuts), Some(cuts.map(|cut| cut.saturating_mul(10))))
        }
    }
}

fn widen(band: &mut Option<Band>, value: i64) {
    let so_far = band.unwrap_or(Band { n_customers: 0, least: value, most: value });
    *band = Some(Band { n_customers: so_far.n_customers + 1, least: so_far.least.min(value), most: so_far.most.max(value) });
}

#[cfg(test)]
mod tests;
