//! The spreadsheet worker: XLSX to delimited text, and tables to XLSX. It keeps nothing and knows no records.
//!
//! Files come and go as object URLs. The page starts it when a spreadsheet is read or written, and lets it go afterwards, so that its
//! code is not even loaded by who never meets a spreadsheet.

use super::{
    browser::{offer, read},
    codec::Packed,
    protocol::{Failure, ReadyFile},
};
use crate::exchange::sheets::{SheetOutline, SheetRefused, SheetTable, Workbook, write_xlsx};
use futures::channel::oneshot;
use gloo_worker::{HandlerId, Registrable, Spawnable, WorkerScope};
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::rc::Rc;

/// Where the worker's loader stands, beside the page.
const LOADER: &str = "sheets_loader.js";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// What the worker can be asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum SheetsRequest {
    /// Which sheets are in this file?
    Outline { url: String },
    /// One sheet as delimited text.
    ToText { url: String, sheet: String },
    /// An encoded [`SheetTable`] as a spreadsheet.
    ToXlsx { url: String, name: String },
}

/// What it answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum SheetsReply {
    Outline(Vec<SheetOutline>),
    File { file: ReadyFile, n_errors: u64 },
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum SheetsFailure {
    Refused(SheetRefused),
    Failure(Failure),
}

impl From<SheetRefused> for SheetsFailure {
    fn from(refused: SheetRefused) -> Self {
        Self::Refused(refused)
    }
}

impl From<Failure> for SheetsFailure {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

/// The worker.
pub struct SheetsWorker;

impl gloo_worker::Worker for SheetsWorker {
    type Message = ();
    type Input = SheetsRequest;
    type Output = Result<SheetsReply, SheetsFailure>;

    fn create(_: &WorkerScope<Self>) -> Self {
        Self
    }

    fn update(&mut self, _: &WorkerScope<Self>, (): ()) {}

    fn received(&mut self, scope: &WorkerScope<Self>, request: SheetsRequest, from: HandlerId) {
        let scope = scope.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let reply = answer(request).await;
            scope.respond(from, reply);
        });
    }
}

async fn answer(request: SheetsRequest) -> Result<SheetsReply, SheetsFailure> {
    match request {
        SheetsRequest::Outline { url } => Ok(SheetsReply::Outline(Workbook::open(&read(&url).await?)?.outline()?)),
        SheetsRequest::ToText { url, sheet } => {
            let text = Workbook::open(&read(&url).await?)?.csv(&sheet)?;
            let file = offer(&text.bytes, &format!("{sheet}.csv"), "text/csv")?;
            Ok(SheetsReply::File { file, n_errors: text.n_errors as u64 })
        }
        SheetsRequest::ToXlsx { url, name } => {
            let unreadable = |error: postcard::Error| Failure::Unreadable { what: error.to_string() };
            let table: SheetTable = postcard::from_bytes(&read(&url).await?).map_err(unreadable)?;
            Ok(SheetsReply::File { file: offer(&write_xlsx(&table)?, &name, XLSX)?, n_errors: 0 })
        }
    }
}

/// Starts the worker. Called by `bin/sheets.rs` and by nothing else.
pub fn start() {
    console_error_panic_hook::set_once();
    SheetsWorker::registrar().encoding::<Packed>().register();
}

/// Asks a spreadsheet worker that lives for this one request. The files it offers live until the page lets `worker` go.
pub async fn ask(request: SheetsRequest) -> (Result<SheetsReply, SheetsFailure>, SheetsLease) {
    let (sender, receiver) = oneshot::channel();
    let sender = Rc::new(RefCell::new(Some(sender)));
    let bridge = SheetsWorker::spawner()
        .callback(move |reply| {
            if let Some(sender) = sender.borrow_mut().take() {
                // Who no longer waits has nothing to be told.
                let _ = sender.send(reply);
            }
        })
        .encoding::<Packed>()
        .as_module(true)
        .with_loader(true)
        .spawn(LOADER);
    bridge.send(request);
    let reply = receiver.await.unwrap_or(Err(SheetsFailure::Failure(Failure::EngineDied)));
    (reply, SheetsLease { _worker: bridge })
}

/// Keeps a spreadsheet worker, and with it the files that it offered, alive.
pub struct SheetsLease {
    _worker: gloo_worker::WorkerBridge<SheetsWorker>,
}
