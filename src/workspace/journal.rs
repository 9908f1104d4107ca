//! The journal: one entry for every change that storage has accepted, numbered from 1 without a gap.
//!
//! An entry has a small head, which lists and histories read, and a body, the [`ChangeSet`](super::ChangeSet), which undo and the history of a
//! record read. How both become bytes is told in [`pages`](super::pages).

use super::{changes::Touched, commands::CommandName};
use crate::domain::{DeviceId, EntryId};
use serde::{Deserialize, Serialize};

/// When something happened, so that events of several devices can be put in one order.
///
/// A hybrid logical clock: Kulkarni and others, "Logical Physical Clocks", OPODIS 2014. It never runs backwards, even where
/// the device's clock does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct HybridTime {
    /// Milliseconds since 1970-01-01 UTC.
    pub at_ms: u64,
    /// Counts events of the same millisecond.
    pub counter: u32,
}

impl HybridTime {
    /// The time of the next event on a device whose clock shows `now_ms`.
    #[must_use]
    pub fn next(self, now_ms: u64) -> Self {
        if now_ms > self.at_ms { Self { at_ms: now_ms, counter: 0 } } else { Self { at_ms: self.at_ms, counter: self.counter + 1 } }
    }
}

/// What is told of an entry without its body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryHead {
    pub id: EntryId,
    pub device: DeviceId,
    /// Who did it: a name, not an account; empty while nobody has given one.
    #[serde(default)]
    pub person: String,
    pub time: HybridTime,
    pub command: CommandName,
    /// What the command was about, such as a customer's or a file's name.
    #[serde(default)]
    pub subject: String,
    /// The entry that this one takes back.
    #[serde(default)]
    pub undoes: Option<EntryId>,
    pub touched: Touched,
    /// Written together with its pages: a tab that catches up reads the pages instead of the body.
    pub is_bulk: bool,
}
