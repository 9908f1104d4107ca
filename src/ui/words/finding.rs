//! Finding customers and changing many of them: combined conditions, views that are kept, and the change of many at once.

use super::{Language, customer, customers, indicators};
use crate::ui::customers_view::{
    subject::{Subject, TextTest},
    topics::Way,
};
use crate::workspace::questions::{Junction, NumberOf, TextOf};

catalogue! {
    name = { en: "Name", zh: "名称" },
    contact = { en: "Contact person", zh: "联系人" },
    since = { en: "Customer since", zh: "成为客户日期" },
    recency_score = { en: "Recency score", zh: "最近购买得分" },
    frequency_score = { en: "Frequency score", zh: "购买次数得分" },
    monetary_score = { en: "Amount score", zh: "累计金额得分" },
    segment_in = { en: "Segment of one’s own", zh: "自定义客群" },

    joined = { en: "Customers who meet", zh: "客户需满足" },
    group_joined = { en: "Conditions of this group", zh: "本组条件的关系" },
    all = { en: "All of these", zh: "以下全部" },
    any = { en: "Any of these", zh: "以下任一" },
    none = { en: "None of these", zh: "以下均不" },
    about = { en: "About", zh: "条件" },
    test = { en: "How", zh: "方式" },
    is = { en: "is", zh: "是" },
    is_not = { en: "is not", zh: "不是" },
    has = { en: "contains", zh: "包含" },
    empty = { en: "is filled in", zh: "是否填写" },
    within = { en: "is between", zh: "介于" },
    is_empty = { en: "Empty", zh: "未填写" },
    is_filled = { en: "Filled in", zh: "已填写" },
    values_of(about) = { en: "Values for {about}", zh: "{about}的值" },
    values_hint = { en: "Enter ends a value; any of several may hold.", zh: "按回车确认一个值；多个值满足任一即可。" },
    add_value = { en: "Add a value", zh: "添加值" },
    no_segments = { en: "No view is kept as a segment yet.", zh: "还没有存为客群的视图。" },
    nothing_more = { en: "There is nothing more to say here.", zh: "这个条件无需再设置。" },
    add_condition = { en: "Condition", zh: "条件" },
    add_group = { en: "Group", zh: "条件组" },
    remove_condition = { en: "Take this condition away", zh: "删除这个条件" },
    remove_group = { en: "Take this group away", zh: "删除这个条件组" },
    n_meet(n) = { en: ("{n} customer meets this", "{n} customers meet this"), zh: "符合条件的客户：{n} 位" },
    show = { en: "Show them", zh: "查看" },

    text_is_not(field, values) = { en: "{field} is not {values}", zh: "{field}不是“{values}”" },
    text_has(field, values) = { en: "{field} contains {values}", zh: "{field}包含“{values}”" },
    text_empty(field) = { en: "{field}: empty", zh: "{field}：未填写" },
    text_filled(field) = { en: "{field}: filled in", zh: "{field}：已填写" },
    own_unknown = { en: "not filled in", zh: "未填写" },
    own_other = { en: "something else", zh: "其他内容" },
    own_has(values) = { en: "contains {values}", zh: "包含“{values}”" },
    in_view(name) = { en: "In “{name}”", zh: "属于“{name}”" },
    in_gone = { en: "In a segment that is gone", zh: "属于已删除的客群" },
    all_of(list) = { en: "All of: {list}", zh: "全部满足：{list}" },
    any_of(list) = { en: "Any of: {list}", zh: "满足任一：{list}" },
    none_of(list) = { en: "None of: {list}", zh: "均不满足：{list}" },
    in_unit(label, unit) = { en: "{label} ({unit})", zh: "{label}（{unit}）" },

    everybody = { en: "All customers", zh: "全部客户" },
    keep_view = { en: "Keep this view", zh: "保存视图" },
    keep_new = { en: "Keep as a new view", zh: "另存为视图" },
    keep_changes = { en: "Keep changes", zh: "保存修改" },
    changed_view(name) = { en: "{name}, changed", zh: "{name}（已改动）" },
    view_actions(name) = { en: "Actions for the view {name}", zh: "视图“{name}”的操作" },
    view_name = { en: "Name of the view", zh: "视图名称" },
    view_hint = { en: "It keeps search, conditions, order and columns.", zh: "保存当前的搜索、条件、排序和列。" },
    is_segment = { en: "Also a segment", zh: "同时作为客群" },
    is_segment_hint = { en: "Whoever meets it, today and later, can be asked for in other lists.", zh: "随时符合条件的客户，可在其他列表中直接选用。" },
    segment_mark = { en: "Segment", zh: "客群" },
    rename = { en: "Name and kind…", zh: "名称与类型…" },
    earlier = { en: "Move to the left", zh: "左移" },
    later = { en: "Move to the right", zh: "右移" },
    delete_view = { en: "Delete view", zh: "删除视图" },
    view_kept(name) = { en: "View {name} is kept", zh: "已保存视图“{name}”" },
    view_moved(name) = { en: "View {name} moved", zh: "已移动视图“{name}”" },
    view_deleted(name) = { en: "View {name} deleted", zh: "已删除视图“{name}”" },
    save = { en: "Save", zh: "保存" },

    bulk_title = { en: "Change customers", zh: "批量修改客户" },
    bulk_delete_title = { en: "Delete customers", zh: "批量删除客户" },
    whom = { en: "Whom", zh: "范围" },
    ticked(n) = { en: "Selected ({n})", zh: "已选（{n}）" },
    shown(n) = { en: "Everybody shown ({n})", zh: "列表全部（{n}）" },
    what = { en: "What", zh: "修改内容" },
    add_tag = { en: "Add a tag", zh: "添加标签" },
    remove_tag = { en: "Take a tag away", zh: "移除标签" },
    set_field(field) = { en: "Set: {field}", zh: "设置{field}" },
    new_value = { en: "New value", zh: "新值" },
    new_value_hint = { en: "Leave it empty to take the value away.", zh: "留空表示清除原值。" },
    choosing = { en: "What becomes of the choices made so far", zh: "如何处理原有选项" },
    choosing_add = { en: "Add these", zh: "添加所选" },
    choosing_remove = { en: "Take these away", zh: "移除所选" },
    choosing_set = { en: "These only", zh: "改为所选" },
    tag_needed = { en: "Which tag?", zh: "请填写标签。" },
    preview(n, changed, already) = { en: ("{n} customer: {changed} changes, {already} already so", "{n} customers: {changed} change, {already} already so"), zh: "{n} 位客户：{changed} 位将修改，{already} 位已是如此" },
    preview_delete(n, purchases) = { en: ("{n} customer will be deleted, with {purchases} purchases", "{n} customers will be deleted, with {purchases} purchases"), zh: "将删除 {n} 位客户及其 {purchases} 笔购买记录" },
    named_more(names, n) = { en: "{names} and {n} more", zh: "{names} 等，另有 {n} 位" },
    nobody_changes = { en: "Nobody would change.", zh: "没有需要修改的客户。" },
    can_undo = { en: "One undo takes it back.", zh: "可以一次撤销。" },
    do_change(n) = { en: ("Change {n} customer", "Change {n} customers"), zh: "修改 {n} 位客户" },
    do_delete(n) = { en: ("Delete {n} customer", "Delete {n} customers"), zh: "删除 {n} 位客户" },
    changed(n) = { en: ("Changed {n} customer", "Changed {n} customers"), zh: "已修改 {n} 位客户" },
    deleted(n) = { en: ("Deleted {n} customer with all purchases", "Deleted {n} customers with all their purchases"), zh: "已删除 {n} 位客户及其全部购买记录" },
}

/// How conditions are joined.
pub const fn junction(language: Language, by: Junction) -> &'static str {
    match by {
        Junction::All => all(language),
        Junction::Any => any(language),
        Junction::None => none(language),
    }
}

/// Conditions of a group as one sentence.
pub fn group(language: Language, by: Junction, conditions: &[String]) -> String {
    let list = conditions.join(match language {
        Language::En => "; ",
        Language::ZhCn => "；",
    });
    match by {
        Junction::All => all_of(language, list),
        Junction::Any => any_of(language, list),
        Junction::None => none_of(language, list),
    }
}

/// A text of the record.
pub const fn text_of(language: Language, of: TextOf) -> &'static str {
    match of {
        TextOf::Name => name(language),
        TextOf::Code => customers::code(language),
        TextOf::Phone => customers::phone(language),
        TextOf::Email => customers::email(language),
        TextOf::Region => customers::region(language),
        TextOf::Address => customer::address(language),
        TextOf::Industry => customers::industry(language),
        TextOf::Source => customers::source(language),
        TextOf::Owner => customers::owner(language),
        TextOf::Tag => customers::tag(language),
        TextOf::Note => customer::note(language),
        TextOf::Contact => contact(language),
    }
}

/// A figure of a customer.
pub const fn number_of(language: Language, of: NumberOf) -> &'static str {
    match of {
        NumberOf::Figure(indicator) => indicators::name(language, indicator),
        NumberOf::Returned => customers::returned(language),
        NumberOf::AtStake => customers::at_stake(language),
        NumberOf::RecencyScore => recency_score(language),
        NumberOf::FrequencyScore => frequency_score(language),
        NumberOf::MonetaryScore => monetary_score(language),
    }
}

/// What a condition is about; fields of one's own have names of their own.
pub const fn subject(language: Language, subject: Subject) -> &'static str {
    match subject {
        Subject::Usual(field) => customers::field(language, field),
        Subject::Text(of, _) => text_of(language, of),
        Subject::Number(of) => number_of(language, of),
        Subject::Since => since(language),
        Subject::In => segment_in(language),
        Subject::OwnText(..) | Subject::OwnNumber(_) | Subject::OwnDay(_) => customers::own_field(language),
    }
}

/// How something is asked for.
pub const fn way(language: Language, way: Way) -> &'static str {
    match way {
        Way::Test(TextTest::Is) => is(language),
        Way::Test(TextTest::IsNot) => is_not(language),
        Way::Test(TextTest::Has) => has(language),
        Way::Test(TextTest::Empty) => empty(language),
        Way::Within | Way::On => within(language),
    }
}
