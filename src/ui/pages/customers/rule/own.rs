//! Words of a field of one's own: boxes for its choices, yes and no, or what is typed.

use super::{
    super::list::CustomerList,
    values::{Known, Typed, Values},
};
use crate::domain::{FieldId, FieldKind};
use crate::ui::{
    customers_view::subject::Subject,
    device::use_language,
    parts::Choice,
    words::people::{no, yes},
};
use leptos::prelude::*;

/// What the words are chosen or typed with, by what the field holds.
#[component]
pub fn OwnWords(list: CustomerList, values: Values, subject: Subject, field: FieldId) -> impl IntoView {
    let language = use_language();
    let (field, about) = (list.field(field), list.about(subject));
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
