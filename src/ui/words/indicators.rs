//! The library of indicators: what each is called, how it is worked out, which way is good and where it comes from.

use super::Language;
use crate::domain::indicators::{Direction, Indicator, Source, Unit};

catalogue! {
    amount = { en: "Amount", zh: "累计金额" },
    profit = { en: "Profit", zh: "利润" },
    margin = { en: "Margin", zh: "利润率" },
    n_purchases = { en: "Purchases", zh: "购买次数" },
    interval = { en: "Days between purchases", zh: "购买间隔" },
    days_since = { en: "Days since last purchase", zh: "距上次购买天数" },
    growth = { en: "Growth", zh: "增长率" },
    revenue_share = { en: "Share of revenue", zh: "销售额占比" },
    average_order = { en: "Average order", zh: "客单价" },
    category_breadth = { en: "Categories bought", zh: "购买品类数" },
    return_rate = { en: "Return rate", zh: "退货率" },
    tenure = { en: "Tenure", zh: "合作时长" },
    n_interactions = { en: "Interactions", zh: "互动次数" },
    cost_to_serve = { en: "Cost to serve", zh: "服务成本" },
    contribution = { en: "Contribution", zh: "净贡献" },
    n_referrals = { en: "Referrals", zh: "转介绍数" },
    payment_behaviour = { en: "Paid on time", zh: "按时付款率" },
    credit = { en: "Credit in use", zh: "占用信用额" },
    satisfaction = { en: "Satisfaction", zh: "满意度" },
    nps = { en: "Net promoter score", zh: "净推荐值（NPS）" },
    n_complaints = { en: "Complaints", zh: "投诉次数" },
    points_activity = { en: "Points activity", zh: "积分活跃度" },
    expected_purchases = { en: "Expected purchases", zh: "预计购买次数" },
    predicted_value = { en: "Predicted value", zh: "预测价值" },

    amount_is = { en: "Sum of purchases; returned orders do not count.", zh: "购买金额之和，已退货的订单不计。" },
    profit_is = { en: "Amount less what the sold pieces cost. Unknown where a sale does not say its cost.", zh: "金额减去所售商品成本；有订单缺成本时为未知。" },
    margin_is = { en: "Profit ÷ amount.", zh: "利润 ÷ 金额。" },
    n_purchases_is = { en: "Number of purchases.", zh: "购买笔数。" },
    interval_is = { en: "Median days between days of purchase; needs three of them.", zh: "相邻购买日间隔的中位数，至少需要三个购买日。" },
    days_since_is = { en: "Days from the last purchase to the day that is looked from.", zh: "从最后一次购买到统计日的天数。" },
    growth_is = { en: "Amount of the window ÷ amount of the window before it − 1. Unknown where there was nothing before.", zh: "本期金额 ÷ 上期金额 − 1；上期没有购买时为未知。" },
    revenue_share_is = { en: "The customer’s amount ÷ everybody’s amount.", zh: "该客户金额 ÷ 全部客户金额。" },
    average_order_is = { en: "Amount ÷ purchases.", zh: "金额 ÷ 购买次数。" },
    category_breadth_is = { en: "How many categories were bought from.", zh: "购买过的品类个数。" },
    return_rate_is = { en: "Returned amount ÷ amount.", zh: "退货金额 ÷ 金额。" },
    tenure_is = { en: "Days since the first purchase, or since the day that the record names if that is earlier.", zh: "自首次购买（或档案所记的更早日期）以来的天数。" },
    n_interactions_is = { en: "Calls, visits and messages that were written down.", zh: "已记录的电话、拜访与消息次数。" },
    cost_to_serve_is = { en: "Cost of the interactions that were written down.", zh: "已记录互动的成本之和。" },
    contribution_is = { en: "Profit less the cost to serve.", zh: "利润减去服务成本。" },
    n_referrals_is = { en: "Customers who came through this one.", zh: "由该客户介绍来的客户数。" },
    payment_behaviour_is = { en: "Invoices paid on time ÷ all invoices.", zh: "按时付款的账单 ÷ 全部账单。" },
    credit_is = { en: "What is owed and not yet paid.", zh: "尚未支付的欠款。" },
    satisfaction_is = { en: "Mean answer to satisfaction questions.", zh: "满意度题目的平均得分。" },
    nps_is = { en: "The customer’s last answer to “would you recommend us”.", zh: "该客户最近一次“是否愿意推荐”的回答。" },
    n_complaints_is = { en: "Complaints that were written down.", zh: "已记录的投诉次数。" },
    points_activity_is = { en: "How lively points are earned and spent.", zh: "积分获取与使用的活跃程度。" },
    expected_purchases_is = { en: "Purchases that a lifetime model expects in the next 12 months.", zh: "生命周期模型预计未来 12 个月的购买次数。" },
    predicted_value_is = { en: "Revenue that a lifetime model expects in the next 12 months.", zh: "生命周期模型预计未来 12 个月带来的销售额。" },

    unit_money = { en: "money", zh: "金额" },
    unit_count = { en: "number", zh: "个数" },
    unit_days = { en: "days", zh: "天" },
    unit_share = { en: "percent", zh: "百分比" },
    unit_points = { en: "points", zh: "分值" },
    higher = { en: "more is better", zh: "越高越好" },
    lower = { en: "less is better", zh: "越低越好" },
    from_purchases = { en: "from purchases", zh: "来自购买记录" },
    from_interactions = { en: "from interactions", zh: "来自互动记录" },
    from_forecast = { en: "from a lifetime model", zh: "来自生命周期模型" },
    from_later = { en: "from records that are not kept yet", zh: "来自尚未建立的记录" },
    no_data = { en: "no data yet", zh: "暂无数据" },

    all_time = { en: "all time", zh: "全部时间" },
    last_days(n) = { en: ("last {n} day", "last {n} days"), zh: "近 {n} 天" },
    over(name, window) = { en: "{name}, {window}", zh: "{name}（{window}）" },
    days(n) = { en: ("{n} day", "{n} days"), zh: "{n} 天" },
    traits(unit, direction, source) = { en: "{unit}, {direction}, {source}", zh: "{unit}，{direction}，{source}" },
}

/// What an indicator is called.
pub const fn name(language: Language, indicator: Indicator) -> &'static str {
    match indicator {
        Indicator::Amount => amount(language),
        Indicator::Profit => profit(language),
        Indicator::Margin => margin(language),
        Indicator::NPurchases => n_purchases(language),
        Indicator::Interval => interval(language),
        Indicator::DaysSinceLastPurchase => days_since(language),
        Indicator::Growth => growth(language),
        Indicator::RevenueShare => revenue_share(language),
        Indicator::AverageOrder => average_order(language),
        Indicator::CategoryBreadth => category_breadth(language),
        Indicator::ReturnRate => return_rate(language),
        Indicator::Tenure => tenure(language),
        Indicator::NInteractions => n_interactions(language),
        Indicator::CostToServe => cost_to_serve(language),
        Indicator::Contribution => contribution(language),
        Indicator::NReferrals => n_referrals(language),
        Indicator::PaymentBehaviour => payment_behaviour(language),
        Indicator::Credit => credit(language),
        Indicator::Satisfaction => satisfaction(language),
        Indicator::Nps => nps(language),
        Indicator::NComplaints => n_complaints(language),
        Indicator::PointsActivity => points_activity(language),
        Indicator::ExpectedPurchases => expected_purchases(language),
        Indicator::PredictedValue => predicted_value(language),
    }
}

/// How an indicator is worked out.
pub const fn formula(language: Language, indicator: Indicator) -> &'static str {
    match indicator {
        Indicator::Amount => amount_is(language),
        Indicator::Profit => profit_is(language),
        Indicator::Margin => margin_is(language),
        Indicator::NPurchases => n_purchases_is(language),
        Indicator::Interval => interval_is(language),
        Indicator::DaysSinceLastPurchase => days_since_is(language),
        Indicator::Growth => growth_is(language),
        Indicator::RevenueShare => revenue_share_is(language),
        Indicator::AverageOrder => average_order_is(language),
        Indicator::CategoryBreadth => category_breadth_is(language),
        Indicator::ReturnRate => return_rate_is(language),
        Indicator::Tenure => tenure_is(language),
        Indicator::NInteractions => n_interactions_is(language),
        Indicator::CostToServe => cost_to_serve_is(language),
        Indicator::Contribution => contribution_is(language),
        Indicator::NReferrals => n_referrals_is(language),
        Indicator::PaymentBehaviour => payment_behaviour_is(language),
        Indicator::Credit => credit_is(language),
        Indicator::Satisfaction => satisfaction_is(language),
        Indicator::Nps => nps_is(language),
        Indicator::NComplaints => n_complaints_is(language),
        Indicator::PointsActivity => points_activity_is(language),
        Indicator::ExpectedPurchases => expected_purchases_is(language),
        Indicator::PredictedValue => predicted_value_is(language),
    }
}

/// What a unit is called.
pub const fn unit(language: Language, unit: Unit) -> &'static str {
    match unit {
        Unit::Money => unit_money(language),
        Unit::Count => unit_count(language),
        Unit::Days => unit_days(language),
        Unit::Share => unit_share(language),
        Unit::Points => unit_points(language),
    }
}

/// Which way is good.
pub const fn direction(language: Language, direction: Direction) -> &'static str {
    match direction {
        Direction::HigherIsBetter => higher(language),
        Direction::LowerIsBetter => lower(language),
    }
}

/// Where values come from.
pub const fn source(language: Language, source: Source) -> &'static str {
    match source {
        Source::Purchases => from_purchases(language),
        Source::Interactions => from_interactions(language),
        Source::Forecast => from_forecast(language),
        Source::LaterRecords => from_later(language),
    }
}
