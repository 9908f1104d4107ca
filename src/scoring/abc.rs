//! ABC: the few customers who bring most of the revenue, by cumulative share.
//!
//! Customers stand by amount, the largest first (equals by identifier as text). One is of class A while the share of all those
//! *before* them is under the first limit, B under the second, else C; so whoever crosses a limit still belongs to the better class.
//! Whole numbers decide. Not here: classes by quota, and words for them.

use super::rfm::place;
use super::{in_64_bits, share_of};
use serde::{Deserialize, Serialize};

/// A class by cumulative share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum AbcClass {
    A,
    B,
    C,
}

impl AbcClass {
    pub const ALL: [Self; 3] = [Self::A, Self::B, Self::C];

    /// Its letter, as files carry it.
    pub const fn letter(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
        }
    }
}

/// Where classes end, in percent of all revenue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct AbcLimits {
    pub a_percent: u8,
    pub b_percent: u8,
}

impl Default for AbcLimits {
    fn default() -> Self {
        Self { a_percent: 80, b_percent: 95 }
    }
}

impl AbcLimits {
    fn class(self, before: i128, total: i128) -> AbcClass {
        let under = |percent: u8| before * 100 < total * i128::from(percent);
        if under(self.a_percent) {
            AbcClass::A
        } else if under(self.b_percent) {
            AbcClass::B
        } else {
            AbcClass::C
        }
    }
}

/// Where a customer stands, for the receipt of their class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AbcStanding {
    pub class: AbcClass,
    /// 1 for the largest.
    pub rank: u32,
    /// What all those before have brought: 0 for the first.
    pub before_minor: i64,
    /// What everyone has brought: above 0.
    pub total_minor: i64,
}

impl AbcStanding {
    /// The share, 0 to 1, of all those before: what the class was decided by, rounded only here.
    pub fn before_share(&self) -> f64 {
        share_of(self.before_minor.into(), self.total_minor.into()).unwrap_or_default()
    }
}

/// What a class holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AbcTotals {
    pub n_customers: u32,
    pub revenue_minor: i64,
}

/// All classes, and every customer's place in them.
#[derive(Clone, Debug)]
pub struct Abc {
    /// Rank 0 is nobody.
    rank: Vec<u32>,
    class: Vec<AbcClass>,
    before_minor: Vec<i64>,
    totals: [AbcTotals; 3],
    total_minor: i64,
}

/// One customer in the queue: the order of its fields is the order of the queue.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Queued {
    amount_minor: std::cmp::Reverse<i64>,
    place: u32,
    slot: usize,
}

impl Abc {
    /// Classes of the customers in `slots`, whose amounts (0 or more) stand in `amount_minor` by slot. Nobody has a class when
    /// nothing was sold. `id_order` holds for each slot the position of its identifier among all, sorted as text.
    pub fn of(slots: impl Iterator<Item = usize>, amount_minor: &[i64], id_order: &[u32], limits: AbcLimits) -> Self {
        let mut queue: Vec<Queued> = slots
            .filter_map(|slot| {
                let amount_minor = std::cmp::Reverse(*amount_minor.get(slot)?);
                Some(Queued { amount_minor, place: place(id_order, slot), slot })
            })
            .collect();
        queue.sort_unstable();
        let total: i128 = queue.iter().map(|queued| i128::from(queued.amount_minor.0)).sum();
        let n_slots = amount_minor.len();
        let mut all = Self {
            rank: vec![0; n_slots],
            class: vec![AbcClass::C; n_slots],
            before_minor: vec![0; n_slots],
            totals: [AbcTotals::default(); 3],
            total_minor: in_64_bits(total),
        };
        if total > 0 {
            all.stand(&queue, total, limits);
        }
        all
    }

    fn stand(&mut self, queue: &[Queued], total: i128, limits: AbcLimits) {
        let mut before = 0_i128;
        for (rank, queued) in (1..).zip(queue) {
            let class = limits.class(before, total);
            self.rank[queued.slot] = rank;
            self.class[queued.slot] = class;
            self.before_minor[queued.slot] = in_64_bits(before);
            let totals = &mut self.totals[class as usize];
            totals.n_customers += 1;
            totals.revenue_minor = totals.revenue_minor.saturating_add(queued.amount_minor.0);
            before += i128::from(queued.amount_minor.0);
        }
    }

    /// Where the customer in a slot stands; `None` for one who has no class.
    pub fn get(&self, slot: usize) -> Option<AbcStanding> {
        let rank = self.rank.get(slot).copied().filter(|rank| *rank > 0)?;
        let (class, before_minor) = (self.class[slot], self.before_minor[slot]);
        Some(AbcStanding { class, rank, before_minor, total_minor: self.total_minor })
    }

    /// What a class holds.
    pub const fn totals(&self, class: AbcClass) -> AbcTotals {
        self.totals[class as usize]
    }

    /// A class's share of revenue, 0 to 1; `None` when nothing was sold.
    pub fn revenue_share(&self, class: AbcClass) -> Option<f64> {
        share_of(self.totals(class).revenue_minor.into(), self.total_minor.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn classes(amounts: &[i64], id_order: &[u32]) -> Vec<Option<AbcClass>> {
        let abc = Abc::of(0..amounts.len(), amounts, id_order, AbcLimits::default());
        (0..amounts.len()).map(|slot| abc.get(slot).map(|standing| standing.class)).collect()
    }

    #[test]
    fn whoever_crosses_a_limit_is_in_the_better_class() {
        use AbcClass::*;
        assert_eq!(classes(&[1, 15, 79, 5], &[]), [Some(C), Some(A), Some(A), Some(B)], "79 before, then 94, then 99");
        assert_eq!(classes(&[80, 15, 5], &[]), [Some(A), Some(B), Some(C)], "exactly on a limit is not under it");
        assert_eq!(classes(&[42], &[]), [Some(A)]);
    }

    #[test]
    fn equals_stand_by_identifier() {
        let amounts = [25_i64; 4];
        let abc = Abc::of(0..4, &amounts, &[2, 0, 3, 1], AbcLimits::default());
        assert_eq!([0, 1, 2, 3].map(|slot| abc.get(slot).map(|standing| standing.rank)), [Some(3), Some(1), Some(4), Some(2)]);
        let third = abc.get(0);
        assert_eq!(third.map(|third| (third.before_minor, third.before_share())), Some((50, 0.5)));
    }

    #[test]
    fn nobody_has_a_class_when_nothing_was_sold() {
        assert_eq!(classes(&[0, 0], &[]), [None, None]);
        let nobody = Abc::of(std::iter::empty(), &[7, 8], &[], AbcLimits::default());
        assert_eq!((nobody.get(0), nobody.get(9), nobody.revenue_share(AbcClass::A)), (None, None, None));
    }

    #[test]
    fn amounts_whose_sum_passes_64_bits_are_still_classed() {
        assert_eq!(classes(&[i64::MAX, i64::MAX, 1], &[]), [Some(AbcClass::A), Some(AbcClass::A), Some(AbcClass::C)]);
    }
}
