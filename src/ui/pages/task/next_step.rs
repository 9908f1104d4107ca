//! What comes next, in the same form as what just happened: a task of its own in the same change.

use crate::domain::{Day, Task};
use crate::ui::{
    device::use_language,
    parts::{InputKind, TextField},
    words::{Language, tasks as words},
};
use leptos::prelude::*;

/// Days after which a next step is proposed.
const USUAL_DAYS: i32 = 7;

/// What is typed of the next step.
#[derive(Clone, Copy)]
pub struct NextStep {
    title: RwSignal<String>,
    on: RwSignal<String>,
    error: RwSignal<Option<String>>,
}

/// The day of a next step cannot be read.
pub struct NoDay;

impl NextStep {
    /// None yet; if there will be one, in a week.
    pub fn none_yet(today: Day) -> Self {
        Self { title: RwSignal::new(String::new()), on: RwSignal::new(today.plus_days(USUAL_DAYS).to_string()), error: RwSignal::new(None) }
    }

    /// The task that is meant, of which only title and day are known; none if nothing is written.
    ///
    /// # Errors
    /// When its day cannot be read, which is said beside the field.
    pub fn read(self, language: Language) -> Result<Option<Task>, NoDay> {
        let title = self.title.get_untracked().trim().to_owned();
        let on = self.on.get_untracked().parse::<Day>();
        let is_wrong = !title.is_empty() && on.is_err();
        self.error.set(is_wrong.then(|| words::not_a_day(language).to_owned()));
        match on {
            _ if title.is_empty() => Ok(None),
            Ok(on) => Ok(Some(Task { title, ..Task::due(on) })),
            Err(_) => Err(NoDay),
        }
    }
}

/// Its two fields.
#[component]
pub fn NextStepFields(step: NextStep) -> impl IntoView {
    let language = use_language();
    view! {
        <div class="form-grid next-step">
            <TextField label=words::next_step(language) value=step.title hint=words::next_hint(language) is_optional=true />
            <TextField label=words::next_on(language) value=step.on kind=InputKind::Date error=step.error />
        </div>
    }
}
