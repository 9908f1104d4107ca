//! How figures are written on this page: in which language and currency, and as seen from which day.
//!
//! Not here: the writing itself ([`format`](crate::ui::format)).

use crate::domain::{Currency, Day};
use crate::ui::{device::use_language, format, shell::use_overview, words::Language};
use leptos::prelude::*;

/// A day longer ago than this is written as a date: nobody counts in hundreds of days.
const MAX_DAYS_AGO: i32 = 365;

/// Language, currency and the device's day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Writing {
    pub language: Language,
    pub currency: Currency,
    pub today: Day,
}

/// How figures are written here; changes seldom.
pub fn use_writing() -> Memo<Writing> {
    let language = use_language();
    let overview = use_overview();
    Memo::new(move |_| {
        let overview = overview.get();
        let currency =
            overview.as_ref().and_then(|overview| overview.settings.as_ref()).map_or(Currency::CNY, |settings| settings.currency);
        Writing { language, currency, today: overview.map_or(Day::MIN, |overview| overview.today) }
    })
}

impl Writing {
    /// An amount, exact.
    pub fn money(self, minor: i64) -> String {
        format::money(self.language, minor, self.currency)
    }

    /// An amount, shortened.
    pub fn money_short(self, minor: i64) -> String {
        format::money_short(self.language, minor, self.currency)
    }

    /// A count.
    pub fn number(self, count: impl TryInto<i64>) -> String {
        format::number(self.language, count)
    }

    /// A day in full.
    pub fn day(self, day: Day) -> String {
        format::day(self.language, day)
    }

    /// A day as seen from today, or in full where that says more.
    pub fn ago(self, day: Day) -> String {
        if day.days_since(self.today).abs() <= MAX_DAYS_AGO { format::ago(self.language, day, self.today) } else { self.day(day) }
    }
}

/// A day as seen from today, with the date on pointing at it.
#[component]
pub fn Ago(day: Day, writing: Writing) -> impl IntoView {
    view! { <time datetime=day.to_string() title=writing.day(day)>{writing.ago(day)}</time> }
}
