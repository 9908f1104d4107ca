//! The one step that every stored byte passes on its way in and out.
//!
//! A sealed value says of itself which format and method it has, how long it is and what its checksum is, so that a torn or
//! rotten value is found when it is read. The checksum also covers a *label* that names the place, as the associated data of
//! an authenticated cipher will: a value that ended up in another place does not open. Method 0 keeps the bytes as they are.
//! Encryption at rest will be a further method number in the same header; nothing else changes.
//!
//! The checksum guards against accidents, not against a person with an editor.
//!
//! ```text
//! offset  0        4       5       6           8              16          20
//!         "crem"   format  method  zero (u16)  length (u64)   crc32       bytes ...      (little endian)
//! ```

use serde::{Deserialize, Serialize};

const MAGIC: [u8; 4] = *b"crem";
const FORMAT: u8 = 1;
const METHOD_NONE: u8 = 0;
/// Everything of the header that the checksum covers.
const CHECKED_BYTES: usize = 16;
/// Bytes before the content.
pub const HEADER_BYTES: usize = CHECKED_BYTES + 4;

/// Why a sealed value does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum SealError {
    /// There are fewer bytes than a header has.
    #[error("{found} bytes are no sealed value")]
    Short {
        /// Length of what was found.
        found: u64,
    },
    /// It does not begin as sealed values do.
    #[error("it was never sealed")]
    NotSealed,
    /// A newer program has sealed it in a format that this one does not know.
    #[error("it is sealed in format {found}, which this program does not know")]
    Format {
        /// Number of the format.
        found: u8,
    },
    /// A newer program has sealed it by a method that this one does not know.
    #[error("it is sealed by method {found}, which this program does not know")]
    Method {
        /// Number of the method.
        found: u8,
    },
    /// It is torn, or something is stuck to its end.
    #[error("it should be {expected} bytes long and is {found}")]
    Length {
        /// Bytes that the header promises.
        expected: u64,
        /// Bytes that are there.
        found: u64,
    },
    /// A bit has changed, or it belongs in another place.
    #[error("its checksum does not hold")]
    Checksum,
}

/// `content` with its header, to be kept at the place that `label` names.
pub fn seal(label: &[u8], content: &[u8]) -> Vec<u8> {
    let mut sealed = Vec::with_capacity(HEADER_BYTES + content.len());
    sealed.extend_from_slice(&MAGIC);
    sealed.extend_from_slice(&[FORMAT, METHOD_NONE, 0, 0]);
    sealed.extend_from_slice(&(content.len() as u64).to_le_bytes());
    let checksum = checksum(&sealed, label, content);
    sealed.extend_from_slice(&checksum.to_le_bytes());
    sealed.extend_from_slice(content);
    sealed
}

/// The content of what was sealed for the place that `label` names, in the same allocation.
///
/// # Errors
///
/// Any bytes but those that [`seal`] made for this label are a [`SealError`]; none is a panic.
pub fn open_sealed(label: &[u8], mut sealed: Vec<u8>) -> Result<Vec<u8>, SealError> {
    let Some((header, content)) = sealed.split_at_checked(HEADER_BYTES) else {
        return Err(SealError::Short { found: sealed.len() as u64 });
    };
    let (checked, stored_checksum) = header.split_at(CHECKED_BYTES);
    if checked[..4] != MAGIC {
        return Err(SealError::NotSealed);
    }
    if checked[4] != FORMAT {
        return Err(SealError::Format { found: checked[4] });
    }
    if checked[5] != METHOD_NONE {
        return Err(SealError::Method { found: checked[5] });
    }
    let expected = checked[8..].iter().rev().fold(0, |number, &byte| number << 8 | u64::from(byte));
    let found = content.len() as u64;
    if expected != found {
        return Err(SealError::Length { expected, found });
    }
    if checksum(checked, label, content).to_le_bytes() != stored_checksum {
        return Err(SealError::Checksum);
    }
    sealed.drain(..HEADER_BYTES);
    Ok(sealed)
}

fn checksum(header: &[u8], label: &[u8], content: &[u8]) -> u32 {
    let mut crc = crc32fast::Hasher::new();
    crc.update(header);
    crc.update(label);
    crc.update(content);
    crc.finalize()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_header_is_as_written_down() {
        let sealed = seal(b"", b"123456789");
        assert_eq!(sealed[..16], *b"crem\x01\x00\x00\x00\x09\x00\x00\x00\x00\x00\x00\x00");
        assert_eq!(sealed[HEADER_BYTES..], *b"123456789");
    }

    #[test]
    fn a_later_format_or_method_is_named() {
        let mut sealed = seal(b"page", b"rows");
        sealed[5] = 1;
        assert_eq!(open_sealed(b"page", sealed.clone()), Err(SealError::Method { found: 1 }));
        sealed[4] = 9;
        assert_eq!(open_sealed(b"page", sealed), Err(SealError::Format { found: 9 }));
    }

    #[test]
    fn a_torn_value_says_how_much_is_missing() {
        let mut sealed = seal(b"page", b"rows");
        sealed.pop();
        assert_eq!(open_sealed(b"page", sealed.clone()), Err(SealError::Length { expected: 4, found: 3 }));
        sealed.truncate(HEADER_BYTES - 1);
        assert_eq!(open_sealed(b"page", sealed), Err(SealError::Short { found: 19 }));
        assert_eq!(open_sealed(b"page", b"something else entirely".to_vec()), Err(SealError::NotSealed));
    }

    #[test]
    fn a_value_opens_only_in_its_own_place() {
        assert_eq!(open_sealed(b"page 2", seal(b"page 1", b"rows")), Err(SealError::Checksum));
    }

    proptest! {
        #[test]
        fn what_is_sealed_opens(label in any::<Vec<u8>>(), content in any::<Vec<u8>>()) {
            prop_assert_eq!(open_sealed(&label, seal(&label, &content)), Ok(content));
        }

        #[test]
        fn every_changed_bit_is_found(content in any::<Vec<u8>>(), position in any::<prop::sample::Index>(), bit in 0..8u8) {
            let mut sealed = seal(b"page", &content);
            let at = position.index(sealed.len());
            sealed[at] ^= 1u8 << bit;
            prop_assert!(open_sealed(b"page", sealed).is_err());
        }

        #[test]
        fn no_bytes_are_a_panic(bytes in any::<Vec<u8>>()) {
            let _ = open_sealed(b"page", bytes);
        }
    }
}
