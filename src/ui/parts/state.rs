//! What is said when there is nothing, not yet, or something in the way: empty lists, banners, progress, bones.

use super::{Button, ButtonKind, ControlSize, Glyph, Icon, Tone};
use crate::ui::device::use_language;
use crate::ui::format;
use crate::ui::words;
use crate::ui::words::Language;
use leptos::prelude::*;

/// The cup of Crema, small, for the sidebar.
#[component]
pub fn BrandMark() -> impl IntoView {
    view! {
        <svg class="brand-mark" viewBox="0 0 20 20" aria-hidden="true">
            <path class="mark-cup" stroke-width="1.5" d="M3 6h11v5a5 5 0 0 1-5 5H8a5 5 0 0 1-5-5z"></path>
            <path class="mark-crema" d="M3.7 6.7h9.6v2.1c-1.6 1.3-3.2-.6-4.8.3s-3.2.9-4.8-.3z"></path>
            <path class="mark-line" stroke-width="1.5" d="M14 7.5h1.3a2 2 0 0 1 0 4H14"></path>
        </svg>
    }
}

/// The cup with its cream, drawn large for the welcome page and empty lists.
#[component]
pub fn CupDrawing() -> impl IntoView {
    view! {
        <svg class="empty-mark" viewBox="0 0 132 104" aria-hidden="true">
            <path class="mark-steam" stroke-width="3" d="M50 8c-6 6 6 10 0 18M66 4c-6 7 6 13 0 22M82 8c-6 6 6 10 0 18"></path>
            <ellipse class="mark-cream" cx="64" cy="92" rx="54" ry="8"></ellipse>
            <path class="mark-cup" stroke-width="2.5" d="M28 36h74v24c0 17-12 29-29 29H57c-17 0-29-12-29-29z"></path>
            <path class="mark-crema" d="M30 38h70v12c-10 8-16-2-26 1s-14 8-24 3-12-4-20 0z"></path>
            <path class="mark-line" stroke-width="2.5" d="M102 43h7c7 0 11 4 11 10s-5 11-12 11h-7"></path>
        </svg>
    }
}

/// A list with nothing in it: what it is for, and as children one primary and one secondary button.
#[component]
pub fn EmptyState(
    #[prop(into)] title: TextProp,
    #[prop(into)] text: TextProp,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <CupDrawing />
            <p class="empty-title">{move || title.get()}</p>
            <p class="empty-text">{move || text.get()}</p>
            {children.map(|children| view! { <div class="button-row">{children()}</div> })}
        </div>
    }
    .into_any()
}

/// A message that stays while it is true. What is bad is announced at once.
#[component]
pub fn Banner(
    #[prop(optional)] tone: Tone,
    #[prop(into)] title: TextProp,
    /// Buttons at the end.
    #[prop(optional, into)]
    actions: Option<ViewFn>,
    #[prop(optional, into)] on_dismiss: Option<Callback<()>>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let language = use_language();
    let dismiss = on_dismiss.map(|on_dismiss| {
        view! { <Button kind=ButtonKind::Ghost size=ControlSize::Small icon=Glyph::Close label=words::parts::dismiss(language) on_press=on_dismiss /> }
    });
    view! {
        <div class=tone.banner_class() role=if tone == Tone::Bad { "alert" } else { "status" }>
            <Icon glyph=tone.glyph() />
            <div class="banner-body">
                <span class="banner-title">{move || title.get()}</span>
                {children.map(|children| children())}
            </div>
            <div class="banner-actions">{actions.as_ref().map(ViewFn::run)} {dismiss}</div>
        </div>
    }
    .into_any()
}

fn time_left(language: Language, seconds: u32) -> String {
    match seconds {
        0..=1 => words::parts::almost_done(language).to_owned(),
        2..=89 => words::parts::time_left(language, words::parts::seconds(language, seconds)),
        _ => words::parts::time_left(language, words::parts::minutes(language, seconds.div_ceil(60))),
    }
}

/// Long work: what is being done, how far it is, how long is left, and a way to stop it.
#[component]
pub fn ProgressBar(
    #[prop(into)] label: TextProp,
    /// 0 to 1; `None` while it cannot be told.
    #[prop(into)]
    share: Signal<Option<f64>>,
    #[prop(optional, into)] seconds_left: Signal<Option<u32>>,
    #[prop(optional, into)] on_cancel: Option<Callback<()>>,
) -> impl IntoView {
    let language = use_language();
    let called = label.clone();
    view! {
        <div class="progress">
            <div class="progress-head">
                <span>{move || label.get()}</span>
                <span class="numeric">{move || share.get().map(|share| format::percent(language, share, 0))}</span>
                <span class="progress-left">{move || seconds_left.get().map(|seconds| time_left(language, seconds))}</span>
                {on_cancel.map(|on_cancel| view! {
                    <Button kind=ButtonKind::Ghost size=ControlSize::Small on_press=on_cancel>{words::parts::cancel(language)}</Button>
                })}
            </div>
            <progress max="1" value=move || share.get().map(|share| share.to_string()) aria-label=move || called.get()></progress>
        </div>
    }
    .into_any()
}

/// Lines where text will be. They show only when it takes longer than 200 ms.
#[component]
pub fn Skeleton(#[prop(default = 3)] n_lines: usize) -> impl IntoView {
    view! {
        <div aria-busy="true" aria-label=words::parts::working(use_language())>
            {(0..n_lines).map(|_| view! { <span class="skeleton skeleton-line"></span> }).collect_view()}
        </div>
    }
}

/// The steps of a wizard, and where one is.
#[component]
pub fn Steps(#[prop(into)] steps: Signal<Vec<String>>, #[prop(into)] current: Signal<usize>) -> impl IntoView {
    view! {
        <ol class="steps">
            {move || steps.get().into_iter().enumerate().map(|(at, step)| view! {
                <li class="step" class:step-done=move || at < current.get() aria-current=move || (at == current.get()).then_some("step")>{step}</li>
            }).collect_view()}
        </ol>
    }
}
