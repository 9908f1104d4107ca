//! Choosing: one of many, one of few, yes or no.

use super::{Field, Glyph, Icon, unique_id};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys;

/// Something that can be chosen: its value, and the words for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    pub label: String,
}

impl Choice {
    /// A value and the words for it.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into() }
    }
}

/// One of many, from a list that drops down.
#[component]
pub fn Select(
    #[prop(into)] label: TextProp,
    #[prop(into)] choices: Signal<Vec<Choice>>,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] on_change: Callback<String>,
    #[prop(optional, into)] hint: Option<TextProp>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional, into)] disabled: Signal<bool>,
    /// In a table or toolbar the label is only spoken.
    #[prop(optional)]
    is_label_hidden: bool,
) -> impl IntoView {
    let id = unique_id("select");
    let spoken = label.clone();
    let select = view! {
        <span class="select">
            <select
                id=id.clone()
                class="input"
                aria-label=move || is_label_hidden.then(|| spoken.get())
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                disabled=disabled
                on:change:target=move |event| on_change.run(event.target().value())
            >
                {move || choices.get().into_iter().map(|Choice { value: own, label }| {
                    let chosen = own.clone();
                    view! { <option value=own prop:selected=move || value.with(|value| *value == chosen)>{label}</option> }
                }).collect_view()}
            </select>
            <Icon glyph=Glyph::ChevronDown />
        </span>
    };
    if is_label_hidden { select.into_any() } else { view! { <Field id=id label hint error>{select}</Field> }.into_any() }
}

/// Yes or no.
#[component]
pub fn Checkbox(
    #[prop(into)] label: TextProp,
    #[prop(into)] checked: Signal<bool>,
    #[prop(into)] on_change: Callback<bool>,
    #[prop(optional, into)] hint: Option<TextProp>,
    #[prop(optional, into)] disabled: Signal<bool>,
) -> impl IntoView {
    view! {
        <label class="check">
            <input
                type="checkbox"
                class="check-box"
                prop:checked=checked
                disabled=disabled
                on:change:target=move |event| on_change.run(event.target().checked())
            />
            <span class="check-text">
                <span>{move || label.get()}</span>
                {hint.map(|hint| view! { <span class="field-hint">{move || hint.get()}</span> })}
            </span>
        </label>
    }
    .into_any()
}

/// One of a few, all in sight: radio buttons that look like one bar.
#[component]
pub fn Segmented(
    /// What is being chosen; spoken only.
    #[prop(into)]
    label: TextProp,
    #[prop(into)] choices: Signal<Vec<Choice>>,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] on_change: Callback<String>,
) -> impl IntoView {
    let group = unique_id("segment");
    view! {
        <div class="segmented" role="radiogroup" aria-label=move || label.get()>
            {move || choices.get().into_iter().map(|Choice { value: own, label }| {
                let (sent, shown) = (own.clone(), own);
                view! {
                    <label class="segment">
                        <input
                            type="radio"
                            name=group.clone()
                            prop:checked=move || value.with(|value| *value == shown)
                            on:change=move |_| on_change.run(sent.clone())
                        />
                        {label}
                    </label>
                }
            }).collect_view()}
        </div>
    }
    .into_any()
}

/// Sections of a page or saved views of a list: links, since what is shown belongs in the address.
#[component]
pub fn Tabs(
    #[prop(into)] label: TextProp,
    /// The value of a choice is the address that it leads to.
    #[prop(into)]
    tabs: Signal<Vec<Choice>>,
    #[prop(into)] current: Signal<String>,
) -> impl IntoView {
    let node = NodeRef::<leptos::html::Nav>::new();
    // On a phone there are more than fit: the one that is shown is in sight.
    Effect::new(move || {
        current.track();
        let Some(tabs) = node.get() else { return };
        let shown = tabs.query_selector("[aria-current]").ok().flatten().and_then(|tab| tab.dyn_into::<web_sys::HtmlElement>().ok());
        if let Some(tab) = shown {
            let beside = (tabs.client_width() - tab.offset_width()) / 2;
            tabs.set_scroll_left(tab.offset_left() - tabs.offset_left() - beside);
        }
    });
    view! {
        <nav node_ref=node class="tabs" aria-label=move || label.get()>
            {move || tabs.get().into_iter().map(|Choice { value: href, label }| {
                let own = href.clone();
                view! {
                    <a class="tab" href=href aria-current=move || current.with(|current| *current == own).then_some("page")>{label}</a>
                }
            }).collect_view()}
        </nav>
    }
    .into_any()
}
