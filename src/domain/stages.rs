//! Stages of a customer's life, and a stage that somebody set by hand.
//!
//! Not here: which stage the data says (`scoring::lifecycle`).

use super::{CustomerId, Day, StageMarkId};
use serde::{Deserialize, Serialize};

/// Where a customer stands in its life with the shop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Known, but has not bought yet.
    Acquisition,
    /// Has bought once, not long ago.
    Conversion,
    /// Buys again.
    Retention,
    /// Buys often and for long.
    Loyalty,
    /// Later than usual.
    AtRisk,
    /// Much later than usual.
    Sleeping,
    /// Not expected any more.
    Lost,
    /// Back after having been lost.
    WonBack,
}

impl Stage {
    /// Every stage.
    pub const ALL: [Self; 8] =
        [Self::Acquisition, Self::Conversion, Self::Retention, Self::Loyalty, Self::AtRisk, Self::Sleeping, Self::Lost, Self::WonBack];
}

/// A stage that somebody set by hand, from a day on, until the next mark or the last day named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StageMark {
    pub id: StageMarkId,
    pub customer: CustomerId,
    pub stage: Stage,
    pub from_on: Day,
    #[serde(default)]
    pub until_on: Option<Day>,
    #[serde(default)]
    pub reason: Option<String>,
    #[serde(default)]
    pub person: String,
}
