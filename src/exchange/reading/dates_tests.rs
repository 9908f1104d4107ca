//! Days read as people write them, and columns of them.

use super::*;
use proptest::prelude::*;

fn day(cell: &str, order: DateOrder) -> Option<String> {
    parse_date(cell, DateForm { order, serials: false }).ok().map(|day| day.to_string())
}

#[test]
fn dates_that_say_which_part_is_which_are_read_in_any_order() {
    let cases = [
        "2024-03-05",
        "2024-3-5",
        "2024/03/05 14:30",
        "2024.3.5",
        "20240305",
        "20240305143000",
        "202403051430",
        "2024-03-05T14:30:00Z",
        "2024-03-05T14:30:00.000+08:00",
        "2024年3月5日",
        "2024年03月05日 14时30分",
        "２０２４年３月５日",
        "2024年3月5号",
        "5 Mar 2024",
        "5-Mar-24",
        "05-MAR-2024",
        "Mar 5, 2024",
        "March 5th, 2024",
        "Tue, 5 Mar 2024 10:00:00 GMT",
        "2024 March 5",
        "2024-03-05 下午2:30",
        "2024-03-05 02:30 PM",
    ];
    for cell in cases {
        for order in DateOrder::ALL {
            assert_eq!(day(cell, order).as_deref(), Some("2024-03-05"), "{cell}");
        }
    }
}

#[test]
fn ambiguous_dates_follow_the_order_of_the_column() {
    assert_eq!(day("05/03/2024", DateOrder::DayMonthYear).as_deref(), Some("2024-03-05"));
    assert_eq!(day("05/03/2024", DateOrder::MonthDayYear).as_deref(), Some("2024-05-03"));
    assert_eq!(day("05/03/2024", DateOrder::YearMonthDay), None);
    assert_eq!(day("24-3-5", DateOrder::YearMonthDay).as_deref(), Some("2024-03-05"));
    assert_eq!(day("5.3.98 10:00", DateOrder::DayMonthYear).as_deref(), Some("1998-03-05"));
    assert_eq!(day("13/13/2024", DateOrder::DayMonthYear), None);
}

#[test]
fn what_is_not_a_date_is_refused() {
    for cell in [
        "",
        "2024-02-30",
        "2024-13-01",
        "12:30:00",
        "2024-03",
        "1.5",
        "2024-03-05-0001",
        "536365",
        "138-1234-5678",
        "3 blind mice",
        "1/2/3",
        "2024-03/05",
        "May",
        "12 Maybe 2024",
        "99999999",
        "1899-12-31",
    ] {
        for order in DateOrder::ALL {
            assert_eq!(day(cell, order), None, "{cell}");
        }
    }
}

#[test]
fn day_numbers_of_spreadsheets_have_their_famous_fault() {
    let serial = |cell: &str| parse_date(cell, DateForm { order: DateOrder::YearMonthDay, serials: true }).ok().map(|day| day.to_string());
    let cases = [
        ("1", "1900-01-01"),
        ("59", "1900-02-28"),
        ("61", "1900-03-01"),
        ("45356", "2024-03-05"),
        ("45356.6041666667", "2024-03-05"),
        ("25569", "1970-01-01"),
    ];
    for (cell, expected) in cases {
        assert_eq!(serial(cell).as_deref(), Some(expected), "{cell}");
    }
    for wrong in ["60", "0", "-1", "0.5", "999999", "1E+30"] {
        assert_eq!(serial(wrong), None, "{wrong}");
    }
    assert_eq!(serial("2024-03-05").as_deref(), Some("2024-03-05"));
}

#[test]
fn the_order_is_decided_over_the_whole_column() {
    let guessed = |cells: &[&str]| {
        let mut tally = DateTally::default();
        cells.iter().for_each(|cell| {
            tally.add(cell, 1);
        });
        let guess = tally.form();
        (guess.value.order, guess.why)
    };
    use DateOrder::{DayMonthYear, MonthDayYear, YearMonthDay};
    let only = |n_cells| DateWhy::OnlyThisFits { n_cells };
    assert_eq!(guessed(&["2024-03-05", "5 Mar 2024"]), (YearMonthDay, DateWhy::Plain));
    assert_eq!(guessed(&["05/03/2024", "25/03/2024"]), (DayMonthYear, only(2)));
    assert_eq!(guessed(&["05/03/2024", "03/25/2024"]), (MonthDayYear, only(2)));
    assert_eq!(guessed(&["98-03-05", "99-12-31"]), (YearMonthDay, only(2)));
    assert_eq!(guessed(&["05/03/2024", "06/03/2024"]), (DayMonthYear, DateWhy::EitherFits { n_cells: 2 }));
    assert_eq!(guessed(&["05/03/2024 1:30 PM"]), (MonthDayYear, DateWhy::EitherFits { n_cells: 1 }));
    let contradiction = DateWhy::Contradiction { n_cells: 3, n_misfits: 1 };
    assert_eq!(guessed(&["25/03/2024", "26/03/2024", "03/25/2024"]), (DayMonthYear, contradiction));
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(number in Day::MIN.number()..=Day::MAX.number(), form in 0_usize..7) {
        let Ok(expected) = Day::from_number(number) else { return Err(TestCaseError::fail("out of range")) };
        let (year, month, day) = expected.ymd();
        let (cell, order) = match form {
            0 => (expected.to_string(), DateOrder::DayMonthYear),
            1 => (format!("{year:04}{month:02}{day:02}"), DateOrder::DayMonthYear),
            2 => (format!("{day}/{month}/{year}"), DateOrder::DayMonthYear),
            3 => (format!("{month}/{day}/{year} 10:30"), DateOrder::MonthDayYear),
            4 => (format!("{year}年{month}月{day}日"), DateOrder::MonthDayYear),
            5 => (format!("{day} {} {year}", ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][month as usize - 1]), DateOrder::YearMonthDay),
            _ => ((number + 25_569 - i32::from(number < -25_508)).to_string(), DateOrder::YearMonthDay),
        };
        prop_assert_eq!(parse_date(&cell, DateForm { order, serials: form == 6 }), Ok(expected), "{}", cell);
    }

    #[test]
    fn any_text_is_read_or_refused_without_harm(cell in any::<String>(), digits in "[-0-9./ 年月日TMar:,]{0,30}") {
        let mut tally = DateTally::default();
        for text in [&cell, &digits] {
            let fits = DateOrder::ALL.iter().any(|order| parse_date(text, DateForm { order: *order, serials: false }).is_ok());
            prop_assert_eq!(tally.add(text, 1), fits);
        }
    }
}
