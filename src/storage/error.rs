//! What can go wrong in keeping things, as data; `ui` has a sentence and a way out for each.

use serde::{Deserialize, Serialize};

use super::layout::{Journal, Place};
use super::sealing::SealError;

/// Why something could not be kept or read. Whatever it says, nothing was half written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum StorageError {
    /// Another tab has been quicker: read the entries after your own number, decide again.
    #[error("the journal stands at {} (pages hold it up to {}), not where this was decided", .journal.head, .journal.mark)]
    Stale {
        /// Where the journal stands.
        journal: Journal,
    },
    /// The disk, or the browser's share of it, is full. Nothing was written.
    #[error("there is no room left")]
    Full,
    /// A newer program has laid out this database. It may be read, as far as this one understands it, but not written.
    #[error("the database has layout {found}, this program knows up to {known}")]
    Newer {
        /// Layout of the database.
        found: u32,
        /// Newest layout that this program knows.
        known: u32,
    },
    /// The browser keeps nothing here: switched off, a policy, some private windows.
    #[error("the browser offers no place to keep things: {why}")]
    Unavailable {
        /// The browser's own words, for developers.
        why: String,
    },
    /// A stored value is not what was put there.
    #[error("what is kept at {place:?} cannot be read: {fault}")]
    Broken {
        /// Where it is kept.
        place: Place,
        /// What is wrong with it.
        fault: Fault,
    },
    /// More than a value in this place may hold; nothing was written.
    #[error("{bytes} bytes are too many for {place:?}, which holds up to {limit}")]
    TooLarge {
        /// Where it was to be kept.
        place: Place,
        /// Its length.
        bytes: u64,
        /// The most that fits.
        limit: u64,
    },
    /// Entries up to this number are no longer kept (everything was erased): load again from the start.
    #[error("the journal is kept only after entry {floor}")]
    HistoryGone {
        /// The last entry that is gone.
        floor: u64,
    },
    /// This connection is closed: a newer program took over in another tab, or the browser cut it. Open again.
    #[error("the database connection is closed")]
    Closed,
    /// The browser failed for a reason of its own. Nothing was written.
    #[error("the browser failed: {why}")]
    Failed {
        /// The browser's own words, for developers.
        why: String,
    },
}

/// What is wrong with a stored value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Fault {
    /// Its seal does not hold.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// It should be there and is not.
    #[error("it is missing")]
    Missing,
    /// It is whole, but not in the form of such a value.
    #[error("it has another form")]
    Form,
}

impl StorageError {
    /// The error for a value that is not what was put there.
    pub(super) fn broken(place: Place, fault: impl Into<Fault>) -> Self {
        Self::Broken { place, fault: fault.into() }
    }
}
