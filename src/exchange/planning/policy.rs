//! What a person settles about matching a file with the records that exist.

use crate::exchange::reading::Field;
use serde::{Deserialize, Serialize};

/// What tells that a customer of the file is one that exists.
///
/// Names and e-mail addresses are compared without regard to case, telephone numbers by their digits. Where a customer of the file
/// has no such text, the one that tells customers of the file apart is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum MatchBy {
    Code,
    Phone,
    Email,
    Name,
}

/// What may become of customers in the file. Orders of customers that are here are imported in every mode.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ImportMode {
    /// New ones are made, others stay as they are.
    Create,
    /// Others are brought up to date; new ones are left out, and their orders with them.
    Update,
    #[default]
    Both,
}

/// How a file is matched with the records that exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct MatchPolicy {
    pub match_by: MatchBy,
    pub mode: ImportMode,
}

impl MatchPolicy {
    /// The usual policy for a file whose customers are told apart by this field: match by it, create and update.
    pub fn for_key(key: Option<Field>) -> Self {
        Self { match_by: key.and_then(MatchBy::of).unwrap_or(MatchBy::Name), mode: ImportMode::Both }
    }
}

impl MatchBy {
    /// The one that goes by this field, if one does.
    pub const fn of(field: Field) -> Option<Self> {
        match field {
            Field::CustomerCode => Some(Self::Code),
            Field::Phone => Some(Self::Phone),
            Field::Email => Some(Self::Email),
            Field::CustomerName => Some(Self::Name),
            _ => None,
        }
    }

    /// The field that it goes by.
    pub const fn field(self) -> Field {
        match self {
            Self::Code => Field::CustomerCode,
            Self::Phone => Field::Phone,
            Self::Email => Field::Email,
            Self::Name => Field::CustomerName,
        }
    }
}
