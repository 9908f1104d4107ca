//! Purchases and returns, with their lines.
//!
//! An amount is never below zero: its direction is the [`PurchaseKind`]. In memory and in storage purchases are columns
//! (`workspace::columns`); these types are one purchase as it is written, shown, exported and undone.
//!
//! Not here: which purchases count towards a score (`scoring`), and the time of day, which no score uses.

use super::{CustomerId, Day, ProductId, PurchaseId, Quantity, UnitPrice};
use serde::{Deserialize, Serialize};

/// Which way goods and money went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PurchaseKind {
    /// Goods out, money in.
    #[default]
    Sale,
    /// Goods back, money back: a return, or an invoice that was cancelled.
    Return,
}

/// One order, or one return.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Purchase {
    pub id: PurchaseId,
    /// Who bought; absent for a sale over the counter to nobody known. Such a sale counts for products, not for customers.
    #[serde(default)]
    pub customer: Option<CustomerId>,
    pub on: Day,
    #[serde(default)]
    pub kind: PurchaseKind,
    /// The order number of the shop's other systems; absent means that each row was an order.
    #[serde(default)]
    pub number: Option<String>,
    /// Money that changed hands, in minor units, 0 or more. The sum of the lines where there are lines.
    pub amount_minor: i64,
    /// The purchase that this return takes back, when it is known.
    #[serde(default)]
    pub returns: Option<PurchaseId>,
    #[serde(default)]
    pub lines: Vec<Line>,
}

/// One product on a purchase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Line {
    #[serde(default)]
    pub product: Option<ProductId>,
    pub quantity: Quantity,
    /// Price of one piece before the discount.
    pub unit_price: UnitPrice,
    /// Taken off this line, in minor units, 0 or more.
    #[serde(default)]
    pub discount_minor: i64,
    /// Quantity times price less discount, in minor units, 0 or more.
    pub amount_minor: i64,
    /// What the pieces of this line cost the shop, in minor units, when it is known.
    #[serde(default)]
    pub cost_minor: Option<i64>,
}

impl Purchase {
    /// The largest amount one purchase may have, so that ten million of them still add up in 64 bits.
    pub const MAX_AMOUNT_MINOR: i64 = 500_000_000_000;
    /// The most lines one purchase may have.
    pub const MAX_LINES: usize = 5_000;
}
