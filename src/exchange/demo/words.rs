//! Names and words of the demo, most of them in Chinese and English. All people and companies are invented.

pub mod care;

/// A word in Chinese and English.
pub type Pair = (&'static str, &'static str);

pub const WORKSPACE: Pair = ("可丽马咖啡 演示", "Crema Coffee demo");

pub const SURNAMES: &[&str] = &[
    "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗", "梁", "宋",
    "郑", "谢", "韩", "唐", "冯", "于", "董", "萧", "程", "曹", "袁", "邓", "许", "傅", "沈", "曾", "彭", "欧阳",
];

pub const GIVEN_NAMES: &[&str] = &[
    "思远", "雨桐", "子涵", "浩然", "欣怡", "梓萱", "明轩", "诗涵", "俊杰", "晓雯", "志强", "丽华", "建国", "秀英", "宇航", "佳琪", "文博",
    "若曦", "天佑", "静怡", "伟", "敏", "磊", "洋", "艳", "勇", "娟", "涛", "超", "霞", "一鸣", "书瑶", "嘉树", "云舒", "知远", "清扬",
    "慕白", "海燕", "立新", "春梅", "国栋", "婉清", "景行", "亦凡", "可心", "安然",
];

pub const FIRST_NAMES: &[&str] = &[
    "Anna", "Oliver", "Emma", "James", "Sofia", "Lucas", "Mia", "Henry", "Clara", "Daniel", "Ruth", "Peter", "Ingrid", "Marco", "Elena",
    "Tom", "Nina", "Hugo", "Alice", "Felix", "Grace", "Oscar", "Julia", "Martin", "Laura", "Simon", "Hannah", "Victor", "Eva", "Paul",
    "Chloé", "Zoë", "Søren", "José", "Björn", "Siobhán",
];

pub const LAST_NAMES: &[&str] = &[
    "Becker",
    "Fletcher",
    "Rossi",
    "Lindqvist",
    "Moreau",
    "O’Neill",
    "Novak",
    "Castle",
    "Dupont",
    "Larsen",
    "Whitfield",
    "Marsh",
    "Keller",
    "Santos",
    "Hughes",
    "Bauer",
    "Carver",
    "Doyle",
    "Eriksen",
    "Ferrari",
    "Grant",
    "Holloway",
    "Ivanov",
    "Jansen",
    "Kowalski",
    "Lambert",
    "Meyer",
    "Norris",
    "Olsen",
    "Parker",
    "Quinn",
    "Ramírez",
    "Schäfer",
    "Turner",
    "Underhill",
    "Vogel",
    "Wallace",
    "Young",
    "Ziegler",
];

pub const CHINESE_BRANDS: &[&str] = &[
    "云棠",
    "拾光",
    "半山",
    "南风",
    "青禾",
    "木屿",
    "澄明",
    "一隅",
    "海盐",
    "晨雾",
    "白鹭",
    "鹿鸣",
    "松间",
    "听雨",
    "初见",
    "归野",
    "星野",
    "知棠",
    "小圆",
    "千寻",
    "雀舌",
    "墨白",
    "暖巷",
    "远山",
    "蓝水壶",
    "橘子",
    "四季",
    "月台",
    "渡口",
    "长亭",
];

pub const WESTERN_BRANDS: &[&str] = &[
    "Harbour Lane",
    "Blue Kettle",
    "North Gate",
    "Copper & Oak",
    "Little Finch",
    "Stonebridge",
    "Marigold",
    "Old Mill",
    "Seven Steps",
    "Paper Boat",
    "Greenfield",
    "The Corner",
    "Lantern",
    "Morning Post",
    "Riverside",
    "Juniper",
    "Saltmarsh",
    "Hillcrest",
    "Orchard",
    "Foxglove",
    "Tidewater",
    "Brass Bell",
    "Wren & Co",
    "Larkspur",
    "Station Road",
];

/// An industry, and how a company of it is called after its brand: in Chinese, and elsewhere.
pub struct Industry {
    pub name: Pair,
    pub chinese_ending: &'static str,
    pub western_ending: &'static str,
    /// How often it buys of each category.
    pub tastes: [usize; super::catalogue::N_CATEGORIES],
}

pub const INDUSTRIES: &[Industry] = &[
    Industry { name: ("咖啡馆", "Café"), chinese_ending: "咖啡馆", western_ending: "Café", tastes: [50, 1, 12, 14, 26, 2] },
    Industry {
        name: ("餐厅", "Restaurant"), chinese_ending: "餐饮有限公司", western_ending: "Kitchen", tastes: [34, 1, 8, 22, 20, 2]
    },
    Industry { name: ("酒店", "Hotel"), chinese_ending: "酒店", western_ending: "Hotel", tastes: [36, 2, 6, 30, 16, 3] },
    Industry { name: ("面包房", "Bakery"), chinese_ending: "烘焙坊", western_ending: "Bakery", tastes: [32, 1, 6, 16, 34, 1] },
    Industry {
        name: ("办公室", "Office"), chinese_ending: "科技有限公司", western_ending: "Studios Ltd", tastes: [48, 1, 4, 18, 12, 5]
    },
    Industry { name: ("茶饮店", "Tea shop"), chinese_ending: "茶饮", western_ending: "Tea House", tastes: [8, 1, 8, 56, 30, 1] },
    Industry {
        name: ("零售", "Retail"), chinese_ending: "商贸有限公司", western_ending: "Stores Ltd", tastes: [40, 1, 22, 26, 8, 1]
    },
    Industry { name: ("学校", "School"), chinese_ending: "书院", western_ending: "School", tastes: [36, 1, 4, 20, 26, 4] },
];

/// What people at home buy.
pub const HOME_TASTES: [usize; super::catalogue::N_CATEGORIES] = [60, 1, 18, 18, 4, 1];

/// Regions at home.
pub const CHINESE_REGIONS: &[Pair] = &[
    ("上海", "Shanghai"),
    ("北京", "Beijing"),
    ("广东", "Guangdong"),
    ("浙江", "Zhejiang"),
    ("江苏", "Jiangsu"),
    ("四川", "Sichuan"),
    ("湖北", "Hubei"),
    ("福建", "Fujian"),
];

pub const BRITAIN: Pair = ("英国", "United Kingdom");
pub const AMERICA: Pair = ("美国", "United States");

pub const SOURCES: &[Pair] = &[
    ("朋友介绍", "Recommendation"),
    ("展会", "Trade fair"),
    ("网站", "Website"),
    ("广告", "Advertisement"),
    ("门店", "Walk-in"),
    ("电话", "Telephone"),
];

pub const OWNERS: &[Pair] = &[
    ("陈静", "Chen Jing"),
    ("周凯", "Zhou Kai"),
    ("林小雨", "Lin Xiaoyu"),
    ("Daniel Marsh", "Daniel Marsh"),
    ("Sofia Keller", "Sofia Keller"),
];

pub const TAGS: &[Pair] = &[
    ("批发", "Wholesale"),
    ("月结", "Monthly invoice"),
    ("有机", "Organic"),
    ("样品", "Samples sent"),
    ("节日送礼", "Gifts"),
    ("推荐人", "Refers others"),
];

pub const ROLES: &[Pair] = &[
    ("采购经理", "Purchasing manager"),
    ("店长", "Shop manager"),
    ("财务", "Accounts"),
    ("创始人", "Founder"),
    ("首席咖啡师", "Head barista"),
];

pub const NOTES: &[Pair] = &[
    ("喜欢深烘，不要酸味重的豆子。", "Likes dark roasts, nothing sour."),
    ("周三前下单，周五送货。", "Orders by Wednesday, delivery on Friday."),
    ("正在比较另一家供应商的报价。", "Is comparing us with another supplier."),
    ("明年计划开第二家店。", "Plans a second shop next year."),
    ("送货请走后门，上午十点以后。", "Deliver at the back door, after ten."),
    ("付款很准时。", "Always pays on time."),
];

/// How talks with customers went.
pub const OUTCOMES: &[Pair] = &[
    ("确认了下个月的订单计划。", "Agreed on next month’s orders."),
    ("介绍了新到的埃塞俄比亚豆。", "Introduced the new Ethiopian lot."),
    ("对上次到货的烘焙度有意见，已记录。", "Unhappy with the roast of the last delivery; written down."),
    ("寄出三款样品，等待反馈。", "Sent three samples, waiting to hear."),
    ("没有接通，改天再打。", "No answer, to be tried again."),
    ("谈到续约和账期。", "Talked about renewal and terms of payment."),
    ("上门保养了咖啡机。", "Serviced the espresso machine on site."),
];

/// Names of the demo's schemes.
pub const ABCD: Pair = ("ABCD 分级", "ABCD by quota");
pub const PYRAMID: Pair = ("客户金字塔", "Customer pyramid");
pub const RELATIONSHIPS: Pair = ("客户关系类型", "Relationship types");
pub const VALUE_GROUPS: Pair = ("客户价值分组", "Value groups");

/// Grades with what to do for them.
pub const ABCD_GRADES: &[(Pair, Pair)] = &[
    (("A", "A"), ("专人负责，每月拜访，优先供货。", "A person of their own, a visit a month, first call on stock.")),
    (("B", "B"), ("两个月联系一次，推荐组合套餐。", "A talk every two months, offer sets.")),
    (("C", "C"), ("每季度问候，用活动带动复购。", "A greeting a quarter, win repeat orders by campaigns.")),
    (("D", "D"), ("自助下单，保证基本服务。", "Orders by themselves, with the floor of service kept.")),
];
pub const PYRAMID_GRADES: &[(Pair, Pair)] = &[
    (("VIP 客户", "VIP"), ("创始人亲自维护。", "Looked after by the founder.")),
    (("主要客户", "Key"), ("客户经理一对一服务。", "An account manager each.")),
    (("普通客户", "Ordinary"), ("标准服务，争取升级。", "Standard service, win them upwards.")),
    (("小客户", "Small"), ("线上服务，控制成本。", "Served online, at low cost.")),
];
pub const RELATIONSHIP_GRADES: &[(Pair, Pair)] = &[
    (("忠诚客户", "Loyal"), ("维系：回馈老客户，邀请试新品。", "Keep: reward them, let them try what is new.")),
    (("快速成长", "Fast-growing"), ("投入：保障供货，谈年度合作。", "Invest: secure supply, talk about a yearly contract.")),
    (("沉睡客户", "Sleeping"), ("唤醒：回访原因，给出回归优惠。", "Wake: ask why, offer a way back.")),
    (("值得培养", "Worth nurturing"), ("培养：推荐第二次、第三次购买。", "Nurture: suggest the second and third purchase.")),
];
pub const VALUE_GRADES: &[(Pair, Pair)] = &[
    (("高价值", "Valuable"), ("保住：服务不打折。", "Hold: spare no service.")),
    (("潜力", "Potential"), ("开发：找出没有在我们这里买的品类。", "Develop: find what they buy elsewhere.")),
    (("服务过度", "Over-served"), ("调整：减少上门，改为电话和线上。", "Adjust: fewer visits, more calls.")),
    (("低价值", "Low value"), ("维持底线服务。", "Keep to the floor of service.")),
];

/// What each grade of ABCD is owed: service, gifts.
pub const SERVICE_LEVELS: [Pair; 5] = [
    ("专属客户经理，当天回复。", "A manager of their own, answers the same day."),
    ("次日回复，优先发货。", "Answers the next day, shipped first."),
    ("两个工作日内回复。", "Answers within two working days."),
    ("三个工作日内回复。", "Answers within three working days."),
    ("所有客户：三个工作日内回复，质量问题包退换。", "Everyone: an answer within three working days, faulty goods taken back."),
];
pub const GIFTS: Pair = ("中秋礼盒", "A gift box in autumn");
pub const DUTIES: &[(Pair, Pair)] = &[
    (("烘焙部", "Roastery"), ("按客户口味留样复烘。", "Keep samples and roast to their taste.")),
    (("财务部", "Accounts"), ("每月 5 日前寄出对账单。", "Send the statement by the 5th.")),
];

/// What a review looks at.
pub const CRITERIA: &[Pair] =
    &[("采购额与增长", "Amount and growth"), ("付款信用", "Payment"), ("合作配合度", "Cooperation"), ("战略契合", "Strategic fit")];
pub const REVIEW_REASONS: Pair =
    ("两个季度连续增长，付款准时，值得提高服务等级。", "Two quarters of growth and prompt payment: worth a better level of service.");
pub const REVIEW_AGREED: Pair = ("年采购不少于去年，账期 30 天。", "Not less than last year, 30 days to pay.");

/// Stages of the pipeline with their probabilities.
pub const PIPELINE_STAGES: &[(Pair, u8)] = &[
    (("新线索", "New lead"), 10),
    (("需求确认", "Need confirmed"), 25),
    (("方案报价", "Offer made"), 50),
    (("商务谈判", "Negotiation"), 75),
    (("待签约", "About to sign"), 90),
];

/// What deals are about, and between how many steps of price.
pub const DEALS: &[(Pair, i32, i32)] = &[
    (("年度咖啡豆供应", "Beans for a year"), 60, 420),
    (("新店开业设备", "Machines for a new shop"), 80, 520),
    (("更换双头咖啡机", "A new two-group machine"), 40, 160),
    (("办公室咖啡角", "Coffee corner for the office"), 12, 70),
    (("节日礼盒", "Gift boxes"), 8, 90),
    (("咖啡师培训", "Barista training"), 4, 24),
    (("联名拼配豆", "A blend of their own"), 30, 180),
];

/// Who leads are about: company and person, none of them a customer.
pub const LEADS: &[(Pair, Pair)] = &[
    (("潮汐书店", "Tideline Books"), ("许文清", "Nora Whitfield")),
    (("九里民宿", "Ninth Mile Guesthouse"), ("高远", "Peter Gao")),
    (("禾木幼儿园", "Acorn Kindergarten"), ("宋敏", "Minna Song")),
    (("独立摄影师", "A photographer"), ("周以宁", "Ines Romero")),
    (("云上健身", "Cloudline Fitness"), ("罗杰", "Roger Lowe")),
    (("蓝桥律所", "Bluebridge Law"), ("方若兰", "Laura Fields")),
    (("小满甜品", "Grain Rain Patisserie"), ("丁小满", "Mandy Ting")),
    (("自由撰稿人", "A writer"), ("白鸽", "Paloma Blanc")),
    (("森屿露营", "Treeline Camping"), ("江树", "Jon Rivers")),
];

/// Who else made an offer.
pub const COMPETITORS: &[Pair] =
    &[("北岸烘焙", "Northshore Roasters"), ("豆语咖啡", "Beantalk Coffee"), ("大仓供应链", "Grand Depot Supplies")];

pub const LOST_REASONS: &[Pair] = &[
    ("价格偏高", "Price too high"),
    ("价格偏高", "Price too high"),
    ("选择了其他供应商", "Went to another supplier"),
    ("预算推迟", "Budget put off"),
    ("没有回应", "No answer any more"),
    ("交期太长", "Delivery too late"),
];

pub const WON_REASONS: &[Pair] =
    &[("试饮满意", "Liked the tasting"), ("售后上门快", "Quick service on site"), ("老客户推荐", "Recommended by a customer")];
