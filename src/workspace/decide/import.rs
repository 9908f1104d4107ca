//! Whole files: an import that was matched already, and a workspace that takes another's place.

use super::{Decision, schemes::followers};
use crate::domain::{Category, Customer, CustomerId, Product, Profile, PurchaseId};
use crate::workspace::{
    Change, Diff, Refusal, Workspace,
    columns::{NOBODY, PurchaseBatch},
    commands::{ImportBatch, WholeWorkspace},
    registers::{Filed, RegisterChange},
    table::Record,
};
use std::collections::HashSet;
use std::hash::Hash;

pub fn import(workspace: &Workspace, batch: ImportBatch) -> Result<Decision, Refusal> {
    let known_customers = ids(workspace.customers().iter().map(|(_, customer)| customer).chain(&batch.new_customers));
    let known_products = ids(workspace.products().iter().map(|(_, product)| product).chain(&batch.new_products));
    sound(&batch.purchases, |id| known_customers.contains(&id), |id| known_products.contains(&id))?;
    for (before, _) in &batch.updated_customers {
        if workspace.customers().get(before.id) != Some(before) {
            return Err(Refusal::ChangedSince { subject: before.name.clone() });
        }
    }
    let called_off = still_here(workspace, &batch.called_off)?;
    let profiles = filled(workspace, batch.profiles, |id| known_customers.contains(&id))?;
    let mut changes: Vec<Change> = Vec::new();
    changes.extend(batch.new_categories.into_iter().map(made_category));
    changes.extend(batch.new_products.into_iter().map(made_product));
    changes.extend(batch.new_customers.into_iter().map(made_customer));
    let updated = batch.updated_customers.into_iter().filter(|(before, after)| before != after);
    changes.extend(updated.map(|(before, after)| Change::Customer(Box::new(Diff::changed(before, after)))));
    if !called_off.rows.is_empty() {
        changes.push(Change::PurchasesDeleted(called_off));
    }
    if !batch.purchases.rows.is_empty() {
        changes.push(Change::PurchasesMade(batch.purchases));
    }
    let here = workspace.registers();
    let following: Vec<RegisterChange> = batch.registers.schemes.iter().flat_map(|scheme| followers(here, scheme)).collect();
    let brought = batch.registers.changes_on(here);
    let keys: HashSet<_> = brought.iter().filter_map(RegisterChange::key).collect();
    // What comes with the file knows its grades already.
    let following = following.into_iter().filter(|change| change.key().is_some_and(|key| !keys.contains(&key)));
    changes.extend(following.chain(brought).chain(profiles).map(register_change));
    Ok(Decision::about(batch.file_name, changes))
}

/// Purchases that are to be deleted, all of them still here.
fn still_here(workspace: &Workspace, ids: &[PurchaseId]) -> Result<PurchaseBatch, Refusal> {
    let wanted: HashSet<u128> = ids.iter().map(|id| id.as_u128()).collect();
    if wanted.is_empty() {
        return Ok(PurchaseBatch::default());
    }
    let columns = workspace.purchases().columns();
    let rows: Vec<usize> = workspace.living_rows().filter(|row| wanted.contains(&columns.id[*row])).collect();
    if rows.len() == wanted.len() { Ok(workspace.batch_of(rows.into_iter())) } else { Err(Refusal::Gone) }
}

/// Profiles with what a file says in fields of one's own: each still as it was planned on, one a customer, and only what its fields may hold.
fn filled(
    workspace: &Workspace,
    profiles: Vec<(Option<Profile>, Profile)>,
    knows_customer: impl Fn(CustomerId) -> bool,
) -> Result<Vec<RegisterChange>, Refusal> {
    let registers = workspace.registers();
    let mut owners = HashSet::new();
    if !profiles.is_empty() {
        owners.extend(registers.profiles.iter().map(|(_, profile)| profile.customer));
    }
    let mut changes = Vec::with_capacity(profiles.len());
    for (before, after) in profiles {
        let after = after.kept()?;
        let is_second = before.is_none() && !owners.insert(after.customer);
        if is_second || registers.profiles.get(after.id) != before.as_ref() {
            return Err(Refusal::ChangedSince { subject: after.title(workspace) });
        }
        let holds = after.values.iter().all(|value| registers.fields.get(value.field).is_some_and(|field| value.content.is_of(field.kind)));
        if !holds || !knows_customer(after.customer) {
            return Err(Refusal::Gone);
        }
        if before.as_ref() != Some(&after) {
            changes.push(RegisterChange::Profile(Diff { before, after: Some(after) }));
        }
    }
    Ok(changes)
}

pub fn replace(workspace: &Workspace, whole: WholeWorkspace) -> Result<Decision, Refusal> {
    let (customers, products) = (ids(whole.customers.iter()), ids(whole.products.iter()));
    let categories = ids(whole.categories.iter());
    sound(&whole.purchases, |id| customers.contains(&id), |id| products.contains(&id))?;
    if customers.len() != whole.customers.len() || products.len() != whole.products.len() || categories.len() != whole.categories.len() {
        return Err(unsound("two records have the same identifier"));
    }
    let distinct: HashSet<u128> = whole.purchases.rows.id.iter().copied().collect();
    if distinct.len() != whole.purchases.rows.len() {
        return Err(unsound("two purchases have the same identifier"));
    }
    let mut changes = everything_deleted(workspace);
    let subject = whole.settings.name.clone();
    let settings = Diff { before: workspace.settings().cloned(), after: Some(whole.settings) };
    changes.push(Change::Settings(Box::new(settings)));
    changes.extend(whole.categories.into_iter().map(made_category));
    changes.extend(whole.products.into_iter().map(made_product));
    changes.extend(whole.customers.into_iter().map(made_customer));
    if !whole.purchases.rows.is_empty() {
        changes.push(Change::PurchasesMade(whole.purchases));
    }
    changes.extend(whole.registers.into_changes().into_iter().map(register_change));
    Ok(Decision::about(subject, changes))
}

fn everything_deleted(workspace: &Workspace) -> Vec<Change> {
    let mut changes: Vec<Change> = workspace.registers().deletions().into_iter().map(register_change).collect();
    let purchases = workspace.batch_of(workspace.living_rows());
    if !purchases.rows.is_empty() {
        changes.push(Change::PurchasesDeleted(purchases));
    }
    changes.extend(workspace.customers().iter().map(|(_, customer)| Change::Customer(Box::new(Diff::deleted(customer.clone())))));
    changes.extend(workspace.products().iter().map(|(_, product)| Change::Product(Box::new(Diff::deleted(product.clone())))));
    changes.extend(workspace.categories().iter().map(|(_, category)| Change::Category(Box::new(Diff::deleted(category.clone())))));
    changes
}

fn register_change(change: RegisterChange) -> Change {
    Change::Register(Box::new(change))
}

fn made_category(category: Category) -> Change {
    Change::Category(Box::new(Diff::made(category)))
}

fn made_product(product: Product) -> Change {
    Change::Product(Box::new(Diff::made(product)))
}

fn made_customer(customer: Customer) -> Change {
    Change::Customer(Box::new(Diff::made(customer)))
}

fn ids<'a, R: Record + 'a>(records: impl Iterator<Item = &'a R>) -> HashSet<R::Id>
where
    R::Id: Hash,
{
    records.map(Record::id).collect()
}

fn unsound(what: &str) -> Refusal {
    Refusal::Unsound { what: what.to_owned() }
}

fn sound(
    batch: &PurchaseBatch,
    knows_customer: impl Fn(CustomerId) -> bool,
    knows_product: impl Fn(crate::domain::ProductId) -> bool,
) -> Result<(), Refusal> {
    let within = |at: &u32, len: usize| *at == NOBODY || (*at as usize) < len;
    let holds = batch.rows.is_sound()
        && batch.rows.customer.iter().all(|at| within(at, batch.customers.len()))
        && batch.rows.lines.product.iter().all(|at| within(at, batch.products.len()))
        && batch.rows.amount_minor.iter().all(|amount| (0..=crate::domain::Purchase::MAX_AMOUNT_MINOR).contains(amount));
    if !holds {
        return Err(unsound("purchases"));
    }
    if !batch.customers.iter().all(|id| knows_customer(*id)) {
        return Err(unsound("a purchase of a customer that is not there"));
    }
    if !batch.products.iter().all(|id| knows_product(*id)) {
        return Err(unsound("a line with a product that is not there"));
    }
    Ok(())
}
