//! Customers of a file, matched by their key.

use super::{DryRun, MatchPolicy};
use crate::domain::{Customer, CustomerId, FieldValue, Profile, ProfileId};
use crate::exchange::codes::Codes;
use crate::exchange::pace::Pace;
use crate::exchange::reading::{DraftCustomers, Field, Table, kind_in, tags_in};
use crate::workspace::{Identifiers, Workspace, commands::ImportBatch, profiles::Profiles};
use std::collections::HashMap;

/// The text of a customer that a field of a file corresponds to.
fn key_of(customer: &Customer, field: Field) -> Option<&str> {
    match field {
        Field::CustomerCode => customer.code.as_deref(),
        Field::Phone => customer.phone.as_deref(),
        Field::Email => customer.email.as_deref(),
        _ => Some(&customer.name),
    }
}

/// Plans the customers; answers for each draft which customer it is, or none if the policy leaves it out.
#[expect(clippy::too_many_arguments, reason = "the halves of a plan, each needed once and only here")]
pub(super) fn plan(
    workspace: &Workspace,
    table: &Table,
    drafts: &DraftCustomers,
    policy: MatchPolicy,
    identifiers: &mut dyn Identifiers,
    batch: &mut ImportBatch,
    dry_run: &mut DryRun,
    pace: &mut Pace<'_>,
) -> Vec<Option<CustomerId>> {
    let field = drafts.key_field.unwrap_or(Field::CustomerName);
    let mut known: HashMap<&str, &Customer> = HashMap::new();
    for (_, customer) in workspace.customers().iter() {
        if let Some(key) = key_of(customer, field) {
            known.entry(key).or_insert(customer);
        }
    }
    let texts = Texts { table, drafts };
    let mut codes = Codes::of_customers(workspace);
    let n_drafts = u32::try_from(drafts.len()).unwrap_or(u32::MAX);
    let first_id = identifiers.run(n_drafts);
    let filling = (!drafts.own.is_empty()).then(|| Filling { known: Profiles::of(workspace), drafts, first_id: identifiers.run(n_drafts) });
    let mut ids = Vec::with_capacity(drafts.len());
    for index in 0..drafts.len() {
        pace.pass(1);
        ids.push(match known.get(table.text(drafts.key[index])) {
            Some(customer) => {
                if policy == MatchPolicy::CreateOnly {
                    dry_run.n_customers_skipped += 1;
                } else {
                    let profile = filling.as_ref().and_then(|filling| filling.profile(index, customer.id));
                    update(&texts, index, customer, profile, &mut codes, batch, dry_run);
                }
                Some(customer.id)
            }
            None if policy == MatchPolicy::UpdateOnly => {
                dry_run.n_customers_skipped += 1;
                None
            }
            None => {
                let customer = texts.new_customer(index, CustomerId::from_u128(first_id + index as u128), &mut codes);
                dry_run.n_customers_created += 1;
                batch.profiles.extend(filling.as_ref().and_then(|filling| filling.profile(index, customer.id)));
                batch.new_customers.push(customer);
                batch.new_customers.last().map(|customer| customer.id)
            }
        });
    }
    ids
}

fn update(
    texts: &Texts<'_>,
    index: usize,
    customer: &Customer,
    profile: Option<(Option<Profile>, Profile)>,
    codes: &mut Codes,
    batch: &mut ImportBatch,
    dry_run: &mut DryRun,
) {
    let mut after = customer.clone();
    texts.fill(index, &mut after, codes);
    let is_changed = after != *customer;
    if is_changed || profile.is_some() {
        dry_run.n_customers_updated += 1;
    } else {
        dry_run.n_customers_same += 1;
    }
    if is_changed {
        batch.updated_customers.push((customer.clone(), after));
    }
    batch.profiles.extend(profile);
}

/// Profiles that the file's values of the team's own fields go into.
struct Filling<'a> {
    known: Profiles<'a>,
    drafts: &'a DraftCustomers,
    /// Of the profiles that are made; each draft has one in reserve.
    first_id: u128,
}

impl Filling<'_> {
    /// The profile of a customer before and after; none where the file says nothing new. What it leaves empty stays.
    fn profile(&self, index: usize, customer: CustomerId) -> Option<(Option<Profile>, Profile)> {
        let before = self.known.get(customer);
        let new = || Profile { id: ProfileId::from_u128(self.first_id + index as u128), ..Profile::blank(customer) };
        let mut after = before.cloned().unwrap_or_else(new);
        let mut is_changed = false;
        for FieldValue { field, content } in self.drafts.own(index) {
            match after.values.iter_mut().find(|value| value.field == field) {
                Some(value) if value.content == content => continue,
                Some(value) => value.content = content,
                None => after.values.push(FieldValue { field, content }),
            }
            is_changed = true;
        }
        is_changed.then(|| (before.cloned(), after))
    }
}

/// The texts of drafts.
struct Texts<'a> {
    table: &'a Table,
    drafts: &'a DraftCustomers,
}

impl Texts<'_> {
    fn get(&self, index: usize, field: Field) -> Option<&str> {
        let text = self.table.text(self.drafts.text(index, field)).trim();
        (!text.is_empty()).then_some(text)
    }

    /// A customer without a name is called by the key, which is all that is known.
    fn new_customer(&self, index: usize, id: CustomerId, codes: &mut Codes) -> Customer {
        let mut customer = Customer::named(id, self.table.text(self.drafts.key[index]));
        self.fill(index, &mut customer, codes);
        customer
    }

    /// Writes what the file says over what is known; what it leaves empty stays, and so does a code that another customer has.
    fn fill(&self, index: usize, customer: &mut Customer, codes: &mut Codes) {
        let set = |place: &mut Option<String>, field: Field| {
            if let Some(text) = self.get(index, field) {
                *place = Some(text.to_owned());
            }
        };
        if let Some(code) = self.get(index, Field::CustomerCode).filter(|code| codes.grant(code, customer.id.as_u128())) {
            customer.code = Some(code.to_owned());
        }
        set(&mut customer.phone, Field::Phone);
        set(&mut customer.email, Field::Email);
        set(&mut customer.region, Field::Region);
        set(&mut customer.address, Field::Address);
        set(&mut customer.industry, Field::Industry);
        set(&mut customer.source, Field::Source);
        set(&mut customer.owner, Field::Owner);
        set(&mut customer.note, Field::Note);
        if let Some(name) = self.get(index, Field::CustomerName) {
            name.clone_into(&mut customer.name);
        }
        if let Some(kind) = self.get(index, Field::CustomerKind) {
            customer.kind = kind_in(kind);
        }
        for tag in self.get(index, Field::Tags).into_iter().flat_map(tags_in) {
            if !customer.tags.iter().any(|known| known == tag) {
                customer.tags.push(tag.to_owned());
            }
        }
        if let Some(day) = self.drafts.since_on.get(index).copied().flatten() {
            customer.since_on = Some(day);
        }
    }
}
