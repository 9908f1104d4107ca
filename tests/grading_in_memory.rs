//! Grading end to end on the host: the demo's schemes, previews against runs, undo, restart, and what belongs to a deleted customer.
#![cfg(not(target_arch = "wasm32"))]

use crema::domain::{Day, Occasion, RunId, Scheme, SchemeId, Standing, schemes::Cut, schemes::Method};
use crema::engine::{
    Engine,
    headless::{Desk, HeadlessEngine},
    protocol::{Failure, GradeOrder, Now, Request},
};
use crema::exchange::demo::DemoLanguage;
use crema::exchange::json::{Export, restore};
use crema::storage::MemoryStore;
use crema::workspace::{
    Command, Refusal, Register,
    grading::Pilot,
    questions::{Answer, AskMigration, AskSchemes, AskStudio, MigrationSheet, Moves, Query, SchemesSheet, StudioSheet},
};
use pollster::block_on;

fn tab(store: &MemoryStore) -> HeadlessEngine {
    let today = "2026-11-21".parse::<Day>().expect("it is a day");
    let noon = u64::try_from(today.number()).expect("it is after 1970") * 86_400_000 + 43_200_000;
    let mut engine = Engine::new(store.clone(), Desk::at(Now { at_ms: noon, today }));
    block_on(engine.handle(Request::Open { person: "Li".into() })).expect("memory opens");
    engine
}

fn demo(store: &MemoryStore) -> HeadlessEngine {
    let mut engine = tab(store);
    block_on(engine.handle(Request::StartDemo { language: DemoLanguage::English })).expect("memory takes it");
    engine
}

fn schemes(engine: &mut HeadlessEngine) -> SchemesSheet {
    SchemesSheet::try_from(engine.answer(Query::from(AskSchemes))).expect("the answer is to this question")
}

fn primary(engine: &mut HeadlessEngine) -> Scheme {
    let sheet = schemes(engine);
    assert!(sheet.rows[0].scheme.is_primary, "the primary scheme comes first");
    sheet.rows[0].scheme.clone()
}

fn preview(engine: &mut HeadlessEngine, scheme: &Scheme) -> StudioSheet {
    match engine.answer(Query::from(AskStudio { scheme: scheme.clone(), as_of: None })) {
        Answer::Studio(sheet) => sheet.expect("the scheme can be applied"),
        other => panic!("not the answer to this question: {other:?}"),
    }
}

fn stricter(mut scheme: Scheme) -> Scheme {
    if let Method::Weighted { cut, .. } = &mut scheme.method {
        *cut = Cut::Quotas(vec![10, 30, 40, 20]);
    }
    scheme
}

fn order(scheme: Scheme) -> Request {
    Request::grading(&GradeOrder { scheme, keeps_scheme: true, as_of: None, occasion: Occasion::Studio, pilot: None })
}

fn n_runs(engine: &HeadlessEngine, scheme: SchemeId) -> usize {
    engine.workspace().registers().runs.iter().filter(|(_, run)| run.scheme_id() == scheme).count()
}

#[test]
fn a_preview_promises_what_the_run_then_holds_and_one_undo_takes_all_of_it_back() {
    let store = MemoryStore::new();
    let mut engine = demo(&store);
    let before = primary(&mut engine);
    let n_before = n_runs(&engine, before.id);
    let draft = stricter(before.clone());
    let promised = preview(&mut engine, &draft);
    assert_eq!(primary(&mut engine), before, "a preview keeps nothing");

    block_on(engine.handle(order(draft))).expect("it can be applied");
    let after = schemes(&mut engine);
    assert_eq!(after.rows[0].scheme.version, before.version + 1);
    assert_eq!(n_runs(&engine, before.id), n_before + 1);
    let counts: Vec<u32> = after.rows[0].layers.iter().map(|layer| layer.n_customers).collect();
    assert_eq!(counts, promised.layers.iter().map(|layer| layer.n_customers).collect::<Vec<_>>());

    let mut again = tab(&store);
    assert_eq!(schemes(&mut again), schemes(&mut engine), "it survives a restart");
    block_on(again.handle(Request::Undo)).expect("it is the last change");
    assert_eq!((primary(&mut again), n_runs(&again, before.id)), (before.clone(), n_before));
    block_on(again.handle(Request::Redo)).expect("it was taken back");
    assert_eq!(n_runs(&again, before.id), n_before + 1);
}

#[test]
fn every_move_between_two_runs_is_counted_in_the_matrix_and_carries_its_inputs() {
    let store = MemoryStore::new();
    let mut engine = demo(&store);
    let scheme = primary(&mut engine);
    let mut runs: Vec<(Day, RunId)> = engine
        .workspace()
        .registers()
        .runs
        .iter()
        .filter(|(_, run)| run.scheme_id() == scheme.id)
        .map(|(_, run)| (run.as_of, run.id))
        .collect();
    runs.sort_unstable();
    let [.., (_, from), (_, to)] = runs[..] else { panic!("the demo has at least two runs") };
    let asked = AskMigration { from, to, moves: Moves::All, n_rows: 500 };
    let Answer::Migration(sheet) = engine.answer(Query::from(asked)) else { panic!("not the answer to this question") };
    let sheet: MigrationSheet = sheet.expect("both runs are there");
    let n_all: u32 = sheet.counts.rows.iter().flatten().sum();
    assert_eq!(n_all as usize, engine.workspace().registers().runs.get(to).map_or(0, |run| run.rows.customer.len()));
    assert_eq!(sheet.n_moves, sheet.counts.n_promoted + sheet.counts.n_demoted);
    assert!(sheet.n_moves > 0, "somebody moves within a quarter");
    for row in &sheet.rows {
        assert_ne!(row.moved.before, Some(row.moved.after));
        assert_eq!(row.moved.inputs.len(), scheme.measures().len());
    }
}

#[test]
fn a_pilot_grades_its_part_and_leaves_the_standing_of_everybody_else() {
    let store = MemoryStore::new();
    let mut engine = demo(&store);
    let scheme = primary(&mut engine);
    let before = schemes(&mut engine);
    let pilot = Some(Pilot::Random { percent: 20, seed: 7 });
    let order = GradeOrder { scheme: scheme.clone(), keeps_scheme: false, as_of: None, occasion: Occasion::Pilot, pilot };
    block_on(engine.handle(Request::grading(&order))).expect("it can be applied");
    let (_, run) = engine.workspace().registers().runs.iter().find(|(_, run)| run.occasion == Occasion::Pilot).expect("it was kept");
    let n_in = run.rows.standing.iter().filter(|standing| **standing != Standing::NotGraded(crema::domain::NotGraded::NotInPilot)).count();
    assert!((60..=180).contains(&n_in), "about a fifth of 600: {n_in}");
    assert_eq!(schemes(&mut engine).rows[0].layers, before.rows[0].layers);
}

#[test]
fn a_scheme_that_cannot_be_applied_is_refused_and_changes_nothing() {
    let store = MemoryStore::new();
    let mut engine = demo(&store);
    let mut scheme = primary(&mut engine);
    if let Method::Weighted { cut, .. } = &mut scheme.method {
        *cut = Cut::Quotas(vec![50, 30, 30, 20]);
    }
    let before = schemes(&mut engine);
    let refused = block_on(engine.handle(order(scheme)));
    assert!(matches!(refused, Err(Failure::Refused(Refusal::SchemeFlawed { .. }))), "{refused:?}");
    assert_eq!(schemes(&mut engine), before);
}

#[test]
fn what_belongs_to_a_customer_goes_and_comes_back_with_it() {
    let store = MemoryStore::new();
    let mut engine = demo(&store);
    let talks = |engine: &HeadlessEngine| engine.workspace().registers().interactions.len();
    let n_before = talks(&engine);
    let customer = engine.workspace().registers().interactions.iter().next().map(|(_, talk)| talk.customer).expect("the demo has talks");
    let n_own = engine.workspace().registers().interactions.iter().filter(|(_, talk)| talk.customer == customer).count();
    block_on(engine.run(Command::DeleteCustomers { ids: vec![customer] })).expect("it is there");
    assert_eq!(talks(&engine) as usize, n_before as usize - n_own);
    block_on(engine.handle(Request::Undo)).expect("it is the last change");
    assert_eq!(talks(&engine), n_before);
}

#[test]
fn a_deleted_scheme_takes_its_runs_and_policies_along_and_brings_them_back() {
    let store = MemoryStore::new();
    let mut engine = demo(&store);
    let scheme = primary(&mut engine);
    let n_policies = engine.workspace().registers().policies.len();
    block_on(engine.run(Command::Discard { register: Register::Scheme, id: scheme.id.as_u128() })).expect("it is there");
    assert_eq!((n_runs(&engine, scheme.id), engine.workspace().registers().policies.len()), (0, 0));
    block_on(engine.handle(Request::Undo)).expect("it is the last change");
    assert!(n_runs(&engine, scheme.id) > 1);
    assert_eq!(engine.workspace().registers().policies.len(), n_policies);
}

#[test]
fn schemes_runs_and_all_else_come_back_from_an_export_and_files_of_version_1_still_open() {
    let store = MemoryStore::new();
    let engine = demo(&store);
    let bytes = Export::of(engine.workspace()).expect("there is a workspace").into_bytes();
    let whole = restore(&bytes).expect("it is an export");
    assert_eq!(whole.registers.runs.len(), engine.workspace().registers().runs.len() as usize);

    let text = String::from_utf8(bytes).expect("JSON is text");
    let cut = text.find(",\n\"schemes\": [").expect("registers come after the purchases");
    let version_1 = text[..cut].replacen("\"version\": 2", "\"version\": 1", 1) + "\n}\n";
    let whole = restore(version_1.as_bytes()).expect("an older file opens");
    assert_eq!((whole.customers.len(), whole.registers.len()), (600, 0));
}
