//! Products and the categories they stand in, with what they cost, so that profit is known.
//!
//! Not here: the price that was paid (a purchase's line), and stock.

use super::{CategoryId, ProductId, UnitPrice};
use serde::{Deserialize, Serialize};

/// Something that is sold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Product {
    pub id: ProductId,
    pub name: String,
    /// The shop's own code for it; matching key of imports, unique among living products.
    #[serde(default)]
    pub code: Option<String>,
    #[serde(default)]
    pub category: Option<CategoryId>,
    /// What one piece costs the shop; used where a line does not say so itself.
    #[serde(default)]
    pub unit_cost: Option<UnitPrice>,
    /// The price asked for one piece.
    #[serde(default)]
    pub list_price: Option<UnitPrice>,
}

/// A group of products.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Category {
    pub id: CategoryId,
    pub name: String,
}
