//! What to think twice about, in words.

use super::draft::Draft;
use crate::ui::{
    format,
    parts::{Banner, Tone},
    schemes_view::measure_label,
    words::studio as words,
};
use crate::workspace::questions::Warning;
use leptos::prelude::*;

fn sentence(draft: Draft, warning: Warning) -> String {
    let (language, setting) = (draft.setting.language, draft.setting);
    let name = |grade: u8| draft.grade_name(grade.into());
    match warning {
        Warning::TooManyGrades { n_grades } => words::warn_many(language, setting.number(n_grades)),
        Warning::TooFewCustomers { grade, n_customers } => words::warn_few(language, name(grade), setting.number(n_customers)),
        Warning::QuotaMissed { grade, asked_percent, n_customers, n_equal } => words::warn_quota(
            language,
            name(grade),
            format::percent(language, f64::from(asked_percent) / 100.0, 0),
            setting.number(n_customers),
            setting.number(n_equal),
        ),
        Warning::NoValues { measure } => words::warn_no_values(language, measure_label(language, measure)),
        Warning::FieldRetired { field } => {
            words::warn_field_retired(language, draft.field(field).map(|field| field.name).unwrap_or_default())
        }
        Warning::FieldEmpty { field } => words::warn_field_empty(language, draft.field_name(field)),
        Warning::MostNotGraded { n_not_graded } => words::warn_most(language, setting.number(n_not_graded)),
    }
}

#[component]
pub fn Warnings(draft: Draft, #[prop(into)] warnings: Signal<Vec<Warning>>) -> impl IntoView {
    let language = draft.setting.language;
    move || {
        let warnings = warnings.get();
        (!warnings.is_empty()).then(|| {
            let lines: Vec<_> = warnings.into_iter().map(|warning| view! { <li>{sentence(draft, warning)}</li> }).collect();
            view! { <Banner tone=Tone::Warn title=words::warnings(language)><ul class="stack-tight">{lines}</ul></Banner> }
        })
    }
}
