//! Customers and the people to talk to there.
//!
//! Not here: what a customer bought ([`purchases`](super::purchases)), and any grade or score (derived in `scoring`).

use super::{ContactId, CustomerId, Day};
use serde::{Deserialize, Serialize};

/// Whether a customer is an organisation or a human being.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CustomerKind {
    Company,
    Person,
    /// Not said, as after the import of bare order lines.
    #[default]
    Unknown,
}

/// A company or a person that buys.
///
/// Absent means unknown; an empty text is never kept. Field order is the order of the exported JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Customer {
    pub id: CustomerId,
    /// The name; a customer known by number only is named by that number.
    pub name: String,
    #[serde(default)]
    pub kind: CustomerKind,
    /// The number that the shop's other systems know them by. Matching key of imports; unique among living customers.
    #[serde(default)]
    pub code: Option<String>,
    #[serde(default)]
    pub phone: Option<String>,
    #[serde(default)]
    pub email: Option<String>,
    /// Country, province or city, as the team names it.
    #[serde(default)]
    pub region: Option<String>,
    #[serde(default)]
    pub address: Option<String>,
    #[serde(default)]
    pub industry: Option<String>,
    /// Where they came from: a fair, a friend, an advertisement.
    #[serde(default)]
    pub source: Option<String>,
    /// Who on the team looks after them.
    #[serde(default)]
    pub owner: Option<String>,
    #[serde(default)]
    pub tags: Vec<String>,
    #[serde(default)]
    pub note: Option<String>,
    /// The day the relationship began, when it is known apart from purchases.
    #[serde(default)]
    pub since_on: Option<Day>,
    #[serde(default)]
    pub contacts: Vec<Contact>,
}

/// A person to talk to at a customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Contact {
    pub id: ContactId,
    pub name: String,
    /// What they do there.
    #[serde(default)]
    pub role: Option<String>,
    #[serde(default)]
    pub phone: Option<String>,
    #[serde(default)]
    pub email: Option<String>,
}

impl Customer {
    /// A customer of whom only the name is known.
    pub fn named(id: CustomerId, name: impl Into<String>) -> Self {
        Self {
            id,
            name: name.into(),
            kind: CustomerKind::Unknown,
            code: None,
            phone: None,
            email: None,
            region: None,
            address: None,
            industry: None,
            source: None,
            owner: None,
            tags: Vec::new(),
            note: None,
            since_on: None,
            contacts: Vec::new(),
        }
    }
}
