//! The history of one record: who changed what, when, from what to what.

use super::{Language, customer};
use crate::workspace::questions::RecordField;

catalogue! {
    title = { en: "History of this record", zh: "资料变更记录" },
    text = { en: "Every change of this customer: who, when, and what stood there before.", zh: "这位客户的每次改动：谁、何时、改动前后的内容。" },
    show = { en: "Show changes", zh: "显示变更" },
    earlier = { en: "Search earlier changes", zh: "查找更早的变更" },
    none = { en: "No change of this customer among those looked through so far.", zh: "目前查找的范围内没有这位客户的变更。" },
    reached_start = { en: "Nothing earlier is kept.", zh: "没有更早的记录。" },
    before = { en: "Before", zh: "改前" },
    after = { en: "After", zh: "改后" },
    contact = { en: "Contact", zh: "联系人" },
    n_purchases(n) = { en: ("{n} purchase", "{n} purchases"), zh: "{n} 笔订单" },
    n_others(n) = { en: ("{n} record beside", "{n} records beside"), zh: "{n} 条相关记录" },
}

/// What a field is called.
pub const fn field(language: Language, field: RecordField) -> &'static str {
    match field {
        RecordField::Name => customer::name(language),
        RecordField::Kind => customer::kind(language),
        RecordField::Code => customer::code(language),
        RecordField::Phone => customer::phone(language),
        RecordField::Email => customer::email(language),
        RecordField::Region => customer::region(language),
        RecordField::Address => customer::address(language),
        RecordField::Industry => customer::industry(language),
        RecordField::Source => customer::source(language),
        RecordField::Owner => customer::owner(language),
        RecordField::Tags => customer::tags(language),
        RecordField::Note => customer::note(language),
        RecordField::SinceOn => customer::since(language),
        RecordField::Contact => contact(language),
    }
}
