//! The Chinese calendar of the years 1900 to 2099, by table.
//!
//! A lunar year goes by the number of the solar year that it begins in. Its months have 29 or 30 days; some years have a leap month, which
//! follows the month whose number it shares. Source: the conversion tables of the Hong Kong Observatory (1901 to 2100), for 1900 the
//! almanac of that year. Where the ninth new moon of 2057 falls within seconds of midnight, the day of GB/T 33661-2017 (calculation and
//! promulgation of the Chinese calendar) stands. The table was compared month by month with two independent calculations.
//!
//! Not here: stems and branches, solar terms, and words for months (`ui`).

use crate::domain::Day;

/// The first lunar year of the table.
pub const FIRST_YEAR: i32 = 1900;
/// The last lunar year of the table; it ends on 2100-02-08.
pub const LAST_YEAR: i32 = 2099;
/// The day on which the first year begins: 1900-01-31, counted from 1970-01-01.
const FIRST_DAY: i32 = -25_537;

/// A year: the lowest four bits are the number of the month that a leap month follows (0 for none), bit 16 says whether that leap month
/// has 30 days, bits 15 to 4 whether months 1 to 12 have.
#[rustfmt::skip]
const YEARS: [u32; 200] = [
    0x04bd8, 0x04ae0, 0x0a570, 0x054d5, 0x0d260, 0x0d950, 0x16554, 0x056a0, 0x09ad0, 0x055d2,
    0x04ae0, 0x0a5b6, 0x0a4d0, 0x0d250, 0x1d255, 0x0b540, 0x0d6a0, 0x0ada2, 0x095b0, 0x14977,
    0x04970, 0x0a4b0, 0x0b4b5, 0x06a50, 0x06d40, 0x1ab54, 0x02b60, 0x09570, 0x052f2, 0x04970,
    0x06566, 0x0d4a0, 0x0ea50, 0x16a95, 0x05ad0, 0x02b60, 0x186e3, 0x092e0, 0x1c8d7, 0x0c950,
    0x0d4a0, 0x1d8a6, 0x0b550, 0x056a0, 0x1a5b4, 0x025d0, 0x092d0, 0x0d2b2, 0x0a950, 0x0b557,
    0x06ca0, 0x0b550, 0x15355, 0x04da0, 0x0a5b0, 0x14573, 0x052b0, 0x0a9a8, 0x0e950, 0x06aa0,
    0x0aea6, 0x0ab50, 0x04b60, 0x0aae4, 0x0a570, 0x05260, 0x0f263, 0x0d950, 0x05b57, 0x056a0,
    0x096d0, 0x04dd5, 0x04ad0, 0x0a4d0, 0x0d4d4, 0x0d250, 0x0d558, 0x0b540, 0x0b6a0, 0x195a6,
    0x095b0, 0x049b0, 0x0a974, 0x0a4b0, 0x0b27a, 0x06a50, 0x06d40, 0x0af46, 0x0ab60, 0x09570,
    0x04af5, 0x04970, 0x064b0, 0x074a3, 0x0ea50, 0x06b58, 0x05ac0, 0x0ab60, 0x096d5, 0x092e0,
    0x0c960, 0x0d954, 0x0d4a0, 0x0da50, 0x07552, 0x056a0, 0x0abb7, 0x025d0, 0x092d0, 0x0cab5,
    0x0a950, 0x0b4a0, 0x0baa4, 0x0ad50, 0x055d9, 0x04ba0, 0x0a5b0, 0x15176, 0x052b0, 0x0a930,
    0x07954, 0x06aa0, 0x0ad50, 0x05b52, 0x04b60, 0x0a6e6, 0x0a4e0, 0x0d260, 0x0ea65, 0x0d530,
    0x05aa0, 0x076a3, 0x096d0, 0x04afb, 0x04ad0, 0x0a4d0, 0x1d0b6, 0x0d250, 0x0d520, 0x0dd45,
    0x0b5a0, 0x056d0, 0x055b2, 0x049b0, 0x0a577, 0x0a4b0, 0x0aa50, 0x1b255, 0x06d20, 0x0ada0,
    0x14b63, 0x09370, 0x049f8, 0x04970, 0x064b0, 0x168a6, 0x0ea50, 0x06b20, 0x1a6c4, 0x0aae0,
    0x092e0, 0x0d2e3, 0x0c960, 0x0d557, 0x0d4a0, 0x0da50, 0x05d55, 0x056a0, 0x0a6d0, 0x055d4,
    0x052d0, 0x0a9b8, 0x0a950, 0x0b4a0, 0x0b6a6, 0x0ad50, 0x055a0, 0x0aba4, 0x0a5b0, 0x052b0,
    0x0b273, 0x06930, 0x07337, 0x06aa0, 0x0ad50, 0x14b55, 0x04b60, 0x0a570, 0x054e4, 0x0d160,
    0x0e968, 0x0d520, 0x0daa0, 0x16aa6, 0x056d0, 0x04ae0, 0x0a9d4, 0x0a2d0, 0x0d150, 0x0f252,
];

/// Days from the first day of the table to each year's first; one more than there are years, for the end of the last.
const BEGINS: [i32; 201] = {
    let mut begins = [0; 201];
    let mut at = 0;
    while at < YEARS.len() {
        let n_long = (YEARS[at] >> 4).count_ones();
        let leap = if YEARS[at] & 0xf == 0 { 0 } else { 29 };
        begins[at + 1] = begins[at] + (12 * 29 + n_long + leap).cast_signed();
        at += 1;
    }
    begins
};

/// A day of the Chinese calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LunarDate {
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    pub is_leap_month: bool,
    /// 1 to 30.
    pub day: u8,
}

fn place(year: i32) -> Option<usize> {
    usize::try_from(year - FIRST_YEAR).ok().filter(|at| *at < YEARS.len())
}

/// The first day of a lunar year; none outside 1900 to 2099.
pub fn new_year(year: i32) -> Option<Day> {
    Day::from_number(FIRST_DAY + BEGINS[place(year)?]).ok()
}

/// The number of the month that is followed by a leap month of that number; none for a year without one, or outside the table.
pub fn leap_month(year: i32) -> Option<u8> {
    u8::try_from(YEARS[place(year)?] & 0xf).ok().filter(|month| *month > 0)
}

/// How many days a month has; none if the year has no such month.
pub fn days_in_month(year: i32, month: u8, is_leap_month: bool) -> Option<u8> {
    let bits = YEARS[place(year)?];
    let bit = match (month, is_leap_month) {
        (1..=12, false) => 16 - u32::from(month),
        (1..=12, true) if leap_month(year) == Some(month) => 16,
        _ => return None,
    };
    Some(29 + u8::from((bits >> bit) & 1 == 1))
}

/// The months of a year in their order, each with whether it is the leap one and how many days it has.
fn months(year: i32) -> impl Iterator<Item = (u8, bool, u8)> {
    let both = (1..=12).flat_map(|month| [(month, false), (month, true)]);
    both.filter_map(move |(month, is_leap)| Some((month, is_leap, days_in_month(year, month, is_leap)?)))
}

impl LunarDate {
    /// The lunar day of a solar one; none before 1900-01-31 and after 2100-02-08.
    pub fn of(day: Day) -> Option<Self> {
        let since = day.number() - FIRST_DAY;
        let at = BEGINS.partition_point(|begin| *begin <= since).checked_sub(1).filter(|at| *at < YEARS.len())?;
        let year = FIRST_YEAR + i32::try_from(at).ok()?;
        let mut left = since - BEGINS[at];
        for (month, is_leap_month, n_days) in months(year) {
            if left < i32::from(n_days) {
                return Some(Self { year, month, is_leap_month, day: u8::try_from(left + 1).ok()? });
            }
            left -= i32::from(n_days);
        }
        None
    }

    /// The solar day of it; none if the year has no such day, or lies outside the table.
    pub fn solar(self) -> Option<Day> {
        let n_days = days_in_month(self.year, self.month, self.is_leap_month)?;
        if !(1..=n_days).contains(&self.day) {
            return None;
        }
        let before = months(self.year).take_while(|(month, is_leap, _)| (*month, *is_leap) != (self.month, self.is_leap_month));
        let days: i32 = before.map(|(.., n_days)| i32::from(n_days)).sum();
        Some(new_year(self.year)?.plus_days(days + i32::from(self.day) - 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::day::NotADay;
    use proptest::prelude::*;

    #[test]
    fn new_years_and_leap_months_are_those_of_the_almanac() {
        let published = [
            (1900, "1900-01-31", Some(8)),
            (1949, "1949-01-29", Some(7)),
            (1954, "1954-02-03", None),
            (1984, "1984-02-02", Some(10)),
            (1985, "1985-02-20", None),
            (1997, "1997-02-07", None),
            (2000, "2000-02-05", None),
            (2007, "2007-02-18", None),
            (2014, "2014-01-31", Some(9)),
            (2017, "2017-01-28", Some(6)),
            (2020, "2020-01-25", Some(4)),
            (2023, "2023-01-22", Some(2)),
            (2024, "2024-02-10", None),
            (2025, "2025-01-29", Some(6)),
            (2026, "2026-02-17", None),
            (2027, "2027-02-06", None),
            (2028, "2028-01-26", Some(5)),
            (2030, "2030-02-03", None),
            (2033, "2033-01-31", Some(11)),
            (2034, "2034-02-19", None),
            (2099, "2099-01-21", Some(2)),
        ];
        for (year, first, leap) in published {
            assert_eq!(new_year(year).map(|day| day.to_string()).as_deref(), Some(first), "{year}");
            assert_eq!(leap_month(year), leap, "{year}");
        }
    }

    #[test]
    fn days_are_those_of_the_almanac_in_both_directions() -> Result<(), NotADay> {
        let published = [
            ("2023-03-22", (2023, 2, true, 1)),
            ("2025-07-25", (2025, 6, true, 1)),
            ("2025-10-06", (2025, 8, false, 15)),
            ("2026-06-19", (2026, 5, false, 5)),
            ("2033-12-22", (2033, 11, true, 1)),
            ("2089-09-04", (2089, 8, false, 1)),
            ("2097-08-07", (2097, 7, false, 1)),
            ("1987-07-26", (1987, 6, true, 1)),
        ];
        for (solar, (year, month, is_leap_month, day)) in published {
            let lunar = LunarDate { year, month, is_leap_month, day };
            assert_eq!(LunarDate::of(solar.parse()?), Some(lunar), "{solar}");
            assert_eq!(lunar.solar(), Some(solar.parse()?), "{solar}");
        }
        Ok(())
    }

    #[test]
    fn nothing_is_known_outside_the_table() -> Result<(), NotADay> {
        assert_eq!(LunarDate::of("1900-01-30".parse()?), None);
        assert_eq!(LunarDate::of("2100-02-09".parse()?), None);
        assert!(LunarDate::of("2100-02-08".parse()?).is_some());
        assert_eq!(new_year(2100), None);
        assert_eq!(LunarDate { year: 2025, month: 5, is_leap_month: true, day: 1 }.solar(), None, "2025 repeats its sixth month");
        assert_eq!(LunarDate { year: 2025, month: 2, is_leap_month: false, day: 30 }.solar(), None, "that month has 29 days");
        Ok(())
    }

    proptest! {
        #[test]
        fn every_day_there_and_back(number in -25_537_i32..=47_520) {
            let day = Day::from_number(number).expect("within 1900 to 2199");
            let lunar = LunarDate::of(day).expect("within the table");
            prop_assert_eq!(lunar.solar(), Some(day));
            let next = LunarDate::of(day.plus_days(1));
            prop_assert!(next.is_none_or(|next| next.day == 1 || next.day == lunar.day + 1));
        }
    }
}
