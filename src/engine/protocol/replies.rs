//! What a request is answered with.
//!
//! Not here: answers to questions, which only the page that asked can read, and what is said where nothing comes of a request (`failure`).

use super::{BinSheet, OwnerHistory, RecordHistory};
use crate::domain::{CustomerId, ProductId, PurchaseId, ReviewId};
use crate::engine::parcel::Parcel;
use crate::exchange::{contacts::ContactsPreview, json::RestorePreview, planning::DryRun, reading::Findings};
use crate::scoring::lifetime::NoForecast;
use crate::storage::Loss;
use crate::workspace::{EntryHead, questions::RenewalSheet};
use serde::{Deserialize, Serialize};

/// The answer to a request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Reply {
    Opened(Opened),
    Done(Done),
    History(Vec<HistoryEntry>),
    Inspected(Parcel<Inspected>),
    DryRun(Parcel<DryRun>),
    RestorePreview(Parcel<RestorePreview>),
    Contacts(Parcel<ContactsPreview>),
    /// A file is ready under this object URL; the page offers it for download and then revokes it.
    File(ReadyFile),
    /// Questions that need a forecast have an answer now, be it that there is none.
    Foreseen,
    Renewals(Parcel<Result<RenewalSheet, NoForecast>>),
    Dropped,
    /// Questions about duplicates have an answer now.
    Scanned,
    Bin(Parcel<BinSheet>),
    RecordHistory(Parcel<RecordHistory>),
    OwnerHistory(Parcel<OwnerHistory>),
    /// The packed answer. Travels as [`FromEngine::Answer`](super::FromEngine::Answer); the last, because serde counts what is skipped when it writes and not when it reads.
    #[serde(skip)]
    Answered(Vec<u8>),
}

/// What start-up found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Opened {
    /// Data was here once and is gone: restoring should be offered.
    pub loss: Option<Loss>,
    /// The database is of a newer program: it can be looked at and exported, not changed.
    pub read_only: bool,
    pub standing: Standing,
}

/// Where the journal stands, and what could be taken back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// Number of the last entry.
    pub journal_number: u64,
    pub undo: Option<EntryHead>,
    pub redo: Option<EntryHead>,
    /// Milliseconds since 1970 UTC of the last export of the whole workspace.
    pub last_backup_at_ms: Option<u64>,
    /// Entries since then.
    pub n_changes_since_backup: u64,
}

/// A change that storage has accepted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Done {
    pub entry: Option<EntryHead>,
    pub number: u64,
    /// The record that a command made, if it made one that has a page or a form of its own.
    pub made: Option<Made>,
    pub standing: Standing,
}

/// The record that a command made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Made {
    Customer(CustomerId),
    Purchase(PurchaseId),
    Product(ProductId),
    Review(ReviewId),
}

/// An entry of the history with its number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryEntry {
    pub number: u64,
    pub head: EntryHead,
    /// A later entry took it back.
    pub is_undone: bool,
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

/// What was found out about a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inspected {
    pub findings: Findings,
    /// The choices are those of an earlier import with the same header.
    pub is_remembered: bool,
}
