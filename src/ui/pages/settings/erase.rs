//! Taking the demo away, and erasing everything for good.

use super::Setting;
use crate::engine::protocol::Request;
use crate::ui::{
    device::use_language,
    format,
    parts::{Button, ButtonKind, ConfirmDialog, Glyph, Toasts, use_toasts},
    route::Route,
    session::{Session, use_session},
    shell::{go, use_overview},
    words::settings as words,
};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Deletes everything, goes to the welcome page and says so.
fn erase(session: Session, toasts: Toasts, said: &'static str) {
    spawn_local(async move {
        match session.done(Request::Erase).await {
            Ok(_) => {
                toasts.say(said);
                go(&Route::Welcome);
            }
            Err(failure) => session.say_failure(&failure),
        }
    });
}

/// One press and the demo is gone; what was made up needs no typed word.
#[component]
pub fn DemoSetting() -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let toasts = use_toasts();
    let remove = move || erase(session, toasts, words::demo_removed(language));
    view! {
        <Setting title=words::demo(language) text=words::demo_text(language)>
            <Button icon=Glyph::Trash on_press=remove attr:data-action="remove-demo">{words::demo_remove(language)}</Button>
        </Setting>
    }
}

/// Asks for a typed word, because this cannot be undone.
#[component]
pub fn EraseSetting() -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let toasts = use_toasts();
    let overview = use_overview();
    let open = RwSignal::new(false);
    let confirm = move || erase(session, toasts, words::erased(language));
    let counts = move || {
        let (n_customers, n_purchases) = overview.get().map_or((0, 0), |overview| (overview.n_customers, overview.n_purchases));
        words::erase_counts(language, format::number(language, n_customers), format::number(language, n_purchases))
    };
    view! {
        <Setting title=words::erase(language) text=words::erase_text(language)>
            <Button kind=ButtonKind::Danger icon=Glyph::Trash on_press=move || open.set(true) attr:data-action="erase">{words::erase_open(language)}</Button>
            <ConfirmDialog
                open
                on_close=move || open.set(false)
                title=words::erase_title(language)
                word=words::erase_word(language)
                action=words::erase_do(language)
                on_confirm=confirm
            >
                <p>{counts}</p>
            </ConfirmDialog>
        </Setting>
    }
}
