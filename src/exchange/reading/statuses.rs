//! What the status of an order says about whether anything was bought: "cancelled", "refunded", "交易关闭".
//!
//! Words of Shopify, WooCommerce, Taobao, JD, Youzan and the like. A person sees every value with what it is taken for and may change
//! it. Not here: orders that are cancelled by their number ([`cancelled`](super::cancelled)).

use super::cells::half_width;
use super::table::Table;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// What a status is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bought {
    /// The order counts.
    Yes,
    /// Never paid, called off, or taken back whole: the row is left out.
    No,
    /// The row is what came back of an order.
    Returned,
}

impl Bought {
    /// All, in the order in which a person is offered them.
    pub const ALL: [Self; 3] = [Self::Yes, Self::No, Self::Returned];
}

/// A status as the file writes it, and what it is taken for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatusChoice {
    pub value: String,
    pub bought: Bought,
}

/// A status that a column has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatusFinding {
    pub value: String,
    pub n_rows: u32,
    pub bought: Bought,
    /// Whether the word is one that exports use; a status that is not counts as bought.
    pub is_known: bool,
}

/// A column with more different values, or longer ones, has no statuses.
const MAX_VALUES: usize = 30;
const MAX_CHARS: usize = 40;

/// English words that a whole status may be.
const NOT_BOUGHT: &[&str] = &[
    "cancelled",
    "canceled",
    "cancel",
    "order cancelled",
    "order canceled",
    "closed",
    "void",
    "voided",
    "unpaid",
    "not paid",
    "pending",
    "pending payment",
    "payment pending",
    "awaiting payment",
    "waiting for payment",
    "on hold",
    "failed",
    "payment failed",
    "expired",
    "declined",
    "rejected",
    "abandoned",
    "draft",
    "checkout draft",
    "refunded",
    "fully refunded",
    "returned",
    "charged back",
    "chargeback",
];
const BOUGHT: &[&str] = &[
    "paid",
    "partially paid",
    "partially refunded",
    "authorized",
    "authorised",
    "completed",
    "complete",
    "processing",
    "fulfilled",
    "partially fulfilled",
    "unfulfilled",
    "shipped",
    "delivered",
    "received",
    "success",
    "successful",
    "succeeded",
    "settled",
    "invoiced",
    "open",
];

/// Chinese words that a status contains; what follows from the first list that one is of.
const STILL_BOUGHT_ZH: &[&str] = &[
    "部分",
    "没有",
    "无退款",
    "未退",
    "申请",
    "退款中",
    "退货中",
    "处理中",
    "退款关闭",
    "退款取消",
    "取消退款",
    "取消中",
    "未取消",
    "未关闭",
    "撤销",
    "拒绝退款",
];
const NOT_BOUGHT_ZH: &[&str] = &[
    "取消",
    "关闭",
    "作废",
    "待付款",
    "待支付",
    "未付款",
    "未支付",
    "等待买家付款",
    "等待付款",
    "付款失败",
    "支付失败",
    "交易失败",
    "已退款",
    "退款成功",
    "退款完成",
    "全额退款",
    "全部退款",
    "已退货",
    "退货完成",
    "已失效",
    "已过期",
    "拒收",
];
const BOUGHT_ZH: &[&str] = &[
    "成功",
    "完成",
    "已付款",
    "已支付",
    "付款",
    "发货",
    "已签收",
    "已收货",
    "待收货",
    "待评价",
    "已评价",
    "确认收货",
    "配送",
    "运输",
    "待自提",
    "已核销",
];

/// What a status says, and nothing where it is not known.
pub(super) fn meaning(status: &str) -> Option<Bought> {
    let narrow = half_width(status).to_lowercase();
    let words: Vec<&str> =
        narrow.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty() && *word != "wc").collect();
    let text = words.join(" ");
    let holds = |list: &[&str]| list.iter().any(|word| text.contains(word));
    if NOT_BOUGHT.contains(&text.as_str()) {
        Some(Bought::No)
    } else if BOUGHT.contains(&text.as_str()) || holds(STILL_BOUGHT_ZH) {
        Some(Bought::Yes)
    } else if holds(NOT_BOUGHT_ZH) {
        Some(Bought::No)
    } else {
        holds(BOUGHT_ZH).then_some(Bought::Yes)
    }
}

/// The values of a column as statuses, the commonest first; none where they are too many or too long for that.
pub(super) fn statuses(table: &Table, column: usize) -> Vec<StatusFinding> {
    let mut n_rows_of: HashMap<&str, u32> = HashMap::new();
    for row in table.body() {
        let value = table.text(table.cell(row, column));
        if value.is_empty() {
            continue;
        }
        *n_rows_of.entry(value).or_default() += 1;
        if n_rows_of.len() > MAX_VALUES || value.len() > MAX_CHARS * 4 {
            return Vec::new();
        }
    }
    let has_sales = n_rows_of.keys().any(|value| meaning(value) == Some(Bought::Yes) && !value.eq_ignore_ascii_case("open"));
    let finding = |(value, n_rows): (&str, u32)| {
        // Where nothing else is said to be bought, "closed" is what is done with.
        let is_done = value.eq_ignore_ascii_case("closed") && !has_sales;
        let meant = if is_done { Some(Bought::Yes) } else { meaning(value) };
        StatusFinding { value: value.to_owned(), n_rows, bought: meant.unwrap_or(Bought::Yes), is_known: meant.is_some() }
    };
    let mut found: Vec<StatusFinding> = n_rows_of.into_iter().map(finding).collect();
    found.sort_by(|one, other| other.n_rows.cmp(&one.n_rows).then_with(|| one.value.cmp(&other.value)));
    found
}

/// What these statuses are taken for, unless somebody knows better.
pub(super) fn chosen(statuses: &[StatusFinding]) -> Vec<StatusChoice> {
    statuses.iter().map(|status| StatusChoice { value: status.value.clone(), bought: status.bought }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_of_many_shops_are_understood() {
        for status in [
            "Cancelled",
            "wc-cancelled",
            "CANCELED",
            "refunded",
            "Voided",
            "pending",
            "wc-pending",
            "Not paid",
            "已取消",
            "交易关闭",
            "已退款",
            "待付款",
            "等待买家付款",
            "付款以后用户退款成功，交易自动关闭",
            "退款成功",
            "订单已作废",
            "未支付",
        ] {
            assert_eq!(meaning(status), Some(Bought::No), "{status}");
        }
        for status in [
            "paid",
            "Partially refunded",
            "wc-completed",
            "Shipped",
            "交易成功",
            "已完成",
            "买家已付款，等待卖家发货",
            "卖家已发货，等待买家确认",
            "待发货",
            "部分退款",
            "没有申请退款",
            "退款关闭",
            "申请取消",
        ] {
            assert_eq!(meaning(status), Some(Bought::Yes), "{status}");
        }
        for status in ["active", "VIP", "上海", "lead", ""] {
            assert_eq!(meaning(status), None, "{status}");
        }
    }
}
