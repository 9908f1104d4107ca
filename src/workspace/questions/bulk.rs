//! What a change to many customers would come to, before it is made: how many change, how many are so already, and who.

use super::{Asked, CustomersView, Question};
use crate::domain::{Customer, CustomerId};
use crate::workspace::{
    Refusal,
    commands::BulkEdit,
    decide::many::{self, OwnEdits},
};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// How many are named.
const N_NAMED: usize = 5;

/// Which customers are meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Chosen {
    These(Vec<CustomerId>),
    /// Everybody whom a list shows.
    Shown(CustomersView),
}

/// What is to be done with them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Plan {
    Edit(Vec<BulkEdit>),
    Delete,
}

/// What would this change come to?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskBulk {
    pub chosen: Chosen,
    pub plan: Plan,
    /// Whether to bring the identifiers of those who change, for the command that does it.
    pub with_ids: bool,
}

/// What it would come to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BulkSheet {
    pub n_customers: u32,
    /// Those who change; all others are as asked already.
    pub n_changed: u32,
    /// Purchases and returns that are deleted along with their customers.
    pub n_purchases: u32,
    /// The first few of those who change.
    pub names: Vec<String>,
    /// Of those who change; empty unless asked for.
    pub ids: Vec<CustomerId>,
}

impl Question for AskBulk {
    type Answer = Result<BulkSheet, Refusal>;

    fn answer(self, asked: &Asked<'_>) -> Result<BulkSheet, Refusal> {
        let slots = self.chosen.slots(asked);
        many::refuse_too_many(slots.len())?;
        let plan = self.plan.ready(asked)?;
        let mut sheet = BulkSheet { n_customers: u32::try_from(slots.len()).unwrap_or(u32::MAX), ..BulkSheet::default() };
        for customer in slots.iter().filter_map(|slot| asked.workspace.customers().at(*slot)) {
            if !plan.changes(customer)? {
                continue;
            }
            sheet.n_changed += 1;
            if sheet.names.len() < N_NAMED {
                sheet.names.push(customer.name.clone());
            }
            if self.with_ids {
                sheet.ids.push(customer.id);
            }
        }
        if self.plan == Plan::Delete {
            sheet.n_purchases = n_purchases(asked, &slots);
        }
        Ok(sheet)
    }
}

impl Chosen {
    /// In the order of the list; those who were ticked in the order of names.
    fn slots(&self, asked: &Asked<'_>) -> Vec<u32> {
        match self {
            Self::Shown(view) => asked.find.shown(asked, view).slots.clone(),
            Self::These(ids) => {
                let customers = asked.workspace.customers();
                let ids: HashSet<CustomerId> = ids.iter().copied().collect();
                let mut slots: Vec<u32> = ids.into_iter().filter_map(|id| customers.slot(id)).collect();
                slots.retain(|slot| customers.at(*slot).is_some());
                slots.sort_unstable_by_key(|slot| asked.find.name_rank(*slot));
                slots
            }
        }
    }
}

/// A plan with what is looked up once for everybody.
enum Ready<'a> {
    Edit(&'a [BulkEdit], OwnEdits<'a>),
    Delete,
}

impl Plan {
    fn ready<'a>(&'a self, asked: &Asked<'a>) -> Result<Ready<'a>, Refusal> {
        match self {
            Self::Edit(edits) => Ok(Ready::Edit(edits, OwnEdits::of(asked.workspace, edits)?)),
            Self::Delete => Ok(Ready::Delete),
        }
    }
}

impl Ready<'_> {
    fn changes(&self, customer: &Customer) -> Result<bool, Refusal> {
        match self {
            Self::Edit(edits, own) => Ok(many::edited(customer, edits)? != *customer || own.filled(customer.id, || 0).is_some()),
            Self::Delete => Ok(true),
        }
    }
}

fn n_purchases(asked: &Asked<'_>, slots: &[u32]) -> u32 {
    let slots: HashSet<u32> = slots.iter().copied().collect();
    let columns = asked.workspace.purchases().columns();
    u32::try_from(asked.workspace.living_rows().filter(|row| slots.contains(&columns.customer[*row])).count()).unwrap_or(u32::MAX)
}
