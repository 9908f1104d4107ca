//! What the browser's exceptions mean.

use indexed_db_futures::error::{Error, OpenDbError};
use indexed_db_futures::internals::SystemRepr;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::DomException;

use crate::storage::error::StorageError;

/// What an exception means once there is a database.
pub(crate) fn failed(error: &JsValue) -> StorageError {
    match name(error).as_str() {
        "QuotaExceededError" => StorageError::Full,
        // Thrown when a transaction is begun on a connection that is closed or closing.
        "InvalidStateError" => StorageError::Closed,
        _ => StorageError::Failed { why: words(error) },
    }
}

/// What an exception means while asking for something that a browser need not have.
pub(crate) fn unavailable(error: &JsValue) -> StorageError {
    StorageError::Unavailable { why: words(error) }
}

/// What an error of the library means once there is a database.
pub(super) fn from_library(error: &Error) -> StorageError {
    match error {
        Error::DomException(exception) => failed(exception.as_sys()),
        error => StorageError::Failed { why: error.to_string() },
    }
}

/// What it means that a database does not open, and whether a newer program has laid it out.
pub(super) fn from_opening(error: &OpenDbError) -> Opening {
    let OpenDbError::Base(Error::DomException(exception)) = error else {
        return Opening::Failed(StorageError::Unavailable { why: error.to_string() });
    };
    match name(exception.as_sys()).as_str() {
        "VersionError" => Opening::Newer,
        // Private windows and policies.
        "SecurityError" | "InvalidStateError" | "NotSupportedError" => Opening::Failed(unavailable(exception.as_sys())),
        _ => Opening::Failed(failed(exception.as_sys())),
    }
}

/// Why a database did not open.
pub(super) enum Opening {
    /// A newer program has laid it out.
    Newer,
    /// It cannot be opened.
    Failed(StorageError),
}

fn name(error: &JsValue) -> String {
    error.dyn_ref::<DomException>().map(DomException::name).unwrap_or_default()
}

fn words(error: &JsValue) -> String {
    match error.dyn_ref::<js_sys::Error>() {
        Some(error) => format!("{}: {}", error.name(), error.message()),
        None => format!("{error:?}"),
    }
}
