//! Interactions: the form that writes one down, the list of them, and whether a customer gets what the policy grants.

use super::Language;
use crate::domain::{Channel, Mood};
use crate::workspace::questions::Served;

catalogue! {
    write = { en: "Write down a contact", zh: "记录一次联系" },
    write_short = { en: "Write down", zh: "记录" },
    write_for(name) = { en: "A contact with {name}", zh: "与“{name}”的联系" },
    write_to(name) = { en: "Write down a contact with {name}", zh: "记录与“{name}”的联系" },
    edit = { en: "Edit", zh: "编辑" },
    delete = { en: "Delete", zh: "删除" },
    actions_of(day) = { en: "Actions for the contact of {day}", zh: "{day}联系的操作" },
    written = { en: "Contact written down", zh: "已记录这次联系" },
    written_next(next) = { en: "Contact written down, “{next}” comes next", zh: "已记录这次联系，接下来是“{next}”" },
    changed = { en: "Contact changed", zh: "已修改这次联系" },
    deleted = { en: "Contact deleted", zh: "已删除这次联系" },
    save = { en: "Save", zh: "保存" },

    channel = { en: "How", zh: "方式" },
    phone = { en: "Telephone", zh: "电话" },
    visit = { en: "Visit", zh: "拜访" },
    email = { en: "E-mail", zh: "邮件" },
    wechat = { en: "WeChat", zh: "微信" },
    sms = { en: "Text message", zh: "短信" },
    social = { en: "Social media", zh: "社交媒体" },
    online = { en: "Online meeting", zh: "线上会议" },
    event = { en: "Event", zh: "活动" },
    on = { en: "Day", zh: "日期" },
    on_wrong = { en: "Choose a day up to today.", zh: "请选择今天或更早的日期。" },
    contact = { en: "With whom", zh: "对方联系人" },
    contact_unknown = { en: "Not said", zh: "未注明" },
    by = { en: "By whom on the team", zh: "我方人员" },
    outcome = { en: "What came of it", zh: "结果" },
    mood = { en: "How it felt", zh: "对方态度" },
    mood_unknown = { en: "Not said", zh: "未注明" },
    good = { en: "Good", zh: "好" },
    neutral = { en: "So-so", zh: "一般" },
    bad = { en: "Bad", zh: "差" },
    minutes = { en: "Minutes", zh: "用时（分钟）" },
    minutes_wrong = { en: "A whole number, at most a week.", zh: "请填整数，最多一周。" },
    cost(currency) = { en: "Cost ({currency})", zh: "花费（{currency}）" },
    cost_hint = { en: "All of it: time, travel, a meal.", zh: "全部花费：人力、差旅、招待等。" },
    cost_wrong = { en: "That is not an amount, such as 120.50.", zh: "这不是金额，例如 120.50。" },
    n_minutes(n) = { en: ("{n} minute", "{n} minutes"), zh: "{n} 分钟" },

    promise = { en: "Owed by the policy", zh: "政策要求" },
    every(n) = { en: ("A contact every {n} day", "A contact every {n} days"), zh: "每 {n} 天联系一次" },
    next_on(day) = { en: "next by {day}", zh: "下次不晚于 {day}" },
    overdue(n) = { en: ("{n} day overdue", "{n} days overdue"), zh: "逾期 {n} 天" },
    due_today = { en: "Due today", zh: "今天到期" },
    kept = { en: "Kept", zh: "已履行" },
    spent = { en: "Spent in 90 days", zh: "近 90 天投入" },
    spent_of(minutes, granted) = { en: "{minutes} of {granted} min", zh: "{minutes} / {granted} 分钟" },
    cost_of(cost, granted) = { en: "{cost} of {granted}", zh: "{cost} / {granted}" },
    over = { en: "Over-served", zh: "投入过多" },
    under = { en: "Under-served", zh: "投入不足" },
    as_granted = { en: "As granted", zh: "符合政策" },
    served_why = { en: "Over-served: more than one and a half times the minutes or the money that the policy grants in 90 days. Under-served: less than half of the minutes, where at least 30 are granted.", zh: "投入过多：近 90 天的用时或花费超过政策的 1.5 倍。投入不足：用时不到政策的一半（政策至少约定 30 分钟时）。" },
}

/// Where it took place.
pub const fn channel_name(language: Language, channel: Channel) -> &'static str {
    match channel {
        Channel::Phone => phone(language),
        Channel::Visit => visit(language),
        Channel::Email => email(language),
        Channel::WeChat => wechat(language),
        Channel::Sms => sms(language),
        Channel::Social => social(language),
        Channel::Online => online(language),
        Channel::Event => event(language),
    }
}

/// How it felt.
pub const fn mood_name(language: Language, mood: Mood) -> &'static str {
    match mood {
        Mood::Good => good(language),
        Mood::Neutral => neutral(language),
        Mood::Bad => bad(language),
    }
}

/// What was spent against what is granted.
pub const fn served(language: Language, served: Served) -> &'static str {
    match served {
        Served::Over => over(language),
        Served::Under => under(language),
        Served::AsGranted => as_granted(language),
    }
}
