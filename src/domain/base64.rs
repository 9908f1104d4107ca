//! Bytes as text: base64 with the usual alphabet and padding (RFC 4648, section 4).
//!
//! For pictures in exported workspaces and in the addresses by which a page shows them; a crate would bring several alphabets and engines for these
//! forty lines. Reading is strict: what has a letter too many, or bits that say nothing, is no base64, so that each content has one spelling.

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The bytes as text.
pub fn encoded(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let bits = three.iter().zip([16, 8, 0]).fold(0_u32, |bits, (byte, shift)| bits | u32::from(*byte) << shift);
        for (at, shift) in [18, 12, 6, 0].into_iter().enumerate() {
            text.push(if at <= three.len() { char::from(LETTERS[(bits >> shift & 63) as usize]) } else { '=' });
        }
    }
    text
}

/// The bytes that a text stands for; none if it is no base64.
pub fn decoded(text: &str) -> Option<Vec<u8>> {
    let letters = text.as_bytes();
    if !letters.len().is_multiple_of(4) {
        return None;
    }
    let n_padding = letters.iter().rev().take(2).take_while(|letter| **letter == b'=').count();
    let letters = &letters[..letters.len() - n_padding];
    let mut bytes = Vec::with_capacity(letters.len() / 4 * 3 + 2);
    for four in letters.chunks(4) {
        let bits = four.iter().try_fold(0_u32, |bits, letter| Some(bits << 6 | value(*letter)?))?;
        // Two letters hold a byte and four bits, three hold two bytes and two bits: what is over says nothing.
        let n_over = [0, 0, 4, 2, 0].get(four.len())?;
        if bits & ((1 << n_over) - 1) != 0 {
            return None;
        }
        let whole = (bits >> n_over).to_be_bytes();
        bytes.extend_from_slice(&whole[4 - four.len() * 3 / 4..]);
    }
    Some(bytes)
}

fn value(letter: u8) -> Option<u32> {
    LETTERS.iter().position(|own| *own == letter).and_then(|at| u32::try_from(at).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn it_is_what_the_standard_says() {
        // RFC 4648, section 10.
        let vectors =
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy")];
        for (bytes, text) in vectors {
            assert_eq!(encoded(bytes.as_bytes()), text);
            assert_eq!(decoded(text).as_deref(), Some(bytes.as_bytes()), "{text}");
        }
    }

    #[test]
    fn what_is_no_base64_is_refused() {
        for text in ["Z", "Zg", "Zg=", "Zh==", "Zm9=", "Zg==Zg==", "====", "Z===", "Zm 9v", "Zm9v\n", "Zm-_", "é"] {
            assert_eq!(decoded(text), None, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn every_content_comes_back(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            prop_assert_eq!(decoded(&encoded(&bytes)), Some(bytes));
        }

        #[test]
        fn every_content_has_one_spelling(text in "[A-Za-z0-9+/=]{0,24}") {
            if let Some(bytes) = decoded(&text) {
                prop_assert_eq!(encoded(&bytes), text);
            }
        }
    }
}
