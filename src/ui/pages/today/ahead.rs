//! Days ahead: festivals and customers' birthdays, each a press away from a contact or a task. Ages are not told.

use super::{
    people::withheld,
    to_do::{Errands, Whom, contact_tools},
};
use crate::domain::{Calendar, Day, Task, TaskKind};
use crate::scoring::calendar::Festival;
use crate::ui::{
    pages::{setting::Setting, task::TaskErrand},
    parts::{Button, ButtonKind, Card, ControlSize, Glyph, Icon, Tag, seen_name},
    route::Route,
    words::{people, tasks, today as words},
};
use crate::workspace::questions::{BirthdayRow, DaysAheadSheet};
use leptos::prelude::*;

/// Birthdays that are shown when all are asked for.
const N_ALL: u32 = 500;

/// The list in the order of days; with nothing ahead, where birthdays come from.
pub fn card(sheet: &DaysAheadSheet, n_wanted: RwSignal<u32>, errands: Errands, setting: Setting) -> AnyView {
    let language = setting.language;
    let left_out = withheld(sheet.n_withheld, setting);
    if sheet.festivals.is_empty() && sheet.birthdays.is_empty() {
        let text = words::ahead_none(language, setting.day(sheet.until));
        return view! { <Card title=words::ahead_title(language)><p class="soft">{text}</p>{left_out}</Card> }.into_any();
    }
    let festivals = sheet.festivals.iter().map(|(festival, on)| (*on, festival_item(*festival, *on, errands, setting).into_any()));
    let birthdays = sheet.birthdays.iter().map(|row| (row.on, birthday_item(row, errands, setting).into_any()));
    let mut items: Vec<(Day, AnyView)> = festivals.chain(birthdays).collect();
    // Stable: on the same day the festival comes first, then who has brought more.
    items.sort_by_key(|(on, _)| *on);
    let is_cut = (sheet.n_birthdays as usize) > sheet.birthdays.len() && n_wanted.get_untracked() < N_ALL;
    let all = is_cut.then(|| {
        let label = words::show_all(language, setting.number(sheet.n_birthdays));
        view! {
            <Button kind=ButtonKind::Ghost size=ControlSize::Small on_press=move || n_wanted.set(N_ALL) attr:data-action="all-birthdays">{label}</Button>
        }
    });
    let said = words::ahead_text(language, setting.number(sheet.n_birthdays), setting.day(sheet.until));
    let items = items.into_iter().map(|(_, item)| item).collect_view();
    view! {
        <Card title=words::ahead_title(language)>
            <p class="soft">{said}</p>
            <ul class="task-list">{items}</ul>
            {all}
            {left_out}
        </Card>
    }
    .into_any()
}

fn when(on: Day, setting: Setting) -> String {
    words::ahead_on(setting.language, setting.day(on), setting.ago(on))
}

fn festival_item(festival: Festival, on: Day, errands: Errands, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let name = people::festival(language, festival);
    let greetings = Task { title: words::greetings(language, name), kind: TaskKind::Message, ..Task::due(on) };
    let plan = move || errands.task.set(Some(TaskErrand::Write { task: greetings.clone(), customer_name: None }));
    view! {
        <li class="task" data-festival="">
            <span class="timeline-mark"><Icon glyph=Glyph::Calendar /></span>
            <div class="task-body">
                <div class="row"><span class="strong">{name}</span></div>
                <p class="task-note">{when(on, setting)}</p>
            </div>
            <div class="task-tools no-print">
                <Button
                    kind=ButtonKind::Ghost
                    size=ControlSize::Small
                    icon=Glyph::Calendar
                    label=words::plan_greetings(language, name)
                    on_press=plan
                    attr:data-action="plan"
                />
            </div>
        </li>
    }
}

fn birthday_item(row: &BirthdayRow, errands: Errands, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let customer = &row.customer;
    let name = seen_name(customer.name.clone(), customer.kind);
    let title = move || words::birthday_of(language, name());
    let calendar = (row.calendar == Calendar::Lunar).then(|| view! { <Tag>{people::calendar_name(language, Calendar::Lunar)}</Tag> });
    let worth = match customer.amount_minor {
        ..=0 => words::worth_unknown(language).to_owned(),
        minor => tasks::why_brought(language, setting.money_short(minor)),
    };
    let note = [when(row.on, setting), worth].join(tasks::clause(language));
    let wishes = Task { title: words::birthday_wishes(language, &customer.name), kind: TaskKind::Message, ..Task::due(row.on) };
    view! {
        <li class="task" data-birthday=customer.id.to_string()>
            <span class="timeline-mark"><Icon glyph=Glyph::Star label=people::birthday(language) /></span>
            <div class="task-body">
                <div class="row">
                    <a class="task-title" href=Route::Customer(customer.id).to_string()>{title}</a>
                    {calendar}
                </div>
                <p class="task-note">{note}</p>
            </div>
            {contact_tools(&Whom::of(customer), wishes, errands, setting)}
        </li>
    }
}
