//! What each grade is owed: service, rhythm, terms, and what they cost. One policy without a grade is the floor for everyone.
//!
//! Not here: what is due today because of it (`workspace`). What a customer sees never names a grade.

use super::{PolicyId, SchemeId, schemes::GradeAt};
use serde::{Deserialize, Serialize};

/// What customers of a grade are owed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Policy {
    pub id: PolicyId,
    pub scheme: SchemeId,
    /// None is the floor: at least this for everyone.
    pub grade: Option<GradeAt>,
    #[serde(default)]
    pub service_level: Option<String>,
    /// At least one contact in so many days.
    #[serde(default)]
    pub contact_every_days: Option<u16>,
    /// Off the price, in hundredths of a percent.
    #[serde(default)]
    pub discount_bp: u16,
    /// Days that customers of this grade may take to pay.
    #[serde(default)]
    pub credit_days: u16,
    /// Who on the team looks after them.
    #[serde(default)]
    pub owner: Option<String>,
    #[serde(default)]
    pub gifts: Option<String>,
    /// What gifts cost a customer a year.
    #[serde(default)]
    pub gifts_minor_a_year: i64,
    /// Minutes of service a customer a month.
    #[serde(default)]
    pub minutes_a_month: u32,
    #[serde(default)]
    pub hour_cost_minor: i64,
    #[serde(default)]
    pub duties: Vec<Duty>,
}

/// What a department does for them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Duty {
    pub department: String,
    pub duty: String,
}

impl Policy {
    /// The most duties.
    pub const MAX_DUTIES: usize = 30;
    /// The most that an hour or a year's gifts may cost.
    pub const MAX_COST_MINOR: i64 = 1_000_000_000_000;

    /// What one customer costs a year apart from discounts: time and gifts.
    pub const fn year_cost_minor(&self) -> i64 {
        (self.minutes_a_month as i64 * 12).saturating_mul(self.hour_cost_minor) / 60 + self.gifts_minor_a_year
    }
}
