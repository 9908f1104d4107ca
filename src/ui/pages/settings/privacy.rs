//! Privacy of people: masking while others look on, and whose time of keeping is over.

use super::Setting;
use crate::domain::{CustomerKind, Day, Profile};
use crate::ui::{
    device::{Presenting, use_language, use_presenting},
    pages::{
        answer::answered,
        setting::{Setting as Shown, use_sure_setting},
    },
    parts::{Button, ButtonKind, Choice, ControlSize, Glyph, Segmented, use_seen_name},
    route::Route,
    session::{Session, use_session},
    shell::use_overview,
    words::settings as words,
};
use crate::workspace::{
    Command,
    questions::{AskRetention, RetentionRow, RetentionSheet},
};
use leptos::prelude::*;

/// Both parts of the section.
#[component]
pub fn PrivacySettings() -> impl IntoView {
    let overview = use_overview();
    let has_workspace = Memo::new(move |_| overview.get().is_some_and(|overview| overview.settings.is_some()));
    view! {
        <PresentationSetting />
        {move || has_workspace.get().then(|| view! { <RetentionSetting /> })}
    }
}

#[component]
fn PresentationSetting() -> impl IntoView {
    const SHOWN: &str = "shown";
    const MASKED: &str = "masked";
    let language = use_language();
    let presenting = use_presenting();
    let Presenting(is_presenting) = presenting;
    let choices = vec![Choice::new(SHOWN, words::presentation_off(language)), Choice::new(MASKED, words::presentation_on(language))];
    let value = Signal::derive(move || if is_presenting.get() { MASKED } else { SHOWN }.to_owned());
    view! {
        <Setting title=words::presentation(language) text=words::presentation_text(language)>
            <Segmented
                label=words::presentation(language)
                choices=Signal::stored(choices)
                value
                on_change=move |key: String| presenting.set(key == MASKED)
            />
            <p class="field-hint">{words::presentation_key(language)}</p>
        </Setting>
    }
}

#[component]
fn RetentionSetting() -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let setting = use_sure_setting();
    let answer = session.live(|| AskRetention);
    let list = move || answered(answer.get(), |sheet| rows(sheet, session, setting.get()));
    view! { <Setting title=words::retention(language) text=words::retention_text(language)>{list}</Setting> }
}

fn rows(sheet: RetentionSheet, session: Session, setting: Shown) -> AnyView {
    let language = setting.language;
    let later =
        (sheet.n_later > 0).then(|| view! { <p class="quiet small">{words::retention_later(language, setting.number(sheet.n_later))}</p> });
    if sheet.rows.is_empty() {
        return view! { <p class="quiet">{words::retention_none(language)}</p>{later} }.into_any();
    }
    let rows = sheet.rows.into_iter().map(|row| item(row, session, setting)).collect_view();
    view! { <ul class="setting-rows" data-list="retention">{rows}</ul>{later} }.into_any()
}

/// The same day a year later; 28 February after 29 February. A day long past counts from today.
fn a_year_later(day: Day, today: Day) -> Day {
    let (year, month, date) = day.max(today).ymd();
    Day::new(year + 1, month, date).or_else(|_| Day::new(year + 1, month, date - 1)).unwrap_or(Day::MAX)
}

fn item(row: RetentionRow, session: Session, setting: Shown) -> impl IntoView {
    let language = setting.language;
    let last = row
        .last_purchase_on
        .map_or_else(|| words::retention_never(language).to_owned(), |day| words::retention_last(language, setting.day(day)));
    let until = words::retention_until(language, setting.day(row.retain_until_on));
    let details = [Some(until), Some(last), row.owner].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let id = row.profile.customer;
    let kept = Profile { retain_until_on: Some(a_year_later(row.retain_until_on, setting.today)), ..row.profile };
    let seen = use_seen_name();
    let name = StoredValue::new(row.name.clone());
    let name = move || name.with_value(|name| seen(name, CustomerKind::Unknown));
    let keep = move || session.run(Command::File(kept.clone().into()), words::kept_year(language, untrack(name)));
    let delete = move || session.run(Command::DeleteCustomers { ids: vec![id] }, words::record_deleted(language, untrack(name)));
    view! {
        <li class="setting-row">
            <div class="stack-tight setting-row-text">
                <a class="link" href=Route::Customer(id).to_string()>{name}</a>
                <span class="quiet small">{details}</span>
            </div>
            <div class="button-row">
                <Button size=ControlSize::Small icon=Glyph::Calendar label=move || words::keep_year_of(language, name()) on_press=keep attr:data-action="keep-year">
                    {words::keep_year(language)}
                </Button>
                <Button kind=ButtonKind::Ghost size=ControlSize::Small icon=Glyph::Trash label=move || words::delete_record_of(language, name()) on_press=delete />
            </div>
        </li>
    }
}
