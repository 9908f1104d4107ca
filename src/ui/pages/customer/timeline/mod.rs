//! Everything that happened with the customer and what is planned, month by month, the latest first, filtered by kind.
//!
//! The kinds stand in the address. Every row leads to where it is edited. Not here: the order of rows and their counts (`workspace::questions`), and
//! changes of the record field by field ([`record_history`](super::record_history)).

mod chips;
mod item;
mod owners;
mod told;

use super::{Sheet, forms::Forms};
use crate::domain::Month;
use crate::ui::{
    device::use_language,
    format,
    pages::{
        address::use_shown,
        answer::{failure_of, last_known},
        setting::Setting,
    },
    parts::{Button, Card},
    route::{Route, TimelineKinds},
    session::use_session,
    shell::go,
    words::{customer, timeline as words},
};
use crate::workspace::questions::{AskTimeline, MAX_TIMELINE_ROWS, TimelineRow, TimelineSheet};
use chips::Chips;
use item::Item;
use leptos::prelude::*;
use owners::use_owners;

/// Rows that are brought at first, and with every further press.
const N_ROWS: u32 = 50;

fn kinds_of(route: Route) -> Option<TimelineKinds> {
    match route {
        Route::Customer(_) => Some(TimelineKinds::default()),
        Route::CustomerTimeline(_, kinds) => Some(kinds),
        _ => None,
    }
}

/// The card.
#[component]
pub fn TimelineCard(sheet: Sheet, forms: Forms) -> impl IntoView {
    let language = use_language();
    let customer = sheet.id();
    let shown = use_shown(kinds_of);
    let owners = use_owners(sheet);
    let n_rows = RwSignal::new(N_ROWS);
    let answer = use_session().live(move || AskTimeline {
        customer,
        kinds: shown.with(|shown| shown.kinds().to_vec()),
        n_rows: n_rows.get(),
        owners: owners.get(),
    });
    let known = last_known(answer, |sheet| sheet);
    let counts = Memo::new(move |_| known.with(|known| known.as_ref().map(|known| known.counts.clone()).unwrap_or_default()));
    let found = move || known.with(|known| known.as_ref().map(|known| known.n_found)).map(|n| sheet.setting().number(n));
    let list = move || known.get().map(|known| listed(known, sheet, forms, shown, n_rows));
    view! {
        <Card title=words::title(language) actions=move || view! { <span class="quiet">{found}</span> }>
            {failure_of(answer)}
            <Chips customer counts shown setting=sheet.setting_now() />
            {list}
        </Card>
    }
}

/// Rows of one month.
struct Group {
    month: Month,
    net_minor: Option<i64>,
    rows: Vec<TimelineRow>,
}

fn grouped(known: &TimelineSheet) -> Vec<Group> {
    let net_minor = |month| known.months.iter().find(|(own, _)| *own == month).map(|(_, net)| *net);
    let months = known.rows.chunk_by(|a, b| a.on.month() == b.on.month());
    let group = |rows: &[TimelineRow]| {
        let month = rows.first()?.on.month();
        Some(Group { month, net_minor: net_minor(month), rows: rows.to_vec() })
    };
    months.filter_map(group).collect()
}

fn listed(known: TimelineSheet, sheet: Sheet, forms: Forms, shown: Memo<TimelineKinds>, n_rows: RwSignal<u32>) -> AnyView {
    let setting = sheet.setting();
    let language = setting.language;
    if known.rows.is_empty() && known.counts.is_empty() {
        return view! {
            <p class="strong">{words::none_title(language)}</p>
            <p class="soft">{words::none_text(language)}</p>
        }
        .into_any();
    }
    if known.rows.is_empty() {
        let all = move || go(&Route::Customer(sheet.id()));
        return view! {
            <p class="soft">{words::none_of_kind(language)}</p>
            <div>{(!shown.get().is_all()).then(|| view! { <Button on_press=all>{words::show_all(language)}</Button> })}</div>
        }
        .into_any();
    }
    let n_here = u32::try_from(known.rows.len()).unwrap_or(u32::MAX);
    let groups = grouped(&known).into_iter().map(|group| month(group, sheet, forms, setting)).collect_view();
    let rest = if n_here < known.n_found && n_here < MAX_TIMELINE_ROWS {
        let more = move || n_rows.update(|n| *n += N_ROWS);
        view! { <div><Button on_press=more attr:data-action="show-more">{words::show_more(language)}</Button></div> }.into_any()
    } else if n_here < known.n_found {
        view! { <p class="quiet">{words::earlier_hidden(language, setting.number(known.n_found - n_here))}</p> }.into_any()
    } else {
        ().into_any()
    };
    view! { <div class="timeline" data-state="timeline">{groups}</div> {rest} }.into_any()
}

fn month(group: Group, sheet: Sheet, forms: Forms, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let net = group.net_minor.map(|net| customer::month_sum(language, setting.money(net)));
    let rows = group.rows.into_iter().map(|row| view! { <Item row sheet forms setting /> }).collect_view();
    view! {
        <h3 class="timeline-day timeline-month">
            <span>{format::month(language, group.month)}</span>
            <span class="numeric">{net}</span>
        </h3>
        <ul>{rows}</ul>
    }
}
