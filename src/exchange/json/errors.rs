//! Why a file is not restored. Nothing was changed then.

use crate::workspace::{Refusal, Register};
use serde::{Deserialize, Serialize};

/// A part of the file: one field of its outermost object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    Settings,
    Categories,
    Products,
    Customers,
    Purchases,
    /// Schemes, runs and others; a file may leave them out.
    Register(Register),
}

impl Part {
    /// Every part, in the order of the file.
    pub fn all() -> impl Iterator<Item = Self> {
        let first = [Self::Settings, Self::Categories, Self::Products, Self::Customers, Self::Purchases];
        first.into_iter().chain(Register::ALL.iter().map(|register| Self::Register(*register)))
    }

    /// The name of its field.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Settings => "settings",
            Self::Categories => "categories",
            Self::Products => "products",
            Self::Customers => "customers",
            Self::Purchases => "purchases",
            Self::Register(register) => register.field(),
        }
    }
}

/// Why a file is not restored. Lines, columns and positions count from 1; a `position` is that of a record in its
/// part, and 0 the part itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum JsonError {
    #[error("the gzip stream is damaged")]
    Damaged,
    /// Gzipped so that it inflates out of all proportion: made to do harm.
    #[error("inflates beyond all measure")]
    Bomb,
    #[error("more than {limit_bytes} bytes")]
    TooLarge { limit_bytes: u64 },
    #[error("not JSON at line {line}, column {column}")]
    NotJson { line: u64, column: u64 },
    #[error("JSON, but not a workspace of Crema")]
    NotCrema,
    #[error("written by a newer program: version {found}, this one reads up to {known}")]
    NewerVersion { found: u32, known: u32 },
    #[error("version 0 does not exist")]
    NoSuchVersion,
    #[error("{part:?} is missing")]
    PartMissing { part: Part },
    #[error("{part:?} is there twice")]
    PartTwice { part: Part },
    #[error("the field {name:?} is not known")]
    PartUnknown { name: String },
    /// A record is not shaped as the schema says; `detail` is for developers.
    #[error("record {position} of {part:?}, near line {line}, column {column}: {detail}")]
    WrongRecord { part: Part, position: u64, line: u64, column: u64, detail: String },
    /// A record says what no record may.
    #[error("record {position} of {part:?}: {refusal}")]
    Refused { part: Part, position: u64, refusal: Refusal },
    #[error("two records of {part:?} have the identifier {id}")]
    SameIdTwice { part: Part, id: String },
    #[error("a record of {part:?} refers to {id} of {target:?}, which is not in the file")]
    Dangling { part: Part, target: Part, id: String },
}
