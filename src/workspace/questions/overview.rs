//! What the shell shows at all times.

use super::{Asked, Question};
use crate::domain::{Day, SavedView, WorkspaceSettings};
use crate::workspace::Workspace;
use serde::{Deserialize, Serialize};

/// What is there, in numbers?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskOverview;

/// What is there, in numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overview {
    /// Absent while there is no workspace.
    pub settings: Option<WorkspaceSettings>,
    pub n_customers: u32,
    pub n_products: u32,
    /// Purchases and returns.
    pub n_purchases: u32,
    pub as_of: Day,
    pub last_purchase_on: Option<Day>,
    pub today: Day,
    /// Views that are kept, in their order.
    pub views: Vec<SavedView>,
}

impl Question for AskOverview {
    type Answer = Overview;

    fn answer(self, asked: &Asked<'_>) -> Overview {
        Overview::of(asked.workspace, asked.today)
    }
}

impl Overview {
    /// What is there, in numbers, with nothing worked out for it.
    pub fn of(workspace: &Workspace, today: Day) -> Self {
        let mut views: Vec<SavedView> = workspace.registers().saved_views.iter().map(|(_, view)| view.clone()).collect();
        views.sort_unstable_by(|a, b| (a.position, &a.name, a.id).cmp(&(b.position, &b.name, b.id)));
        Self {
            settings: workspace.settings().cloned(),
            n_customers: workspace.customers().len(),
            n_products: workspace.products().len(),
            n_purchases: workspace.purchases().len(),
            as_of: workspace.as_of(today),
            last_purchase_on: workspace.last_purchase_on(),
            today,
            views,
        }
    }
}
