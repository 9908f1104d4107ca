//! What this device knows apart from the workspace: who it is, who sits at it, when it was last backed up.
//!
//! Kept as a note of the device: never journalled, exported or undone.

use crate::domain::DeviceId;
use serde::{Deserialize, Serialize};

/// The number of the note in storage.
pub const DEVICE_NOTE: u8 = 1;

/// This browser profile on this machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device {
    pub id: DeviceId,
    #[serde(default)]
    pub last_backup_at_ms: Option<u64>,
    /// The journal's number at the last backup.
    #[serde(default)]
    pub last_backup_number: u64,
    /// Choices of earlier imports, by the header they were made for; the latest last.
    #[serde(default)]
    pub remembered_choices: Vec<(u64, Vec<u8>)>,
}

impl Device {
    /// The most import choices that are remembered.
    const MAX_REMEMBERED: usize = 40;

    /// A device that was never here before.
    pub const fn new(id: DeviceId) -> Self {
        Self { id, last_backup_at_ms: None, last_backup_number: 0, remembered_choices: Vec::new() }
    }

    /// Remembers the choices of an import, forgetting the oldest beyond forty.
    pub fn remember(&mut self, header: u64, choices: Vec<u8>) {
        self.remembered_choices.retain(|(other, _)| *other != header);
        self.remembered_choices.push((header, choices));
        let surplus = self.remembered_choices.len().saturating_sub(Self::MAX_REMEMBERED);
        self.remembered_choices.drain(..surplus);
    }

    /// The choices that were made for this header.
    pub fn remembered(&self, header: u64) -> Option<&[u8]> {
        self.remembered_choices.iter().find(|(other, _)| *other == header).map(|(_, choices)| choices.as_slice())
    }
}
