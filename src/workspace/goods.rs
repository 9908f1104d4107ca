//! The goods that were sold, as baskets: one an order, or one a customer.
//!
//! A basket holds the lines of goods that cost something, of sales up to the as-of day. Codes that break the numbering of the shop's goods
//! (postage, fees, vouchers) are left out; whoever shows what goes together says which. Not here: rules and offers
//! (`scoring::baskets`).

use super::{columns::NOBODY, state::Workspace};
use crate::domain::{Day, Product, PurchaseKind};
use crate::scoring::baskets::{Baskets, goods::Numbering};

/// Items are numbered in the order of their codes, as text.
#[derive(Clone, Debug)]
pub struct Goods {
    as_of: Day,
    /// The product's slot, by item.
    slots: Vec<u32>,
    /// The item, by slot; `u32::MAX` for what is no goods.
    items: Vec<u32>,
    /// An order each, also of nobody known.
    pub orders: Baskets,
    /// Slots of what was sold and is no goods, in the order of codes.
    pub left_out: Vec<u32>,
}

impl Goods {
    /// Two passes over the lines.
    pub fn of(workspace: &Workspace, as_of: Day) -> Self {
        let products = workspace.products();
        let mut n_lines = vec![0_u32; products.n_slots()];
        sold(workspace, as_of).for_each(|line| {
            if let Some(n) = n_lines.get_mut(line.product as usize) {
                *n += 1;
            }
        });
        let was_sold = |slot: &u32| n_lines[*slot as usize] > 0;
        let mut coded: Vec<(u32, &str)> =
            products.iter().filter(|(slot, _)| was_sold(slot)).map(|(slot, product)| (slot, code(product))).collect();
        coded.sort_by_key(|(_, code)| *code);
        let numbering = Numbering::of(coded.iter().map(|(slot, code)| (*code, n_lines[*slot as usize])));
        let (kept, left_out): (Vec<_>, Vec<_>) = coded.into_iter().partition(|(_, code)| numbering.is_goods(code));
        let slots: Vec<u32> = kept.into_iter().map(|(slot, _)| slot).collect();
        let mut items = vec![u32::MAX; products.n_slots()];
        for (item, slot) in (0..).zip(&slots) {
            items[*slot as usize] = item;
        }
        let left_out = left_out.into_iter().map(|(slot, _)| slot).collect();
        let mut goods = Self { as_of, slots, items, orders: Baskets::default(), left_out };
        goods.orders = goods.baskets(workspace, |line| Some(line.row));
        goods
    }

    /// All that a customer ever bought as one basket; those of nobody known are in none.
    pub fn by_customer(&self, workspace: &Workspace) -> Baskets {
        self.baskets(workspace, |line| Some(line.customer).filter(|customer| *customer != NOBODY))
    }

    fn baskets(&self, workspace: &Workspace, basket: impl Fn(&Sold) -> Option<u32>) -> Baskets {
        let n_items = u32::try_from(self.slots.len()).unwrap_or(u32::MAX);
        Baskets::of(n_items, sold(workspace, self.as_of).filter_map(|line| Some((basket(&line)?, self.item(line.product)?))))
    }

    /// The slot of an item's product.
    pub fn slot(&self, item: u32) -> Option<u32> {
        self.slots.get(item as usize).copied()
    }

    /// The item of a product's slot; `None` for what was not sold or is no goods.
    pub fn item(&self, slot: u32) -> Option<u32> {
        self.items.get(slot as usize).copied().filter(|item| *item != u32::MAX)
    }

    /// How many goods were ever in an order.
    pub fn n_items(&self) -> u32 {
        u32::try_from(self.slots.len()).unwrap_or(u32::MAX)
    }
}

/// The shop's own code, or the name where there is none.
pub fn code(product: &Product) -> &str {
    product.code.as_deref().unwrap_or(&product.name)
}

/// A line that was sold for something.
#[derive(Clone, Copy, Debug)]
pub struct Sold {
    /// Row of the purchase.
    pub row: u32,
    /// Slot of the customer, or [`NOBODY`].
    pub customer: u32,
    /// Slot of the product.
    pub product: u32,
    pub amount_minor: i64,
}

/// Every line that was sold for something up to a day, purchase by purchase.
pub fn sold(workspace: &Workspace, as_of: Day) -> impl Iterator<Item = Sold> + '_ {
    let columns = workspace.purchases().columns();
    let is_sale = move |row: &usize| columns.kind[*row] == PurchaseKind::Sale && columns.on[*row] <= as_of.number();
    workspace.living_rows().filter(is_sale).flat_map(move |row| {
        let lines = &columns.lines;
        let sold = columns.lines_of(row).filter(|&at| lines.quantity[at] > 0 && lines.unit_price[at] > 0);
        sold.map(move |at| Sold {
            row: u32::try_from(row).unwrap_or(u32::MAX),
            customer: columns.customer[row],
            product: lines.product[at],
            amount_minor: lines.amount_minor[at],
        })
    })
}
