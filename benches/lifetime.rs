//! How long it takes to count, fit and forecast 100,000 customers with 1,000,000 purchases.

mod harness;

use crema::domain::{Day, PurchaseKind};
use crema::scoring::lifetime::forecast::Forecast;
use crema::scoring::lifetime::model::Buying;
use crema::scoring::lifetime::value::MonthlyDiscount;
use crema::scoring::lifetime::{BuyingHistories, Fit, Model, ModelName, Spends};
use crema::scoring::{Counting, FreeSales, PurchaseColumns};
use harness::Criterion;
use std::hint::black_box;
use std::sync::Arc;

const N_CUSTOMERS: u32 = 100_000;
const N_PURCHASES: usize = 1_000_000;
const FIRST_ON: i32 = 18_000;
const N_DAYS: i32 = 730;

/// Purchases of customers who come at some time, buy at a rate of their own, and may leave after each purchase.
#[derive(Default)]
struct Purchases {
    customer: Vec<u32>,
    on: Vec<i32>,
    amount_minor: Vec<i64>,
    kind: Vec<PurchaseKind>,
    alive: Vec<bool>,
}

impl Purchases {
    fn made_up() -> Self {
        let mut state = 0x9E37_79B9_7F4A_7C15_u64;
        let mut chance = || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state >> 11) as f64 / (1_u64 << 53) as f64
        };
        let mut all = Self::default();
        for customer in 0..N_CUSTOMERS {
            let mut on = f64::from(N_DAYS) * chance();
            let days_between = 4.0 + 80.0 * chance() * chance();
            let leaves = 0.2 * chance();
            while on < f64::from(N_DAYS) && all.on.len() < N_PURCHASES {
                all.customer.push(customer);
                all.on.push(FIRST_ON + on as i32);
                all.amount_minor.push(100 + (5_000.0 / (0.05 + chance())) as i64);
                all.kind.push(PurchaseKind::Sale);
                all.alive.push(true);
                if chance() < leaves {
                    break;
                }
                on -= days_between * (1.0 - chance()).ln();
            }
        }
        all
    }

    fn columns(&self) -> PurchaseColumns<'_> {
        PurchaseColumns { customer: &self.customer, on: &self.on, amount_minor: &self.amount_minor, kind: &self.kind, alive: &self.alive }
    }
}

fn lifetime(criterion: &mut Criterion) {
    let purchases = Purchases::made_up();
    let (columns, n_slots) = (purchases.columns(), N_CUSTOMERS as usize);
    let counting = Counting { as_of: Day::from_number(FIRST_ON + N_DAYS).unwrap_or(Day::MAX), free_sales: FreeSales::Ignore };
    let histories = BuyingHistories::of(columns, n_slots, counting);
    let cohort = Arc::new(histories.cohort());
    eprintln!("{} purchases, {} customers, {} repeat buyers", purchases.on.len(), cohort.n_customers(), cohort.n_repeat_buyers());
    let spends = || {
        Spends::of(histories.slots().filter_map(|slot| Some((histories.days(slot)?.n_repeats, histories.mean_repeat_spend(slot, 100)?))))
    };
    let fit = |name| Fit::start(Buying { name, cohort: Arc::clone(&cohort) }).and_then(Fit::finish);

    criterion.bench_function("buying_histories", |b| b.iter(|| BuyingHistories::of(black_box(columns), n_slots, counting)));
    criterion.bench_function("cohort", |b| b.iter(|| black_box(&histories).cohort()));
    for (label, name) in [("bg_nbd", ModelName::BgNbd), ("mbg_nbd", ModelName::MbgNbd), ("pareto_nbd", ModelName::ParetoNbd)] {
        let fitted = fit(name);
        eprintln!("{label}: {fitted:?}");
        criterion.bench_function(&format!("fit_{label}"), |b| b.iter(|| fit(black_box(name))));
        let Ok(model) = fitted.map(|fitted| fitted.model) else { continue };
        let forecast = |model: &Model| Forecast::of(model, &cohort, 39.0, MonthlyDiscount::CLV12);
        criterion.bench_function(&format!("forecast_{label}"), |b| b.iter(|| forecast(black_box(&model))));
    }
    eprintln!("gamma_gamma: {:?}", Fit::start(spends()).and_then(Fit::finish));
    criterion.bench_function("fit_gamma_gamma", |b| b.iter(|| Fit::start(black_box(spends())).and_then(Fit::finish)));
}

harness::benches!(10 samples of lifetime);
