//! The pipeline: leads and opportunities, and the stages of one's own that they pass.
//!
//! A lead is an opportunity whose customer is not on record yet: it carries who it is about itself. Not here: forecasts and rates
//! (worked out), and the lifecycle of customers ([`stages`](super::stages)), which has nothing to do with deals.

use super::{CustomerId, Day, OpportunityId, PipelineStageId, ProductId};
use serde::{Deserialize, Serialize};

/// A stage of the pipeline, in the team's own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PipelineStage {
    pub id: PipelineStageId,
    pub name: String,
    /// Stages stand in the order of this number.
    pub position: u32,
    /// How likely a deal in this stage is won, where its own probability is not said; 0 to 100.
    pub probability_percent: u8,
    /// From this stage on it is a qualified opportunity, no longer a lead.
    pub is_qualified: bool,
}

impl PipelineStage {
    /// The most stages that a board shows.
    pub const MAX: usize = 12;
}

/// Who a lead is about, until they are a customer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Prospect {
    /// The person.
    #[serde(default)]
    pub name: Option<String>,
    #[serde(default)]
    pub company: Option<String>,
    #[serde(default)]
    pub phone: Option<String>,
    #[serde(default)]
    pub email: Option<String>,
    #[serde(default)]
    pub region: Option<String>,
    #[serde(default)]
    pub industry: Option<String>,
}

impl Prospect {
    /// What they are called: the company, else the person.
    pub fn called(&self) -> Option<&str> {
        self.company.as_deref().or(self.name.as_deref())
    }
}

/// When a stage was entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StageEntry {
    pub stage: PipelineStageId,
    pub on: Day,
}

/// How it ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Closing {
    pub on: Day,
    pub is_won: bool,
    /// Why; a lost one needs it.
    #[serde(default)]
    pub reason: Option<String>,
}

/// A deal that may come about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Opportunity {
    pub id: OpportunityId,
    pub title: String,
    /// Whose it is; a lead has none.
    #[serde(default)]
    pub customer: Option<CustomerId>,
    #[serde(default)]
    pub prospect: Prospect,
    pub stage: PipelineStageId,
    /// Every stage that was entered, the first one first. The last is where it stands.
    #[serde(default)]
    pub entries: Vec<StageEntry>,
    /// 0 to 100; none to take that of the stage.
    #[serde(default)]
    pub probability_percent: Option<u8>,
    #[serde(default)]
    pub amount_minor: i64,
    pub opened_on: Day,
    #[serde(default)]
    pub expected_on: Option<Day>,
    #[serde(default)]
    pub products: Vec<ProductId>,
    #[serde(default)]
    pub competitor: Option<String>,
    #[serde(default)]
    pub source: Option<String>,
    #[serde(default)]
    pub owner: Option<String>,
    #[serde(default)]
    pub closing: Option<Closing>,
    #[serde(default)]
    pub note: Option<String>,
}

impl Opportunity {
    /// The most products that are named.
    pub const MAX_PRODUCTS: usize = 50;
    /// The most that one may be worth.
    pub const MAX_AMOUNT_MINOR: i64 = 1_000_000_000_000_000;
    /// The most moves that are kept; the oldest go first, but never the very first.
    pub const MAX_ENTRIES: usize = 200;

    /// An opportunity in a stage, of which nothing else is said.
    pub fn opened(stage: PipelineStageId, on: Day) -> Self {
        Self {
            id: OpportunityId::from_u128(0),
            title: String::new(),
            customer: None,
            prospect: Prospect::default(),
            stage,
            entries: vec![StageEntry { stage, on }],
            probability_percent: None,
            amount_minor: 0,
            opened_on: on,
            expected_on: None,
            products: Vec::new(),
            competitor: None,
            source: None,
            owner: None,
            closing: None,
            note: None,
        }
    }

    /// The same in another stage since a day.
    #[must_use]
    pub fn moved(mut self, stage: PipelineStageId, on: Day) -> Self {
        if self.stage != stage {
            self.stage = stage;
            self.entries.push(StageEntry { stage, on });
            if self.entries.len() > Self::MAX_ENTRIES {
                self.entries.remove(1);
            }
        }
        self
    }

    /// How likely it is won, 0 to 100.
    pub fn probability_percent(&self, stage: Option<&PipelineStage>) -> u8 {
        match &self.closing {
            Some(closing) if closing.is_won => 100,
            Some(_) => 0,
            None => self.probability_percent.or(stage.map(|stage| stage.probability_percent)).unwrap_or(0),
        }
    }

    /// Its amount times its probability, in minor units, rounded half to even.
    pub fn weighted_minor(&self, stage: Option<&PipelineStage>) -> i64 {
        let weighted = i128::from(self.amount_minor) * i128::from(self.probability_percent(stage));
        i64::try_from(super::money::divide_half_even(weighted, 100)).unwrap_or(i64::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moving_is_remembered_and_standing_still_is_not() {
        let day = |n| Day::from_number(n).expect("in range");
        let (first, second) = (PipelineStageId::from_u128(1), PipelineStageId::from_u128(2));
        let deal = Opportunity::opened(first, day(10)).moved(first, day(11)).moved(second, day(12));
        assert_eq!(deal.entries, [StageEntry { stage: first, on: day(10) }, StageEntry { stage: second, on: day(12) }]);
    }

    #[test]
    fn an_own_probability_goes_before_that_of_the_stage_and_the_end_before_both() {
        let stage = PipelineStage {
            id: PipelineStageId::from_u128(1),
            name: String::new(),
            position: 0,
            probability_percent: 25,
            is_qualified: true,
        };
        let on = Day::from_number(0).expect("in range");
        let mut deal = Opportunity { amount_minor: 1_001, ..Opportunity::opened(stage.id, on) };
        assert_eq!((deal.probability_percent(Some(&stage)), deal.weighted_minor(Some(&stage))), (25, 250));
        deal.probability_percent = Some(50);
        assert_eq!(deal.weighted_minor(Some(&stage)), 500);
        deal.closing = Some(Closing { on, is_won: true, reason: None });
        assert_eq!(deal.weighted_minor(Some(&stage)), 1_001);
    }
}
