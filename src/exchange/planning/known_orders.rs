//! Orders that are here already, so that a file can be imported twice and count once.
//!
//! An order with a number is known by customer, number and direction; one without by customer, day, direction and amount. Where
//! several are alike they are counted: if two are here and the file has three, one is new.

use super::orders::OrderHead;
use crate::domain::PurchaseKind;
use crate::workspace::Workspace;
use std::collections::HashMap;

/// What two orders must share to be the same; the customer is a slot of the workspace.
#[derive(PartialEq, Eq, Hash)]
enum Sign<'a> {
    Numbered { customer: u32, number: &'a str, kind: PurchaseKind },
    Plain { customer: u32, on: i32, kind: PurchaseKind, amount_minor: i64 },
}

/// Orders that are here and not yet met in the file.
pub struct KnownOrders<'a>(HashMap<Sign<'a>, u32>);

impl<'a> KnownOrders<'a> {
    /// The living purchases of a workspace.
    pub fn of(workspace: &'a Workspace) -> Self {
        let columns = workspace.purchases().columns();
        let mut counts = HashMap::with_capacity(workspace.purchases().len() as usize);
        for row in workspace.living_rows() {
            let sign = Sign::of(
                columns.customer[row],
                columns.number.get(row),
                (columns.on[row], columns.kind[row], columns.amount_minor[row]),
            );
            *counts.entry(sign).or_insert(0) += 1;
        }
        Self(counts)
    }

    /// Whether an order of a customer in this slot is here; the same one is not found again.
    pub fn take(&mut self, customer: u32, order: &'a OrderHead) -> bool {
        let sign = Sign::of(customer, order.number.as_deref().unwrap_or_default(), (order.on.number(), order.kind, order.amount_minor));
        match self.0.get_mut(&sign) {
            Some(n_left) if *n_left > 0 => {
                *n_left -= 1;
                true
            }
            _ => false,
        }
    }
}

impl<'a> Sign<'a> {
    const fn of(customer: u32, number: &'a str, (on, kind, amount_minor): (i32, PurchaseKind, i64)) -> Self {
        if number.is_empty() { Self::Plain { customer, on, kind, amount_minor } } else { Self::Numbered { customer, number, kind } }
    }
}
