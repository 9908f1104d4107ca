//! What grades are called and what they mean, in one plain sentence each. The customers they describe never see them.

use super::Language;
use crate::domain::{CustomerKind, PurchaseKind};
use crate::scoring::abc::AbcClass;
use crate::scoring::rfm::Segment;
use crate::workspace::questions::Missing;

catalogue! {
    champions = { en: "Champions", zh: "核心客户" },
    loyal = { en: "Loyal", zh: "忠诚客户" },
    potential_loyalist = { en: "Potential loyalists", zh: "潜力客户" },
    new = { en: "New", zh: "新客户" },
    promising = { en: "Promising", zh: "有望客户" },
    need_attention = { en: "Need attention", zh: "需关注客户" },
    about_to_sleep = { en: "About to sleep", zh: "即将沉睡" },
    cant_lose_them = { en: "Can’t lose them", zh: "不能流失" },
    at_risk = { en: "At risk", zh: "有流失风险" },
    hibernating = { en: "Hibernating", zh: "沉睡客户" },
    lost = { en: "Lost", zh: "已流失" },

    champions_means = { en: "Bought lately and buy often.", zh: "最近买过，而且买得勤。" },
    loyal_means = { en: "Buy often, the last time not long ago.", zh: "买得勤，上次购买也不算久。" },
    potential_loyalist_means = { en: "Bought lately and have come back; a little more and they are loyal.", zh: "最近买过，也回购过，再进一步就是忠诚客户。" },
    new_means = { en: "Bought very lately, and seldom so far.", zh: "最近才买，次数还很少。" },
    promising_means = { en: "Bought fairly lately, but seldom so far.", zh: "近期买过，次数还不多。" },
    need_attention_means = { en: "In the middle in every way; a word now keeps them.", zh: "各方面都居中，现在联系还留得住。" },
    about_to_sleep_means = { en: "Bought seldom, and it is getting long ago.", zh: "买得少，离上次购买也越来越久。" },
    cant_lose_them_means = { en: "Used to buy most often and have gone quiet.", zh: "以前买得最勤，现在没有动静。" },
    at_risk_means = { en: "Used to buy fairly often; the last time is long ago.", zh: "以前常买，已经很久没来。" },
    hibernating_means = { en: "Bought seldom, and long ago.", zh: "买得少，也很久没买了。" },
    lost_means = { en: "Bought seldom, and longest ago of all.", zh: "买得少，而且最久没有购买。" },

    class(letter) = { en: "Class {letter}", zh: "{letter} 类" },
    class_a_means = { en: "The few who together bring the first 80% of the money.", zh: "少数客户，合计贡献前 80% 的金额。" },
    class_b_means = { en: "Those who bring the next 15% of the money.", zh: "贡献接下来 15% 的金额。" },
    class_c_means = { en: "The many who together bring the last 5% of the money.", zh: "多数客户，合计贡献最后 5% 的金额。" },

    not_graded = { en: "Not graded", zh: "未分级" },
    no_purchase = { en: "No purchase yet", zh: "还没有购买" },
    none_yet = { en: "Only purchases after the day that is looked from", zh: "购买都在统计日之后" },
    nothing_of_value = { en: "Only returns, or sales of no value", zh: "只有退货或零金额的订单" },
    no_purchase_means = { en: "A grade needs one purchase. Record or import one.", zh: "至少要有一笔购买才能分级，请记录或导入一笔。" },
    none_yet_means = { en: "A grade looks at purchases up to a day that is set under Settings. Move that day on, or wait for it.", zh: "分级只看统计日之前的购买，可在设置里调整统计日。" },
    nothing_of_value_means = { en: "A grade needs one sale above zero that was not taken back.", zh: "至少要有一笔金额大于零且未退货的销售才能分级。" },

    recency = { en: "Recency", zh: "最近购买" },
    frequency = { en: "Frequency", zh: "购买次数" },
    monetary = { en: "Amount", zh: "累计金额" },
    recency_means = { en: "Days since the last purchase; fewer is better.", zh: "距上次购买的天数，越少越好。" },
    frequency_means = { en: "Number of purchases; more is better.", zh: "购买次数，越多越好。" },
    monetary_means = { en: "Money brought in all; more is better.", zh: "累计带来的金额，越多越好。" },

    company = { en: "Company", zh: "企业" },
    person = { en: "Person", zh: "个人" },
    kind_unknown = { en: "Not said", zh: "未注明" },
    sale = { en: "Purchase", zh: "购买" },
    goods_returned = { en: "Return", zh: "退货" },
}

/// What a segment is called.
pub const fn segment(language: Language, segment: Segment) -> &'static str {
    match segment {
        Segment::Champions => champions(language),
        Segment::Loyal => loyal(language),
        Segment::PotentialLoyalist => potential_loyalist(language),
        Segment::New => new(language),
        Segment::Promising => promising(language),
        Segment::NeedAttention => need_attention(language),
        Segment::AboutToSleep => about_to_sleep(language),
        Segment::CantLoseThem => cant_lose_them(language),
        Segment::AtRisk => at_risk(language),
        Segment::Hibernating => hibernating(language),
        Segment::Lost => lost(language),
    }
}

/// What it says of a customer to be in a segment.
pub const fn segment_means(language: Language, segment: Segment) -> &'static str {
    match segment {
        Segment::Champions => champions_means(language),
        Segment::Loyal => loyal_means(language),
        Segment::PotentialLoyalist => potential_loyalist_means(language),
        Segment::New => new_means(language),
        Segment::Promising => promising_means(language),
        Segment::NeedAttention => need_attention_means(language),
        Segment::AboutToSleep => about_to_sleep_means(language),
        Segment::CantLoseThem => cant_lose_them_means(language),
        Segment::AtRisk => at_risk_means(language),
        Segment::Hibernating => hibernating_means(language),
        Segment::Lost => lost_means(language),
    }
}

/// What a class is called.
pub fn abc(language: Language, class: AbcClass) -> String {
    self::class(language, class.letter())
}

/// What it says of a customer to be in a class.
pub const fn abc_means(language: Language, class: AbcClass) -> &'static str {
    match class {
        AbcClass::A => class_a_means(language),
        AbcClass::B => class_b_means(language),
        AbcClass::C => class_c_means(language),
    }
}

/// What is missing for a grade.
pub const fn missing(language: Language, missing: Missing) -> &'static str {
    match missing {
        Missing::NoPurchase => no_purchase(language),
        Missing::NoneYet => none_yet(language),
        Missing::NothingOfValue => nothing_of_value(language),
    }
}

/// What to do about what is missing.
pub const fn missing_means(language: Language, missing: Missing) -> &'static str {
    match missing {
        Missing::NoPurchase => no_purchase_means(language),
        Missing::NoneYet => none_yet_means(language),
        Missing::NothingOfValue => nothing_of_value_means(language),
    }
}

/// What a kind of customer is called.
pub const fn customer_kind(language: Language, kind: CustomerKind) -> &'static str {
    match kind {
        CustomerKind::Company => company(language),
        CustomerKind::Person => person(language),
        CustomerKind::Unknown => kind_unknown(language),
    }
}

/// What a kind of purchase is called.
pub const fn purchase_kind(language: Language, kind: PurchaseKind) -> &'static str {
    match kind {
        PurchaseKind::Sale => sale(language),
        PurchaseKind::Return => goods_returned(language),
    }
}
