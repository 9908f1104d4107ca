//! What there is to choose from in a filter or a field: the values in use, the most frequent first.

use super::{Asked, Question};
use crate::domain::Customer;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// The most values that are listed.
const MAX_CHOICES: usize = 200;

/// A field whose values can be listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Facet {
    Region,
    Industry,
    Source,
    Owner,
    Tag,
    Category,
}

/// Which values does this field have?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskChoices {
    pub facet: Facet,
}

/// One value, and how many customers have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetChoice {
    pub value: String,
    pub n_customers: u32,
}

/// The values in use.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    pub choices: Vec<FacetChoice>,
    /// How many customers have no value.
    pub n_without: u32,
}

impl Question for AskChoices {
    type Answer = Choices;

    fn answer(self, asked: &Asked<'_>) -> Choices {
        if self.facet == Facet::Category {
            let categories = asked.workspace.categories().iter();
            let choices = categories.map(|(_, category)| FacetChoice { value: category.name.clone(), n_customers: 0 }).collect();
            return Choices { choices, n_without: 0 };
        }
        let mut counts: HashMap<&str, u32> = HashMap::new();
        let mut n_without = 0;
        for (_, customer) in asked.workspace.customers().iter() {
            let values = self.facet.values(customer);
            n_without += u32::from(values.is_empty());
            for value in values {
                *counts.entry(value).or_default() += 1;
            }
        }
        let mut choices: Vec<FacetChoice> =
            counts.into_iter().map(|(value, n_customers)| FacetChoice { value: value.to_owned(), n_customers }).collect();
        choices.sort_unstable_by(|a, b| b.n_customers.cmp(&a.n_customers).then_with(|| a.value.cmp(&b.value)));
        choices.truncate(MAX_CHOICES);
        Choices { choices, n_without }
    }
}

impl Facet {
    fn values(self, customer: &Customer) -> Vec<&str> {
        match self {
            Self::Region => customer.region.as_deref().into_iter().collect(),
            Self::Industry => customer.industry.as_deref().into_iter().collect(),
            Self::Source => customer.source.as_deref().into_iter().collect(),
            Self::Owner => customer.owner.as_deref().into_iter().collect(),
            Self::Tag => customer.tags.iter().map(String::as_str).collect(),
            Self::Category => Vec::new(),
        }
    }
}
