//! The scan for duplicates: a step at a time, so that whoever asks something else in between is answered first.
//!
//! What was found is kept, and shown, until the next scan is done; a change of the records in between begins the scan anew. Not here: how
//! duplicates are found, whose code is fetched with the first scan.

use super::{
    on_demand::scanned_step,
    protocol::{Failure, Progress, Reply, Stage},
    shell::Engine,
    world::World,
};
use crate::storage::Store;
use crate::workspace::duplicates::scan::{Scan, Stepped};

/// A turn ends with the first step that comes to its end so long after it began.
const TURN_MS: u64 = 16;

/// A scan on its way, and the records that it is of.
pub struct Scanning {
    revision: u64,
    scan: Scan,
}

impl<S: Store, W: World> Engine<S, W> {
    /// Scans everybody, without a pause.
    pub(super) async fn find_duplicates(&mut self) -> Result<Reply, Failure> {
        let mut underway = None;
        loop {
            if let Some(reply) = self.find_duplicates_on(&mut underway).await? {
                return Ok(reply);
            }
        }
    }

    /// One turn of a scan; `underway` is empty at first, and is to be brought back for the next turn. Answers when it is done.
    ///
    /// # Errors
    /// When the code of the scan could not be fetched.
    pub async fn find_duplicates_on(&mut self, underway: &mut Option<Scanning>) -> Result<Option<Reply>, Failure> {
        let revision = self.workspace.revision();
        if self.find.duplicates().is_some_and(|known| known.revision == revision) {
            return Ok(Some(Reply::Scanned));
        }
        let began_ms = self.world.now().at_ms;
        let mut current =
            underway.take().filter(|work| work.revision == revision).unwrap_or_else(|| Scanning { revision, scan: Scan::default() });
        loop {
            match scanned_step(&mut current.scan, &self.workspace).await? {
                Stepped::Done(found) => {
                    self.find.keep_duplicates(*found);
                    return Ok(Some(Reply::Scanned));
                }
                Stepped::Going(share) => self.world.tell(Progress { stage: Stage::Comparing, done: thousandths(share), total: 1_000 }),
            }
            if self.world.now().at_ms.saturating_sub(began_ms) >= TURN_MS {
                break;
            }
        }
        *underway = Some(current);
        Ok(None)
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share from 0 to 1")]
fn thousandths(share: f64) -> u64 {
    (share.clamp(0.0, 1.0) * 1e3) as u64
}
