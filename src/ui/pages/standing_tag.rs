//! A place in a scheme as a coloured word: the grade, and whether it is kept for now or was set by hand.

use crate::domain::{GradeAt, Scheme, Settled, Standing};
use crate::ui::{
    device::use_language,
    parts::{Tag, Tone},
    schemes_view::grade_label,
    words::{grades, runs as words},
};
use leptos::prelude::*;

/// The colour that helps to say a grade; of more than four, the further ones share the quietest.
pub const fn grade_tone(grade: GradeAt) -> Tone {
    match grade {
        0 => Tone::GradeA,
        1 => Tone::GradeB,
        2 => Tone::GradeC,
        3 => Tone::GradeD,
        _ => Tone::Neutral,
    }
}

/// The colour of a grade in a chart, 1 to 8, in step with its tag.
pub const fn grade_series(grade: GradeAt) -> u8 {
    match grade {
        0 => 6,
        1 => 7,
        2 => 1,
        3 => 2,
        further => further % 8 + 1,
    }
}

/// The grade as a word, or that there is none and why.
#[component]
pub fn StandingTag(
    scheme: Scheme,
    class_names: Vec<String>,
    standing: Standing,
    #[prop(default = Settled::AsComputed)] settled: Settled,
) -> impl IntoView {
    let language = use_language();
    match standing {
        Standing::Graded(grade) => {
            let name = grade_label(language, &scheme, &class_names, grade);
            let (mark, title) = match settled {
                Settled::AsComputed => (None, name.clone()),
                Settled::Grace { .. } => (Some(words::mark_kept(language)), words::mark_kept_means(language).to_owned()),
                Settled::Override => (Some(words::mark_by_hand(language)), words::mark_by_hand_means(language).to_owned()),
            };
            view! {
                <span class="standing" title=title>
                    <Tag tone=grade_tone(grade)>{name}</Tag>
                    {mark.map(|mark| view! { <span class="quiet small">{mark}</span> })}
                </span>
            }
            .into_any()
        }
        Standing::NotGraded(why) => {
            view! { <span class="quiet" title=words::not_graded_why(language, why)>{grades::not_graded(language)}</span> }.into_any()
        }
    }
}
