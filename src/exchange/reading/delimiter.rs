//! Which character separates cells, judged over all lines.
//!
//! Not here: quoting. A line is looked at by itself, and a quoted cell that spans lines makes a few lines odd, never the guess.

use super::guess::{Guess, Sureness};
use serde::{Deserialize, Serialize};

/// What separates cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Delimiter {
    Tab,
    Pipe,
    Semicolon,
    Comma,
}

impl Delimiter {
    /// Every delimiter, the rarest in ordinary text first: where several fit equally, the first is meant.
    pub const ALL: [Self; 4] = [Self::Tab, Self::Pipe, Self::Semicolon, Self::Comma];

    /// The ASCII character.
    pub const fn byte(self) -> u8 {
        match self {
            Self::Tab => b'\t',
            Self::Pipe => b'|',
            Self::Semicolon => b';',
            Self::Comma => b',',
        }
    }

    fn of_byte(byte: u8) -> Option<usize> {
        Self::ALL.iter().position(|delimiter| delimiter.byte() == byte)
    }
}

/// Why a delimiter was guessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DelimiterWhy {
    /// So many in a hundred lines have the same number of it, outside quotes.
    SameOnLines { percent: u8, n_on_a_line: u32 },
    /// The first line says `sep=`.
    Declared,
    /// No line has any: there is one column.
    OneColumn,
    /// A person chose it.
    Chosen,
}

/// Counts above this are all alike; no table is that wide.
const MAX_COUNTED: usize = 1_023;

/// The separator that the most lines have equally often.
pub fn guess_delimiter(text: &str, file_name: &str) -> Guess<Delimiter, DelimiterWhy> {
    if let Some(declared) = declared_delimiter(text) {
        return Guess::new(declared, Sureness::Certain, DelimiterWhy::Declared);
    }
    let tallies = tally_lines(text.as_bytes());
    let is_tsv = file_name.to_ascii_lowercase().trim_end_matches(".gz").ends_with(".tsv");
    let fits = Delimiter::ALL.iter().zip(&tallies).filter_map(|(delimiter, tally)| {
        let (n_on_a_line, share) = tally.commonest()?;
        let named = is_tsv && *delimiter == Delimiter::Tab;
        Some((*delimiter, n_on_a_line, share, (named, tally.first_line == n_on_a_line, share.div_ceil(2))))
    });
    // `max_by_key` takes the last of equals, and the rarest delimiter stands first.
    let Some((delimiter, n_on_a_line, share, _)) = fits.rev().max_by_key(|(.., rank)| *rank) else {
        return Guess::new(Delimiter::Comma, Sureness::Certain, DelimiterWhy::OneColumn);
    };
    let sureness = match share {
        95.. => Sureness::Certain,
        70.. => Sureness::Likely,
        _ => Sureness::Unsure,
    };
    let why = DelimiterWhy::SameOnLines { percent: share, n_on_a_line: u32::try_from(n_on_a_line).unwrap_or(u32::MAX) };
    Guess::new(delimiter, sureness, why)
}

/// The delimiter in a first line such as `sep=;`, which spreadsheets understand.
fn declared_delimiter(text: &str) -> Option<Delimiter> {
    let (byte, after) = text.get(..4)?.eq_ignore_ascii_case("sep=").then(|| text.as_bytes()[4..].split_first())??;
    let ends_line = after.first().is_none_or(|byte| matches!(byte, b'\r' | b'\n'));
    ends_line.then(|| Delimiter::of_byte(*byte).map(|index| Delimiter::ALL[index]))?
}

/// What follows a `sep=` line, or all of the text.
pub(super) fn without_declaration(text: &str) -> &str {
    if declared_delimiter(text).is_some() { text.get(5..).unwrap_or_default() } else { text }
}

/// How often one delimiter stands on each line.
struct LineTally {
    n_lines_with: Vec<usize>,
    first_line: usize,
    n_lines: usize,
}

impl LineTally {
    /// The commonest number above zero and the percentage of lines that have it.
    fn commonest(&self) -> Option<(usize, u8)> {
        let (n_on_a_line, n_lines) = self.n_lines_with.iter().copied().enumerate().skip(1).max_by_key(|(_, n_lines)| *n_lines)?;
        let percent = u8::try_from(n_lines * 100 / self.n_lines.max(1)).unwrap_or(100);
        (n_lines > 0).then_some((n_on_a_line, percent))
    }
}

fn tally_lines(bytes: &[u8]) -> [LineTally; 4] {
    let mut tallies = std::array::from_fn(|_| LineTally { n_lines_with: vec![0; MAX_COUNTED + 1], first_line: 0, n_lines: 0 });
    let mut counts = [0_usize; 4];
    let (mut in_quotes, mut at_cell_start, mut is_blank) = (false, true, true);
    let mut end_line = |counts: &mut [usize; 4]| {
        for (tally, count) in tallies.iter_mut().zip(std::mem::take(counts)) {
            tally.first_line = if tally.n_lines == 0 { count } else { tally.first_line };
            tally.n_lines_with[count.min(MAX_COUNTED)] += 1;
            tally.n_lines += 1;
        }
    };
    for byte in bytes {
        match byte {
            b'\n' | b'\r' => {
                if !is_blank {
                    end_line(&mut counts);
                }
                (in_quotes, at_cell_start, is_blank) = (false, true, true);
            }
            b'"' => {
                in_quotes = if in_quotes { false } else { at_cell_start };
                // A doubled quote closes and opens again.
                (at_cell_start, is_blank) = (!in_quotes, false);
            }
            b'\t' | b'|' | b';' | b',' if !in_quotes => {
                if let Some(index) = Delimiter::of_byte(*byte) {
                    counts[index] += 1;
                }
                (at_cell_start, is_blank) = (true, false);
            }
            _ => (at_cell_start, is_blank) = (false, false),
        }
    }
    if !is_blank {
        end_line(&mut counts);
    }
    tallies
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guessed(text: &str) -> Delimiter {
        guess_delimiter(text, "orders.csv").value
    }

    #[test]
    fn each_delimiter_is_told() {
        assert_eq!(guessed("a,b,c\n1,2,3\n"), Delimiter::Comma);
        assert_eq!(guessed("a;b;c\n1,5;2,5;3\n1;2;3\n"), Delimiter::Semicolon);
        assert_eq!(guessed("name;price\nx;1,5\ny;2,5\n"), Delimiter::Semicolon);
        assert_eq!(guessed("a\tb\n1,5\t2,5\n"), Delimiter::Tab);
        assert_eq!(guessed("a|b\n1|2\n"), Delimiter::Pipe);
        assert_eq!(guessed("name,tags\nx,a;b\ny,a;b\n"), Delimiter::Comma);
        assert_eq!(guessed("a,b\n\"x;y;z\",1\n\"p;q;r\",2\n"), Delimiter::Comma);
        assert_eq!(guess_delimiter("only\nwords\n", "").why, DelimiterWhy::OneColumn);
    }

    #[test]
    fn a_declared_delimiter_is_obeyed_and_its_line_left_out() {
        let text = "sep=;\r\na,b;c\r\n";
        assert_eq!(guess_delimiter(text, "").why, DelimiterWhy::Declared);
        assert_eq!(guessed(text), Delimiter::Semicolon);
        assert_eq!(without_declaration(text), "\r\na,b;c\r\n");
        assert_eq!(without_declaration("separate,b\n"), "separate,b\n");
    }

    #[test]
    fn the_order_of_lines_does_not_matter() {
        let lines = ["1;2;3", "1;2", "4,5;6;7", "8;9;10"];
        let forward = format!("a;b;c\n{}", lines.join("\n"));
        let backward = format!("a;b;c\n{}", lines.iter().rev().copied().collect::<Vec<_>>().join("\n"));
        assert_eq!(guess_delimiter(&forward, ""), guess_delimiter(&backward, ""));
    }
}
