//! Festivals that shops greet their customers on, as data.

use super::lunar::LunarDate;
use crate::domain::Day;
use serde::{Deserialize, Serialize};

/// A festival.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Festival {
    /// The first day of the lunar year.
    Spring,
    /// The 15th of the first lunar month.
    Lantern,
    /// The 5th of the fifth lunar month.
    DragonBoat,
    /// The 15th of the eighth lunar month.
    MidAutumn,
    /// The 9th of the ninth lunar month.
    DoubleNinth,
    /// 1 October.
    NationalDay,
    /// 1 January.
    NewYear,
    /// 25 December.
    Christmas,
}

enum Kept {
    Solar(u32, u32),
    Lunar(u8, u8),
}

impl Festival {
    /// Every festival.
    pub const ALL: [Self; 8] = [
        Self::Spring,
        Self::Lantern,
        Self::DragonBoat,
        Self::MidAutumn,
        Self::DoubleNinth,
        Self::NationalDay,
        Self::NewYear,
        Self::Christmas,
    ];

    const fn kept(self) -> Kept {
        match self {
            Self::Spring => Kept::Lunar(1, 1),
            Self::Lantern => Kept::Lunar(1, 15),
            Self::DragonBoat => Kept::Lunar(5, 5),
            Self::MidAutumn => Kept::Lunar(8, 15),
            Self::DoubleNinth => Kept::Lunar(9, 9),
            Self::NationalDay => Kept::Solar(10, 1),
            Self::NewYear => Kept::Solar(1, 1),
            Self::Christmas => Kept::Solar(12, 25),
        }
    }

    /// The next time it is kept, `today` included; none where the calendars end.
    pub fn next_on(self, today: Day) -> Option<Day> {
        let year = today.ymd().0;
        // The lunar year that a solar one begins in is the one before.
        (year - 1..=year + 1).find_map(|year| {
            let on = match self.kept() {
                Kept::Solar(month, day) => Day::new(year, month, day).ok(),
                Kept::Lunar(month, day) => LunarDate { year, month, is_leap_month: false, day }.solar(),
            };
            on.filter(|on| *on >= today)
        })
    }
}

/// The festivals of the days from `today` to so many days later, in their order.
pub fn festivals_ahead(today: Day, n_days: u16) -> Vec<(Festival, Day)> {
    let last = today.plus_days(n_days.into());
    let mut ahead: Vec<(Festival, Day)> =
        Festival::ALL.into_iter().filter_map(|festival| Some((festival, festival.next_on(today).filter(|on| *on <= last)?))).collect();
    ahead.sort_by_key(|(_, on)| *on);
    ahead
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::day::NotADay;

    #[test]
    fn festivals_fall_on_their_published_days() -> Result<(), NotADay> {
        let ahead: Vec<(Festival, String)> =
            festivals_ahead("2026-01-02".parse()?, 365).into_iter().map(|(festival, on)| (festival, on.to_string())).collect();
        let published = [
            (Festival::Spring, "2026-02-17"),
            (Festival::Lantern, "2026-03-03"),
            (Festival::DragonBoat, "2026-06-19"),
            (Festival::MidAutumn, "2026-09-25"),
            (Festival::NationalDay, "2026-10-01"),
            (Festival::DoubleNinth, "2026-10-18"),
            (Festival::Christmas, "2026-12-25"),
            (Festival::NewYear, "2027-01-01"),
        ];
        assert_eq!(ahead, published.map(|(festival, on)| (festival, on.to_owned())));
        Ok(())
    }

    #[test]
    fn today_is_ahead_and_what_is_too_far_is_not() -> Result<(), NotADay> {
        assert_eq!(festivals_ahead("2026-12-25".parse()?, 0), [(Festival::Christmas, "2026-12-25".parse()?)]);
        assert!(festivals_ahead("2026-12-26".parse()?, 5).is_empty());
        Ok(())
    }
}
