//! What the demo sells: a coffee roaster's forty products in six categories.
//!
//! Prices and costs are made up. Not here: who buys what ([`baskets`](super::baskets)).

use super::{DemoLanguage, identity::Identity};
use crate::domain::{Category, Product, UnitPrice};

/// Positions of the categories.
pub const BEANS: usize = 0;
pub const MACHINES: usize = 1;
pub const TOOLS: usize = 2;
pub const PACKAGING: usize = 4;
/// Places on the shelf of tools.
pub const MILK_JUG: usize = 0;
pub const TAMPER: usize = 1;
pub const KETTLE: usize = 3;
pub const FILTER_PAPERS: usize = 4;
pub const N_CATEGORIES: usize = 6;

/// Name in Chinese and English, price in hundredths of a yuan and of a dollar, what it costs the shop in percent of the price.
type Ware = (&'static str, &'static str, i64, i64, i64);

/// A category in Chinese and English, how its product codes begin, and its products.
type Shelf = (&'static str, &'static str, &'static str, &'static [Ware]);

const SHELVES: [Shelf; N_CATEGORIES] = [
    (
        "咖啡豆",
        "Coffee beans",
        "BE",
        &[
            ("意式拼配 1 kg", "House espresso, 1 kg", 8_800, 1_290, 54),
            ("巴西喜拉多 1 kg", "Brazil Cerrado, 1 kg", 9_800, 1_420, 60),
            ("云南保山 1 kg", "Yunnan Baoshan, 1 kg", 11_800, 1_700, 52),
            ("哥伦比亚慧兰 1 kg", "Colombia Huila, 1 kg", 13_800, 1_980, 58),
            ("低因拼配 1 kg", "Decaf blend, 1 kg", 12_800, 1_860, 57),
            ("埃塞俄比亚耶加雪菲 1 kg", "Ethiopia Yirgacheffe, 1 kg", 16_800, 2_450, 55),
            ("肯尼亚 AA 1 kg", "Kenya AA, 1 kg", 18_800, 2_750, 56),
            ("挂耳咖啡 10 包", "Drip bags, box of 10", 4_900, 720, 45),
        ],
    ),
    (
        "咖啡机",
        "Machines",
        "MA",
        &[
            ("手冲套装", "Pour-over set", 39_900, 5_800, 50),
            ("滴滤咖啡机", "Filter brewer", 129_000, 18_600, 66),
            ("商用磨豆机", "Commercial grinder", 320_000, 46_000, 68),
            ("全自动咖啡机", "Bean-to-cup machine", 690_000, 99_000, 70),
            ("单头半自动咖啡机", "Espresso machine, one group", 860_000, 124_000, 71),
            ("双头半自动咖啡机", "Espresso machine, two groups", 1_880_000, 269_000, 72),
        ],
    ),
    (
        "器具",
        "Barware",
        "BW",
        &[
            ("拉花缸 600 ml", "Milk jug, 600 ml", 8_900, 1_290, 42),
            ("压粉器", "Tamper", 12_900, 1_860, 44),
            ("电子秤", "Scales with timer", 25_900, 3_700, 55),
            ("细口壶", "Gooseneck kettle", 32_900, 4_700, 53),
            ("滤纸 100 张", "Filter papers, 100", 2_900, 420, 35),
            ("敲渣盒", "Knock box", 9_900, 1_430, 46),
            ("温度计", "Thermometer", 5_900, 860, 48),
            ("清洁粉 900 g", "Cleaning powder, 900 g", 7_800, 1_120, 41),
        ],
    ),
    (
        "茶与饮品",
        "Tea and drinks",
        "TE",
        &[
            ("茉莉花茶 500 g", "Jasmine tea, 500 g", 7_600, 1_100, 47),
            ("正山小种 500 g", "Lapsang souchong, 500 g", 15_800, 2_290, 49),
            ("龙井 250 g", "Longjing, 250 g", 26_800, 3_890, 55),
            ("抹茶粉 500 g", "Matcha, 500 g", 19_800, 2_850, 52),
            ("可可粉 1 kg", "Cocoa, 1 kg", 10_800, 1_560, 58),
            ("燕麦奶 12 盒", "Oat milk, 12 cartons", 15_600, 2_250, 68),
            ("香草糖浆 1 l", "Vanilla syrup, 1 l", 6_800, 980, 43),
        ],
    ),
    (
        "杯与包装",
        "Cups and packaging",
        "PA",
        &[
            ("纸杯 12 oz 1000 只", "Paper cups 12 oz, 1,000", 32_000, 4_600, 64),
            ("杯盖 1000 只", "Lids, 1,000", 18_000, 2_600, 62),
            ("杯托 500 只", "Carriers, 500", 21_000, 3_000, 60),
            ("纸吸管 2000 支", "Paper straws, 2,000", 12_000, 1_730, 59),
            ("咖啡袋 500 只", "Coffee bags, 500", 26_000, 3_750, 61),
            ("陶瓷杯 6 只", "Ceramic cups, set of 6", 16_800, 2_400, 48),
            ("节日礼盒", "Festive gift box", 12_800, 1_850, 40),
        ],
    ),
    (
        "服务",
        "Services",
        "SE",
        &[
            ("咖啡师培训一天", "Barista training, one day", 120_000, 17_000, 40),
            ("上门保养", "Maintenance visit", 48_000, 6_900, 45),
            ("咖啡机月租", "Machine hire, one month", 90_000, 13_000, 38),
            ("加急配送", "Express delivery", 6_000, 880, 80),
        ],
    ),
];

/// The demo's products, with the position of each one's category.
pub struct Catalogue {
    pub categories: Vec<Category>,
    pub products: Vec<Product>,
    /// Positions of the products of each category.
    pub shelves: Vec<Vec<usize>>,
}

impl Catalogue {
    pub fn new(identity: &mut Identity, language: DemoLanguage) -> Self {
        let mut catalogue = Self { categories: Vec::new(), products: Vec::new(), shelves: Vec::new() };
        for (chinese, english, prefix, wares) in SHELVES {
            let id = identity.next_category();
            catalogue.categories.push(Category { id, name: language.of(chinese, english).to_owned() });
            let first = catalogue.products.len();
            for (position, (chinese, english, fen, cents, cost_percent)) in wares.iter().enumerate() {
                // A hundredth of a currency with two decimals is a hundred ten-thousandths.
                let price = language.of(*fen, *cents) * 100;
                catalogue.products.push(Product {
                    id: identity.next_product(),
                    name: (*language.of(chinese, english)).to_owned(),
                    code: Some(format!("{prefix}-{:02}", position + 1)),
                    category: Some(id),
                    unit_cost: Some(UnitPrice(price * cost_percent / 100)),
                    list_price: Some(UnitPrice(price)),
                });
            }
            catalogue.shelves.push((first..catalogue.products.len()).collect());
        }
        catalogue
    }
}
