//! The store in IndexedDB keeps the promises of [`storage_contract`], in the worker of a real browser, and stays calm in
//! whatever else a browser does: other tabs, other versions, refusals.
#![cfg(target_arch = "wasm32")]

mod storage_contract;

use crema::domain::{Day, WorkspaceId};
use crema::storage::health;
use crema::storage::presence::{self, PresenceMark};
use crema::storage::tabs::take_turn;
use crema::storage::{IndexedDbStore, Journal, Loaded, Notice, Place, StorageError, Store, UPGRADES, Upgrade};
use futures::StreamExt;
use futures::channel::mpsc::{UnboundedReceiver, unbounded};
use indexed_db_futures::database::Database;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::TransactionMode;
use indexed_db_futures::typed_array::Uint8ArraySlice;
use js_sys::{Array, Function};
use storage_contract::{Ground, adding, stored};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

/// The program of next year, whose layout has one object store more.
const NEXT: &[Upgrade] = &[UPGRADES[0], |database| database.create_object_store("attachments").build().map(drop)];

/// A database of this name, which no other test uses.
struct Browser(&'static str);

impl Ground for Browser {
    type Opened = IndexedDbStore;

    async fn open(&self) -> IndexedDbStore {
        IndexedDbStore::open(self.0, |_| ()).await.expect("the browser has IndexedDB")
    }

    async fn overwrite(&self, place: Place, bytes: Vec<u8>) {
        let database = layout_1(self.0).await;
        let (store, key) = address(place);
        let transaction = database.transaction(store).with_mode(TransactionMode::Readwrite).build().expect("version 1 has this store");
        let store = transaction.object_store(store).expect("just named");
        let request = store.put(Uint8ArraySlice::new(&bytes)).with_key(key).without_key_type().primitive();
        drop(request.expect("bytes can be put"));
        drop(store);
        transaction.commit().await.expect("there is room");
        database.close();
    }

    fn fill_up_after_writes(&self, n: usize) {
        let script = "let left = n;
            const put = IDBObjectStore.prototype.put;
            IDBObjectStore.prototype.put = function (...values) {
                if (this.transaction.db.name !== name || left-- > 0) return put.apply(this, values);
                IDBObjectStore.prototype.put = put;
                throw new DOMException('no room', 'QuotaExceededError');
            };";
        run(script, self.0, n);
    }
}

/// Layout 1 as it was released, written down a second time: the program's own must never differ from it.
async fn layout_1(name: &str) -> Database {
    let request = Database::open(name).with_version(1u8).with_on_upgrade_needed(|_, database| {
        ["meta", "pages", "heads", "bodies"].into_iter().try_for_each(|store| database.create_object_store(store).build().map(drop))
    });
    request.await.expect("the browser has IndexedDB")
}

/// Object store and key of a place in layout 1.
fn address(place: Place) -> (&'static str, JsValue) {
    let pair = |first: f64, second: u32| Array::of2(&first.into(), &second.into()).into();
    match place {
        Place::Journal => ("meta", "journal".into()),
        Place::Note(note) => ("meta", note.into()),
        Place::Page(key) => ("pages", pair(key.table.into(), key.page)),
        Place::Head(sequence) => ("heads", (sequence as f64).into()),
        Place::Body { sequence, piece } => ("bodies", pair(sequence as f64, piece)),
    }
}

/// Runs a script that knows the database's `name` and a number `n`.
fn run(script: &str, name: &str, n: usize) {
    Function::new_with_args("name, n", script).call2(&JsValue::NULL, &name.into(), &n.into()).expect("the script runs");
}

/// Opens the database as the program of these upgrade steps; what it is told comes out of the receiver.
async fn opened_as(name: &str, upgrades: &'static [Upgrade]) -> (IndexedDbStore, UnboundedReceiver<Notice>) {
    let (sender, notices) = unbounded();
    let on_notice = move |notice| sender.unbounded_send(notice).expect("the test listens");
    (IndexedDbStore::open_as(name, upgrades, on_notice).await.expect("the browser has IndexedDB"), notices)
}

macro_rules! promise {
    ($($name:ident)*) => {$(
        #[wasm_bindgen_test]
        async fn $name() {
            storage_contract::$name(Browser(stringify!($name))).await;
        }
    )*};
}
storage_contract::for_every_promise!(promise);

#[wasm_bindgen_test]
async fn another_tab_is_told_of_every_change() {
    let (tab, _) = opened_as("told", UPGRADES).await;
    let (_other_tab, mut notices) = opened_as("told", UPGRADES).await;
    tab.commit(adding(0, "one")).await.expect("room");
    assert_eq!(notices.next().await, Some(Notice::Written { head: 1 }));
    tab.erase().await.expect("room");
    assert_eq!(notices.next().await, Some(Notice::Written { head: 2 }));
}

#[wasm_bindgen_test]
async fn an_old_tab_lets_a_newer_program_upgrade_and_loses_nothing() {
    let (old, mut notices) = opened_as("upgrade", UPGRADES).await;
    old.commit(adding(0, "written by the old program")).await.expect("room");
    let (new, _) = opened_as("upgrade", NEXT).await;
    assert_eq!(notices.next().await, Some(Notice::Superseded));
    assert_eq!(old.commit(adding(1, "too late")).await, Err(StorageError::Closed));
    assert_eq!(old.load().await, Err(StorageError::Closed));

    assert_eq!(new.newer_layout(), None);
    assert_eq!(new.entries_after(0).await, Ok(vec![stored(1, "written by the old program")]));
    assert_eq!(new.commit(adding(1, "in time")).await, Ok(Journal { head: 2, mark: 0, floor: 0 }));
}

#[wasm_bindgen_test]
async fn an_upgrade_that_is_blocked_says_so_and_goes_on_when_it_can() {
    let deaf_tab = layout_1("blocked").await;
    let (sender, mut notices) = unbounded();
    let upgrade = IndexedDbStore::open_as("blocked", NEXT, move |notice| sender.unbounded_send(notice).expect("the test listens"));
    let patience = async {
        assert_eq!(notices.next().await, Some(Notice::Blocked));
        deaf_tab.close();
    };
    let (store, ()) = futures::join!(upgrade, patience);
    assert!(store.expect("no one is in the way any more").load().await.is_ok());
}

#[wasm_bindgen_test]
async fn a_newer_database_is_read_and_not_written() {
    let (newer, _) = opened_as("newer", NEXT).await;
    newer.commit(adding(0, "from the future")).await.expect("room");
    newer.close();
    let (store, _) = opened_as("newer", UPGRADES).await;
    assert_eq!(store.newer_layout(), Some(2));
    assert_eq!(store.load().await.map(|loaded| loaded.entries), Ok(vec![stored(1, "from the future")]));
    let refused = StorageError::Newer { found: 2, known: 1 };
    assert_eq!(store.commit(adding(1, "from the past")).await, Err(refused.clone()));
    assert_eq!(store.erase().await, Err(refused));
}

#[wasm_bindgen_test]
async fn a_newer_database_without_a_known_part_is_refused_and_left_alone() {
    let strange = Database::open("strange")
        .with_version(5u8)
        .with_on_upgrade_needed(|_, database| database.create_object_store("something else").build().map(drop));
    strange.await.expect("the browser has IndexedDB").close();
    let refused = IndexedDbStore::open("strange", |_| ()).await.map(drop);
    assert_eq!(refused, Err(StorageError::Newer { found: 5, known: 1 }));
    assert_eq!(Database::open("strange").await.expect("still there").version(), 5.0);
}

#[wasm_bindgen_test]
async fn a_database_that_is_cleared_meanwhile_is_reported_lost() {
    let (store, mut notices) = opened_as("cleared", UPGRADES).await;
    store.commit(adding(0, "one")).await.expect("room");
    Database::delete_by_name("cleared").expect("the browser has IndexedDB").await.expect("no one is in the way");
    assert_eq!(notices.next().await, Some(Notice::Lost));
    assert_eq!(store.commit(adding(1, "two")).await, Err(StorageError::Closed));
    assert_eq!(Browser("cleared").open().await.load().await, Ok(Loaded::default()));
}

/// The script ends the next transaction of the database as `n` says: 0 for no reason, 1 for want of room.
async fn commit_that_the_browser_aborts(name: &'static str, n: usize) -> Result<Journal, StorageError> {
    let store = Browser(name).open().await;
    let script = "const commit = IDBTransaction.prototype.commit;
        IDBTransaction.prototype.commit = function () {
            if (this.db.name !== name) return commit.apply(this);
            IDBTransaction.prototype.commit = commit;
            if (n) Object.defineProperty(this, 'error', { value: new DOMException('no room', 'QuotaExceededError') });
            this.abort();
        };";
    run(script, name, n);
    let outcome = store.commit(adding(0, "one")).await;
    assert_eq!(store.load().await, Ok(Loaded::default()));
    outcome
}

#[wasm_bindgen_test]
async fn an_aborted_transaction_has_written_nothing_and_says_why() {
    assert!(matches!(commit_that_the_browser_aborts("aborted", 0).await, Err(StorageError::Failed { .. })));
    assert_eq!(commit_that_the_browser_aborts("full at the end", 1).await, Err(StorageError::Full));
}

#[wasm_bindgen_test]
async fn a_browser_that_keeps_nothing_says_so() {
    let script = "const open = IDBFactory.prototype.open;
        IDBFactory.prototype.open = function (...values) {
            if (values[0] !== name) return open.apply(this, values);
            throw new DOMException('private', 'SecurityError');
        };";
    run(script, "private", 0);
    let refused = IndexedDbStore::open("private", |_| ()).await.map(drop);
    assert!(matches!(refused, Err(StorageError::Unavailable { .. })), "{refused:?}");
}

#[wasm_bindgen_test]
async fn one_tab_at_a_time_has_the_turn() {
    let turn = take_turn("a checkpoint").await.expect("the browser has locks");
    assert!(turn.is_some());
    assert!(take_turn("a checkpoint").await.expect("the browser has locks").is_none(), "another has it");
    assert!(take_turn("something else").await.expect("the browser has locks").is_some());
    drop(turn);
    // The browser gives a lock back in its own time; each question is a round trip to it.
    for _ in 0..1000 {
        if take_turn("a checkpoint").await.expect("the browser has locks").is_some() {
            return;
        }
    }
    panic!("the turn was never given back");
}

#[wasm_bindgen_test]
async fn the_mark_outside_the_database_is_kept_replaced_and_forgotten() {
    let seen_on = Day::new(2026, 11, 21).expect("a day of the calendar");
    let mark = PresenceMark { workspace: WorkspaceId::from_u128(7), head: 3, seen_on };
    assert_eq!(presence::kept("marked").await, Ok(None));
    presence::keep("marked", mark).await.expect("the browser has caches");
    let later = PresenceMark { head: 40, ..mark };
    presence::keep("marked", later).await.expect("the browser has caches");
    assert_eq!(presence::kept("marked").await, Ok(Some(later)));
    assert_eq!(presence::kept("another database").await, Ok(None));
    presence::forget("marked").await.expect("the browser has caches");
    assert_eq!(presence::kept("marked").await, Ok(None));
}

#[wasm_bindgen_test]
async fn the_browser_says_how_much_room_there_is_and_a_worker_cannot_ask_to_stay() {
    let room = health::room().await.expect("the browser says");
    assert!(room.used_bytes <= room.limit_bytes && room.limit_bytes > 0, "{room:?}");
    assert_eq!(health::stays().await, Ok(false), "a fresh profile has promised nothing");
    assert!(matches!(health::ask_to_stay().await, Err(StorageError::Unavailable { .. })));
}
