//! How a customer is reached: their people, numbers and addresses, what a text can be filled in with, and whether they want to be contacted.
//!
//! Nothing is sent. Grades are not among what a text is filled in with: they are never shown to a customer.

use super::{Asked, Question};
use crate::domain::{Channel, Customer, CustomerId, Day, FieldContent, TextTemplate};
use serde::{Deserialize, Serialize};

/// How is this customer reached?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskReach {
    pub customer: CustomerId,
}

/// How one customer is reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReachSheet {
    pub customer: Customer,
    /// They asked not to be contacted.
    pub do_not_contact: bool,
    pub preferred_channel: Option<Channel>,
    pub last_purchase_on: Option<Day>,
    /// The team's own fields that say something of them, by name.
    pub fields: Vec<(String, FieldContent)>,
    /// Texts there are, in the order of names.
    pub templates: Vec<TextTemplate>,
}

impl Question for AskReach {
    type Answer = Option<ReachSheet>;

    fn answer(self, asked: &Asked<'_>) -> Option<ReachSheet> {
        let registers = asked.workspace.registers();
        let slot = asked.workspace.customers().slot(self.customer)?;
        let profile = registers.profiles.iter().map(|(_, profile)| profile).find(|profile| profile.customer == self.customer);
        let values = profile.iter().flat_map(|profile| &profile.values);
        let fields = values.filter_map(|value| Some((registers.fields.get(value.field)?.name.clone(), value.content.clone())));
        let mut templates: Vec<TextTemplate> = registers.text_templates.iter().map(|(_, template)| template.clone()).collect();
        templates.sort_unstable_by(|one, other| one.name.cmp(&other.name).then(one.id.cmp(&other.id)));
        Some(ReachSheet {
            customer: asked.workspace.customers().at(slot)?.clone(),
            do_not_contact: profile.is_some_and(|profile| profile.do_not_contact),
            preferred_channel: profile.and_then(|profile| profile.preferred_channel),
            last_purchase_on: asked.scores.history(slot).last_on,
            fields: fields.collect(),
            templates,
        })
    }
}
