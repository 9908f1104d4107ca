//! Beginning without a file: the demo, or an empty workspace.

use crate::domain::Currency;
use crate::engine::protocol::{Done, Failure, Request};
use crate::exchange::demo::DemoLanguage;
use crate::ui::{
    device::use_language,
    format,
    parts::{Button, ButtonKind, Choice, Glyph, Icon, Select, TextField, use_toasts},
    route::Route,
    session::{Session, use_session},
    shell::go,
    words::{Language, welcome as words},
};
use crate::workspace::Command;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Currencies that are offered; any other can be chosen under Settings while there are no amounts.
const CURRENCIES: [&str; 24] = [
    "CNY", "USD", "EUR", "JPY", "GBP", "HKD", "TWD", "KRW", "SGD", "MYR", "THB", "VND", "IDR", "PHP", "INR", "AUD", "NZD", "CAD", "CHF",
    "SEK", "AED", "BRL", "MXN", "ZAR",
];

const fn usual_currency(language: Language) -> &'static str {
    match language {
        Language::ZhCn => "CNY",
        Language::En => "USD",
    }
}

/// Fills the workspace with the demo.
async fn start_demo(session: Session, language: Language) -> Result<Done, Failure> {
    let language = match language {
        Language::ZhCn => DemoLanguage::Chinese,
        Language::En => DemoLanguage::English,
    };
    session.done(Request::StartDemo { language }).await
}

/// An invented shop to look around in.
#[component]
pub fn Demo() -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let is_busy = RwSignal::new(false);
    let start = move || {
        is_busy.set(true);
        spawn_local(async move {
            match start_demo(session, language).await {
                Ok(_) => go(&Route::Today),
                Err(failure) => session.say_failure(&failure),
            }
            is_busy.try_set(false);
        });
    };
    let points = [words::demo_grades(language), words::demo_drifting(language), words::demo_safe(language)];
    let points = points.into_iter().map(|point| view! { <li><Icon glyph=Glyph::Check /><span>{point}</span></li> });
    view! {
        <div class="choice">
            <h3 class="choice-title">{words::demo_title(language)}</h3>
            <p class="choice-text">{words::demo_text(language)}</p>
            <ul class="choice-points">{points.collect_view()}</ul>
            <div class="choice-foot">
                <Button attr:data-action="demo" icon=Glyph::Coffee busy=is_busy on_press=start>{words::demo_start(language)}</Button>
            </div>
        </div>
    }
}

/// A name and a currency.
#[component]
pub fn StartEmpty() -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let toasts = use_toasts();
    let name = RwSignal::new(String::new());
    let currency = RwSignal::new(usual_currency(language).to_owned());
    let error = RwSignal::new(None);
    let is_busy = RwSignal::new(false);
    let start = move |event: SubmitEvent| {
        event.prevent_default();
        let name = name.get_untracked().trim().to_owned();
        if name.is_empty() {
            error.set(Some(words::name_needed(language).to_owned()));
            return;
        }
        let currency = Currency::from_code(&currency.get_untracked()).unwrap_or(Currency::CNY);
        is_busy.set(true);
        spawn_local(async move {
            match session.perform(Command::StartWorkspace { name: name.clone(), currency }).await {
                Ok(_) => {
                    toasts.say(words::started(language, name));
                    go(&Route::Today);
                }
                Err(failure) => session.say_failure(&failure),
            }
            is_busy.try_set(false);
        });
    };
    view! {
        <form class="choice" on:submit=start>
            <h3 class="choice-title">{words::empty_title(language)}</h3>
            <p class="choice-text">{words::empty_text(language)}</p>
            <TextField label=words::shop_name(language) placeholder=words::shop_name_example(language) value=name error />
            <Select
                label=words::currency(language)
                hint=words::currency_hint(language)
                choices=choices(language)
                value=currency
                on_change=move |code| currency.set(code)
            />
            <div class="choice-foot">
                <Button is_submit=true kind=ButtonKind::Secondary busy=is_busy>{words::start(language)}</Button>
            </div>
        </form>
    }
}

fn choices(language: Language) -> Vec<Choice> {
    let known = CURRENCIES.into_iter().filter_map(|code| Currency::from_code(code).ok());
    known
        .map(|known| Choice::new(known.code(), words::currency_choice(language, format::currency_name(language, known), known.code())))
        .collect()
}
