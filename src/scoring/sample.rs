//! Purchases for the tests of this room, written a row at a time.

use super::{Counting, FreeSales, Histories, PurchaseColumns};
use crate::domain::{Day, PurchaseKind};

/// Columns that grow by a row.
#[derive(Default)]
pub struct Sample {
    customer: Vec<u32>,
    on: Vec<i32>,
    amount_minor: Vec<i64>,
    kind: Vec<PurchaseKind>,
    alive: Vec<bool>,
}

/// The day with this number.
pub fn on(number: i32) -> Day {
    Day::MIN.plus_days(number - Day::MIN.number())
}

impl Sample {
    fn row(&mut self, customer: u32, on: i32, amount_minor: i64, kind: PurchaseKind) -> &mut Self {
        self.customer.push(customer);
        self.on.push(on);
        self.amount_minor.push(amount_minor);
        self.kind.push(kind);
        self.alive.push(true);
        self
    }

    pub fn sale(&mut self, customer: u32, on: i32, amount_minor: i64) -> &mut Self {
        self.row(customer, on, amount_minor, PurchaseKind::Sale)
    }

    pub fn give_back(&mut self, customer: u32, on: i32, amount_minor: i64) -> &mut Self {
        self.row(customer, on, amount_minor, PurchaseKind::Return)
    }

    pub fn delete_last(&mut self) {
        if let Some(alive) = self.alive.last_mut() {
            *alive = false;
        }
    }

    pub fn columns(&self) -> PurchaseColumns<'_> {
        PurchaseColumns { customer: &self.customer, on: &self.on, amount_minor: &self.amount_minor, kind: &self.kind, alive: &self.alive }
    }

    pub fn counting(&self, as_of: i32, free_sales: FreeSales) -> Counting {
        Counting { as_of: on(as_of), free_sales }
    }

    /// Everything up to this day, free orders too.
    pub fn histories(&self, n_slots: usize, as_of: i32) -> Histories {
        Histories::of(self.columns(), n_slots, self.counting(as_of, FreeSales::Count))
    }
}

/// One customer a tuple: days since the last purchase on day 1000, number of purchases, sum in minor units.
pub fn customers(each: &[(i32, u32, i64)]) -> Histories {
    let mut sample = Sample::default();
    for (slot, &(days, n_purchases, amount_minor)) in (0..).zip(each) {
        sample.sale(slot, 1000 - days, amount_minor);
        for _ in 1..n_purchases {
            sample.sale(slot, 1000 - days, 0);
        }
    }
    sample.histories(each.len(), 1000)
}
