//! What customers like: categories and products by share of what was spent, when they will come next, and what to offer.

use super::{Asked, CustomersView, NamedProduct, Question, schemes::count, together::named};
use crate::domain::{CustomerId, Day};
use crate::scoring::{
    baskets::companions::{Companion, Companions, Offer, OfferLimits},
    rhythm::{NextPurchase, Rhythm, next_purchase},
};
use crate::workspace::{
    columns::NOBODY,
    goods::{Sold, sold},
};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap, HashSet};

/// What does this customer like?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskLikes {
    pub customer: CustomerId,
}

/// What do these customers like?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskGroupLikes {
    pub view: CustomersView,
}

/// A category or a product, and how much of the money goes there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Liked {
    /// `None` for products without a category.
    pub name: Option<String>,
    pub amount_minor: i64,
    /// Of all that these customers spent on lines, 0 to 1.
    pub share: f64,
    /// Of all that everybody spent, 0 to 1.
    pub usual_share: f64,
    /// Customers who bought it.
    pub n_customers: u32,
    /// Orders with it.
    pub n_orders: u32,
    /// When it will be bought next; only for one customer's categories.
    pub next: Option<NextPurchase>,
}

impl Liked {
    /// How many times as much of the money as usual goes there.
    pub fn times_usual(&self) -> Option<f64> {
        (self.usual_share > 0.0).then(|| self.share / self.usual_share)
    }
}

/// Something to offer, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferRow {
    pub product: NamedProduct,
    pub because_of: NamedProduct,
    /// Customers who bought the one, the other, both.
    pub companion: Companion,
    /// How many products that the customer bought speak for it.
    pub n_reasons: u32,
}

/// What customers like.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LikesSheet {
    pub as_of: Day,
    /// Those of them who bought something with lines.
    pub n_buyers: u32,
    pub n_customers: u32,
    pub spent_minor: i64,
    /// Most money first, at most 12 each.
    pub categories: Vec<Liked>,
    pub products: Vec<Liked>,
}

/// What one customer likes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CustomerLikes {
    pub likes: LikesSheet,
    /// From three purchases on.
    pub rhythm: Option<Rhythm>,
    pub next: Option<NextPurchase>,
    pub offers: Vec<OfferRow>,
}

const MAX_LIKED: usize = 12;
/// Offers that a person reads, and the customers without whom they would be an accident.
const OFFERS: OfferLimits = OfferLimits { least_both: 5, n_offers: 5 };

impl Question for AskGroupLikes {
    type Answer = LikesSheet;

    fn answer(self, asked: &Asked<'_>) -> LikesSheet {
        let shown = asked.find.shown(asked, &self.view);
        let mut is_meant = vec![false; asked.workspace.customers().n_slots()];
        shown.slots.iter().for_each(|slot| is_meant[*slot as usize] = true);
        likes(asked, count(shown.slots.len()), |slot| is_meant.get(slot as usize) == Some(&true), |_| None)
    }
}

impl Question for AskLikes {
    type Answer = Option<CustomerLikes>;

    fn answer(self, asked: &Asked<'_>) -> Option<CustomerLikes> {
        let slot = asked.workspace.customers().slot(self.customer)?;
        asked.workspace.customers().at(slot)?;
        let days = asked.worked.purchase_days(asked.workspace).get(slot as usize);
        let everyone = asked.worked.typical_wait(asked.workspace);
        let by_category = days_by_category(asked, slot);
        let next = |category: u32| next_purchase(by_category.get(&category)?, None);
        Some(CustomerLikes {
            likes: likes(asked, 1, |other| other == slot, next),
            rhythm: Rhythm::of(days, asked.scores.as_of()),
            next: next_purchase(days, everyone),
            offers: offers(asked, slot),
        })
    }
}

/// The days on which a customer bought in each category, rising.
fn days_by_category(asked: &Asked<'_>, slot: u32) -> HashMap<u32, Vec<i32>> {
    let columns = asked.workspace.purchases().columns();
    let mut days: HashMap<u32, BTreeSet<i32>> = HashMap::new();
    for line in sold(asked.workspace, asked.scores.as_of()).filter(|line| line.customer == slot) {
        days.entry(category(asked, line.product)).or_default().insert(columns.on[line.row as usize]);
    }
    days.into_iter().map(|(category, days)| (category, days.into_iter().collect())).collect()
}

/// The slot of a product's category; one behind the last for those without.
fn category(asked: &Asked<'_>, product: u32) -> u32 {
    let categories = asked.workspace.categories();
    let own = asked.workspace.products().at(product).and_then(|product| categories.slot(product.category?));
    own.unwrap_or_else(|| count(categories.n_slots()))
}

fn offers(asked: &Asked<'_>, slot: u32) -> Vec<OfferRow> {
    let goods = asked.worked.goods(asked.workspace);
    let bought = sold(asked.workspace, asked.scores.as_of()).filter(|line| line.customer == slot);
    let bought: Vec<u32> = bought.filter_map(|line| goods.item(line.product)).collect();
    let found = Companions::of(asked.worked.customer_baskets(asked.workspace)).offers(&bought, OFFERS);
    let product = |item: u32| named(asked, goods.slot(item)?);
    let row = |offer: Offer| {
        let companion = offer.companion;
        Some(OfferRow { product: product(companion.item)?, because_of: product(offer.because_of)?, companion, n_reasons: offer.n_reasons })
    };
    found.into_iter().filter_map(row).collect()
}

/// What was spent on something, by those who are meant and by everybody.
#[derive(Clone, Copy, Default)]
struct Spent {
    own_minor: i64,
    all_minor: i64,
    n_customers: u32,
    n_orders: u32,
    /// The last customer and the last order that were counted: lines of one purchase stand next to each other.
    last_row: Option<u32>,
}

/// Sums by the slot of a category or product.
struct Sums {
    spent: Vec<Spent>,
    /// Pairs of a customer and what was bought, each once.
    seen: HashSet<(u32, u32)>,
}

impl Sums {
    fn new(n_slots: usize) -> Self {
        Self { spent: vec![Spent::default(); n_slots], seen: HashSet::new() }
    }

    fn add(&mut self, at: u32, line: &Sold, is_meant: bool) {
        let Some(spent) = self.spent.get_mut(at as usize) else { return };
        spent.all_minor = spent.all_minor.saturating_add(line.amount_minor);
        if is_meant {
            spent.own_minor = spent.own_minor.saturating_add(line.amount_minor);
            spent.n_orders += u32::from(spent.last_row != Some(line.row));
            spent.last_row = Some(line.row);
            spent.n_customers += u32::from(self.seen.insert((line.customer, at)));
        }
    }

    /// The most money first, equals by name.
    fn liked(self, name: impl Fn(u32) -> Option<String>, next: impl Fn(u32) -> Option<NextPurchase>) -> Vec<Liked> {
        let sum = |of: fn(&Spent) -> i64| self.spent.iter().fold(0_i64, |sum, spent| sum.saturating_add(of(spent)));
        let (own, all) = (sum(|spent| spent.own_minor), sum(|spent| spent.all_minor));
        #[expect(clippy::cast_precision_loss, reason = "a share to show")]
        let share = |part: i64, whole: i64| if whole > 0 { part as f64 / whole as f64 } else { 0.0 };
        let mut bought: Vec<(u32, Spent)> = (0..).zip(self.spent).filter(|(_, spent)| spent.n_orders > 0).collect();
        bought.sort_by_cached_key(|(at, spent)| (Reverse(spent.own_minor), name(*at)));
        bought.truncate(MAX_LIKED);
        let liked = |(at, spent): (u32, Spent)| Liked {
            name: name(at),
            amount_minor: spent.own_minor,
            share: share(spent.own_minor, own),
            usual_share: share(spent.all_minor, all),
            n_customers: spent.n_customers,
            n_orders: spent.n_orders,
            next: next(at),
        };
        bought.into_iter().map(liked).collect()
    }
}

/// One pass over the lines, those of nobody known left out.
fn likes(asked: &Asked<'_>, n_customers: u32, is_meant: impl Fn(u32) -> bool, next: impl Fn(u32) -> Option<NextPurchase>) -> LikesSheet {
    let workspace = asked.workspace;
    let n_categories = workspace.categories().n_slots();
    let (mut categories, mut products) = (Sums::new(n_categories + 1), Sums::new(workspace.products().n_slots()));
    let category_of: Vec<u32> = (0_u32..).take(workspace.products().n_slots()).map(|product| category(asked, product)).collect();
    let (mut buyers, mut spent_minor) = (HashSet::new(), 0_i64);
    for line in sold(workspace, asked.scores.as_of()).filter(|line| line.customer != NOBODY && line.product != NOBODY) {
        let is_meant = is_meant(line.customer);
        if is_meant {
            buyers.insert(line.customer);
            spent_minor = spent_minor.saturating_add(line.amount_minor);
        }
        categories.add(category_of[line.product as usize], &line, is_meant);
        products.add(line.product, &line, is_meant);
    }
    let category_name = |slot: u32| workspace.categories().at(slot).map(|category| category.name.clone());
    let product_name = |slot: u32| workspace.products().at(slot).map(|product| product.name.clone());
    LikesSheet {
        as_of: asked.scores.as_of(),
        n_buyers: count(buyers.len()),
        n_customers,
        spent_minor,
        categories: categories.liked(category_name, next),
        products: products.liked(product_name, |_| None),
    }
}
