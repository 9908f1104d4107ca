//! People out and in as vCard. What a file brings is kept until it is taken in or another takes its place.

use super::{
    on_demand::{carded, cards_planned},
    protocol::{ContactsWish, Done, Failure, Progress, ReadyFile, Stage},
    shell::Engine,
    world::World,
};
use crate::exchange::contacts::{CardVersion, ContactsPreview};
use crate::storage::Store;
use crate::workspace::{Command, commands::ImportBatch};

impl<S: Store, W: World> Engine<S, W> {
    /// The people of one customer, or of all that a list shows, as a file; without those who asked not to be contacted.
    pub async fn export_contacts(&mut self, wish: &ContactsWish, version: CardVersion, name: &str) -> Result<ReadyFile, Failure> {
        self.world.tell(Progress { stage: Stage::WritingFile, done: 0, total: 0 });
        let (bytes, n_withheld) = carded(&self.asked(), wish, version).await?;
        if bytes.is_empty() {
            return Err(Failure::NobodyToSave);
        }
        let file = self.world.offer(bytes, &format!("{}.vcf", super::files::file_name(name)), "text/vcard")?;
        Ok(ReadyFile { n_withheld, ..file })
    }

    /// Reads a file of people and says what taking them in would do.
    pub async fn inspect_contacts(&mut self, url: &str, name: &str) -> Result<ContactsPreview, Failure> {
        self.contacts = None;
        self.world.tell(Progress { stage: Stage::ReadingFile, done: 0, total: 0 });
        let bytes = self.world.read(url).await?;
        let decoder = self.world.decoder();
        let plan = cards_planned(&self.workspace, &bytes, &decoder, self.world.identifiers(), name).await?;
        self.contacts = Some(plan.batch);
        Ok(plan.preview)
    }

    /// Takes in what was previewed, as one command with one undo.
    pub async fn take_contacts(&mut self) -> Result<Done, Failure> {
        let batch: ImportBatch = self.contacts.take().ok_or(Failure::NothingPending)?;
        self.world.tell(Progress { stage: Stage::Saving, done: 0, total: 0 });
        self.run(Command::Import(Box::new(batch))).await
    }
}
