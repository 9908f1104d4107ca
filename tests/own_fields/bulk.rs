//! The same value in a field of one's own for many customers at once: a preview that holds, one change, one undo.

use super::shop::{CHOICE, DATE, MONEY, NUMBER, SEVERAL, Shop, TEXT, YES_NO, day, several, shop, text};
use crema::domain::{CustomField, CustomerId, FieldContent, FieldId};
use crema::engine::protocol::Request;
use crema::workspace::{
    Command, Refusal,
    commands::{BulkEdit, Choosing, CustomerField},
    questions::{AskBulk, BulkSheet, Chosen, CustomersView, Plan, Query},
};
use pollster::block_on;

const NAMES: [&str; 3] = ["Anna", "Ben", "Cy"];

impl Shop {
    fn asked(&mut self, edits: &[BulkEdit]) -> Result<BulkSheet, Refusal> {
        let chosen = Chosen::Shown(CustomersView::default());
        let question = AskBulk { chosen, plan: Plan::Edit(edits.to_vec()), with_ids: true };
        Result::<BulkSheet, Refusal>::try_from(self.engine.answer(Query::from(question))).expect("the answer is to this question")
    }

    fn set(&self, at: usize, content: Option<FieldContent>) -> BulkEdit {
        BulkEdit::SetOwn { field: self.id(at), content }
    }

    /// Does what the preview says.
    fn change_all(&mut self, edits: Vec<BulkEdit>) -> BulkSheet {
        let sheet = self.asked(&edits).expect("it can be done");
        self.run(Command::EditCustomers { ids: sheet.ids.clone(), edits });
        sheet
    }

    fn values(&mut self, at: usize) -> [Option<FieldContent>; 3] {
        NAMES.map(|name| self.value(name, at))
    }

    fn all_ids(&self) -> Vec<CustomerId> {
        NAMES.iter().filter_map(|name| self.customer(name)).collect()
    }

    fn undo(&mut self) {
        block_on(self.engine.handle(Request::Undo)).expect("memory does not fail");
    }
}

#[test]
fn every_kind_is_set_and_emptied_for_all_and_taken_back_in_one_step() {
    let values = [
        (TEXT, text("Chief")),
        (NUMBER, FieldContent::Number(-5_000)),
        (MONEY, FieldContent::Money(100)),
        (DATE, FieldContent::Date(day("2028-02-29"))),
        (CHOICE, FieldContent::Choice("Low".into())),
        (SEVERAL, several(&["Cake", "Tea"])),
        (YES_NO, FieldContent::YesNo(true)),
    ];
    for (at, value) in values {
        let mut shop = shop();
        let before = shop.values(at);
        let n_so_already = before.iter().flatten().filter(|content| **content == value).count();
        let edits = vec![shop.set(at, Some(value.clone()))];
        let sheet = shop.change_all(edits.clone());
        assert_eq!((sheet.n_customers, sheet.n_changed as usize), (3, 3 - n_so_already), "{value:?}");
        assert_eq!(shop.values(at), [(); 3].map(|()| Some(value.clone())));
        assert_eq!(shop.asked(&edits).map(|sheet| sheet.n_changed), Ok(0), "all are so already");
        shop.undo();
        assert_eq!(shop.values(at), before, "one undo takes it back");

        let empty = vec![shop.set(at, None)];
        assert_eq!(shop.change_all(empty).names, ["Anna", "Ben"], "Cy has nothing to take away");
        assert_eq!(shop.values(at), [None, None, None]);
        shop.undo();
        assert_eq!(shop.values(at), before);
    }
}

#[test]
fn other_fields_stay_as_they_are_and_whoever_had_no_profile_has_none_after_undo() {
    let mut shop = shop();
    let others = shop.values(TEXT);
    let edits = vec![shop.set(NUMBER, Some(FieldContent::Number(1))), shop.set(YES_NO, None)];
    shop.change_all(edits);
    assert_eq!(shop.values(TEXT), others);
    assert_eq!(shop.values(YES_NO), [None, None, None]);
    assert_eq!(shop.engine.workspace().registers().profiles.len(), 3);
    shop.undo();
    assert_eq!(shop.engine.workspace().registers().profiles.len(), 2);
}

#[test]
fn a_field_of_the_record_and_one_of_ones_own_change_together() {
    let mut shop = shop();
    let edits = vec![BulkEdit::Set(CustomerField::Region("East".into())), shop.set(CHOICE, Some(FieldContent::Choice("High".into())))];
    assert_eq!(shop.change_all(edits).n_changed, 3);
    let regions = |shop: &Shop| shop.engine.workspace().customers().iter().filter(|(_, one)| one.region.is_some()).count();
    assert_eq!(regions(&shop), 3);
    shop.undo();
    assert_eq!((regions(&shop), shop.value("Ben", CHOICE)), (0, Some(FieldContent::Choice("Low".into()))));
}

#[test]
fn what_says_nothing_empties_the_field() {
    let mut shop = shop();
    let (blank, none) = (shop.set(TEXT, Some(text("  "))), shop.set(SEVERAL, Some(several(&[]))));
    shop.change_all(vec![blank, none]);
    assert_eq!(shop.values(TEXT), [None, None, None]);
    assert_eq!(shop.values(SEVERAL), [None, None, None]);
}

#[test]
fn choices_are_added_and_taken_away_while_others_stay() {
    let mut shop = shop();
    let before = shop.values(SEVERAL);
    let choices = |content: &Option<FieldContent>| match content {
        Some(FieldContent::Choices(choices)) => choices.clone(),
        _ => Vec::new(),
    };
    let (field, cake) = (shop.id(SEVERAL), vec!["Cake".to_owned()]);
    let sheet = shop.change_all(vec![BulkEdit::Choose { field, choices: cake.clone(), choosing: Choosing::Add }]);
    let added = shop.values(SEVERAL);
    let has_cake = |content: &Option<FieldContent>| choices(content).contains(&cake[0]);
    assert_eq!(sheet.n_changed as usize, before.iter().filter(|content| !has_cake(content)).count());
    for (before, after) in before.iter().zip(&added) {
        let expected: Vec<String> = choices(before).into_iter().filter(|choice| *choice != cake[0]).collect();
        let others: Vec<String> = choices(after).into_iter().filter(|choice| *choice != cake[0]).collect();
        assert!(has_cake(after) && others == expected, "{before:?} became {after:?}");
    }
    shop.change_all(vec![BulkEdit::Choose { field, choices: cake.clone(), choosing: Choosing::Remove }]);
    let left = shop.values(SEVERAL);
    assert!(left.iter().all(|content| !has_cake(content) && *content != Some(several(&[]))), "{left:?}");
    let nothing = [BulkEdit::Choose { field, choices: Vec::new(), choosing: Choosing::Add }];
    assert_eq!(shop.asked(&nothing).map(|sheet| sheet.n_changed), Ok(0));
    let wrong = [BulkEdit::Choose { field: shop.id(TEXT), choices: cake, choosing: Choosing::Add }];
    assert_eq!(shop.asked(&wrong).map(|_| ()), Err(Refusal::Gone));
}

#[test]
fn fields_that_are_retired_gone_or_of_another_kind_are_refused_and_nobody_changes() {
    let mut shop = shop();
    let field = shop.fields[NUMBER].clone();
    let before = shop.values(NUMBER);
    let refusal = |shop: &mut Shop, edit: BulkEdit| {
        let asked = shop.asked(std::slice::from_ref(&edit)).map(|_| ());
        let ids = shop.all_ids();
        assert_eq!(shop.tried(Command::EditCustomers { ids, edits: vec![edit] }), asked, "the preview says what the command says");
        asked
    };
    let edit = shop.set(NUMBER, Some(text("seven")));
    assert_eq!(refusal(&mut shop, edit), Err(Refusal::Gone));
    let edit = BulkEdit::SetOwn { field: FieldId::from_u128(77), content: None };
    assert_eq!(refusal(&mut shop, edit), Err(Refusal::Gone));
    let long = shop.set(TEXT, Some(text(&"x".repeat(FieldContent::MAX_TEXT_CHARS + 1))));
    assert!(matches!(refusal(&mut shop, long), Err(Refusal::TooLong { .. })));
    shop.run(Command::File(CustomField { is_retired: true, ..field }.into()));
    for content in [None, Some(FieldContent::Number(7))] {
        let edit = shop.set(NUMBER, content);
        assert_eq!(refusal(&mut shop, edit), Err(Refusal::FieldRetired { name: "Shops".into() }));
    }
    assert_eq!(shop.values(NUMBER), before);
}
