//! Reviews of key customers before, during and after working together: criteria, scores, what was agreed, and the decision.

use super::{CustomerId, Day, ReviewId};
use serde::{Deserialize, Serialize};

/// When in the cooperation a review is held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ReviewPhase {
    Before,
    #[default]
    During,
    After,
}

/// What follows from a review.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ReviewDecision {
    Raise,
    #[default]
    Keep,
    Lower,
    LetGo,
}

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    pub name: String,
    pub weight: u32,
    /// From 0 to 100; none while it is not judged.
    pub score: Option<u8>,
    #[serde(default)]
    pub note: Option<String>,
}

/// A look at one customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Review {
    pub id: ReviewId,
    pub customer: CustomerId,
    pub phase: ReviewPhase,
    pub on: Day,
    #[serde(default)]
    pub person: String,
    pub criteria: Vec<Criterion>,
    /// Rules that both sides agreed on.
    #[serde(default)]
    pub agreed: Option<String>,
    #[serde(default)]
    pub rewards: Option<String>,
    #[serde(default)]
    pub sanctions: Option<String>,
    /// None while it is not decided.
    pub decision: Option<ReviewDecision>,
    #[serde(default)]
    pub reasons: Option<String>,
}

impl Review {
    /// The most criteria.
    pub const MAX_CRITERIA: usize = 30;

    /// The weighted mean of what was judged, from 0 to 100 in tenths; none while nothing is.
    pub fn score_tenths(&self) -> Option<u32> {
        let judged = || self.criteria.iter().filter_map(|criterion| Some((u64::from(criterion.weight), u64::from(criterion.score?))));
        let weights: u64 = judged().map(|(weight, _)| weight).sum();
        let sum: u64 = judged().map(|(weight, score)| weight * score * 10).sum();
        (weights > 0).then(|| u32::try_from((sum + weights / 2) / weights).unwrap_or(1_000))
    }
}
