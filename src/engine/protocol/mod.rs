//! What page and engine say to each other.
//!
//! Every request has a number and gets exactly one reply, with progress in between where it takes longer than half a second.
//! Apart from replies the engine sends events: something has changed (here or in another tab), or something is wrong.
//!
//! Messages travel as postcard; page and engine are always of the same build, so their shape needs no version. Files travel as
//! object URLs, never as bytes through the page.

mod recalled;

use super::parcel::Parcel;
use crate::apart::NotFetched;
use crate::domain::{CustomerId, Day, Occasion, Scheme};
use crate::exchange::{
    contacts::{CardVersion, ContactsPreview, ContactsRefused},
    demo::DemoLanguage,
    ics::CalendarWords,
    json::{JsonError, MergePolicy, MergeRefused, RestorePreview},
    lists::ExportWords,
    planning::{DryRun, MatchPolicy},
    reading::{Choices, ChoicesRefused, FileRefused, Findings, ReadingWishes, Reason},
    sheets::SheetTable,
};
use crate::scoring::baskets::{frequent::TooManySets, rules::RuleLimits};
use crate::scoring::lifetime::NoForecast;
use crate::storage::{Loss, StorageError};
use crate::workspace::{
    Command, EntryHead, Refusal,
    grading::Pilot,
    questions::{CustomersView, ForesightWish, Query, RenewalSheet, Survivors, TaskFilter},
};
use serde::{Deserialize, Serialize};

pub use recalled::{BinEntry, BinSheet, OwnerEntry, OwnerHistory, RecordEntry, RecordHistory};

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
    Ask(Query),
    Do(Box<Command>),
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
        policy: MatchPolicy,
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
        view: CustomersView,
        columns: Vec<(crate::workspace::questions::Column, String)>,
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
    /// What happened to a customer before this entry of the journal, at most `n` entries.
    RecordHistory {
        customer: CustomerId,
        before: Option<u64>,
        n: u32,
    },
    /// Who got which customer from whom before this entry of the journal (all, if absent).
    OwnerHistory {
        before: Option<u64>,
    },
}

/// Whose people are wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ContactsWish {
    Customer(CustomerId),
    /// Everybody that a list shows.
    Shown(CustomersView),
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

/// What was found out about a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inspected {
    pub findings: Findings,
    /// The choices are those of an earlier import with the same header.
    pub is_remembered: bool,
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

/// The answer to a request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Reply {
    Opened(Opened),
    Done(Done),
    History(Vec<HistoryEntry>),
    Inspected(Parcel<Inspected>),
    DryRun(Parcel<DryRun>),
    RestorePreview(Parcel<RestorePreview>),
    Contacts(Parcel<ContactsPreview>),
    /// A file is ready under this object URL; the page offers it for download and then revokes it.
    File(ReadyFile),
    /// Questions that need a forecast have an answer now, be it that there is none.
    Foreseen,
    Renewals(Parcel<Result<RenewalSheet, NoForecast>>),
    Dropped,
    /// Questions about duplicates have an answer now.
    Scanned,
    Bin(Parcel<BinSheet>),
    RecordHistory(Parcel<RecordHistory>),
    OwnerHistory(Parcel<OwnerHistory>),
    /// The packed answer. Travels as [`FromEngine::Answer`]; the last, because serde counts what is skipped when it writes and not when it reads.
    #[serde(skip)]
    Answered(Vec<u8>),
}

/// What start-up found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Opened {
    /// Data was here once and is gone: restoring should be offered.
    pub loss: Option<Loss>,
    /// The database is of a newer program: it can be looked at and exported, not changed.
    pub read_only: bool,
    pub standing: Standing,
}

/// Where the journal stands, and what could be taken back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// Number of the last entry.
    pub journal_number: u64,
    pub undo: Option<EntryHead>,
    pub redo: Option<EntryHead>,
    /// Milliseconds since 1970 UTC of the last export of the whole workspace.
    pub last_backup_at_ms: Option<u64>,
    /// Entries since then.
    pub n_changes_since_backup: u64,
}

/// A change that storage has accepted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Done {
    pub entry: Option<EntryHead>,
    pub number: u64,
    /// The record that a command made, if it made one that has a page or a form of its own.
    pub made: Option<Made>,
    pub standing: Standing,
}

/// The record that a command made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Made {
    Customer(CustomerId),
    Purchase(crate::domain::PurchaseId),
    Product(crate::domain::ProductId),
    Review(crate::domain::ReviewId),
}

/// An entry of the history with its number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryEntry {
    pub number: u64,
    pub head: EntryHead,
    /// A later entry took it back.
    pub is_undone: bool,
}

/// A file that is ready for download.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadyFile {
    pub url: String,
    pub name: String,
    pub n_bytes: u64,
    /// Customers whose contacts were left out, because they do not want them used.
    pub n_withheld: u32,
}

/// Why a request came to nothing. What was kept: everything as it was before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Failure {
    Refused(Refusal),
    Storage(StorageError),
    /// Stored pages are sound but could not be understood.
    Unreadable {
        what: String,
    },
    /// An object URL no longer leads to a file.
    FileGone {
        what: String,
    },
    /// A file cannot be read at all.
    File(FileRefused),
    /// It is not the export of a workspace that can be read.
    Json(JsonError),
    /// It is no file of people that can be read.
    Contacts(ContactsRefused),
    /// There is nobody whose contacts may be saved.
    NobodyToSave,
    /// The copy cannot be merged with what is here.
    Merge(MergeRefused),
    /// A file's choices do not fit it.
    Choices(ChoicesRefused),
    /// So many sets of products are frequent that nobody could read the rules.
    TooManySets(TooManySets),
    /// No file is being imported, or none was previewed.
    NothingPending,
    Cancelled,
    ReadOnly,
    /// The engine died and was started again; what was saved is safe.
    EngineDied,
    /// The part of the program that does it could not be fetched.
    NotFetched,
}

impl From<NotFetched> for Failure {
    fn from(_: NotFetched) -> Self {
        Self::NotFetched
    }
}

#[cfg(target_arch = "wasm32")]
impl From<wasm_split_helpers::SplitLoaderError> for Failure {
    fn from(error: wasm_split_helpers::SplitLoaderError) -> Self {
        NotFetched::from(error).into()
    }
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
