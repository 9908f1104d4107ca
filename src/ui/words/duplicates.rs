//! Duplicates: groups with their reasons, the merge of two or more side by side, and the warning while somebody is typed in.

use super::Language;
use crate::workspace::{
    Register,
    questions::{AlikeReason, LIKELY, SURE},
};

catalogue! {
    title = { en: "Duplicates", zh: "重复客户" },
    intro = { en: "Customers that may be one and the same, by name, phone and e-mail, across the whole workspace. Nothing is merged until you say so, and a merge can be taken apart at any later time.", zh: "按名称、电话和邮箱在整个工作区中找出可能重复的客户。只有你确认后才会合并，合并以后随时可以拆开。" },
    scanning = { en: "Comparing all customers", zh: "正在比对全部客户" },
    outdated = { en: "Customers have changed since; comparing again.", zh: "客户资料有变动，正在重新比对。" },
    stopped = { en: "The comparison was stopped.", zh: "比对已停止。" },
    scan = { en: "Compare all customers", zh: "比对全部客户" },
    none_title = { en: "Nobody is here twice", zh: "没有发现重复客户" },
    none_text = { en: "No two customers share a phone, an e-mail address or a name that would make them look like one. New ones are checked while they are typed in.", zh: "没有两位客户的电话、邮箱或名称相同或相近。新建客户时也会即时检查。" },
    none_of_these = { en: "No group is as sure as that.", zh: "没有达到这一把握的分组。" },
    show_all = { en: "Show all", zh: "显示全部" },
    show_more(n) = { en: ("Show {n} more group", "Show {n} more groups"), zh: "再显示 {n} 组" },
    summary(groups, customers) = { en: ("{groups} group with {customers} customers", "{groups} groups with {customers} customers"), zh: "{groups} 组，共 {customers} 位客户" },
    how_sure = { en: "How sure", zh: "把握程度" },
    all = { en: "All", zh: "全部" },
    sure = { en: "Sure", zh: "确定" },
    likely = { en: "Likely", zh: "很可能" },
    possible = { en: "Possible", zh: "可能" },
    score(score) = { en: "{score} of 100", zh: "{score} / 100" },
    score_why = { en: "From a table of judgement: how the names agree, and whether phone or e-mail agree, are unknown or differ. The group has the score of the weakest pair that holds it together. From 95 on both name and phone or e-mail agree.", zh: "按判断表打分：看名称有多相近，电话和邮箱是相同、未知还是不同。分组取维系它的最弱一对的分数；95 分以上表示名称和电话（或邮箱）都一致。" },
    group_of(n) = { en: ("{n} customer", "{n} customers"), zh: "{n} 位客户" },
    at_stake(amount) = { en: "{amount} in purchases", zh: "购买 {amount}" },
    group_label(name) = { en: "May be one: {name}", zh: "可能重复：{name}" },
    pair(one, other) = { en: "{one} and {other}", zh: "“{one}”与“{other}”" },
    compare = { en: "Compare and merge", zh: "比较并合并" },
    not_same = { en: "Not the same", zh: "不是同一位" },
    not_same_pair(one, other) = { en: "{one} and {other} are not the same", zh: "“{one}”与“{other}”不是同一位" },
    said_not_same = { en: "Noted: not the same. They will not be shown together again.", zh: "已记下：不是同一位，以后不再一起显示。" },
    same_phone = { en: "Same phone", zh: "电话相同" },
    same_email = { en: "Same e-mail", zh: "邮箱相同" },
    same_name = { en: "Same name", zh: "名称相同" },
    same_words = { en: "Same words, other order", zh: "字词相同，顺序不同" },
    same_but_brackets = { en: "Same but for brackets", zh: "仅括号内不同" },
    one_letter = { en: "One letter differs", zh: "差一个字" },
    sounds_alike = { en: "Sounds alike", zh: "读音相同" },
    reached_otherwise = { en: "But other phone or e-mail", zh: "但电话或邮箱不同" },
    go_bin = { en: "Deleted customers", zh: "已删除的客户" },
    n_purchases(n) = { en: ("{n} purchase", "{n} purchases"), zh: "{n} 笔订单" },
    last_bought(ago) = { en: "last {ago}", zh: "最近 {ago}" },

    merge_sure(n) = { en: ("Merge {n} sure duplicate", "Merge {n} sure duplicates"), zh: "合并 {n} 位确定的重复客户" },
    merge_sure_title = { en: "Merge all that are sure", zh: "合并所有确定的重复客户" },
    merge_sure_text(absorbed, kept) = { en: ("{absorbed} customer becomes part of {kept} other. Name and phone or e-mail agree.", "{absorbed} customers become part of {kept} others. Name and phone or e-mail agree in each case."), zh: "{absorbed} 位客户将并入 {kept} 位客户，每一对的名称和电话（或邮箱）都一致。" },
    merge_sure_rule = { en: "Whoever bought the most stays. What the others say differently becomes a contact, a tag or a line of the note; purchases, tasks and interactions move along. One undo takes all of it back.", zh: "购买最多的一位保留。其他记录的不同内容会变成联系人、标签或备注；订单、任务和联系记录一并转移。一次撤销即可全部恢复。" },
    merge_sure_look = { en: "To look through them first, choose “Sure” above the list.", zh: "想先逐组查看，请在列表上方选择“确定”。" },
    merged_sure(n) = { en: ("{n} customer merged", "{n} customers merged"), zh: "已合并 {n} 位客户" },

    merge_title = { en: "Compare and merge", zh: "比较并合并" },
    merge_gone = { en: "They are no longer here; somebody merged or deleted them.", zh: "这些客户已被合并或删除。" },
    field = { en: "Field", zh: "字段" },
    stays = { en: "Stays", zh: "保留这一位" },
    stays_of(name) = { en: "{name} stays", zh: "保留“{name}”" },
    takes_part = { en: "Merge this one", zh: "参与合并" },
    takes_part_of(name) = { en: "{name} is one of them", zh: "“{name}”参与合并" },
    value_of(field, name) = { en: "{field} of {name}", zh: "“{name}”的{field}" },
    none = { en: "none", zh: "无" },
    all_kept = { en: "All are kept", zh: "全部保留" },
    combined = { en: "Comes together", zh: "合并到一起" },
    contacts = { en: "Contacts", zh: "联系人" },
    purchases = { en: "Purchases", zh: "订单" },
    merge_note = { en: "What is not chosen is not lost: another phone or e-mail becomes a contact, other texts become lines of the note.", zh: "没有选中的内容不会丢失：其他电话或邮箱会变成联系人，其他文字会写入备注。" },
    together(list) = { en: "Together: {list}", zh: "合并后：{list}" },
    merge = { en: "Merge", zh: "合并" },
    merge_into(name) = { en: "Merge into {name}", zh: "合并到“{name}”" },
    merged_into(name) = { en: "Merged into {name}", zh: "已合并到“{name}”" },
    separator = { en: ", ", zh: "，" },
    n_contacts(n) = { en: ("{n} contact", "{n} contacts"), zh: "{n} 位联系人" },
    n_interactions(n) = { en: ("{n} interaction", "{n} interactions"), zh: "{n} 次联系" },
    n_tasks(n) = { en: ("{n} task", "{n} tasks"), zh: "{n} 个任务" },
    n_opportunities(n) = { en: ("{n} opportunity", "{n} opportunities"), zh: "{n} 个商机" },
    n_reviews(n) = { en: ("{n} review", "{n} reviews"), zh: "{n} 次评审" },
    n_consents(n) = { en: ("{n} statement on consent", "{n} statements on consent"), zh: "{n} 条授权记录" },
    n_profiles(n) = { en: ("{n} profile", "{n} profiles"), zh: "{n} 份档案" },
    n_others(n) = { en: ("{n} other record", "{n} other records"), zh: "{n} 条其他记录" },

    twin_new = { en: "Somebody like this is here already", zh: "已有相似的客户" },
    twin_known = { en: "This may be a duplicate", zh: "可能与其他客户重复" },
}

/// What speaks for it, or against.
pub const fn reason(language: Language, reason: AlikeReason) -> &'static str {
    match reason {
        AlikeReason::SamePhone => same_phone(language),
        AlikeReason::SameEmail => same_email(language),
        AlikeReason::SameName => same_name(language),
        AlikeReason::SameWords => same_words(language),
        AlikeReason::SameButBrackets => same_but_brackets(language),
        AlikeReason::OneLetter => one_letter(language),
        AlikeReason::SoundsAlike => sounds_alike(language),
        AlikeReason::ReachedOtherwise => reached_otherwise(language),
    }
}

/// A score in a word.
pub const fn sureness(language: Language, score: u8) -> &'static str {
    match score {
        SURE.. => sure(language),
        LIKELY.. => likely(language),
        _ => possible(language),
    }
}

/// So many records of a register.
pub fn beside(language: Language, register: Register, n: String) -> String {
    match register {
        Register::Interaction => n_interactions(language, n),
        Register::Task => n_tasks(language, n),
        Register::Opportunity => n_opportunities(language, n),
        Register::Review => n_reviews(language, n),
        Register::Consent => n_consents(language, n),
        Register::Profile => n_profiles(language, n),
        _ => n_others(language, n),
    }
}
