//! Typed drafts: what a table says about customers, purchases and products.
//!
//! Drafts are columns, like the records they will become, and point into the table for their texts. The order of rows does not
//! matter to what they say. Not here: identifiers, records that exist already and what is to become of them; `workspace` plans that.

mod customers;
mod facts;
mod interned;
mod lines;
mod orders;
mod own;
mod products;
mod purchases;
mod votes;

pub use customers::{DraftCustomers, kind_in, tags_in};
pub use lines::DraftLines;
pub use products::DraftProducts;
pub use purchases::DraftPurchases;

use super::choices::{Choices, ChoicesRefused};
use super::fields::Field;
use super::refused::{Reason, Refused};
use super::shape::Shape;
use super::table::{CellId, Table};
use crate::domain::{Currency, CustomField, Day, PurchaseKind};
use crate::exchange::pace::{Pace, Told};
use customers::CustomersBuilder;
use facts::{RowReader, Source};
use own::OwnColumn;
use products::ProductsBuilder;
use purchases::PurchasesBuilder;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

/// The place of another draft in its columns, or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot(u32);

impl Slot {
    /// No draft.
    pub const NONE: Self = Self(u32::MAX);

    /// The place, if there is one.
    pub const fn index(self) -> Option<usize> {
        if self.0 == u32::MAX { None } else { Some(self.0 as usize) }
    }

    fn at(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }
}

/// Everything that a table says, ready to be planned.
#[derive(Clone, Debug)]
pub struct Drafts {
    pub customers: DraftCustomers,
    pub products: DraftProducts,
    pub purchases: DraftPurchases,
    pub lines: DraftLines,
    /// Rows that are not imported, in the order of the rows; also those that are [set aside](Reason::is_set_aside).
    pub refused: Vec<Refused>,
    /// Order numbers of rows whose [status](Reason::NotBought) says that nothing was bought.
    pub not_bought: Vec<CellId>,
    pub counts: DraftCounts,
}

/// What is in the drafts, counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftCounts {
    pub n_rows: usize,
    pub n_refused: usize,
    /// Rows in order that are no purchase: stock adjustments and write-offs.
    pub n_set_aside: usize,
    pub n_customers: usize,
    pub n_products: usize,
    pub n_sales: usize,
    pub n_returns: usize,
    pub n_lines: usize,
    pub n_purchases_without_customer: usize,
    pub n_purchases_of_no_value: usize,
    pub sales_minor: i64,
    pub returns_minor: i64,
    pub first_on: Option<Day>,
    pub last_on: Option<Day>,
    /// Cells that were left out of rows that are imported otherwise.
    pub left_out: Vec<LeftOut>,
}

/// Cells of a field that could not be kept, and are absent from the drafts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    pub field: Field,
    pub n_cells: usize,
}

/// What amounts and fields of the team's own are in the workspace that drafts are for.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    pub currency: Currency,
    /// The fields that are asked for.
    pub fields: &'a [CustomField],
}

impl Target<'_> {
    /// A workspace of this currency without fields of its own.
    pub const fn plain(currency: Currency) -> Self {
        Self { currency, fields: &[] }
    }
}

/// Reads a table into drafts. An order of which a row is refused is held back whole, so that none comes in by half. `told` hears of rows:
/// where rows share orders each is passed twice, the second time without those that are held back.
///
/// # Errors
/// When the choices do not fit the table or the workspace; bad rows are refused one by one and are no error.
pub fn draft(table: &Table, choices: &Choices, target: Target<'_>, told: Told<'_>) -> Result<Drafts, ChoicesRefused> {
    choices.check(table)?;
    choices.check_own(target.fields)?;
    let n_passes = if choices.shape == Shape::PerLine { 2 } else { 1 };
    let mut pace = Pace::begin(n_passes * table.n_rows() as u64, told);
    let drafts = drafted(table, choices, target, &HeldBack::default(), &mut pace);
    let held = HeldBack::of(table, choices, &drafts.refused);
    Ok(if held.orders.is_empty() { drafts } else { drafted(table, choices, target, &held, &mut pace) })
}

/// Orders that are held back, and why each of their bad rows was refused.
#[derive(Default)]
struct HeldBack<'t> {
    column: Option<usize>,
    orders: HashSet<&'t str>,
    reasons: HashMap<u32, Reason>,
}

impl<'t> HeldBack<'t> {
    fn of(table: &'t Table, choices: &Choices, refused: &[Refused]) -> Self {
        let column = if choices.shape == Shape::PerLine { choices.column_of(Field::OrderNumber) } else { None };
        let mut held = Self { column, ..Self::default() };
        for Refused { row, reason, .. } in refused.iter().filter(|refused| !refused.reason.is_set_aside()) {
            held.reasons.insert(*row, *reason);
            held.orders.extend(held.order_of(table, *row as usize));
        }
        held
    }

    fn order_of(&self, table: &'t Table, row: usize) -> Option<&'t str> {
        let number = table.text(table.cell(row, self.column?));
        (!number.is_empty()).then_some(number)
    }

    /// The reason for a row of an order that is held back.
    fn reason(&self, table: &'t Table, row: usize, number: u32) -> Option<Reason> {
        let is_held = self.order_of(table, row).is_some_and(|order| self.orders.contains(order));
        is_held.then(|| self.reasons.get(&number).copied().unwrap_or(Reason::OrderHeldBack))
    }
}

fn drafted<'t>(table: &'t Table, choices: &'t Choices, target: Target<'t>, held: &HeldBack<'t>, pace: &mut Pace<'_>) -> Drafts {
    let mut drafting = Drafting::new(table, choices, target);
    let mut faults = table.faults().iter().copied().peekable();
    for row in table.body() {
        pace.pass(1);
        let number = u32::try_from(row).unwrap_or(u32::MAX);
        let fault = faults.next_if(|(faulty, _)| *faulty == number);
        let taken = match (held.reason(table, row, number), fault) {
            (Some(reason), _) => Err(reason),
            (None, Some((_, fault))) => Err(Reason::Faulty(fault)),
            (None, None) => drafting.take(row),
        };
        if let Err(reason) = taken {
            let column = reason.field().and_then(|field| choices.column_of(field)).and_then(|column| u32::try_from(column).ok());
            drafting.refused.push(Refused { row: number, column, reason });
        }
    }
    let numbers = choices.column_of(Field::OrderNumber);
    drafting.finish(|row| numbers.map(|column| table.cell(row as usize, column)))
}

struct Drafting<'t> {
    table: &'t Table,
    /// Absent where each row is a customer.
    rows: Option<RowReader<'t>>,
    customers: CustomersBuilder<'t>,
    products: ProductsBuilder<'t>,
    purchases: PurchasesBuilder<'t>,
    refused: Vec<Refused>,
}

impl<'t> Drafting<'t> {
    fn new(table: &'t Table, choices: &'t Choices, Target { currency, fields }: Target<'t>) -> Self {
        let source = Source::new(table, choices);
        let has_purchases = choices.shape != Shape::PerCustomer;
        Self {
            table,
            rows: has_purchases.then(|| RowReader::new(source.clone(), choices, currency)),
            customers: CustomersBuilder::new(source.clone(), choices, OwnColumn::all(table, choices, fields, currency)),
            products: ProductsBuilder::new(source),
            purchases: PurchasesBuilder::new(table, choices.shape == Shape::PerLine),
            refused: Vec::new(),
        }
    }

    fn take(&mut self, row: usize) -> Result<(), Reason> {
        let Some(rows) = &self.rows else {
            let key = self.customers.key_of(row)?;
            if !key.is_some() {
                return self.customers.key_is_missing();
            }
            self.customers.check_own(row)?;
            self.customers.add(row, key);
            return Ok(());
        };
        let key = self.customers.key_of(row)?;
        let facts = rows.read(row, key)?;
        if facts.customer.is_some() {
            self.customers.check_own(row)?;
        }
        let product = if facts.line.is_some() { self.products.add(row)? } else { Slot::NONE };
        let customer = if facts.customer.is_some() { self.customers.add(row, facts.customer) } else { Slot::NONE };
        self.purchases.add(row, &facts, customer, product)
    }

    fn finish(self, number_of: impl Fn(u32) -> Option<CellId>) -> Drafts {
        let not_bought = self.refused.iter().filter(|refused| refused.reason == Reason::NotBought);
        let not_bought = not_bought.filter_map(|refused| number_of(refused.row)).collect();
        let (purchases, lines) = self.purchases.finish();
        let (customers, left_out) = self.customers.finish();
        let products = self.products.finish();
        let mut counts = DraftCounts { n_rows: self.table.n_rows(), left_out, ..DraftCounts::default() };
        counts.n_set_aside = self.refused.iter().filter(|refused| refused.reason.is_set_aside()).count();
        counts.n_refused = self.refused.len() - counts.n_set_aside;
        (counts.n_customers, counts.n_products, counts.n_lines) = (customers.len(), products.len(), lines.len());
        counts.add_purchases(&purchases);
        Drafts { customers, products, purchases, lines, refused: self.refused, not_bought, counts }
    }
}

impl DraftCounts {
    fn add_purchases(&mut self, purchases: &DraftPurchases) {
        for (kind, amount_minor) in purchases.kind.iter().zip(&purchases.amount_minor) {
            let (n_purchases, sum_minor) = match kind {
                PurchaseKind::Sale => (&mut self.n_sales, &mut self.sales_minor),
                PurchaseKind::Return => (&mut self.n_returns, &mut self.returns_minor),
            };
            *n_purchases += 1;
            // Three million purchases of the largest amount still fit.
            *sum_minor += amount_minor;
        }
        self.n_purchases_without_customer = purchases.customer.iter().filter(|customer| **customer == Slot::NONE).count();
        self.n_purchases_of_no_value = purchases.amount_minor.iter().filter(|amount| **amount == 0).count();
        (self.first_on, self.last_on) = (purchases.on.iter().min().copied(), purchases.on.iter().max().copied());
    }
}
