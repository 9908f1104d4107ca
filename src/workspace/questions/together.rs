//! Products that go together: rules, and what goes with one product.

use super::{Asked, Question, schemes::count};
use crate::domain::{Day, ProductId};
use crate::scoring::baskets::{
    companions::{Companion, Companions},
    frequent::TooManySets,
    rules::{Rule, RuleLimits},
};
use serde::{Deserialize, Serialize};

/// Which products go together?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskTogether {
    pub limits: RuleLimits,
    /// Part of a name or code on either side; empty for all.
    pub search: String,
    /// How many rules to bring.
    pub n_rows: u32,
}

/// A product by its names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedProduct {
    pub id: ProductId,
    pub code: Option<String>,
    pub name: String,
}

/// "Who buys these also buys those", with names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleRow {
    pub antecedent: Vec<NamedProduct>,
    pub consequent: Vec<NamedProduct>,
    /// The counts that everything follows from.
    pub rule: Rule,
}

/// Rules of products that go together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TogetherSheet {
    pub as_of: Day,
    pub n_orders: u32,
    /// Goods that were ever in an order.
    pub n_products: u32,
    /// That reach the limits.
    pub n_rules: u32,
    /// Of these, with the product that is searched for.
    pub n_found: u32,
    /// By lift, confidence, support and key.
    pub rows: Vec<RuleRow>,
    /// Products whose name or code is searched for, the most sold first; none without a search.
    pub products: Vec<NamedProduct>,
    /// What was sold and is no goods.
    pub left_out: Vec<NamedProduct>,
    pub n_left_out: u32,
}

/// The most rules that one answer carries.
pub const MAX_RULES: u32 = 50_000;
/// How many products of a search, and of those left out, are named.
const MAX_PRODUCTS: usize = 8;
const MAX_LEFT_OUT: usize = 40;

/// A product by the slot of its record.
pub(super) fn named(asked: &Asked<'_>, slot: u32) -> Option<NamedProduct> {
    let product = asked.workspace.products().at(slot)?;
    Some(NamedProduct { id: product.id, code: product.code.clone(), name: product.name.clone() })
}

fn named_item(asked: &Asked<'_>, item: u32) -> Option<NamedProduct> {
    named(asked, asked.worked.goods(asked.workspace).slot(item)?)
}

impl Question for AskTogether {
    type Answer = Result<TogetherSheet, TooManySets>;

    fn answer(self, asked: &Asked<'_>) -> Result<TogetherSheet, TooManySets> {
        let goods = asked.worked.goods(asked.workspace);
        let rules = asked.worked.rules(asked.workspace, self.limits)?;
        let is_searched = searched_items(asked, &self.search);
        let found = rules.iter().filter(|rule| {
            is_searched
                .as_ref()
                .is_none_or(|is_searched| rule.antecedent.iter().chain(&rule.consequent).any(|item| is_searched[*item as usize]))
        });
        let found: Vec<&Rule> = found.collect();
        let names = |items: &[u32]| items.iter().filter_map(|item| named_item(asked, *item)).collect();
        let row =
            |rule: &&Rule| RuleRow { antecedent: names(&rule.antecedent), consequent: names(&rule.consequent), rule: (*rule).clone() };
        Ok(TogetherSheet {
            as_of: asked.scores.as_of(),
            n_orders: goods.orders.n_baskets(),
            n_products: goods.n_items(),
            n_rules: count(rules.len()),
            n_found: count(found.len()),
            rows: found.iter().take(self.n_rows.min(MAX_RULES) as usize).map(row).collect(),
            products: products_found(asked, is_searched.as_deref()),
            left_out: goods.left_out.iter().take(MAX_LEFT_OUT).filter_map(|slot| named(asked, *slot)).collect(),
            n_left_out: count(goods.left_out.len()),
        })
    }
}

/// By item, whether name or code holds what is searched for; `None` when nothing is.
fn searched_items(asked: &Asked<'_>, search: &str) -> Option<Vec<bool>> {
    let search = search.trim().to_lowercase();
    let goods = asked.worked.goods(asked.workspace);
    let holds = |item: u32| {
        goods.slot(item).and_then(|slot| asked.workspace.products().at(slot)).is_some_and(|product| {
            product.name.to_lowercase().contains(&search) || product.code.as_ref().is_some_and(|code| code.to_lowercase().contains(&search))
        })
    };
    (!search.is_empty()).then(|| (0..goods.n_items()).map(holds).collect())
}

fn products_found(asked: &Asked<'_>, is_searched: Option<&[bool]>) -> Vec<NamedProduct> {
    let orders = &asked.worked.goods(asked.workspace).orders;
    let mut items: Vec<u32> = (0..).zip(is_searched.unwrap_or_default()).filter(|(_, is)| **is).map(|(item, _)| item).collect();
    items.sort_unstable_by_key(|item| (std::cmp::Reverse(orders.n_baskets_with(*item)), *item));
    items.into_iter().take(MAX_PRODUCTS).filter_map(|item| named_item(asked, item)).collect()
}

/// What goes with this product?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskNeighbours {
    pub product: ProductId,
}

/// A product and how often it is in orders with the other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NeighbourRow {
    pub product: NamedProduct,
    pub companion: Companion,
}

/// What goes with a product.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NeighboursSheet {
    pub product: NamedProduct,
    /// Orders with it; 0 for what was never sold or is no goods.
    pub n_orders: u32,
    /// The closest by cosine first, at most 20; those that are together by accident are left out.
    pub rows: Vec<NeighbourRow>,
}

const MAX_NEIGHBOURS: usize = 20;
/// Fewer orders with both are an accident.
const LEAST_BOTH: u32 = 2;

impl Question for AskNeighbours {
    type Answer = Option<NeighboursSheet>;

    fn answer(self, asked: &Asked<'_>) -> Option<NeighboursSheet> {
        let slot = asked.workspace.products().slot(self.product)?;
        let product = named(asked, slot)?;
        let goods = asked.worked.goods(asked.workspace);
        let Some(item) = goods.item(slot) else { return Some(NeighboursSheet { product, n_orders: 0, rows: Vec::new() }) };
        let close = Companions::of(&goods.orders).with(item).into_iter().filter(|one| one.n_both >= LEAST_BOTH && one.is_beyond_chance());
        let row = |companion: Companion| Some(NeighbourRow { product: named_item(asked, companion.item)?, companion });
        let rows = close.take(MAX_NEIGHBOURS).filter_map(row).collect();
        Some(NeighboursSheet { product, n_orders: goods.orders.n_baskets_with(item), rows })
    }
}
