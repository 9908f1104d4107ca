//! The warning that somebody like this is here already: asked a moment after the last letter was typed.

use crate::domain::CustomerId;
use crate::ui::{
    device::use_language,
    parts::{Banner, SeenName, Tone},
    route::Route,
    session::use_session,
    words::duplicates as words,
};
use crate::workspace::questions::{AskTwins, Twin};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How long nothing is typed before anybody is asked.
const PAUSE_MS: u32 = 350;

/// Who is like what stands in the fields; nothing while nobody is.
#[component]
pub fn TwinsNote(
    /// What stands in the fields for name, phone and e-mail.
    #[prop(into)]
    typed: Signal<[String; 3]>,
    /// Whoever is being changed.
    #[prop(optional)]
    except: Option<CustomerId>,
) -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let twins = RwSignal::new(Vec::<Twin>::new());
    let timer = StoredValue::new_local(None::<Timeout>);
    Effect::new(move || {
        let [name, phone, email] = typed.get();
        if [&name, &phone, &email].iter().all(|text| text.trim().is_empty()) {
            timer.set_value(None);
            twins.set(Vec::new());
            return;
        }
        let question = AskTwins { except, name, phone, email };
        let ask = move || {
            spawn_local(async move {
                // That nobody could be asked is no reason to stop typing.
                let found = session.ask(question.clone()).await.unwrap_or_default();
                let is_current = typed
                    .try_with_untracked(|[name, phone, email]| (name, phone, email) == (&question.name, &question.phone, &question.email));
                if is_current == Some(true) {
                    twins.try_set(found);
                }
            });
        };
        // Dropping a timer stops it.
        timer.set_value(Some(Timeout::new(PAUSE_MS, ask)));
    });
    let title = if except.is_some() { words::twin_known(language) } else { words::twin_new(language) };
    let row = move |twin: Twin| {
        let reasons = twin.likeness.reasons.iter().map(|reason| words::reason(language, *reason)).collect::<Vec<_>>();
        view! {
            <li>
                <a href=Route::Customer(twin.id).to_string()><SeenName name=twin.name /></a>
                <span class="quiet">{reasons.join(words::separator(language))}</span>
            </li>
        }
    };
    move || {
        let twins = twins.get();
        (!twins.is_empty()).then(|| {
            let rows = twins.into_iter().map(row).collect_view();
            view! { <Banner tone=Tone::Warn title><ul class="twins">{rows}</ul></Banner> }
        })
    }
}
