//! How much room there is, and whether the browser may clear it.
//!
//! Works in a window and in a worker, but for [`ask_to_stay`], which a browser offers to windows only. Whether something was
//! lost already is [`presence`](super::presence)' question.

use js_sys::Promise;
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{StorageEstimate, StorageManager};

use super::error::StorageError;
use super::externs::storage_manager;
use super::indexed_db::failure::unavailable;

/// Room of this origin, in bytes, as the browser estimates it (rounded, and padded against fingerprinting).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Room {
    /// Taken by everything of this origin, the program itself included.
    pub used_bytes: u64,
    /// The most that this origin may take.
    pub limit_bytes: u64,
}

/// How much room there is.
///
/// # Errors
///
/// [`StorageError::Unavailable`] where the browser does not say.
pub async fn room() -> Result<Room, StorageError> {
    let estimate: StorageEstimate = answer(manager()?.estimate()).await?.unchecked_into();
    match (estimate.get_usage(), estimate.get_quota()) {
        (Some(used), Some(limit)) => Ok(Room { used_bytes: used as u64, limit_bytes: limit as u64 }),
        _ => Err(StorageError::Unavailable { why: "the estimate has no figures".into() }),
    }
}

/// Whether what is kept stays until a person removes it; if not, the browser may clear it when the disk is full.
///
/// # Errors
///
/// [`StorageError::Unavailable`] where the browser does not say.
pub async fn stays() -> Result<bool, StorageError> {
    Ok(answer(manager()?.persisted()).await?.is_truthy())
}

/// Asks the browser to let what is kept stay, and answers whether it will. Some browsers ask the person.
///
/// # Errors
///
/// [`StorageError::Unavailable`] in a worker, and where the browser has no such question.
pub async fn ask_to_stay() -> Result<bool, StorageError> {
    Ok(answer(manager()?.persist()).await?.is_truthy())
}

fn manager() -> Result<StorageManager, StorageError> {
    storage_manager().ok_or_else(|| StorageError::Unavailable { why: "navigator.storage is missing".into() })
}

async fn answer(question: Result<Promise, JsValue>) -> Result<JsValue, StorageError> {
    let promise = question.map_err(|error| unavailable(&error))?;
    JsFuture::from(promise).await.map_err(|error| unavailable(&error))
}
