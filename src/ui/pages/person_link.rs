//! A customer's name in a row, leading to the customer or to what is told of the customer.

use crate::ui::{parts::PersonName, route::Route};
use leptos::prelude::*;

/// The name with its mark, as a link.
#[component]
pub fn PersonLink(to: Route, name: String) -> impl IntoView {
    view! { <a class="person-link" href=to.to_string()><PersonName name /></a> }.into_any()
}
