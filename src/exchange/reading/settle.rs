//! Second thoughts about columns, once it is clear how they fit together.
//!
//! Not here: the first guess ([`columns`](super::columns)).

use super::columns::{FieldGuess, FieldWhy};
use super::fields::Field;
use super::guess::Sureness;
use super::numbers::parse_number;
use super::profile::ColumnProfile;
use super::table::Table;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

struct Settling<'a> {
    table: &'a Table,
    profiles: &'a [ColumnProfile],
    guesses: &'a mut [FieldGuess],
}

/// Moves columns to the field that the other columns leave for them.
pub(super) fn settle_columns(table: &Table, profiles: &[ColumnProfile], guesses: &mut [FieldGuess]) {
    let mut settling = Settling { table, profiles, guesses };
    settling.number_orders_by_hash();
    settling.let_creation_be_the_purchase();
    if settling.has_orders() {
        settling.tell_totals_from_lines();
    } else {
        settling.drop_purchase_fields();
    }
}

impl Settling<'_> {
    fn column_of(&self, field: Field) -> Option<usize> {
        self.guesses.iter().position(|guess| guess.value == Some(field))
    }

    fn has(&self, field: Field) -> bool {
        self.column_of(field).is_some()
    }

    fn has_money(&self) -> bool {
        self.has(Field::Amount) || self.has(Field::OrderTotal) || self.has(Field::UnitPrice)
    }

    fn has_orders(&self) -> bool {
        self.has(Field::Date) && self.has_money()
    }

    fn set(&mut self, column: usize, field: Option<Field>) {
        let taken = field.is_some_and(|field| self.has(field));
        self.guesses[column] = FieldGuess::new(if taken { None } else { field }, Sureness::Unsure, FieldWhy::OtherColumns);
    }

    /// `#1001` is an order, whatever the column is called.
    fn number_orders_by_hash(&mut self) {
        let is_hash = |profile: &ColumnProfile| profile.tally.is_at_least(80, profile.tally.n_hash);
        if !self.has(Field::OrderNumber)
            && let Some(column) = self.profiles.iter().position(is_hash)
        {
            self.set(column, Some(Field::OrderNumber));
        }
    }

    /// Where something was ordered and there is no other date, "created at" is when.
    fn let_creation_be_the_purchase(&mut self) {
        let names_order =
            [Field::OrderNumber, Field::ProductCode, Field::ProductName, Field::Quantity].iter().any(|field| self.has(*field));
        if self.has_money()
            && names_order
            && !self.has(Field::Date)
            && let Some(column) = self.column_of(Field::Since)
        {
            self.set(column, Some(Field::Date));
        }
    }

    /// Without orders a date is when the relationship began, a description is a note, and money and products are nobody's.
    fn drop_purchase_fields(&mut self) {
        for column in 0..self.guesses.len() {
            match self.guesses[column].value {
                Some(Field::Own { .. }) => {}
                Some(Field::Date) => self.set(column, Some(Field::Since)),
                Some(Field::ProductName) if self.profiles[column].name.eq_ignore_ascii_case("description") => {
                    self.set(column, Some(Field::Note))
                }
                Some(Field::ProductCode | Field::ProductName | Field::Category | Field::OrderNumber | Field::OrderStatus) => {
                    self.set(column, None)
                }
                Some(field) if field.is_number() => self.set(column, None),
                _ => {}
            }
        }
    }

    /// An amount that is the order's and not the row's is moved to [`Field::OrderTotal`].
    fn tell_totals_from_lines(&mut self) {
        if let Some(amount) = self.column_of(Field::Amount)
            && let Some(number) = self.column_of(Field::OrderNumber)
            && self.is_total_of_order(number, amount)
        {
            self.set(amount, Some(Field::OrderTotal));
        }
    }

    fn is_total_of_order(&self, number: usize, amount: usize) -> bool {
        if let (Some(price), Some(quantity)) = (self.column_of(Field::UnitPrice), self.column_of(Field::Quantity)) {
            return !self.mostly_price_times_quantity(amount, price, quantity);
        }
        let mut first_of_order = HashMap::new();
        let (mut n_same, mut n_other) = (0_usize, 0_usize);
        for row in self.table.body() {
            let text = |column| self.table.text(self.table.cell(row, column));
            let (order, money) = (text(number), text(amount));
            match first_of_order.entry(order) {
                Entry::Vacant(first) => {
                    first.insert(money);
                }
                Entry::Occupied(_) if order.is_empty() => {}
                Entry::Occupied(first) if *first.get() == money || money.is_empty() || first.get().is_empty() => n_same += 1,
                Entry::Occupied(_) => n_other += 1,
            }
        }
        n_other == 0 && n_same >= 3
    }

    /// Whether in most rows that name all three the amount is the price of the pieces, perhaps less a discount.
    fn mostly_price_times_quantity(&self, amount: usize, price: usize, quantity: usize) -> bool {
        let value = |row: usize, column: usize, decimals: u32| {
            let cell = self.table.text(self.table.cell(row, column));
            parse_number(cell, self.profiles[column].decimal_mark.value).ok()?.scaled(decimals)
        };
        let (mut n_fit, mut n_rows) = (0_usize, 0_usize);
        for row in self.table.body() {
            let Some((price, quantity)) = value(row, price, 4).zip(value(row, quantity, 3)) else { continue };
            n_rows += 1;
            // In units of 1/10^7, which both four and three decimals come to.
            let gross = i128::from(price) * i128::from(quantity);
            let Some(amount) = value(row, amount, 4) else { continue };
            let net = i128::from(amount) * 1_000;
            let rounding = 100_000;
            n_fit += usize::from(net.abs() <= gross.abs() + rounding && net.abs() * 10 >= gross.abs());
        }
        n_fit * 10 >= n_rows * 8
    }
}
