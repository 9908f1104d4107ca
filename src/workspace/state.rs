//! The records of one workspace, and the one way to change them: [`Workspace::apply`].

use super::{
    changes::{Change, ChangeSet, Diff},
    columns::{BatchBuilder, Columns, NOBODY, PurchaseBatch},
    registers::Registers,
    table::{Record, Table},
};
use crate::domain::{
    Category, CategoryId, Customer, CustomerId, Day, Product, ProductId, Purchase, PurchaseId, WorkspaceSettings, settings::AsOf,
};
use std::collections::{BTreeSet, HashMap, HashSet};

impl Record for Customer {
    type Id = CustomerId;
    const PAGE_ROWS: u32 = 1_024;
    fn id(&self) -> CustomerId {
        self.id
    }
}

impl Record for Product {
    type Id = ProductId;
    const PAGE_ROWS: u32 = 2_048;
    fn id(&self) -> ProductId {
        self.id
    }
}

impl Record for Category {
    type Id = CategoryId;
    const PAGE_ROWS: u32 = 2_048;
    fn id(&self) -> CategoryId {
        self.id
    }
}

/// All purchases as columns, with what has to be stored again.
#[derive(Clone, Debug, Default)]
pub struct Purchases {
    pub(super) columns: Columns,
    pub(super) n_living: u32,
    pub(super) dirty_pages: BTreeSet<u32>,
}

impl Purchases {
    /// Rows on one stored page.
    pub const PAGE_ROWS: u32 = 16_384;

    /// The columns, dead rows included.
    pub const fn columns(&self) -> &Columns {
        &self.columns
    }

    /// How many purchases and returns there are.
    pub const fn len(&self) -> u32 {
        self.n_living
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.n_living == 0
    }

    fn mark(&mut self, row: usize) {
        self.dirty_pages.insert(u32::try_from(row).unwrap_or(u32::MAX) / Self::PAGE_ROWS);
    }

    fn push(&mut self, purchase: &Purchase, customer: u32, product: impl Fn(ProductId) -> u32) {
        self.columns.push(purchase, customer, product);
        self.n_living += 1;
        self.mark(self.columns.len() - 1);
    }

    fn kill(&mut self, row: usize) {
        self.columns.alive[row] = false;
        self.n_living -= 1;
        self.mark(row);
    }

    fn kill_batch(&mut self, batch: &PurchaseBatch) {
        let doomed: HashSet<u128> = batch.rows.id.iter().copied().collect();
        for row in 0..self.columns.len() {
            if self.columns.alive[row] && doomed.contains(&self.columns.id[row]) {
                self.kill(row);
            }
        }
    }
}

/// How often the records have changed under what is worked out from them. What was worked out at one basis is true at another as far as they are equal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Basis {
    /// Of scores: settings, goods, purchases, and who there is under which code and name.
    pub scored: u64,
    /// Of grades besides: schemes and runs, what was set by hand or written down of a customer.
    pub graded: u64,
}

impl Basis {
    fn follow(&mut self, change: &Change) {
        match change {
            Change::Customer(diff) if !is_renamed(diff) => self.graded += 1,
            Change::Register(change) if change.register().is_graded_by() => self.graded += 1,
            Change::Register(_) => {}
            _ => self.scored += 1,
        }
    }
}

/// Whether somebody comes, goes, or takes another place among equals.
fn is_renamed(diff: &Diff<Customer>) -> bool {
    match (&diff.before, &diff.after) {
        (Some(before), Some(after)) => (&before.code, &before.name) != (&after.code, &after.name),
        _ => true,
    }
}

/// The records of one workspace.
#[derive(Clone, Debug, Default)]
pub struct Workspace {
    pub(super) settings: Option<WorkspaceSettings>,
    pub(super) customers: Table<Customer>,
    pub(super) products: Table<Product>,
    pub(super) categories: Table<Category>,
    pub(super) purchases: Purchases,
    pub(super) registers: Registers,
    pub(super) settings_dirty: bool,
    /// Goes up with every applied change set: what was worked out at another revision is out of date.
    pub(super) revision: u64,
    pub(super) basis: Basis,
}

impl Workspace {
    /// What the team has settled; `None` while there is no workspace.
    pub const fn settings(&self) -> Option<&WorkspaceSettings> {
        self.settings.as_ref()
    }

    pub const fn customers(&self) -> &Table<Customer> {
        &self.customers
    }

    pub const fn products(&self) -> &Table<Product> {
        &self.products
    }

    pub const fn categories(&self) -> &Table<Category> {
        &self.categories
    }

    pub const fn purchases(&self) -> &Purchases {
        &self.purchases
    }

    /// Schemes, runs, policies and other records that stand beside.
    pub const fn registers(&self) -> &Registers {
        &self.registers
    }

    /// Goes up with every applied change set, and when the records are [read anew](Self::in_place_of).
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// Which changes what is worked out has to follow.
    pub const fn basis(&self) -> Basis {
        self.basis
    }

    /// The same records with a revision that those in whose place they come never had.
    #[must_use]
    pub fn in_place_of(mut self, former: &Self) -> Self {
        self.revision += former.revision + 1;
        self.basis.scored += former.basis.scored + 1;
        self.basis.graded += former.basis.graded + 1;
        self
    }

    /// The day of the last living purchase.
    pub fn last_purchase_on(&self) -> Option<Day> {
        let columns = &self.purchases.columns;
        let last = columns.on.iter().zip(&columns.alive).filter(|(_, alive)| **alive).map(|(on, _)| *on).max()?;
        Day::from_number(last).ok()
    }

    /// The day that the workspace is looked at from.
    pub fn as_of(&self, today: Day) -> Day {
        match self.settings.as_ref().map(|settings| settings.as_of).unwrap_or_default() {
            AsOf::Today => today,
            AsOf::On(day) => day,
            AsOf::LastPurchase => self.last_purchase_on().unwrap_or(today),
        }
    }

    /// One row of purchases as a record.
    pub fn purchase_at(&self, row: usize) -> Purchase {
        self.purchases.columns.purchase(
            row,
            |slot| self.customers.at(slot).map(|customer| customer.id),
            |slot| self.products.at(slot).map(|product| product.id),
        )
    }

    /// A living purchase by its identifier.
    pub fn purchase(&self, id: PurchaseId) -> Option<Purchase> {
        self.purchases.columns.find(id).map(|row| self.purchase_at(row))
    }

    /// The living rows of these purchases, found in one pass.
    pub fn rows_of(&self, ids: &HashSet<u128>) -> HashMap<u128, usize> {
        let columns = &self.purchases.columns;
        self.living_rows().filter(|row| ids.contains(&columns.id[*row])).map(|row| (columns.id[row], row)).collect()
    }

    /// These living rows as the journal keeps them.
    pub fn batch_of(&self, rows: impl Iterator<Item = usize>) -> PurchaseBatch {
        let columns = &self.purchases.columns;
        let mut builder = BatchBuilder::default();
        for row in rows {
            let customer = builder.customer(self.customers.at(columns.customer[row]).map(|customer| customer.id));
            let product_ids: HashMap<u32, u32> = columns
                .lines_of(row)
                .map(|at| columns.lines.product[at])
                .map(|slot| (slot, builder.product(self.products.at(slot).map(|product| product.id))))
                .collect();
            builder.rows().push_from(columns, row, customer, |slot| product_ids.get(&slot).copied().unwrap_or(NOBODY));
        }
        builder.finish()
    }

    /// The rows of living purchases.
    pub fn living_rows(&self) -> impl Iterator<Item = usize> {
        self.purchases.columns.alive.iter().enumerate().filter(|(_, alive)| **alive).map(|(row, _)| row)
    }

    /// Makes the records what the change set says. It was decided on this very state, so nothing can go wrong here.
    pub fn apply(&mut self, changes: &ChangeSet) {
        let mut rows = self.changed_rows(changes);
        for change in &changes.changes {
            self.basis.follow(change);
            match change {
                Change::Settings(diff) => {
                    self.settings.clone_from(&diff.after);
                    self.settings_dirty = true;
                }
                Change::Category(diff) => apply_diff(&mut self.categories, diff),
                Change::Product(diff) => apply_diff(&mut self.products, diff),
                Change::Customer(diff) => apply_diff(&mut self.customers, diff),
                Change::Purchase(diff) => self.apply_purchase(diff, &mut rows),
                Change::PurchasesMade(batch) => self.append(batch),
                Change::PurchasesDeleted(batch) => self.purchases.kill_batch(batch),
                Change::Register(change) => self.registers.apply(change),
            }
        }
        self.revision += 1;
    }

    /// Where the purchases stand that a change set changes one by one: each is not looked for by itself.
    fn changed_rows(&self, changes: &ChangeSet) -> HashMap<u128, usize> {
        let changed =
            changes.changes.iter().filter_map(|change| if let Change::Purchase(diff) = change { diff.before.as_ref() } else { None });
        let ids: HashSet<u128> = changed.map(|purchase| purchase.id.as_u128()).collect();
        if ids.is_empty() { HashMap::new() } else { self.rows_of(&ids) }
    }

    fn living_row(&self, id: PurchaseId, rows: &mut HashMap<u128, usize>) -> Option<usize> {
        let known = rows.remove(&id.as_u128()).filter(|row| self.purchases.columns.alive[*row]);
        known.or_else(|| self.purchases.columns.find(id))
    }

    fn apply_purchase(&mut self, diff: &Diff<Purchase>, rows: &mut HashMap<u128, usize>) {
        if let Some(row) = diff.before.as_ref().and_then(|before| self.living_row(before.id, rows)) {
            self.purchases.kill(row);
        }
        if let Some(after) = &diff.after {
            rows.insert(after.id.as_u128(), self.purchases.columns.len());
            let customer = after.customer.and_then(|id| self.customers.slot(id)).unwrap_or(NOBODY);
            let products = &self.products;
            self.purchases.push(after, customer, |id| products.slot(id).unwrap_or(NOBODY));
        }
    }

    fn append(&mut self, batch: &PurchaseBatch) {
        let customers: Vec<u32> = batch.customers.iter().map(|id| self.customers.slot(*id).unwrap_or(NOBODY)).collect();
        let products: Vec<u32> = batch.products.iter().map(|id| self.products.slot(*id).unwrap_or(NOBODY)).collect();
        for row in 0..batch.rows.len() {
            let customer = customers.get(batch.rows.customer[row] as usize).copied().unwrap_or(NOBODY);
            self.purchases
                .columns
                .push_from(&batch.rows, row, customer, |product| products.get(product as usize).copied().unwrap_or(NOBODY));
            self.purchases.n_living += 1;
            self.purchases.mark(self.purchases.columns.len() - 1);
        }
    }
}

pub(super) fn apply_diff<R: Record>(table: &mut Table<R>, diff: &Diff<R>) {
    match (&diff.before, &diff.after) {
        (_, Some(after)) => {
            table.put(after.clone());
        }
        (Some(before), None) => {
            table.remove(before.id());
        }
        (None, None) => {}
    }
}
