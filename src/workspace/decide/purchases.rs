//! Purchases and returns entered by hand.

use super::{Decision, text};
use crate::domain::{Currency, Line, Purchase, PurchaseId, UnitPrice, money::line_amount_minor};
use crate::workspace::{
    Change, Circumstances, Diff, Refusal, Workspace,
    commands::{PurchaseDraft, TextField},
};

pub fn record(workspace: &Workspace, circumstances: &mut Circumstances<'_>, draft: PurchaseDraft) -> Result<Decision, Refusal> {
    let id = PurchaseId::from_u128(circumstances.identifiers.next());
    let purchase = checked(workspace, id, draft)?;
    Ok(Decision::about(subject(workspace, &purchase), vec![Change::Purchase(Box::new(Diff::made(purchase)))]))
}

pub fn edit(workspace: &Workspace, id: PurchaseId, draft: PurchaseDraft) -> Result<Decision, Refusal> {
    let before = workspace.purchase(id).ok_or(Refusal::Gone)?;
    let after = checked(workspace, id, draft)?;
    if after == before {
        return Ok(Decision::about("", Vec::new()));
    }
    Ok(Decision::about(subject(workspace, &after), vec![Change::Purchase(Box::new(Diff::changed(before, after)))]))
}

pub fn delete(workspace: &Workspace, id: PurchaseId) -> Result<Decision, Refusal> {
    let before = workspace.purchase(id).ok_or(Refusal::Gone)?;
    Ok(Decision::about(subject(workspace, &before), vec![Change::Purchase(Box::new(Diff::deleted(before)))]))
}

fn subject(workspace: &Workspace, purchase: &Purchase) -> String {
    let customer = purchase.customer.and_then(|id| workspace.customers().get(id));
    customer.map(|customer| customer.name.clone()).or_else(|| purchase.number.clone()).unwrap_or_default()
}

fn checked(workspace: &Workspace, id: PurchaseId, draft: PurchaseDraft) -> Result<Purchase, Refusal> {
    let settings = workspace.settings().ok_or(Refusal::NoWorkspace)?;
    if draft.customer.is_some_and(|customer| workspace.customers().get(customer).is_none()) {
        return Err(Refusal::Gone);
    }
    if draft.lines.len() > Purchase::MAX_LINES {
        return Err(Refusal::TooManyLines { max: 5_000 });
    }
    let lines = draft.lines.into_iter().map(|line| checked_line(workspace, line, settings.currency)).collect::<Result<Vec<_>, _>>()?;
    let amount_minor = if lines.is_empty() {
        draft.amount_minor
    } else {
        lines.iter().try_fold(0_i64, |sum, line| sum.checked_add(line.amount_minor)).unwrap_or(i64::MAX)
    };
    in_range(amount_minor)?;
    Ok(Purchase {
        id,
        customer: draft.customer,
        on: draft.on,
        kind: draft.kind,
        number: text::optional(TextField::Number, &draft.number)?,
        amount_minor,
        returns: draft.returns,
        lines,
    })
}

fn checked_line(workspace: &Workspace, line: Line, currency: Currency) -> Result<Line, Refusal> {
    if line.quantity.0 <= 0 {
        return Err(Refusal::QuantityOutOfRange);
    }
    let product = line.product.map(|id| workspace.products().get(id).ok_or(Refusal::Gone)).transpose()?;
    let full_minor = line_amount_minor(line.quantity, line.unit_price, currency).unwrap_or(i64::MAX);
    in_range(full_minor)?;
    if !(0..=full_minor).contains(&line.discount_minor) {
        return Err(Refusal::DiscountTooLarge);
    }
    let cost_of = |unit_cost: UnitPrice| line_amount_minor(line.quantity, unit_cost, currency);
    let cost_minor = line.cost_minor.or_else(|| product.and_then(|product| product.unit_cost).and_then(cost_of));
    cost_minor.map_or(Ok(()), in_range)?;
    Ok(Line { amount_minor: full_minor - line.discount_minor, cost_minor, ..line })
}

fn in_range(amount_minor: i64) -> Result<(), Refusal> {
    let max_minor = Purchase::MAX_AMOUNT_MINOR;
    if (0..=max_minor).contains(&amount_minor) { Ok(()) } else { Err(Refusal::AmountOutOfRange { max_minor }) }
}
