//! Products that go together: rules with their limits, what goes with one product, and what was left out.
//!
//! Limits, search and the product that is looked at stand in the address. Not here: what customers like (`likes`).

mod limits;
mod neighbours;
mod rules;

use super::{
    address::{RouteTabs, use_shown},
    answer::{answered, failed},
    no_orders::{Meanwhile, NoOrders},
    setting::{Setting, use_setting},
};
use crate::engine::protocol::Failure;
use crate::ui::{
    device::use_language,
    parts::{Banner, Card, FigureCard, Page, Reason, SearchField, Tone},
    route::{CustomersView, Route, TogetherView},
    session::use_session,
    shell::{go, replace_address, use_frame},
    words::{Language, shell as shell_words, together as words},
};
use crate::workspace::questions::{AskTogether, NamedProduct, TogetherSheet};
use leptos::prelude::*;

/// Rules that are brought at first, and with every further press.
const N_ROWS: u32 = 50;

/// The tabs that this page shares with what customers like.
pub fn tabs(language: Language, current: Route) -> impl IntoView {
    let places = vec![
        (Route::Together(TogetherView::default()), words::rules(language)),
        (Route::Likes(CustomersView::default()), words::likes(language)),
    ];
    view! { <RouteTabs label=words::sections(language) places current /> }
}

#[component]
pub fn Together() -> impl IntoView {
    let language = use_language();
    let setting = use_setting();
    let view = use_shown(|route| if let Route::Together(view) = route { Some(view) } else { None });
    let n_wanted = RwSignal::new(N_ROWS);
    let sheet = use_session()
        .live(move || view.with(|view| AskTogether { limits: view.limits, search: view.search.clone(), n_rows: n_wanted.get() }));
    let search = Signal::derive(move || view.with(|view| view.search.clone()));
    let find = move |search: String| {
        n_wanted.set(N_ROWS);
        replace_address(&Route::Together(TogetherView { search, ..view.get_untracked() }));
    };
    let product = Memo::new(move |_| view.with(|view| view.product));
    let content = move || {
        let setting = setting.get()?;
        Some(answered(sheet.get(), |found| match found {
            Ok(sheet) if sheet.n_orders == 0 => {
                let (title, text) = (words::nothing_title(language), words::nothing_text(language));
                view! { <NoOrders title text meanwhile=Meanwhile::Products /> }.into_any()
            }
            Ok(sheet) => shown(sheet, view, n_wanted, setting),
            Err(sets) => failed(&Failure::TooManySets(sets)),
        }))
    };
    view! {
        <Page title=shell_words::together(language) actions=move || view! { <SearchField label=words::search(language) value=search on_search=find /> }>
            {tabs(language, Route::Together(TogetherView::default()))}
            <limits::Limits view />
            {move || Some(view! { <neighbours::Neighbours product=product.get()? setting=setting.get()? /> })}
            {content}
        </Page>
    }
}

/// The address with this product looked at, or none.
fn looking_at(product: Option<crate::domain::ProductId>) -> Route {
    let view = match use_frame().route.get_untracked() {
        Route::Together(view) => view,
        _ => TogetherView::default(),
    };
    Route::Together(TogetherView { product, ..view })
}

/// A product that leads to what goes with it.
fn product_button(product: &NamedProduct, language: Language) -> impl IntoView + use<> {
    let id = product.id;
    let title = words::show_neighbours(language, &product.name);
    let hint = product.code.clone().map_or_else(|| title.clone(), |code| format!("{code} · {title}"));
    view! { <button type="button" class="product-button" title=hint on:click=move |_| go(&looking_at(Some(id)))>{product.name.clone()}</button> }
}

fn shown(sheet: TogetherSheet, view: Memo<TogetherView>, n_wanted: RwSignal<u32>, setting: Setting) -> AnyView {
    let language = setting.language;
    let products = sheet.products.iter().map(|product| product_button(product, language)).collect_view();
    let found = (!sheet.products.is_empty()).then(
        || view! { <div class="row products-found"><span class="quiet small">{words::products_found(language)}</span>{products}</div> },
    );
    view! {
        <div class="dashboard">
            {found}
            {figures(&sheet, setting)}
            {if sheet.rows.is_empty() {
                view! { <Banner tone=Tone::Info title=words::title_none(language)>{words::none_text(language)}</Banner> }.into_any()
            } else {
                view! { <rules::RulesCard sheet=sheet.clone() view n_wanted setting /> }.into_any()
            }}
            {left_out(&sheet, setting)}
        </div>
    }
    .into_any()
}

fn figures(sheet: &TogetherSheet, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let card = |label: &'static str, n: u32, why: &'static str| {
        let reason = Reason { formula: why.to_owned(), inputs: Vec::new(), n_cases: None, period: Some(setting.day(sheet.as_of)) };
        view! { <FigureCard label value=Some(setting.number(n)) reason /> }
    };
    view! {
        <div class="cards cards-four">
            {card(words::n_orders(language), sheet.n_orders, words::n_orders_why(language))}
            {card(words::n_products(language), sheet.n_products, words::n_products_why(language))}
            {card(words::n_rules(language), sheet.n_rules, words::n_rules_why(language))}
            {card(words::n_left_out(language), sheet.n_left_out, words::n_left_out_why(language))}
        </div>
    }
}

/// Codes that are not taken for goods, so that a wrong guess is seen.
fn left_out(sheet: &TogetherSheet, setting: Setting) -> Option<impl IntoView + use<>> {
    let language = setting.language;
    let n_named = u32::try_from(sheet.left_out.len()).unwrap_or(u32::MAX);
    let names: Vec<String> = sheet.left_out.iter().map(|product| product.code.clone().unwrap_or_else(|| product.name.clone())).collect();
    let n_more = sheet.n_left_out.saturating_sub(n_named);
    let more = (n_more > 0).then(|| words::left_out_more(language, setting.number(n_more)));
    let listed = crate::ui::words::customers::listed(language, &names);
    (sheet.n_left_out > 0).then(|| {
        view! {
            <Card title=words::left_out_title(language, setting.number(sheet.n_left_out))>
                <p class="soft">{words::n_left_out_why(language)}</p>
                <p class="left-out">{listed}" "{more}</p>
            </Card>
        }
    })
}
