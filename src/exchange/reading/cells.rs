//! What a cell says, apart from how its writer dressed it up.
//!
//! Exports guard digits against spreadsheets in three ways (a leading apostrophe, `="00123"`, a tab); [`clean`] takes these off, and
//! [`harmless`] puts the apostrophe on. Not here: what the text means ([`numbers`](super::numbers), [`dates`](super::dates)).

use std::borrow::Cow;

/// The text of a cell without surrounding white space and without the guards that keep spreadsheets from changing it.
pub fn clean(raw: &str) -> &str {
    let plain = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_graphic() && !matches!(byte, b'\'' | b'='));
    if plain(raw.as_bytes().first()) && plain(raw.as_bytes().last()) {
        return raw;
    }
    let text = raw.trim_matches(|character: char| character.is_whitespace() || character == '\u{feff}' || character == '\u{200b}');
    if let Some(rest) = text.strip_prefix('\'') {
        return if rest.starts_with(|first: char| first.is_ascii_digit() || is_formula_start(first)) { rest } else { text };
    }
    match text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')) {
        Some(quoted) if !quoted.contains('"') => quoted,
        _ => text,
    }
}

/// The characters that make a spreadsheet run a cell instead of showing it; some take full-width ones for them.
const fn is_formula_start(first: char) -> bool {
    matches!(first, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠')
}

/// The cell with an apostrophe before it if a spreadsheet would run it; numbers below zero and digits
/// that are guarded already pass. [`clean`] takes it off again.
pub fn harmless(raw: &str) -> Cow<'_, str> {
    let is_number = raw.strip_prefix('-').is_some_and(|rest| {
        rest.starts_with(|first: char| first.is_ascii_digit())
            && rest.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','))
    });
    let is_guarded = raw.starts_with("=\"") && !clean(raw).starts_with('=');
    if raw.starts_with(is_formula_start) && !is_number && !is_guarded { Cow::Owned(format!("'{raw}")) } else { Cow::Borrowed(raw) }
}

/// Full-width digits, letters and signs as ASCII; the other characters as they are.
pub fn half_width(text: &str) -> Cow<'_, str> {
    let narrow = |character: char| match character {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character),
        '\u{3000}' | '\u{a0}' | '\u{202f}' | '\u{2007}' | '\u{2009}' => ' ',
        '\u{2212}' | '\u{2013}' | '\u{fe63}' => '-',
        '\u{ffe5}' => '¥',
        '\u{ffe1}' => '£',
        '\u{2019}' | '\u{2018}' => '\'',
        other => other,
    };
    if text.is_ascii() || text.chars().all(|character| narrow(character) == character) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().map(narrow).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guards_against_spreadsheets_are_taken_off() {
        let cases = [
            (" a b ", "a b"),
            ("\u{3000}客户\u{a0}", "客户"),
            ("=\"00123\"", "00123"),
            ("'00123", "00123"),
            ("00123\t", "00123"),
            ("'=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"),
            ("'tis the season", "'tis the season"),
            ("=A1+B1", "=A1+B1"),
            ("=\"a\"&\"b\"", "=\"a\"&\"b\""),
        ];
        for (raw, text) in cases {
            assert_eq!(clean(raw), text);
        }
    }

    #[test]
    fn only_what_a_spreadsheet_would_run_is_guarded_and_it_reads_back() {
        for dangerous in ["=1+1", "@SUM(A1)", "+86 138 0000 0000", "+8613800000000", "-cmd", "=cmd|' /C calc'!A0", "＝1+1", "＋1", "－a", "＠x"] {
            assert!(harmless(dangerous).starts_with('\''), "{dangerous}");
            assert_eq!(clean(&harmless(dangerous)), dangerous);
        }
        for fine in ["-12", "-1,234.50", "a=b", "", "12", "=\"00123\""] {
            assert_eq!(harmless(fine), fine);
        }
    }

    #[test]
    fn full_width_text_is_narrowed() {
        assert_eq!(half_width("１２３．５０（－￥）％"), "123.50(-¥)%");
        assert_eq!(half_width("客户"), "客户");
    }
}
