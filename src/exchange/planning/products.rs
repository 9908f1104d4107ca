//! What the products of the file are: by code, else by name; those that are here stay as they are.
//!
//! A product of the file with a code that nobody has may be one that is here without a code, by its name. A product of the file
//! without a code is any of that name.

use super::texts::Texts;
use crate::domain::{Category, CategoryId, Product, ProductId};
use crate::exchange::codes::Codes;
use crate::exchange::reading::Drafts;
use crate::workspace::{Identifiers, Workspace, commands::TextField};
use std::collections::HashMap;

/// The products of a plan.
pub struct PlannedProducts {
    /// What each draft is; none for a product that nothing names.
    pub ids: Vec<Option<ProductId>>,
    pub new_products: Vec<Product>,
    pub new_categories: Vec<Category>,
}

/// A draft with its texts as they are kept.
struct Named {
    draft: usize,
    code: Option<String>,
    name: String,
    category: Option<String>,
}

/// Plans all drafts.
pub fn planned_products(workspace: &Workspace, drafts: &Drafts, texts: &mut Texts<'_>, identifiers: &mut dyn Identifiers) -> PlannedProducts {
    let mut ids = vec![None; drafts.products.len()];
    let mut codes = Codes::of_products(workspace);
    let mut uncoded: HashMap<String, ProductId> = HashMap::new();
    for (_, product) in workspace.products().iter().filter(|(_, product)| product.code.is_none()) {
        let id = uncoded.entry(product.name.clone()).or_insert(product.id);
        *id = product.id.min(*id);
    }
    let mut new = NewProducts::of(workspace, identifiers);
    let (coded, plain): (Vec<Named>, Vec<Named>) = named(drafts, texts).into_iter().partition(|named| named.code.is_some());
    let mut free = uncoded.clone();
    let (here, unknown): (Vec<Named>, Vec<Named>) = coded.into_iter().partition(|named| owner(&codes, named).is_some());
    for named in here {
        ids[named.draft] = owner(&codes, &named);
    }
    for named in unknown {
        let draft = named.draft;
        let id = owner(&codes, &named).or_else(|| free.remove(&named.name)).unwrap_or_else(|| new.make(named, &mut codes));
        ids[draft] = Some(id);
    }
    let mut by_name = workspace.products().iter().map(|(_, product)| (product.name.clone(), product.id)).collect::<Vec<_>>();
    by_name.extend(new.products.iter().map(|product| (product.name.clone(), product.id)));
    // Of several products of a name the first one made; one without a code goes before them.
    by_name.sort_unstable_by(|a, b| b.cmp(a));
    let mut by_name: HashMap<String, ProductId> = by_name.into_iter().collect();
    by_name.extend(uncoded);
    for named in plain {
        let (draft, name) = (named.draft, named.name.clone());
        let id = by_name.get(&name).copied().unwrap_or_else(|| new.make(named, &mut codes));
        by_name.insert(name, id);
        ids[draft] = Some(id);
    }
    PlannedProducts { ids, new_products: new.products, new_categories: new.categories }
}

/// Drafts that something names, in the order of code and name.
fn named(drafts: &Drafts, texts: &mut Texts<'_>) -> Vec<Named> {
    let products = &drafts.products;
    let mut all: Vec<Named> = Vec::with_capacity(products.len());
    for draft in 0..products.len() {
        let code = texts.kept(TextField::Code, products.code[draft]);
        let category = texts.kept(TextField::Category, products.category[draft]);
        let name = texts.kept(TextField::Name, products.name[draft]).or_else(|| code.clone());
        all.extend(name.map(|name| Named { draft, code, name, category }));
    }
    all.sort_unstable_by(|a, b| (&a.code, &a.name, a.draft).cmp(&(&b.code, &b.name, b.draft)));
    all
}

fn owner(codes: &Codes, named: &Named) -> Option<ProductId> {
    named.code.as_deref().and_then(|code| codes.owner(code)).map(ProductId::from_u128)
}

/// Products and categories while they are made.
struct NewProducts<'a> {
    identifiers: &'a mut dyn Identifiers,
    categories_by_name: HashMap<String, CategoryId>,
    products: Vec<Product>,
    categories: Vec<Category>,
}

impl<'a> NewProducts<'a> {
    fn of(workspace: &Workspace, identifiers: &'a mut dyn Identifiers) -> Self {
        let mut categories_by_name: HashMap<String, CategoryId> = HashMap::new();
        for (_, category) in workspace.categories().iter() {
            let id = categories_by_name.entry(category.name.clone()).or_insert(category.id);
            *id = category.id.min(*id);
        }
        Self { identifiers, categories_by_name, products: Vec::new(), categories: Vec::new() }
    }

    fn make(&mut self, named: Named, codes: &mut Codes) -> ProductId {
        let category = named.category.map(|name| self.category(name));
        let id = ProductId::from_u128(self.identifiers.next());
        let code = named.code.filter(|code| codes.grant(code, id.as_u128()));
        self.products.push(Product { id, name: named.name, code, category, unit_cost: None, list_price: None });
        id
    }

    fn category(&mut self, name: String) -> CategoryId {
        if let Some(known) = self.categories_by_name.get(&name) {
            return *known;
        }
        let id = CategoryId::from_u128(self.identifiers.next());
        self.categories_by_name.insert(name.clone(), id);
        self.categories.push(Category { id, name });
        id
    }
}
