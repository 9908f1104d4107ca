//! Who the customers of the file are: made anew, brought up to date, or as they were.
//!
//! Drafts are gone through in the order of their keys, so that identifiers do not depend on the order of the rows. Several drafts
//! may turn out to be one customer; what they say is taken in one after the other.

use super::{
    policy::{ImportMode, MatchBy, MatchPolicy},
    texts::Texts,
};
use crate::domain::{Customer, CustomerId, CustomerKind};
use crate::exchange::codes::Codes;
use crate::exchange::reading::{DraftCustomers, Drafts, Field, kind_in, tags_in};
use crate::workspace::{Identifiers, Workspace, commands::TextField, decide::text::optional};
use std::collections::{HashMap, HashSet};

/// The most tags that a customer may have.
const MAX_TAGS: usize = 50;

/// Who a customer of the file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Buyer {
    Here(CustomerId),
    New(CustomerId),
    /// Not here, and not to be made.
    LeftOut,
}

/// The customers of a plan.
pub struct PlannedCustomers {
    /// Who each draft is.
    pub buyers: Vec<Buyer>,
    pub new: Vec<Customer>,
    /// Before and after.
    pub updated: Vec<(Customer, Customer)>,
    pub n_same: u32,
    pub n_left_out: u32,
    /// Codes of the file that another customer has.
    pub n_codes_taken: u32,
}

/// Where a customer is while the plan is made.
#[derive(Clone, Copy)]
enum Place {
    New(usize),
    Here(CustomerId),
}

/// Goes through the drafts and remembers who they turned out to be.
pub struct CustomerPlanner<'a, 't> {
    workspace: &'a Workspace,
    drafts: &'a DraftCustomers,
    policy: MatchPolicy,
    texts: &'a mut Texts<'t>,
    known: Vec<(MatchBy, HashMap<String, CustomerId>)>,
    codes: Codes,
    new: Vec<Customer>,
    place_of_new: HashMap<CustomerId, usize>,
    /// Customers that are here and were met, as they will be.
    met: HashMap<CustomerId, Customer>,
    n_codes_taken: u32,
}

impl<'a, 't> CustomerPlanner<'a, 't> {
    /// Plans all drafts.
    pub fn plan(
        workspace: &'a Workspace,
        drafts: &'a Drafts,
        policy: MatchPolicy,
        texts: &'a mut Texts<'t>,
        identifiers: &mut dyn Identifiers,
    ) -> PlannedCustomers {
        let drafts = &drafts.customers;
        let key_by = drafts.key_field.and_then(MatchBy::of);
        let ways: HashSet<MatchBy> = [Some(policy.match_by), key_by].into_iter().flatten().collect();
        let known = ways.into_iter().map(|by| (by, by_text(workspace, by))).collect();
        let planner = Self {
            workspace,
            drafts,
            policy,
            texts,
            known,
            codes: Codes::of_customers(workspace),
            new: Vec::new(),
            place_of_new: HashMap::new(),
            met: HashMap::new(),
            n_codes_taken: 0,
        };
        planner.planned(identifiers)
    }

    fn planned(mut self, identifiers: &mut dyn Identifiers) -> PlannedCustomers {
        let mut order: Vec<usize> = (0..self.drafts.len()).collect();
        order.sort_unstable_by_key(|draft| (self.texts.raw(self.drafts.key[*draft]), *draft));
        // As many as could be needed, so that those that are follow one another.
        let n_drafts = u32::try_from(order.len()).unwrap_or(u32::MAX);
        let first_id = if n_drafts == 0 { 0 } else { identifiers.run(n_drafts) };
        let mut buyers = vec![Buyer::LeftOut; order.len()];
        for draft in order {
            let next_id = CustomerId::from_u128(first_id + self.new.len() as u128);
            buyers[draft] = self.take(draft, next_id);
        }
        let n_left_out = buyers.iter().filter(|buyer| **buyer == Buyer::LeftOut).count();
        let n_met = self.met.len();
        let before = |id: &CustomerId| self.workspace.customers().get(*id).cloned();
        let pairs = self.met.iter().filter_map(|(id, after)| Some((before(id)?, after.clone())));
        let mut updated: Vec<(Customer, Customer)> = pairs.filter(|(before, after)| before != after).collect();
        updated.sort_unstable_by_key(|(before, _)| before.id);
        PlannedCustomers {
            buyers,
            n_same: u32::try_from(n_met - updated.len()).unwrap_or(u32::MAX),
            new: self.new,
            updated,
            n_left_out: u32::try_from(n_left_out).unwrap_or(u32::MAX),
            n_codes_taken: self.n_codes_taken,
        }
    }

    fn take(&mut self, draft: usize, next_id: CustomerId) -> Buyer {
        let match_text = self.compared(draft, self.policy.match_by);
        let key_by = self.drafts.key_field.and_then(MatchBy::of);
        let key_text = key_by.and_then(|by| Some((by, self.compared(draft, by)?)));
        let wanted = match_text.map(|text| (self.policy.match_by, text)).or_else(|| key_text.clone());
        // A key of control characters only names nobody.
        let Some((by, text)) = wanted else { return Buyer::LeftOut };
        if let Some(id) = self.find(by, &text) {
            return self.meet(draft, id);
        }
        if self.policy.mode == ImportMode::Update {
            return Buyer::LeftOut;
        }
        let Some(name) = self.name(draft) else { return Buyer::LeftOut };
        self.place_of_new.insert(next_id, self.new.len());
        self.new.push(Customer::named(next_id, name));
        self.remember(by, text, next_id);
        if let Some((by, text)) = key_text {
            self.remember(by, text, next_id);
        }
        self.fill(draft, Place::New(self.new.len() - 1));
        Buyer::New(next_id)
    }

    /// A customer that is here or was made for another draft.
    fn meet(&mut self, draft: usize, id: CustomerId) -> Buyer {
        if let Some(place) = self.place_of_new.get(&id) {
            self.fill(draft, Place::New(*place));
            return Buyer::New(id);
        }
        if let Some(here) = self.workspace.customers().get(id) {
            self.met.entry(id).or_insert_with(|| here.clone());
        }
        if self.policy.mode != ImportMode::Create {
            self.fill(draft, Place::Here(id));
        }
        Buyer::Here(id)
    }

    fn find(&self, by: MatchBy, text: &str) -> Option<CustomerId> {
        let (_, known) = self.known.iter().find(|(way, _)| *way == by)?;
        known.get(text).copied()
    }

    fn remember(&mut self, by: MatchBy, text: String, id: CustomerId) {
        if let Some((_, known)) = self.known.iter_mut().find(|(way, _)| *way == by) {
            known.entry(text).or_insert(id);
        }
    }

    /// A draft's text in the form in which it is compared.
    fn compared(&self, draft: usize, by: MatchBy) -> Option<String> {
        let cell = self.drafts.text(draft, by.field());
        compared_form(by, &self.texts.key(text_field(by.field())?, cell)?)
    }

    /// The name, or the key where the file has none.
    fn name(&self, draft: usize) -> Option<String> {
        let name = self.texts.key(TextField::Name, self.drafts.text(draft, Field::CustomerName));
        name.or_else(|| self.texts.key(TextField::Name, self.drafts.key[draft]))
    }

    /// Takes in what a draft says: fields that are not empty.
    fn fill(&mut self, draft: usize, place: Place) {
        let mut said: Vec<(Field, String)> = Vec::new();
        for field in Field::ALL.into_iter().filter(|field| field.is_customer_text()) {
            let cell = self.drafts.text(draft, field);
            let kept = match text_field(field) {
                Some(text) if cell.is_some() => self.texts.kept(text, cell),
                _ => Some(self.texts.raw(cell).to_owned()).filter(|text| !text.is_empty()),
            };
            said.extend(kept.map(|text| (field, text)));
        }
        let customer = match place {
            Place::New(at) => self.new.get_mut(at),
            Place::Here(id) => self.met.get_mut(&id),
        };
        let Some(customer) = customer else { return };
        for (field, text) in said {
            if field == Field::CustomerCode {
                let is_granted = self.codes.grant(&text, customer.id.as_u128());
                self.n_codes_taken += u32::from(!is_granted);
                customer.code = if is_granted { Some(text) } else { customer.code.take() };
            } else {
                set(customer, field, text);
            }
        }
        customer.since_on = self.drafts.since_on.get(draft).copied().flatten().or(customer.since_on);
    }
}

fn set(customer: &mut Customer, field: Field, text: String) {
    match field {
        Field::CustomerName => customer.name = text,
        Field::Phone => customer.phone = Some(text),
        Field::Email => customer.email = Some(text),
        Field::Region => customer.region = Some(text),
        Field::Address => customer.address = Some(text),
        Field::Industry => customer.industry = Some(text),
        Field::Source => customer.source = Some(text),
        Field::Owner => customer.owner = Some(text),
        Field::Note => customer.note = Some(text),
        Field::CustomerKind => {
            let kind = kind_in(&text);
            customer.kind = if kind == CustomerKind::Unknown { customer.kind } else { kind };
        }
        Field::Tags => add_tags(customer, &text),
        _ => {}
    }
}

/// Tags of the file join those that are there.
fn add_tags(customer: &mut Customer, text: &str) {
    for tag in tags_in(text).filter_map(|tag| optional(TextField::Tag, tag).ok().flatten()) {
        if customer.tags.len() < MAX_TAGS && !customer.tags.contains(&tag) {
            customer.tags.push(tag);
        }
    }
}

/// The kind of text that a field of the file is kept as; none for what is taken apart first.
const fn text_field(field: Field) -> Option<TextField> {
    match field {
        Field::CustomerCode => Some(TextField::Code),
        Field::CustomerName => Some(TextField::Name),
        Field::Phone => Some(TextField::Phone),
        Field::Email => Some(TextField::Email),
        Field::Region => Some(TextField::Region),
        Field::Address => Some(TextField::Address),
        Field::Industry => Some(TextField::Industry),
        Field::Source => Some(TextField::Source),
        Field::Owner => Some(TextField::Owner),
        Field::Note => Some(TextField::Note),
        _ => None,
    }
}

/// Customers that are here by the text that they are matched by; of several the one that was made first.
fn by_text(workspace: &Workspace, by: MatchBy) -> HashMap<String, CustomerId> {
    let mut known: HashMap<String, CustomerId> = HashMap::new();
    for (_, customer) in workspace.customers().iter() {
        let text = match by {
            MatchBy::Code => customer.code.as_deref(),
            MatchBy::Phone => customer.phone.as_deref(),
            MatchBy::Email => customer.email.as_deref(),
            MatchBy::Name => Some(customer.name.as_str()),
        };
        if let Some(text) = text.and_then(|text| compared_form(by, text)) {
            let id = known.entry(text).or_insert(customer.id);
            *id = customer.id.min(*id);
        }
    }
    known
}

/// The form in which texts are compared; none for a telephone number without digits.
fn compared_form(by: MatchBy, text: &str) -> Option<String> {
    let form: String = match by {
        MatchBy::Code => text.to_owned(),
        MatchBy::Phone => text.chars().filter(char::is_ascii_digit).collect(),
        MatchBy::Email | MatchBy::Name => text.to_lowercase(),
    };
    (!form.is_empty()).then_some(form)
}
