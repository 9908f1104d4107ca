//! The products that a deal is about, found by typing part of a name or code.

use super::draft::Draft;
use crate::domain::Opportunity;
use crate::ui::{
    device::use_language,
    pages::product_names::label,
    parts::{Glyph, Icon, TextField, unique_id},
    session::use_session,
    words::pipeline as words,
};
use crate::workspace::questions::AskProducts;
use leptos::prelude::*;

/// Products that are suggested at a time.
const N_SUGGESTED: u32 = 50;

#[component]
pub fn ProductsField(draft: Draft) -> impl IntoView {
    let language = use_language();
    let typed = RwSignal::new(String::new());
    let list = unique_id("products");
    let search = move || typed.with(|text| text.split(" · ").next().unwrap_or_default().trim().to_owned());
    let answer = use_session().live(move || AskProducts { search: search(), window: 0..N_SUGGESTED });
    let found = Memo::new(move |_| answer.get().and_then(Result::ok).map(|rows| rows.rows).unwrap_or_default());
    // A product is taken as soon as its whole name stands there, as when it was chosen from the list.
    Effect::new(move || {
        let text = typed.get().trim().to_owned();
        let product =
            found.with(|rows| rows.iter().map(|row| &row.product).find(|product| label(product) == text || product.name == text).cloned());
        let Some(product) = product.filter(|_| !text.is_empty()) else { return };
        draft.products.update(|products| {
            if products.len() < Opportunity::MAX_PRODUCTS && products.iter().all(|(id, _)| *id != product.id) {
                products.push((product.id, product.name));
            }
        });
        typed.set(String::new());
    });
    let chips = move || {
        let chip = |(id, name): (crate::domain::ProductId, String)| {
            let label = words::remove_product(language, &name);
            let remove = move |_| draft.products.update(|products| products.retain(|(own, _)| *own != id));
            view! {
                <span class="chip">
                    <span class="chip-text">{name}</span>
                    <button type="button" class="chip-remove" aria-label=label.clone() title=label on:click=remove><Icon glyph=Glyph::Close /></button>
                </span>
            }
        };
        draft.products.get().into_iter().map(chip).collect_view()
    };
    view! {
        <div class="stack-tight">
            <TextField label=words::products(language) value=typed placeholder=words::add_product(language) is_optional=true list=list.clone() />
            <datalist id=list>{move || found.get().into_iter().map(|row| view! { <option value=label(&row.product)></option> }).collect_view()}</datalist>
            <div class="chips">{chips}</div>
        </div>
    }
}
