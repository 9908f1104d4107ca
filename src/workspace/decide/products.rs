//! Products, and the categories that are made by naming them.

use super::{Decision, text};
use crate::domain::{Category, CategoryId, Product, ProductId};
use crate::workspace::{
    Change, Circumstances, Diff, Refusal, Workspace,
    commands::{ProductDraft, TextField},
};

pub fn add(workspace: &Workspace, circumstances: &mut Circumstances<'_>, draft: &ProductDraft) -> Result<Decision, Refusal> {
    let id = ProductId::from_u128(circumstances.identifiers.next());
    let (product, mut changes) = checked(workspace, circumstances, id, draft)?;
    let subject = product.name.clone();
    changes.push(Change::Product(Box::new(Diff::made(product))));
    Ok(Decision::about(subject, changes))
}

pub fn edit(
    workspace: &Workspace,
    circumstances: &mut Circumstances<'_>,
    id: ProductId,
    draft: &ProductDraft,
) -> Result<Decision, Refusal> {
    let before = workspace.products().get(id).ok_or(Refusal::Gone)?.clone();
    let (after, mut changes) = checked(workspace, circumstances, id, draft)?;
    if after == before {
        return Ok(Decision::about("", Vec::new()));
    }
    let subject = after.name.clone();
    changes.push(Change::Product(Box::new(Diff::changed(before, after))));
    Ok(Decision::about(subject, changes))
}

pub fn delete(workspace: &Workspace, id: ProductId) -> Result<Decision, Refusal> {
    let before = workspace.products().get(id).ok_or(Refusal::Gone)?.clone();
    let slot = workspace.products().slot(id);
    let columns = workspace.purchases().columns();
    let uses = |row: &usize| columns.lines.product[columns.lines_of(*row)].iter().any(|product| Some(*product) == slot);
    let n_purchases = u32::try_from(workspace.living_rows().filter(uses).count()).unwrap_or(u32::MAX);
    if n_purchases > 0 {
        return Err(Refusal::ProductInUse { n_purchases });
    }
    Ok(Decision::about(before.name.clone(), vec![Change::Product(Box::new(Diff::deleted(before)))]))
}

pub fn rename_category(workspace: &Workspace, id: CategoryId, name: &str) -> Result<Decision, Refusal> {
    let before = workspace.categories().get(id).ok_or(Refusal::Gone)?.clone();
    let after = Category { id, name: text::name(name)? };
    if after == before {
        return Ok(Decision::about("", Vec::new()));
    }
    Ok(Decision::about(after.name.clone(), vec![Change::Category(Box::new(Diff::changed(before, after)))]))
}

fn checked(
    workspace: &Workspace,
    circumstances: &mut Circumstances<'_>,
    id: ProductId,
    draft: &ProductDraft,
) -> Result<(Product, Vec<Change>), Refusal> {
    let code = text::optional(TextField::Code, &draft.code)?;
    let has_code = |other: &&Product| other.id != id && other.code.is_some() && other.code == code;
    if let Some(other) = workspace.products().iter().map(|(_, other)| other).find(has_code) {
        return Err(Refusal::CodeTaken { code: code.unwrap_or_default(), name: other.name.clone() });
    }
    let mut changes = Vec::new();
    let category_name = text::optional(TextField::Category, &draft.category)?;
    let category = category_name.map(|name| category_named(workspace, circumstances, name, &mut changes));
    let product = Product { id, name: text::name(&draft.name)?, code, category, unit_cost: draft.unit_cost, list_price: draft.list_price };
    Ok((product, changes))
}

fn category_named(workspace: &Workspace, circumstances: &mut Circumstances<'_>, name: String, changes: &mut Vec<Change>) -> CategoryId {
    if let Some((_, known)) = workspace.categories().iter().find(|(_, category)| category.name == name) {
        return known.id;
    }
    let id = CategoryId::from_u128(circumstances.identifiers.next());
    changes.push(Change::Category(Box::new(Diff::made(Category { id, name }))));
    id
}
