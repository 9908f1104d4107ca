//! What a field of one's own says, as a cell of a table.

use super::{Cell, ExportWords, decimal};
use crate::domain::{Currency, FieldContent};

/// What a field of one's own says, as an import reads it back.
pub(super) fn cell(content: &FieldContent, words: &ExportWords, currency: Currency) -> Cell {
    match content {
        FieldContent::Text(text) | FieldContent::Choice(text) => Cell::Text(text.clone()),
        FieldContent::Choices(choices) if choices.is_empty() => Cell::Empty,
        FieldContent::Choices(choices) => Cell::Text(choices.join("; ")),
        FieldContent::Number(parts) => number(*parts),
        FieldContent::Money(minor) => decimal(*minor, currency),
        FieldContent::Date(day) => Cell::Day(*day),
        FieldContent::YesNo(true) => Cell::Text(words.yes.clone()),
        FieldContent::YesNo(false) => Cell::Text(words.no.clone()),
    }
}

/// A number with as many decimals as it needs.
fn number(parts: i64) -> Cell {
    let most = u8::try_from(FieldContent::NUMBER_PARTS.ilog10()).unwrap_or(0);
    let needed = (0..=most).find(|decimals| parts % 10_i64.pow(u32::from(most - decimals)) == 0).unwrap_or(most);
    let minor = parts / 10_i64.pow(u32::from(most - needed));
    if needed == 0 { Cell::Whole(minor) } else { Cell::Decimal { minor, decimals: needed } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Day;

    #[test]
    fn values_stand_as_imports_read_them() {
        let words = ExportWords { yes: "Yes".into(), no: "No".into(), ..ExportWords::default() };
        let cases = [
            (FieldContent::Text("=1".into()), Cell::Text("=1".into())),
            (FieldContent::Number(-125_000), Cell::Decimal { minor: -125, decimals: 1 }),
            (FieldContent::Number(5), Cell::Decimal { minor: 5, decimals: 4 }),
            (FieldContent::Number(30_000), Cell::Whole(3)),
            (FieldContent::Number(0), Cell::Whole(0)),
            (FieldContent::Money(198_000), Cell::Decimal { minor: 198_000, decimals: 2 }),
            (FieldContent::Date(Day::MIN), Cell::Day(Day::MIN)),
            (FieldContent::Choice("High".into()), Cell::Text("High".into())),
            (FieldContent::Choices(vec!["a".into(), "b".into()]), Cell::Text("a; b".into())),
            (FieldContent::Choices(Vec::new()), Cell::Empty),
            (FieldContent::YesNo(false), Cell::Text("No".into())),
        ];
        for (content, expected) in cases {
            assert_eq!(cell(&content, &words, Currency::CNY), expected, "{content:?}");
        }
    }
}
