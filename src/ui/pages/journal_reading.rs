//! What the journal remembers of something, read in windows: the latest first, earlier entries when they are asked for.
//!
//! Not here: how entries look, and the whole history, which grows at both ends (`changes`).

use crate::engine::protocol::{Failure, Recalled, Reply, Request};
use crate::ui::{
    parts::{Button, ButtonKind, ControlSize, Glyph},
    session::{Session, use_session},
    words::{Language, record_history as words},
};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Something that the journal remembers.
pub trait Memory: Copy + Send + Sync + 'static {
    type Entry: Clone + Send + Sync + 'static;

    /// Asks for what came before an entry, or for the latest.
    fn request(self, before: Option<u64>) -> Request;

    /// What was answered; `None` if the reply is to something else.
    fn recalled(reply: Reply) -> Option<Recalled<Self::Entry>>;
}

/// What has been read, the latest first.
pub struct JournalReading<M: Memory> {
    session: Session,
    memory: M,
    known: RwSignal<Option<Result<Recalled<M::Entry>, Failure>>>,
    /// An answer is on its way.
    pub is_reading: RwSignal<bool>,
    /// Requests so far.
    n_asked: StoredValue<u32>,
}

// Not derived: that would ask it of entries too.
impl<M: Memory> Copy for JournalReading<M> {}

impl<M: Memory> Clone for JournalReading<M> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<M: Memory> JournalReading<M> {
    /// Reads the latest as soon as it is wanted, and anew whenever something changes.
    pub fn follow(memory: M, is_wanted: impl Fn() -> bool + 'static) -> Self {
        let session = use_session();
        let (known, is_reading, n_asked) = (RwSignal::new(None), RwSignal::new(false), StoredValue::new(0));
        let reading = Self { session, memory, known, is_reading, n_asked };
        on_each_entry(session, move || {
            if is_wanted() {
                reading.ask(None, Vec::new());
            }
        });
        reading
    }

    /// What is known by now; it is tracked.
    pub fn known(self) -> Option<Result<Recalled<M::Entry>, Failure>> {
        self.known.get()
    }

    /// Reads what came before, after what is known.
    pub fn read_on(self) {
        if let Some(Ok(recalled)) = self.known.get_untracked()
            && recalled.next.is_some()
        {
            self.ask(recalled.next, recalled.entries);
        }
    }

    /// Reads the next window, or says that there is none.
    pub fn end(self, recalled: &Recalled<M::Entry>, language: Language) -> AnyView {
        if recalled.next.is_none() {
            return view! { <p class="quiet small">{words::reached_start(language)}</p> }.into_any();
        }
        view! {
            <div>
                <Button kind=ButtonKind::Ghost size=ControlSize::Small icon=Glyph::ChevronDown busy=self.is_reading on_press=move || self.read_on()>
                    {words::earlier(language)}
                </Button>
            </div>
        }
        .into_any()
    }

    fn ask(self, before: Option<u64>, known: Vec<M::Entry>) {
        self.is_reading.set(true);
        self.n_asked.update_value(|n_asked| *n_asked += 1);
        let asked = self.n_asked.get_value();
        spawn_local(async move {
            let answer = self.session.request(self.memory.request(before), None).await;
            // What was asked for since counts, and whoever has left the page needs nothing more.
            if self.n_asked.try_get_value() != Some(asked) {
                return;
            }
            let recalled = answer.and_then(|reply| M::recalled(reply).ok_or(Failure::EngineDied));
            let joined = |read: Recalled<M::Entry>| Recalled { entries: known.into_iter().chain(read.entries).collect(), next: read.next };
            self.known.set(Some(recalled.map(joined)));
            self.is_reading.set(false);
        });
    }
}

/// Calls now, and whenever the journal has an entry more or what was read in the call changes.
pub fn on_each_entry(session: Session, call: impl Fn() + 'static) {
    let number = Memo::new(move |_| session.standing.with(|standing| standing.journal_number));
    Effect::new(move || {
        // A memo that nobody reads hears of no change.
        number.get();
        call();
    });
}
