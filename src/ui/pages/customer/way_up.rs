//! What would move a customer up, and how long the recency score lasts: what the rules would do, not what would be worth doing.

use crate::domain::Day;
use crate::scoring::{
    improve::{Improvement, NextScore},
    rfm::Dimension,
};
use crate::ui::{
    pages::setting::Setting,
    parts::{Glyph, Icon},
    words::{customer as words, grades},
};
use leptos::prelude::*;

/// One step as a sentence.
fn step(next: NextScore, setting: Setting) -> String {
    let language = setting.language;
    match next.dimension {
        Dimension::Recency => words::next_recency(language, setting.number(next.takes), next.score),
        Dimension::Frequency => words::next_frequency(language, setting.number(next.change), next.score),
        Dimension::Monetary => words::next_monetary(language, setting.money(next.change), next.score),
    }
}

/// The steps, the nearest segment first.
#[component]
pub fn WayUp(improvement: Improvement, as_of: Day, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let segment = improvement.next_segment.map(|next| {
        let text = words::next_segment(language, setting.number(next.n_purchases), grades::segment(language, next.rule.segment));
        view! { <li class="way-up-step strong"><Icon glyph=Glyph::ArrowUp />{text}</li> }
    });
    let steps: Vec<NextScore> = improvement.next_scores.into_iter().flatten().collect();
    let is_best = steps.is_empty() && segment.is_none();
    let steps = steps.into_iter().map(|next| view! { <li class="way-up-step"><Icon glyph=Glyph::ArrowUp />{step(next, setting)}</li> });
    let lasts = improvement
        .recency_lasts_days
        .map_or_else(|| words::lasts_not(language).to_owned(), |days| words::lasts(language, setting.number(days)));
    view! {
        <ul class="way-up">
            {segment}
            {steps.collect_view()}
            {is_best.then(|| view! { <li class="way-up-step"><Icon glyph=Glyph::Check />{words::best_already(language)}</li> })}
            <li class="way-up-step soft"><Icon glyph=Glyph::Clock />{lasts}</li>
        </ul>
        {(!is_best).then(|| view! { <p class="quiet small">{words::stays(language, setting.day(as_of))}</p> })}
    }
}
