//! What handing customers over would come to, before it is done: whom, and what is open and goes along.
//!
//! Not here: handing over (`decide`).

use super::{Asked, Question};
use crate::domain::CustomerId;
use crate::workspace::decide::ownership::{open_deals, open_tasks};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What would go along with these customers?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskHandOver {
    pub ids: Vec<CustomerId>,
    /// Who would have them; empty while that is open.
    pub to: String,
}

/// What it would come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandOverSheet {
    pub n_customers: u32,
    /// Of those, how many are the new owner's already.
    pub n_already: u32,
    /// Tasks that are not done.
    pub n_open_tasks: u32,
    /// Opportunities that are not closed.
    pub n_open_deals: u32,
}

impl Question for AskHandOver {
    type Answer = HandOverSheet;

    fn answer(self, asked: &Asked<'_>) -> HandOverSheet {
        let workspace = asked.workspace;
        let ids: BTreeSet<CustomerId> = self.ids.into_iter().filter(|id| workspace.customers().get(*id).is_some()).collect();
        let owners = ids.iter().filter_map(|id| workspace.customers().get(*id)?.owner.as_ref());
        let counted = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        HandOverSheet {
            n_customers: counted(ids.len()),
            n_already: counted(owners.filter(|owner| **owner == self.to).count()),
            n_open_tasks: counted(open_tasks(workspace, &ids).count()),
            n_open_deals: counted(open_deals(workspace, &ids).count()),
        }
    }
}
