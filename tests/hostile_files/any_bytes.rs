//! Whatever a file holds, reading it does no harm, and the order of its rows changes nothing.

use super::read;
use crema::domain::Currency;
use crema::exchange::pace::unwatched;
use crema::exchange::reading::*;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Purchases as they would be shown, whatever order they came in.
fn told(inspection: &Inspection, drafts: &Drafts) -> BTreeSet<String> {
    let (table, purchases) = (&inspection.table, &drafts.purchases);
    let customer = |index: usize| purchases.customer[index].index().map_or("", |customer| table.text(drafts.customers.key[customer]));
    let line = |line: usize| {
        let product = drafts.lines.product[line].index().map_or("", |product| table.text(drafts.products.name[product]));
        format!("{product} {:?} {:?}", drafts.lines.quantity[line], drafts.lines.amount_minor[line])
    };
    let purchase = |index: usize| {
        let lines: BTreeMap<String, usize> = purchases.lines_of(index).map(line).fold(BTreeMap::new(), |mut counted, line| {
            *counted.entry(line).or_default() += 1;
            counted
        });
        let (number, on, kind) = (table.text(purchases.number[index]), purchases.on[index], purchases.kind[index]);
        format!("{number} {} {on} {kind:?} {} {lines:?}", customer(index), purchases.amount_minor[index])
    };
    (0..purchases.len()).map(purchase).collect()
}

fn line_row() -> impl Strategy<Value = String> {
    let cells = (0..8_u32, 0..4_u32, 0..5_u32, 1..28_u32, 1..12_u32, -3..9_i32, 0..500_u32);
    cells.prop_map(|(order, customer, product, day, month, quantity, cents)| {
        format!(
            "{},C-{customer},P{product},Cup {},{day:02}/{month:02}/2024,{quantity},{}.{:02}",
            order + 100,
            product + day % 2,
            cents / 100,
            cents % 100
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused_without_harm(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(inspection) = inspect(&bytes, "", &NativeDecoding) {
            let drafts = draft(&inspection.table, &inspection.findings.choices, Target::plain(Currency::CNY), &unwatched);
            if let Ok(drafts) = drafts {
                prop_assert!(drafts.counts.n_refused <= inspection.findings.n_rows);
                refused_csv(&inspection.table, &drafts.refused, "reason", |reason| format!("{reason:?}"));
            }
        }
    }

    #[test]
    fn any_cells_are_read_or_refused_without_harm(text in "[-0-9a-zA,;\"\n\r\t.:/ =+@年月日客户１％￥]{0,300}") {
        let text = format!("order no,customer,date,quantity,price,amount\n{text}");
        if let Ok(inspection) = inspect(text.as_bytes(), "", &NativeDecoding)
            && let Ok(drafts) = draft(&inspection.table, &inspection.findings.choices, Target::plain(Currency::CNY), &unwatched) {
            prop_assert!(drafts.purchases.amount_minor.iter().all(|amount| *amount >= 0));
            let of_lines: i64 = drafts.lines.amount_minor.iter().sum();
            prop_assert!(of_lines <= drafts.purchases.amount_minor.iter().sum());
        }
    }

    #[test]
    fn the_order_of_rows_changes_nothing((rows, shuffled) in proptest::collection::vec(line_row(), 2..40).prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle()))) {
        let file = |rows: &[String]| format!("order no,customer id,sku,product name,date,quantity,price\n{}\n", rows.join("\n"));
        let (first, second) = (read(file(&rows).as_bytes()), read(file(&shuffled).as_bytes()));
        let ((first, first_drafts), (second, second_drafts)) = (first.map_err(|error| TestCaseError::fail(error.to_string()))?, second.map_err(|error| TestCaseError::fail(error.to_string()))?);
        prop_assert_eq!(&first.findings.choices, &second.findings.choices);
        prop_assert_eq!(&first_drafts.counts, &second_drafts.counts);
        prop_assert_eq!(told(&first, &first_drafts), told(&second, &second_drafts));
    }
}
