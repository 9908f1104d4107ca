//! What every store promises. Written once; `storage_in_memory` and `storage_in_browser` hold their store to it.

use crema::storage::{Checkpoint, Commit, Fault, Journal, Loaded, NewEntry, PageKey, Place, StorageError, Store, StoredEntry};

pub mod fixture;

/// A place where a store can be opened and got into trouble. Everything opened on one ground shares what is kept.
pub trait Ground {
    /// The store under test.
    type Opened: Store;
    /// A further connection.
    async fn open(&self) -> Self::Opened;
    /// Puts any bytes in a place, past the store.
    async fn overwrite(&self, place: Place, bytes: Vec<u8>);
    /// Lets `n` values be written, then says once that there is no room.
    fn fill_up_after_writes(&self, n: usize);
}

pub fn entry(words: &str) -> NewEntry {
    NewEntry { head: format!("head of {words}").into_bytes(), body: format!("body of {words}").into_bytes() }
}

pub fn stored(sequence: u64, words: &str) -> StoredEntry {
    let NewEntry { head, body } = entry(words);
    StoredEntry { sequence, head, body }
}

pub fn page(table: u8, page: u32) -> PageKey {
    PageKey { table, page }
}

pub fn adding(expected_head: u64, words: &str) -> Commit {
    Commit { expected_head, entry: Some(entry(words)), ..Commit::default() }
}

pub async fn nothing_was_ever_written(ground: impl Ground) {
    let store = ground.open().await;
    assert_eq!(store.load().await, Ok(Loaded::default()));
    assert_eq!(store.heads(0..100).await, Ok(vec![]));
    assert_eq!(store.body(1).await, Ok(None));
    assert_eq!(store.entries_after(0).await, Ok(vec![]));
}

pub async fn what_is_committed_is_loaded_by_another_connection(ground: impl Ground) {
    let commit = Commit {
        pages: vec![(page(2, 300), Some(vec![3])), (page(0, 7), Some(vec![1])), (page(2, 4), Some(vec![]))],
        notes: vec![(9, Some(b"device".to_vec()))],
        ..adding(0, "one")
    };
    assert_eq!(ground.open().await.commit(commit).await, Ok(Journal { head: 1, mark: 0, floor: 0 }));
    assert_eq!(ground.open().await.commit(adding(1, "two")).await, Ok(Journal { head: 2, mark: 0, floor: 0 }));

    let expected = Loaded {
        journal: Journal { head: 2, mark: 0, floor: 0 },
        pages: vec![(page(0, 7), vec![1]), (page(2, 4), vec![]), (page(2, 300), vec![3])],
        entries: vec![stored(1, "one"), stored(2, "two")],
        notes: vec![(9, b"device".to_vec())],
    };
    assert_eq!(ground.open().await.load().await, Ok(expected));
}

pub async fn pages_and_notes_are_replaced_and_removed_by_name(ground: impl Ground) {
    let store = ground.open().await;
    let both =
        |content: Option<Vec<u8>>| Commit { pages: vec![(page(1, 1), content.clone())], notes: vec![(1, content)], ..Commit::default() };
    for content in [Some(vec![1]), Some(vec![2])] {
        store.commit(both(content.clone())).await.expect("room");
        let loaded = store.load().await.expect("whole");
        assert_eq!(loaded.pages.first().map(|(_, bytes)| bytes.clone()), content);
        assert_eq!(loaded.notes.first().map(|(_, bytes)| bytes.clone()), content);
    }
    store.commit(both(None)).await.expect("room");
    assert_eq!(store.load().await, Ok(Loaded::default()));
}

pub async fn of_two_tabs_that_decided_on_the_same_journal_one_is_refused(ground: impl Ground) {
    let (first, second) = (ground.open().await, ground.open().await);
    first.commit(adding(0, "first")).await.expect("room");
    let journal = Journal { head: 1, mark: 0, floor: 0 };
    let late = Commit { pages: vec![(page(0, 0), Some(vec![1]))], ..adding(0, "second") };
    assert_eq!(second.commit(late).await, Err(StorageError::Stale { journal }));

    assert_eq!(second.entries_after(0).await, Ok(vec![stored(1, "first")]), "the refused tab catches up");
    second.commit(adding(1, "second")).await.expect("room");
    let loaded = first.load().await.expect("whole");
    assert_eq!(loaded.entries, [stored(1, "first"), stored(2, "second")]);
    assert_eq!(loaded.pages, []);
}

pub async fn a_checkpoint_moves_the_mark_and_shortens_the_replay(ground: impl Ground) {
    let store = ground.open().await;
    for head in 0..3 {
        store.commit(adding(head, "before")).await.expect("room");
    }
    let checkpoint = Commit {
        expected_head: 3,
        pages: vec![(page(0, 0), Some(b"all three".to_vec()))],
        checkpoint: Some(Checkpoint { expected_mark: 0 }),
        ..Commit::default()
    };
    let journal = Journal { head: 3, mark: 3, floor: 0 };
    assert_eq!(store.commit(checkpoint.clone()).await, Ok(journal));
    assert_eq!(store.load().await.map(|loaded| loaded.entries), Ok(vec![]));
    assert_eq!(store.commit(checkpoint).await, Err(StorageError::Stale { journal }), "its pages were made for another mark");

    let with_entry = Commit { checkpoint: Some(Checkpoint { expected_mark: 3 }), ..adding(3, "fourth") };
    assert_eq!(store.commit(with_entry).await, Ok(Journal { head: 4, mark: 4, floor: 0 }));
    assert_eq!(store.entries_after(2).await, Ok(vec![stored(3, "before"), stored(4, "fourth")]), "entries stay for history");
}

pub async fn heads_come_in_windows_newest_first(ground: impl Ground) {
    let store = ground.open().await;
    for head in 0..5 {
        store.commit(adding(head, &head.to_string())).await.expect("room");
    }
    let expected = vec![(3, b"head of 2".to_vec()), (2, b"head of 1".to_vec())];
    assert_eq!(store.heads(2..4).await, Ok(expected));
    assert_eq!(store.heads(5..u64::MAX).await.map(|heads| heads.len()), Ok(1));
    assert_eq!(store.heads(4..4).await, Ok(vec![]));
    assert_eq!(store.body(4).await, Ok(Some(b"body of 3".to_vec())));
    assert_eq!(store.body(6).await, Ok(None));
}

/// More than a store fetches at once.
pub async fn however_many_there_are_all_come_back_in_order(ground: impl Ground) {
    let store = ground.open().await;
    let pages: Vec<_> = (0..100).map(|number| (page(number as u8 / 60, number), vec![number as u8])).collect();
    let backward = pages.iter().rev().map(|(key, content)| (*key, Some(content.clone()))).collect();
    store.commit(Commit { pages: backward, ..adding(0, "0") }).await.expect("room");
    for head in 1..50 {
        store.commit(adding(head, &head.to_string())).await.expect("room");
    }
    let loaded = store.load().await.expect("whole");
    assert_eq!(loaded.pages, pages);
    let entries: Vec<_> = (0..50).map(|number: u64| stored(number + 1, &number.to_string())).collect();
    assert_eq!(loaded.entries, entries);
}

/// A commit that meets a full disk at any of its values leaves everything as it was, and works once there is room.
pub async fn a_commit_is_written_whole_or_not_at_all(ground: impl Ground) {
    let store = ground.open().await;
    store.commit(Commit { pages: vec![(page(0, 0), Some(vec![1]))], ..adding(0, "one") }).await.expect("room");
    let before = store.load().await;
    let commit = Commit {
        pages: vec![(page(0, 0), Some(vec![2])), (page(0, 1), Some(vec![3]))],
        notes: vec![(1, Some(vec![4]))],
        checkpoint: Some(Checkpoint { expected_mark: 0 }),
        ..adding(1, "two")
    };
    // Two pages, a note, a head, a body and the journal's standing.
    for n in 0..6 {
        ground.fill_up_after_writes(n);
        assert_eq!(store.commit(commit.clone()).await, Err(StorageError::Full), "after {n} values");
        assert_eq!(ground.open().await.load().await, before, "after {n} values");
    }
    ground.fill_up_after_writes(6);
    assert_eq!(store.commit(commit).await, Ok(Journal { head: 2, mark: 2, floor: 0 }));
}

pub async fn too_much_for_one_value_is_refused(ground: impl Ground) {
    let store = ground.open().await;
    let note = Commit { notes: vec![(1, Some(vec![0; (1 << 20) + 1]))], ..adding(0, "one") };
    let refused = StorageError::TooLarge { place: Place::Note(1), bytes: (1 << 20) + 1, limit: 1 << 20 };
    assert_eq!(store.commit(note).await, Err(refused));
    assert_eq!(store.load().await, Ok(Loaded::default()));
}

pub async fn a_long_change_set_comes_back_in_one_piece(ground: impl Ground) {
    let store = ground.open().await;
    let body: Vec<u8> = (0..(16 << 20) + 5).map(|byte: u32| byte as u8).collect();
    let long = NewEntry { head: b"import".to_vec(), body: body.clone() };
    store.commit(Commit { entry: Some(long), ..Commit::default() }).await.expect("room");
    store.commit(adding(1, "short")).await.expect("room");
    assert!(store.body(1).await == Ok(Some(body.clone())), "read alone");
    let entries = store.entries_after(0).await.expect("whole");
    assert!(entries[0].body == body && entries[1] == stored(2, "short"), "read with its neighbour");

    ground.overwrite(Place::Body { sequence: 1, piece: 1 }, b"crem".to_vec()).await;
    assert!(matches!(store.body(1).await, Err(StorageError::Broken { place: Place::Body { sequence: 1, piece: 1 }, .. })));
}

pub async fn a_torn_value_is_named_and_nothing_is_made_up(ground: impl Ground) {
    let store = ground.open().await;
    store.commit(Commit { pages: vec![(page(3, 1), Some(vec![1; 100]))], ..adding(0, "one") }).await.expect("room");
    // Each is read before those that are torn already.
    for place in [Place::Body { sequence: 1, piece: 0 }, Place::Head(1), Place::Page(page(3, 1)), Place::Journal] {
        ground.overwrite(place, b"crem torn".to_vec()).await;
        let broken_at = match store.load().await {
            Err(StorageError::Broken { place, fault: Fault::Seal(_) }) => Some(place),
            _ => None,
        };
        assert_eq!(broken_at, Some(place));
    }
    let journal = matches!(store.commit(adding(1, "two")).await, Err(StorageError::Broken { place: Place::Journal, .. }));
    assert!(journal, "nothing is written upon a journal whose standing is not known");
}

pub async fn everything_can_be_erased_even_when_broken(ground: impl Ground) {
    let (store, other) = (ground.open().await, ground.open().await);
    for head in 0..3 {
        let commit = Commit { pages: vec![(page(0, 0), Some(vec![1]))], notes: vec![(1, Some(vec![1]))], ..adding(head, "old") };
        store.commit(commit).await.expect("room");
    }
    let journal = Journal { head: 4, mark: 4, floor: 4 };
    assert_eq!(store.erase().await, Ok(journal));
    assert_eq!(store.load().await, Ok(Loaded { journal, ..Loaded::default() }));
    assert_eq!(other.entries_after(3).await, Err(StorageError::HistoryGone { floor: 4 }), "the other tab must start again");
    assert_eq!(other.commit(adding(3, "late")).await, Err(StorageError::Stale { journal }));

    store.commit(adding(4, "new")).await.expect("room");
    assert_eq!(other.entries_after(4).await, Ok(vec![stored(5, "new")]));
    ground.overwrite(Place::Journal, b"rotten".to_vec()).await;
    assert_eq!(store.erase().await, Ok(Journal { head: 6, mark: 6, floor: 6 }), "no number is ever given out twice");
}

pub async fn a_database_of_version_1_opens(ground: impl Ground) {
    for (place, bytes) in fixture::version_1() {
        ground.overwrite(place, bytes).await;
    }
    let store = ground.open().await;
    assert_eq!(store.load().await, Ok(fixture::expected()));
    assert_eq!(store.heads(0..2).await, Ok(vec![(1, entry("before the mark").head)]));
    let after = store.commit(adding(3, "written by a later program")).await;
    assert_eq!(after, Ok(Journal { head: 4, mark: 1, floor: 0 }));
}

/// Calls the macro `$promise` with the name of every promise above.
macro_rules! for_every_promise {
    ($promise:ident) => {
        $promise! {
            nothing_was_ever_written
            what_is_committed_is_loaded_by_another_connection
            pages_and_notes_are_replaced_and_removed_by_name
            of_two_tabs_that_decided_on_the_same_journal_one_is_refused
            a_checkpoint_moves_the_mark_and_shortens_the_replay
            heads_come_in_windows_newest_first
            however_many_there_are_all_come_back_in_order
            a_commit_is_written_whole_or_not_at_all
            too_much_for_one_value_is_refused
            a_long_change_set_comes_back_in_one_piece
            a_torn_value_is_named_and_nothing_is_made_up
            everything_can_be_erased_even_when_broken
            a_database_of_version_1_opens
        }
    };
}
pub(crate) use for_every_promise;
