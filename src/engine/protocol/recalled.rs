//! What the journal remembers, as it is told: customers that are gone, what happened to one, and who got whom.
//!
//! Not here: reading it out of the journal (`recalling`).

use crate::workspace::{
    EntryHead,
    questions::{GoneCustomer, OwnerMoves, RecordChange},
};
use serde::{Deserialize, Serialize};

/// So many of the last entries of the journal are looked through for customers that are gone.
pub const BIN_LOOK_BACK: u64 = 5_000;

/// A window on what the journal remembers of something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recalled<E> {
    /// The latest first.
    pub entries: Vec<E>,
    /// Ask for what came before this entry for more.
    pub next: Option<u64>,
}

/// Customers that are gone.
pub type BinSheet = Recalled<BinEntry>;
/// What happened to a customer.
pub type RecordHistory = Recalled<RecordEntry>;
/// Who got which customer from whom.
pub type OwnerHistory = Recalled<OwnerEntry>;

/// A deletion or a merge, and who is gone since.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BinEntry {
    pub number: u64,
    pub head: EntryHead,
    /// By name; not all of them where there are many.
    pub customers: Vec<GoneCustomer>,
    pub n_customers: u32,
}

/// An entry that touched a customer, and what it did to them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordEntry {
    pub number: u64,
    pub head: EntryHead,
    pub is_undone: bool,
    pub change: RecordChange,
}

/// An entry by which customers came to somebody else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnerEntry {
    pub number: u64,
    pub head: EntryHead,
    pub is_undone: bool,
    pub moves: OwnerMoves,
}
