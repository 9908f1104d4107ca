//! The scan: begun when the page needs it, with progress, and it can be stopped.

use crate::engine::protocol::{Failure, Progress, Request, RequestId};
use crate::ui::{
    device::use_language,
    parts::{Button, ProgressBar},
    session::use_session,
    words::duplicates as words,
};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;

/// Scans whenever it is wanted and none is on its way; one that was stopped waits for a press.
#[component]
pub fn ScanState(
    wants_scan: Memo<bool>,
    /// Nothing is shown yet.
    is_first: Signal<bool>,
) -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let running = RwSignal::new(None::<RequestId>);
    let is_stopped = RwSignal::new(false);
    let share = RwSignal::new(None::<f64>);
    #[expect(clippy::cast_precision_loss, reason = "thousandths")]
    let told = move |Progress { done, total, .. }: Progress| {
        share.try_set((total > 0).then(|| done as f64 / total as f64));
    };
    let start = move || {
        share.set(None);
        is_stopped.set(false);
        let (id, reply) = session.begin(Request::FindDuplicates, Some(Rc::new(told)));
        running.set(Some(id));
        spawn_local(async move {
            let reply = reply.await;
            running.try_set(None);
            match reply {
                Ok(_) => {}
                Err(Failure::Cancelled) => {
                    is_stopped.try_set(true);
                }
                Err(failure) => {
                    is_stopped.try_set(true);
                    session.say_failure(&failure);
                }
            }
        });
    };
    let stop = move || {
        if let Some(id) = running.try_get_untracked().flatten() {
            session.call_off(id);
        }
    };
    on_cleanup(stop);
    Effect::new(move || {
        if wants_scan.get() && running.get().is_none() && !is_stopped.get() {
            start();
        }
    });
    move || match (running.get(), is_stopped.get() && wants_scan.get()) {
        (Some(_), _) => {
            let label = if is_first.get() { words::scanning(language) } else { words::outdated(language) };
            view! { <div data-state="scanning"><ProgressBar label share=share on_cancel=stop /></div> }.into_any()
        }
        (None, true) => view! {
            <p class="row">
                <span class="soft">{words::stopped(language)}</span>
                <Button on_press=start>{words::scan(language)}</Button>
            </p>
        }
        .into_any(),
        (None, false) => ().into_any(),
    }
}
