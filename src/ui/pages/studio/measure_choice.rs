//! Choosing an indicator from a list that drops down.

use crate::domain::{Indicator, Measure};
use crate::ui::{
    parts::{Choice, Select},
    words::{Language, indicators},
};
use leptos::prelude::*;

/// An indicator keeps its window where the next one has one too.
pub const fn with_indicator(before: Measure, indicator: Indicator) -> Measure {
    let begun = Measure::of(indicator);
    let can_keep = before.indicator.has_window() && indicator.has_window();
    match (can_keep, before.window) {
        (true, window @ crate::domain::Window::LastDays(_)) => Measure { indicator, window },
        _ => begun,
    }
}

/// An indicator as the value of a choice.
pub fn indicator_key(indicator: Indicator) -> String {
    Indicator::ALL.iter().position(|known| *known == indicator).unwrap_or_default().to_string()
}

/// The indicator that a choice stands for.
pub fn indicator_of(key: &str) -> Option<Indicator> {
    Indicator::ALL.into_iter().find(|known| indicator_key(*known) == key)
}

#[component]
pub fn MeasureChoice(
    #[prop(into)] label: TextProp,
    #[prop(into)] measure: Signal<Measure>,
    language: Language,
    on_change: Callback<Measure>,
    #[prop(optional)] is_label_hidden: bool,
) -> impl IntoView {
    let choices: Vec<Choice> =
        Indicator::ALL.iter().map(|known| Choice::new(indicator_key(*known), indicators::name(language, *known))).collect();
    let choose = move |chosen: String| {
        if let Some(indicator) = indicator_of(&chosen) {
            on_change.run(with_indicator(measure.get_untracked(), indicator));
        }
    };
    view! {
        <Select
            label
            is_label_hidden
            choices=Signal::stored(choices)
            value=Signal::derive(move || indicator_key(measure.get().indicator))
            on_change=choose
        />
    }
}
