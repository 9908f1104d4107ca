//! What every figure on a page is shown in: language, currency, and the day on the calendar.

use crate::domain::{Currency, Day};
use crate::ui::{
    device::use_language,
    format,
    shell::use_overview,
    words::{Language, today as words},
};
use crate::workspace::questions::Overview;
use leptos::prelude::*;

/// Language, currency and today.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setting {
    pub language: Language,
    pub currency: Currency,
    pub today: Day,
}

impl Setting {
    /// The setting of a workspace.
    pub fn of(language: Language, overview: &Overview) -> Self {
        let currency = overview.settings.as_ref().map_or(Currency::CNY, |settings| settings.currency);
        Self { language, currency, today: overview.today }
    }

    /// A count.
    pub fn number(self, value: impl TryInto<i64>) -> String {
        format::number(self.language, value)
    }

    /// An amount, exact.
    pub fn money(self, minor: i64) -> String {
        format::money(self.language, minor, self.currency)
    }

    /// An amount, short, for figures and axes.
    pub fn money_short(self, minor: i64) -> String {
        format::money_short(self.language, minor, self.currency)
    }

    /// A mean of amounts.
    pub fn money_mean(self, minor: Option<f64>) -> String {
        format::money_mean(self.language, minor.unwrap_or(f64::NAN), self.currency)
    }

    /// A share with one decimal, or unknown.
    pub fn share(self, share: Option<f64>) -> String {
        format::percent(self.language, share.unwrap_or(f64::NAN), 1)
    }

    /// A day in full.
    pub fn day(self, day: Day) -> String {
        format::day(self.language, day)
    }

    /// A day as seen from today.
    pub fn ago(self, day: Day) -> String {
        format::ago(self.language, day, self.today)
    }

    /// From one day to another.
    pub fn period(self, (from, to): (Day, Day)) -> String {
        words::period(self.language, self.day(from), self.day(to))
    }
}

/// The setting of this workspace, once it is known.
pub fn use_setting() -> Memo<Option<Setting>> {
    let language = use_language();
    let overview = use_overview();
    Memo::new(move |_| overview.get().map(|overview| Setting::of(language, &overview)))
}

/// The setting of this workspace, for pages that are shown only once it is known.
pub fn use_sure_setting() -> Memo<Setting> {
    let (language, setting) = (use_language(), use_setting());
    Memo::new(move |_| setting.get().unwrap_or(Setting { language, currency: Currency::CNY, today: Day::MIN }))
}
