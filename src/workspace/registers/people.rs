//! Rules of profiles, the fields of one's own that they hold, consents and portraits.

use super::{
    Filed, Ties,
    filed::beside_a_customer,
    rules::{line, lines, one_more},
};
use crate::domain::{
    Consent, ConsentId, CustomField, CustomerId, FieldContent, FieldId, FieldValue, Place, Portrait, PortraitId, Profile, ProfileId,
};
use crate::workspace::{
    Workspace,
    commands::{Refusal, TextField},
    decide::text,
};

impl Filed for CustomField {
    fn with_id(self, bits: u128) -> Self {
        Self { id: FieldId::from_u128(bits), ..self }
    }

    fn title(&self, _: &Workspace) -> String {
        self.name.clone()
    }

    fn kept(mut self) -> Result<Self, Refusal> {
        let mut choices: Vec<String> = Vec::new();
        for choice in &self.choices {
            if let Some(choice) = text::optional(TextField::Name, choice)?
                && !choices.contains(&choice)
            {
                choices.push(choice);
            }
        }
        if choices.len() > Self::MAX_CHOICES {
            return Err(Refusal::TooMany { max: 100 });
        }
        self.choices = if self.kind.has_choices() { choices } else { Vec::new() };
        Ok(Self { name: text::name(&self.name)?, ..self })
    }

    fn fits(&self, workspace: &Workspace) -> Result<(), Refusal> {
        let others = workspace.registers().fields.iter().filter(|(_, other)| other.id != self.id);
        one_more(&self.name, others.map(|(_, other)| &other.name), Self::MAX)?;
        // What was written must go on fitting.
        let before = workspace.registers().fields.get(self.id);
        let is_used =
            || workspace.registers().profiles.iter().any(|(_, profile)| profile.values.iter().any(|value| value.field == self.id));
        if before.is_some_and(|before| before.kind != self.kind) && is_used() {
            return Err(Refusal::FieldInUse { name: self.name.clone() });
        }
        if before.is_some_and(|before| before.kind != self.kind) { refuse_in_rules(workspace, self.id) } else { Ok(()) }
    }
}

/// A field that rules of a scheme look at is not made another, nor taken out from under them.
pub fn refuse_in_rules(workspace: &Workspace, field: FieldId) -> Result<(), Refusal> {
    let schemes = workspace.registers().schemes.iter().map(|(_, scheme)| scheme);
    let scheme = schemes.into_iter().find(|scheme| scheme.own_tests().iter().any(|test| test.field == field));
    let name = || workspace.registers().fields.get(field).map(|field| field.name.clone()).unwrap_or_default();
    scheme.map_or(Ok(()), |scheme| Err(Refusal::FieldInRules { name: name(), scheme: scheme.name.clone() }))
}

impl Filed for Profile {
    beside_a_customer!(ProfileId);

    fn kept(mut self) -> Result<Self, Refusal> {
        if self.places.len() > Self::MAX_PLACES {
            return Err(Refusal::TooMany { max: 20 });
        }
        if self.birthday.is_some_and(|birthday| !birthday.is_possible()) {
            return Err(Refusal::NoSuchBirthday);
        }
        self.places = self.places.into_iter().map(kept_place).collect::<Result<_, _>>()?;
        self.places.retain(|place| *place != Place { label: place.label.clone(), ..Place::default() });
        self.people.retain(|person| person.influence.is_some() || person.reports_to.is_some());
        self.values = self.values.into_iter().map(kept_value).collect::<Result<_, _>>()?;
        self.values.sort_by_key(|value| value.field);
        self.values.dedup_by_key(|value| value.field);
        Ok(Self { size: line(TextField::Name, self.size)?, credit: line(TextField::Code, self.credit)?, ..self })
    }

    fn fits(&self, workspace: &Workspace) -> Result<(), Refusal> {
        let registers = workspace.registers();
        if registers.profiles.iter().any(|(_, other)| other.customer == self.customer && other.id != self.id) {
            return Err(Refusal::ProfileExists);
        }
        let is_of_field = |value: &FieldValue| registers.fields.get(value.field).is_some_and(|field| value.content.is_of(field.kind));
        // A referrer may have been deleted since; nobody refers themselves.
        if self.referrer != Some(self.customer) && self.values.iter().all(is_of_field) { Ok(()) } else { Err(Refusal::Gone) }
    }
}

fn kept_place(place: Place) -> Result<Place, Refusal> {
    Ok(Place {
        label: line(TextField::Name, place.label)?,
        province: line(TextField::Region, place.province)?,
        city: line(TextField::Region, place.city)?,
        district: line(TextField::Region, place.district)?,
        street: line(TextField::Address, place.street)?,
        postcode: line(TextField::Code, place.postcode)?,
    })
}

fn kept_value(value: FieldValue) -> Result<FieldValue, Refusal> {
    let content = match value.content {
        FieldContent::Text(text) => FieldContent::Text(text::optional(TextField::Note, &text)?.unwrap_or_default()),
        FieldContent::Choice(text) => FieldContent::Choice(text::optional(TextField::Name, &text)?.unwrap_or_default()),
        FieldContent::Choices(texts) if texts.len() > CustomField::MAX_CHOICES => return Err(Refusal::TooMany { max: 100 }),
        other => other,
    };
    Ok(FieldValue { content, ..value })
}

impl Filed for Consent {
    beside_a_customer!(ConsentId);

    fn kept(self) -> Result<Self, Refusal> {
        Ok(Self { source: line(TextField::Source, self.source)?, evidence: lines(self.evidence)?, ..self })
    }
}

impl Filed for Portrait {
    const MOST: u32 = Self::MAX;

    beside_a_customer!(PortraitId);

    /// What a picture may be, its type says already.
    fn kept(self) -> Result<Self, Refusal> {
        Ok(self)
    }

    fn fits(&self, workspace: &Workspace) -> Result<(), Refusal> {
        // One of the same customer goes when another comes.
        let others = workspace.registers().portraits.iter().filter(|(_, other)| other.customer != self.customer).count();
        if others < Self::MAX as usize { Ok(()) } else { Err(Refusal::TooMany { max: Self::MAX }) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_ones_own_may_be_as_long_as_is_said_and_no_longer() {
        let text = |n| FieldValue { field: FieldId::from_u128(1), content: FieldContent::Text("x".repeat(n)) };
        assert!(kept_value(text(FieldContent::MAX_TEXT_CHARS)).is_ok());
        assert!(kept_value(text(FieldContent::MAX_TEXT_CHARS + 1)).is_err());
    }
}
