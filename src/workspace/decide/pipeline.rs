//! From a lead to a customer: what the lead says is written down once and used again.

use super::{Decision, registers::changed};
use crate::domain::{Contact, ContactId, Customer, CustomerId, CustomerKind, Opportunity, OpportunityId};
use crate::workspace::{Change, Circumstances, Diff, Refusal, Workspace};

/// The lead's company becomes a customer with its person as contact; without a company the person becomes the customer.
pub fn convert(
    workspace: &Workspace,
    circumstances: &mut Circumstances<'_>,
    opportunity: OpportunityId,
    customer: Option<CustomerId>,
) -> Result<Decision, Refusal> {
    let lead = workspace.registers().opportunities.get(opportunity).ok_or(Refusal::Gone)?;
    if lead.customer.is_some() {
        return Err(Refusal::ConvertedAlready);
    }
    let mut changes = Vec::new();
    let (id, name) = if let Some(id) = customer {
        let known = workspace.customers().get(id).ok_or(Refusal::Gone)?;
        (id, known.name.clone())
    } else {
        let made = customer_of(lead, circumstances)?;
        let named = (made.id, made.name.clone());
        changes.push(Change::Customer(Box::new(Diff::made(made))));
        named
    };
    let converted = Opportunity { customer: Some(id), ..lead.clone() };
    changes.extend(changed(workspace.registers().putting(converted.into())));
    Ok(Decision::about(name, changes))
}

fn customer_of(lead: &Opportunity, circumstances: &mut Circumstances<'_>) -> Result<Customer, Refusal> {
    let prospect = &lead.prospect;
    let name = prospect.called().ok_or(Refusal::NameMissing)?;
    let id = CustomerId::from_u128(circumstances.identifiers.next());
    let mut customer = Customer {
        phone: prospect.phone.clone(),
        email: prospect.email.clone(),
        region: prospect.region.clone(),
        industry: prospect.industry.clone(),
        source: lead.source.clone(),
        owner: lead.owner.clone(),
        since_on: Some(circumstances.today),
        kind: if prospect.company.is_some() { CustomerKind::Company } else { CustomerKind::Person },
        ..Customer::named(id, name)
    };
    if let (Some(_), Some(person)) = (&prospect.company, &prospect.name) {
        let contact = ContactId::from_u128(circumstances.identifiers.next());
        let reached = (customer.phone.clone(), customer.email.clone());
        customer.contacts.push(Contact { id: contact, name: person.clone(), role: None, phone: reached.0, email: reached.1 });
    }
    Ok(customer)
}

#[cfg(test)]
mod tests;
