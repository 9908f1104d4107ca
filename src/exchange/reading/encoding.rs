//! Bytes to text: which encoding, and decoding without ever failing on a bad byte.
//!
//! The order is byte order mark, UTF-16 told by its zero bytes, strict UTF-8, Windows-1252 told by lone high bytes, GB18030. Bytes
//! that do not fit become U+FFFD, are counted, and their rows are refused later by name. Not here: the tables of the encodings; a
//! [`TextDecoding`] lends them, the browser's own or `encoding_rs`.

use super::guess::{Guess, Sureness};
use serde::{Deserialize, Serialize};

/// How the characters of a file are written as bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Encoding {
    Utf8,
    Utf16Le,
    Utf16Be,
    /// Chinese, also every GBK and GB2312 file.
    Gb18030,
    /// Western European, as older spreadsheets save "CSV".
    Windows1252,
}

impl Encoding {
    /// Every encoding that can be chosen.
    pub const ALL: [Self; 5] = [Self::Utf8, Self::Gb18030, Self::Utf16Le, Self::Utf16Be, Self::Windows1252];

    /// Its label in the WHATWG Encoding Standard, as `TextDecoder` and `encoding_rs` know it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Gb18030 => "gb18030",
            Self::Windows1252 => "windows-1252",
        }
    }
}

/// Something that knows the tables of the encodings other than UTF-8.
pub trait TextDecoding {
    /// The text of `bytes`, with U+FFFD for what does not fit and without a byte order mark.
    ///
    /// # Errors
    /// When it does not know the encoding.
    fn decode(&self, encoding: Encoding, bytes: &[u8]) -> Result<String, CannotDecode>;
}

/// The decoder does not know this encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no decoder for {}", .0.label())]
pub struct CannotDecode(pub Encoding);

/// Decoding outside a browser.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone, Copy, Debug, Default)]
pub struct NativeDecoding;

#[cfg(not(target_arch = "wasm32"))]
impl TextDecoding for NativeDecoding {
    fn decode(&self, encoding: Encoding, bytes: &[u8]) -> Result<String, CannotDecode> {
        let table = encoding_rs::Encoding::for_label(encoding.label().as_bytes()).ok_or(CannotDecode(encoding))?;
        Ok(table.decode_with_bom_removal(bytes).0.into_owned())
    }
}

/// Why an encoding was guessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EncodingWhy {
    /// The file begins with a byte order mark.
    ByteOrderMark,
    /// Only ASCII, which is the same in nearly every encoding.
    OnlyAscii,
    /// Every byte fits UTF-8.
    ValidUtf8,
    /// Every other byte is often zero.
    ZeroBytes,
    /// It is not UTF-8, and its high bytes come in pairs.
    PairedHighBytes,
    /// It is not UTF-8, and its high bytes stand alone, as accents and currency signs do.
    LoneHighBytes,
    /// Some lines are UTF-8 and others are not: the more common was taken.
    Mixed { n_lines_utf8: u32, n_lines_other: u32 },
    /// A person chose it.
    Chosen,
}

/// The encoding that fits all bytes best.
pub fn guess_encoding(bytes: &[u8]) -> Guess<Encoding, EncodingWhy> {
    use Sureness::{Certain, Likely, Unsure};
    let marks: [(&[u8], Encoding); 3] =
        [(b"\xef\xbb\xbf", Encoding::Utf8), (b"\xff\xfe", Encoding::Utf16Le), (b"\xfe\xff", Encoding::Utf16Be)];
    if let Some((_, encoding)) = marks.iter().find(|(mark, _)| bytes.starts_with(mark)) {
        return Guess::new(*encoding, Certain, EncodingWhy::ByteOrderMark);
    }
    if let Some(encoding) = utf16_by_zero_bytes(bytes) {
        return Guess::new(encoding, Likely, EncodingWhy::ZeroBytes);
    }
    if std::str::from_utf8(bytes).is_ok() {
        let why = if bytes.is_ascii() { EncodingWhy::OnlyAscii } else { EncodingWhy::ValidUtf8 };
        return Guess::new(Encoding::Utf8, Certain, why);
    }
    let (n_lines_utf8, n_lines_other) = count_lines_by_validity(bytes);
    let why = EncodingWhy::Mixed { n_lines_utf8, n_lines_other };
    if n_lines_utf8 > n_lines_other {
        return Guess::new(Encoding::Utf8, Unsure, why);
    }
    let (encoding, single) = if high_bytes_stand_alone(bytes) {
        (Encoding::Windows1252, EncodingWhy::LoneHighBytes)
    } else {
        (Encoding::Gb18030, EncodingWhy::PairedHighBytes)
    };
    // Two-character words of GBK are now and then valid UTF-8 by chance; one line in ten is no chance.
    if n_lines_utf8 > n_lines_other / 10 { Guess::new(encoding, Unsure, why) } else { Guess::new(encoding, Likely, single) }
}

/// UTF-16 without a mark: digits, separators and line ends have a zero for their upper byte, and hardly any character for its lower.
fn utf16_by_zero_bytes(bytes: &[u8]) -> Option<Encoding> {
    let mut n_zeros = [0_usize; 2];
    for position in memchr::memchr_iter(0, bytes) {
        n_zeros[position % 2] += 1;
    }
    let n_units = bytes.len() / 2;
    let is_upper = |n_upper: usize, n_lower: usize| n_units > 0 && n_upper * 10 >= n_units && n_lower * 20 <= n_upper;
    match n_zeros {
        [even, odd] if is_upper(odd, even) => Some(Encoding::Utf16Le),
        [even, odd] if is_upper(even, odd) => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// How many lines with a byte above ASCII are valid UTF-8, and how many are not.
fn count_lines_by_validity(bytes: &[u8]) -> (u32, u32) {
    let lines = bytes.split(|byte| matches!(byte, b'\n' | b'\r')).filter(|line| !line.is_ascii());
    lines.fold((0, 0), |(valid, other), line| if std::str::from_utf8(line).is_ok() { (valid + 1, other) } else { (valid, other + 1) })
}

/// Whether more than half of the runs of high bytes are one byte long: in Chinese text runs are pairs.
fn high_bytes_stand_alone(bytes: &[u8]) -> bool {
    let (mut n_lone, mut n_longer) = (0_usize, 0_usize);
    for run in bytes.split(u8::is_ascii).filter(|run| !run.is_empty()) {
        if run.len() == 1 { n_lone += 1 } else { n_longer += 1 }
    }
    n_lone > n_longer
}

/// The text of a file, and what did not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodedText {
    pub text: String,
    /// U+FFFD characters: bytes that the encoding does not have.
    pub n_replaced: usize,
    /// NUL characters, which no cell may hold, and which were taken out.
    pub n_nul: usize,
}

/// The text of `bytes` in this encoding, without byte order mark and NULs.
///
/// # Errors
/// When `decoder` does not know the encoding.
pub fn decode(bytes: &[u8], encoding: Encoding, decoder: &(impl TextDecoding + ?Sized)) -> Result<DecodedText, CannotDecode> {
    let mut text = match encoding {
        Encoding::Utf8 => std::str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes).into_owned(), str::to_owned),
        other => decoder.decode(other, bytes)?,
    };
    if text.starts_with('\u{feff}') {
        text.remove(0);
    }
    let n_nul = memchr::memchr_iter(0, text.as_bytes()).count();
    if n_nul > 0 {
        text.retain(|character| character != '\0');
    }
    let n_replaced = memchr::memmem::find_iter(text.as_bytes(), "\u{fffd}").count();
    Ok(DecodedText { text, n_replaced, n_nul })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guessed(bytes: &[u8]) -> (Encoding, EncodingWhy) {
        let guess = guess_encoding(bytes);
        (guess.value, guess.why)
    }

    fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    #[test]
    fn each_encoding_is_told_and_decoded() -> Result<(), CannotDecode> {
        let text = "客户,金额\n华东贸易,12.50\n";
        let gb = encoding_rs::GB18030.encode(text).0.into_owned();
        let cases = [
            (text.as_bytes().to_vec(), Encoding::Utf8, EncodingWhy::ValidUtf8),
            (["\u{feff}".as_bytes(), text.as_bytes()].concat(), Encoding::Utf8, EncodingWhy::ByteOrderMark),
            (gb, Encoding::Gb18030, EncodingWhy::PairedHighBytes),
            (utf16(text, u16::to_le_bytes), Encoding::Utf16Le, EncodingWhy::ZeroBytes),
            (utf16(text, u16::to_be_bytes), Encoding::Utf16Be, EncodingWhy::ZeroBytes),
            (utf16(&format!("\u{feff}{text}"), u16::to_le_bytes), Encoding::Utf16Le, EncodingWhy::ByteOrderMark),
            (utf16(&format!("\u{feff}{text}"), u16::to_be_bytes), Encoding::Utf16Be, EncodingWhy::ByteOrderMark),
        ];
        for (bytes, encoding, why) in cases {
            assert_eq!(guessed(&bytes), (encoding, why));
            let decoded = decode(&bytes, encoding, &NativeDecoding)?;
            assert_eq!(decoded, DecodedText { text: text.to_owned(), n_replaced: 0, n_nul: 0 }, "{encoding:?}");
        }
        assert_eq!(guessed(b"a,b\n").1, EncodingWhy::OnlyAscii);
        Ok(())
    }

    #[test]
    fn western_accents_are_not_taken_for_chinese() -> Result<(), CannotDecode> {
        let bytes = encoding_rs::WINDOWS_1252.encode("name,city\nJosé,München\nZoë,Orléans £5\n").0.into_owned();
        assert_eq!(guessed(&bytes), (Encoding::Windows1252, EncodingWhy::LoneHighBytes));
        assert!(decode(&bytes, Encoding::Windows1252, &NativeDecoding)?.text.contains("München"));
        Ok(())
    }

    #[test]
    fn mixed_lines_are_reported_and_what_does_not_fit_is_counted() -> Result<(), CannotDecode> {
        let gb = encoding_rs::GB18030.encode("上海机床\n").0.into_owned();
        let mixed = ["北京仪器\n".repeat(9).into_bytes(), gb].concat();
        let guess = guess_encoding(&mixed);
        assert_eq!((guess.value, guess.sureness), (Encoding::Utf8, Sureness::Unsure));
        assert_eq!(guess.why, EncodingWhy::Mixed { n_lines_utf8: 9, n_lines_other: 1 });
        assert!(decode(&mixed, Encoding::Utf8, &NativeDecoding)?.n_replaced > 0);
        Ok(())
    }

    #[test]
    fn nuls_are_taken_out_and_counted() -> Result<(), CannotDecode> {
        let decoded = decode(b"a\0b,c\n", Encoding::Utf8, &NativeDecoding)?;
        assert_eq!((decoded.text.as_str(), decoded.n_nul), ("ab,c\n", 1));
        Ok(())
    }
}
