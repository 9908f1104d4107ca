//! The real files with the choices that are offered, against figures worked out elsewhere.

use super::*;
use crate::domain::{Currency, PurchaseKind};
use crate::exchange::reading::{Drafts, NativeDecoding, Slot, Target, draft};
use std::collections::HashSet;
use std::path::PathBuf;

type Anything<T> = Result<T, Box<dyn std::error::Error>>;

fn fixture(name: &str) -> Anything<Vec<u8>> {
    Ok(std::fs::read(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name))?)
}

fn read(bytes: &[u8], name: &str) -> Anything<(Inspection, Drafts)> {
    let inspection = inspect(bytes, name, &NativeDecoding)?;
    let drafts = draft(&inspection.table, &inspection.findings.choices, Target::plain(Currency::from_code("GBP")?), &unwatched)?;
    Ok((inspection, drafts))
}

/// Customers, orders and revenue that count: a known customer, a sale, some value.
fn counted(drafts: &Drafts) -> (usize, usize, i64) {
    let purchases = &drafts.purchases;
    let counts = |index: &usize| {
        purchases.kind[*index] == PurchaseKind::Sale && purchases.amount_minor[*index] > 0 && purchases.customer[*index] != Slot::NONE
    };
    let counted: Vec<_> = (0..purchases.len()).filter(counts).collect();
    let n_customers = counted.iter().map(|index| purchases.customer[*index]).collect::<HashSet<_>>().len();
    (n_customers, counted.len(), counted.iter().map(|index| purchases.amount_minor[*index]).sum())
}

fn fields(inspection: &Inspection) -> Vec<Option<Field>> {
    inspection.findings.columns.iter().map(|column| column.field.value).collect()
}

#[test]
fn cdnow_is_read_with_the_choices_offered() -> Anything<()> {
    let (inspection, drafts) = read(&fixture("cdnow_sample.csv")?, "cdnow_sample.csv")?;
    let findings = &inspection.findings;
    assert_eq!(fields(&inspection), [None, Some(Field::CustomerCode), Some(Field::Date), Some(Field::Quantity), Some(Field::Amount)]);
    assert_eq!(findings.columns[1].field.why, crate::exchange::reading::FieldWhy::Identifier);
    assert_eq!((findings.shape.value, findings.shape.why), (Shape::PerOrder, ShapeWhy::NoOrderNumbers));
    assert_eq!((findings.n_rows, findings.n_faulty_rows), (6_919, 0));
    assert_eq!(drafts.counts.n_customers, 2_357);
    assert_eq!((drafts.counts.n_sales, drafts.counts.n_returns, drafts.counts.n_refused), (6_919, 0, 0));
    assert_eq!(drafts.counts.sales_minor, 24_409_194);
    assert_eq!(inspection.table.text(drafts.customers.key[0]), "0001");
    assert_eq!(drafts.counts.first_on.map(|day| day.to_string()).as_deref(), Some("1997-01-01"));
    assert_eq!(drafts.counts.last_on.map(|day| day.to_string()).as_deref(), Some("1998-06-30"));
    assert!(drafts.counts.n_purchases_of_no_value > 0);
    Ok(())
}

const RETAIL: [Option<Field>; 8] = [
    Some(Field::OrderNumber),
    Some(Field::ProductCode),
    Some(Field::ProductName),
    Some(Field::Quantity),
    Some(Field::Date),
    Some(Field::UnitPrice),
    Some(Field::CustomerCode),
    Some(Field::Region),
];

#[test]
fn two_months_of_online_retail_are_read_with_the_choices_offered() -> Anything<()> {
    let (inspection, drafts) = read(&fixture("online_retail_slice.csv.gz")?, "online_retail_slice.csv.gz")?;
    let findings = &inspection.findings;
    assert_eq!(fields(&inspection), RETAIL);
    assert_eq!(findings.shape.value, Shape::PerLine);
    assert_eq!(findings.header.sureness, Sureness::Certain);
    assert!(findings.c_is_cancelled.value);
    assert_eq!(counted(&drafts), (1_302, 2_387, 114_215_893));
    assert_eq!(drafts.counts.n_refused, 0);
    assert_eq!(drafts.lines.len() + drafts.counts.n_set_aside, findings.n_rows);
    Ok(())
}

#[test]
fn all_of_online_retail_is_read_with_the_choices_offered() -> Anything<()> {
    // Too large for the repository: read where it lies beside it.
    let Ok(bytes) = std::fs::read(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data/online_retail.csv.gz")) else {
        return Ok(());
    };
    let (inspection, drafts) = read(&bytes, "online_retail.csv.gz")?;
    assert_eq!(fields(&inspection), RETAIL);
    assert_eq!(inspection.findings.n_rows, 541_909);
    assert_eq!(counted(&drafts), (4_338, 18_532, 891_140_790));
    assert_eq!(drafts.counts.n_customers, 4_372);
    assert_eq!((drafts.counts.n_refused, drafts.counts.n_set_aside), (0, 1_338));
    let name_of = |code: &str| {
        let index = drafts.products.code.iter().position(|cell| inspection.table.text(*cell) == code)?;
        Some(inspection.table.text(drafts.products.name[index]))
    };
    assert_eq!(name_of("85123A"), Some("WHITE HANGING HEART T-LIGHT HOLDER"));
    Ok(())
}
