//! Days as people write them.
//!
//! `2024-03-05`, `2024/3/5 14:30`, `20240305`, `2024年3月5日`, `5.3.24`, `Mar 5, 2024`, and the day numbers of spreadsheets. Whether
//! day or month comes first is decided for a whole column ([`DateTally`]). A time of day is passed over. Not here: time zones, and
//! the 1904 numbering, which the spreadsheet reader has already turned into dates.

use super::cells::half_width;
use super::date_parts::{DateParts, Part};
use super::guess::{Guess, Sureness};
use super::numbers::{DecimalMark, parse_number};
use crate::domain::Day;
use serde::{Deserialize, Serialize};

/// In which order a date such as `01-02-03` is written. A year of four digits and a month's name speak for themselves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    #[default]
    YearMonthDay,
    DayMonthYear,
    MonthDayYear,
}

impl DateOrder {
    /// Every order; where two fit equally, the one that stands later here is meant.
    pub const ALL: [Self; 3] = [Self::YearMonthDay, Self::MonthDayYear, Self::DayMonthYear];
}

/// How the dates of a column are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DateForm {
    pub order: DateOrder,
    /// Bare numbers are days since 1899-12-31, as spreadsheets count them.
    pub serials: bool,
}

/// A cell that is no day between 1900 and 2199 in the column's form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not written as a date of this column's form, or no calendar has it")]
pub struct NotADate;

/// The day in a cell that is already [clean](super::cells::clean).
///
/// # Errors
/// When there is none in this form.
pub fn parse_date(cell: &str, form: DateForm) -> Result<Day, NotADate> {
    let narrow = half_width(cell);
    let written = DateParts::of(&narrow).and_then(|parts| day_of(&parts, form.order));
    let counted = || if form.serials { day_of_serial(&narrow) } else { None };
    written.or_else(counted).ok_or(NotADate)
}

/// The day that a spreadsheet shows for this number in its 1900 system, where 1 is 1900-01-01 and 60 is a day that never was.
fn day_of_serial(cell: &str) -> Option<Day> {
    const DAYS_TO_1970: i64 = 25_569;
    let number = parse_number(cell, DecimalMark::Point).ok().filter(|number| number.mantissa > 0)?;
    let whole = (0..=18).contains(&number.decimals).then(|| number.mantissa / 10_i64.pow(number.decimals.unsigned_abs()))?;
    // The numbers up to 59 are one too large, because 1900 was taken for a leap year.
    let since_1970 = match whole {
        1..=59 => whole + 1 - DAYS_TO_1970,
        60 => return None,
        _ => whole - DAYS_TO_1970,
    };
    Day::from_number(i32::try_from(since_1970).ok()?).ok()
}

fn day_of(parts: &DateParts, order: DateOrder) -> Option<Day> {
    use Part::{Month, Number};
    let two_digits = |part: Part| matches!(part, Number { n_digits: 1 | 2, .. });
    let (year, month, day) = match parts.0 {
        [year, Month(month), day] if year.is_full_year() => (year, month, day),
        [day, Month(month), year] | [Month(month), day, year] => (year, month, day),
        [year, Number { value: month, .. }, day] if year.is_full_year() => (year, month, day),
        [first, second, year] if year.is_full_year() => match order {
            DateOrder::DayMonthYear => (year, second.value()?, first),
            DateOrder::MonthDayYear => (year, first.value()?, second),
            DateOrder::YearMonthDay => return None,
        },
        [first, second, third] => match order {
            DateOrder::YearMonthDay => (first, second.value()?, third),
            DateOrder::DayMonthYear => (third, second.value()?, first),
            DateOrder::MonthDayYear => (third, first.value()?, second),
        },
    };
    let full_year = match year {
        Number { value, n_digits: 4 } => value,
        // As spreadsheets and POSIX have it: 69 is 2069 there and 1969 here; purchases of 1970 are rarer than those of 2069 are impossible.
        Number { value, n_digits: 2 } => value + if value < 70 { 2_000 } else { 1_900 },
        _ => return None,
    };
    let day = two_digits(day).then(|| day.value())??;
    Day::new(i32::try_from(full_year).ok()?, month, day).ok()
}

/// Why an order was guessed for a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateWhy {
    /// The year or the month's name says it, in every cell.
    Plain,
    /// So many cells are a date only in this order.
    OnlyThisFits { n_cells: u32 },
    /// No cell tells day from month.
    EitherFits { n_cells: u32 },
    /// Some cells need the one order and some another.
    Contradiction { n_cells: u32, n_misfits: u32 },
    /// The column holds day numbers of a spreadsheet.
    Serials { n_cells: u32 },
    /// A person chose it.
    Chosen,
}

/// How the dates of a column are written, counted over all its cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct DateTally {
    pub n_dates: u32,
    /// Numbers that would be days from 1954 to 2119.
    pub n_serials: u32,
    /// Cells that are a date in each order of [`DateOrder::ALL`].
    n_fit: [u32; 3],
    n_order_matters: u32,
    n_half_days: u32,
}

impl DateTally {
    /// Counts a cell that is there `n` times if it is a date in any order, and says whether it is.
    pub(super) fn add(&mut self, cell: &str, n: u32) -> bool {
        let narrow = half_width(cell);
        let Some(parts) = DateParts::of(&narrow) else { return false };
        let days = DateOrder::ALL.map(|order| day_of(&parts, order));
        if days == [None; 3] {
            return false;
        }
        for (n_fit, day) in self.n_fit.iter_mut().zip(days) {
            *n_fit += n * u32::from(day.is_some());
        }
        self.n_dates += n;
        self.n_order_matters += n * u32::from(days[0] != days[1] || days[1] != days[2]);
        self.n_half_days += n * u32::from(narrow.ends_with(['m', 'M']));
        true
    }

    pub(super) fn add_serial(&mut self, cell: &str, n: u32) {
        let is_likely = cell.len() >= 5 && matches!(cell.split('.').next().map(str::parse::<u32>), Some(Ok(20_000..=80_000)));
        self.n_serials += n * u32::from(is_likely);
    }

    /// The order that reads the most cells.
    pub(super) fn form(&self) -> Guess<DateForm, DateWhy> {
        if self.n_serials > self.n_dates {
            let form = DateForm { order: DateOrder::YearMonthDay, serials: true };
            return Guess::new(form, Sureness::Likely, DateWhy::Serials { n_cells: self.n_serials });
        }
        let best = self.n_fit.iter().copied().max().unwrap_or(0);
        let fitting: Vec<_> =
            DateOrder::ALL.into_iter().zip(self.n_fit).filter(|(_, n_fit)| *n_fit == best).map(|(order, _)| order).collect();
        // The twelve-hour clock goes with the American order.
        let american = Some(DateOrder::MonthDayYear).filter(|order| fitting.contains(order) && self.n_half_days > 0);
        let order = american.or(fitting.last().copied()).filter(|_| self.n_order_matters > 0).unwrap_or_default();
        let form = DateForm { order, serials: false };
        let n_misfits = self.n_dates - best;
        match (self.n_order_matters, fitting.len(), n_misfits) {
            (0, ..) => Guess::new(form, Sureness::Certain, DateWhy::Plain),
            (n_cells, 2.., _) => Guess::new(form, Sureness::Unsure, DateWhy::EitherFits { n_cells }),
            (n_cells, _, 0) => Guess::new(form, Sureness::Certain, DateWhy::OnlyThisFits { n_cells }),
            (n_cells, ..) => Guess::new(form, Sureness::Unsure, DateWhy::Contradiction { n_cells, n_misfits }),
        }
    }
}

#[cfg(test)]
#[path = "dates_tests.rs"]
mod tests;
