//! A workspace with a field of each kind, and customers who have values in them.

use crema::domain::{Currency, CustomField, CustomerId, Day, FieldContent, FieldId, FieldKind, FieldValue, Profile};
use crema::engine::{
    headless::{Desk, HeadlessEngine, started, tried},
    parcel::Parcel,
    protocol::{Inspected, Now, TableFormat},
};
use crema::exchange::{
    lists::ExportWords,
    planning::{DryRun, MatchPolicy},
};
use crema::workspace::{
    Command, Refusal,
    commands::CustomerField,
    questions::{AskCustomers, AskFields, AskProfile, Column, CustomerRows, CustomersView, FieldsSheet, Filter, ProfileSheet, Query, Sort},
};
use pollster::block_on;

pub fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

/// One field of each kind, in this order.
pub const KINDS: [(&str, FieldKind); 7] = [
    ("Nickname", FieldKind::Text),
    ("Shops", FieldKind::Number),
    ("Budget", FieldKind::Money),
    ("Contract ends", FieldKind::Date),
    ("Level", FieldKind::Choice),
    ("Interests", FieldKind::MultiChoice),
    ("Has app", FieldKind::YesNo),
];
pub const TEXT: usize = 0;
pub const NUMBER: usize = 1;
pub const MONEY: usize = 2;
pub const DATE: usize = 3;
pub const CHOICE: usize = 4;
pub const SEVERAL: usize = 5;
pub const YES_NO: usize = 6;

/// The whole engine on the host.
pub struct Shop {
    pub engine: HeadlessEngine,
    pub fields: Vec<CustomField>,
}

impl Shop {
    pub fn new() -> Self {
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

    pub fn learn_fields(&mut self) {
        let sheet = FieldsSheet::try_from(self.engine.answer(Query::from(AskFields))).expect("the answer is to this question");
        self.fields = sheet.rows.into_iter().map(|row| row.field).collect();
    }

    pub fn run(&mut self, command: Command) {
        self.tried(command).expect("the command fits");
    }

    pub fn tried(&mut self, command: Command) -> Result<(), Refusal> {
        block_on(tried(&mut self.engine, command)).map(|_| ())
    }

    pub fn id(&self, at: usize) -> FieldId {
        self.fields[at].id
    }

    pub fn add(&mut self, name: &str, values: Vec<(usize, FieldContent)>) -> CustomerId {
        self.run(Command::AddCustomer { fields: vec![CustomerField::Name(name.to_owned())] });
        let id = self.customer(name).expect("just made");
        let values: Vec<FieldValue> = values.into_iter().map(|(at, content)| FieldValue { field: self.id(at), content }).collect();
        if !values.is_empty() {
            self.run(Command::File(Profile { values, ..Profile::blank(id) }.into()));
        }
        id
    }

    pub fn customer(&self, name: &str) -> Option<CustomerId> {
        self.engine.workspace().customers().iter().map(|(_, customer)| customer).find(|other| other.name == name).map(|other| other.id)
    }

    pub fn profile(&mut self, name: &str) -> Profile {
        let customer = self.customer(name).expect("a customer of this name");
        let answer = self.engine.answer(Query::from(AskProfile { customer }));
        Option::<ProfileSheet>::try_from(answer).expect("the answer is to this question").expect("the customer is here").profile
    }

    pub fn value(&mut self, name: &str, at: usize) -> Option<FieldContent> {
        let field = self.id(at);
        self.profile(name).values.into_iter().find(|value| value.field == field).map(|value| value.content)
    }

    pub fn rows(&mut self, view: CustomersView, own: Vec<FieldId>) -> CustomerRows {
        let question = AskCustomers { view, window: 0..100, own };
        CustomerRows::try_from(self.engine.answer(Query::from(question))).expect("the answer is to this question")
    }

    pub fn names(&mut self, view: CustomersView) -> Vec<String> {
        self.rows(view, Vec::new()).rows.into_iter().map(|row| row.name).collect()
    }

    pub fn sorted(&mut self, at: usize, descending: bool) -> Vec<String> {
        let sort = Some(Sort { column: Column::Own(self.id(at)), descending });
        self.names(CustomersView { sort, ..CustomersView::default() })
    }

    pub fn meeting(&mut self, filter: Filter) -> Vec<String> {
        let sort = Some(Sort { column: Column::Name, descending: false });
        self.names(CustomersView { filters: vec![filter], sort, ..CustomersView::default() })
    }

    pub fn exported(&mut self, at: &[usize]) -> String {
        let columns: Vec<(Column, String)> = at.iter().map(|at| (Column::Own(self.id(*at)), self.fields[*at].name.clone())).collect();
        let columns: Vec<(Column, String)> = [(Column::Name, "Customer name".to_owned())].into_iter().chain(columns).collect();
        let words = ExportWords { sheet_name: "list".into(), yes: "是".into(), no: "否".into(), ..ExportWords::default() };
        let sort = Some(Sort { column: Column::Name, descending: false });
        let view = CustomersView { sort, ..CustomersView::default() };
        block_on(self.engine.export_list(&Parcel::of(&view), &columns, TableFormat::Csv, &words)).expect("a list can be written");
        let (_, bytes) = self.engine.world().last_offered().expect("a file was offered");
        String::from_utf8(bytes).expect("UTF-8")
    }

    /// Reads a file, with the meanings that are offered.
    pub fn inspected(&mut self, file: &str) -> Inspected {
        let path = std::env::temp_dir().join(format!("crema-own-fields-{:x}.csv", hash_of(file)));
        std::fs::write(&path, file).expect("a folder for temporary files");
        let found = block_on(self.engine.inspect_file(&path.to_string_lossy(), "customers.csv")).expect("it is a file");
        drop(std::fs::remove_file(path));
        found
    }

    /// Reads a file with the meanings that are offered, and says what importing it would do.
    pub fn checked(&mut self, file: &str, policy: MatchPolicy) -> DryRun {
        let choices = self.inspected(file).findings.choices;
        block_on(self.engine.dry_run(choices, policy)).expect("its choices fit it")
    }

    pub fn imported(&mut self, file: &str) -> DryRun {
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

pub fn text(text: &str) -> FieldContent {
    FieldContent::Text(text.into())
}

pub fn several(choices: &[&str]) -> FieldContent {
    FieldContent::Choices(choices.iter().map(|choice| (*choice).to_owned()).collect())
}

/// Anna and Ben have every field filled in, Cy none.
pub fn shop() -> Shop {
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
