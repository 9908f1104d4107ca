//! A store without a browser: for the headless report, and for tests that want trouble on demand.
//!
//! Clones are further connections to the same memory, as several tabs are to one database. It keeps the very bytes that
//! IndexedDB would keep, so that what one has written the other can read. It forgets everything when the last clone is dropped.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use super::error::StorageError;
use super::layout::{Journal, Place, Span};
use super::reading::{self, Snapshot};
use super::store::{Commit, Loaded, Store, StoredEntry};
use super::writing::{Plan, sealed_journal};

/// One connection to a store in memory.
#[derive(Clone, Debug, Default)]
pub struct MemoryStore {
    shared: Rc<RefCell<Shared>>,
}

#[derive(Debug, Default)]
struct Shared {
    values: BTreeMap<Place, Vec<u8>>,
    trouble: Option<Trouble>,
}

#[derive(Debug)]
struct Trouble {
    n_writes_left: usize,
    error: StorageError,
}

impl MemoryStore {
    /// An empty store.
    pub fn new() -> Self {
        Self::default()
    }

    /// A store that holds these sealed values.
    pub fn with_values(values: BTreeMap<Place, Vec<u8>>) -> Self {
        Self { shared: Rc::new(RefCell::new(Shared { values, trouble: None })) }
    }

    /// The sealed values as they are.
    pub fn values(&self) -> BTreeMap<Place, Vec<u8>> {
        self.shared.borrow().values.clone()
    }

    /// Puts any bytes in a place, sealed or not: what a failing disk does.
    pub fn overwrite(&self, place: Place, bytes: Vec<u8>) {
        self.shared.borrow_mut().values.insert(place, bytes);
    }

    /// From now on `n` values are written, then writing fails once with this error. The commit it meets is undone.
    pub fn fail_after_writes(&self, n: usize, error: StorageError) {
        self.shared.borrow_mut().trouble = Some(Trouble { n_writes_left: n, error });
    }
}

impl Shared {
    /// The error due within the next `n` writes, if any; else counts them.
    fn check_trouble(&mut self, n: usize) -> Result<(), StorageError> {
        match self.trouble.take() {
            Some(trouble) if trouble.n_writes_left < n => Err(trouble.error),
            trouble => {
                self.trouble = trouble.map(|trouble| Trouble { n_writes_left: trouble.n_writes_left - n, ..trouble });
                Ok(())
            }
        }
    }
}

impl Snapshot for MemoryStore {
    async fn value(&self, place: Place) -> Result<Option<Vec<u8>>, StorageError> {
        Ok(self.shared.borrow().values.get(&place).cloned())
    }

    async fn values(&self, span: Span) -> Result<Vec<(Place, Vec<u8>)>, StorageError> {
        let shared = self.shared.borrow();
        Ok(shared.values.range(span.from..=span.to).map(|(&place, value)| (place, value.clone())).collect())
    }
}

impl Store for MemoryStore {
    async fn load(&self) -> Result<Loaded, StorageError> {
        reading::load(self).await
    }

    async fn commit(&self, commit: Commit) -> Result<Journal, StorageError> {
        let plan = Plan::new(commit)?;
        let journal = plan.journal_after(reading::journal(self).await?)?;
        let mut shared = self.shared.borrow_mut();
        shared.check_trouble(plan.writes.len() + 1)?;
        for (place, value) in plan.writes {
            match value {
                Some(value) => shared.values.insert(place, value),
                None => shared.values.remove(&place),
            };
        }
        shared.values.insert(Place::Journal, sealed_journal(journal));
        Ok(journal)
    }

    async fn heads(&self, sequences: Range<u64>) -> Result<Vec<(u64, Vec<u8>)>, StorageError> {
        reading::heads(self, sequences).await
    }

    async fn body(&self, sequence: u64) -> Result<Option<Vec<u8>>, StorageError> {
        reading::body(self, sequence).await
    }

    async fn entries_after(&self, sequence: u64) -> Result<Vec<StoredEntry>, StorageError> {
        reading::entries_after(self, sequence).await
    }

    async fn erase(&self) -> Result<Journal, StorageError> {
        let journal = reading::journal_at_least(self).await?.erased();
        self.shared.borrow_mut().values = BTreeMap::from([(Place::Journal, sealed_journal(journal))]);
        Ok(journal)
    }
}
