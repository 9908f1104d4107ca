//! The form that sets a stage by hand: which, from when, until when, why.

use crate::domain::{CustomerId, Day, Stage, StageMark, StageMarkId};
use crate::ui::{
    customers_view::stage_key,
    device::use_language,
    parts::{Button, ButtonKind, Choice, Dialog, InputKind, Select, TextField},
    session::use_session,
    words::{customer, lifecycle as words},
};
use crate::workspace::Command;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The dialog; `stage` and `from` are what it begins with.
#[component]
pub fn StageDialog(customer: CustomerId, stage: Stage, from: Day, open: RwSignal<bool>) -> impl IntoView {
    let language = use_language();
    view! {
        <Dialog open on_close=move || open.set(false) title=words::set_by_hand(language)>
            <Form customer stage from open />
        </Dialog>
    }
}

/// A day as it is typed; nothing is no day.
fn typed_day(text: &str) -> Result<Option<Day>, ()> {
    let text = text.trim();
    if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(|_| ()) }
}

#[component]
fn Form(customer: CustomerId, stage: Stage, from: Day, open: RwSignal<bool>) -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let chosen = RwSignal::new(stage);
    let text = |text: String| RwSignal::new(text);
    let (from_on, until_on, reason, person) = (text(from.to_string()), text(String::new()), text(String::new()), text(String::new()));
    let (from_error, until_error) = (RwSignal::new(None::<String>), RwSignal::new(None::<String>));
    let is_busy = RwSignal::new(false);
    let choices = Stage::ALL.map(|stage| Choice::new(stage_key(stage), words::stage(language, stage))).to_vec();
    let choose = move |key: String| chosen.set(Stage::ALL.into_iter().find(|stage| stage_key(*stage) == key).unwrap_or(stage));
    let read = move || {
        let wrong = || Some(words::not_a_day(language).to_owned());
        let (from, until) = (from_on.with_untracked(|text| typed_day(text)), until_on.with_untracked(|text| typed_day(text)));
        from_error.set(if matches!(from, Ok(Some(_))) { None } else { wrong() });
        until_error.set(if until.is_ok() { None } else { wrong() });
        Some((from.ok().flatten()?, until.ok()?))
    };
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let Some((from_on, until_on)) = read() else { return };
        let mark = StageMark {
            id: StageMarkId::from_u128(0),
            customer,
            stage: chosen.get_untracked(),
            from_on,
            until_on,
            reason: Some(reason.get_untracked()),
            person: person.get_untracked().trim().to_owned(),
        };
        is_busy.set(true);
        let said = words::set(language, words::stage(language, mark.stage));
        spawn_local(async move {
            match session.perform(Command::File(mark.into())).await {
                Ok(done) => {
                    open.try_set(false);
                    session.say_done(&done, said);
                }
                Err(failure) => session.say_failure(&failure),
            }
            is_busy.try_set(false);
        });
    };
    view! {
        <form class="form" novalidate on:submit=save>
            <Select label=words::form_stage(language) choices value=Signal::derive(move || stage_key(chosen.get()).to_owned()) on_change=choose />
            <div class="form-grid">
                <TextField label=words::form_from(language) kind=InputKind::Date value=from_on error=from_error />
                <TextField
                    label=words::form_until(language)
                    kind=InputKind::Date
                    value=until_on
                    error=until_error
                    hint=words::form_until_hint(language)
                    is_optional=true
                />
            </div>
            <TextField label=words::form_reason(language) kind=InputKind::Paragraph value=reason is_optional=true />
            <TextField label=words::form_person(language) value=person is_optional=true />
            <div class="button-row">
                <span class="push"></span>
                <Button on_press=move || open.set(false)>{customer::cancel(language)}</Button>
                <Button kind=ButtonKind::Primary is_submit=true busy=is_busy>{words::form_save(language)}</Button>
            </div>
        </form>
    }
}
