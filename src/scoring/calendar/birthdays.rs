//! On which day a birthday is kept next.
//!
//! | Born on | Kept on |
//! | --- | --- |
//! | 29 February | 28 February in common years |
//! | the 30th of a lunar month | its 29th where it has no 30th |
//! | a leap month | the same leap month in years that have it, else the ordinary month of that number |

use super::lunar::{LAST_YEAR, LunarDate, days_in_month, leap_month};
use crate::domain::{Birthday, Calendar, Day};
use serde::{Deserialize, Serialize};

/// The next time a birthday is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextBirthday {
    pub on: Day,
    /// The age reached then, where the year of birth is known and lies before; in the lunar calendar, years of that calendar.
    pub turns: Option<u16>,
}

/// The next time a birthday is kept, `today` included; none if no year has such a day, or the lunar table ends before.
pub fn next_birthday(birthday: Birthday, today: Day) -> Option<NextBirthday> {
    let this_year = match birthday.calendar {
        Calendar::Solar => today.ymd().0,
        Calendar::Lunar => LunarDate::of(today)?.year,
    };
    (this_year..=this_year + 1).find_map(|year| {
        let on = kept_in(birthday, year).filter(|on| *on >= today)?;
        let turns = birthday.year.and_then(|born| u16::try_from(year - i32::from(born)).ok()).filter(|age| *age > 0);
        Some(NextBirthday { on, turns })
    })
}

/// The day on which a birthday is kept in a year of its own calendar.
fn kept_in(birthday: Birthday, year: i32) -> Option<Day> {
    if !birthday.is_possible() {
        return None;
    }
    match birthday.calendar {
        Calendar::Solar => {
            let day = |day| Day::new(year, birthday.month.into(), day).ok();
            day(birthday.day.into()).or_else(|| day(u32::from(birthday.day) - 1))
        }
        Calendar::Lunar if year > LAST_YEAR => None,
        Calendar::Lunar => {
            let is_leap_month = birthday.is_leap_month && leap_month(year) == Some(birthday.month);
            let day = birthday.day.min(days_in_month(year, birthday.month, is_leap_month)?);
            LunarDate { year, month: birthday.month, is_leap_month, day }.solar()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn solar(month: u8, day: u8) -> Birthday {
        Birthday { calendar: Calendar::Solar, year: None, month, day, is_leap_month: false }
    }

    fn lunar(month: u8, day: u8, is_leap_month: bool) -> Birthday {
        Birthday { calendar: Calendar::Lunar, year: None, month, day, is_leap_month }
    }

    fn next(birthday: Birthday, today: &str) -> Option<String> {
        next_birthday(birthday, today.parse().expect("a day")).map(|next| next.on.to_string())
    }

    #[test]
    fn today_counts_and_yesterday_comes_again_next_year() {
        assert_eq!(next(solar(5, 1), "2026-05-01").as_deref(), Some("2026-05-01"));
        assert_eq!(next(solar(5, 1), "2026-05-02").as_deref(), Some("2027-05-01"));
    }

    #[test]
    fn the_leap_day_is_kept_on_the_28th_in_common_years() {
        assert_eq!(next(solar(2, 29), "2026-01-01").as_deref(), Some("2026-02-28"));
        assert_eq!(next(solar(2, 29), "2028-01-01").as_deref(), Some("2028-02-29"));
        assert_eq!(next(solar(2, 29), "2028-02-29").as_deref(), Some("2028-02-29"));
        assert_eq!(next(solar(2, 29), "2028-03-01").as_deref(), Some("2029-02-28"));
    }

    #[test]
    fn a_leap_month_is_kept_where_it_is_and_else_in_the_ordinary_one() {
        assert_eq!(next(lunar(6, 1, true), "2025-06-25").as_deref(), Some("2025-07-25"), "2025 repeats its sixth month");
        assert_eq!(next(lunar(6, 1, false), "2025-06-25").as_deref(), Some("2025-06-25"));
        assert_eq!(next(lunar(6, 1, true), "2026-01-01").as_deref(), Some("2026-07-14"), "2026 has none");
    }

    #[test]
    fn the_30th_is_kept_on_the_29th_of_a_short_month() {
        assert_eq!(days_in_month(2025, 12, false), Some(29));
        assert_eq!(next(lunar(12, 30, false), "2026-01-20").as_deref(), Some("2026-02-16"), "the eve of the new year");
    }

    #[test]
    fn a_lunar_birthday_may_fall_into_the_year_that_began_last_spring() {
        assert_eq!(next(lunar(12, 8, false), "2026-01-01").as_deref(), Some("2026-01-26"));
        assert_eq!(next(lunar(1, 1, false), "2026-01-01").as_deref(), Some("2026-02-17"));
    }

    #[test]
    fn the_age_is_told_where_the_year_is_known() {
        let turns =
            |year, today: &str| next_birthday(Birthday { year, ..solar(5, 1) }, today.parse().expect("a day")).and_then(|next| next.turns);
        assert_eq!(turns(Some(1986), "2026-05-01"), Some(40));
        assert_eq!(turns(Some(2026), "2026-04-30"), None, "the day itself is no birthday yet");
        assert_eq!(turns(None, "2026-05-01"), None);
    }

    #[test]
    fn impossible_days_and_the_end_of_the_table_have_none() {
        assert_eq!(next(solar(4, 31), "2026-01-01"), None);
        assert_eq!(next(lunar(1, 1, false), "2099-02-01"), None);
    }

    proptest! {
        #[test]
        fn it_always_comes_within_thirteen_lunar_months(month in 1_u8..=12, day in 1_u8..=30, is_leap in any::<bool>(), from in 0_i32..=40_000) {
            let today = Day::from_number(from).expect("a day");
            let next = next_birthday(lunar(month, day, is_leap), today).expect("within the table");
            // From an ordinary month of one year to the leap month of the next.
            prop_assert!((0..=416).contains(&next.on.days_since(today)));
        }
    }
}
