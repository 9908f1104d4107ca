//! The page's end of the worker: asks, waits, and starts a dead engine again.
//!
//! Holds no data: replies go to who asked, events to who listens.

use super::{
    codec::{Packed, unpacked},
    protocol::{Event, Failure, FromEngine, Progress, Reply, Request, RequestId, ToEngine},
    worker::{DEATH_CHANNEL, EngineWorker},
};
use crate::workspace::questions::Question;
use futures::channel::oneshot;
use gloo::events::EventListener;
use gloo_worker::{Spawnable, WorkerBridge};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

/// Where the worker's loader stands, beside the page.
const LOADER: &str = "engine_loader.js";

/// What the page is told without asking.
#[derive(Clone, Debug, PartialEq)]
pub enum News {
    Event(Event),
    /// The engine died. It is started again with the next request; what was saved is safe.
    Died,
}

/// Whoever wants to hear of events.
type Listener = Rc<dyn Fn(News)>;

/// What came back.
enum Arrived {
    Reply(Box<Reply>),
    /// The answer to a question, still packed.
    Answer(Vec<u8>),
}

struct Waiting {
    arrived: oneshot::Sender<Result<Arrived, Failure>>,
    progress: Option<Rc<dyn Fn(Progress)>>,
}

#[derive(Default)]
struct Inner {
    bridge: RefCell<Option<WorkerBridge<EngineWorker>>>,
    waiting: RefCell<HashMap<RequestId, Waiting>>,
    last_id: Cell<RequestId>,
    listener: RefCell<Option<Listener>>,
    /// What the engine must be told first when it is started again.
    opening: RefCell<Option<Request>>,
    deaths: RefCell<Option<(web_sys::BroadcastChannel, EventListener)>>,
}

/// The page's end of the engine; clones speak to the same one.
#[derive(Clone, Default)]
pub struct Client {
    inner: Rc<Inner>,
}

impl Client {
    /// A client whose engine is started with the first request. `listener` hears of events.
    pub fn new(listener: impl Fn(News) + 'static) -> Self {
        let client = Self::default();
        *client.inner.listener.borrow_mut() = Some(Rc::new(listener));
        client.listen_for_death();
        client
    }

    fn listen_for_death(&self) {
        let Ok(channel) = web_sys::BroadcastChannel::new(DEATH_CHANNEL) else { return };
        let inner = Rc::downgrade(&self.inner);
        let listener = EventListener::new(&channel, "message", move |_| {
            if let Some(inner) = inner.upgrade() {
                Self { inner }.bury();
            }
        });
        *self.inner.deaths.borrow_mut() = Some((channel, listener));
    }

    /// Lets a dead (or a busy) engine go: everyone who waits is told, and the next request starts a new one.
    fn bury(&self) {
        self.stop(Failure::EngineDied);
        self.tell(News::Died);
    }

    fn stop(&self, why: Failure) {
        self.inner.bridge.borrow_mut().take();
        let waiting = std::mem::take(&mut *self.inner.waiting.borrow_mut());
        for (_, waiting) in waiting {
            // Who no longer waits has nothing to be told.
            let _ = waiting.arrived.send(Err(why.clone()));
        }
    }

    fn tell(&self, news: News) {
        let listener = self.inner.listener.borrow().clone();
        if let Some(listener) = listener {
            listener(news);
        }
    }

    fn start(&self) -> WorkerBridge<EngineWorker> {
        let inner = Rc::downgrade(&self.inner);
        let bridge = EngineWorker::spawner()
            .callback(move |message| {
                if let Some(inner) = inner.upgrade() {
                    Self { inner }.receive(message);
                }
            })
            .encoding::<Packed>()
            .as_module(true)
            .with_loader(true)
            .spawn(LOADER);
        if let Some(request) = self.inner.opening.borrow().clone() {
            bridge.send(ToEngine::Request { id: 0, request });
        }
        bridge
    }

    fn receive(&self, message: FromEngine) {
        match message {
            FromEngine::Reply { id, reply } => self.hand_over(id, (*reply).map(|reply| Arrived::Reply(Box::new(reply)))),
            FromEngine::Answer { id, packed } => self.hand_over(id, Ok(Arrived::Answer(packed))),
            FromEngine::Progress { id, progress } => {
                let told = self.inner.waiting.borrow().get(&id).and_then(|waiting| waiting.progress.clone());
                if let Some(told) = told {
                    told(progress);
                }
            }
            FromEngine::Event(event) => self.tell(News::Event(event)),
        }
    }

    fn hand_over(&self, id: RequestId, arrived: Result<Arrived, Failure>) {
        let waiting = self.inner.waiting.borrow_mut().remove(&id);
        if let Some(waiting) = waiting {
            // Who no longer waits has nothing to be told.
            let _ = waiting.arrived.send(arrived);
        }
    }

    /// Asks for something.
    pub async fn request(&self, request: Request) -> Result<Reply, Failure> {
        self.request_with(request, None).await
    }

    /// Asks for something that may take long.
    pub async fn request_with(&self, request: Request, progress: Option<Rc<dyn Fn(Progress)>>) -> Result<Reply, Failure> {
        self.begin(request, progress).1.await
    }

    /// Asks for something that may be [called off](Self::call_off) by its number.
    pub fn begin(
        &self,
        request: Request,
        progress: Option<Rc<dyn Fn(Progress)>>,
    ) -> (RequestId, impl Future<Output = Result<Reply, Failure>> + use<>) {
        let (id, arriving) = self.send(request, progress);
        let reply = async move {
            match arriving.await.unwrap_or(Err(Failure::EngineDied))? {
                Arrived::Reply(reply) => Ok(*reply),
                Arrived::Answer(_) => Err(Failure::EngineDied),
            }
        };
        (id, reply)
    }

    /// Calls off work that gives way to other requests; its reply will be [`Failure::Cancelled`], unless it was done already.
    pub fn call_off(&self, id: RequestId) {
        if let Some(bridge) = &*self.inner.bridge.borrow() {
            bridge.send(ToEngine::Cancel { id });
        }
    }

    fn send(&self, request: Request, progress: Option<Rc<dyn Fn(Progress)>>) -> (RequestId, oneshot::Receiver<Result<Arrived, Failure>>) {
        let id = self.inner.last_id.get().wrapping_add(1).max(1);
        self.inner.last_id.set(id);
        let (sender, receiver) = oneshot::channel();
        if self.inner.bridge.borrow().is_none() {
            let bridge = self.start();
            *self.inner.bridge.borrow_mut() = Some(bridge);
        }
        if matches!(request, Request::Open { .. }) {
            *self.inner.opening.borrow_mut() = Some(request.clone());
        }
        self.inner.waiting.borrow_mut().insert(id, Waiting { arrived: sender, progress });
        if let Some(bridge) = &*self.inner.bridge.borrow() {
            bridge.send(ToEngine::Request { id, request });
        }
        (id, receiver)
    }

    /// Asks a question.
    pub async fn ask<Q: Question>(&self, question: Q) -> Result<Q::Answer, Failure> {
        let (_, arriving) = self.send(Request::question(question), None);
        match arriving.await.unwrap_or(Err(Failure::EngineDied))? {
            Arrived::Answer(packed) => Ok(unpacked(&packed)),
            Arrived::Reply(_) => Err(Failure::EngineDied),
        }
    }

    /// Stops whatever is being worked on, by letting the engine go and starting a new one with the next request. Only for work
    /// that writes nothing: reading a file and checking it.
    pub fn cancel_all(&self) {
        self.stop(Failure::Cancelled);
    }
}
