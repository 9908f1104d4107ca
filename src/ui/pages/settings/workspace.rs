//! What belongs to the workspace: name, currency, the day to look from, the rule. Every change is a command with its undo.

use super::{Setting, rule::RuleChoice};
use crate::domain::{AsOf, Currency, Day, WorkspaceSettings};
use crate::ui::{
    currencies,
    device::use_language,
    format,
    parts::{Choice, EmptyState, InlineField, InputKind, LinkButton, Segmented, Select, TextField, use_toasts},
    route::Route,
    session::use_session,
    shell::use_overview,
    words::settings as words,
};
use crate::workspace::{Command, questions::Overview};
use leptos::prelude::*;

/// The settings of the workspace, or where to get one.
#[component]
pub fn WorkspaceOfSettings() -> impl IntoView {
    let language = use_language();
    let overview = use_overview();
    // The fields stay mounted while their values change, so that the focus stays where it is.
    let has_workspace = Memo::new(move |_| overview.get().map(|overview| overview.settings.is_some()));
    let current =
        Signal::derive(move || overview.get().and_then(|overview| overview.settings.clone().map(|settings| (overview, settings))));
    move || match has_workspace.get() {
        None => ().into_any(),
        Some(true) => view! { <Fields current /> }.into_any(),
        Some(false) => view! {
            <EmptyState title=words::no_workspace(language) text=words::no_workspace_text(language)>
                <LinkButton href=Route::Welcome.to_string()>{words::go_welcome(language)}</LinkButton>
            </EmptyState>
        }
        .into_any(),
    }
}

type Current = Signal<Option<(Overview, WorkspaceSettings)>>;

#[component]
fn Fields(current: Current) -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let name = Memo::new(move |_| current.get().map(|(_, settings)| settings.name).unwrap_or_default());
    let rename = move |name| session.run(Command::RenameWorkspace { name }, words::renamed(language));
    let as_of_text = move || {
        let day = current.get().map(|(overview, _)| format::day(language, overview.as_of));
        words::as_of_text(language, format::or_unknown(day))
    };
    let rule = Memo::new(move |_| current.get().map(|(_, settings)| settings.rfm_rule).unwrap_or_default());
    view! {
        <Setting title=words::name(language) text=words::name_text(language)>
            <InlineField label=words::name(language) value=name on_save=rename />
        </Setting>
        <Setting title=words::currency(language) text=words::currency_text(language)><CurrencyChoice current /></Setting>
        <Setting title=words::as_of(language) text=TextProp::from(as_of_text)><AsOfChoice current /></Setting>
        <Setting title=words::rule(language) text=words::rule_text(language)><RuleChoice rule /></Setting>
    }
}

#[component]
fn CurrencyChoice(current: Current) -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let currency = Memo::new(move |_| current.get().map(|(_, settings)| settings.currency));
    let n_purchases = Memo::new(move |_| current.get().map_or(0, |(overview, _)| overview.n_purchases));
    let value = Signal::derive(move || currency.get().map_or_else(String::new, |currency| currency.code().to_owned()));
    let choices = Signal::derive(move || currencies::choices(language, currency.get()));
    let choose = move |code: String| {
        if let Ok(currency) = Currency::from_code(&code) {
            session.run(Command::ChooseCurrency { currency }, words::currency_changed(language));
        }
    };
    let locked = move || {
        let n = n_purchases.get();
        (n > 0).then(|| view! { <p class="field-hint">{words::currency_locked(language, format::number(language, n))}</p> })
    };
    view! {
        <Select label=words::currency(language) is_label_hidden=true choices value on_change=choose disabled=Signal::derive(move || n_purchases.get() > 0) />
        {locked}
    }
}

#[component]
fn AsOfChoice(current: Current) -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let as_of = Memo::new(move |_| current.get().map(|(_, settings)| settings.as_of).unwrap_or_default());
    let choose_day = move |as_of| session.run(Command::ChooseAsOf { as_of }, words::as_of_changed(language));
    let choose = move |chosen: String| {
        let now = current.get_untracked().map(|(overview, _)| overview.as_of);
        match (chosen.as_str(), now) {
            ("last", _) => choose_day(AsOf::LastPurchase),
            ("today", _) => choose_day(AsOf::Today),
            (_, Some(day)) => choose_day(AsOf::On(day)),
            (_, None) => {}
        }
    };
    let choices = [("last", words::as_of_last(language)), ("today", words::as_of_today(language)), ("on", words::as_of_on(language))];
    let choices: Vec<Choice> = choices.map(|(name, label)| Choice::new(name, label)).into();
    let value = Signal::derive(move || {
        let name = match as_of.get() {
            AsOf::LastPurchase => "last",
            AsOf::Today => "today",
            AsOf::On(_) => "on",
        };
        name.to_owned()
    });
    let text = move || match as_of.get() {
        AsOf::LastPurchase => words::as_of_last_text(language),
        AsOf::Today => words::as_of_today_text(language),
        AsOf::On(_) => words::as_of_on_text(language),
    };
    view! {
        <Segmented label=words::as_of(language) choices=Signal::stored(choices) value on_change=choose />
        <p class="field-hint">{text}</p>
        {move || match as_of.get() {
            AsOf::On(day) => Some(view! { <DayField day on_day=Callback::new(move |day| choose_day(AsOf::On(day))) /> }),
            _ => None,
        }}
    }
}

/// The fixed day; what is no date is said so and put back.
#[component]
fn DayField(day: Day, on_day: Callback<Day>) -> impl IntoView {
    let language = use_language();
    let toasts = use_toasts();
    let typed = RwSignal::new(day.to_string());
    let save = move |text: String| match text.parse::<Day>() {
        Ok(chosen) => on_day.run(chosen),
        Err(_) => {
            toasts.warn(words::not_a_day(language));
            typed.set(day.to_string());
        }
    };
    view! { <TextField label=words::as_of_day(language) value=typed kind=InputKind::Date on_save=save /> }
}
