//! Days on which customers are thought of: their birthdays in either calendar, and festivals.
//!
//! Birthdays are looked at from today, whatever day purchases are looked at from. Who asked not to be contacted is left out and counted. Ages are
//! not told: nobody congratulates by the number.

use super::{Asked, CustomerRow, Question, customers::row, schemes::count};
use crate::domain::{Calendar, CustomerId, Day};
use crate::scoring::calendar::{Festival, festivals_ahead, next_birthday};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// The most rows that one answer carries.
const MAX_ROWS: u32 = 500;
/// How far ahead is looked, in days.
const N_DAYS: u16 = 30;

/// Which birthdays and festivals do the coming 30 days bring?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskDaysAhead {
    /// How many birthdays to bring, at most 500.
    pub n_rows: u32,
}

/// A birthday that is ahead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BirthdayRow {
    pub on: Day,
    /// The calendar that it is kept in.
    pub calendar: Calendar,
    pub customer: CustomerRow,
}

/// What the coming days bring.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DaysAheadSheet {
    /// The last day that is looked at.
    pub until: Day,
    /// In the order of days.
    pub festivals: Vec<(Festival, Day)>,
    /// The soonest first; of one day, who has brought more.
    pub birthdays: Vec<BirthdayRow>,
    pub n_birthdays: u32,
    /// Birthdays of customers who asked not to be contacted.
    pub n_withheld: u32,
}

/// A birthday before it is written out.
struct Ahead {
    on: Day,
    calendar: Calendar,
    customer: CustomerId,
    slot: u32,
    amount_minor: i64,
}

impl Question for AskDaysAhead {
    type Answer = DaysAheadSheet;

    fn answer(self, asked: &Asked<'_>) -> DaysAheadSheet {
        let until = asked.today.plus_days(N_DAYS.into());
        let wishes = asked.wishes();
        let (withheld, mut open): (Vec<Ahead>, Vec<Ahead>) =
            birthdays(asked, until).into_iter().partition(|ahead| wishes.forbid_contact(ahead.customer));
        open.sort_unstable_by_key(|ahead| (ahead.on, Reverse(ahead.amount_minor), ahead.slot));
        let n_birthdays = count(open.len());
        let rows = open.into_iter().take(self.n_rows.min(MAX_ROWS) as usize).filter_map(|Ahead { on, calendar, slot, .. }| {
            Some(BirthdayRow { on, calendar, customer: row(asked, slot, asked.workspace.customers().at(slot)?) })
        });
        DaysAheadSheet {
            until,
            festivals: festivals_ahead(asked.today, N_DAYS),
            birthdays: rows.collect(),
            n_birthdays,
            n_withheld: count(withheld.len()),
        }
    }
}

/// Everybody's birthday from today until a day.
fn birthdays(asked: &Asked<'_>, until: Day) -> Vec<Ahead> {
    let customers = asked.workspace.customers();
    let profiles = asked.workspace.registers().profiles.iter().map(|(_, profile)| profile);
    let ahead = profiles.filter_map(|profile| {
        let birthday = profile.birthday?;
        let on = next_birthday(birthday, asked.today)?.on;
        let slot = customers.slot(profile.customer).filter(|_| on <= until)?;
        customers.at(slot)?;
        let amount_minor = asked.scores.history(slot).amount_minor;
        Some(Ahead { on, calendar: birthday.calendar, customer: profile.customer, slot, amount_minor })
    });
    ahead.collect()
}
