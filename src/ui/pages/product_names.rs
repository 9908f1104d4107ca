//! What products are called: for lists that know only their identifiers, and while one is typed.

use crate::domain::{Product, ProductId};
use crate::engine::protocol::Failure;
use crate::ui::{
    pages::answer::Answer,
    session::{Session, use_session},
};
use crate::workspace::questions::{AskProducts, ProductRows};
use leptos::prelude::*;
use std::collections::HashMap;

/// The most products that are brought at once; a line of one beyond them shows no name.
const MAX_PRODUCTS: u32 = 20_000;
/// Products that are suggested at a time.
const N_SUGGESTED: u32 = 50;

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

/// Products whose name or code is being typed.
#[derive(Clone, Copy)]
pub struct Suggested {
    answer: Answer<ProductRows>,
    products: Memo<Vec<Product>>,
}

impl Suggested {
    /// Looks for products as the text changes, which may be a whole [`label`].
    pub fn by(text: RwSignal<String>) -> Self {
        let search = move || text.with(|text| text.split(" · ").next().unwrap_or_default().trim().to_owned());
        let answer = use_session().live(move || AskProducts { search: search(), window: 0..N_SUGGESTED });
        let found = move |rows: ProductRows| rows.rows.into_iter().map(|row| row.product).collect();
        let products = Memo::new(move |_| answer.get().and_then(Result::ok).map(found).unwrap_or_default());
        Self { answer, products }
    }

    /// The product that is called so; it is tracked.
    pub fn called(self, text: &str) -> Option<Product> {
        self.products.with(|products| products.iter().find(|product| label(product) == text || product.name == text).cloned())
    }

    /// Whether it was looked for and there is none; it is tracked.
    pub fn is_none(self) -> bool {
        self.answer.with(Option::is_some) && self.products.with(Vec::is_empty)
    }

    /// The list that a text field offers.
    pub fn list(self, id: String) -> impl IntoView {
        let options = move || self.products.get().iter().map(|product| view! { <option value=label(product)></option> }).collect_view();
        view! { <datalist id=id>{options}</datalist> }
    }
}
