//! Which object store and which key a place has.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

use crate::storage::layout::{PageKey, Place};

const META: &str = "meta";
const PAGES: &str = "pages";
const HEADS: &str = "heads";
const BODIES: &str = "bodies";
const JOURNAL_KEY: &str = "journal";

/// The object stores of layout 1, which every later layout has too.
pub(super) const STORES: [&str; 4] = [META, PAGES, HEADS, BODIES];

/// The object store that a place is in.
pub(super) fn store_of(place: Place) -> &'static str {
    match place {
        Place::Journal | Place::Note(_) => META,
        Place::Page(_) => PAGES,
        Place::Head(_) => HEADS,
        Place::Body { .. } => BODIES,
    }
}

/// The key of a place in its object store; keys sort as places do.
pub(super) fn key_of(place: Place) -> JsValue {
    match place {
        Place::Journal => JsValue::from_str(JOURNAL_KEY),
        Place::Note(note) => JsValue::from(note),
        Place::Page(PageKey { table, page }) => Array::of2(&table.into(), &page.into()).into(),
        // Below 2^53, where every whole number is a float: see `SEQUENCE_LIMIT`.
        Place::Head(sequence) => JsValue::from_f64(sequence as f64),
        Place::Body { sequence, piece } => Array::of2(&JsValue::from_f64(sequence as f64), &piece.into()).into(),
    }
}

/// The place that a key found next to `neighbour` stands for; none for a key that this program never writes.
pub(super) fn place_of(neighbour: Place, key: &JsValue) -> Option<Place> {
    let pair = || {
        let pair = key.dyn_ref::<Array>()?;
        Some((pair.get(0).as_f64()?, pair.get(1).as_f64()?))
    };
    Some(match neighbour {
        Place::Journal => Place::Journal,
        Place::Note(_) => Place::Note(key.as_f64()? as u8),
        Place::Page(_) => pair().map(|(table, page)| Place::Page(PageKey { table: table as u8, page: page as u32 }))?,
        Place::Head(_) => Place::Head(key.as_f64()? as u64),
        Place::Body { .. } => pair().map(|(sequence, piece)| Place::Body { sequence: sequence as u64, piece: piece as u32 })?,
    })
}
