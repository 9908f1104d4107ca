//! The page's end of the engine: commands, live questions, and what is wrong.
//!
//! A [`Session`] is a context and can be copied anywhere. It holds no records: only where the journal stands and how the engine is.
//!
//! ```text
//! let rows = session.live(move || AskCustomers { view: view.get(), window: window.get() });
//! rows.get()            None until the first answer; then Some(Ok(rows)) or Some(Err(failure)), and the former answer
//!                       stays until the next is there
//! session.run(command, words::customers::added(language, &name));    says so in a toast with Undo, or says why not
//! ```

use super::{
    device,
    parts::{Toasts, use_toasts},
    sentences,
    words::{self, Language},
};
use crate::engine::{
    client::{Client, News},
    protocol::{Done, Event, Failure, Opened, Progress, Reply, Request, RequestId, Standing},
};
use crate::workspace::{Command, questions::Question};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// How the engine is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Health {
    /// Reading what is stored.
    #[default]
    Opening,
    /// Ready to be asked.
    Ready(Box<Opened>),
    /// It could not open what is stored.
    Failed(Failure),
    /// Opening waits until a tab with an older program is closed.
    WaitingForOldTab,
    /// A newer program has taken over the database in another tab.
    NewerProgram,
    /// The browser has cut the connection to the database.
    Closed,
}

/// The page's end of the engine.
#[derive(Clone, Copy)]
pub struct Session {
    client: StoredValue<Client, LocalStorage>,
    /// How the engine is.
    pub health: RwSignal<Health>,
    /// Where the journal stands.
    pub standing: RwSignal<Standing>,
    /// Goes up when the records have changed, here or in another tab.
    changed: RwSignal<u32>,
    toasts: Toasts,
    /// What is said is said in the language of the moment: the session outlives a change of it.
    language: RwSignal<Language>,
}

/// Starts the engine and makes the session known to everything below.
pub fn provide_session(language: RwSignal<Language>) -> Session {
    let (health, standing, changed) = (RwSignal::new(Health::Opening), RwSignal::new(Standing::default()), RwSignal::new(0));
    let client = Client::new(move |news| match news {
        News::Event(Event::Changed(now)) => {
            standing.set(*now);
            changed.update(|n| *n += 1);
        }
        News::Event(Event::NewerProgram) => health.set(Health::NewerProgram),
        News::Event(Event::Closed) => health.set(Health::Closed),
        News::Event(Event::WaitingForOldTab) => health.set(Health::WaitingForOldTab),
        News::Died => changed.update(|n| *n += 1),
    });
    let client = StoredValue::new_local(client);
    let session = Session { client, health, standing, changed, toasts: use_toasts(), language };
    provide_context(session);
    session.open();
    session
}

/// The session of this page.
pub fn use_session() -> Session {
    expect_context()
}

impl Session {
    fn client(self) -> Client {
        self.client.get_value()
    }

    /// Opens what is stored; also after it could not be opened.
    pub fn open(self) {
        self.health.set(Health::Opening);
        spawn_local(async move {
            let health = match self.client().request(Request::Open { person: device::person() }).await {
                Ok(Reply::Opened(opened)) => {
                    self.standing.set(opened.standing.clone());
                    Health::Ready(Box::new(opened))
                }
                Ok(_) => Health::Failed(Failure::EngineDied),
                Err(failure) => Health::Failed(failure),
            };
            self.health.set(health);
        });
    }

    /// Tells the engine who works on this device from now on; the page stays as it is, with the focus where it was.
    pub fn introduce(self) {
        spawn_local(async move {
            // The engine learns the name when it opens.
            if let Err(failure) = self.client().request(Request::Open { person: device::person() }).await {
                self.health.try_set(Health::Failed(failure));
            }
        });
    }

    /// Asks for something, with progress if it takes long.
    pub async fn request(self, request: Request, progress: Option<Rc<dyn Fn(Progress)>>) -> Result<Reply, Failure> {
        self.client().request_with(request, progress).await
    }

    /// Asks for something that may be called off; the number is for [`call_off`](Self::call_off).
    pub fn begin(
        self,
        request: Request,
        progress: Option<Rc<dyn Fn(Progress)>>,
    ) -> (RequestId, impl Future<Output = Result<Reply, Failure>> + use<>) {
        self.client().begin(request, progress)
    }

    /// Calls off what gives way to other requests.
    pub fn call_off(self, id: RequestId) {
        self.client().call_off(id);
    }

    /// Asks a question once.
    pub async fn ask<Q: Question>(self, question: Q) -> Result<Q::Answer, Failure> {
        self.client().ask(question).await
    }

    /// Stops reading or checking a file. Nothing that is being saved is stopped half way.
    pub fn cancel_reading(self) {
        self.client().cancel_all();
    }

    /// Asks a question, and asks again when it or the records change.
    pub fn live<Q>(self, question: impl Fn() -> Q + 'static) -> Signal<Option<Result<Q::Answer, Failure>>>
    where
        Q: Question + 'static,
        Q::Answer: Clone + Send + Sync + 'static,
    {
        let answer = RwSignal::new(None);
        let last = Rc::new(Cell::new(0_u32));
        Effect::new(move || {
            self.changed.track();
            let question = question();
            last.set(last.get().wrapping_add(1));
            let (asked, last) = (last.get(), Rc::clone(&last));
            spawn_local(async move {
                let answered = self.ask(question).await;
                if last.get() == asked {
                    answer.try_set(Some(answered));
                }
            });
        });
        answer.into()
    }

    /// Asks as [`live`](Self::live) does, one question at a time: while an answer is on its way only the newest question waits, so
    /// that dragging asks as often as the engine can answer and no oftener.
    pub fn live_newest<Q>(self, question: impl Fn() -> Q + 'static) -> Signal<Option<Result<Q::Answer, Failure>>>
    where
        Q: Question + 'static,
        Q::Answer: Clone + Send + Sync + 'static,
    {
        let answer = RwSignal::new(None);
        let waiting: Rc<RefCell<Option<Q>>> = Rc::default();
        let is_asking = Rc::new(Cell::new(false));
        Effect::new(move || {
            self.changed.track();
            waiting.replace(Some(question()));
            if is_asking.replace(true) {
                return;
            }
            let (waiting, is_asking) = (Rc::clone(&waiting), Rc::clone(&is_asking));
            spawn_local(async move {
                // Taken in a statement of its own: nothing may be borrowed while an answer is awaited.
                let next = || waiting.borrow_mut().take();
                let mut question = next();
                while let Some(newest) = question {
                    let answered = self.ask(newest).await;
                    answer.try_set(Some(answered));
                    question = next();
                }
                is_asking.set(false);
            });
        });
        answer.into()
    }

    /// Does a command and answers what came of it.
    pub async fn perform(self, command: Command) -> Result<Done, Failure> {
        self.done(Request::command(&command)).await
    }

    /// Asks for something that ends in a change.
    pub async fn done(self, request: Request) -> Result<Done, Failure> {
        match self.request(request, None).await? {
            Reply::Done(done) => {
                self.standing.try_set(done.standing.clone());
                Ok(done)
            }
            _ => Err(Failure::EngineDied),
        }
    }

    /// Does a command, says that it is done and offers to take it back; or says why it was not done.
    pub fn run(self, command: Command, said: impl Into<String>) {
        self.carry_out(Request::command(&command), said);
    }

    /// The same of anything that ends in a change.
    pub fn carry_out(self, request: Request, said: impl Into<String>) {
        let said = said.into();
        spawn_local(async move {
            match self.done(request).await {
                Ok(done) => self.say_done(&done, said),
                Err(failure) => self.say_failure(&failure),
            }
        });
    }

    /// Says that something is done, with Undo if something changed.
    pub fn say_done(self, done: &Done, said: String) {
        if done.entry.is_some() {
            let number = done.number;
            self.toasts.say_with_undo(said, move || self.take_back(number));
        } else {
            self.toasts.say(words::session::nothing_changed(self.language.get_untracked()));
        }
    }

    /// Says what went wrong, what was kept, and what to do.
    pub fn say_failure(self, failure: &Failure) {
        if *failure != Failure::Cancelled {
            self.toasts.warn(sentences::failure(self.language.get_untracked(), failure));
        }
    }

    fn take_back(self, number: u64) {
        self.settle(Request::UndoEntry { number }, words::session::undone);
    }

    /// Takes the last change back.
    pub fn undo(self) {
        self.settle(Request::Undo, words::session::undone);
    }

    /// Does again what was taken back last.
    pub fn redo(self) {
        self.settle(Request::Redo, words::session::redone);
    }

    fn settle(self, request: Request, said: fn(Language) -> &'static str) {
        spawn_local(async move {
            match self.done(request).await {
                Ok(_) => self.toasts.say(said(self.language.get_untracked())),
                Err(failure) => self.say_failure(&failure),
            }
        });
    }
}
