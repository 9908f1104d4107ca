//! A customer's whole grade in a row: class, segment and scores, always with the word, and what it means on pointing at it.

use super::grade_tag::SegmentTag;
use crate::scoring::abc::AbcClass;
use crate::ui::{
    device::use_language,
    parts::{Tag, Tone},
    words::{customers, grades},
};
use crate::workspace::questions::Grade;
use leptos::prelude::*;

/// The colour that helps to say a class.
pub const fn class_tone(class: AbcClass) -> Tone {
    match class {
        AbcClass::A => Tone::GradeA,
        AbcClass::B => Tone::GradeB,
        AbcClass::C => Tone::GradeC,
    }
}

/// The letter of a class.
#[component]
pub fn ClassTag(class: AbcClass) -> impl IntoView {
    let language = use_language();
    let title = format!("{}: {}", grades::abc(language, class), grades::abc_means(language, class));
    view! { <span title=title><Tag tone=class_tone(class)>{class.letter()}</Tag></span> }
}

/// Class and segment, or that there is no grade and why.
#[component]
pub fn GradeTags(grade: Grade) -> impl IntoView {
    let language = use_language();
    match grade {
        Grade::Graded { segment, abc, .. } => {
            view! { <span class="grade-tags"><ClassTag class=abc /><SegmentTag segment /></span> }.into_any()
        }
        Grade::NotGraded(missing) => {
            view! { <span class="quiet" title=grades::missing(language, missing)>{grades::not_graded(language)}</span> }.into_any()
        }
    }
}

/// The three digits of recency, frequency and amount.
#[component]
pub fn RfmDigits(rfm: [u8; 3]) -> impl IntoView {
    let spelled = customers::rfm_spelled(use_language(), rfm[0], rfm[1], rfm[2]);
    let digits = rfm.map(|score| view! { <span class="rfm-digit" data-score=score.to_string()>{score}</span> });
    view! { <span class="rfm-digits" role="img" aria-label=spelled.clone() title=spelled>{digits.into_iter().collect_view()}</span> }
}
