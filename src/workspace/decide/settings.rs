//! Starting a workspace and settling its name, currency, day and rule.

use super::{Decision, text};
use crate::domain::{
    Currency, WorkspaceId, WorkspaceSettings,
    settings::{AsOf, CutPoints, RfmRule},
};
use crate::workspace::{Change, Circumstances, Diff, Refusal, Workspace};

pub fn start(workspace: &Workspace, circumstances: &mut Circumstances<'_>, name: &str, currency: Currency) -> Result<Decision, Refusal> {
    if workspace.settings().is_some() {
        return Err(Refusal::Unsound { what: "there is a workspace already".into() });
    }
    let settings = WorkspaceSettings {
        id: WorkspaceId::from_u128(circumstances.identifiers.next()),
        name: text::name(name)?,
        currency,
        as_of: AsOf::default(),
        rfm_rule: RfmRule::default(),
        is_demo: false,
    };
    Ok(Decision::about(settings.name.clone(), vec![Change::Settings(Box::new(Diff::made(settings)))]))
}

pub fn rename(workspace: &Workspace, name: &str) -> Result<Decision, Refusal> {
    let name = text::name(name)?;
    change(workspace, |settings| settings.name = name)
}

pub fn choose_currency(workspace: &Workspace, currency: Currency) -> Result<Decision, Refusal> {
    let is_other = workspace.settings().is_some_and(|settings| settings.currency != currency);
    let has_prices = workspace.products().iter().any(|(_, product)| product.unit_cost.is_some() || product.list_price.is_some());
    if is_other && (!workspace.purchases().is_empty() || has_prices) {
        return Err(Refusal::CurrencyInUse);
    }
    change(workspace, |settings| settings.currency = currency)
}

pub fn choose_rule(workspace: &Workspace, rule: RfmRule) -> Result<Decision, Refusal> {
    if let RfmRule::Custom(cuts) = &rule
        && !rises(cuts)
    {
        return Err(Refusal::CutPointsNotRising);
    }
    change(workspace, |settings| settings.rfm_rule = rule)
}

fn rises(cuts: &CutPoints) -> bool {
    cuts.recency_days.is_sorted_by(|a, b| a < b)
        && cuts.n_purchases.is_sorted_by(|a, b| a < b)
        && cuts.amount_minor.is_sorted_by(|a, b| a < b)
}

pub fn change(workspace: &Workspace, change: impl FnOnce(&mut WorkspaceSettings)) -> Result<Decision, Refusal> {
    let before = workspace.settings().ok_or(Refusal::NoWorkspace)?;
    let mut after = before.clone();
    change(&mut after);
    if after == *before {
        return Ok(Decision::about("", Vec::new()));
    }
    Ok(Decision::about(after.name.clone(), vec![Change::Settings(Box::new(Diff::changed(before.clone(), after)))]))
}
