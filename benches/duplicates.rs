//! How long it takes to look for duplicates among 100,000 customers, and for the twins of one.

mod harness;

use crema::domain::{Customer, CustomerId};
use crema::workspace::duplicates::{likeness::Traits, scan::Scan, twins::KeysOfAll};
use crema::workspace::{Change, ChangeSet, Diff, Workspace};
use harness::Criterion;
use std::hint::black_box;

const N_CUSTOMERS: u64 = 100_000;

/// Numbers below a bound, the same in every run.
struct Numbers(u64);

impl Numbers {
    fn number(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % bound
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.number(bound as u64)).unwrap_or(0)
    }

    fn one_of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }
}

const PLACES: [&str; 6] = ["上海", "北京", "杭州", "Suzhou ", "Berlin ", "Harbour "];
/// Three of them make a brand.
const SIGNS: &str = "安柏竹丹枫谷和惠嘉锦康蓝梅宁鹏清荣盛泰文兴雅悦泽";
const WORDS: [&str; 8] = ["Amber", "Birch", "Cedar", "Dune", "Ember", "Fern", "Grove", "Haven"];
const TRADES: [&str; 8] = ["咖啡", "茶馆", "贸易", "餐饮", " Coffee", " Trading", " Roasters", "酒店"];
const FORMS: [&str; 6] = ["有限公司", "有限责任公司", "（集团）", " Ltd.", " GmbH", ""];

fn brand(numbers: &mut Numbers) -> String {
    if numbers.below(2) == 0 {
        let mut sign = || SIGNS.chars().nth(numbers.below(SIGNS.chars().count())).unwrap_or_default();
        String::from_iter([sign(), sign(), sign()])
    } else {
        [numbers.one_of(&WORDS), numbers.one_of(&WORDS)].concat()
    }
}

/// Companies and people, one in ten of them twice, written otherwise the second time.
fn workspace() -> Workspace {
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    let mut customers: Vec<Customer> = Vec::new();
    for id in 0..N_CUSTOMERS {
        let id = CustomerId::from_u128(u128::from(id) + 1);
        let again = (!customers.is_empty() && numbers.below(10) == 0).then(|| customers[numbers.below(customers.len())].clone());
        let customer = match again {
            Some(known) => Customer { id, name: format!("{} {}", known.name, numbers.one_of(&FORMS)), ..known },
            None => {
                let [place, trade, form] = [PLACES.as_slice(), &TRADES, &FORMS].map(|words| numbers.one_of(words));
                let name = [place, &brand(&mut numbers), trade, form].concat();
                let phone = (numbers.below(3) > 0).then(|| format!("1{:010}", numbers.number(10_000_000_000)));
                let email = (numbers.below(3) > 0).then(|| format!("a{}@example.com", numbers.number(1_000_000_000)));
                Customer { phone, email, ..Customer::named(id, name) }
            }
        };
        customers.push(customer);
    }
    let mut workspace = Workspace::default();
    workspace.apply(&ChangeSet { changes: customers.into_iter().map(|made| Change::Customer(Box::new(Diff::made(made)))).collect() });
    workspace
}

fn scans(criterion: &mut Criterion) {
    let workspace = workspace();
    criterion.bench_function("scan_of_100_000", |b| b.iter(|| Scan::of(black_box(&workspace)).duplicates.groups.len()));
    criterion.bench_function("keys_of_100_000", |b| b.iter(|| KeysOfAll::of(black_box(&workspace))));
    let keys = KeysOfAll::of(&workspace);
    let typed = Traits::of(&Customer::named(CustomerId::from_u128(0), "上海云棠拾光咖啡"));
    criterion.bench_function("twins_of_one", |b| b.iter(|| keys.twins(&workspace, black_box(&typed), None)));
}

harness::benches!(10 samples of scans);
