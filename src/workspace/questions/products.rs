//! The list of products with what they brought.

use super::{Asked, Question};
use crate::domain::{Product, PurchaseKind};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Which products are there, and what did they bring? Largest amount first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskProducts {
    pub search: String,
    pub window: Range<u32>,
}

/// One product with what it brought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductRow {
    pub product: Product,
    pub category_name: Option<String>,
    /// Lines of sales.
    pub n_sold_lines: u32,
    pub amount_minor: i64,
    /// What the sold pieces cost, where every line says so.
    pub cost_minor: Option<i64>,
}

impl ProductRow {
    /// What the sold pieces brought less what they cost; `None` where that is not known.
    pub fn margin_minor(&self) -> Option<i64> {
        self.cost_minor.map(|cost_minor| self.amount_minor.saturating_sub(cost_minor))
    }

    /// The margin as a share of the amount, 0 to 1, below 0 for a loss.
    #[expect(clippy::cast_precision_loss, reason = "a share to show")]
    pub fn margin_share(&self) -> Option<f64> {
        self.margin_minor().filter(|_| self.amount_minor > 0).map(|margin_minor| margin_minor as f64 / self.amount_minor as f64)
    }
}

/// The rows of the window, and how many there are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductRows {
    pub rows: Vec<ProductRow>,
    pub first: u32,
    pub n_shown: u32,
    pub n_total: u32,
}

#[derive(Clone, Copy, Default)]
struct Sold {
    n_lines: u32,
    amount_minor: i64,
    cost_minor: i64,
    n_without_cost: u32,
}

impl Question for AskProducts {
    type Answer = ProductRows;

    fn answer(self, asked: &Asked<'_>) -> ProductRows {
        let sold = sold_by_slot(asked);
        let search = self.search.trim().to_lowercase();
        let meets = |product: &Product| {
            search.is_empty()
                || product.name.to_lowercase().contains(&search)
                || product.code.as_ref().is_some_and(|code| code.to_lowercase().contains(&search))
        };
        let products = asked.workspace.products();
        let mut slots: Vec<u32> = products.iter().filter(|(_, product)| meets(product)).map(|(slot, _)| slot).collect();
        slots.sort_by_key(|slot| std::cmp::Reverse(sold[*slot as usize].amount_minor));
        let n_shown = u32::try_from(slots.len()).unwrap_or(u32::MAX);
        let first = self.window.start.min(n_shown);
        let in_window = &slots[first as usize..self.window.end.clamp(first, n_shown) as usize];
        let rows = in_window.iter().filter_map(|slot| Some(row(asked, products.at(*slot)?, sold[*slot as usize]))).collect();
        ProductRows { rows, first, n_shown, n_total: products.len() }
    }
}

fn row(asked: &Asked<'_>, product: &Product, sold: Sold) -> ProductRow {
    let category = product.category.and_then(|id| asked.workspace.categories().get(id));
    ProductRow {
        product: product.clone(),
        category_name: category.map(|category| category.name.clone()),
        n_sold_lines: sold.n_lines,
        amount_minor: sold.amount_minor,
        cost_minor: (sold.n_lines > 0 && sold.n_without_cost == 0).then_some(sold.cost_minor),
    }
}

fn sold_by_slot(asked: &Asked<'_>) -> Vec<Sold> {
    let mut sold = vec![Sold::default(); asked.workspace.products().n_slots()];
    let columns = asked.workspace.purchases().columns();
    for row in asked.workspace.living_rows().filter(|row| columns.kind[*row] == PurchaseKind::Sale) {
        for at in columns.lines_of(row) {
            let Some(sold) = sold.get_mut(columns.lines.product[at] as usize) else { continue };
            sold.n_lines += 1;
            sold.amount_minor += columns.lines.amount_minor[at];
            match columns.line_cost_minor(at) {
                Some(cost_minor) => sold.cost_minor += cost_minor,
                None => sold.n_without_cost += 1,
            }
        }
    }
    sold
}
