//! A customer's name in a row, leading to the customer or to what is told of the customer.

use crate::domain::CustomerKind;
use crate::ui::{parts::PersonName, route::Route};
use leptos::prelude::*;

/// The name with its mark, as a link.
#[component]
pub fn PersonLink(
    to: Route,
    name: String,
    /// What the customer is, where the row says it.
    #[prop(optional)]
    kind: CustomerKind,
) -> impl IntoView {
    view! { <a class="person-link" href=to.to_string()><PersonName name kind /></a> }.into_any()
}
