//! Contacts with a customer, the latest first, and whether they get what the policy grants.

use super::Sheet;
use crate::domain::{Interaction, Mood};
use crate::ui::{
    device::use_language,
    pages::{
        ago::Ago,
        answer::{failure_of, last_known},
        interaction_form::InteractionErrand,
        setting::Setting,
    },
    parts::{Button, ButtonKind, Card, ControlSize, Fact, Facts, Glyph, Icon, Menu, MenuItem, Reason, Tag, Tone, Why},
    session::use_session,
    words::interactions as words,
};
use crate::workspace::{
    Command, Register,
    questions::{AskInteractions, AttentionRow, DueRow, InteractionsSheet, Served},
};
use leptos::prelude::*;

/// Contacts that are brought.
const N_ROWS: u32 = 50;

/// The card of contacts.
#[component]
pub fn InteractionsCard(sheet: Sheet, errand: RwSignal<Option<InteractionErrand>>) -> impl IntoView {
    let language = use_language();
    let customer = sheet.id();
    let answer = use_session().live(move || AskInteractions { customer, n_rows: N_ROWS });
    let known = last_known(answer, |sheet| sheet);
    let write = move || {
        sheet.with(|known, setting| {
            let (name, owner) = (known.customer.name.clone(), known.customer.owner.clone());
            errand.set(Some(InteractionErrand::with(customer, name, owner, setting.today)));
        });
    };
    let actions = move || {
        view! { <Button size=ControlSize::Small icon=Glyph::Plus on_press=write>{words::write(language)}</Button> }
    };
    let contacts = sheet.part(|sheet| sheet.customer.contacts.iter().map(|contact| (contact.id, contact.name.clone())).collect::<Vec<_>>());
    let name = sheet.part(|sheet| sheet.customer.name.clone());
    let list = move || {
        known.get().map(|answer| {
            let setting = sheet.setting();
            let promised = promised(&answer, setting);
            let earlier = answer.n_all.saturating_sub(N_ROWS);
            let with = |interaction: &Interaction| {
                let id = interaction.contact?;
                contacts.with(|contacts| contacts.iter().find(|(own, _)| *own == id).map(|(_, name)| name.clone()))
            };
            let rows = answer.rows.into_iter().map(|row| {
                let with = with(&row);
                item(row, with, name.get(), errand, setting)
            });
            let rows = rows.collect_view();
            view! {
                {promised}
                {(answer.n_all == 0).then(|| view! {
                    <p class="strong">{words::none_title(language)}</p>
                    <p class="soft">{words::none_text(language)}</p>
                })}
                <ul class="timeline">{rows}</ul>
                {(earlier > 0).then(|| view! { <p class="quiet">{words::earlier_hidden(language, setting.number(earlier))}</p> })}
            }
        })
    };
    view! { <Card title=words::title(language) actions>{failure_of(answer)} {list}</Card> }
}

/// What the policy asks for, and what was spent.
fn promised(sheet: &InteractionsSheet, setting: Setting) -> Option<impl IntoView + use<>> {
    let language = setting.language;
    let due = sheet.due.as_ref().map(|due| rhythm(due, setting));
    let due = due.map(|due| view! { <Fact label=words::promise(language)>{due}</Fact> });
    let spent = sheet.attention.as_ref().map(|row| spent(row, setting));
    let spent = spent.map(|spent| view! { <Fact label=words::spent(language)>{spent}</Fact> });
    (due.is_some() || spent.is_some()).then(|| view! { <Facts>{due} {spent}</Facts> })
}

fn rhythm(due: &DueRow, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let (tone, text) = match due.overdue_days {
        1.. => (Tone::Bad, words::overdue(language, setting.number(due.overdue_days))),
        0 => (Tone::Warn, words::due_today(language).to_owned()),
        _ => (Tone::Ok, words::kept(language).to_owned()),
    };
    view! {
        <span class="row">
            <span>{words::every(language, setting.number(due.every_days))}</span>
            <Tag tone>{text}</Tag>
            <span class="quiet">{words::next_on(language, setting.day(due.due_on))}</span>
        </span>
    }
}

fn spent(row: &AttentionRow, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let tone = match row.served {
        Served::Over => Tone::Warn,
        Served::Under => Tone::Bad,
        Served::AsGranted => Tone::Ok,
    };
    let minutes = words::spent_of(language, setting.number(row.minutes), setting.number(row.granted_minutes));
    let cost = words::cost_of(language, setting.money(row.cost_minor), setting.money(row.granted_cost_minor));
    let served = words::served(language, row.served);
    let reason = Reason {
        formula: words::served_why(language).to_owned(),
        inputs: vec![(words::minutes(language).to_owned(), minutes.clone())],
        n_cases: Some(setting.number(row.n_interactions)),
        period: None,
    };
    view! {
        <span class="row">
            <span>{minutes}</span>
            <span class="quiet">{cost}</span>
            <Tag tone>{served}</Tag>
            <Why figure=words::spent(language) reason />
        </span>
    }
}

const fn mood_tone(mood: Mood) -> Tone {
    match mood {
        Mood::Good => Tone::Ok,
        Mood::Neutral => Tone::Neutral,
        Mood::Bad => Tone::Bad,
    }
}

fn item(
    row: Interaction,
    with: Option<String>,
    customer_name: String,
    errand: RwSignal<Option<InteractionErrand>>,
    setting: Setting,
) -> impl IntoView {
    let language = setting.language;
    let channel = words::channel_name(language, row.channel);
    let mood = row.mood.map(|mood| view! { <Tag tone=mood_tone(mood)>{words::mood_name(language, mood)}</Tag> });
    let people = [with, row.by.clone()].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let minutes = (row.minutes > 0).then(|| words::n_minutes(language, setting.number(row.minutes)));
    let cost = (row.cost_minor > 0).then(|| setting.money(row.cost_minor));
    let took = [minutes, cost].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let (day, outcome) = (row.on, row.outcome.clone());
    view! {
        <li class="timeline-item">
            <span class="timeline-mark"><Icon glyph=Glyph::Phone label=channel /></span>
            <div class="timeline-body">
                <div class="row"><Ago day setting /> <strong>{channel}</strong> {mood} <span class="quiet">{people}</span></div>
                {outcome.map(|outcome| view! { <p class="soft">{outcome}</p> })}
            </div>
            <div class="timeline-amount row"><span class="quiet">{took}</span><ItemMenu row customer_name errand setting /></div>
        </li>
    }
}

#[component]
fn ItemMenu(row: Interaction, customer_name: String, errand: RwSignal<Option<InteractionErrand>>, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let session = use_session();
    let id = row.id.as_u128();
    let label = words::actions_of(language, setting.day(row.on));
    let own = InteractionErrand { customer_name, interaction: row };
    let edit = move || errand.set(Some(own.clone()));
    let delete = move || session.run(Command::Discard { register: Register::Interaction, id }, words::deleted(language));
    view! {
        <span class="no-print">
            <Menu label icon=Glyph::More is_icon_only=true kind=ButtonKind::Ghost size=ControlSize::Small>
                <MenuItem icon=Glyph::Pencil on_press=edit.clone()>{words::edit(language)}</MenuItem>
                <MenuItem icon=Glyph::Trash is_danger=true on_press=delete>{words::delete(language)}</MenuItem>
            </Menu>
        </span>
    }
}
