//! Whom to show and in which order, and the same as a list to take along.

use crate::engine::protocol::Failure;
use crate::ui::{
    customers_view::showing,
    device::use_language,
    pages::{customers::export_request, saving::SaveMenu},
    parts::{Choice, Glyph, InputKind, LinkButton, Select, TextField},
    route::{LEAVING_SORTS, LeavingView, Route, leaving_sort_key},
    shell::go,
    words::{Language, leaving as words},
};
use crate::workspace::questions::{Column, CustomersView, Filter, LeavingFilter, LeavingRows, LeavingSheet, LeavingSort, Sort};
use leptos::prelude::*;

/// Columns of a list that somebody is to call through.
const LIST_COLUMNS: [Column; 10] = [
    Column::Name,
    Column::Code,
    Column::Phone,
    Column::Email,
    Column::Owner,
    Column::Segment,
    Column::LastPurchase,
    Column::Amount,
    Column::ExpectedPurchases,
    Column::AtStake,
];

/// The answer of the page.
type Answered = Signal<Option<Result<LeavingSheet, Failure>>>;

fn with_rows<T>(sheet: Answered, read: impl FnOnce(&LeavingRows) -> T) -> Option<T> {
    sheet.with(|sheet| match sheet {
        Some(Ok(LeavingSheet { ranking: Some(found), .. })) => Some(read(found)),
        _ => None,
    })
}

const fn sort_name(language: Language, sort: LeavingSort) -> &'static str {
    match sort {
        LeavingSort::AtStake => words::sort_at_stake(language),
        LeavingSort::LostPurchases => words::sort_purchases(language),
        LeavingSort::Lateness => words::sort_lateness(language),
        LeavingSort::Amount => words::sort_amount(language),
    }
}

/// Search, owner, grade, order.
#[component]
pub fn FilterBar(shown: Memo<LeavingView>, sheet: Answered) -> impl IntoView {
    let language = use_language();
    let search = RwSignal::new(String::new());
    let searched = Memo::new(move |_| shown.with(|view| view.filter.search.clone()));
    // What somebody is typing gives way only when something else is searched for.
    Effect::new(move || search.set(searched.get()));
    let filter = move |change: &dyn Fn(&mut LeavingFilter)| {
        let mut view = shown.get_untracked();
        change(&mut view.filter);
        go(&Route::Leaving(view));
    };
    let owners = Memo::new(move |_| with_rows(sheet, |found| found.owners.clone()).unwrap_or_default());
    let grades = Memo::new(move |_| with_rows(sheet, |found| found.grades.clone()).unwrap_or_default());
    let choices = move |first: &'static str, names: Vec<String>| {
        let all = std::iter::once(Choice::new("", first)).chain(names.into_iter().map(|name| Choice::new(name.clone(), name)));
        all.collect::<Vec<_>>()
    };
    let chosen = |text: String| (!text.is_empty()).then_some(text);
    let sorts = LEAVING_SORTS.map(|sort| Choice::new(leaving_sort_key(sort), sort_name(language, sort))).to_vec();
    let sort = move |key: String| {
        let sort = LEAVING_SORTS.into_iter().find(|sort| leaving_sort_key(*sort) == key).unwrap_or_default();
        go(&Route::Leaving(LeavingView { sort, ..shown.get_untracked() }));
    };
    view! {
        <div class="look-bar">
            <TextField label=words::search(language) value=search kind=InputKind::Text on_save=move |text: String| filter(&|own| own.search.clone_from(&text)) />
            {move || (!owners.with(Vec::is_empty)).then(|| view! {
                <Select
                    label=words::owner(language)
                    choices=choices(words::anyone(language), owners.get())
                    value=Signal::derive(move || shown.with(|view| view.filter.owner.clone().unwrap_or_default()))
                    on_change=move |text: String| filter(&|own| own.owner = chosen(text.clone()))
                />
            })}
            {move || (!grades.with(Vec::is_empty)).then(|| view! {
                <Select
                    label=words::grade(language)
                    choices=choices(words::any_grade(language), grades.get())
                    value=Signal::derive(move || shown.with(|view| view.filter.grade.clone().unwrap_or_default()))
                    on_change=move |text: String| filter(&|own| own.grade = chosen(text.clone()))
                />
            })}
            <Select
                label=words::sort(language)
                choices=sorts
                value=Signal::derive(move || shown.with(|view| leaving_sort_key(view.sort).to_owned()))
                on_change=sort
            />
        </div>
    }
}

/// The list that the page shows, as the page of customers has it; without those who asked not to be contacted, since it is made to call through.
fn list(view: &LeavingView) -> CustomersView {
    let LeavingFilter { search, owner, grade } = &view.filter;
    let mut filters = vec![Filter::Leaving { grades: grade.iter().cloned().collect() }, Filter::MayContact(true)];
    filters.extend(owner.iter().map(|owner| Filter::Owner(vec![owner.clone()])));
    let column = if view.sort == LeavingSort::Amount { Column::Amount } else { Column::AtStake };
    CustomersView { search: search.clone(), filters, sort: Some(Sort { column, descending: true }), ..CustomersView::default() }
}

/// As a list of customers, and as a file.
#[component]
pub fn Export(shown: Memo<LeavingView>, sheet: Answered) -> impl IntoView {
    let language = use_language();
    let is_there = Memo::new(move |_| with_rows(sheet, |found| found.n_shown > 0).unwrap_or(false));
    let request = move |format| {
        let request = export_request(language, shown.with_untracked(list), &LIST_COLUMNS, &[], None, format);
        async move { Ok(request) }
    };
    let address = move || {
        let list = shown.with(list);
        let search = list.search.clone();
        let mut address = showing(list.filters);
        address.search = search;
        address.sort = Some((crate::ui::customers_view::column_key(Column::AtStake).into_owned(), true));
        address.columns = LIST_COLUMNS.map(|column| crate::ui::customers_view::column_key(column).into_owned()).to_vec();
        Route::Customers(address).to_string()
    };
    move || {
        is_there.get().then(|| {
            view! {
                <LinkButton href=address() icon=Glyph::Customers>{words::list(language)}</LinkButton>
                <SaveMenu name=words::title(language) request />
            }
        })
    }
}
