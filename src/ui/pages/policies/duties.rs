//! Duties by department, a line each.

use crate::domain::{Duty, Policy};
use crate::ui::{
    device::use_language,
    parts::{Button, ButtonKind, ControlSize, Glyph},
    words::policies as words,
};
use leptos::prelude::*;

/// One duty as it is typed.
#[derive(Clone, Copy, Debug)]
struct Line {
    key: usize,
    department: RwSignal<String>,
    duty: RwSignal<String>,
}

/// The duties as they are typed.
#[derive(Clone, Copy)]
pub struct DraftDuties {
    lines: RwSignal<Vec<Line>>,
    n_made: RwSignal<usize>,
}

impl DraftDuties {
    /// A draft that begins with these.
    pub fn of(duties: &[Duty]) -> Self {
        let draft = Self { lines: RwSignal::new(Vec::new()), n_made: RwSignal::new(0) };
        duties.iter().for_each(|duty| draft.add(duty.department.clone(), duty.duty.clone()));
        draft
    }

    fn add(self, department: String, duty: String) {
        let key = self.n_made.get_untracked();
        self.n_made.set(key + 1);
        self.lines.update(|lines| lines.push(Line { key, department: RwSignal::new(department), duty: RwSignal::new(duty) }));
    }

    /// Those that say something.
    pub fn read(self) -> Vec<Duty> {
        let duty = |line: &Line| Duty { department: line.department.get_untracked(), duty: line.duty.get_untracked() };
        self.lines.with_untracked(|lines| lines.iter().map(duty).filter(|duty| !duty.duty.trim().is_empty()).collect())
    }
}

/// The lines, with one to add.
#[component]
pub fn DutiesEditor(duties: DraftDuties) -> impl IntoView {
    let language = use_language();
    let is_full = Signal::derive(move || duties.lines.with(|lines| lines.len() >= Policy::MAX_DUTIES));
    view! {
        <fieldset class="stack">
            <legend class="field-label">{words::duties(language)}</legend>
            <For each=move || duties.lines.get() key=|line| line.key let:line>
                <DutyLine line duties />
            </For>
            <div>
                <Button
                    size=ControlSize::Small
                    icon=Glyph::Plus
                    disabled=is_full
                    on_press=move || duties.add(String::new(), String::new())
                >
                    {words::add_duty(language)}
                </Button>
            </div>
        </fieldset>
    }
}

#[component]
fn DutyLine(line: Line, duties: DraftDuties) -> impl IntoView {
    let language = use_language();
    let input = |value: RwSignal<String>, label: &'static str| {
        view! {
            <input
                class="input"
                autocomplete="off"
                aria-label=label
                placeholder=label
                prop:value=value
                on:input:target=move |event| value.set(event.target().value())
            />
        }
    };
    let remove = move || duties.lines.update(|lines| lines.retain(|other| other.key != line.key));
    view! {
        <div class="duty-line">
            {input(line.department, words::department(language))}
            {input(line.duty, words::duty(language))}
            <Button kind=ButtonKind::Ghost icon=Glyph::Close label=words::remove_duty(language) on_press=remove />
        </div>
    }
}
