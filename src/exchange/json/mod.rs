//! A whole workspace as one JSON file, and back.
//!
//! ```json
//! { "crema": "workspace", "version": 2, "settings": {}, "categories": [], "products": [], "customers": [], "purchases": [], "schemes": [], ... }
//! ```
//!
//! Version 1 had no registers (schemes and all that follows); a file may still leave each of them out.
//!
//! `public/workspace.schema.json` describes it in full and is made from the record types themselves. A file holds what is true
//! and nothing about its making: no time, no device, no grades. Records stand in the order of their identifiers, one a line, so
//! that the export of a restored export is the same file byte for byte. A reference to a record that was deleted since is left
//! out.
//!
//! | Here | Is |
//! | --- | --- |
//! | [`export`] | records to bytes, in pieces |
//! | [`restore()`] | bytes, gzipped or not, to records that hold together, or a [`JsonError`] |
//! | [`preview()`] | what a file holds, and what adding it would do |
//! | [`merge()`] | adding a file to the records that are here |
//!
//! Not here: the history of changes, which stays with its device, and sentences for people (`ui`).

mod checks;
mod errors;
pub mod export;
mod grades;
pub mod merge;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod portraits_tests;
pub mod preview;
pub mod restore;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod schema;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

pub use errors::{JsonError, Part};
pub use export::Export;
pub use merge::{MergePolicy, MergeRefused, merge};
pub use preview::{Contents, MergeCounts, MergePreview, RestorePreview, preview};
pub use restore::{Restored, restore, restored};

/// What the first field says, so that a file is known for what it is.
pub const FORMAT: &str = "workspace";
/// The version that this program writes, and the newest that it reads.
pub const VERSION: u32 = 2;
/// The most bytes of JSON that are read, after inflating.
pub const MAX_BYTES: usize = 1 << 30;
