//! A month as it hangs on the wall: whole weeks from Monday to Sunday.

use crate::domain::{Day, Month};

/// The place of a day in its week: 0 for Monday to 6 for Sunday.
pub fn weekday(day: Day) -> usize {
    // 1970-01-01 was a Thursday.
    (day.number() + 3).rem_euclid(7).unsigned_abs() as usize
}

/// The weeks that a month touches, each from Monday to Sunday, with the days of its neighbours that they hold.
pub fn weeks(month: Month) -> Vec<[Day; 7]> {
    let first = month.first_day();
    let monday = first.plus_days(-i32::try_from(weekday(first)).unwrap_or(0));
    let week = |n: i32| std::array::from_fn(|at| monday.plus_days(7 * n + i32::try_from(at).unwrap_or(0)));
    (0..6).map(week).take_while(|week: &[Day; 7]| week[0].month() <= month).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(text: &str) -> Month {
        text.parse::<Day>().expect("a day").month()
    }

    #[test]
    fn weeks_begin_on_monday_and_hold_the_whole_month() {
        let november = weeks(month("2026-11-15"));
        // 2026-11-01 is a Sunday.
        assert_eq!((november.len(), november[0][0].to_string(), november[5][6].to_string()), (6, "2026-10-26".into(), "2026-12-06".into()));
        let february = weeks(month("2027-02-01"));
        assert_eq!((february.len(), february[0][0].to_string(), february[3][6].to_string()), (4, "2027-02-01".into(), "2027-02-28".into()));
        assert_eq!(["1970-01-01", "2026-11-22", "1969-12-29"].map(|day| weekday(day.parse().expect("a day"))), [3, 6, 0]);
    }
}
