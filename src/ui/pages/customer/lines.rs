//! The lines of one purchase, asked for when they are opened.

use crate::domain::{Line, ProductId, Purchase, PurchaseId};
use crate::engine::protocol::Failure;
use crate::ui::{
    format,
    pages::{product_names::product_labels, setting::Setting},
    parts::{Heading, PlainTable, Skeleton},
    sentences,
    session::use_session,
    typed,
    words::customer as words,
};
use crate::workspace::questions::AskPurchase;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::HashMap;

type Answer = Result<(Option<Purchase>, HashMap<ProductId, String>), Failure>;

/// The lines as a small table.
#[component]
pub fn Lines(id: PurchaseId, setting: Setting) -> impl IntoView {
    let session = use_session();
    let answer = RwSignal::new(None::<Answer>);
    spawn_local(async move {
        let both = async { Ok((session.ask(AskPurchase { id }).await?, product_labels(session).await?)) };
        let both = both.await;
        answer.try_set(Some(both));
    });
    move || {
        answer.with(|answer| match answer {
            None => view! { <Skeleton n_lines=2 /> }.into_any(),
            Some(Ok((Some(purchase), names))) => table(&purchase.lines, names, setting).into_any(),
            Some(Ok((None, _))) => ().into_any(),
            Some(Err(failure)) => view! { <p class="field-error">{sentences::failure(setting.language, failure)}</p> }.into_any(),
        })
    }
}

fn table(lines: &[Line], names: &HashMap<ProductId, String>, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let has_discount = lines.iter().any(|line| line.discount_minor > 0);
    let row = |line: &Line| {
        let name = line.product.and_then(|id| names.get(&id).cloned());
        let discount = has_discount.then(|| view! { <td class="numeric">{setting.money(line.discount_minor)}</td> });
        view! {
            <tr>
                <th scope="row">{name.unwrap_or_else(|| words::no_product(language).to_owned())}</th>
                <td class="numeric">{format!("{} × {}", typed::written_quantity(line.quantity), typed::written_price(line.unit_price))}</td>
                {discount}
                <td class="numeric">{setting.money(line.amount_minor)}</td>
                <td class="numeric quiet">{format::or_unknown(line.cost_minor.map(|minor| setting.money(minor)))}</td>
            </tr>
        }
    };
    let discount = has_discount.then(|| Heading::number(words::discount(language)));
    let headings =
        [Heading::new(words::product(language)), Heading::number(words::quantity_and_price(language))].into_iter().chain(discount);
    let headings = headings.chain([words::line_amount(language), words::cost(language)].map(Heading::number)).collect();
    let rows = lines.iter().map(row).collect_view();
    view! { <PlainTable class="purchase-lines" headings>{rows}</PlainTable> }
}
