//! What stands where an answer will be, is, or could not be given.

use crate::engine::protocol::Failure;
use crate::ui::{
    device::use_language,
    parts::{Banner, Skeleton, Tone},
    sentences,
};
use leptos::prelude::*;

/// What a live question was answered, so far.
pub type Answer<T> = Signal<Option<Result<T, Failure>>>;

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

/// What was read from the last answer that said something: it stays in sight when a newer one could not be given.
pub fn last_known<T, K>(answer: Answer<T>, read: fn(T) -> Option<K>) -> Memo<Option<K>>
where
    T: Clone + Send + Sync + 'static,
    K: Clone + PartialEq + Send + Sync + 'static,
{
    Memo::new(move |before: Option<&Option<K>>| {
        let newest = answer.get().and_then(Result::ok).and_then(read);
        newest.or_else(|| before.cloned().flatten())
    })
}

/// What went wrong with the newest answer, to stand beside what is [known](last_known).
pub fn failure_of<T: Send + Sync + 'static>(answer: Answer<T>) -> impl Fn() -> Option<AnyView> + Copy + Send + Sync + 'static {
    move || answer.with(|answer| answer.as_ref().and_then(|answer| answer.as_ref().err()).map(failed))
}
