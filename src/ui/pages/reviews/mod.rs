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
    device::use_language,
    format,
    parts::{Choice, Segmented, Tag, Tone},
    words::{Language, reviews as words},
};
use leptos::prelude::*;

const PHASES: [(ReviewPhase, &str); 3] = [(ReviewPhase::Before, "before"), (ReviewPhase::During, "during"), (ReviewPhase::After, "after")];

/// In which phase a review is.
#[component]
fn PhaseChoice(#[prop(into)] phase: Signal<ReviewPhase>, on_choose: impl Fn(ReviewPhase) + Send + Sync + 'static) -> impl IntoView {
    let language = use_language();
    let phases = PHASES.map(|(phase, key)| Choice::new(key, words::phase_name(language, phase))).to_vec();
    let value = Signal::derive(move || PHASES.into_iter().find(|(own, _)| *own == phase.get()).map_or("", |(_, key)| key).to_owned());
    let choose = move |key: String| {
        if let Some((phase, _)) = PHASES.into_iter().find(|(_, own)| *own == key) {
            on_choose(phase);
        }
    };
    view! { <Segmented label=words::phase(language) choices=Signal::stored(phases) value on_change=choose /> }
}

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
