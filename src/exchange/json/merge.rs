//! Adding the records of a file to those that are here.
//!
//! Records are the same when they have the same identifier, which every copy of a workspace shares. Records that only the file has
//! are added, those that were deleted here among them. Of records that differ, the one here is kept, unless the file's customers
//! are asked for ([`MergePolicy::TakeTheirs`]); products, categories, purchases and settings always stay as they are here.
//!
//! Rules keep what may be there once unambiguous. A code that another record here has stays there: the record of the file comes
//! without it. A category whose name is here already becomes that one. A grade that has a policy here keeps it, and the file's stays out, as the
//! file's picture of a customer does who has one here, or for which there is no room; grades are followed by name where the file's scheme has
//! them in another order.
//! Which scheme is the primary one stays as it is.
//!
//! Not here: recognising the same customer under two identifiers, and counting what would happen ([`preview`](super::preview())).

use super::grades::fit_in;
use crate::domain::{Category, CategoryId, Currency, Customer, CustomerId, Portrait, Product};
use crate::exchange::codes::Codes;
use crate::workspace::{
    Workspace,
    columns::{BatchBuilder, NOBODY, PurchaseBatch},
    commands::{ImportBatch, WholeWorkspace},
    registers::{RegisterLists, Registers},
};
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

/// What becomes of a customer that is both here and in the file, and differs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum MergePolicy {
    #[default]
    KeepMine,
    TakeTheirs,
}

/// Why a file cannot be added to the records that are here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum MergeRefused {
    #[error("there is no workspace to add to")]
    NothingHere,
    #[error("amounts in {file:?} cannot be added to amounts in {here:?}")]
    OtherCurrency { here: Currency, file: Currency },
}

/// What has to change so that the records of `whole` are here too; `file_name` is for the history.
///
/// # Errors
/// When there is no workspace, or it is in another currency.
pub fn merge(workspace: &Workspace, whole: WholeWorkspace, policy: MergePolicy, file_name: &str) -> Result<ImportBatch, MergeRefused> {
    refuse_unmergeable(workspace, &whole)?;
    let purchases = new_purchases(workspace, &whole.purchases);
    let (new_categories, twin_of) = merged_categories(workspace, whole.categories);
    let new_products = merged_products(workspace, whole.products, &twin_of);
    let (new_customers, updated_customers) = merged_customers(workspace, whole.customers, policy);
    let theirs = policy == MergePolicy::TakeTheirs;
    let schemes = whole.registers.schemes.clone();
    let mut registers = whole.registers.not_in(workspace.registers(), theirs);
    stay_unique(workspace.registers(), &mut registers);
    fit_in(workspace.registers(), &schemes, &mut registers, theirs);
    let file_name = file_name.to_owned();
    Ok(ImportBatch {
        file_name,
        new_categories,
        new_products,
        new_customers,
        updated_customers,
        purchases,
        called_off: Vec::new(),
        registers,
        profiles: Vec::new(),
    })
}

/// Refuses what [`merge`] refuses.
pub(super) fn refuse_unmergeable(workspace: &Workspace, whole: &WholeWorkspace) -> Result<(), MergeRefused> {
    let here = workspace.settings().ok_or(MergeRefused::NothingHere)?.currency;
    let file = whole.settings.currency;
    if here == file { Ok(()) } else { Err(MergeRefused::OtherCurrency { here, file }) }
}

fn merged_categories(workspace: &Workspace, categories: Vec<Category>) -> (Vec<Category>, HashMap<CategoryId, CategoryId>) {
    let here = workspace.categories();
    let mut id_of: HashMap<String, CategoryId> = here.iter().map(|(_, category)| (category.name.clone(), category.id)).collect();
    let mut twin_of = HashMap::new();
    let mut added = Vec::new();
    for category in categories.into_iter().filter(|category| here.get(category.id).is_none()) {
        let first = *id_of.entry(category.name.clone()).or_insert(category.id);
        if first == category.id {
            added.push(category);
        } else {
            twin_of.insert(category.id, first);
        }
    }
    (added, twin_of)
}

fn merged_products(workspace: &Workspace, products: Vec<Product>, twin_of: &HashMap<CategoryId, CategoryId>) -> Vec<Product> {
    let mut codes = Codes::of_products(workspace);
    let added = products.into_iter().filter(|product| workspace.products().get(product.id).is_none());
    added
        .map(|product| {
            let id = product.id.as_u128();
            let code = product.code.filter(|code| codes.grant(code, id));
            let category = product.category.map(|category| twin_of.get(&category).copied().unwrap_or(category));
            Product { code, category, ..product }
        })
        .collect()
}

fn merged_customers(workspace: &Workspace, customers: Vec<Customer>, policy: MergePolicy) -> (Vec<Customer>, Vec<(Customer, Customer)>) {
    let mut codes = Codes::of_customers(workspace);
    let (mut added, mut updated) = (Vec::new(), Vec::new());
    for customer in customers {
        let id = customer.id.as_u128();
        match workspace.customers().get(customer.id) {
            None => {
                let code = customer.code.filter(|code| codes.grant(code, id));
                added.push(Customer { code, ..customer });
            }
            Some(here) if policy == MergePolicy::TakeTheirs && *here != customer => {
                let code = match customer.code {
                    Some(code) if codes.grant(&code, id) => Some(code),
                    Some(_) => here.code.clone(),
                    None => None,
                };
                updated.push((here.clone(), Customer { code, ..customer }));
            }
            Some(_) => {}
        }
    }
    updated.retain(|(before, after)| before != after);
    (added, updated)
}

/// Which scheme is the primary one stays as it is here, if one is; a customer does not get a second picture.
fn stay_unique(here: &Registers, registers: &mut RegisterLists) {
    let has_primary = here.schemes.iter().any(|(_, scheme)| scheme.is_primary);
    for scheme in &mut registers.schemes {
        let own = here.schemes.get(scheme.id).map(|own| own.is_primary);
        scheme.is_primary = own.unwrap_or(scheme.is_primary && !has_primary);
    }
    let mut has_one: HashSet<CustomerId> = here.portraits.iter().map(|(_, portrait)| portrait.customer).collect();
    registers.portraits.retain(|portrait| {
        let has_room = has_one.len() < Portrait::MAX as usize;
        here.portraits.get(portrait.id).is_some() || (has_room && has_one.insert(portrait.customer))
    });
}

/// The purchases of the file that are not here.
fn new_purchases(workspace: &Workspace, file: &PurchaseBatch) -> PurchaseBatch {
    let ids = &workspace.purchases().columns().id;
    let here: HashSet<u128> = workspace.living_rows().map(|row| ids[row]).collect();
    let mut builder = BatchBuilder::default();
    for row in (0..file.rows.len()).filter(|row| !here.contains(&file.rows.id[*row])) {
        let customer = builder.customer(file.customers.get(file.rows.customer[row] as usize).copied());
        let mut product_of = HashMap::new();
        for at in file.rows.lines_of(row) {
            let product = file.rows.lines.product[at];
            product_of.insert(product, builder.product(file.products.get(product as usize).copied()));
        }
        builder.rows().push_from(&file.rows, row, customer, |product| product_of.get(&product).copied().unwrap_or(NOBODY));
    }
    builder.finish()
}
