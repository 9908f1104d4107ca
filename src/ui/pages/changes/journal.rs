//! The part of the journal that the page has read: grows at the end as one scrolls, and at the start as things change.

use crate::engine::protocol::{Failure, HistoryEntry, Reply, Request};
use crate::ui::{pages::journal_reading::on_each_entry, session::Session};
use leptos::html::Div;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::prelude::Closure;
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::{IntersectionObserver, IntersectionObserverEntry};

/// Entries read at once.
const WINDOW: u32 = 60;
/// The most that the engine gives at once.
const MOST: usize = 500;

/// What has been read, the newest first.
#[derive(Clone, Copy)]
pub struct Journal {
    session: Session,
    pub entries: RwSignal<Vec<HistoryEntry>>,
    /// The first answer is there.
    pub is_read: RwSignal<bool>,
    pub is_reading: RwSignal<bool>,
    pub has_older: RwSignal<bool>,
    pub failure: RwSignal<Option<Failure>>,
}

impl Journal {
    /// Reads the newest entries now and whenever something changes.
    pub fn follow(session: Session) -> Self {
        let journal = Self {
            session,
            entries: RwSignal::new(Vec::new()),
            is_read: RwSignal::new(false),
            is_reading: RwSignal::new(false),
            has_older: RwSignal::new(false),
            failure: RwSignal::new(None),
        };
        on_each_entry(session, move || journal.read_newest());
        journal
    }

    /// Reads the next window of older entries, unless it is being read or there are none.
    pub fn read_on(self) {
        // What watches the end of the list may still tell when the page has been left.
        let may_read = self.has_older.try_get_untracked() == Some(true) && self.is_reading.try_get_untracked() == Some(false);
        if let Some(before) = self.entries.try_with_untracked(|entries| entries.last().map(|entry| entry.number)).filter(|_| may_read) {
            self.read(before, WINDOW, |entries, older| entries.extend(older));
        }
    }

    fn read_newest(self) {
        let n_read = self.entries.with_untracked(Vec::len).clamp(WINDOW as usize, MOST);
        self.read(None, u32::try_from(n_read).unwrap_or(WINDOW), renew);
    }

    fn read(self, before: Option<u64>, n: u32, take_in: fn(&mut Vec<HistoryEntry>, Vec<HistoryEntry>)) {
        self.is_reading.set(true);
        spawn_local(async move {
            let answer = self.session.request(Request::History { before, n }, None).await;
            // Whoever has left the page needs nothing more.
            if self.is_reading.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(Reply::History(mut found)) => {
                    found.sort_unstable_by_key(|entry| std::cmp::Reverse(entry.number));
                    let is_window_full = found.len() >= n as usize;
                    self.entries.update(|entries| take_in(entries, found));
                    let is_at_start = self.entries.with_untracked(|entries| entries.last().is_none_or(|entry| entry.number <= 1));
                    self.has_older.set(is_window_full && !is_at_start);
                    self.failure.set(None);
                }
                Ok(_) => self.failure.set(Some(Failure::EngineDied)),
                Err(failure) => self.failure.set(Some(failure)),
            }
            self.is_read.set(true);
        });
    }

    /// The change that an undo takes back or a redo makes again, if it has been read: not the undo or redo in between.
    pub fn behind(self, entry: &HistoryEntry) -> Option<HistoryEntry> {
        self.entries.with_untracked(|entries| {
            let named = |id| entries.iter().find(|other| other.head.id == id);
            let mut found = named(entry.head.undoes?)?;
            while let Some(id) = found.head.undoes {
                found = named(id)?;
            }
            Some(found.clone())
        })
    }

    /// Takes one entry back.
    pub fn take_back(self, number: u64, said: &'static str) {
        self.session.carry_out(Request::UndoEntry { number }, said);
    }
}

/// The newest entries take the place of those they cover; older ones stay, marked as the new ones that name them say.
fn renew(entries: &mut Vec<HistoryEntry>, newest: Vec<HistoryEntry>) {
    let oldest_new = newest.last().map_or(u64::MAX, |entry| entry.number);
    entries.retain(|entry| entry.number < oldest_new);
    for entry in entries.iter_mut() {
        if let Some(last) = newest.iter().find(|new| new.head.undoes == Some(entry.head.id)) {
            entry.is_undone = !last.is_undone;
        }
    }
    entries.splice(0..0, newest);
}

/// Watches until it is dropped.
struct Watch {
    observer: IntersectionObserver,
    _told: Closure<dyn FnMut(js_sys::Array)>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Calls back whenever the element comes into sight.
pub fn use_in_sight(node: NodeRef<Div>, on_seen: impl Fn() + Copy + 'static) {
    let watch = StoredValue::new_local(None::<Watch>);
    Effect::new(move || {
        let Some(element) = node.get() else { return };
        let told = Closure::<dyn FnMut(js_sys::Array)>::new(move |seen: js_sys::Array| {
            let is_seen = |entry: JsValue| entry.unchecked_into::<IntersectionObserverEntry>().is_intersecting();
            if seen.iter().any(is_seen) {
                on_seen();
            }
        });
        // A browser without observers still has the button.
        if let Ok(observer) = IntersectionObserver::new(told.as_ref().unchecked_ref()) {
            observer.observe(&element);
            watch.set_value(Some(Watch { observer, _told: told }));
        }
    });
}
