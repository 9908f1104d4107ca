//! What floats beside a button: "why" a figure is what it is, and menus. Native popovers: Esc and a press elsewhere close them.

use super::{ButtonKind, ControlSize, Glyph, Icon, unique_id};
use crate::ui::device::use_language;
use crate::ui::words;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys;

/// How a figure came to be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reason {
    /// The formula in words or signs, with its numbers filled in where that helps.
    pub formula: String,
    /// What went in: name and formatted value.
    pub inputs: Vec<(String, String)>,
    /// Number of cases, formatted.
    pub n_cases: Option<String>,
    /// From when to when, formatted.
    pub period: Option<String>,
}

/// Whether the popover is shown, followed by its `toggle` event.
fn shown_by(event: &web_sys::Event) -> bool {
    event.dyn_ref::<web_sys::ToggleEvent>().is_some_and(|event| event.new_state() == "open")
}

/// A small question mark behind a figure that tells its formula, inputs, cases and period. Content is made when it opens.
#[component]
pub fn Why(
    /// What the figure is called.
    #[prop(into)]
    figure: TextProp,
    #[prop(into)] reason: Signal<Reason>,
    /// More to say, such as what would move it up.
    #[prop(optional)]
    children: Option<ChildrenFn>,
) -> impl IntoView {
    let language = use_language();
    let id = unique_id("why");
    let open = RwSignal::new(false);
    let name = figure.clone();
    let content = move || {
        open.get().then(|| {
            let reason = reason.get();
            let inputs = reason.inputs.into_iter().map(|(name, value)| view! { <dt>{name}</dt><dd>{value}</dd> }).collect_view();
            view! {
                <h3>{name.get()}</h3>
                <p class="why-formula">{reason.formula}</p>
                <dl class="facts facts-numeric">{inputs}</dl>
                {children.as_ref().map(|children| children())}
                <p class="why-foot row">
                    {reason.n_cases.map(|n| view! { <span>{words::parts::n_cases(language, n)}</span> })}
                    {reason.period.map(|period| view! { <span>{words::parts::period(language, period)}</span> })}
                </p>
            }
        })
    };
    let label = move || words::parts::why_of(language, figure.get());
    view! {
        <button type="button" class="why-button" popovertarget=id.clone() aria-label=label title=words::parts::why(language)>
            <Icon glyph=Glyph::Question />
        </button>
        <div id=id class="popover why" popover="auto" on:toggle=move |event| open.set(shown_by(&event))>
            {content}
        </div>
    }
    .into_any()
}

/// A button that opens a list of actions or switches. A press on a `.menu-item` button closes it.
#[component]
pub fn Menu(
    #[prop(into)] label: TextProp,
    #[prop(optional)] icon: Option<Glyph>,
    /// Shows the icon alone; the label is then spoken and a tooltip.
    #[prop(optional)]
    is_icon_only: bool,
    #[prop(optional)] kind: Option<ButtonKind>,
    #[prop(optional)] size: ControlSize,
    children: ChildrenFn,
) -> impl IntoView {
    let id = unique_id("menu");
    let open = RwSignal::new(false);
    let popover = NodeRef::<leptos::html::Div>::new();
    let (called, hint, shown) = (label.clone(), label.clone(), label);
    let close = move |event: leptos::ev::MouseEvent| {
        let pressed = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let is_item = pressed.and_then(|element| element.closest("button.menu-item, a.menu-item").ok().flatten()).is_some();
        if let Some(popover) = popover.get_untracked()
            && is_item
        {
            // Fails only if it is hidden already.
            let _ = popover.hide_popover();
        }
    };
    view! {
        <button
            type="button"
            class=super::button::class(kind.unwrap_or(ButtonKind::Ghost), size, is_icon_only)
            popovertarget=id.clone()
            aria-haspopup="true"
            aria-expanded=move || if open.get() { "true" } else { "false" }
            aria-label=move || is_icon_only.then(|| called.get())
            title=move || is_icon_only.then(|| hint.get())
        >
            {icon.map(|glyph| view! { <Icon glyph /> })}
            {(!is_icon_only).then(|| view! { <span>{move || shown.get()}</span> })}
        </button>
        <div node_ref=popover id=id class="popover menu" popover="auto" on:toggle=move |event| open.set(shown_by(&event)) on:click=close>
            {move || open.get().then(|| children())}
        </div>
    }
    .into_any()
}

/// One action of a [`Menu`].
#[component]
pub fn MenuItem(
    #[prop(into)] on_press: Callback<()>,
    #[prop(optional)] icon: Option<Glyph>,
    #[prop(optional)] shortcut: &'static str,
    #[prop(optional)] is_danger: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <button type="button" class="menu-item" class:menu-item-danger=is_danger on:click=move |_| on_press.run(())>
            {icon.map(|glyph| view! { <Icon glyph /> })}
            {children()}
            {(!shortcut.is_empty()).then(|| view! { <span class="kbd">{shortcut}</span> })}
        </button>
    }
    .into_any()
}
