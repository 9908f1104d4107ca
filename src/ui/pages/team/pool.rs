//! Customers without an owner, to be claimed; and those whom nobody was in touch with for long, to be given back.

use super::{N_ROWS, ticks::Ticks};
use crate::domain::CustomerId;
use crate::ui::{
    device,
    pages::{
        ago::Ago,
        answer::answered,
        contact_mark::ContactMark,
        setting::{Setting, use_sure_setting},
    },
    parts::{Button, ButtonKind, Card, Choice, EmptyState, PersonName, Select, seen_name},
    route::Route,
    session::use_session,
    words::{Language, team as words},
};
use crate::workspace::{
    Command,
    commands::{BulkEdit, CustomerField},
    questions::{AskPool, AskTeam, PoolPart, PoolRow, PoolSheet},
};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// What is ticked, and for whom.
#[derive(Clone, Copy)]
struct Ticked {
    ids: Ticks,
    /// Who gets them.
    owner: RwSignal<String>,
}

#[component]
pub fn Pool(part: PoolPart) -> impl IntoView {
    let setting = use_sure_setting();
    let sheet = use_session().live(move || AskPool { part, owner: String::new(), n_rows: N_ROWS });
    let ticked = Ticked { ids: Ticks::default(), owner: RwSignal::new(device::person()) };
    // What is not shown any more is not ticked any more.
    Effect::new(move || {
        if let Some(Ok(sheet)) = sheet.get() {
            let shown: BTreeSet<CustomerId> = sheet.rows.iter().map(|row| row.customer).collect();
            ticked.ids.keep(&shown);
        }
    });
    move || {
        let setting = setting.get();
        answered(sheet.get(), |sheet| shown(sheet, part, ticked, setting))
    }
}

fn explained(sheet: &PoolSheet, part: PoolPart, setting: Setting) -> String {
    let language = setting.language;
    let n = sheet.counts[part as usize];
    match part {
        PoolPart::Unowned => words::pool_text(language, setting.number(n)),
        _ if sheet.rules.untouched_days == 0 => words::never_text(language).to_owned(),
        PoolPart::Untouched => words::untouched_text(language, setting.number(sheet.rules.untouched_days)),
        PoolPart::Warned | PoolPart::Kept => words::warned_text(language, setting.number(sheet.rules.warning_days)),
    }
}

fn shown(sheet: PoolSheet, part: PoolPart, ticked: Ticked, setting: Setting) -> AnyView {
    let language = setting.language;
    let text = explained(&sheet, part, setting);
    if sheet.rows.is_empty() {
        let title = if part == PoolPart::Unowned { words::pool_empty(language) } else { words::none_here(language) };
        return view! { <EmptyState title text /> }.into_any();
    }
    let n_more = (sheet.counts[part as usize] as usize).saturating_sub(sheet.rows.len());
    let all: BTreeSet<CustomerId> = sheet.rows.iter().map(|row| row.customer).collect();
    let n_all = all.len();
    let tick_all = move |event: leptos::ev::Event| {
        ticked.ids.put(all.iter().copied(), event_target_checked(&event));
    };
    let is_all = move || ticked.ids.n() == n_all;
    let rows = sheet.rows.into_iter().map(|row| line(row, part, ticked, setting)).collect_view();
    view! {
        <Card title=words::part_name(language, part)>
            <p class="soft">{text}</p>
            <ActionsBar part ticked setting />
            <div class="table-overflow">
                <table class="table table-plain people">
                    <thead>
                        <tr>
                            <th scope="col" class="tick">
                                <input type="checkbox" class="check-box" aria-label=words::tick_all(language) prop:checked=is_all on:change=tick_all />
                            </th>
                            <th scope="col">{words::customer(language)}</th>
                            {(part != PoolPart::Unowned).then(|| view! { <th scope="col">{words::owner(language)}</th> })}
                            <th scope="col" class="numeric">{words::amount(language)}</th>
                            <th scope="col">{words::touched(language)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {(n_more > 0).then(|| view! { <p class="quiet small">{words::more(language, setting.number(n_more))}</p> })}
        </Card>
    }
    .into_any()
}

fn line(row: PoolRow, part: PoolPart, ticked: Ticked, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let id = row.customer;
    let name = seen_name(row.name.clone(), row.kind);
    let tick = move |event: leptos::ev::Event| {
        ticked.ids.put([id], event_target_checked(&event));
    };
    let is_ticked = move || ticked.ids.has(id);
    let by = row.touched_by.map(|by| view! { " " <span class="quiet">{words::touched_by(language, by)}</span> });
    let touched = match row.touched_on {
        Some(day) => view! { <Ago day setting />{by} }.into_any(),
        None => view! { <span class="quiet">{words::never(language)}</span> }.into_any(),
    };
    view! {
        <tr>
            <td class="tick">
                <input type="checkbox" class="check-box" aria-label=move || words::tick(language, name()) prop:checked=is_ticked on:change=tick />
            </td>
            <th scope="row"><a class="person-link" href=Route::Customer(id).to_string()><PersonName name=row.name kind=row.kind /></a><ContactMark withheld=row.withheld /></th>
            {(part != PoolPart::Unowned).then(|| view! { <td>{row.owner.unwrap_or_default()}</td> })}
            <td class="numeric">{setting.money(row.amount_minor)}</td>
            <td>{touched}</td>
        </tr>
    }
}

/// Claiming from the pool, or giving back to it.
#[component]
fn ActionsBar(part: PoolPart, ticked: Ticked, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let n_ticked = move || setting.number(ticked.ids.n());
    let is_none = Signal::derive(move || ticked.ids.n() == 0);
    if part == PoolPart::Unowned {
        view! { <Claiming ticked setting /> }.into_any()
    } else {
        let session = use_session();
        let give_back = move || {
            let ids = ticked.ids.list();
            let said = words::given_back(language, setting.number(ids.len()));
            let edits = vec![BulkEdit::Set(CustomerField::Owner(String::new()))];
            session.run(Command::EditCustomers { ids, edits }, said);
        };
        view! {
            <div class="button-row">
                <Button kind=ButtonKind::Secondary disabled=is_none on_press=give_back>{move || words::give_back(language, n_ticked())}</Button>
            </div>
        }
        .into_any()
    }
}

#[component]
fn Claiming(ticked: Ticked, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let session = use_session();
    let error = RwSignal::new(None::<String>);
    let team = session.live(|| AskTeam);
    let choices = Signal::derive(move || {
        let rows = team.get().and_then(Result::ok).map(|sheet| sheet.rows).unwrap_or_default();
        members(language, rows.into_iter().filter(|row| row.member.as_ref().is_none_or(|member| !member.has_left)).map(|row| row.name))
    });
    let choose = move |name: String| {
        error.set(None);
        ticked.owner.set(name);
    };
    let is_none = Signal::derive(move || ticked.ids.n() == 0);
    let claim = move || {
        let (ids, owner) = (ticked.ids.list(), ticked.owner.get_untracked());
        if owner.is_empty() {
            error.set(Some(words::choose_owner(language).to_owned()));
            return;
        }
        let said = words::claimed(language, setting.number(ids.len()), &owner);
        session.run(Command::ClaimCustomers { ids, owner }, said);
    };
    view! {
        <div class="team-claim">
            <Select label=words::claim_for(language) choices value=ticked.owner on_change=choose error />
            <Button kind=ButtonKind::Primary disabled=is_none on_press=claim>
                {move || words::claim_ticked(language, setting.number(ticked.ids.n()))}
            </Button>
        </div>
    }
}

/// Names to choose from, after the one that says to choose.
pub fn members(language: Language, names: impl Iterator<Item = String>) -> Vec<Choice> {
    let nobody = Choice::new("", words::nobody_to(language));
    std::iter::once(nobody).chain(names.map(|name| Choice::new(name.clone(), name))).collect()
}
