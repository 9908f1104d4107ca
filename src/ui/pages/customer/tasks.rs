//! What is to be done for the customer, the next thing first, with a line to add another. Not here: what was done, which stands in the timeline.

use super::Sheet;
use crate::domain::{CustomerId, Day, Task};
use crate::ui::{
    device::{self, use_language},
    pages::{
        setting::Setting,
        task::{Sending, TaskErrand, TaskItem},
    },
    parts::{Banner, Button, Card, Glyph, Tone},
    session::use_session,
    words::tasks as words,
};
use crate::workspace::{
    Command,
    questions::{AskCustomerTasks, CustomerTasks},
};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

/// Open tasks that are brought.
const N_ROWS: u32 = 50;

#[component]
pub fn TasksCard(sheet: Sheet, errand: RwSignal<Option<TaskErrand>>) -> impl IntoView {
    let language = use_language();
    let customer = sheet.id();
    let answer = use_session().live(move || AskCustomerTasks { customer, n_rows: N_ROWS });
    let own = Memo::new(move |before: Option<&Option<CustomerTasks>>| match answer.get() {
        Some(Ok(Some(own))) => Some(own),
        _ => before.cloned().flatten(),
    });
    let open = move || own.get().map(|own| own.open).unwrap_or_default();
    let unwelcome = move || {
        own.with(|own| own.as_ref().is_some_and(|own| own.do_not_contact))
            .then(|| view! { <Banner tone=Tone::Warn title=words::unwelcome(language)>{words::unwelcome_text(language)}</Banner> })
    };
    let is_none = move || own.with(|own| own.as_ref().is_some_and(|own| own.open.is_empty()));
    view! {
        <Card title=words::own_title(language)>
            {unwelcome}
            {move || is_none().then(|| view! { <p class="quiet">{words::own_none(language)}</p> })}
            <ul class="task-list task-list-narrow">
                <For each=open key=|row| format!("{row:?}") let:row>
                    <TaskItem row errand setting=sheet.setting_now() is_at_customer=true />
                </For>
            </ul>
            <QuickAdd customer owner=sheet.part(|sheet| sheet.customer.owner.clone()) setting=sheet.setting_now() />
        </Card>
    }
}

/// A line: what, by when.
#[component]
fn QuickAdd(customer: CustomerId, owner: Signal<Option<String>>, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let session = use_session();
    let sending = Sending::new();
    let (title, on) = (RwSignal::new(String::new()), RwSignal::new(setting.today.to_string()));
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let name = title.get_untracked().trim().to_owned();
        let Ok(due_on) = on.get_untracked().parse::<Day>() else { return };
        if name.is_empty() {
            return;
        }
        let said = words::added(language, &name);
        let task =
            Task { title: name, customer: Some(customer), owner: owner.get_untracked().or_else(device::colleague), ..Task::due(due_on) };
        sending.send(session, language, Command::File(task.into()), said, move || title.set(String::new()));
    };
    view! {
        <form class="task-add no-print" novalidate on:submit=save>
            {sending.refused()}
            <input
                class="input"
                type="text"
                autocomplete="off"
                aria-label=words::name(language)
                placeholder=words::name(language)
                prop:value=title
                on:input:target=move |event| title.set(event.target().value())
            />
            <input
                class="input"
                type="date"
                aria-label=words::due_on(language)
                prop:value=on
                on:input:target=move |event| on.set(event.target().value())
            />
            <Button is_submit=true icon=Glyph::Plus busy=sending.is_busy>{words::add(language)}</Button>
        </form>
    }
}
