//! What only some rows of an order say, for the rows that do not.
//!
//! Shops put the date, the buyer and the total on the first row of an order and leave them empty on the rest. Not here: grouping rows
//! ([`purchases`](super::purchases)).

use super::facts::Source;
use crate::domain::Day;
use crate::exchange::reading::choices::Choices;
use crate::exchange::reading::fields::Field;
use crate::exchange::reading::shape::Shape;
use crate::exchange::reading::statuses::Bought;
use crate::exchange::reading::table::CellId;
use std::collections::HashMap;

/// What the rows of one order say together.
#[derive(Clone, Copy, Debug)]
pub(super) struct OrderFacts {
    /// The earliest day.
    pub on: Option<Day>,
    /// The last customer by the alphabet, so that the order of rows does not matter.
    pub customer: CellId,
    /// The largest total, in minor units, with its sign.
    pub total_minor: Option<i64>,
    /// What the status says on those rows that have one.
    pub bought: Option<Bought>,
}

/// What orders say, by number.
pub(super) struct Orders<'t>(HashMap<&'t str, OrderFacts>);

impl<'t> Orders<'t> {
    /// Reads the orders whose rows leave something to each other; empty when every row has its own date and status.
    /// Where rows are no lines, no order has two.
    pub(super) fn read(source: &Source<'t>, choices: &Choices, is_by_total: bool, currency_decimals: u32) -> Self {
        let table = source.table;
        let lacks = |row: usize, field: Field| source.has(field) && table.text(source.cell(row, field)).is_empty();
        let leaves_out = |row: usize| lacks(row, Field::Date) || lacks(row, Field::OrderStatus);
        let mut orders = HashMap::new();
        if choices.shape != Shape::PerLine || (!is_by_total && !table.body().any(leaves_out)) {
            return Self(orders);
        }
        for row in table.body() {
            let number = table.text(source.cell(row, Field::OrderNumber));
            if number.is_empty() {
                continue;
            }
            let empty = OrderFacts { on: None, customer: CellId::NONE, total_minor: None, bought: None };
            let known = orders.entry(number).or_insert(empty);
            let on = source.day(row, Field::Date).ok().flatten();
            known.on = known.on.into_iter().chain(on).min();
            let total = source.number(row, Field::OrderTotal, currency_decimals).ok().flatten();
            known.total_minor = known.total_minor.max(total);
            let status = table.text(source.cell(row, Field::OrderStatus));
            if !status.is_empty() {
                known.bought = known.bought.max(Some(choices.bought(status)));
            }
            let cell = choices.customer_key.map_or(CellId::NONE, |field| source.cell(row, field));
            if table.text(cell) > table.text(known.customer) {
                known.customer = cell;
            }
        }
        Self(orders)
    }

    pub(super) fn get(&self, number: &str) -> Option<&OrderFacts> {
        self.0.get(number)
    }
}
