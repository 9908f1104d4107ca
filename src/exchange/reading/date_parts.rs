//! The three parts of a written date, before it is known which is which.
//!
//! Not here: which part is day and which month, and whether a calendar has the day ([`dates`](super::dates)).

/// A number or a month's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Number { value: u32, n_digits: u8 },
    Month(u32),
}

impl Part {
    pub(super) const fn is_full_year(self) -> bool {
        matches!(self, Self::Number { n_digits: 4, .. })
    }

    pub(super) const fn value(self) -> Option<u32> {
        match self {
            Self::Number { value, n_digits: 1 | 2 } => Some(value),
            _ => None,
        }
    }
}

/// Three parts in the order in which they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DateParts(pub [Part; 3]);

const MONTHS: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

impl DateParts {
    /// The parts of a cell, if it is written as a date with or without a time of day.
    pub(super) fn of(cell: &str) -> Option<Self> {
        if cell.len() < 6 || cell.len() > 48 {
            return None;
        }
        let digits_end = cell.bytes().position(|byte| !byte.is_ascii_digit()).unwrap_or(cell.len());
        match digits_end {
            8 | 12 | 14 => Self::compact(cell, digits_end),
            _ => Self::separated(cell),
        }
    }

    /// `20240305`, with or without a time behind it.
    fn compact(cell: &str, digits_end: usize) -> Option<Self> {
        let part = |range: std::ops::Range<usize>| number(cell.get(range)?);
        let parts = [part(0..4)?, part(4..6)?, part(6..8)?];
        (digits_end == cell.len() || (digits_end == 8 && is_time(&cell[8..]))).then_some(Self(parts))
    }

    fn separated(cell: &str) -> Option<Self> {
        let mut parts = [Part::Month(0); 3];
        let mut rest = cell;
        let mut separators = [""; 2];
        let mut n_parts = 0;
        while n_parts < 3 {
            let (part, after) = next_part(rest)?;
            rest = after;
            if let Some(part) = part {
                parts[n_parts] = part;
                n_parts += 1;
            }
            if n_parts < 3 {
                let end = rest.find(|character: char| character.is_ascii_alphanumeric())?;
                let (separator, after) = rest.split_at(end);
                if !is_separator(separator) {
                    return None;
                }
                if n_parts > 0 {
                    separators[n_parts - 1] = separator.trim();
                }
                rest = after;
            }
        }
        let has_month_name = parts.iter().any(|part| matches!(part, Part::Month(_)));
        let is_chinese = separators == ["年", "月"];
        let separators_agree = has_month_name || is_chinese || separators[0] == separators[1];
        (separators_agree && is_time(rest.strip_prefix(['日', '号']).unwrap_or(rest))).then_some(Self(parts))
    }
}

/// The next number or month's name; a weekday's name is passed over as no part.
fn next_part(text: &str) -> Option<(Option<Part>, &str)> {
    let digits_end = text.bytes().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len());
    if digits_end > 0 {
        let (digits, rest) = text.split_at(digits_end);
        // English days have endings: 5th March.
        let ending = rest.get(..2).filter(|ending| ["st", "nd", "rd", "th"].contains(ending));
        return Some((Some(number(digits)?), &rest[ending.map_or(0, str::len)..]));
    }
    let word_end = text.bytes().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(text.len());
    let (word, rest) = text.split_at(word_end);
    let names =
        |name: &&str| word.len() >= 3 && name.len() >= word.len() && name.as_bytes()[..word.len()].eq_ignore_ascii_case(word.as_bytes());
    if let Some(month) = MONTHS.iter().position(&names).or_else(|| word.eq_ignore_ascii_case("sept").then_some(8)) {
        return Some((Some(Part::Month(u32::try_from(month).ok()? + 1)), rest));
    }
    WEEKDAYS.iter().any(names).then_some((None, rest))
}

fn number(digits: &str) -> Option<Part> {
    let n_digits = u8::try_from(digits.len()).ok().filter(|n_digits| matches!(n_digits, 1 | 2 | 4))?;
    Some(Part::Number { value: digits.parse().ok()?, n_digits })
}

fn is_separator(text: &str) -> bool {
    matches!(text.trim(), "-" | "/" | "." | "," | "年" | "月" | "") && !text.is_empty()
}

/// Whether this is nothing, or a time of day in one of the usual forms.
fn is_time(rest: &str) -> bool {
    let Some(first) = rest.chars().next() else { return true };
    let starts = matches!(first, ' ' | 'T' | 't' | ',');
    let of_time = |character: char| {
        character.is_ascii_digit()
            || matches!(character, ':' | '.' | ' ' | 'T' | 't' | 'Z' | '+' | '-' | ',' | '上' | '下' | '午' | '时' | '分' | '秒')
            || "APMapmUTCG".contains(character)
    };
    let has_digits = rest.bytes().any(|byte| byte.is_ascii_digit());
    starts && (rest.trim().is_empty() || has_digits) && rest.chars().all(of_time)
}
