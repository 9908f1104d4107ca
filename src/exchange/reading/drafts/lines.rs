//! Drafts of lines, in the order of their purchases.
//!
//! Not here: which purchase a line belongs to, which [`purchases`](super::purchases) says by ranges.

use super::Slot;
use super::facts::LineFacts;
use crate::domain::{Quantity, UnitPrice};

/// Lines as columns.
#[derive(Clone, Debug, Default)]
pub struct DraftLines {
    /// A product of [`DraftProducts`](super::DraftProducts), or none.
    pub product: Vec<Slot>,
    pub quantity: Vec<Quantity>,
    /// As the file has it; the amount divided by the pieces where it has none.
    pub unit_price: Vec<UnitPrice>,
    pub discount_minor: Vec<i64>,
    pub amount_minor: Vec<i64>,
    pub cost_minor: Vec<Option<i64>>,
}

impl DraftLines {
    /// How many there are.
    pub const fn len(&self) -> usize {
        self.product.len()
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.product.is_empty()
    }

    pub(super) fn push(&mut self, product: Slot, line: &LineFacts) {
        self.product.push(product);
        self.quantity.push(line.quantity);
        self.unit_price.push(line.unit_price);
        self.discount_minor.push(line.discount_minor);
        self.amount_minor.push(line.amount_minor);
        self.cost_minor.push(line.cost_minor);
    }

    /// The lines in the order of these old places.
    pub(super) fn reordered(self, places: &[usize]) -> Self {
        fn pick<T: Copy>(column: &[T], places: &[usize]) -> Vec<T> {
            places.iter().map(|place| column[*place]).collect()
        }
        Self {
            product: pick(&self.product, places),
            quantity: pick(&self.quantity, places),
            unit_price: pick(&self.unit_price, places),
            discount_minor: pick(&self.discount_minor, places),
            amount_minor: pick(&self.amount_minor, places),
            cost_minor: pick(&self.cost_minor, places),
        }
    }
}
