//! Does it work: before against after, pilot against the rest, and what may be said.

use super::Language;
use crate::scoring::effect::{Doubt, Verdict};
use crate::workspace::questions::Outcome;

catalogue! {
    baseline = { en: "Last day of the old way", zh: "改变前的最后一天" },
    not_a_day = { en: "Choose a day before the one that is looked from.", zh: "请选择早于统计日的日期。" },
    periods(before, after, n) = { en: "{before} against {after}, {n} days each.", zh: "{before}，对比 {after}，各 {n} 天。" },
    who = { en: "Only customers who had bought before both periods, by their grade on the last day of the first.", zh: "只统计两个时段之前就已购买过的客户，按第一个时段最后一天的等级分组。" },
    range(from, to) = { en: "{from} – {to}", zh: "{from}至 {to}" },

    outcome = { en: "What is compared", zh: "比较指标" },
    purchases = { en: "Purchases a customer", zh: "每客户购买次数" },
    active = { en: "Active customers", zh: "活跃客户占比" },
    revenue = { en: "Revenue a customer", zh: "每客户销售额" },
    active_note = { en: "Who bought nothing in the period has churned so far.", zh: "时段内没有购买的视为流失。" },
    satisfaction = { en: "Satisfaction", zh: "满意度" },
    no_data = { en: "no data yet", zh: "暂无数据" },

    all_title = { en: "Before and after, by grade", zh: "前后对比（按等级）" },
    all_note = { en: "Intervals of 95%. Whoever was best on the baseline day tends to fall back by itself, and whoever was lowest to rise: only a pilot tells such drift from an effect.", zh: "区间为 95%。基准日最好的客户往往自然回落，最差的往往回升；只有试点对照才能区分自然波动和真实效果。" },
    group = { en: "Group", zh: "分组" },
    everybody = { en: "Everybody", zh: "全部客户" },
    n = { en: "Customers", zh: "客户数" },
    before = { en: "Before", zh: "之前" },
    after = { en: "After", zh: "之后" },
    difference = { en: "Difference", zh: "差异" },
    interval = { en: "95% interval", zh: "95% 区间" },
    interval_of(low, high) = { en: "{low} to {high}", zh: "{low} 至 {high}" },
    verdict = { en: "Verdict", zh: "判断" },
    higher = { en: "Rose, more than chance", zh: "上升，不是偶然" },
    lower = { en: "Fell, more than chance", zh: "下降，不是偶然" },
    cannot_tell = { en: "Cannot tell yet", zh: "还不能判断" },
    too_few(n) = { en: "Cannot tell yet: fewer than {n}", zh: "还不能判断：不足 {n} 位" },
    may_be_chance = { en: "Cannot tell yet: may be chance", zh: "还不能判断：可能是偶然" },
    nobody = { en: "Nobody", zh: "无客户" },

    pilot_title(day) = { en: "The pilot of {day} against the rest", zh: "{day}试点与其余客户对比" },
    pilot_sizes(pilot, rest) = { en: "{pilot} customers in the pilot, {rest} in the rest.", zh: "试点 {pilot} 位，其余 {rest} 位。" },
    pilot_note = { en: "How much more the pilot changed than the rest. If the pilot was chosen by hand, part of the difference may be the choice.", zh: "试点比其余客户多变化了多少。如果试点是人工挑选的，差异可能部分来自挑选。" },
    pilot = { en: "Pilot", zh: "试点" },
    rest = { en: "Rest", zh: "其余" },
    more_than_rest = { en: "More than the rest", zh: "超出其余客户" },
    to(before, after) = { en: "{before} → {after}", zh: "{before} → {after}" },
    no_pilot_title = { en: "No pilot yet", zh: "还没有试点" },
    no_pilot = { en: "Try a scheme on some customers first: grade them as a pilot. Then this page compares them with the rest, which is the only fair test.", zh: "先在部分客户上试点定级，这里就会把他们与其余客户对比，这才是公平的检验。" },
    pts(n) = { en: "{n} pts", zh: "{n} 个百分点" },
}

/// What is compared.
pub const fn outcome_name(language: Language, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::NPurchases => purchases(language),
        Outcome::ActiveShare => active(language),
        Outcome::Revenue => revenue(language),
    }
}

/// What may be said of a difference.
pub fn verdict_text(language: Language, verdict: Verdict) -> String {
    match verdict {
        Verdict::Higher => higher(language).to_owned(),
        Verdict::Lower => lower(language).to_owned(),
        Verdict::CannotTell(Doubt::TooFew { least_n }) => too_few(language, least_n),
        Verdict::CannotTell(Doubt::MayBeChance) => may_be_chance(language).to_owned(),
    }
}
