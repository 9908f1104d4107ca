//! What a file holds, and what adding it to the records here would do, for a person to decide.
//!
//! Not here: doing it ([`merge`](super::merge()), or `workspace`'s replacing).

use super::{MergeRefused, Restored, merge::refuse_unmergeable};
use crate::domain::{Currency, Day, PurchaseKind};
use crate::exchange::codes::Codes;
use crate::workspace::{
    Register, Workspace,
    columns::PurchaseBatch,
    commands::WholeWorkspace,
    registers::RegisterLists,
    table::{Record, Table},
};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// How many codes that cannot be kept are named.
const MAX_NAMED_CODES: usize = 20;

/// What a file holds, and what could be done with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RestorePreview {
    pub contents: Contents,
    /// What would take its place if it replaced the workspace here: absent when there is none.
    pub here: Option<Contents>,
    pub merge: Result<MergePreview, MergeRefused>,
    /// Policies, and grades set by hand, that the file was read without, because their scheme does not have that grade.
    pub n_without_grade: u32,
}

/// What a workspace holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contents {
    pub name: String,
    pub currency: Currency,
    pub is_demo: bool,
    pub n_categories: u32,
    pub n_products: u32,
    pub n_customers: u32,
    pub n_purchases: u32,
    pub n_returns: u32,
    /// Days of the first and the last purchase or return.
    pub first_on: Option<Day>,
    pub last_on: Option<Day>,
}

/// What adding the file to the records here would do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergePreview {
    pub categories: MergeCounts,
    pub products: MergeCounts,
    pub customers: MergeCounts,
    pub purchases: MergeCounts,
    /// Schemes, runs, policies and all other records.
    pub others: MergeCounts,
    /// New customers and products whose code another record here has: they come without it.
    pub n_codes_taken: u32,
    /// The first of those codes.
    pub codes_taken: Vec<String>,
}

/// How records of one kind compare by identifier.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergeCounts {
    /// Only in the file: would be added.
    pub n_new: u32,
    pub n_same: u32,
    /// In both, but not alike. Customers can be taken from the file; all else stays as it is here.
    pub n_differ: u32,
    /// Only here: would stay.
    pub n_only_here: u32,
}

/// What the file holds, and what adding it to `workspace` would do.
pub fn preview(workspace: &Workspace, restored: &Restored) -> RestorePreview {
    let Restored { whole, n_without_grade } = restored;
    let merge = refuse_unmergeable(workspace, whole).map(|()| {
        let (n_codes_taken, codes_taken) = taken_codes(workspace, whole);
        MergePreview {
            categories: compared(workspace.categories(), &whole.categories),
            products: compared(workspace.products(), &whole.products),
            customers: compared(workspace.customers(), &whole.customers),
            purchases: compared_purchases(workspace, &whole.purchases),
            others: compared_registers(workspace, &whole.registers),
            n_codes_taken,
            codes_taken,
        }
    });
    RestorePreview { contents: Contents::of(whole), here: Contents::here(workspace), merge, n_without_grade: *n_without_grade }
}

impl Contents {
    fn of(whole: &WholeWorkspace) -> Self {
        let rows = &whole.purchases.rows;
        Self {
            name: whole.settings.name.clone(),
            currency: whole.settings.currency,
            is_demo: whole.settings.is_demo,
            n_categories: count(whole.categories.len()),
            n_products: count(whole.products.len()),
            n_customers: count(whole.customers.len()),
            ..Self::with_purchases(rows.kind.iter().copied().zip(rows.on.iter().copied()), whole.settings.currency)
        }
    }

    fn here(workspace: &Workspace) -> Option<Self> {
        let settings = workspace.settings()?;
        let columns = workspace.purchases().columns();
        Some(Self {
            name: settings.name.clone(),
            is_demo: settings.is_demo,
            n_categories: workspace.categories().len(),
            n_products: workspace.products().len(),
            n_customers: workspace.customers().len(),
            ..Self::with_purchases(workspace.living_rows().map(|row| (columns.kind[row], columns.on[row])), settings.currency)
        })
    }

    fn with_purchases(rows: impl Iterator<Item = (PurchaseKind, i32)>, currency: Currency) -> Self {
        let (mut n_purchases, mut n_returns) = (0, 0);
        let mut days: Option<(i32, i32)> = None;
        for (kind, on) in rows {
            match kind {
                PurchaseKind::Sale => n_purchases += 1,
                PurchaseKind::Return => n_returns += 1,
            }
            days = Some(days.map_or((on, on), |(first, last)| (first.min(on), last.max(on))));
        }
        let day = |number: i32| Day::from_number(number).ok();
        Self {
            name: String::new(),
            currency,
            is_demo: false,
            n_categories: 0,
            n_products: 0,
            n_customers: 0,
            n_purchases,
            n_returns,
            first_on: days.and_then(|(first, _)| day(first)),
            last_on: days.and_then(|(_, last)| day(last)),
        }
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn compared<R: Record>(here: &Table<R>, file: &[R]) -> MergeCounts {
    let mut counts = MergeCounts::default();
    for record in file {
        match here.get(record.id()) {
            None => counts.n_new += 1,
            Some(own) if own == record => counts.n_same += 1,
            Some(_) => counts.n_differ += 1,
        }
    }
    MergeCounts { n_only_here: here.len().saturating_sub(counts.n_same + counts.n_differ), ..counts }
}

fn compared_purchases(workspace: &Workspace, file: &PurchaseBatch) -> MergeCounts {
    let ids = &workspace.purchases().columns().id;
    let row_of: HashMap<u128, usize> = workspace.living_rows().map(|row| (ids[row], row)).collect();
    let mut counts = MergeCounts::default();
    for (row, id) in file.rows.id.iter().enumerate() {
        match row_of.get(id) {
            None => counts.n_new += 1,
            Some(own) if workspace.purchase_at(*own) == file.purchase(row) => counts.n_same += 1,
            Some(_) => counts.n_differ += 1,
        }
    }
    MergeCounts { n_only_here: workspace.purchases().len().saturating_sub(counts.n_same + counts.n_differ), ..counts }
}

fn compared_registers(workspace: &Workspace, file: &RegisterLists) -> MergeCounts {
    let [n_new, n_same, n_differ] = file.compared(workspace.registers());
    let n_here = Register::ALL.iter().map(|register| count(workspace.registers().by_id(*register).len())).sum::<u32>();
    MergeCounts { n_new, n_same, n_differ, n_only_here: n_here.saturating_sub(n_same + n_differ) }
}

fn taken_codes(workspace: &Workspace, whole: &WholeWorkspace) -> (u32, Vec<String>) {
    let (mut of_customers, mut of_products) = (Codes::of_customers(workspace), Codes::of_products(workspace));
    let new_customers = whole.customers.iter().filter(|customer| workspace.customers().get(customer.id).is_none());
    let new_products = whole.products.iter().filter(|product| workspace.products().get(product.id).is_none());
    let mut taken: Vec<&String> = Vec::new();
    taken.extend(new_customers.filter_map(|new| new.code.as_ref().filter(|code| !of_customers.grant(code, new.id.as_u128()))));
    taken.extend(new_products.filter_map(|new| new.code.as_ref().filter(|code| !of_products.grant(code, new.id.as_u128()))));
    (count(taken.len()), taken.into_iter().take(MAX_NAMED_CODES).cloned().collect())
}
