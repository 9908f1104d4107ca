//! Values of a condition on a field of one's own, by what the field holds.

use super::{DayEnds, IsFilled, Known, Measure, NumberEnds, Typed, Values};
use crate::domain::{Currency, CustomField, FieldKind};
use crate::ui::{
    customers_view::subject::{Subject, TextTest},
    device::use_language,
    parts::Choice,
    words::people::{no, yes},
};
use leptos::prelude::*;

/// Boxes for choices, yes and no; what is typed; the ends of a range; filled in or not. `field` is none where it is gone.
#[component]
pub fn OwnValues(values: Values, subject: Subject, field: Option<CustomField>, about: String, currency: Currency) -> impl IntoView {
    match subject {
        Subject::OwnText(_, TextTest::Empty) => view! { <IsFilled values /> }.into_any(),
        Subject::OwnNumber(_) => {
            let measure = Measure::own(field.map(|field| field.kind));
            view! { <NumberEnds values subject measure currency /> }.into_any()
        }
        Subject::OwnDay(_) => view! { <DayEnds values subject /> }.into_any(),
        _ => view! { <OwnWords values field about /> }.into_any(),
    }
}

/// What the words are chosen or typed with.
#[component]
fn OwnWords(values: Values, field: Option<CustomField>, about: String) -> impl IntoView {
    let language = use_language();
    match field.as_ref().map(|field| field.kind) {
        Some(FieldKind::YesNo) => {
            let choices = vec![Choice::new("yes", yes(language)), Choice::new("no", no(language))];
            view! { <Known values choices about /> }.into_any()
        }
        Some(FieldKind::Choice | FieldKind::MultiChoice) => {
            let mut names = field.map(|field| field.choices).unwrap_or_default();
            // What was asked for before it was taken away can still be taken back.
            let gone: Vec<String> = values.now.with_untracked(|now| now.iter().filter(|value| !names.contains(value)).cloned().collect());
            names.extend(gone);
            let choices = names.into_iter().map(|name| Choice::new(name.clone(), name)).collect::<Vec<_>>();
            view! { <Known values choices about /> }.into_any()
        }
        _ => view! { <Typed values about facet=None /> }.into_any(),
    }
}
