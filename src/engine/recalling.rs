//! What the journal remembers: the history of one customer, who got whom from whom, and customers that were deleted, with the way back.
//!
//! Bodies of entries are read one by one and only where the head says that they may matter. Both looks back have an end, which the answers tell.

use super::{
    committing::taken_back,
    on_demand::{gone_in, moved_in, told_of},
    parcel::Parcel,
    protocol::{BIN_LOOK_BACK, BinEntry, BinSheet, Done, Failure, OwnerEntry, OwnerHistory, RecordEntry, RecordHistory, Reply},
    shell::Engine,
    world::World,
};
use crate::domain::{CustomerId, EntryId};
use crate::storage::Store;
use crate::workspace::{
    Command, CommandName, EntryHead, Refusal,
    commands::Restoring,
    pages::{decode_changes, decode_head},
    record_history::{FieldSearch, RecordField},
};

/// The most deletions that one answer tells of.
const MOST_DELETIONS: usize = 20;
/// The most customers of one deletion that are named; all of them can be restored.
const MOST_NAMED: usize = 200;
/// So many entries are looked through for one page of a customer's history.
const MOST_SEARCHED: u64 = 1_000;
/// The most entries on one page of it.
const MOST_TOLD: u32 = 100;
/// The most entries on one page of who got whom.
const MOST_MOVES: usize = 30;

impl<S: Store, W: World> Engine<S, W> {
    /// Customers that were deleted or merged away before an entry, the latest first.
    pub(super) async fn bin(&mut self, before: Option<u64>) -> Result<Reply, Failure> {
        let head = self.journal.head;
        let from = (self.journal.floor + 1).max((head + 1).saturating_sub(BIN_LOOK_BACK));
        let heads = self.heads(from, head + 1).await?;
        let undone = taken_back(heads.iter().map(|(_, head)| head));
        let takes_away = |head: &EntryHead| matches!(head.command, CommandName::DeleteCustomers | CommandName::MergeCustomers);
        let wanted = heads.iter().filter(|(number, head)| before.is_none_or(|end| *number < end) && takes_away(head));
        let mut sheet = BinSheet { entries: Vec::new(), next: None };
        for (number, head) in wanted.filter(|(_, head)| !undone.contains(&head.id)) {
            if sheet.entries.len() == MOST_DELETIONS {
                sheet.next = sheet.entries.last().map(|entry| entry.number);
                break;
            }
            let Some(body) = self.store.body(*number).await? else { continue };
            let mut customers = gone_in(&self.workspace, &body).await?;
            let n_customers = u32::try_from(customers.len()).unwrap_or(u32::MAX);
            customers.truncate(MOST_NAMED);
            if n_customers > 0 {
                sheet.entries.push(BinEntry { number: *number, head: head.clone(), customers, n_customers });
            }
        }
        Ok(Reply::Bin(Parcel::of(&sheet)))
    }

    /// Brings customers back that an entry deleted: all who are still gone, unless some are named.
    pub(super) async fn restore_deleted(&mut self, number: u64, ids: Option<Vec<CustomerId>>) -> Result<Done, Failure> {
        let (_, head) = self.heads(number, number + 1).await?.into_iter().next().ok_or(Refusal::NothingToUndo)?;
        let body = self.store.body(number).await?.ok_or(Refusal::UnknownEntry(head.id))?;
        let gone: Vec<CustomerId> = gone_in(&self.workspace, &body).await?.into_iter().map(|customer| customer.id).collect();
        let is_whole = ids.is_none() && gone.len() == usize::try_from(head.touched.n_customers).unwrap_or(usize::MAX);
        if is_whole || head.command == CommandName::MergeCustomers {
            match self.undo_entry(number).await {
                // What came since stands in the way of taking back the whole, not of bringing the customers back.
                Err(Failure::Refused(Refusal::ChangedSince { .. })) => {}
                result => return result,
            }
        }
        let restoring = Restoring { deleted: decode_changes(&body)?, ids: ids.unwrap_or(gone) };
        self.run(Command::RestoreCustomers(Box::new(restoring))).await
    }

    /// What happened to one customer, or to one field of theirs, before an entry, the latest first.
    pub(super) async fn record_history(
        &mut self,
        customer: CustomerId,
        before: Option<u64>,
        n: u32,
        field: Option<RecordField>,
    ) -> Result<Reply, Failure> {
        let name = self.workspace.customers().get(customer).map(|customer| customer.name.as_str());
        let mut search = field.map(|field| FieldSearch::of(field, name));
        let n = n.clamp(1, MOST_TOLD) as usize;
        let end = before.unwrap_or(self.journal.head + 1).min(self.journal.head + 1);
        let from = (self.journal.floor + 1).max(end.saturating_sub(MOST_SEARCHED)).min(end);
        // Whether an entry was taken back is said by one that came later.
        let heads = self.heads(from, self.journal.head + 1).await?;
        let undone = taken_back(heads.iter().map(|(_, head)| head));
        let mut history = RecordHistory { entries: Vec::new(), next: (from > self.journal.floor + 1).then_some(from) };
        for (number, head) in heads.into_iter().filter(|(number, _)| *number < end) {
            if history.entries.len() == n {
                history.next = history.entries.last().map(|entry| entry.number);
                break;
            }
            if head.touched.n_customers + head.touched.n_purchases + head.touched.n_others == 0 {
                continue;
            }
            let is_undone = undone.contains(&head.id);
            if search.as_ref().is_some_and(|search| is_undone || !search.may_concern(&head)) {
                continue;
            }
            let Some(body) = self.store.body(number).await? else { continue };
            let change = told_of(customer, &body).await?;
            let change = match &mut search {
                Some(search) => change.and_then(|change| search.taken(change)),
                None => change,
            };
            if let Some(change) = change {
                history.entries.push(RecordEntry { number, is_undone, head, change });
            }
        }
        Ok(Reply::RecordHistory(Parcel::of(&history)))
    }

    /// Who got which customer from whom before an entry, the latest first.
    pub(super) async fn owner_history(&mut self, before: Option<u64>) -> Result<Reply, Failure> {
        let end = before.unwrap_or(self.journal.head + 1).min(self.journal.head + 1);
        let from = (self.journal.floor + 1).max(end.saturating_sub(MOST_SEARCHED)).min(end);
        let heads = self.heads(from, self.journal.head + 1).await?;
        let undone = taken_back(heads.iter().map(|(_, head)| head));
        let mut history = OwnerHistory { entries: Vec::new(), next: (from > self.journal.floor + 1).then_some(from) };
        for (number, head) in heads.into_iter().filter(|(number, head)| *number < end && head.touched.n_customers > 0) {
            if history.entries.len() == MOST_MOVES {
                history.next = history.entries.last().map(|entry| entry.number);
                break;
            }
            let Some(body) = self.store.body(number).await? else { continue };
            if let Some(moves) = moved_in(&body).await? {
                history.entries.push(OwnerEntry { number, is_undone: undone.contains(&head.id), head, moves });
            }
        }
        Ok(Reply::OwnerHistory(Parcel::of(&history)))
    }

    /// Whether an entry merges customers, for the first time or again.
    pub(super) async fn is_merge(&self, head: &EntryHead) -> Result<bool, Failure> {
        let Some(undo) = head.undoes.filter(|_| head.command == CommandName::Redo) else {
            return Ok(head.command == CommandName::MergeCustomers);
        };
        let from = (self.journal.floor + 1).max((self.journal.head + 1).saturating_sub(MOST_SEARCHED));
        let heads = self.heads(from, self.journal.head + 1).await?;
        let entry = |id: EntryId| heads.iter().map(|(_, head)| head).find(|head| head.id == id);
        let first = entry(undo).and_then(|undo| entry(undo.undoes?));
        Ok(first.is_some_and(|first| first.command == CommandName::MergeCustomers))
    }

    /// Heads of these entries, the newest first.
    async fn heads(&self, from: u64, to: u64) -> Result<Vec<(u64, EntryHead)>, Failure> {
        let heads = self.store.heads(from..to).await?;
        heads.iter().map(|(number, bytes)| Ok((*number, decode_head(bytes)?))).collect()
    }
}
