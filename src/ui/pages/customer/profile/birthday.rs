//! A birthday, as it is said and as it is typed.

use crate::domain::{Birthday, Calendar, Day};
use crate::ui::{
    device::use_language,
    pages::setting::Setting,
    parts::{Checkbox, Choice, InputKind, Segmented, Select, TextField},
    words::{Language, people as words},
};
use crate::workspace::questions::ProfileSheet;
use leptos::prelude::*;

const CALENDARS: [(Calendar, &str); 2] = [(Calendar::Solar, "solar"), (Calendar::Lunar, "lunar")];

/// The birthday in words, and when it is kept next.
pub fn shown(known: &ProfileSheet, setting: Setting) -> Option<impl IntoView + use<>> {
    let language = setting.language;
    let said = said(known.profile.birthday?, setting);
    let next = known.next_birthday.map(|next| {
        let ahead = setting.ago(next.on);
        let turns = next.turns.map(|age| words::turns(language, age));
        let text = words::next_birthday(language, setting.day(next.on), ahead);
        [Some(text), turns].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    });
    Some(
        view! { <span class="stack-tight"><span>{said}</span>{next.map(|next| view! { <span class="quiet small" data-next-birthday="">{next}</span> })}</span> },
    )
}

fn said(birthday: Birthday, setting: Setting) -> String {
    let language = setting.language;
    let Birthday { calendar, year, month, day, is_leap_month } = birthday;
    let date = match (calendar, is_leap_month) {
        (Calendar::Solar, _) => {
            let whole = year.and_then(|year| Day::new(year.into(), month.into(), day.into()).ok());
            return whole.map_or_else(|| words::solar_date(language, month, day), |whole| setting.day(whole));
        }
        (Calendar::Lunar, false) => words::lunar_date(language, month, day),
        (Calendar::Lunar, true) => words::lunar_leap_date(language, month, day),
    };
    year.map_or_else(|| date.clone(), |year| words::lunar_in(language, &date, year))
}

/// A birthday while it is typed.
#[derive(Clone, Copy)]
pub struct BirthdayDraft {
    calendar: RwSignal<Calendar>,
    year: RwSignal<String>,
    month: RwSignal<String>,
    day: RwSignal<String>,
    is_leap_month: RwSignal<bool>,
    error: RwSignal<Option<String>>,
}

impl BirthdayDraft {
    pub fn of(birthday: Option<Birthday>) -> Self {
        let number =
            |of: fn(Birthday) -> Option<u16>| RwSignal::new(birthday.and_then(of).map(|number| number.to_string()).unwrap_or_default());
        Self {
            calendar: RwSignal::new(birthday.map(|birthday| birthday.calendar).unwrap_or_default()),
            year: number(|birthday| birthday.year),
            month: number(|birthday| Some(birthday.month.into())),
            day: number(|birthday| Some(birthday.day.into())),
            is_leap_month: RwSignal::new(birthday.is_some_and(|birthday| birthday.is_leap_month)),
            error: RwSignal::new(None),
        }
    }

    /// The birthday that is meant; nothing typed is none. What is wrong is said beside the fields.
    pub fn read(self, language: Language) -> Result<Option<Birthday>, ()> {
        let [year, month, day] = [self.year, self.month, self.day].map(|text| text.get_untracked().trim().to_owned());
        self.error.set(None);
        if month.is_empty() && day.is_empty() && year.is_empty() {
            return Ok(None);
        }
        let calendar = self.calendar.get_untracked();
        let read = || {
            let year = if year.is_empty() { None } else { Some(year.parse().ok()?) };
            let is_leap_month = calendar == Calendar::Lunar && self.is_leap_month.get_untracked();
            let birthday = Birthday { calendar, year, month: month.parse().ok()?, day: day.parse().ok()?, is_leap_month };
            birthday.is_possible().then_some(birthday)
        };
        let birthday = read();
        if birthday.is_none() {
            self.error.set(Some(words::birthday_wrong(language).to_owned()));
        }
        birthday.map(Some).ok_or(())
    }
}

/// Calendar, year, month, day, leap month.
#[component]
pub fn BirthdayFields(draft: BirthdayDraft) -> impl IntoView {
    let language = use_language();
    let calendars = CALENDARS.map(|(calendar, key)| Choice::new(key, words::calendar_name(language, calendar))).to_vec();
    let choose = move |key: String| {
        if let Some((calendar, _)) = CALENDARS.into_iter().find(|(_, own)| *own == key) {
            draft.calendar.set(calendar);
        }
    };
    let calendar = Signal::derive(move || {
        CALENDARS.into_iter().find(|(own, _)| *own == draft.calendar.get()).map(|(_, key)| key.to_owned()).unwrap_or_default()
    });
    let numbers = move |n: u8| -> Vec<Choice> {
        let known = (1..=n).map(|number| Choice::new(number.to_string(), number.to_string()));
        std::iter::once(Choice::new("", words::not_said(language))).chain(known).collect()
    };
    let months = Signal::stored(numbers(12));
    let days = Signal::derive(move || numbers(if draft.calendar.get() == Calendar::Lunar { 30 } else { 31 }));
    view! {
        <div class="stack-tight">
            <span class="field-label">{words::calendar(language)}</span>
            <Segmented label=words::calendar(language) choices=Signal::stored(calendars) value=calendar on_change=choose />
        </div>
        <div class="form-grid form-grid-narrow" data-field="birthday">
            <TextField label=words::year(language) kind=InputKind::Number value=draft.year is_optional=true />
            <Select label=words::month(language) choices=months value=draft.month on_change=move |text| draft.month.set(text) />
            <Select label=words::day(language) choices=days value=draft.day on_change=move |text| draft.day.set(text) />
        </div>
        {move || draft.error.get().map(|error| view! { <p class="field-error" role="alert">{error}</p> })}
        {move || (draft.calendar.get() == Calendar::Lunar).then(|| view! {
            <Checkbox
                label=words::leap_month(language)
                hint=words::leap_month_hint(language)
                checked=draft.is_leap_month
                on_change=move |is_so| draft.is_leap_month.set(is_so)
            />
        })}
    }
}
