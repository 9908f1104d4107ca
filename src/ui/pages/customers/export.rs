//! The list as a file: all rows that are shown, in their order and with their columns.
//!
//! Not here: what stands in a cell (`exchange::lists`), and spreadsheets, which a worker of their own writes.

use super::list::CustomerList;
use crate::apart::NotFetched;
use crate::engine::{
    protocol::{Failure, ReadyFile, Reply, Request, TableFormat},
    sheets::{self, SheetsFailure, SheetsReply, SheetsRequest},
};
use crate::exchange::lists::ExportWords;
use crate::scoring::rfm::Segment;
use crate::ui::{
    customers_view::{KINDS, columns, question},
    device::use_language,
    downloads,
    parts::{Glyph, Menu, MenuItem, Toasts, use_toasts},
    sentences,
    session::{Session, use_session},
    words::{Language, customers as words, grades},
};
use crate::workspace::questions::{Column, CustomersView};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How long the worker lives on that holds a finished spreadsheet, so that the browser can take it.
const TAKEN_AFTER_MS: u32 = 60_000;

/// What a person can have.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Csv,
    Xlsx,
}

/// The menu of forms.
#[component]
pub fn ExportMenu(list: CustomerList) -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let toasts = use_toasts();
    let export = move |form: Form| {
        let (view, columns) = list.view.with_untracked(|view| (question(view), columns(view)));
        export_list((session, toasts, language), view, &columns, form);
    };
    view! {
        <Menu label=words::export(language) icon=Glyph::Download>
            <MenuItem icon=Glyph::Table on_press=move || export(Form::Xlsx)>{words::export_xlsx(language)}</MenuItem>
            <MenuItem icon=Glyph::Download on_press=move || export(Form::Csv)>{words::export_csv(language)}</MenuItem>
        </Menu>
    }
}

/// Hands over a list of customers, with these columns; says what came of it.
pub fn export_list((session, toasts, language): (Session, Toasts, Language), view: CustomersView, columns: &[Column], form: Form) {
    let request = Request::ExportList {
        view,
        columns: columns.iter().map(|column| (*column, words::column(language, *column).to_owned())).collect(),
        format: if form == Form::Csv { TableFormat::Csv } else { TableFormat::SheetTable },
        words: export_words(language),
    };
    spawn_local(async move {
        if saving(session, toasts, language, request, form).await.is_err() {
            session.say_failure(&Failure::NotFetched);
        }
    });
}

fn export_words(language: Language) -> ExportWords {
    ExportWords {
        sheet_name: words::title(language).to_owned(),
        segments: Segment::ALL.map(|segment| grades::segment(language, segment).to_owned()).to_vec(),
        kinds: KINDS.map(|kind| grades::customer_kind(language, kind).to_owned()).to_vec(),
        not_graded: grades::not_graded(language).to_owned(),
    }
}

apart! {
    /// Writes the list as a file and hands it over; it says itself what came of it.
    fn saving in records(session: Session, toasts: Toasts, language: Language, request: Request, form: Form) -> Result<(), NotFetched> {
        spawn_local(save(session, toasts, language, request, form));
        Ok(())
    }
}

async fn save(session: Session, toasts: Toasts, language: Language, request: Request, form: Form) {
    let outcome = async {
        let file = written(session, request).await?;
        match form {
            Form::Csv => handed_over(&file),
            Form::Xlsx => spreadsheet(language, file).await,
        }
    };
    match outcome.await {
        Ok(name) => toasts.say(words::exported(language, name)),
        Err(SheetsFailure::Failure(failure)) => session.say_failure(&failure),
        Err(refused) => toasts.warn(sentences::sheets(language, &refused)),
    }
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
async fn spreadsheet(language: Language, table: ReadyFile) -> Result<String, SheetsFailure> {
    let name = format!("{}.xlsx", words::title(language));
    let (reply, lease) = sheets::ask(SheetsRequest::ToXlsx { url: table.url, name }).await;
    let name = match reply? {
        SheetsReply::File { file, .. } => handed_over(&file)?,
        SheetsReply::Outline(_) => return Err(SheetsFailure::Failure(Failure::EngineDied)),
    };
    Timeout::new(TAKEN_AFTER_MS, move || drop(lease)).forget();
    Ok(name)
}
