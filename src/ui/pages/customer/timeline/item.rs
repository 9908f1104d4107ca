//! One row of the timeline: when, what in a sentence, and the way to where it is edited.

use super::told::{Told, told};
use crate::domain::{Interaction, Mood, PurchaseKind};
use crate::ui::{
    device::use_language,
    pages::{
        ago::Ago,
        customer::{
            Sheet,
            forms::{Forms, Part},
            lines::Lines,
        },
        interaction_form::InteractionErrand,
        pipeline::DealErrand,
        purchase_form::PurchaseErrand,
        setting::Setting,
        task::TaskErrand,
    },
    parts::{ButtonKind, ControlSize, Glyph, Icon, Menu, MenuItem, Tag, Tone},
    route::{Route, timeline_kind_key},
    session::use_session,
    words::{customer, grades, interactions, timeline as words},
};
use crate::workspace::{
    Command, Register,
    questions::{GradeBy, PurchaseRow, TimelineEvent, TimelineKind, TimelineRow},
};
use leptos::prelude::*;

/// Among months, a day longer ago than this is better named than counted.
const MAX_DAYS_AGO: i32 = 31;

/// Where a row is edited.
enum Lead {
    Press(Callback<()>),
    Link(String),
}

/// The row.
#[component]
pub fn Item(row: TimelineRow, sheet: Sheet, forms: Forms, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let named = |id| sheet.with(|known, _| known.customer.contacts.iter().find(|own| own.id == id).map(|own| own.name.clone()));
    let Told { glyph, sentence, details, amount_minor } = untrack(|| told(&row, named, setting));
    let kind = row.kind;
    let sentence = match lead(&row, sheet, forms) {
        Lead::Press(press) => {
            view! { <button type="button" class="timeline-open" on:click=move |_| press.run(())>{sentence}</button> }.into_any()
        }
        Lead::Link(href) => view! { <a class="timeline-open" href=href>{sentence}</a> }.into_any(),
    };
    let details = details.into_iter().map(|detail| view! { <p class="timeline-detail">{detail}</p> }).collect_view();
    let shows_lines = RwSignal::new(false);
    let lines = match &row.event {
        TimelineEvent::Purchase(own) if own.n_lines > 0 => Some((own.id, own.n_lines)),
        _ => None,
    };
    let toggle = lines.map(|(_, n_lines)| {
        view! {
            <button
                type="button"
                class="link small"
                aria-expanded=move || if shows_lines.get() { "true" } else { "false" }
                on:click=move |_| shows_lines.update(|shown| *shown = !*shown)
            >
                {customer::n_lines(language, setting.number(n_lines))}
            </button>
        }
    });
    let tags = tags(&row, sheet, setting);
    let on = row.on;
    view! {
        <li class="timeline-item" class:timeline-return=kind == TimelineKind::Return data-kind=timeline_kind_key(kind)>
            <span class="timeline-mark"><Icon glyph label=words::kind_name(language, kind) /></span>
            <div class="timeline-body">
                <div class="row small"><span class="quiet"><Ago day=on setting max_days=MAX_DAYS_AGO /></span> {tags} {toggle}</div>
                {sentence}
                {details}
            </div>
            <div class="timeline-amount row">
                {amount_minor.map(|minor| view! { <span>{setting.money(minor)}</span> })}
                {menu(row.event, sheet, forms, setting)}
            </div>
            {move || lines.filter(|_| shows_lines.get()).map(|(id, _)| view! { <div class="timeline-lines"><Lines id setting /></div> })}
        </li>
    }
}

/// The form that the row opens, or the page or the part of this page where it is changed.
fn lead(row: &TimelineRow, sheet: Sheet, forms: Forms) -> Lead {
    let name = untrack(|| sheet.with(|known, _| known.customer.name.clone()));
    match row.event.clone() {
        TimelineEvent::Purchase(own) => Lead::Press(Callback::new(move |()| forms.purchase.set(Some(PurchaseErrand::Edit(own.id))))),
        TimelineEvent::Interaction(interaction) => {
            let own = InteractionErrand { customer_name: name, interaction };
            Lead::Press(Callback::new(move |()| forms.interaction.set(Some(own.clone()))))
        }
        TimelineEvent::Task { task, .. } => {
            let own = TaskErrand::Write { task, customer_name: Some(name) };
            Lead::Press(Callback::new(move |()| forms.task.set(Some(own.clone()))))
        }
        TimelineEvent::Deal { id, .. } => Lead::Press(Callback::new(move |()| forms.deal.set(Some(DealErrand::Edit(id))))),
        TimelineEvent::StageMark(_) => Lead::Press(Callback::new(move |()| forms.stage.set(true))),
        TimelineEvent::Grade(change) => match change.by {
            GradeBy::Run { .. } => Lead::Link(Route::Runs(change.scheme).to_string()),
            GradeBy::Hand { .. } => Lead::Press(Callback::new(move |()| forms.grade.set(Some(change.scheme)))),
        },
        TimelineEvent::Consent(_) => Lead::Press(Callback::new(|()| Part::Consents.show())),
        TimelineEvent::Owner(_) => Lead::Press(Callback::new(|()| Part::Owner.show())),
        TimelineEvent::Review { id, .. } => Lead::Link(Route::Review(id).to_string()),
    }
}

/// What a colour helps to see at a glance.
fn tags(row: &TimelineRow, sheet: Sheet, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let tag = |is_so: bool, tone, text: &'static str| is_so.then(|| view! { <Tag tone>{text}</Tag> });
    match &row.event {
        TimelineEvent::Purchase(own) => {
            let as_of = untrack(|| sheet.with(|known, _| known.as_of));
            view! {
                <span class="quiet">{own.number.clone()}</span>
                {tag(own.kind == PurchaseKind::Return, Tone::Warn, grades::goods_returned(language))}
                {tag(own.returns.is_some(), Tone::Neutral, customer::takes_back(language))}
                {tag(own.on > as_of, Tone::Info, customer::after_as_of(language))}
            }
            .into_any()
        }
        TimelineEvent::Interaction(one) => {
            one.mood.map(|mood| view! { <Tag tone=mood_tone(mood)>{interactions::mood_name(language, mood)}</Tag> }).into_any()
        }
        _ => ().into_any(),
    }
}

const fn mood_tone(mood: Mood) -> Tone {
    match mood {
        Mood::Good => Tone::Ok,
        Mood::Neutral => Tone::Neutral,
        Mood::Bad => Tone::Bad,
    }
}

/// What is deleted where it stands.
fn menu(event: TimelineEvent, sheet: Sheet, forms: Forms, setting: Setting) -> Option<AnyView> {
    match event {
        TimelineEvent::Purchase(row) => Some(view! { <PurchaseMenu row forms setting /> }.into_any()),
        TimelineEvent::Interaction(row) => Some(view! { <InteractionMenu row sheet forms setting /> }.into_any()),
        _ => None,
    }
}

#[component]
fn PurchaseMenu(row: PurchaseRow, forms: Forms, setting: Setting) -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let id = row.id;
    let what = row.number.unwrap_or_else(|| setting.day(row.on));
    let said = if row.kind == PurchaseKind::Return { customer::return_deleted(language) } else { customer::purchase_deleted(language) };
    let edit = move || forms.purchase.set(Some(PurchaseErrand::Edit(id)));
    let delete = move || session.run(Command::DeletePurchase { id }, said);
    view! {
        <span class="no-print">
            <Menu label=customer::purchase_actions(language, what) icon=Glyph::More is_icon_only=true kind=ButtonKind::Ghost size=ControlSize::Small>
                <MenuItem icon=Glyph::Pencil on_press=edit>{customer::edit_purchase(language)}</MenuItem>
                <MenuItem icon=Glyph::Trash is_danger=true on_press=delete>{customer::delete_purchase(language)}</MenuItem>
            </Menu>
        </span>
    }
}

#[component]
fn InteractionMenu(row: Interaction, sheet: Sheet, forms: Forms, setting: Setting) -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let id = row.id.as_u128();
    let label = interactions::actions_of(language, setting.day(row.on));
    let customer_name = untrack(|| sheet.with(|known, _| known.customer.name.clone()));
    let own = InteractionErrand { customer_name, interaction: row };
    let edit = move || forms.interaction.set(Some(own.clone()));
    let delete = move || session.run(Command::Discard { register: Register::Interaction, id }, interactions::deleted(language));
    view! {
        <span class="no-print">
            <Menu label icon=Glyph::More is_icon_only=true kind=ButtonKind::Ghost size=ControlSize::Small>
                <MenuItem icon=Glyph::Pencil on_press=edit.clone()>{interactions::edit(language)}</MenuItem>
                <MenuItem icon=Glyph::Trash is_danger=true on_press=delete>{interactions::delete(language)}</MenuItem>
            </Menu>
        </span>
    }
}
