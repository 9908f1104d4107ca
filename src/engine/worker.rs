//! The engine's end of the worker: takes requests in, one after the other, and sends replies, progress and events out.
//!
//! A forecast (be it for a scheme that weighs one), or a scan for duplicates, takes long where there are many customers: it is made in turns, and whoever asked in between is answered between two of
//! them. It can be called off at any turn.

use super::{
    browser::Browser,
    changing::fetch_changes,
    codec::Packed,
    foreseeing::Underway,
    protocol::{Event, Failure, FromEngine, GradeOrder, Progress, Reply, Request, RequestId, ToEngine},
    queue::Queue,
    scanning::Scanning,
    shell::Engine,
};
use crate::storage::{DATABASE, IndexedDbStore, Notice, StorageError};
use crate::workspace::questions::ForesightWish;
use futures::lock::Mutex;
use gloo_worker::{HandlerId, Registrable, WorkerScope};
use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::rc::Rc;

/// The name under which a dying engine calls; the page listens there.
pub const DEATH_CHANNEL: &str = "crema-engine-died";

type Shell = Engine<IndexedDbStore, Browser>;
type Shared = Rc<Mutex<Option<Shell>>>;

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
    shell: Shared,
    queue: Queue,
    cancelled: Rc<RefCell<HashSet<RequestId>>>,
}

impl gloo_worker::Worker for EngineWorker {
    type Message = ();
    type Input = ToEngine;
    type Output = FromEngine;

    fn create(scope: &WorkerScope<Self>) -> Self {
        let outgoing = Outgoing { scope: scope.clone(), to: Rc::default(), current: Rc::default() };
        Self { outgoing, shell: Rc::default(), queue: Queue::default(), cancelled: Rc::default() }
    }

    fn update(&mut self, _: &WorkerScope<Self>, (): ()) {}

    fn received(&mut self, _: &WorkerScope<Self>, message: ToEngine, from: HandlerId) {
        self.outgoing.to.set(Some(from));
        match message {
            ToEngine::Cancel { id } => {
                self.cancelled.borrow_mut().insert(id);
            }
            ToEngine::Request { id, request } => {
                let (outgoing, shell, cancelled) = (self.outgoing.clone(), Rc::clone(&self.shell), Rc::clone(&self.cancelled));
                let mut place = self.queue.join();
                let is_overview = matches!(request, Request::Overview);
                wasm_bindgen_futures::spawn_local(async move {
                    place.comes_up().await;
                    let mut place = Some(place);
                    let mut work = Work::of(request);
                    let reply = loop {
                        let mut shared = shell.lock().await;
                        if cancelled.borrow_mut().remove(&id) {
                            break Err(Failure::Cancelled);
                        }
                        outgoing.current.set(id);
                        if let Some(reply) = work.turn(&mut shared, &shell, &outgoing).await.transpose() {
                            break reply;
                        }
                        drop(shared);
                        drop(place.take());
                        pause().await;
                    };
                    cancelled.borrow_mut().remove(&id);
                    outgoing.say(match reply {
                        Ok(Reply::Answered(packed)) => FromEngine::Answer { id, packed },
                        reply => FromEngine::Reply { id, reply: Box::new(reply) },
                    });
                    // Whoever sees what there is asks about it next.
                    if is_overview && let Some(engine) = shell.lock().await.as_mut() {
                        engine.get_ready();
                        wasm_bindgen_futures::spawn_local(fetch_ahead());
                    }
                });
            }
        }
    }
}

/// Has the code of changes brought while nothing is asked, so that the first change waits for no file. What cannot be had now is fetched then.
async fn fetch_ahead() {
    let _ = fetch_changes().await;
}

/// A request that is being worked on.
enum Work {
    AtOnce(Option<Box<Request>>),
    InTurns(ForesightWish, Option<Underway>),
    Scanning(Option<Scanning>),
    /// What grading needs first, and then grading itself.
    Grading(Option<Box<GradeOrder>>, Option<Underway>),
}

impl Work {
    fn of(request: Request) -> Self {
        match request {
            Request::Foresee(wish) => Self::InTurns(wish, None),
            Request::FindDuplicates => Self::Scanning(None),
            Request::Grade(order) => Self::Grading(Some(order), None),
            request => Self::AtOnce(Some(Box::new(request))),
        }
    }

    /// Works on it for a while; the reply, if it is done.
    async fn turn(&mut self, shared: &mut Option<Shell>, shell: &Shared, outgoing: &Outgoing) -> Result<Option<Reply>, Failure> {
        match self {
            Self::AtOnce(request) => match request.take() {
                Some(request) => answer(shared, shell, outgoing, *request).await.map(Some),
                None => Ok(None),
            },
            Self::InTurns(wish, underway) => {
                let engine = opened(shared, shell, outgoing).await?;
                let reply = engine.foresee_on(*wish, underway).await?;
                if reply.is_some() {
                    // No record changed, but answers did.
                    outgoing.say(FromEngine::Event(Event::Changed(Box::new(engine.standing()))));
                }
                Ok(reply)
            }
            Self::Grading(order, underway) => {
                let engine = opened(shared, shell, outgoing).await?;
                let is_ready = match order {
                    Some(order) => engine.prepare_grading_on(order, underway).await?,
                    None => false,
                };
                match order.take_if(|_| is_ready) {
                    Some(order) => answer(shared, shell, outgoing, Request::Grade(order)).await.map(Some),
                    None => Ok(None),
                }
            }
            Self::Scanning(underway) => {
                let engine = opened(shared, shell, outgoing).await?;
                let reply = engine.find_duplicates_on(underway).await?;
                if reply.is_some() {
                    outgoing.say(FromEngine::Event(Event::Changed(Box::new(engine.standing()))));
                }
                Ok(reply)
            }
        }
    }
}

/// Lets everything that has come in meanwhile go first.
async fn pause() {
    gloo::timers::future::TimeoutFuture::new(0).await;
}

async fn answer(shared: &mut Option<Shell>, shell: &Shared, outgoing: &Outgoing, request: Request) -> Result<Reply, Failure> {
    let engine = opened(shared, shell, outgoing).await?;
    let standing_before = engine.standing();
    let reply = engine.handle(request).await;
    let standing = engine.standing();
    // A backup moves the standing too, without an entry of the journal.
    if standing != standing_before {
        outgoing.say(FromEngine::Event(Event::Changed(Box::new(standing))));
    }
    reply
}

/// The engine, made with the first request.
async fn opened<'a>(shared: &'a mut Option<Shell>, shell: &Shared, outgoing: &Outgoing) -> Result<&'a mut Shell, StorageError> {
    if shared.is_none() {
        let (told, shell) = (outgoing.clone(), Rc::downgrade(shell));
        let store = IndexedDbStore::open(DATABASE, move |notice| match notice {
            Notice::Written { head } => {
                if let Some(shell) = shell.upgrade() {
                    wasm_bindgen_futures::spawn_local(catch_up(shell, told.clone(), head));
                }
            }
            Notice::Superseded => told.say(FromEngine::Event(Event::NewerProgram)),
            Notice::Lost => told.say(FromEngine::Event(Event::Closed)),
            Notice::Blocked => told.say(FromEngine::Event(Event::WaitingForOldTab)),
        })
        .await?;
        let is_newer = store.newer_layout().is_some();
        *shared = Some(Engine::new(store, Browser::new(outgoing.clone())).read_only(is_newer));
    }
    Ok(shared.as_mut().expect("it was made a line above"))
}

/// Applies what another tab has written, and tells the page.
async fn catch_up(shell: Shared, outgoing: Outgoing, head: u64) {
    let mut shared = shell.lock().await;
    let Some(engine) = shared.as_mut() else { return };
    if engine.standing().journal_number < head && engine.catch_up().await.is_ok() {
        outgoing.say(FromEngine::Event(Event::Changed(Box::new(engine.standing()))));
    }
}

/// Starts the worker. Called by `bin/engine.rs` and by nothing else.
pub fn start() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        call_death();
    }));
    EngineWorker::registrar().encoding::<Packed>().register();
}

/// Tells the page that this engine can do no more.
fn call_death() {
    if let Ok(channel) = web_sys::BroadcastChannel::new(DEATH_CHANNEL) {
        let _ = channel.post_message(&wasm_bindgen::JsValue::NULL);
    }
}
