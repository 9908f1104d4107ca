//! The store in a browser.
//!
//! One object store for each kind of place: `meta` (the journal's standing and notes), `pages`, `heads`, `bodies`. Values are
//! sealed bytes under keys of our own.
//!
//! A connection closes itself when a newer program wants to lay the database out anew, or when the browser cuts it; the
//! engine hears of it as a [`Notice`].

use std::cell::Cell;
use std::ops::Range;
use std::rc::Rc;

use gloo::events::EventListener;
use indexed_db_futures::database::Database;
use indexed_db_futures::internals::SystemRepr;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{Transaction, TransactionDurability, TransactionMode, TransactionOptions};
use indexed_db_futures::typed_array::Uint8ArraySlice;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use web_sys::IdbTransaction;

use super::error::StorageError;
use super::layout::{Journal, Place};
use super::reading;
use super::store::{Commit, Loaded, Store, StoredEntry};
use super::tabs::Tabs;
use super::writing::{Plan, Write, sealed_journal};

pub(super) mod failure;
mod keys;
mod opening;
mod snapshot;

pub use opening::{DATABASE, UPGRADES, Upgrade};

/// Something that happened to the database without being asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Another tab has written; the journal was at this number then.
    Written {
        /// Number of the last entry.
        head: u64,
    },
    /// Opening waits for another tab, which runs an older program, to let go. It goes on by itself as soon as that tab is closed.
    Blocked,
    /// This connection has closed itself, because a newer program in another tab needs the database. Reload the page.
    Superseded,
    /// The browser has cut this connection: what it kept was cleared, or the disk failed.
    Lost,
}

/// One connection to the database.
#[derive(Debug)]
pub struct IndexedDbStore {
    database: Database,
    access: Access,
    is_closed: Rc<Cell<bool>>,
    tabs: Tabs,
    _listeners: [EventListener; 2],
}

/// What may be done with the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Access {
    Full,
    /// A newer program has laid it out.
    ReadOnly {
        found: u32,
        known: u32,
    },
}

impl IndexedDbStore {
    /// The layout's number if a newer program made it, so that this one may only read.
    pub fn newer_layout(&self) -> Option<u32> {
        match self.access {
            Access::Full => None,
            Access::ReadOnly { found, .. } => Some(found),
        }
    }

    /// Closes the connection; also done by dropping it.
    pub fn close(self) {}

    fn snapshot(&self) -> Result<Transaction<'_>, StorageError> {
        let transaction = self.database.transaction(keys::STORES).with_mode(TransactionMode::Readonly).build();
        transaction.map_err(|error| self.explain(&error))
    }

    /// A transaction that is on the disk when it is complete.
    fn writing(&self) -> Result<Transaction<'_>, StorageError> {
        if let Access::ReadOnly { found, known } = self.access {
            return Err(StorageError::Newer { found, known });
        }
        let mut options = TransactionOptions::new();
        options.set_durability(TransactionDurability::Strict);
        let transaction = self.database.transaction(keys::STORES).with_mode(TransactionMode::Readwrite).with_options(options).build();
        transaction.map_err(|error| self.explain(&error))
    }

    /// Ends a transaction well, or says why it ended otherwise.
    async fn complete(&self, transaction: Transaction<'_>) -> Result<(), StorageError> {
        // The transaction's own error is the only place where the browser says that the disk is full.
        let told: IdbTransaction = transaction.as_sys().clone().unchecked_into();
        let outcome = transaction.commit().await;
        outcome.map_err(|error| match told.error() {
            Some(reason) => failure::failed(&reason),
            None => self.explain(&error),
        })
    }

    fn explain(&self, error: &indexed_db_futures::error::Error) -> StorageError {
        if self.is_closed.get() { StorageError::Closed } else { failure::from_library(error) }
    }
}

impl Drop for IndexedDbStore {
    fn drop(&mut self) {
        self.database.as_sys().close();
    }
}

impl Store for IndexedDbStore {
    async fn load(&self) -> Result<Loaded, StorageError> {
        reading::load(&self.snapshot()?).await
    }

    async fn commit(&self, commit: Commit) -> Result<Journal, StorageError> {
        let plan = Plan::new(commit)?;
        let transaction = self.writing()?;
        let journal = plan.journal_after(reading::journal(&transaction).await?)?;
        put(&transaction, plan.writes, journal).map_err(|error| self.explain(&error))?;
        self.complete(transaction).await?;
        self.tabs.tell(journal.head);
        Ok(journal)
    }

    async fn heads(&self, sequences: Range<u64>) -> Result<Vec<(u64, Vec<u8>)>, StorageError> {
        reading::heads(&self.snapshot()?, sequences).await
    }

    async fn body(&self, sequence: u64) -> Result<Option<Vec<u8>>, StorageError> {
        reading::body(&self.snapshot()?, sequence).await
    }

    async fn entries_after(&self, sequence: u64) -> Result<Vec<StoredEntry>, StorageError> {
        reading::entries_after(&self.snapshot()?, sequence).await
    }

    async fn erase(&self) -> Result<Journal, StorageError> {
        let transaction = self.writing()?;
        let journal = reading::journal_at_least(&transaction).await?.erased();
        clear(&transaction).map_err(|error| self.explain(&error))?;
        put(&transaction, Vec::new(), journal).map_err(|error| self.explain(&error))?;
        self.complete(transaction).await?;
        self.tabs.tell(journal.head);
        Ok(journal)
    }
}

/// Asks for every value to be put, without waiting: the transaction completes when all are, and not if one is not.
fn put(transaction: &Transaction<'_>, writes: Vec<Write>, journal: Journal) -> indexed_db_futures::Result<()> {
    let journal = (Place::Journal, Some(sealed_journal(journal)));
    for (place, value) in writes.into_iter().chain([journal]) {
        let store = transaction.object_store(keys::store_of(place))?;
        let key = keys::key_of(place);
        match value {
            Some(value) => drop(store.put(Uint8ArraySlice::new(&value)).with_key(key).without_key_type().primitive()?),
            None => drop(store.delete::<JsValue, _>(key).primitive()?),
        }
    }
    Ok(())
}

fn clear(transaction: &Transaction<'_>) -> indexed_db_futures::Result<()> {
    for name in keys::STORES {
        drop(transaction.object_store(name)?.clear()?);
    }
    Ok(())
}
