//! The form for a task.

use super::Sending;
use crate::domain::{CustomerId, Day, Priority, Repeat, RepeatUnit, Task, TaskKind};
use crate::ui::{
    device,
    pages::{customer::Suggestions, customer_picker::CustomerPicker, setting::Setting},
    parts::{Button, ButtonKind, Choice, Glyph, InputKind, Segmented, Select, TextField, unique_id},
    route::{priority_key, task_kind_key},
    session::use_session,
    typed::{self, NotRead},
    words::{Language, parts as parts_words, tasks as words},
};
use crate::workspace::{Command, Register, questions::Facet};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

const fn unit_key(unit: RepeatUnit) -> &'static str {
    match unit {
        RepeatUnit::Days => "days",
        RepeatUnit::Weeks => "weeks",
        RepeatUnit::Months => "months",
        RepeatUnit::Years => "years",
    }
}

/// A text that is typed, with what is wrong with it.
#[derive(Clone, Copy)]
struct Typed {
    text: RwSignal<String>,
    error: RwSignal<Option<String>>,
}

impl Typed {
    fn of(text: Option<String>) -> Self {
        Self { text: RwSignal::new(text.unwrap_or_default()), error: RwSignal::new(None) }
    }

    fn some(self) -> Option<String> {
        Some(self.text.get_untracked()).filter(|text| !text.trim().is_empty())
    }

    /// What is meant; says beside the field what is wrong.
    fn read<T>(self, read: impl FnOnce(&str) -> Option<T>, wrong: &'static str) -> Option<T> {
        let value = self.text.with_untracked(|text| read(text.trim()));
        self.error.set(value.is_none().then(|| wrong.to_owned()));
        value
    }
}

/// What is typed.
#[derive(Clone, Copy)]
struct Draft {
    title: Typed,
    kind: RwSignal<TaskKind>,
    customer: RwSignal<Option<(CustomerId, String)>>,
    due_on: Typed,
    at: Typed,
    owner: Typed,
    priority: RwSignal<Priority>,
    unit: RwSignal<Option<RepeatUnit>>,
    every: Typed,
    note: Typed,
}

impl Draft {
    /// A new task that nobody has is whoever works on this device's.
    fn of(task: &Task, customer_name: Option<String>) -> Self {
        let newcomer = (task.id.as_u128() == 0).then(device::colleague).flatten();
        Self {
            title: Typed::of(Some(task.title.clone())),
            kind: RwSignal::new(task.kind),
            customer: RwSignal::new(task.customer.zip(customer_name)),
            due_on: Typed::of(Some(task.due_on.to_string())),
            at: Typed::of(task.at_minute.map(typed::written_minute)),
            owner: Typed::of(task.owner.clone().or(newcomer)),
            priority: RwSignal::new(task.priority),
            unit: RwSignal::new(task.repeat.map(|repeat| repeat.unit)),
            every: Typed::of(Some(task.repeat.map_or(1, |repeat| repeat.every).to_string())),
            note: Typed::of(task.note.clone()),
        }
    }

    /// The task that is meant, or `None` with what is wrong said beside the fields.
    fn read(self, of: &Task, language: Language) -> Option<Task> {
        let title = self.title.read(|text| (!text.is_empty()).then(|| text.to_owned()), words::name_missing(language));
        let due_on = self.due_on.read(|text| text.parse::<Day>().ok(), words::not_a_day(language));
        let at = |text: &str| match typed::minute_of_day(text) {
            Err(NotRead::Empty) => Some(None),
            read => read.ok().map(Some),
        };
        let at_minute = self.at.read(at, words::not_a_time(language));
        let every =
            |text: &str| typed::count(text).ok().and_then(|n| u16::try_from(n).ok()).filter(|n| (1..=Repeat::MAX_EVERY).contains(n));
        let unit = self.unit.get_untracked();
        let every = if unit.is_some() { self.every.read(every, words::every_wrong(language)) } else { Some(1) };
        let (due_on, every) = (due_on?, every?);
        // A rhythm that stays as it was keeps the day of the month that was meant, be this one a shorter month.
        let kept = of.repeat.filter(|kept| of.due_on == due_on && unit == Some(kept.unit) && kept.every == every);
        Some(Task {
            id: of.id,
            title: title?,
            kind: self.kind.get_untracked(),
            customer: self.customer.with_untracked(|customer| customer.as_ref().map(|(id, _)| *id)),
            opportunity: of.opportunity,
            due_on,
            at_minute: at_minute?,
            owner: self.owner.some(),
            priority: self.priority.get_untracked(),
            repeat: kept.or_else(|| unit.map(|unit| Repeat::from(every, unit, due_on))),
            // Another day is another word on when it is wanted.
            snoozed_until_on: of.snoozed_until_on.filter(|_| of.due_on == due_on),
            done: of.done.clone(),
            note: self.note.some(),
        })
    }
}

#[component]
pub fn TaskForm(task: Task, customer_name: Option<String>, setting: Setting, #[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let language = setting.language;
    let session = use_session();
    let sending = Sending::new();
    let draft = Draft::of(&task, customer_name);
    let (id, is_new, title) = (task.id.as_u128(), task.id.as_u128() == 0, task.title.clone());
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(task) = draft.read(&task, language) {
            let said = if is_new { words::added(language, &task.title) } else { words::saved(language, &task.title) };
            sending.send(session, language, Command::File(task.into()), said, move || on_done.run(()));
        }
    };
    let delete = (!is_new).then(|| {
        let press = move || {
            session.run(Command::Discard { register: Register::Task, id }, words::deleted(language, &title));
            on_done.run(());
        };
        view! { <Button kind=ButtonKind::Ghost icon=Glyph::Trash on_press=press>{words::delete(language)}</Button> }
    });
    view! {
        <form class="form" novalidate on:submit=save>
            {sending.refused()}
            <TextField label=words::name(language) value=draft.title.text error=draft.title.error />
            <When draft language />
            <CustomerPicker chosen=draft.customer error=RwSignal::new(None) is_optional=true />
            <Rhythm draft language />
            <TextField label=words::note(language) value=draft.note.text kind=InputKind::Paragraph is_optional=true />
            <div class="button-row">
                {delete}
                <span class="push"></span>
                <Button on_press=on_done>{parts_words::cancel(language)}</Button>
                <Button kind=ButtonKind::Primary is_submit=true busy=sending.is_busy>{words::save(language)}</Button>
            </div>
        </form>
    }
}

/// Day, time, kind, owner, priority.
#[component]
fn When(draft: Draft, language: Language) -> impl IntoView {
    let owners = unique_id("owners");
    let kinds = TaskKind::ALL.map(|kind| Choice::new(task_kind_key(kind), words::kind_name(language, kind))).to_vec();
    let choose_kind = move |key: String| {
        draft.kind.set(TaskKind::ALL.into_iter().find(|kind| task_kind_key(*kind) == key).unwrap_or_default());
    };
    let priorities = Priority::ALL.map(|priority| Choice::new(priority_key(priority), words::priority_name(language, priority))).to_vec();
    let choose_priority = move |key: String| {
        draft.priority.set(Priority::ALL.into_iter().find(|priority| priority_key(*priority) == key).unwrap_or_default());
    };
    view! {
        <div class="form-grid">
            <TextField label=words::due_on(language) value=draft.due_on.text kind=InputKind::Date error=draft.due_on.error />
            <TextField label=words::at(language) value=draft.at.text kind=InputKind::Time error=draft.at.error is_optional=true />
            <Select
                label=words::kind(language)
                choices=Signal::stored(kinds)
                value=Signal::derive(move || task_kind_key(draft.kind.get()).to_owned())
                on_change=choose_kind
            />
            <div>
                <TextField label=words::owner(language) value=draft.owner.text is_optional=true list=owners.clone() />
                <Suggestions id=owners facet=Facet::Owner />
            </div>
        </div>
        <div class="stack-tight">
            <span class="field-label">{words::priority(language)}</span>
            <div>
                <Segmented
                    label=words::priority(language)
                    choices=Signal::stored(priorities)
                    value=Signal::derive(move || priority_key(draft.priority.get()).to_owned())
                    on_change=choose_priority
                />
            </div>
        </div>
    }
}

/// Whether and how often it comes back.
#[component]
fn Rhythm(draft: Draft, language: Language) -> impl IntoView {
    let known = RepeatUnit::ALL.map(|unit| Choice::new(unit_key(unit), words::unit_name(language, unit)));
    let choices: Vec<Choice> = std::iter::once(Choice::new("", words::never(language))).chain(known).collect();
    let choose = move |key: String| draft.unit.set(RepeatUnit::ALL.into_iter().find(|unit| unit_key(*unit) == key));
    let does_repeat = Memo::new(move |_| draft.unit.with(Option::is_some));
    view! {
        <div class="form-grid">
            <Select
                label=words::repeats(language)
                choices=Signal::stored(choices)
                value=Signal::derive(move || draft.unit.get().map(unit_key).unwrap_or_default().to_owned())
                on_change=choose
            />
            {move || does_repeat.get().then(|| view! {
                <TextField label=words::every(language) value=draft.every.text kind=InputKind::Number error=draft.every.error />
            })}
        </div>
    }
}
