//! Lists saved as files: the menu of forms, and the way from the engine to the folder of downloads.
//!
//! Not here: what stands in a list (`exchange::lists`), and spreadsheets, which a worker of their own writes.

use crate::apart::NotFetched;
use crate::engine::{
    protocol::{ContactsWish, Failure, ReadyFile, Reply, Request, TableFormat},
    sheets::{self, SheetsFailure, SheetsReply, SheetsRequest},
};
use crate::exchange::contacts::CardVersion;
use crate::ui::{
    device::use_language,
    downloads, format,
    parts::{Glyph, Menu, MenuItem, Toasts, use_toasts},
    sentences,
    session::{Session, use_session},
    words::{Language, customers as words, people},
};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How long the worker lives on that holds a finished spreadsheet, so that the browser can take it.
const TAKEN_AFTER_MS: u32 = 60_000;

/// The menu of forms. `request` asks the engine for the table in a form; none says that there is nothing to save.
#[component]
pub fn SaveMenu<F>(
    /// What the file is called, without its ending.
    name: &'static str,
    request: impl Fn(TableFormat) -> F + Copy + Send + Sync + 'static,
    /// Further forms, where the list has any.
    #[prop(optional)]
    children: Option<ChildrenFn>,
) -> impl IntoView
where
    F: Future<Output = Result<Request, Failure>> + 'static,
{
    let language = use_language();
    let session = use_session();
    let toasts = use_toasts();
    let export = move |form: TableFormat| {
        spawn_local(async move {
            let saved = async { saving(session, toasts, language, request(form).await?, form, name).await.map_err(Failure::from) };
            if let Err(failure) = saved.await {
                session.say_failure(&failure);
            }
        });
    };
    view! {
        <Menu label=words::export(language) icon=Glyph::Download>
            <MenuItem icon=Glyph::Table on_press=move || export(TableFormat::SheetTable)>{words::export_xlsx(language)}</MenuItem>
            <MenuItem icon=Glyph::Download on_press=move || export(TableFormat::Csv)>{words::export_csv(language)}</MenuItem>
            {children.as_ref().map(|children| children())}
        </Menu>
    }
}

apart! {
    /// Writes the list as a file and hands it over; it says itself what came of it.
    fn saving in records(
        session: Session,
        toasts: Toasts,
        language: Language,
        request: Request,
        form: TableFormat,
        name: &'static str,
    ) -> Result<(), NotFetched> {
        spawn_local(save(session, toasts, language, request, form, name));
        Ok(())
    }
}

async fn save(session: Session, toasts: Toasts, language: Language, request: Request, form: TableFormat, name: &'static str) {
    let outcome = async {
        let file = written(session, request).await?;
        let n_withheld = file.n_withheld;
        let name = match form {
            TableFormat::Csv => handed_over(&file),
            TableFormat::SheetTable => spreadsheet(file, name).await,
        };
        name.map(|name| list_saved(language, name, n_withheld))
    };
    match outcome.await {
        Ok(said) => toasts.say(said),
        Err(SheetsFailure::Failure(failure)) => session.say_failure(&failure),
        Err(refused) => toasts.warn(sentences::sheets(language, &refused)),
    }
}

/// What is said of a list: that it is saved, and whose contacts are not in it.
fn list_saved(language: Language, name: String, n_withheld: u32) -> String {
    match n_withheld {
        0 => words::exported(language, name),
        n => words::exported_without(language, format::number(language, n), name),
    }
}

/// What is said of a file of people.
fn cards_saved(language: Language, name: String, n_withheld: u32) -> String {
    match n_withheld {
        0 => people::cards_saved(language, name),
        n => people::cards_saved_without(language, format::number(language, n), name),
    }
}

/// Asks for a file that needs no further work and hands it over; says itself what came of it.
pub fn save_file(session: Session, toasts: Toasts, language: Language, request: Request) {
    save_saying(session, toasts, language, request, list_saved);
}

/// Saves people as a vCard file and says what came of it.
pub fn save_contacts(session: Session, toasts: Toasts, language: Language, wish: ContactsWish, version: CardVersion, name: String) {
    save_saying(session, toasts, language, Request::ExportContacts { wish, version, name }, cards_saved);
}

fn save_saying(session: Session, toasts: Toasts, language: Language, request: Request, said: fn(Language, String, u32) -> String) {
    let outcome = async move {
        let file = written(session, request).await?;
        handed_over(&file).map(|name| said(language, name, file.n_withheld))
    };
    spawn_local(async move {
        match outcome.await {
            Ok(said) => toasts.say(said),
            Err(SheetsFailure::Failure(failure)) => session.say_failure(&failure),
            Err(refused) => toasts.warn(sentences::sheets(language, &refused)),
        }
    });
}

async fn written(session: Session, request: Request) -> Result<ReadyFile, SheetsFailure> {
    match session.request(request, None).await.map_err(SheetsFailure::Failure)? {
        Reply::File(file) => Ok(file),
        _ => Err(SheetsFailure::Failure(Failure::EngineDied)),
    }
}

fn handed_over(file: &ReadyFile) -> Result<String, SheetsFailure> {
    let gone = || SheetsFailure::Failure(Failure::FileGone { what: file.name.clone() });
    downloads::save(file).map(|()| file.name.clone()).ok_or_else(gone)
}

/// The table as a spreadsheet.
async fn spreadsheet(table: ReadyFile, name: &str) -> Result<String, SheetsFailure> {
    let name = format!("{name}.xlsx");
    let (reply, lease) = sheets::ask(SheetsRequest::ToXlsx { url: table.url, name }).await;
    let name = match reply? {
        SheetsReply::File { file, .. } => handed_over(&file)?,
        SheetsReply::Outline(_) => return Err(SheetsFailure::Failure(Failure::EngineDied)),
    };
    Timeout::new(TAKEN_AFTER_MS, move || drop(lease)).forget();
    Ok(name)
}
