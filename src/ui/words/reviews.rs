//! Reviews of key customers: the list, the form, the pack that prints.

use super::Language;
use crate::domain::{ReviewDecision, ReviewPhase};

catalogue! {
    new = { en: "New review", zh: "新建评审" },
    new_for = { en: "Review this customer", zh: "评审该客户" },
    empty_title = { en: "No review yet", zh: "还没有评审" },
    empty_text = { en: "Look at key customers before, during and after working together: by the same criteria, with what was agreed, and with a decision that says why.", zh: "在合作前、合作中和合作后评审重点客户：用同一套标准打分，记录约定，并给出有理由的结论。" },
    n_undecided(n) = { en: ("{n} is not decided yet", "{n} are not decided yet"), zh: "{n} 项尚未决定" },
    list = { en: "Reviews", zh: "评审列表" },
    customer = { en: "Customer", zh: "客户" },
    customer_needed = { en: "Choose a customer from the list.", zh: "请从列表中选择客户。" },
    customer_find = { en: "Find a customer", zh: "查找客户" },
    none_found = { en: "Nobody is called that.", zh: "没有找到这位客户。" },
    chosen(name) = { en: "Chosen: {name}", zh: "已选择：{name}" },
    start = { en: "Start", zh: "开始" },
    started(name) = { en: "Review of {name} started", zh: "已开始评审“{name}”" },
    deleted(name) = { en: "Review of {name} deleted", zh: "已删除“{name}”的评审" },
    saved = { en: "Review saved", zh: "评审已保存" },
    delete = { en: "Delete this review", zh: "删除此评审" },
    print = { en: "Print the review pack", zh: "打印评审资料" },
    back = { en: "Back to reviews", zh: "返回评审列表" },
    title_of(name) = { en: "Review of {name}", zh: "“{name}”的评审" },
    gone_title = { en: "This review is not there", zh: "没有这份评审" },
    gone_text = { en: "It may have been deleted, together with its customer or alone. The history knows.", zh: "它可能已被删除，可在变更记录中查看。" },

    phase = { en: "Phase", zh: "阶段" },
    before = { en: "Before", zh: "合作前" },
    during = { en: "During", zh: "合作中" },
    after = { en: "After", zh: "合作后" },
    on = { en: "Day", zh: "日期" },
    not_a_day = { en: "Choose a day.", zh: "请选择日期。" },
    person = { en: "Reviewed by", zh: "评审人" },
    score = { en: "Weighted score", zh: "加权得分" },
    score_of(score) = { en: "{score} of 100", zh: "{score} / 100" },
    score_why = { en: "Sum of weight × score ÷ sum of weights, over the criteria that were judged.", zh: "已评分各项的（权重 × 得分）之和 ÷ 权重之和。" },
    judged_of(n, all) = { en: "{n} of {all} criteria judged", zh: "已评 {n} / {all} 项" },

    criteria = { en: "Criteria", zh: "评审标准" },
    criterion = { en: "Criterion", zh: "标准" },
    weight = { en: "Weight", zh: "权重" },
    points = { en: "Score (0–100)", zh: "得分（0–100）" },
    note = { en: "Note", zh: "说明" },
    add_criterion = { en: "Add a criterion", zh: "添加标准" },
    new_criterion = { en: "New criterion", zh: "新标准" },
    remove_criterion(name) = { en: "Remove {name}", zh: "删除“{name}”" },
    weight_of(name) = { en: "Weight of {name}", zh: "“{name}”的权重" },
    points_of(name) = { en: "Score of {name}", zh: "“{name}”的得分" },
    note_of(name) = { en: "Note on {name}", zh: "“{name}”的说明" },
    name_of(n) = { en: "Name of criterion {n}", zh: "第 {n} 项标准的名称" },
    not_a_weight = { en: "A whole number.", zh: "请填整数。" },
    not_a_score = { en: "A whole number from 0 to 100.", zh: "请填 0 到 100 的整数。" },

    agreement = { en: "What was agreed", zh: "约定" },
    agreed = { en: "Rules both sides agreed on", zh: "双方约定的规则" },
    rewards = { en: "Rewards", zh: "奖励" },
    sanctions = { en: "Sanctions", zh: "处罚" },

    decision = { en: "Decision", zh: "结论" },
    undecided = { en: "Not decided", zh: "未决定" },
    raise = { en: "Raise", zh: "升级" },
    keep = { en: "Keep", zh: "保持" },
    lower = { en: "Lower", zh: "降级" },
    let_go = { en: "Let go", zh: "终止合作" },
    reasons = { en: "Reasons", zh: "理由" },
    reasons_needed = { en: "A decision needs its reasons.", zh: "请写明决定的理由。" },
    decide = { en: "Save the decision", zh: "保存结论" },
    others = { en: "Earlier and later reviews", zh: "其他评审" },
    others_none = { en: "This is the only review of this customer.", zh: "这是该客户唯一的评审。" },

    facts = { en: "Customer", zh: "客户概况" },
    amount = { en: "Amount", zh: "累计金额" },
    n_purchases = { en: "Purchases", zh: "购买次数" },
    last_purchase = { en: "Last purchase", zh: "上次购买" },
    profit = { en: "Profit", zh: "利润" },
    industry = { en: "Industry", zh: "行业" },
    region = { en: "Region", zh: "地区" },
    owner = { en: "Owner", zh: "负责人" },
    grades = { en: "Grades", zh: "等级" },
    grade_history = { en: "Grade history", zh: "等级历史" },
    grade_now = { en: "now", zh: "当前" },
    no_grades = { en: "No scheme grades this customer.", zh: "没有方案为该客户定级。" },
    interactions = { en: "Latest interactions", zh: "最近联系" },
    open_customer = { en: "Open the customer", zh: "打开客户" },

    internal = { en: "Internal. It names grades and is not for the customer.", zh: "内部资料，含客户等级，请勿提供给客户。" },
    printed_on(day) = { en: "Printed {day}", zh: "打印于 {day}" },
    signed = { en: "Signature", zh: "签字" },

    reliable = { en: "Pays on time", zh: "按时付款" },
    volume = { en: "Volume and growth", zh: "采购量与增长" },
    margin = { en: "Profit it leaves", zh: "利润贡献" },
    potential = { en: "Potential", zh: "发展潜力" },
    fit = { en: "Fits our strengths", zh: "与我方优势的契合" },
    effort = { en: "Effort it takes", zh: "服务投入" },
    loyalty = { en: "Loyalty and openness", zh: "忠诚与配合" },
    standing = { en: "Standing in its market", zh: "行业影响力" },
    lessons = { en: "What we learned", zh: "经验总结" },
    returning = { en: "Chance of coming back", zh: "恢复合作的可能" },
}

/// When in the cooperation it is held.
pub const fn phase_name(language: Language, phase: ReviewPhase) -> &'static str {
    match phase {
        ReviewPhase::Before => before(language),
        ReviewPhase::During => during(language),
        ReviewPhase::After => after(language),
    }
}

/// What follows from it; none is "not decided".
pub const fn decision_name(language: Language, decision: Option<ReviewDecision>) -> &'static str {
    match decision {
        None => undecided(language),
        Some(ReviewDecision::Raise) => raise(language),
        Some(ReviewDecision::Keep) => keep(language),
        Some(ReviewDecision::Lower) => lower(language),
        Some(ReviewDecision::LetGo) => let_go(language),
    }
}

/// Criteria to begin with, and their weights.
pub fn template(language: Language, phase: ReviewPhase) -> Vec<(&'static str, u32)> {
    let both = [(volume(language), 20), (margin(language), 20), (reliable(language), 20)];
    let own = match phase {
        ReviewPhase::Before => [(potential(language), 20), (fit(language), 10), (standing(language), 10)],
        ReviewPhase::During => [(loyalty(language), 20), (effort(language), 10), (potential(language), 10)],
        ReviewPhase::After => [(lessons(language), 20), (returning(language), 10), (effort(language), 10)],
    };
    both.into_iter().chain(own).collect()
}
