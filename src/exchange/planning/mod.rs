//! From drafts to an import: matched with what is here already, with everything counted that would happen.
//!
//! ```text
//! customers   by the field that the choices name as key: created, updated, the same, or skipped, as the policy says
//! products    by code, else by name; categories by name
//! purchases   by number, customer and kind (rows without a number: by customer, day, kind and amount, as often as they are here already);
//!             what is here already is left alone, so the same file twice changes nothing
//! called off  sales here that the file says were cancelled or refunded since: shown, and taken out if that is wished
//! returns     "C536379" takes back "536379", and "17" a sale "17", where that is the number of a sale to the same customer
//! ```
//!
//! Nothing is changed here: the batch is a command for `workspace` to decide. Not here: reading (`reading`), words (`ui`).

mod called_off;
mod customers;
mod products;
mod purchases;

pub use called_off::{CalledOff, CalledOffPolicy, CalledOffSale};

use super::pace::{Pace, Told};
use super::reading::{Drafts, LeftOut, Reason, Refused, Table};
use crate::domain::Day;
use crate::workspace::{Identifiers, Workspace, commands::ImportBatch};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How many refused rows a dry run lists; all of them are in the file to mend.
const MAX_LISTED: usize = 100;

/// What may happen to customers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum MatchPolicy {
    /// New ones are created, known ones updated.
    #[default]
    CreateAndUpdate,
    /// New ones are created, known ones left as they are.
    CreateOnly,
    /// Known ones are updated; what belongs to unknown ones is skipped.
    UpdateOnly,
}

/// What a person wishes for what is here already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportPolicy {
    pub matching: MatchPolicy,
    pub called_off: CalledOffPolicy,
}

impl From<MatchPolicy> for ImportPolicy {
    fn from(matching: MatchPolicy) -> Self {
        Self { matching, ..Self::default() }
    }
}

/// What an import would do, in numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DryRun {
    pub n_rows: u64,
    pub n_customers_created: u32,
    pub n_customers_updated: u32,
    /// Known, and nothing to update.
    pub n_customers_same: u32,
    /// Left out by the policy.
    pub n_customers_skipped: u32,
    pub n_products_created: u32,
    pub n_sales: u32,
    pub n_returns: u32,
    pub n_lines: u32,
    /// Here already, left alone.
    pub n_already_here: u32,
    /// Left out because their customer is.
    pub n_purchases_skipped: u32,
    /// Sales and returns of nobody known.
    pub n_without_customer: u32,
    pub sales_minor: i64,
    pub returns_minor: i64,
    pub first_on: Option<Day>,
    pub last_on: Option<Day>,
    /// Rows that cannot be imported as they are.
    pub n_refused: u32,
    /// Rows in order that are no purchase: stock adjustments and write-offs.
    pub n_set_aside: u32,
    /// How many rows of both kinds there are for each reason, the commonest first.
    pub n_by_reason: Vec<(Reason, u32)>,
    /// The first hundred rows of both kinds.
    pub refused: Vec<RefusedRow>,
    /// Cells of rows that are imported otherwise, left out because they cannot be read.
    pub left_out: Vec<LeftOut>,
    pub called_off: CalledOff,
}

/// A refused row as it is listed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedRow {
    /// As a spreadsheet numbers it, from 1.
    pub row_number: u32,
    /// The heading of the column at fault, if it is one column's.
    pub column: Option<String>,
    pub reason: Reason,
    /// The row as it is in the file, shortened.
    pub cells: String,
}

/// An import that is ready to be decided, and what it would do.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    pub dry_run: DryRun,
    pub batch: ImportBatch,
}

/// Plans an import. `told` hears of customers, products and, looked at twice, purchases.
pub fn plan(
    workspace: &Workspace,
    table: &Table,
    drafts: &Drafts,
    policy: ImportPolicy,
    identifiers: &mut dyn Identifiers,
    file_name: &str,
    told: Told<'_>,
) -> Plan {
    let mut pace = Pace::begin((drafts.customers.len() + drafts.products.len() + 2 * drafts.purchases.len()) as u64, told);
    let mut dry_run = counted_beforehand(table, drafts);
    let mut batch = ImportBatch { file_name: file_name.to_owned(), ..ImportBatch::default() };
    let customers = customers::plan(workspace, table, &drafts.customers, policy.matching, identifiers, &mut batch, &mut dry_run, &mut pace);
    let products = products::plan(workspace, table, &drafts.products, identifiers, &mut batch, &mut pace);
    purchases::plan(workspace, table, drafts, &customers, &products, identifiers, &mut batch, &mut dry_run, &mut pace);
    (dry_run.called_off, batch.called_off) = called_off::find(workspace, table, drafts, policy.called_off);
    dry_run.n_products_created = count(batch.new_products.len());
    Plan { dry_run, batch }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn counted_beforehand(table: &Table, drafts: &Drafts) -> DryRun {
    DryRun {
        n_rows: drafts.counts.n_rows as u64,
        n_refused: count(drafts.counts.n_refused),
        n_set_aside: count(drafts.counts.n_set_aside),
        n_by_reason: counted_by_reason(&drafts.refused),
        refused: drafts.refused.iter().take(MAX_LISTED).map(|refused| listed(table, refused)).collect(),
        left_out: drafts.counts.left_out.clone(),
        ..DryRun::default()
    }
}

fn counted_by_reason(refused: &[Refused]) -> Vec<(Reason, u32)> {
    let mut counts: BTreeMap<Reason, u32> = BTreeMap::new();
    for row in refused {
        *counts.entry(row.reason).or_default() += 1;
    }
    let mut counts: Vec<(Reason, u32)> = counts.into_iter().collect();
    counts.sort_by_key(|(reason, n)| (std::cmp::Reverse(*n), *reason));
    counts
}

fn listed(table: &Table, refused: &Refused) -> RefusedRow {
    const MAX_CHARS: usize = 200;
    let row = refused.row as usize;
    let cells: Vec<&str> = (0..table.n_cells(row)).map(|column| table.text(table.cell(row, column))).collect();
    RefusedRow {
        row_number: table.row_number(row),
        column: refused.column.map(|column| table.name(column as usize).to_owned()),
        reason: refused.reason,
        cells: cells.join(" · ").chars().take(MAX_CHARS).collect(),
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
