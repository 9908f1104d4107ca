//! A field of a form that is typed as text and read when the form is sent.
//!
//! Not here: how a text is read ([`typed`](crate::ui::typed)).

use crate::ui::typed::NotRead;
use leptos::prelude::*;

/// A field that is typed as text, with what is wrong with it.
#[derive(Clone, Copy)]
pub struct Typed {
    pub text: RwSignal<String>,
    pub error: RwSignal<Option<String>>,
}

impl Typed {
    /// A field that says this.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: RwSignal::new(text.into()), error: RwSignal::new(None) }
    }

    /// Empty where there is nothing to say.
    pub fn of(value: Option<String>) -> Self {
        Self::new(value.unwrap_or_default())
    }

    /// What it says, if anything.
    pub fn some(self) -> Option<String> {
        Some(self.text.get_untracked()).filter(|text| !text.trim().is_empty())
    }

    /// What is meant; empty is nothing. Says beside the field what is wrong.
    pub fn read<T: Default>(self, read: impl FnOnce(&str) -> Result<T, NotRead>, wrong: &'static str) -> Option<T> {
        let value = match self.text.with_untracked(|text| read(text)) {
            Err(NotRead::Empty) => Ok(T::default()),
            other => other,
        };
        self.error.set(value.is_err().then(|| wrong.to_owned()));
        value.ok()
    }
}
