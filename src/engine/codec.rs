//! How messages travel between page and engine: as postcard, in one array of bytes.

use gloo_worker::Codec;
use js_sys::Uint8Array;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

/// Messages as postcard. Both sides are of one build, so what one encodes the other can decode.
#[derive(Debug)]
pub struct Postcard;

impl Codec for Postcard {
    fn encode<I: Serialize>(input: I) -> JsValue {
        let bytes = postcard::to_stdvec(&input).expect("messages are plain data");
        Uint8Array::from(bytes.as_slice()).into()
    }

    fn decode<O: for<'de> Deserialize<'de>>(input: JsValue) -> O {
        postcard::from_bytes(&Uint8Array::from(input).to_vec()).expect("page and engine are of the same build")
    }
}
