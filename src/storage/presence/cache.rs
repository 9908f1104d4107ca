//! Keeps the mark in the Cache API.

use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, Response};

use super::PresenceMark;
use crate::storage::error::StorageError;
use crate::storage::externs::scope;
use crate::storage::indexed_db::failure::{failed, unavailable};

/// Name of the cache; whoever clears old caches leaves it alone.
pub const CACHE: &str = "crema-mark";

/// Keeps this mark for the database of this name, in place of the last one.
///
/// # Errors
///
/// [`StorageError::Unavailable`] without caches, [`StorageError::Full`] without room. Nothing depends on the mark: an engine
/// may go on without it.
pub async fn keep(database: &str, mark: PresenceMark) -> Result<(), StorageError> {
    let mut bytes = mark.to_bytes();
    let response = Response::new_with_opt_u8_array(Some(&mut bytes)).map_err(|error| failed(&error))?;
    let put = cache().await?.put_with_str(&address(database), &response);
    JsFuture::from(put).await.map_err(|error| failed(&error))?;
    Ok(())
}

/// The mark that was last kept for the database of this name; none if there is none or it cannot be read.
///
/// # Errors
///
/// [`StorageError::Unavailable`] without caches.
pub async fn kept(database: &str) -> Result<Option<PresenceMark>, StorageError> {
    let found = JsFuture::from(cache().await?.match_with_str(&address(database))).await.map_err(|error| failed(&error))?;
    let Ok(response) = found.dyn_into::<Response>() else { return Ok(None) };
    let content = response.array_buffer().map_err(|error| failed(&error))?;
    let content = JsFuture::from(content).await.map_err(|error| failed(&error))?;
    let content: ArrayBuffer = content.unchecked_into();
    Ok(PresenceMark::from_bytes(Uint8Array::new(&content).to_vec()))
}

/// Removes the mark: what it speaks of was erased on purpose.
///
/// # Errors
///
/// [`StorageError::Unavailable`] without caches.
pub async fn forget(database: &str) -> Result<(), StorageError> {
    JsFuture::from(cache().await?.delete_with_str(&address(database))).await.map_err(|error| failed(&error))?;
    Ok(())
}

async fn cache() -> Result<Cache, StorageError> {
    let caches = scope().caches().ok_or_else(|| StorageError::Unavailable { why: "caches are missing".into() })?;
    let cache: JsValue = JsFuture::from(caches.open(CACHE)).await.map_err(|error| unavailable(&error))?;
    Ok(cache.unchecked_into())
}

/// A cache is keyed by addresses; nothing is ever fetched from this one.
fn address(database: &str) -> String {
    format!("{}/{CACHE}/{database}", scope().origin())
}
