//! Records of a file, held to what any record may say: a name, no endless text, amounts in range.
//!
//! Texts are kept to the letter, so that a second export is the first; only an empty one is none. The limit is wider than that of
//! what is typed in, because imports keep what a cell of a spreadsheet may hold: nothing that was exported is ever refused.
//!
//! Not here: whether records fit each other ([`restore`](super::restore()) looks at that when all are there).

use crate::domain::{Category, Customer, Line, Product, Purchase, WorkspaceSettings};
use crate::exchange::reading::MAX_CELL_CHARS;
use crate::workspace::{Refusal, commands::TextField};

/// A record that can be put into the shape in which records are kept.
pub trait Kept: Sized {
    /// The record as it is kept.
    fn kept(self) -> Result<Self, Refusal>;
}

fn text(field: TextField, value: Option<String>) -> Result<Option<String>, Refusal> {
    let Some(value) = value.filter(|value| !value.is_empty()) else { return Ok(None) };
    if value.len() > MAX_CELL_CHARS && value.chars().count() > MAX_CELL_CHARS {
        return Err(Refusal::TooLong { field, max: u32::try_from(MAX_CELL_CHARS).unwrap_or(u32::MAX) });
    }
    Ok(Some(value))
}

fn name(value: String) -> Result<String, Refusal> {
    text(TextField::Name, Some(value).filter(|value| !value.trim().is_empty()))?.ok_or(Refusal::NameMissing)
}

impl Kept for WorkspaceSettings {
    fn kept(self) -> Result<Self, Refusal> {
        Ok(Self { name: name(self.name)?, ..self })
    }
}

impl Kept for Category {
    fn kept(self) -> Result<Self, Refusal> {
        Ok(Self { name: name(self.name)?, ..self })
    }
}

impl Kept for Product {
    fn kept(self) -> Result<Self, Refusal> {
        Ok(Self { name: name(self.name)?, code: text(TextField::Code, self.code)?, ..self })
    }
}

impl Kept for Customer {
    fn kept(mut self) -> Result<Self, Refusal> {
        self.name = name(self.name)?;
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
        let tags = self.tags.into_iter().map(|tag| text(TextField::Tag, Some(tag))).collect::<Result<Vec<_>, _>>()?;
        self.tags = tags.into_iter().flatten().collect();
        for contact in &mut self.contacts {
            contact.name = name(std::mem::take(&mut contact.name))?;
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
