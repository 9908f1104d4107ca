//! Why a request came to nothing.
//!
//! Not here: the sentences that a person reads (`ui::sentences`).

use crate::apart::NotFetched;
use crate::exchange::{
    contacts::ContactsRefused,
    json::{JsonError, MergeRefused},
    reading::{ChoicesRefused, FileRefused},
};
use crate::scoring::baskets::frequent::TooManySets;
use crate::storage::StorageError;
use crate::workspace::Refusal;
use serde::{Deserialize, Serialize};

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
