//! Lists that are sorted, filtered and searched by fields of one's own.

use super::shop::{CHOICE, DATE, KINDS, MONEY, NUMBER, SEVERAL, Shop, TEXT, YES_NO, day, shop, text};
use crema::domain::{CustomField, FieldContent, FieldId, FieldValue};
use crema::workspace::{
    Command,
    questions::{Bound, Column, CustomersView, Filter, Group, Junction, OwnAsk, OwnTest, Says, Sort},
};

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
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
    let own = |at: usize, asks| Filter::Own(OwnTest { field: ids[at], asks });
    let says = |at: usize, says| own(at, OwnAsk::Text(says));
    let number = |at: usize, least, most| own(at, OwnAsk::Number(Bound { least, most }));
    let on = |least: Option<&str>, most: Option<&str>| own(DATE, OwnAsk::Day(Bound { least: least.map(day), most: most.map(day) }));
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
        (says(CHOICE, Says::IsNot(words(&["high"]))), vec!["Ben"]),
        (says(SEVERAL, Says::IsNot(words(&["Tea"]))), vec!["Ben"]),
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
    let at_least = |field, least| Filter::Own(OwnTest { field, asks: OwnAsk::Number(Bound { least: Some(least), most: None }) });
    let filter = at_least(field.id, 100_000);
    assert_eq!(shop.meeting(filter.clone()), ["Ben"]);
    shop.run(Command::File(CustomField { is_retired: true, ..field.clone() }.into()));
    let usual = shop.names(CustomersView::default());
    assert_eq!(shop.sorted(NUMBER, true), usual, "the order of a list that says none");
    assert_eq!(shop.meeting(filter.clone()), ["Ben"], "what was written counts on");
    shop.run(Command::File(field.clone().into()));
    assert_eq!(shop.sorted(NUMBER, true), ["Ben", "Anna", "Cy"]);
    let gone = at_least(FieldId::from_u128(77), 0);
    assert!(shop.meeting(gone).is_empty(), "nobody has a value in a field that is gone");
}
