//! The whole engine on the host: two tabs on one database, a full disk, undo and redo, and both real files against their references.
#![cfg(not(target_arch = "wasm32"))]

use crema::domain::{Currency, Day};
use crema::engine::{
    Engine,
    headless::{Desk, HeadlessEngine, import_file, started},
    protocol::{Failure, Now, Reply, Request, Stage},
    world::World,
};
use crema::exchange::{demo::DemoLanguage, planning::MatchPolicy};
use crema::storage::{Loss, MemoryStore, StorageError};
use crema::workspace::{
    Command, Refusal,
    commands::CustomerField,
    questions::{AskOverview, Overview, Query},
};
use pollster::block_on;

fn desk(at_ms: u64) -> Desk {
    Desk::at(Now { at_ms, today: "2026-11-21".parse::<Day>().expect("it is a day") })
}

fn add(name: &str) -> Command {
    Command::AddCustomer { fields: vec![CustomerField::Name(name.to_owned())] }
}

fn overview(engine: &mut HeadlessEngine) -> Overview {
    Overview::try_from(engine.answer(Query::from(AskOverview))).expect("the answer is to this question")
}

fn tab(store: &MemoryStore, at_ms: u64) -> HeadlessEngine {
    let mut engine = Engine::new(store.clone(), desk(at_ms));
    block_on(engine.handle(Request::Open { person: String::new() })).expect("memory opens");
    engine
}

fn shop(store: &MemoryStore) -> HeadlessEngine {
    let mut engine = tab(store, 1);
    block_on(engine.run(Command::StartWorkspace { name: "shop".into(), currency: Currency::CNY })).expect("it is the first");
    engine
}

/// A file of so many lines, two to an order, as an object URL would lead to it.
fn orders_file(name: &str, n_rows: u32) -> std::path::PathBuf {
    let path = std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let mut text = "order number,customer id,date,sku,quantity,price\n".to_owned();
    for row in 0..n_rows {
        text.push_str(&format!("{},K{},2026-01-{:02},T{},1,10.00\n", row / 2, row % 97, row % 28 + 1, row % 2));
    }
    std::fs::write(&path, text).expect("the build's folder can be written to");
    path
}

#[test]
fn an_import_tells_how_far_it_is_at_every_stage() {
    let mut engine = shop(&MemoryStore::new());
    let path = orders_file("progress.csv", 2_000);
    let url = path.to_str().expect("the folder has a plain name");
    let inspected = block_on(engine.inspect_file(url, "orders.csv")).expect("it is a file of orders");
    block_on(engine.dry_run(inspected.findings.choices, MatchPolicy::CreateAndUpdate)).expect("its choices fit it");
    let told = engine.world().take_told();
    for stage in [Stage::ReadingFile, Stage::CheckingRows, Stage::Matching] {
        let shares: Vec<(u64, u64)> = told.iter().filter(|at| at.stage == stage && at.total > 0).map(|at| (at.done, at.total)).collect();
        let (_, total) = *shares.first().expect("it says how long it will be");
        assert!(shares.iter().all(|(_, other)| *other == total) && shares.is_sorted(), "{stage:?} only goes on: {shares:?}");
        assert!(shares.iter().filter(|(done, _)| (1..total).contains(done)).count() > 50, "{stage:?} says so in between");
    }
}

#[test]
fn two_tabs_lose_nothing_and_double_nothing() {
    let store = MemoryStore::new();
    let mut first = shop(&store);
    let mut second = tab(&store, 2);
    for round in 0..20 {
        block_on(first.run(add(&format!("first {round}")))).expect("a stale tab catches up and decides again");
        block_on(second.run(add(&format!("second {round}")))).expect("a stale tab catches up and decides again");
    }
    block_on(first.catch_up()).expect("memory can be read");
    assert_eq!((overview(&mut first).n_customers, overview(&mut second).n_customers), (40, 40));
    assert_eq!(overview(&mut tab(&store, 3)).n_customers, 40, "a third tab reads the same");
}

#[test]
fn a_bulk_change_in_one_tab_reaches_the_other_and_can_be_taken_back_there() {
    let store = MemoryStore::new();
    let mut first = shop(&store);
    let mut second = tab(&store, 2);
    block_on(first.handle(Request::StartDemo { language: DemoLanguage::English })).expect("the demo fits");
    block_on(second.catch_up()).expect("memory can be read");
    assert_eq!(overview(&mut second).n_customers, 600);
    block_on(second.handle(Request::Undo)).expect("nothing was changed since");
    block_on(first.catch_up()).expect("memory can be read");
    assert_eq!(overview(&mut first).n_customers, 0);
    assert_eq!(overview(&mut tab(&store, 3)).n_customers, 0);
}

#[test]
fn a_full_disk_changes_nothing_whatever_was_asked() {
    let store = MemoryStore::new();
    let mut engine = shop(&store);
    block_on(engine.run(add("kept"))).expect("there is room");
    for command in [Request::command(&add("lost")), Request::StartDemo { language: DemoLanguage::Chinese }, Request::Undo] {
        store.fail_after_writes(0, StorageError::Full);
        let failure = block_on(engine.handle(command)).expect_err("the disk is full");
        assert_eq!(failure, Failure::Storage(StorageError::Full));
        assert_eq!(overview(&mut engine).n_customers, 1);
        assert_eq!(overview(&mut tab(&store, 9)).n_customers, 1);
    }
    block_on(engine.run(add("after"))).expect("there is room again");
    assert_eq!(overview(&mut engine).n_customers, 2);
}

#[test]
fn undo_and_redo_walk_back_and_forth_and_survive_a_restart() {
    let store = MemoryStore::new();
    let mut engine = shop(&store);
    for name in ["one", "two", "three"] {
        block_on(engine.run(add(name))).expect("there is room");
    }
    let n_after = |engine: &mut HeadlessEngine, request: Request| {
        block_on(engine.handle(request)).expect("there is something to take back");
        overview(engine).n_customers
    };
    assert_eq!(n_after(&mut engine, Request::Undo), 2);
    assert_eq!(n_after(&mut engine, Request::Undo), 1);
    let mut engine = tab(&store, 5);
    assert_eq!(n_after(&mut engine, Request::Redo), 2);
    assert_eq!(n_after(&mut engine, Request::Redo), 3);
    let nothing = block_on(engine.handle(Request::Redo)).expect_err("everything is done again");
    assert_eq!(nothing, Failure::Refused(Refusal::NothingToUndo));
}

#[test]
fn a_checkpoint_shortens_the_replay_and_changes_nothing() {
    let store = MemoryStore::new();
    let mut engine = shop(&store);
    for n in 0..300 {
        block_on(engine.run(add(&format!("customer {n}")))).expect("there is room");
    }
    assert_eq!(overview(&mut tab(&store, 2)).n_customers, 300);
    let mut other = tab(&store, 3);
    block_on(other.run(add("from another tab"))).expect("there is room");
    block_on(engine.checkpoint()).expect("a checkpoint that came too late reads anew");
    assert_eq!(overview(&mut engine).n_customers, 301);
    assert_eq!(overview(&mut tab(&store, 4)).n_customers, 301);
}

/// Number, subject and whether it is taken back, the newest first.
fn told(engine: &mut HeadlessEngine) -> Vec<(u64, String, bool)> {
    let Ok(Reply::History(entries)) = block_on(engine.handle(Request::History { before: None, n: 10 })) else {
        panic!("the history is the answer");
    };
    entries.into_iter().map(|entry| (entry.number, entry.head.subject, entry.is_undone)).collect()
}

#[test]
fn the_history_says_what_was_done_and_what_was_taken_back() {
    let store = MemoryStore::new();
    let mut engine = shop(&store);
    block_on(engine.run(add("王思远"))).expect("there is room");
    block_on(engine.handle(Request::Undo)).expect("there is something to take back");
    assert_eq!(told(&mut engine), [(3, "王思远".into(), false), (2, "王思远".into(), true), (1, "shop".into(), false)]);
    block_on(engine.handle(Request::Redo)).expect("there is something to do again");
    let redone = [(4, "王思远".into(), false), (3, "王思远".into(), true), (2, "王思远".into(), false), (1, "shop".into(), false)];
    assert_eq!(told(&mut engine), redone, "what is done again is not taken back any more");
}

#[test]
fn a_workspace_comes_back_byte_for_byte_from_its_export() {
    let store = MemoryStore::new();
    let mut engine = shop(&store);
    block_on(engine.handle(Request::StartDemo { language: DemoLanguage::Chinese })).expect("the demo fits");
    block_on(engine.handle(Request::ExportWorkspace)).expect("there is a workspace");
    let (_, first) = engine.world().last_offered().expect("a file was offered");
    let path = std::env::temp_dir().join(format!("crema-round-trip-{}.json", std::process::id()));
    std::fs::write(&path, &first).expect("the temporary folder can be written");
    let mut other = tab(&MemoryStore::new(), 4);
    let url = path.to_string_lossy().into_owned();
    block_on(other.handle(Request::PreviewRestore { url, name: "copy".into() })).expect("it is a workspace");
    block_on(other.handle(Request::RunRestore { mode: crema::engine::protocol::RestoreMode::Replace })).expect("it fits");
    block_on(other.handle(Request::ExportWorkspace)).expect("there is a workspace");
    let second = other.world().last_offered().map(|(_, bytes)| bytes);
    std::fs::remove_file(&path).expect("it was written above");
    assert!(second.as_deref() == Some(first.as_slice()), "the second export differs from the first");
}

#[test]
fn a_real_file_is_imported_with_the_defaults_offered_and_taken_back_in_one_step() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/cdnow_sample.csv");
    let mut engine = block_on(started(desk(1), Currency::CNY)).expect("memory opens");
    block_on(import_file(&mut engine, path, |_, _| Ok(()))).expect("the file is in order");
    let now = overview(&mut engine);
    assert_eq!((now.n_customers, now.n_purchases), (2_357, 6_919));
    assert_eq!(now.as_of.to_string(), "1998-06-30");
    block_on(import_file(&mut engine, path, |_, _| Ok(()))).expect("the same file twice is no error");
    assert_eq!(overview(&mut engine).n_purchases, 6_919, "and changes nothing");
    block_on(engine.handle(Request::Undo)).expect("the import can be taken back");
    let after = overview(&mut engine);
    assert_eq!((after.n_customers, after.n_purchases), (0, 0));
}

#[test]
fn data_that_was_there_and_is_gone_is_noticed() {
    let store = MemoryStore::new();
    let mut engine = shop(&store);
    block_on(engine.run(add("王思远"))).expect("there is room");
    let mark = block_on(engine.world().presence()).expect("the mark is kept with the first change");
    let emptied = desk(2);
    block_on(emptied.keep_presence(Some(mark)));
    let mut later = Engine::new(MemoryStore::new(), emptied);
    let Ok(Reply::Opened(opened)) = block_on(later.handle(Request::Open { person: String::new() })) else {
        panic!("an empty database opens");
    };
    assert_eq!(opened.loss, Some(Loss::Everything(mark)));
}
