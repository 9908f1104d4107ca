//! Notices above everything: a new version is ready, data that was here is gone, the data can only be looked at.

use crate::storage::Loss;
use crate::ui::{
    device::use_language,
    parts::{Banner, Button, ControlSize, LinkButton, Tone},
    route::{Route, SettingsSection},
    session::{Health, use_session},
    words::shell as words,
};
use gloo::events::EventListener;
use leptos::prelude::*;
use leptos::web_sys;

/// The notices that apply.
#[component]
pub fn Notices() -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let is_update_ready = update_ready();
    let opened = move || match session.health.get() {
        Health::Ready(opened) => Some(*opened),
        _ => None,
    };
    let loss = move || {
        opened().and_then(|opened| opened.loss).map(|loss| {
            let text = match loss {
                Loss::Everything { .. } => words::lost_everything(language),
                Loss::Entries { .. } => words::lost_entries(language),
            };
            view! {
                <Banner tone=Tone::Bad title=text actions=move || view! { <LinkButton href=Route::Settings(SettingsSection::Data).to_string() size=ControlSize::Small>{words::restore(language)}</LinkButton> } />
            }
        })
    };
    let read_only = move || {
        opened().is_some_and(|opened| opened.read_only).then(|| view! { <Banner tone=Tone::Warn title=words::read_only(language) /> })
    };
    let update = move || {
        is_update_ready.get().then(|| view! {
            <Banner tone=Tone::Info title=words::update_ready(language) actions=move || view! { <Button size=ControlSize::Small on_press=update_now>{words::update_now(language)}</Button> } />
        })
    };
    view! { <div class="notices">{loss}{read_only}{update}</div> }
}

fn update_ready() -> RwSignal<bool> {
    let waits = document().document_element().is_some_and(|root| root.get_attribute("data-update").is_some());
    let is_ready = RwSignal::new(waits);
    let listeners = ["crema:update-ready", "crema:updated"].map(|event| EventListener::new(&window(), event, move |_| is_ready.set(true)));
    let listeners = StoredValue::new_local(Some(listeners));
    on_cleanup(move || listeners.set_value(None));
    is_ready
}

fn update_now() {
    let is_done = document().document_element().is_some_and(|root| root.get_attribute("data-update").as_deref() == Some("done"));
    if is_done {
        let _ = window().location().reload();
    } else if let Ok(event) = web_sys::Event::new("crema:update-now") {
        let _ = window().dispatch_event(&event);
    }
}
