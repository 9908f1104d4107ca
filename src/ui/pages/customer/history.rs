//! What a customer bought and brought back, month by month, the latest first.

use super::{N_PURCHASES, Sheet, lines::Lines};
use crate::domain::{Day, Month, PurchaseKind};
use crate::ui::{
    device::use_language,
    format,
    pages::{ago::Ago, purchase_form::PurchaseErrand, setting::Setting},
    parts::{Button, ButtonKind, Card, ControlSize, Glyph, Icon, Menu, MenuItem, Tag, Tone},
    session::use_session,
    words::{customer as words, customers, grades},
};
use crate::workspace::{Command, questions::PurchaseRow};
use leptos::prelude::*;

/// The most purchases that an answer brings.
const MAX_PURCHASES: u32 = 500;

/// Among months, a day longer ago than this is better named than counted.
const MAX_DAYS_AGO: i32 = 31;

/// Purchases of one month.
#[derive(Clone, PartialEq, Eq)]
struct Group {
    month: Month,
    rows: Vec<PurchaseRow>,
}

fn grouped(rows: &[PurchaseRow]) -> Vec<Group> {
    rows.chunk_by(|a, b| a.on.month() == b.on.month())
        .filter_map(|rows| Some(Group { month: rows.first()?.on.month(), rows: rows.to_vec() }))
        .collect()
}

/// Sales less returns.
fn net_minor(rows: &[PurchaseRow]) -> i64 {
    rows.iter().map(signed_minor).fold(0, i64::saturating_add)
}

const fn signed_minor(row: &PurchaseRow) -> i64 {
    match row.kind {
        PurchaseKind::Sale => row.amount_minor,
        PurchaseKind::Return => -row.amount_minor,
    }
}

/// The card of purchases.
#[component]
pub fn History(sheet: Sheet, errand: RwSignal<Option<PurchaseErrand>>, n_wanted: RwSignal<u32>) -> impl IntoView {
    let language = use_language();
    let groups = sheet.part(|sheet| (grouped(&sheet.purchases), sheet.as_of));
    let n_all = sheet.part(|sheet| sheet.n_purchases_and_returns);
    let n_here = sheet.part(|sheet| u32::try_from(sheet.purchases.len()).unwrap_or(u32::MAX));
    let months = move || {
        let ((groups, as_of), setting) = (groups.get(), sheet.setting());
        groups.into_iter().map(|group| view! { <MonthGroup group as_of setting errand /> }).collect_view()
    };
    let rest = move || {
        let (n_all, n_here) = (n_all.get(), n_here.get());
        if n_all == 0 {
            view! {
                <p class="strong">{words::no_purchases_title(language)}</p>
                <p class="soft">{words::no_purchases_text(language)}</p>
            }
            .into_any()
        } else if n_here < n_all && n_here < MAX_PURCHASES {
            view! { <Button on_press=move || n_wanted.update(|n| *n += 2 * N_PURCHASES)>{words::show_more(language)}</Button> }.into_any()
        } else if n_here < n_all {
            view! { <p class="quiet">{words::earlier_hidden(language, sheet.setting().number(n_all - n_here))}</p> }.into_any()
        } else {
            ().into_any()
        }
    };
    view! {
        <Card title=words::history(language) actions=move || view! { <span class="quiet">{move || sheet.setting().number(n_all.get())}</span> }>
            <div class="timeline">{months}</div>
            {rest}
        </Card>
    }
}

#[component]
fn MonthGroup(group: Group, as_of: Day, setting: Setting, errand: RwSignal<Option<PurchaseErrand>>) -> impl IntoView {
    let net = words::month_sum(setting.language, setting.money(net_minor(&group.rows)));
    view! {
        <h3 class="timeline-day timeline-month">
            <span>{format::month(setting.language, group.month)}</span>
            <span class="numeric">{net}</span>
        </h3>
        <ul>{group.rows.into_iter().map(|row| view! { <PurchaseItem row as_of setting errand /> }).collect_view()}</ul>
    }
}

#[component]
fn PurchaseItem(row: PurchaseRow, as_of: Day, setting: Setting, errand: RwSignal<Option<PurchaseErrand>>) -> impl IntoView {
    let language = setting.language;
    let is_return = row.kind == PurchaseKind::Return;
    let shows_lines = RwSignal::new(false);
    let (id, n_lines) = (row.id, row.n_lines);
    let what = row.number.clone().unwrap_or_else(|| setting.day(row.on));
    let names = customers::listed(language, &row.product_names);
    let is_more = row.product_names.len() < n_lines as usize && !names.is_empty();
    let names = if is_more { words::products_and_more(language, names) } else { names };
    let toggle = (n_lines > 0).then(|| {
        view! {
            <button
                type="button"
                class="link small"
                aria-expanded=move || if shows_lines.get() { "true" } else { "false" }
                on:click=move |_| shows_lines.update(|shown| *shown = !*shown)
            >
                {words::n_lines(language, setting.number(n_lines))}
            </button>
        }
    });
    let note = |is_said: bool, tone, text: &'static str| is_said.then(|| view! { <Tag tone>{text}</Tag> });
    view! {
        <li class="timeline-item" class:timeline-return=is_return>
            <span class="timeline-mark">
                <Icon glyph=if is_return { Glyph::Return } else { Glyph::Receipt } label=grades::purchase_kind(language, row.kind) />
            </span>
            <div class="timeline-body">
                <div class="row">
                    <Ago day=row.on setting max_days=MAX_DAYS_AGO />
                    <span class="quiet">{row.number.clone()}</span>
                    {note(is_return, Tone::Warn, grades::goods_returned(language))}
                    {note(row.returns.is_some(), Tone::Neutral, words::takes_back(language))}
                    {note(row.on > as_of, Tone::Info, words::after_as_of(language))}
                </div>
                <div class="row small"><span class="soft">{names}</span>{toggle}</div>
            </div>
            <div class="timeline-amount row">
                <span>{setting.money(signed_minor(&row))}</span>
                <ItemMenu row what errand />
            </div>
            {move || shows_lines.get().then(|| view! { <div class="timeline-lines"><Lines id setting /></div> })}
        </li>
    }
}

#[component]
fn ItemMenu(row: PurchaseRow, what: String, errand: RwSignal<Option<PurchaseErrand>>) -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let id = row.id;
    let said = if row.kind == PurchaseKind::Return { words::return_deleted(language) } else { words::purchase_deleted(language) };
    view! {
        <span class="no-print">
            <Menu label=words::purchase_actions(language, what) icon=Glyph::More is_icon_only=true kind=ButtonKind::Ghost size=ControlSize::Small>
                <MenuItem icon=Glyph::Pencil on_press=move || errand.set(Some(PurchaseErrand::Edit(id)))>{words::edit_purchase(language)}</MenuItem>
                <MenuItem icon=Glyph::Trash is_danger=true on_press=move || session.run(Command::DeletePurchase { id }, said)>
                    {words::delete_purchase(language)}
                </MenuItem>
            </Menu>
        </span>
    }
}
