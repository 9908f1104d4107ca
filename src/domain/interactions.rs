//! Interactions: a call, a visit, a letter; with whom, how it went, what it took.
//!
//! Crema sends nothing itself: what is here was done elsewhere and written down.

use super::{ContactId, CustomerId, Day, InteractionId};
use serde::{Deserialize, Serialize};

/// Where it took place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    #[default]
    Phone,
    Visit,
    Email,
    WeChat,
    Sms,
    Social,
    Online,
    Event,
}

impl Channel {
    /// Every channel.
    pub const ALL: [Self; 8] = [Self::Phone, Self::Visit, Self::Email, Self::WeChat, Self::Sms, Self::Social, Self::Online, Self::Event];
}

/// How it felt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Mood {
    Good,
    Neutral,
    Bad,
}

/// One contact with a customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Interaction {
    pub id: InteractionId,
    pub customer: CustomerId,
    pub on: Day,
    pub channel: Channel,
    /// With whom at the customer's.
    #[serde(default)]
    pub contact: Option<ContactId>,
    /// Who on the team.
    #[serde(default)]
    pub by: Option<String>,
    #[serde(default)]
    pub outcome: Option<String>,
    #[serde(default)]
    pub mood: Option<Mood>,
    #[serde(default)]
    pub minutes: u32,
    /// What it cost, time included.
    #[serde(default)]
    pub cost_minor: i64,
}

impl Interaction {
    /// The most minutes of one interaction: a week.
    pub const MAX_MINUTES: u32 = 10_080;
    /// The most that one may cost.
    pub const MAX_COST_MINOR: i64 = 1_000_000_000_000;
}
