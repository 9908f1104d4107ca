//! Which model, how far ahead, by which discount and margin. What is chosen goes into the address, and the page follows.

use crate::scoring::lifetime::ModelName;
use crate::ui::{
    device::use_language,
    pages::foresight::model_name,
    parts::{Choice, InputKind, Select, TextField},
    route::{MOST_MARGIN_PPM, Route, ValueView, model_key},
    shell::go,
    typed,
    words::value as words,
};
use crate::workspace::questions::Horizon;
use leptos::prelude::*;

/// Parts per million of a hundredth of a per cent and so on: a percentage with three decimals, in thousandths.
const PPM_PER_THOUSANDTH: u32 = 10;

fn percent_text(ppm: u32) -> String {
    typed::written_quantity(crate::domain::Quantity(i64::from(ppm / PPM_PER_THOUSANDTH)))
}

fn percent_ppm(text: &str) -> Option<u32> {
    let thousandths = u32::try_from(typed::quantity(text).ok()?.0).ok()?;
    thousandths.checked_mul(PPM_PER_THOUSANDTH)
}

/// The fields.
#[component]
pub fn ModelBar(shown: Memo<ValueView>) -> impl IntoView {
    let language = use_language();
    let to = |view: ValueView| go(&Route::Value(view));
    let choices = ModelName::ALL.map(|model| Choice::new(model_key(model), model_name(language, model))).to_vec();
    let choose = move |key: String| {
        let mut view = shown.get_untracked();
        view.wish.model = ModelName::ALL.into_iter().find(|model| model_key(*model) == key).unwrap_or_default();
        to(view);
    };
    let months = move |text: &str| {
        let n_months = typed::count(text).ok()?;
        let mut view = shown.get_untracked();
        view.wish.horizon = Horizon { n_months, ..view.wish.horizon }.within_reach();
        Some(view)
    };
    let discount = move |text: &str| {
        let monthly_discount_ppm = percent_ppm(text)?;
        let mut view = shown.get_untracked();
        view.wish.horizon = Horizon { monthly_discount_ppm, ..view.wish.horizon }.within_reach();
        Some(view)
    };
    let margin = move |text: &str| {
        let margin_ppm = if text.trim().is_empty() { None } else { Some(percent_ppm(text)?.min(MOST_MARGIN_PPM)) };
        Some(ValueView { margin_ppm, ..shown.get_untracked() })
    };
    view! {
        <div class="look-bar">
            <Select
                label=words::model(language)
                choices
                value=Signal::derive(move || shown.with(|view| model_key(view.wish.model).to_owned()))
                on_change=choose
            />
            <NumberField label=words::months(language) shown text=|view| view.wish.horizon.n_months.to_string() read=months />
            <NumberField label=words::discount(language) shown text=|view| percent_text(view.wish.horizon.monthly_discount_ppm) read=discount />
            <NumberField
                label=words::margin(language)
                placeholder=words::margin_hint(language)
                shown
                text=|view| view.margin_ppm.map(percent_text).unwrap_or_default()
                read=margin
            />
        </div>
    }
}

/// A number of the address: what is typed is read when the field is left.
#[component]
fn NumberField(
    label: &'static str,
    #[prop(default = "")] placeholder: &'static str,
    shown: Memo<ValueView>,
    text: fn(&ValueView) -> String,
    read: impl Fn(&str) -> Option<ValueView> + Send + Sync + 'static,
) -> impl IntoView {
    let language = use_language();
    let draft = RwSignal::new(shown.with_untracked(text));
    let error = RwSignal::new(None::<String>);
    Effect::new(move || {
        draft.set(shown.with(text));
        error.set(None);
    });
    let save = move |typed: String| match read(&typed) {
        Some(view) if shown.with_untracked(|now| *now != view) => go(&Route::Value(view)),
        Some(view) => {
            error.set(None);
            draft.set(text(&view));
        }
        None => error.set(Some(words::not_a_number(language).to_owned())),
    };
    view! { <TextField label value=draft kind=InputKind::Number placeholder error on_save=save /> }
}
