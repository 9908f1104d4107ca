//! From a file to what was found in it: delimited text by the engine, spreadsheets first by the worker that reads them.

use super::{
    state::{ReadSheet, Step, Trouble, Work},
    wizard::{Wizard, file_name},
};
use crate::engine::{
    protocol::{Failure, Reply, Request},
    sheets::{SheetsReply, SheetsRequest, ask},
};
use crate::exchange::sheets::SheetOutline;
use crate::workspace::questions::AskFields;
use leptos::prelude::*;

impl Wizard {
    pub(super) async fn inspect(self, url: String, name: String) -> Result<(), Trouble> {
        let reply = self.ask_engine(Request::InspectFile { url, name }).await?;
        let fields = self.session.ask(AskFields).await?;
        self.own.set(fields.rows.into_iter().map(|row| row.field).filter(|field| !field.is_retired).collect());
        self.show_found(reply)?;
        // What was settled for the same header before needs no second look.
        let is_remembered = self.found.with_untracked(|found| found.as_ref().is_some_and(|found| found.is_remembered));
        if is_remembered { self.dry_run().await } else { Ok(()) }
    }

    pub(super) fn show_found(self, reply: Reply) -> Result<(), Trouble> {
        let Reply::Inspected(inspected) = reply else { return Err(Failure::EngineDied.into()) };
        let inspected = inspected.open();
        self.choices.set(Some(inspected.findings.choices.clone()));
        self.found.set(Some(inspected));
        self.step.set(Step::Columns);
        Ok(())
    }

    pub(super) async fn open_spreadsheet(self, url: String) -> Result<(), Trouble> {
        self.work.set(Some(Work::Unpacking));
        let (reply, _worker) = ask(SheetsRequest::Outline { url: url.clone() }).await;
        let SheetsReply::Outline(sheets) = reply? else { return Err(Failure::EngineDied.into()) };
        let mut filled: Vec<SheetOutline> = sheets.into_iter().filter(|sheet| sheet.n_rows > 0).collect();
        match (filled.len(), filled.pop()) {
            (_, None) => Err(Trouble::NoSheets),
            (1, Some(only)) => self.read_sheet(url, only.name).await,
            (_, Some(last)) => {
                filled.push(last);
                self.sheets.set(filled);
                Ok(())
            }
        }
    }

    pub(super) async fn read_sheet(self, url: String, sheet: String) -> Result<(), Trouble> {
        self.work.set(Some(Work::Unpacking));
        // The text lives as long as the worker that wrote it, so the worker is kept until the engine has read it.
        let (reply, _worker) = ask(SheetsRequest::ToText { url, sheet: sheet.clone() }).await;
        let SheetsReply::File { file, n_errors } = reply? else { return Err(Failure::EngineDied.into()) };
        self.sheet.set(Some(ReadSheet { name: sheet, n_errors }));
        self.inspect(file.url, file_name(self)).await
    }
}
