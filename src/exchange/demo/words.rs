//! Names and words of the demo, most of them in Chinese and English. All people and companies are invented.

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
