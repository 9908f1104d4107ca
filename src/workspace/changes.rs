//! What a decision changes: every record before and after, and nothing else.
//!
//! A [`ChangeSet`] is complete: with it alone a change can be applied, taken back, told in the history and merged elsewhere.
//! Applying the inverse of the inverse is applying the change itself.

use super::{columns::PurchaseBatch, registers::RegisterChange};
use crate::domain::{Category, Customer, Product, Purchase, RunId, SignOff, WorkspaceSettings};
use serde::{Deserialize, Serialize};

/// A record before and after; absent before means it was made, absent after means it was deleted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diff<R> {
    pub before: Option<R>,
    pub after: Option<R>,
}

impl<R> Diff<R> {
    /// A record that is made.
    pub const fn made(after: R) -> Self {
        Self { before: None, after: Some(after) }
    }

    /// A record that is deleted.
    pub const fn deleted(before: R) -> Self {
        Self { before: Some(before), after: None }
    }

    /// A record that is changed.
    pub const fn changed(before: R, after: R) -> Self {
        Self { before: Some(before), after: Some(after) }
    }

    pub(super) fn inverse(self) -> Self {
        Self { before: self.after, after: self.before }
    }
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    Settings(Box<Diff<WorkspaceSettings>>),
    Category(Box<Diff<Category>>),
    Product(Box<Diff<Product>>),
    Customer(Box<Diff<Customer>>),
    Purchase(Box<Diff<Purchase>>),
    /// Purchases by the thousand are made as columns.
    PurchasesMade(PurchaseBatch),
    /// Purchases by the thousand are deleted, their contents kept for the way back.
    PurchasesDeleted(PurchaseBatch),
    Register(Box<RegisterChange>),
    /// A run is agreed to, or no longer. Its rows, which nothing ever changes, are not written a second time.
    RunSigned(Box<RunSigned>),
}

/// Who agreed to a run, before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunSigned {
    pub run: RunId,
    pub before: Option<SignOff>,
    pub after: Option<SignOff>,
}

/// Everything that one decision changes, in the order in which it is applied.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeSet {
    pub changes: Vec<Change>,
}

/// How many records of each kind a change set touches; shown in the history.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Touched {
    pub n_customers: u32,
    pub n_products: u32,
    pub n_purchases: u32,
    /// Records of registers: schemes, runs, policies and the like.
    #[serde(default)]
    pub n_others: u32,
}

impl Change {
    fn inverse(self) -> Self {
        match self {
            Self::Settings(diff) => Self::Settings(Box::new(diff.inverse())),
            Self::Category(diff) => Self::Category(Box::new(diff.inverse())),
            Self::Product(diff) => Self::Product(Box::new(diff.inverse())),
            Self::Customer(diff) => Self::Customer(Box::new(diff.inverse())),
            Self::Purchase(diff) => Self::Purchase(Box::new(diff.inverse())),
            Self::PurchasesMade(batch) => Self::PurchasesDeleted(batch),
            Self::PurchasesDeleted(batch) => Self::PurchasesMade(batch),
            Self::Register(change) => Self::Register(Box::new(change.inverse())),
            Self::RunSigned(signed) => {
                let RunSigned { run, before, after } = *signed;
                Self::RunSigned(Box::new(RunSigned { run, before: after, after: before }))
            }
        }
    }
}

impl ChangeSet {
    /// Above this many touched records a change set is written with its pages, as a checkpoint.
    pub const BULK: u32 = 2_000;

    /// What takes it back.
    pub fn inverse(self) -> Self {
        Self { changes: self.changes.into_iter().rev().map(Change::inverse).collect() }
    }

    /// Whether it changes nothing.
    pub const fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// How many records of each kind it touches.
    pub fn touched(&self) -> Touched {
        let mut touched = Touched::default();
        for change in &self.changes {
            match change {
                Change::Customer(_) => touched.n_customers += 1,
                Change::Product(_) | Change::Category(_) => touched.n_products += 1,
                Change::Purchase(_) => touched.n_purchases += 1,
                Change::PurchasesMade(batch) | Change::PurchasesDeleted(batch) => {
                    touched.n_purchases += u32::try_from(batch.rows.len()).unwrap_or(u32::MAX);
                }
                Change::Register(_) | Change::RunSigned(_) => touched.n_others += 1,
                Change::Settings(_) => {}
            }
        }
        touched
    }

    /// Whether it is large enough to be written with its pages.
    pub fn is_bulk(&self) -> bool {
        let touched = self.touched();
        touched.n_customers + touched.n_products + touched.n_purchases + touched.n_others > Self::BULK
    }
}
