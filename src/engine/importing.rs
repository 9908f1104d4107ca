//! An import in its four steps: read, check, run, mend. Until it is run nothing is changed; a file is forgotten when the next is read.

use super::{
    on_demand::{drafted, inspected, planned, refused_file, remembered},
    protocol::{Done, Failure, Inspected, Progress, ReadyFile, Stage},
    shell::Engine,
    world::World,
};
use crate::exchange::{
    planning::{DryRun, ImportPolicy, Plan},
    reading::{Choices, Findings, Inspection, ReadingWishes, Reason, Refused, header_fingerprint},
};
use crate::storage::Store;
use crate::workspace::{
    Command,
    pages::{decode, encode},
};

/// A file that is being imported.
pub(super) struct Pending {
    bytes: Vec<u8>,
    name: String,
    inspection: Inspection,
    planned: Option<Planned>,
}

/// The last dry run.
struct Planned {
    plan: Plan,
    choices: Choices,
    refused: Vec<Refused>,
}

/// Tells how far a stage has come.
fn told_of(stage: Stage, tell: impl Fn(Progress)) -> impl Fn(u64, u64) {
    move |done, total| tell(Progress { stage, done, total })
}

/// Choices as they were kept. Those of earlier builds end before the statuses of orders: one more byte says that there are none.
pub(super) fn recalled(bytes: &[u8]) -> Option<Choices> {
    decode(&[bytes, &[0]].concat()).ok()
}

impl<S: Store, W: World> Engine<S, W> {
    /// Reads a file and guesses everything about it; choices made for the same header before are offered again.
    pub async fn inspect_file(&mut self, url: &str, name: &str) -> Result<Inspected, Failure> {
        self.pending = None;
        self.world.tell(Progress { stage: Stage::ReadingFile, done: 0, total: 0 });
        let bytes = self.world.read(url).await?;
        let told = told_of(Stage::ReadingFile, self.world.teller());
        let inspection = inspected(&self.workspace, &bytes, name, ReadingWishes::default(), &self.world.decoder(), &told).await?;
        let mut found = Inspected { findings: inspection.findings.clone(), is_remembered: false };
        let kept = self.device.as_ref().and_then(|device| device.remembered(header_fingerprint(&inspection.table.names())));
        if let Some(kept) = kept
            && let Some((choices, has_new)) = remembered(&self.workspace, kept, &inspection).await?
        {
            found = Inspected { findings: Findings { choices, ..found.findings }, is_remembered: !has_new };
        }
        self.pending = Some(Pending { bytes, name: name.to_owned(), inspection, planned: None });
        Ok(found)
    }

    /// Reads the file again with another encoding, separator or header row.
    pub(super) async fn reinspect(&mut self, wishes: ReadingWishes) -> Result<Inspected, Failure> {
        let decoder = self.world.decoder();
        let told = told_of(Stage::ReadingFile, self.world.teller());
        let pending = self.pending.as_mut().ok_or(Failure::NothingPending)?;
        pending.inspection = inspected(&self.workspace, &pending.bytes, &pending.name, wishes, &decoder, &told).await?;
        pending.planned = None;
        Ok(Inspected { findings: pending.inspection.findings.clone(), is_remembered: false })
    }

    /// Goes through every row and says what would happen.
    pub async fn dry_run(&mut self, choices: Choices, policy: impl Into<ImportPolicy>) -> Result<DryRun, Failure> {
        let pending = self.pending.as_mut().ok_or(Failure::NothingPending)?;
        let checking = told_of(Stage::CheckingRows, self.world.teller());
        let drafts = drafted(&self.workspace, &pending.inspection.table, &choices, &checking).await?;
        let matching = told_of(Stage::Matching, self.world.teller());
        let identifiers = self.world.identifiers();
        let table = &pending.inspection.table;
        let plan = planned(&self.workspace, table, &drafts, policy.into(), identifiers, &pending.name, &matching).await?;
        let dry_run = plan.dry_run.clone();
        pending.planned = Some(Planned { plan, choices, refused: drafts.refused });
        Ok(dry_run)
    }

    /// Does what the last dry run said, as one command with one undo.
    pub async fn run_import(&mut self) -> Result<Done, Failure> {
        let pending = self.pending.as_mut().ok_or(Failure::NothingPending)?;
        let Planned { plan, choices, .. } = pending.planned.as_mut().ok_or(Failure::NothingPending)?;
        let batch = std::mem::take(&mut plan.batch);
        let header = header_fingerprint(&pending.inspection.table.names());
        let choices = encode(choices);
        self.world.tell(Progress { stage: Stage::Saving, done: 0, total: 0 });
        let done = match self.run(Command::Import(Box::new(batch))).await {
            Ok(done) => done,
            Err(failure) => {
                // The batch went with the attempt: the next one starts with a dry run.
                if let Some(pending) = &mut self.pending {
                    pending.planned = None;
                }
                return Err(failure);
            }
        };
        if let Some(mut device) = self.device.clone() {
            device.remember(header, choices);
            self.write_device(device).await?;
        }
        Ok(done)
    }

    /// A file with the rows that the last dry run refused, each with its reason, to be mended and imported again.
    pub(super) async fn refused_rows(&self, heading: &str, reasons: &[(Reason, String)]) -> Result<ReadyFile, Failure> {
        let pending = self.pending.as_ref().ok_or(Failure::NothingPending)?;
        let planned = pending.planned.as_ref().ok_or(Failure::NothingPending)?;
        let bytes = refused_file(&pending.inspection.table, &planned.refused, heading, reasons).await?;
        let name = pending.name.split('.').next().unwrap_or_default();
        self.world.offer(bytes, &format!("{name}-refused.csv"), "text/csv")
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::exchange::reading::{Bought, NativeDecoding, inspect};

    #[test]
    fn choices_of_an_earlier_build_are_still_recalled() {
        let file = "order number,date,amount,customer id,status\n1,2026-01-05,10,K1,paid\n2,2026-01-06,12,K2,cancelled\n";
        let mut choices = inspect(file.as_bytes(), "orders.csv", &NativeDecoding).expect("it is a file").findings.choices;
        assert_eq!(choices.bought("cancelled"), Bought::No);
        assert_eq!(recalled(&encode(&choices)), Some(choices.clone()));
        let Choices { reading, shape, columns, customer_key, c_is_cancelled, .. } = &choices;
        let as_before = encode(&(reading, shape, columns, customer_key, c_is_cancelled));
        choices.statuses.clear();
        assert_eq!(recalled(&as_before), Some(choices));
    }
}
