//! Views that are kept: a list as it was looked at, under a name. One that is a segment can be used wherever customers are chosen.

use super::SavedViewId;
use serde::{Deserialize, Serialize};

/// A list with its search, filters, sort and columns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SavedView {
    pub id: SavedViewId,
    pub name: String,
    /// The address below `#/`, as the page writes it; the page reads what it knows of it and leaves the rest.
    pub address: String,
    #[serde(default)]
    pub is_segment: bool,
    /// Views stand in the order of this number.
    #[serde(default)]
    pub position: u32,
}

impl SavedView {
    /// The longest address, in characters.
    pub const MAX_ADDRESS: usize = 4_000;
    /// The most views that are kept.
    pub const MAX: u32 = 200;
}
