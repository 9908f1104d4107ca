//! Finding and ordering customers: search keys, the order of names, and the list that was last shown.
//!
//! A search finds any part of a name, code, phone, e-mail, region, tag, note, contact or field of one's own, and Chinese names, those of
//! contacts too, also by pinyin and its initials at the start of syllables. Keys are kept for each slot and follow every change; the order
//! of names and what profiles say are worked out when they are asked for.
//!
//! Not here: filters and sorting by figures ([`questions`](super::questions)).

mod keys;
mod last;
mod own;
mod pinyin;

use super::{
    changes::{Change, ChangeSet},
    duplicates::{
        Duplicates,
        likeness::{Likeness, Traits},
        scan::Found,
        twins::KeysOfAll,
    },
    questions::{Asked, CustomersView},
    registers::Register,
    state::Workspace,
    text_order::places,
};
use crate::domain::{CustomerId, Profile};
pub use keys::fold;
use keys::{Needle, SearchKey, narrow};
pub use last::Shown;
use last::{Last, LastFound};
use own::OwnIndex;
pub use pinyin::reading;
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

/// Search keys, the order of names, and the list that was last shown.
#[derive(Debug, Default)]
pub struct Find {
    keys: Vec<Option<SearchKey>>,
    name_ranks: OnceCell<Vec<u32>>,
    own: OwnIndex,
    last: Last,
    duplicates: Option<Rc<Duplicates>>,
    keys_of_all: RefCell<Option<KeysOfAll>>,
}

impl Find {
    /// Keys for every customer: a second or so for a million, so it is done once.
    pub fn of(workspace: &Workspace) -> Self {
        let customers = workspace.customers();
        let n_slots = u32::try_from(customers.n_slots()).unwrap_or(u32::MAX);
        let keys = (0..n_slots).map(|slot| customers.at(slot).map(SearchKey::of)).collect();
        Self { keys, ..Self::default() }
    }

    /// Follows a change set that has been applied.
    pub fn follow(&mut self, workspace: &Workspace, changes: &ChangeSet) {
        let customers = workspace.customers();
        self.keys.resize_with(customers.n_slots(), || None);
        for change in &changes.changes {
            let Change::Customer(diff) = change else {
                if matches!(change, Change::Register(change) if change.register() == Register::Profile) {
                    self.own = OwnIndex::default();
                }
                continue;
            };
            let id = diff.after.as_ref().or(diff.before.as_ref()).map(|customer| customer.id);
            if let Some(slot) = id.and_then(|id| customers.slot(id)) {
                self.keys[slot as usize] = customers.at(slot).map(SearchKey::of);
                self.name_ranks = OnceCell::new();
                self.keys_of_all.get_mut().take_if(|keys| !keys.note_change(slot));
            }
        }
    }

    /// Customers that may be one, as the last scan found them; the records may have changed since.
    pub fn duplicates(&self) -> Option<&Rc<Duplicates>> {
        self.duplicates.as_ref()
    }

    /// Keeps what a scan of the records as they are has found.
    pub fn keep_duplicates(&mut self, found: Found) {
        self.duplicates = Some(Rc::new(found.duplicates));
        *self.keys_of_all.get_mut() = Some(KeysOfAll::scanned(found.keys));
    }

    /// Who is like a customer that is being typed in, the likest first.
    pub fn twins(&self, workspace: &Workspace, traits: &Traits, except: Option<CustomerId>) -> Vec<(u32, Likeness)> {
        self.keys_of_all.borrow_mut().get_or_insert_with(|| KeysOfAll::of(workspace)).twins(workspace, traits, except)
    }

    /// The place of a customer's name among all names: Chinese names by pinyin, all others by their letters.
    pub fn name_rank(&self, slot: u32) -> u32 {
        let order = |slot: u32| self.keys[slot as usize].as_ref().map(SearchKey::order);
        let ranks = self.name_ranks.get_or_init(|| places(self.keys.len(), order));
        ranks.get(slot as usize).copied().unwrap_or(u32::MAX)
    }

    /// What is known of a customer beyond the record; none where nothing is.
    pub fn profile<'w>(&self, workspace: &'w Workspace, slot: u32) -> Option<&'w Profile> {
        self.own.profile(workspace, slot)
    }

    /// Whether every word of the search is somewhere in a customer's keys or fields of one's own.
    pub fn is_found(&self, workspace: &Workspace, slot: u32, search: &str) -> bool {
        let mut needles = search.split_whitespace().map(Needle::new).peekable();
        let key = self.keys.get(slot as usize).and_then(Option::as_ref);
        // Where nothing is searched for, what is written need not be looked up.
        let own = needles.peek().and_then(|_| self.own.texts(workspace).get(slot as usize)?.as_deref());
        key.is_some_and(|key| needles.all(|needle| needle.is_in(key) || own.is_some_and(|own| needle.is_in_text(own))))
    }

    /// The slots where every word of the search is in the keys or in fields of one's own, in rising order; `None` when nothing is searched for.
    pub fn found(&self, workspace: &Workspace, search: &str) -> Option<Rc<[u32]>> {
        let needles: Vec<Needle> = search.split_whitespace().map(Needle::new).collect();
        if needles.is_empty() {
            return None;
        }
        let before = self.last.found(workspace);
        let slots = match before {
            Some(last) if last.search == search => return Some(last.slots),
            Some(last) if narrow(&needles, &last.search) => self.meeting(workspace, &needles, last.slots.iter().copied()),
            _ => self.meeting(workspace, &needles, (0_u32..).take(self.keys.len())),
        };
        self.last.keep_found(workspace, LastFound { search: search.to_owned(), slots: Rc::clone(&slots) });
        Some(slots)
    }

    /// Those of the slots where every word is somewhere.
    fn meeting(&self, workspace: &Workspace, needles: &[Needle], among: impl Iterator<Item = u32>) -> Rc<[u32]> {
        let texts = self.own.texts(workspace);
        let is_found = |slot: &u32| {
            let own = texts.get(*slot as usize).and_then(Option::as_deref);
            let key = self.keys.get(*slot as usize).and_then(Option::as_ref);
            key.is_some_and(|key| needles.iter().all(|needle| needle.is_in(key) || own.is_some_and(|own| needle.is_in_text(own))))
        };
        among.filter(is_found).collect()
    }

    /// What a view shows. The last answer is kept, so that scrolling through a list does not sort it again.
    pub fn shown(&self, asked: &Asked<'_>, view: &CustomersView) -> Rc<Shown> {
        self.last.shown(asked, view, || view.filtered(asked, self.found(asked.workspace, &view.search).as_deref()))
    }
}
