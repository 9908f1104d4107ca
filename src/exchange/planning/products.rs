//! Products of a file, matched by code or name, and the categories that they name.

use crate::domain::{Category, CategoryId, Product, ProductId};
use crate::exchange::pace::Pace;
use crate::exchange::reading::{DraftProducts, Table};
use crate::workspace::{Identifiers, Workspace, commands::ImportBatch};
use std::collections::HashMap;

/// Plans the products; answers for each draft which product it is.
pub(super) fn plan(
    workspace: &Workspace,
    table: &Table,
    drafts: &DraftProducts,
    identifiers: &mut dyn Identifiers,
    batch: &mut ImportBatch,
    pace: &mut Pace<'_>,
) -> Vec<ProductId> {
    let mut by_code: HashMap<&str, ProductId> = HashMap::new();
    let mut by_name: HashMap<&str, ProductId> = HashMap::new();
    for (_, product) in workspace.products().iter() {
        match &product.code {
            Some(code) => by_code.entry(code).or_insert(product.id),
            None => by_name.entry(&product.name).or_insert(product.id),
        };
    }
    let mut categories: HashMap<&str, CategoryId> =
        workspace.categories().iter().map(|(_, category)| (category.name.as_str(), category.id)).collect();
    let first_id = identifiers.run(u32::try_from(drafts.len()).unwrap_or(u32::MAX));
    let mut ids = Vec::with_capacity(drafts.len());
    for index in 0..drafts.len() {
        pace.pass(1);
        let (code, name) = (table.text(drafts.code[index]).trim(), table.text(drafts.name[index]).trim());
        let known = if code.is_empty() { by_name.get(name) } else { by_code.get(code) };
        ids.push(known.copied().unwrap_or_else(|| {
            let id = ProductId::from_u128(first_id + index as u128);
            let category_name = table.text(drafts.category[index]).trim();
            let category = (!category_name.is_empty()).then(|| {
                *categories.entry(category_name).or_insert_with(|| {
                    let category = Category { id: CategoryId::from_u128(identifiers.next()), name: category_name.to_owned() };
                    let id = category.id;
                    batch.new_categories.push(category);
                    id
                })
            });
            let code = (!code.is_empty()).then(|| code.to_owned());
            let name = if name.is_empty() { code.clone().unwrap_or_default() } else { name.to_owned() };
            batch.new_products.push(Product { id, name, code, category, unit_cost: None, list_price: None });
            id
        }));
    }
    ids
}
