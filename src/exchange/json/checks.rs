//! Records of a file, held to what could have been typed in: texts trimmed and within their limits, amounts in range.
//!
//! Not here: whether records fit each other ([`restore`](super::restore) looks at that when all are there).

use crate::domain::{Category, Customer, Line, Product, Purchase, WorkspaceSettings};
use crate::workspace::{
    Refusal,
    commands::TextField,
    decide::text::{name, optional},
};

/// A record that can be put into the shape in which records are kept.
pub trait Kept: Sized {
    /// The record as it is kept.
    fn kept(self) -> Result<Self, Refusal>;
}

fn text(field: TextField, value: Option<String>) -> Result<Option<String>, Refusal> {
    value.map_or(Ok(None), |value| optional(field, &value))
}

impl Kept for WorkspaceSettings {
    fn kept(self) -> Result<Self, Refusal> {
        Ok(Self { name: name(&self.name)?, ..self })
    }
}

impl Kept for Category {
    fn kept(self) -> Result<Self, Refusal> {
        Ok(Self { name: name(&self.name)?, ..self })
    }
}

impl Kept for Product {
    fn kept(self) -> Result<Self, Refusal> {
        Ok(Self { name: name(&self.name)?, code: text(TextField::Code, self.code)?, ..self })
    }
}

impl Kept for Customer {
    fn kept(mut self) -> Result<Self, Refusal> {
        self.name = name(&self.name)?;
        for (field, value) in [
            (TextField::Code, &mut self.code),
            (TextField::Phone, &mut self.phone),
            (TextField::Email, &mut self.email),
            (TextField::Region, &mut self.region),
            (TextField::Address, &mut self.address),
            (TextField::Industry, &mut self.industry),
            (TextField::Source, &mut self.source),
            (TextField::Owner, &mut self.owner),
            (TextField::Note, &mut self.note),
        ] {
            *value = text(field, value.take())?;
        }
        let tags = self.tags.iter().map(|tag| optional(TextField::Tag, tag)).collect::<Result<Vec<_>, _>>()?;
        self.tags = tags.into_iter().flatten().collect();
        for contact in &mut self.contacts {
            contact.name = name(&contact.name)?;
            contact.role = text(TextField::Role, contact.role.take())?;
            contact.phone = text(TextField::Phone, contact.phone.take())?;
            contact.email = text(TextField::Email, contact.email.take())?;
        }
        Ok(self)
    }
}

impl Kept for Purchase {
    fn kept(self) -> Result<Self, Refusal> {
        if self.lines.len() > Self::MAX_LINES {
            return Err(Refusal::TooManyLines { max: 5_000 });
        }
        in_range(self.amount_minor)?;
        self.lines.iter().try_for_each(line_in_range)?;
        Ok(Self { number: text(TextField::Number, self.number)?, ..self })
    }
}

fn line_in_range(line: &Line) -> Result<(), Refusal> {
    if line.quantity.0 < 0 {
        return Err(Refusal::QuantityOutOfRange);
    }
    [line.amount_minor, line.discount_minor, line.cost_minor.unwrap_or(0)].into_iter().try_for_each(in_range)
}

fn in_range(amount_minor: i64) -> Result<(), Refusal> {
    let max_minor = Purchase::MAX_AMOUNT_MINOR;
    if (0..=max_minor).contains(&amount_minor) { Ok(()) } else { Err(Refusal::AmountOutOfRange { max_minor }) }
}
