//! Reviews of key customers: the list, and the page of one.

mod agreement;
mod criteria;
mod list;
mod new_review;
mod pack;
mod page;
mod saver;
mod side;

pub use list::Reviews;
pub use new_review::start_review;
pub use page::ReviewPage;

use super::setting::Setting;
use crate::domain::{ReviewDecision, ReviewPhase};
use crate::ui::{
    format,
    parts::{Tag, Tone},
    words::{Language, reviews as words},
};
use leptos::prelude::*;

const PHASES: [(ReviewPhase, &str); 3] = [(ReviewPhase::Before, "before"), (ReviewPhase::During, "during"), (ReviewPhase::After, "after")];

const fn tone(decision: Option<ReviewDecision>) -> Tone {
    match decision {
        None => Tone::Neutral,
        Some(ReviewDecision::Raise) => Tone::Ok,
        Some(ReviewDecision::Keep) => Tone::Info,
        Some(ReviewDecision::Lower) => Tone::Warn,
        Some(ReviewDecision::LetGo) => Tone::Bad,
    }
}

/// A decision as a coloured word.
fn decision_tag(language: Language, decision: Option<ReviewDecision>) -> impl IntoView {
    view! { <Tag tone=tone(decision)>{words::decision_name(language, decision)}</Tag> }
}

/// A score in tenths as "73.5 of 100".
fn score(tenths: Option<u32>, setting: Setting) -> String {
    format::or_unknown(
        tenths.map(|tenths| words::score_of(setting.language, format::decimal(setting.language, f64::from(tenths) / 10.0, 1))),
    )
}
