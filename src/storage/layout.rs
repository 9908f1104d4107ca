//! Which values there are: the names of places, how large a value may be, and how far the journal has got.
//!
//! Pure: how a place becomes a key of IndexedDB is `indexed_db::keys`' matter.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::error::{Fault, StorageError};

/// Numbers from here on are not exact as keys in a browser. At a thousand commits a second it takes 285,000 years to get here.
pub(super) const SEQUENCE_LIMIT: u64 = 1 << 53;

/// A longer change set is cut into pieces of this length: browsers hand a value over in one piece and refuse huge ones.
pub(super) const BODY_PIECE_BYTES: usize = 16 << 20;

const SMALL_VALUE_LIMIT: u64 = 1 << 20;
const PAGE_LIMIT: u64 = 32 << 20;
const BODY_LIMIT: u64 = 1 << 30;

/// One page of one table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PageKey {
    /// Which table; the numbers are `workspace`'s.
    pub table: u8,
    /// Which page of it, in the order in which they are loaded.
    pub page: u32,
}

/// Where a value is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Place {
    /// How far the journal has got.
    Journal,
    /// Something small about this device that is no part of the workspace: never journalled, exported or undone.
    Note(u8),
    /// A page of a table.
    Page(PageKey),
    /// Who, when, what: the short part of a journal entry, by its number.
    Head(u64),
    /// The change set of a journal entry, or one piece of a long one.
    Body {
        /// Number of the entry.
        sequence: u64,
        /// Which piece, from 0.
        piece: u32,
    },
}

impl Place {
    /// What the seal of a value kept here is bound to. The same for ever, like the layout itself.
    pub(super) fn label(self) -> Vec<u8> {
        let (kind, number, part) = match self {
            Self::Journal => (0u8, 0, 0),
            Self::Note(note) => (1, u64::from(note), 0),
            Self::Page(PageKey { table, page }) => (2, u64::from(table), page),
            Self::Head(sequence) => (3, sequence, 0),
            Self::Body { sequence, piece } => (4, sequence, piece),
        };
        [&[kind][..], &number.to_le_bytes(), &part.to_le_bytes()].concat()
    }

    /// Refuses what is too large for this place. For a body, `bytes` are those of the whole change set.
    pub(super) fn check_size(self, bytes: usize) -> Result<(), StorageError> {
        let limit = match self {
            Self::Journal | Self::Note(_) | Self::Head(_) => SMALL_VALUE_LIMIT,
            Self::Page(_) => PAGE_LIMIT,
            Self::Body { .. } => BODY_LIMIT,
        };
        let bytes = bytes as u64;
        if bytes > limit { Err(StorageError::TooLarge { place: self, bytes, limit }) } else { Ok(()) }
    }
}

/// Values that are fetched together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    /// First place.
    pub from: Place,
    /// Last place, of the same kind.
    pub to: Place,
}

impl Span {
    pub const NOTES: Self = Self { from: Place::Note(0), to: Place::Note(u8::MAX) };
    pub const PAGES: Self =
        Self { from: Place::Page(PageKey { table: 0, page: 0 }), to: Place::Page(PageKey { table: u8::MAX, page: u32::MAX }) };

    /// Heads of these entries; none if the range is empty.
    pub fn heads(sequences: &Range<u64>) -> Option<Self> {
        let last = last_of(sequences)?;
        Some(Self { from: Place::Head(sequences.start), to: Place::Head(last) })
    }

    /// Every piece of the bodies of these entries; none if the range is empty.
    pub fn bodies(sequences: &Range<u64>) -> Option<Self> {
        let sequence = last_of(sequences)?;
        Some(Self { from: Place::Body { sequence: sequences.start, piece: 0 }, to: Place::Body { sequence, piece: u32::MAX } })
    }
}

fn last_of(sequences: &Range<u64>) -> Option<u64> {
    let last = sequences.end.min(SEQUENCE_LIMIT).checked_sub(1)?;
    (sequences.start <= last).then_some(last)
}

/// How far the journal has got. Entries are numbered from 1 without a gap: `floor <= mark <= head`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Journal {
    /// Number of the last entry; 0 in a database that nothing was ever written to.
    pub head: u64,
    /// The pages hold what the entries say up to this one; those after it are to be replayed.
    pub mark: u64,
    /// Entries up to this number are gone: they were erased. The next entry is still `head + 1`, so that a tab that
    /// looked away while everything was erased cannot mistake new entries for its own.
    #[serde(default)]
    pub floor: u64,
}

impl Journal {
    /// Where the journal stands once everything in it is erased.
    pub(super) fn erased(self) -> Self {
        let floor = self.head + 1;
        Self { head: floor, mark: floor, floor }
    }

    /// The form in which it is kept, before sealing.
    pub(super) fn to_bytes(self) -> Vec<u8> {
        rmp_serde::to_vec_named(&self).expect("three numbers have an encoding")
    }

    /// From the form in which it is kept.
    pub(super) fn from_bytes(bytes: &[u8]) -> Result<Self, StorageError> {
        let journal: Self = rmp_serde::from_slice(bytes).map_err(|_| StorageError::broken(Place::Journal, Fault::Form))?;
        let ordered = journal.floor <= journal.mark && journal.mark <= journal.head && journal.head < SEQUENCE_LIMIT - 1;
        if ordered { Ok(journal) } else { Err(StorageError::broken(Place::Journal, Fault::Form)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_places_share_a_label() {
        let places = [
            Place::Journal,
            Place::Note(0),
            Place::Page(PageKey { table: 0, page: 0 }),
            Place::Page(PageKey { table: 0, page: 1 }),
            Place::Page(PageKey { table: 1, page: 0 }),
            Place::Head(0),
            Place::Head(1),
            Place::Body { sequence: 0, piece: 0 },
            Place::Body { sequence: 0, piece: 1 },
            Place::Body { sequence: 1, piece: 0 },
        ];
        for (at, place) in places.iter().enumerate() {
            assert!(places[..at].iter().all(|other| other.label() != place.label()), "{place:?} is named like another");
        }
    }

    #[test]
    fn an_empty_or_backward_range_spans_nothing() {
        let backward = Range { start: 5, end: 3 };
        assert_eq!(Span::heads(&(0..0)), None);
        assert_eq!(Span::heads(&(7..7)), None);
        assert_eq!(Span::bodies(&backward), None);
        assert_eq!(Span::heads(&(7..8)), Some(Span { from: Place::Head(7), to: Place::Head(7) }));
    }

    #[test]
    fn a_journal_out_of_order_is_broken() {
        let backward = Journal { head: 3, mark: 5, floor: 0 };
        let broken = StorageError::Broken { place: Place::Journal, fault: Fault::Form };
        assert_eq!(Journal::from_bytes(&backward.to_bytes()), Err(broken.clone()));
        assert_eq!(Journal::from_bytes(b"not a map"), Err(broken));
    }

    #[test]
    fn erasing_never_gives_a_number_out_twice() {
        let erased = Journal { head: 512, mark: 500, floor: 0 }.erased();
        assert_eq!(erased, Journal { head: 513, mark: 513, floor: 513 });
        assert_eq!(Journal::from_bytes(&erased.to_bytes()), Ok(erased));
    }
}
