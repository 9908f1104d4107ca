//! What the form for a purchase or a return says.

use super::Language;
use crate::ui::purchase_draft::WrongField;
use crate::ui::typed::NotRead;

catalogue! {
    record = { en: "Record purchase", zh: "记录购买" },
    record_return = { en: "Record return", zh: "记录退货" },
    edit = { en: "Edit purchase", zh: "编辑购买" },
    edit_return = { en: "Edit return", zh: "编辑退货" },
    recorded = { en: "Purchase recorded", zh: "已记录购买" },
    return_recorded = { en: "Return recorded", zh: "已记录退货" },
    saved = { en: "Changes saved", zh: "已保存修改" },

    kind = { en: "Kind", zh: "类型" },
    on = { en: "Date", zh: "日期" },
    number = { en: "Order number", zh: "单号" },
    amount_of(currency) = { en: "Amount ({currency})", zh: "金额（{currency}）" },
    amount_hint = { en: "As you write it: 1,280.50", zh: "按习惯填写，如 1,280.50 或 1.28万" },
    returns = { en: "Takes back", zh: "对应的购买" },
    returns_unknown = { en: "Not known", zh: "不清楚" },

    lines = { en: "Lines", zh: "明细" },
    lines_hint = { en: "With lines, the amount is their sum, and the cost comes from the products.", zh: "有明细时，金额为各行之和，成本取自产品。" },
    add_line = { en: "Add line", zh: "添加一行" },
    remove_line(n) = { en: "Remove line {n}", zh: "删除第 {n} 行" },
    line(n) = { en: "Line {n}", zh: "第 {n} 行" },
    product = { en: "Product", zh: "产品" },
    product_hint = { en: "Type to find", zh: "输入名称查找" },
    product_unknown = { en: "No product of this name. Choose one from the list, or leave it empty.", zh: "没有这个产品。请从列表选择，或留空。" },
    quantity = { en: "Quantity", zh: "数量" },
    unit_price = { en: "Unit price", zh: "单价" },
    discount = { en: "Discount", zh: "折扣" },
    line_amount = { en: "Amount", zh: "金额" },
    total = { en: "Total", zh: "合计" },

    empty = { en: "Fill this in.", zh: "请填写。" },
    not_a_day = { en: "Choose a day.", zh: "请选择日期。" },
    unreadable = { en: "Write a number of 0 or more, such as 1,280.50.", zh: "请填写不小于 0 的数，如 1,280.50。" },
    too_fine(n) = { en: ("At most {n} decimal.", "At most {n} decimals."), zh: "最多 {n} 位小数。" },
    too_large = { en: "That is more than can be kept.", zh: "数值过大，无法保存。" },
    zero = { en: "More than 0.", zh: "要大于 0。" },
    discount_too_large = { en: "More than the line comes to.", zh: "超过了该行金额。" },
}

/// What to say of a field that could not be read.
pub fn not_read(language: Language, wrong: NotRead) -> String {
    match wrong {
        NotRead::Empty => empty(language).to_owned(),
        NotRead::Unreadable => unreadable(language).to_owned(),
        NotRead::TooFine { decimals } => too_fine(language, decimals),
        NotRead::TooLarge => too_large(language).to_owned(),
    }
}

/// What to say of a field of the form.
pub fn wrong(language: Language, wrong: WrongField) -> String {
    match wrong {
        WrongField::NotADay => not_a_day(language).to_owned(),
        WrongField::NotRead(why) => not_read(language, why),
        WrongField::Zero => zero(language).to_owned(),
        WrongField::DiscountTooLarge => discount_too_large(language).to_owned(),
    }
}
