//! Saves one field of a review at a time: the review as it was last answered, with that field changed.

use crate::domain::Review;
use crate::engine::protocol::Failure;
use crate::ui::{
    pages::setting::Setting,
    sentences,
    session::{Session, use_session},
    words::reviews as words,
};
use crate::workspace::{Command, questions::ReviewSheet};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The review that is shown, and the way to change it.
#[derive(Clone, Copy)]
pub struct Saver {
    pub sheet: Memo<ReviewSheet>,
    pub setting: Setting,
    session: Session,
}

impl Saver {
    pub fn new(sheet: Memo<ReviewSheet>, setting: Setting) -> Self {
        Self { sheet, setting, session: use_session() }
    }

    /// A part of the review, which tells only when it has changed.
    pub fn part<T: Clone + PartialEq + Send + Sync + 'static>(self, part: impl Fn(&Review) -> T + Send + Sync + 'static) -> Signal<T> {
        Memo::new(move |_| self.sheet.with(|sheet| part(&sheet.review))).into()
    }

    /// Files the review with a change; a refusal stands in `error`.
    pub fn save(self, error: RwSignal<Option<String>>, change: impl FnOnce(&mut Review)) {
        let Self { sheet, setting, session } = self;
        let mut review = sheet.with_untracked(|sheet| sheet.review.clone());
        change(&mut review);
        spawn_local(async move {
            match session.perform(Command::File(review.into())).await {
                Ok(done) => {
                    error.try_set(None);
                    session.say_done(&done, words::saved(setting.language).to_owned());
                }
                Err(Failure::Refused(refusal)) => {
                    error.try_set(Some(sentences::refusal(setting.language, &refusal)));
                }
                Err(failure) => session.say_failure(&failure),
            }
        });
    }
}
