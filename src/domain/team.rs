//! The team: names with a role and a target, and the rules of the pool that customers without an owner wait in.
//!
//! A member is a name, not an account: there is no password and no permission. Customers, tasks and deals name their owner.

use super::{MemberId, PoolRulesId};
use serde::{Deserialize, Serialize};

/// Somebody on the team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Member {
    pub id: MemberId,
    /// The name that stands as owner on records.
    pub name: String,
    #[serde(default)]
    pub role: Option<String>,
    /// Revenue wanted in a month.
    #[serde(default)]
    pub target_minor_a_month: Option<i64>,
    /// The most customers that they may claim from the pool; none for no limit of their own.
    #[serde(default)]
    pub max_customers: Option<u32>,
    #[serde(default)]
    pub has_left: bool,
}

impl Member {
    /// The most members of a team.
    pub const MAX: u32 = 500;
    /// The largest target.
    pub const MAX_TARGET_MINOR: i64 = 1_000_000_000_000_000;
}

/// When customers return to the pool. There is one such record, or none for the usual rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PoolRules {
    pub id: PoolRulesId,
    /// Days without purchase, interaction or finished task after which a customer belongs to the pool; 0 for never.
    pub untouched_days: u32,
    /// How many days before that their owner is warned.
    pub warning_days: u32,
    /// The most customers that one person may own by claiming; 0 for no limit.
    pub max_customers: u32,
}

impl PoolRules {
    /// The longest that can be asked for: ten years.
    pub const MAX_DAYS: u32 = 3_660;
    /// The largest limit.
    pub const MAX_CUSTOMERS: u32 = 1_000_000;
}

impl Default for PoolRules {
    fn default() -> Self {
        Self { id: PoolRulesId::from_u128(0), untouched_days: 180, warning_days: 14, max_customers: 0 }
    }
}
