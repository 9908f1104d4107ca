//! A form on its way to the engine: busy meanwhile, and what was refused said above its fields.

use crate::engine::protocol::Failure;
use crate::ui::{
    parts::{Banner, Tone},
    sentences,
    session::Session,
    words::Language,
};
use crate::workspace::Command;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How the sending of a form stands.
#[derive(Clone, Copy)]
pub struct Sending {
    refusal: RwSignal<Option<String>>,
    /// Whether it is under way.
    pub is_busy: RwSignal<bool>,
}

impl Sending {
    /// Nothing was sent yet.
    pub fn new() -> Self {
        Self { refusal: RwSignal::new(None), is_busy: RwSignal::new(false) }
    }

    /// Sends a command unless one is under way; says what came of it.
    pub fn send(self, session: Session, language: Language, command: Command, said: String, on_done: impl FnOnce() + 'static) {
        if self.is_busy.get_untracked() {
            return;
        }
        self.is_busy.set(true);
        spawn_local(async move {
            match session.perform(command).await {
                Ok(done) => {
                    session.say_done(&done, said);
                    on_done();
                }
                Err(Failure::Refused(refused)) => {
                    self.refusal.try_set(Some(sentences::refusal(language, &refused)));
                }
                Err(failure) => session.say_failure(&failure),
            }
            self.is_busy.try_set(false);
        });
    }

    /// What was refused, above the fields.
    pub fn refused(self) -> impl IntoView {
        move || self.refusal.get().map(|text| view! { <Banner tone=Tone::Bad title=text /> })
    }
}
