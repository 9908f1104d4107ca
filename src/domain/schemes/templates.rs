//! Ready-made schemes, as they are asked for again and again, without names: `ui` names them in the reader's language.
//!
//! There is no one standard. What is here is in common use; every one can be changed once it is in the workspace.
//!
//! | Template | After |
//! | --- | --- |
//! | ABC | Dickie 1951: 80 % and 95 % of the amount |
//! | ABCD by quota | 20/30/30/20 of customers by a weighted score, as Chinese textbooks on key accounts have it |
//! | Pyramid | Zeithaml, Rust and Lemon, "The Customer Pyramid", California Management Review 43(4), 2001: four layers |
//! | Relationship types | growth and loyalty, each with its counter-measure |
//! | Value groups | what they bring against what serving them costs |

use super::{Comparison, Condition, Cut, Facet, Gate, GradeAt, Method, Normalise, Operand, Rule, Schedule, Scheme, SchemeGrade, Weighted};
use crate::domain::{
    SchemeId,
    indicators::{Indicator, Measure},
};
use serde::{Deserialize, Serialize};

/// A ready-made scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Template {
    Segments,
    Abc,
    AbcdQuota,
    Pyramid,
    RelationshipTypes,
    ValueGroups,
    PurchasingPower,
    Frequency,
    Industry,
    Region,
    Kind,
    Lifecycle,
}

/// What kind of business the weights of ABCD are set for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Industry {
    /// Frequency and amount.
    #[default]
    Shop,
    /// Amount, profit, growth, tenure.
    Business,
    /// Activity, satisfaction as far as known, recency.
    Services,
    /// Tenure, recency, amount.
    Subscription,
}

impl Industry {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Shop, Self::Business, Self::Services, Self::Subscription];

    fn weights(self) -> Vec<Weighted> {
        use Indicator as I;
        let parts: &[(I, u32)] = match self {
            Self::Shop => &[(I::NPurchases, 35), (I::Amount, 35), (I::DaysSinceLastPurchase, 20), (I::AverageOrder, 10)],
            Self::Business => &[(I::Amount, 40), (I::AverageOrder, 15), (I::Growth, 20), (I::Tenure, 15), (I::ReturnRate, 10)],
            Self::Services => &[(I::DaysSinceLastPurchase, 35), (I::NPurchases, 30), (I::Amount, 20), (I::CategoryBreadth, 15)],
            Self::Subscription => &[(I::Tenure, 35), (I::DaysSinceLastPurchase, 35), (I::Amount, 30)],
        };
        parts.iter().map(|(indicator, weight)| weighted(*indicator, *weight)).collect()
    }
}

fn weighted(indicator: Indicator, weight: u32) -> Weighted {
    Weighted { measure: Measure::of(indicator), weight, normalise: Normalise::Percentile }
}

impl Template {
    /// Every template, in the order in which they are offered.
    pub const ALL: [Self; 12] = [
        Self::Segments,
        Self::Abc,
        Self::AbcdQuota,
        Self::Pyramid,
        Self::RelationshipTypes,
        Self::ValueGroups,
        Self::PurchasingPower,
        Self::Frequency,
        Self::Lifecycle,
        Self::Industry,
        Self::Region,
        Self::Kind,
    ];

    /// How many grades need a name; 0 where the method brings its own.
    pub const fn n_grades(self) -> usize {
        match self {
            Self::Segments | Self::Industry | Self::Region | Self::Kind | Self::Lifecycle => 0,
            Self::Abc | Self::PurchasingPower | Self::Frequency => 3,
            Self::AbcdQuota | Self::Pyramid | Self::RelationshipTypes | Self::ValueGroups => 4,
        }
    }

    /// The scheme, with these grades' names and measures; `business` decides the weights of ABCD.
    pub fn scheme(self, name: String, mut grades: Vec<SchemeGrade>, business: Industry) -> Scheme {
        grades.resize_with(self.n_grades(), SchemeGrade::default);
        if matches!(self, Self::AbcdQuota | Self::Pyramid) {
            // Quick up, slow down: one weak period does not cost a grade.
            grades.iter_mut().for_each(|grade| grade.grace_runs = 1);
        }
        Scheme {
            id: SchemeId::from_u128(0),
            name,
            version: 1,
            grades,
            method: self.method(business),
            gate: self.gate(business),
            schedule: self.schedule(),
            note: None,
            is_primary: false,
        }
    }

    fn method(self, business: Industry) -> Method {
        let by = |indicator, quotas: &[u8]| Method::Weighted { parts: vec![weighted(indicator, 100)], cut: Cut::Quotas(quotas.to_vec()) };
        match self {
            Self::Segments => Method::Segments,
            Self::Lifecycle => Method::Stages,
            Self::Industry => Method::Field(Facet::Industry),
            Self::Region => Method::Field(Facet::Region),
            Self::Kind => Method::Field(Facet::Kind),
            Self::Abc => Method::CumulativeShare { measure: Measure::of(Indicator::Amount), limits_ppm: vec![800_000, 950_000] },
            Self::AbcdQuota => Method::Weighted { parts: business.weights(), cut: Cut::Quotas(vec![20, 30, 30, 20]) },
            Self::Pyramid => by(Indicator::Amount, &[1, 4, 15, 80]),
            Self::PurchasingPower => by(Indicator::AverageOrder, &[20, 60, 20]),
            Self::Frequency => by(Indicator::NPurchases, &[20, 60, 20]),
            Self::RelationshipTypes => relationship_types(),
            Self::ValueGroups => value_groups(),
        }
    }

    fn gate(self, business: Industry) -> Gate {
        match self {
            Self::AbcdQuota if business == Industry::Business => Gate { max_unknown: 2, ..Gate::default() },
            Self::Industry | Self::Region | Self::Kind | Self::Lifecycle => Gate { min_purchases: 0, ..Gate::default() },
            _ => Gate::default(),
        }
    }

    const fn schedule(self) -> Schedule {
        match self {
            Self::AbcdQuota | Self::Pyramid | Self::RelationshipTypes | Self::ValueGroups => Schedule::Quarterly,
            _ => Schedule::Live,
        }
    }
}

fn at_least(indicator: Indicator, operand: Operand) -> Condition {
    Condition::test(indicator, Comparison::AtLeast, operand)
}

fn below(indicator: Indicator, operand: Operand) -> Condition {
    Condition::test(indicator, Comparison::Below, operand)
}

fn rule(grade: GradeAt, all: Vec<Condition>) -> Rule {
    Rule { grade, when: Condition::All(all) }
}

/// Fast-growing, loyal, sleeping, and the rest worth nurturing.
///
/// Growing counts only from a tenth on; a customer is asleep once it has been away at least as long as six in ten of all.
fn relationship_types() -> Method {
    use Indicator as I;
    Method::Rules {
        rules: vec![
            rule(2, vec![at_least(I::DaysSinceLastPurchase, Operand::Percentile(60))]),
            rule(1, vec![at_least(I::Growth, Operand::Value(100_000)), at_least(I::NPurchases, Operand::Value(2))]),
            rule(0, vec![at_least(I::NPurchases, Operand::Percentile(60)), at_least(I::Tenure, Operand::Percentile(40))]),
        ],
        otherwise: Some(3),
    }
}

/// Valuable, potential, over-served and low value, by what they bring (profit, or amount where costs are not known) against what serving
/// them costs.
fn value_groups() -> Method {
    use Indicator as I;
    let brings_much = || {
        Condition::Any(vec![
            at_least(I::Profit, Operand::Percentile(60)),
            Condition::All(vec![at_least(I::Amount, Operand::Percentile(60)), at_least(I::Amount, Operand::Value(1))]),
        ])
    };
    let costs_much = || at_least(I::CostToServe, Operand::Percentile(60));
    let costs_something = || at_least(I::CostToServe, Operand::Value(1));
    Method::Rules {
        rules: vec![
            rule(2, vec![costs_much(), costs_something(), below(I::Amount, Operand::Percentile(60))]),
            rule(0, vec![brings_much(), at_least(I::NPurchases, Operand::Value(2))]),
            rule(1, vec![brings_much()]),
            rule(1, vec![at_least(I::Growth, Operand::Value(200_000))]),
        ],
        otherwise: Some(3),
    }
}
