//! Drafts of purchases: rows with the same order number, customer and direction make one.
//!
//! Not here: reading a row ([`facts`](super::facts)), and what a return takes back.

use super::Slot;
use super::facts::RowFacts;
use super::interned::Interned;
use super::lines::DraftLines;
use crate::domain::{Day, Purchase, PurchaseKind};
use crate::exchange::reading::fields::Field;
use crate::exchange::reading::refused::Reason;
use crate::exchange::reading::table::{CellId, Table};
use std::ops::Range;

/// Purchases as columns.
#[derive(Clone, Debug, Default)]
pub struct DraftPurchases {
    /// A customer of [`DraftCustomers`](super::DraftCustomers), or none for a sale to nobody known.
    pub customer: Vec<Slot>,
    /// The earliest day that a row of the order has.
    pub on: Vec<Day>,
    pub kind: Vec<PurchaseKind>,
    /// The order number; no cell where each row is an order of its own.
    pub number: Vec<CellId>,
    /// 0 or more; the sum of the lines where there are lines.
    pub amount_minor: Vec<i64>,
    /// The first row that said anything about it.
    pub row: Vec<u32>,
    /// Where its lines end; they begin where those of the purchase before it end.
    pub line_end: Vec<u32>,
}

impl DraftPurchases {
    /// How many there are.
    pub const fn len(&self) -> usize {
        self.on.len()
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.on.is_empty()
    }

    /// Its lines, as places in [`DraftLines`].
    pub fn lines_of(&self, index: usize) -> Range<usize> {
        let end = |index: usize| self.line_end.get(index).map_or(0, |end| *end as usize);
        index.checked_sub(1).map_or(0, end)..end(index)
    }
}

pub(super) struct PurchasesBuilder<'t> {
    table: &'t Table,
    is_grouped: bool,
    known: Interned<(&'t str, Slot, PurchaseKind)>,
    /// The purchase of each key in `known`.
    purchase_of_key: Vec<usize>,
    purchases: DraftPurchases,
    n_lines: Vec<u32>,
    lines: DraftLines,
    /// The purchase of each line.
    purchase_of: Vec<u32>,
}

impl<'t> PurchasesBuilder<'t> {
    pub(super) fn new(table: &'t Table, is_grouped: bool) -> Self {
        Self {
            table,
            is_grouped,
            known: Interned::new(),
            purchase_of_key: Vec::new(),
            purchases: DraftPurchases::default(),
            n_lines: Vec::new(),
            lines: DraftLines::default(),
            purchase_of: Vec::new(),
        }
    }

    /// Adds what a row says to its purchase.
    pub(super) fn add(&mut self, row: usize, facts: &RowFacts, customer: Slot, product: Slot) -> Result<(), Reason> {
        let index = self.index_of(row, facts, customer);
        let amount_minor = &mut self.purchases.amount_minor[index];
        if facts.is_total {
            *amount_minor = facts.amount_minor.max(*amount_minor);
        } else if *amount_minor + facts.amount_minor > Purchase::MAX_AMOUNT_MINOR {
            return Err(Reason::TooLarge(Field::Amount));
        } else if self.n_lines[index] as usize >= Purchase::MAX_LINES {
            return Err(Reason::TooManyLines);
        } else {
            *amount_minor += facts.amount_minor;
        }
        self.purchases.on[index] = self.purchases.on[index].min(facts.on);
        if let Some(line) = &facts.line {
            self.n_lines[index] += 1;
            self.lines.push(product, line);
            self.purchase_of.push(u32::try_from(index).unwrap_or(u32::MAX));
        }
        Ok(())
    }

    fn index_of(&mut self, row: usize, facts: &RowFacts, customer: Slot) -> usize {
        let number = self.table.text(facts.number);
        let next = self.purchases.len();
        if self.is_grouped && !number.is_empty() {
            let (key, is_new) = self.known.index((number, customer, facts.kind));
            if !is_new {
                return self.purchase_of_key[key];
            }
            self.purchase_of_key.push(next);
        }
        self.purchases.customer.push(customer);
        self.purchases.on.push(facts.on);
        self.purchases.kind.push(facts.kind);
        self.purchases.number.push(facts.number);
        self.purchases.amount_minor.push(0);
        self.purchases.row.push(u32::try_from(row).unwrap_or(u32::MAX));
        self.n_lines.push(0);
        next
    }

    pub(super) fn finish(mut self) -> (DraftPurchases, DraftLines) {
        let mut end = 0;
        self.purchases.line_end = self
            .n_lines
            .iter()
            .map(|n_lines| {
                end += n_lines;
                end
            })
            .collect();
        if self.purchase_of.is_sorted() {
            return (self.purchases, self.lines);
        }
        let mut places: Vec<usize> = (0..self.purchase_of.len()).collect();
        places.sort_by_key(|place| self.purchase_of[*place]);
        (self.purchases, self.lines.reordered(&places))
    }
}
