//! How long it takes to weigh and grade 100,000 customers, to follow them through two years, and to find what is bought together in
//! 20,000 orders.

mod harness;

use crema::domain::{Day, PurchaseKind};
use crema::scoring::baskets::Baskets;
use crema::scoring::baskets::companions::{Companions, OfferLimits};
use crema::scoring::baskets::rules::{RuleLimits, rules};
use crema::scoring::composite::{Better, FULL, GradingBar, Normalisation, Normalised, Quotas, Weights, by_quota, composite, normalise};
use crema::scoring::lifecycle::{Course, LifecycleRules};
use crema::scoring::rhythm::HalfDays;
use crema::scoring::{Counting, FreeSales, PurchaseColumns, PurchaseDays};
use harness::Criterion;
use std::hint::black_box;

const N_CUSTOMERS: usize = 100_000;
const N_INDICATORS: usize = 8;
/// As many as a real shop of gifts has in a year.
const N_ORDERS: u32 = 19_773;
const N_PRODUCTS: u64 = 3_900;

/// Numbers below a bound, the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % bound
    }
}

/// Amounts in minor units: whole numbers, many of them small.
fn indicators() -> Vec<Vec<Option<f64>>> {
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    let mut value = || (numbers.below(20) > 0).then(|| numbers.below(3_000) as f64 * numbers.below(3_000) as f64);
    (0..N_INDICATORS).map(|_| (0..N_CUSTOMERS).map(|_| value()).collect()).collect()
}

/// Orders of 26 lines on average, of products that are bought unequally often, some of them in families.
fn orders() -> Baskets {
    let mut numbers = Numbers(0x2545_F491_4F6C_DD1D);
    let mut pairs = Vec::new();
    for order in 0..N_ORDERS {
        let n_lines = 1 + numbers.below(12) * numbers.below(10);
        for _ in 0..n_lines {
            let product = numbers.below(N_PRODUCTS) * numbers.below(N_PRODUCTS) / N_PRODUCTS;
            pairs.push((order, product as u32));
            if product.is_multiple_of(40) && numbers.below(4) > 0 {
                pairs.extend([(order, product as u32 + 1), (order, product as u32 + 2)]);
            }
        }
    }
    Baskets::of(N_PRODUCTS as u32 + 2, pairs)
}

fn composites(criterion: &mut Criterion) {
    let values = indicators();
    let normalised = |how: &Normalisation| values.iter().map(|column| normalise(column, how, Better::More)).collect::<Vec<Normalised>>();
    let columns = normalised(&Normalisation::Percentile);
    let weights = Weights::of(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0]).expect("they are above zero");
    let scores = composite(&columns, &weights, FULL / 2);
    criterion.bench_function("normalise_8_by_percentile", |b| b.iter(|| normalised(black_box(&Normalisation::Percentile))));
    criterion.bench_function("composite_of_8", |b| b.iter(|| composite(black_box(&columns), &weights, FULL / 2)));
    criterion.bench_function("by_quota", |b| b.iter(|| by_quota(black_box(&scores), &Quotas::abcd(), GradingBar::default())));
}

fn together(criterion: &mut Criterion) {
    let orders = orders();
    criterion.bench_function("rules", |b| b.iter(|| rules(black_box(&orders), RuleLimits::default())));
    let companions = Companions::of(&orders);
    criterion.bench_function("offers_for_one_customer", |b| {
        b.iter(|| companions.offers(black_box(&[0, 40, 81, 200, 333, 1_000]), OfferLimits::default()));
    });
}

/// A million purchases, few customers buying often, over two years.
fn purchase_days(as_of: Day) -> PurchaseDays {
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    let n_rows = 10 * N_CUSTOMERS;
    let often = |numbers: &mut Numbers| numbers.below(N_CUSTOMERS as u64) * numbers.below(N_CUSTOMERS as u64) / N_CUSTOMERS as u64;
    let customer: Vec<u32> = (0..n_rows).map(|_| often(&mut numbers) as u32).collect();
    let on: Vec<i32> = (0..n_rows).map(|row| as_of.number() - 730 + (row * 730 / n_rows) as i32).collect();
    let (kind, alive) = (vec![PurchaseKind::Sale; n_rows], vec![true; n_rows]);
    let columns = PurchaseColumns { customer: &customer, on: &on, amount_minor: &vec![1; n_rows], kind: &kind, alive: &alive };
    PurchaseDays::of(columns, N_CUSTOMERS, Counting { as_of, free_sales: FreeSales::Count })
}

fn stages(criterion: &mut Criterion) {
    let as_of = Day::new(2025, 12, 31).unwrap_or(Day::MAX);
    let days = purchase_days(as_of);
    let (rules, month_ends) = (LifecycleRules::usual(HalfDays(120)), Course::month_ends(as_of, 24));
    criterion.bench_function("stages_of_24_months", |b| b.iter(|| Course::of(black_box(&days), &rules, &month_ends)));
}

harness::benches!(20 samples of composites, together, stages);
