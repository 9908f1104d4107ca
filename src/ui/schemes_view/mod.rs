//! Schemes as people see them: grades as words and colours, values of indicators in their unit, methods in a phrase, layers as bars.
//!
//! ```text
//! grade_label(language, scheme, class_names, grade)          "A", "Champions", "Retail"
//! indicator_value(language, currency, measure, value)        "¥1,200.00", "12 days", "35.0%"
//! ```
//!
//! Not here: asking for anything, and changing a scheme (`scheme_draft`).

mod bars;
mod phrase;

use super::{
    format,
    parts::{Tag, Tone},
    words::{Language, grades, indicators, lifecycle, schemes as words},
};
use crate::domain::{
    Currency, GradeAt, Measure, Scheme, Standing, Window,
    indicators::{Indicator, Unit},
};
use crate::workspace::questions::GradeWord;
use leptos::prelude::*;

pub use bars::LayerBars;
pub use phrase::method_phrase;

/// What a grade of a scheme is called; `class_names` are those that came with the answer.
pub fn grade_label(language: Language, scheme: &Scheme, class_names: &[String], grade: GradeAt) -> String {
    grade_word(language, &GradeWord::of(scheme, class_names, grade))
}

/// The same where the scheme is told of by an answer.
pub fn grade_word(language: Language, word: &GradeWord) -> String {
    match word {
        GradeWord::Own(name) => name.clone(),
        GradeWord::Segment(segment) => grades::segment(language, *segment).to_owned(),
        GradeWord::Stage(stage) => lifecycle::stage(language, *stage).to_owned(),
        GradeWord::Kind(kind) => grades::customer_kind(language, *kind).to_owned(),
        GradeWord::Unnamed(at) => words::unnamed_grade(language, usize::from(*at) + 1),
        GradeWord::Gone => words::gone_grade(language).to_owned(),
    }
}

/// A place in words: the grade, or why there is none.
pub fn standing_label(language: Language, scheme: &Scheme, class_names: &[String], standing: Standing) -> String {
    match standing {
        Standing::Graded(grade) => grade_label(language, scheme, class_names, grade),
        Standing::NotGraded(why) => words::not_graded(language, why).to_owned(),
    }
}

/// The colour that helps to tell grades apart.
pub const fn grade_tone(grade: GradeAt) -> Tone {
    match grade {
        0 => Tone::GradeA,
        1 => Tone::GradeB,
        2 => Tone::GradeC,
        3 => Tone::GradeD,
        _ => Tone::Neutral,
    }
}

/// The colour of a grade in a chart, 1 to 8: the first three are those of the classes A, B and C.
pub const fn grade_series(grade: GradeAt) -> u8 {
    const SERIES: [u8; 8] = [6, 7, 8, 2, 3, 4, 5, 1];
    SERIES[grade as usize % SERIES.len()]
}

/// A grade as a coloured word.
#[component]
pub fn GradeTag(grade: Option<GradeAt>, #[prop(into)] label: String) -> impl IntoView {
    view! { <Tag tone=grade.map_or(Tone::Neutral, grade_tone)>{label}</Tag> }
}

/// A value in its unit.
#[expect(clippy::cast_precision_loss, reason = "shares and points are far below 2^52")]
pub fn indicator_value(language: Language, currency: Currency, measure: Measure, value: i64) -> String {
    match measure.indicator.unit() {
        Unit::Money => format::money(language, value, currency),
        Unit::Count => format::number(language, value),
        Unit::Days => indicators::days(language, format::number(language, value)),
        Unit::Share if measure.indicator == Indicator::Growth => format::signed_percent(language, value as f64 / 1e6, 1),
        Unit::Share => format::percent(language, value as f64 / 1e6, 1),
        Unit::Points => format::decimal(language, value as f64 / 1e3, 2),
    }
}

/// A value in its unit, or the sign for unknown.
pub fn known_value(language: Language, currency: Currency, measure: Measure, value: Option<i64>) -> String {
    format::or_unknown(value.map(|value| indicator_value(language, currency, measure, value)))
}

/// The window of a measure in words.
pub fn window_label(language: Language, window: Window) -> String {
    match window {
        Window::AllTime => indicators::all_time(language).to_owned(),
        Window::LastDays(days) => indicators::last_days(language, days),
    }
}

/// An indicator with its window, where it has one: "Amount, last 365 days".
pub fn measure_label(language: Language, measure: Measure) -> String {
    let name = indicators::name(language, measure.indicator);
    match measure.window {
        Window::AllTime => name.to_owned(),
        Window::LastDays(_) => indicators::over(language, name, window_label(language, measure.window)),
    }
}
