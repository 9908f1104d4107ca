//! Which field tells one customer from another.
//!
//! Not here: matching with customers that exist already, which has its own choice of field.

use super::fields::Field;
use super::guess::{Guess, Sureness};
use super::profile::ColumnProfile;
use super::shape::Shape;
use super::table::Table;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// Why customers are told apart by this field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyWhy {
    /// There is a column of customers' codes.
    Codes,
    /// No other field is as complete and as different from row to row.
    FullestField,
    /// No column is about customers.
    NoCustomers,
    /// A person chose it.
    Chosen,
}

/// The field that tells customers apart: codes, or else the fullest of name, address and telephone number.
pub(super) fn guess_key(
    table: &Table,
    profiles: &[ColumnProfile],
    shape: Shape,
    column_of: impl Fn(Field) -> Option<usize>,
) -> Guess<Option<Field>, KeyWhy> {
    if column_of(Field::CustomerCode).is_some() {
        return Guess::new(Some(Field::CustomerCode), Sureness::Certain, KeyWhy::Codes);
    }
    // A shop knows its buyers by address or number; a list of customers by name, unless a name comes twice.
    let preferred = match shape {
        Shape::PerCustomer => [Field::CustomerName, Field::Phone, Field::Email],
        Shape::PerOrder | Shape::PerLine => [Field::Email, Field::Phone, Field::CustomerName],
    };
    let fitness = |column: usize| {
        let filled = u64::from(profiles[column].n_filled);
        let share = filled * 10 / u64::try_from(table.n_rows()).unwrap_or(u64::MAX).max(1);
        let repeats = || {
            let texts = table.body().map(|row| table.text(table.cell(row, column))).filter(|text| !text.is_empty());
            texts.collect::<HashSet<_>>().len() as u64 != filled
        };
        (share, shape != Shape::PerCustomer || !repeats())
    };
    let present = preferred.into_iter().filter_map(|field| column_of(field).map(|column| (field, fitness(column))));
    match present.rev().max_by_key(|(_, fitness)| *fitness) {
        Some((field, _)) => Guess::new(Some(field), Sureness::Likely, KeyWhy::FullestField),
        None => Guess::new(None, Sureness::Unsure, KeyWhy::NoCustomers),
    }
}
