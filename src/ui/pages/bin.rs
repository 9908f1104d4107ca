//! The bin: who was deleted or merged away, when, by whom and with what, and the way back for all or some.

use super::{
    answer::failed,
    journal_reading::{JournalReading, Memory},
    setting::{Setting, use_setting},
};
use crate::domain::CustomerId;
use crate::engine::protocol::{BIN_LOOK_BACK, BinEntry, BinSheet, Reply, Request};
use crate::ui::{
    device::use_language,
    format,
    parts::{Button, ButtonKind, ControlSize, EmptyState, Glyph, Heading, LinkButton, Page, PlainTable, SeenName, Skeleton, unique_id},
    route::{CustomersView, Route},
    session::{Session, use_session},
    words::{bin as words, duplicates},
};
use crate::workspace::{CommandName, questions::GoneCustomer};
use leptos::prelude::*;

/// Who is gone, as the journal remembers it.
#[derive(Clone, Copy)]
struct Gone;

impl Memory for Gone {
    type Entry = BinEntry;

    fn request(self, before: Option<u64>) -> Request {
        Request::Bin { before }
    }

    fn recalled(reply: Reply) -> Option<BinSheet> {
        if let Reply::Bin(parcel) = reply { Some(parcel.open()) } else { None }
    }
}

/// Brings back those who are named, or all whom the entry took away.
fn restore(session: Session, number: u64, ids: Option<Vec<CustomerId>>, said: String) {
    session.carry_out(Request::RestoreDeleted { number, ids }, said);
}

#[component]
pub fn Bin() -> impl IntoView {
    let language = use_language();
    let setting = use_setting();
    let reading = JournalReading::follow(Gone, || true);
    let content = move || match (reading.known(), setting.get()) {
        (Some(Ok(sheet)), Some(setting)) => content(sheet, reading, setting),
        (Some(Err(failure)), _) => failed(&failure),
        _ => view! { <Skeleton n_lines=6 /> }.into_any(),
    };
    let actions = move || {
        view! { <LinkButton kind=ButtonKind::Ghost icon=Glyph::Changes href=Route::Changes.to_string()>{words::go_changes(language)}</LinkButton> }
    };
    view! { <Page title=words::title(language) actions>{content}</Page> }
}

fn content(sheet: BinSheet, reading: JournalReading<Gone>, setting: Setting) -> AnyView {
    let language = setting.language;
    let intro = words::intro(language, setting.number(BIN_LOOK_BACK));
    if sheet.entries.is_empty() {
        return view! {
            <EmptyState title=words::empty_title(language) text=words::empty_text(language)>
                <LinkButton kind=ButtonKind::Primary href=Route::Customers(CustomersView::default()).to_string()>{words::go_customers(language)}</LinkButton>
            </EmptyState>
            <p class="quiet small">{intro}</p>
        }
        .into_any();
    }
    let older = sheet.next.is_some().then(|| view! {
        <Button kind=ButtonKind::Ghost icon=Glyph::ChevronDown busy=reading.is_reading on_press=move || reading.read_on()>{words::older(language)}</Button>
    });
    let entries = sheet.entries.into_iter().map(|entry| view! { <EntryCard entry setting /> }).collect_view();
    view! {
        <p class="soft">{intro}</p>
        <div class="stack" data-state="bin">{entries}</div>
        {older}
    }
    .into_any()
}

/// One deletion or merge.
#[component]
fn EntryCard(entry: BinEntry, setting: Setting) -> impl IntoView {
    let session = use_session();
    let language = setting.language;
    let heading = unique_id("deletion");
    let named = heading.clone();
    let is_merge = entry.head.command == CommandName::MergeCustomers;
    let title = match (is_merge, entry.head.subject.as_str()) {
        (true, "") => words::merged_many(language).to_owned(),
        (true, name) => words::merged(language, name),
        (false, _) => words::deleted(language, setting.number(entry.head.touched.n_customers)),
    };
    #[expect(clippy::cast_precision_loss, reason = "exact for some 280,000 years")]
    let at_ms = entry.head.time.at_ms as f64;
    let when = format::day_of(at_ms).map(|day| setting.ago(day));
    let person = (!entry.head.person.is_empty()).then(|| words::by(language, &entry.head.person));
    let chosen = RwSignal::new(Vec::<CustomerId>::new());
    let (number, n) = (entry.number, entry.n_customers);
    let all = move || {
        let said = if is_merge { words::taken_apart(language).to_owned() } else { words::restored(language, setting.number(n)) };
        restore(session, number, None, said);
    };
    let some = move || {
        let ids = chosen.get_untracked();
        let said = words::restored(language, setting.number(ids.len()));
        restore(session, number, Some(ids), said);
    };
    let n_chosen = move || chosen.with(Vec::len);
    let restore_some = move || {
        (n_chosen() > 0).then(|| {
            view! {
                <Button size=ControlSize::Small on_press=some>{words::restore_chosen(language, setting.number(n_chosen()))}</Button>
            }
        })
    };
    let can_choose = !is_merge && n > 1;
    let n_unnamed = n.saturating_sub(u32::try_from(entry.customers.len()).unwrap_or(u32::MAX));
    let rows = entry.customers.into_iter().map(|customer| gone_row(customer, can_choose.then_some(chosen), setting)).collect_view();
    let restore_what = match (is_merge, n) {
        (true, _) => words::take_apart(language),
        (false, 1) => words::restore_one(language),
        _ => words::restore_all(language),
    };
    let with = if is_merge { words::moved(language) } else { words::with(language) };
    let headings = vec![Heading::new(words::name(language)), Heading::new(with)];
    view! {
        <section class="card" aria-labelledby=named>
            <header class="card-head">
                <h2 id=heading>{title}</h2>
                <span class="quiet"><time title=format::instant(language, at_ms)>{when} " " {format::clock(language, at_ms)}</time></span>
                <span class="quiet">{person}</span>
                <div class="row">
                    {restore_some}
                    <Button size=ControlSize::Small icon=Glyph::Undo on_press=all attr:data-action="restore">{restore_what}</Button>
                </div>
            </header>
            <PlainTable class="bin-table" headings>{rows}</PlainTable>
            {(n_unnamed > 0).then(|| view! { <p class="quiet small">{words::more(language, setting.number(n_unnamed))}</p> })}
        </section>
    }
}

fn gone_row(customer: GoneCustomer, chosen: Option<RwSignal<Vec<CustomerId>>>, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let id = customer.id;
    let purchases = (customer.n_purchases > 0).then(|| {
        [duplicates::n_purchases(language, setting.number(customer.n_purchases)), setting.money(customer.amount_minor)].join(" \u{b7} ")
    });
    let others = (customer.n_others > 0).then(|| duplicates::n_others(language, setting.number(customer.n_others)));
    let with = purchases.into_iter().chain(others).collect::<Vec<_>>().join(duplicates::separator(language));
    let name = customer.name;
    let label = words::choose(language, &name);
    let cell = match chosen {
        Some(chosen) => {
            let toggle = move || chosen.update(|ids| if ids.contains(&id) { ids.retain(|other| *other != id) } else { ids.push(id) });
            view! {
                <label class="merge-choice">
                    <input
                        type="checkbox"
                        class="check-box"
                        aria-label=label
                        prop:checked=move || chosen.with(|ids| ids.contains(&id))
                        on:change=move |_| toggle()
                    />
                    <span><SeenName name /></span>
                </label>
            }
            .into_any()
        }
        None => view! { <SeenName name /> }.into_any(),
    };
    let with = if with.is_empty() { words::nothing(language).to_owned() } else { with };
    view! { <tr><th scope="row">{cell}</th><td class="quiet">{with}</td></tr> }
}
