//! Fields of one's own: what a team wants to know of its customers beyond what everybody does.
//!
//! A field is defined once, can be renamed at any time (values refer to it by identifier) and is retired rather than deleted, so that
//! nothing that was written is lost. Not here: the values (they stand in a customer's [`profile`](super::profiles)).

use super::{Day, FieldId};
use serde::{Deserialize, Serialize};

/// What a field holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    #[default]
    Text,
    /// A number with up to four decimals.
    Number,
    Money,
    Date,
    Choice,
    MultiChoice,
    YesNo,
}

impl FieldKind {
    /// Every kind.
    pub const ALL: [Self; 7] = [Self::Text, Self::Number, Self::Money, Self::Date, Self::Choice, Self::MultiChoice, Self::YesNo];

    /// Whether it offers choices.
    pub const fn has_choices(self) -> bool {
        matches!(self, Self::Choice | Self::MultiChoice)
    }
}

/// A field that the team defined for customers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CustomField {
    pub id: FieldId,
    pub name: String,
    pub kind: FieldKind,
    #[serde(default)]
    pub choices: Vec<String>,
    /// Fields stand in the order of this number.
    #[serde(default)]
    pub position: u32,
    /// No longer asked for; what was written stays.
    #[serde(default)]
    pub is_retired: bool,
}

impl CustomField {
    /// The most fields of one workspace, retired ones included.
    pub const MAX: u32 = 100;
    /// The most choices of one field.
    pub const MAX_CHOICES: usize = 100;
}

/// What a field says of one customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum FieldContent {
    Text(String),
    /// In ten-thousandths.
    Number(i64),
    /// In minor units of the workspace's currency.
    Money(i64),
    Date(Day),
    Choice(String),
    Choices(Vec<String>),
    YesNo(bool),
}

impl FieldContent {
    /// The parts of one that [`FieldContent::Number`] counts.
    pub const NUMBER_PARTS: i64 = 10_000;
    /// The longest text, in characters.
    pub const MAX_TEXT_CHARS: usize = 20_000;

    /// Whether it says nothing: a text or choice without a letter, or none of several choices.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) | Self::Choice(text) => text.is_empty(),
            Self::Choices(choices) => choices.iter().all(String::is_empty),
            Self::Number(_) | Self::Money(_) | Self::Date(_) | Self::YesNo(_) => false,
        }
    }

    /// Whether a field of this kind can hold it.
    pub const fn is_of(&self, kind: FieldKind) -> bool {
        matches!(
            (self, kind),
            (Self::Text(_), FieldKind::Text)
                | (Self::Number(_), FieldKind::Number)
                | (Self::Money(_), FieldKind::Money)
                | (Self::Date(_), FieldKind::Date)
                | (Self::Choice(_), FieldKind::Choice)
                | (Self::Choices(_), FieldKind::MultiChoice)
                | (Self::YesNo(_), FieldKind::YesNo)
        )
    }
}

/// One field's value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FieldValue {
    pub field: FieldId,
    pub content: FieldContent,
}
