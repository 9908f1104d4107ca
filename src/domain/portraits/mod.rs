//! Portraits: a small picture of a customer, a record of its own for each who has one.
//!
//! A picture is square or nearly, at most [`Picture::MAX_SIDE_PX`] dots wide and high and [`Picture::MAX_BYTES`] long: a page makes it so before it
//! is kept. What is larger, or is no picture by its first bytes, can neither be made nor decoded. Not here: making pictures small (`ui`), and what is
//! seen on them: the bytes behind the head are for the browser to read.

mod heads;

use super::{CustomerId, PortraitId, base64};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

/// The kinds of pictures that are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PictureFormat {
    Jpeg,
    Png,
    WebP,
}

impl PictureFormat {
    /// As browsers call it.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::WebP => "image/webp",
        }
    }
}

/// A small picture, as the bytes of a file. In JSON it is base64.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture(Vec<u8>);

/// Why bytes are no picture that may be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoPicture {
    #[error("{n_bytes} bytes, at most {} fit", Picture::MAX_BYTES)]
    TooLong { n_bytes: usize },
    /// Neither JPEG nor PNG nor WebP, or without the size that such a file says.
    #[error("neither JPEG nor PNG nor WebP")]
    UnknownFormat,
    #[error("{width_px} by {height_px} dots, at most {} each way fit", Picture::MAX_SIDE_PX)]
    TooLarge { width_px: u32, height_px: u32 },
}

impl Picture {
    /// The most bytes of one.
    pub const MAX_BYTES: usize = 24 * 1024;
    /// The most dots each way.
    pub const MAX_SIDE_PX: u32 = 256;

    /// The bytes of a file as a picture.
    ///
    /// # Errors
    /// When they are too many, of no known format, or say that the picture is larger than may be.
    pub fn new(bytes: Vec<u8>) -> Result<Self, NoPicture> {
        if bytes.len() > Self::MAX_BYTES {
            return Err(NoPicture::TooLong { n_bytes: bytes.len() });
        }
        let (width_px, height_px) = heads::size(&bytes).ok_or(NoPicture::UnknownFormat)?;
        let sides = 1..=Self::MAX_SIDE_PX;
        if !sides.contains(&width_px) || !sides.contains(&height_px) {
            return Err(NoPicture::TooLarge { width_px, height_px });
        }
        Ok(Self(bytes))
    }

    /// The file.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The file as an address that holds it, which a page can show without asking anybody.
    pub fn data_url(&self) -> String {
        let media_type = heads::format(&self.0).map_or("application/octet-stream", PictureFormat::media_type);
        format!("data:{media_type};base64,{}", base64::encoded(&self.0))
    }
}

impl Serialize for Picture {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() { serializer.serialize_str(&base64::encoded(&self.0)) } else { self.0.serialize(serializer) }
    }
}

impl<'de> Deserialize<'de> for Picture {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let bytes = if deserializer.is_human_readable() {
            let text = String::deserialize(deserializer)?;
            base64::decoded(&text).ok_or_else(|| D::Error::custom("a picture that is no base64"))?
        } else {
            Vec::deserialize(deserializer)?
        };
        Self::new(bytes).map_err(D::Error::custom)
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl schemars::JsonSchema for Picture {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Picture".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A picture as base64: a JPEG, PNG or WebP file of at most 24,576 bytes and 256 dots each way.",
            "type": "string",
            "contentEncoding": "base64",
            "maxLength": Self::MAX_BYTES.div_ceil(3) * 4,
        })
    }
}

/// A customer's picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Portrait {
    pub id: PortraitId,
    pub customer: CustomerId,
    pub picture: Picture,
}

impl Portrait {
    /// The most portraits of a workspace: all of them stand in memory.
    pub const MAX: u32 = 2_000;
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The smallest file of a PNG's shape: its mark and its size.
    fn png(width: u32, height: u32) -> Vec<u8> {
        let sides = [width.to_be_bytes(), height.to_be_bytes()].concat();
        [b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".as_slice(), &sides].concat()
    }

    #[test]
    fn only_small_pictures_can_be_made() {
        assert!(Picture::new(png(256, 1)).is_ok());
        assert_eq!(Picture::new(png(257, 20)), Err(NoPicture::TooLarge { width_px: 257, height_px: 20 }));
        assert_eq!(Picture::new(png(0, 20)), Err(NoPicture::TooLarge { width_px: 0, height_px: 20 }));
        assert_eq!(Picture::new(b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec()), Err(NoPicture::UnknownFormat));
        let mut long = png(10, 10);
        long.resize(Picture::MAX_BYTES, 0);
        assert!(Picture::new(long.clone()).is_ok());
        long.push(0);
        assert_eq!(Picture::new(long), Err(NoPicture::TooLong { n_bytes: 24_577 }));
    }

    #[test]
    fn it_is_base64_in_json_and_plain_in_pages_and_checked_in_both() {
        let picture = Picture::new(png(8, 8)).expect("it is small");
        let json = serde_json::to_string(&picture).expect("it is text");
        assert!(json.starts_with("\"iVBORw0KGgo"), "{json}");
        assert_eq!(serde_json::from_str::<Picture>(&json).expect("it was written so"), picture);
        assert!(picture.data_url().starts_with("data:image/png;base64,iVBORw0KGgo"));
        let page = postcard::to_stdvec(&picture).expect("it is plain");
        assert_eq!(page.len(), 1 + picture.bytes().len());
        assert_eq!(postcard::from_bytes::<Picture>(&page).expect("it was written so"), picture);

        let hostile = [base64::encoded(&png(60_000, 60_000)), base64::encoded(b"MZ\x90\0"), "not base64!".into()];
        for text in hostile {
            assert!(serde_json::from_value::<Picture>(text.clone().into()).is_err(), "{text}");
        }
        let page = postcard::to_stdvec(&png(60_000, 60_000)).expect("it is plain");
        assert!(postcard::from_bytes::<Picture>(&page).is_err());
    }
}
