//! Schemes: the list of them, the ready-made ones with their grades, and what is said of methods, reasons and warnings.

use super::Language;
use crate::domain::{
    NotGraded, Occasion,
    schemes::{Facet, Industry, Schedule, Template},
};

catalogue! {
    title = { en: "Schemes", zh: "分级方案" },
    intro = { en: "A scheme sorts customers into grades. Several can stand side by side; the primary one is shown wherever there is room for only one.", zh: "分级方案决定客户如何归入等级。可以并存多个方案；只能显示一个等级的地方，采用主方案。" },
    primary = { en: "Primary", zh: "主方案" },
    make_primary = { en: "Make primary", zh: "设为主方案" },
    made_primary(name) = { en: "“{name}” is now the primary scheme.", zh: "“{name}”已设为主方案。" },
    open_studio = { en: "Open studio", zh: "打开工作台" },
    delete = { en: "Delete", zh: "删除" },
    delete_title(name) = { en: "Delete “{name}”?", zh: "删除“{name}”？" },
    delete_text(runs, overrides) = { en: "Its runs ({runs}), grades set by hand ({overrides}) and policies go with it. Undo brings everything back.", zh: "它的分级记录（{runs} 次）、人工调整（{overrides} 条）和服务政策会一并删除，可撤销恢复。" },
    deleted(name) = { en: "“{name}” was deleted.", zh: "已删除“{name}”。" },
    customers_bar = { en: "Customers", zh: "客户" },
    revenue_bar = { en: "Revenue", zh: "销售额" },
    bar_label(measure, parts) = { en: "{measure}: {parts}", zh: "{measure}：{parts}" },
    bar_part(grade, share) = { en: "{grade} {share}", zh: "{grade} {share}" },
    grade_count(grade, n) = { en: "{grade}: {n}", zh: "{grade}：{n}" },
    more_grades(n) = { en: "{n} more", zh: "其余 {n} 个" },
    n_not_graded(n) = { en: "not graded: {n}", zh: "未分级：{n}" },
    live_now = { en: "Always as of now", zh: "实时更新" },
    last_run(day, n) = { en: "Last run from {day}, {n} in all", zh: "最近一次统计日 {day}，共 {n} 次" },
    never_run = { en: "Never run yet", zh: "尚未运行" },
    due_on(day) = { en: "next run due {day}", zh: "下次应于{day}运行" },
    overdue_since(day) = { en: "run was due {day}", zh: "本应于{day}运行" },
    due_today = { en: "run is due today", zh: "今天应运行" },
    n_overrides(n) = { en: ("{n} grade set by hand", "{n} grades set by hand"), zh: "人工调整 {n} 条" },
    none_title = { en: "No scheme yet", zh: "还没有分级方案" },
    none_text = { en: "Choose a ready-made one below. Everything about it can be changed afterwards.", zh: "从下面选一个现成方案开始，之后都可以修改。" },
    nobody_title = { en: "Nobody to grade yet", zh: "还没有可以分级的客户" },
    nobody_text = { en: "A scheme sorts the customers that are there. Import orders first, then choose how to sort them.", zh: "分级方案用来归类已有客户。请先导入订单，再选择分级方法。" },

    gallery = { en: "Ready-made schemes", zh: "现成方案" },
    gallery_text = { en: "In common use. “Use” adds one to your schemes; nothing else changes.", zh: "常用的分级方法。点“使用”加入你的方案，其他内容不变。" },
    use_it = { en: "Use", zh: "使用" },
    used(name) = { en: "“{name}” was added.", zh: "已添加“{name}”。" },
    used_and_run(name) = { en: "“{name}” was added and run.", zh: "已添加“{name}”并完成首次分级。" },
    sorts(how) = { en: "Sorts {how}", zh: "分级依据：{how}" },
    in_use = { en: "In use", zh: "使用中" },
    business = { en: "Kind of business", zh: "业务类型" },
    shop = { en: "Shop", zh: "零售" },
    b2b = { en: "Selling to businesses", zh: "企业客户（B2B）" },
    services = { en: "Services", zh: "服务" },
    subscription = { en: "Subscription", zh: "订阅" },
    weights_are(parts) = { en: "Weights: {parts}", zh: "权重：{parts}" },

    segments = { en: "RFM segments", zh: "RFM 客户分群" },
    abc = { en: "ABC by amount", zh: "ABC 分类" },
    abcd = { en: "ABCD by quota", zh: "ABCD 分级" },
    pyramid = { en: "Customer pyramid", zh: "客户金字塔" },
    relationship = { en: "Relationship types", zh: "客户关系类型" },
    value_groups = { en: "Value groups", zh: "客户价值分组" },
    purchasing_power = { en: "Purchasing power", zh: "购买力" },
    frequency = { en: "Purchase frequency", zh: "购买频率" },
    by_industry = { en: "By industry", zh: "按行业" },
    by_region = { en: "By region", zh: "按地区" },
    by_kind = { en: "Companies and persons", zh: "企业与个人" },
    lifecycle = { en: "Lifecycle", zh: "生命周期" },

    segments_for = { en: "For everyday marketing: whom to thank, whom to win back, whom to leave alone.", zh: "日常营销：该感谢谁、挽回谁、暂时不打扰谁。" },
    abc_for = { en: "To see at a glance which few customers bring most of the money.", zh: "一眼看出哪些少数客户带来大部分收入。" },
    abcd_for = { en: "For key-account work: fixed shares of customers per grade, so that care can be planned.", zh: "重点客户管理：各级比例固定，便于安排服务资源。" },
    pyramid_for = { en: "For care in layers: a very small top that gets the most.", zh: "分层服务：顶端极少数客户享有最多资源。" },
    relationship_for = { en: "To choose the right move: keep the loyal, invest in the growing, wake the sleeping.", zh: "对症施策：维系忠诚、投入成长、唤醒沉睡。" },
    value_groups_for = { en: "To find who costs more care than they bring.", zh: "找出服务投入超过贡献的客户。" },
    purchasing_power_for = { en: "To offer what fits the purse: by the size of an order.", zh: "按客单价推荐合适的商品与价位。" },
    frequency_for = { en: "To see who has the habit of buying here.", zh: "了解谁已养成购买习惯。" },
    by_industry_for = { en: "To compare industries and share work among specialists.", zh: "比较不同行业，便于专人负责。" },
    by_region_for = { en: "To compare regions and plan visits.", zh: "比较不同地区，便于安排拜访。" },
    by_kind_for = { en: "To treat companies and persons by rules of their own.", zh: "企业与个人客户分别对待。" },
    lifecycle_for = { en: "To see where customers stand, from the first contact to the last purchase.", zh: "看清客户处于从初识到流失的哪个阶段。" },

    segments_how = { en: "by recency and frequency into eleven segments", zh: "最近购买与购买次数，分为十一群" },
    abc_how = { en: "the largest first: 80%, 95% and 100% of the amount", zh: "由大到小累计至金额的 80%、95%、100%" },
    abcd_how = { en: "by a weighted score: 20, 30, 30 and 20% of customers", zh: "加权得分，各级占客户 20%、30%、30%、20%" },
    pyramid_how = { en: "by amount: the top 1, the next 4, 15 and 80%", zh: "累计金额，前 1%、其次 4%、15%、80%" },
    relationship_how = { en: "by rules on recency, growth, frequency and tenure", zh: "最近购买、增长、频率与合作时长的规则" },
    value_groups_how = { en: "by rules on profit (or amount) against cost to serve", zh: "利润（或金额）与服务成本的对比规则" },
    purchasing_power_how = { en: "by average order: the top 20, the middle 60, the last 20%", zh: "客单价，前 20%、中间 60%、后 20%" },
    frequency_how = { en: "by purchases: the top 20, the middle 60, the last 20%", zh: "购买次数，前 20%、中间 60%、后 20%" },
    by_industry_how = { en: "by the industry in the record", zh: "档案中的行业" },
    by_region_how = { en: "by the region in the record", zh: "档案中的地区" },
    by_kind_how = { en: "by the kind in the record", zh: "档案中的类型" },
    lifecycle_how = { en: "by the time since the last purchase against the customer’s own rhythm", zh: "距上次购买的时间与自身购买节奏的对比" },

    letter_a = { en: "A", zh: "A 级" },
    letter_b = { en: "B", zh: "B 级" },
    letter_c = { en: "C", zh: "C 级" },
    letter_d = { en: "D", zh: "D 级" },
    platinum = { en: "Platinum", zh: "铂金客户" },
    gold = { en: "Gold", zh: "黄金客户" },
    iron = { en: "Iron", zh: "铁质客户" },
    lead = { en: "Lead", zh: "铅质客户" },
    loyal = { en: "Loyal", zh: "忠诚型" },
    growing = { en: "Fast-growing", zh: "快速成长型" },
    asleep = { en: "Sleeping", zh: "沉睡型" },
    nurture = { en: "Worth nurturing", zh: "待培育型" },
    valuable = { en: "Valuable", zh: "高价值" },
    potential = { en: "Potential", zh: "潜力" },
    over_served = { en: "Over-served", zh: "过度服务" },
    low_value = { en: "Low value", zh: "低价值" },
    high = { en: "High", zh: "高" },
    middle = { en: "Middle", zh: "中" },
    low = { en: "Low", zh: "低" },

    measure_a = { en: "A person of their own, regular visits, first pick of what is scarce.", zh: "专人负责，定期拜访，优先供货。" },
    measure_b = { en: "Regular contact; find what would make them an A.", zh: "定期联系，找出升为 A 级的机会。" },
    measure_c = { en: "Good standard service; offers by group.", zh: "标准服务，按群体推送优惠。" },
    measure_d = { en: "Serve at low cost: self-service and automatic offers.", zh: "低成本服务：自助与自动推送。" },
    measure_platinum = { en: "Care in person; ask them before anyone else.", zh: "一对一服务，优先征求意见。" },
    measure_gold = { en: "Reward loyalty and widen what they buy.", zh: "奖励忠诚，拓宽购买品类。" },
    measure_iron = { en: "Keep it simple and reliable.", zh: "服务简单可靠。" },
    measure_lead = { en: "No more effort than they bring.", zh: "投入不超过其贡献。" },
    measure_loyal = { en: "Keep the promise, thank them, ask for referrals.", zh: "兑现承诺，表达感谢，请其推荐。" },
    measure_growing = { en: "Invest: capacity, credit and a person to talk to.", zh: "加大投入：供货、账期与专人对接。" },
    measure_asleep = { en: "Find out why they stopped; one good reason to come back.", zh: "了解停购原因，给一个回来的理由。" },
    measure_nurture = { en: "Small steps: a second order, another category.", zh: "循序渐进：促成再次购买、新品类。" },
    measure_valuable = { en: "Protect: the best service and quick answers.", zh: "重点保护：最好的服务与最快的响应。" },
    measure_potential = { en: "Develop: show what else there is.", zh: "重点发展：介绍更多产品与服务。" },
    measure_over_served = { en: "Bring service in line with what they bring.", zh: "让服务投入与贡献相称。" },
    measure_low_value = { en: "Serve at low cost.", zh: "低成本服务。" },

    method_segments = { en: "Segments by recency and frequency", zh: "按最近购买与购买次数分群" },
    method_stages = { en: "Stages of the lifecycle", zh: "按生命周期阶段" },
    method_field(field) = { en: "One class per value of: {field}", zh: "按字段取值分类：{field}" },
    method_share(measure, limits) = { en: "{measure}, the largest first: {limits}", zh: "按{measure}由大到小累计：{limits}" },
    method_quotas(n, quotas) = { en: ("Score of {n} indicator, shares {quotas}", "Score of {n} indicators, shares {quotas}"), zh: "{n} 项指标加权，比例 {quotas}" },
    method_thresholds(n, least) = { en: ("Score of {n} indicator, from {least} points", "Score of {n} indicators, from {least} points"), zh: "{n} 项指标加权，分数线 {least}" },
    method_rules(n) = { en: ("{n} rule; the first that holds decides", "{n} rules; the first that holds decides"), zh: "{n} 条规则，先符合者先定" },

    facet_industry = { en: "Industry", zh: "行业" },
    facet_region = { en: "Region", zh: "地区" },
    facet_kind = { en: "Company or person", zh: "企业或个人" },
    facet_source = { en: "Source", zh: "来源" },
    facet_owner = { en: "Owner", zh: "负责人" },

    by_hand = { en: "By hand", zh: "手动" },
    monthly = { en: "Every month", zh: "每月" },
    quarterly = { en: "Every quarter", zh: "每季度" },
    half_yearly = { en: "Every half-year", zh: "每半年" },
    live = { en: "Live", zh: "实时" },

    on_hand = { en: "by hand", zh: "手动运行" },
    on_schedule = { en: "scheduled", zh: "按期运行" },
    on_studio = { en: "with a change of rules", zh: "随规则修改" },
    on_pilot = { en: "pilot", zh: "试点" },

    no_purchase = { en: "No purchase", zh: "没有购买" },
    too_few = { en: "Too few purchases", zh: "购买次数不足" },
    too_new = { en: "Too new", zh: "合作时间太短" },
    too_long_ago = { en: "Last purchase too long ago", zh: "太久没有购买" },
    unknown = { en: "Indicators not known", zh: "指标未知" },
    field_empty = { en: "A needed field is empty", zh: "必填信息缺失" },
    no_rule = { en: "No rule holds", zh: "不符合任何规则" },
    not_in_pilot = { en: "Not in the pilot", zh: "未参与试点" },

    unnamed_grade(n) = { en: "Grade {n}", zh: "第 {n} 级" },
    gone_grade = { en: "A grade that is gone", zh: "已删除的级别" },
}

/// What a field is called.
pub const fn facet(language: Language, facet: Facet) -> &'static str {
    match facet {
        Facet::Industry => facet_industry(language),
        Facet::Region => facet_region(language),
        Facet::Kind => facet_kind(language),
        Facet::Source => facet_source(language),
        Facet::Owner => facet_owner(language),
    }
}

/// What a schedule is called.
pub const fn schedule(language: Language, schedule: Schedule) -> &'static str {
    match schedule {
        Schedule::ByHand => by_hand(language),
        Schedule::Monthly => monthly(language),
        Schedule::Quarterly => quarterly(language),
        Schedule::HalfYearly => half_yearly(language),
        Schedule::Live => live(language),
    }
}

/// Why a run was made.
pub const fn occasion(language: Language, occasion: Occasion) -> &'static str {
    match occasion {
        Occasion::ByHand => on_hand(language),
        Occasion::Scheduled => on_schedule(language),
        Occasion::Studio => on_studio(language),
        Occasion::Pilot => on_pilot(language),
    }
}

/// Why somebody has no grade.
pub const fn not_graded(language: Language, why: NotGraded) -> &'static str {
    match why {
        NotGraded::NoPurchase => no_purchase(language),
        NotGraded::TooFewPurchases => too_few(language),
        NotGraded::TooNew => too_new(language),
        NotGraded::TooLongAgo => too_long_ago(language),
        NotGraded::Unknown => unknown(language),
        NotGraded::FieldEmpty => field_empty(language),
        NotGraded::NoRule => no_rule(language),
        NotGraded::NotInPilot => not_in_pilot(language),
    }
}

/// What a kind of business is called.
pub const fn industry(language: Language, business: Industry) -> &'static str {
    match business {
        Industry::Shop => shop(language),
        Industry::Business => b2b(language),
        Industry::Services => services(language),
        Industry::Subscription => subscription(language),
    }
}

/// A ready-made scheme in words: its name, what it is for, and how it sorts.
pub const fn template(language: Language, template: Template) -> [&'static str; 3] {
    match template {
        Template::Segments => [segments(language), segments_for(language), segments_how(language)],
        Template::Abc => [abc(language), abc_for(language), abc_how(language)],
        Template::AbcdQuota => [abcd(language), abcd_for(language), abcd_how(language)],
        Template::Pyramid => [pyramid(language), pyramid_for(language), pyramid_how(language)],
        Template::RelationshipTypes => [relationship(language), relationship_for(language), relationship_how(language)],
        Template::ValueGroups => [value_groups(language), value_groups_for(language), value_groups_how(language)],
        Template::PurchasingPower => [purchasing_power(language), purchasing_power_for(language), purchasing_power_how(language)],
        Template::Frequency => [frequency(language), frequency_for(language), frequency_how(language)],
        Template::Industry => [by_industry(language), by_industry_for(language), by_industry_how(language)],
        Template::Region => [by_region(language), by_region_for(language), by_region_how(language)],
        Template::Kind => [by_kind(language), by_kind_for(language), by_kind_how(language)],
        Template::Lifecycle => [lifecycle(language), lifecycle_for(language), lifecycle_how(language)],
    }
}

/// Names of a ready-made scheme's grades, the best first, each with what to do with such customers.
pub fn template_grades(language: Language, template: Template) -> Vec<(&'static str, Option<&'static str>)> {
    let letters = [letter_a(language), letter_b(language), letter_c(language), letter_d(language)];
    let measures = [measure_a(language), measure_b(language), measure_c(language), measure_d(language)].map(Some);
    match template {
        Template::Segments | Template::Industry | Template::Region | Template::Kind | Template::Lifecycle => Vec::new(),
        Template::Abc => letters.into_iter().zip(measures).take(3).collect(),
        Template::AbcdQuota => letters.into_iter().zip(measures).collect(),
        Template::Pyramid => vec![
            (platinum(language), Some(measure_platinum(language))),
            (gold(language), Some(measure_gold(language))),
            (iron(language), Some(measure_iron(language))),
            (lead(language), Some(measure_lead(language))),
        ],
        Template::RelationshipTypes => vec![
            (loyal(language), Some(measure_loyal(language))),
            (growing(language), Some(measure_growing(language))),
            (asleep(language), Some(measure_asleep(language))),
            (nurture(language), Some(measure_nurture(language))),
        ],
        Template::ValueGroups => vec![
            (valuable(language), Some(measure_valuable(language))),
            (potential(language), Some(measure_potential(language))),
            (over_served(language), Some(measure_over_served(language))),
            (low_value(language), Some(measure_low_value(language))),
        ],
        Template::PurchasingPower | Template::Frequency => vec![(high(language), None), (middle(language), None), (low(language), None)],
    }
}
