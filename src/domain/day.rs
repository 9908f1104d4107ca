//! Civil days and months: what a calendar on the wall shows, with no time of day and no time zone.
//!
//! Not here: instants (they are UTC milliseconds, and only the engine and the journal use them), and words for dates (`ui`).

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A civil day from 1900-01-01 to 2199-12-31, kept as the number of days since 1970-01-01.
///
/// In JSON it is `"2026-11-21"`, in stored bytes the number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

/// A date that no calendar has, or one outside 1900 to 2199.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a day between 1900-01-01 and 2199-12-31: {0}")]
pub struct NotADay(pub String);

impl Day {
    /// 1900-01-01.
    pub const MIN: Self = Self(-25_567);
    /// 2199-12-31.
    pub const MAX: Self = Self(84_005);

    /// The day of a year, a month from 1 and a day from 1.
    ///
    /// # Errors
    /// When there is no such day, or the year is outside 1900 to 2199.
    pub fn new(year: i32, month: u32, day: u32) -> Result<Self, NotADay> {
        NaiveDate::from_ymd_opt(year, month, day)
            .and_then(|date| Self::from_number(date.num_days_from_ce() - 719_163).ok())
            .ok_or_else(|| NotADay(format!("{year:04}-{month:02}-{day:02}")))
    }

    /// The day with this many days since 1970-01-01.
    ///
    /// # Errors
    /// When it lies outside 1900 to 2199.
    pub fn from_number(days_since_1970: i32) -> Result<Self, NotADay> {
        if (Self::MIN.0..=Self::MAX.0).contains(&days_since_1970) {
            Ok(Self(days_since_1970))
        } else {
            Err(NotADay(format!("{days_since_1970} days from 1970-01-01")))
        }
    }

    /// Days since 1970-01-01, as columns keep it.
    pub const fn number(self) -> i32 {
        self.0
    }

    fn date(self) -> NaiveDate {
        let epoch = NaiveDate::from_ymd_opt(1970, 1, 1).unwrap_or_default();
        if self.0 >= 0 { epoch + Days::new(self.0.unsigned_abs().into()) } else { epoch - Days::new(self.0.unsigned_abs().into()) }
    }

    /// Year, month from 1, day from 1.
    pub fn ymd(self) -> (i32, u32, u32) {
        let date = self.date();
        (date.year(), date.month(), date.day())
    }

    /// The month it lies in.
    pub fn month(self) -> Month {
        let (year, month, _) = self.ymd();
        Month(year * 12 + month.cast_signed() - 1)
    }

    /// Whole days from `earlier` to this day; negative if `earlier` is later.
    pub const fn days_since(self, earlier: Self) -> i32 {
        self.0 - earlier.0
    }

    /// This many days later (earlier if negative), stopping at the first and the last day.
    pub fn plus_days(self, days: i32) -> Self {
        Self(self.0.saturating_add(days)).clamp(Self::MIN, Self::MAX)
    }

    /// The same day so many months later (earlier if negative), or the last one of a month that is too short for it; stopping at the
    /// first and the last day.
    pub fn plus_months(self, months: i32) -> Self {
        let (_, _, day) = self.ymd();
        let (year, month) = self.month().plus(months).year_month();
        let last_there_is = (1..=day).rev().find_map(|day| Self::new(year, month, day).ok());
        last_there_is.unwrap_or(if months < 0 { Self::MIN } else { Self::MAX })
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl std::fmt::Debug for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, f)
    }
}

impl std::str::FromStr for Day {
    type Err = NotADay;

    /// Reads `2026-11-21` and nothing else; dates as people write them are read in `exchange`.
    fn from_str(text: &str) -> Result<Self, NotADay> {
        let wrong = || NotADay(text.to_owned());
        let mut parts = text.split('-').map(str::parse::<u32>);
        match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some(Ok(year)), Some(Ok(month)), Some(Ok(day)), None) if text.len() == 10 => {
                Self::new(year.cast_signed(), month, day).map_err(|_| wrong())
            }
            _ => Err(wrong()),
        }
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() { serializer.collect_str(self) } else { serializer.serialize_i32(self.0) }
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
        } else {
            Self::from_number(i32::deserialize(deserializer)?).map_err(serde::de::Error::custom)
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl schemars::JsonSchema for Day {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Day".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "date", "description": "A civil day, 1900-01-01 to 2199-12-31." })
    }
}

/// A calendar month, kept as year times twelve plus month from 0, so that months can be subtracted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Month(i32);

impl Month {
    /// Year and month from 1.
    pub const fn year_month(self) -> (i32, u32) {
        (self.0.div_euclid(12), self.0.rem_euclid(12).cast_unsigned() + 1)
    }

    /// Whole months from `earlier` to this one.
    pub const fn months_since(self, earlier: Self) -> i32 {
        self.0 - earlier.0
    }

    /// This many months later.
    #[must_use]
    pub const fn plus(self, months: i32) -> Self {
        Self(self.0 + months)
    }

    /// Its first day.
    pub fn first_day(self) -> Day {
        let (year, month) = self.year_month();
        Day::new(year, month, 1).unwrap_or(Day::MIN)
    }
}

impl std::fmt::Display for Month {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (year, month) = self.year_month();
        write!(f, "{year:04}-{month:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_1970_and_print_as_iso() -> Result<(), NotADay> {
        assert_eq!(Day::new(1970, 1, 1)?.number(), 0);
        assert_eq!(Day::new(1900, 1, 1)?, Day::MIN);
        assert_eq!(Day::new(2199, 12, 31)?, Day::MAX);
        assert_eq!(Day::new(2000, 2, 29)?.to_string(), "2000-02-29");
        assert_eq!("1998-06-30".parse::<Day>()?.days_since("1997-01-01".parse()?), 545);
        Ok(())
    }

    #[test]
    fn days_that_no_calendar_has_are_refused() {
        for wrong in ["2023-02-29", "2023-2-9", "20230209", "1899-12-31", "2200-01-01", "", "a-b-c"] {
            assert!(wrong.parse::<Day>().is_err(), "{wrong}");
        }
        assert!(postcard::from_bytes::<Day>(&postcard::to_stdvec(&i32::MAX).unwrap_or_default()).is_err());
    }

    #[test]
    fn months_later_a_short_month_has_its_last_day() -> Result<(), NotADay> {
        let day = |text: &str| text.parse::<Day>();
        assert_eq!(day("2026-01-31")?.plus_months(1), day("2026-02-28")?);
        assert_eq!(day("2025-11-30")?.plus_months(3), day("2026-02-28")?);
        assert_eq!(day("2026-03-15")?.plus_months(-3), day("2025-12-15")?);
        assert_eq!((Day::MAX.plus_months(1), Day::MIN.plus_months(-1)), (Day::MAX, Day::MIN));
        Ok(())
    }

    #[test]
    fn months_can_be_subtracted() -> Result<(), NotADay> {
        let december = "1997-12-31".parse::<Day>()?.month();
        assert_eq!(december.plus(1).to_string(), "1998-01");
        assert_eq!("1998-06-30".parse::<Day>()?.month().months_since(december), 6);
        assert_eq!(december.first_day().to_string(), "1997-12-01");
        Ok(())
    }
}
