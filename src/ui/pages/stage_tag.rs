//! A stage of life as a coloured word, and its colour in a chart.

use crate::domain::Stage;
use crate::ui::{
    device::use_language,
    parts::{Tag, Tone},
    words::lifecycle,
};
use leptos::prelude::*;

/// The colour that helps to tell stages apart: new, good, late, gone.
const fn tone(stage: Stage) -> Tone {
    match stage {
        Stage::Acquisition | Stage::Conversion => Tone::Info,
        Stage::Retention => Tone::Ok,
        Stage::Loyalty => Tone::GradeA,
        Stage::AtRisk => Tone::Warn,
        Stage::Sleeping => Tone::Bad,
        Stage::Lost => Tone::Neutral,
        Stage::WonBack => Tone::Accent,
    }
}

/// The colour of a stage in a chart, 1 to 8.
pub const fn series(stage: Stage) -> u8 {
    match stage {
        Stage::Acquisition => 8,
        Stage::Conversion => 3,
        Stage::Retention => 5,
        Stage::Loyalty => 6,
        Stage::AtRisk => 7,
        Stage::Sleeping => 2,
        Stage::Lost => 4,
        Stage::WonBack => 1,
    }
}

/// A stage as a word, with what it means on pointing at it.
#[component]
pub fn StageTag(stage: Stage) -> impl IntoView {
    let language = use_language();
    view! { <span title=lifecycle::stage_means(language, stage)><Tag tone=tone(stage)>{lifecycle::stage(language, stage)}</Tag></span> }
}
