//! What the list of customers says, and the form for a new one.

use super::Language;
use crate::ui::customers_view::Field;
use crate::workspace::questions::Column;

catalogue! {
    title = { en: "Customers", zh: "客户" },
    search = { en: "Name, phone, tag, note", zh: "姓名、拼音、电话、标签、备注" },
    new_customer = { en: "New customer", zh: "新建客户" },
    import = { en: "Import a file", zh: "导入文件" },
    columns = { en: "Columns", zh: "列" },
    table = { en: "Customers", zh: "客户列表" },

    name = { en: "Customer", zh: "客户" },
    grade = { en: "Grade", zh: "等级" },
    stage = { en: "Stage", zh: "阶段" },
    class = { en: "ABC class", zh: "ABC 分类" },
    rfm = { en: "RFM", zh: "RFM" },
    amount = { en: "Amount", zh: "累计金额" },
    n_purchases = { en: "Purchases", zh: "购买次数" },
    average = { en: "Average order", zh: "客单价" },
    last_purchase = { en: "Last purchase", zh: "最近购买" },
    first_purchase = { en: "First purchase", zh: "首次购买" },
    returned = { en: "Returned", zh: "退货金额" },
    region = { en: "Region", zh: "地区" },
    industry = { en: "Industry", zh: "行业" },
    source = { en: "Source", zh: "来源" },
    owner = { en: "Owner", zh: "负责人" },
    tags = { en: "Tags", zh: "标签" },
    tag = { en: "Tag", zh: "标签" },
    kind = { en: "Kind", zh: "类型" },
    code = { en: "Number", zh: "编号" },
    phone = { en: "Phone", zh: "电话" },
    email = { en: "E-mail", zh: "邮箱" },
    no_schemes = { en: "There is no scheme yet. Make one under Grading, and its grades can be filtered by.", zh: "还没有分级方案。在“分级”里建立后，就可以按等级筛选。" },
    segment = { en: "Segment", zh: "分群" },
    cell = { en: "R and F", zh: "R 与 F" },
    not_graded = { en: "Not graded", zh: "未分级" },

    rfm_spelled(r, f, m) = { en: "Recency {r}, frequency {f}, amount {m}, of 5 each", zh: "最近购买 {r} 分、购买次数 {f} 分、累计金额 {m} 分，满分各 5 分" },

    filters = { en: "Filters", zh: "筛选条件" },
    add_filter = { en: "Filter", zh: "筛选" },
    filter_is(field, values) = { en: "{field}: {values}", zh: "{field}：{values}" },
    filter_within(field, least, most) = { en: "{field}: {least} to {most}", zh: "{field}：{least} 至 {most}" },
    filter_least(field, least) = { en: "{field}: {least} or more", zh: "{field}：不少于 {least}" },
    filter_most(field, most) = { en: "{field}: {most} or less", zh: "{field}：不多于 {most}" },
    filter_since(field, day) = { en: "{field}: since {day}", zh: "{field}：{day}起" },
    filter_until(field, day) = { en: "{field}: until {day}", zh: "{field}：截至 {day}" },
    cell_is(r, f) = { en: "recency {r}, frequency {f}", zh: "最近购买 {r} 分、购买次数 {f} 分" },
    and_more(values, n) = { en: "{values} and {n} more", zh: "{values} 等另外 {n} 项" },
    edit_filter(filter) = { en: "Change filter {filter}", zh: "修改筛选“{filter}”" },
    combine = { en: "Combine conditions…", zh: "组合条件…" },
    combine_title = { en: "Combine conditions", zh: "组合条件" },
    clear_filters = { en: "Clear filters", zh: "清除筛选" },
    choose_field = { en: "Filter by", zh: "按什么筛选" },
    other_field = { en: "Another field", zh: "换一个条件" },
    without(field) = { en: "No {field}", zh: "没有{field}" },
    find_value = { en: "Find a value", zh: "查找" },
    no_values = { en: "No customer has a value here yet.", zh: "还没有客户填写这一项。" },
    at_least = { en: "At least", zh: "不少于" },
    at_most = { en: "At most", zh: "不多于" },
    from = { en: "From", zh: "从" },
    until = { en: "Until", zh: "到" },
    last_days(n) = { en: "Last {n} days", zh: "最近 {n} 天" },
    longer_than_days(n) = { en: "More than {n} days ago", zh: "超过 {n} 天" },

    shown_of(shown, total) = { en: "{shown} of {total}", zh: "{shown} / {total} 位客户" },
    sum(amount) = { en: "Sum {amount}", zh: "合计 {amount}" },
    mean(amount) = { en: "Mean per customer {amount}", zh: "人均 {amount}" },
    n_graded(n) = { en: "{n} graded", zh: "已分级 {n}" },
    as_of(day) = { en: "As of {day}", zh: "截至 {day}" },

    empty_title = { en: "Your customers will stand here", zh: "客户会显示在这里" },
    empty_text = { en: "Add the first one by hand, or import a spreadsheet of customers or orders. Everything stays on this device.", zh: "可以手动添加第一位客户，或导入客户、订单表格。所有数据只保存在本机。" },
    none_meet_title = { en: "No customer meets this", zh: "没有符合条件的客户" },
    none_meet_text = { en: "Take a filter away, or search for something else.", zh: "去掉一些筛选条件，或换个词搜索。" },
    clear_all = { en: "Clear search and filters", zh: "清除搜索和筛选" },

    selected(n) = { en: "{n} selected", zh: "已选 {n} 位" },
    change = { en: "Change…", zh: "批量修改…" },
    delete_many = { en: "Delete…", zh: "删除…" },
    select_all(n) = { en: "Select all {n}", zh: "全选 {n} 位" },
    unselect = { en: "Clear selection", zh: "取消选择" },
    views = { en: "Kept views", zh: "已存视图" },

    peek_open = { en: "Open full page", zh: "打开完整页面" },
    peek_purchases = { en: "Last purchases", zh: "最近的购买" },

    likes = { en: "What they like", zh: "购买偏好" },
    expected_purchases = { en: "Expected purchases", zh: "预期购买" },
    predicted_value = { en: "Predicted value", zh: "预测价值" },
    at_stake = { en: "At stake", zh: "可能损失" },
    own_field = { en: "Field of your own", zh: "自定义字段" },
    own_gone = { en: "A field that is gone", zh: "已删除的字段" },
    own_retired(name) = { en: "{name} (retired)", zh: "{name}（已停用）" },
    leaving = { en: "Leaving", zh: "正在流失" },
    may_contact = { en: "Contact", zh: "联系意愿" },
    may_be_contacted = { en: "may be contacted", zh: "可以联系" },
    not_to_be_contacted = { en: "asked not to be contacted", zh: "要求不要联系" },
    untouched = { en: "Valuable and untouched", zh: "重要但久未联系" },
    do_not_contact = { en: "Do not contact", zh: "勿联系" },
    do_not_contact_text = { en: "This customer asked not to be contacted.", zh: "该客户要求不要联系。" },

    export = { en: "Export", zh: "导出" },
    export_csv = { en: "As CSV", zh: "导出 CSV" },
    export_xlsx = { en: "As XLSX", zh: "导出 XLSX" },
    export_cards = { en: "As vCard", zh: "导出 vCard" },
    exported(name) = { en: "Saved {name}", zh: "已保存 {name}" },
    exported_without(n, name) = { en: ("Saved {name} without the contacts of {n} customer who does not want them used", "Saved {name} without the contacts of {n} customers who do not want them used"), zh: "已保存 {name}；{n} 位客户不愿被联系，未导出其联系方式" },
}

/// The heading of a column; fields of one's own have names of their own.
pub const fn column(language: Language, column: Column) -> &'static str {
    match column {
        Column::Name => name(language),
        Column::Code => code(language),
        Column::Kind => kind(language),
        Column::SchemeGrade => grade(language),
        Column::Segment => segment(language),
        Column::Stage => stage(language),
        Column::Abc => class(language),
        Column::Rfm => rfm(language),
        Column::Amount => amount(language),
        Column::NPurchases => n_purchases(language),
        Column::LastPurchase => last_purchase(language),
        Column::FirstPurchase => first_purchase(language),
        Column::Average => average(language),
        Column::Returned => returned(language),
        Column::Phone => phone(language),
        Column::Email => email(language),
        Column::Region => region(language),
        Column::Industry => industry(language),
        Column::Source => source(language),
        Column::Owner => owner(language),
        Column::Tags => tags(language),
        Column::ExpectedPurchases => expected_purchases(language),
        Column::PredictedValue => predicted_value(language),
        Column::AtStake => at_stake(language),
        Column::Own(_) => own_field(language),
    }
}

/// What a filter is about.
pub const fn field(language: Language, field: Field) -> &'static str {
    match field {
        Field::SchemeGrade => grade(language),
        Field::Segment => segment(language),
        Field::Stage => stage(language),
        Field::Abc => class(language),
        Field::Cell => cell(language),
        Field::Graded => not_graded(language),
        Field::Kind => kind(language),
        Field::Region => region(language),
        Field::Industry => industry(language),
        Field::Source => source(language),
        Field::Owner => owner(language),
        Field::Tag => tag(language),
        Field::Amount => amount(language),
        Field::NPurchases => n_purchases(language),
        Field::LastPurchase => last_purchase(language),
        Field::FirstPurchase => first_purchase(language),
        Field::Leaving => leaving(language),
        Field::MayContact => may_contact(language),
        Field::Untouched => untouched(language),
    }
}

/// Several values, one after the other.
pub fn listed(language: Language, values: &[String]) -> String {
    values.join(match language {
        Language::En => ", ",
        Language::ZhCn => "、",
    })
}
