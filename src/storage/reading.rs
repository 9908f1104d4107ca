//! How what was written is read back: the same for every store that can fetch one value and a span of them.
//!
//! All reading happens within one [`Snapshot`], so that no other tab can write in between. Nothing here awaits anything but the
//! snapshot: a transaction of IndexedDB would end.

use std::ops::Range;

use super::error::{Fault, StorageError};
use super::layout::{BODY_PIECE_BYTES, Journal, Place, Span};
use super::sealing::open_sealed;
use super::store::{Loaded, StoredEntry};

/// What is kept, as it is at one moment.
pub(super) trait Snapshot {
    /// The sealed value in this place.
    async fn value(&self, place: Place) -> Result<Option<Vec<u8>>, StorageError>;

    /// Every sealed value from one place to another, in order of places.
    async fn values(&self, span: Span) -> Result<Vec<(Place, Vec<u8>)>, StorageError>;
}

/// Where the journal stands: at zero when nothing was ever written.
pub(super) async fn journal(snapshot: &impl Snapshot) -> Result<Journal, StorageError> {
    match snapshot.value(Place::Journal).await? {
        None => Ok(Journal::default()),
        Some(sealed) => Journal::from_bytes(&opened(Place::Journal, sealed)?),
    }
}

/// Where the journal stands, or if that cannot be read, where it must at least have been, judged by its entries.
pub(super) async fn journal_at_least(snapshot: &impl Snapshot) -> Result<Journal, StorageError> {
    match journal(snapshot).await {
        Err(StorageError::Broken { .. }) => {
            let heads = values(snapshot, Span::heads(&(0..u64::MAX))).await?;
            let head = heads.last().map_or(0, |&(place, _)| if let Place::Head(sequence) = place { sequence } else { 0 });
            Ok(Journal { head, ..Journal::default() })
        }
        journal => journal,
    }
}

/// See [`Store::load`](super::Store::load).
pub(super) async fn load(snapshot: &impl Snapshot) -> Result<Loaded, StorageError> {
    let journal = journal(snapshot).await?;
    let mut loaded = Loaded { journal, ..Loaded::default() };
    for (place, sealed) in snapshot.values(Span::PAGES).await? {
        if let Place::Page(key) = place {
            loaded.pages.push((key, opened(place, sealed)?));
        }
    }
    for (place, sealed) in snapshot.values(Span::NOTES).await? {
        if let Place::Note(note) = place {
            loaded.notes.push((note, opened(place, sealed)?));
        }
    }
    loaded.entries = entries(snapshot, journal.mark + 1..journal.head + 1).await?;
    Ok(loaded)
}

/// See [`Store::entries_after`](super::Store::entries_after).
pub(super) async fn entries_after(snapshot: &impl Snapshot, sequence: u64) -> Result<Vec<StoredEntry>, StorageError> {
    let journal = journal(snapshot).await?;
    if sequence < journal.floor {
        return Err(StorageError::HistoryGone { floor: journal.floor });
    }
    entries(snapshot, sequence.saturating_add(1)..journal.head + 1).await
}

/// See [`Store::heads`](super::Store::heads).
pub(super) async fn heads(snapshot: &impl Snapshot, sequences: Range<u64>) -> Result<Vec<(u64, Vec<u8>)>, StorageError> {
    let stored = stored_heads(snapshot, &sequences).await?;
    Ok(stored.into_iter().rev().map(|stored| (stored.sequence, stored.head)).collect())
}

/// See [`Store::body`](super::Store::body).
pub(super) async fn body(snapshot: &impl Snapshot, sequence: u64) -> Result<Option<Vec<u8>>, StorageError> {
    let only = sequence..sequence.saturating_add(1);
    let Some(head) = stored_heads(snapshot, &only).await?.pop() else { return Ok(None) };
    let mut pieces = values(snapshot, Span::bodies(&only)).await?.into_iter();
    joined(&head, &mut pieces).map(Some)
}

/// Every one of these entries, in order; a missing one is an error.
async fn entries(snapshot: &impl Snapshot, sequences: Range<u64>) -> Result<Vec<StoredEntry>, StorageError> {
    let heads = stored_heads(snapshot, &sequences).await?;
    let mut pieces = values(snapshot, Span::bodies(&sequences)).await?.into_iter();
    let mut heads = heads.into_iter();
    let mut entries = Vec::with_capacity(heads.len());
    for sequence in sequences {
        let head = heads.next().filter(|head| head.sequence == sequence);
        let head = head.ok_or(StorageError::broken(Place::Head(sequence), Fault::Missing))?;
        let body = joined(&head, &mut pieces)?;
        entries.push(StoredEntry { sequence, head: head.head, body });
    }
    Ok(entries)
}

struct StoredHead {
    sequence: u64,
    body_bytes: u64,
    head: Vec<u8>,
}

async fn stored_heads(snapshot: &impl Snapshot, sequences: &Range<u64>) -> Result<Vec<StoredHead>, StorageError> {
    let mut heads = Vec::new();
    for (place, sealed) in values(snapshot, Span::heads(sequences)).await? {
        if let Place::Head(sequence) = place {
            let mut head = opened(place, sealed)?;
            let length = head.first_chunk().copied().ok_or(StorageError::broken(place, Fault::Form))?;
            head.drain(..length.len());
            heads.push(StoredHead { sequence, body_bytes: u64::from_le_bytes(length), head });
        }
    }
    Ok(heads)
}

/// Takes the pieces of one body from the front of those that are left.
fn joined(head: &StoredHead, pieces: &mut impl Iterator<Item = (Place, Vec<u8>)>) -> Result<Vec<u8>, StorageError> {
    let n_pieces = head.body_bytes.div_ceil(BODY_PIECE_BYTES as u64);
    let mut body = Vec::new();
    for piece in (0..).take(n_pieces as usize) {
        let expected = Place::Body { sequence: head.sequence, piece };
        let found = pieces.next().filter(|&(place, _)| place == expected);
        let (place, sealed) = found.ok_or(StorageError::broken(expected, Fault::Missing))?;
        let content = opened(place, sealed)?;
        if body.is_empty() {
            body = content;
        } else {
            body.extend_from_slice(&content);
        }
    }
    if body.len() as u64 == head.body_bytes {
        Ok(body)
    } else {
        Err(StorageError::broken(Place::Body { sequence: head.sequence, piece: 0 }, Fault::Form))
    }
}

async fn values(snapshot: &impl Snapshot, span: Option<Span>) -> Result<Vec<(Place, Vec<u8>)>, StorageError> {
    match span {
        Some(span) => snapshot.values(span).await,
        None => Ok(Vec::new()),
    }
}

fn opened(place: Place, sealed: Vec<u8>) -> Result<Vec<u8>, StorageError> {
    open_sealed(&place.label(), sealed).map_err(|error| StorageError::broken(place, error))
}
