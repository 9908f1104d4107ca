//! Grades by fields of one's own: rules mean what conditions of a list mean, grades follow what is written, and whoever asks is told.

use super::shop::{CHOICE, DATE, MONEY, NUMBER, SEVERAL, Shop, TEXT, YES_NO, day, several, shop, text};
use crema::domain::{
    CustomField, CustomerId, FieldContent, FieldId, FieldKind, GradingRun, Profile, Scheme, SchemeGrade, SchemeId,
    conditions::{Bound, OwnAsk, OwnTest, Says},
    schemes::{Condition, Flaw, Gate, Method, OwnInput, OwnLook, Rule, Schedule},
};
use crema::engine::protocol::{Failure, GradeOrder, Request};
use crema::exchange::json::{Export, restore};
use crema::workspace::{
    Command, Refusal, Register, Workspace,
    commands::BulkEdit,
    questions::{
        AskMigration, AskSchemes, AskStandings, AskStudio, Cause, Filter, MigrationSheet, Moves, Query, SchemeRow, SchemesSheet,
        StandingRow, StandingsSheet, StudioSheet, Warning,
    },
};
use pollster::block_on;
use proptest::{collection::vec, option, prelude::*};

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// Whoever meets the condition is in the first grade, everybody else in the second.
fn scheme(schedule: Schedule, when: Condition) -> Scheme {
    let grade = |name: &str| SchemeGrade { name: name.into(), ..SchemeGrade::default() };
    Scheme {
        id: SchemeId::from_u128(0),
        name: "Own".into(),
        version: 1,
        grades: vec![grade("A"), grade("B")],
        method: Method::Rules { rules: vec![Rule { grade: 0, when }], otherwise: Some(1) },
        gate: Gate { min_purchases: 0, ..Gate::default() },
        schedule,
        note: None,
        is_primary: false,
    }
}

impl Shop {
    fn test(&self, at: usize, asks: OwnAsk) -> OwnTest {
        OwnTest { field: self.id(at), asks }
    }

    fn schemes(&mut self) -> Vec<SchemeRow> {
        SchemesSheet::try_from(self.engine.answer(Query::from(AskSchemes))).expect("the answer is to this question").rows
    }

    /// Files a scheme of one rule; what it is then.
    fn filed(&mut self, schedule: Schedule, when: Condition) -> Scheme {
        self.run(Command::File(scheme(schedule, when).into()));
        self.schemes().pop().expect("just filed").scheme
    }

    fn in_grade(&mut self, scheme: &Scheme, grade: u8) -> Vec<String> {
        self.meeting(Filter::SchemeGrade { scheme: scheme.id, grade: Some(grade) })
    }

    fn studio(&mut self, scheme: &Scheme) -> Result<StudioSheet, Flaw> {
        let question = AskStudio { scheme: scheme.clone(), as_of: None };
        Result::<StudioSheet, Flaw>::try_from(self.engine.answer(Query::from(question))).expect("the answer is to this question")
    }

    fn standings(&mut self, name: &str) -> StandingsSheet {
        let customer = self.customer(name).expect("a customer of this name");
        StandingsSheet::try_from(self.engine.answer(Query::from(AskStandings { customer }))).expect("the answer is to this question")
    }

    fn standing(&mut self, name: &str) -> StandingRow {
        self.standings(name).rows.pop().expect("there is a scheme")
    }

    fn graded(&mut self, scheme: &Scheme) -> Result<GradingRun, Failure> {
        let known: Vec<_> = self.engine.workspace().registers().runs.iter().map(|(_, run)| run.id).collect();
        let order = GradeOrder { scheme: scheme.clone(), keeps_scheme: false, as_of: None, occasion: Default::default(), pilot: None };
        block_on(self.engine.handle(Request::Grade(Box::new(order))))?;
        let runs = self.engine.workspace().registers().runs.iter();
        Ok(runs.map(|(_, run)| run.clone()).find(|run| !known.contains(&run.id)).expect("the run is kept"))
    }

    /// Puts another value in a field of one customer, or takes it away.
    fn write(&mut self, name: &str, at: usize, content: Option<FieldContent>) {
        let ids = self.customer(name).into_iter().collect();
        self.run(Command::EditCustomers { ids, edits: vec![BulkEdit::SetOwn { field: self.id(at), content }] });
    }
}

/// Every way to ask, of every kind.
fn ways() -> Vec<(usize, OwnAsk, Vec<&'static str>)> {
    let number = |least, most| OwnAsk::Number(Bound { least, most });
    let mut ways = vec![
        (TEXT, OwnAsk::Text(Says::Has(words(&["ANN", "zz"]))), vec!["Anna"]),
        (TEXT, OwnAsk::Text(Says::Is(words(&["Benny"]))), vec!["Ben"]),
        (TEXT, OwnAsk::Text(Says::IsNot(words(&["benny"]))), vec!["Anna"]),
        (NUMBER, number(Some(25_001), None), vec!["Ben"]),
        (NUMBER, number(Some(25_000), Some(25_000)), vec!["Anna"]),
        (MONEY, number(None, Some(0)), vec!["Ben"]),
        (DATE, OwnAsk::Day(Bound { least: Some(day("2027-01-31")), most: None }), vec!["Anna"]),
        (CHOICE, OwnAsk::Text(Says::Is(words(&["Low", "Middle"]))), vec!["Ben"]),
        (CHOICE, OwnAsk::Text(Says::IsNot(words(&["Low"]))), vec!["Anna"]),
        (SEVERAL, OwnAsk::Text(Says::Is(words(&["Cake", "Tea"]))), vec!["Anna", "Ben"]),
        (SEVERAL, OwnAsk::Text(Says::IsNot(words(&["Tea"]))), vec!["Ben"]),
        (YES_NO, OwnAsk::Text(Says::Is(words(&["yes"]))), vec!["Anna"]),
        (YES_NO, OwnAsk::Text(Says::Is(words(&["no"]))), vec!["Ben"]),
    ];
    for at in [TEXT, NUMBER, MONEY, DATE, CHOICE, SEVERAL, YES_NO] {
        ways.push((at, OwnAsk::Text(Says::Something), vec!["Anna", "Ben"]));
        ways.push((at, OwnAsk::Text(Says::Nothing), vec!["Cy"]));
    }
    ways
}

#[test]
fn every_kind_is_looked_at_in_its_ways_and_what_is_not_written_meets_nothing_but_being_empty() {
    let mut shop = shop();
    for (at, asks, expected) in ways() {
        let test = shop.test(at, asks);
        let scheme = shop.filed(Schedule::Live, Condition::Own(test.clone()));
        assert_eq!(shop.in_grade(&scheme, 0), expected, "{test:?}");
        assert_eq!(shop.meeting(Filter::Own(test)), expected, "a list says the same");
        shop.run(Command::Discard { register: Register::Scheme, id: scheme.id.as_u128() });
    }
}

fn content(at: usize) -> BoxedStrategy<FieldContent> {
    let word = prop::sample::select(vec!["Low", "High", "Ｈｉｇｈ", "tea", "Tea time", "no"]).prop_map(str::to_owned);
    match at {
        TEXT => word.prop_map(FieldContent::Text).boxed(),
        NUMBER => (-3_i64..4).prop_map(FieldContent::Number).boxed(),
        MONEY => (-3_i64..4).prop_map(FieldContent::Money).boxed(),
        DATE => (0_i32..4).prop_map(|days| FieldContent::Date(day("2026-01-01").plus_days(days))).boxed(),
        CHOICE => word.prop_map(FieldContent::Choice).boxed(),
        SEVERAL => vec(word, 1..3).prop_map(FieldContent::Choices).boxed(),
        _ => any::<bool>().prop_map(FieldContent::YesNo).boxed(),
    }
}

fn asks(at: usize) -> BoxedStrategy<OwnAsk> {
    let word = prop::sample::select(vec!["low", "High", "tea", "t", "yes", "no"]).prop_map(str::to_owned);
    let words = vec(word, 1..3);
    let ends = (option::of(-3_i32..4), option::of(-3_i32..4)).prop_filter("open", |(least, most)| least.is_some() || most.is_some());
    let filled = prop_oneof![Just(OwnAsk::Text(Says::Nothing)), Just(OwnAsk::Text(Says::Something))];
    match at {
        NUMBER | MONEY => {
            let within = ends.prop_map(|(least, most)| OwnAsk::Number(Bound { least: least.map(i64::from), most: most.map(i64::from) }));
            prop_oneof![3 => within, 1 => filled].boxed()
        }
        DATE => {
            let on = |days: i32| day("2026-01-01").plus_days(days);
            let within = ends.prop_map(move |(least, most)| OwnAsk::Day(Bound { least: least.map(on), most: most.map(on) }));
            prop_oneof![3 => within, 1 => filled].boxed()
        }
        _ => {
            let says = prop_oneof![words.clone().prop_map(Says::Is), words.clone().prop_map(Says::Has), words.prop_map(Says::IsNot)];
            prop_oneof![3 => says.prop_map(OwnAsk::Text), 1 => filled].boxed()
        }
    }
}

/// Whose field says what, and what two conditions ask of it.
fn cases() -> impl Strategy<Value = (usize, Vec<Option<FieldContent>>, OwnAsk, OwnAsk)> {
    (0_usize..7).prop_flat_map(|at| (Just(at), vec(option::of(content(at)), 1..6), asks(at), asks(at)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_rule_means_what_the_same_condition_of_a_list_means((at, contents, one, other) in cases()) {
        let mut shop = Shop::new();
        for (number, content) in contents.into_iter().enumerate() {
            shop.add(&number.to_string(), content.into_iter().map(|content| (at, content)).collect());
        }
        let (one, other) = (shop.test(at, one), shop.test(at, other));
        let (met, also) = (shop.meeting(Filter::Own(one.clone())), shop.meeting(Filter::Own(other.clone())));
        let both = Condition::All(vec![Condition::Own(one.clone()), Condition::Own(other.clone())]);
        let scheme = shop.filed(Schedule::Live, both);
        let expected: Vec<String> = met.iter().filter(|name| also.contains(name)).cloned().collect();
        prop_assert_eq!(shop.in_grade(&scheme, 0), expected);
        let run = shop.graded(&scheme).expect("it can be applied");
        prop_assert!(run.is_sound());
        let any = Condition::Any(vec![Condition::Own(one), Condition::Own(other)]);
        let wider = shop.filed(Schedule::Live, any);
        prop_assert_eq!(shop.in_grade(&wider, 0).len(), met.iter().chain(also.iter().filter(|name| !met.contains(name))).count());
    }
}

#[test]
fn grades_of_a_live_scheme_follow_what_is_written_at_once() {
    let mut shop = shop();
    let test = shop.test(CHOICE, OwnAsk::Text(Says::Is(words(&["High"]))));
    let scheme = shop.filed(Schedule::Live, Condition::Own(test));
    assert_eq!(shop.in_grade(&scheme, 0), ["Anna"]);
    shop.write("Cy", CHOICE, Some(FieldContent::Choice("High".into())));
    assert_eq!(shop.in_grade(&scheme, 0), ["Anna", "Cy"], "in bulk");
    let mut profile = shop.profile("Ben");
    profile.values.iter_mut().for_each(|value| {
        if value.content == FieldContent::Choice("Low".into()) {
            value.content = FieldContent::Choice("High".into());
        }
    });
    shop.run(Command::File(profile.into()));
    assert_eq!(shop.in_grade(&scheme, 0), ["Anna", "Ben", "Cy"], "in the form");
    block_on(shop.engine.handle(Request::Undo)).expect("memory does not fail");
    assert_eq!(shop.in_grade(&scheme, 0), ["Anna", "Cy"], "taken back");
    shop.write("Anna", CHOICE, None);
    assert_eq!(shop.in_grade(&scheme, 0), ["Cy"]);
    shop.imported("Customer name,Level\nCy,Low\nBen,High\n");
    assert_eq!(shop.in_grade(&scheme, 0), ["Ben"], "from a file");
}

#[test]
fn a_receipt_tells_what_was_seen_under_the_name_of_today() {
    let mut shop = shop();
    let says = shop.test(CHOICE, OwnAsk::Text(Says::Is(words(&["High", "Top"]))));
    let not = shop.test(CHOICE, OwnAsk::Text(Says::IsNot(words(&["Low"]))));
    let number = shop.test(NUMBER, OwnAsk::Number(Bound { least: Some(20_000), most: None }));
    let when = Condition::All([says, number, not].map(Condition::Own).to_vec());
    shop.filed(Schedule::Live, when);
    let input = |at: usize, look| OwnInput { field: shop.id(at), look };
    let level = input(CHOICE, OwnLook::Is(words(&["High", "Low", "Top"])));
    let (anna, cy) = (vec![(input(NUMBER, OwnLook::Number), Some(25_000)), (level.clone(), Some(1))], None);
    assert_eq!(level.words_in(0b101), ["High", "Top"]);
    assert_eq!(shop.standing("Anna").own_inputs, anna);
    assert_eq!(shop.standing("Ben").own_inputs[1], (level.clone(), Some(2)));
    assert_eq!(shop.standing("Cy").own_inputs[1], (level, cy), "nothing is written there");
    let field = shop.fields[CHOICE].clone();
    shop.run(Command::File(CustomField { name: "Rank".into(), ..field.clone() }.into()));
    let sheet = shop.standings("Anna");
    assert!(sheet.fields.iter().any(|known| known.id == field.id && known.name == "Rank"), "renamed everywhere at once");
    assert_eq!(sheet.rows[0].scheme.version, 1, "a name is no other rule");
}

#[test]
fn a_retired_field_counts_on_and_the_studio_says_so() {
    let mut shop = shop();
    let test = shop.test(YES_NO, OwnAsk::Text(Says::Is(words(&["yes"]))));
    let scheme = shop.filed(Schedule::Live, Condition::Own(test));
    let field = shop.fields[YES_NO].clone();
    shop.run(Command::File(CustomField { is_retired: true, ..field.clone() }.into()));
    assert_eq!(shop.in_grade(&scheme, 0), ["Anna"]);
    let warnings = shop.studio(&scheme).map(|sheet| sheet.warnings);
    assert!(warnings.is_ok_and(|warnings| warnings.contains(&Warning::FieldRetired { field: field.id })));
    shop.run(Command::File(field.into()));
    let warnings = shop.studio(&scheme).map(|sheet| sheet.warnings).expect("it can be applied");
    assert!(!warnings.iter().any(|warning| matches!(warning, Warning::FieldRetired { .. })));
}

#[test]
fn a_field_that_nobody_fills_in_is_pointed_at() {
    let mut shop = Shop::new();
    shop.add("Anna", Vec::new());
    let test = shop.test(TEXT, OwnAsk::Text(Says::Something));
    let warnings = shop.studio(&scheme(Schedule::Live, Condition::Own(test.clone()))).map(|sheet| sheet.warnings);
    assert!(warnings.is_ok_and(|warnings| warnings.contains(&Warning::FieldEmpty { field: test.field })));
}

#[test]
fn a_field_that_rules_look_at_is_not_taken_out_from_under_them_nor_made_another() {
    let mut shop = Shop::new();
    let test = shop.test(NUMBER, OwnAsk::Number(Bound { least: Some(1), most: None }));
    let scheme = shop.filed(Schedule::Live, Condition::Own(test.clone()));
    let refused = || Err(Refusal::FieldInRules { name: "Shops".into(), scheme: "Own".into() });
    let discard = Command::Discard { register: Register::CustomField, id: test.field.as_u128() };
    assert_eq!(shop.tried(discard.clone()), refused());
    let field = CustomField { kind: FieldKind::Text, ..shop.fields[NUMBER].clone() };
    assert_eq!(shop.tried(Command::File(field.into())), refused());
    shop.run(Command::Discard { register: Register::Scheme, id: scheme.id.as_u128() });
    shop.run(discard);
    let gone = Err(Refusal::SchemeFlawed { flaw: Flaw::FieldGone });
    assert_eq!(shop.tried(Command::File(self::scheme(Schedule::Live, Condition::Own(test)).into())), gone);
}

#[test]
fn a_scheme_whose_field_is_gone_grades_nobody_and_says_why() {
    let mut shop = shop();
    let field = CustomField { id: FieldId::from_u128(0), name: "Late".into(), position: 9, ..shop.fields[YES_NO].clone() };
    let filed = block_on(shop.engine.run(Command::File(field.into()))).expect("the field fits");
    shop.learn_fields();
    let late = shop.fields.iter().find(|field| field.name == "Late").expect("just filed").id;
    let test = OwnTest { field: late, asks: OwnAsk::Text(Says::Nothing) };
    let scheme = shop.filed(Schedule::Live, Condition::Any(vec![Condition::Own(test)]));
    assert_eq!(shop.in_grade(&scheme, 0), ["Anna", "Ben", "Cy"]);
    block_on(shop.engine.handle(Request::UndoEntry { number: filed.number })).expect("it was not changed since");
    let nobody: [&str; 0] = [];
    assert_eq!(shop.in_grade(&scheme, 0), nobody, "though being empty would hold of everybody");
    assert_eq!(shop.schemes()[0].flaw, Some(Flaw::FieldGone));
    assert_eq!(shop.standings("Anna").flawed, [("Own".to_owned(), Flaw::FieldGone)]);
    assert_eq!(shop.studio(&scheme).err(), Some(Flaw::FieldGone));
    assert!(matches!(shop.graded(&scheme), Err(Failure::Refused(Refusal::SchemeFlawed { flaw: Flaw::FieldGone }))));
}

#[test]
fn tests_that_ask_for_nothing_for_too_much_or_for_what_a_field_does_not_hold_are_flaws() {
    let mut shop = Shop::new();
    let flaw = |shop: &mut Shop, tests: Vec<OwnTest>| {
        let scheme = scheme(Schedule::Live, Condition::Any(tests.into_iter().map(Condition::Own).collect()));
        let studio = shop.studio(&scheme).err();
        let filed = shop.tried(Command::File(scheme.into())).err();
        assert_eq!(filed, studio.map(|flaw| Refusal::SchemeFlawed { flaw }), "what cannot be looked at cannot be filed");
        studio
    };
    let number = shop.test(NUMBER, OwnAsk::Number(Bound { least: Some(1), most: None }));
    let unsaid = shop.test(NUMBER, OwnAsk::Number(Bound::default()));
    let of_text = OwnTest { field: shop.id(TEXT), ..number.clone() };
    let many: Vec<String> = (0..=OwnInput::MAX_WORDS).map(|at| at.to_string()).collect();
    let wordy = shop.test(TEXT, OwnAsk::Text(Says::Has(many)));
    assert_eq!(flaw(&mut shop, vec![number.clone(), unsaid]), Some(Flaw::OwnTestUnclear));
    assert_eq!(flaw(&mut shop, vec![of_text]), Some(Flaw::FieldOfAnotherKind));
    assert_eq!(flaw(&mut shop, vec![wordy]), Some(Flaw::OwnTestUnclear));
    assert_eq!(flaw(&mut shop, vec![number.clone(); Scheme::MAX_OWN_TESTS + 1]), Some(Flaw::OwnTestUnclear));
    assert_eq!(flaw(&mut shop, vec![number; Scheme::MAX_OWN_TESTS]), None);
}

#[test]
fn what_rules_look_at_is_an_input_of_a_run_and_why_somebody_moved() {
    let mut shop = shop();
    let test = shop.test(NUMBER, OwnAsk::Number(Bound { least: Some(100_000), most: None }));
    let scheme = shop.filed(Schedule::ByHand, Condition::Own(test.clone()));
    let first = shop.graded(&scheme).expect("it can be applied");
    let again = shop.graded(&scheme).expect("it can be applied");
    assert_eq!(first.fingerprint, again.fingerprint, "nothing is other than before");
    shop.write("Anna", TEXT, Some(text("nobody looks here")));
    assert_eq!(shop.graded(&scheme).expect("it can be applied").fingerprint, first.fingerprint);
    shop.write("Anna", NUMBER, Some(FieldContent::Number(30_000)));
    let other = shop.graded(&scheme).expect("it can be applied");
    assert_ne!(other.fingerprint, first.fingerprint, "though nobody's grade is another");
    assert_eq!(other.rows.standing, first.rows.standing);
    shop.write("Anna", NUMBER, Some(FieldContent::Number(130_000)));
    let last = shop.graded(&scheme).expect("it can be applied");
    let question = AskMigration { from: first.id, to: last.id, moves: Moves::All, n_rows: 9 };
    let sheet = Option::<MigrationSheet>::try_from(shop.engine.answer(Query::from(question))).expect("the answer is to this question");
    let sheet = sheet.expect("both runs are kept");
    let input = OwnInput { field: test.field, look: OwnLook::Number };
    let cause = Cause::OwnValue { input: input.clone(), before: Some(25_000), after: Some(130_000) };
    assert_eq!(sheet.rows.len(), 1);
    assert_eq!(sheet.rows[0].causes, [cause, Cause::Rule { before: Some(1), after: 0 }]);
    assert_eq!(
        sheet.rows[0].moved.own_inputs.iter().map(|seen| (&seen.input, seen.before, seen.after)).collect::<Vec<_>>(),
        [(&input, Some(25_000), Some(130_000))]
    );
    assert!(sheet.fields.iter().any(|field| field.id == test.field));
    shop.write("Anna", NUMBER, None);
    assert_eq!(shop.in_grade(&scheme, 0), ["Anna", "Ben"], "a run keeps its grades until the next one");
    assert_eq!(shop.standing("Anna").own_inputs, [(input, Some(130_000))], "and what it saw");
}

#[test]
fn schemes_and_runs_with_such_rules_are_stored_exported_and_restored_as_they_are() {
    let mut shop = shop();
    let tests: Vec<Condition> = ways().into_iter().map(|(at, asks, _)| Condition::Own(shop.test(at, asks))).collect();
    let groups = tests.chunks(9).map(|part| Condition::Any(part.to_vec())).collect();
    let scheme = shop.filed(Schedule::Monthly, Condition::All(groups));
    shop.graded(&scheme).expect("it can be applied");
    let workspace = shop.engine.workspace();
    let first = Export::of(workspace).expect("there is a workspace").into_bytes();
    let whole = restore(&first).expect("what was exported can be read");
    let mut other = Shop::new();
    other.run(Command::Replace(Box::new(whole)));
    let both = |read: fn(&Workspace) -> Vec<String>| (read(shop.engine.workspace()), read(other.engine.workspace()));
    let (schemes, theirs) = both(|workspace| workspace.registers().schemes.iter().map(|(_, scheme)| format!("{scheme:?}")).collect());
    assert_eq!(schemes, theirs);
    let (runs, theirs) = both(|workspace| workspace.registers().runs.iter().map(|(_, run)| format!("{run:?}")).collect());
    assert!(runs == theirs && runs.len() == 1);
    assert_eq!(Export::of(other.engine.workspace()).map(Export::into_bytes), Some(first), "a second export is the first");
    let pages = other.engine.workspace().clone().dirty_pages().into_iter().map(|(table, page, bytes)| (table as u8, page, bytes)).collect();
    let opened = Workspace::from_pages(pages).expect("what was stored opens");
    assert_eq!(opened.registers().schemes.get(scheme.id), Some(&scheme));
}

#[test]
fn merging_two_customers_grades_the_one_that_stays_by_what_both_said() {
    let mut shop = shop();
    let test = shop.test(SEVERAL, OwnAsk::Text(Says::Is(words(&["Cake"]))));
    let scheme = shop.filed(Schedule::Live, Condition::Own(test));
    let id = |shop: &Shop, name: &str| -> CustomerId { shop.customer(name).expect("a customer of this name") };
    let (kept, absorbed) = (id(&shop, "Cy"), vec![id(&shop, "Ben")]);
    assert_eq!(shop.in_grade(&scheme, 0), ["Ben"]);
    shop.run(Command::MergeCustomers(vec![crema::workspace::commands::Merging { kept, absorbed, fields: Vec::new() }]));
    assert_eq!(shop.in_grade(&scheme, 0), ["Cy"]);
    assert_eq!(shop.value("Cy", SEVERAL), Some(several(&["Cake"])));
    let blank = Profile { values: Vec::new(), ..shop.profile("Cy") };
    shop.run(Command::File(blank.into()));
    assert_eq!(shop.in_grade(&scheme, 1), ["Anna", "Cy"]);
}
