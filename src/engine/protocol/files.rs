//! Files that are made and taken in: whose people, in which form, in place of what, and what is ready.
//!
//! Not here: what is in them (`exchange`).

use crate::domain::CustomerId;
use crate::exchange::json::MergePolicy;
use crate::workspace::questions::CustomersView;
use serde::{Deserialize, Serialize};

/// Whose people are wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ContactsWish {
    Customer(CustomerId),
    /// Everybody that a list shows.
    Shown(CustomersView),
}

/// The form of an exported table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TableFormat {
    /// UTF-8 with a byte-order mark, so that spreadsheets read it right.
    Csv,
    /// For the spreadsheet worker, which makes an XLSX of it.
    SheetTable,
}

/// Whether a restored copy takes the workspace's place or is added to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RestoreMode {
    Replace,
    Merge(MergePolicy),
}

/// A file that is ready for download.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadyFile {
    pub url: String,
    pub name: String,
    pub n_bytes: u64,
    /// Customers whose contacts were left out, because they do not want them used.
    pub n_withheld: u32,
}
