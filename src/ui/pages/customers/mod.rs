//! The list of customers: searched, filtered, sorted, and looked into without leaving it.
//!
//! Everything that decides what is shown stands in the address; the engine answers with the rows in sight and the figures of all.
//! Not here: what the address means ([`customers_view`](crate::ui::customers_view)), and a customer's own page.

mod bulk;
mod columns;
mod export;
mod filter_editor;
mod filters;
mod kept;
mod list;
mod many;
mod new_customer;
mod peek;
mod rule;
mod scheme_filter;
mod views;
mod what;

pub use columns::average_minor;
pub use export::export_request;
pub use kept::{provide_kept, use_kept};
pub use new_customer::NewCustomerDialog;

use crate::domain::{CustomerId, money::divide_half_even};
use crate::ui::{
    customers_view::{column_key, filtered},
    device::use_language,
    pages::lazy::lazy,
    parts::{Banner, Button, ButtonKind, EmptyState, Glyph, LinkButton, Page, SearchField, Skeleton, Tone, VirtualTable},
    route::{CustomersView, Route},
    sentences,
    shell::{go, replace_address},
    words::customers as words,
};
use leptos::prelude::*;
use list::CustomerList;

/// What stands where the rows stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Content {
    Waiting,
    /// There are no customers at all.
    Empty,
    /// None meets search and filters.
    NoneMeet,
    Rows,
}

/// The list of customers.
#[component]
pub fn Customers() -> impl IntoView {
    let language = use_language();
    let list = CustomerList::new();
    let peeked = RwSignal::new(None::<(CustomerId, String)>);
    let is_creating = RwSignal::new(false);
    let content = Memo::new(move |_| {
        list.answer.with(|answer| match answer {
            None => Content::Waiting,
            Some(answer) if answer.n_total == 0 => Content::Empty,
            Some(answer) if answer.n_shown == 0 => Content::NoneMeet,
            Some(_) => Content::Rows,
        })
    });
    let n_total = list.figure(|answer| answer.n_total);
    let count = Signal::derive(move || n_total.get().map(|n_total| list.setting.get().number(n_total)));
    let failure = move || {
        let text = sentences::failure(language, &list.failure.get()?);
        Some(view! { <Banner tone=Tone::Bad title=text /> })
    };
    view! {
        <Page
            title=words::title(language)
            count
            actions=move || view! { <Actions list is_creating /> }
            footer=move || view! { <Figures list /> }
            is_filled=true
        >
            {failure}
            <Views list />
            <div class="list-tools">
                <filters::FilterBar list />
                <div class="list-tools-end"><LikesLink list /><columns::ColumnsMenu list /><export::ExportMenu list /></div>
            </div>
            <div class="list-body">
                {move || match content.get() {
                    Content::Waiting => view! { <Skeleton n_lines=8 /> }.into_any(),
                    Content::Empty => view! { <Nobody is_creating /> }.into_any(),
                    Content::NoneMeet => view! { <NoneMeet list /> }.into_any(),
                    Content::Rows => view! { <Rows list peeked /> }.into_any(),
                }}
                <bulk::BulkBar list />
            </div>
            <peek::PeekDrawer peeked setting=list.setting />
            <NewCustomerDialog open=is_creating />
        </Page>
    }
}

#[component]
fn Actions(list: CustomerList, is_creating: RwSignal<bool>) -> impl IntoView {
    let language = use_language();
    let search = Signal::derive(move || list.view.with(|view| view.search.clone()));
    let find = move |search: String| {
        let view = list.view.with_untracked(|view| CustomersView { search, ..view.clone() });
        replace_address(&Route::Customers(view));
    };
    view! {
        <SearchField label=words::search(language) value=search on_search=find />
        <Button kind=ButtonKind::Primary icon=Glyph::Plus shortcut="c" on_press=move || is_creating.set(true) attr:data-key="c">
            {words::new_customer(language)}
        </Button>
    }
}

/// Kept views as tabs; nothing while there are none and the list is as it always is.
#[component]
fn Views(list: CustomerList) -> impl IntoView {
    let is_of_use = Memo::new(move |_| !list.views.with(Vec::is_empty) || list.view.with(is_shaped));
    move || {
        is_of_use.get().then(|| {
            view! { <div class="views">{lazy!(work: views_bar(list: CustomerList) => view! { <views::ViewsBar list /> })}</div> }
        })
    }
}

/// Whether a list is more than a search: filtered, ordered or with columns of its own.
fn is_shaped(view: &CustomersView) -> bool {
    *view != CustomersView { search: view.search.clone(), ..CustomersView::default() }
}

/// Leads to what those who are shown like.
#[component]
fn LikesLink(list: CustomerList) -> impl IntoView {
    let href = Signal::derive(move || list.view.with(|view| Route::Likes(filtered(view)).to_string()));
    view! { <LinkButton kind=ButtonKind::Ghost icon=Glyph::Star href>{words::likes(use_language())}</LinkButton> }
}

/// The table, with the order of the address.
#[component]
fn Rows(list: CustomerList, peeked: RwSignal<Option<(CustomerId, String)>>) -> impl IntoView {
    let language = use_language();
    let rows = list.rows();
    let n_shown = list.figure(|answer| answer.n_shown as usize);
    let order = Signal::derive(move || {
        let sort = list.sort();
        Some((column_key(sort.column).into_owned(), sort.descending))
    });
    let peek = move |id: CustomerId| {
        let name = rows.with_untracked(|rows| rows.rows.iter().find(|row| row.id == id).map(|row| row.name.clone()));
        peeked.set(name.map(|name| (id, name)));
    };
    view! {
        <VirtualTable
            label=words::table(language)
            columns=columns::shown(list)
            n_rows=Signal::derive(move || n_shown.get().unwrap_or_default())
            rows
            position=list.kept.position
            sort=order
            on_sort=move |sort| list.show(list.view.with_untracked(|view| CustomersView { sort: Some(sort), ..view.clone() }))
            on_open=move |id| go(&Route::Customer(id))
            on_peek=peek
            selection=list.kept.selection
        />
    }
}

/// No customers at all: what the list is for.
#[component]
fn Nobody(is_creating: RwSignal<bool>) -> impl IntoView {
    let language = use_language();
    view! {
        <EmptyState title=words::empty_title(language) text=words::empty_text(language)>
            <Button kind=ButtonKind::Primary icon=Glyph::Plus on_press=move || is_creating.set(true)>{words::new_customer(language)}</Button>
            <LinkButton icon=Glyph::Import href=Route::Import.to_string()>{words::import(language)}</LinkButton>
        </EmptyState>
    }
}

/// Customers, but none that meets search and filters.
#[component]
fn NoneMeet(list: CustomerList) -> impl IntoView {
    let language = use_language();
    let clear = move || {
        list.show(list.view.with_untracked(|view| CustomersView { search: String::new(), filters: Vec::new(), ..view.clone() }));
    };
    view! {
        <EmptyState title=words::none_meet_title(language) text=words::none_meet_text(language)>
            <Button kind=ButtonKind::Primary on_press=clear>{words::clear_all(language)}</Button>
        </EmptyState>
    }
}

/// The foot: figures of all that are shown, not only of those in sight.
#[component]
fn Figures(list: CustomerList) -> impl IntoView {
    let language = use_language();
    let figures = list.figure(|answer| (answer.n_shown, answer.n_total, answer.sums, answer.as_of));
    move || {
        let ((n_shown, n_total, sums, as_of), setting) = (figures.get()?, list.setting.get());
        let mean_minor = (n_shown > 0).then(|| divide_half_even(sums.amount_minor.into(), n_shown.into()));
        let mean = mean_minor.and_then(|mean| i64::try_from(mean).ok()).map(|mean| words::mean(language, setting.money(mean)));
        Some(view! {
            <span>{words::shown_of(language, setting.number(n_shown), setting.number(n_total))}</span>
            <span>{words::sum(language, setting.money(sums.amount_minor))}</span>
            {mean.map(|mean| view! { <span>{mean}</span> })}
            <span class="wide-only">{words::n_graded(language, setting.number(sums.n_graded))}</span>
            <span class="push">{words::as_of(language, setting.day(as_of))}</span>
        })
    }
}
