//! Indicators: what of a customer can be measured, from which day on, and in which unit.
//!
//! | Unit | A value of 1 is |
//! | --- | --- |
//! | [`Unit::Money`] | one minor unit of the workspace's currency |
//! | [`Unit::Count`] | one |
//! | [`Unit::Days`] | one day |
//! | [`Unit::Share`] | one part in a million, so that 1 000 000 is the whole |
//! | [`Unit::Points`] | one thousandth of a point, such as of a score from 1 to 5 |
//!
//! Values are whole numbers, so that two people who compare them get the same class. Not here: how a value is worked out
//! (`scoring`, `workspace::indicators`), and its name in any language (`ui`).

use serde::{Deserialize, Serialize};

/// What a value counts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Unit {
    Money,
    Count,
    Days,
    Share,
    Points,
}

/// Which way is good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Direction {
    HigherIsBetter,
    LowerIsBetter,
}

/// Where the values come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Source {
    Purchases,
    Interactions,
    /// A lifetime model that was fitted to everybody's purchases.
    Forecast,
    /// Surveys, complaints, points: records that a team may not have yet.
    LaterRecords,
}

/// What of a customer can be measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Indicator {
    /// Sum of purchases, returns not taken off.
    Amount,
    /// Amount less what the sold pieces cost; nothing where a sale does not say.
    Profit,
    /// Profit as a share of the amount.
    Margin,
    NPurchases,
    /// Median days between days of purchase; needs three of them.
    Interval,
    DaysSinceLastPurchase,
    /// Amount of the window against the window before it, as a share of the latter; 0 is "the same".
    Growth,
    /// Share of everybody's amount.
    RevenueShare,
    AverageOrder,
    /// How many categories were bought from.
    CategoryBreadth,
    /// Returned amount as a share of the amount.
    ReturnRate,
    /// Days since the first purchase, or since the day that the record names.
    Tenure,
    NInteractions,
    /// Minutes spent and costs recorded, in money: by each interaction's own cost.
    CostToServe,
    /// Profit less the cost to serve.
    Contribution,
    NReferrals,
    PaymentBehaviour,
    Credit,
    Satisfaction,
    Nps,
    NComplaints,
    PointsActivity,
    /// Purchases expected in the next 12 months.
    ExpectedPurchases,
    /// Predicted value of the next 12 months, as revenue.
    PredictedValue,
}

impl Indicator {
    /// Every indicator, in the order of the library.
    pub const ALL: [Self; 24] = [
        Self::Amount,
        Self::Profit,
        Self::Margin,
        Self::NPurchases,
        Self::Interval,
        Self::DaysSinceLastPurchase,
        Self::Growth,
        Self::RevenueShare,
        Self::AverageOrder,
        Self::CategoryBreadth,
        Self::ReturnRate,
        Self::Tenure,
        Self::NInteractions,
        Self::CostToServe,
        Self::Contribution,
        Self::NReferrals,
        Self::PaymentBehaviour,
        Self::Credit,
        Self::Satisfaction,
        Self::Nps,
        Self::NComplaints,
        Self::PointsActivity,
        Self::ExpectedPurchases,
        Self::PredictedValue,
    ];

    /// What its values count in.
    pub const fn unit(self) -> Unit {
        match self {
            Self::Amount
            | Self::Profit
            | Self::AverageOrder
            | Self::CostToServe
            | Self::Contribution
            | Self::Credit
            | Self::PredictedValue => Unit::Money,
            Self::NPurchases | Self::CategoryBreadth | Self::NInteractions | Self::NReferrals | Self::NComplaints => Unit::Count,
            Self::Interval | Self::DaysSinceLastPurchase | Self::Tenure => Unit::Days,
            Self::Margin | Self::Growth | Self::RevenueShare | Self::ReturnRate | Self::PaymentBehaviour => Unit::Share,
            Self::Satisfaction | Self::Nps | Self::PointsActivity | Self::ExpectedPurchases => Unit::Points,
        }
    }

    /// Which way is good.
    pub const fn direction(self) -> Direction {
        match self {
            Self::Interval | Self::DaysSinceLastPurchase | Self::ReturnRate | Self::CostToServe | Self::NComplaints => {
                Direction::LowerIsBetter
            }
            _ => Direction::HigherIsBetter,
        }
    }

    /// Where its values come from.
    pub const fn source(self) -> Source {
        match self {
            Self::NInteractions | Self::CostToServe => Source::Interactions,
            Self::ExpectedPurchases | Self::PredictedValue => Source::Forecast,
            Self::NReferrals
            | Self::PaymentBehaviour
            | Self::Credit
            | Self::Satisfaction
            | Self::Nps
            | Self::NComplaints
            | Self::PointsActivity => Source::LaterRecords,
            _ => Source::Purchases,
        }
    }

    /// Whether it looks at a stretch of time that can be chosen.
    pub const fn has_window(self) -> bool {
        matches!(
            self,
            Self::Amount
                | Self::Profit
                | Self::Margin
                | Self::NPurchases
                | Self::Growth
                | Self::RevenueShare
                | Self::AverageOrder
                | Self::CategoryBreadth
                | Self::ReturnRate
                | Self::NInteractions
                | Self::CostToServe
                | Self::Contribution
        )
    }
}

/// The stretch of time up to the as-of day that an indicator looks at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Window {
    #[default]
    AllTime,
    /// The as-of day is the last of them.
    LastDays(u16),
}

/// An indicator over a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Measure {
    pub indicator: Indicator,
    #[serde(default)]
    pub window: Window,
}

impl Measure {
    /// Over all time; growth, which compares two stretches, over a year.
    pub const fn of(indicator: Indicator) -> Self {
        let window = if matches!(indicator, Indicator::Growth) { Window::LastDays(365) } else { Window::AllTime };
        Self { indicator, window }
    }

    /// Over the last days.
    pub const fn over(indicator: Indicator, days: u16) -> Self {
        Self { indicator, window: Window::LastDays(days) }
    }
}
