//! A place in a scheme as a coloured word: the grade, and whether it is kept for now or was set by hand.

use crate::domain::{Scheme, Settled, Standing};
use crate::ui::{
    device::use_language,
    schemes_view::{GradeTag, grade_label},
    words::{grades, runs as words, schemes},
};
use leptos::prelude::*;

/// The grade as a word, or that there is none and why.
#[component]
pub fn StandingTag(
    scheme: Scheme,
    class_names: Vec<String>,
    standing: Standing,
    #[prop(default = Settled::AsComputed)] settled: Settled,
) -> impl IntoView {
    let language = use_language();
    let Standing::Graded(grade) = standing else {
        let why = standing_reason(standing).map(|why| schemes::not_graded(language, why));
        return view! { <span class="quiet" title=why>{grades::not_graded(language)}</span> }.into_any();
    };
    let label = grade_label(language, &scheme, &class_names, grade);
    let (mark, title) = match settled {
        Settled::AsComputed => (None, label.clone()),
        Settled::Grace { .. } => (Some(words::mark_kept(language)), words::mark_kept_means(language).to_owned()),
        Settled::Override => (Some(words::mark_by_hand(language)), words::mark_by_hand_means(language).to_owned()),
    };
    view! {
        <span class="standing" title=title>
            <GradeTag grade=Some(grade) label />
            {mark.map(|mark| view! { <span class="quiet small">{mark}</span> })}
        </span>
    }
    .into_any()
}

const fn standing_reason(standing: Standing) -> Option<crate::domain::NotGraded> {
    match standing {
        Standing::NotGraded(why) => Some(why),
        Standing::Graded(_) => None,
    }
}
