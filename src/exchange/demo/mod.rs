//! A workspace to look around in: a coffee roaster with 600 customers and two years of orders, all of it invented.
//!
//! The same seed, day and language give the same records bit for bit, on every machine: there is no clock, no float and no chance
//! but `chance`. Some customers grow, some decline, some sleep, some are new; a few have only sent things back and a few have
//! never bought, so that every page has something to show. Orders follow the seasons, the spring festival among them.
//!
//! Not here: making it the workspace (`workspace`'s replacing), and taking it away again.

mod baskets;
mod care;
mod catalogue;
mod chance;
mod grading;
mod habits;
mod identity;
mod people;
mod pipeline;
mod relations;
mod tasks;
mod words;

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

use crate::domain::{AsOf, Currency, Customer, CustomerId, Day, Line, Purchase, PurchaseId, PurchaseKind, RfmRule, WorkspaceSettings};
use crate::workspace::{columns::BatchBuilder, commands::WholeWorkspace, registers::RegisterLists};
use baskets::Taste;
use catalogue::Catalogue;
use chance::Chance;
use habits::{Course, Habit, Visit};
use identity::Identity;
use people::{Invented, People};
use serde::{Deserialize, Serialize};

/// The seed of the demo that everybody sees.
pub const SEED: u64 = 20_240_229;
/// How far the orders go back.
const N_DAYS: i32 = 730;
/// Orders over the counter by nobody known.
const N_COUNTER_SALES: usize = 60;

/// The language of the demo's products, regions and notes. Names of customers are of both, in either.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum DemoLanguage {
    Chinese,
    English,
}

impl DemoLanguage {
    /// The one of two that is of this language.
    fn of<T>(self, chinese: T, english: T) -> T {
        match self {
            Self::Chinese => chinese,
            Self::English => english,
        }
    }

    fn currency(self) -> Currency {
        self.of(Currency::CNY, Currency::from_code("USD").unwrap_or(Currency::CNY))
    }
}

/// The demo workspace as it would stand on `today`. [`SEED`] is the usual seed.
pub fn demo(seed: u64, today: Day, language: DemoLanguage) -> WholeWorkspace {
    let mut identity = Identity::new(seed, today);
    let settings = WorkspaceSettings {
        id: identity.next_workspace(),
        name: language.of(words::WORKSPACE.0, words::WORKSPACE.1).to_owned(),
        currency: language.currency(),
        as_of: AsOf::default(),
        rfm_rule: RfmRule::default(),
        is_demo: true,
    };
    let catalogue = Catalogue::new(&mut identity, language);
    let mut shop = Shop { catalogue, currency: settings.currency, today, orders: Vec::new() };
    let customers = shop.trade(seed, &mut identity, language);
    let purchases = booked(shop.orders, &mut identity);
    let mut whole = WholeWorkspace {
        settings,
        categories: shop.catalogue.categories,
        products: shop.catalogue.products,
        customers,
        purchases,
        registers: RegisterLists::default(),
    };
    whole.registers.interactions = relations::interactions(seed, &mut identity, &whole, today, language);
    grading::add(&mut whole, &mut identity, today, language);
    pipeline::add(seed, &mut whole, &mut identity, today, language);
    care::add(seed, &mut whole, &mut identity, today, language);
    tasks::add(seed, &mut whole, &mut identity, today, language);
    whole
}

/// An order before it has a number.
struct Order {
    customer: Option<CustomerId>,
    on: Day,
    lines: Vec<Line>,
    returned: Returned,
}

/// What comes back of an order.
enum Returned {
    Nothing,
    /// This line, on this day.
    Line {
        at: usize,
        on: Day,
    },
    /// The order is itself a return, of something bought before the records begin.
    Unknown,
}

struct Shop {
    catalogue: Catalogue,
    currency: Currency,
    today: Day,
    orders: Vec<Order>,
}

impl Shop {
    /// Two years of trade; the customers who took part.
    fn trade(&mut self, seed: u64, identity: &mut Identity, language: DemoLanguage) -> Vec<Customer> {
        let mut chance = Chance::new(seed);
        let mut people = People::new(language);
        let first = self.today.plus_days(1 - N_DAYS);
        let mut customers = Vec::new();
        for course in habits::shuffled_courses(&mut chance) {
            let mut own = chance.branch();
            let Invented { mut customer, tastes, is_company } = people.invent(identity, &mut own);
            let habit = Habit::new(&mut own, course, is_company, first, self.today);
            customer.since_on = people::since(&mut own, habit.from, habit.from == first);
            let taste = Taste { categories: tastes, favourite: own.below(8), is_company };
            self.serve(&mut own, &customer, &habit, &taste);
            customers.push(customer);
        }
        self.serve_counter(&mut chance.branch(), first);
        customers
    }

    fn serve(&mut self, chance: &mut Chance, customer: &Customer, habit: &Habit, taste: &Taste) {
        match habit.course {
            Course::Silent => {}
            Course::ReturnsOnly => {
                let on = self.today.plus_days(-chance.between(200, N_DAYS - 10));
                let lines = baskets::lines(chance, &self.catalogue, self.currency, taste, Visit { on, size: 1 });
                self.orders.push(Order { customer: Some(customer.id), on, lines, returned: Returned::Unknown });
            }
            _ => {
                for visit in habit.visits(chance) {
                    let lines = baskets::lines(chance, &self.catalogue, self.currency, taste, visit);
                    let returned = self.what_comes_back(chance, visit.on, lines.len());
                    self.orders.push(Order { customer: Some(customer.id), on: visit.on, lines, returned });
                }
            }
        }
    }

    fn what_comes_back(&self, chance: &mut Chance, sold_on: Day, n_lines: usize) -> Returned {
        let on = sold_on.plus_days(chance.between(2, 21));
        let at = chance.below(n_lines);
        if chance.happens(28) && on <= self.today { Returned::Line { at, on } } else { Returned::Nothing }
    }

    /// Sales to nobody known, the last of them today.
    fn serve_counter(&mut self, chance: &mut Chance, first: Day) {
        let taste = Taste { categories: words::HOME_TASTES, favourite: 0, is_company: false };
        for n in 0..N_COUNTER_SALES {
            let on = if n == 0 { self.today } else { first.plus_days(chance.between(0, N_DAYS - 1)) };
            let lines = baskets::lines(chance, &self.catalogue, self.currency, &taste, Visit { on, size: 1 });
            self.orders.push(Order { customer: None, on, lines, returned: Returned::Nothing });
        }
    }
}

/// Orders and what came back of them as purchases, numbered in the order of days.
fn booked(mut orders: Vec<Order>, identity: &mut Identity) -> crate::workspace::columns::PurchaseBatch {
    // Stable: orders of one day stay as they were made.
    orders.sort_by_key(|order| order.on);
    let mut purchases: Vec<Purchase> = Vec::new();
    let mut n_in_year = (0, 0);
    for order in orders {
        let (year, ..) = order.on.ymd();
        n_in_year = if n_in_year.0 == year { (year, n_in_year.1 + 1) } else { (year, 1) };
        let number = format!("{year}-{:05}", n_in_year.1);
        let is_return = matches!(order.returned, Returned::Unknown);
        let sold = Purchase {
            id: PurchaseId::from_u128(purchases.len() as u128),
            customer: order.customer,
            on: order.on,
            kind: if is_return { PurchaseKind::Return } else { PurchaseKind::Sale },
            number: Some(if is_return { format!("R{number}") } else { number.clone() }),
            amount_minor: order.lines.iter().map(|line| line.amount_minor).sum(),
            returns: None,
            lines: order.lines,
        };
        let back = match order.returned {
            Returned::Line { at, on } => sold.lines.get(at).map(|line| Purchase {
                id: PurchaseId::from_u128(purchases.len() as u128 + 1),
                on,
                kind: PurchaseKind::Return,
                number: Some(format!("C{number}")),
                amount_minor: line.amount_minor,
                returns: Some(sold.id),
                lines: vec![*line],
                ..sold.clone()
            }),
            Returned::Nothing | Returned::Unknown => None,
        };
        purchases.push(sold);
        purchases.extend(back);
    }
    numbered_by_day(purchases, identity)
}

/// Gives purchases their identifiers in the order of days; until then an identifier is a position.
fn numbered_by_day(purchases: Vec<Purchase>, identity: &mut Identity) -> crate::workspace::columns::PurchaseBatch {
    let mut order: Vec<usize> = (0..purchases.len()).collect();
    order.sort_by_key(|at| purchases[*at].on);
    let mut ids = vec![PurchaseId::from_u128(0); purchases.len()];
    for at in &order {
        ids[*at] = identity.next_purchase();
    }
    let id_of = |position: PurchaseId| usize::try_from(position.as_u128()).ok().and_then(|at| ids.get(at)).copied();
    let mut batch = BatchBuilder::default();
    for at in order {
        let purchase = &purchases[at];
        batch.push(&Purchase { id: ids[at], returns: purchase.returns.and_then(id_of), ..purchase.clone() });
    }
    batch.finish()
}
