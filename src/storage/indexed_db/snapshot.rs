//! A transaction is a snapshot: nothing that another tab does is seen in it.

use indexed_db_futures::KeyRange;
use indexed_db_futures::error::{Error, SerialisationError};
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::Transaction;
use indexed_db_futures::typed_array::Uint8Array;
use wasm_bindgen::JsValue;

use super::failure::from_library;
use super::keys::{key_of, place_of, store_of};
use crate::storage::error::{Fault, StorageError};
use crate::storage::layout::{Place, Span};
use crate::storage::reading::Snapshot;

impl Snapshot for Transaction<'_> {
    async fn value(&self, place: Place) -> Result<Option<Vec<u8>>, StorageError> {
        let explain = |error| explain(place, error);
        let store = self.object_store(store_of(place)).map_err(explain)?;
        let found = store.get::<Uint8Array, JsValue, _>(key_of(place)).primitive().map_err(explain)?;
        Ok(found.await.map_err(explain)?.map(Vec::from))
    }

    async fn values(&self, span: Span) -> Result<Vec<(Place, Vec<u8>)>, StorageError> {
        let at_once = values_at_once(span.from);
        let mut values = Vec::new();
        let mut range = KeyRange::Bound(key_of(span.from), false, key_of(span.to), false);
        loop {
            let batch = batch(self, span.from, range, at_once).await?;
            let is_last = batch.len() < at_once as usize;
            let last_place = batch.last().map(|&(place, _)| place);
            values.extend(batch);
            match last_place {
                Some(place) if !is_last && place < span.to => {
                    range = KeyRange::Bound(key_of(place), true, key_of(span.to), false);
                }
                _ => return Ok(values),
            }
        }
    }
}

/// The first values of a range, each with its place.
async fn batch(
    transaction: &Transaction<'_>,
    neighbour: Place,
    range: KeyRange<JsValue>,
    limit: u32,
) -> Result<Vec<(Place, Vec<u8>)>, StorageError> {
    let explain_batch = |error| explain(neighbour, error);
    let store = transaction.object_store(store_of(neighbour)).map_err(explain_batch)?;
    let keys = store.get_all_keys::<JsValue>().with_query::<JsValue, _>(range.clone()).with_limit(limit);
    let contents = store.get_all::<Uint8Array>().with_query::<JsValue, _>(range).with_limit(limit);
    // Both are asked for before either is awaited.
    let (keys, contents) = (keys.primitive().map_err(explain_batch)?, contents.primitive().map_err(explain_batch)?);
    let (keys, contents) = (keys.await.map_err(explain_batch)?, contents.await.map_err(explain_batch)?);
    keys.zip(contents)
        .map(|(key, content)| {
            let place = place_of(neighbour, &key.map_err(explain_batch)?).ok_or(StorageError::broken(neighbour, Fault::Form))?;
            content.map(|content| (place, content.into())).map_err(|error| explain(place, error))
        })
        .collect()
}

/// How many values are held twice, by the browser and here, while they cross over: some megabytes' worth.
fn values_at_once(place: Place) -> u32 {
    match place {
        Place::Journal | Place::Note(_) | Place::Head(_) => 4096,
        Place::Page(_) => 32,
        Place::Body { .. } => 16,
    }
}

/// A value that is no bytes was not put there by us; anything else is the browser's failure.
fn explain(place: Place, error: Error) -> StorageError {
    match error {
        Error::Serialisation(SerialisationError::SimpleValue(_)) => StorageError::broken(place, Fault::Form),
        error => from_library(&error),
    }
}
