//! Rules of members of the team, of the pool, and of what people keep for themselves: views and texts.

use super::{
    Filed,
    rules::{in_range, line, one_more},
};
use crate::domain::{Member, MemberId, PoolRules, PoolRulesId, SavedView, SavedViewId, TextTemplate, TextTemplateId};
use crate::workspace::{
    Workspace,
    commands::{Refusal, TextField},
    decide::text,
};

impl Filed for Member {
    fn with_id(self, bits: u128) -> Self {
        Self { id: MemberId::from_u128(bits), ..self }
    }

    fn title(&self, _: &Workspace) -> String {
        self.name.clone()
    }

    fn kept(self) -> Result<Self, Refusal> {
        in_range(self.target_minor_a_month.unwrap_or(0), Self::MAX_TARGET_MINOR)?;
        in_range(self.max_customers.unwrap_or(0).into(), PoolRules::MAX_CUSTOMERS.into())?;
        Ok(Self { name: text::name(&self.name)?, role: line(TextField::Role, self.role)?, ..self })
    }

    fn fits(&self, workspace: &Workspace) -> Result<(), Refusal> {
        let others = workspace.registers().members.iter().filter(|(_, other)| other.id != self.id);
        one_more(&self.name, others.map(|(_, other)| &other.name), Self::MAX)
    }
}

impl Filed for PoolRules {
    fn with_id(self, bits: u128) -> Self {
        Self { id: PoolRulesId::from_u128(bits), ..self }
    }

    fn title(&self, _: &Workspace) -> String {
        String::new()
    }

    fn kept(self) -> Result<Self, Refusal> {
        in_range(self.untouched_days.into(), Self::MAX_DAYS.into())?;
        in_range(self.warning_days.into(), Self::MAX_DAYS.into())?;
        in_range(self.max_customers.into(), Self::MAX_CUSTOMERS.into())?;
        Ok(self)
    }

    fn fits(&self, workspace: &Workspace) -> Result<(), Refusal> {
        let is_second = workspace.registers().pool_rules.iter().any(|(_, other)| other.id != self.id);
        if is_second { Err(Refusal::TooMany { max: 1 }) } else { Ok(()) }
    }
}

impl Filed for SavedView {
    fn with_id(self, bits: u128) -> Self {
        Self { id: SavedViewId::from_u128(bits), ..self }
    }

    fn title(&self, _: &Workspace) -> String {
        self.name.clone()
    }

    fn kept(self) -> Result<Self, Refusal> {
        if self.address.chars().count() > Self::MAX_ADDRESS {
            return Err(Refusal::TooLong { field: TextField::Address, max: 4_000 });
        }
        Ok(Self { name: text::name(&self.name)?, ..self })
    }

    fn fits(&self, workspace: &Workspace) -> Result<(), Refusal> {
        let others = workspace.registers().saved_views.iter().filter(|(_, other)| other.id != self.id);
        one_more(&self.name, others.map(|(_, other)| &other.name), Self::MAX)
    }
}

impl Filed for TextTemplate {
    fn with_id(self, bits: u128) -> Self {
        Self { id: TextTemplateId::from_u128(bits), ..self }
    }

    fn title(&self, _: &Workspace) -> String {
        self.name.clone()
    }

    fn kept(self) -> Result<Self, Refusal> {
        let body = text::optional(TextField::Note, &self.body)?.unwrap_or_default();
        Ok(Self { name: text::name(&self.name)?, subject: line(TextField::Name, self.subject)?, body, ..self })
    }
}
