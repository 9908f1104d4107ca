//! Start-up: pages, then the journal after the mark, then a look at whether it all holds together.

use super::{
    device::{DEVICE_NOTE, Device},
    protocol::{Failure, Opened, Progress, Stage},
    shell::Engine,
    timeline::{REACH, Timeline},
    world::World,
};
use crate::domain::DeviceId;
use crate::exchange::{
    json::{JsonError, MergeRefused},
    reading::{ChoicesRefused, FileRefused},
};
use crate::storage::{Commit, Loaded, PresenceMark, StorageError, Store};
use crate::workspace::{
    Workspace,
    find::Find,
    pages::{Unreadable, decode, decode_changes, decode_head, encode},
};

impl From<Unreadable> for Failure {
    fn from(unreadable: Unreadable) -> Self {
        Self::Unreadable { what: unreadable.what }
    }
}

impl From<StorageError> for Failure {
    fn from(error: StorageError) -> Self {
        Self::Storage(error)
    }
}

impl From<FileRefused> for Failure {
    fn from(refused: FileRefused) -> Self {
        Self::File(refused)
    }
}

impl From<ChoicesRefused> for Failure {
    fn from(refused: ChoicesRefused) -> Self {
        Self::Choices(refused)
    }
}

impl From<JsonError> for Failure {
    fn from(error: JsonError) -> Self {
        Self::Json(error)
    }
}

impl From<MergeRefused> for Failure {
    fn from(refused: MergeRefused) -> Self {
        Self::Merge(refused)
    }
}

impl<S: Store, W: World> Engine<S, W> {
    /// Opens the database and reads everything.
    pub(super) async fn open(&mut self, person: String) -> Result<Opened, Failure> {
        self.person = person;
        self.world.tell(Progress { stage: Stage::Opening, done: 0, total: 0 });
        self.load().await?;
        if self.device.is_none() && !self.read_only {
            self.introduce().await?;
        }
        let kept = self.world.presence().await;
        self.last_presence = kept;
        let loss = kept.and_then(|mark| mark.loss(self.journal));
        Ok(Opened { loss, read_only: self.read_only, standing: self.standing() })
    }

    /// Renews the mark outside the database when it is due, so that a loss would be noticed.
    pub(super) async fn renew_presence(&mut self) {
        let Some(settings) = self.workspace.settings() else { return };
        let mark = PresenceMark { workspace: settings.id, head: self.journal.head, seen_on: self.world.now().today };
        if mark.is_due(self.last_presence.as_ref()) {
            self.world.keep_presence(Some(mark)).await;
            self.last_presence = Some(mark);
        }
    }

    /// Reads everything anew: at the start, and when another tab has written in bulk.
    pub(super) async fn load(&mut self) -> Result<(), Failure> {
        let Loaded { journal, pages, entries, notes } = self.store.load().await?;
        let pages = pages.into_iter().map(|(key, bytes)| (key.table, key.page, bytes)).collect();
        let mut workspace = Workspace::from_pages(pages)?;
        for entry in &entries {
            workspace.apply(&decode_changes(&entry.body)?);
        }
        self.device = match notes.iter().find(|(note, _)| *note == DEVICE_NOTE) {
            Some((_, bytes)) => decode(bytes).ok(),
            None => None,
        };
        self.find = Find::of(&workspace);
        self.workspace = workspace.in_place_of(&self.workspace);
        self.worked = None;
        self.journal = journal;
        self.pages_mark = journal.mark;
        self.read_timeline().await
    }

    async fn read_timeline(&mut self) -> Result<(), Failure> {
        let from = (self.journal.floor + 1).max((self.journal.head + 1).saturating_sub(REACH));
        let mut heads = self.store.heads(from..self.journal.head + 1).await?;
        heads.reverse();
        self.timeline = Timeline::default();
        for (number, bytes) in heads {
            let head = decode_head(&bytes)?;
            self.time = self.time.max(head.time);
            self.timeline.follow(number, &head);
        }
        Ok(())
    }

    /// Gives a device that was never here before its identifier.
    pub(super) async fn introduce(&mut self) -> Result<(), Failure> {
        let device = Device::new(DeviceId::from_u128(self.world.identifiers().next()));
        self.write_device(device).await
    }

    /// Keeps what the device knows.
    pub(super) async fn write_device(&mut self, device: Device) -> Result<(), Failure> {
        let bytes = encode(&device);
        let note = Commit { expected_head: self.journal.head, notes: vec![(DEVICE_NOTE, Some(bytes))], ..Commit::default() };
        self.journal = self.store.commit(note).await?;
        self.device = Some(device);
        Ok(())
    }
}
