//! The products that a deal is about, found by typing part of a name or code.

use super::draft::Draft;
use crate::domain::Opportunity;
use crate::ui::{
    device::use_language,
    pages::product_names::Suggested,
    parts::{Glyph, Icon, TextField, unique_id},
    words::pipeline as words,
};
use leptos::prelude::*;

#[component]
pub fn ProductsField(draft: Draft) -> impl IntoView {
    let language = use_language();
    let typed = RwSignal::new(String::new());
    let list = unique_id("products");
    let suggested = Suggested::by(typed);
    // A product is taken as soon as its whole name stands there, as when it was chosen from the list.
    Effect::new(move || {
        let text = typed.get().trim().to_owned();
        let Some(product) = suggested.called(&text).filter(|_| !text.is_empty()) else { return };
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
            {suggested.list(list)}
            <div class="chips">{chips}</div>
        </div>
    }
}
