//! What an import would do, counted: shown before it is done.
//!
//! Not here: doing it, and the file of refused rows ([`refused_csv`](crate::exchange::reading::refused_csv)).

use super::{customers::PlannedCustomers, orders::PlannedOrders, products::PlannedProducts};
use crate::domain::{Day, PurchaseKind};
use crate::exchange::reading::{Drafts, LeftOut, Reason, Table};
use crate::workspace::columns::NOBODY;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// How many refused rows are named.
const MAX_NAMED_ROWS: usize = 100;

/// What an import would do. Figures are of what would be added, not of the whole file, unless said otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DryRun {
    /// Rows of the file below its header.
    pub n_rows: u32,
    pub n_customers_new: u32,
    pub n_customers_updated: u32,
    /// Here already, and staying as they are.
    pub n_customers_same: u32,
    /// Not here, and not to be made.
    pub n_customers_left_out: u32,
    /// Codes that another customer has: it keeps them.
    pub n_codes_taken: u32,
    pub n_products_new: u32,
    pub n_categories_new: u32,
    pub n_sales: u32,
    pub n_returns: u32,
    /// Returns whose sale was found.
    pub n_returns_linked: u32,
    pub n_lines: u32,
    /// Sales and returns that name no customer.
    pub n_without_customer: u32,
    /// Sales and returns of no value.
    pub n_of_no_value: u32,
    /// Sales and returns that are here already and are not imported again.
    pub n_already_here: u32,
    /// Sales and returns of customers that are left out.
    pub n_orders_left_out: u32,
    pub sales_minor: i64,
    pub returns_minor: i64,
    pub first_on: Option<Day>,
    pub last_on: Option<Day>,
    /// Rows to be mended.
    pub n_refused: u32,
    /// Rows in order that are no purchase.
    pub n_set_aside: u32,
    /// How many rows are not imported for which reason, the most frequent first; of refused rows and those set aside.
    pub reasons: Vec<ReasonCount>,
    /// The first refused rows.
    pub refused: Vec<RefusedRow>,
    /// Cells left out of rows that are imported otherwise.
    pub left_out: Vec<LeftOut>,
    /// Texts that are longer than a record keeps them, and are cut.
    pub n_texts_cut: u32,
}

/// How many rows are not imported for a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReasonCount {
    pub reason: Reason,
    pub n_rows: u32,
}

/// A row that is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedRow {
    /// As a spreadsheet numbers it: from 1, with the header.
    pub row_number: u32,
    /// The column that the reason is about, from 0.
    pub column: Option<u32>,
    pub reason: Reason,
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

impl DryRun {
    /// What the drafts say about their rows.
    pub(super) fn of_rows(table: &Table, drafts: &Drafts) -> Self {
        let mut n_rows_of: HashMap<Reason, u32> = HashMap::new();
        for refused in &drafts.refused {
            *n_rows_of.entry(refused.reason).or_default() += 1;
        }
        let mut reasons: Vec<ReasonCount> = n_rows_of.into_iter().map(|(reason, n_rows)| ReasonCount { reason, n_rows }).collect();
        reasons.sort_unstable_by(|a, b| b.n_rows.cmp(&a.n_rows).then_with(|| a.reason.cmp(&b.reason)));
        let named = drafts.refused.iter().filter(|refused| !refused.reason.is_set_aside()).take(MAX_NAMED_ROWS);
        let refused = named.map(|refused| RefusedRow {
            row_number: table.row_number(refused.row as usize),
            column: refused.column,
            reason: refused.reason,
        });
        Self {
            n_rows: count(drafts.counts.n_rows),
            n_refused: count(drafts.counts.n_refused),
            n_set_aside: count(drafts.counts.n_set_aside),
            left_out: drafts.counts.left_out.clone(),
            refused: refused.collect(),
            reasons,
            ..Self::default()
        }
    }

    pub(super) fn count_records(&mut self, customers: &PlannedCustomers, products: &PlannedProducts) {
        self.n_customers_new = count(customers.new.len());
        self.n_customers_updated = count(customers.updated.len());
        self.n_customers_same = customers.n_same;
        self.n_customers_left_out = customers.n_left_out;
        self.n_codes_taken = customers.n_codes_taken;
        self.n_products_new = count(products.new_products.len());
        self.n_categories_new = count(products.new_categories.len());
    }

    pub(super) fn count_orders(&mut self, orders: &PlannedOrders) {
        let rows = &orders.batch.rows;
        for (kind, amount_minor) in rows.kind.iter().zip(&rows.amount_minor) {
            let (n_orders, sum_minor) = match kind {
                PurchaseKind::Sale => (&mut self.n_sales, &mut self.sales_minor),
                PurchaseKind::Return => (&mut self.n_returns, &mut self.returns_minor),
            };
            *n_orders += 1;
            // Three million purchases of the largest amount still fit.
            *sum_minor += amount_minor;
            self.n_of_no_value += u32::from(*amount_minor == 0);
        }
        let day = |number: Option<&i32>| number.and_then(|number| Day::from_number(*number).ok());
        (self.first_on, self.last_on) = (day(rows.on.iter().min()), day(rows.on.iter().max()));
        self.n_returns_linked = count(rows.returns.len());
        self.n_lines = count(rows.lines.product.len());
        self.n_without_customer = count(rows.customer.iter().filter(|customer| **customer == NOBODY).count());
        self.n_already_here = orders.n_already_here;
        self.n_orders_left_out = orders.n_left_out;
    }
}
