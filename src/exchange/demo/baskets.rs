//! What stands on an order of the demo: products by taste, quantities by size, now and then a discount.

use super::{catalogue, catalogue::Catalogue, chance::Chance, habits::Visit};
use crate::domain::{Currency, Line, Quantity, UnitPrice, money::divide_half_even, money::line_amount_minor};

/// What goes with what: places on the shelf of tools, and how many in a thousand who take the first take the second too.
const COMPANIONS: [(usize, usize, usize); 2] =
    [(catalogue::KETTLE, catalogue::FILTER_PAPERS, 720), (catalogue::MILK_JUG, catalogue::TAMPER, 650)];

/// One customer's taste.
pub struct Taste {
    /// How often each category is bought.
    pub categories: [usize; catalogue::N_CATEGORIES],
    /// Where the favourite of each category stands on its shelf.
    pub favourite: usize,
    /// Buys large machines too.
    pub is_company: bool,
}

/// The lines of one order, no product twice; at least one. Some tools bring another along.
pub fn lines(chance: &mut Chance, catalogue: &Catalogue, currency: Currency, taste: &Taste, visit: Visit) -> Vec<Line> {
    let is_year_end = matches!(visit.on.ymd(), (_, 11 | 12, _));
    let n_lines = 1 + chance.below(if taste.is_company { 4 } else { 3 }) + usize::from(is_year_end && chance.happens(400));
    let discount_permille = if is_year_end { 220 } else { 90 };
    let mut bought: Vec<usize> = Vec::new();
    let mut lines = Vec::new();
    for _ in 0..n_lines {
        let category = chance.weighted(&taste.categories);
        let product = product_of(chance, catalogue, taste, category);
        let quantity = quantity(chance, category, visit.size);
        if bought.contains(&product) {
            continue;
        }
        bought.push(product);
        let discount_percent = if chance.happens(discount_permille) { *chance.pick(&[5, 10, 15]) } else { 0 };
        lines.push(line(catalogue, currency, product, quantity, discount_percent));
    }
    let tools = &catalogue.shelves[catalogue::TOOLS];
    for (first, second, permille) in COMPANIONS {
        if bought.contains(&tools[first]) && !bought.contains(&tools[second]) && chance.happens(permille) {
            lines.push(line(catalogue, currency, tools[second], quantity(chance, catalogue::TOOLS, visit.size), 0));
        }
    }
    lines
}

fn product_of(chance: &mut Chance, catalogue: &Catalogue, taste: &Taste, category: usize) -> usize {
    let shelf = &catalogue.shelves[category];
    // Machines stand in the order of their size, and people at home buy the first two; elsewhere everyone has a favourite.
    let n_wanted = if category == catalogue::MACHINES && !taste.is_company { 2 } else { shelf.len() };
    let nearest = chance.below(n_wanted).min(chance.below(n_wanted));
    let shift = if category == catalogue::MACHINES { 0 } else { taste.favourite };
    shelf[(nearest + shift) % n_wanted]
}

fn quantity(chance: &mut Chance, category: usize, size: i32) -> i32 {
    match category {
        catalogue::BEANS => chance.between(1, 3) * size,
        catalogue::PACKAGING => chance.between(1, 2) * ((size + 1) / 2),
        catalogue::MACHINES => 1,
        catalogue::TOOLS => chance.between(1, (size / 3).max(1)),
        _ => chance.between(1, size.max(2)),
    }
}

fn line(catalogue: &Catalogue, currency: Currency, product: usize, pieces: i32, discount_percent: i32) -> Line {
    let product = &catalogue.products[product];
    let quantity = Quantity(i64::from(pieces) * Quantity::PER_PIECE);
    let amount_at = |price: Option<UnitPrice>| line_amount_minor(quantity, price.unwrap_or_default(), currency).unwrap_or(0);
    let full_minor = amount_at(product.list_price);
    let discount = divide_half_even(i128::from(full_minor) * i128::from(discount_percent), 100);
    let discount_minor = i64::try_from(discount).unwrap_or(0);
    Line {
        product: Some(product.id),
        quantity,
        unit_price: product.list_price.unwrap_or_default(),
        discount_minor,
        amount_minor: full_minor - discount_minor,
        cost_minor: Some(amount_at(product.unit_cost)),
    }
}
