//! Other tabs with the same database: telling them that there is something new, and taking turns.
//!
//! A message carries only the number of the last entry; what it says is read from the database, so that a lost message costs
//! nothing but time. Turns are Web Locks: they end by themselves when a tab dies.

use futures::channel::oneshot;
use futures::future::{Either, select};
use gloo::events::EventListener;
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{BroadcastChannel, MessageEvent};

use super::error::StorageError;
use super::externs::lock_manager;
use super::indexed_db::failure::unavailable;

/// The other tabs with this database; leaving is dropping.
#[derive(Debug)]
pub(super) struct Tabs {
    channel: BroadcastChannel,
    _listener: EventListener,
}

impl Tabs {
    /// Joins them; `on_head` is called with the number of the last entry whenever another tab has written.
    pub fn join(database: &str, on_head: impl Fn(u64) + 'static) -> Result<Self, StorageError> {
        let channel = BroadcastChannel::new(database).map_err(|error| unavailable(&error))?;
        let listener = EventListener::new(&channel, "message", move |event| {
            let head = event.dyn_ref::<MessageEvent>().and_then(|message| message.data().as_f64());
            if let Some(head) = head {
                on_head(head as u64);
            }
        });
        Ok(Self { channel, _listener: listener })
    }

    /// Tells the others that the journal is at `head`.
    pub fn tell(&self, head: u64) {
        // A channel refuses only when it is closed, and this one closes on drop. If telling failed all the same, the others
        // would learn it from their next commit, which is refused as stale.
        let _ = self.channel.post_message(&JsValue::from_f64(head as f64));
    }
}

impl Drop for Tabs {
    fn drop(&mut self) {
        self.channel.close();
    }
}

/// It is this tab's turn, until this is dropped.
#[derive(Debug)]
pub struct Turn {
    finish: Function,
}

impl Drop for Turn {
    fn drop(&mut self) {
        // Settling a promise cannot throw.
        let _ = self.finish.call0(&JsValue::NULL);
    }
}

/// Takes the turn for this work, or none if another tab has it just now: never waits for it. The name of the work is shared by
/// everything of this origin, so it begins with the program's (`crema-checkpoint`).
///
/// # Errors
///
/// [`StorageError::Unavailable`] in a browser without Web Locks.
pub async fn take_turn(work: &str) -> Result<Option<Turn>, StorageError> {
    let locks = lock_manager().ok_or_else(|| StorageError::Unavailable { why: "navigator.locks is missing".into() })?;
    let options = Object::new();
    Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE).map_err(|error| unavailable(&error))?;

    let (sender, answer) = oneshot::channel();
    let on_answer = Closure::once(move |lock: JsValue| -> JsValue {
        if lock.is_null() {
            // Nobody listens any more if the asker was dropped meanwhile; then nobody minds.
            let _ = sender.send(None);
            return JsValue::UNDEFINED;
        }
        let mut finish = None;
        let work_done = Promise::new(&mut |resolve, _| finish = Some(resolve));
        // A turn that nobody takes is dropped here, and so given back at once.
        let _ = sender.send(finish.map(|finish| Turn { finish }));
        work_done.into()
    });
    let request = locks.request(work, &options, on_answer.as_ref().unchecked_ref()).map_err(|error| unavailable(&error))?;
    match select(answer, JsFuture::from(request)).await {
        Either::Left((turn, _)) => Ok(turn.ok().flatten()),
        // The request settles before its answer only when it was refused.
        Either::Right((refused, _)) => refused.map(|_| None).map_err(|error| unavailable(&error)),
    }
}
