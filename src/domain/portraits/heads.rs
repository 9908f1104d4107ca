//! The first bytes of picture files: which format, and how large a picture they announce.
//!
//! A file of a few bytes can announce a picture that fills all memory once it is shown, so its size is read before anybody shows it. Not here:
//! whether the rest of the file holds what its head says; browsers look at that.

use super::PictureFormat;

/// The format that the first bytes say.
pub fn format(bytes: &[u8]) -> Option<PictureFormat> {
    match bytes {
        [0xff, 0xd8, 0xff, ..] => Some(PictureFormat::Jpeg),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(PictureFormat::Png),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(PictureFormat::WebP),
        _ => None,
    }
}

/// Width and height that a file of a known format announces, in dots.
pub fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    match format(bytes)? {
        PictureFormat::Jpeg => size_of_jpeg(bytes),
        PictureFormat::Png => size_of_png(bytes),
        PictureFormat::WebP => size_of_webp(bytes),
    }
}

fn at<const N: usize>(bytes: &[u8], from: usize) -> Option<[u8; N]> {
    bytes.get(from..from.checked_add(N)?)?.try_into().ok()
}

/// PNG (W3C, third edition), 11.2.1: the first chunk is IHDR, and begins with width and height.
fn size_of_png(bytes: &[u8]) -> Option<(u32, u32)> {
    let is_head = at(bytes, 12)? == *b"IHDR";
    is_head.then_some((u32::from_be_bytes(at(bytes, 16)?), u32::from_be_bytes(at(bytes, 20)?)))
}

/// WebP (RFC 9649), 2.5 to 2.7: the first chunk is a lossy, a lossless or an extended one.
fn size_of_webp(bytes: &[u8]) -> Option<(u32, u32)> {
    let low_14 = |pair: [u8; 2]| u32::from(u16::from_le_bytes(pair) & 0x3fff);
    let of_24 = |three: [u8; 3]| u32::from_le_bytes([three[0], three[1], three[2], 0]);
    match &at::<4>(bytes, 12)? {
        // A key frame: three bytes of its tag, three of its mark (RFC 6386, 9.1).
        b"VP8 " => (at(bytes, 23)? == [0x9d, 0x01, 0x2a]).then_some((low_14(at(bytes, 26)?), low_14(at(bytes, 28)?))),
        b"VP8L" => {
            let bits = u32::from_le_bytes(at(bytes, 21)?);
            (at(bytes, 20)? == [0x2f]).then_some(((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1))
        }
        b"VP8X" => Some((of_24(at(bytes, 24)?) + 1, of_24(at(bytes, 27)?) + 1)),
        _ => None,
    }
}

/// JPEG (ITU-T T.81), B.1 and B.2: segments, each behind a mark and its length, up to the frame, which says height and width.
fn size_of_jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut from = 2;
    loop {
        let [0xff, mark] = at(bytes, from)? else { return None };
        match mark {
            // Bytes of 255 may stand before a mark.
            0xff => from += 1,
            // Frames: C0 to CF but for tables (C4, CC) and what is reserved (C8).
            0xc0..=0xcf if !matches!(mark, 0xc4 | 0xc8 | 0xcc) => {
                let [height, width] = [at(bytes, from + 5)?, at(bytes, from + 7)?].map(|side| u32::from(u16::from_be_bytes(side)));
                return Some((width, height));
            }
            // The picture itself begins, or ends, and no frame was named.
            0x01 | 0xd0..=0xda => return None,
            _ => from += 2 + usize::from(u16::from_be_bytes(at(bytes, from + 2)?)).max(2),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn webp(chunk: &[u8]) -> Vec<u8> {
        [b"RIFF\x20\0\0\0WEBP".as_slice(), chunk].concat()
    }

    #[test]
    fn sizes_are_read_where_each_format_keeps_them() {
        let jpeg = [
            b"\xff\xd8\xff\xe0\x00\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0".as_slice(),
            b"\xff\xff\xdb\x00\x04\0\0",
            b"\xff\xc4\x00\x02",
            b"\xff\xc2\x00\x11\x08\x00\xc8\x01\x00",
        ]
        .concat();
        assert_eq!(size(&jpeg), Some((256, 200)));
        assert_eq!(size(&jpeg[..jpeg.len() - 1]), None, "torn in its frame");
        assert_eq!(size(b"\xff\xd8\xff\xda\x00\x02\xff\xc0\x00\x11\x08\x00\x01\x00\x01"), None, "no frame before the picture");

        let lossy = b"VP8 \x10\0\0\0\x30\x01\x00\x9d\x01\x2a\x00\x41\xc8\x00";
        assert_eq!(size(&webp(lossy)), Some((256, 200)), "the upper two bits are a scale");
        let lossless = b"VP8L\x10\0\0\0\x2f\xff\xc0\x31\x00";
        assert_eq!(size(&webp(lossless)), Some((256, 200)));
        let extended = b"VP8X\x0a\0\0\0\x10\0\0\0\xff\x00\x00\xc7\x00\x00";
        assert_eq!(size(&webp(extended)), Some((256, 200)));
        assert_eq!(size(&webp(b"ANIM\x0a\0\0\0")), None);
    }

    proptest! {
        #[test]
        fn a_torn_file_says_the_same_or_nothing(format in 0_usize..3, rest in prop::collection::vec(any::<u8>(), 0..64), torn in 0_usize..80) {
            let marks: [&[u8]; 3] = [b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR", b"RIFF\0\0\0\0WEBPVP8L"];
            let bytes = [marks[format], &rest].concat();
            let head = size(&bytes[..torn.min(bytes.len())]);
            prop_assert!(head.is_none() || head == size(&bytes));
        }
    }
}
