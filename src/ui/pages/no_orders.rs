//! A page that has nothing to show before there are orders: what it is for, the import, and where to look meanwhile.

use super::grade_tag::customers;
use crate::ui::{
    device::use_language,
    parts::{ButtonKind, EmptyState, Glyph, LinkButton},
    route::Route,
    words::shell as words,
};
use leptos::prelude::*;

/// Where to look meanwhile.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Meanwhile {
    #[default]
    Customers,
    Products,
}

/// The empty page.
#[component]
pub fn NoOrders(title: &'static str, text: &'static str, #[prop(optional)] meanwhile: Meanwhile) -> impl IntoView {
    let language = use_language();
    let (route, name) = match meanwhile {
        Meanwhile::Customers => (customers([]), words::go_customers(language)),
        Meanwhile::Products => (Route::Products, words::go_products(language)),
    };
    view! {
        <EmptyState title text>
            <LinkButton kind=ButtonKind::Primary icon=Glyph::Import href=Route::Import.to_string()>{words::import_orders(language)}</LinkButton>
            <LinkButton href=route.to_string()>{name}</LinkButton>
        </EmptyState>
    }
}
