//! Who looks after whom: customers claimed from the pool, and handed over with what is open.
//!
//! Not here: which customers belong to the pool (a question).

use super::{Decision, registers::changed, text};
use crate::domain::{Customer, CustomerId, Opportunity, PoolRules, Task};
use crate::workspace::{
    Change, Circumstances, Diff, Refusal, RegisterRecord, Workspace,
    commands::{HandOver, TextField},
};
use std::collections::BTreeSet;

/// The most customers that change hands at once.
const MAX_MOVED: usize = 10_000;

/// Only customers without an owner can be claimed, and nobody claims beyond their limit: either all of them or none.
pub fn claim(workspace: &Workspace, ids: &[CustomerId], owner: &str) -> Result<Decision, Refusal> {
    let owner = text::optional(TextField::Owner, owner)?.ok_or(Refusal::NameMissing)?;
    let customers = distinct(workspace, ids)?;
    if let Some((customer, other)) = customers.iter().find_map(|customer| Some((customer, customer.owner.as_ref()?))) {
        return Err(Refusal::OwnedAlready { name: customer.name.clone(), owner: other.clone() });
    }
    let limit = limit_of(workspace, &owner);
    let n_owned = workspace.customers().iter().filter(|(_, customer)| customer.owner.as_ref() == Some(&owner)).count();
    if limit.is_some_and(|limit| n_owned + customers.len() > limit as usize) {
        return Err(Refusal::TooManyOwned { owner, max: limit.unwrap_or(0) });
    }
    Ok(Decision::about(owner.clone(), customers.into_iter().map(|customer| given(customer, &owner)).collect()))
}

/// A member's own limit, else that of the pool; none where neither sets one.
fn limit_of(workspace: &Workspace, owner: &str) -> Option<u32> {
    let registers = workspace.registers();
    let own = registers.members.iter().find(|(_, member)| member.name == owner).and_then(|(_, member)| member.max_customers);
    let rules = registers.pool_rules.iter().next().map_or_else(PoolRules::default, |(_, rules)| *rules);
    own.or(Some(rules.max_customers)).filter(|limit| *limit > 0)
}

/// Customers go to a colleague with what is open: tasks that are not done and opportunities that are not closed.
pub fn hand_over(workspace: &Workspace, circumstances: &mut Circumstances<'_>, order: &HandOver) -> Result<Decision, Refusal> {
    let to = text::optional(TextField::Owner, &order.to)?.ok_or(Refusal::NameMissing)?;
    let customers = distinct(workspace, &order.ids)?;
    let ids: BTreeSet<CustomerId> = customers.iter().map(|customer| customer.id).collect();
    let mut changes: Vec<Change> =
        customers.iter().filter(|customer| customer.owner.as_ref() != Some(&to)).map(|customer| given(customer, &to)).collect();
    let registers = workspace.registers();
    let tasks = open_tasks(workspace, &ids).map(|task| RegisterRecord::from(Task { owner: Some(to.clone()), ..task.clone() }));
    let deals = open_deals(workspace, &ids).map(|deal| RegisterRecord::from(Opportunity { owner: Some(to.clone()), ..deal.clone() }));
    changes.extend(tasks.chain(deals).flat_map(|record| changed(registers.putting(record))));
    if !order.task.trim().is_empty() {
        let profiles = registers.profiles.iter().map(|(_, profile)| profile);
        let unwilling: BTreeSet<CustomerId> = profiles.filter(|profile| profile.do_not_contact).map(|profile| profile.customer).collect();
        // Nobody is told to get in touch with who asked not to be contacted.
        for customer in customers.iter().filter(|customer| !unwilling.contains(&customer.id)) {
            let task = Task {
                title: order.task.clone(),
                customer: Some(customer.id),
                owner: Some(to.clone()),
                note: Some(order.note.clone()),
                ..Task::due(circumstances.today)
            };
            let (record, _) = RegisterRecord::from(task).filed(workspace, || circumstances.identifiers.next())?;
            changes.extend(changed(registers.putting(record)));
        }
    }
    Ok(Decision::about(to, changes))
}

/// Tasks of these customers that are not done: they go along when the customers are handed over.
pub fn open_tasks<'a>(workspace: &'a Workspace, ids: &BTreeSet<CustomerId>) -> impl Iterator<Item = &'a Task> {
    let tasks = workspace.registers().tasks.iter().map(|(_, task)| task);
    tasks.filter(|task| task.done.is_none() && task.customer.is_some_and(|id| ids.contains(&id)))
}

/// Opportunities of these customers that are not closed: they go along too.
pub fn open_deals<'a>(workspace: &'a Workspace, ids: &BTreeSet<CustomerId>) -> impl Iterator<Item = &'a Opportunity> {
    let deals = workspace.registers().opportunities.iter().map(|(_, deal)| deal);
    deals.filter(|deal| deal.closing.is_none() && deal.customer.is_some_and(|id| ids.contains(&id)))
}

fn given(customer: &Customer, owner: &str) -> Change {
    Change::Customer(Box::new(Diff::changed(customer.clone(), Customer { owner: Some(owner.to_owned()), ..customer.clone() })))
}

fn distinct<'a>(workspace: &'a Workspace, ids: &[CustomerId]) -> Result<Vec<&'a Customer>, Refusal> {
    if ids.len() > MAX_MOVED {
        return Err(Refusal::TooMany { max: 10_000 });
    }
    let ids: BTreeSet<CustomerId> = ids.iter().copied().collect();
    ids.into_iter().map(|id| workspace.customers().get(id).ok_or(Refusal::Gone)).collect()
}
