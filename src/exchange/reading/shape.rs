//! What one row of a file stands for.
//!
//! Not here: what the columns are ([`columns`](super::columns)), which has to be known first.

use super::fields::Field;
use super::guess::{Guess, Sureness};
use super::table::Table;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// What one row stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    PerCustomer,
    PerOrder,
    /// One product on an order; rows with the same order number and customer belong together.
    PerLine,
}

/// Why a shape was guessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ShapeWhy {
    /// There is no date of a purchase, or no money: rows can only be customers.
    NoPurchases,
    /// No column numbers the orders, so each row is one.
    NoOrderNumbers,
    /// Every row has an order number of its own.
    EachRowItsOwnNumber { n_rows: u32 },
    /// Order numbers repeat.
    NumbersRepeat { n_rows: u32, n_orders: u32 },
}

/// The shape that follows from which fields there are and whether order numbers repeat.
pub(super) fn guess_shape(table: &Table, column_of: impl Fn(Field) -> Option<usize>) -> Guess<Shape, ShapeWhy> {
    let has = |field| column_of(field).is_some();
    let has_money = has(Field::Amount) || has(Field::OrderTotal) || has(Field::UnitPrice);
    if !has(Field::Date) || !has_money {
        return Guess::new(Shape::PerCustomer, Sureness::Likely, ShapeWhy::NoPurchases);
    }
    let Some(column) = column_of(Field::OrderNumber) else {
        return Guess::new(Shape::PerOrder, Sureness::Likely, ShapeWhy::NoOrderNumbers);
    };
    let numbers = || table.body().map(|row| table.text(table.cell(row, column))).filter(|number| !number.is_empty());
    let n_rows = u32::try_from(numbers().count()).unwrap_or(u32::MAX);
    let n_orders = u32::try_from(numbers().collect::<HashSet<_>>().len()).unwrap_or(u32::MAX);
    if n_orders < n_rows {
        return Guess::new(Shape::PerLine, Sureness::Certain, ShapeWhy::NumbersRepeat { n_rows, n_orders });
    }
    let shape = if has(Field::UnitPrice) { Shape::PerLine } else { Shape::PerOrder };
    Guess::new(shape, Sureness::Likely, ShapeWhy::EachRowItsOwnNumber { n_rows })
}
