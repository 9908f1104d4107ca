//! Purchases as columns: a struct of arrays that one pass can score.
//!
//! Rows are only ever appended; a row that was changed or deleted is marked and its successor appended. Customers and products
//! are referred to by slot here, and by identifier in a [`PurchaseBatch`], which is what the journal keeps.
//!
//! Not here: which rows count for a score (`scoring`), and how columns become bytes ([`pages`](super::pages)).

use crate::domain::{CustomerId, Day, Line, ProductId, Purchase, PurchaseId, PurchaseKind, Quantity, UnitPrice};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::ops::Range;

/// Stands for "no customer" and "no product" in columns of slots.
pub const NOBODY: u32 = u32::MAX;
/// Stands for "not known" in the column of costs.
const UNKNOWN_COST: i64 = i64::MIN;

/// Short texts, one a row, in one allocation. An empty text means "none".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextColumn {
    ends: Vec<u32>,
    text: String,
}

impl TextColumn {
    /// Appends the text of the next row.
    pub fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
    }

    /// The text of a row.
    pub fn get(&self, row: usize) -> &str {
        let from = if row == 0 { 0 } else { self.ends[row - 1] as usize };
        &self.text[from..self.ends[row] as usize]
    }
}

/// The lines of all purchases, those of one purchase next to each other.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineColumns {
    pub product: Vec<u32>,
    pub quantity: Vec<i64>,
    pub unit_price: Vec<i64>,
    pub discount_minor: Vec<i64>,
    pub amount_minor: Vec<i64>,
    pub cost_minor: Vec<i64>,
}

impl LineColumns {
    fn reserve_again(&mut self, n_times: usize) {
        self.product.reserve_exact(self.product.len().saturating_mul(n_times));
        for column in [&mut self.quantity, &mut self.unit_price, &mut self.discount_minor, &mut self.amount_minor, &mut self.cost_minor] {
            column.reserve_exact(column.len().saturating_mul(n_times));
        }
    }

    fn append(&mut self, other: Self) {
        self.product.extend(other.product);
        self.quantity.extend(other.quantity);
        self.unit_price.extend(other.unit_price);
        self.discount_minor.extend(other.discount_minor);
        self.amount_minor.extend(other.amount_minor);
        self.cost_minor.extend(other.cost_minor);
    }
}

/// Purchases as columns.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Columns {
    #[serde(with = "crate::domain::id_runs")]
    pub id: Vec<u128>,
    /// Slot of the customer, or [`NOBODY`].
    pub customer: Vec<u32>,
    /// Days since 1970-01-01.
    pub on: Vec<i32>,
    pub amount_minor: Vec<i64>,
    pub kind: Vec<PurchaseKind>,
    /// False for a row that was deleted or replaced by a later one.
    pub alive: Vec<bool>,
    pub number: TextColumn,
    /// Row and identifier of the purchase that it takes back, for returns that say so.
    pub returns: Vec<(u32, u128)>,
    /// Where the lines of a row end.
    pub lines_end: Vec<u32>,
    pub lines: LineColumns,
}

impl Columns {
    /// How many rows, dead ones included.
    pub const fn len(&self) -> usize {
        self.id.len()
    }

    /// Whether there is no row.
    pub const fn is_empty(&self) -> bool {
        self.id.is_empty()
    }

    /// Where the lines of a row stand in [`LineColumns`].
    pub fn lines_of(&self, row: usize) -> Range<usize> {
        let from = if row == 0 { 0 } else { self.lines_end[row - 1] as usize };
        from..self.lines_end[row] as usize
    }

    /// The living row with this identifier: a pass over one column, some milliseconds at a million rows.
    pub fn find(&self, id: PurchaseId) -> Option<usize> {
        let bits = id.as_u128();
        self.id.iter().zip(&self.alive).rposition(|(other, alive)| *other == bits && *alive)
    }

    /// Appends a row without lines; lines follow by [`push_line`](Self::push_line).
    pub fn push_row(&mut self, id: PurchaseId, customer: u32, on: Day, kind: PurchaseKind, amount_minor: i64, number: &str) {
        self.id.push(id.as_u128());
        self.customer.push(customer);
        self.on.push(on.number());
        self.kind.push(kind);
        self.amount_minor.push(amount_minor);
        self.alive.push(true);
        self.number.push(number);
        self.lines_end.push(u32::try_from(self.lines.product.len()).unwrap_or(u32::MAX));
    }

    /// Appends a line to the last row.
    pub fn push_line(&mut self, product: u32, line: &Line) {
        self.lines.product.push(product);
        self.lines.quantity.push(line.quantity.0);
        self.lines.unit_price.push(line.unit_price.0);
        self.lines.discount_minor.push(line.discount_minor);
        self.lines.amount_minor.push(line.amount_minor);
        self.lines.cost_minor.push(line.cost_minor.unwrap_or(UNKNOWN_COST));
        if let Some(end) = self.lines_end.last_mut() {
            *end += 1;
        }
    }

    /// Says of the last row that it takes another purchase back.
    pub fn mark_return(&mut self, original: PurchaseId) {
        self.returns.push((u32::try_from(self.len() - 1).unwrap_or(u32::MAX), original.as_u128()));
    }

    /// Appends a purchase, with the slots of its customer and products.
    pub fn push(&mut self, purchase: &Purchase, customer: u32, product: impl Fn(ProductId) -> u32) {
        self.push_row(
            purchase.id,
            customer,
            purchase.on,
            purchase.kind,
            purchase.amount_minor,
            purchase.number.as_deref().unwrap_or_default(),
        );
        for line in &purchase.lines {
            self.push_line(line.product.map_or(NOBODY, &product), line);
        }
        if let Some(original) = purchase.returns {
            self.mark_return(original);
        }
    }

    /// One line, with the identifier of its product.
    pub fn line(&self, at: usize, product: impl Fn(u32) -> Option<ProductId>) -> Line {
        let lines = &self.lines;
        Line {
            product: product(lines.product[at]),
            quantity: Quantity(lines.quantity[at]),
            unit_price: UnitPrice(lines.unit_price[at]),
            discount_minor: lines.discount_minor[at],
            amount_minor: lines.amount_minor[at],
            cost_minor: self.line_cost_minor(at),
        }
    }

    /// What the pieces of a line cost, when it is known.
    pub fn line_cost_minor(&self, at: usize) -> Option<i64> {
        Some(self.lines.cost_minor[at]).filter(|cost| *cost != UNKNOWN_COST)
    }

    /// The identifier of what a return takes back.
    pub fn returned_by(&self, row: usize) -> Option<PurchaseId> {
        let row = u32::try_from(row).ok()?;
        let found = self.returns.binary_search_by_key(&row, |(at, _)| *at).ok()?;
        Some(PurchaseId::from_u128(self.returns[found].1))
    }

    /// Whether a sale can count as a purchase: a numbered order whose lines are all free is none, but where each row is an order
    /// of its own it is one, whatever it came to.
    pub fn counts(&self, row: usize) -> bool {
        self.alive[row] && (self.amount_minor[row] > 0 || self.number.get(row).is_empty() || self.lines_of(row).is_empty())
    }

    /// What the pieces of a purchase cost, where every line says so; unknown without lines.
    pub fn cost_minor(&self, row: usize) -> Option<i64> {
        let lines = self.lines_of(row);
        if lines.is_empty() {
            return None;
        }
        lines.map(|at| self.line_cost_minor(at)).try_fold(0_i64, |sum, cost| sum.checked_add(cost?))
    }

    /// One row as a record.
    pub fn purchase(
        &self,
        row: usize,
        customer: impl Fn(u32) -> Option<CustomerId>,
        product: impl Fn(u32) -> Option<ProductId>,
    ) -> Purchase {
        let number = self.number.get(row);
        Purchase {
            id: PurchaseId::from_u128(self.id[row]),
            customer: customer(self.customer[row]),
            on: Day::from_number(self.on[row]).unwrap_or(Day::MIN),
            kind: self.kind[row],
            number: (!number.is_empty()).then(|| number.to_owned()),
            amount_minor: self.amount_minor[row],
            returns: self.returned_by(row),
            lines: self.lines_of(row).map(|at| self.line(at, &product)).collect(),
        }
    }

    /// Appends a row of other columns, customers and products translated.
    pub fn push_from(&mut self, other: &Self, row: usize, customer: u32, product: impl Fn(u32) -> u32) {
        let on = Day::from_number(other.on[row]).unwrap_or(Day::MIN);
        let id = PurchaseId::from_u128(other.id[row]);
        self.push_row(id, customer, on, other.kind[row], other.amount_minor[row], other.number.get(row));
        let (from, to) = (&other.lines, &mut self.lines);
        for at in other.lines_of(row) {
            to.product.push(product(from.product[at]));
            to.quantity.push(from.quantity[at]);
            to.unit_price.push(from.unit_price[at]);
            to.discount_minor.push(from.discount_minor[at]);
            to.amount_minor.push(from.amount_minor[at]);
            to.cost_minor.push(from.cost_minor[at]);
        }
        if let Some(end) = self.lines_end.last_mut() {
            *end = u32::try_from(self.lines.product.len()).unwrap_or(u32::MAX);
        }
        if let Some(original) = other.returned_by(row) {
            self.mark_return(original);
        }
    }

    /// Appends all rows of other columns that refer to the same slots, as read from the next page.
    pub fn append(&mut self, other: Self) {
        if self.is_empty() {
            *self = other;
            return;
        }
        let first_row = u32::try_from(self.len()).unwrap_or(u32::MAX);
        let first_line = u32::try_from(self.lines.product.len()).unwrap_or(u32::MAX);
        let first_char = u32::try_from(self.number.text.len()).unwrap_or(u32::MAX);
        self.id.extend(other.id);
        self.customer.extend(other.customer);
        self.on.extend(other.on);
        self.amount_minor.extend(other.amount_minor);
        self.kind.extend(other.kind);
        self.alive.extend(other.alive);
        self.number.text.push_str(&other.number.text);
        self.number.ends.extend(other.number.ends.iter().map(|end| end + first_char));
        self.returns.extend(other.returns.iter().map(|(row, id)| (row + first_row, *id)));
        self.lines_end.extend(other.lines_end.iter().map(|end| end + first_line));
        self.lines.append(other.lines);
    }

    /// Makes room for what is there so many times more: growing step by step would copy all of it again and again.
    pub fn reserve_again(&mut self, n_times: usize) {
        fn again<T>(column: &mut Vec<T>, n_times: usize) {
            column.reserve_exact(column.len().saturating_mul(n_times));
        }
        again(&mut self.id, n_times);
        again(&mut self.customer, n_times);
        again(&mut self.on, n_times);
        again(&mut self.amount_minor, n_times);
        again(&mut self.kind, n_times);
        again(&mut self.alive, n_times);
        again(&mut self.number.ends, n_times);
        self.number.text.reserve_exact(self.number.text.len().saturating_mul(n_times));
        again(&mut self.returns, n_times);
        again(&mut self.lines_end, n_times);
        self.lines.reserve_again(n_times);
    }

    /// Whether all columns have the lengths that they must have, and refer to nothing outside.
    pub fn is_sound(&self) -> bool {
        let n = self.len();
        let n_lines = self.lines.product.len();
        [self.customer.len(), self.on.len(), self.amount_minor.len(), self.kind.len(), self.alive.len(), self.number.ends.len()]
            .iter()
            .chain(&[self.lines_end.len()])
            .all(|len| *len == n)
            && [self.lines.quantity.len(), self.lines.unit_price.len(), self.lines.discount_minor.len()]
                .iter()
                .chain(&[self.lines.amount_minor.len(), self.lines.cost_minor.len()])
                .all(|len| *len == n_lines)
            && self.lines_end.is_sorted()
            && self.lines_end.last().map_or(0, |end| *end as usize) == n_lines
            && self.number.ends.is_sorted()
            && self.number.ends.iter().all(|end| self.number.text.is_char_boundary(*end as usize))
            && self.returns.is_sorted()
            && self.returns.iter().all(|(row, _)| (*row as usize) < n)
    }
}

/// Purchases as the journal keeps them: columns that refer to dictionaries of identifiers instead of slots.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PurchaseBatch {
    pub customers: Vec<CustomerId>,
    pub products: Vec<ProductId>,
    pub rows: Columns,
}

/// Collects purchases into a [`PurchaseBatch`].
#[derive(Debug, Default)]
pub struct BatchBuilder {
    batch: PurchaseBatch,
    customers: HashMap<CustomerId, u32>,
    products: HashMap<ProductId, u32>,
}

fn intern<I: Copy + Eq + std::hash::Hash>(known: &mut HashMap<I, u32>, list: &mut Vec<I>, id: Option<I>) -> u32 {
    let Some(id) = id else { return NOBODY };
    *known.entry(id).or_insert_with(|| {
        list.push(id);
        u32::try_from(list.len() - 1).unwrap_or(NOBODY)
    })
}

impl BatchBuilder {
    /// The number by which the batch refers to this customer.
    pub fn customer(&mut self, id: Option<CustomerId>) -> u32 {
        intern(&mut self.customers, &mut self.batch.customers, id)
    }

    /// The number by which the batch refers to this product.
    pub fn product(&mut self, id: Option<ProductId>) -> u32 {
        intern(&mut self.products, &mut self.batch.products, id)
    }

    /// Appends a purchase.
    pub fn push(&mut self, purchase: &Purchase) {
        let customer = self.customer(purchase.customer);
        for line in &purchase.lines {
            self.product(line.product);
        }
        let products = &self.products;
        self.batch.rows.push(purchase, customer, |id| products.get(&id).copied().unwrap_or(NOBODY));
    }

    /// The columns, for a row-wise filling without records in between.
    pub const fn rows(&mut self) -> &mut Columns {
        &mut self.batch.rows
    }

    /// The finished batch.
    pub fn finish(self) -> PurchaseBatch {
        self.batch
    }
}

impl PurchaseBatch {
    /// One purchase of it as a record.
    pub fn purchase(&self, row: usize) -> Purchase {
        self.rows.purchase(
            row,
            |customer| self.customers.get(customer as usize).copied(),
            |product| self.products.get(product as usize).copied(),
        )
    }
}
