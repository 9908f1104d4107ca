//! The world as a worker in a browser sees it.

use super::{
    protocol::{Failure, Now, Progress, ReadyFile},
    worker::Outgoing,
    world::{RisingIdentifiers, World},
};
use crate::domain::Day;
use crate::exchange::reading::{CannotDecode, Encoding, TextDecoding};
use crate::storage::{DATABASE, PresenceMark, presence};
use crate::workspace::Identifiers;
use js_sys::{Array, Date, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The worker's scope.
pub struct Browser {
    outgoing: Outgoing,
    identifiers: RisingIdentifiers,
}

impl Browser {
    /// With identifiers that begin now.
    pub fn new(outgoing: Outgoing) -> Self {
        let at_ms = now_ms();
        Self { outgoing, identifiers: RisingIdentifiers::starting(at_ms, uuid::Uuid::new_v4().as_u128()) }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a browser's clock counts whole milliseconds since 1970")]
fn now_ms() -> u64 {
    Date::now() as u64
}

impl World for Browser {
    fn now(&self) -> Now {
        let date = Date::new_0();
        let today = Day::new(date.get_full_year().cast_signed(), date.get_month() + 1, date.get_date()).unwrap_or(Day::MIN);
        Now { at_ms: now_ms(), today }
    }

    fn identifiers(&mut self) -> &mut dyn Identifiers {
        &mut self.identifiers
    }

    type Decoder = BrowserDecoding;

    fn decoder(&self) -> BrowserDecoding {
        BrowserDecoding
    }

    async fn read(&self, url: &str) -> Result<Vec<u8>, Failure> {
        read(url).await
    }

    fn offer(&self, bytes: Vec<u8>, name: &str, media_type: &str) -> Result<ReadyFile, Failure> {
        offer(&bytes, name, media_type)
    }

    async fn presence(&self) -> Option<PresenceMark> {
        // A mark that cannot be read is no mark: it proves nothing when it is missing.
        presence::kept(DATABASE).await.ok().flatten()
    }

    async fn keep_presence(&self, mark: Option<PresenceMark>) {
        // The data itself is on the disk already; without its mark only a loss would go unnoticed.
        let _ = match mark {
            Some(mark) => presence::keep(DATABASE, mark).await,
            None => presence::forget(DATABASE).await,
        };
    }

    fn teller(&self) -> impl Fn(Progress) + 'static {
        let outgoing = self.outgoing.clone();
        move |progress| outgoing.progress(progress)
    }
}

fn gone(error: JsValue) -> Failure {
    Failure::FileGone { what: format!("{error:?}") }
}

/// The bytes behind an object URL.
pub(super) async fn read(url: &str) -> Result<Vec<u8>, Failure> {
    let scope: web_sys::DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let response: web_sys::Response = JsFuture::from(scope.fetch_with_str(url)).await.map_err(gone)?.unchecked_into();
    let buffer = JsFuture::from(response.array_buffer().map_err(gone)?).await.map_err(gone)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Makes bytes available under an object URL.
pub(super) fn offer(bytes: &[u8], name: &str, media_type: &str) -> Result<ReadyFile, Failure> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &options).map_err(gone)?;
    let url = web_sys::Url::create_object_url_with_blob(&blob).map_err(gone)?;
    Ok(ReadyFile { url, name: name.to_owned(), n_bytes: bytes.len() as u64, n_withheld: 0 })
}

/// The browser's own decoder: it knows every encoding and costs no bytes.
#[derive(Clone, Copy, Debug)]
pub struct BrowserDecoding;

impl TextDecoding for BrowserDecoding {
    fn decode(&self, encoding: Encoding, bytes: &[u8]) -> Result<String, CannotDecode> {
        let cannot = |_| CannotDecode(encoding);
        let decoder = web_sys::TextDecoder::new_with_label(encoding.label()).map_err(cannot)?;
        decoder.decode_with_js_u8_array(&Uint8Array::from(bytes)).map_err(cannot)
    }
}
