//! Setting a grade against the rules, for a while and with a reason; and lifting that again.

use crate::domain::{CustomerId, Day, GradeAt, GradeOverride, OverrideId, SchemeId};
use crate::ui::{
    device::use_language,
    pages::{sending::Sending, setting::Setting},
    parts::{Button, ButtonKind, Choice, ControlSize, Dialog, Glyph, InputKind, Select, TextField},
    session::use_session,
    words::runs as words,
};
use crate::workspace::{Command, Register, RegisterRecord, questions::StandingRow};
use leptos::prelude::*;

/// The buttons, and the dialog behind the first.
#[component]
pub fn SetGrade(
    row: StandingRow,
    customer: CustomerId,
    as_of: Day,
    setting: Setting,
    /// The scheme whose dialog is open.
    setting_grade: RwSignal<Option<SchemeId>>,
) -> impl IntoView {
    let language = setting.language;
    let session = use_session();
    let scheme = row.scheme.id;
    let open = Signal::derive(move || setting_grade.get() == Some(scheme));
    let close = move || {
        if open.get_untracked() {
            setting_grade.set(None);
        }
    };
    let lift = row.override_.as_ref().map(|set| {
        let id = set.id.as_u128();
        let discard = move || session.run(Command::Discard { register: Register::GradeOverride, id }, words::lifted(language));
        view! { <Button size=ControlSize::Small icon=Glyph::Undo on_press=discard>{words::lift(language)}</Button> }
    });
    let title = words::set_title(language, &row.scheme.name);
    // It counts from the day that is looked from, else it would not be seen before that day comes.
    let from_on = as_of.min(setting.today);
    view! {
        <div class="button-row no-print">
            <Button size=ControlSize::Small icon=Glyph::Pencil on_press=move || setting_grade.set(Some(scheme))>{words::set_grade(language)}</Button>
            {lift}
        </div>
        <Dialog open on_close=close title>
            <Form on_done=close row=row.clone() customer from_on />
        </Dialog>
    }
}

#[component]
fn Form(#[prop(into)] on_done: Callback<()>, row: StandingRow, customer: CustomerId, from_on: Day) -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let names: Vec<String> = row.scheme.grades.iter().map(|grade| grade.name.clone()).collect();
    let choices: Vec<Choice> = names.iter().enumerate().map(|(at, name)| Choice::new(at.to_string(), name)).collect();
    let grade = RwSignal::new(row.standing.grade().unwrap_or_default().to_string());
    let (reason, until) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (no_day, sending) = (RwSignal::new(None::<String>), Sending::new());
    let (scheme, former) = (row.scheme.id, row.override_.map_or(OverrideId::from_u128(0), |set| set.id));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let day = until.with_untracked(|until| until.parse::<Day>().ok());
        no_day.set(day.is_none().then(|| words::set_no_day(language).to_owned()));
        let chosen = grade.with_untracked(|grade| grade.parse::<GradeAt>().ok());
        let Some((until_on, grade)) = day.zip(chosen) else { return };
        let reason = reason.get_untracked();
        let set = GradeOverride { id: former, scheme, customer, grade, reason, person: String::new(), from_on, until_on };
        let said = words::set_done(language, names.get(usize::from(grade)).map_or("", String::as_str));
        sending.send(session, language, Command::File(RegisterRecord::from(set)), said, move || on_done.run(()));
    };
    view! {
        <form class="stack" novalidate on:submit=submit>
            <p class="soft">{words::set_text(language)}</p>
            {sending.refused()}
            <Select label=words::set_grade_field(language) choices=Signal::stored(choices) value=grade on_change=move |chosen| grade.set(chosen) />
            <TextField label=words::set_reason(language) value=reason kind=InputKind::Paragraph />
            <TextField label=words::set_until(language) value=until kind=InputKind::Date error=no_day />
            <div class="button-row button-row-end">
                <Button on_press=on_done>{words::cancel(language)}</Button>
                <Button kind=ButtonKind::Primary is_submit=true busy=sending.is_busy>{words::set_grade(language)}</Button>
            </div>
        </form>
    }
}
