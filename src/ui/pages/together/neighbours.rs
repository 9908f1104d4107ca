//! What goes with one product, the closest first.

use super::{Setting, looking_at, product_button};
use crate::domain::ProductId;
use crate::ui::{
    format,
    pages::answer::answered,
    parts::{Button, ButtonKind, Card, ControlSize, Glyph, Heading, Meter, PlainTable},
    session::use_session,
    shell::go,
    words::together as words,
};
use crate::workspace::questions::{AskNeighbours, NeighbourRow, NeighboursSheet};
use leptos::prelude::*;

/// A card for the product that the address names.
#[component]
pub fn Neighbours(product: ProductId, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let sheet = use_session().live(move || AskNeighbours { product });
    let close = move || view! { <Button kind=ButtonKind::Ghost size=ControlSize::Small icon=Glyph::Close label=words::close(language) on_press=move || go(&looking_at(None)) /> };
    move || {
        answered(sheet.get(), |sheet| {
            let title = sheet
                .as_ref()
                .map_or_else(|| words::neighbour_gone(language).to_owned(), |sheet| words::neighbours(language, &sheet.product.name));
            view! { <Card title actions=close>{sheet.map(|sheet| shown(&sheet, setting))}</Card> }.into_any()
        })
    }
}

fn shown(sheet: &NeighboursSheet, setting: Setting) -> AnyView {
    let language = setting.language;
    if sheet.n_orders == 0 {
        return view! { <p class="soft">{words::not_sold(language)}</p> }.into_any();
    }
    let text = words::neighbours_text(language, setting.number(sheet.n_orders));
    if sheet.rows.is_empty() {
        return view! { <p class="soft">{text}</p><p>{words::neighbours_none(language)}</p> }.into_any();
    }
    let rows = sheet.rows.iter().map(|row| neighbour(row, setting)).collect_view();
    view! {
        <p class="soft">{text}</p>
        <div class="neighbours">
            <PlainTable
                headings=vec![
                    Heading::new(words::product(language)),
                    Heading::number(words::both(language)),
                    Heading::new(words::cosine(language)),
                    Heading::number(words::lift(language)),
                ]
            >
                {rows}
            </PlainTable>
        </div>
    }
    .into_any()
}

fn neighbour(row: &NeighbourRow, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let cosine = row.companion.cosine();
    view! {
        <tr>
            <th scope="row">{product_button(&row.product, language)}</th>
            <td class="numeric">{setting.number(row.companion.n_both)}</td>
            <td><Meter share=cosine text=format::decimal(language, cosine, 2) /></td>
            <td class="numeric">{format::decimal(language, row.companion.lift(), 1)}</td>
        </tr>
    }
}
