//! Choosing an indicator from a list that drops down.

use crate::domain::{Indicator, Measure};
use crate::ui::{
    parts::{Choice, Select},
    words::{Language, indicators},
};
use leptos::prelude::*;

/// An indicator keeps its window where the next one has one too.
const fn with_indicator(before: Measure, indicator: Indicator) -> Measure {
    let begun = Measure::of(indicator);
    let can_keep = before.indicator.has_window() && indicator.has_window();
    match (can_keep, before.window) {
        (true, window @ crate::domain::Window::LastDays(_)) => Measure { indicator, window },
        _ => begun,
    }
}

#[component]
pub fn MeasureChoice(
    #[prop(into)] label: TextProp,
    #[prop(into)] measure: Signal<Measure>,
    language: Language,
    on_change: Callback<Measure>,
    #[prop(optional)] is_label_hidden: bool,
) -> impl IntoView {
    let key = |indicator: Indicator| Indicator::ALL.iter().position(|known| *known == indicator).unwrap_or_default().to_string();
    let choices: Vec<Choice> = Indicator::ALL.iter().map(|known| Choice::new(key(*known), indicators::name(language, *known))).collect();
    let choose = move |chosen: String| {
        if let Some(indicator) = Indicator::ALL.into_iter().find(|known| key(*known) == chosen) {
            on_change.run(with_indicator(measure.get_untracked(), indicator));
        }
    };
    view! {
        <Select
            label
            is_label_hidden
            choices=Signal::stored(choices)
            value=Signal::derive(move || key(measure.get().indicator))
            on_change=choose
        />
    }
}
