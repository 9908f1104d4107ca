//! What is shown while the engine opens, and when it cannot: one page a trouble, each with a way out, none of which destroys anything.

use crate::engine::protocol::Failure;
use crate::storage::StorageError;
use crate::ui::{
    device::use_language,
    parts::{Banner, Button, ButtonKind, CupDrawing, Skeleton, Tone},
    sentences,
    session::{Health, use_session},
    words::shell as words,
};
use leptos::prelude::*;

fn reload() {
    // Reloading fails only where scripts may not navigate.
    let _ = window().location().reload();
}

/// Opening, or what stands in the way of it.
#[component]
pub fn NotReady(health: Health) -> impl IntoView {
    let language = use_language();
    let (title, text) = match &health {
        Health::Opening | Health::Ready(_) => return view! { <Opening /> }.into_any(),
        Health::WaitingForOldTab => (words::waiting_title(language), words::waiting_text(language).to_owned()),
        Health::NewerProgram => (words::newer_title(language), words::newer_text(language).to_owned()),
        Health::Closed => (words::closed_title(language), words::closed_text(language).to_owned()),
        Health::Failed(failure) => (title_of(language, failure), sentences::failure(language, failure)),
    };
    let session = use_session();
    let can_retry = matches!(health, Health::Failed(_) | Health::Closed);
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-ready", "true");
    }
    view! {
        <main id="main" class="main" tabindex="-1">
            <div class="page trouble">
                <CupDrawing />
                <h1 tabindex="-1">{title}</h1>
                <Banner tone=Tone::Warn title=text />
                <div class="row">
                    {can_retry.then(|| view! { <Button on_press=move || session.open()>{words::try_again(language)}</Button> })}
                    <Button kind=ButtonKind::Primary on_press=reload>{words::reload(language)}</Button>
                </div>
            </div>
        </main>
    }
    .into_any()
}

fn title_of(language: crate::ui::words::Language, failure: &Failure) -> &'static str {
    match failure {
        Failure::Storage(StorageError::Unavailable { .. }) => words::unavailable_title(language),
        Failure::Storage(StorageError::Full) => words::full_title(language),
        Failure::Storage(StorageError::Newer { .. }) => words::newer_title(language),
        Failure::EngineDied => words::died_title(language),
        _ => words::broken_title(language),
    }
}

#[component]
fn Opening() -> impl IntoView {
    view! { <main id="main" class="main" tabindex="-1"><div class="page"><Skeleton n_lines=6 /></div></main> }
}
