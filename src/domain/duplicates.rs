//! Customers who look like one and are not: said once, so that they are not shown as duplicates again.
//!
//! Not here: who looks alike (`workspace::duplicates`).

use super::{CustomerId, DistinctId};
use serde::{Deserialize, Serialize};

/// Two customers that were said not to be the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Distinct {
    pub id: DistinctId,
    /// The one whose identifier comes first.
    pub first: CustomerId,
    pub second: CustomerId,
}

impl Distinct {
    /// A new statement about two customers, in whatever order.
    pub fn between(one: CustomerId, other: CustomerId) -> Self {
        Self { id: DistinctId::from_u128(0), first: one.min(other), second: one.max(other) }
    }

    /// Whether it is about these two.
    pub fn is_about(&self, one: CustomerId, other: CustomerId) -> bool {
        (self.first, self.second) == (one.min(other), one.max(other))
    }
}
