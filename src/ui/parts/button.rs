//! Buttons, and links that look like them.

use super::{Glyph, Icon};
use leptos::prelude::*;

/// How much a button asks to be pressed. A page has one primary button.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    Primary,
    #[default]
    Secondary,
    Ghost,
    /// What cannot be undone.
    Danger,
}

/// Height of a control.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ControlSize {
    Small,
    #[default]
    Normal,
    Large,
}

pub(super) fn class(kind: ButtonKind, size: ControlSize, is_icon: bool) -> String {
    let kind = match kind {
        ButtonKind::Primary => "button-primary",
        ButtonKind::Secondary => "button-secondary",
        ButtonKind::Ghost => "button-ghost",
        ButtonKind::Danger => "button-danger",
    };
    let size = match size {
        ControlSize::Small => " button-small",
        ControlSize::Normal => "",
        ControlSize::Large => " button-large",
    };
    format!("button {kind}{size}{}", if is_icon { " button-icon" } else { "" })
}

/// The tooltip: what an icon means, and the key that does the same.
fn tooltip(label: Option<&TextProp>, shortcut: &str) -> Option<String> {
    match (label, shortcut) {
        (None, "") => None,
        (None, key) => Some(key.to_owned()),
        (Some(label), "") => Some(label.get().to_string()),
        (Some(label), key) => Some(format!("{} ({key})", label.get())),
    }
}

/// A button. Without children it is an icon alone and needs a `label`, which it is called and shows as a tooltip.
#[component]
pub fn Button(
    #[prop(optional, into)] on_press: Option<Callback<()>>,
    #[prop(optional)] kind: ButtonKind,
    #[prop(optional)] size: ControlSize,
    #[prop(optional)] icon: Option<Glyph>,
    #[prop(optional, into)] label: Option<TextProp>,
    /// The key that does the same, shown in the tooltip; the shell listens for it.
    #[prop(optional)]
    shortcut: &'static str,
    #[prop(optional, into)] disabled: Signal<bool>,
    /// Works on it: the icon spins and further presses do nothing.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Sends the form that it stands in.
    #[prop(optional)]
    is_submit: bool,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let (called, hint) = (label.clone(), label);
    let class = class(kind, size, children.is_none());
    // What tells how far it is may say so a hundred times.
    let busy = Memo::new(move |_| busy.get());
    let press = move |_| {
        if !busy.get_untracked()
            && let Some(on_press) = on_press
        {
            on_press.run(());
        }
    };
    view! {
        <button
            type=if is_submit { "submit" } else { "button" }
            class=class
            aria-label=move || called.as_ref().map(TextProp::get)
            title=move || tooltip(hint.as_ref(), shortcut)
            aria-busy=move || busy.get().then_some("true")
            disabled=disabled
            on:click=press
        >
            {move || if busy.get() {
                view! { <Icon glyph=Glyph::Busy is_spinning=true /> }.into_any()
            } else {
                icon.map(|glyph| view! { <Icon glyph /> }).into_any()
            }}
            {children.map(|children| children())}
        </button>
    }
    .into_any()
}

/// A link that looks like a button, for going to a page.
#[component]
pub fn LinkButton(
    #[prop(into)] href: TextProp,
    #[prop(optional)] kind: ButtonKind,
    #[prop(optional)] size: ControlSize,
    #[prop(optional)] icon: Option<Glyph>,
    #[prop(optional, into)] label: Option<TextProp>,
    #[prop(optional)] shortcut: &'static str,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let (called, hint) = (label.clone(), label);
    let class = class(kind, size, children.is_none());
    view! {
        <a
            class=class
            href=move || href.get()
            aria-label=move || called.as_ref().map(TextProp::get)
            title=move || tooltip(hint.as_ref(), shortcut)
        >
            {icon.map(|glyph| view! { <Icon glyph /> })}
            {children.map(|children| children())}
        </a>
    }
    .into_any()
}
