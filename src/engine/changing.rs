//! What only a change needs: deciding it, writing it down, writing pages anew, taking it back.
//!
//! Whoever looks does not need it, so its code ([`apart`](crate::apart), the part `changes`) is fetched while nothing is asked, at the latest
//! with the first change. Each function calls its namesake in `workspace` and nothing else, and can fail with [`Failure::NotFetched`];
//! nothing is changed then.
//!
//! Not here: applying changes, which opening a workspace needs as well (`committing`).

use super::{parcel::Parcel, protocol::Failure};
use crate::storage::PageKey;
use crate::workspace::{
    ChangeSet, Circumstances, Command, CommandName, Workspace, decide,
    decide::Decision,
    pages::{decode_changes, encode_changes},
    undo::{take_apart, undo},
};

apart! {
    /// What a command comes to.
    pub fn decided in changes(
        workspace: &Workspace,
        circumstances: &mut Circumstances<'_>,
        command: Command,
    ) -> Result<Decision, Failure> {
        Ok(decide(workspace, circumstances, command)?)
    }
}

apart! {
    /// What a command comes to that a page has packed, and what it is called.
    pub fn unpacked_and_decided in changes(
        workspace: &Workspace,
        circumstances: &mut Circumstances<'_>,
        order: &Parcel<Command>,
    ) -> Result<(CommandName, Decision), Failure> {
        let command = order.open();
        Ok((command.name(), decide(workspace, circumstances, command)?))
    }
}

apart! {
    /// A change set as the body of an entry.
    after fetch_changes pub fn encoded in changes(changes: &ChangeSet) -> Result<Vec<u8>, Failure> {
        Ok(encode_changes(changes))
    }
}

apart! {
    /// Every page that was changed since the last checkpoint.
    pub fn pages_of in changes(workspace: &Workspace) -> Result<Vec<(PageKey, Option<Vec<u8>>)>, Failure> {
        let pages = workspace.dirty_pages().into_iter();
        Ok(pages.map(|(table, page, bytes)| (PageKey { table: table as u8, page }, Some(bytes))).collect())
    }
}

apart! {
    /// The change set that takes back what an entry's body says.
    pub fn taken_out in changes(workspace: &Workspace, body: &[u8]) -> Result<ChangeSet, Failure> {
        Ok(undo(workspace, decode_changes(body)?)?)
    }
}

apart! {
    /// The change set that takes apart what an entry's body merged.
    pub fn taken_apart in changes(workspace: &Workspace, body: &[u8]) -> Result<ChangeSet, Failure> {
        Ok(take_apart(workspace, &decode_changes(body)?)?)
    }
}
