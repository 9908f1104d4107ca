//! Saying that a run is agreed to.

use crate::domain::RunId;
use crate::ui::{
    device::use_language,
    parts::{Button, ButtonKind, Dialog, InputKind, TextField},
    session::use_session,
    words::runs as words,
};
use crate::workspace::Command;
use leptos::prelude::*;

/// Open while `signing` holds a run and its day.
#[component]
pub fn SignOffDialog(signing: RwSignal<Option<(RunId, String)>>) -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let day = Memo::new(move |_| signing.with(|signing| signing.as_ref().map(|(_, day)| day.clone())));
    let title = move || day.get().map(|day| words::sign_off_title(language, day)).unwrap_or_default();
    let note = RwSignal::new(String::new());
    let close = move || {
        signing.set(None);
        note.set(String::new());
    };
    let sign = move || {
        if let Some((run, day)) = signing.get_untracked() {
            session.run(Command::SignOffRun { run, note: note.get_untracked() }, words::signed_off(language, day));
        }
        close();
    };
    let actions = move || {
        view! {
            <Button on_press=close>{words::cancel(language)}</Button>
            <Button kind=ButtonKind::Primary on_press=sign>{words::sign_off(language)}</Button>
        }
    };
    view! {
        <Dialog open=Signal::derive(move || day.with(Option::is_some)) on_close=close title actions>
            <p class="soft">{words::sign_off_text(language)}</p>
            <TextField label=words::sign_off_note(language) value=note kind=InputKind::Paragraph is_optional=true />
        </Dialog>
    }
}
