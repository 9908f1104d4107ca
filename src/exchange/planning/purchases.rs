//! Purchases of a file: those that are here already are left alone, the rest becomes columns.

use super::DryRun;
use crate::domain::{CustomerId, Day, Line, ProductId, Purchase, PurchaseId, PurchaseKind};
use crate::exchange::pace::Pace;
use crate::exchange::reading::{Drafts, Slot, Table};
use crate::workspace::{
    Identifiers, Workspace,
    columns::{BatchBuilder, NOBODY},
    commands::ImportBatch,
};
use std::collections::HashMap;

/// What tells two numbered purchases apart.
type Numbered<'a> = (&'a str, Option<CustomerId>, PurchaseKind);
/// What tells two purchases without a number apart; several may be alike.
type Alike = (Option<CustomerId>, Day, PurchaseKind, i64);

/// The purchases that are here already.
#[derive(Default)]
struct Known<'a> {
    numbered: HashMap<Numbered<'a>, PurchaseId>,
    alike: HashMap<Alike, u32>,
}

impl<'a> Known<'a> {
    fn of(workspace: &'a Workspace) -> Self {
        let mut known = Self::default();
        let columns = workspace.purchases().columns();
        for row in workspace.living_rows() {
            let customer = workspace.customers().at(columns.customer[row]).map(|customer| customer.id);
            let number = columns.number.get(row);
            if number.is_empty() {
                let on = Day::from_number(columns.on[row]).unwrap_or(Day::MIN);
                *known.alike.entry((customer, on, columns.kind[row], columns.amount_minor[row])).or_default() += 1;
            } else {
                known.numbered.insert((number, customer, columns.kind[row]), PurchaseId::from_u128(columns.id[row]));
            }
        }
        known
    }

    /// Whether this purchase is here already; one of several alike is used up.
    fn takes(&mut self, number: &str, alike: Alike) -> bool {
        if !number.is_empty() {
            return self.numbered.contains_key(&(number, alike.0, alike.2));
        }
        match self.alike.get_mut(&alike) {
            Some(n) if *n > 0 => {
                *n -= 1;
                true
            }
            _ => false,
        }
    }
}

/// Plans the purchases and counts what would happen.
#[expect(clippy::too_many_arguments, reason = "the halves of a plan, each needed once and only here")]
pub(super) fn plan(
    workspace: &Workspace,
    table: &Table,
    drafts: &Drafts,
    customers: &[Option<CustomerId>],
    products: &[ProductId],
    identifiers: &mut dyn Identifiers,
    batch: &mut ImportBatch,
    dry_run: &mut DryRun,
    pace: &mut Pace<'_>,
) {
    let purchases = &drafts.purchases;
    let mut known = Known::of(workspace);
    let mut kept: Vec<(usize, Option<CustomerId>)> = Vec::with_capacity(purchases.len());
    for index in 0..purchases.len() {
        pace.pass(1);
        let customer = match purchases.customer[index].index() {
            None => None,
            Some(draft) => match customers[draft] {
                Some(id) => Some(id),
                None => {
                    dry_run.n_purchases_skipped += 1;
                    continue;
                }
            },
        };
        let alike = (customer, purchases.on[index], purchases.kind[index], purchases.amount_minor[index]);
        if known.takes(table.text(purchases.number[index]), alike) {
            dry_run.n_already_here += 1;
        } else {
            kept.push((index, customer));
        }
    }
    let first_id = identifiers.run(u32::try_from(kept.len()).unwrap_or(u32::MAX));
    for (place, (index, customer)) in kept.iter().enumerate() {
        let numbered = (table.text(purchases.number[*index]), *customer, purchases.kind[*index]);
        known.numbered.entry(numbered).or_insert(PurchaseId::from_u128(first_id + place as u128));
    }
    let mut builder = BatchBuilder::default();
    for (place, (index, customer)) in kept.into_iter().enumerate() {
        pace.pass(1);
        let id = PurchaseId::from_u128(first_id + place as u128);
        push(&mut builder, table, drafts, products, index, id, customer);
        if purchases.kind[index] == PurchaseKind::Return
            && let Some(original) = original_of(table.text(purchases.number[index]), customer, &known)
        {
            builder.rows().mark_return(original);
        }
        tally(dry_run, drafts, index, customer);
    }
    batch.purchases = builder.finish();
}

/// The sale to the same customer that a return names: by its own number, or a cancelled invoice by its number without the C.
fn original_of(number: &str, customer: Option<CustomerId>, known: &Known<'_>) -> Option<PurchaseId> {
    let names = [Some(number), number.strip_prefix(['C', 'c'])];
    let mut names = names.into_iter().flatten().filter(|name| !name.is_empty());
    names.find_map(|name| known.numbered.get(&(name, customer, PurchaseKind::Sale)).copied())
}

fn push(
    builder: &mut BatchBuilder,
    table: &Table,
    drafts: &Drafts,
    products: &[ProductId],
    index: usize,
    id: PurchaseId,
    customer: Option<CustomerId>,
) {
    let (purchases, lines) = (&drafts.purchases, &drafts.lines);
    let customer = builder.customer(customer);
    let number = table.text(purchases.number[index]);
    builder.rows().push_row(id, customer, purchases.on[index], purchases.kind[index], purchases.amount_minor[index], number);
    for at in purchases.lines_of(index) {
        let product = product_of(lines.product[at], products);
        let number_of_product = product.map_or(NOBODY, |id| builder.product(Some(id)));
        let line = Line {
            product,
            quantity: lines.quantity[at],
            unit_price: lines.unit_price[at],
            discount_minor: lines.discount_minor[at].min(Purchase::MAX_AMOUNT_MINOR),
            amount_minor: lines.amount_minor[at],
            // What no purchase could come to is not known.
            cost_minor: lines.cost_minor[at].filter(|cost| *cost <= Purchase::MAX_AMOUNT_MINOR),
        };
        builder.rows().push_line(number_of_product, &line);
    }
}

fn product_of(slot: Slot, products: &[ProductId]) -> Option<ProductId> {
    products.get(slot.index()?).copied()
}

fn tally(dry_run: &mut DryRun, drafts: &Drafts, index: usize, customer: Option<CustomerId>) {
    let purchases = &drafts.purchases;
    let amount_minor = purchases.amount_minor[index];
    match purchases.kind[index] {
        PurchaseKind::Sale => {
            dry_run.n_sales += 1;
            dry_run.sales_minor = dry_run.sales_minor.saturating_add(amount_minor);
        }
        PurchaseKind::Return => {
            dry_run.n_returns += 1;
            dry_run.returns_minor = dry_run.returns_minor.saturating_add(amount_minor);
        }
    }
    dry_run.n_lines += super::count(purchases.lines_of(index).len());
    dry_run.n_without_customer += u32::from(customer.is_none());
    let on = purchases.on[index];
    dry_run.first_on = Some(dry_run.first_on.map_or(on, |first| first.min(on)));
    dry_run.last_on = Some(dry_run.last_on.map_or(on, |last| last.max(on)));
}
