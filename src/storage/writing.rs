//! What a commit writes, worked out and sealed before any transaction is open.
//!
//! A transaction of IndexedDB ends by itself as soon as it has nothing to do, so all the work is done here first. Whether it
//! may still be written is known only inside the transaction: [`Plan::journal_after`].

use super::error::StorageError;
use super::layout::{BODY_PIECE_BYTES, Journal, Place};
use super::sealing::seal;
use super::store::{Commit, NewEntry};

/// A value to put, or a place to clear.
pub(super) type Write = (Place, Option<Vec<u8>>);

/// A commit, ready to be written.
#[derive(Debug)]
pub(super) struct Plan {
    expected_head: u64,
    expected_mark: Option<u64>,
    head_after: u64,
    /// Everything to write but the journal's standing.
    pub writes: Vec<Write>,
}

impl Plan {
    /// Seals everything.
    ///
    /// # Errors
    ///
    /// [`StorageError::TooLarge`].
    pub fn new(commit: Commit) -> Result<Self, StorageError> {
        let Commit { expected_head, entry, pages, notes, checkpoint } = commit;
        let mut writes = Vec::with_capacity(pages.len() + notes.len() + 2);
        let pages = pages.into_iter().map(|(key, content)| (Place::Page(key), content));
        let notes = notes.into_iter().map(|(note, content)| (Place::Note(note), content));
        for (place, content) in pages.chain(notes) {
            let sealed = content.map(|content| sealed_value(place, &content)).transpose()?;
            writes.push((place, sealed));
        }
        let head_after = expected_head.saturating_add(u64::from(entry.is_some()));
        if let Some(entry) = entry {
            add_entry(&mut writes, head_after, &entry)?;
        }
        Ok(Self { expected_head, expected_mark: checkpoint.map(|checkpoint| checkpoint.expected_mark), head_after, writes })
    }

    /// Where the journal stands once this is written.
    ///
    /// # Errors
    ///
    /// [`StorageError::Stale`] if the journal is no longer where the decision saw it; then nothing may be written.
    pub fn journal_after(&self, stored: Journal) -> Result<Journal, StorageError> {
        let moved = stored.head != self.expected_head || self.expected_mark.is_some_and(|mark| mark != stored.mark);
        if moved {
            return Err(StorageError::Stale { journal: stored });
        }
        let mark = if self.expected_mark.is_some() { self.head_after } else { stored.mark };
        Ok(Journal { head: self.head_after, mark, ..stored })
    }
}

/// The journal's standing, ready to put.
pub(super) fn sealed_journal(journal: Journal) -> Vec<u8> {
    seal(&Place::Journal.label(), &journal.to_bytes())
}

fn sealed_value(place: Place, content: &[u8]) -> Result<Vec<u8>, StorageError> {
    place.check_size(content.len())?;
    Ok(seal(&place.label(), content))
}

/// A head is kept behind the length of its body, so that a body with a piece missing is found.
fn add_entry(writes: &mut Vec<Write>, sequence: u64, entry: &NewEntry) -> Result<(), StorageError> {
    let head = Place::Head(sequence);
    let kept = [&(entry.body.len() as u64).to_le_bytes()[..], &entry.head].concat();
    writes.push((head, Some(sealed_value(head, &kept)?)));

    Place::Body { sequence, piece: 0 }.check_size(entry.body.len())?;
    for (piece, content) in (0..).zip(entry.body.chunks(BODY_PIECE_BYTES)) {
        let place = Place::Body { sequence, piece };
        writes.push((place, Some(seal(&place.label(), content))));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::store::Checkpoint;

    #[test]
    fn an_entry_moves_the_head_and_a_checkpoint_the_mark() {
        let stored = Journal { head: 7, mark: 3, floor: 1 };
        let mut commit = Commit { expected_head: 7, entry: Some(NewEntry::default()), ..Commit::default() };
        let after = Plan::new(commit.clone()).and_then(|plan| plan.journal_after(stored));
        assert_eq!(after, Ok(Journal { head: 8, mark: 3, floor: 1 }));

        commit.checkpoint = Some(Checkpoint { expected_mark: 3 });
        let after = Plan::new(commit.clone()).and_then(|plan| plan.journal_after(stored));
        assert_eq!(after, Ok(Journal { head: 8, mark: 8, floor: 1 }));

        commit.checkpoint = Some(Checkpoint { expected_mark: 2 });
        let after = Plan::new(commit).and_then(|plan| plan.journal_after(stored));
        assert_eq!(after, Err(StorageError::Stale { journal: stored }), "another tab has taken a checkpoint since");
    }

    #[test]
    fn a_long_body_is_cut_into_pieces_and_an_empty_one_has_none() {
        let pieces = |n_bytes: usize| {
            let entry = NewEntry { head: Vec::new(), body: vec![7; n_bytes] };
            let plan = Plan::new(Commit { entry: Some(entry), ..Commit::default() }).expect("within limits");
            plan.writes.iter().filter(|(place, _)| matches!(place, Place::Body { .. })).count()
        };
        assert_eq!(pieces(0), 0);
        assert_eq!(pieces(BODY_PIECE_BYTES), 1);
        assert_eq!(pieces(BODY_PIECE_BYTES + 1), 2);
    }
}
