//! The engine's end of the worker: takes requests in, one after the other, and sends replies, progress and events out.

use super::{
    browser::Browser,
    codec::Postcard,
    protocol::{Event, Failure, FromEngine, Progress, RequestId, ToEngine},
    shell::Engine,
};
use crate::storage::{DATABASE, IndexedDbStore, Notice, StorageError, tabs::Tabs};
use futures::lock::Mutex;
use gloo_worker::{HandlerId, Registrable, WorkerScope};
use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::rc::Rc;

/// The name under which a dying engine calls; the page listens there.
pub const DEATH_CHANNEL: &str = "crema-engine-died";

type Shell = Engine<IndexedDbStore, Browser>;

/// Where outgoing messages go, shared by everything that may want to say something.
#[derive(Clone)]
pub struct Outgoing {
    scope: WorkerScope<EngineWorker>,
    to: Rc<Cell<Option<HandlerId>>>,
    current: Rc<Cell<RequestId>>,
}

impl Outgoing {
    fn say(&self, message: FromEngine) {
        if let Some(to) = self.to.get() {
            self.scope.respond(to, message);
        }
    }

    /// Tells how far the request at hand has come.
    pub fn progress(&self, progress: Progress) {
        self.say(FromEngine::Progress { id: self.current.get(), progress });
    }
}

/// The worker.
pub struct EngineWorker {
    outgoing: Outgoing,
    shell: Rc<Mutex<Option<Shell>>>,
    tabs: Rc<RefCell<Option<Tabs>>>,
    cancelled: Rc<RefCell<HashSet<RequestId>>>,
}

impl gloo_worker::Worker for EngineWorker {
    type Message = ();
    type Input = ToEngine;
    type Output = FromEngine;

    fn create(scope: &WorkerScope<Self>) -> Self {
        let outgoing = Outgoing { scope: scope.clone(), to: Rc::default(), current: Rc::default() };
        Self { outgoing, shell: Rc::default(), tabs: Rc::default(), cancelled: Rc::default() }
    }

    fn update(&mut self, _: &WorkerScope<Self>, (): ()) {}

    fn received(&mut self, _: &WorkerScope<Self>, message: ToEngine, from: HandlerId) {
        self.outgoing.to.set(Some(from));
        match message {
            ToEngine::Cancel { id } => {
                self.cancelled.borrow_mut().insert(id);
            }
            ToEngine::Request { id, request } => {
                let (outgoing, shell) = (self.outgoing.clone(), Rc::clone(&self.shell));
                let (tabs, cancelled) = (Rc::clone(&self.tabs), Rc::clone(&self.cancelled));
                wasm_bindgen_futures::spawn_local(async move {
                    let mut shell = shell.lock().await;
                    if cancelled.borrow_mut().remove(&id) {
                        outgoing.say(FromEngine::Reply { id, reply: Err(Failure::Cancelled) });
                        return;
                    }
                    outgoing.current.set(id);
                    let reply = match opened(&mut shell, &outgoing).await {
                        Err(error) => Err(Failure::Storage(error)),
                        Ok(engine) => {
                            let number_before = engine.standing().journal_number;
                            let reply = engine.handle(request).await;
                            let standing = engine.standing();
                            if standing.journal_number != number_before {
                                if let Some(tabs) = &*tabs.borrow() {
                                    tabs.tell(standing.journal_number);
                                }
                                outgoing.say(FromEngine::Event(Event::Changed(standing)));
                            }
                            reply
                        }
                    };
                    outgoing.say(FromEngine::Reply { id, reply });
                });
            }
        }
        self.join_tabs();
    }
}

impl EngineWorker {
    /// Listens for what other tabs write.
    fn join_tabs(&self) {
        if self.tabs.borrow().is_some() {
            return;
        }
        let (outgoing, shell) = (self.outgoing.clone(), Rc::clone(&self.shell));
        let joined = Tabs::join(DATABASE, move |head| {
            let (outgoing, shell) = (outgoing.clone(), Rc::clone(&shell));
            wasm_bindgen_futures::spawn_local(async move {
                let mut shell = shell.lock().await;
                let Some(engine) = shell.as_mut() else { return };
                if engine.standing().journal_number < head && engine.catch_up().await.is_ok() {
                    outgoing.say(FromEngine::Event(Event::Changed(engine.standing())));
                }
            });
        });
        *self.tabs.borrow_mut() = joined.ok();
    }
}

/// The engine, made with the first request.
async fn opened<'a>(shell: &'a mut Option<Shell>, outgoing: &Outgoing) -> Result<&'a mut Shell, StorageError> {
    if shell.is_none() {
        let told = outgoing.clone();
        let store = IndexedDbStore::open(DATABASE, move |notice| match notice {
            Notice::VersionChange => told.say(FromEngine::Event(Event::NewerProgram)),
            Notice::Closed => told.say(FromEngine::Event(Event::Closed)),
            Notice::Blocked => {}
        })
        .await?;
        *shell = Some(Engine::new(store, Browser::new(outgoing.clone())));
    }
    Ok(shell.as_mut().expect("it was made a line above"))
}

/// Starts the worker. Called by `bin/engine.rs` and by nothing else.
pub fn start() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        call_death();
    }));
    EngineWorker::registrar().encoding::<Postcard>().register();
}

/// Tells the page that this engine can do no more.
fn call_death() {
    if let Ok(channel) = web_sys::BroadcastChannel::new(DEATH_CHANNEL) {
        let _ = channel.post_message(&wasm_bindgen::JsValue::NULL);
    }
}
