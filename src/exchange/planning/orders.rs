//! Which orders of the file are new, and what its returns take back.
//!
//! New orders stand in the order of days, whatever the order of the rows. A return takes back the sale to the same customer whose
//! number it has, or whose number follows its C; nothing else is certain enough.

use super::{customers::Buyer, known_orders::KnownOrders, texts::Texts};
use crate::domain::{Currency, CustomerId, Day, Line, ProductId, Purchase, PurchaseId, PurchaseKind, Quantity, UnitPrice};
use crate::exchange::reading::Drafts;
use crate::workspace::{
    Identifiers, Workspace,
    columns::{BatchBuilder, NOBODY, PurchaseBatch},
    commands::TextField,
};
use std::collections::{HashMap, HashSet};

/// The orders of a plan.
#[derive(Default)]
pub struct PlannedOrders {
    pub batch: PurchaseBatch,
    pub n_already_here: u32,
    /// Of customers that are left out.
    pub n_left_out: u32,
}

/// An order without its lines.
pub struct OrderHead {
    draft: usize,
    pub customer: Option<CustomerId>,
    /// The customer's slot where the customer is here.
    slot: Option<u32>,
    pub on: Day,
    pub kind: PurchaseKind,
    pub number: Option<String>,
    pub amount_minor: i64,
}

/// A sale's customer and number, by which returns find it.
type SaleName<'a> = (Option<CustomerId>, &'a str);

/// What orders are planned from.
pub struct OrderPlanner<'a> {
    pub workspace: &'a Workspace,
    pub drafts: &'a Drafts,
    /// Who each draft of a customer is.
    pub buyers: &'a [Buyer],
    /// What each draft of a product is.
    pub products: &'a [Option<ProductId>],
}

impl OrderPlanner<'_> {
    /// Plans all drafts.
    pub fn plan(&self, texts: &mut Texts<'_>, identifiers: &mut dyn Identifiers) -> PlannedOrders {
        let drafts = &self.drafts.purchases;
        let mut heads: Vec<OrderHead> = (0..drafts.len()).filter_map(|draft| self.head(draft, texts)).collect();
        heads.sort_by(|a, b| self.order(a).cmp(&self.order(b)));
        let mut known = KnownOrders::of(self.workspace);
        let mut new: Vec<&OrderHead> = Vec::with_capacity(heads.len());
        for head in &heads {
            // A customer who is new has no orders here.
            let is_here = match (head.customer, head.slot) {
                (Some(_), None) => false,
                (_, slot) => known.take(slot.unwrap_or(NOBODY), head),
            };
            if !is_here {
                new.push(head);
            }
        }
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        PlannedOrders {
            n_already_here: count(heads.len() - new.len()),
            n_left_out: count(drafts.len() - heads.len()),
            batch: self.booked(&new, identifiers),
        }
    }

    /// An order without its lines; none where its customer is left out.
    fn head(&self, draft: usize, texts: &mut Texts<'_>) -> Option<OrderHead> {
        let drafts = &self.drafts.purchases;
        let (customer, slot) = match drafts.customer[draft].index().map(|customer| self.buyers[customer]) {
            None => (None, None),
            Some(Buyer::Here(id)) => (Some(id), self.workspace.customers().slot(id)),
            Some(Buyer::New(id)) => (Some(id), None),
            Some(Buyer::LeftOut) => return None,
        };
        let number = texts.kept(TextField::Number, drafts.number[draft]);
        let (on, kind, amount_minor) = (drafts.on[draft], drafts.kind[draft], drafts.amount_minor[draft]);
        Some(OrderHead { draft, customer, slot, on, kind, number, amount_minor })
    }

    /// What orders are sorted by: orders that are alike in all of it are alike in every figure.
    fn order<'h>(&self, head: &'h OrderHead) -> impl Ord + use<'h> {
        let n_lines = self.drafts.purchases.lines_of(head.draft).len();
        (head.on, head.customer, head.number.as_deref(), head.kind, head.amount_minor, n_lines)
    }

    fn booked(&self, new: &[&OrderHead], identifiers: &mut dyn Identifiers) -> PurchaseBatch {
        let n_new = u32::try_from(new.len()).unwrap_or(u32::MAX);
        let first_id = if n_new == 0 { 0 } else { identifiers.run(n_new) };
        let id_of = |position: usize| PurchaseId::from_u128(first_id + position as u128);
        let sales = self.sales_by_name(new, id_of);
        let mut builder = BatchBuilder::default();
        for (position, head) in new.iter().enumerate() {
            let customer = builder.customer(head.customer);
            let number = head.number.as_deref().unwrap_or_default();
            builder.rows().push_row(id_of(position), customer, head.on, head.kind, head.amount_minor, number);
            self.add_lines(head, &mut builder);
            if let Some(sale) = names_of_returned(head).find_map(|name| sales.get(&name)) {
                let row = u32::try_from(position).unwrap_or(u32::MAX);
                builder.rows().returns.push((row, sale.as_u128()));
            }
        }
        builder.finish()
    }

    fn add_lines(&self, head: &OrderHead, builder: &mut BatchBuilder) {
        let lines = &self.drafts.lines;
        let in_range = |minor: &i64| (0..=Purchase::MAX_AMOUNT_MINOR).contains(minor);
        let mut left_minor = head.amount_minor;
        let places = self.drafts.purchases.lines_of(head.draft);
        let has_lines = !places.is_empty();
        for at in places {
            let product = lines.product[at].index().and_then(|product| self.products[product]);
            let number = builder.product(product);
            let line = Line {
                product,
                quantity: lines.quantity[at],
                unit_price: lines.unit_price[at],
                discount_minor: lines.discount_minor[at].clamp(0, Purchase::MAX_AMOUNT_MINOR),
                amount_minor: lines.amount_minor[at],
                cost_minor: lines.cost_minor[at].filter(in_range),
            };
            left_minor -= line.amount_minor;
            builder.rows().push_line(number, &line);
        }
        if has_lines && left_minor > 0 {
            // Rows without product and price, such as freight: an order is the sum of its lines.
            builder.rows().push_line(NOBODY, &self.line_of_nothing(left_minor));
        }
    }

    fn line_of_nothing(&self, amount_minor: i64) -> Line {
        let currency = self.workspace.settings().map_or(Currency::CNY, |settings| settings.currency);
        let unit_price = UnitPrice(amount_minor * (UnitPrice::PER_MAJOR / currency.minor_per_major()));
        Line { product: None, quantity: Quantity::ONE, unit_price, discount_minor: 0, amount_minor, cost_minor: None }
    }

    /// Sales that new returns name, new ones and those that are here.
    fn sales_by_name<'h>(&self, new: &[&'h OrderHead], id_of: impl Fn(usize) -> PurchaseId) -> HashMap<SaleName<'h>, PurchaseId> {
        let wanted: HashSet<SaleName<'h>> = new.iter().copied().flat_map(names_of_returned).collect();
        let mut sales = HashMap::new();
        if wanted.is_empty() {
            return sales;
        }
        let columns = self.workspace.purchases().columns();
        for row in self.workspace.living_rows().filter(|row| columns.kind[*row] == PurchaseKind::Sale) {
            let customer = self.workspace.customers().at(columns.customer[row]).map(|customer| customer.id);
            if let Some(name) = wanted.get(&(customer, columns.number.get(row))) {
                sales.entry(*name).or_insert(PurchaseId::from_u128(columns.id[row]));
            }
        }
        for (position, head) in new.iter().enumerate().filter(|(_, head)| head.kind == PurchaseKind::Sale) {
            let name = (head.customer, head.number.as_deref().unwrap_or_default());
            if wanted.contains(&name) {
                sales.entry(name).or_insert(id_of(position));
            }
        }
        sales
    }
}

/// The sales that a return may take back, by its number; none for a sale.
fn names_of_returned(head: &OrderHead) -> impl Iterator<Item = SaleName<'_>> {
    let number = head.number.as_deref().filter(|_| head.kind == PurchaseKind::Return);
    let after_c = number.and_then(|number| number.strip_prefix(['C', 'c'])).filter(|rest| !rest.is_empty());
    number.into_iter().chain(after_c).map(|number| (head.customer, number))
}
