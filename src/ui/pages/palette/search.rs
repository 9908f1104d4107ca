//! The field and the list below it: arrows move, Enter chooses, and what was chosen last comes first.
//!
//! A combobox as screen readers know it: the focus stays in the field, which tells the option that is meant.

use super::{
    entries::{self, Act, Entry, Kind, Target},
    recent::remember,
};
use crate::ui::{
    device::use_language,
    parts::{Glyph, Icon, bring_into_sight, unique_id, use_seen_name},
    route::Route,
    session::use_session,
    shell::{go, use_frame, use_views},
    words::palette as words,
};
use crate::workspace::questions::{AskCustomers, Column, CustomerRow, CustomersView, Sort};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use std::time::Duration;

/// Customers that are offered.
const N_CUSTOMERS: u32 = 8;
/// How long typing rests before customers are searched.
const REST: Duration = Duration::from_millis(120);

/// The content of the dialog.
#[component]
pub fn Palette(open: RwSignal<bool>, is_creating: RwSignal<bool>) -> impl IntoView {
    let language = use_language();
    let typed = RwSignal::new(String::new());
    let active = RwSignal::new(0_usize);
    let customers = found_customers(typed);
    let views = use_views();
    let seen = use_seen_name();
    let shown = Memo::new(move |_| {
        let search = typed.get();
        let is_searched = !search.trim().is_empty();
        let mut entries = if is_searched { Vec::new() } else { entries::recent(language) };
        let fixed = [entries::actions(language), views.with(|views| entries::views(language, views)), entries::pages(language)];
        let recent: Vec<Target> = entries.iter().map(|entry| entry.target.clone()).collect();
        let is_offered = |entry: &Entry| entries::is_found(entry, &search) && !recent.contains(&entry.target);
        entries.extend(fixed.into_iter().flatten().filter(is_offered));
        if is_searched {
            let detail =
                |row: &CustomerRow| [&row.code, &row.region, &row.owner].into_iter().flatten().cloned().collect::<Vec<_>>().join(" · ");
            entries.extend(
                customers.get().into_iter().map(|row| entries::customer(row.id, seen(&row.name, row.kind), detail(&row), language)),
            );
        }
        entries
    });
    let choose = choosing(open, is_creating);
    let list = unique_id("palette");
    let option = {
        let list = list.clone();
        move |at: usize| format!("{list}-{at}")
    };
    let meant = {
        let option = option.clone();
        move || shown.with(|shown| (active.get() < shown.len()).then(|| option(active.get())))
    };
    let scroll_to = option.clone();
    let keys = move |event: KeyboardEvent| {
        let n_shown = shown.with_untracked(Vec::len);
        if event.is_composing() || n_shown == 0 {
            return;
        }
        let at = active.get_untracked();
        let next = match event.key().as_str() {
            "ArrowDown" => (at + 1) % n_shown,
            "ArrowUp" => (at + n_shown - 1) % n_shown,
            "Enter" => {
                event.prevent_default();
                if let Some(entry) = shown.with_untracked(|shown| shown.get(at).cloned()) {
                    choose.run(entry.target);
                }
                return;
            }
            _ => return,
        };
        event.prevent_default();
        active.set(next);
        if let Some(element) = document().get_element_by_id(&scroll_to(next)) {
            bring_into_sight(&element);
        }
    };
    let n_results = move || words::n_results(language, shown.with(Vec::len));
    view! {
        <div class="palette">
            <label class="search-field palette-field">
                <Icon glyph=Glyph::Search />
                <input
                    class="input"
                    type="text"
                    role="combobox"
                    autocomplete="off"
                    spellcheck="false"
                    aria-autocomplete="list"
                    aria-expanded="true"
                    aria-controls=list.clone()
                    aria-activedescendant=meant
                    aria-label=words::title(language)
                    placeholder=words::placeholder(language)
                    prop:value=typed
                    on:input:target=move |event| {
                        typed.set(event.target().value());
                        active.set(0);
                    }
                    on:keydown=keys
                />
            </label>
            <div id=list class="palette-list" role="listbox" aria-label=words::results(language)>
                {move || options(&shown.get(), active, &option, choose)}
            </div>
            {move || shown.with(Vec::is_empty).then(|| view! { <p class="quiet palette-nothing">{words::nothing(language)}</p> })}
            <p class="palette-foot quiet">
                <span class="wide-only">{words::keys(language)}</span>
                <span class="visually-hidden" role="status" aria-live="polite">{n_results}</span>
            </p>
        </div>
    }
}

/// Customers by the search of the list, asked for when typing rests.
fn found_customers(typed: RwSignal<String>) -> Signal<Vec<CustomerRow>> {
    let rested = RwSignal::new(String::new());
    let mut rest = debounce(REST, move |search: String| {
        rested.try_set(search);
    });
    Effect::new(move || rest(typed.get()));
    let sort = Some(Sort { column: Column::Amount, descending: true });
    let answer = use_session().live_newest(move || {
        let search = rested.get().trim().to_owned();
        let window = 0..if search.is_empty() { 0 } else { N_CUSTOMERS };
        AskCustomers { view: CustomersView { search, sort, ..CustomersView::default() }, window, own: Vec::new() }
    });
    Signal::derive(move || answer.get().and_then(Result::ok).map(|answer| answer.rows).unwrap_or_default())
}

/// Closes the palette and does what was chosen.
fn choosing(open: RwSignal<bool>, is_creating: RwSignal<bool>) -> Callback<Target> {
    let session = use_session();
    let frame = use_frame();
    Callback::new(move |target: Target| {
        remember(&target);
        open.set(false);
        match target {
            Target::Page(route) | Target::Named(route, _) => go(&route),
            Target::Customer(id, _) => go(&Route::Customer(id)),
            Target::Act(Act::NewCustomer) => is_creating.set(true),
            Target::Act(Act::Undo) => session.undo(),
            Target::Act(Act::Redo) => session.redo(),
            Target::Act(Act::Speak(language)) => frame.language.set(language),
            Target::Act(Act::Look(theme)) => {
                theme.apply();
                frame.theme.set(theme);
            }
            Target::Act(Act::ShowKeys) => frame.shows_shortcuts.set(true),
        }
    })
}

/// The options, a heading before each kind.
fn options(entries: &[Entry], active: RwSignal<usize>, option: &impl Fn(usize) -> String, choose: Callback<Target>) -> AnyView {
    let language = use_language();
    let mut groups: Vec<(Kind, Vec<AnyView>)> = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        let Entry { kind, target, label, detail, .. } = entry.clone();
        let (id, glyph) = (option(at), target.glyph());
        let press = move |_| choose.run(target.clone());
        let line = view! {
            <div
                id=id
                class="palette-option"
                role="option"
                aria-selected=move || if active.get() == at { "true" } else { "false" }
                on:click=press
                on:pointermove=move |_| if active.get_untracked() != at { active.set(at) }
                // The field keeps the focus.
                on:mousedown=move |event| event.prevent_default()
            >
                <Icon glyph />
                <span class="palette-label">{label}</span>
                <span class="quiet palette-detail">{detail}</span>
            </div>
        };
        match groups.last_mut() {
            Some((last, lines)) if *last == kind => lines.push(line.into_any()),
            _ => groups.push((kind, vec![line.into_any()])),
        }
    }
    let groups = groups.into_iter().map(|(kind, lines)| {
        let heading = kind.heading(language);
        view! {
            <div role="group" aria-label=heading>
                <p class="menu-heading" aria-hidden="true">{heading}</p>
                {lines.into_iter().collect_view()}
            </div>
        }
    });
    groups.collect_view().into_any()
}
