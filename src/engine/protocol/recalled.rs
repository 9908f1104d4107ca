//! What the journal remembers, as it is told: customers that are gone, what happened to one, and who got whom.
//!
//! Not here: reading it out of the journal (`recalling`).

use crate::workspace::{
    EntryHead,
    questions::{GoneCustomer, OwnerMoves, RecordChange},
};
use serde::{Deserialize, Serialize};

/// A deletion or a merge, and who is gone since.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BinEntry {
    pub number: u64,
    pub head: EntryHead,
    /// By name; not all of them where there are many.
    pub customers: Vec<GoneCustomer>,
    pub n_customers: u32,
}

/// Customers that are gone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BinSheet {
    /// The latest first.
    pub entries: Vec<BinEntry>,
    /// Ask for what came before this entry for more.
    pub next: Option<u64>,
    /// So many of the last entries of the journal were looked through.
    pub look_back: u64,
}

/// An entry that touched a customer, and what it did to them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordEntry {
    pub number: u64,
    pub head: EntryHead,
    pub is_undone: bool,
    pub change: RecordChange,
}

/// What happened to a customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordHistory {
    /// The latest first.
    pub entries: Vec<RecordEntry>,
    /// Ask for what came before this entry for more.
    pub next: Option<u64>,
}

/// An entry by which customers came to somebody else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnerEntry {
    pub number: u64,
    pub head: EntryHead,
    pub is_undone: bool,
    pub moves: OwnerMoves,
}

/// Who got which customer from whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnerHistory {
    /// The latest first.
    pub entries: Vec<OwnerEntry>,
    /// Ask for what came before this entry for more.
    pub next: Option<u64>,
}
