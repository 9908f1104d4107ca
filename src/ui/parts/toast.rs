//! Short messages after an act, with a way back. Never the only place where something important is said.

use super::{Button, ButtonKind, ControlSize, Glyph, Icon, Tone};
use crate::ui::device::use_language;
use crate::ui::words;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;

/// How long a message stays. One that offers Undo stays longer; one that says what went wrong stays until it is put away.
const PLAIN_MS: u32 = 4_000;
const UNDO_MS: u32 = 10_000;
/// The most that are shown at once; the oldest makes room.
const MOST: usize = 3;

#[derive(Clone, Debug)]
struct Toast {
    number: u32,
    tone: Tone,
    text: String,
    undo: Option<Callback<()>>,
}

impl Toast {
    fn stays_ms(&self) -> Option<u32> {
        match (self.tone, self.undo) {
            (Tone::Bad, _) => None,
            (_, Some(_)) => Some(UNDO_MS),
            (_, None) => Some(PLAIN_MS),
        }
    }
}

/// The messages on show. A context: `use_toasts().say(…)`.
#[derive(Clone, Copy, Debug)]
pub struct Toasts {
    shown: RwSignal<Vec<Toast>>,
    n_said: StoredValue<u32>,
}

/// Makes messages possible below; the shell calls this once and shows [`ToastStack`].
pub fn provide_toasts() {
    provide_context(Toasts { shown: RwSignal::new(Vec::new()), n_said: StoredValue::new(0) });
}

/// The messages of this page.
pub fn use_toasts() -> Toasts {
    use_context().unwrap_or_else(|| Toasts { shown: RwSignal::new(Vec::new()), n_said: StoredValue::new(0) })
}

impl Toasts {
    /// Says that something was done.
    pub fn say(self, text: impl Into<String>) {
        self.add(Tone::Ok, text.into(), None);
    }

    /// Says that something was done and offers to take it back.
    pub fn say_with_undo(self, text: impl Into<String>, undo: impl Into<Callback<()>>) {
        self.add(Tone::Ok, text.into(), Some(undo.into()));
    }

    /// Says that something went wrong, what was kept, and what to do.
    pub fn warn(self, text: impl Into<String>) {
        self.add(Tone::Bad, text.into(), None);
    }

    fn add(self, tone: Tone, text: String, undo: Option<Callback<()>>) {
        let number = self
            .n_said
            .try_update_value(|n| {
                *n += 1;
                *n
            })
            .unwrap_or_default();
        self.shown.try_update(|shown| {
            if shown.len() >= MOST {
                shown.remove(0);
            }
            shown.push(Toast { number, tone, text, undo });
        });
    }

    fn put_away(self, number: u32) {
        self.shown.try_update(|shown| shown.retain(|toast| toast.number != number));
    }
}

/// Where messages appear. They wait while pointed at or focused.
#[component]
pub fn ToastStack() -> impl IntoView {
    let toasts = use_toasts();
    view! {
        <section class="toasts" role="status" aria-live="polite">
            <For each=move || toasts.shown.get() key=|toast| toast.number let:toast>
                <ToastCard toast />
            </For>
        </section>
    }
}

#[component]
fn ToastCard(toast: Toast) -> impl IntoView {
    let language = use_language();
    let toasts = use_toasts();
    let number = toast.number;
    let stays_ms = toast.stays_ms();
    let timer = StoredValue::new_local(None::<Timeout>);
    let start = move || timer.set_value(stays_ms.map(|ms| Timeout::new(ms, move || toasts.put_away(number))));
    // Dropping a timer stops it.
    let stop = move || timer.set_value(None);
    start();
    let class = if toast.tone == Tone::Bad { "toast toast-bad" } else { "toast toast-ok" };
    let undo = toast.undo.map(|undo| {
        let take_back = move || {
            toasts.put_away(number);
            undo.run(());
        };
        view! { <Button kind=ButtonKind::Ghost size=ControlSize::Small icon=Glyph::Undo on_press=take_back>{words::parts::undo(language)}</Button> }
    });
    view! {
        <div class=class on:pointerenter=move |_| stop() on:pointerleave=move |_| start() on:focusin=move |_| stop() on:focusout=move |_| start()>
            <Icon glyph=toast.tone.glyph() />
            <span class="toast-text">{toast.text}</span>
            {undo}
            <Button kind=ButtonKind::Ghost size=ControlSize::Small icon=Glyph::Close label=words::parts::dismiss(language) on_press=move || toasts.put_away(number) />
        </div>
    }
}
