//! `rules` in `summary.json`: products that go together, under the names of the reference file.
//!
//! Not here: what is in a basket (`workspace::goods`).

use crema::domain::Day;
use crema::scoring::baskets::rules::{Rule, RuleLimits, rules};
use crema::workspace::{
    Workspace,
    goods::{Goods, code},
};
use serde_json::{Value, json};

const N_TOP: usize = 50;
const NOTE: &str = "basket = sale with its lines of goods that cost something; codes that break the numbering of goods (postage, fees, \
                    vouchers) are left out; order by lift, confidence, support, key";

pub fn json(workspace: &Workspace, as_of: Day, limits: RuleLimits) -> Value {
    let goods = Goods::of(workspace, as_of);
    let code_at = |slot: u32| workspace.products().at(slot).map_or("", code);
    let codes = |items: &[u32]| items.iter().filter_map(|item| goods.slot(*item)).map(code_at).collect::<Vec<_>>();
    let all = rules(&goods.orders, limits);
    let top = |all: &Vec<Rule>| all.iter().take(N_TOP).map(|rule| told(rule, codes)).collect::<Vec<_>>();
    json!({
        "note": NOTE,
        "transactions": goods.orders.n_baskets(),
        "items": goods.n_items(),
        "left_out": goods.left_out.iter().map(|slot| code_at(*slot)).collect::<Vec<_>>(),
        "min_support": limits.least_support.as_f64(),
        "min_confidence": limits.least_confidence.as_f64(),
        "n_rules": all.as_ref().ok().map(Vec::len),
        "top": all.as_ref().ok().map(top),
        "refused": all.as_ref().err().map(ToString::to_string),
    })
}

fn told<'a>(rule: &Rule, codes: impl Fn(&[u32]) -> Vec<&'a str>) -> Value {
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
