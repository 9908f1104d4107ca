//! What stands where an answer will be, is, or could not be given.

use crate::engine::protocol::Failure;
use crate::ui::{
    device::use_language,
    parts::{Banner, Skeleton, Tone},
    sentences,
};
use leptos::prelude::*;

/// The answer as it is shown, bones before it, or what went wrong.
pub fn answered<T>(answer: Option<Result<T, Failure>>, show: impl FnOnce(T) -> AnyView) -> AnyView {
    match answer {
        None => view! { <Skeleton n_lines=6 /> }.into_any(),
        Some(Ok(answer)) => show(answer),
        Some(Err(failure)) => failed(&failure),
    }
}

/// What went wrong, what was kept, and what to do.
pub fn failed(failure: &Failure) -> AnyView {
    view! { <Banner tone=Tone::Bad title=sentences::failure(use_language(), failure) /> }.into_any()
}
