//! How old the last backup is, and making one.

use super::Setting;
use crate::engine::protocol::{Failure, ReadyFile, Reply, Request};
use crate::ui::{
    device::use_language,
    downloads, format,
    parts::{Button, ButtonKind, Glyph, use_toasts},
    session::{Session, use_session},
    words::settings as words,
};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Writes the whole workspace to a file and hands it to the browser's downloads.
///
/// # Errors
/// When it could not be written or handed over.
pub async fn back_up(session: Session) -> Result<ReadyFile, Failure> {
    match session.request(Request::ExportWorkspace, None).await? {
        Reply::File(file) => match downloads::save(&file) {
            Some(()) => Ok(file),
            None => Err(Failure::FileGone { what: file.name }),
        },
        _ => Err(Failure::EngineDied),
    }
}

/// The last backup, and the button for the next.
#[component]
pub fn BackupSetting() -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let toasts = use_toasts();
    let busy = RwSignal::new(false);
    let press = move || {
        busy.set(true);
        spawn_local(async move {
            match back_up(session).await {
                Ok(file) => toasts.say(words::backed_up(language, &file.name, format::bytes(language, file.n_bytes))),
                Err(failure) => session.say_failure(&failure),
            }
            busy.try_set(false);
        });
    };
    let state = move || {
        session.standing.with(|standing| {
            let Some(at_ms) = standing.last_backup_at_ms else { return words::backup_never(language).to_owned() };
            #[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 are exact in a float for ages")]
            let at = words::backup_at(language, format::instant(language, at_ms as f64));
            let since = match standing.n_changes_since_backup {
                0 => words::backup_fresh(language).to_owned(),
                n => words::backup_since(language, format::number(language, n)),
            };
            format!("{at} · {since}")
        })
    };
    view! {
        <Setting title=words::backup(language) text=words::backup_text(language)>
            <p>{state}</p>
            <Button kind=ButtonKind::Primary icon=Glyph::Download busy=busy on_press=press attr:data-action="back-up">{words::backup_now(language)}</Button>
        </Setting>
    }
}
