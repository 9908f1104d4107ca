//! Cleaning up on the whole engine: duplicates found in turns, merged and taken apart later, deleted customers restored, the history of one, and
//! who got whom from whom.
#![cfg(not(target_arch = "wasm32"))]

use crema::domain::{Currency, CustomerId, Day, Distinct, PurchaseKind};
use crema::engine::{
    headless::{Desk, HeadlessEngine, import_file, started},
    protocol::{BIN_LOOK_BACK, BinSheet, Failure, Made, Now, OwnerHistory, RecordHistory, Reply, Request},
};
use crema::workspace::{
    Command, CommandName, Refusal,
    commands::{CustomerField, HandOver, Merging, PurchaseDraft},
    questions::{AskDuplicates, AskMerge, AskTwins, DuplicatesSheet, Life, MergeSide, Query, RecordField, Said, Twin},
};
use pollster::block_on;

fn desk() -> Desk {
    Desk::at(Now { at_ms: 1_000, today: "2026-11-21".parse::<Day>().expect("it is a day") })
}

fn shop() -> HeadlessEngine {
    block_on(started(desk(), Currency::CNY)).expect("memory opens")
}

fn run(engine: &mut HeadlessEngine, command: Command) -> u64 {
    block_on(engine.run(command)).expect("the command is in order").number
}

fn add(engine: &mut HeadlessEngine, name: &str, phone: &str) -> CustomerId {
    let fields = vec![CustomerField::Name(name.to_owned()), CustomerField::Phone(phone.to_owned())];
    match block_on(engine.run(Command::AddCustomer { fields })).expect("there is room").made {
        Some(Made::Customer(id)) => id,
        made => panic!("a customer is made, not {made:?}"),
    }
}

fn buy(engine: &mut HeadlessEngine, customer: CustomerId, amount_minor: i64) {
    let (on, kind) = ("2026-11-01".parse().expect("it is a day"), PurchaseKind::Sale);
    let purchase =
        PurchaseDraft { customer: Some(customer), on, kind, number: String::new(), amount_minor, returns: None, lines: Vec::new() };
    run(engine, Command::RecordPurchase { purchase });
}

fn duplicates(engine: &mut HeadlessEngine) -> DuplicatesSheet {
    let asked = AskDuplicates { least_score: 0, window: 0..100 };
    DuplicatesSheet::try_from(engine.answer(Query::from(asked))).expect("the answer is to this question")
}

fn scanned(engine: &mut HeadlessEngine) -> DuplicatesSheet {
    assert_eq!(block_on(engine.handle(Request::FindDuplicates)), Ok(Reply::Scanned));
    duplicates(engine)
}

fn bin(engine: &mut HeadlessEngine) -> BinSheet {
    match block_on(engine.handle(Request::Bin { before: None })) {
        Ok(Reply::Bin(parcel)) => parcel.open(),
        other => panic!("the bin is the answer, not {other:?}"),
    }
}

fn history(engine: &mut HeadlessEngine, customer: CustomerId, before: Option<u64>, n: u32) -> RecordHistory {
    told(engine, customer, before, n, None)
}

fn told(engine: &mut HeadlessEngine, customer: CustomerId, before: Option<u64>, n: u32, field: Option<RecordField>) -> RecordHistory {
    match block_on(engine.handle(Request::RecordHistory { customer, before, n, field })) {
        Ok(Reply::RecordHistory(parcel)) => parcel.open(),
        other => panic!("the history is the answer, not {other:?}"),
    }
}

fn n_of(engine: &HeadlessEngine, id: CustomerId) -> usize {
    engine.workspace().living_rows().filter(|row| engine.workspace().purchase_at(*row).customer == Some(id)).count()
}

#[test]
fn duplicates_are_found_merged_and_taken_apart_after_other_changes() {
    let mut engine = shop();
    let small = add(&mut engine, "云朵咖啡（上海）有限公司", "021-61234567");
    let large = add(&mut engine, "云朵咖啡(上海)有限责任公司", "+86 21 6123 4567");
    let other = add(&mut engine, "Acme", "13800138000");
    buy(&mut engine, small, 100);
    buy(&mut engine, large, 500);
    buy(&mut engine, large, 700);
    assert!(duplicates(&mut engine).is_unknown, "nobody has looked yet");
    let sheet = scanned(&mut engine);
    assert_eq!((sheet.n_groups, sheet.n_customers, sheet.n_surely_absorbed, sheet.is_outdated), (1, 2, 1, false));
    assert_eq!(sheet.sure, [(large, vec![small])], "whoever bought the most stays");
    assert_eq!(sheet.groups[0].rows.iter().map(|row| row.id).collect::<Vec<_>>(), [large, small]);

    let sides =
        Vec::<MergeSide>::try_from(engine.answer(AskMerge { ids: vec![large, small] }.into())).expect("the answer is to this question");
    assert_eq!(sides.iter().map(|side| side.n_purchases).collect::<Vec<_>>(), [2, 1]);
    let order = Merging { kept: large, absorbed: vec![small], fields: Vec::new() };
    let merged = run(&mut engine, Command::MergeCustomers(vec![order]));
    let sheet = duplicates(&mut engine);
    assert_eq!((sheet.n_groups, sheet.is_outdated, n_of(&engine, large)), (0, true, 3), "a merged group is gone before the next scan");

    buy(&mut engine, large, 900);
    run(&mut engine, Command::EditCustomer { id: large, fields: vec![CustomerField::Region("Shanghai".into())] });
    block_on(engine.handle(Request::UndoEntry { number: merged })).expect("a merge can be taken apart at any time");
    assert_eq!((n_of(&engine, small), n_of(&engine, large)), (1, 3));
    let kept = engine.workspace().customers().get(large).expect("it stayed");
    assert_eq!(kept.region.as_deref(), Some("Shanghai"));
    assert_eq!(scanned(&mut engine).n_groups, 1, "they look alike again");

    run(&mut engine, Command::File(Distinct::between(small, large).into()));
    assert_eq!(duplicates(&mut engine).n_groups, 0, "said not to be the same");
    assert_eq!(scanned(&mut engine).n_groups, 0);
    let again = block_on(engine.run(Command::File(Distinct::between(large, small).into())));
    assert!(matches!(again, Err(Failure::Refused(Refusal::NameTaken { .. }))), "{again:?}");
    run(&mut engine, Command::DeleteCustomers { ids: vec![large, other] });
    assert!(engine.workspace().registers().distincts.is_empty(), "what is said of two goes with either");
}

#[test]
fn a_scan_gives_way_and_begins_anew_when_something_changes() {
    let desk = desk().ticking(20);
    let mut engine = block_on(started(desk, Currency::CNY)).expect("memory opens");
    for n in 0..40 {
        add(&mut engine, &format!("Acme Coffee {}", n / 2), &format!("139{:08}", n / 2));
    }
    let mut underway = None;
    let mut n_turns = 0;
    while block_on(engine.find_duplicates_on(&mut underway)).expect("natively nothing is fetched").is_none() {
        n_turns += 1;
        if n_turns == 10 {
            add(&mut engine, "Bean Roasters Ltd", "13700137000");
            add(&mut engine, "Bean Roasters", "13700137000");
        }
    }
    assert!(n_turns > 60, "a step a turn, and those before the change again: {n_turns}");
    assert_eq!(duplicates(&mut engine).n_groups, 21);
    assert_eq!(block_on(engine.find_duplicates_on(&mut underway)), Ok(Some(Reply::Scanned)), "what is known is not looked for again");
}

#[test]
fn twins_are_told_of_while_somebody_is_typed_in() {
    let mut engine = shop();
    let known = add(&mut engine, "云朵咖啡有限公司", "021-61234567");
    let ask = |engine: &mut HeadlessEngine, except, name: &str, phone: &str| -> Vec<CustomerId> {
        let question = AskTwins { except, name: name.into(), phone: phone.into(), email: String::new() };
        let twins = Vec::<Twin>::try_from(engine.answer(question.into())).expect("the answer is to this question");
        twins.into_iter().map(|twin| twin.id).collect()
    };
    assert_eq!(ask(&mut engine, None, "云朵咖啡", ""), [known]);
    assert_eq!(ask(&mut engine, None, "Somebody", "6123 4567"), [known]);
    assert!(ask(&mut engine, None, "Somebody", "").is_empty());
    assert!(ask(&mut engine, Some(known), "云朵咖啡", "6123 4567").is_empty(), "nobody is their own twin");
    let late = add(&mut engine, "云朵咖啡（杭州）", "");
    assert!(ask(&mut engine, None, "云朵咖啡", "").contains(&late), "who came since is looked at too");
}

#[test]
fn who_was_deleted_comes_back_alone_or_with_all_others() {
    let mut engine = shop();
    let ids: Vec<CustomerId> = ["Acme", "Bean", "Cup"].iter().map(|name| add(&mut engine, name, "")).collect();
    ids.iter().for_each(|id| buy(&mut engine, *id, 100));
    let number = run(&mut engine, Command::DeleteCustomers { ids: ids.clone() });
    let sheet = bin(&mut engine);
    let gone: Vec<(&str, u32, i64)> =
        sheet.entries[0].customers.iter().map(|gone| (gone.name.as_str(), gone.n_purchases, gone.amount_minor)).collect();
    assert_eq!((sheet.entries[0].number, gone), (number, vec![("Acme", 1, 100), ("Bean", 1, 100), ("Cup", 1, 100)]));

    let restore = |engine: &mut HeadlessEngine, ids| block_on(engine.handle(Request::RestoreDeleted { number, ids }));
    let Ok(Reply::Done(done)) = restore(&mut engine, Some(vec![ids[1]])) else { panic!("one can be restored") };
    assert_eq!(done.entry.map(|head| head.command), Some(CommandName::RestoreCustomers));
    assert_eq!((n_of(&engine, ids[1]), bin(&mut engine).entries[0].n_customers), (1, 2));
    restore(&mut engine, None).expect("the others can be restored");
    assert_eq!((engine.workspace().customers().len(), engine.workspace().purchases().len()), (3, 3));
    assert!(bin(&mut engine).entries.is_empty());
    assert_eq!(restore(&mut engine, None), Err(Failure::Refused(Refusal::Gone)), "there is nobody left to restore");

    let number = run(&mut engine, Command::DeleteCustomers { ids: vec![ids[0]] });
    let Ok(Reply::Done(done)) = block_on(engine.handle(Request::RestoreDeleted { number, ids: None })) else {
        panic!("it can be restored")
    };
    assert_eq!(done.entry.map(|head| head.command), Some(CommandName::Undo), "a whole deletion is taken back");
}

#[test]
fn the_bin_looks_back_as_far_as_it_says() {
    let mut engine = shop();
    let [gone, here] = ["Acme", "Bean"].map(|name| add(&mut engine, name, ""));
    run(&mut engine, Command::DeleteCustomers { ids: vec![gone] });
    let change = |engine: &mut HeadlessEngine, n: u64| {
        run(engine, Command::EditCustomer { id: here, fields: vec![CustomerField::Region(n.to_string())] });
    };
    (1..BIN_LOOK_BACK).for_each(|n| change(&mut engine, n));
    assert_eq!(bin(&mut engine).entries.len(), 1, "the oldest entry that is looked at");
    change(&mut engine, BIN_LOOK_BACK);
    assert!(bin(&mut engine).entries.is_empty());
}

#[test]
fn a_merge_waits_in_the_bin_to_be_taken_apart() {
    let mut engine = shop();
    let (kept, absorbed) = (add(&mut engine, "Acme", "1"), add(&mut engine, "Acme Ltd", "2"));
    let order = Merging { kept, absorbed: vec![absorbed], fields: Vec::new() };
    let number = run(&mut engine, Command::MergeCustomers(vec![order]));
    buy(&mut engine, kept, 5);
    assert_eq!(bin(&mut engine).entries.iter().map(|entry| entry.number).collect::<Vec<_>>(), [number]);
    block_on(engine.handle(Request::RestoreDeleted { number, ids: None })).expect("it can be taken apart");
    assert_eq!(engine.workspace().customers().len(), 2);
    assert!(bin(&mut engine).entries.is_empty());
    let mut merged_again = || {
        block_on(engine.handle(Request::Redo)).expect("nothing was changed since");
        assert_eq!(engine.workspace().customers().len(), 1);
        buy(&mut engine, kept, 7);
        engine.standing().journal_number - 1
    };
    let number = merged_again();
    block_on(engine.handle(Request::UndoEntry { number })).expect("merged again, it comes apart at any time too");
    assert_eq!((engine.workspace().customers().len(), n_of(&engine, kept)), (2, 2));
}

#[test]
fn the_history_of_a_customer_is_told_page_by_page() {
    let mut engine = shop();
    let id = add(&mut engine, "Acme", "1");
    let other = add(&mut engine, "Bean", "2");
    for region in ["Beijing", "Shanghai", "Suzhou"] {
        run(&mut engine, Command::EditCustomer { id, fields: vec![CustomerField::Region(region.into())] });
        run(&mut engine, Command::EditCustomer { id: other, fields: vec![CustomerField::Region(region.into())] });
    }
    buy(&mut engine, id, 100);
    block_on(engine.handle(Request::Undo)).expect("the purchase can be taken back");
    let first = history(&mut engine, id, None, 3);
    let lines: Vec<(u32, bool, usize)> =
        first.entries.iter().map(|entry| (entry.change.n_purchases, entry.is_undone, entry.change.fields.len())).collect();
    assert_eq!(lines, [(1, false, 0), (1, true, 0), (0, false, 1)]);
    let told = &first.entries[2].change.fields[0];
    let text = |text: &str| Some(Said::Text(text.to_owned()));
    assert_eq!((told.field, told.before.clone(), told.after.clone()), (RecordField::Region, text("Shanghai"), text("Suzhou")));
    let rest = history(&mut engine, id, first.next, 50);
    assert_eq!((rest.entries.len(), rest.next), (3, None));
    assert_eq!(rest.entries[2].change.life, Life::Made);
    assert!(rest.entries.iter().all(|entry| entry.number < first.entries[2].number));
}

#[test]
fn a_messy_real_file_has_no_duplicates_made_up_of_numbers() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/online_retail_slice.csv.gz");
    let mut engine = shop();
    block_on(import_file(&mut engine, path, |_, _| Ok(()))).expect("the file is in order");
    assert!(engine.workspace().customers().len() > 100, "many customers are known by a number alone");
    assert_eq!(scanned(&mut engine).n_groups, 0, "17850 is not 17851");
    let twin = add(&mut engine, "17850", "");
    let sheet = scanned(&mut engine);
    let ids: Vec<CustomerId> = sheet.groups.iter().flat_map(|group| group.rows.iter().map(|row| row.id)).collect();
    assert!(ids.len() == 2 && ids.contains(&twin), "but 17850 may be 17850");
}

#[test]
fn changes_of_hands_are_found_among_all_others() {
    let mut engine = shop();
    let [anna, ben] = ["Anna", "Ben"].map(|name| add(&mut engine, name, ""));
    let set = |engine: &mut HeadlessEngine, id, field| run(engine, Command::EditCustomer { id, fields: vec![field] });
    set(&mut engine, anna, CustomerField::Owner("Li".into()));
    set(&mut engine, ben, CustomerField::Owner("Wang".into()));
    set(&mut engine, anna, CustomerField::Name("Anna Lee".into()));
    set(&mut engine, anna, CustomerField::Region("Jura".into()));
    let order = HandOver { ids: vec![anna, ben], to: "Chen".into(), task: String::new(), note: String::new() };
    run(&mut engine, Command::HandOver(order));
    let mistake = set(&mut engine, anna, CustomerField::Owner("Nobody".into()));
    block_on(engine.handle(Request::UndoEntry { number: mistake })).expect("nothing came since");
    let read = told(&mut engine, anna, None, 10, Some(RecordField::Owner));
    let name = |said: &Option<Said>| if let Some(Said::Text(name)) = said { name.clone() } else { String::new() };
    let hands: Vec<(String, String)> =
        read.entries.iter().flat_map(|entry| &entry.change.fields).map(|change| (name(&change.before), name(&change.after))).collect();
    let expected = [("Li", "Chen"), ("", "Li")].map(|(before, after)| (before.to_owned(), after.to_owned()));
    assert_eq!(hands, expected, "under the former name too, and without what was taken back");
    assert_eq!(told(&mut engine, anna, None, 1, Some(RecordField::Owner)).entries.len(), 1);
}

#[test]
fn who_got_whom_is_told_with_what_was_taken_back() {
    let mut engine = shop();
    let (anna, ben) = (add(&mut engine, "Anna", "1"), add(&mut engine, "Ben", "2"));
    run(&mut engine, Command::ClaimCustomers { ids: vec![anna, ben], owner: "Li".into() });
    let order = HandOver { ids: vec![anna], to: "Wu".into(), task: String::new(), note: String::new() };
    let handed = run(&mut engine, Command::HandOver(order));
    run(&mut engine, Command::EditCustomer { id: ben, fields: vec![CustomerField::Region("North".into())] });
    run(&mut engine, Command::EditCustomer { id: ben, fields: vec![CustomerField::Owner(String::new())] });
    block_on(engine.handle(Request::UndoEntry { number: handed })).expect("it can be taken back");
    let log = |engine: &mut HeadlessEngine, before| -> OwnerHistory {
        match block_on(engine.handle(Request::OwnerHistory { before })) {
            Ok(Reply::OwnerHistory(parcel)) => parcel.open(),
            other => panic!("the log is the answer, not {other:?}"),
        }
    };
    let told = log(&mut engine, None);
    let rows: Vec<_> = told.entries.iter().map(|entry| (entry.head.command, entry.is_undone, entry.moves.n_moved)).collect();
    assert_eq!(
        rows,
        [
            (CommandName::Undo, false, 1),
            (CommandName::EditCustomer, false, 1),
            (CommandName::HandOver, true, 1),
            (CommandName::ClaimCustomers, false, 2)
        ]
    );
    let handed_over = &told.entries[2].moves.moves[0];
    assert_eq!((handed_over.customer, handed_over.from.as_deref(), handed_over.to.as_deref()), (anna, Some("Li"), Some("Wu")));
    assert_eq!((told.entries[1].moves.moves[0].to.as_deref(), told.next), (None, None));
    assert_eq!(log(&mut engine, Some(handed)).entries.len(), 1, "what came before an entry");
}
