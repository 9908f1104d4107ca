//! The products, with what they brought and what they cost. A cost can be typed into the list, so that profit becomes known.
//!
//! Not here: what was sold in each purchase (the customer's page).

mod columns;
mod form;

use super::{
    answer::failed,
    setting::{Setting, use_setting},
};
use crate::domain::ProductId;
use crate::ui::{
    device::use_language,
    parts::{
        Button, ButtonKind, EmptyState, Glyph, LinkButton, Page, SearchField, Skeleton, TablePosition, TableRow, TableRows, VirtualTable,
    },
    route::Route,
    session::use_session,
    words::{products as words, shell as shell_words},
};
use crate::workspace::questions::{AskProducts, ProductRow, ProductRows};
use form::{Edited, ProductDialog};
use leptos::prelude::*;

/// A row of the list.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row(ProductRow);

impl TableRow for Row {
    type Id = ProductId;

    fn id(&self) -> ProductId {
        self.0.product.id
    }

    fn name(&self) -> String {
        self.0.product.name.clone()
    }
}

#[component]
pub fn Products() -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let setting = use_setting();
    let search = RwSignal::new(String::new());
    let edited = RwSignal::new(None::<Edited>);
    let position = TablePosition::new();
    let rows = session.live(move || {
        let window = position.window.get();
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        AskProducts { search: search.get(), window: place(window.start)..place(window.end) }
    });
    let look_for = move |typed: String| {
        search.set(typed);
        position.reset();
    };
    let count = Signal::derive(move || Some(setting.get()?.number(rows.get()?.ok()?.n_total)));
    let actions = move || {
        view! {
            <SearchField label=words::search(language) value=search on_search=look_for />
            <Button kind=ButtonKind::Primary icon=Glyph::Plus shortcut="c" attr:data-key="c" on_press=move || edited.set(Some(Edited::New))>
                {words::add(language)}
            </Button>
        }
    };
    let state = Memo::new(move |_| rows.with(State::of));
    let failure = move || rows.with(|rows| rows.as_ref().and_then(|rows| rows.as_ref().err().map(failed)));
    let footer = move || {
        let shown = move || Some((setting.get()?, rows.get()?.ok()?));
        view! { {move || shown().map(|(setting, rows)| foot(setting, &rows))} }
    };
    view! {
        <Page title=shell_words::products(language) count actions footer is_filled=true>
            {move || match (state.get(), setting.get()) {
                (State::Failed, _) => failure().into_any(),
                (State::Empty, _) => view! { <NoProducts edited /> }.into_any(),
                (State::NoneFound, _) => view! { <NoneFound search on_clear=move || look_for(String::new()) /> }.into_any(),
                (State::Listed, Some(setting)) => view! { <List rows setting position edited /> }.into_any(),
                (State::Listed | State::Waiting, _) => view! { <Skeleton n_lines=8 /> }.into_any(),
            }}
            {move || setting.get().map(|setting| view! { <ProductDialog edited setting /> })}
        </Page>
    }
}

/// Which of its faces the page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Waiting,
    Failed,
    /// There is no product at all.
    Empty,
    /// None that is searched for.
    NoneFound,
    Listed,
}

impl State {
    fn of<E>(rows: &Option<Result<ProductRows, E>>) -> Self {
        match rows {
            None => Self::Waiting,
            Some(Err(_)) => Self::Failed,
            Some(Ok(rows)) if rows.n_total == 0 => Self::Empty,
            Some(Ok(rows)) if rows.n_shown == 0 => Self::NoneFound,
            Some(Ok(_)) => Self::Listed,
        }
    }
}

type Answered = Signal<Option<Result<ProductRows, crate::engine::protocol::Failure>>>;

#[component]
fn List(rows: Answered, setting: Setting, position: TablePosition, edited: RwSignal<Option<Edited>>) -> impl IntoView {
    let known = move || rows.get().and_then(Result::ok);
    let n_rows = Signal::derive(move || known().map_or(0, |rows| rows.n_shown as usize));
    let shown = Memo::new(move |_| {
        let rows = |rows: ProductRows| TableRows { first: rows.first as usize, rows: rows.rows.into_iter().map(Row).collect() };
        known().map(rows).unwrap_or_default()
    });
    let open = move |id: ProductId| {
        let row = known().and_then(|rows| rows.rows.into_iter().find(|row| row.product.id == id));
        edited.set(row.map(|row| Edited::Known(Box::new(row))));
    };
    view! {
        <VirtualTable label=words::list(setting.language) columns=columns::columns(setting, use_session()) n_rows rows=shown position on_open=open />
    }
}

fn foot(setting: Setting, rows: &ProductRows) -> impl IntoView + use<> {
    let language = setting.language;
    view! {
        <span>{words::foot(language, setting.number(rows.n_shown), setting.number(rows.n_total))}</span>
        <span>{words::foot_order(language)}</span>
        <span>{words::foot_cost(language)}</span>
    }
}

#[component]
fn NoProducts(edited: RwSignal<Option<Edited>>) -> impl IntoView {
    let language = use_language();
    view! {
        <EmptyState title=words::empty_title(language) text=words::empty_text(language)>
            <LinkButton kind=ButtonKind::Primary icon=Glyph::Import href=Route::Import.to_string()>{words::import(language)}</LinkButton>
            <Button icon=Glyph::Plus on_press=move || edited.set(Some(Edited::New))>{words::add(language)}</Button>
        </EmptyState>
    }
}

#[component]
fn NoneFound(search: RwSignal<String>, #[prop(into)] on_clear: Callback<()>) -> impl IntoView {
    let language = use_language();
    view! {
        <EmptyState title=words::none_found_title(language) text=move || words::none_found(language, search.get())>
            <Button on_press=on_clear>{words::clear(language)}</Button>
        </EmptyState>
    }
}
