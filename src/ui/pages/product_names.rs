//! What products are called, for lists that know only their identifiers.

use crate::domain::{Product, ProductId};
use crate::engine::protocol::Failure;
use crate::ui::session::Session;
use crate::workspace::questions::AskProducts;
use std::collections::HashMap;

/// The most products that are brought at once; a line of one beyond them shows no name.
const MAX_PRODUCTS: u32 = 20_000;

/// What a product is called where names may be alike: name and code.
pub fn label(product: &Product) -> String {
    match &product.code {
        Some(code) => format!("{} · {code}", product.name),
        None => product.name.clone(),
    }
}

/// What every product is called.
///
/// # Errors
/// As the engine says.
pub async fn product_labels(session: Session) -> Result<HashMap<ProductId, String>, Failure> {
    let products = session.ask(AskProducts { search: String::new(), window: 0..MAX_PRODUCTS }).await?;
    Ok(products.rows.iter().map(|row| (row.product.id, label(&row.product))).collect())
}
