//! Fields of one's own from end to end, asked of the whole engine on the host: lists are sorted, filtered and searched by them, they go out
//! and come in with files, and renaming or retiring a field loses nothing.
#![cfg(not(target_arch = "wasm32"))]

use crema::domain::{Currency, CustomField, CustomerId, Day, FieldContent, FieldId, FieldKind, FieldValue, Profile, ProfileId};
use crema::engine::{
    headless::{Desk, HeadlessEngine, started},
    parcel::Parcel,
    protocol::{Failure, Now, Request, TableFormat},
};
use crema::exchange::{
    lists::ExportWords,
    planning::{DryRun, MatchPolicy},
    reading::{Field, Reason},
};
use crema::workspace::{
    Command, Refusal, Register,
    commands::CustomerField,
    questions::{
        AskCustomers, AskFields, AskProfile, Bound, Column, CustomerRows, CustomersView, FieldsSheet, Filter, Group, Junction,
        ProfileSheet, Query, Says, Sort,
    },
};
use pollster::block_on;

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

struct Shop {
    engine: HeadlessEngine,
    fields: Vec<CustomField>,
}

/// One field of each kind, in this order.
const KINDS: [(&str, FieldKind); 7] = [
    ("Nickname", FieldKind::Text),
    ("Shops", FieldKind::Number),
    ("Budget", FieldKind::Money),
    ("Contract ends", FieldKind::Date),
    ("Level", FieldKind::Choice),
    ("Interests", FieldKind::MultiChoice),
    ("Has app", FieldKind::YesNo),
];
const TEXT: usize = 0;
const NUMBER: usize = 1;
const MONEY: usize = 2;
const DATE: usize = 3;
const CHOICE: usize = 4;
const SEVERAL: usize = 5;
const YES_NO: usize = 6;

impl Shop {
    fn new() -> Self {
        let desk = Desk::at(Now { at_ms: 1, today: day("2026-11-21") });
        let mut shop = Self { engine: block_on(started(desk, Currency::CNY)).expect("memory opens"), fields: Vec::new() };
        for (position, (name, kind)) in (0..).zip(KINDS) {
            let choices: &[&str] = match kind {
                FieldKind::Choice => &["Low", "High"],
                FieldKind::MultiChoice => &["Tea", "Cups, saucers", "Cake"],
                _ => &[],
            };
            let choices = choices.iter().map(|choice| (*choice).to_owned()).collect();
            shop.run(Command::File(
                CustomField { id: FieldId::from_u128(0), name: name.into(), kind, choices, position, is_retired: false }.into(),
            ));
        }
        shop.learn_fields();
        shop
    }

    fn learn_fields(&mut self) {
        let sheet = FieldsSheet::try_from(self.engine.answer(Query::from(AskFields))).expect("the answer is to this question");
        self.fields = sheet.rows.into_iter().map(|row| row.field).collect();
    }

    fn run(&mut self, command: Command) {
        self.tried(command).expect("the command fits");
    }

    fn tried(&mut self, command: Command) -> Result<(), Refusal> {
        match block_on(self.engine.run(command)) {
            Ok(_) => Ok(()),
            Err(Failure::Refused(refusal)) => Err(refusal),
            Err(failure) => panic!("memory does not fail: {failure:?}"),
        }
    }

    fn id(&self, at: usize) -> FieldId {
        self.fields[at].id
    }

    fn add(&mut self, name: &str, values: Vec<(usize, FieldContent)>) -> CustomerId {
        self.run(Command::AddCustomer { fields: vec![CustomerField::Name(name.to_owned())] });
        let id = self.customer(name).expect("just made");
        let values: Vec<FieldValue> = values.into_iter().map(|(at, content)| FieldValue { field: self.id(at), content }).collect();
        if !values.is_empty() {
            self.run(Command::File(Profile { values, ..Profile::blank(id) }.into()));
        }
        id
    }

    fn customer(&self, name: &str) -> Option<CustomerId> {
        self.engine.workspace().customers().iter().map(|(_, customer)| customer).find(|other| other.name == name).map(|other| other.id)
    }

    fn profile(&mut self, name: &str) -> Profile {
        let customer = self.customer(name).expect("a customer of this name");
        let answer = self.engine.answer(Query::from(AskProfile { customer }));
        Option::<ProfileSheet>::try_from(answer).expect("the answer is to this question").expect("the customer is here").profile
    }

    fn value(&mut self, name: &str, at: usize) -> Option<FieldContent> {
        let field = self.id(at);
        self.profile(name).values.into_iter().find(|value| value.field == field).map(|value| value.content)
    }

    fn rows(&mut self, view: CustomersView, own: Vec<FieldId>) -> CustomerRows {
        let question = AskCustomers { view, window: 0..100, own };
        CustomerRows::try_from(self.engine.answer(Query::from(question))).expect("the answer is to this question")
    }

    fn names(&mut self, view: CustomersView) -> Vec<String> {
        self.rows(view, Vec::new()).rows.into_iter().map(|row| row.name).collect()
    }

    fn sorted(&mut self, at: usize, descending: bool) -> Vec<String> {
        let sort = Some(Sort { column: Column::Own(self.id(at)), descending });
        self.names(CustomersView { sort, ..CustomersView::default() })
    }

    fn meeting(&mut self, filter: Filter) -> Vec<String> {
        let sort = Some(Sort { column: Column::Name, descending: false });
        self.names(CustomersView { filters: vec![filter], sort, ..CustomersView::default() })
    }

    fn exported(&mut self, at: &[usize]) -> String {
        let columns: Vec<(Column, String)> = at.iter().map(|at| (Column::Own(self.id(*at)), self.fields[*at].name.clone())).collect();
        let columns: Vec<(Column, String)> = [(Column::Name, "Customer name".to_owned())].into_iter().chain(columns).collect();
        let words = ExportWords { sheet_name: "list".into(), yes: "是".into(), no: "否".into(), ..ExportWords::default() };
        let sort = Some(Sort { column: Column::Name, descending: false });
        let view = CustomersView { sort, ..CustomersView::default() };
        block_on(self.engine.export_list(&Parcel::of(&view), &columns, TableFormat::Csv, &words)).expect("a list can be written");
        let (_, bytes) = self.engine.world().last_offered().expect("a file was offered");
        String::from_utf8(bytes).expect("UTF-8")
    }

    /// Reads a file with the meanings that are offered, and says what importing it would do.
    fn checked(&mut self, file: &str, policy: MatchPolicy) -> DryRun {
        let path = std::env::temp_dir().join(format!("crema-own-fields-{:x}.csv", hash_of(file)));
        std::fs::write(&path, file).expect("a folder for temporary files");
        let found = block_on(self.engine.inspect_file(&path.to_string_lossy(), "customers.csv")).expect("it is a file");
        let dry_run = block_on(self.engine.dry_run(found.findings.choices, policy)).expect("its choices fit it");
        drop(std::fs::remove_file(path));
        dry_run
    }

    fn imported(&mut self, file: &str) -> DryRun {
        let dry_run = self.checked(file, MatchPolicy::CreateAndUpdate);
        block_on(self.engine.run_import()).expect("memory does not fail");
        dry_run
    }
}

fn hash_of(text: &str) -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    (text, std::thread::current().id()).hash(&mut hasher);
    hasher.finish()
}

fn text(text: &str) -> FieldContent {
    FieldContent::Text(text.into())
}

fn several(choices: &[&str]) -> FieldContent {
    FieldContent::Choices(choices.iter().map(|choice| (*choice).to_owned()).collect())
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// Anna and Ben have every field filled in, Cy none.
fn shop() -> Shop {
    let mut shop = Shop::new();
    let anna = vec![
        (TEXT, text("Big Ａnna")),
        (NUMBER, FieldContent::Number(25_000)),
        (MONEY, FieldContent::Money(198_050)),
        (DATE, FieldContent::Date(day("2027-01-31"))),
        (CHOICE, FieldContent::Choice("High".into())),
        (SEVERAL, several(&["Tea", "Cups, saucers"])),
        (YES_NO, FieldContent::YesNo(true)),
    ];
    let ben = vec![
        (TEXT, text("benny")),
        (NUMBER, FieldContent::Number(120_000)),
        (MONEY, FieldContent::Money(-5)),
        (DATE, FieldContent::Date(day("2026-12-01"))),
        (CHOICE, FieldContent::Choice("Low".into())),
        (SEVERAL, several(&["Cake"])),
        (YES_NO, FieldContent::YesNo(false)),
    ];
    shop.add("Anna", anna);
    shop.add("Ben", ben);
    shop.add("Cy", Vec::new());
    shop
}

#[test]
fn a_list_is_sorted_by_every_kind_and_who_has_no_value_comes_last() {
    let mut shop = shop();
    for at in [NUMBER, SEVERAL] {
        assert_eq!(shop.sorted(at, false), ["Anna", "Ben", "Cy"], "{:?}", KINDS[at]);
        assert_eq!(shop.sorted(at, true), ["Ben", "Anna", "Cy"], "{:?}", KINDS[at]);
    }
    for at in [TEXT, MONEY, DATE, CHOICE, YES_NO] {
        assert_eq!(shop.sorted(at, false), ["Ben", "Anna", "Cy"], "{:?}", KINDS[at]);
        assert_eq!(shop.sorted(at, true), ["Anna", "Ben", "Cy"], "{:?}", KINDS[at]);
    }
}

#[test]
fn rows_tell_the_fields_that_are_asked_for_and_no_others() {
    let mut shop = shop();
    let (number, gone) = (shop.id(NUMBER), FieldId::from_u128(77));
    let sort = Some(Sort { column: Column::Name, descending: false });
    let rows = shop.rows(CustomersView { sort, ..CustomersView::default() }, vec![gone, number]);
    assert_eq!(rows.rows[0].own, [FieldValue { field: number, content: FieldContent::Number(25_000) }]);
    assert_eq!(rows.rows[2].own, []);
    assert_eq!(rows.fields.len(), KINDS.len());
}

#[test]
fn every_kind_is_filtered_by_in_its_ways() {
    let mut shop = shop();
    let ids: Vec<FieldId> = (0..KINDS.len()).map(|at| shop.id(at)).collect();
    let says = |at: usize, says| Filter::OwnText { field: ids[at], says };
    let number = |at: usize, least, most| Filter::OwnNumber { field: ids[at], within: Bound { least, most } };
    let on = |least: Option<&str>, most: Option<&str>| Filter::OwnDay {
        field: ids[DATE],
        within: Bound { least: least.map(day), most: most.map(day) },
    };
    let cases = [
        (says(TEXT, Says::Has(words(&["ann", "zz"]))), vec!["Anna"]),
        (says(TEXT, Says::Is(words(&["BENNY"]))), vec!["Ben"]),
        (says(TEXT, Says::Is(words(&["ben"]))), vec![]),
        (number(NUMBER, Some(25_000), Some(25_000)), vec!["Anna"]),
        (number(NUMBER, Some(25_001), None), vec!["Ben"]),
        (number(MONEY, None, Some(0)), vec!["Ben"]),
        (on(Some("2027-01-01"), None), vec!["Anna"]),
        (on(None, Some("2026-12-01")), vec!["Ben"]),
        (says(CHOICE, Says::Is(words(&["Low", "High"]))), vec!["Anna", "Ben"]),
        (says(CHOICE, Says::Is(words(&["High"]))), vec!["Anna"]),
        (says(SEVERAL, Says::Is(words(&["Cups, saucers"]))), vec!["Anna"]),
        (says(SEVERAL, Says::Is(words(&["Cake", "Tea"]))), vec!["Anna", "Ben"]),
        (says(YES_NO, Says::Is(words(&["yes"]))), vec!["Anna"]),
        (says(YES_NO, Says::Is(words(&["no"]))), vec!["Ben"]),
    ];
    for (filter, expected) in cases {
        assert_eq!(shop.meeting(filter.clone()), expected, "{filter:?}");
    }
    for (at, kind) in KINDS.iter().enumerate() {
        assert_eq!(shop.meeting(says(at, Says::Nothing)), ["Cy"], "{kind:?}");
        assert_eq!(shop.meeting(says(at, Says::Something)), ["Anna", "Ben"], "{kind:?}");
    }
    let groups = vec![Group { by: Junction::None, filters: vec![says(YES_NO, Says::Is(words(&["yes"]))), says(TEXT, Says::Nothing)] }];
    assert_eq!(shop.names(CustomersView { groups, ..CustomersView::default() }), ["Ben"]);
}

#[test]
fn what_is_written_in_them_is_found() {
    let mut shop = shop();
    let searched = |shop: &mut Shop, search: &str| shop.names(CustomersView { search: search.into(), ..CustomersView::default() });
    assert_eq!(searched(&mut shop, "big anna"), ["Anna"], "one word of the field, one of the name");
    assert_eq!(searched(&mut shop, "saucers"), ["Anna"]);
    let no_one: [&str; 0] = [];
    assert_eq!(searched(&mut shop, "no"), no_one, "an answer is not looked for");
    let mut profile = shop.profile("Ben");
    profile.values.retain(|value| value.content != text("benny"));
    shop.run(Command::File(profile.into()));
    assert_eq!(searched(&mut shop, "benny"), no_one, "what was taken away is not found any more");
}

#[test]
fn renaming_keeps_views_and_retiring_passes_over_the_order_until_the_field_is_back() {
    let mut shop = shop();
    let field = shop.fields[NUMBER].clone();
    shop.run(Command::File(CustomField { name: "Branches".into(), ..field.clone() }.into()));
    assert_eq!(shop.sorted(NUMBER, true), ["Ben", "Anna", "Cy"], "it goes by its identifier");
    let filter = Filter::OwnNumber { field: field.id, within: Bound { least: Some(100_000), most: None } };
    assert_eq!(shop.meeting(filter.clone()), ["Ben"]);
    shop.run(Command::File(CustomField { is_retired: true, ..field.clone() }.into()));
    let usual = shop.names(CustomersView::default());
    assert_eq!(shop.sorted(NUMBER, true), usual, "the order of a list that says none");
    assert_eq!(shop.meeting(filter.clone()), ["Ben"], "what was written counts on");
    shop.run(Command::File(field.clone().into()));
    assert_eq!(shop.sorted(NUMBER, true), ["Ben", "Anna", "Cy"]);
    let gone = Filter::OwnNumber { field: FieldId::from_u128(77), within: Bound { least: Some(0), most: None } };
    assert!(shop.meeting(gone).is_empty(), "nobody has a value in a field that is gone");
}

#[test]
fn a_list_goes_out_and_comes_back_as_it_was() {
    let mut shop = shop();
    let all: Vec<usize> = (0..KINDS.len()).collect();
    let file = shop.exported(&all);
    let anna = "Anna,Big Ａnna,2.5,1980.50,2027-01-31,High,\"Tea; Cups, saucers\",是";
    assert_eq!(file.lines().nth(1), Some(anna));
    let same = shop.checked(&file, MatchPolicy::CreateAndUpdate);
    assert_eq!((same.n_refused, same.n_customers_same, same.n_customers_updated), (0, 3, 0), "{:?}", same.refused);

    let mut other = Shop::new();
    let dry_run = other.imported(&file);
    assert_eq!((dry_run.n_customers_created, dry_run.n_refused), (3, 0));
    for at in all {
        for name in ["Anna", "Ben", "Cy"] {
            assert_eq!(other.value(name, at), shop.value(name, at), "{name} {:?}", KINDS[at]);
        }
    }
}

#[test]
fn values_are_read_by_what_the_field_holds_in_both_languages() {
    let mut shop = Shop::new();
    let file = "Customer name,nickname,SHOPS,Budget,Contract ends,level,Interests,Has app\n\
        Anna,Annie,\"1,200.5\",\"¥1,980.00\",2027/1/31,HIGH,cake|tea,是\n\
        Ben,,3,12,2026年12月1日,low,\"Tea, Cake\",N\n";
    let dry_run = shop.imported(file);
    assert_eq!((dry_run.n_customers_created, dry_run.n_refused), (2, 0), "{:?}", dry_run.refused);
    assert_eq!(shop.value("Anna", TEXT), Some(text("Annie")));
    assert_eq!(shop.value("Anna", NUMBER), Some(FieldContent::Number(12_005_000)));
    assert_eq!(shop.value("Anna", MONEY), Some(FieldContent::Money(198_000)));
    assert_eq!(shop.value("Anna", CHOICE), Some(FieldContent::Choice("High".into())), "as the field writes it");
    assert_eq!(shop.value("Anna", SEVERAL), Some(several(&["Cake", "Tea"])));
    assert_eq!(shop.value("Anna", YES_NO), Some(FieldContent::YesNo(true)));
    assert_eq!(shop.value("Ben", TEXT), None);
    assert_eq!(shop.value("Ben", DATE), Some(FieldContent::Date(day("2026-12-01"))));
    assert_eq!(shop.value("Ben", SEVERAL), Some(several(&["Tea", "Cake"])));
    assert_eq!(shop.value("Ben", YES_NO), Some(FieldContent::YesNo(false)));
}

#[test]
fn a_value_that_does_not_fit_refuses_its_row_and_no_other() {
    let mut shop = Shop::new();
    let own = |shop: &Shop, at: usize| Field::of(&shop.fields[at]);
    let long = format!("5,2027-01-31,High,Tea,yes,{}", "x".repeat(FieldContent::MAX_TEXT_CHARS + 1));
    let good = "5,2027-01-31,High,Tea,yes,ok";
    let rows = [
        ("five,2027-01-31,High,Tea,yes,ok", Reason::NotANumber(own(&shop, NUMBER))),
        ("999999999999999999,2027-01-31,High,Tea,yes,ok", Reason::TooLarge(own(&shop, NUMBER))),
        ("5,soon,High,Tea,yes,ok", Reason::NotADate(own(&shop, DATE))),
        ("5,2027-01-31,Higher,Tea,yes,ok", Reason::NotAChoice(own(&shop, CHOICE))),
        ("5,2027-01-31,High,Tea; Coffee,yes,ok", Reason::NotAChoice(own(&shop, SEVERAL))),
        ("5,2027-01-31,High,Tea,perhaps,ok", Reason::NotYesOrNo(own(&shop, YES_NO))),
        (long.as_str(), Reason::TooLong(own(&shop, TEXT))),
    ];
    let mut file = "Customer name,Shops,Contract ends,Level,Interests,Has app,Nickname\n".to_owned();
    for (number, (row, _)) in rows.iter().enumerate() {
        file.push_str(&format!("Bad {number},{row}\n"));
    }
    for number in 0..30 {
        file.push_str(&format!("Good {number},{good}\n"));
    }
    let dry_run = shop.imported(&file);
    assert_eq!(dry_run.refused.iter().map(|row| row.reason).collect::<Vec<_>>(), rows.map(|(_, reason)| reason));
    assert_eq!((dry_run.n_customers_created, shop.customer("Bad 0")), (30, None));
    assert_eq!(dry_run.refused[0].column.as_deref(), Some("Shops"));
}

#[test]
fn an_import_fills_profiles_by_its_policy_in_one_change_that_is_taken_back_at_once() {
    let mut shop = shop();
    let anna = shop.profile("Anna");
    let kept = Profile { size: Some("large".into()), ..anna.clone() };
    shop.run(Command::File(kept.clone().into()));
    let file = "Customer name,Shops,Level\nAnna,7,\nCy,8,Low\nDora,9,High\n";
    let counts = |dry_run: DryRun| (dry_run.n_customers_created, dry_run.n_customers_updated, dry_run.n_customers_skipped);
    assert_eq!(counts(shop.checked(file, MatchPolicy::CreateOnly)), (1, 0, 2));
    assert_eq!(counts(shop.checked(file, MatchPolicy::UpdateOnly)), (0, 2, 1));
    assert_eq!(counts(shop.imported(file)), (1, 2, 0));
    let after = shop.profile("Anna");
    assert_eq!((after.id, after.size.as_deref()), (kept.id, Some("large")), "the rest of the profile stays");
    assert_eq!(shop.value("Anna", NUMBER), Some(FieldContent::Number(70_000)));
    assert_eq!(shop.value("Anna", CHOICE), Some(FieldContent::Choice("High".into())), "an empty cell says nothing");
    assert_eq!(
        (shop.value("Cy", NUMBER), shop.value("Dora", NUMBER)),
        (Some(FieldContent::Number(80_000)), Some(FieldContent::Number(90_000)))
    );
    assert_eq!(counts(shop.checked(file, MatchPolicy::CreateAndUpdate)), (0, 0, 0), "the same file again changes nothing");
    assert!(block_on(shop.engine.handle(Request::Undo)).is_ok());
    assert_eq!(shop.profile("Anna"), kept);
    assert_eq!((shop.profile("Cy").id, shop.customer("Dora")), (ProfileId::from_u128(0), None), "no profile is left behind");
}

#[test]
fn an_import_that_was_checked_does_not_write_over_what_was_changed_since() {
    let mut shop = shop();
    let file = "Customer name,Shops\nAnna,7\nCy,8\n";
    shop.checked(file, MatchPolicy::CreateAndUpdate);
    let cy = shop.customer("Cy").expect("Cy is here");
    shop.run(Command::File(Profile { size: Some("small".into()), ..Profile::blank(cy) }.into()));
    let refused = block_on(shop.engine.run_import());
    assert_eq!(refused.err(), Some(Failure::Refused(Refusal::ChangedSince { subject: "Cy".into() })));
    assert_eq!(shop.value("Anna", NUMBER), Some(FieldContent::Number(25_000)), "nothing of it is written");
}

#[test]
fn a_column_is_taken_for_the_field_of_its_name_unless_it_is_needed_for_more() {
    let mut shop = Shop::new();
    let new = |name: &str, kind| CustomField {
        id: FieldId::from_u128(0),
        name: name.into(),
        kind,
        choices: Vec::new(),
        position: 9,
        is_retired: false,
    };
    shop.run(Command::File(new("Channel", FieldKind::Text).into()));
    shop.run(Command::File(new("Amount", FieldKind::Money).into()));
    shop.learn_fields();
    let id = |shop: &Shop, name: &str| shop.fields.iter().find(|field| field.name == name).map(Field::of);
    let path = std::env::temp_dir().join("crema-own-fields-guess.csv");
    std::fs::write(&path, "customer name,channel,order date,amount,has_app\nAnn,Web,2026-01-01,12.50,yes\nBo,Shop,2026-01-02,13.50,no\n")
        .expect("a folder for temporary files");
    let found = block_on(shop.engine.inspect_file(&path.to_string_lossy(), "a.csv")).expect("it is a file");
    let fields: Vec<Option<Field>> = found.findings.choices.columns.iter().map(|column| column.field).collect();
    let expected = [Some(Field::CustomerName), id(&shop, "Channel"), Some(Field::Date), Some(Field::Amount), id(&shop, "Has app")];
    assert_eq!(fields, expected, "money of an order is the order's, whatever the team calls its field");

    block_on(shop.engine.dry_run(found.findings.choices, MatchPolicy::default())).expect("its choices fit it");
    block_on(shop.engine.run_import()).expect("memory does not fail");
    let retired = shop.fields.iter().find(|field| field.name == "Channel").cloned().expect("it is defined");
    shop.run(Command::File(CustomField { is_retired: true, ..retired }.into()));
    let again = block_on(shop.engine.inspect_file(&path.to_string_lossy(), "a.csv")).expect("it is a file");
    assert!(again.is_remembered, "choices are kept for the next file of the same header");
    assert_eq!(again.findings.choices.columns[1].field, None, "a retired field is not asked for");
    drop(std::fs::remove_file(path));
}

#[test]
fn a_field_that_was_retired_meanwhile_takes_nothing_in() {
    let mut shop = shop();
    let field = shop.fields[NUMBER].clone();
    let path = std::env::temp_dir().join("crema-own-fields-retired.csv");
    std::fs::write(&path, "Customer name,Shops\nAnna,7\n").expect("a folder for temporary files");
    let found = block_on(shop.engine.inspect_file(&path.to_string_lossy(), "a.csv")).expect("it is a file");
    shop.run(Command::File(CustomField { is_retired: true, ..field.clone() }.into()));
    let refused = block_on(shop.engine.dry_run(found.findings.choices, MatchPolicy::default()));
    assert!(matches!(refused, Err(Failure::Choices(_))), "{refused:?}");
    let gone = shop.tried(Command::Discard { register: Register::CustomField, id: field.id.as_u128() });
    assert_eq!(gone, Err(Refusal::FieldInUse { name: "Shops".into() }), "what was written keeps it");
    drop(std::fs::remove_file(path));
}
