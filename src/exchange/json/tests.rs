//! Exports, restores and merges against what they promise.

use super::*;
use crate::domain::{
    Category, CategoryId, Currency, Customer, CustomerId, Day, GradeOverride, OverrideId, Policy, PolicyId, Product, ProductId, Purchase,
    PurchaseId, Scheme, SchemeGrade, SchemeId,
    schemes::{Industry, Template},
};
use crate::exchange::demo::{DemoLanguage, SEED, demo};
use crate::exchange::trial::{opened, run};
use crate::workspace::{
    Command, Refusal, Register, Workspace,
    columns::BatchBuilder,
    commands::{TextField, WholeWorkspace},
    registers::RegisterLists,
};
use std::io::Write;

fn exported(workspace: &Workspace) -> Vec<u8> {
    Export::of(workspace).map(Export::into_bytes).unwrap_or_default()
}

/// What a file of this workspace is read as.
const fn read(whole: WholeWorkspace) -> Restored {
    Restored { whole, n_without_grade: 0 }
}

fn small_demo() -> WholeWorkspace {
    demo(SEED, Day::new(2026, 11, 21).unwrap_or(Day::MAX), DemoLanguage::Chinese)
}

/// A file with these records in place of its parts.
fn file(customers: &str, purchases: &str) -> String {
    let settings = r#"{"id":"00000000-0000-0000-0000-000000000001","name":"Tea","currency":"EUR"}"#;
    format!(
        r#"{{"crema":"workspace","version":1,"settings":{settings},"categories":[],"products":[],"customers":[{customers}],"purchases":[{purchases}]}}"#
    )
}

const ANNA: &str = r#"{"id":"00000000-0000-0000-0000-00000000000a","name":"Anna"}"#;
const SALE: &str =
    r#"{"id":"00000000-0000-0000-0000-0000000000aa","customer":"00000000-0000-0000-0000-00000000000a","on":"2026-11-21","amount_minor":5}"#;

#[test]
fn the_demo_comes_back_and_its_second_export_is_the_first() {
    let whole = small_demo();
    let workspace = opened(whole.clone());
    let first = exported(&workspace);
    let restored = restore(&first);
    assert_eq!(restored, Ok(whole));
    assert!(restored.is_ok_and(|restored| exported(&opened(restored)) == first));
}

#[test]
fn pieces_are_small_and_say_how_far_they_are() {
    let workspace = opened(small_demo());
    let mut export = Export::of(&workspace).expect("there is a workspace");
    let n_records = export.n_records();
    let mut sizes = Vec::new();
    while let Some(piece) = export.next() {
        sizes.push(piece.len());
        assert!(export.n_written() <= n_records);
    }
    assert_eq!(export.n_written(), n_records);
    assert!(sizes.len() > 2 && sizes.iter().all(|size| *size < 1_100_000), "{sizes:?}");
    assert!(Export::of(&Workspace::default()).is_none());
}

#[test]
fn gzipped_and_marked_files_are_read_and_damaged_ones_are_not() -> std::io::Result<()> {
    let plain = file(ANNA, SALE);
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(plain.as_bytes())?;
    let gzipped = encoder.finish()?;
    let expected = restore(plain.as_bytes());
    assert!(expected.is_ok());
    assert_eq!(restore(&gzipped), expected);
    assert_eq!(restore(format!("\u{feff}{plain}").as_bytes()), expected);
    assert_eq!(restore(&gzipped[..gzipped.len() - 9]), Err(JsonError::Damaged));
    Ok(())
}

#[test]
fn fields_may_stand_in_any_order() {
    let json: serde_json::Value = serde_json::from_str(&file(ANNA, SALE)).unwrap_or_default();
    let names = json.as_object().into_iter().flatten().map(|(name, _)| name.as_str());
    assert_eq!(names.collect::<Vec<_>>(), ["categories", "crema", "customers", "products", "purchases", "settings", "version"]);
    assert_eq!(restore(json.to_string().as_bytes()), restore(file(ANNA, SALE).as_bytes()));
}

#[test]
fn what_is_no_workspace_is_refused_by_what_it_is() {
    use JsonError as E;
    let whole = file(ANNA, SALE);
    for (text, why) in [
        ("", E::NotJson { line: 1, column: 0 }),
        ("name,date\n", E::NotJson { line: 1, column: 2 }),
        (&whole[..40], E::NotJson { line: 1, column: 40 }),
        (&format!("{whole}x"), E::NotJson { line: 1, column: whole.len() as u64 + 1 }),
        ("[1]", E::NotCrema),
        ("{}", E::NotCrema),
        (r#"{"name":"package","version":"1.0"}"#, E::NotCrema),
        (r#"{"crema":"list","version":1}"#, E::NotCrema),
        (r#"{"crema":"workspace","version":3,"planets":[]}"#, E::NewerVersion { found: 3, known: 2 }),
        (r#"{"crema":"workspace","version":0}"#, E::NoSuchVersion),
        (r#"{"crema":"workspace","version":1,"planets":[]}"#, E::PartUnknown { name: "planets".into() }),
        (r#"{"crema":"workspace","version":1}"#, E::PartMissing { part: Part::Settings }),
        (r#"{"crema":"workspace","version":1,"customers":[],"customers":[]}"#, E::PartTwice { part: Part::Customers }),
    ] {
        assert_eq!(restore(text.as_bytes()), Err(why), "{text}");
    }
}

#[test]
fn a_wrong_record_is_named_by_part_position_and_place() {
    for (customers, purchases, part, position, detail) in [
        (r#"{"id":"a","name":"b"}"#, "", Part::Customers, 1, "UUID"),
        (&format!("{ANNA},{{\"name\":\"x\"}}"), "", Part::Customers, 2, "missing field `id`"),
        (&ANNA.replace("name", "nome"), "", Part::Customers, 1, "unknown field `nome`"),
        (ANNA, &SALE.replace("2026-11-21", "2026-02-30"), Part::Purchases, 1, "not a day"),
        (ANNA, &SALE.replace(":5", ":5.5"), Part::Purchases, 1, "expected i64"),
        (ANNA, "7", Part::Purchases, 1, "invalid type"),
    ] {
        match restore(file(customers, purchases).as_bytes()) {
            Err(JsonError::WrongRecord { part: found, position: at, line: 1, detail: said, .. }) => {
                assert_eq!((found, at), (part, position));
                assert!(said.contains(detail), "{said}");
            }
            other => panic!("{customers} {purchases}: {other:?}"),
        }
    }
    let no_list = file(ANNA, SALE).replace("\"products\":[]", "\"products\":{}");
    assert!(matches!(restore(no_list.as_bytes()), Err(JsonError::WrongRecord { part: Part::Products, position: 0, .. })));
}

#[test]
fn texts_are_kept_to_the_letter_and_endless_ones_refused() {
    let spaced = ANNA.replace("\"Anna\"", "\"  Anna \",\"phone\":\"\",\"note\":\" a\\nb\\u0007 \"");
    let customer = restore(file(&spaced, "").as_bytes()).map(|whole| whole.customers[0].clone());
    let kept = Customer { note: Some(" a\nb\u{7} ".into()), ..Customer::named(CustomerId::from_u128(10), "  Anna ") };
    assert_eq!(customer, Ok(kept));
    let refused = |customers: &str, purchases: &str| match restore(file(customers, purchases).as_bytes()) {
        Err(JsonError::Refused { position: 1, refusal, .. }) => refusal,
        other => panic!("{other:?}"),
    };
    assert_eq!(refused(&ANNA.replace("Anna", " "), ""), Refusal::NameMissing);
    assert_eq!(refused(&ANNA.replace("Anna", &"a".repeat(32_768)), ""), Refusal::TooLong { field: TextField::Name, max: 32_767 });
    let max_minor = Purchase::MAX_AMOUNT_MINOR;
    assert_eq!(refused(ANNA, &SALE.replace(":5", ":-5")), Refusal::AmountOutOfRange { max_minor });
    assert_eq!(refused(ANNA, &SALE.replace(":5", ":9000000000000")), Refusal::AmountOutOfRange { max_minor });
}

#[test]
fn records_must_hold_together() {
    let twice = format!("{ANNA},{}", ANNA.replace("Anna", "Bob"));
    let id = "00000000-0000-0000-0000-00000000000a".to_owned();
    assert_eq!(restore(file(&twice, "").as_bytes()), Err(JsonError::SameIdTwice { part: Part::Customers, id: id.clone() }));
    let dangling = JsonError::Dangling { part: Part::Purchases, target: Part::Customers, id };
    assert_eq!(restore(file("", SALE).as_bytes()), Err(dangling));
    let sales = format!("{SALE},{SALE}");
    assert!(matches!(restore(file(ANNA, &sales).as_bytes()), Err(JsonError::SameIdTwice { part: Part::Purchases, .. })));
    let back = SALE.replace("\"on\"", "\"returns\":\"00000000-0000-0000-0000-0000000000bb\",\"on\"");
    let dangling = restore(file(ANNA, &back).as_bytes());
    assert!(matches!(dangling, Err(JsonError::Dangling { target: Part::Purchases, .. })), "{dangling:?}");
}

#[test]
fn references_to_what_was_deleted_are_left_out_of_the_export() {
    let mut whole = small_demo();
    let row = whole.purchases.rows.returns[0].0 as usize;
    let original = whole.purchases.rows.returned_by(row).expect("the demo has returns");
    whole.products[0].category = Some(CategoryId::from_u128(404));
    let n_returns = whole.purchases.rows.returns.len();
    let mut workspace = opened(whole);
    assert_eq!(run(&mut workspace, Command::DeletePurchase { id: original }), Ok(()));
    let restored = restore(&exported(&workspace)).expect("every export can be restored");
    assert_eq!(restored.purchases.rows.returns.len(), n_returns - 1);
    assert_eq!(restored.products[0].category, None);
}

fn tea_shop(customers: Vec<Customer>, purchases: &[Purchase]) -> WholeWorkspace {
    let whole = restore(file("", "").as_bytes()).expect("the sample is right");
    let mut batch = BatchBuilder::default();
    purchases.iter().for_each(|purchase| batch.push(purchase));
    WholeWorkspace { customers, purchases: batch.finish(), ..whole }
}

fn coded(id: u128, name: &str, code: &str) -> Customer {
    Customer { code: Some(code.into()), ..Customer::named(CustomerId::from_u128(id), name) }
}

fn sale(id: u128, customer: u128, amount_minor: i64) -> Purchase {
    Purchase {
        id: PurchaseId::from_u128(id),
        customer: Some(CustomerId::from_u128(customer)),
        on: Day::MIN,
        kind: crate::domain::PurchaseKind::Sale,
        number: None,
        amount_minor,
        returns: None,
        lines: Vec::new(),
    }
}

#[test]
fn merging_adds_what_is_new_and_keeps_what_is_here() -> Result<(), Refusal> {
    let here = tea_shop(vec![coded(1, "Ann", "A"), coded(2, "Bob", "B")], &[sale(1, 1, 100), sale(2, 2, 200)]);
    let theirs = tea_shop(
        vec![coded(1, "Anna", "A"), coded(2, "Bob", "B"), coded(3, "Cem", "B"), coded(4, "Dot", "D")],
        &[sale(1, 1, 150), sale(2, 2, 200), sale(3, 4, 300)],
    );
    let mut workspace = opened(here);
    let preview = preview(&workspace, &read(theirs.clone()));
    let merge_preview = preview.merge.expect("both are in euros");
    assert_eq!(merge_preview.customers, MergeCounts { n_new: 2, n_same: 1, n_differ: 1, n_only_here: 0 });
    assert_eq!(merge_preview.purchases, MergeCounts { n_new: 1, n_same: 1, n_differ: 1, n_only_here: 0 });
    assert_eq!((merge_preview.n_codes_taken, merge_preview.codes_taken), (1, vec!["B".to_owned()]));
    assert_eq!((preview.contents.n_customers, preview.contents.n_purchases, preview.contents.first_on), (4, 3, Some(Day::MIN)));

    for (policy, name) in [(MergePolicy::KeepMine, "Ann"), (MergePolicy::TakeTheirs, "Anna")] {
        let batch = merge(&workspace, theirs.clone(), policy, "copy.json").expect("both are in euros");
        run(&mut workspace, Command::Import(Box::new(batch)))?;
        let customer = |id| workspace.customers().get(CustomerId::from_u128(id));
        assert_eq!(customer(1).map(|customer| customer.name.as_str()), Some(name));
        assert_eq!(customer(3).map(|customer| customer.code.as_ref()), Some(None));
        assert_eq!(customer(4).and_then(|customer| customer.code.as_deref()), Some("D"));
        assert_eq!(workspace.purchase(PurchaseId::from_u128(1)), Some(sale(1, 1, 100)));
        assert_eq!(workspace.purchases().len(), 3);
    }
    let again = merge(&workspace, theirs, MergePolicy::KeepMine, "copy.json").expect("both are in euros");
    assert!(again.new_customers.is_empty() && again.updated_customers.is_empty() && again.purchases.rows.is_empty());
    Ok(())
}

#[test]
fn a_category_of_the_same_name_and_a_code_that_is_taken_stay_single() {
    let product = |id, category| Product {
        id: ProductId::from_u128(id),
        name: "Oolong".into(),
        code: Some("T1".into()),
        category: Some(CategoryId::from_u128(category)),
        unit_cost: None,
        list_price: None,
    };
    let category = |id, name: &str| Category { id: CategoryId::from_u128(id), name: name.into() };
    let empty = tea_shop(Vec::new(), &[]);
    let here = WholeWorkspace { categories: vec![category(1, "Tea")], products: vec![product(1, 1)], ..empty.clone() };
    let theirs = WholeWorkspace { categories: vec![category(2, "Tea"), category(3, "Pots")], products: vec![product(2, 2)], ..empty };
    let batch = merge(&opened(here), theirs, MergePolicy::KeepMine, "").expect("both are in euros");
    assert_eq!(batch.new_categories, [category(3, "Pots")]);
    assert_eq!(batch.new_products, [Product { code: None, ..product(2, 1) }]);
}

#[test]
fn a_workspace_keeps_its_primary_scheme_and_its_policies_when_a_copy_is_added() -> Result<(), Refusal> {
    let shop = |scheme: u128, policies: &[(u128, Option<u8>)]| {
        let scheme = SchemeId::from_u128(scheme);
        let filed = Template::Segments.scheme("Segments".into(), Vec::new(), Industry::Shop);
        let policy =
            |(id, grade): &(u128, Option<u8>)| Policy { id: PolicyId::from_u128(*id), ..Policy::blank(SchemeId::from_u128(1), *grade) };
        let mut whole = tea_shop(Vec::new(), &[]);
        whole.registers.schemes = vec![Scheme { id: scheme, is_primary: true, ..filed }];
        whole.registers.policies = policies.iter().map(policy).collect();
        whole
    };
    let mut theirs = shop(2, &[(12, Some(0)), (13, Some(1)), (11, Some(2))]);
    theirs.registers.schemes.extend(shop(1, &[]).registers.schemes.into_iter().map(|scheme| Scheme { is_primary: false, ..scheme }));
    for policy in [MergePolicy::KeepMine, MergePolicy::TakeTheirs] {
        let mut workspace = opened(shop(1, &[(10, Some(0)), (11, Some(2))]));
        let batch = merge(&workspace, theirs.clone(), policy, "").expect("both are in euros");
        run(&mut workspace, Command::Import(Box::new(batch)))?;
        let schemes = workspace.registers().schemes.iter().map(|(_, scheme)| (scheme.id.as_u128(), scheme.is_primary));
        assert_eq!(schemes.collect::<Vec<_>>(), [(1, true), (2, false)], "{policy:?}");
        let policies = workspace.registers().policies.iter().map(|(_, policy)| (policy.id.as_u128(), policy.grade));
        assert_eq!(policies.collect::<Vec<_>>(), [(10, Some(0)), (11, Some(2)), (13, Some(1))], "{policy:?}");
    }
    Ok(())
}

#[test]
fn another_currency_cannot_be_added() {
    let theirs = tea_shop(Vec::new(), &[]);
    let mut here = theirs.clone();
    here.settings.currency = Currency::CNY;
    let file = theirs.settings.currency;
    let refused = MergeRefused::OtherCurrency { here: Currency::CNY, file };
    assert_eq!(merge(&opened(here), theirs.clone(), MergePolicy::KeepMine, ""), Err(refused));
    assert_eq!(preview(&Workspace::default(), &read(theirs)).merge, Err(MergeRefused::NothingHere));
}

/// A workspace with a scheme of these grades, and a policy and a grade set by hand for each of these positions.
fn graded(names: &[&str], policies: &[(u128, u8)], overrides: &[(u128, u8)]) -> WholeWorkspace {
    let mut whole = small_demo();
    let customer = whole.customers[0].id;
    let grades = names.iter().map(|name| SchemeGrade { name: (*name).to_owned(), ..SchemeGrade::default() }).collect();
    let id = SchemeId::from_u128(5);
    whole.registers = RegisterLists {
        schemes: vec![Scheme { id, ..Template::AbcdQuota.scheme("Own".into(), grades, Industry::Shop) }],
        policies: policies
            .iter()
            .map(|(policy, grade)| Policy { id: PolicyId::from_u128(*policy), ..Policy::blank(id, Some(*grade)) })
            .collect(),
        overrides: overrides
            .iter()
            .map(|(set, grade)| GradeOverride {
                id: OverrideId::from_u128(*set),
                scheme: id,
                customer,
                grade: *grade,
                reason: "promised".into(),
                person: String::new(),
                from_on: Day::MIN,
                until_on: Day::MAX,
            })
            .collect(),
        ..RegisterLists::default()
    };
    whole
}

#[test]
fn what_points_at_a_scheme_that_is_not_in_the_file_is_refused_as_every_other_reference() {
    let mut whole = graded(&["A", "B", "C", "D"], &[(7, 0)], &[]);
    let file = exported(&opened(whole.clone()));
    assert!(restore(&file).is_ok());
    let elsewhere = SchemeId::from_u128(6);
    whole.registers.policies[0].scheme = elsewhere;
    let text = String::from_utf8(file).unwrap_or_default();
    let (policy, own) = (text.find("\"policies\"").unwrap_or(0), SchemeId::from_u128(5).to_string());
    let broken = format!("{}{}", &text[..policy], text[policy..].replace(&own, &elsewhere.to_string()));
    let expected =
        JsonError::Dangling { part: Part::Register(Register::Policy), target: Part::Register(Register::Scheme), id: elsewhere.to_string() };
    assert_eq!(restore(broken.as_bytes()), Err(expected));
}

#[test]
fn what_points_at_a_grade_that_the_scheme_does_not_have_is_left_out_and_counted() {
    let file = exported(&opened(graded(&["A", "B", "C", "D"], &[(7, 0), (8, 4)], &[(9, 3), (10, 200)])));
    let restored = restored(&file);
    assert_eq!(restored.as_ref().map(|restored| restored.n_without_grade), Ok(2));
    let kept = restored.map(|restored| (restored.whole.registers.policies.len(), restored.whole.registers.overrides.len()));
    assert_eq!(kept, Ok((1, 1)));
}

#[test]
fn grades_in_another_order_are_followed_when_a_copy_is_added() {
    let here = graded(&["A", "B", "C", "D"], &[(7, 0)], &[(9, 1)]);
    let file = graded(&["D", "C", "B", "A"], &[(8, 0), (17, 3)], &[(19, 2)]);
    let added = |policy| {
        let mut workspace = opened(here.clone());
        let batch = merge(&workspace, file.clone(), policy, "copy.json").expect("the currency is the same");
        assert_eq!(run(&mut workspace, Command::Import(Box::new(batch))), Ok(()));
        let mut policies: Vec<_> = workspace.registers().policies.iter().map(|(_, policy)| (policy.id.as_u128(), policy.grade)).collect();
        let mut overrides: Vec<_> = workspace.registers().overrides.iter().map(|(_, set)| (set.id.as_u128(), set.grade)).collect();
        policies.sort_unstable();
        overrides.sort_unstable();
        (policies, overrides)
    };
    // The policy of A is here already, the file's is one too many.
    assert_eq!(added(MergePolicy::KeepMine), (vec![(7, Some(0)), (8, Some(3))], vec![(9, 1), (19, 1)]));
    assert_eq!(added(MergePolicy::TakeTheirs), (vec![(7, Some(3)), (8, Some(0))], vec![(9, 2), (19, 2)]));
}
