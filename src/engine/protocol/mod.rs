//! What page and engine say to each other.
//!
//! Every request has a number and gets exactly one reply, with progress in between where it takes longer than half a second.
//! Apart from replies the engine sends events: something has changed (here or in another tab), or something is wrong.
//!
//! Messages travel as postcard; page and engine are always of the same build, so their shape needs no version. Files travel as
//! object URLs, never as bytes through the page.

mod failure;
mod recalled;
mod replies;

use super::parcel::Parcel;
use crate::domain::{CustomerId, Day, Occasion, Scheme};
use crate::exchange::{
    contacts::CardVersion,
    demo::DemoLanguage,
    ics::CalendarWords,
    json::MergePolicy,
    lists::ExportWords,
    planning::ImportPolicy,
    reading::{Choices, ReadingWishes, Reason},
    sheets::SheetTable,
};
use crate::scoring::baskets::rules::RuleLimits;
use crate::workspace::{
    Command,
    grading::Pilot,
    questions::{Column, CustomersView, ForesightWish, Query, RecordField, Survivors, TaskFilter},
};
use serde::{Deserialize, Serialize};

pub use failure::Failure;
pub use recalled::{BIN_LOOK_BACK, BinEntry, BinSheet, OwnerEntry, OwnerHistory, Recalled, RecordEntry, RecordHistory};
pub use replies::{Done, HistoryEntry, Inspected, Made, Opened, ReadyFile, Reply, Standing};

/// Numbers requests, so that replies find their way home.
pub type RequestId = u32;

/// From the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), expect(clippy::large_enum_variant, reason = "a message is made once and packed at once"))]
pub enum ToEngine {
    Request {
        id: RequestId,
        request: Request,
    },
    /// Stop working on it: its reply will be [`Failure::Cancelled`] unless it was done already.
    Cancel {
        id: RequestId,
    },
}

/// From the engine.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FromEngine {
    Reply {
        id: RequestId,
        reply: Box<Result<Reply, Failure>>,
    },
    /// The answer to a question, packed: who asked knows what it is, and nobody else has to be able to read it.
    Answer {
        id: RequestId,
        packed: Vec<u8>,
    },
    Progress {
        id: RequestId,
        progress: Progress,
    },
    Event(Event),
}

/// What can be asked of the engine.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Opens the database and reads everything. The first request; the reply is [`Reply::Opened`].
    Open {
        person: String,
    },
    /// The one question that is answered without fetching anything: what the workspace is, and how much is in it.
    Overview,
    /// Any question, read where it is answered.
    Ask(Parcel<Query>),
    /// Any command, read where it is decided.
    Do(Parcel<Command>),
    Undo,
    Redo,
    /// The newest entries of the journal before this number (all, if absent), at most `n`.
    History {
        before: Option<u64>,
        n: u32,
    },
    /// Takes back one entry of the history, wherever it stands.
    UndoEntry {
        number: u64,
    },
    /// Fills the workspace with the demo.
    StartDemo {
        language: DemoLanguage,
    },
    /// Reads a file and guesses everything about it.
    InspectFile {
        url: String,
        name: String,
    },
    /// Reads the inspected file again with other choices: encoding, separator, header row.
    Reinspect {
        wishes: ReadingWishes,
    },
    /// Goes through every row and says what would happen.
    DryRun {
        choices: Choices,
        policy: ImportPolicy,
    },
    /// Does what the last dry run said.
    RunImport,
    /// Forgets the inspected file.
    DropImport,
    /// A file with the rows that the last dry run refused; heading and reasons are in the page's language.
    RefusedRows {
        heading: String,
        reasons: Vec<(Reason, String)>,
    },
    /// A list as a file. `columns` names the columns in the page's language, in the order of the file.
    ExportList {
        view: Parcel<CustomersView>,
        columns: Vec<(Column, String)>,
        format: TableFormat,
        words: ExportWords,
    },
    /// A table that the page shows, as a file.
    ExportTable {
        table: SheetTable,
        format: TableFormat,
    },
    /// Rules of products that go together as CSV, all that meet the search. `headings` and `name` are in the page's language.
    ExportRules {
        limits: RuleLimits,
        search: String,
        headings: Vec<String>,
        name: String,
    },
    /// Open tasks as a calendar.
    ExportTasks {
        filter: TaskFilter,
        words: CalendarWords,
    },
    /// The whole workspace as JSON.
    ExportWorkspace,
    /// Reads an exported workspace and says what restoring it would do.
    PreviewRestore {
        url: String,
        name: String,
    },
    /// Restores what was previewed.
    RunRestore {
        mode: RestoreMode,
    },
    /// People as a vCard file; `name` is what the file is called, without its ending.
    ExportContacts {
        wish: ContactsWish,
        version: CardVersion,
        name: String,
    },
    /// Reads a vCard file and says what taking its people in would do.
    InspectContacts {
        url: String,
        name: String,
    },
    /// Takes in the people that were previewed.
    TakeContacts,
    /// Grades everybody and keeps the run.
    Grade(Box<GradeOrder>),
    /// Asks a model what is to be expected of everybody, unless that is known. It gives way to every other request.
    Foresee(ForesightWish),
    /// What is to be expected of an intake of subscribers.
    Renewals(Survivors),
    /// Everything is deleted for good, the journal too.
    Erase,
    /// Looks for customers that may be one, unless it is known. It gives way to every other request.
    FindDuplicates,
    /// Customers that were deleted or merged away before this entry of the journal (all, if absent).
    Bin {
        before: Option<u64>,
    },
    /// Brings back customers that an entry deleted: those named, or all who are still gone.
    RestoreDeleted {
        number: u64,
        ids: Option<Vec<CustomerId>>,
    },
    /// What happened to a customer before this entry of the journal, at most `n` entries. With a field, only what changed that, and neither what
    /// was taken back since nor what was done in bulk: that is quick.
    RecordHistory {
        customer: CustomerId,
        before: Option<u64>,
        n: u32,
        field: Option<RecordField>,
    },
    /// Who got which customer from whom before this entry of the journal (all, if absent).
    OwnerHistory {
        before: Option<u64>,
    },
}

impl Request {
    /// Asks a question.
    pub fn question(question: impl Into<Query>) -> Self {
        match question.into() {
            Query::Overview(_) => Self::Overview,
            query => Self::Ask(Parcel::of(&query)),
        }
    }

    /// Asks for a change.
    pub fn command(command: &Command) -> Self {
        Self::Do(Parcel::of(command))
    }
}

/// Whose people are wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ContactsWish {
    Customer(CustomerId),
    /// Everybody that a list shows.
    Shown(Parcel<CustomersView>),
}

/// What is to be graded, and what is to be kept of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GradeOrder {
    /// A scheme that is filed, or one that is new or was changed.
    pub scheme: Scheme,
    /// Whether the scheme is kept too, together with the run.
    pub keeps_scheme: bool,
    /// Another day to look from than the workspace's.
    pub as_of: Option<Day>,
    pub occasion: Occasion,
    pub pilot: Option<Pilot>,
}

/// The form of an exported table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TableFormat {
    /// UTF-8 with a byte-order mark, so that spreadsheets read it right.
    Csv,
    /// For the spreadsheet worker, which makes an XLSX of it.
    SheetTable,
}

/// Whether a restored copy takes the workspace's place or is added to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RestoreMode {
    Replace,
    Merge(MergePolicy),
}

/// How far a long request has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    pub stage: Stage,
    pub done: u64,
    /// 0 while it is not known.
    pub total: u64,
}

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Stage {
    Opening,
    ReadingFile,
    CheckingRows,
    Matching,
    Saving,
    Scoring,
    Grading,
    Fitting,
    WritingFile,
    Comparing,
}

/// Something happened that nobody asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Event {
    /// The records changed, here or in another tab: live questions ask again.
    Changed(Box<Standing>),
    /// A newer version of the program has taken over the database: reload.
    NewerProgram,
    /// The database was deleted or its connection cut.
    Closed,
    /// Opening waits for a tab with an older program to be closed.
    WaitingForOldTab,
}

/// Civil today and now, as the engine reads them from the device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    pub at_ms: u64,
    pub today: Day,
}
