//! The form for a new product or a known one.

use super::Setting;
use crate::engine::protocol::Failure;
use crate::ui::{
    parts::{Button, ButtonKind, Dialog, Field, Glyph, InputKind, TextField, unique_id},
    sentences,
    session::use_session,
    typed::{self, NotRead},
    words::{parts as parts_words, products as words},
};
use crate::workspace::{
    Command, Refusal,
    commands::ProductDraft,
    questions::{AskChoices, Facet, ProductRow},
};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What the form is about.
#[derive(Clone, Debug, PartialEq)]
pub enum Edited {
    New,
    Known(Box<ProductRow>),
}

/// A product as it would be typed in.
pub fn draft_of(row: &ProductRow) -> ProductDraft {
    let product = &row.product;
    ProductDraft {
        name: product.name.clone(),
        code: product.code.clone().unwrap_or_default(),
        category: row.category_name.clone().unwrap_or_default(),
        unit_cost: product.unit_cost,
        list_price: product.list_price,
    }
}

/// The form, open while `edited` says of what.
#[component]
pub fn ProductDialog(edited: RwSignal<Option<Edited>>, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let open = Signal::derive(move || edited.with(Option::is_some));
    let title = move || match edited.get() {
        Some(Edited::Known(_)) => words::edit_title(language),
        _ => words::new_title(language),
    };
    view! {
        <Dialog open on_close=move || edited.set(None) title is_wide=true>
            {move || edited.get().map(|subject| view! { <ProductForm subject setting on_done=move || edited.set(None) /> })}
        </Dialog>
    }
}

/// Errors beside the fields.
#[derive(Clone, Copy, Default)]
struct Errors {
    name: RwSignal<Option<String>>,
    code: RwSignal<Option<String>>,
    list_price: RwSignal<Option<String>>,
    unit_cost: RwSignal<Option<String>>,
}

/// What is typed.
#[derive(Clone, Copy)]
struct Typed {
    name: RwSignal<String>,
    code: RwSignal<String>,
    category: RwSignal<String>,
    list_price: RwSignal<String>,
    unit_cost: RwSignal<String>,
}

impl Typed {
    fn of(draft: ProductDraft, setting: Setting) -> Self {
        let text = |price| typed::written_price_in(price, setting.currency);
        let price = |price: Option<_>| RwSignal::new(price.map(text).unwrap_or_default());
        Self {
            name: RwSignal::new(draft.name),
            code: RwSignal::new(draft.code),
            category: RwSignal::new(draft.category),
            list_price: price(draft.list_price),
            unit_cost: price(draft.unit_cost),
        }
    }

    /// The product that is meant, or `None` with what is wrong said beside the fields.
    fn read(self, errors: Errors, setting: Setting) -> Option<ProductDraft> {
        let language = setting.language;
        let price = |text: RwSignal<String>, error: RwSignal<Option<String>>| {
            let read = match typed::unit_price(&text.get_untracked()) {
                Ok(price) => Ok(Some(price)),
                Err(NotRead::Empty) => Ok(None),
                Err(_) => Err(words::not_a_price(language).to_owned()),
            };
            error.set(read.as_ref().err().cloned());
            read.ok()
        };
        let (list_price, unit_cost) = (price(self.list_price, errors.list_price), price(self.unit_cost, errors.unit_cost));
        let name = self.name.get_untracked();
        let is_named = !name.trim().is_empty();
        errors.name.set((!is_named).then(|| words::name_needed(language).to_owned()));
        let draft = ProductDraft {
            name,
            code: self.code.get_untracked(),
            category: self.category.get_untracked(),
            unit_cost: unit_cost?,
            list_price: list_price?,
        };
        is_named.then_some(draft)
    }
}

#[component]
fn ProductForm(subject: Edited, setting: Setting, #[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let language = setting.language;
    let session = use_session();
    let known = match subject {
        Edited::New => None,
        Edited::Known(row) => Some(*row),
    };
    let typed = Typed::of(known.as_ref().map(draft_of).unwrap_or_default(), setting);
    let errors = Errors::default();
    let is_busy = RwSignal::new(false);
    let id = known.as_ref().map(|row| row.product.id);
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(product) = typed.read(errors, setting) else { return };
        let name = product.name.trim().to_owned();
        let (command, said) = match id {
            Some(id) => (Command::EditProduct { id, product }, words::changed(language, name)),
            None => (Command::AddProduct { product }, words::added(language, name)),
        };
        is_busy.set(true);
        spawn_local(async move {
            match session.perform(command).await {
                Ok(done) => {
                    session.say_done(&done, said);
                    on_done.run(());
                }
                Err(Failure::Refused(refusal @ Refusal::CodeTaken { .. })) => {
                    errors.code.try_set(Some(sentences::refusal(language, &refusal)));
                }
                Err(failure) => session.say_failure(&failure),
            }
            is_busy.try_set(false);
        });
    };
    let delete = known.map(|row| {
        let (id, name) = (row.product.id, row.product.name);
        let press = move || {
            session.run(Command::DeleteProduct { id }, words::deleted(language, &name));
            on_done.run(());
        };
        view! { <Button kind=ButtonKind::Ghost icon=Glyph::Trash on_press=press>{words::delete(language)}</Button> }
    });
    view! {
        <form class="form" on:submit=save>
            <TextField label=words::name_label(language) value=typed.name error=errors.name />
            <div class="form-grid">
                <TextField label=words::code(language) value=typed.code error=errors.code hint=words::code_hint(language) is_optional=true />
                <CategoryField value=typed.category setting />
                <PriceField label=words::list_price(language) hint=words::list_price_hint value=typed.list_price error=errors.list_price setting />
                <PriceField label=words::unit_cost(language) hint=words::unit_cost_hint value=typed.unit_cost error=errors.unit_cost setting />
            </div>
            <div class="button-row">
                {delete}
                <span class="push"></span>
                <Button on_press=on_done>{parts_words::cancel(language)}</Button>
                <Button kind=ButtonKind::Primary is_submit=true busy=is_busy>{words::save(language)}</Button>
            </div>
        </form>
    }
}

#[component]
fn PriceField(
    label: &'static str,
    hint: fn(crate::ui::words::Language, &'static str) -> String,
    value: RwSignal<String>,
    #[prop(into)] error: Signal<Option<String>>,
    setting: Setting,
) -> impl IntoView {
    let hint = hint(setting.language, setting.currency.code());
    view! { <TextField label hint value error kind=InputKind::Number is_optional=true /> }
}

/// A category by its name, with the known ones to choose from.
#[component]
fn CategoryField(value: RwSignal<String>, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let session = use_session();
    let known = session.live(|| AskChoices { facet: Facet::Category });
    let names = move || {
        let choices = known.get().and_then(Result::ok).unwrap_or_default().choices;
        choices.into_iter().map(|choice| view! { <option value=choice.value></option> }).collect_view()
    };
    let id = unique_id("category");
    let list = unique_id("categories");
    let hint = TextProp::from(words::category_hint(language));
    view! {
        <Field id=id.clone() label=words::category(language) hint=Some(hint) is_optional=true>
            <input
                id=id.clone()
                class="input"
                list=list.clone()
                autocomplete="off"
                aria-describedby=format!("{id}-note")
                prop:value=value
                on:input:target=move |event| value.set(event.target().value())
            />
            <datalist id=list>{names}</datalist>
        </Field>
    }
}
