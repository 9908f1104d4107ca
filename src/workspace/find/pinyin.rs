//! The usual reading of a Chinese character, without its tone.
//!
//! A table of two bytes a character, for the characters of GB 2312 and the frequent ones of Big5: some ten thousand, which is what
//! names are made of. A character with several readings has its commonest one. The readings are those of the `pinyin` crate
//! (pinyin-data, MIT), which a test holds the table to; its own table would be a third of the engine's size.
//!
//! Not here: surnames with readings of their own, and phrases.

/// Length of the list of syllables, the syllables with spaces in between, then for each character from U+4E00 on the place of its
/// syllable from 1, or 0. All numbers are two bytes, the lower first.
static TABLE: &[u8] = include_bytes!("pinyin.bin");
const FIRST: u32 = 0x4e00;
#[cfg(test)]
const N_CHARACTERS: u32 = 0x5200;

fn number(at: usize) -> Option<usize> {
    Some(usize::from(u16::from_le_bytes([*TABLE.get(at)?, *TABLE.get(at + 1)?])))
}

/// The reading of a character, such as `wang` for 王; none where the table has none.
pub fn reading(character: char) -> Option<&'static str> {
    let n_bytes = number(0)?;
    let place = u32::from(character).checked_sub(FIRST)? as usize;
    let syllable = number(2 + n_bytes + 2 * place)?.checked_sub(1)?;
    let syllables = std::str::from_utf8(TABLE.get(2..2 + n_bytes)?).ok()?;
    syllable_at(syllables, syllable)
}

/// Syllables are padded to six letters, the longest there is, so that each is found at once.
fn syllable_at(syllables: &'static str, place: usize) -> Option<&'static str> {
    syllables.get(place * WIDTH..(place + 1) * WIDTH).map(str::trim_ascii_end)
}

const WIDTH: usize = 6;

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use encoding_rs::{BIG5, GBK};
    use pinyin::ToPinyin;

    /// In GB 2312 (the lower right quarter of GBK), or in the first level of Big5.
    fn is_usual(character: char) -> bool {
        let text = character.to_string();
        let bytes_in = |encoding: &'static encoding_rs::Encoding| {
            let (bytes, _, is_lossy) = encoding.encode(&text);
            (!is_lossy && bytes.len() == 2).then(|| (bytes[0], bytes[1]))
        };
        bytes_in(GBK).is_some_and(|(lead, trail)| (0xb0..=0xf7).contains(&lead) && trail >= 0xa1)
            || bytes_in(BIG5).is_some_and(|(lead, _)| (0xa4..=0xc6).contains(&lead))
    }

    fn generated() -> Vec<u8> {
        let characters = (FIRST..FIRST + N_CHARACTERS).filter_map(char::from_u32);
        // As it is typed: lv, not lü.
        let read = |character: char| Some(character.to_pinyin()?.plain().replace('ü', "v")).filter(|reading| reading.is_ascii());
        let readings: Vec<Option<String>> = characters.map(|character| is_usual(character).then(|| read(character)).flatten()).collect();
        let mut syllables: Vec<&String> = readings.iter().flatten().collect();
        syllables.sort_unstable();
        syllables.dedup();
        let padded: String = syllables.iter().map(|syllable| format!("{syllable:<WIDTH$}")).collect();
        let number = |number: usize| u16::try_from(number).expect("there are some four hundred syllables").to_le_bytes();
        let mut table = number(padded.len()).to_vec();
        table.extend(padded.as_bytes());
        for reading in &readings {
            let place = reading.as_ref().and_then(|reading| syllables.binary_search(&reading).ok()).map_or(0, |place| place + 1);
            table.extend(number(place));
        }
        table
    }

    #[test]
    fn the_table_is_the_one_that_would_be_generated() -> std::io::Result<()> {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/workspace/find/pinyin.bin");
        if std::env::var_os("CREMA_WRITE_PINYIN").is_some() {
            std::fs::write(&path, generated())?;
        }
        assert!(std::fs::read(&path)? == generated(), "write it anew with CREMA_WRITE_PINYIN=1");
        Ok(())
    }

    #[test]
    fn characters_of_names_have_their_usual_reading() {
        let read = |text: &str| text.chars().map(|character| reading(character).unwrap_or("?")).collect::<Vec<_>>().join(" ");
        assert_eq!(read("王思远"), "wang si yuan");
        assert_eq!(read("婷琪鑫陳麗"), "ting qi xin chen li");
        assert_eq!(read("吕女"), "lv nv");
        assert_eq!(read("A龜1"), "? gui ?");
    }
}
