//! From drafts to one change, and to what it would do before it is done.
//!
//! Drafts are matched with the records that exist: customers by a chosen key, products by code and else by name, categories by
//! name, orders by number and customer. What is here already is not imported again, so that a plan for a file that was imported
//! adds nothing. The order of the rows in the file matters neither to the figures nor to the identifiers.
//!
//! | Here | Is |
//! | --- | --- |
//! | [`policy`] | what a person settles about matching |
//! | [`customers`], [`products`] | who and what the drafts mean |
//! | [`orders`] | which purchases are new, and what returns take back |
//! | [`dry_run`] | all of it, counted |
//!
//! Not here: reading the file ([`reading`](super::reading)), deciding and undoing (`workspace`), sentences for people (`ui`).

mod customers;
mod dry_run;
mod known_orders;
mod orders;
mod policy;
mod products;
mod texts;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

pub use dry_run::{DryRun, ReasonCount, RefusedRow};
pub use policy::{ImportMode, MatchBy, MatchPolicy};

use super::reading::{Drafts, Table};
use crate::workspace::{Identifiers, Workspace, commands::ImportBatch};
use customers::CustomerPlanner;
use orders::OrderPlanner;
use products::planned_products;
use texts::Texts;

/// An import that was thought through and not done.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    pub dry_run: DryRun,
    pub batch: ImportBatch,
}

/// What a file is planned against.
pub struct Planning<'a> {
    pub workspace: &'a Workspace,
    /// What the drafts' texts are cells of.
    pub table: &'a Table,
    pub drafts: &'a Drafts,
    pub policy: MatchPolicy,
    /// For the history.
    pub file_name: &'a str,
}

/// What importing these drafts would do. It holds as long as the workspace stays as it is.
pub fn plan(planning: &Planning<'_>, identifiers: &mut dyn Identifiers) -> Plan {
    let Planning { workspace, table, drafts, policy, file_name } = planning;
    let mut texts = Texts::of(table);
    let mut dry_run = DryRun::of_rows(table, drafts);
    let customers = CustomerPlanner::plan(workspace, drafts, *policy, &mut texts, identifiers);
    let products = planned_products(workspace, drafts, &mut texts, identifiers);
    let orders = OrderPlanner { workspace, drafts, buyers: &customers.buyers, products: &products.ids };
    let orders = orders.plan(&mut texts, identifiers);
    dry_run.count_records(&customers, &products);
    dry_run.count_orders(&orders);
    dry_run.n_texts_cut = texts.n_cut();
    let batch = ImportBatch {
        file_name: (*file_name).to_owned(),
        new_categories: products.new_categories,
        new_products: products.new_products,
        new_customers: customers.new,
        updated_customers: customers.updated,
        purchases: orders.batch,
    };
    Plan { dry_run, batch }
}
