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
use super::statuses::{Bought, StatusChoice, meaning};
use super::table::Table;
use crate::domain::CustomField;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

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
    /// What statuses of orders are taken for; the rest by what their words say.
    #[serde(default)]
    pub statuses: Vec<StatusChoice>,
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
    #[error("a field of the team's own is retired, gone or holds something else: {0:?}")]
    OwnFieldGone(Field),
}

impl Choices {
    /// The column that is this field.
    pub fn column_of(&self, field: Field) -> Option<usize> {
        self.columns.iter().position(|column| column.field == Some(field))
    }

    /// Gives a column another meaning, or none. A column that had the meaning before loses it, and customers are told apart by the
    /// best field that is still there.
    pub fn give_meaning(&mut self, column: usize, field: Option<Field>) {
        if field.is_some() {
            self.columns.iter_mut().filter(|other| other.field == field).for_each(|other| other.field = None);
        }
        if let Some(column) = self.columns.get_mut(column) {
            column.field = field;
        }
        let is_there = |key: &Field| self.column_of(*key).is_some();
        if !self.customer_key.as_ref().is_some_and(is_there) {
            self.customer_key = Field::CUSTOMER_KEYS.into_iter().find(is_there);
        }
    }

    /// What a status is taken for.
    pub fn bought(&self, status: &str) -> Bought {
        let chosen = self.statuses.iter().find(|choice| choice.value == status).map(|choice| choice.bought);
        chosen.or_else(|| meaning(status)).unwrap_or(Bought::Yes)
    }

    /// Takes a status for something else.
    pub fn choose_status(&mut self, status: &str, bought: Bought) {
        match self.statuses.iter_mut().find(|choice| choice.value == status) {
            Some(choice) => choice.bought = bought,
            None => self.statuses.push(StatusChoice { value: status.to_owned(), bought }),
        }
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
        let mut seen = HashSet::new();
        if let Some(field) = self.columns.iter().filter_map(|column| column.field).find(|field| !seen.insert(*field)) {
            return Err(ChoicesRefused::FieldTwice(field));
        }
        self.check_key()?;
        self.check_purchases()
    }

    /// Whether the fields of the team's own that columns are for are still asked for, and hold what they held.
    pub(super) fn check_own(&self, fields: &[CustomField]) -> Result<(), ChoicesRefused> {
        let chosen = self.columns.iter().filter_map(|column| column.field);
        chosen.filter(|field| !field.is_known(fields)).map(ChoicesRefused::OwnFieldGone).next().map_or(Ok(()), Err)
    }

    /// These choices for another file of the same source, of which `guessed` was found out: columns of fields that are no longer asked for are
    /// left out, and a column that was left out and is called like a field of the team's own is that field. Whether there was such a column
    /// is said too, for it wants a look.
    #[must_use]
    pub fn remembered_beside(mut self, guessed: &Self, fields: &[CustomField]) -> (Self, bool) {
        for column in &mut self.columns {
            column.field = column.field.filter(|field| field.is_known(fields));
        }
        let taken: HashSet<Field> = self.columns.iter().filter_map(|column| column.field).collect();
        let is_new = |field: Field| matches!(field, Field::Own { .. }) && !taken.contains(&field);
        let mut has_new = false;
        for (column, guess) in self.columns.iter_mut().zip(&guessed.columns) {
            if column.field.is_none() && guess.field.is_some_and(is_new) {
                *column = *guess;
                has_new = true;
            }
        }
        (self, has_new)
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
    use crate::domain::{FieldId, FieldKind};

    #[test]
    fn files_of_one_source_share_a_fingerprint() {
        let fingerprint = header_fingerprint(&["客户名称", "Order No", "Amount"]);
        assert_eq!(fingerprint, header_fingerprint(&["客户名称 ", "order_no", "AMOUNT"]));
        assert_ne!(fingerprint, header_fingerprint(&["Order No", "客户名称", "Amount"]));
        assert_ne!(header_fingerprint(&["ab", "c"]), header_fingerprint(&["a", "bc"]));
    }

    #[test]
    fn remembered_choices_follow_the_fields_of_the_team() {
        let field = |id: u128, is_retired| CustomField {
            id: FieldId::from_u128(id),
            name: id.to_string(),
            kind: FieldKind::Text,
            choices: Vec::new(),
            position: 0,
            is_retired,
        };
        let fields = [field(1, true), field(2, false), field(3, false)];
        let own = |at: usize| Some(Field::of(&fields[at]));
        let choices = |meanings: [Option<Field>; 4]| Choices {
            reading: Reading { encoding: Encoding::Utf8, delimiter: Delimiter::Comma, header: HeaderPlace::in_row(0) },
            shape: Shape::PerCustomer,
            columns: meanings.map(|field| ColumnChoice { field, ..ColumnChoice::default() }).to_vec(),
            customer_key: Some(Field::CustomerName),
            c_is_cancelled: false,
            statuses: Vec::new(),
        };
        let name = Some(Field::CustomerName);
        let guessed = choices([name, None, own(1), own(2)]);
        let (kept, has_new) = choices([name, own(0), None, own(2)]).remembered_beside(&guessed, &fields);
        assert_eq!((kept, has_new), (choices([name, None, own(1), own(2)]), true), "the retired one is left out, the new one taken in");
        let elsewhere = choices([name, own(1), None, own(2)]);
        assert_eq!(elsewhere.clone().remembered_beside(&guessed, &fields), (elsewhere, false), "no field is given twice");
    }

    #[test]
    fn a_meaning_belongs_to_one_column_and_the_key_follows_the_columns() {
        let column = |field| ColumnChoice { field: Some(field), ..ColumnChoice::default() };
        let mut choices = Choices {
            reading: Reading { encoding: Encoding::Utf8, delimiter: Delimiter::Comma, header: HeaderPlace::in_row(0) },
            shape: Shape::PerOrder,
            columns: vec![column(Field::CustomerCode), column(Field::CustomerName), column(Field::Amount)],
            customer_key: Some(Field::CustomerCode),
            c_is_cancelled: false,
            statuses: Vec::new(),
        };
        choices.give_meaning(2, Some(Field::CustomerCode));
        assert_eq!(
            choices.columns.iter().map(|column| column.field).collect::<Vec<_>>(),
            [None, Some(Field::CustomerName), Some(Field::CustomerCode)]
        );
        assert_eq!(choices.customer_key, Some(Field::CustomerCode));
        choices.give_meaning(2, None);
        assert_eq!(choices.customer_key, Some(Field::CustomerName), "the next best that is still there");
        choices.give_meaning(1, Some(Field::Amount));
        assert_eq!(choices.customer_key, None);
        choices.give_meaning(0, Some(Field::Email));
        assert_eq!(choices.customer_key, Some(Field::Email));
    }
}
