//! Rules of tasks, stages of the pipeline and opportunities.

use super::{
    Filed, Ties,
    filed::customer_name,
    rules::{in_range, line, lines},
};
use crate::domain::{CustomerId, Opportunity, OpportunityId, PipelineStage, PipelineStageId, Prospect, Repeat, Task, TaskDone, TaskId};
use crate::workspace::{
    Workspace,
    commands::{Refusal, TextField},
    decide::text,
};

impl Filed for Task {
    fn with_id(self, bits: u128) -> Self {
        Self { id: TaskId::from_u128(bits), ..self }
    }

    fn title(&self, _: &Workspace) -> String {
        self.title.clone()
    }

    fn ties(&self) -> Ties {
        Ties { customer: self.customer, ..Ties::default() }
    }

    fn beside(self, customer: CustomerId) -> Self {
        Self { customer: Some(customer), ..self }
    }

    fn kept(self) -> Result<Self, Refusal> {
        let most_minutes = 24 * 60 - 1;
        in_range(self.at_minute.unwrap_or(0).into(), most_minutes)?;
        if let Some(repeat) = self.repeat {
            in_range(i64::from(repeat.every) - 1, i64::from(Repeat::MAX_EVERY) - 1)?;
        }
        let done = self.done.map(|done| Ok(TaskDone { result: lines(done.result)?, ..done })).transpose()?;
        Ok(Self { title: text::name(&self.title)?, owner: line(TextField::Owner, self.owner)?, note: lines(self.note)?, done, ..self })
    }

    fn fits(&self, workspace: &Workspace) -> Result<(), Refusal> {
        let opportunities = &workspace.registers().opportunities;
        if self.opportunity.is_some_and(|id| opportunities.get(id).is_none()) { Err(Refusal::Gone) } else { Ok(()) }
    }
}

impl Filed for PipelineStage {
    fn with_id(self, bits: u128) -> Self {
        Self { id: PipelineStageId::from_u128(bits), ..self }
    }

    fn title(&self, _: &Workspace) -> String {
        self.name.clone()
    }

    fn kept(self) -> Result<Self, Refusal> {
        in_range(self.probability_percent.into(), 100)?;
        Ok(Self { name: text::name(&self.name)?, ..self })
    }

    fn fits(&self, workspace: &Workspace) -> Result<(), Refusal> {
        let others = workspace.registers().pipeline_stages.iter().filter(|(_, other)| other.id != self.id).count();
        if others < Self::MAX { Ok(()) } else { Err(Refusal::TooMany { max: 12 }) }
    }
}

impl Filed for Opportunity {
    fn with_id(self, bits: u128) -> Self {
        Self { id: OpportunityId::from_u128(bits), ..self }
    }

    fn title(&self, workspace: &Workspace) -> String {
        if self.title.is_empty() { self.customer.map(|id| customer_name(workspace, id)).unwrap_or_default() } else { self.title.clone() }
    }

    fn ties(&self) -> Ties {
        Ties { customer: self.customer, ..Ties::default() }
    }

    fn beside(self, customer: CustomerId) -> Self {
        Self { customer: Some(customer), ..self }
    }

    fn kept(mut self) -> Result<Self, Refusal> {
        in_range(self.amount_minor, Self::MAX_AMOUNT_MINOR)?;
        in_range(self.probability_percent.unwrap_or(0).into(), 100)?;
        if self.products.len() > Self::MAX_PRODUCTS {
            return Err(Refusal::TooMany { max: 50 });
        }
        if let Some(closing) = &mut self.closing {
            closing.reason = lines(closing.reason.take())?;
            if !closing.is_won && closing.reason.is_none() {
                return Err(Refusal::ReasonMissing);
            }
        }
        Ok(Self {
            title: text::name(&self.title)?,
            prospect: kept_prospect(self.prospect)?,
            competitor: line(TextField::Name, self.competitor)?,
            source: line(TextField::Source, self.source)?,
            owner: line(TextField::Owner, self.owner)?,
            note: lines(self.note)?,
            ..self
        })
    }

    fn fits(&self, workspace: &Workspace) -> Result<(), Refusal> {
        let stages = &workspace.registers().pipeline_stages;
        let is_known = stages.get(self.stage).is_some() && self.entries.last().is_some_and(|entry| entry.stage == self.stage);
        if is_known { Ok(()) } else { Err(Refusal::Gone) }
    }
}

fn kept_prospect(prospect: Prospect) -> Result<Prospect, Refusal> {
    Ok(Prospect {
        name: line(TextField::Name, prospect.name)?,
        company: line(TextField::Name, prospect.company)?,
        phone: line(TextField::Phone, prospect.phone)?,
        email: line(TextField::Email, prospect.email)?,
        region: line(TextField::Region, prospect.region)?,
        industry: line(TextField::Industry, prospect.industry)?,
    })
}
