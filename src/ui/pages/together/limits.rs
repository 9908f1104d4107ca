//! What rules must reach, typed in percent and kept in the address.

use crate::scoring::baskets::{ExactShare, rules::RuleLimits};
use crate::ui::{
    device::use_language,
    parts::{Button, ButtonKind, InputKind, TextField},
    route::{Route, TogetherView},
    shell::go,
    words::together as words,
};
use leptos::prelude::*;

/// Two fields, and the way back to the usual limits.
#[component]
pub fn Limits(view: Memo<TogetherView>) -> impl IntoView {
    let language = use_language();
    let limits = Memo::new(move |_| view.with(|view| view.limits));
    let text = |share: ExactShare| RwSignal::new(share.percent_text());
    let now = limits.get_untracked();
    let (support, confidence) = (text(now.least_support), text(now.least_confidence));
    // Back and forth in the browser, and the button, change the address; the fields follow.
    Effect::new(move || {
        let RuleLimits { least_support, least_confidence } = limits.get();
        for (typed, share) in [(support, least_support), (confidence, least_confidence)] {
            if typed.with_untracked(|typed| ExactShare::from_percent(typed) != Ok(share)) {
                typed.set(share.percent_text());
            }
        }
    });
    let wrong = move |typed: RwSignal<String>| {
        Signal::derive(move || {
            typed.with(|typed| ExactShare::from_percent(typed).is_err()).then(|| words::not_a_percent(language).to_owned())
        })
    };
    let show = move |limits: RuleLimits| {
        let view = view.get_untracked();
        if view.limits != limits {
            go(&Route::Together(TogetherView { limits, ..view }));
        }
    };
    let save = move |_: String| {
        let read = |typed: RwSignal<String>| typed.with_untracked(|typed| ExactShare::from_percent(typed));
        if let (Ok(least_support), Ok(least_confidence)) = (read(support), read(confidence)) {
            show(RuleLimits { least_support, least_confidence });
        }
    };
    let is_usual = Memo::new(move |_| limits.get() == RuleLimits::default());
    view! {
        <div class="look-bar limits-bar">
            <TextField label=words::support(language) hint=words::support_hint(language) kind=InputKind::Number value=support error=wrong(support) on_save=save />
            <TextField
                label=words::confidence(language)
                hint=words::confidence_hint(language)
                kind=InputKind::Number
                value=confidence
                error=wrong(confidence)
                on_save=save
            />
            {move || (!is_usual.get()).then(|| view! {
                <Button kind=ButtonKind::Ghost on_press=move || show(RuleLimits::default())>{words::usual_limits(language)}</Button>
            })}
        </div>
    }
}
