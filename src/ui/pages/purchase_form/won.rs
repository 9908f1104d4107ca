//! The purchase that a won opportunity comes to: its customer, amount and products are filled in already.

use super::Beginning;
use crate::domain::{CustomerId, Opportunity, OpportunityId, Product, PurchaseKind};
use crate::engine::protocol::Failure;
use crate::ui::{
    pages::{product_names::label, setting::Setting},
    parts::{Banner, Tone},
    purchase_draft::{TypedLine, TypedPurchase},
    session::Session,
    typed,
    words::pipeline as words,
};
use crate::workspace::{
    Refusal,
    questions::{AskDeal, AskProducts},
};
use leptos::prelude::*;

/// The most products that are looked through for those of the deal.
const MAX_PRODUCTS: u32 = 20_000;

/// What the form begins with: one product at the amount agreed, several at their list prices, none as the amount alone.
pub async fn beginning(session: Session, customer: CustomerId, id: OpportunityId, setting: Setting) -> Result<Beginning, Failure> {
    let deal = session.ask(AskDeal { id: Some(id) }).await?.deal.ok_or(Failure::Refused(Refusal::Gone))?;
    let products = if deal.products.is_empty() { Vec::new() } else { products_of(session, &deal).await? };
    let amount = typed::written_amount(deal.amount_minor, setting.currency);
    let is_one = products.len() == 1;
    let line = |product: &Product| TypedLine {
        product: Some(product.id),
        unit_price: if is_one { amount.clone() } else { product.list_price.map(typed::written_price).unwrap_or_default() },
        ..TypedLine::new()
    };
    let lines = products.iter().map(line).collect();
    let on = deal.closing.as_ref().map_or(setting.today, |closing| closing.on).to_string();
    let purchase = TypedPurchase { on, amount, lines, ..TypedPurchase::new(customer, PurchaseKind::Sale) };
    let products: std::collections::HashMap<_, _> = products.iter().map(|product| (product.id, label(product))).collect();
    let agreed_minor = (products.len() > 1).then_some(deal.amount_minor);
    Ok(Beginning { typed: purchase, products, agreed_minor })
}

async fn products_of(session: Session, deal: &Opportunity) -> Result<Vec<Product>, Failure> {
    let all = session.ask(AskProducts { search: String::new(), window: 0..MAX_PRODUCTS }).await?;
    let find = |id| all.rows.iter().map(|row| &row.product).find(|product| product.id == id).cloned();
    Ok(deal.products.iter().filter_map(|id| find(*id)).collect())
}

/// What the lines are to add up to.
pub fn agreed(minor: i64, setting: Setting) -> impl IntoView {
    let language = setting.language;
    view! { <Banner tone=Tone::Info title=words::agreed(language, setting.money(minor))>{words::agreed_text(language)}</Banner> }
}
