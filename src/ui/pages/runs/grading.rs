//! Grading everybody once more: as of which day, by which version of the rules.

use crate::domain::{Day, Occasion, Scheme};
use crate::engine::protocol::{Failure, GradeOrder, Request};
use crate::ui::{
    device::use_language,
    parts::{Button, ButtonKind, Choice, Dialog, InputKind, Select, TextField},
    session::{Session, use_session},
    words::{Language, runs as words},
};
use crate::workspace::questions::RunsSheet;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Grades everybody by a scheme as it stands, or as of an earlier day, and keeps the run; says so, or why not.
pub async fn grade(session: Session, language: Language, scheme: Scheme, as_of: Option<Day>, occasion: Occasion) -> Result<(), Failure> {
    let said = words::graded(language, &scheme.name);
    let order = GradeOrder { scheme, keeps_scheme: false, as_of, occasion, pilot: None };
    let outcome = session.done(Request::grading(&order)).await;
    match &outcome {
        Ok(done) => session.say_done(done, said),
        Err(failure) => session.say_failure(failure),
    }
    outcome.map(|_| ())
}

/// The dialog that asks for day and rules.
#[component]
pub fn GradeDialog(open: RwSignal<bool>, sheet: Memo<Option<RunsSheet>>) -> impl IntoView {
    let language = use_language();
    let title =
        move || sheet.with(|sheet| sheet.as_ref().map(|sheet| words::grade_title(language, &sheet.scheme.name))).unwrap_or_default();
    view! {
        <Dialog open on_close=move || open.set(false) title>
            {move || sheet.get_untracked().map(|sheet| view! { <Form open sheet /> })}
        </Dialog>
    }
}

#[component]
fn Form(open: RwSignal<bool>, sheet: RunsSheet) -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let day = RwSignal::new(sheet.as_of.to_string());
    let (error, is_busy) = (RwSignal::new(None::<String>), RwSignal::new(false));
    let version = RwSignal::new(sheet.scheme.version.to_string());
    let choices = versions(language, &sheet);
    let has_former = !sheet.former.is_empty();
    let schemes: StoredValue<Vec<Scheme>> = StoredValue::new([vec![sheet.scheme], sheet.former].concat());
    let last_day = super::super::setting::use_sure_setting();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let read = day.with_untracked(|day| day.parse::<Day>().ok()).filter(|day| *day <= last_day.get_untracked().today);
        error.set(read.is_none().then(|| words::not_a_past_day(language).to_owned()));
        let wanted = version.get_untracked();
        let scheme = schemes.with_value(|schemes| schemes.iter().find(|scheme| scheme.version.to_string() == wanted).cloned());
        let Some((as_of, scheme)) = read.zip(scheme).filter(|_| !is_busy.get_untracked()) else { return };
        is_busy.set(true);
        spawn_local(async move {
            let outcome = grade(session, language, scheme, Some(as_of), Occasion::ByHand).await;
            is_busy.try_set(false);
            if outcome.is_ok() {
                open.try_set(false);
            }
        });
    };
    view! {
        <form class="stack" novalidate on:submit=submit>
            <p class="soft">{words::grade_text(language)}</p>
            <TextField label=words::as_of_field(language) hint=words::as_of_hint(language) value=day kind=InputKind::Date error />
            {has_former.then(|| view! {
                <Select label=words::with_rules(language) choices=Signal::stored(choices) value=version on_change=move |chosen| version.set(chosen) />
            })}
            <div class="button-row button-row-end">
                <Button on_press=move || open.set(false)>{words::cancel(language)}</Button>
                <Button kind=ButtonKind::Primary is_submit=true busy=is_busy>{words::grade_now(language)}</Button>
            </div>
        </form>
    }
}

fn versions(language: Language, sheet: &RunsSheet) -> Vec<Choice> {
    let now = Choice::new(sheet.scheme.version.to_string(), words::rules_today(language, sheet.scheme.version));
    let former = sheet.former.iter().map(|scheme| Choice::new(scheme.version.to_string(), words::rules_former(language, scheme.version)));
    std::iter::once(now).chain(former).collect()
}
