//! Percent-encoding, as an address writes what is not plain.

use std::fmt::{self, Display, Formatter};

/// Percent-encodes everything but letters, digits, `_`, `.` and `~`. A hyphen is encoded too, since before a column it means "falls".
pub struct Encoded<'a>(pub &'a str);

impl Display for Encoded<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.0.bytes().try_for_each(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'.' | b'~' => write!(f, "{}", char::from(byte)),
            _ => write!(f, "%{byte:02X}"),
        })
    }
}

/// Undoes percent-encoding. A `%` without two hexadecimal digits stands for itself; bytes that are not UTF-8 become U+FFFD.
pub fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let digits = after.get(..2).filter(|_| first == b'%').and_then(|two| Some((hexadecimal(two[0])?, hexadecimal(two[1])?)));
        if let Some((high, low)) = digits {
            bytes.push(high * 16 + low);
            rest = &after[2..];
        } else {
            bytes.push(first);
            rest = after;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hexadecimal(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::{Encoded, decode};

    #[test]
    fn what_is_not_plain_is_encoded() {
        assert_eq!(Encoded("a-b 王").to_string(), "a%2Db%20%E7%8E%8B");
    }

    #[test]
    fn what_is_not_encoded_stands_for_itself() {
        assert_eq!(decode("100%"), "100%");
        assert_eq!(decode("%zz%41%"), "%zzA%");
        assert_eq!(decode("%ff"), "\u{fffd}");
    }
}
