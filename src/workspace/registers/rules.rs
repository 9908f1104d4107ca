//! What records of registers may say, what they are called, and whose they are: those that grading and care are made of.
//! The others stand beside this file, by subject.

use super::{
    Filed, Ties,
    filed::{beside_a_customer, customer_name},
};
use crate::domain::{
    CustomerId, GradeOverride, GradingRun, Interaction, InteractionId, OverrideId, Policy, PolicyId, Review, ReviewId, RunId, Scheme,
    SchemeId, StageMark, StageMarkId,
};
use crate::workspace::{
    Workspace,
    commands::{Refusal, TextField},
    decide::text,
    grading::check_fields,
};

pub(super) fn line(field: TextField, value: Option<String>) -> Result<Option<String>, Refusal> {
    value.map_or(Ok(None), |value| text::optional(field, &value))
}

pub(super) fn lines(value: Option<String>) -> Result<Option<String>, Refusal> {
    line(TextField::Note, value)
}

pub(super) fn in_range(value: i64, most: i64) -> Result<(), Refusal> {
    if (0..=most).contains(&value) { Ok(()) } else { Err(Refusal::AmountOutOfRange { max_minor: most }) }
}

/// One more of this name beside the others: names are distinct, and there are at most so many.
pub(super) fn one_more<'a>(name: &str, others: impl Iterator<Item = &'a String>, max: u32) -> Result<(), Refusal> {
    let others: Vec<&String> = others.collect();
    if others.len() >= max as usize {
        return Err(Refusal::TooMany { max });
    }
    if others.iter().any(|other| *other == name) { Err(Refusal::NameTaken { name: name.to_owned() }) } else { Ok(()) }
}

impl Filed for Scheme {
    fn with_id(self, bits: u128) -> Self {
        Self { id: SchemeId::from_u128(bits), ..self }
    }

    fn title(&self, _: &Workspace) -> String {
        self.name.clone()
    }

    fn kept(mut self) -> Result<Self, Refusal> {
        self.name = text::name(&self.name)?;
        self.note = lines(self.note)?;
        for grade in &mut self.grades {
            grade.name = text::name(&grade.name)?;
            grade.measure = lines(grade.measure.take())?;
        }
        self.check().map_err(|flaw| Refusal::SchemeFlawed { flaw })?;
        Ok(self)
    }

    fn fits(&self, workspace: &Workspace) -> Result<(), Refusal> {
        check_fields(workspace, self).map_err(|flaw| Refusal::SchemeFlawed { flaw })
    }
}

impl Filed for GradingRun {
    fn with_id(self, bits: u128) -> Self {
        Self { id: RunId::from_u128(bits), ..self }
    }

    fn title(&self, _: &Workspace) -> String {
        self.scheme.name.clone()
    }

    fn ties(&self) -> Ties {
        Ties { scheme: Some(self.scheme.id), ..Ties::default() }
    }

    fn kept(self) -> Result<Self, Refusal> {
        if self.is_sound() { Ok(self) } else { Err(Refusal::Unsound { what: "a grading run whose columns do not fit each other".into() }) }
    }
}

impl Filed for GradeOverride {
    fn with_id(self, bits: u128) -> Self {
        Self { id: OverrideId::from_u128(bits), ..self }
    }

    fn title(&self, workspace: &Workspace) -> String {
        customer_name(workspace, self.customer)
    }

    fn ties(&self) -> Ties {
        Ties { customer: Some(self.customer), scheme: Some(self.scheme), ..Ties::default() }
    }

    fn beside(self, customer: CustomerId) -> Self {
        Self { customer, ..self }
    }

    fn kept(self) -> Result<Self, Refusal> {
        let reason = text::optional(TextField::Note, &self.reason)?.ok_or(Refusal::ReasonMissing)?;
        if self.until_on < self.from_on {
            return Err(Refusal::EndsBeforeItBegins);
        }
        Ok(Self { reason, ..self })
    }

    fn fits(&self, workspace: &Workspace) -> Result<(), Refusal> {
        let scheme = workspace.registers().schemes.get(self.scheme).ok_or(Refusal::Gone)?;
        if scheme.may_have(self.grade) { Ok(()) } else { Err(Refusal::Gone) }
    }
}

impl Filed for Policy {
    fn with_id(self, bits: u128) -> Self {
        Self { id: PolicyId::from_u128(bits), ..self }
    }

    fn title(&self, workspace: &Workspace) -> String {
        let scheme = workspace.registers().schemes.get(self.scheme);
        let grade = scheme.and_then(|scheme| scheme.grades.get(usize::from(self.grade?)));
        grade.map(|grade| grade.name.clone()).or_else(|| scheme.map(|scheme| scheme.name.clone())).unwrap_or_default()
    }

    fn ties(&self) -> Ties {
        Ties { scheme: Some(self.scheme), ..Ties::default() }
    }

    fn kept(mut self) -> Result<Self, Refusal> {
        self.service_level = lines(self.service_level)?;
        self.owner = line(TextField::Owner, self.owner)?;
        self.gifts = lines(self.gifts)?;
        self.duties = kept_duties(self.duties)?;
        self.contact_every_days = self.contact_every_days.filter(|days| *days > 0);
        in_range(self.hour_cost_minor, Self::MAX_COST_MINOR)?;
        in_range(self.gifts_minor_a_year, Self::MAX_COST_MINOR)?;
        in_range(self.minutes_a_month.into(), 44_640)?;
        in_range(self.discount_bp.into(), 10_000)?;
        Ok(self)
    }

    fn fits(&self, workspace: &Workspace) -> Result<(), Refusal> {
        let scheme = workspace.registers().schemes.get(self.scheme).ok_or(Refusal::Gone)?;
        if !self.grade.is_none_or(|grade| scheme.may_have(grade)) {
            return Err(Refusal::Gone);
        }
        let twin = workspace
            .registers()
            .policies
            .iter()
            .any(|(_, other)| other.id != self.id && other.scheme == self.scheme && other.grade == self.grade);
        if twin { Err(Refusal::PolicyExists) } else { Ok(()) }
    }
}

fn kept_duties(duties: Vec<crate::domain::Duty>) -> Result<Vec<crate::domain::Duty>, Refusal> {
    if duties.len() > Policy::MAX_DUTIES {
        return Err(Refusal::TooMany { max: 30 });
    }
    let mut kept = Vec::new();
    for duty in duties {
        if let Some(what) = text::optional(TextField::Note, &duty.duty)? {
            let department = text::optional(TextField::Role, &duty.department)?.unwrap_or_default();
            kept.push(crate::domain::Duty { department, duty: what });
        }
    }
    Ok(kept)
}

impl Filed for Review {
    beside_a_customer!(ReviewId);

    fn kept(mut self) -> Result<Self, Refusal> {
        if self.criteria.len() > Self::MAX_CRITERIA {
            return Err(Refusal::TooMany { max: 30 });
        }
        for criterion in &mut self.criteria {
            criterion.name = text::name(&criterion.name)?;
            criterion.note = lines(criterion.note.take())?;
            in_range(criterion.weight.into(), 1_000_000)?;
            in_range(criterion.score.unwrap_or(0).into(), 100)?;
        }
        for field in [&mut self.agreed, &mut self.rewards, &mut self.sanctions, &mut self.reasons] {
            *field = lines(field.take())?;
        }
        if self.decision.is_some() && self.reasons.is_none() { Err(Refusal::ReasonMissing) } else { Ok(self) }
    }
}

impl Filed for StageMark {
    beside_a_customer!(StageMarkId);

    fn kept(self) -> Result<Self, Refusal> {
        if self.until_on.is_some_and(|until| until < self.from_on) {
            return Err(Refusal::EndsBeforeItBegins);
        }
        Ok(Self { reason: lines(self.reason)?, ..self })
    }
}

impl Filed for Interaction {
    beside_a_customer!(InteractionId);

    fn kept(self) -> Result<Self, Refusal> {
        in_range(self.minutes.into(), Self::MAX_MINUTES.into())?;
        in_range(self.cost_minor, Self::MAX_COST_MINOR)?;
        Ok(Self { by: line(TextField::Owner, self.by)?, outcome: lines(self.outcome)?, ..self })
    }
}
