//! `rules` in `summary.json`: products that go together, under the names of the reference file.
//!
//! A basket is a sale, also one to nobody known, with the goods on it that cost something.

use crema::domain::{Day, Product, PurchaseKind};
use crema::scoring::baskets::rules::{Rule, RuleLimits, rules};
use crema::scoring::baskets::{Baskets, goods::Numbering};
use crema::workspace::Workspace;
use serde_json::{Value, json};

const N_TOP: usize = 50;
const NOTE: &str = "basket = sale with its lines of goods that cost something; codes that break the numbering of goods (postage, fees, \
                    vouchers) are left out; order by lift, confidence, support, key";

pub fn json(workspace: &Workspace, as_of: Day, limits: RuleLimits) -> Value {
    let goods = Goods::of(workspace, as_of);
    let n_items = (0..goods.baskets.n_items()).filter(|item| goods.baskets.n_baskets_with(*item) > 0).count();
    let all = rules(&goods.baskets, limits);
    let top = |all: &Vec<Rule>| all.iter().take(N_TOP).map(|rule| goods.told(rule)).collect::<Vec<_>>();
    json!({
        "note": NOTE,
        "transactions": goods.baskets.n_baskets(),
        "items": n_items,
        "left_out": goods.left_out,
        "min_support": limits.least_support.as_f64(),
        "min_confidence": limits.least_confidence.as_f64(),
        "n_rules": all.as_ref().ok().map(Vec::len),
        "top": all.as_ref().ok().map(top),
        "refused": all.as_ref().err().map(ToString::to_string),
    })
}

/// Baskets of goods; an item is the place of its code among all codes, as text.
struct Goods<'a> {
    codes: Vec<&'a str>,
    baskets: Baskets,
    /// Codes on sold lines that are not goods, as text.
    left_out: Vec<&'a str>,
}

impl<'a> Goods<'a> {
    fn of(workspace: &'a Workspace, as_of: Day) -> Self {
        let n_slots = workspace.products().n_slots();
        let code = |slot: usize| u32::try_from(slot).ok().and_then(|slot| workspace.products().at(slot)).map(code);
        let mut n_lines = vec![0_u32; n_slots];
        for (_, product) in sold(workspace, as_of) {
            if let Some(n) = n_lines.get_mut(product as usize) {
                *n += 1;
            }
        }
        let sold_slots = || (0..n_slots).filter(|slot| n_lines[*slot] > 0).filter_map(|slot| Some((slot, code(slot)?)));
        let numbering = Numbering::of(sold_slots().map(|(slot, code)| (code, n_lines[slot])));
        let (mut kept, left): (Vec<_>, Vec<_>) = sold_slots().partition(|(_, code)| numbering.is_goods(code));
        kept.sort_by_key(|(_, code)| *code);
        let mut left_out: Vec<&str> = left.into_iter().map(|(_, code)| code).collect();
        left_out.sort_unstable();
        let mut item_of = vec![u32::MAX; n_slots];
        for (item, (slot, _)) in (0..).zip(&kept) {
            item_of[*slot] = item;
        }
        let n_items = u32::try_from(kept.len()).unwrap_or(u32::MAX);
        let pairs = sold(workspace, as_of).map(|(row, product)| (row, item_of.get(product as usize).copied().unwrap_or(u32::MAX)));
        Self { codes: kept.into_iter().map(|(_, code)| code).collect(), baskets: Baskets::of(n_items, pairs), left_out }
    }

    fn told(&self, rule: &Rule) -> Value {
        let codes = |items: &[u32]| items.iter().map(|item| self.codes[*item as usize]).collect::<Vec<_>>();
        json!({
            "antecedent": codes(&rule.antecedent),
            "consequent": codes(&rule.consequent),
            "support": rule.support(),
            "count": rule.n_with_both,
            "confidence": rule.confidence(),
            "lift": rule.lift(),
            "leverage": rule.leverage(),
            "conviction": rule.conviction(),
        })
    }
}

/// The shop's own code, or the name where there is none.
fn code(product: &Product) -> &str {
    product.code.as_deref().unwrap_or(&product.name)
}

/// Row of the purchase and slot of the product, for each line that was sold for something.
fn sold(workspace: &Workspace, as_of: Day) -> impl Iterator<Item = (u32, u32)> + '_ {
    let columns = workspace.purchases().columns();
    let is_sale = move |row: &usize| columns.kind[*row] == PurchaseKind::Sale && columns.on[*row] <= as_of.number();
    workspace.living_rows().filter(is_sale).flat_map(move |row| {
        let sold = columns.lines_of(row).filter(|&at| columns.lines.quantity[at] > 0 && columns.lines.unit_price[at] > 0);
        sold.map(move |at| (u32::try_from(row).unwrap_or(u32::MAX), columns.lines.product[at]))
    })
}
