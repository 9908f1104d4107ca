//! Where a page needs a forecast: it is asked for, with progress, and can be stopped; or why there is none.
//!
//! Not here: what a page shows of a forecast.

use crate::engine::protocol::{Failure, Progress, Request, RequestId};
use crate::scoring::lifetime::{ModelName, NoForecast};
use crate::ui::{
    device::use_language,
    format,
    parts::{Button, ButtonKind, ProgressBar},
    session::use_session,
    words::{Language, value as words},
};
use crate::workspace::questions::ForesightWish;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;

/// A model's name.
pub const fn model_name(language: Language, model: ModelName) -> &'static str {
    match model {
        ModelName::ParetoNbd => words::pareto_nbd(language),
        ModelName::MbgNbd => words::mbg_nbd(language),
        ModelName::BgNbd => words::bg_nbd(language),
    }
}

/// Asks for the forecast at once, or with a press where `waits` or when it was stopped. The page's live answers follow by themselves.
#[component]
pub fn ForecastNeeded(wish: ForesightWish, #[prop(optional)] waits: bool) -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let running = RwSignal::new(None::<RequestId>);
    let share = RwSignal::new(None::<f64>);
    #[expect(clippy::cast_precision_loss, reason = "thousandths")]
    let told = move |Progress { done, total, .. }: Progress| {
        share.try_set((total > 0).then(|| done as f64 / total as f64));
    };
    let start = move || {
        let (id, reply) = session.begin(Request::Foresee(wish), Some(Rc::new(told)));
        running.set(Some(id));
        spawn_local(async move {
            let reply = reply.await;
            running.try_set(None);
            if let Err(failure) = reply
                && failure != Failure::Cancelled
            {
                session.say_failure(&failure);
            }
        });
    };
    let stop = move || {
        if let Some(id) = running.try_get_untracked().flatten() {
            session.call_off(id);
        }
    };
    on_cleanup(stop);
    if !waits {
        start();
    }
    move || match running.get() {
        Some(_) => {
            view! { <div data-state="fitting"><ProgressBar label=words::fitting(language) share=share on_cancel=stop /></div> }.into_any()
        }
        None => view! {
            <div class="row">
                {(!waits).then(|| view! { <span class="soft">{words::stopped(language)}</span> })}
                <Button kind=ButtonKind::Secondary on_press=start attr:data-action="forecast">{words::start(language)}</Button>
            </div>
        }
        .into_any(),
    }
}

/// Why there is none, in words.
pub fn why_not(language: Language, reason: NoForecast) -> String {
    match reason {
        NoForecast::TooFewRepeatBuyers { n, needed } => {
            words::no_few(language, format::number(language, n), format::number(language, needed))
        }
        NoForecast::NotConverged { .. } => words::no_summit(language).to_owned(),
    }
}
