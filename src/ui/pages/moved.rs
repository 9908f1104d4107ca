//! Customers who moved, one a row: who, from where to where, and what they have brought.

use super::{contact_mark::ContactMark, person_link::PersonLink, setting::Setting};
use crate::ui::{
    parts::{Heading, PlainTable},
    route::Route,
    words::today as words,
};
use crate::workspace::questions::CustomerRow;
use leptos::prelude::*;

/// Each with the move as it is shown.
pub fn table(moves: impl Iterator<Item = (CustomerRow, AnyView)>, setting: Setting) -> AnyView {
    let language = setting.language;
    let row = |(customer, movement): (CustomerRow, AnyView)| {
        view! {
            <tr>
                <th scope="row"><PersonLink to=Route::Customer(customer.id) name=customer.name kind=customer.kind /><ContactMark withheld=customer.withheld /></th>
                <td>{movement}</td>
                <td class="numeric wide-only">{setting.money(customer.amount_minor)}</td>
            </tr>
        }
    };
    let headings = vec![
        Heading::new(words::customer(language)),
        Heading::new(words::movement(language)),
        Heading::wide_number(words::amount(language)),
    ];
    let rows = moves.map(row).collect_view();
    view! { <PlainTable class="people" headings>{rows}</PlainTable> }.into_any()
}
