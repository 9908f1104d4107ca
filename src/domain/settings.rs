//! What a team has settled for its workspace. Language, theme and the like belong to a device and are not here.

use super::{Currency, Day, WorkspaceId};
use serde::{Deserialize, Serialize};

/// The day that everything is looked at from; that day itself counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AsOf {
    /// The day of the last purchase: right for a file from the past, and for today's if it is fresh.
    #[default]
    LastPurchase,
    /// The day on the device's calendar.
    Today,
    On(Day),
}

/// Three numbers from 1 to 5 in use for the same customers; see `scoring::rfm` for each rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RfmRule {
    /// Rule A: SQL's `NTILE(5)`, which splits ties by identifier.
    Ntile,
    /// Rule B: by the number of customers that are strictly worse, so that equals are scored alike.
    #[default]
    StrictlyWorse,
    /// Rule C: quantiles of type 7 as cut points.
    Quantile,
    /// Cut points of one's own.
    Custom(CutPoints),
}

/// Four rising cut points a dimension. A value above (for recency: at or below) more of them scores higher.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct CutPoints {
    pub recency_days: [i32; 4],
    pub n_purchases: [u32; 4],
    pub amount_minor: [i64; 4],
}

/// What a team has settled for its workspace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct WorkspaceSettings {
    pub id: WorkspaceId,
    pub name: String,
    /// The one currency of every amount here. It can change only while there are no amounts.
    pub currency: Currency,
    #[serde(default)]
    pub as_of: AsOf,
    #[serde(default)]
    pub rfm_rule: RfmRule,
    /// Made by the demo button, so that it can be taken away in one click.
    #[serde(default)]
    pub is_demo: bool,
}
