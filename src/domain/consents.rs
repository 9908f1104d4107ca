//! Consent: what a customer allowed or forbade, for which purpose and on which channel, when, and how that can be shown.
//!
//! Every statement is kept; the latest one on a purpose and channel counts. Silence is neither a yes nor a no.

use super::{Channel, ConsentId, CustomerId, Day};
use serde::{Deserialize, Serialize};

/// What data is used for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    #[default]
    Marketing,
    Surveys,
    Service,
    Scoring,
}

impl Purpose {
    /// Every purpose.
    pub const ALL: [Self; 4] = [Self::Marketing, Self::Surveys, Self::Service, Self::Scoring];
}

/// One statement of a customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Consent {
    pub id: ConsentId,
    pub customer: CustomerId,
    pub purpose: Purpose,
    /// None for every channel.
    #[serde(default)]
    pub channel: Option<Channel>,
    pub is_given: bool,
    pub on: Day,
    /// Where it was said: a form, a call, at the counter.
    #[serde(default)]
    pub source: Option<String>,
    /// How it can be shown: the wording, where the paper lies.
    #[serde(default)]
    pub evidence: Option<String>,
}
