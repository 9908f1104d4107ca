//! A draft that outlives its table: when everything on screen is laid anew, as in another language, what was half done goes on.
//!
//! Only until the program is closed, and only for one scheme. Not here: asking before a draft is thrown away (`actions`).

use crate::domain::{Scheme, SchemeId};
use leptos::prelude::*;

/// The place where a draft waits.
#[derive(Clone, Copy)]
pub struct KeptDraft(StoredValue<Option<Scheme>>);

/// Makes the place; called above what a change of language lays anew.
pub fn provide_kept_draft() {
    provide_context(KeptDraft(StoredValue::new(None)));
}

/// The place where a draft waits.
pub fn use_kept_draft() -> KeptDraft {
    expect_context()
}

impl KeptDraft {
    /// Keeps a draft instead of any other.
    pub fn keep(self, draft: Scheme) {
        self.0.set_value(Some(draft));
    }

    /// Takes the draft of a scheme out again.
    pub fn take(self, id: SchemeId) -> Option<Scheme> {
        self.0.try_update_value(|kept| kept.take_if(|draft| draft.id == id)).flatten()
    }
}
