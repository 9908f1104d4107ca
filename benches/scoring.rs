//! How long it takes to score 100,000 customers with 1,000,000 purchases.

mod harness;

use crema::domain::{Currency, Day, PurchaseKind, RfmRule};
use crema::scoring::abc::{Abc, AbcLimits};
use crema::scoring::concentration::Concentration;
use crema::scoring::repeat::{PurchaseLatency, months};
use crema::scoring::rfm::{RfmScheme, RfmScores};
use crema::scoring::{Counting, FreeSales, Histories, PurchaseColumns, PurchaseDays};
use harness::Criterion;
use std::hint::black_box;

const N_CUSTOMERS: usize = 100_000;
const N_PURCHASES: usize = 1_000_000;

/// Made-up purchases: few customers buy often, days come in order as a shop writes them.
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
        let mut below = |bound: u64| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state >> 11) % bound
        };
        let mut all = Self { customer: vec![], on: vec![], amount_minor: vec![], kind: vec![], alive: vec![] };
        for row in 0..N_PURCHASES {
            let often = below(N_CUSTOMERS as u64) * below(N_CUSTOMERS as u64) / N_CUSTOMERS as u64;
            all.customer.push(if row < N_CUSTOMERS { row as u32 } else { often as u32 });
            all.on.push(18_000 + (row * 730 / N_PURCHASES) as i32);
            all.amount_minor.push(100 + below(50_000) as i64);
            all.kind.push(if below(20) == 0 { PurchaseKind::Return } else { PurchaseKind::Sale });
            all.alive.push(below(50) != 0);
        }
        all
    }

    fn columns(&self) -> PurchaseColumns<'_> {
        PurchaseColumns { customer: &self.customer, on: &self.on, amount_minor: &self.amount_minor, kind: &self.kind, alive: &self.alive }
    }
}

fn scoring(criterion: &mut Criterion) {
    let purchases = Purchases::made_up();
    let columns = purchases.columns();
    let counting = Counting { as_of: Day::from_number(18_730).unwrap_or(Day::MAX), free_sales: FreeSales::Ignore };
    let id_order: Vec<u32> = (0..N_CUSTOMERS as u32).rev().collect();
    let scheme = |rule| RfmScheme { rule, currency: Currency::CNY, id_order: &id_order };
    let histories = Histories::of(columns, N_CUSTOMERS, counting);
    let amounts = || histories.slots().map(|slot| histories.monetary_minor()[slot]);

    criterion.bench_function("histories", |b| b.iter(|| Histories::of(black_box(columns), N_CUSTOMERS, counting)));
    for (name, rule) in [("rfm_a", RfmRule::Ntile), ("rfm_b", RfmRule::StrictlyWorse), ("rfm_c", RfmRule::Quantile)] {
        criterion.bench_function(name, |b| b.iter(|| RfmScores::of(black_box(&histories), scheme(rule))));
    }
    criterion.bench_function("abc", |b| {
        b.iter(|| Abc::of(histories.slots(), black_box(histories.monetary_minor()), &id_order, AbcLimits::default()));
    });
    criterion.bench_function("concentration", |b| b.iter(|| Concentration::of(black_box(amounts()))));
    criterion.bench_function("months_and_latency", |b| {
        b.iter(|| {
            let days = PurchaseDays::of(black_box(columns), N_CUSTOMERS, counting);
            (PurchaseLatency::of(&days), months(columns, &days, counting))
        });
    });
}

harness::benches!(20 samples of scoring);
