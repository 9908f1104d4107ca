//! Which entry undo and redo would take back, worked out from the heads of the journal alone.
//!
//! ```text
//! ordinary entry        onto the undo stack, and the redo stack is emptied
//! entry that undoes U   U leaves the undo stack (a redo: leaves the redo stack), the entry itself goes onto the other one
//! ```
//!
//! An entry that was taken back out of order, from the history, leaves its stack wherever it stands in it.

use crate::domain::EntryId;
use crate::workspace::{CommandName, EntryHead};

/// How many of the last entries are looked at; older ones can be taken back from the history.
pub const REACH: u64 = 200;

/// The last entries, and what could be taken back.
#[derive(Clone, Debug, Default)]
pub struct Timeline {
    undo: Vec<(u64, EntryHead)>,
    redo: Vec<(u64, EntryHead)>,
}

impl Timeline {
    /// Follows the next entry.
    pub fn follow(&mut self, number: u64, head: &EntryHead) {
        let entry = (number, head.clone());
        match head.undoes {
            None => {
                self.undo.push(entry);
                self.redo.clear();
            }
            Some(undone) if take(&mut self.undo, undone) => self.redo.push(entry),
            Some(redone) => {
                take(&mut self.redo, redone);
                self.undo.push(entry);
            }
        }
        let surplus = self.undo.len().saturating_sub(usize::try_from(REACH).unwrap_or(usize::MAX));
        self.undo.drain(..surplus);
    }

    /// The entry that undo would take back.
    pub fn undo(&self) -> Option<&(u64, EntryHead)> {
        self.undo.last()
    }

    /// The entry that redo would take back: itself an undo.
    pub fn redo(&self) -> Option<&(u64, EntryHead)> {
        self.redo.last()
    }

    /// Whether taking this entry back is a redo.
    pub fn is_redo(&self, id: EntryId) -> bool {
        self.redo.iter().any(|(_, head)| head.id == id)
    }
}

fn take(stack: &mut Vec<(u64, EntryHead)>, id: EntryId) -> bool {
    let place = stack.iter().rposition(|(_, head)| head.id == id);
    if let Some(place) = place {
        stack.remove(place);
    }
    place.is_some()
}

/// The name under which taking an entry back is written down.
pub const fn name_of_taking_back(is_redo: bool) -> CommandName {
    if is_redo { CommandName::Redo } else { CommandName::Undo }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::DeviceId;
    use crate::workspace::{HybridTime, Touched};

    fn head(id: u128, undoes: Option<u128>) -> EntryHead {
        EntryHead {
            id: EntryId::from_u128(id),
            device: DeviceId::from_u128(0),
            person: String::new(),
            time: HybridTime::default(),
            command: CommandName::AddCustomer,
            subject: String::new(),
            undoes: undoes.map(EntryId::from_u128),
            touched: Touched::default(),
            is_bulk: false,
        }
    }

    fn after(entries: &[(u128, Option<u128>)]) -> (Option<u64>, Option<u64>) {
        let mut timeline = Timeline::default();
        for (number, (id, undoes)) in (1..).zip(entries) {
            timeline.follow(number, &head(*id, *undoes));
        }
        (timeline.undo().map(|entry| entry.0), timeline.redo().map(|entry| entry.0))
    }

    #[test]
    fn undo_and_redo_walk_back_and_forth() {
        assert_eq!(after(&[]), (None, None));
        assert_eq!(after(&[(1, None), (2, None)]), (Some(2), None));
        assert_eq!(after(&[(1, None), (2, None), (3, Some(2))]), (Some(1), Some(3)));
        assert_eq!(after(&[(1, None), (2, None), (3, Some(2)), (4, Some(1))]), (None, Some(4)));
        assert_eq!(after(&[(1, None), (2, None), (3, Some(2)), (4, Some(3))]), (Some(4), None));
        assert_eq!(after(&[(1, None), (2, Some(1)), (3, None)]), (Some(3), None));
    }

    #[test]
    fn an_entry_taken_back_out_of_order_leaves_its_place() {
        assert_eq!(after(&[(1, None), (2, None), (3, Some(1))]), (Some(2), Some(3)));
    }
}
