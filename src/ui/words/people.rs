//! What is known of a customer beyond the record: profile, hints, what they allow, whom they brought; festivals and birthdays;
//! and by which words an organisation is told from a person.

use super::Language;
use crate::domain::{Calendar, FieldKind, Influence, Purpose};
use crate::scoring::calendar::Festival;
use crate::workspace::questions::Hint;

catalogue! {
    title = { en: "Profile", zh: "客户档案" },
    edit = { en: "Edit profile", zh: "编辑档案" },
    edit_of(name) = { en: "Profile of {name}", zh: "“{name}”的档案" },
    saved = { en: "Profile saved", zh: "档案已保存" },
    save = { en: "Save", zh: "保存" },
    none_title = { en: "Nothing noted yet", zh: "还没有填写" },
    none_text = { en: "Birthday, addresses, who brought them, how to reach them, and fields of your own.", zh: "生日、地址、介绍人、偏好的联系方式，以及你自定义的字段。" },

    general = { en: "In general", zh: "基本情况" },
    size = { en: "Size", zh: "规模" },
    size_hint = { en: "In your own words: 20 people, 3 shops.", zh: "用自己的说法，例如 20 人、3 家门店。" },
    credit = { en: "Credit", zh: "信用" },
    credit_hint = { en: "Your own letter or word for how well they pay.", zh: "用自己的等级或说法，例如 A、良好。" },
    channel = { en: "Preferred way of contact", zh: "偏好的联系方式" },
    not_said = { en: "Not said", zh: "未注明" },
    do_not_contact = { en: "Do not contact", zh: "不要联系" },
    do_not_contact_hint = { en: "They asked for it. They are left out of saved contacts, and nothing allows contacting them.", zh: "客户要求不再联系。导出联系人时会跳过，任何同意都不再生效。" },
    retain_until = { en: "Keep until", zh: "保留至" },
    retain_until_hint = { en: "After this day the record comes up for review.", zh: "过了这一天，该客户会进入待复核名单。" },

    birthday = { en: "Birthday", zh: "生日" },
    calendar = { en: "Calendar", zh: "历法" },
    solar = { en: "Solar", zh: "公历" },
    lunar = { en: "Lunar", zh: "农历" },
    year = { en: "Year", zh: "年" },
    month = { en: "Month", zh: "月" },
    day = { en: "Day", zh: "日" },
    leap_month = { en: "Born in a leap month", zh: "出生在闰月" },
    leap_month_hint = { en: "In years without that leap month it is kept in the ordinary month.", zh: "当年没有这个闰月时，按平月过生日。" },
    birthday_wrong = { en: "There is no such day. Month and day are needed; the year may be left out.", zh: "没有这一天。请填写月和日，年份可以不填。" },
    solar_date(month, day) = { en: "Month {month}, day {day}", zh: "{month} 月 {day} 日" },
    lunar_date(month, day) = { en: "Lunar month {month}, day {day}", zh: "农历 {month} 月 {day} 日" },
    lunar_leap_date(month, day) = { en: "Lunar leap month {month}, day {day}", zh: "农历闰 {month} 月 {day} 日" },
    lunar_in(date, year) = { en: "{date}, {year}", zh: "{date}（{year} 年）" },
    next_birthday(day, ahead) = { en: "Next on {day}, {ahead}", zh: "下次：{day}，{ahead}" },
    turns(n) = { en: "turns {n}", zh: "满 {n} 岁" },

    referrer = { en: "Brought by", zh: "介绍人" },
    referrer_find = { en: "Find who brought them", zh: "查找介绍人" },
    referrer_none = { en: "Nobody", zh: "无介绍人" },
    referred = { en: "Has brought", zh: "介绍来的客户" },
    n_more(n) = { en: ("and {n} more", "and {n} more"), zh: "等另外 {n} 位" },

    places = { en: "Addresses", zh: "地址" },
    place_of(n) = { en: "Address {n}", zh: "地址 {n}" },
    paste = { en: "Paste a Chinese address", zh: "粘贴一行地址，自动识别" },
    paste_hint = { en: "Province, city, district and postcode are found in it and can be changed below.", zh: "自动识别省、市、区和邮编，下面可以再改。" },
    place_label = { en: "What for", zh: "用途" },
    place_label_hint = { en: "Office, warehouse, home", zh: "办公、仓库、住址等" },
    province = { en: "Province", zh: "省" },
    city = { en: "City", zh: "市" },
    district = { en: "District", zh: "区县" },
    street = { en: "Street", zh: "详细地址" },
    postcode = { en: "Postcode", zh: "邮编" },
    add_place = { en: "Add an address", zh: "添加地址" },
    remove_place(n) = { en: "Remove address {n}", zh: "删除地址 {n}" },

    standing = { en: "People there", zh: "联系人关系" },
    influence_of(name) = { en: "Say of {name}", zh: "“{name}”的影响力" },
    reports_to_of(name) = { en: "{name} reports to", zh: "“{name}”的上级" },
    influence = { en: "Say in decisions", zh: "决策影响" },
    reports_to = { en: "Reports to", zh: "上级" },
    reports_to_name(name) = { en: "reports to {name}", zh: "上级：{name}" },
    nobody = { en: "Nobody there", zh: "无" },
    decides = { en: "Decides", zh: "决策者" },
    recommends = { en: "Recommends", zh: "推荐者" },
    uses = { en: "Uses it", zh: "使用者" },
    blocks = { en: "Stands against", zh: "反对者" },

    own_fields = { en: "Your own fields", zh: "自定义字段" },
    yes = { en: "Yes", zh: "是" },
    no = { en: "No", zh: "否" },
    number_wrong = { en: "That is not a number with up to four decimals.", zh: "请填数字，最多四位小数。" },
    money_wrong = { en: "That is not an amount, such as 120.50.", zh: "请填金额，例如 120.50。" },
    date_wrong = { en: "That is not a day of the calendar.", zh: "没有这一天。" },
    manage_fields = { en: "Define fields", zh: "管理字段" },

    hints = { en: "Worth a look", zh: "资料提示" },
    unreachable = { en: "No telephone number and no e-mail address: nobody can be reached.", zh: "没有电话也没有邮箱，无法联系。" },
    odd_phone = { en: "A telephone number has too few or too many digits.", zh: "有电话号码的位数不对。" },
    odd_email = { en: "An e-mail address cannot be right.", zh: "有邮箱地址不正确。" },
    no_owner = { en: "Nobody on the team looks after them.", zh: "还没有负责人。" },
    number_for_name = { en: "The name is a number, as after an import without names.", zh: "名称是一串数字，可能是导入时缺少名称。" },

    consents = { en: "What they allow", zh: "授权与同意" },
    consents_none = { en: "No statement is noted. Silence is neither a yes nor a no.", zh: "还没有记录。没有表态既不是同意，也不是拒绝。" },
    consents_blocked = { en: "They asked not to be contacted; that goes before everything below.", zh: "客户要求不再联系，优先于下面的所有记录。" },
    add_consent = { en: "Note a statement", zh: "记录一次表态" },
    withdraw = { en: "Withdraw", zh: "撤回" },
    consent_noted = { en: "Statement noted", zh: "已记录" },
    consent_deleted = { en: "Statement deleted", zh: "已删除这条记录" },
    delete = { en: "Delete", zh: "删除" },
    actions_of(purpose) = { en: "Actions for {purpose}", zh: "“{purpose}”的操作" },
    purpose = { en: "For what", zh: "用途" },
    consent_channel = { en: "On which way", zh: "渠道" },
    every_channel = { en: "Every way", zh: "全部渠道" },
    given = { en: "Given", zh: "同意" },
    withdrawn = { en: "Withdrawn", zh: "撤回" },
    given_or_not = { en: "Given or withdrawn", zh: "同意或撤回" },
    on = { en: "Day", zh: "日期" },
    on_wrong = { en: "Choose a day up to today.", zh: "请选择今天或更早的日期。" },
    consent_source = { en: "Where it was said", zh: "来源" },
    consent_source_hint = { en: "Form, call, at the counter", zh: "表单、电话、柜台等" },
    evidence = { en: "Evidence", zh: "凭证" },
    evidence_hint = { en: "The wording, or where the paper lies.", zh: "原话，或书面材料的存放位置。" },
    earlier(n) = { en: ("{n} earlier statement", "{n} earlier statements"), zh: "更早的 {n} 条记录" },
    marketing = { en: "Marketing", zh: "营销" },
    surveys = { en: "Surveys", zh: "问卷调查" },
    service = { en: "Service", zh: "服务" },
    scoring = { en: "Scoring and grading", zh: "评分与分级" },

    save_cards = { en: "Save as vCard", zh: "导出为 vCard" },
    cards_saved_without(n, name) = { en: ("{name} was handed to the browser’s downloads, without {n} customer’s contacts that are not to be used", "{name} was handed to the browser’s downloads, without contacts of {n} customers that are not to be used"), zh: "{name} 已交给浏览器下载；{n} 位客户不愿被联系，未导出其联系方式" },
    cards_saved(name) = { en: "{name} was handed to the browser’s downloads", zh: "{name} 已交给浏览器下载" },

    kind_text = { en: "Text", zh: "文本" },
    kind_number = { en: "Number", zh: "数字" },
    kind_money = { en: "Amount of money", zh: "金额" },
    kind_date = { en: "Date", zh: "日期" },
    kind_choice = { en: "One of several choices", zh: "单选" },
    kind_multi_choice = { en: "Several choices", zh: "多选" },
    kind_yes_no = { en: "Yes or no", zh: "是或否" },

    spring_festival = { en: "Spring Festival", zh: "春节" },
    lantern_festival = { en: "Lantern Festival", zh: "元宵节" },
    dragon_boat = { en: "Dragon Boat Festival", zh: "端午节" },
    mid_autumn = { en: "Mid-Autumn Festival", zh: "中秋节" },
    double_ninth = { en: "Double Ninth Festival", zh: "重阳节" },
    national_day = { en: "National Day", zh: "国庆节" },
    new_year = { en: "New Year", zh: "元旦" },
    christmas = { en: "Christmas", zh: "圣诞节" },
}

/// What a calendar is called.
pub const fn calendar_name(language: Language, calendar: Calendar) -> &'static str {
    match calendar {
        Calendar::Solar => solar(language),
        Calendar::Lunar => lunar(language),
    }
}

/// How much a contact decides.
pub const fn influence_name(language: Language, influence: Influence) -> &'static str {
    match influence {
        Influence::Decides => decides(language),
        Influence::Recommends => recommends(language),
        Influence::Uses => uses(language),
        Influence::Blocks => blocks(language),
    }
}

/// What data is used for.
pub const fn purpose_name(language: Language, purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Marketing => marketing(language),
        Purpose::Surveys => surveys(language),
        Purpose::Service => service(language),
        Purpose::Scoring => scoring(language),
    }
}

/// What there is to look at, and why.
pub const fn hint(language: Language, hint: Hint) -> &'static str {
    match hint {
        Hint::Unreachable => unreachable(language),
        Hint::OddPhone => odd_phone(language),
        Hint::OddEmail => odd_email(language),
        Hint::NoOwner => no_owner(language),
        Hint::NumberForName => number_for_name(language),
    }
}

/// What a field holds.
pub const fn field_kind(language: Language, kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Text => kind_text(language),
        FieldKind::Number => kind_number(language),
        FieldKind::Money => kind_money(language),
        FieldKind::Date => kind_date(language),
        FieldKind::Choice => kind_choice(language),
        FieldKind::MultiChoice => kind_multi_choice(language),
        FieldKind::YesNo => kind_yes_no(language),
    }
}

/// What only names of organisations hold.
const CHINESE_ORGANISATIONS: &[&str] = &[
    "公司",
    "集团",
    "中心",
    "酒店",
    "书院",
    "学院",
    "学校",
    "大学",
    "中学",
    "小学",
    "医院",
    "银行",
    "商行",
    "茶饮",
    "餐饮",
    "超市",
    "书店",
    "幼儿园",
    "工作室",
    "事务所",
    "律所",
    "民宿",
    "咖啡",
    "烘焙",
    "商贸",
    "店",
    "馆",
    "厂",
    "坊",
];

/// Words of such names, small.
const WESTERN_ORGANISATIONS: &[&str] = &[
    "ag",
    "bakery",
    "bank",
    "bar",
    "books",
    "café",
    "cafe",
    "clinic",
    "club",
    "co",
    "coffee",
    "company",
    "corp",
    "foods",
    "foundation",
    "gmbh",
    "group",
    "guesthouse",
    "hotel",
    "house",
    "inc",
    "institute",
    "kindergarten",
    "kitchen",
    "law",
    "limited",
    "llc",
    "llp",
    "ltd",
    "office",
    "partners",
    "plc",
    "restaurant",
    "roasters",
    "sarl",
    "school",
    "shop",
    "store",
    "stores",
    "studio",
    "studios",
    "supplies",
    "tea",
    "trading",
    "university",
];

/// Whether a name can only be that of an organisation.
pub fn is_organisation(name: &str) -> bool {
    let words = name.split(|letter: char| !letter.is_alphanumeric()).map(str::to_lowercase);
    CHINESE_ORGANISATIONS.iter().any(|word| name.contains(word))
        || words.into_iter().any(|word| WESTERN_ORGANISATIONS.contains(&word.as_str()))
}

/// What a festival is called.
pub const fn festival(language: Language, festival: Festival) -> &'static str {
    match festival {
        Festival::Spring => spring_festival(language),
        Festival::Lantern => lantern_festival(language),
        Festival::DragonBoat => dragon_boat(language),
        Festival::MidAutumn => mid_autumn(language),
        Festival::DoubleNinth => double_ninth(language),
        Festival::NationalDay => national_day(language),
        Festival::NewYear => new_year(language),
        Festival::Christmas => christmas(language),
    }
}
