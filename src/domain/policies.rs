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

    /// A policy that promises nothing yet, to be filed as a new one.
    pub const fn blank(scheme: SchemeId, grade: Option<GradeAt>) -> Self {
        Self {
            id: PolicyId::from_u128(0),
            scheme,
            grade,
            service_level: None,
            contact_every_days: None,
            discount_bp: 0,
            credit_days: 0,
            owner: None,
            gifts: None,
            gifts_minor_a_year: 0,
            minutes_a_month: 0,
            hour_cost_minor: 0,
            duties: Vec::new(),
        }
    }

    /// What one customer costs a year apart from discounts: time and gifts.
    pub const fn year_cost_minor(&self) -> i64 {
        (self.minutes_a_month as i64 * 12).saturating_mul(self.hour_cost_minor) / 60 + self.gifts_minor_a_year
    }

    /// The same with what the floor grants on top: of every promise the better one, of texts its own where it has one.
    #[must_use]
    pub fn with_floor(mut self, floor: &Self) -> Self {
        let soonest = [self.contact_every_days, floor.contact_every_days].into_iter().flatten().min();
        let own_or = |own: Option<String>, other: &Option<String>| own.or_else(|| other.clone());
        self.contact_every_days = soonest;
        self.discount_bp = self.discount_bp.max(floor.discount_bp);
        self.credit_days = self.credit_days.max(floor.credit_days);
        self.gifts_minor_a_year = self.gifts_minor_a_year.max(floor.gifts_minor_a_year);
        self.minutes_a_month = self.minutes_a_month.max(floor.minutes_a_month);
        self.hour_cost_minor = if self.hour_cost_minor == 0 { floor.hour_cost_minor } else { self.hour_cost_minor };
        self.service_level = own_or(self.service_level, &floor.service_level);
        self.owner = own_or(self.owner, &floor.owner);
        self.gifts = own_or(self.gifts, &floor.gifts);
        let more = floor.duties.iter().filter(|duty| !self.duties.contains(duty)).cloned().collect::<Vec<_>>();
        self.duties.extend(more);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn blank(grade: Option<GradeAt>) -> Policy {
        Policy::blank(SchemeId::from_u128(1), grade)
    }

    #[test]
    fn a_year_costs_its_minutes_and_its_gifts() {
        let policy = Policy { minutes_a_month: 45, hour_cost_minor: 20_000, gifts_minor_a_year: 30_000, ..blank(Some(0)) };
        assert_eq!(policy.year_cost_minor(), 9 * 20_000 + 30_000);
        assert_eq!(
            Policy { hour_cost_minor: Policy::MAX_COST_MINOR, minutes_a_month: 44_640, ..policy }.year_cost_minor(),
            8_928 * Policy::MAX_COST_MINOR + 30_000
        );
    }

    #[test]
    fn the_floor_makes_no_promise_worse() {
        let answer = Duty { department: "Service".into(), duty: "Answer within a day".into() };
        let floor = Policy {
            contact_every_days: Some(90),
            discount_bp: 100,
            hour_cost_minor: 9_000,
            minutes_a_month: 10,
            owner: Some("Service desk".into()),
            duties: vec![answer.clone()],
            ..blank(None)
        };
        let own = Policy { contact_every_days: Some(30), discount_bp: 50, minutes_a_month: 60, owner: Some("Li".into()), ..blank(Some(0)) };
        let granted = own.with_floor(&floor);
        assert_eq!((granted.contact_every_days, granted.discount_bp, granted.minutes_a_month), (Some(30), 100, 60));
        assert_eq!((granted.owner.as_deref(), granted.hour_cost_minor, granted.duties), (Some("Li"), 9_000, vec![answer]));
        assert_eq!(blank(Some(1)).with_floor(&floor).contact_every_days, Some(90), "a grade that promises nothing gets the floor");
    }
}
