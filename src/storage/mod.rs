//! Where it is kept: the only room that knows IndexedDB.
//!
//! Storage keeps bytes that somebody else has encoded, under four headings (see [`Place`]): a journal whose entries are
//! numbered without a gap and never change, the pages that hold what the journal said up to a *mark*, the journal's own
//! standing ([`Journal`]), and a few notes of this device. What the bytes mean is `workspace`'s business; when something is
//! kept is `engine`'s. There is no clock here, no randomness and no sentence for people.
//!
//! **Invariants**
//!
//! 1. A [`Commit`] is written whole or not at all, in one transaction of strict durability.
//! 2. It is refused as [`StorageError::Stale`] when the journal is no longer where the decision saw it: two tabs can never
//!    both write entry 512.
//! 3. Every value passes [`sealing`] on its way in and out, so a torn, rotten, misplaced or newer value is an error with the
//!    name of its place, never a wrong figure.
//! 4. Nothing is deleted but by [`Store::erase`] and by pages that a commit removes by name. A database of a newer program is
//!    opened for reading only.
//!
//! Two stores keep these promises and are held to them by the same tests (`tests/storage_contract`): `IndexedDbStore` in a
//! browser and [`MemoryStore`] anywhere. They differ only in how a value is fetched (`reading`) and put; what a commit
//! writes (`writing`) and how it is read back is worked out once, above both.

mod error;
mod layout;
mod memory;
pub mod presence;
mod reading;
pub mod sealing;
mod store;
mod writing;

#[cfg(target_arch = "wasm32")]
mod externs;
#[cfg(target_arch = "wasm32")]
pub mod health;
#[cfg(target_arch = "wasm32")]
mod indexed_db;
#[cfg(target_arch = "wasm32")]
pub mod tabs;

pub use error::{Fault, StorageError};
#[cfg(target_arch = "wasm32")]
pub use indexed_db::{DATABASE, IndexedDbStore, Notice, UPGRADES, Upgrade};
pub use layout::{Journal, PageKey, Place};
pub use memory::MemoryStore;
pub use presence::{Loss, PresenceMark};
pub use store::{Checkpoint, Commit, Loaded, NewEntry, Store, StoredEntry};
