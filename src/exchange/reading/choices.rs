//! Everything that a person can settle about a file before it is read into drafts.
//!
//! [`inspect`](super::inspect) offers a complete set; a person changes any of it; the caller may keep the result under
//! [`header_fingerprint`] and offer it again for the next file of the same source. Not here: matching with records that exist already.

use super::dates::DateForm;
use super::delimiter::Delimiter;
use super::encoding::Encoding;
use super::fields::Field;
use super::header::HeaderPlace;
use super::numbers::DecimalMark;
use super::shape::Shape;
use super::table::Table;
use serde::{Deserialize, Serialize};

/// How bytes become a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    pub encoding: Encoding,
    pub delimiter: Delimiter,
    pub header: HeaderPlace,
}

/// What one column is for, and how its values are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnChoice {
    /// `None` leaves the column out.
    pub field: Option<Field>,
    pub decimal_mark: DecimalMark,
    pub date_form: DateForm,
}

/// Everything that was settled about a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    pub reading: Reading,
    pub shape: Shape,
    pub columns: Vec<ColumnChoice>,
    /// The field that tells customers apart; `None` where purchases name nobody.
    pub customer_key: Option<Field>,
    /// Order numbers of a C and digits are cancelled invoices.
    pub c_is_cancelled: bool,
}

/// What is missing from, or wrong with, a set of choices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum ChoicesRefused {
    #[error("made for {chosen} columns, the table has {found}")]
    OtherTable { chosen: usize, found: usize },
    #[error("two columns are the same field: {0:?}")]
    FieldTwice(Field),
    #[error("no column is the field {0:?}")]
    FieldMissing(Field),
    #[error("no column holds money")]
    MoneyMissing,
    #[error("customers cannot be told apart by {0:?}")]
    NotAKey(Field),
    #[error("no column tells customers apart")]
    KeyMissing,
}

impl Choices {
    /// The column that is this field.
    pub fn column_of(&self, field: Field) -> Option<usize> {
        self.columns.iter().position(|column| column.field == Some(field))
    }

    /// Whether a table can be read into drafts with these choices.
    ///
    /// # Errors
    /// When a column that is needed is missing, a field is given twice, or they were made for a table of another width.
    pub fn check(&self, table: &Table) -> Result<(), ChoicesRefused> {
        let (chosen, found) = (self.columns.len(), table.n_columns());
        if chosen != found {
            return Err(ChoicesRefused::OtherTable { chosen, found });
        }
        let n_columns_of = |field: Field| self.columns.iter().filter(|column| column.field == Some(field)).count();
        if let Some(field) = Field::ALL.into_iter().find(|field| n_columns_of(*field) > 1) {
            return Err(ChoicesRefused::FieldTwice(field));
        }
        self.check_key()?;
        self.check_purchases()
    }

    fn check_key(&self) -> Result<(), ChoicesRefused> {
        match self.customer_key {
            Some(key) if !key.is_customer_key() => Err(ChoicesRefused::NotAKey(key)),
            Some(key) if self.column_of(key).is_none() => Err(ChoicesRefused::FieldMissing(key)),
            None if self.shape == Shape::PerCustomer => Err(ChoicesRefused::KeyMissing),
            _ => Ok(()),
        }
    }

    fn check_purchases(&self) -> Result<(), ChoicesRefused> {
        if self.shape == Shape::PerCustomer {
            return Ok(());
        }
        let needed = [Some(Field::Date), (self.shape == Shape::PerLine).then_some(Field::OrderNumber)];
        if let Some(field) = needed.into_iter().flatten().find(|field| self.column_of(*field).is_none()) {
            return Err(ChoicesRefused::FieldMissing(field));
        }
        let has_money = [Field::Amount, Field::OrderTotal, Field::UnitPrice].iter().any(|field| self.column_of(*field).is_some());
        if has_money { Ok(()) } else { Err(ChoicesRefused::MoneyMissing) }
    }
}

/// A number that files with the same header share, whatever the case and spacing of its names: 64-bit FNV-1a.
pub fn header_fingerprint(names: &[&str]) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let letters =
        |name: &str| name.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    names.iter().fold(0xcbf2_9ce4_8422_2325, |hash, name| {
        let name = letters(name);
        // A byte that no UTF-8 text has divides the names.
        step(name.bytes().fold(hash, step), 0xff)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_one_source_share_a_fingerprint() {
        let fingerprint = header_fingerprint(&["客户名称", "Order No", "Amount"]);
        assert_eq!(fingerprint, header_fingerprint(&["客户名称 ", "order_no", "AMOUNT"]));
        assert_ne!(fingerprint, header_fingerprint(&["Order No", "客户名称", "Amount"]));
        assert_ne!(header_fingerprint(&["ab", "c"]), header_fingerprint(&["a", "bc"]));
    }
}
