//! Purchases of a shop, as columns.

use crate::published::{Outcome, fixture};
use crema::domain::{Day, PurchaseKind};
use crema::scoring::{Counting, FreeSales, Histories, PurchaseColumns, PurchaseDays};
use std::collections::HashMap;

/// Its customers are in the order in which they first appear.
pub struct Shop {
    pub ids: Vec<String>,
    customer: Vec<u32>,
    on: Vec<i32>,
    amount_minor: Vec<i64>,
    kind: Vec<PurchaseKind>,
    alive: Vec<bool>,
    pub counting: Counting,
}

impl Shop {
    /// Customer, day and amount of each order.
    pub fn of(orders: impl IntoIterator<Item = (String, i32, i64)>, counting: Counting) -> Outcome<Self> {
        let (mut slots, mut ids) = (HashMap::new(), Vec::new());
        let (mut customer, mut on, mut amount_minor) = (Vec::new(), Vec::new(), Vec::new());
        for (id, day, amount) in orders {
            let next = u32::try_from(slots.len())?;
            customer.push(*slots.entry(id.clone()).or_insert_with(|| {
                ids.push(id);
                next
            }));
            on.push(day);
            amount_minor.push(amount);
        }
        let n_rows = on.len();
        let (kind, alive) = (vec![PurchaseKind::Sale; n_rows], vec![true; n_rows]);
        Ok(Self { ids, customer, on, amount_minor, kind, alive, counting })
    }

    /// CDNOW: each row is an order, even the eight that came to nothing.
    pub fn cdnow(as_of: &str) -> Outcome<Self> {
        let mut orders = Vec::new();
        for row in csv::Reader::from_path(fixture("cdnow_sample.csv"))?.records() {
            let row = row?;
            let (id, date, amount) = (&row[1], row[2].parse::<u32>()?, row[4].replace('.', ""));
            let day = Day::new((date / 10_000).cast_signed(), date / 100 % 100, date % 100)?;
            orders.push((id.to_owned(), day.number(), amount.parse()?));
        }
        Self::of(orders, Counting { as_of: as_of.parse()?, free_sales: FreeSales::Count })
    }

    pub fn columns(&self) -> PurchaseColumns<'_> {
        PurchaseColumns { customer: &self.customer, on: &self.on, amount_minor: &self.amount_minor, kind: &self.kind, alive: &self.alive }
    }

    pub fn histories(&self) -> Histories {
        Histories::of(self.columns(), self.ids.len(), self.counting)
    }

    pub fn days(&self) -> PurchaseDays {
        PurchaseDays::of(self.columns(), self.ids.len(), self.counting)
    }
}
