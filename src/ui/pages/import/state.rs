//! What the wizard keeps between its steps, as plain values.

use crate::engine::{
    protocol::{Failure, Progress, Stage},
    sheets::SheetsFailure,
};

/// The steps of the wizard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Step {
    #[default]
    File,
    Columns,
    Check,
    Done,
}

impl Step {
    /// Its place among the steps, from 0.
    pub const fn place(self) -> usize {
        self as usize
    }

    /// Its name in the page, which tests know it by.
    pub const fn name(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Columns => "columns",
            Self::Check => "check",
            Self::Done => "done",
        }
    }
}

/// The file that is being imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    pub name: String,
    pub n_bytes: u64,
    /// Where the page has made it available to the workers.
    pub url: String,
}

/// A sheet of a spreadsheet that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadSheet {
    pub name: String,
    /// Cells that hold an error such as `#REF!`.
    pub n_errors: u64,
}

/// What is being worked on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// Asked for, and nothing heard of it yet.
    Asked,
    /// The spreadsheet is being opened, by another worker.
    Unpacking,
    Engine(Progress),
}

impl Work {
    /// 0 to 1; `None` while it cannot be told.
    #[expect(clippy::cast_precision_loss, reason = "a share for a bar")]
    pub fn share(self) -> Option<f64> {
        match self {
            Self::Engine(Progress { done, total, .. }) if total > 0 => Some(done as f64 / total as f64),
            _ => None,
        }
    }

    /// Whether it writes nothing, so that it may be stopped.
    pub const fn can_stop(self) -> bool {
        matches!(self, Self::Unpacking | Self::Engine(Progress { stage: Stage::ReadingFile | Stage::CheckingRows | Stage::Matching, .. }))
    }
}

/// An import that was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Its entry in the history.
    pub number: u64,
    pub is_undone: bool,
}

/// Why a step came to nothing.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    Engine(Failure),
    Sheets(SheetsFailure),
    NoSheets,
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Self {
        Self::Engine(failure)
    }
}

impl From<SheetsFailure> for Trouble {
    fn from(failure: SheetsFailure) -> Self {
        Self::Sheets(failure)
    }
}
