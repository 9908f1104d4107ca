//! Fields to type into: with a label, a hint, and an error beside them.

use super::{Glyph, Icon, unique_id};
use crate::ui::device::use_language;
use crate::ui::words;
use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::prelude::*;

/// What is typed, which decides the keyboard of a phone and the browser's own picker.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InputKind {
    #[default]
    Text,
    /// Several lines.
    Paragraph,
    Email,
    Phone,
    /// Decimal text, right-aligned; read in `exchange`, never as a float.
    Number,
    /// `2026-11-21`.
    Date,
    /// `14:30`.
    Time,
}

impl InputKind {
    const fn type_name(self) -> &'static str {
        match self {
            Self::Text | Self::Paragraph | Self::Number => "text",
            Self::Email => "email",
            Self::Phone => "tel",
            Self::Date => "date",
            Self::Time => "time",
        }
    }

    const fn input_mode(self) -> Option<&'static str> {
        match self {
            Self::Number => Some("decimal"),
            _ => None,
        }
    }
}

/// A label, whatever is labelled, and a hint or an error below it. The labelled element takes `id`.
#[component]
pub fn Field(
    #[prop(into)] id: String,
    #[prop(into)] label: TextProp,
    #[prop(default = None)] hint: Option<TextProp>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] is_optional: bool,
    children: Children,
) -> impl IntoView {
    let language = use_language();
    let note = format!("{id}-note");
    view! {
        <div class="field">
            <label class="field-label" for=id>
                {move || label.get()}
                {is_optional.then(|| view! { " " <span class="field-optional">{words::parts::optional(language)}</span> })}
            </label>
            {children()}
            <div id=note aria-live="polite">
                {move || match (error.get(), &hint) {
                    (Some(error), _) => view! { <p class="field-error"><Icon glyph=Glyph::Alert />{error}</p> }.into_any(),
                    (None, Some(hint)) => view! { <p class="field-hint">{hint.get()}</p> }.into_any(),
                    (None, None) => ().into_any(),
                }}
            </div>
        </div>
    }
    .into_any()
}

/// A field of a form: what is typed is a draft in `value` until the form is sent. `on_save` is told on blur and Enter.
#[component]
pub fn TextField(
    #[prop(into)] label: TextProp,
    value: RwSignal<String>,
    #[prop(optional)] kind: InputKind,
    #[prop(optional, into)] hint: Option<TextProp>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional, into)] placeholder: Option<TextProp>,
    #[prop(optional)] is_optional: bool,
    #[prop(optional, into)] on_save: Option<Callback<String>>,
    /// The `<datalist>` with suggestions; none if empty.
    #[prop(optional, into)]
    list: String,
) -> impl IntoView {
    let id = unique_id("field");
    let list = (!list.is_empty()).then_some(list);
    let note = format!("{id}-note");
    let save = move |_| {
        // A field that leaves the page changes after its signals are gone.
        if let (Some(on_save), Some(value)) = (on_save, value.try_get_untracked()) {
            on_save.run(value);
        }
    };
    let is_wrong = move || error.with(Option::is_some).then_some("true");
    let placeholder = move || placeholder.as_ref().map(TextProp::get);
    let of = id.clone();
    let input = if kind == InputKind::Paragraph {
        view! {
            <textarea
                id=id
                class="input"
                rows=3
                prop:value=value
                placeholder=placeholder
                aria-invalid=is_wrong
                aria-describedby=note
                on:input:target=move |event| value.set(event.target().value())
                on:change=save
            ></textarea>
        }
        .into_any()
    } else {
        view! {
            <input
                id=id
                class="input"
                class:input-number=kind == InputKind::Number
                type=kind.type_name()
                inputmode=kind.input_mode()
                autocomplete="off"
                list=list
                prop:value=value
                placeholder=placeholder
                aria-invalid=is_wrong
                aria-describedby=note
                on:input:target=move |event| value.set(event.target().value())
                on:change=save
            />
        }
        .into_any()
    };
    view! { <Field id=of label hint error is_optional>{input}</Field> }
}

/// A single value that is text until it is pointed at: saved on blur or Enter, taken back with Esc.
///
/// Nothing is saved while an input method is composing, nor when nothing changed.
#[component]
pub fn InlineField(
    /// What it is called by a screen reader; the sighted see it beside the field.
    #[prop(into)]
    label: TextProp,
    /// The saved value. A refused draft goes back to it.
    #[prop(into)]
    value: Signal<String>,
    #[prop(into)] on_save: Callback<String>,
    #[prop(optional)] kind: InputKind,
    #[prop(optional, into)] placeholder: Option<TextProp>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    /// The `<datalist>` with suggestions; none if empty.
    #[prop(optional, into)]
    list: String,
) -> impl IntoView {
    let list = (!list.is_empty()).then_some(list);
    let input = NodeRef::<leptos::html::Input>::new();
    let revert = move || {
        if let Some(input) = input.get_untracked() {
            input.set_value(&value.get_untracked());
        }
    };
    let save = move |_: FocusEvent| {
        // A field that leaves the page loses the focus after its signals are gone.
        if let Some(Some(input)) = input.try_get_untracked()
            && let Some(saved) = value.try_get_untracked()
        {
            let typed = input.value().trim().to_owned();
            if typed != saved {
                on_save.run(typed);
            }
        }
    };
    let keys = move |event: KeyboardEvent| {
        if event.is_composing() {
            return;
        }
        match event.key().as_str() {
            "Escape" => {
                event.stop_propagation();
                revert();
            }
            "Enter" => {}
            _ => return,
        }
        // Leaving the field is what saves it.
        if let Some(input) = input.get_untracked() {
            let _ = input.blur();
        }
    };
    view! {
        <input
            node_ref=input
            class="input input-inline"
            class:input-number=kind == InputKind::Number
            type=kind.type_name()
            inputmode=kind.input_mode()
            autocomplete="off"
            list=list
            prop:value=value
            aria-label=move || label.get()
            aria-invalid=move || error.with(Option::is_some).then_some("true")
            placeholder=move || placeholder.as_ref().map(TextProp::get)
            on:blur=save
            on:keydown=keys
        />
        {move || error.get().map(|error| view! { <p class="field-error" role="alert"><Icon glyph=Glyph::Alert />{error}</p> })}
    }
    .into_any()
}
