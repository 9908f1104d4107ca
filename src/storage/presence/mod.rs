//! A tiny mark kept outside the database, so that data that was there and is gone is noticed.
//!
//! Browsers may clear a database without a word. The mark lies in the Cache API, which a worker can reach and which is cleared
//! separately more often than not; when it speaks of entries that the database does not have, something was lost and restoring
//! is offered. It proves nothing when it is missing. The program's own caches are named otherwise; whoever deletes old caches
//! leaves those beginning with `crema-mark` alone.

use serde::{Deserialize, Serialize};

use super::layout::Journal;
use super::sealing::{open_sealed, seal};
use crate::domain::{Day, WorkspaceId};

#[cfg(target_arch = "wasm32")]
mod cache;
#[cfg(target_arch = "wasm32")]
pub use cache::{CACHE, forget, keep, kept};

const LABEL: &[u8] = b"presence";

/// The mark is renewed after this many entries, or on another day: writing it with every commit would slow commits down.
const ENTRIES_BETWEEN: u64 = 32;

/// "On this day, this workspace had at least this many entries here."
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PresenceMark {
    /// Which workspace.
    pub workspace: WorkspaceId,
    /// Number of its last entry then.
    pub head: u64,
    /// The day.
    pub seen_on: Day,
}

/// What the mark speaks of and the database does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Loss {
    /// The database is empty as on the first day.
    Everything(PresenceMark),
    /// The last entries are missing: the database has gone back to an earlier state.
    Entries(PresenceMark),
}

impl PresenceMark {
    /// Whether this mark should replace the one last kept.
    pub fn is_due(&self, last: Option<&Self>) -> bool {
        last.is_none_or(|last| {
            let n_entries = self.head.saturating_sub(last.head);
            last.workspace != self.workspace || last.seen_on != self.seen_on || n_entries >= ENTRIES_BETWEEN
        })
    }

    /// What is missing from a database whose journal stands there.
    pub fn loss(self, journal: Journal) -> Option<Loss> {
        if journal.head >= self.head {
            None
        } else if journal == Journal::default() {
            Some(Loss::Everything(self))
        } else {
            Some(Loss::Entries(self))
        }
    }

    /// The sealed form.
    pub fn to_bytes(self) -> Vec<u8> {
        seal(LABEL, &rmp_serde::to_vec_named(&self).expect("an identifier and two numbers have an encoding"))
    }

    /// From the sealed form; none from anything else: a mark that cannot be read is no mark.
    pub fn from_bytes(bytes: Vec<u8>) -> Option<Self> {
        rmp_serde::from_slice(&open_sealed(LABEL, bytes).ok()?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(head: u64, day_number: i32) -> PresenceMark {
        let seen_on = Day::from_number(day_number).expect("a day in range");
        PresenceMark { workspace: WorkspaceId::from_u128(1), head, seen_on }
    }

    #[test]
    fn it_is_renewed_on_another_day_or_after_many_entries() {
        let last = mark(100, 20_000);
        assert!(mark(1, 20_000).is_due(None));
        assert!(!mark(131, 20_000).is_due(Some(&last)));
        assert!(mark(132, 20_000).is_due(Some(&last)));
        assert!(mark(100, 20_001).is_due(Some(&last)));
        assert!(PresenceMark { workspace: WorkspaceId::from_u128(2), ..last }.is_due(Some(&last)));
    }

    #[test]
    fn a_loss_is_told_from_a_database_that_has_gone_on() {
        let mark = mark(100, 20_000);
        assert_eq!(mark.loss(Journal::default()), Some(Loss::Everything(mark)));
        assert_eq!(mark.loss(Journal { head: 99, mark: 50, floor: 0 }), Some(Loss::Entries(mark)));
        assert_eq!(mark.loss(Journal { head: 100, mark: 50, floor: 0 }), None);
        assert_eq!(mark.loss(Journal { head: 50, mark: 50, floor: 0 }.erased()), Some(Loss::Entries(mark)));
    }

    #[test]
    fn it_comes_back_as_it_was_and_nothing_else_passes_for_it() {
        let mark = mark(100, 20_000);
        assert_eq!(PresenceMark::from_bytes(mark.to_bytes()), Some(mark));
        let mut torn = mark.to_bytes();
        torn.pop();
        assert_eq!(PresenceMark::from_bytes(torn), None);
    }
}
