//! The store in memory keeps the promises of [`storage_contract`], and trouble can be had from it on demand.
#![cfg(not(target_arch = "wasm32"))]

mod storage_contract;

use std::collections::BTreeMap;

use crema::storage::{Checkpoint, Commit, MemoryStore, Place, StorageError, Store};
use storage_contract::{Ground, adding, fixture, page};

struct Memory(MemoryStore);

impl Ground for Memory {
    type Opened = MemoryStore;

    async fn open(&self) -> MemoryStore {
        self.0.clone()
    }

    async fn overwrite(&self, place: Place, bytes: Vec<u8>) {
        self.0.overwrite(place, bytes);
    }

    fn fill_up_after_writes(&self, n: usize) {
        self.0.fail_after_writes(n, StorageError::Full);
    }
}

macro_rules! promise {
    ($($name:ident)*) => {$(
        #[test]
        fn $name() {
            pollster::block_on(storage_contract::$name(Memory(MemoryStore::new())));
        }
    )*};
}
storage_contract::for_every_promise!(promise);

#[test]
fn any_trouble_can_be_had_at_any_write() {
    let store = MemoryStore::new();
    store.fail_after_writes(3, StorageError::Closed);
    // A head, a body and the journal's standing.
    assert!(pollster::block_on(store.commit(adding(0, "one"))).is_ok());
    assert_eq!(pollster::block_on(store.commit(adding(1, "two"))), Err(StorageError::Closed));
    assert!(pollster::block_on(store.commit(adding(1, "two"))).is_ok(), "it happens once");
}

#[test]
fn a_store_begins_with_the_values_of_another() {
    let store = MemoryStore::new();
    pollster::block_on(store.commit(Commit { notes: vec![(1, Some(vec![1]))], ..adding(0, "one") })).expect("memory has room");
    let copy = MemoryStore::with_values(store.values());
    assert_eq!(pollster::block_on(copy.load()), pollster::block_on(store.load()));
}

/// While 1 is the newest version. To begin the fixture of another, give it a name of its own, run this once with
/// `WRITE_DATABASE_FIXTURE` set, and never write it again.
#[test]
fn the_newest_fixture_is_what_is_written_today() {
    let written = pollster::block_on(written_today());
    if std::env::var_os("WRITE_DATABASE_FIXTURE").is_some() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/database/v1.json");
        std::fs::write(file, text(&written)).expect("the fixture can be written");
    }
    assert_eq!(written, fixture::version_1());
}

/// Writes what the fixture holds, as the program does today.
async fn written_today() -> BTreeMap<Place, Vec<u8>> {
    let store = MemoryStore::new();
    let first = Commit {
        pages: vec![(page(0, 0), Some(b"rows".to_vec())), (page(4, 70_000), Some(vec![0xff; 300]))],
        notes: vec![(0, Some(b"this device".to_vec()))],
        checkpoint: Some(Checkpoint { expected_mark: 0 }),
        ..adding(0, "before the mark")
    };
    for commit in [first, adding(1, "after it"), adding(2, "last of all")] {
        store.commit(commit).await.expect("memory has room");
    }
    store.values()
}

/// As the fixture's text.
fn text(values: &BTreeMap<Place, Vec<u8>>) -> String {
    let lines = values.iter().map(|(place, bytes)| {
        let place = serde_json::to_string(place).expect("a place has an encoding");
        let hexadecimal: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("  [{place}, \"{hexadecimal}\"]")
    });
    format!("[\n{}\n]\n", lines.collect::<Vec<_>>().join(",\n"))
}
