//! Bytes to properties: lines joined, values decoded.
//!
//! Not here: what a property means ([`card`](super::card)).

use crate::exchange::reading::{Encoding, TextDecoding, guess_encoding};

/// The longest value that is kept, in bytes; longer ones are pictures and the like.
const MAX_VALUE_BYTES: usize = 1 << 17;

/// One property of a card: `TEL;TYPE=cell:138 1234 5678`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Property {
    /// In capitals, without the group before it.
    pub name: String,
    /// Decoded, with its escapes still in it.
    pub value: String,
}

/// Every property of a file in its order. Values that cannot be text (base64) are left out.
pub fn properties(bytes: &[u8], decoder: &dyn TextDecoding) -> Vec<Property> {
    let whole = guess_encoding(bytes).value;
    let utf8;
    let (bytes, usual) = match whole {
        Encoding::Utf16Le | Encoding::Utf16Be => {
            utf8 = text(bytes, whole, decoder).into_bytes();
            (utf8.as_slice(), Encoding::Utf8)
        }
        // A few umlauts in a file of a Western telephone look like this; in a Chinese one they do not.
        other => (bytes, other),
    };
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let end = if bytes.contains(&b'\n') { b'\n' } else { b'\r' };
    let mut lines = bytes.split(|byte| *byte == end).map(|line| line.strip_suffix(b"\r").unwrap_or(line)).peekable();
    let mut found = Vec::new();
    while let Some(first) = lines.next() {
        let mut line = first.to_vec();
        let is_quoted = is_quoted_printable(first);
        loop {
            // A soft break goes on with the next line, whatever it begins with; a fold with a line that begins with a space.
            if is_quoted && line.ends_with(b"=") {
                line.pop();
                let Some(next) = lines.next() else { break };
                join(&mut line, next);
            } else if let Some(next) = lines.next_if(|next| next.starts_with(b" ") || next.starts_with(b"\t")) {
                join(&mut line, &next[1..]);
            } else {
                break;
            }
        }
        found.extend(property(&line, usual, decoder));
    }
    found
}

/// A line that is too long already grows no further: what is in it will be left out.
fn join(line: &mut Vec<u8>, next: &[u8]) {
    if line.len() <= MAX_VALUE_BYTES {
        line.extend_from_slice(next);
    }
}

fn is_quoted_printable(line: &[u8]) -> bool {
    let head = line.split(|byte| *byte == b':').next().unwrap_or_default();
    head.to_ascii_uppercase().windows(b"QUOTED-PRINTABLE".len()).any(|word| word == b"QUOTED-PRINTABLE")
}

fn property(line: &[u8], usual: Encoding, decoder: &dyn TextDecoding) -> Option<Property> {
    let colon = unquoted(line, b':').next()?;
    let (head, value) = (&line[..colon], &line[colon + 1..]);
    let head = String::from_utf8_lossy(head).to_ascii_uppercase();
    let ends: Vec<usize> = unquoted(head.as_bytes(), b';').collect();
    let name_end = ends.first().copied().unwrap_or(head.len());
    let name = head[..name_end].rsplit('.').next().unwrap_or_default().trim().to_owned();
    let parameters = &head[name_end..];
    let has = |word: &str| parameters.split([';', '=', ',', '"']).any(|own| own.trim() == word);
    if name.is_empty() || value.len() > MAX_VALUE_BYTES || has("BASE64") || has("B") {
        return None;
    }
    let bytes = if has("QUOTED-PRINTABLE") { unquoted_printable(value) } else { value.to_vec() };
    let charset = parameters.split(';').find_map(|parameter| parameter.trim().strip_prefix("CHARSET="));
    let encoding = charset.and_then(|name| named(name.trim_matches('"'))).unwrap_or_else(|| fitting(&bytes, usual));
    Some(Property { name, value: text(&bytes, encoding, decoder) })
}

/// Where a byte stands outside of quotation marks.
fn unquoted(bytes: &[u8], wanted: u8) -> impl Iterator<Item = usize> {
    let mut is_within = false;
    bytes.iter().enumerate().filter_map(move |(at, byte)| {
        is_within ^= *byte == b'"';
        (*byte == wanted && !is_within).then_some(at)
    })
}

/// Undoes quoted-printable. What is no escape stays as it is.
fn unquoted_printable(value: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(value.len());
    let mut at = 0;
    while at < value.len() {
        let escaped = (value[at] == b'=').then(|| value.get(at + 1..at + 3)).flatten();
        match escaped.and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                at += 3;
            }
            None => {
                bytes.push(value[at]);
                at += 1;
            }
        }
    }
    bytes
}

/// A character set by one of its names.
fn named(name: &str) -> Option<Encoding> {
    match name {
        "UTF-8" | "UTF8" => Some(Encoding::Utf8),
        "GBK" | "GB2312" | "GB18030" | "CP936" | "GB-2312" | "X-GBK" => Some(Encoding::Gb18030),
        "ISO-8859-1" | "WINDOWS-1252" | "LATIN1" => Some(Encoding::Windows1252),
        _ => None,
    }
}

/// Without a name: UTF-8 where it fits, else what the rest of the file is in, else Chinese.
fn fitting(bytes: &[u8], usual: Encoding) -> Encoding {
    match (std::str::from_utf8(bytes), usual) {
        (Ok(_), _) => Encoding::Utf8,
        (Err(_), Encoding::Windows1252) => Encoding::Windows1252,
        (Err(_), _) => Encoding::Gb18030,
    }
}

fn text(bytes: &[u8], encoding: Encoding, decoder: &dyn TextDecoding) -> String {
    let decoded = match encoding {
        Encoding::Utf8 => None,
        other => decoder.decode(other, bytes).ok(),
    };
    let text = decoded.unwrap_or_else(|| String::from_utf8_lossy(bytes).into_owned());
    text.chars().filter(|c| *c != '\0').collect()
}
