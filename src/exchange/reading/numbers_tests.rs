//! Numbers read as people write them, and columns of them.

use super::*;
use proptest::prelude::*;

fn cents(cell: &str) -> Option<i64> {
    parse_number(cell, DecimalMark::Point).ok()?.scaled(2)
}

#[test]
fn numbers_are_read_as_people_write_them() {
    let cases = [
        ("12", 1_200),
        ("-12.5", -1_250),
        ("1,234.50", 123_450),
        ("1 234.50", 123_450),
        ("1\u{a0}234.50", 123_450),
        ("1'234.50", 123_450),
        ("1’234.50", 123_450),
        ("12,34,567", 123_456_700),
        ("(12.00)", -1_200),
        ("12.00-", -1_200),
        ("$1,234", 123_400),
        ("-$5", -500),
        ("$-5", -500),
        ("£ 5.10", 510),
        ("5,000 USD", 500_000),
        ("CNY 7", 700),
        ("￥１２３．４５", 12_345),
        ("12元", 1_200),
        ("HK$12", 1_200),
        ("1.5万", 1_500_000),
        ("2亿元", 20_000_000_000),
        ("30%", 30),
        ("+8", 800),
        ("1E-05", 0),
        ("1.38E+3", 138_000),
        (".5", 50),
        ("5.", 500),
        ("0.125", 12),
        ("0.135", 14),
        ("12.450000000000001", 1_245),
        ("0.1000000000000000055511151231257827", 10),
        ("0.005000000000000000000000000000000001", 1),
        ("000012", 1_200),
    ];
    for (cell, expected) in cases {
        assert_eq!(cents(cell), Some(expected), "{cell}");
    }
}

#[test]
fn what_is_not_a_number_is_refused() {
    for cell in [
        "",
        "-",
        "--5",
        "(-5)",
        "1,23.5",
        "1.2.3",
        "12a",
        "85123A",
        "12 34",
        "1,,234",
        "£",
        "五",
        "1,234,5",
        "5%%",
        "0,123.5",
        "E5",
        "1E",
        "12 元元",
    ] {
        assert_eq!(cents(cell), None, "{cell}");
    }
    assert_eq!(parse_number("1234567890123456789", DecimalMark::Point), Err(NotANumber::TooLarge));
    assert_eq!(parse_number("1E+25", DecimalMark::Point).map(|number| number.scaled(2)), Ok(None));
    assert_eq!(parse_number("1.234,50", DecimalMark::Comma).map(|number| number.scaled(2)), Ok(Some(123_450)));
}

fn guessed(cells: &[&str]) -> Guess<DecimalMark, NumberWhy> {
    let mut tally = NumberTally::default();
    for cell in cells {
        tally.add(cell, 1);
    }
    tally.decimal_mark()
}

#[test]
fn the_decimal_mark_is_decided_over_the_whole_column() {
    let only = |n_cells| NumberWhy::OnlyThisFits { n_cells };
    let cases = [
        (["1,234", "5.5", "7"], DecimalMark::Point, only(1)),
        (["1.234", "5,5", "7"], DecimalMark::Comma, only(1)),
        (["1.234,5", "8", "7"], DecimalMark::Comma, only(1)),
        (["1,234,567", "8", "7"], DecimalMark::Point, only(1)),
        (["1", "8", "7"], DecimalMark::Point, NumberWhy::NoMarks),
        (["1,234", "8", "7"], DecimalMark::Point, NumberWhy::EitherFits { n_cells: 1 }),
        (["1,5", "1.5", "7,5"], DecimalMark::Comma, NumberWhy::Contradiction { n_point: 1, n_comma: 2 }),
    ];
    for (cells, mark, why) in cases {
        let guess = guessed(&cells);
        assert_eq!((guess.value, guess.why), (mark, why), "{cells:?}");
    }
}

/// The number with its digits grouped in threes.
fn written(number: Exact, mark: DecimalMark, divider: &str) -> String {
    let decimals = number.decimals.unsigned_abs() as usize;
    let digits = format!("{:0>width$}", number.mantissa.unsigned_abs(), width = decimals + 1);
    let (whole, fraction) = digits.split_at(digits.len() - decimals);
    let mut grouped = String::new();
    for (position, digit) in whole.chars().enumerate() {
        if position > 0 && (whole.len() - position).is_multiple_of(3) {
            grouped.push_str(divider);
        }
        grouped.push(digit);
    }
    let sign = if number.mantissa < 0 { "-" } else { "" };
    let point = if decimals == 0 {
        ""
    } else if mark == DecimalMark::Point {
        "."
    } else {
        ","
    };
    format!("{sign}{grouped}{point}{fraction}")
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(mantissa in -999_999_999_999_999_i64..=999_999_999_999_999, decimals in 0_i32..6, form in 0..6) {
        let number = Exact { mantissa, decimals };
        let (mark, divider) = [
            (DecimalMark::Point, ""), (DecimalMark::Point, ","), (DecimalMark::Point, " "),
            (DecimalMark::Comma, ""), (DecimalMark::Comma, "."), (DecimalMark::Comma, "'"),
        ][form as usize];
        prop_assert_eq!(parse_number(&written(number, mark, divider), mark), Ok(number));
    }

    #[test]
    fn any_text_is_read_or_refused_without_harm(cell in any::<String>(), digits in "[-0-9.,E() %万￥１]{0,40}") {
        for text in [&cell, &digits] {
            for mark in [DecimalMark::Point, DecimalMark::Comma] {
                if let Ok(number) = parse_number(text, mark) {
                    prop_assert!(number.scaled(4).is_none_or(|scaled| (scaled == 0) || (scaled < 0) == (number.mantissa < 0)));
                }
            }
        }
    }
}
