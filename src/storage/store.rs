//! What every store promises, and the shapes that go in and come out.
//!
//! The shapes hold bytes: encoding is done before, decoding after. A store never looks inside.

use std::ops::Range;

use super::error::StorageError;
use super::layout::{Journal, PageKey};

/// Keeps a workspace. One thread: its futures need not be `Send`.
#[expect(async_fn_in_trait, reason = "an engine runs on one thread, and is written for one store at a time, not for `dyn`")]
pub trait Store {
    /// Everything that start-up needs, as it was at one moment.
    ///
    /// # Errors
    ///
    /// [`StorageError::Broken`] names the first value that cannot be trusted, or the entry that is missing.
    async fn load(&self) -> Result<Loaded, StorageError>;

    /// Writes all of it or none, and answers where the journal stands now. Returns when it is on the disk.
    ///
    /// # Errors
    ///
    /// [`StorageError::Stale`] when the journal is elsewhere, [`StorageError::Full`] when there is no room,
    /// [`StorageError::TooLarge`] when a value is; whatever the error, nothing was written.
    async fn commit(&self, commit: Commit) -> Result<Journal, StorageError>;

    /// Number and head of those of these entries that exist, newest first.
    async fn heads(&self, sequences: Range<u64>) -> Result<Vec<(u64, Vec<u8>)>, StorageError>;

    /// The change set of one entry; none if there is no such entry.
    async fn body(&self, sequence: u64) -> Result<Option<Vec<u8>>, StorageError>;

    /// Entries that other tabs have written after `sequence`, oldest first.
    ///
    /// # Errors
    ///
    /// [`StorageError::HistoryGone`] when some of them are no longer kept: load again.
    async fn entries_after(&self, sequence: u64) -> Result<Vec<StoredEntry>, StorageError>;

    /// Everything is gone for good: pages, journal, notes. Entry numbers go on where they were. Also works when what is
    /// kept is broken. Only ever done because a person said so.
    async fn erase(&self) -> Result<Journal, StorageError>;
}

/// What start-up needs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loaded {
    /// Where the journal stands.
    pub journal: Journal,
    /// The pages, by table and number: what the journal says up to its mark, and what bulk entries after it have written.
    pub pages: Vec<(PageKey, Vec<u8>)>,
    /// Entries after the mark, oldest first, to be replayed.
    pub entries: Vec<StoredEntry>,
    /// Notes of this device.
    pub notes: Vec<(u8, Vec<u8>)>,
}

/// One entry of the journal as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredEntry {
    /// Its number.
    pub sequence: u64,
    /// Who, when, what.
    pub head: Vec<u8>,
    /// The change set.
    pub body: Vec<u8>,
}

/// An entry to be written; its number is the one after [`Commit::expected_head`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewEntry {
    /// Who, when, what: short, for lists. At most 1 MiB.
    pub head: Vec<u8>,
    /// The change set, at most 1 GiB.
    pub body: Vec<u8>,
}

/// What is to be written at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Commit {
    /// Number of the last entry that the decision knew of.
    pub expected_head: u64,
    /// What was decided; none for a checkpoint or a note alone.
    pub entry: Option<NewEntry>,
    /// Pages to write (at most 32 MiB each), or to remove.
    pub pages: Vec<(PageKey, Option<Vec<u8>>)>,
    /// Notes of this device to write (at most 1 MiB each), or to remove.
    pub notes: Vec<(u8, Option<Vec<u8>>)>,
    /// With these pages, all pages hold everything up to and including `entry`: the mark moves there.
    pub checkpoint: Option<Checkpoint>,
}

/// A wish to move the mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Checkpoint {
    /// Where the mark was when it was worked out which pages have changed. If another tab has moved it since, the commit is
    /// [`StorageError::Stale`]: pages of two different makings are never mixed.
    pub expected_mark: u64,
}
