//! Whether the quotes of a record close as they should.
//!
//! A quote that opens a cell and is never closed would swallow the rows after it, up to the next quote. A record that spans lines is
//! therefore looked at again, strictly. Not here: reading cells, which is the csv crate's work ([`table`](super::table)).

use super::delimiter::Delimiter;

/// Whether every quote that opens a cell is followed by one that ends it: before a delimiter, a line end or the end.
pub(super) fn quotes_close(record: &[u8], delimiter: Delimiter) -> bool {
    let ends_cell = |byte: &u8| *byte == delimiter.byte() || matches!(byte, b'\n' | b'\r');
    let mut rest = record;
    loop {
        if let Some(quoted) = rest.strip_prefix(b"\"") {
            match after_closing_quote(quoted) {
                Some(after) if after.first().is_none_or(ends_cell) => rest = after,
                _ => return false,
            }
        }
        match rest.iter().position(ends_cell) {
            Some(end) => rest = &rest[end + 1..],
            None => return true,
        }
    }
}

/// What follows the first quote that is not doubled.
fn after_closing_quote(quoted: &[u8]) -> Option<&[u8]> {
    let mut rest = quoted;
    loop {
        let quote = memchr::memchr(b'"', rest)?;
        rest = &rest[quote + 1..];
        match rest.strip_prefix(b"\"") {
            Some(after_doubled) => rest = after_doubled,
            None => return Some(rest),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closed_quotes_are_told_from_open_ones() {
        for closed in ["a,b", "\"a\nb\",c", "a,\"say \"\"hi\"\"\nthere\"\r\n", "\"\",\"\"", "5\" pipe,\"x\"", ""] {
            assert!(quotes_close(closed.as_bytes(), Delimiter::Comma), "{closed}");
        }
        for open in ["\"a,b\nc,d", "a,\"b\nc,\"d\"", "a,\"b\"c\nd", "\"\"\"a\n"] {
            assert!(!quotes_close(open.as_bytes(), Delimiter::Comma), "{open}");
        }
    }
}
