//! The lines of the form: product, quantity, price, discount, and what each comes to.

use super::fields::Draft;
use crate::domain::{Line, ProductId};
use crate::ui::{
    device::use_language,
    format,
    pages::product_names::Suggested,
    parts::{Button, ButtonKind, ControlSize, Glyph, InputKind, TextField, unique_id},
    purchase_draft::{PurchaseField, TypedLine},
    typed,
    words::purchase as words,
};
use leptos::prelude::*;

/// One line while it is typed.
#[derive(Clone, Copy)]
pub struct DraftLine {
    /// Tells lines apart while they come and go.
    key: u32,
    /// What is typed for the product.
    text: RwSignal<String>,
    /// The product chosen last, and the text that chose it: it holds while that text stands.
    chosen: RwSignal<Option<(ProductId, String)>>,
    quantity: RwSignal<String>,
    unit_price: RwSignal<String>,
    discount: RwSignal<String>,
    before: Option<Line>,
}

impl DraftLine {
    /// A line that begins as `typed`, with the label of its product.
    pub fn of(typed: &TypedLine, label: String) -> Self {
        thread_local! {
            static N_LINES: std::cell::Cell<u32> = const { std::cell::Cell::new(0) };
        }
        Self {
            key: N_LINES.with(|n| n.replace(n.get().wrapping_add(1))),
            chosen: RwSignal::new(typed.product.map(|id| (id, label.clone()))),
            text: RwSignal::new(label),
            quantity: RwSignal::new(typed.quantity.clone()),
            unit_price: RwSignal::new(typed.unit_price.clone()),
            discount: RwSignal::new(typed.discount.clone()),
            before: typed.before,
        }
    }

    /// The line as it stands.
    pub fn typed(self) -> TypedLine {
        TypedLine {
            product: self.product(),
            quantity: self.quantity.get(),
            unit_price: self.unit_price.get(),
            discount: self.discount.get(),
            before: self.before,
        }
    }

    fn product(self) -> Option<ProductId> {
        let text = self.text.get();
        self.chosen.get().filter(|(_, chosen_by)| chosen_by == text.trim()).map(|(id, _)| id)
    }

    /// Something is typed for a product, but no product is called that.
    pub fn is_product_unknown(self) -> bool {
        self.product().is_none() && self.text.with(|text| !text.trim().is_empty())
    }
}

/// All lines, with a button for another one.
#[component]
pub fn LinesEditor(draft: Draft) -> impl IntoView {
    let language = use_language();
    let add = move || draft.lines.update(|lines| lines.push(DraftLine::of(&TypedLine::new(), String::new())));
    let has_lines = Memo::new(move |_| draft.lines.with(|lines| !lines.is_empty()));
    let row = move |at: ReadSignal<usize>, line: DraftLine| view! { <LineRow draft line at /> };
    view! {
        <section class="stack" aria-label=words::lines(language)>
            <ForEnumerate each=move || draft.lines.get() key=|line| line.key children=row />
            <div class="row-spread">
                <Button kind=ButtonKind::Ghost size=ControlSize::Small icon=Glyph::Plus on_press=add>{words::add_line(language)}</Button>
                {move || has_lines.get().then(|| view! {
                    <p class="strong">{words::total(language)} " " {move || format::or_unknown(draft.total())}</p>
                })}
            </div>
            {move || (!has_lines.get()).then(|| view! { <p class="field-hint">{words::lines_hint(language)}</p> })}
        </section>
    }
}

#[component]
fn LineRow(draft: Draft, line: DraftLine, at: ReadSignal<usize>) -> impl IntoView {
    let language = use_language();
    let setting = draft.setting;
    let remove = move || draft.lines.update(|lines| lines.retain(|own| own.key != line.key));
    let amount = move || format::or_unknown(line.typed().amount_minor(setting.currency).map(|minor| setting.money(minor)));
    view! {
        <fieldset class="purchase-line">
            <legend class="visually-hidden">{move || words::line(language, at.get() + 1)}</legend>
            <ProductField draft line />
            <TextField label=words::quantity(language) value=line.quantity kind=InputKind::Number error=draft.error(move || PurchaseField::Quantity(at.get())) />
            <TextField label=words::unit_price(language) value=line.unit_price kind=InputKind::Number error=draft.error(move || PurchaseField::UnitPrice(at.get())) />
            <TextField label=words::discount(language) value=line.discount kind=InputKind::Number error=draft.error(move || PurchaseField::Discount(at.get())) />
            <div class="purchase-line-amount">
                <span class="field-label">{words::line_amount(language)}</span>
                <output>{amount}</output>
            </div>
            {move || {
                let label = words::remove_line(language, at.get() + 1);
                view! { <Button kind=ButtonKind::Ghost size=ControlSize::Small icon=Glyph::Close label on_press=remove /> }
            }}
        </fieldset>
    }
}

/// A product by typing part of its name or code; a chosen one brings its price.
#[component]
fn ProductField(draft: Draft, line: DraftLine) -> impl IntoView {
    let language = use_language();
    let list = unique_id("products");
    let suggested = Suggested::by(line.text);
    Effect::new(move || {
        let text = line.text.get().trim().to_owned();
        if let Some(product) = suggested.called(&text).filter(|_| untrack(|| line.product().is_none())) {
            line.chosen.set(Some((product.id, text)));
            if let Some(price) = product.list_price
                && line.unit_price.with_untracked(|typed| typed.trim().is_empty())
            {
                line.unit_price.set(typed::written_price(price));
            }
        }
    });
    let error = Signal::derive(move || {
        let is_said = draft.is_tried.get() || suggested.is_none();
        (is_said && line.is_product_unknown()).then(|| words::product_unknown(language).to_owned())
    });
    view! {
        <TextField
            label=words::product(language)
            value=line.text
            placeholder=words::product_hint(language)
            error
            is_optional=true
            list=list.clone()
        />
        {suggested.list(list)}
    }
}
