//! Tasks: the ladder, the calendar, the forms, and why something stands in the list for today.

use super::Language;
use crate::domain::{Priority, RepeatUnit, TaskKind};
use crate::workspace::questions::Rung;

catalogue! {
    title = { en: "Tasks", zh: "任务" },
    sections = { en: "Ways to look at tasks", zh: "任务的查看方式" },
    ladder = { en: "By due day", zh: "按到期日" },
    calendar = { en: "Calendar", zh: "日历" },
    new = { en: "New task", zh: "新建任务" },
    edit_title = { en: "Edit the task", zh: "编辑任务" },
    export = { en: "Calendar file", zh: "导出日历" },
    export_why = { en: "Calendar file: the open tasks that are shown, as .ics for other calendars. Tasks that would contact customers who asked not to be contacted stay here.", zh: "导出日历：把当前显示的未完成任务存为 .ics 文件，供其他日历使用。客户要求勿联系的联系类任务不会导出。" },

    overdue_30 = { en: "Overdue by 30 days or more", zh: "逾期 30 天以上" },
    overdue_7 = { en: "Overdue by 7 days or more", zh: "逾期 7 天以上" },
    overdue_3 = { en: "Overdue by 3 days or more", zh: "逾期 3 天以上" },
    overdue_1 = { en: "Overdue by a day or two", zh: "逾期一两天" },
    today = { en: "Today", zh: "今天" },
    week = { en: "In the coming 7 days", zh: "未来 7 天" },
    later = { en: "Later", zh: "更晚" },
    done_lately = { en: "Done in the last 30 days", zh: "近 30 天完成" },
    more_rows(n) = { en: "Show {n} more", zh: "再显示 {n} 项" },
    n_open(n) = { en: ("{n} open", "{n} open"), zh: "{n} 项未完成" },

    none_title = { en: "No tasks yet", zh: "还没有任务" },
    none_text = { en: "Write down who is to be called, visited or written to, and by when. What is due stands here and on Today, ranked by what is at stake.", zh: "记下要打电话、拜访或联系谁，以及截止日期。到期的任务会出现在这里和“今日”，按价值排序。" },
    none_match = { en: "No task is like that.", zh: "没有符合条件的任务。" },
    clear = { en: "Clear the filter", zh: "清除筛选" },
    anyone = { en: "Anyone", zh: "所有人" },
    any_kind = { en: "Any kind", zh: "所有类型" },
    any_priority = { en: "Any priority", zh: "所有优先级" },

    name = { en: "What is to be done", zh: "任务内容" },
    kind = { en: "Kind", zh: "类型" },
    follow_up = { en: "Follow-up", zh: "跟进" },
    call = { en: "Call", zh: "电话" },
    visit = { en: "Visit", zh: "拜访" },
    message = { en: "Message", zh: "消息" },
    meeting = { en: "Meeting", zh: "会议" },
    other = { en: "Other", zh: "其他" },
    due_on = { en: "Due", zh: "到期日" },
    not_a_day = { en: "Choose a day.", zh: "请选择日期。" },
    at = { en: "Time", zh: "时间" },
    not_a_time = { en: "Write a time such as 14:30.", zh: "请填写时间，例如 14:30。" },
    owner = { en: "Owner", zh: "负责人" },
    priority = { en: "Priority", zh: "优先级" },
    high = { en: "High", zh: "高" },
    normal = { en: "Normal", zh: "普通" },
    low = { en: "Low", zh: "低" },
    high_priority = { en: "High priority", zh: "高优先级" },
    low_priority = { en: "Low priority", zh: "低优先级" },
    repeats = { en: "Repeat", zh: "重复" },
    never = { en: "Never", zh: "不重复" },
    days = { en: "Every so many days", zh: "按天" },
    weeks = { en: "Every so many weeks", zh: "按周" },
    months = { en: "Every so many months", zh: "按月" },
    years = { en: "Every so many years", zh: "按年" },
    every = { en: "Every", zh: "每隔" },
    every_wrong = { en: "A whole number from 1 to 366.", zh: "请填 1 到 366 的整数。" },
    every_day = { en: "every day", zh: "每天" },
    every_week = { en: "every week", zh: "每周" },
    every_month = { en: "every month", zh: "每月" },
    every_year = { en: "every year", zh: "每年" },
    every_n_days(n) = { en: "every {n} days", zh: "每 {n} 天" },
    every_n_weeks(n) = { en: "every {n} weeks", zh: "每 {n} 周" },
    every_n_months(n) = { en: "every {n} months", zh: "每 {n} 个月" },
    every_n_years(n) = { en: "every {n} years", zh: "每 {n} 年" },
    note = { en: "Note", zh: "备注" },
    name_missing = { en: "Say what is to be done.", zh: "请填写任务内容。" },
    save = { en: "Save", zh: "保存" },
    added(name) = { en: "“{name}” added", zh: "已添加“{name}”" },
    saved(name) = { en: "“{name}” saved", zh: "已保存“{name}”" },
    deleted(name) = { en: "“{name}” deleted", zh: "已删除“{name}”" },
    delete = { en: "Delete", zh: "删除" },
    edit = { en: "Edit", zh: "编辑" },
    edit_of(name) = { en: "Edit “{name}”", zh: "编辑“{name}”" },
    actions_of(name) = { en: "More for “{name}”", zh: "“{name}”的更多操作" },

    done = { en: "Done", zh: "完成" },
    done_of(name) = { en: "“{name}” is done", zh: "完成“{name}”" },
    result = { en: "What came of it", zh: "结果" },
    done_on = { en: "Done on", zh: "完成日期" },
    done_on_wrong = { en: "Choose a day up to today.", zh: "请选择今天或更早的日期。" },
    next_by_itself(day) = { en: "It repeats: the next one will be due on {day}.", zh: "这是重复任务，下一次到期日为 {day}。" },
    next_step = { en: "Next step", zh: "下一步" },
    next_hint = { en: "Becomes a task of its own, in the same change.", zh: "会同时新建为一项任务，可一并撤销。" },
    next_on = { en: "By", zh: "截止日期" },
    was_done(name) = { en: "“{name}” is done", zh: "已完成“{name}”" },
    was_done_next(name, next) = { en: "“{name}” is done, “{next}” comes next", zh: "已完成“{name}”，接下来是“{next}”" },
    open_again = { en: "Open again", zh: "重新打开" },
    opened_again(name) = { en: "“{name}” is open again", zh: "已重新打开“{name}”" },
    done_by(day) = { en: "done {day}", zh: "{day}完成" },

    snooze = { en: "Put off", zh: "推迟" },
    snooze_of(name) = { en: "Put “{name}” off", zh: "推迟“{name}”" },
    tomorrow = { en: "Until tomorrow", zh: "推到明天" },
    in_3_days = { en: "For 3 days", zh: "推迟 3 天" },
    in_a_week = { en: "For a week", zh: "推迟一周" },
    until_a_day = { en: "Until a day of choice…", zh: "推到指定日期…" },
    until = { en: "Until", zh: "推到" },
    until_wrong = { en: "Choose a day after today.", zh: "请选择今天之后的日期。" },
    snoozed(name, day) = { en: "“{name}” waits until {day}", zh: "“{name}”推到 {day}" },
    was_due(day) = { en: "put off, was due {day}", zh: "已推迟，原定 {day}" },

    unwelcome = { en: "Do not contact", zh: "勿联系" },
    unwelcome_text = { en: "This customer asked not to be contacted.", zh: "该客户要求不要联系。" },

    month_before = { en: "Month before", zh: "上个月" },
    month_after = { en: "Next month", zh: "下个月" },
    this_month = { en: "This month", zh: "本月" },
    monday = { en: "Mon", zh: "周一" },
    tuesday = { en: "Tue", zh: "周二" },
    wednesday = { en: "Wed", zh: "周三" },
    thursday = { en: "Thu", zh: "周四" },
    friday = { en: "Fri", zh: "周五" },
    saturday = { en: "Sat", zh: "周六" },
    sunday = { en: "Sun", zh: "周日" },
    new_on(day) = { en: "New task for {day}", zh: "新建 {day}的任务" },
    n_more(n) = { en: "{n} more", zh: "还有 {n} 项" },
    tasks_of(day) = { en: "Tasks of {day}", zh: "{day}的任务" },
    nothing_on = { en: "Nothing is planned for this day.", zh: "这一天没有安排。" },
    too_many(n) = { en: "{n} tasks in this month are not shown. Use the filters.", zh: "本月还有 {n} 项任务未显示，请使用筛选。" },

    own_title = { en: "Tasks", zh: "任务" },
    own_none = { en: "Nothing is to be done for this customer.", zh: "目前没有该客户的任务。" },
    add = { en: "Add", zh: "添加" },

    to_do_title(n) = { en: ("{n} thing to do today", "{n} things to do today"), zh: "今天要做 {n} 件事" },
    to_do_none_title = { en: "Nothing is due today", zh: "今天没有到期的事" },
    to_do_none = { en: "No task is due, and no contact is owed. What comes next stands under Tasks.", zh: "没有到期的任务，也没有该联系的客户。接下来的安排见“任务”。" },
    to_do_text(tasks, contacts, overdue) = { en: "Tasks: {tasks}. Contacts owed: {contacts}. Overdue: {overdue}. The most at stake first.", zh: "任务 {tasks} 项，该联系 {contacts} 位，已逾期 {overdue} 项；价值高的排在前面。" },
    to_do_order = { en: "The order", zh: "排序" },
    to_do_why = { en: "worth × (30 + days overdue, at most 30) ÷ 30 × priority (high 2, normal 1, low ½)\nWorth is what the customer has brought so far, or the weighted amount of the deal, whichever is more. Where it is not known, the middle one of the list stands in.", zh: "价值 ×（30 + 逾期天数，最多 30）÷ 30 × 优先级（高 2，普通 1，低 ½）\n价值取客户累计贡献与商机加权金额中较高者；未知时取列表的中位数。" },
    to_do_withheld(n) = { en: ("{n} due task is left out: its customer asked not to be contacted.", "{n} due tasks are left out: their customers asked not to be contacted."), zh: "另有 {n} 项到期任务未列出：客户要求不要联系。" },
    to_do_more(n) = { en: "{n} more", zh: "还有 {n} 件" },
    to_do_all = { en: "All tasks", zh: "全部任务" },
    plan_for(name) = { en: "Plan the contact with {name} as a task", zh: "把联系“{name}”排成任务" },
    contact_owed(name) = { en: "Contact {name}", zh: "联系“{name}”" },
    why_due_today = { en: "Due today", zh: "今天到期" },
    why_overdue(n) = { en: ("{n} day overdue", "{n} days overdue"), zh: "逾期 {n} 天" },
    why_at(time) = { en: "at {time}", zh: "{time}" },
    why_high = { en: "high priority", zh: "高优先级" },
    why_low = { en: "low priority", zh: "低优先级" },
    why_rhythm(n) = { en: ("a contact is owed every {n} day", "a contact is owed every {n} days"), zh: "按政策每 {n} 天联系一次" },
    why_brought(amount) = { en: "has brought {amount} so far", zh: "累计贡献 {amount}" },
    why_deal(amount) = { en: "the deal is worth {amount}, weighted", zh: "商机加权金额 {amount}" },
    why_unknown = { en: "worth unknown, ranked in the middle", zh: "价值未知，按中位数排序" },
    clause = { en: ", ", zh: "，" },
    full_stop = { en: ".", zh: "。" },
}

/// A kind of task.
pub const fn kind_name(language: Language, kind: TaskKind) -> &'static str {
    match kind {
        TaskKind::FollowUp => follow_up(language),
        TaskKind::Call => call(language),
        TaskKind::Visit => visit(language),
        TaskKind::Message => message(language),
        TaskKind::Meeting => meeting(language),
        TaskKind::Other => other(language),
    }
}

/// A priority.
pub const fn priority_name(language: Language, priority: Priority) -> &'static str {
    match priority {
        Priority::High => high(language),
        Priority::Normal => normal(language),
        Priority::Low => low(language),
    }
}

/// A rung of the ladder.
pub const fn rung_name(language: Language, rung: Rung) -> &'static str {
    match rung {
        Rung::Overdue30 => overdue_30(language),
        Rung::Overdue7 => overdue_7(language),
        Rung::Overdue3 => overdue_3(language),
        Rung::Overdue1 => overdue_1(language),
        Rung::Today => today(language),
        Rung::Week => week(language),
        Rung::Later => later(language),
        Rung::Done => done_lately(language),
    }
}

/// The measure of a rhythm, to choose from.
pub const fn unit_name(language: Language, unit: RepeatUnit) -> &'static str {
    match unit {
        RepeatUnit::Days => days(language),
        RepeatUnit::Weeks => weeks(language),
        RepeatUnit::Months => months(language),
        RepeatUnit::Years => years(language),
    }
}

/// A rhythm; the number as it is shown.
pub fn rhythm(language: Language, n: &str, unit: RepeatUnit) -> String {
    match (unit, n) {
        (RepeatUnit::Days, "1") => every_day(language).to_owned(),
        (RepeatUnit::Weeks, "1") => every_week(language).to_owned(),
        (RepeatUnit::Months, "1") => every_month(language).to_owned(),
        (RepeatUnit::Years, "1") => every_year(language).to_owned(),
        (RepeatUnit::Days, n) => every_n_days(language, n),
        (RepeatUnit::Weeks, n) => every_n_weeks(language, n),
        (RepeatUnit::Months, n) => every_n_months(language, n),
        (RepeatUnit::Years, n) => every_n_years(language, n),
    }
}

/// Monday to Sunday, short.
pub const fn weekdays(language: Language) -> [&'static str; 7] {
    [monday(language), tuesday(language), wednesday(language), thursday(language), friday(language), saturday(language), sunday(language)]
}
