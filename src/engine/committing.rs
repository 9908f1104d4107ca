//! Every change on its way to the disk and back: decide, commit, apply; catch up with other tabs; undo and redo; checkpoints.
//!
//! ```text
//! decide -> commit -> apply            the ordinary way
//!             stale -> catch up -> decide once more -> commit, or refuse
//! ```

use super::{
    changing::{decided, encoded, pages_of, taken_apart, taken_out, unpacked_and_decided},
    parcel::Parcel,
    protocol::{Done, Failure, HistoryEntry, Made},
    shell::Engine,
    timeline::name_of_taking_back,
    world::World,
};
use crate::domain::EntryId;
use crate::storage::{Checkpoint, Commit, NewEntry, StorageError, Store, StoredEntry};
use crate::workspace::{
    Change, ChangeSet, Command, CommandName, EntryHead, Refusal, RegisterChange,
    decide::Decision,
    pages::{decode_changes, decode_head, encode_head},
};
use std::collections::HashSet;

/// After so many entries the pages are written anew, so that the next start has little to replay.
const ENTRIES_BEFORE_CHECKPOINT: u64 = 256;

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl<S: Store, W: World> Engine<S, W> {
    /// Does what a page asks for. Where another tab was quicker, it is decided once more.
    pub(super) async fn obey(&mut self, order: &Parcel<Command>) -> Result<Done, Failure> {
        match self.try_to_obey(order).await {
            Err(Failure::Storage(StorageError::Stale { .. })) => {
                self.catch_up().await?;
                self.try_to_obey(order).await
            }
            result => result,
        }
    }

    async fn try_to_obey(&mut self, order: &Parcel<Command>) -> Result<Done, Failure> {
        let (workspace, mut circumstances) = self.circumstances()?;
        let (name, decision) = unpacked_and_decided(workspace, &mut circumstances, order).await?;
        self.keep(name, None, decision).await
    }

    /// Decides a command of the engine's own and keeps what it changes. Such a command may fill memory and is not kept for a second try: this tab is
    /// brought up to date before it is decided.
    pub async fn run(&mut self, command: Command) -> Result<Done, Failure> {
        self.be_current().await?;
        let name = command.name();
        let (workspace, mut circumstances) = self.circumstances()?;
        let decision = decided(workspace, &mut circumstances, command).await?;
        self.keep(name, None, decision).await
    }

    /// Writes a decision to storage and only then applies it.
    pub(super) async fn keep(&mut self, command: CommandName, undoes: Option<EntryId>, decision: Decision) -> Result<Done, Failure> {
        if self.read_only {
            return Err(Failure::ReadOnly);
        }
        let Decision { changes, subject } = decision;
        if changes.is_empty() {
            return Ok(Done { entry: None, number: self.journal.head, made: None, standing: self.standing() });
        }
        let head = self.head_of(command, undoes, subject, &changes)?;
        let entry = NewEntry { head: encode_head(&head), body: encoded(&changes).await? };
        if head.is_bulk {
            self.commit_in_bulk(entry, &changes).await?;
        } else {
            let commit = Commit { expected_head: self.journal.head, entry: Some(entry), ..Commit::default() };
            self.journal = self.store.commit(commit).await?;
            self.workspace.apply(&changes);
        }
        self.find.follow(&self.workspace, &changes);
        self.time = head.time;
        self.timeline.follow(self.journal.head, &head);
        if self.journal.head.saturating_sub(self.pages_mark) >= ENTRIES_BEFORE_CHECKPOINT {
            self.checkpoint().await?;
        }
        self.renew_presence().await;
        Ok(Done { made: made(&changes), number: self.journal.head, entry: Some(head), standing: self.standing() })
    }

    fn head_of(
        &mut self,
        command: CommandName,
        undoes: Option<EntryId>,
        subject: String,
        changes: &ChangeSet,
    ) -> Result<EntryHead, Failure> {
        let time = self.time.next(self.world.now().at_ms);
        let (touched, is_bulk) = (changes.touched(), changes.is_bulk());
        let (_, circumstances) = self.circumstances()?;
        let id = EntryId::from_u128(circumstances.identifiers.next());
        let (device, person) = (circumstances.device, circumstances.person);
        Ok(EntryHead { id, device, person, time, command, subject, undoes, touched, is_bulk })
    }

    /// A large change is written together with the pages it makes. It is applied to a copy, which takes the place of the records
    /// once it is on the disk: if the disk is full, nothing has changed.
    async fn commit_in_bulk(&mut self, entry: NewEntry, changes: &ChangeSet) -> Result<(), Failure> {
        let mut after = self.workspace.clone();
        after.apply(changes);
        let commit = Commit {
            expected_head: self.journal.head,
            entry: Some(entry),
            pages: pages_of(&after).await?,
            notes: Vec::new(),
            checkpoint: Some(Checkpoint { expected_mark: self.pages_mark }),
        };
        self.journal = self.store.commit(commit).await?;
        self.pages_mark = self.journal.mark;
        after.clean();
        self.workspace = after;
        Ok(())
    }

    /// Writes every changed page anew and moves the mark, so that the next start has little to replay. If another tab is doing
    /// the same, that is as good.
    pub async fn checkpoint(&mut self) -> Result<(), Failure> {
        let commit = Commit {
            expected_head: self.journal.head,
            pages: pages_of(&self.workspace).await?,
            checkpoint: Some(Checkpoint { expected_mark: self.pages_mark }),
            ..Commit::default()
        };
        match self.store.commit(commit).await {
            Ok(journal) => {
                self.journal = journal;
                self.pages_mark = journal.mark;
                self.workspace.clean();
                Ok(())
            }
            Err(StorageError::Stale { .. }) => self.catch_up().await,
            Err(error) => Err(error.into()),
        }
    }

    /// Brings this tab up to date before something large is decided, so that it need not be decided twice.
    pub(super) async fn be_current(&mut self) -> Result<(), Failure> {
        let nothing = Commit { expected_head: self.journal.head, ..Commit::default() };
        match self.store.commit(nothing).await {
            Ok(journal) if journal.mark == self.pages_mark => Ok(()),
            Ok(_) | Err(StorageError::Stale { .. }) => self.load().await,
            Err(error) => Err(error.into()),
        }
    }

    /// Applies what other tabs have written since. After a bulk entry or a checkpoint of another tab everything is read anew, so
    /// that this tab's pages are never mixed with the other's.
    pub async fn catch_up(&mut self) -> Result<(), Failure> {
        let entries = match self.store.entries_after(self.journal.head).await {
            Ok(entries) => entries,
            Err(StorageError::HistoryGone { .. }) => return self.load().await,
            Err(error) => return Err(error.into()),
        };
        let heads = entries.iter().map(|entry| decode_head(&entry.head)).collect::<Result<Vec<_>, _>>()?;
        if heads.iter().any(|head| head.is_bulk) || entries.is_empty() {
            return self.load().await;
        }
        for (StoredEntry { sequence, body, .. }, head) in entries.iter().zip(heads) {
            let changes = decode_changes(body)?;
            self.workspace.apply(&changes);
            self.find.follow(&self.workspace, &changes);
            self.time = self.time.max(head.time);
            self.timeline.follow(*sequence, &head);
            self.journal.head = *sequence;
        }
        Ok(())
    }

    /// Takes the last change back.
    pub(super) async fn undo(&mut self) -> Result<Done, Failure> {
        let (number, _) = self.timeline.undo().cloned().ok_or(Refusal::NothingToUndo)?;
        self.undo_entry(number).await
    }

    /// Takes the last undo back.
    pub(super) async fn redo(&mut self) -> Result<Done, Failure> {
        let (number, _) = self.timeline.redo().cloned().ok_or(Refusal::NothingToUndo)?;
        self.undo_entry(number).await
    }

    /// Takes one entry back, wherever it stands.
    pub(super) async fn undo_entry(&mut self, number: u64) -> Result<Done, Failure> {
        let heads = self.store.heads(number..number + 1).await?;
        let (_, bytes) = heads.first().ok_or(Refusal::NothingToUndo)?;
        let head = decode_head(bytes)?;
        let body = self.store.body(number).await?.ok_or(Refusal::UnknownEntry(head.id))?;
        if head.is_bulk {
            self.be_current().await?;
        }
        let changes = if self.is_merge(&head).await? {
            taken_apart(&self.workspace, &body).await?
        } else {
            taken_out(&self.workspace, &body).await?
        };
        let name = name_of_taking_back(self.timeline.is_redo(head.id));
        self.keep(name, Some(head.id), Decision { changes, subject: head.subject }).await
    }

    /// Everything is deleted for good, the journal too.
    pub(super) async fn erase(&mut self) -> Result<Done, Failure> {
        self.store.erase().await?;
        self.world.keep_presence(None).await;
        self.last_presence = None;
        self.load().await?;
        if self.device.is_none() {
            self.introduce().await?;
        }
        Ok(Done { entry: None, number: self.journal.head, made: None, standing: self.standing() })
    }

    /// The newest entries before a number.
    pub(super) async fn history(&mut self, before: Option<u64>, n: u32) -> Result<Vec<HistoryEntry>, Failure> {
        let end = before.unwrap_or(self.journal.head + 1).min(self.journal.head + 1);
        let start = end.saturating_sub(n.min(500).into()).max(self.journal.floor + 1).min(end);
        let all = self.store.heads(start..self.journal.head + 1).await?;
        let heads = all.iter().map(|(number, bytes)| Ok((*number, decode_head(bytes)?))).collect::<Result<Vec<_>, Failure>>()?;
        let undone = taken_back(heads.iter().map(|(_, head)| head));
        let in_window = heads.into_iter().filter(|(number, _)| *number < end);
        Ok(in_window.map(|(number, head)| HistoryEntry { is_undone: undone.contains(&head.id), number, head }).collect())
    }
}

/// The entries, the newest first, that a later one takes back. What is itself taken back takes nothing back any more.
pub(super) fn taken_back<'a>(heads: impl Iterator<Item = &'a EntryHead>) -> HashSet<EntryId> {
    let mut undone = HashSet::new();
    for head in heads {
        if let Some(target) = head.undoes.filter(|_| !undone.contains(&head.id)) {
            undone.insert(target);
        }
    }
    undone
}

/// The one record that a small change set makes.
fn made(changes: &ChangeSet) -> Option<Made> {
    changes.changes.iter().find_map(|change| match change {
        Change::Customer(diff) if diff.before.is_none() => diff.after.as_ref().map(|customer| Made::Customer(customer.id)),
        Change::Purchase(diff) if diff.before.is_none() => diff.after.as_ref().map(|purchase| Made::Purchase(purchase.id)),
        Change::Product(diff) if diff.before.is_none() => diff.after.as_ref().map(|product| Made::Product(product.id)),
        Change::Register(change) => match &**change {
            RegisterChange::Review(diff) if diff.before.is_none() => diff.after.as_ref().map(|review| Made::Review(review.id)),
            _ => None,
        },
        _ => None,
    })
}
