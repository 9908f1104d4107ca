//! A guess with how sure it is and why, so that a person can judge it and change it.
//!
//! Not here: the guesses themselves; each module makes its own, over all rows, and none depends on the order of the rows.

use serde::{Deserialize, Serialize};

/// How much a guess can be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sureness {
    /// Something else fits as well: a person should look.
    Unsure,
    /// Fits best, without proof.
    Likely,
    /// Nothing else fits.
    Certain,
}

/// A value that was worked out from the file, with how sure it is and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guess<T, Why> {
    pub value: T,
    pub sureness: Sureness,
    pub why: Why,
}

impl<T, Why> Guess<T, Why> {
    /// A guess of this value.
    pub const fn new(value: T, sureness: Sureness, why: Why) -> Self {
        Self { value, sureness, why }
    }
}
